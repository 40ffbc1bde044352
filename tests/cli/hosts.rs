//! Hosts: pages of real shape, with what is found in each, and what every fix changes of it.

use std::path::{Path, PathBuf};

use mermaidc::source::{Source, SourceKind, charts};

use crate::common::{folder, get, run};

fn pages() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/hosts");
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|end| end != "golden"));
    paths.sort();
    paths
}

/// What stands around the charts of a page, with a mark for each chart.
fn outside(name: &str, text: &str) -> String {
    let kind = SourceKind::from_name(name).expect("a host");
    let page = Source::new(name, text);
    let mut rest = String::new();
    let mut at = 0;
    for chart in charts(&page, kind) {
        rest += &text[at..chart.span.start as usize];
        rest += "\u{1}";
        at = chart.span.end as usize;
    }
    rest + &text[at..]
}

/// A page of each: Quarto, R Markdown, Markdown by other extensions, shortcodes, MDX, elements in HTML and in
/// Markdown, reStructuredText, MyST, AsciiDoc, notebooks, comments of Rust, and lines that end as on Windows.
const WANTED: [&str; 14] = [
    "report.qmd",
    "analysis.Rmd",
    "rules.mdc",
    "shortcodes.md",
    "component.mdx",
    "page.html",
    "elements.md",
    "guide.rst",
    "myst.md",
    "guide.adoc",
    "book.ipynb",
    "docs.rs",
    "windows.html",
    "windows.md",
];

/// A page's findings, and the difference that all fixes make, beside it.
#[test]
fn findings_and_fixes_in_every_host() {
    let pages = pages();
    let names = pages.iter().filter_map(|page| page.file_name()?.to_str());
    let missing: Vec<&str> = {
        let names: Vec<&str> = names.collect();
        let wanted = WANTED.into_iter();
        wanted.filter(|wanted| !names.contains(wanted)).collect()
    };
    assert!(missing.is_empty(), "{missing:?}");
    for page in pages {
        let name = page.file_name().expect("a name").to_string_lossy();
        let text = std::fs::read_to_string(&page).expect("a page");
        let dir = folder(&[(&name, &text)]);
        let found = run(
            dir.path(),
            &["check", "--format", "concise", "--no-config", &name],
        );
        let diff = run(
            dir.path(),
            &["check", "--diff", "--unsafe-fixes", "--no-config", &name],
        );
        // Places and edits of every host are held.
        let found_here = found.out.lines().filter(|line| line.starts_with(&*name));
        assert!(found_here.count() > 0, "{name}: nothing is found");
        assert!(!diff.out.is_empty(), "{name}: nothing is fixed");
        let golden = format!("{}\n{}", found.out, diff.out).replace('\r', "␍");
        let place = page.with_file_name(format!("{name}.golden"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&place, &golden).expect("written");
        }
        let expected = std::fs::read_to_string(&place).expect("a golden file");
        assert_eq!(golden, expected, "{name}");
        // Fixes leave a host of its own kind: what was read before is read after, and nothing else changes.
        run(
            dir.path(),
            &["check", "--fix", "--unsafe-fixes", "--no-config", &name],
        );
        let fixed = get(dir.path(), &name);
        let again = run(
            dir.path(),
            &["check", "--diff", "--unsafe-fixes", "--no-config", &name],
        );
        assert_eq!(again.out, "", "{name}: a second run changes nothing more");
        if name.ends_with("ipynb") {
            let json: Result<serde_json::Value, _> = serde_json::from_str(&fixed);
            assert!(json.is_ok(), "{fixed}");
        }
        // Whatever a fix touched stands in a chart.
        assert_eq!(outside(&name, &fixed), outside(&name, &text), "{name}");
    }
}

#[test]
fn a_walk_reads_every_host_and_counts_what_it_does_not_read() {
    let chart = "graph TD\n  A --> B\n";
    let files = [
        ("a.mmd", chart.to_owned()),
        ("b.qmd", format!("```{{mermaid}}\n{chart}```\n")),
        (
            "c.html",
            format!("<pre class=\"mermaid\">\n{chart}</pre>\n"),
        ),
        (
            "d.rst",
            ".. mermaid::\n\n   graph TD\n     A --> B\n".to_owned(),
        ),
        ("e.adoc", format!("[mermaid]\n----\n{chart}----\n")),
        (
            "f.rs",
            "//! ```mermaid\n//! graph TD\n//! A --> B\n//! ```\n".to_owned(),
        ),
        ("g.rs", "fn main() {}\n".to_owned()),
        ("h.html", "<p>nothing</p>\n".to_owned()),
        (
            "i.org",
            "#+begin_src mermaid\ngraph TD\n#+end_src\n".to_owned(),
        ),
        (
            "j.vue",
            "<template><div class=\"mermaid\">{{ x }}</div></template>\n".to_owned(),
        ),
        (
            "k.mdx",
            "<Mermaid chart={`graph TD\n A --> ${b}`} />\n".to_owned(),
        ),
    ];
    let files: Vec<(&str, &str)> = files
        .iter()
        .map(|(name, text)| (*name, text.as_str()))
        .collect();
    let dir = folder(&files);
    let all = run(dir.path(), &["check"]);
    assert_eq!(all.code, 0, "{all:?}");
    assert_eq!(
        all.out,
        "6 charts in 7 files checked; nothing found; not read: 1 that templates or scripts make, 2 in .org, .vue files\n"
    );
    assert_eq!(run(dir.path(), &["check", "--deny", "unread"]).code, 1);
    assert_eq!(
        run(dir.path(), &["check", "--deny", "unread", "k.mdx"]).code,
        1
    );
    assert_eq!(
        run(
            dir.path(),
            &["check", "--deny", "unread", "a.mmd", "c.html"]
        )
        .code,
        0
    );
    let counted = run(dir.path(), &["check", "--statistics"]);
    let languages: Vec<&str> = counted
        .out
        .lines()
        .skip_while(|line| !line.contains("language"))
        .collect();
    assert_eq!(
        languages,
        [
            "  charts  files  language",
            "       1      1  asciidoc",
            "       1      1  html",
            "       1      1  markdown",
            "       1      1  mermaid",
            "       1      1  rest",
            "       1      1  rust",
        ]
    );
    let json = run(dir.path(), &["check", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json.out).expect("JSON");
    assert_eq!(json["summary"]["made"], 1);
    assert_eq!(json["summary"]["elsewhere"][".org"], 1);
}
