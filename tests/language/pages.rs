//! Charts in pages of many shapes: fixes change no byte outside charts, and the charts as they change them alone.

use std::path::Path;
use std::sync::LazyLock;

use mermaidc::config::Settings;
use mermaidc::diagnostic::{Applicability, Severity};
use mermaidc::driver::{self, FixOptions};
use mermaidc::source::{Source, SourceKind, charts};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// How many pages are made: `RANDOM_PAGES=5000` for a long search.
fn pages() -> u32 {
    let asked = std::env::var("RANDOM_PAGES").ok();
    asked.and_then(|text| text.parse().ok()).unwrap_or(150)
}

/// Every chart of the fixtures with a mistake, without line breaks that no page keeps.
static CHARTS: LazyLock<Vec<String>> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/refusals/flowchart");
    let entries = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths.retain(|path| path.extension().is_some_and(|end| end == "mmd"));
    let texts = paths
        .iter()
        .map(|path| std::fs::read_to_string(path).expect("a chart"));
    texts
        .filter(|text| !text.contains('\r') && !text.contains("```"))
        .collect()
});

/// What stands around charts: what looks like one, and what editors leave after.
const AROUND: &[&str] = &[
    "Plain prose, A -> B, and A[f(x)] --> [more].",
    "# A heading #",
    "Trailing spaces  ",
    "\ttab\t",
    "| a | b |\n|---|---|\n| A -> B | [x |",
    "```js\nif (a -> b) { c[0] }\n```",
    "```text\nflowchart TD\n  A -> B\n```",
    "    flowchart TD\n      A -> B",
    "<div>\n\nflowchart TD\nA -> B\n\n</div>",
    "<!-- a comment\n```mermaid\ngraph TD\nA -> B\n```\n-->",
    "~~~~\n```mermaid\ngraph TD\nA -> B\n```\n~~~~",
    "Ünïcödé, 開始, 🚀\u{200b}\u{a0}",
    "- a list\n- [x] of two",
    "> a quote -> b",
    "[link]: https://a.example/?x=[y]",
    "$$ a -> b $$",
    "subgraph S",
    "end",
];

/// A block of a page: prose, or a chart in its container.
fn block() -> impl Strategy<Value = String> {
    let around = proptest::sample::select(AROUND).prop_map(str::to_owned);
    let chart = (0..CHARTS.len(), 0..7usize).prop_map(|(chart, container)| {
        let (open, close) = [
            ("```mermaid", "```"),
            (":::mermaid", ":::"),
            ("~~~~ mermaid", "~~~~~"),
        ][container % 3];
        let fence = format!("{open}\n{}\n{close}", CHARTS[chart].trim_end_matches('\n'));
        let with = |first: &str, rest: &str| {
            let lines = fence.lines().enumerate();
            let lines =
                lines.map(|(i, line)| format!("{}{line}", if i == 0 { first } else { rest }));
            lines.collect::<Vec<_>>().join("\n")
        };
        match container {
            0..=2 => fence,
            3 => with("> ", "> "),
            4 => with("1. ", "   "),
            5 => with("- > ", "  > "),
            _ => with("  ", "  "),
        }
    });
    prop_oneof![around, chart]
}

fn page() -> impl Strategy<Value = String> {
    let blocks = proptest::collection::vec(block(), 1..8);
    let ends = proptest::sample::select(&["\n", "\r\n"]);
    let marks = (any::<bool>(), any::<bool>(), any::<bool>());
    (blocks, ends, marks).prop_map(|(blocks, end, (bom, front, last))| {
        let mut page = String::from(if front {
            "---\ntitle: A -> B\n---\n\n"
        } else {
            ""
        });
        page += &blocks.join("\n\n");
        page += if last { "\n" } else { "" };
        format!(
            "{}{}",
            if bom { "\u{feff}" } else { "" },
            page.replace('\n', end)
        )
    })
}

/// The texts between the charts of a page.
fn outside(source: &Source) -> Vec<String> {
    let mut from = 0;
    let mut texts = Vec::new();
    for chart in charts(source, SourceKind::Markdown) {
        texts.push(source.text()[from..chart.span.start as usize].to_owned());
        from = chart.span.end as usize;
    }
    texts.push(source.text()[from..].to_owned());
    texts
}

fn fixed(name: &str, text: &str, kind: SourceKind, applicability: Applicability) -> Source {
    let options = FixOptions {
        applicability,
        severity: Severity::Info,
    };
    driver::fix(
        &Source::new(name, text),
        kind,
        &Settings::default(),
        options,
    )
    .source
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(pages()) })]

    #[test]
    fn fixes_change_no_byte_outside_charts(page in page()) {
        let source = Source::new("page.md", page.as_str());
        for applicability in [Applicability::Safe, Applicability::Unsafe] {
            let fixed = fixed("page.md", &page, SourceKind::Markdown, applicability);
            prop_assert_eq!(outside(&source), outside(&fixed), "{}\n--- to\n{}", page, fixed.text());
        }
    }
}

/// In a fence at the margin, a chart is fixed as in a file of its own.
#[test]
fn a_chart_in_a_page_is_fixed_as_one_alone() {
    // A chart of one line shows nothing of how the lines of its page begin: no other line is put in.
    for chart in CHARTS
        .iter()
        .filter(|chart| chart.ends_with('\n') && chart.lines().count() > 1)
    {
        let alone = fixed("a.mmd", chart, SourceKind::Mermaid, Applicability::Safe);
        let page = format!("# P\n\n```mermaid\n{chart}```\n\ntail");
        let inside = fixed("p.md", &page, SourceKind::Markdown, Applicability::Safe);
        let expected = format!("# P\n\n```mermaid\n{}```\n\ntail", alone.text());
        assert_eq!(inside.text(), expected, "{chart}");
    }
}
