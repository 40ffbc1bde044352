//! The grammars of prepared texts, over characters or with a lexer: a text is read without an error if and only if
//! it is a sentence. A kind is a line of [`KINDS`].

use mermaidc::diagnostic::Severity;
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax;

use super::chart::is_sentence;
use super::draw::Draw;
use super::ebnf::Grammar;
use super::matcher::Matcher;
use super::{edited, files, root, show, tokens, tokens_of};

/// A kind with such a grammar.
struct Kind {
    /// The name of the grammar's file, and of the folder of refusals.
    name: &'static str,
    /// The name of the kind.
    kind: &'static str,
    /// How findings begin about what is beyond a grammar.
    beyond: &'static [&'static str],
    /// Tokens that no chart has.
    refused: &'static [&'static str],
    /// What edits put in.
    pieces: &'static [&'static str],
}

const KINDS: &[Kind] = &[
    Kind {
        name: "pie",
        kind: "pie",
        beyond: &["negative-slice"],
        refused: &[],
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
    },
    Kind {
        name: "er",
        kind: "erDiagram",
        beyond: &[],
        refused: &["Sign", "Unknown", "Cut"],
        pieces: &[
            "\n",
            " ",
            "\t",
            "\"",
            "%",
            "\\",
            ":",
            ":::",
            ",",
            ";",
            "?",
            "#",
            "`",
            "~",
            "{",
            "}",
            "[",
            "]",
            "||",
            "|o",
            "}o",
            "o{",
            "}|",
            "u",
            "--",
            "..",
            ".-",
            "one ",
            "one or more ",
            "zero or many ",
            "many(0)",
            "many",
            "only one",
            "to ",
            "optionally to ",
            "1 ",
            "1+",
            "1.5",
            "PK",
            "FK,",
            "end",
            "end\n",
            "subgraph g\n",
            "style ",
            "classDef ",
            "class ",
            "direction LR",
            "accTitle:",
            "accDescr",
            "accDescr {",
            "int x",
            "erDiagram",
            "\u{a0}",
            "é",
            "\u{b5}",
            "°",
        ],
    },
    Kind {
        name: "sequence",
        kind: "sequenceDiagram",
        beyond: &[
            "inactive-participant",
            "created-without-message",
            "destroyed-without-message",
            "created-twice",
            "two-boxes",
            "broken-metadata: the data in",
        ],
        refused: &["Unknown", "Eof"],
        pieces: &[
            "\n",
            " ",
            "\t",
            ";",
            "#",
            ":",
            ",",
            "+",
            "-",
            "--",
            "->>",
            "-x",
            "-)",
            "()",
            "<",
            ">",
            "/",
            "\\",
            "|",
            "@{",
            "}",
            "{",
            "%%",
            "%",
            "end",
            "end\n",
            "else",
            "and",
            "option",
            "alt ",
            "loop",
            "par",
            "box",
            "note",
            "over ",
            "left of",
            "participant ",
            "actor ",
            "create ",
            "destroy ",
            " as ",
            "activate ",
            "link ",
            "links ",
            "title ",
            "accTitle:",
            "accDescr",
            "accDescr {",
            "autonumber",
            "1",
            ".5 ",
            "off",
            "A->>B: x\n",
            "sequenceDiagram",
            "\u{a0}",
            "é",
            "🚀",
        ],
    },
    Kind {
        name: "state",
        kind: "stateDiagram",
        beyond: &["described-composite"],
        refused: &["Unknown", "Eof"],
        pieces: &[
            "\n",
            " ",
            "\t",
            ";",
            "#",
            ":",
            "::",
            ":::",
            "-",
            "--",
            "-->",
            "[*]",
            "{",
            "}",
            "\"",
            "%%",
            "%",
            "%%{",
            "<<fork>>",
            "<<choice>>",
            "[[join]]",
            "state ",
            "state x {\n",
            " as ",
            "note ",
            "right of ",
            "left of ",
            "\nend note\n",
            "direction LR",
            "classDef ",
            "class ",
            "style ",
            "click ",
            "href",
            "default",
            "scale ",
            "12 ",
            "width",
            "accTitle:",
            "accDescr",
            "accDescr {",
            "hide empty description",
            "A --> B\n",
            "stateDiagram",
            "\u{a0}",
            "é",
            "🚀",
        ],
    },
    Kind {
        name: "class",
        kind: "classDiagram",
        beyond: &["undeclared-annotation", "broken-member"],
        refused: &[
            "OpenInBody",
            "EdgeState",
            "Equals",
            "Plus",
            "Punctuation",
            "Unknown",
            "EndInBody",
            "Cut",
        ],
        pieces: &[
            "\n",
            " ",
            "\t",
            ";",
            "#",
            ":",
            ":::",
            ",",
            "+",
            "-",
            "--",
            "..",
            "<|",
            "|>",
            "*",
            " o ",
            "()",
            "<",
            ">",
            "<<",
            ">>",
            "~",
            "`",
            "\"",
            "{",
            "}",
            "[",
            "]",
            "[*]",
            ".",
            "%%",
            "%",
            "=",
            "class ",
            "class A {\n",
            "namespace ",
            "namespace A {\n",
            "note ",
            "note for ",
            "click ",
            "link ",
            "callback ",
            "call f(",
            "href ",
            "_blank",
            "style ",
            "classDef ",
            "cssClass ",
            "direction LR",
            "accTitle:",
            "accDescr",
            "accDescr {",
            "A --> B\n",
            "classDiagram",
            "\u{a0}",
            "é",
            "🚀",
        ],
    },
    Kind {
        name: "c4",
        kind: "C4",
        beyond: &[],
        refused: &["EndInside", "Unknown"],
        pieces: &[
            "\n",
            " ",
            "\t",
            ";",
            "#",
            "\"",
            "\"\"",
            ",",
            ",,",
            "(",
            ")",
            "){",
            "{",
            "}",
            "\n}\n",
            "{\n",
            "$",
            "=",
            "$tags=\"x\"",
            "%%",
            "%",
            "Person(",
            "System_Ext(",
            "ContainerDb(",
            "Node_L(",
            "Boundary(b, \"B\") {\n",
            "System_Boundary(s)\n{",
            "Rel(",
            "Rel_Up(",
            "RelIndex(",
            "BiRel(",
            "UpdateRelStyle(",
            "a, \"A\")",
            "Person(a, \"A\")\n",
            "title ",
            "title x\n",
            "accDescription ",
            "accTitle:",
            "accDescr",
            "accDescr {",
            "accDescr {x}",
            "direction LR",
            "C4Context",
            "C4Dynamic",
            "\u{a0}",
            "é",
            "🚀",
        ],
    },
];

