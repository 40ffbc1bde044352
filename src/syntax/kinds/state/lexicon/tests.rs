use super::*;
use crate::syntax::lex::testing::{firsts_hold, tokens};

#[test]
fn rules_match_only_what_they_say_they_begin_with() {
    let texts = [
        "click A href \"u\" \"t\"\ndefault stateDiagram stateDiagram-v2 x\n hide empty description",
        "direction TB\ndirection BT\ndirection RL\ndirection LR\n# c\n%% c\n%%{ x:y-z\u{a0}%",
        "scale 350 width\naccTitle: t\naccDescr: d\naccDescr { d }\nclassDef default x\nclassDef a b",
        "class a, b c\nstyle a,b c\nstate a b {\nstate \"x\" as y\n{ } [*] --> é:::x : t -- ;",
        "a <<fork>>\na <<join>>\na <<choice>>\na [[fork]]\na [[join]]\na [[choice]]",
        "note left of A : x\nnote right of B\n  y\nend note\nnote \"x\" as N",
    ];
    firsts_hold::<StateLexicon>(Mode::ALL, &texts);
}

#[test]
fn tokens_are_those_of_mermaid() {
    let is = |text: &str, expected: &[(Kind, &str)]| {
        let found = tokens::<StateLexicon>(text, Kind::Eof.into(), Kind::Newline.into());
        assert_eq!(found, expected, "{text}");
    };
    is("A%%b --> c", &[(Kind::Id, "A")]);
    is("A : x: y", &[(Kind::Id, "A"), (Kind::Descr, ": x: y")]);
    is(
        "A : x::y",
        &[(Kind::Id, "A"), (Kind::Descr, ": x"), (Kind::Descr, "::y")],
    );
    is(
        "A : x; y",
        &[
            (Kind::Id, "A"),
            (Kind::Descr, ": x"),
            (Kind::Id, ";"),
            (Kind::Id, "y"),
        ],
    );
    is("state a b <<fork>>", &[(Kind::Fork, "a b")]);
    is("state a\nb c {", &[(Kind::SeveralWords, "a\nb c {")]);
    is(
        "note right of A:text",
        &[
            (Kind::Note, "note"),
            (Kind::RightOf, "right of"),
            (Kind::Id, "A"),
            (Kind::NoteText, "ext"),
        ],
    );
    is(
        "A --> B : change direction LR now",
        &[(Kind::DirectionLr, "A --> B : change direction LR now")],
    );
}
