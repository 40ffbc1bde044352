//! SVG of the fixtures: as the golden files beside them, well-formed, and with nothing alive in it.
//!
//! `UPDATE_GOLDEN=1 cargo test --test outputs svg` writes the golden files anew.

use std::path::{Path, PathBuf};

use mermaidc::config::Settings;
use mermaidc::diagnostic::Level;
use mermaidc::driver::{self, Options, Request, Show, ThemeName};
use mermaidc::emit::Svg;
use mermaidc::source::{Source, SourceKind};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")
}

/// The first chart of a text, drawn.
fn draw(name: &str, text: &str, options: Options) -> String {
    let kind = SourceKind::from_name(name).expect("a known type");
    let request = Request::new(&Svg).options(options).chart(1);
    let source = Source::new(name, text);
    let mut settings = Settings::default();
    // What is drawn here is hostile on purpose.
    for rule in mermaidc::lint::infos() {
        settings.levels.set(rule, Level::Off);
    }
    let compilation = driver::compile(&source, kind, &request, &settings);
    let found = &compilation.checked.diagnostics;
    match compilation.result {
        Ok(mut made) => made.remove(0).text,
        Err(why) => panic!("{name}: {why:?} {found:#?}"),
    }
}

fn read(name: &str) -> String {
    std::fs::read_to_string(fixtures().join(name)).expect("a fixture")
}

#[test]
fn golden_files() {
    let cases = [
        ("communication.md", "svg/communication.svg"),
        ("dot/labels.mmd", "svg/labels.svg"),
        ("dot/links.mmd", "svg/links.svg"),
        ("dot/shapes.mmd", "svg/shapes.svg"),
        ("dot/styles.mmd", "svg/styles.svg"),
        ("dot/subgraphs.md", "svg/subgraphs.svg"),
        ("svg/hostile.mmd", "svg/hostile.svg"),
        ("svg/sequence.mmd", "svg/sequence.svg"),
        ("svg/created.mmd", "svg/created.svg"),
        ("svg/state.mmd", "svg/state.svg"),
        ("svg/c4.mmd", "svg/c4.svg"),
        ("svg/hostile_c4.mmd", "svg/hostile_c4.svg"),
        ("svg/hostile_state.mmd", "svg/hostile_state.svg"),
        ("svg/pie.mmd", "svg/pie.svg"),
        ("dot/class.mmd", "svg/class.svg"),
        ("dot/er.mmd", "svg/er.svg"),
        ("svg/hostile_er.mmd", "svg/hostile_er.svg"),
        ("svg/hostile_class.mmd", "svg/hostile_class.svg"),
        ("svg/hostile_sequence.mmd", "svg/hostile_sequence.svg"),
        ("svg/hostile_pie.mmd", "svg/hostile_pie.svg"),
    ];
    for (name, golden) in cases {
        let text = read(name);
        let drawn = draw(name, &text, Options::default());
        assert_eq!(
            drawn,
            draw(name, &text, Options::default()),
            "{name}: every time the same"
        );
        let path = fixtures().join(golden);
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &drawn).expect("written");
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(drawn == known, "{name} is not drawn as {golden} has it");
    }
}

#[cfg(feature = "png")]
#[test]
fn a_picture_has_pixels() {
    let request = Request::new(driver::emitter("png").expect("a target"))
        .options(Options::default().with(|o| o.scale = Some(2.0)));
    let source = Source::new("a.mmd", "flowchart LR\nA[Zwölf] --> B\n");
    let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &Settings::default());
    let made = compilation.result.expect("drawn").remove(0);
    let picture = made.bytes.as_deref().expect("a picture");
    assert!(picture.starts_with(b"\x89PNG"));
    assert_eq!(made.content(), picture);
    assert!(compilation.checked.diagnostics.is_empty());
}

/// A drawing has only elements and attributes with nothing that runs, loads or needs a style sheet.
#[test]
fn nothing_is_alive() {
    // Each with how many links it has: entities, participants and slices have none.
    let charts = [
        ("svg/hostile.mmd", 1),
        ("svg/hostile_state.mmd", 1),
        ("svg/hostile_c4.mmd", 1),
        ("svg/hostile_class.mmd", 1),
        ("svg/hostile_er.mmd", 0),
        ("svg/hostile_sequence.mmd", 0),
        ("svg/hostile_pie.mmd", 0),
    ];
    for (chart, links) in charts {
        for theme in [None, Some(ThemeName::Auto)] {
            for show in [None, Some(Show::Findings)] {
                let link = "https://example.org/?a=1&b=<2>";
                assert_eq!(links_of(chart, theme, show), vec![link; links], "{chart}");
            }
        }
    }
}

/// The links of a drawing that has nothing alive in it.
fn links_of(chart: &str, theme: Option<ThemeName>, show: Option<Show>) -> Vec<String> {
    let known = [
        "svg", "title", "desc", "rect", "g", "a", "path", "text", "tspan",
    ];
    let options = Options::default().with(|o| {
        o.theme = theme;
        o.show = show;
        o.annotate = true;
    });
    let drawn = draw(chart, &read(chart), options);
    let document = roxmltree::Document::parse(&drawn).expect("well-formed");
    let mut links = Vec::new();
    for node in document.descendants().filter(|node| node.is_element()) {
        let name = node.tag_name().name();
        let styled = theme.is_some() && name == "style";
        assert!(known.contains(&name) || styled, "{chart}: {name}");
        for attribute in node.attributes() {
            assert!(!attribute.name().starts_with("on"), "{attribute:?}");
            assert!(!attribute.value().contains("url("), "{attribute:?}");
            if attribute.name() == "href" {
                links.push(attribute.value().to_owned());
            }
        }
        if styled {
            assert!(!node.text().unwrap_or_default().contains("script"));
        }
    }
    links
}

#[test]
fn the_theme_follows_the_reader_where_that_is_asked_for() {
    let theme = |theme| {
        let options = Options::default().with(|o| o.theme = Some(theme));
        draw("a.mmd", "flowchart LR\nA --> B\n", options)
    };
    assert!(theme(ThemeName::Auto).contains("@media (prefers-color-scheme: dark)"));
    assert!(!theme(ThemeName::Dark).contains("<style"));
    assert!(theme(ThemeName::Dark).contains("#15141f"));
}
