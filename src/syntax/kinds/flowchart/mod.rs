//! Flowcharts: `graph`, `flowchart` and `flowchart-elk`.
//!
//! A modal lexer (`lexer`) under nom parsers over its tokens (`parse`), as Mermaid's reader is a modal
//! lexer under an LALR grammar: the sure way to agree with it. The reader here takes one statement after the
//! other, keeps the stack of open subgraphs, and after a mistake has it explained (`explain`) and goes on
//! after it (`recovery`, `resume`). `lower` draws the graph.

mod arrow;
pub mod ast;
mod data;
mod directions;
mod explain;
mod keywords;
mod layout;
mod lexicon;
mod lower;
mod names;
mod outline;
mod parse;
mod preparation;
mod recovery;
mod resume;
pub(crate) mod rules;
mod token;

use crate::syntax::chars::is_space;

use ast::{Flowchart, Header, Ident, Statement, StatementKind};
use lexicon::Lexer;
use token::{Failure, Kind, Token, Tokens};

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::graph::Direction;
use crate::model::{Diagram, Frame};
use crate::source::{Mapped, TextRange};
use crate::syntax::{
    Layout, Limits, Mention, MisspeltHeader, Name, Outline, Read, Reading, Statements,
};

/// Reads flowcharts.
#[derive(Debug)]
pub struct FlowchartReader;

impl crate::syntax::Reader for FlowchartReader {
    fn rules(&self) -> Vec<&'static RuleInfo> {
        rules::all().collect()
    }

    fn prepare(&self, text: Mapped) -> Mapped {
        preparation::without_space_after_braces(text)
    }

    fn read(&self, text: &Mapped, frame: Frame, header: bool, limits: Limits) -> Read {
        let mut reader = Reader {
            source: text,
            lexer: Lexer::new(&text.text),
            chart: Flowchart::default(),
            tokens: Vec::new(),
            lost_links: Vec::new(),
            diagnostics: Vec::new(),
            open: Vec::new(),
            like_end: Vec::new(),
            brace: None,
            index: explain::Index::default(),
        };
        if header {
            reader.header();
        }
        reader.document();
        let (chart, mut diagnostics) = (reader.chart, reader.diagnostics);
        let (graph, thrown) = lower::lower(&chart, text, frame, &reader.lost_links, limits);
        diagnostics.extend(thrown);
        Read::new(
            Statements::Flowchart(chart),
            Diagram::Flowchart(graph),
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

    fn is_statement(&self, line: &str) -> bool {
        resume::starts_statement(line)
            && line.contains("--")
            && !line.contains(": ")
            && !line.contains('*')
            && !line.contains("<|")
    }

    fn misspelt_header(&self, text: &Mapped) -> Option<MisspeltHeader> {
        explain::misspelt_header(text)
    }
}

/// A subgraph that is open.
struct Open {
    /// Its header line.
    range: TextRange,
    /// The finding of the brace that opens it.
    brace: Option<usize>,
}

struct Reader<'t> {
    source: &'t Mapped,
    lexer: Lexer<'t>,
    chart: Flowchart,
    /// Room for the tokens of a statement.
    tokens: Vec<Token>,
    /// For each statement how many links it lost, as it could not be read.
    lost_links: Vec<usize>,
    diagnostics: Vec<Diagnostic>,
    /// The subgraphs that are open.
    open: Vec<Open>,
    /// Nodes that were perhaps meant for the end of a subgraph.
    like_end: Vec<Ident>,
    /// The finding of the brace that opens the chart.
    brace: Option<usize>,
    /// The words of the chart, for explanations.
    index: explain::Index,
}

impl<'t> Reader<'t> {
    fn ident(&self, token: Token) -> Ident {
        Ident::at(token.range(), &self.source.text)
    }

    fn tokens<'a>(&'a self, tokens: &'a [Token]) -> Tokens<'a> {
        Tokens {
            rest: tokens,
            text: &self.source.text,
            map: &self.source.map,
        }
    }

