//! State diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open composite states; after a mistake it has it
//! explained (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database
//! and its data fetcher do.

pub mod ast;
mod explain;
mod extent;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use ast::{Closed, StateDiagram, Statement, StatementKind};
use explain::Mistake;
use lexicon::{Mode, StateLexicon};
use token::{Failure, Kind, Token};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::Explained;
use crate::syntax::{
    self, Layout, Limits, Mention, MisspeltHeader, Name, Open, Outline, Read, Reading, Statements,
};

/// Reads state diagrams.
#[derive(Debug)]
pub struct StateReader;

impl syntax::Reader for StateReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            chart: StateDiagram::default(),
            open: Vec::new(),
            diagnostics: Vec::new(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
        let (model, thrown) = lower::lower(text, &chart, frame, limits);
        diagnostics.extend(thrown);
        Read::new(Statements::State(chart), Diagram::State(model), diagnostics)
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
    cursor: Cursor<'t, StateLexicon>,
    chart: StateDiagram,
    open: Vec<Open>,
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
            let tokens = self.cursor.window(parse::LONGEST);
            let Some(&first) = tokens.first() else {
                break;
            };
            match first.kind {
                Kind::Eof => break,
                Kind::Newline => self.cursor.advance(tokens, 1),
                Kind::StructStop if !self.open.is_empty() => {
                    self.close(first);
                    self.cursor.advance(tokens, 1);
                }
                _ => self.statement(tokens),
            }
        }
        for open in std::mem::take(&mut self.open) {
            let explained = explain::unclosed(self.cursor.source, open);
            self.diagnostics.extend(explained);
        }
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
    }

    fn close(&mut self, brace: Token) {
        let closed = match self.open.pop() {
            Some(Open { read: true, .. }) => Closed::Composite,
            _ => Closed::Unread,
        };
        self.push(range(brace), StatementKind::Closes(closed));
    }

    fn statement(&mut self, mut tokens: Vec<Token>) {
        let first = tokens[0];
        match parse::statement(self.cursor.input(&tokens)) {
            Ok((rest, kind)) => {
                let read = tokens.len() - rest.rest.len();
                let last = tokens[..read]
                    .iter()
                    .rfind(|token| token.kind != Kind::Newline);
                let text = &self.cursor.source.text;
                let whole = extent::extent(text, first, *last.unwrap_or(&first));
                if let StatementKind::Opens(_) | StatementKind::OpensAlias(_) = kind {
                    self.open.push(Open::read(self.cursor.source, whole));
                }
                self.push(whole, kind);
                self.cursor.advance(tokens, read);
            }
            Err(error) => {
                let failure = Failure::from(error);
                let start = extent::start(&self.cursor.source.text, first);
                let around = explain::Around {
                    before: &self.chart.statements,
                    open: &self.open,
                    reported: self.diagnostics.len(),
                };
                let source = self.cursor.source;
                let mistake = Mistake::new(source, &tokens, &failure, &around);
                let explained = explain::statement(&mistake.from(start as usize));
                tokens.clear();
                self.cursor.put_back(tokens);
                let end = explained.then.resume.max(first.start as usize) as u32;
                self.refuse(TextRange::new(start, end), explained);
            }
        }
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        let then = explained.then;
        then.follow(&mut self.open, self.cursor.source, range);
        self.cursor
            .resume_nested(then.resume, Mode::Struct, self.open.len());
    }
}
