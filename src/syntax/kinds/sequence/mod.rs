//! Sequence diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open blocks (`blocks`); after a mistake it has it explained
//! (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database does.

pub mod ast;
mod blocks;
mod explain;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use foldhash::{HashSet, HashSetExt};

use ast::{Sequence, Statement, StatementKind};
use blocks::{Open, Opened};
use explain::Mistake;
use lexicon::SequenceLexicon;
use token::{ENDS, Failure, Kind, Token};

use crate::diagnostic::{Annotation, Diagnostic, RuleInfo};
use crate::model::sequence::BlockKind;
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::{Explained, wording};
use crate::syntax::{
    self, Layout, Limits, Mention, MisspeltHeader, Name, Outline, Read, Reading, Statements, text,
};

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

    fn mentions<'r>(&self, reading: &'r Reading) -> Vec<Mention<'r>> {
        outline::mentions(reading)
    }

    fn names<'r>(&self, reading: &'r Reading) -> Vec<Name<'r>> {
        names::names(reading)
    }

    fn layout(&self, reading: &Reading) -> Option<Layout> {
        layout::layout(reading)
    }

    fn misspelt_header(&self, text: &Mapped) -> Option<MisspeltHeader> {
        explain::misspelt_header(text)
    }
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
            self.check_box(token);
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
        self.follow(explained.then.block, range);
        self.cursor.resume(explained.then.resume);
    }
}
