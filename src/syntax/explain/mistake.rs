//! A statement that stopped making sense, and how to point into it.

use std::ops::{Bound, RangeBounds};

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::lex::{Token, TokenKind};
use crate::syntax::prepare::decode_entities;

/// A statement that could not be read. Offsets are of the text that the lexer reads.
#[derive(Clone, Debug)]
pub(in crate::syntax) struct Mistake<'a, K: TokenKind> {
    /// That text, with the map to the file.
    pub(in crate::syntax) source: &'a Mapped,
    /// Where the statement begins.
    pub(in crate::syntax) start: usize,
    /// Where the next one begins.
    pub(in crate::syntax) resume: usize,
    /// Its tokens, as far as they were read.
    pub(in crate::syntax) tokens: &'a [Token<K>],
    /// The token that does not fit.
    pub(in crate::syntax) at: usize,
    /// What was being read, the innermost first, with the tokens left where it began.
    pub(in crate::syntax) within: Vec<(K::Within, usize)>,
}

impl<'a, K: TokenKind> Mistake<'a, K> {
    pub(in crate::syntax) fn text(&self) -> &'a str {
        &self.source.text
    }

    /// A part of that text. Where a range ends beyond the text or inside a character, or before it begins, what is nearest:
    /// charts are anybody's, and an explanation is never worth a panic.
    pub(in crate::syntax) fn slice(&self, range: impl RangeBounds<usize>) -> &'a str {
        let text = self.text();
        let start = match range.start_bound() {
            Bound::Included(&start) => start,
            Bound::Excluded(&start) => start + 1,
            Bound::Unbounded => 0,
        };
        let end = match range.end_bound() {
            Bound::Included(&end) => end + 1,
            Bound::Excluded(&end) => end,
            Bound::Unbounded => text.len(),
        };
        let start = whole(text, start);
        &text[start..whole(text, end).max(start)]
    }

    /// The token that does not fit.
    pub(in crate::syntax) fn bad(&self) -> Token<K> {
        self.tokens[self.at]
    }

    /// A token's text.
    pub(in crate::syntax) fn word(&self, token: Token<K>) -> &'a str {
        token.text(self.text())
    }

    /// The kind of the token some places from the one that does not fit.
    pub(in crate::syntax) fn kind(&self, offset: isize) -> Option<K> {
        self.token(offset).map(|token| token.kind)
    }

    /// The token some places from the one that does not fit.
    pub(in crate::syntax) fn token(&self, offset: isize) -> Option<Token<K>> {
        let index = self.at.checked_add_signed(offset)?;
        self.tokens.get(index).copied()
    }

    /// The end of the statement, without white space.
    pub(in crate::syntax) fn end(&self) -> usize {
        self.start + self.raw().len()
    }

    /// The statement's text, without white space at its end.
    pub(in crate::syntax) fn raw(&self) -> &'a str {
        let raw = self.slice(self.start..self.resume.max(self.start));
        raw.trim_end_matches(|c| is_space(c) || c == ';')
    }

    /// Where something began to be read (the innermost of that name): the index of its first token.
    pub(in crate::syntax) fn begun(&self, what: K::Within) -> Option<usize> {
        let found = self.within.iter().find(|(name, _)| *name == what)?;
        Some(self.tokens.len() - found.1)
    }

    /// The innermost thing that was being read.
    pub(in crate::syntax) fn innermost(&self) -> Option<K::Within> {
        self.within.first().map(|found| found.0)
    }

    /// Whether something was being read.
    pub(in crate::syntax) fn is_in(&self, what: K::Within) -> bool {
        self.within.iter().any(|(name, _)| *name == what)
    }

    /// The place in the file of a range.
    pub(in crate::syntax) fn place(&self, start: usize, end: usize) -> Span {
        let text = self.text();
        let start = whole(text, start);
        let mut end = end.clamp(start, text.len().max(start));
        while !text.is_char_boundary(end) {
            end += 1;
        }
        self.source
            .map
            .span(TextRange::new(start as u32, end as u32))
    }

    /// The place in the file of a token.
    pub(in crate::syntax) fn place_of(&self, token: Token<K>) -> Span {
        self.place(token.start as usize, token.end as usize)
    }

    /// The place in the file right after the character before an offset.
    pub(in crate::syntax) fn after(&self, offset: usize) -> Span {
        match self.slice(..offset).chars().next_back() {
            Some(c) => Span::at(self.place(offset - c.len_utf8(), offset).end),
            None => self.place(0, 0),
        }
    }

    /// A finding at a range.
    pub(in crate::syntax) fn found(
        &self,
        rule: &'static RuleInfo,
        range: (usize, usize),
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.place(range.0, range.1), message)
    }

    /// Puts quotes around a range, and spells the quotes inside with an entity code.
    pub(in crate::syntax) fn quote(&self, description: &str, start: usize, end: usize) -> Fix {
        let inner = self.slice(start..end);
        let lead = inner.len() - inner.trim_start_matches(is_space).len();
        let body = inner.trim_matches(is_space);
        let (from, to) = (start + lead, start + lead + body.len());
        let mut edits = vec![Edit {
            span: self.place(start, from),
            text: "\"".to_owned(),
        }];
        edits.extend(self.spelt(from, to));
        edits.push(Edit {
            span: if to < end {
                self.place(to, end)
            } else {
                self.after(end)
            },
            text: "\"".to_owned(),
        });
        Fix {
            description: description.to_owned(),
            applicability: Applicability::Safe,
            edits,
        }
    }

    /// The edits that spell the quotes of a range with an entity code.
    pub(in crate::syntax) fn spelt(&self, start: usize, end: usize) -> Vec<Edit> {
        let text = self.slice(start..end);
        text.match_indices('"')
            .map(|(i, _)| {
                let escaped = text[..i].ends_with('\\');
                Edit {
                    span: self.place(start + i - usize::from(escaped), start + i + 1),
                    text: "#quot;".to_owned(),
                }
            })
            .collect()
    }

    /// A text as messages show it: decoded, one line, not too long, without backticks.
    pub(in crate::syntax) fn shown(&self, text: &str) -> String {
        shown(text)
    }
}

/// Where the character begins that an offset is in; the end of the text at most.
fn whole(text: &str, offset: usize) -> usize {
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// A text as messages show it: decoded, one line, not too long, without backticks.
pub(in crate::syntax) fn shown(text: &str) -> String {
    let line = text
        .trim_start_matches(is_space)
        .lines()
        .next()
        .unwrap_or_default();
    let line = decode_entities(line.trim_end_matches(is_space)).replace('`', "'");
    if line.chars().count() > 32 {
        let cut: String = line.chars().take(30).collect();
        format!("{}…", cut.trim_end())
    } else {
        line
    }
}

#[cfg(test)]
mod tests {
    use super::whole;

    #[test]
    fn offsets_are_of_whole_characters() {
        let text = "a跨b";
        let offsets: Vec<usize> = (0..8).map(|at| whole(text, at)).collect();
        assert_eq!(offsets, [0, 1, 1, 1, 4, 5, 5, 5]);
    }
}
