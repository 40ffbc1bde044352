//! C4 diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other and keeps the stack of open boundaries; after a mistake it has it
//! explained (`explain`) and goes on where the explanation says. `lower` does what Mermaid's database does.

pub mod ast;
mod before;
mod explain;
mod keyword;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use ast::{C4, Call, Closed, Keyword, Statement, StatementKind};
use before::Before;
use explain::Mistake;
use lexicon::C4Lexicon;
use token::{ENDS, Failure, Kind, Token};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::{Explained, Page, wording};
use crate::syntax::{
    self, Layout, Limits, Mention, MisspeltHeader, Name, Open, Outline, Read, Reading, Statements,
    text,
};

/// Reads C4 diagrams.
#[derive(Debug)]
pub struct C4Reader;

impl syntax::Reader for C4Reader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, _: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            ahead: None,
            chart: C4::default(),
            before: Before::Header,
            open: Vec::new(),
            swallowed: None,
            unclosed: None,
            diagnostics: Vec::new(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, diagnostics) = (reader.chart, reader.diagnostics);
        let model = lower::lower(text, &chart, frame);
        Read::new(Statements::C4(chart), Diagram::C4(model), diagnostics)
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

/// What is wrong with a statement that goes on over the end of its line, where its author did not mean
/// that: an argument without quotes, or a quote that is not closed.
#[must_use]
pub fn swallowed(text: &Mapped, call: Call) -> Option<Diagnostic> {
    let page = Page { source: text };
    explain::arguments(page, call.word, call.keyword).map(|broken| broken.diagnostic)
}

