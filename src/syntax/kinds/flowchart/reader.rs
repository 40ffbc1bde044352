//! Takes one statement of a flowchart after the other, with the subgraphs that are open.

use super::ast::{Flowchart, Header, Ident, Statement, StatementKind};
use super::lexicon::Lexer;
use super::token::{Failure, Kind, Token, Tokens};
use super::{explain, parse};
use crate::diagnostic::Diagnostic;
use crate::model::graph::Direction;
use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;

/// The statements of a prepared text, for each how many links it lost, and what is wrong.
pub(super) fn read(text: &Mapped, header: bool) -> (Flowchart, Vec<usize>, Vec<Diagnostic>) {
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
    (reader.chart, reader.lost_links, reader.diagnostics)
}

/// A subgraph that is open.
pub(super) struct Open {
    /// Its header line.
    pub(super) range: TextRange,
    /// The finding of the brace that opens it.
    pub(super) brace: Option<usize>,
}

pub(super) struct Reader<'t> {
    pub(super) source: &'t Mapped,
    pub(super) lexer: Lexer<'t>,
    pub(super) chart: Flowchart,
    /// Room for the tokens of a statement.
    pub(super) tokens: Vec<Token>,
    /// For each statement how many links it lost, as it could not be read.
    pub(super) lost_links: Vec<usize>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// The subgraphs that are open.
    pub(super) open: Vec<Open>,
    /// Nodes that were perhaps meant for the end of a subgraph.
    pub(super) like_end: Vec<Ident>,
    /// The finding of the brace that opens the chart.
    pub(super) brace: Option<usize>,
    /// The words of the chart, for explanations.
    pub(super) index: explain::Index,
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

    pub(super) fn push(&mut self, range: TextRange, kind: StatementKind, lost: usize) {
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
