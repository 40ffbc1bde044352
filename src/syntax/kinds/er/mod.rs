//! ER diagrams.
//!
//! A modal lexer (`lexicon`) under nom parsers over its tokens (`parse`). The reader here takes one
//! statement after the other, keeps the stack of open subgraphs and knows whether the braces of an
//! entity are open; after a mistake it has it explained (`explain`) and goes on where the explanation
//! says. `lower` does what Mermaid's database does.

pub mod ast;
pub(crate) mod attribute_line;
mod explain;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
pub(crate) mod rules;
mod token;

use ast::{Closed, ErDiagram, Statement, StatementKind};
use explain::Mistake;
use lexicon::{ErLexicon, Mode};
use token::{ENDS, Failure, Kind, Token};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::{Cursor, range};
use crate::syntax::explain::{Explained, Recovery};
use crate::syntax::outline::Block;
use crate::syntax::{
    self, Layout, Limits, Mention, MisspeltHeader, Name, Open, Outline, Read, Reading, Statements,
    text,
};

/// Reads ER diagrams.
#[derive(Debug)]
pub struct ErReader;

impl syntax::Reader for ErReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read {
        let mut reader = Reader {
            cursor: Cursor::new(text),
            chart: ErDiagram::default(),
            open: Vec::new(),
            block: None,
            skip: None,
            diagnostics: Vec::new(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
        let (model, thrown) = lower::lower(text, &chart, frame, limits);
        diagnostics.extend(thrown);
        Read::new(Statements::Er(chart), Diagram::Er(model), diagnostics)
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
    cursor: Cursor<'t, ErLexicon>,
    chart: ErDiagram,
    open: Vec<Open>,
    /// The statement that opened the braces which are still open.
    block: Option<TextRange>,
    /// What reading jumps over when it comes to it outside braces: an explanation looked through it.
    skip: Option<TextRange>,
    diagnostics: Vec<Diagnostic>,
}

impl Reader<'_> {
    fn header(&mut self) {
        let token = self.cursor.next();
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
            let tokens = self.cursor.window(FEW);
            let Some(&first) = tokens.first() else {
                break;
            };
            let skip =
                (self.skip).take_if(|skip| self.block.is_none() && first.start >= skip.start);
            if let Some(skip) = skip.filter(|skip| first.start < skip.end) {
                self.cursor.put_back(Vec::new());
                self.cursor.resume(skip.end as usize);
                continue;
            }
            match first.kind {
                kind if ENDS.has(kind) && self.block.is_none() => {
                    if kind == Kind::Cut {
                        let found = explain::cut(self.cursor.source, &self.chart.statements);
                        self.diagnostics.extend(found);
                    }
                    break;
                }
                Kind::Newline if self.block.is_none() => self.cursor.advance(tokens, 1),
                Kind::Close if self.block.is_some() => {
                    self.block = None;
                    self.push(range(first), StatementKind::EntityEnd);
                    self.cursor.advance(tokens, 1);
                }
                Kind::End if self.block.is_none() && !self.open.is_empty() => {
                    self.end_subgraph(first);
                    self.cursor.advance(tokens, 1);
                }
                _ => self.statement(tokens),
            }
        }
        for open in std::mem::take(&mut self.open).into_iter().rev() {
            if open.read {
                let found = explain::unclosed(self.cursor.source, open.range);
                self.diagnostics.push(found);
            }
        }
    }

    fn push(&mut self, range: TextRange, kind: StatementKind) {
        let statement = Statement::trimmed(self.cursor.source, range, kind);
        self.chart.statements.push(statement);
    }

    fn end_subgraph(&mut self, end: Token) {
        let closed = match self.open.pop() {
            Some(Open { read: true, .. }) => Closed::Subgraph,
            _ => Closed::Unread,
        };
        self.push(range(end), StatementKind::SubgraphEnd(closed));
    }

    fn statement(&mut self, mut tokens: Vec<Token>) {
        let mut len = tokens.len();
        loop {
            let input = self.cursor.input(&tokens);
            let whole = tokens.last().is_some_and(|last| last.kind == Kind::Cut);
            let parsed = match self.block {
                Some(_) => parse::attribute(input),
                None => parse::statement(input),
            };
            match parsed {
                Ok((rest, kind)) if whole || rest.rest.len() >= AHEAD => {
                    let read = tokens.len() - rest.rest.len();
                    return self.accept(tokens, read, kind);
                }
                Err(nom::Err::Error(failure) | nom::Err::Failure(failure))
                    if whole || failure.left >= AHEAD =>
                {
                    return self.fail(tokens, &failure);
                }
                _ => {
                    len *= 2;
                    self.cursor.put_back(tokens);
                    tokens = self.cursor.window(len);
                }
            }
        }
    }

