//! The grammars of the kinds that are written over characters: a text is read without an error if and only if
//! it is a sentence. A kind is a line of [`KINDS`].

use mermaidc::diagnostic::Severity;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax;

use super::draw::Draw;
use super::ebnf::Grammar;
use super::matcher::Matcher;
use super::{edited, files, root, show};

/// A kind with such a grammar.
struct Kind {
    name: &'static str,
    /// Rules about what is beyond a grammar.
    beyond: &'static [&'static str],
    /// What edits put in.
    pieces: &'static [&'static str],
}

const KINDS: &[Kind] = &[Kind {
    name: "pie",
    beyond: &["negative-slice"],
    pieces: &[
        "\n",
        " ",
        "\t",
        "\"",
        "'",
        "\\",
        ":",
        "-",
        ".",
        "0",
        "7",
        "%%",
        "%",
        "{",
        "}",
        "pie",
        "showData",
        "title",
        "accTitle:",
        "accDescr",
        "accDescr {",
        "\"a\" : 5\n",
        "\u{a0}",
        "é",
    ],
}];

impl Kind {
    fn grammar(&self) -> Grammar {
        let path = root().join(format!("grammar/{}.ebnf", self.name));
        Grammar::read(&std::fs::read_to_string(path).unwrap())
    }

    /// Whether a text is a sentence, and the rules that it breaks; `None` where it is of another kind.
    fn judged(&self, grammar: &Grammar, text: &str) -> Option<(bool, Vec<String>)> {
        let source = Source::new("drawn.mmd", text);
        let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
        if reading.kind.is_none_or(|kind| kind.name != self.name) {
            return None;
        }
        // What begins otherwise is read as the kind that it may be meant for.
        let foreign = [
            "unknown-diagram",
            "text-before-chart",
            "broken-front-matter",
        ];
        if (reading.diagnostics.iter()).any(|d| foreign.contains(&d.rule.name)) {
            return None;
        }
        let errors = reading
            .diagnostics
            .iter()
            .filter(|d| d.severity == Severity::Error);
        let broken = errors
            .filter(|d| !self.beyond.contains(&d.rule.name))
            .map(|d| format!("{}: {}", d.rule.name, d.message));
        let chart = grammar.expr(grammar.number("chart"));
        let prepared = reading.text.text.chars().collect();
        let is_sentence = Matcher::new(grammar, prepared).matches(chart);
        Some((is_sentence, broken.collect()))
    }

    /// The texts of some on which grammar and reader disagree; and how many of them are sentences.
    fn disagreements(
        &self,
        grammar: &Grammar,
        texts: impl IntoIterator<Item = String>,
    ) -> (Vec<(String, Vec<String>)>, usize) {
        let mut sentences = 0;
        let mut wrong = Vec::new();
        for text in texts {
            let Some((is_sentence, broken)) = self.judged(grammar, &text) else {
                continue;
            };
            sentences += usize::from(is_sentence);
            if is_sentence != broken.is_empty() {
                wrong.push((
                    text,
                    vec![format!("a sentence: {is_sentence}, broken: {broken:?}")],
                ));
            }
        }
        (wrong, sentences)
    }
}

#[test]
fn drawn_charts_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let draw = Draw::new(&grammar, 21);
        let texts = (0..1000).map(|_| draw.text("chart"));
        let (wrong, sentences) = kind.disagreements(&grammar, texts);
        assert!(
            sentences > 500,
            "{}: only {sentences} are sentences",
            kind.name
        );
        show(wrong, 1000);
    }
}

#[test]
fn edited_charts_are_sentences_where_they_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let draw = Draw::new(&grammar, 22);
        let texts = (0..3000).map(|_| {
            let mut text = draw.text("chart");
            for _ in 0..=draw.number(2) {
                text = edited(&draw, &text, kind.pieces);
            }
            text
        });
        let (wrong, sentences) = kind.disagreements(&grammar, texts);
        assert!(
            (300..2700).contains(&sentences),
            "{}: {sentences}",
            kind.name
        );
        show(wrong, 3000);
    }
}

#[test]
fn fixtures_are_sentences_where_they_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let folder = root().join("fixtures/refusals").join(kind.name);
        let texts: Vec<String> = (files(&["mmd"]).into_iter())
            .filter(|(path, _)| path.starts_with(&folder))
            .map(|(_, text)| text)
            .collect();
        assert!(!texts.is_empty(), "{}", kind.name);
        let count = texts.len();
        show(kind.disagreements(&grammar, texts).0, count);
    }
}