    /// `header`: the keyword, a direction, and the end of the line.
    fn header(&mut self) {
        let mut token = self.lexer.next();
        while matches!(token.kind, Kind::Space | Kind::Newline) {
            token = self.lexer.next();
        }
        if token.kind != Kind::Graph {
            self.bad_header(token, token);
            return;
        }
        self.chart.header = Header {
            keyword: token.range(),
            direction: None,
        };
        let next = self.lexer.next();
        match next.kind {
            Kind::NoDir => return,
            Kind::Dir => {}
            _ => return self.bad_header(token, next),
        }
        let direction = match next.text(&self.source.text) {
            "LR" | ">" => Direction::LeftRight,
            "RL" | "<" => Direction::RightLeft,
            "BT" | "^" => Direction::BottomTop,
            "BR" => Direction::BottomRight,
            _ => Direction::TopBottom,
        };
        self.chart.header.direction = Some((direction, next.range()));
        let mut end = self.lexer.next();
        let space = end.kind == Kind::Space;
        if space {
            end = self.lexer.next();
        }
        // After a space, only the end of the line will do.
        if end.kind != Kind::Newline && (space || end.kind != Kind::Semi) {
            let found = explain::direction_separator(self.source, next, end);
            if found.then.braced {
                self.brace = Some(self.diagnostics.len());
            }
            self.take(found);
        }
    }

    /// `document`: statements up to the end of the text.
    fn document(&mut self) {
        loop {
            let start = self.lexer.pos();
            let token = self.lexer.next();
            let range = token.range();
            let kind = match token.kind {
                Kind::Space | Kind::Newline => continue,
                Kind::Eof | Kind::Unclosed => break,
                Kind::Semi => StatementKind::Semicolon,
                Kind::End => {
                    self.end(token);
                    continue;
                }
                Kind::DirectionTb => self.direction(token, Direction::TopBottom),
                Kind::DirectionBt => self.direction(token, Direction::BottomTop),
                Kind::DirectionRl => self.direction(token, Direction::RightLeft),
                Kind::DirectionLr => self.direction(token, Direction::LeftRight),
                Kind::DirectionTd => self.direction(token, Direction::TopDown),
                Kind::AccTitle | Kind::AccDescr => {
                    let value = self.lexer.next();
                    let ident = self.ident(value);
                    let kind = match token.kind {
                        Kind::AccTitle => StatementKind::AccTitle(ident),
                        _ => StatementKind::AccDescr(ident),
                    };
                    self.push(range.to(value.range()), kind, 0);
                    continue;
                }
                Kind::AccDescrMultiline => {
                    // At the end of the text Mermaid gives an empty value once more, and takes it.
                    StatementKind::AccDescr(self.ident(token))
                }
                _ => {
                    self.statement(start, token);
                    continue;
                }
            };
            self.push(range, kind, 0);
        }
        self.unclosed();
    }

    fn push(&mut self, range: TextRange, kind: StatementKind, lost: usize) {
        self.chart.statements.push(Statement { range, kind });
        self.lost_links.push(lost);
    }

    fn direction(&self, token: Token, direction: Direction) -> StatementKind {
        StatementKind::Direction {
            direction,
            text: self.ident(token),
        }
    }

    fn end(&mut self, token: Token) {
        let text = token.text(&self.source.text);
        let word = Token {
            end: token.start + text.trim_end_matches(is_space).len() as u32,
            ..token
        };
        let range = word.range();
        let is_end =
            !explain::is_id(self.source, word) || self.begins_statement(token.end as usize);
        if is_end && self.open.pop().is_some() {
            self.push(range, StatementKind::SubgraphEnd, 0);
            if let Some(found) = explain::end_of_what(self.source, word) {
                self.take(found);
            }
        } else {
            self.push(range, StatementKind::Error, 0);
            self.take(explain::stray_end(self.source, word));
        }
    }

