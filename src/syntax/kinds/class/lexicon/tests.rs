use super::*;
use crate::syntax::lex::testing::{firsts_hold, tokens};
use crate::syntax::lex::{TokenSet, token_set};

#[test]
fn rules_match_only_what_they_say_they_begin_with() {
    let texts = [
        "classDiagram-v2 classDiagram direction TB\ndirection BT\ndirection RL\ndirection LR\n%% c\n\t",
        "accTitle: t\naccDescr: d\naccDescr { d }\nstyle classDef namespace class cssClass callback link",
        "click note for note << >> href ~ ` _self _blank _parent _top <| |> > < * o () -- .. : l ::: -",
        ". + : , # % = w [ ] ! $ & ' ? \\ / é call f(a) ( ) f() [*] { } \"q\"",
    ];
    firsts_hold::<ClassLexicon>(Mode::ALL, &texts);
}

#[test]
fn tokens_are_those_of_mermaid() {
    let is = |text: &str, expected: &[(Kind, &str)]| {
        let found = tokens::<ClassLexicon>(text, token_set!(Kind: Eof, Cut), TokenSet::default());
        assert_eq!(found, expected, "{text}");
    };
    is(
        "A <|-- B : c",
        &[
            (Kind::Word, "A"),
            (Kind::Extension, "<|"),
            (Kind::Line, "--"),
            (Kind::Word, "B"),
            (Kind::Label, ": c"),
        ],
    );
    // The `o` of an aggregation is one only where no letter follows.
    is(
        "A o-- oB",
        &[
            (Kind::Word, "A"),
            (Kind::Aggregation, "o"),
            (Kind::Line, "--"),
            (Kind::Word, "oB"),
        ],
    );
    is(
        "class A~B~ {\n +int x\n}",
        &[
            (Kind::Class, "class"),
            (Kind::Word, "A"),
            (Kind::Generic, "B"),
            (Kind::Open, "{"),
            (Kind::Member, " +int x"),
            (Kind::Close, "}"),
        ],
    );
}
