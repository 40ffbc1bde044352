//! Sequence diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open blocks; after a mistake it has it explained
//! (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database does.

pub mod ast;
mod explain;
mod lexicon;
mod lower;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use ast::{Closed, Sequence, Statement, StatementKind};
use lexicon::SequenceLexicon;
use token::{ENDS, Kind, Token};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::sequence::BlockKind;
use crate::model::{self, Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::Explained;
use crate::syntax::lex::{TokenSet, token_set};
use crate::syntax::outline::Block;
use crate::syntax::{self, Outline, Read, Reading, Statements, text};

/// Reads sequence diagrams.
#[derive(Debug)]
pub struct SequenceReader;

impl syntax::Reader for SequenceReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool) -> Read {
        let (statements, model, diagnostics) = read(text, frame, header);
        Read {
            statements: Statements::Sequence(statements),
            diagram: Diagram::Sequence(model),
            diagnostics,
        }
    }

    fn outline<'r>(&self, reading: &'r Reading) -> Outline<'r> {
        outline::outline(reading)
    }
}

/// What may stand in a box.
const IN_BOX: TokenSet<Kind> =
    token_set!(Kind: Newline, End, Eof, Participant, ParticipantActor, Destroy);

/// Something that an `end` closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Open {
    what: Opened,
    /// Its first line.
    range: TextRange,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// A box in which nothing stands that does not belong there.
    Box,
    /// A box in which something else was reported.
    SpoiltBox,
    Block(BlockKind),
    /// What a statement opens that could not be read.
    Unread,
}

struct Reader<'t> {
    cursor: Cursor<'t, SequenceLexicon>,
    chart: Sequence,
    open: Vec<Open>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads a prepared text: the statements, what they say, and what is wrong. Without a header the
/// text begins with the statements.
fn read(
    text: &Mapped,
    frame: Frame,
    header: bool,
) -> (Sequence, model::sequence::Sequence, Vec<Diagnostic>) {
    let mut reader = Reader {
        cursor: Cursor::new(text),
        chart: Sequence::default(),
        open: Vec::new(),
        diagnostics: Vec::new(),
    };
    if header {
        reader.header();
    }
    reader.document();
    let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
    let (model, thrown) = lower::lower(text, &chart, frame);
    diagnostics.extend(thrown);
    diagnostics.sort_by_key(|d| (d.span.start, d.span.end));
    (chart, model, diagnostics)
}

