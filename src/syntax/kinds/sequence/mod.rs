//! Sequence diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open blocks; after a mistake it has it explained
//! (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database does.

pub mod ast;
mod explain;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use std::collections::HashSet;

use ast::{Closed, Sequence, Statement, StatementKind};
use explain::Mistake;
use lexicon::SequenceLexicon;
use token::{ENDS, Failure, Kind, Token};

use crate::diagnostic::{Annotation, Diagnostic, RuleInfo};
use crate::model::sequence::BlockKind;
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::{Explained, wording};
use crate::syntax::lex::{TokenSet, token_set};
use crate::syntax::outline::Block;
use crate::syntax::{self, Layout, Limits, Name, Outline, Read, Reading, Statements, text};

/// Reads sequence diagrams.
#[derive(Debug)]
pub struct SequenceReader;

impl syntax::Reader for SequenceReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, _: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            chart: Sequence::default(),
            open: Vec::new(),
            text: None,
            names: HashSet::new(),
            given: HashSet::new(),
            diagnostics: Vec::new(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
        let (model, mut thrown) = lower::lower(text, &chart, frame);
        // Mermaid puts together only what it could read.
        let first = diagnostics.iter().map(|found| found.span).min();
        if let (Some(first), Some(found)) = (first, thrown.first_mut()) {
            let place = Annotation {
                span: first,
                text: wording::REPORTED_FIRST.to_owned(),
            };
            found.annotations.push(place);
        }
        diagnostics.extend(thrown);
        Read::new(
            Statements::Sequence(chart),
            Diagram::Sequence(model),
            diagnostics,
        )
    }

    fn outline<'r>(&self, reading: &'r Reading) -> Outline<'r> {
        outline::outline(reading)
    }

    fn names<'r>(&self, reading: &'r Reading) -> Vec<Name<'r>> {
        names::names(reading)
    }

    fn layout(&self, reading: &Reading) -> Option<Layout> {
        layout::layout(reading)
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

impl Open {
    /// The word that opened it.
    fn word(self) -> &'static str {
        match self.what {
            Opened::Box | Opened::SpoiltBox { .. } => "box",
            Opened::Block(block) => block.word(),
            Opened::Unread => "block",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
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

struct Reader<'t> {
    cursor: Cursor<'t, SequenceLexicon>,
    chart: Sequence,
    open: Vec<Open>,
    /// The text that a next line could go on with, as far as it was read.
    text: Option<TextRange>,
    /// The names so far, for explanations.
    names: HashSet<&'t str>,
    /// The names that fixes give to participants whose own are keywords.
    given: HashSet<String>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn header(&mut self) {
        let token = self.cursor.next_but(Kind::Newline);
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
        self.unclosed();
    }

    /// Reports what the end of the text leaves open.
    fn unclosed(&mut self) {
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

    fn top(&self) -> Option<Opened> {
        self.open.last().map(|open| open.what)
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        self.names(kind);
        self.text = match kind {
            StatementKind::Message(message) => Some(message.text),
            StatementKind::Note(note) => Some(note.text),
            _ => None,
        };
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
    }

    /// Remembers whom a statement names.
    fn names(&mut self, kind: StatementKind) {
        let source = self.cursor.source;
        let mut name = |id: TextRange| {
            self.names.insert(source.slice(id));
        };
        match kind {
            StatementKind::Participant(participant) => name(participant.id),
            StatementKind::Message(message) => {
                name(message.from);
                name(message.to);
            }
            StatementKind::Note(note) => name(note.first),
            _ => {}
        }
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

    fn end(&mut self, token: Token) {
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

    /// Something in a box that does not belong there: reported once.
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
                let failure = Failure::from(error);
                let around = explain::Around {
                    names: &self.names,
                    text: self.text,
                    open: &self.open,
                    given: &self.given,
                };
                let source = self.cursor.source;
                let mistake = Mistake::new(source, &tokens, &failure, &around);
                let explained = explain::statement(&mistake);
                let end = explained.then.resume.max(first.start as usize) as u32;
                self.refuse(TextRange::new(first.start, end), explained);
            }
        }
        self.cursor.put_back(tokens);
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        let text = self
            .text
            .filter(|_| explained.diagnostic.rule == &rules::CONTINUED_TEXT);
        self.push(range, StatementKind::Error);
        let end = text::trimmed(self.cursor.source, range).end;
        self.text = text.map(|text| TextRange::new(text.start, end));
        self.given.extend(explain::given(&explained.diagnostic));
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
