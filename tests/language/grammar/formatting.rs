//! Charts that are drawn from the grammars, laid out: each draws the same, has the same comments, and a second run
//! changes nothing.

use mermaidc::config::Settings;
use mermaidc::driver::{self, ChartLayout};
use mermaidc::source::{Source, SourceKind};

use super::draw::Draw;
use super::ebnf::Grammar;
use super::{root, show};

/// The kinds whose drawn charts are laid out, by the names of their grammars.
const KINDS: &[&str] = &["flowchart", "sequence", "state", "class", "er", "c4", "pie"];

/// How many charts are drawn of each.
const CHARTS: usize = 400;

/// What is wrong with the layout of a text, in the language of a page and as a chart of its own.
fn wrong(text: &str) -> Vec<String> {
    let settings = Settings::default();
    let page = format!(
        "- x\n\n  ```mermaid\n  {}\n  ```\n",
        text.replace('\n', "\n  ")
    );
    let mut wrong = Vec::new();
    for (name, kind, text) in [
        ("chart.mmd", SourceKind::Mermaid, text),
        ("page.md", SourceKind::Markdown, page.as_str()),
    ] {
        let source = Source::new(name, text);
        let formatted = driver::format(&source, kind, &settings);
        let again = driver::format(&formatted.source, kind, &settings);
        let is_left = formatted.count(ChartLayout::Left) > 0;
        if kind == SourceKind::Mermaid && is_left && !may_be_left(text) {
            wrong.push(format!("{name}: it is left"));
        }
        if again.source.text() != formatted.source.text() {
            let (once, twice) = (formatted.source.text(), again.source.text());
            wrong.push(format!("{name}: {once:?}, then {twice:?}"));
        }
    }
    wrong
}

/// Whether a chart cannot always be laid out: with white space that nobody types, which Mermaid takes in some places
/// and not in others; one that ends in an empty title, where the end of the last line would become its text; and one
/// of classes whose names are glued together with backticks.
fn may_be_left(text: &str) -> bool {
    let is_odd = |c: char| c == '\u{FEFF}' || c.is_whitespace() && !" \t\r\n".contains(c);
    text.contains(is_odd) || text.contains('`') || text.trim_end().ends_with(':')
}

#[test]
fn drawn_charts_are_laid_out() {
    let count = std::env::var("GRAMMAR_COUNT").map_or(CHARTS, |n| n.parse().unwrap());
    for kind in KINDS {
        let path = root().join("grammar").join(format!("{kind}.ebnf"));
        let grammar = Grammar::read(&std::fs::read_to_string(path).unwrap());
        let draw = Draw::new(&grammar, 77);
        let drawn = (0..count).map(|_| match *kind {
            "flowchart" => draw.chart(),
            _ => draw.sentence(),
        });
        let found = drawn.map(|text| {
            let wrong = wrong(&text);
            (text, wrong)
        });
        show(
            found.filter(|(_, wrong)| !wrong.is_empty()).collect(),
            count,
        );
    }
}
