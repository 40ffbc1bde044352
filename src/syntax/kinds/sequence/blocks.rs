//! What opens and closes: boxes, blocks and their sections.

use foldhash::HashSet;

use super::Reader;
use super::ast::{Closed, StatementKind};
use super::explain;
use super::token::{Kind, Token};
use crate::model::sequence::BlockKind;
use crate::source::{Span, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::lex::{TokenSet, token_set};
use crate::syntax::outline::Block;
use crate::syntax::text;

/// What may stand in a box.
const IN_BOX: TokenSet<Kind> =
    token_set!(Kind: Newline, End, Eof, Participant, ParticipantActor, Destroy);

/// Something that an `end` closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Open {
    pub(super) what: Opened,
    /// Its first line.
    pub(super) range: TextRange,
}

impl Open {
    /// The word that opened it.
    pub(super) fn word(self) -> &'static str {
        match self.what {
            Opened::Box | Opened::SpoiltBox { .. } => "box",
            Opened::Block(block) => block.word(),
            Opened::Unread => "block",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Opened {
    /// A box in which nothing stands that does not belong there.
    Box,
    /// A box in which something else stands.
    SpoiltBox {
        /// Where that begins.
        stranger: u32,
        /// Its finding.
        finding: usize,
    },
    Block(BlockKind),
    /// What a statement opens that could not be read.
    Unread,
}

impl Reader<'_> {
    /// Reports what the end of the text leaves open.
    pub(super) fn unclosed(&mut self) {
        let all = std::mem::take(&mut self.open);
        let source = self.cursor.source;
        let is_block = |open: &Open| matches!(open.what, Opened::Block(_));
        if !all.is_empty()
            && all.iter().all(is_block)
            && let Some(mut found) = explain::unclosed_by_lines(source, &self.chart.statements)
        {
            let reported: HashSet<Span> = self.diagnostics.iter().map(|d| d.span).collect();
            found.retain(|found| !reported.contains(&found.span));
            if found.len() == all.len() {
                self.diagnostics.extend(found);
                return;
            }
        }
        for open in all {
            if let Opened::SpoiltBox { stranger, finding } = open.what {
                self.diagnostics[finding] = explain::unclosed_box(source, open, stranger);
            } else {
                let found = explain::unclosed(source, open, &self.given);
                self.given.extend(found.as_ref().and_then(explain::given));
                self.diagnostics.extend(found);
            }
        }
    }

    pub(super) fn top(&self) -> Option<Opened> {
        self.open.last().map(|open| open.what)
    }

    pub(super) fn block(&mut self, token: Token, block: BlockKind) {
        self.open(token, Opened::Block(block), |text| {
            StatementKind::BlockStart(block, text)
        });
    }

    /// A line that opens something, and its text.
    pub(super) fn open(
        &mut self,
        token: Token,
        what: Opened,
        kind: impl Fn(TextRange) -> StatementKind,
    ) {
        let text = self.cursor.next();
        let whole = range(token).to(range(text));
        let whole = text::trimmed(self.cursor.source, whole);
        self.open.push(Open { what, range: whole });
        self.push(whole, kind(range(text)));
    }

    /// An `else`, `and` or `option`, and its text.
    pub(super) fn section(&mut self, token: Token) {
        let text = self.cursor.next();
        let whole = range(token).to(range(text));
        let word = match token.kind {
            Kind::Else => "else",
            Kind::And => "and",
            _ => "option",
        };
        let fits = match self.top() {
            Some(Opened::Block(block)) => block.section() == Some(word),
            Some(Opened::Unread) => true,
            Some(Opened::Box | Opened::SpoiltBox { .. }) | None => false,
        };
        let source = self.cursor.source;
        if fits {
            self.push(whole, StatementKind::Section(range(text)));
        } else if let Some(inner) = explain::inner(source, &self.open, word, whole) {
            let last = self
                .chart
                .statements
                .last()
                .map_or(whole, |last| last.range);
            for block in self.open.drain(self.open.len() - inner..).rev() {
                let found = explain::cut_off(source, block, last, whole);
                self.diagnostics.push(found);
            }
            self.push(whole, StatementKind::Section(range(text)));
        } else {
            let explained =
                explain::section(self.cursor.source, word, whole, self.open.last().copied());
            self.refuse(whole, explained);
        }
    }

    /// An `end`, and what it closes.
    pub(super) fn end(&mut self, token: Token) {
        let closed = match self.open.pop().map(|open| open.what) {
            Some(Opened::Box) => Closed::Box,
            Some(Opened::SpoiltBox { stranger, finding }) => {
                let fix = explain::ended(self.cursor.source, stranger, token);
                self.diagnostics[finding].fix = fix;
                Closed::Box
            }
            Some(Opened::Block(_)) => Closed::Block,
            Some(Opened::Unread) => Closed::Unread,
            None => {
                let explained = explain::stray_end(self.cursor.source, token, &self.given);
                return self.refuse(range(token), explained);
            }
        };
        self.push(range(token), StatementKind::End(closed));
    }

    /// Reports what stands in a box and does not belong there, once for each box.
    pub(super) fn check_box(&mut self, token: Token) {
        if self.top() == Some(Opened::Box) && !IN_BOX.has(token.kind) {
            self.stranger(token);
        }
    }

    /// Does to the blocks what a statement does that could not be read.
    pub(super) fn follow(&mut self, block: Block, statement: TextRange) {
        match block {
            Block::Within => {}
            Block::Opens => self.open.push(Open {
                what: Opened::Unread,
                range: text::trimmed(self.cursor.source, statement),
            }),
            Block::Closes => {
                self.open.pop();
            }
        }
    }

    fn stranger(&mut self, token: Token) {
        if let Some(open) = self.open.last_mut() {
            let found = explain::stranger(self.cursor.source, token, *open);
            open.what = Opened::SpoiltBox {
                stranger: token.start,
                finding: self.diagnostics.len(),
            };
            self.diagnostics.push(found);
        }
    }
}
