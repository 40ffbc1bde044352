use proptest::prelude::*;

use super::*;
use crate::driver::findings::find;

/// What pages of charts are made of.
const PIECES: &[&str] = &[
    "```mermaid\n",
    "```\n",
    "flowchart TD\n",
    "sequenceDiagram\n",
    "    A --> B\n",
    "    A{Paid?} -->|Yes| B\n",
    "    A->>B: hi\n",
    "    A[a (b)] --> B:::hot\n",
    "    B -> C\n",
    "prose é\n",
    "\n",
    "> ",
    "- ",
    "  ",
    "<!-- mermaidc: skip -->\n",
    "<!-- mermaidc: skip-start -->\n",
    "<!-- mermaidc: allow dead-end -->\n",
    "%% mermaidc: skip\n",
    "%% mermaidc: allow dead-end\n",
    "<style>.hot { fill: red }</style>\n",
    "<pre class=\"mermaid\">\nflowchart TD\n  A --> B\n</pre>\n",
    "```mermaid\nflowchart LR\n    A --> B\n    B --> A\n```\n",
    "```mermaid\nerDiagram\n    A ||--o{ B : has\n```\n",
];

fn page() -> impl Strategy<Value = Vec<&'static str>> {
    prop::collection::vec(prop::sample::select(PIECES), 0..24)
}

/// Everything that a finding says.
fn shown(diagnostics: &[Diagnostic]) -> Vec<String> {
    let shown = diagnostics.iter().map(|finding| format!("{finding:?}"));
    shown.collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn edits_leave_what_a_first_look_finds(
        mut pieces in page(),
        edits in prop::collection::vec((0usize..24, 0usize..3, prop::sample::select(PIECES)), 1..8),
    ) {
        let settings = Settings::default();
        let mut live = Live::default();
        for (at, how, piece) in edits {
            let at = at.min(pieces.len());
            match how {
                0 if at < pieces.len() => { pieces.remove(at); }
                1 if at < pieces.len() => pieces[at] = piece,
                _ => pieces.insert(at, piece),
            }
            let source = Source::new("page.md", pieces.concat());
            live.update(&source, SourceKind::Markdown, &settings);
            let first = find(&source, SourceKind::Markdown, &settings);
            prop_assert_eq!(shown(live.diagnostics()), shown(&first.diagnostics));
            for (live, first) in live.charts().iter().zip(&first.charts) {
                prop_assert_eq!(&live.chart.text.text, &first.chart.text.text);
                let keyword = live.reading().outline().keyword;
                if !keyword.is_empty() {
                    prop_assert_eq!(live.now(keyword), first.reading.outline().keyword);
                }
                prop_assert_eq!(live.skipped, first.skipped);
            }
        }
    }
}

/// Where a fence does not close, what is said of it depends on what follows.
#[test]
fn a_chart_without_an_end_is_read_again() {
    let begin = "```mermaid\nflowchart TD\n```mermaid\nA --> B\n";
    let settings = Settings::default();
    let mut live = Live::default();
    for rest in [
        "",
        "```\n",
        "```\n> ```mermaid\n",
        "```\n> ```mermaid\n> x\n```mermaid\n",
    ] {
        let source = Source::new("page.md", format!("{begin}{rest}"));
        live.update(&source, SourceKind::Markdown, &settings);
        let first = find(&source, SourceKind::Markdown, &settings);
        assert_eq!(
            shown(live.diagnostics()),
            shown(&first.diagnostics),
            "{rest}"
        );
    }
}

#[test]
fn a_chart_that_only_moved_is_not_read_again() {
    let chart = "```mermaid\nflowchart TD\n    A --> B\n```\n";
    let settings = Settings::default();
    let mut live = Live::default();
    let mut update = |text: String| {
        live.update(
            &Source::new("page.md", text),
            SourceKind::Markdown,
            &settings,
        );
        let charts = live.charts().iter();
        charts.map(|chart| chart.moved).collect::<Vec<_>>()
    };
    let other = chart.replace("A -->", "C -->");
    assert_eq!(update(format!("{chart}\n{other}")), [0, 0]);
    assert_eq!(update(format!("é\n{chart}\n{other}")), [3, 3]);
    assert_eq!(update(format!("{chart}\nx\n{other}")), [0, 2]);
    let changed = chart.replace("B", "D");
    assert_eq!(update(format!("{changed}\n{other}")), [0, 0]);
    assert_eq!(update(format!("{changed}{other}")), [0, -1]);
}

#[test]
fn the_fix_of_an_open_fence_follows_the_page() {
    let settings = Settings::default();
    let mut live = Live::default();
    let page = "```mermaid\nflowchart TD\n```mermaid\n```\n";
    for text in [page.to_owned(), format!("{page}```mermaid\n")] {
        let source = Source::new("page.md", text);
        live.update(&source, SourceKind::Markdown, &settings);
        let first = find(&source, SourceKind::Markdown, &settings);
        assert_eq!(shown(live.diagnostics()), shown(&first.diagnostics));
    }
}
