//! A statement of a flowchart that stopped making sense.

use super::word_index::Index;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::Span;
use crate::syntax::Block;
use crate::syntax::chars::is_space;
use crate::syntax::explain::{self, Explained, wording};
use crate::syntax::kinds::flowchart::token::{Kind, Token, Within};
use crate::syntax::kinds::flowchart::{resume, rules};

/// What to do about a backtick inside a text.
pub(super) const NO_CODE: &str = "Write `#96;` to show a backtick; Mermaid's Markdown has no code.";

/// A statement of a flowchart that could not be read.
pub(in crate::syntax::kinds::flowchart) type Mistake<'a> = explain::Mistake<'a, Kind, Around<'a>>;

/// What is known around it.
#[derive(Clone, Copy)]
pub(in crate::syntax::kinds::flowchart) struct Around<'a> {
    /// Where the next statement begins.
    pub(in crate::syntax::kinds::flowchart) resume: usize,
    /// Whether a subgraph is open.
    pub(in crate::syntax::kinds::flowchart) nested: bool,
    /// The words of the chart.
    pub(in crate::syntax::kinds::flowchart) index: &'a Index,
}

impl<'a> Mistake<'a> {
    /// The statement's text, without white space at its end.
    pub(super) fn raw(&self) -> &'a str {
        let raw = self.slice(self.start..self.around.resume.max(self.start));
        raw.trim_end_matches(|c| is_space(c) || c == ';')
    }

    /// The end of the statement, without white space.
    pub(super) fn end(&self) -> usize {
        self.start + self.raw().len()
    }

    /// The innermost thing that was being read; nodes, where nothing else was.
    pub(super) fn being_read(&self) -> Within {
        self.innermost().unwrap_or(Within::Nodes)
    }

    /// The statement as its keyword says.
    pub(super) fn statement(&self) -> Within {
        self.outermost().unwrap_or(Within::Nodes)
    }

    /// A finding, after which reading goes on after the statement. Whatever is wrong with it, a line
    /// that begins with `subgraph` opens one, and `]end` closes one.
    pub(super) fn explained(&self, diagnostic: Diagnostic) -> Explained {
        let block = match self.tokens[0].kind {
            Kind::Subgraph => Block::Opens,
            _ if resume::is_spoilt_end(self.raw()) => Block::Closes,
            _ => Block::Within,
        };
        Explained::at(diagnostic, self.around.resume).with(block)
    }

    /// The same for what was perhaps found.
    pub(super) fn reported(&self, found: Option<Diagnostic>) -> Option<Explained> {
        found.map(|diagnostic| self.explained(diagnostic))
    }

    /// A finding, where the statement does nothing to the subgraphs.
    pub(super) fn beside_blocks(&self, diagnostic: Diagnostic) -> Explained {
        Explained::at(diagnostic, self.around.resume)
    }

    /// Shows where the mistake was noticed, if that is after what is said of it.
    pub(super) fn noticed(&self, found: Diagnostic) -> Diagnostic {
        let bad = self.bad();
        let start = bad.start as usize;
        let first = self.slice(bad).lines().next().unwrap_or_default().len();
        let place = self.span(start..start + first);
        if place.start <= found.span.end {
            return found;
        }
        match bad.kind {
            Kind::Unclosed | Kind::Eof => found.annotate(place, wording::CHART_ENDS),
            _ => found.annotate(place, wording::REPORTED),
        }
    }

    /// Puts quotes around a range, and spells the quotes inside with an entity code.
    pub(super) fn quote(&self, description: &str, start: usize, end: usize) -> Fix {
        let inner = self.slice(start..end);
        let lead = inner.len() - inner.trim_start_matches(is_space).len();
        let body = inner.trim_matches(is_space);
        let (from, to) = (start + lead, start + lead + body.len());
        let mut edits = vec![Edit {
            span: self.span(start..from),
            text: "\"".to_owned(),
        }];
        edits.extend(self.spelt(from, to));
        edits.push(Edit {
            span: if to < end {
                self.span(to..end)
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
    pub(super) fn spelt(&self, start: usize, end: usize) -> Vec<Edit> {
        let text = self.slice(start..end);
        text.match_indices('"')
            .map(|(i, _)| {
                let escaped = text[..i].ends_with('\\');
                Edit {
                    span: self.span(start + i - usize::from(escaped)..start + i + 1),
                    text: "#quot;".to_owned(),
                }
            })
            .collect()
    }

    /// Puts quotes around a text. None around another node; around an arrow only if somebody says so.
    pub(super) fn quoted(&self, start: usize, end: usize) -> Option<Fix> {
        let text = self.slice(start..end);
        let after = |sign: &str| text.find(sign).map(|at| &text[at + sign.len()..]);
        let signs = ["-->", "---", "==>", "===", ".->", "-.-", "~~~"];
        let arrow = signs
            .iter()
            .filter_map(|sign| after(sign))
            .max_by_key(|rest| rest.len());
        let following = arrow.into_iter().chain(after(" & "));
        if following.clone().any(|rest| rest.contains(['[', '(', '{'])) {
            return None;
        }
        let fix = self.quote("Put the text in quotes", start, end);
        Some(match arrow {
            Some(_) => Fix {
                applicability: Applicability::Unsafe,
                ..fix
            },
            None => fix,
        })
    }

    /// Whether an id is wanted where reading stopped.
    pub(super) fn wants_id(&self) -> bool {
        matches!(
            self.being_read(),
            Within::Target | Within::Ampersand | Within::ClassName
        )
    }

    /// The place in the file of the first line of a token, spaces excluded; a keyword that is gone from its token's text included.
    pub(super) fn place_of_word(&self, token: Token) -> Span {
        let start = self.word_start(token);
        let word = self
            .slice(start..token.end.max(token.start) as usize)
            .lines()
            .next()
            .unwrap_or_default();
        self.span(start..start + word.trim_end_matches(is_space).len())
    }

    /// Where a keyword's token begins: `click` and `call` are not part of theirs.
    pub(in crate::syntax::kinds::flowchart) fn word_start(&self, token: Token) -> usize {
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

    /// A quoted text, from its quote on, that begins with code and not with a Markdown string.
    pub(super) fn code(&self, quote: usize, end: usize, message: impl Into<String>) -> Diagnostic {
        self.finding(&rules::NESTED_QUOTES, (quote, quote + 2), message)
            .label("Markdown begins here, and ends only at a backtick and a quote")
            .help(NO_CODE)
            .fix(self.spell_backticks(quote + 1, end))
    }

    /// Spells the backticks of a range with an entity code.
    pub(super) fn spell_backticks(&self, start: usize, end: usize) -> Fix {
        let ticks = self.slice(start..end).match_indices('`');
        Fix {
            description: "Write `#96;` for the backticks".to_owned(),
            applicability: Applicability::Safe,
            edits: ticks
                .map(|(i, _)| Edit {
                    span: self.span(start + i..start + i + 1),
                    text: "#96;".to_owned(),
                })
                .collect(),
        }
    }
}