struct Reader<'t> {
    cursor: Cursor<'t, C4Lexicon>,
    /// The token that was taken off the lexer and is still to be read.
    ahead: Option<Token>,
    chart: C4,
    before: Before,
    open: Vec<Open>,
    /// A statement that took a brace into an argument.
    swallowed: Option<Call>,
    /// How many braces of the text are opened and not closed, once that was asked.
    unclosed: Option<i32>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn next(&mut self) -> Token {
        match self.ahead.take() {
            Some(token) => token,
            None => self.cursor.next(),
        }
    }

    fn header(&mut self) {
        let word = self.next();
        let end = match word.kind {
            Kind::Header => {
                self.chart.header = range(word);
                self.next()
            }
            _ => word,
        };
        if end.kind != Kind::Newline {
            let explained = explain::header(self.cursor.source, word);
            self.refuse(range(word), explained);
        }
    }

    /// Statements up to the end of the text.
    fn document(&mut self) {
        loop {
            let token = self.next();
            match token.kind {
                Kind::Eof => return self.end(),
                Kind::Newline if self.before.takes_line() => self.before = Before::Line,
                Kind::Header if self.chart.header.is_empty() && self.before == Before::Broken => {
                    self.chart.header = range(token);
                }
                Kind::CloseBrace if !self.open.is_empty() && self.before.takes_brace() => {
                    self.close(token)
                }
                Kind::Title if self.before.takes_title() => self.titled(token, "title", true),
                Kind::AccDescription if self.before.takes_title() => {
                    self.titled(token, "accDescription", false);
                }
                Kind::AccDescrBlock if self.before.takes_title() => self.titled(token, "", false),
                Kind::AccTitle | Kind::AccDescr if self.before.takes_title() => {
                    let value = self.next();
                    let kind = match token.kind {
                        Kind::AccTitle => StatementKind::Title(range(value)),
                        _ => StatementKind::AccDescr(range(value)),
                    };
                    self.push(range(token).to(range(value)), kind);
                    self.before = Before::Title;
                }
                _ => self.statement(token),
            }
        }
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
    }

    /// A token whose text after a word is all that the statement says.
    fn titled(&mut self, token: Token, word: &str, title: bool) {
        let value = TextRange::new(token.start + word.len() as u32, token.end);
        let value = text::trimmed(self.cursor.source, value);
        let kind = match title {
            true => StatementKind::Title(value),
            false => StatementKind::AccDescr(value),
        };
        self.push(range(token), kind);
        self.before = Before::Title;
    }

    fn close(&mut self, brace: Token) {
        let closed = match self.open.pop() {
            Some(Open { read: true, .. }) => Closed::Boundary,
            _ => Closed::Unread,
        };
        self.push(range(brace), StatementKind::Closes(closed));
        self.before = Before::Call;
    }

    /// The end of the chart: nothing is open, and there is something in it.
    fn end(&mut self) {
        let source = self.cursor.source;
        if self.before == Before::Header {
            let found = explain::nothing(source, self.chart.header);
            self.diagnostics.push(found);
        }
        let open = std::mem::take(&mut self.open);
        let mut open = open.into_iter().filter(|open| open.read);
        if let Some(call) = self.swallowed
            && let Some(first) = open.next()
        {
            let found = explain::swallowed_brace(source, call);
            let found = found.unwrap_or_else(|| explain::unclosed(source, first));
            self.diagnostics.push(found);
        }
        let first = self.diagnostics.first().map(explain::stop);
        let mut open: Vec<Open> = open.collect();
        if let [only] = &mut open[..] {
            *only = explain::culprit(source, &self.chart.statements, *only);
        }
        let unclosed = open.into_iter().map(|open| explain::unclosed(source, open));
        self.diagnostics.extend(unclosed.map(|found| match first {
            Some(first) => found.annotate(first, wording::REPORTED_FIRST),
            None => found,
        }));
    }

    /// A word with its arguments, or what does not belong here.
    fn statement(&mut self, first: Token) {
        let mut tokens = self.cursor.statement(first, ENDS);
        if first.kind == Kind::Boundary {
            self.brace(&mut tokens);
        }
        let read = match self.before.takes_call() {
            true => parse::call(self.cursor.input(&tokens)),
            false => Err(nom::Err::Error(parse::line_goes_on(tokens.len()))),
        };
        match read {
            Ok((rest, called)) => {
                let taken = &tokens[..tokens.len() - rest.rest.len()];
                let end = self.cursor.end_of(taken, rest.rest);
                let word = range(called.word);
                let start = self.chart.arguments.len() as u32;
                self.chart.arguments.extend(called.arguments);
                let call = Call {
                    // Such a token is made of one of the words.
                    keyword: Keyword::of(self.cursor.source.slice(word)).unwrap_or(Keyword::Layout),
                    word,
                    arguments: (start, self.chart.arguments.len() as u32),
                };
                let whole = TextRange::new(first.start, end);
                let rest = rest.rest;
                self.ahead = rest.first().copied();
                if rest.len() > 1 {
                    // The next statement stands on the same line.
                    self.ahead = None;
                    self.cursor.resume(rest[0].start as usize);
                }
                if first.kind == Kind::Boundary {
                    self.open.push(Open::read(self.cursor.source, whole));
                    self.push(whole, StatementKind::Opens(call));
                    self.before = Before::Brace;
                } else {
                    self.push(whole, StatementKind::Call(call));
                    self.before = Before::Call;
                    let text = self.cursor.source.slice(whole);
                    if self.swallowed.is_none() && text.contains('\n') && text.contains('}') {
                        self.swallowed = Some(call);
                    }
                }
            }
            Err(error) => {
                let failure = Failure::from(error);
                let unclosed = self.unclosed();
                let around = explain::Around {
                    before: self.before,
                    open: &self.open,
                    chart: &self.chart,
                    unclosed,
                    reported: self.diagnostics.len(),
                };
                let source = self.cursor.source;
                let mistake = Mistake::new(source, &tokens, &failure, &around);
                let start = explain::start(Page { source }, first);
                let explained = explain::statement(&mistake.from(start));
                let end = explained.then.resume.max(first.start as usize) as u32;
                self.refuse(TextRange::new(first.start, end), explained);
            }
        }
        self.cursor.put_back(tokens);
    }

    /// How many lines of the text end with a `{` that no line with a `}` is there for.
    fn unclosed(&mut self) -> i32 {
        let text = &self.cursor.source.text;
        *self.unclosed.get_or_insert_with(|| {
            let lines = text.lines().map(str::trim);
            lines.fold(0, |count, line| {
                count + i32::from(line.ends_with('{')) - i32::from(line.starts_with('}'))
            })
        })
    }

    /// What stands around the brace of a boundary.
    fn brace(&mut self, tokens: &mut Vec<Token>) {
        if tokens.last().is_some_and(|last| last.kind == Kind::Newline) {
            tokens.push(self.cursor.next());
        }
        if (tokens.last()).is_some_and(|last| last.kind == Kind::OpenBrace) {
            tokens.push(self.cursor.next());
        }
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        let then = explained.then;
        then.follow(&mut self.open, self.cursor.source, range);
        self.ahead = None;
        self.before = Before::Broken;
        self.cursor.resume(then.resume);
    }
}
