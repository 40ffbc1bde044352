use super::*;
use crate::syntax::lex::Lexer;
use crate::syntax::lex::testing::firsts_hold;

#[test]
fn rules_begin_with_what_they_say() {
    firsts_hold::<SequenceLexicon>(
        Mode::ALL,
        &[
            "sequenceDiagram\n participant A@{ \"type\": \"queue\" } as B %% c\nactor C as D;",
            "A-x+B(c): d # e\nF /|-- ()G: wrap: h\n1.5 .25 \\\\-I <<-->>J",
            "Note right of é,K: l\nlinks M: {}\nlink N: o @ p\ntitle: q\nTITLE r\n",
            "box create destroy loop rect opt alt else par par_over and critical option break end",
            "left of over activate deactivate properties x details y off note link z, ->>;<<->>",
            "-->> <<--> -> --> -x --x -) --) --|\\ --|/ --\\\\ --// /|-- \\|-- //-- \\\\--",
            "-|\\ -|/ -\\\\ -// /|- \\|- //- \\\\- : + () <<-->> title: a",
            "right of A\nlegacy title: x\naccDescr : y\npar_over z\n.5 \n",
            "accTitle: s\nACCDESCR { t }\nautonumber 10 off\n% u\nv%% w\n}%{ \u{a0}x",
        ],
    );
}

#[test]
fn names_end_where_an_arrow_begins() {
    let first = |text: &str| {
        let token = Lexer::<SequenceLexicon>::new(text).next();
        (token.kind, token.text(text).to_owned())
    };
    for (text, name) in [
        ("A b->>C", "A b"),
        ("a-b->>C", "a-b"),
        ("a-x", "a"),
        ("f(x)->>C", "f(x)"),
        ("a/b/|-C", "a/b/|-C"),
        ("A/|-C", "A"),
        ("A()->>B", "A"),
        ("a- ->>b", "a-"),
    ] {
        assert_eq!(first(text), (Kind::Actor, name.to_owned()), "{text}");
    }
}
