//! What the reader does with what it cannot read: it has it explained, and keeps the subgraphs that it opens or closes.

use super::ast::{Ident, Link, Quotes, StatementKind, SubgraphStart, Text};
use super::token::{Failure, Token};
use super::{Open, Reader, explain, is_space, recover, rules};
use crate::diagnostic::Edit;
use crate::source::{Mapped, Span, TextRange};

impl Reader<'_> {
    /// Explains a statement that cannot be read, and goes on behind it.
    pub(super) fn refuse(&mut self, start: usize, tokens: &[Token], failure: Failure) {
        let mut resume = recover::resume(&self.source.text, start);
        if self.brace(start, resume) {
            return self.lexer.resume(resume);
        }
        let mistake = explain::Mistake {
            source: self.source,
            start,
            resume,
            tokens,
            at: tokens.len() - failure.left.clamp(1, tokens.len()),
            nested: !self.open.is_empty(),
            index: &self.index,
            within: failure.within,
        };
        let diagnostic = explain::statement(&mistake);
        let opens = explain::opens_subgraph(&mistake, &diagnostic);
        // `A --> B  style A fill:red`: only the line break is missing.
        if diagnostic.rule == &rules::MISSING_SEPARATOR {
            resume = mistake.word_start(mistake.bad());
        }
        let source = self.source;
        let raw = source.text[start..resume.max(start)].trim_end_matches(is_space);
        let range = TextRange::new(start as u32, (start + raw.len()) as u32);
        if opens {
            // What follows is its body all the same.
            let brace =
                (diagnostic.rule == &rules::FOREIGN_BRACES).then_some(self.diagnostics.len());
            self.open.push(Open { range, brace });
            let start = written_start(source, range);
            self.push(range, StatementKind::SubgraphStart(start), 0);
        } else {
            self.push(range, StatementKind::Error, explain::links_in(raw));
        }
        // `A end` or `]end`: the author closed the subgraph.
        let ends = diagnostic.rule == &rules::STRAY_END || recover::is_spoilt_end(raw);
        if ends && self.open.pop().is_some() {
            self.push(range, StatementKind::SubgraphEnd, 0);
        }
        self.diagnostics.push(diagnostic);
        self.lexer.resume(resume);
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
        let (diagnostic, resume) = explain::header(self.source, first, at);
        self.diagnostics.push(diagnostic);
        self.lexer.resume(resume);
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
