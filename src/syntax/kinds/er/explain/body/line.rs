//! A line between the braces of an entity that is meant as an attribute.

use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::label::code;
use crate::source::TextRange;
use crate::syntax::explain::Page;
use crate::syntax::kinds::er::attribute_line::{Problem, attribute_line};
use crate::syntax::kinds::er::rules;

/// The keys.
const KEYS: [&str; 3] = ["PK", "FK", "UK"];

/// What an attribute is made of.
const FORM: &str = "Write a type, a name, keys, and a comment in double quotes.";

/// Says that a word needs backticks, and for which sign; or that it needs no quotes.
fn needs_backticks(shown: &str, word: &str) -> (String, &'static str) {
    if word.len() > 2 && word.starts_with('"') && word.ends_with('"') {
        let message = "a name cannot be in double quotes".to_owned();
        return (message, "Quotes are for comments, which come last.");
    }
    let mut signs = word.chars();
    let message = match signs.find(|c| !c.is_alphanumeric() && !"_-.`".contains(*c)) {
        Some(sign) => format!("{shown} contains `{sign}` and needs backticks"),
        None => format!("{shown} needs backticks"),
    };
    (
        message,
        "In backticks, a type or name can contain any character.",
    )
}

/// The fix that makes a comment of words. Of one word somebody has to say so; one that ends in a key is none.
fn comment_fix(words: &str, fix: Fix) -> Option<Fix> {
    if words.contains(' ') {
        return Some(fix);
    }
    let glued = words.len() > 2 && KEYS.iter().any(|key| words.ends_with(key));
    let fix = Fix {
        applicability: Applicability::Unsafe,
        ..fix
    };
    (!glued).then_some(fix)
}

/// A line that is meant as an attribute.
pub(super) fn explain(page: Page<'_>, piece: TextRange) -> Diagnostic {
    let statement = || accessible(page, piece).or_else(|| foreign(page, piece));
    if let Some(found) = sign(page, piece).or_else(statement) {
        return found;
    }
    let read = attribute_line(page.slice(piece));
    let Some(read) = read else {
        let message = "this line is not an attribute";
        return page
            .finding(&rules::ATTRIBUTE_WORDS, piece, message)
            .help(FORM);
    };
    let (problem, from, to) = read
        .problem
        .unwrap_or((Problem::Words, 0, piece.len() as usize));
    let place = TextRange::new(piece.start + from as u32, piece.start + to as u32);
    let said = page.code(place);
    let (rule, message, help) = match problem {
        Problem::Colon => (
            &rules::ATTRIBUTE_COLON,
            "an attribute cannot have a colon: write the type first, then the name".to_owned(),
            None,
        ),
        Problem::Type => (
            &rules::ATTRIBUTE_TYPE,
            format!("the type {said} must be one word"),
            None,
        ),
        Problem::Angle => (
            &rules::ATTRIBUTE_TYPE,
            format!("the type {said} cannot have angle brackets"),
            Some("Write a generic type with `~`: `List~int~`."),
        ),
        Problem::Generic => (
            &rules::NAME_SIGN,
            format!("the generic in {said} is not closed"),
            None,
        ),
        Problem::Sign => {
            let (message, help) = needs_backticks(&said, page.slice(place));
            (&rules::NAME_SIGN, message, Some(help))
        }
        Problem::KeyAsName => (
            &rules::RESERVED_ID,
            format!("{said} is a key, not a name"),
            Some("In backticks, it can be a name."),
        ),
        Problem::SingleQuotes => (
            &rules::SINGLE_QUOTES,
            "a comment needs double quotes".to_owned(),
            None,
        ),
        Problem::Keys => (
            &rules::KEY_LIST,
            match page.slice(place) {
                key if KEYS.contains(&key) => format!("a comma is missing before {said}"),
                key if key.ends_with(',') => "no key follows this comma".to_owned(),
                _ => format!("{said} is not a key, or not a list of keys"),
            },
            Some("The keys are `PK`, `FK` and `UK`, with commas between them."),
        ),
        Problem::CommentFirst => (
            &rules::ATTRIBUTE_WORDS,
            "the comment must come after the keys".to_owned(),
            None,
        ),
        Problem::TwoComments => (
            &rules::ATTRIBUTE_WORDS,
            "an attribute can have only one comment".to_owned(),
            None,
        ),
        Problem::Words => (
            &rules::ATTRIBUTE_WORDS,
            format!("unexpected {said}: it is neither a key nor a comment"),
            Some("Write a key, such as `PK`, or put the comment in double quotes."),
        ),
        Problem::Semicolon => (
            &rules::SEMICOLON,
            "an attribute cannot end with `;`".to_owned(),
            None,
        ),
    };
    let mut found = page.finding(rule, place, message);
    found.help = help.map(str::to_owned);
    let description = match read.text.contains('`') {
        true => "Put it in backticks".to_owned(),
        false => format!("Write `{}`", read.text),
    };
    found.fix = page.fix(description, [(piece, read.text.as_str())]);
    if problem == Problem::Words {
        found.fix = found
            .fix
            .take()
            .and_then(|fix| comment_fix(page.slice(place), fix));
    }
    found
}

/// `accTitle Orders of a shop`: a statement without its colon.
fn accessible(page: Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let text = page.slice(piece);
    let word = text.split_whitespace().next()?;
    let rest = text.strip_prefix(word)?.trim();
    if !["accTitle", "accDescr"].contains(&word) || !rest.contains(' ') {
        return None;
    }
    let message = format!("`{word}` needs a colon, and belongs outside the braces");
    let found = page.finding(&rules::STATEMENT_IN_BODY, piece, message);
    Some(found.help(format!(
        "Write it before the entity: {}.",
        code(&format!("{word}: {rest}"))
    )))
}

/// `linkStyle 0 stroke:red`: a statement of flowcharts.
fn foreign(page: Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let mut words = page.slice(piece).split_whitespace();
    let word = words.next()?;
    if !["linkStyle", "click"].contains(&word) || words.count() < 2 {
        return None;
    }
    let message = format!("ER diagrams have no `{word}`");
    let mut found = page.finding(&rules::STATEMENT_IN_BODY, piece, message);
    found.fix = page.fix("Remove the line", [(page.whole_line(piece.start), "")]);
    Some(found.help("Remove the line."))
}

/// A line that is nothing but a sign.
fn sign(page: Page<'_>, piece: TextRange) -> Option<Diagnostic> {
    let (rule, message) = match page.slice(piece) {
        ";" => (&rules::SEMICOLON, "an attribute cannot end with `;`"),
        "{" => (
            &rules::BRACES_WITHOUT_ENTITY,
            "the braces of this entity are already open",
        ),
        _ => return None,
    };
    let mut found = page.finding(rule, piece, message);
    found.fix = page.fix("Remove it", [(piece, "")]);
    Some(found)
}
