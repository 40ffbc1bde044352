use super::{FlowLexicon, Mode};
use crate::syntax::lex;

/// Texts in which every rule of every mode matches somewhere.
#[rustfmt::skip]
const TEXTS: &[&str] = &[
    "accTitle :x", "accDescr { y }", "accDescr: z", "@{ a: \"b\" }", "call f()", "call f(a)", "click A",
    "graph TD", "flowchart-elk  \n", "swimlane-beta v", "style", "default", "linkStyle", "interpolate",
    "classDef", "class", "href ", "subgraph", "end  ", "_self", "_blank", "_parent", "_top",
    "a direction TB b direction TD", "direction BT", "direction RL", "direction LR", "e1@-->",
    "12#:::&;,*", " --> ", "x--x", "-- a -->", "<==>", "== a ==>", "-.->", "-. a .->", ".-", " ~~~ ",
    "(-a-)", "[|a:b|c]", ">a]", "([a])", "[[a]]", "[(a)]", "(((a)))", "[/a/]", "[\\a\\]",
    "<^\\|v a-b é-", "|a|", "(a)", "[a]", "{a}", "\"a\"", "\"`a`\"", "\u{a0}\t\r\n\u{2028}", "ﬂ°°35¶ß",
];

#[test]
fn rules_match_only_where_they_say() {
    lex::testing::firsts_hold::<FlowLexicon>(Mode::ALL, TEXTS);
}