impl Kind {
    fn grammar(&self) -> Grammar {
        let path = root().join(format!("grammar/{}.ebnf", self.name));
        Grammar::read(&std::fs::read_to_string(path).unwrap())
    }

    /// Whether a text is a sentence, and the rules that it breaks; `None` where it is of another kind.
    fn judged(&self, grammar: &Grammar, text: &str) -> Option<(bool, Vec<String>)> {
        let source = Source::new("drawn.mmd", text);
        let reading = syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
        if reading.kind.is_none_or(|kind| kind.name != self.kind) {
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
            .map(|d| format!("{}: {}", d.rule.name, d.message))
            .filter(|broken| !self.beyond.iter().any(|beyond| broken.starts_with(beyond)));
        let prepared = reading.text.text.chars().collect();
        let is_sentence = match grammar.modes.is_empty() {
            true => Matcher::new(grammar, prepared).matches(grammar.expr(grammar.number("chart"))),
            false => is_sentence(grammar, prepared),
        };
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

/// How many charts are made, so many times as `GRAMMAR_TIMES` says.
fn count(of: usize) -> usize {
    std::env::var("GRAMMAR_TIMES").map_or(of, |times| of * times.parse::<usize>().unwrap())
}

/// A start for random charts, moved by `GRAMMAR_SEED`.
fn seed(of: u64) -> u64 {
    std::env::var("GRAMMAR_SEED").map_or(of, |seed| of + seed.parse::<u64>().unwrap())
}

#[test]
fn tokens_are_those_of_the_lexer() {
    for kind in KINDS {
        let grammar = kind.grammar();
        if !grammar.modes.is_empty() {
            let tokens_of = tokens_of(kind.name, kind.refused);
            assert_eq!(tokens(&grammar), tokens_of, "{}", kind.name);
        }
    }
}

#[test]
fn drawn_charts_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let draw = Draw::new(&grammar, seed(21));
        let texts = (0..count(1000)).map(|_| draw.sentence());
        let (wrong, sentences) = kind.disagreements(&grammar, texts);
        assert!(
            sentences > count(500),
            "{}: only {sentences} are sentences",
            kind.name
        );
        show(wrong, count(1000));
    }
}

#[test]
fn edited_charts_are_sentences_where_they_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let draw = Draw::new(&grammar, seed(22));
        let texts = (0..count(2000)).map(|_| {
            let mut text = draw.sentence();
            for _ in 0..=draw.number(2) {
                text = edited(&draw, &text, kind.pieces);
            }
            text
        });
        let (wrong, sentences) = kind.disagreements(&grammar, texts);
        assert!(
            (count(200)..count(1800)).contains(&sentences),
            "{}: {sentences}",
            kind.name
        );
        show(wrong, count(2000));
    }
}

#[test]
fn fixtures_are_sentences_where_they_are_read() {
    for kind in KINDS {
        let grammar = kind.grammar();
        let folder = root().join("fixtures/refusals").join(kind.name);
        let texts: Vec<String> = (files(&["mmd"]).into_iter())
            .filter(|(path, _)| path.starts_with(&folder))
            // The grammars are of the text that is left when directives are out.
            .filter(|(path, _)| !path.ends_with("directive-quoted.mmd"))
            .map(|(_, text)| text)
            .collect();
        assert!(!texts.is_empty(), "{}", kind.name);
        let count = texts.len();
        show(kind.disagreements(&grammar, texts).0, count);
    }
}
