//! Arrows of other languages, and such as Mermaid does not have.

use super::Mistake;
use crate::source::TextRange;
use crate::syntax::explain::{Explained, wording};
use crate::syntax::kinds::class::rules;

/// The signs that arrows are made of.
const SIGNS: &str = "<>|-.=~^+#/\\*→←⟶⇒—–";

/// `A -> B`, `A <|- B`, `A ---> B`, `A ==> B`, `A → B`
pub(super) fn wrong(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    // The text after a colon is not an arrow.
    let head = label_start(line).map_or(line, |at| &line[..at]);
    let arrows: Vec<(usize, &str, String)> = runs(head)
        .into_iter()
        .filter_map(|(at, run)| Some((at, run, meant(run)?)))
        .filter(|(_, run, meant)| run != meant)
        .collect();
    let &(at, run, ref meant) = arrows.first()?;
    let place = |at: usize, run: &str| {
        let start = whole.start + at as u32;
        TextRange::new(start, start + run.len() as u32)
    };
    let message = wording::no_arrow("class diagrams", run);
    let mut found = m
        .finding(&rules::UNKNOWN_ARROW, place(at, run), message)
        .help(format!("Write `{meant}`."));
    let edits = arrows
        .iter()
        .map(|(at, run, meant)| (place(*at, run), meant.as_str()));
    found.fix = m.fix(format!("Write `{meant}`"), edits);
    Some(m.next_line(found))
}

/// Where the label of a relation begins: a colon outside quotes.
pub(super) fn label_start(line: &str) -> Option<usize> {
    let mut quoted = false;
    let mut chars = line.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            '"' | '`' => quoted = !quoted,
            ':' if !quoted => {
                // `:::` and `::` are something else.
                if chars.peek().is_some_and(|&(_, next)| next == ':') {
                    while chars.next_if(|&(_, next)| next == ':').is_some() {}
                } else {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// The runs of arrow signs that stand apart, or between two names; an `o` beside one belongs to it.
fn runs(line: &str) -> Vec<(usize, &str)> {
    let mut found = Vec::new();
    let mut quoted = false;
    let mut skip = 0;
    for (at, c) in line.char_indices() {
        if c == '"' || c == '`' {
            quoted = !quoted;
        }
        if quoted || at < skip || !SIGNS.contains(c) {
            continue;
        }
        let rest = &line[at..];
        let len = rest.find(|c| !SIGNS.contains(c)).unwrap_or(rest.len());
        skip = at + len;
        let (mut start, mut end) = (at, at + len);
        let apart = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || c == '"');
        if line[..start].ends_with('o') && apart(line[..start - 1].chars().next_back()) {
            start -= 1;
        }
        if line[end..].starts_with('o') && apart(line[end + 1..].chars().next()) {
            end += 1;
        }
        found.push((start, &line[start..end]));
    }
    found
}

/// The arrow that a run of signs means, where it means one.
fn meant(run: &str) -> Option<String> {
    let dashes = |c: char| "-=~—–→←⟶⇒".contains(c);
    let line = run.trim_matches(|c: char| "<>|*o^+#/\\".contains(c));
    let signs = run.chars().count();
    let arrow_sign = run.contains(['→', '←', '⟶', '⇒']);
    if line.is_empty() && !arrow_sign {
        return None;
    }
    let dotted = line.contains('.');
    if !line.chars().all(|c| dashes(c) || c == '.') {
        return None;
    }
    // A single dash or dot may belong to a name.
    let headed = run.len() > line.len();
    if !headed && !arrow_sign && (signs < 2 || line == "-." || line == ".-") {
        return None;
    }
    let head = |signs: &str, open: bool| match signs {
        "" => Some(""),
        "<" | "<<" | ">" | ">>" => Some(if open { "<" } else { ">" }),
        "<|" | "<<|" | "|>" | "|>>" | ">|>" | "^" => Some(if open { "<|" } else { "|>" }),
        "*" => Some("*"),
        "o" | "<>" | "+" | "#" => Some("o"),
        _ => None,
    };
    let at = run.find(line).unwrap_or(0);
    let mut left = head(&run[..at], true)?;
    let mut right = head(&run[at + line.len()..], false)?;
    if run.contains(['→', '⟶', '⇒']) {
        right = ">";
    }
    if run.contains('←') {
        left = "<";
    }
    let line = if dotted { ".." } else { "--" };
    Some(format!("{left}{line}{right}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_mean_the_nearest() {
        for (run, want) in [
            ("->", "-->"),
            ("<-", "<--"),
            ("-|>", "--|>"),
            ("<|-", "<|--"),
            ("--->", "-->"),
            ("==>", "-->"),
            ("=>", "-->"),
            ("-.->", "..>"),
            ("→", "-->"),
            ("<>--", "o--"),
            ("--o", "--o"),
            ("*--", "*--"),
            ("^--", "<|--"),
            ("->>", "-->"),
            ("->|>", "--|>"),
        ] {
            assert_eq!(meant(run).as_deref(), Some(want), "{run}");
        }
        for run in ["-", ".", "|", "<", "#"] {
            assert_eq!(meant(run), None, "{run}");
        }
    }
}
