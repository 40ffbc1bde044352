//! Pie charts.
//!
//! A lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one statement
//! after the other; after a mistake it has it explained (`explain`) and goes on where the explanation
//! says. `lower` does what Mermaid's database does.

pub mod ast;
mod explain;
mod layout;
mod lexicon;
mod lower;
mod outline;
mod parse;
mod rules;
mod token;

use ast::{Pie, Statement, StatementKind};
use lexicon::PieLexicon;
use token::{Failure, Kind, Token};

use crate::diagnostic::{Annotation, Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::Explained;
use crate::syntax::lex::token_set;
use crate::syntax::{self, Layout, Limits, Mention, Outline, Read, Reading, Statements};

/// Reads pie charts.
#[derive(Debug)]
pub struct PieReader;

impl syntax::Reader for PieReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::RULES.to_vec()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, _: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            chart: Pie::default(),
            diagnostics: Vec::new(),
        };
        let first = if header { reader.header() } else { None };
        reader.document(first);
        let (model, thrown) = lower::lower(text, &reader.chart, frame);
        let mut diagnostics = reader.diagnostics;
        diagnostics.extend(thrown);
        let first = diagnostics
            .iter_mut()
            .min_by_key(|found| (found.span.start, found.span.end));
        if let Some(first) = first {
            name_the_line_of_mermaid(text, &reader.chart, first);
        }
        Read::new(
            Statements::Pie(reader.chart),
            Diagram::Pie(model),
            diagnostics,
        )
    }

    fn outline<'r>(&self, reading: &'r Reading) -> Outline<'r> {
        outline::outline(reading)
    }

    fn mentions<'r>(&self, reading: &'r Reading) -> Vec<Mention<'r>> {
        outline::mentions(reading)
    }

    fn layout(&self, reading: &Reading) -> Option<Layout> {
        layout::layout(reading)
    }
}

/// Points at the character that Mermaid's message names, where that is on another line: its lexer reads
/// the whole text before its parser begins, so that a character that fits nowhere comes first.
fn name_the_line_of_mermaid(text: &Mapped, chart: &Pie, first: &mut Diagnostic) {
    let mut cursor: Cursor<'_, PieLexicon> = Cursor::new(text);
    let mut token = cursor.next();
    while !matches!(token.kind, Kind::Unknown | Kind::Eof) {
        token = cursor.next();
    }
    let in_one_statement = || {
        let mut broken = (chart.statements.iter()).filter(|s| s.kind == StatementKind::Error);
        broken.any(|statement| {
            statement.range.contains(range(token))
                && text.span(statement.range).overlaps(first.span)
        })
    };
    let place = text.span(range(token));
    if token.kind == Kind::Unknown && !place.overlaps(first.span) && !in_one_statement() {
        first.annotations.push(Annotation {
            span: place,
            text: "Mermaid's own message names this line".to_owned(),
        });
    }
}

struct Reader<'t> {
    cursor: Cursor<'t, PieLexicon>,
    chart: Pie,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    /// `pie`, and `showData` where it follows: the token after them, which begins a statement.
    fn header(&mut self) -> Option<Token> {
        let token = self.cursor.next_but(Kind::Newline);
        if token.kind != Kind::Pie {
            let explained = explain::header(self.cursor.source, token);
            self.refuse(range(token), explained);
            return None;
        }
        self.chart.header = range(token);
        let next = self.cursor.next();
        if next.kind != Kind::ShowData {
            return Some(next);
        }
        self.chart.show_data = Some(range(next));
        None
    }

    /// Statements up to the end of the text, from a token that was read already on.
    fn document(&mut self, first: Option<Token>) {
        let mut token = first.unwrap_or_else(|| self.cursor.next());
        loop {
            match token.kind {
                Kind::Newline => {}
                Kind::Eof => break,
                _ => self.statement(token),
            }
            token = self.cursor.next();
        }
    }

    fn statement(&mut self, first: Token) {
        let tokens = self.cursor.statement(first, token_set!(Kind: Newline, Eof));
        match parse::statement(self.cursor.input(&tokens)) {
            Ok((_, kind)) => {
                let last = tokens[tokens.len().saturating_sub(2)];
                self.push(range(first).to(range(last)), kind);
            }
            Err(error) => {
                let failure = Failure::from(error);
                let source = self.cursor.source;
                let mistake = explain::Mistake::new(source, &tokens, &failure, &self.chart);
                let explained = explain::statement(&mistake);
                if first.kind == Kind::ShowData {
                    self.chart.show_data.get_or_insert(range(first));
                }
                let end = explained.then.resume.max(first.start as usize) as u32;
                self.refuse(TextRange::new(first.start, end), explained);
            }
        }
        self.cursor.put_back(tokens);
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        self.cursor.resume(explained.then.resume);
    }
}