impl Reader<'_> {
    fn header(&mut self) {
        let mut token = self.cursor.next();
        while token.kind == Kind::Newline {
            token = self.cursor.next();
        }
        if token.kind == Kind::Header {
            self.chart.header = range(token);
        } else {
            let explained = explain::header(self.cursor.source, token);
            self.refuse(range(token), explained);
        }
    }

    /// Statements up to the end of the text.
    fn document(&mut self) {
        loop {
            let token = self.cursor.next();
            if self.top() == Some(Opened::Box) && !IN_BOX.has(token.kind) {
                self.stranger(token);
            }
            match token.kind {
                Kind::Newline | Kind::Invalid => {}
                Kind::Eof => break,
                Kind::End => self.end(token),
                Kind::Title => self.titled(token, 6, StatementKind::Title),
                Kind::LegacyTitle => self.titled(token, 7, StatementKind::Title),
                Kind::AccDescrBlock => self.titled(token, 0, StatementKind::AccDescr),
                Kind::AccTitle | Kind::AccDescr => {
                    let value = self.cursor.next();
                    let kind = match token.kind {
                        Kind::AccTitle => StatementKind::AccTitle(range(value)),
                        _ => StatementKind::AccDescr(range(value)),
                    };
                    self.push(range(token).to(range(value)), kind);
                }
                Kind::Box => self.open(token, Opened::Box, StatementKind::BoxStart),
                Kind::Loop => self.block(token, BlockKind::Loop),
                Kind::Rect => self.block(token, BlockKind::Rect),
                Kind::Opt => self.block(token, BlockKind::Opt),
                Kind::Alt => self.block(token, BlockKind::Alt),
                Kind::Par => self.block(token, BlockKind::Par),
                Kind::ParOver => self.block(token, BlockKind::ParOver),
                Kind::Critical => self.block(token, BlockKind::Critical),
                Kind::Break => self.block(token, BlockKind::Break),
                Kind::Else | Kind::And | Kind::Option => self.section(token),
                _ => self.statement(token),
            }
        }
        for open in std::mem::take(&mut self.open) {
            let explained = explain::unclosed(self.cursor.source, open);
            self.diagnostics.extend(explained);
        }
    }

    fn top(&self) -> Option<Opened> {
        self.open.last().map(|open| open.what)
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let range = text::trimmed(self.cursor.source, range);
        self.chart.statements.push(Statement { range, kind });
    }

    /// A token whose text, but for so many bytes, is all that the statement says.
    fn titled(&mut self, token: Token, skip: u32, kind: fn(TextRange) -> StatementKind) {
        // The white space after `title` may be longer than a byte.
        let text = &self.cursor.source.text[range(token).range()];
        let mut from = skip as usize;
        while !text.is_char_boundary(from) {
            from += 1;
        }
        let value = TextRange::new(token.start + from as u32, token.end);
        self.push(range(token), kind(value));
    }

    fn block(&mut self, token: Token, block: BlockKind) {
        self.open(token, Opened::Block(block), |text| {
            StatementKind::BlockStart(block, text)
        });
    }

    /// A line that opens something, and its text.
    fn open(&mut self, token: Token, what: Opened, kind: impl Fn(TextRange) -> StatementKind) {
        let text = self.cursor.next();
        let whole = range(token).to(range(text));
        let whole = text::trimmed(self.cursor.source, whole);
        self.open.push(Open { what, range: whole });
        self.push(whole, kind(range(text)));
    }

    fn section(&mut self, token: Token) {
        let text = self.cursor.next();
        let whole = range(token).to(range(text));
        let word = match token.kind {
            Kind::Else => "else",
            Kind::And => "and",
            _ => "option",
        };
        let fits = match self.top() {
            Some(Opened::Block(block)) => block.section() == Some(word),
            Some(Opened::Unread | Opened::SpoiltBox) => true,
            Some(Opened::Box) | None => false,
        };
        if fits {
            self.push(whole, StatementKind::Section(range(text)));
        } else {
            let explained =
                explain::section(self.cursor.source, word, whole, self.open.last().copied());
            self.refuse(whole, explained);
        }
    }

    fn end(&mut self, token: Token) {
        let closed = match self.open.pop().map(|open| open.what) {
            Some(Opened::Box | Opened::SpoiltBox) => Closed::Box,
            Some(Opened::Block(_)) => Closed::Block,
            Some(Opened::Unread) => Closed::Unread,
            None => {
                let explained = explain::stray_end(self.cursor.source, token);
                return self.refuse(range(token), explained);
            }
        };
        self.push(range(token), StatementKind::End(closed));
    }

    /// Something in a box that does not belong there: reported once.
    fn stranger(&mut self, token: Token) {
        if let Some(open) = self.open.last_mut() {
            open.what = Opened::SpoiltBox;
            let found = explain::stranger(self.cursor.source, token, *open);
            self.diagnostics.push(found);
        }
    }

    /// A statement that the end of its line ends.
    fn statement(&mut self, first: Token) {
        let tokens = self.cursor.statement(first, ENDS);
        let read = match self.top() {
            Some(Opened::Box) => parse::in_box(self.cursor.input(&tokens)),
            _ => parse::statement(self.cursor.input(&tokens)),
        };
        match read {
            Ok((rest, kind)) => {
                let taken = &tokens[..tokens.len() - rest.rest.len()];
                let last = taken.iter().rev().nth(1).copied().unwrap_or(first);
                self.push(range(first).to(range(last)), kind);
            }
            Err(error) => {
                let failure = match error {
                    nom::Err::Error(failure) | nom::Err::Failure(failure) => failure,
                    nom::Err::Incomplete(_) => token::Failure::new(1, TokenSet::default()),
                };
                let explained =
                    explain::statement(self.cursor.source, &tokens, &failure, &self.open);
                let end = explained.then.resume.max(first.start as usize) as u32;
                self.refuse(TextRange::new(first.start, end), explained);
            }
        }
        self.cursor.put_back(tokens);
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        match explained.then.block {
            Block::Within => {}
            Block::Opens => self.open.push(Open {
                what: Opened::Unread,
                range: text::trimmed(self.cursor.source, range),
            }),
            Block::Closes => {
                self.open.pop();
            }
        }
        self.cursor.resume(explained.then.resume);
    }
}
