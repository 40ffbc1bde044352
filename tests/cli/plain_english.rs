//! Holds the words of messages, documentation and comments to plain English, and messages to a length.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use mermaidc::config::Settings;
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind};
use proc_macro2::{TokenStream, TokenTree};

/// Words that a reader stumbles over, and what to write instead.
const ODD: &[(&str, &str)] = &[
    ("blank", "space"),
    ("blanks", "spaces"),
    ("behind", "after"),
    ("mend", "fix"),
    ("mends", "fixes"),
    ("mended", "fixed"),
    ("told", "reported"),
    ("want", "need"),
    ("wants", "needs"),
    ("is no", "is not a"),
    ("are no", "are not"),
    ("outside of", "outside"),
    ("for ever", "forever"),
    ("belongs into", "belongs in"),
    ("belong into", "belong in"),
    ("the reader sees", "is shown"),
    ("reader never sees", "is never shown"),
    ("takes no", "cannot have"),
    ("its kin", "the like"),
];

/// Words that only the inside of mermaidc may use: a message or a rule page says it otherwise.
const SHOWN: &[(&str, &str)] = &[
    ("ways lead", "links lead"),
    ("way leads", "link leads"),
    ("way out", "link out"),
    ("ways out", "links out"),
    ("somebody", "a participant"),
    ("cannot hold", "cannot contain"),
    ("word of the language", "keyword"),
    ("without a word", "silently"),
    ("into itself", "runs on"),
    ("this remark", "this comment"),
    ("take away", "remove"),
    ("fits nowhere", "does not fit"),
    ("does not fit here", "unexpected"),
    ("white space", "space"),
];

/// Texts in which the words are meant: that there is no such thing, HTML's `_blank`, and lists of words that charts use.
const MEANT: &[&str] = &[
    "there is no",
    "there are no",
    "is no longer",
    "is no more",
    "_blank",
    "`_No_` is No",
    "needs want wants what",
    "takes no more than",
];

/// The longest message, in characters.
const LONGEST: usize = 120;

/// The odd words of a text, each with what to write.
fn odd_words(text: &str) -> Vec<String> {
    odd_in(ODD, text)
}

/// The words of a list that are in a text, each with what to write.
fn odd_in(list: &[(&str, &str)], text: &str) -> Vec<String> {
    let mut text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for meant in MEANT {
        let mut kept = String::with_capacity(text.len());
        let lower = text.to_ascii_lowercase();
        let mut from = 0;
        for (at, found) in lower.match_indices(&meant.to_ascii_lowercase()) {
            kept.push_str(&text[from..at]);
            from = at + found.len();
        }
        kept.push_str(&text[from..]);
        text = kept;
    }
    let words: Vec<String> = text
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .map(str::to_ascii_lowercase)
        .collect();
    let is_there = |odd: &str| {
        let odd: Vec<&str> = odd.split(' ').collect();
        words.windows(odd.len()).any(|run| run == odd.as_slice())
    };
    let found = list.iter().filter(|(odd, _)| is_there(odd));
    found
        .map(|(odd, plain)| format!("`{odd}` (write `{plain}`): {text}"))
        .collect()
}

fn files(folder: &str, extension: &str) -> Vec<PathBuf> {
    fn walk(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, extension, found);
            } else if path.extension().is_some_and(|e| e == extension) {
                found.push(path);
            }
        }
    }
    let mut found = Vec::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    walk(&root.join(folder), extension, &mut found);
    found.sort();
    found
}

/// The words of a source: its names, its texts, and its doc comments, which are attributes to the compiler.
fn words_of(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => words_of(group.stream(), found),
            TokenTree::Literal(literal) => found.push(literal.to_string()),
            TokenTree::Ident(ident) => found.push(ident.to_string()),
            TokenTree::Punct(_) => {}
        }
    }
}

#[test]
fn sources_say_it_in_plain_words() {
    let mut wrong = Vec::new();
    for path in files("src", "rs") {
        let text = std::fs::read_to_string(&path).expect("a text");
        let text = text.split("#[cfg(test)]\nmod ").next().unwrap_or_default();
        let mut found = Vec::new();
        words_of(TokenStream::from_str(text).expect("tokens"), &mut found);
        let comments = text
            .lines()
            .filter_map(|line| line.trim().strip_prefix("// "));
        found.extend(comments.map(str::to_owned));
        for text in found {
            let odd = odd_words(&text);
            wrong.extend(odd.iter().map(|odd| format!("{}: {odd}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn pages_say_it_in_plain_words() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut pages = files("docs", "md");
    for page in [
        "README.md",
        "ARCHITECTURE.md",
        "CONTRIBUTING.md",
        "CHANGELOG.md",
    ] {
        pages.push(root.join(page));
    }
    let mut wrong = Vec::new();
    for path in pages {
        let text = std::fs::read_to_string(&path).expect("a text");
        for line in text.lines() {
            let odd = odd_words(line);
            wrong.extend(odd.iter().map(|odd| format!("{}: {odd}", path.display())));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn messages_are_short() {
    let mut long = Vec::new();
    let mut seen = 0;
    for path in files("fixtures", "mmd") {
        let text = std::fs::read_to_string(&path).expect("a chart");
        let source = Source::new("chart.mmd", text);
        let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
        for finding in checked.diagnostics {
            seen += 1;
            if finding.message.chars().count() > LONGEST {
                long.push(format!("{}: {}", path.display(), finding.message));
            }
        }
    }
    assert!(seen > 300, "only {seen} findings");
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn what_is_shown_is_said_in_the_words_of_charts() {
    let mut wrong = Vec::new();
    let mut check = |place: &Path, text: &str| {
        let odd = odd_in(SHOWN, text);
        wrong.extend(odd.iter().map(|odd| format!("{}: {odd}", place.display())));
    };
    for path in files("fixtures", "mmd") {
        let text = std::fs::read_to_string(&path).expect("a chart");
        let source = Source::new("chart.mmd", text);
        let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
        for finding in &checked.diagnostics {
            check(&path, &finding.message);
            check(&path, &finding.label);
            check(&path, finding.help.as_deref().unwrap_or_default());
            for annotation in &finding.annotations {
                check(&path, &annotation.text);
            }
            if let Some(fix) = &finding.fix {
                check(&path, &fix.description);
            }
        }
    }
    for path in files("docs/rules", "md") {
        let text = std::fs::read_to_string(&path).expect("a page");
        let text = text.split("```").step_by(2).collect::<Vec<_>>().join(" ");
        check(&path, &text);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
