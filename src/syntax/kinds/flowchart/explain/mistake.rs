//! A statement that stopped making sense, and how to point into it.

use std::ops::{Bound, RangeBounds};

use super::index::Index;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, RuleInfo};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::{Kind, Token, Within};
use crate::syntax::prepare::decode_entities;

/// What to do about a backtick inside a text.
pub(super) const NO_CODE: &str =
    "Mermaid's Markdown has no code; write `#96;` for a backtick that is to be shown.";

/// A statement that could not be read. Offsets are of the text that the lexer reads.
pub(in super::super) struct Mistake<'a> {
    /// That text, with the map to the file.
    pub(in super::super) source: &'a Mapped,
    /// Where the statement begins.
    pub(in super::super) start: usize,
    /// Where the next one begins.
    pub(in super::super) resume: usize,
    /// Its tokens, as far as they were read.
    pub(in super::super) tokens: &'a [Token],
    /// The token that does not fit.
    pub(in super::super) at: usize,
    /// Whether a subgraph is open around it.
    pub(in super::super) nested: bool,
    /// The words of the chart.
    pub(in super::super) index: &'a Index,
    /// What was being read, the innermost first, with the tokens left where it began.
    pub(in super::super) within: Vec<(Within, usize)>,
}

impl<'a> Mistake<'a> {
    pub(super) fn text(&self) -> &'a str {
        &self.source.text
    }

    /// A part of that text. Where a range ends beyond the text or inside a character, or before it begins, what is nearest:
    /// charts are anybody's, and an explanation is never worth a panic.
    pub(super) fn slice(&self, range: impl RangeBounds<usize>) -> &'a str {
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
    pub(in super::super) fn bad(&self) -> Token {
        self.tokens[self.at]
    }

    /// A token's text.
    pub(super) fn word(&self, token: Token) -> &'a str {
        token.text(self.text())
    }

    /// The kind of the token some places from the one that does not fit.
    pub(super) fn kind(&self, offset: isize) -> Option<Kind> {
        self.token(offset).map(|token| token.kind)
    }

    /// The token some places from the one that does not fit.
    pub(super) fn token(&self, offset: isize) -> Option<Token> {
        let index = self.at.checked_add_signed(offset)?;
        self.tokens.get(index).copied()
    }

    /// The end of the statement, without white space.
    pub(super) fn end(&self) -> usize {
        self.start + self.raw().len()
    }

    /// The statement's text, without white space at its end.
    pub(in super::super) fn raw(&self) -> &'a str {
        let raw = self.slice(self.start..self.resume.max(self.start));
        raw.trim_end_matches(|c| is_space(c) || c == ';')
    }

    /// Where something began to be read (the innermost of that name): the index of its first token.
    pub(super) fn begun(&self, what: Within) -> Option<usize> {
        let found = self.within.iter().find(|(name, _)| *name == what)?;
        Some(self.tokens.len() - found.1)
    }

    /// The innermost thing that was being read.
    pub(super) fn innermost(&self) -> Within {
        self.within.first().map_or(Within::Nodes, |found| found.0)
    }

    /// Whether something was being read.
    pub(super) fn is_in(&self, what: Within) -> bool {
        self.within.iter().any(|(name, _)| *name == what)
    }

    /// Whether an id is wanted where reading stopped.
    pub(super) fn wants_id(&self) -> bool {
        matches!(
            self.innermost(),
            Within::Target | Within::Ampersand | Within::ClassName
        )
    }

    /// The place in the file of a range.
    pub(super) fn place(&self, start: usize, end: usize) -> Span {
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
    pub(super) fn place_of(&self, token: Token) -> Span {
        self.place(token.start as usize, token.end as usize)
    }

    /// The place in the file of the first line of a token, blanks excluded; a keyword that is gone from its token's text included.
    pub(super) fn place_of_word(&self, token: Token) -> Span {
        let start = self.word_start(token);
        let word = self
            .slice(start..token.end.max(token.start) as usize)
            .lines()
            .next()
            .unwrap_or_default();
        self.place(start, start + word.trim_end_matches(is_space).len())
    }

    /// Where a keyword's token begins: `click` and `call` are no part of theirs.
    pub(in super::super) fn word_start(&self, token: Token) -> usize {
        let start = token.start as usize;
        let keyword = match token.kind {
            Kind::Click => "click",
            Kind::CallbackName => "call",
            _ => return start,
        };
        let from = self.start.min(start);
        self.slice(from..start)
            .rfind(keyword)
            .map_or(start, |i| from + i)
    }

    /// Whether a token is the first of its line.
    pub(super) fn starts_line(&self, token: Token) -> bool {
        let before = self.slice(..self.word_start(token));
        before
            .trim_end_matches(|c| is_space(c) && c != '\n')
            .ends_with('\n')
    }

    /// The place in the file right behind the character before an offset.
    pub(super) fn behind(&self, offset: usize) -> Span {
        match self.slice(..offset).chars().next_back() {
            Some(c) => Span::at(self.place(offset - c.len_utf8(), offset).end),
            None => self.place(0, 0),
        }
    }

    /// A finding at a range.
    pub(super) fn found(
        &self,
        rule: &'static RuleInfo,
        range: (usize, usize),
        message: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.place(range.0, range.1), message)
    }

    /// Puts quotes around a range, and spells the quotes inside with an entity code.
    pub(super) fn quote(&self, description: &str, start: usize, end: usize) -> Fix {
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
                self.behind(end)
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
    pub(super) fn spelt(&self, start: usize, end: usize) -> Vec<Edit> {
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

    /// A quoted text, from its quote on, that begins with code and not with a Markdown string.
    pub(super) fn code(&self, quote: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        self.found(&rules::NESTED_QUOTES, (quote, quote + 2), message)
            .help(NO_CODE)
            .fix(self.spell_backticks(quote + 1, end))
    }

    /// Spells the backticks of a range with an entity code.
    pub(super) fn spell_backticks(&self, start: usize, end: usize) -> Fix {
        let ticks = self.slice(start..end).match_indices('`');
        Fix {
            description: "Spell the backticks".to_owned(),
            applicability: Applicability::Safe,
            edits: ticks
                .map(|(i, _)| Edit {
                    span: self.place(start + i, start + i + 1),
                    text: "#96;".to_owned(),
                })
                .collect(),
        }
    }

    /// A text as messages show it: decoded, one line, not too long, without backticks.
    pub(super) fn shown(&self, text: &str) -> String {
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
pub(super) fn shown(text: &str) -> String {
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
