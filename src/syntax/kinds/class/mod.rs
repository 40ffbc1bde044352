//! Class diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open namespaces; after a mistake it has it
//! explained (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database
//! does.

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

pub(crate) use lower::shown_text as member_text;

use ast::{ClassDiagram, Statement, StatementKind};
use explain::Mistake;
use lexicon::{ClassLexicon, Mode};
use token::{ENDS, Failure, Kind, Token};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::Explained;
use crate::syntax::outline::Block;
use crate::syntax::{
    self, Layout, Limits, Mention, MisspeltHeader, Name, Outline, Read, Reading, Statements, text,
};

/// Reads class diagrams.
#[derive(Debug)]
pub struct ClassReader;

impl syntax::Reader for ClassReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            line: Vec::new(),
            done: 0,
            chart: ClassDiagram::default(),
            open: Vec::new(),
            last: Last::Break,
            skip: None,
            header,
            diagnostics: Vec::new(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
        let (model, thrown) = lower::lower(text, &chart, frame, limits);
        diagnostics.extend(thrown);
        Read::new(Statements::Class(chart), Diagram::Class(model), diagnostics)
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

/// A namespace that a brace is still to close.
#[derive(Clone, Copy, Debug)]
struct Open {
    /// Its first line.
    range: TextRange,
    /// Whether a statement that could not be read opens it.
    unread: bool,
    /// Whether anything stands in it.
    filled: bool,
}

/// What came last: it says what may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Last {
    /// A line break after a statement or after the header.
    Break,
    /// The brace of a namespace.
    Brace,
    Statement,
    /// What could not be read: anything may follow.
    Error,
}

