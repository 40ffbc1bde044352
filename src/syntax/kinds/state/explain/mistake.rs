//! A statement of a state diagram that could not be read.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{self, Explained, MOST_SEARCHES};
use crate::syntax::kinds::state::Open;
use crate::syntax::kinds::state::ast::{Statement, StatementKind};
use crate::syntax::kinds::state::token::Kind;

/// A statement of a state diagram that could not be read.
pub(in crate::syntax::kinds::state) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
pub(in crate::syntax::kinds::state) struct Around<'a> {
    /// The statements before it.
    pub(in crate::syntax::kinds::state) before: &'a [Statement],
    /// The composite states that are open.
    pub(in crate::syntax::kinds::state) open: &'a [Open],
    /// How many mistakes were explained before it.
    pub(in crate::syntax::kinds::state) reported: usize,
}

impl<'a> Mistake<'a> {
    /// Whether the token that does not fit is some character.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        let bad = self.bad();
        matches!(bad.kind, Kind::Invalid | Kind::Unknown) && self.slice(bad) == sign
    }

    /// The statement before this one, where it stands on the same line.
    pub(super) fn beside(&self) -> Option<&'a Statement> {
        let last = self.around.before.last()?;
        let between = self.text().get(last.range.end as usize..self.start)?;
        (!between.contains('\n')).then_some(last)
    }

    /// The statement before this one, where nothing but white space is between them.
    pub(super) fn previous(&self) -> Option<&'a Statement> {
        let last = self.around.before.last()?;
        let between = self.text().get(last.range.end as usize..self.start)?;
        between.trim_matches(is_space).is_empty().then_some(last)
    }

    /// A finding after which the next line is read.
    pub(super) fn skip(&self, diagnostic: Diagnostic) -> Explained {
        Explained::at(diagnostic, self.resume())
    }

    /// A finding of a statement that opens a composite state with a brace at an offset.
    pub(super) fn opening(&self, diagnostic: Diagnostic, brace: usize) -> Explained {
        Explained::at(diagnostic, brace + 1).opening()
    }

    /// Where the statement after a broken one begins.
    pub(super) fn resume(&self) -> usize {
        let line = self.line_end(self.start);
        let bad = self.bad();
        if bad.start as usize >= line {
            // The line has ended: the next one is a statement of its own.
            return bad.start as usize;
        }
        self.line_end(bad.end as usize)
    }

    /// Where a word stands in the chart; nowhere after too many mistakes.
    pub(super) fn all_words(&self, word: &str) -> Vec<usize> {
        match self.around.reported > MOST_SEARCHES {
            true => Vec::new(),
            false => words(self.text(), word).collect(),
        }
    }

    /// Whether an id is used in the chart, outside longer ids.
    pub(super) fn is_used(&self, id: &str) -> bool {
        self.around.reported > MOST_SEARCHES || words(self.text(), id).next().is_some()
    }

    /// A fix that gives a state a valid id and keeps what is shown: every mention becomes the id, and
    /// a line with `state "label" as id` is put before the first. `None` where too many mistakes were
    /// explained already to look through the chart for each.
    pub(super) fn aliased(&self, range: (usize, usize), label: &str, id: &str) -> Option<Fix> {
        if self.around.reported > MOST_SEARCHES || label.contains('"') {
            return None;
        }
        let written = self.slice(range);
        let mut places: Vec<usize> = words(self.text(), written)
            .filter(|&at| at == range.0 || self.is_mention(at, at + written.len()))
            .collect();
        places.dedup();
        let first = *places.first()?;
        let line = self.line(first).start as usize;
        let alias = format!("state \"{label}\" as {id}\n{}", self.indent(first));
        let mut edits = vec![Edit {
            span: self.span(line..line),
            text: alias,
        }];
        edits.extend(places.into_iter().map(|at| Edit {
            span: self.span(at..at + written.len()),
            text: id.to_owned(),
        }));
        Some(Fix {
            description: format!("Call it `{id}` and show `{label}`"),
            applicability: match self.is_used(id) {
                true => Applicability::Unsafe,
                false => Applicability::Safe,
            },
            edits,
        })
    }

    /// Whether a word stands where a statement mentions a state.
    fn is_mention(&self, start: usize, end: usize) -> bool {
        let before = self
            .slice(self.line(start).start as usize..start)
            .trim_end_matches(is_space);
        let after = self
            .slice(self.rest_of_line(end))
            .trim_start_matches(is_space);
        let ends = ["-->", "->", ":", "<<"]
            .iter()
            .any(|sign| after.starts_with(sign));
        let lower = before.to_ascii_lowercase();
        match lower.as_str() {
            "" => ends || after.is_empty(),
            "state" => ends || after.is_empty() || after.starts_with('{'),
            "note left of" | "note right of" | "note over" => true,
            _ => lower.ends_with("->") && !before.contains(':'),
        }
    }

    /// Whether the statement before this one on the line is of some sort.
    pub(super) fn is_beside(&self, is: impl Fn(&StatementKind) -> bool) -> bool {
        self.beside().is_some_and(|statement| is(&statement.kind))
    }
}

/// Where a word stands in a text, outside longer words.
pub(super) fn words<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = usize> + 't {
    let part = |c: char| is_word(c) || c == '-' || !c.is_ascii() && c.is_alphanumeric();
    text.match_indices(word)
        .map(|(at, _)| at)
        .filter(move |&at| {
            !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part)
        })
}

/// An id made of a text: its words, each with a capital. `None` where it has no letter or digit.
pub(super) fn slug(text: &str) -> Option<String> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let id: String = words
        .flat_map(|word| {
            let mut chars = word.chars();
            let first = chars.next().into_iter().flat_map(char::to_uppercase);
            first.chain(chars)
        })
        .collect();
    (!id.is_empty()).then_some(id)
}
