//! Drawings of characters: as the golden files have them, in the columns that there are, and whole.
//!
//! `UPDATE_GOLDEN=1 cargo test --test outputs text` writes the golden files anew.

use std::path::Path;

use mermaidc::config::Settings;
use mermaidc::driver::{self, Options, Request};
use mermaidc::source::{Source, SourceKind};

/// A chart as it is drawn.
fn characters(text: &str, options: Options) -> String {
    let request = Request::new(driver::emitter("text").expect("a target")).options(options);
    let source = Source::new("a.mmd", text);
    let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &Settings::default());
    compilation.result.expect("drawn").remove(0).text
}

fn in_columns(width: usize, ascii: bool) -> Options {
    Options::default().with(|o| {
        o.width = Some(width);
        o.ascii = ascii;
    })
}

/// The columns of a line, where those of East Asia and emoji take two.
fn columns(line: &str) -> usize {
    unicode_width::UnicodeWidthStr::width(line)
}

#[test]
fn golden_files() {
    for name in ["flowchart", "sequence", "arrows", "state", "regions"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/text");
        let chart = std::fs::read_to_string(folder.join(format!("{name}.mmd")));
        let chart = chart.expect("a chart");
        let unicode = characters(&chart, Options::default());
        assert!(unicode.lines().all(|line| columns(line) <= 80), "{unicode}");
        let ascii = characters(&chart, in_columns(60, true));
        let drawn = format!("{unicode}\n{}\n\n{ascii}", "-".repeat(80));
        let path = folder.join(format!("{name}.txt"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&path, &drawn).expect("written");
        }
        let known = std::fs::read_to_string(&path).unwrap_or_default();
        assert_eq!(drawn, known, "{name}");
    }
}

#[test]
fn participants_stand_below_their_lifelines_unless_the_chart_says_no() {
    let chart = "sequenceDiagram\n    Alice->>Bob: hi\n";
    let without = format!("%%{{init: {{\"sequence\": {{\"mirrorActors\": false}}}}}}%%\n{chart}");
    for (text, times) in [(chart, 2), (without.as_str(), 1)] {
        let drawn = characters(text, in_columns(80, false));
        assert_eq!(drawn.matches("Alice").count(), times, "{drawn}");
        let svg = Request::new(driver::emitter("svg").expect("a target"));
        let source = Source::new("a.mmd", text);
        let settings = Settings::default();
        let made = driver::compile(&source, SourceKind::Mermaid, &svg, &settings);
        let svg = &made.result.expect("drawn")[0].text;
        assert_eq!(svg.matches("Alice").count(), times, "{svg}");
    }
}

#[test]
fn no_text_is_cut() {
    let long = "supercalifragilisticexpialidocious and a few more words";
    let chart = format!(
        "sequenceDiagram\n  participant A as {long}\n  A->>B: {long}\n  B->>B: {long}\n  Note over A: {long}\n  \
         loop {long}\n  A->>B: x\n  end\n"
    );
    for width in [20, 40, 80, 200] {
        let drawn = characters(&chart, in_columns(width, true));
        let letters = drawn.matches(|c: char| c.is_alphabetic()).count();
        // Two heads of each participant, and the words of the fragment and of what is in it.
        let all = long.matches(|c: char| c.is_alphabetic()).count();
        assert_eq!(letters, 6 * all + "BBloopx".len(), "{drawn}");
    }
}

#[test]
fn wide_characters_keep_the_borders_straight() {
    let chart = "sequenceDiagram\n  participant A as 日本語\n  A->>A: e\u{301}te\u{301} 🚀\n";
    let drawn = characters(chart, Options::default());
    let heads: Vec<usize> = (drawn.lines())
        .filter(|line| line.contains(['┌', '日', '└']) && !line.contains('🚀'))
        .map(columns)
        .collect();
    assert!(heads.windows(2).all(|pair| pair[0] == pair[1]), "{drawn}");
    assert!(drawn.contains("e\u{301}te\u{301} 🚀"), "{drawn}");
}

#[test]
fn a_chart_that_is_too_large_is_refused() {
    let mut chart = "sequenceDiagram\n".to_owned();
    for i in 0..10_000 {
        chart.push_str(&format!("A->>B: {i}\n"));
    }
    let request = Request::new(driver::emitter("text").expect("a target"));
    let source = Source::new("a.mmd", chart);
    let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &Settings::default());
    assert!(compilation.result.is_err());
    let found = &compilation.checked.diagnostics;
    assert!(found.iter().any(|d| d.message.contains("too large")));
}

#[test]
fn a_terminal_shows_a_chart() {
    let chart =
        "flowchart LR\n    A[Start] --> B{Ready?}\n    B -->|no| A\n    B -->|yes| C((Go))\n";
    let drawn = characters(chart, Options::default());
    for part in [" Start ", "Ready?", " no ", "▶", "◀", "╭"] {
        assert!(drawn.contains(part), "{part}\n{drawn}");
    }
    let ascii = characters(
        chart,
        Options::default().with(|o| {
            o.ascii = true;
            o.width = Some(30);
        }),
    );
    assert!(ascii.is_ascii(), "{ascii}");
    assert!(ascii.lines().all(|line| line.len() <= 30), "{ascii}");
}