    /// Takes a statement that was read.
    fn accept(&mut self, tokens: Vec<Token>, read: usize, kind: StatementKind) {
        let end = self.cursor.end_of(&tokens[..read], &tokens[read..]);
        let last = &tokens[read - 1];
        // What follows in backticks or quotes belongs to it, but not the lines between.
        let end = match last.kind {
            Kind::AccDescrBlock => end,
            Kind::AttributeWord => {
                last.end + u32::from(self.cursor.source.text[last.end as usize..].starts_with('`'))
            }
            _ => last.end,
        };
        let whole = TextRange::new(tokens[0].start, end);
        match &kind {
            StatementKind::SubgraphStart(..) => {
                self.open.push(Open::read(self.cursor.source, whole));
            }
            StatementKind::Entity(entity) if entity.opens => {
                self.block = Some(text::trimmed(self.cursor.source, whole));
            }
            _ => {}
        }
        self.push(whole, kind);
        self.cursor.advance(tokens, read);
    }

    /// The statement that begins here cannot be read.
    fn fail(&mut self, tokens: Vec<Token>, failure: &Failure) {
        let first = tokens[0];
        let around = explain::Around {
            before: &self.chart.statements,
        };
        let mistake = Mistake::new(self.cursor.source, &tokens, failure, &around);
        if self.block.is_none()
            && let Some(explained) = explain::swallowed(&mistake)
        {
            return self.read_again(explained);
        }
        let (found, then) = match self.block {
            Some(block) => explain::body(&mistake, block),
            None => {
                let explained = explain::statement(&mistake);
                (vec![explained.diagnostic], explained.then)
            }
        };
        self.cursor.put_back(Vec::new());
        let resume = match (self.block, then.block) {
            // An entity that is never closed ends where the explanation says.
            (Some(block), Block::Closes) => then.resume.max(block.end as usize),
            _ => then.resume.max(self.after(first)),
        };
        let resume = self.near_line_end(resume);
        let kept = |one: &Statement| (one.range.start as usize) < resume;
        while self.chart.statements.last().is_some_and(|one| !kept(one)) {
            self.chart.statements.pop();
        }
        let start = first.start.min(resume as u32);
        let whole = TextRange::new(start, resume as u32);
        let mut found = found.into_iter();
        if let Some(diagnostic) = found.next() {
            let then = Recovery { resume, ..then };
            self.refuse(whole, Explained { diagnostic, then });
        }
        self.diagnostics.extend(found);
    }

    /// Goes back to the lines that an unclosed quote took for text.
    fn read_again(&mut self, explained: Explained) {
        let resume = explained.then.resume;
        let is_after = |start: u32| start as usize >= resume;
        while (self.chart.statements.last()).is_some_and(|one| is_after(one.range.start)) {
            self.chart.statements.pop();
        }
        while (self.open.last()).is_some_and(|one| is_after(one.range.start)) {
            self.open.pop();
        }
        // It ends with its line now, so that nothing goes back for it again. No quote stands between its own and the one
        // that closed it: a line is read again once.
        if let Some(label) = self.chart.statements.last_mut() {
            label.range.end = label.range.end.min(resume as u32);
        }
        self.diagnostics.push(explained.diagnostic);
        self.cursor.put_back(Vec::new());
        self.cursor.resume(resume);
    }

    /// The place after the first character of a token.
    fn after(&self, token: Token) -> usize {
        let rest = &self.cursor.source.text[token.start as usize..];
        token.start as usize + rest.chars().next().map_or(0, char::len_utf8)
    }

    /// Where reading goes on: in the middle of a line only where little of that is left, so that no line
    /// is looked through again and again.
    fn near_line_end(&self, resume: usize) -> usize {
        const LITTLE: usize = 200;
        let text = &self.cursor.source.text;
        let resume = resume.min(text.len());
        let rest = &text.as_bytes()[resume..];
        match rest.iter().take(LITTLE).any(|&byte| byte == b'\n') {
            true => resume,
            false => text[resume..]
                .find('\n')
                .map_or(text.len(), |at| resume + at),
        }
    }

    /// Reports what could not be read, and goes on where the explanation says.
    fn refuse(&mut self, range: TextRange, explained: Explained) {
        self.push(range, StatementKind::Error);
        self.diagnostics.push(explained.diagnostic);
        match explained.then.block {
            Block::Within => {}
            Block::Opens if explained.then.braced => {
                self.block = Some(text::trimmed(self.cursor.source, range));
            }
            Block::Opens => self.open.push(Open::unread(self.cursor.source, range)),
            // Only the braces of an entity are closed by what cannot be read.
            Block::Closes => self.block = None,
        }
        self.skip = self.skip.or(explained.then.skip);
        let depth = usize::from(self.block.is_some());
        self.cursor
            .resume_nested(explained.then.resume, Mode::Block, depth);
    }
}

/// How many tokens are read ahead at first.
const FEW: usize = 12;

/// So many tokens after a statement show that it does not go on.
const AHEAD: usize = 2;