    /// Whether Mermaid reads a statement at a place, as it does after `end` in `end-x[y]`.
    fn begins_statement(&mut self, at: usize) -> bool {
        if self.open.is_empty() {
            return false;
        }
        self.lexer.resume(at);
        let first = self.lexer.next();
        let read = first.kind.directs() || {
            let mut tokens = Vec::new();
            self.collect(first, &mut tokens);
            parse::statement(self.tokens(&tokens)).is_ok()
        };
        self.lexer.resume(at);
        read
    }

    /// A statement that a separator has to end.
    ///
    /// It begins at `start`: keywords and quotes before the first token are not tokens.
    fn statement(&mut self, start: usize, first: Token) {
        let mut tokens = std::mem::take(&mut self.tokens);
        self.collect(first, &mut tokens);
        self.read_statement(start, &tokens);
        self.tokens = tokens;
    }

    fn read_statement(&mut self, start: usize, tokens: &[Token]) {
        let failure = match parse::statement(self.tokens(tokens)) {
            Ok((rest, kind)) => {
                let taken = &tokens[..tokens.len() - rest.rest.len() - 1];
                let range = self.trimmed(start, taken);
                if matches!(kind, StatementKind::SubgraphStart(_)) {
                    self.open.push(Open { range, brace: None });
                }
                if !self.open.is_empty()
                    && let Some(id) = lone_id(&kind)
                    && explain::is_like_end(id.text(self.source))
                {
                    self.like_end.push(id.clone());
                }
                self.push(range, kind, 0);
                return;
            }
            Err(error) => Failure::from(error),
        };
        self.refuse(start, tokens, &failure);
    }

    /// The place from `start` to the last of some tokens, without the white space at its end.
    fn trimmed(&self, start: usize, tokens: &[Token]) -> TextRange {
        let end = tokens
            .last()
            .map_or(start, |last| last.end as usize)
            .max(start);
        let len = self.source.text[start..end]
            .trim_end_matches(is_space)
            .len();
        TextRange::new(start as u32, (start + len) as u32)
    }

    /// The tokens of a statement up to its separator, or to the token at which no statement can go on.
    fn collect(&mut self, first: Token, tokens: &mut Vec<Token>) {
        tokens.clear();
        tokens.push(first);
        let mut nested = false;
        loop {
            let last = tokens[tokens.len() - 1];
            if matches!(last.kind, Kind::Unknown | Kind::Unclosed)
                || last.kind.separates()
                || (nested && is_hopeless(tokens))
            {
                return;
            }
            let next = self.lexer.next();
            // A bracket enters a mode itself.
            nested = self.lexer.depth() > 1 + usize::from(next.kind.opens());
            tokens.push(next);
        }
    }
}

/// The id of a statement that is one node and nothing but its id.
fn lone_id(kind: &StatementKind) -> Option<&Ident> {
    let StatementKind::Chain(chain) = kind else {
        return None;
    };
    let vertex = chain.lone_vertex()?;
    let bare = vertex.label.is_none() && vertex.class.is_none() && vertex.data.is_none();
    bare.then_some(&vertex.id)
}

/// Whether the last token, read inside brackets or quotes, cannot stand there: an opener, or a quoted
/// text after other text. Without this a bracket left open would be read to the end of the chart, for each
/// statement anew.
fn is_hopeless(tokens: &[Token]) -> bool {
    let [.., before, last] = tokens else {
        return false;
    };
    let string = |kind| matches!(kind, Kind::Str | Kind::MdStr);
    let text = |kind| matches!(kind, Kind::Text | Kind::EdgeText);
    let doubled = before.kind == last.kind && matches!(last.kind, Kind::Ps | Kind::DiamondStart);
    (last.kind.opens() && !doubled)
        || (string(last.kind) && (string(before.kind) || text(before.kind)))
}
