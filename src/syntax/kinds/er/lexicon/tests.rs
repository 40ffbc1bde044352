use super::*;
use crate::syntax::lex::testing::{firsts_hold, tokens};
use crate::syntax::lex::{TokenSet, token_set};

#[test]
fn rules_match_only_what_they_say_they_begin_with() {
    let texts = [
        "erDiagram direction TB\ndirection BT\ndirection RL\ndirection LR\n\ta \"x\" \"y%\" 1 1.5 2 é",
        "accTitle: t\naccDescr: d\naccDescr { d }\n{ } [ ] ::: : , # ? ; - * . ` ~a~ \u{b5} @",
        "style a b\nclassDef a b\nclass a b\nsubgraph s\nend\nPK FK UK int~x~",
        "one or zero one or more one or many 1+ |o zero or one zero or more zero or many 0+ }o",
        "many(0) many(1) many }| one only one 1 a 1-- || o| o{ |{ u-- .. -- to optionally to .- -.",
    ];
    firsts_hold::<ErLexicon>(Mode::ALL, &texts);
}

#[test]
fn tokens_are_those_of_mermaid() {
    let is = |text: &str, expected: &[(Kind, &str)]| {
        let found = tokens::<ErLexicon>(text, token_set!(Kind: Eof, Cut), TokenSet::default());
        assert_eq!(found, expected, "{text}");
    };
    is(
        "A||---o{",
        &[
            (Kind::Word, "A"),
            (Kind::ExactlyOne, "||"),
            (Kind::Solid, "--"),
            (Kind::Word, "-o"),
            (Kind::Open, "{"),
        ],
    );
    is(
        "1A 1 A 1",
        &[
            (Kind::Number, "1"),
            (Kind::Word, "A"),
            (Kind::ExactlyOne, "1"),
            (Kind::Word, "A"),
            (Kind::One, "1"),
        ],
    );
    is(
        "{a~b c~d e}",
        &[
            (Kind::Open, "{"),
            (Kind::AttributeWord, "a~b c~d"),
            (Kind::AttributeWord, "e"),
            (Kind::Close, "}"),
        ],
    );
    is(
        "{PK_x PK-x `a b`?}",
        &[
            (Kind::Open, "{"),
            (Kind::AttributeWord, "PK_x"),
            (Kind::Key, "PK"),
            (Kind::Sign, "-"),
            (Kind::AttributeWord, "x"),
            (Kind::AttributeWord, "a b"),
            (Kind::Question, "?"),
            (Kind::Close, "}"),
        ],
    );
    // White space before the end of the line takes the end with it.
    is(
        "style a b \nc\nd",
        &[
            (Kind::Style, "style"),
            (Kind::StyleWord, "a"),
            (Kind::StyleWord, "b"),
            (Kind::StyleWord, "c"),
            (Kind::Newline, "\n"),
            (Kind::Word, "d"),
        ],
    );
}
