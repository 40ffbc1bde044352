//! A statement that could not be read, and how to point into it.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::{Explained, Recovery};
use crate::syntax::kinds::state::Open;
use crate::syntax::kinds::state::ast::{Statement, StatementKind};
use crate::syntax::kinds::state::token::{Failure, Kind, Token};
use crate::syntax::prepare::decode_entities;
use crate::syntax::text;

/// A statement that could not be read. Offsets are of the text that the lexer reads.
pub(in crate::syntax::kinds::state) struct Mistake<'a> {
    /// That text, with the map to the file.
    pub(in crate::syntax::kinds::state) source: &'a Mapped,
    /// Where the statement begins, with the word `state`.
    pub(in crate::syntax::kinds::state) start: usize,
    /// Its first tokens.
    pub(in crate::syntax::kinds::state) tokens: &'a [Token],
    /// How far it could be read.
    pub(in crate::syntax::kinds::state) failure: &'a Failure,
    /// The statements before it.
    pub(in crate::syntax::kinds::state) before: &'a [Statement],
    /// The composite states that are open.
    pub(in crate::syntax::kinds::state) open: &'a [Open],
    /// How many mistakes were explained before it.
    pub(in crate::syntax::kinds::state) reported: usize,
}

/// After so many mistakes, none looks through the whole chart any more.
const MOST_SEARCHES: usize = 64;

impl<'a> Mistake<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.source.text
    }

    /// The index of the token that does not fit.
    pub(super) fn at(&self) -> usize {
        let len = self.tokens.len();
        (len - self.failure.left.clamp(1, len)).min(len - 1)
    }

    pub(super) fn first(&self) -> Token {
        self.tokens[0]
    }

    /// The token that does not fit.
    pub(super) fn bad(&self) -> Token {
        self.tokens[self.at()]
    }

    /// The kind of the token before the one that does not fit.
    pub(super) fn kind_before(&self) -> Option<Kind> {
        Some(self.tokens[self.at().checked_sub(1)?].kind)
    }

    /// Whether the token that does not fit is some character.
    pub(super) fn is_sign(&self, sign: &str) -> bool {
        let bad = self.bad();
        matches!(bad.kind, Kind::Invalid | Kind::Unknown) && bad.text(self.text()) == sign
    }

    /// The statement before this one, where it stands on the same line.
    pub(super) fn beside(&self) -> Option<&'a Statement> {
        let last = self.before.last()?;
        let between = self.text().get(last.range.end as usize..self.start)?;
        (!between.contains('\n')).then_some(last)
    }

    /// The statement before this one, where nothing but white space is between them.
    pub(super) fn previous(&self) -> Option<&'a Statement> {
        let last = self.before.last()?;
        let between = self.text().get(last.range.end as usize..self.start)?;
        between.trim_matches(is_space).is_empty().then_some(last)
    }

    /// What a statement says, with the words as written.
    pub(super) fn slice(&self, range: TextRange) -> &'a str {
        self.text().get(range.range()).unwrap_or_default()
    }

    /// Where the line of an offset begins, without its indentation.
    pub(super) fn line_start(&self, at: usize) -> usize {
        let start = self.text()[..at].rfind('\n').map_or(0, |i| i + 1);
        let line = &self.text()[start..];
        (start + line.len() - line.trim_start_matches(|c| is_space(c) && c != '\n').len()).min(at)
    }

    /// The indentation of the line of an offset.
    pub(super) fn indent(&self, at: usize) -> &'a str {
        let start = self.text()[..at].rfind('\n').map_or(0, |i| i + 1);
        &self.text()[start..self.line_start(at)]
    }

    /// Where the line of an offset ends.
    pub(super) fn line_end(&self, at: usize) -> usize {
        text::line_end(self.source, at)
    }

    /// From an offset to the end of its line, without white space there.
    pub(super) fn rest_of_line(&self, at: usize) -> &'a str {
        self.text()[at..self.line_end(at)].trim_end_matches(is_space)
    }

    /// The place in the file of a range.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
        self.source
            .span(TextRange::new(start as u32, end.max(start) as u32))
    }

    /// A text as written, short and without backticks, for messages.
    pub(super) fn shown(&self, text: &str) -> String {
        let text = decode_entities(text).replace('`', "'");
        let text = text.replace('\n', " ");
        let mut chars = text.chars();
        let short: String = chars.by_ref().take(40).collect();
        if chars.next().is_some() {
            format!("{short}…")
        } else {
            short
        }
    }

    /// A finding at a place.
    pub(super) fn found(
        &self,
        rule: &'static RuleInfo,
        (start, end): (usize, usize),
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.place(start, end), message)
    }

    /// A finding after which the next line is read.
    pub(super) fn skip(&self, diagnostic: Diagnostic) -> Explained {
        Explained {
            diagnostic,
            then: Recovery::at(self.resume()),
        }
    }

    /// A finding of a statement that opens a composite state with a brace at an offset.
    pub(super) fn opening(&self, diagnostic: Diagnostic, brace: usize) -> Explained {
        Explained {
            diagnostic,
            then: Recovery::at(brace + 1).opening(),
        }
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
        match self.reported > MOST_SEARCHES {
            true => Vec::new(),
            false => words(self.text(), word).collect(),
        }
    }

    /// Whether an id is used in the chart, outside longer ids.
    pub(super) fn is_used(&self, id: &str) -> bool {
        self.reported > MOST_SEARCHES || words(self.text(), id).next().is_some()
    }

    /// A fix that gives a state a valid id and keeps what is shown: every mention becomes the id, and
    /// a line with `state "label" as id` is put before the first. `None` where too many mistakes were
    /// explained already to look through the chart for each.
    pub(super) fn aliased(&self, range: (usize, usize), label: &str, id: &str) -> Option<Fix> {
        if self.reported > MOST_SEARCHES || label.contains('"') {
            return None;
        }
        let written = &self.text()[range.0..range.1];
        let mut places: Vec<usize> = words(self.text(), written)
            .filter(|&at| at == range.0 || self.is_mention(at, at + written.len()))
            .collect();
        places.dedup();
        let first = *places.first()?;
        let line = self.line_start(first);
        let alias = format!("state \"{label}\" as {id}\n{}", self.indent(first));
        let mut edits = vec![Edit {
            span: self.place(line, line),
            text: alias,
        }];
        edits.extend(places.into_iter().map(|at| Edit {
            span: self.place(at, at + written.len()),
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
        let before = self.text()[self.line_start(start)..start].trim_end_matches(is_space);
        let after = self.rest_of_line(end).trim_start_matches(is_space);
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

    /// The whole line of an offset, with its line break, to be removed.
    pub(super) fn whole_line(&self, at: usize) -> Span {
        let start = self.text()[..at].rfind('\n').map_or(0, |i| i + 1);
        self.place(start, (self.line_end(at) + 1).min(self.text().len()))
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