struct Reader<'t> {
    cursor: Cursor<'t, ClassLexicon>,
    /// The tokens of the line that is being read, and how many of them are done.
    line: Vec<Token>,
    done: usize,
    chart: ClassDiagram,
    open: Vec<Open>,
    last: Last,
    /// What reading jumps over when it comes to it: an explanation looked through it.
    skip: Option<TextRange>,
    /// Whether a header began the text.
    header: bool,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// `classDiagram` and the end of its line.
    fn header(&mut self) {
        let first = self.take();
        if first.kind != Kind::Header {
            let explained = explain::header(self.cursor.source, first, first);
            return self.refuse(range(first), explained);
        }
        self.chart.header = range(first);
        let next = self.peek();
        match next.kind {
            Kind::Newline => self.done += 1,
            // An empty chart is reported at its end.
            Kind::Eof | Kind::Cut => {}
            _ => {
                let explained = explain::header(self.cursor.source, first, next);
                self.refuse(range(next), explained);
            }
        }
    }

    /// The next token; tokens are read line by line.
    fn peek(&mut self) -> Token {
        if self.done == self.line.len() {
            let line = std::mem::take(&mut self.line);
            self.cursor.put_back(line);
            let first = self.cursor.next();
            self.line = self.cursor.statement(first, ENDS);
            self.done = 0;
        }
        self.line[self.done]
    }

    fn take(&mut self) -> Token {
        let token = self.peek();
        self.done += 1;
        token
    }

    /// Statements up to the end of the text.
    fn document(&mut self) {
        loop {
            let token = self.peek();
            if let Some(skip) = self.skip.take_if(|skip| token.start >= skip.start)
                && token.start < skip.end
            {
                self.resume(skip.end as usize);
                continue;
            }
            match (token.kind, self.last) {
                (Kind::Eof, _)
                | (Kind::Cut | Kind::EndInBody, Last::Break | Last::Brace | Last::Error) => {
                    break;
                }
                (Kind::Newline, Last::Statement | Last::Brace | Last::Error) => {
                    self.done += 1;
                    self.last = Last::Break;
                }
                (Kind::Close, _) if self.may_close() => self.close(token),
                (_, Last::Break | Last::Brace | Last::Error) => self.statement(),
                // The parsers look for what ends a statement, so that this is after a namespace.
                (_, Last::Statement) => self.beyond(),
            }
        }
        self.unclosed();
        let end = self.peek();
        let nothing = self.chart.statements.is_empty();
        if (nothing || end.kind == Kind::Cut) && self.diagnostics.is_empty() {
            let found = explain::end(self.cursor.source, self.chart.header, nothing);
            if self.header || !nothing {
                self.diagnostics.push(found);
            }
        }
    }

    /// Reports the namespaces that are still open. What does not belong in one shows where it should
    /// have ended.
    fn unclosed(&mut self) {
        for open in std::mem::take(&mut self.open).into_iter().rev() {
            if open.unread {
                continue;
            }
            let begin = self.cursor.source.map.offset(open.range.start);
            let foreign = |found: &Diagnostic| {
                found.rule == &rules::FOREIGN_IN_NAMESPACE && found.span.start > begin
            };
            let first = self.diagnostics.iter().find(|found| foreign(found));
            let first = first.map(|found| found.span);
            self.diagnostics.retain(|found| !foreign(found));
            let found = explain::unclosed(self.cursor.source, open.range, first);
            self.diagnostics.push(found);
        }
    }

    /// Whether a brace closes the namespace: something must stand in it.
    fn may_close(&self) -> bool {
        self.open.last().is_some_and(|open| open.filled)
    }

    fn close(&mut self, token: Token) {
        self.done += 1;
        self.open.pop();
        self.push(range(token), StatementKind::NamespaceEnd);
    }

    /// Adds a statement.
    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
        self.last = Last::Statement;
        if let Some(open) = self.open.last_mut() {
            open.filled = true;
        }
    }

    fn statement(&mut self) {
        let first = self.line[self.done];
        let inner = !self.open.is_empty();
        let tokens = &self.line[self.done..];
        match parse::statement(self.cursor.input(tokens), inner) {
            Ok((rest, kind)) => {
                let taken = tokens.len() - rest.rest.len();
                let end = self.cursor.end_of(&tokens[..taken], rest.rest);
                self.done += taken;
                let whole = TextRange::new(first.start, end);
                let opens = matches!(kind, StatementKind::NamespaceStart(..));
                self.push(whole, kind);
                if opens {
                    self.begin(whole, false);
                }
            }
            Err(error) => self.fail(&error.into()),
        }
    }

    fn begin(&mut self, whole: TextRange, unread: bool) {
        self.open.push(Open {
            range: text::trimmed(self.cursor.source, whole),
            unread,
            filled: unread,
        });
        self.last = Last::Brace;
    }

    /// Something that stands where a statement should have ended.
    fn beyond(&mut self) {
        let left = self.line.len() - self.done;
        self.fail(&Failure::new(left, Kind::Newline.into()));
    }

    /// The statement that begins here cannot be read.
    fn fail(&mut self, failure: &Failure) {
        let tokens = &self.line[self.done..];
        let around = explain::Around {
            open: &self.open,
            previous: self.chart.statements.last(),
        };
        let mistake = Mistake::new(self.cursor.source, tokens, failure, &around);
        let mut explained = explain::statement(&mistake);
        // Whatever an explanation says, reading goes on after the first token.
        let (start, end) = (tokens[0].start, tokens[0].end.max(tokens[0].start + 1));
        let text = &self.cursor.source.text;
        let least = (end as usize..).find(|&at| at >= text.len() || text.is_char_boundary(at));
        let least = least.unwrap_or(text.len()).min(text.len());
        explained.then.resume = explained.then.resume.max(least);
        let end = explained.then.resume as u32;
        self.refuse(TextRange::new(start, end), explained);
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        match explained.then.block {
            Block::Within => {}
            Block::Opens => {
                self.begin(range, true);
            }
            Block::Closes => {
                self.open.pop();
            }
        }
        self.skip = self.skip.or(explained.then.skip);
        self.resume(explained.then.resume);
    }

    /// Goes on at a place, in the namespaces that are open.
    fn resume(&mut self, at: usize) {
        // Each open namespace is two modes, whatever of the broken line was read already.
        let modes = &[Mode::Namespace, Mode::NamespaceBody];
        self.cursor.resume_in_rounds(at, self.open.len(), modes);
        self.line.clear();
        self.done = 0;
        self.last = Last::Error;
    }
}
