//! Nothing in a label can become code.

use proc_macro2::{TokenStream, TokenTree};
use proptest::prelude::*;

use super::charts::rust;

/// The kinds of all tokens, with identifiers as they are and literals as `_`.
fn shape(tokens: TokenStream, out: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                out.push(format!("{:?}", group.delimiter()));
                shape(group.stream(), out);
            }
            TokenTree::Ident(ident) => out.push(ident.to_string()),
            TokenTree::Punct(punct) => out.push(punct.as_char().to_string()),
            TokenTree::Literal(_) => out.push("_".to_owned()),
        }
    }
}

/// The module of a chart with these texts, as source and as the shape of its tokens.
fn module(texts: [&str; 4]) -> Option<(String, Vec<String>)> {
    let [question, yes, no, outcome] = texts.map(quoted);
    let chart = format!(
        "flowchart TD\n  %% mermaidc: question Big\n  %% mermaidc: name Big = Big\n  %% mermaidc: name End1 = One\n  \
         Big[\"{question}\"] -->|\"1{yes}\"| End1[\"{outcome}\"]\n  Big -->|\"2{no}\"| End2[Two]\n"
    );
    let text = rust(&chart).ok()?;
    let mut tokens = Vec::new();
    shape(text.parse().expect("tokens"), &mut tokens);
    Some((text, tokens))
}

/// A text as a quoted label holds it; what would end the label is written as an entity.
fn quoted(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\n' | '\r'))
        .map(|c| match c {
            '"' => "#quot;".to_owned(),
            '<' => "#lt;".to_owned(),
            '>' => "#gt;".to_owned(),
            '#' => "#35;".to_owned(),
            ';' => "#59;".to_owned(),
            c => c.to_string(),
        })
        .collect()
}

/// The same but for comments, for what they are made of (a node and a line, where the words are plain), and for
/// the names of the two answers, which come from their labels.
fn without_answers(tokens: Vec<String>) -> Vec<String> {
    let tokens = tokens
        .join(" ")
        .replace("# Bracket doc = _ ", "")
        .replace(", ", "");
    let tokens = tokens
        .replace("node _ line _ ", "")
        .replace("line _ ", "")
        .replace("at _ ", "");
    let mut tokens: Vec<String> = tokens.split(' ').map(str::to_owned).collect();
    let asked = ["big", "Parenthesis", "Big", "Bracket"];
    let mut places = tokens.windows(asked.len());
    let start = places
        .position(|place| place == asked)
        .expect("the question")
        + asked.len();
    let mut rest = tokens.iter().skip(start);
    let end = start
        + rest
            .position(|token| token == "words")
            .expect("what follows it");
    for at in start..end {
        if tokens[at + 1] == "Parenthesis" {
            tokens[at] = "Answer".to_owned();
        }
    }
    tokens
}

fn is_clean(text: &str) {
    for c in text.chars() {
        let bidi = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}');
        assert!(!bidi, "a bidi control stands raw in the module");
        assert!(
            !c.is_control() || c == '\n',
            "{c:?} stands raw in the module"
        );
    }
    syn::parse_file(text).expect("Rust");
}

/// An error that shows where two token lists part.
fn differ(one: &[String], other: &[String]) -> Result<(), String> {
    if one == other {
        return Ok(());
    }
    let at = one
        .iter()
        .zip(other)
        .take_while(|(one, other)| one == other)
        .count();
    let shown = |list: &[String]| list[at.saturating_sub(8)..(at + 8).min(list.len())].join(" ");
    Err(format!("`{}` and `{}`", shown(one), shown(other)))
}

#[test]
fn what_looks_like_code_stays_text() {
    let (_, plain) = module(["x", "x", "x", "x"]).expect("a module");
    let plain = without_answers(plain);
    for evil in [
        "\"); panic!(\"",
        "*/ fn main() {} /*",
        "x`]() <script>alert(1)</script>",
        "#[no_mangle]",
        "{} { } }} {{",
        "\\",
        "\\\"",
        "\u{202e}}; // \u{2066}",
        "x``` \n```rust\n",
        "r#\"x\"#",
        "\u{0}\u{7}\u{1b}[31m",
        "' 'a 'static b'x'",
        "concat!(\"\", env!(\"HOME\"))",
        "[`Drop`](https://example.org) <https://example.org> @x",
        "\u{feff}\u{200b}\u{ad}",
        &"huge ".repeat(20_000),
    ] {
        let (text, tokens) =
            module([evil, evil, evil, evil]).unwrap_or_else(|| panic!("refused: {evil:?}"));
        is_clean(&text);
        differ(&without_answers(tokens), &plain)
            .unwrap_or_else(|error| panic!("{evil:?}: {error}"));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    /// Whatever the labels are, the module has the same tokens but for its string literals and the
    /// variants that are named after the answers.
    #[test]
    fn no_label_becomes_code(
        question in r#"(\PC|[\\"`*/{}#\[\]();!\u{202e}\u{2028}\u{0}\u{85}]){0,40}"#,
        yes in r#"(\PC|[\\"`*/{}#\[\]();!\u{202d}\u{2067}\u{b}]){0,20}"#,
        outcome in r#"([\\"`*/{}#\[\]();!'a-z \u{202e}\u{2066}]|\PC){0,40}"#,
    ) {
        let (_, plain) = module(["x", "x", "x", "x"]).expect("a module");
        // An outcome that asks is a question that was never finished; Mermaid itself refuses some.
        let outcome = format!("{outcome}.");
        if let Some((text, tokens)) = module([&question, &yes, "x", &outcome]) {
            is_clean(&text);
            differ(&without_answers(tokens), &without_answers(plain)).map_err(TestCaseError::fail)?;
        }
    }
}
