//! No input makes mermaidc panic: bytes, texts that look like charts, trees of arbitrary files.

use crate::common::{pipe, put, run};
use mermaidc::config::Settings;
use mermaidc::source::{Source, SourceKind};
use mermaidc::{diagnostic, driver};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Pieces of charts and pages, to be thrown together.
const PIECES: &[&str] = &[
    "graph TD\n",
    "flowchart LR\n",
    "flowchart-elk\n",
    "sequenceDiagram\n",
    "```mermaid\n",
    "```\n",
    "~~~mermaid\n",
    ":::mermaid\n",
    ":::\n",
    "> ",
    "- ",
    "    ",
    "\t",
    "\r\n",
    "\r",
    "\n",
    ";",
    " ",
    "A",
    "B",
    "end",
    "end\n",
    "subgraph ",
    "subgraph S[x]\n",
    "-->",
    "---",
    "-.->",
    "==>",
    "~~~",
    "--o",
    "x--x",
    "<-->",
    "-- t -->",
    "-->|t|",
    "|",
    "&",
    "[",
    "]",
    "[[",
    "]]",
    "(",
    ")",
    "((",
    "))",
    "{",
    "}",
    "{{",
    "}}",
    "[/",
    "/]",
    "[\\",
    "\\]",
    ">",
    "\"",
    "`",
    "'",
    "@{",
    "@{ shape: rect }",
    "e1@",
    "classDef c fill:#f00\n",
    "class A c\n",
    ":::c",
    "style A fill:red\n",
    "linkStyle 0 stroke:red\n",
    "linkStyle default\n",
    "click A \"u\"\n",
    "click A call f(x)\n",
    "accTitle: t\n",
    "accDescr {\n",
    "direction LR\n",
    "%% c\n",
    "%%{init: {}}%%\n",
    "%% mermaidc: allow dead-end -- x\n",
    "%% mermaidc: question A\n",
    "---\ntitle: x\n---\n",
    "---\n",
    "é",
    "日本",
    "🦀",
    "\u{FEFF}",
    "\u{202E}",
    "\u{0}",
    "#quot;",
    "<br/>",
    "Yes",
    "No",
    "?",
    "<!-- mermaidc: allow all -->\n",
    "<b>",
    "<br ",
    "click A href \"u\" _blank",
    "$$x$$",
    "fa:fa-x",
];

fn soup() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(String::from),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Checks, fixes and compiles a text in every way, and holds what must hold of any text.
fn everything(name: &str, text: &str) {
    let source = Source::new(name, text);
    let kind = SourceKind::from_name(name).expect("a known type");
    let settings = Settings::default();
    let checked = driver::check(&source, kind, &settings);
    for finding in &checked.diagnostics {
        let mut spans = vec![finding.span];
        spans.extend(finding.annotations.iter().map(|a| a.span));
        spans.extend(
            finding
                .fix
                .iter()
                .flat_map(|fix| &fix.edits)
                .map(|edit| edit.span),
        );
        for span in spans {
            let inside = text.get(span.start as usize..span.end as usize);
            assert!(
                inside.is_some(),
                "{}: {span:?} is not a part of the text",
                finding.rule.name
            );
        }
        assert!(!finding.message.is_empty() && !finding.message.contains('\n'));
    }
    let options = driver::FixOptions {
        applicability: diagnostic::Applicability::Unsafe,
        severity: diagnostic::Severity::Info,
    };
    let fixed = driver::fix(&source, kind, &settings, options);
    if fixed.checked.charts.len() != checked.charts.len() {
        // A fence that did not close hid some of them.
        let unclosed = |found: &diagnostic::Diagnostic| found.rule == &driver::UNCLOSED_FENCE;
        assert!(checked.diagnostics.iter().any(unclosed), "{text}");
        return;
    }
    for (old, new) in checked.charts.iter().zip(&fixed.checked.charts) {
        assert!(
            !old.reading.is_accepted() || new.reading.is_accepted(),
            "a fix broke a chart"
        );
    }
    for emitter in driver::EMITTERS {
        for split in [false, true] {
            let request = driver::Request::new(*emitter).split(split);
            let _ = driver::compile(&source, kind, &request, &settings);
        }
    }
}

