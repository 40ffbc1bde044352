//! What the reader does with what it cannot read: it has it explained, and keeps the subgraphs that it opens or closes.

use super::ast::{Ident, Link, Quotes, StatementKind, SubgraphStart, Text};
use super::explain::Mistake;
use super::reader::{Open, Reader};
use super::token::{Failure, Token};
use super::{explain, resume};
use crate::diagnostic::Edit;
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::Block;
use crate::syntax::chars::is_space;
use crate::syntax::explain::Explained;

impl Reader<'_> {
    /// Explains a statement that cannot be read, and goes on after it.
    pub(super) fn refuse(&mut self, start: usize, tokens: &[Token], failure: &Failure) {
        let resume = resume::after(&self.source.text, start);
        if self.brace(start, resume) {
            return self.lexer.resume(resume);
        }
        let around = explain::Around {
            resume,
            nested: !self.open.is_empty(),
            index: &self.index,
        };
        let mistake = Mistake::new(self.source, tokens, failure, &around).from(start);
        let Explained { diagnostic, then } = explain::statement(&mistake);
        let raw = self.source.text[start..then.resume.max(start)].trim_end_matches(is_space);
        let range = TextRange::new(start as u32, (start + raw.len()) as u32);
        if then.block == Block::Opens {
            let brace = then.braced.then_some(self.diagnostics.len());
            self.open.push(Open { range, brace });
            let start = written_start(self.source, range);
            self.push(range, StatementKind::SubgraphStart(Box::new(start)), 0);
        } else {
            self.push(range, StatementKind::Error, explain::links_in(raw));
        }
        if then.block == Block::Closes && self.open.pop().is_some() {
            self.push(range, StatementKind::SubgraphEnd, 0);
        }
        self.diagnostics.push(diagnostic);
        self.lexer.resume(then.resume);
    }

    /// Takes a finding, and goes on where it says.
    pub(super) fn take(&mut self, found: Explained) {
        self.diagnostics.push(found.diagnostic);
        self.lexer.resume(found.then.resume);
    }

    /// A `}` alone: it closes the brace of a subgraph, or of the chart.
    fn brace(&mut self, start: usize, end: usize) -> bool {
        let raw = self.source.text[start..end].trim_matches(|c| is_space(c) || c == ';');
        if raw != "}" {
            return false;
        }
        let range = TextRange::new(start as u32, start as u32 + 1);
        let span = self.source.span(range);
        let open = self.open.pop();
        let opened = match &open {
            Some(open) => open.brace,
            None => self.brace.take(),
        };
        match opened.and_then(|i| self.diagnostics[i].fix.as_mut()) {
            Some(fix) => fix.edits.push(Edit {
                span,
                text: if open.is_some() { "end" } else { "" }.to_owned(),
            }),
            None => self
                .diagnostics
                .push(explain::stray_brace(self.source, start, open.is_some())),
        }
        let kind = match open {
            Some(_) => StatementKind::SubgraphEnd,
            None => StatementKind::Error,
        };
        self.push(range, kind, 0);
        true
    }

    pub(super) fn bad_header(&mut self, first: Token, at: Token) {
        self.take(explain::header(self.source, first, at));
    }

    /// The subgraphs that the chart's end cuts off.
    pub(super) fn unclosed(&mut self) {
        let end = Span::at(self.source.map.offset(self.source.text.len() as u32));
        let mut like_end = std::mem::take(&mut self.like_end);
        let mut links: Vec<&Link> = (self.chart.statements.iter())
            .filter_map(|statement| match &statement.kind {
                StatementKind::Chain(chain) => Some(&chain.links),
                _ => None,
            })
            .flatten()
            .filter(|link| explain::takes_end(self.source, link))
            .collect();
        for open in std::mem::take(&mut self.open).into_iter().rev() {
            let header = self.source.span(open.range);
            if let Some(link) = links.pop_if(|link| link.range.start > open.range.start) {
                let found = explain::swallowed_end(self.source, link, header);
                self.diagnostics.push(found);
                continue;
            }
            let meant = like_end.iter().rposition(|id| {
                let word = id.text(self.source);
                id.range.start > open.range.start
                    && !self.index.has_labelled(&self.source.text, word)
            });
            self.diagnostics
                .push(match meant.map(|i| like_end.remove(i)) {
                    Some(id) => {
                        let place = id.span(self.source);
                        explain::misspelt_end(id.text(self.source), place, header)
                    }
                    None => explain::unclosed_subgraph(self.source, open.range, end),
                });
        }
    }
}

/// The start of a subgraph as far as it can be made out in a line that could not be read; the whole
/// line is its place.
fn written_start(source: &Mapped, range: TextRange) -> SubgraphStart {
    let line = source.slice(range);
    let title = line
        .trim_start_matches(|c| !is_space(c))
        .trim_matches(is_space);
    let word = title.split(|c: char| is_space(c) || "[({\"".contains(c));
    let id = word.take(1).find(|word| !word.is_empty());
    SubgraphStart {
        id: id.map(|id| Ident::saying(range, id)),
        title: Text {
            ident: Ident::saying(range, title),
            quotes: Quotes::None,
        },
        bracketed: false,
    }
}