fn config() -> ProptestConfig {
    let mut config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    if config.rng_seed == RngSeed::Random {
        config.rng_seed = RngSeed::Fixed(12);
    }
    config
}

proptest! {
    // The same texts in every run: a change is not held up by what another one broke. More of
    // them: `PROPTEST_CASES=100000 PROPTEST_RNG_SEED=… cargo test --test cli robust`, and fuzz/.
    #![proptest_config(config())]

    #[test]
    fn no_text_makes_it_panic(text in soup()) {
        everything("a.mmd", &text);
        everything("a.md", &text);
    }

    #[test]
    fn no_flowchart_makes_it_panic(text in soup()) {
        everything("a.mmd", &format!("flowchart TD\n{text}"));
    }

    #[test]
    fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        match driver::decode("a.md", bytes.clone()) {
            Ok(source) => everything("a.md", source.text()),
            Err((source, finding)) => {
                assert_eq!(source.text().len(), bytes.len(), "places stay those of the file");
                assert!((finding.span.start as usize) < bytes.len());
            }
        }
    }

    #[test]
    fn no_configuration_makes_it_panic(text in "[\\[\\]a-z\"={}.,\n -]{0,80}") {
        let source = Source::new("mermaidc.toml", text);
        let _ = mermaidc::config::parse(source, &driver::known());
    }
}

#[test]
fn a_click_that_goes_on_in_the_next_line_is_explained() {
    everything("chart.mmd", "flowchart\nclick \n C \"u\" _blank \"t\"");
}

#[test]
fn a_tree_of_arbitrary_files_is_walked_to_its_end() {
    let dir = tempfile::tempdir().expect("a folder");
    let mut state = 0x9E37_79B9_7F4A_7C15_u64;
    let mut byte = || {
        // xorshift64: arbitrary, and the same every time.
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    };
    for (i, extension) in ["md", "mmd", "mdx", "markdown", "mermaid", "txt", "bin"]
        .iter()
        .cycle()
        .take(42)
        .enumerate()
    {
        let bytes: Vec<u8> = match i % 3 {
            0 => (0..2_000).map(|_| byte()).collect(),
            1 => (0..2_000).map(|_| byte() & 0x7F).collect(),
            _ => PIECES[i % PIECES.len()].repeat(50).into_bytes(),
        };
        put(dir.path(), &format!("d{}/f{i}.{extension}", i % 5), &bytes);
    }
    for format in ["full", "concise", "json", "github"] {
        let run = run(dir.path(), &["check", "--info", "--format", format]);
        assert!(run.code == 0 || run.code == 1, "{format}: {run:?}");
        assert!(!run.err.contains("panicked"), "{run:?}");
    }
}

#[test]
fn deep_and_long_charts_end_in_time() {
    let deep = format!(
        "flowchart TD\n{}A\n{}",
        "subgraph s\n".repeat(5_000),
        "end\n".repeat(5_000)
    );
    let chain: String = std::iter::once("flowchart TD\nA0".to_owned())
        .chain((1..20_000).map(|i| format!("-->A{i}")))
        .collect();
    let open = format!("flowchart TD\n{}", "A[".repeat(20_000));
    let fences = "```mermaid\nflowchart TD\n```\n".repeat(5_000);
    let quotes = format!("{} x", "> ".repeat(5_000));
    for (name, text) in [
        ("a.mmd", deep),
        ("a.mmd", chain),
        ("a.mmd", open),
        ("a.md", fences),
        ("a.md", quotes),
    ] {
        let source = Source::new(name, text);
        let kind = SourceKind::from_name(name).expect("known");
        let _ = driver::check(&source, kind, &Settings::default());
    }
    let run = pipe(
        std::path::Path::new("."),
        &["check", "-"],
        &b"graph TD\n".repeat(20_000),
    );
    assert!(run.code == 0 || run.code == 1, "{run:?}");
}
