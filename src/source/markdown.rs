//! Mermaid in Markdown and MDX: fences, and what else site generators draw.
//!
//! One pass over the lines, after CommonMark's block structure (spec 0.31, "Phase 1"): block quotes
//! and list items are containers whose prefixes are taken off each line; what is left opens, goes on
//! with, or closes a fence. Only what decides where a fence is gets tracked: paragraphs (lazy
//! continuation, what may interrupt them), indented code, and HTML blocks.
//!
//! Why not a Markdown library: the charts that people write are found in more places than CommonMark
//! has them. A fence inside HTML or JSX without empty lines around it, `:::mermaid` blocks, pages with a
//! byte order mark, MkDocs admonitions and tabs, and MDX, which has no indented code, are all read by
//! the site generators in use; a parser of plain CommonMark not only misses such a fence but takes
//! its *closing* line for an opening one, and everything after it is then read inside out. Where
//! CommonMark has an opinion, `pulldown-cmark` is the judge in the tests.

mod cursor;
mod embed;
mod opener;
#[cfg(test)]
mod tests;

use super::host::Host;
use super::html::Body as Element;
use super::writing::{Layer, Writing, line_break};
use super::{Around, Block, Chart, FenceLine, Mapped, OffsetMap, Page, Source, Span, TextRange};
use cursor::{Cursor, lines};
use embed::Embed;
use opener::{Fence, Hide};

pub(super) static HOST: Host = Host {
    language: "markdown",
    extensions: &[
        "md", "markdown", "mdown", "mdwn", "mkd", "mkdn", "mdtxt", "mdx", "mdc", "mdoc", "svx",
        "qmd", "rmd", "livemd",
    ],
    page,
};

/// Containers beyond this depth are read as text, so that a line costs a bounded number of looks.
const MAX_DEPTH: usize = 64;

/// Finds the charts of a Markdown source and the comments around them, in order. Linear in the text.
fn page(source: &Source) -> Page {
    page_of(
        source.text(),
        source.name().to_ascii_lowercase().ends_with(".mdx"),
    )
}

/// The same of a text, with JSX or without.
pub(super) fn page_of(text: &str, mdx: bool) -> Page {
    let mut scanner = Scanner {
        text,
        mdx,
        containers: Vec::new(),
        leaf: Leaf::None,
        notes: Vec::new(),
        page: Page::default(),
    };
    for (start, end) in lines(text, opener::page_start(text)) {
        scanner.line(start, end);
    }
    scanner.close_leaf(text.len(), None);
    scanner.page
}

/// What the lines inside are indented or marked with.
#[derive(Clone, Copy, Debug)]
enum Container {
    /// `> `
    Quote,
    /// A list item, or an indented admonition: columns to take off, and whether it has nothing in it yet.
    Indented { columns: usize, empty: bool },
}

/// The block that the next line may go on with.
#[derive(Debug)]
enum Leaf {
    /// Nothing, or a block of one line.
    None,
    /// A paragraph: it goes on lazily, and not everything interrupts it.
    Paragraph,
    /// HTML or JSX tags up to an empty line: fences in it count, however far they are indented.
    Html,
    /// A fence, of a chart or not.
    Fence(Fence, Option<Body>),
    /// A comment, or raw text of HTML: nothing in it counts.
    Hidden(Hide, usize),
    /// A chart that stands in no fence, and the block that it begins.
    Embed(Box<Embed>, Block),
}

impl Leaf {
    /// Whether it ends by a mark of its own only.
    fn is_closed_by_mark(&self) -> bool {
        matches!(self, Self::Fence(..) | Self::Hidden(..) | Self::Embed(..))
    }
}

/// The text of a chart while its lines come in.
#[derive(Debug)]
struct Body {
    opening: Span,
    block: Block,
    /// Lines that begin like a fence.
    fences: Vec<FenceLine>,
    /// Where its lines stand in the page, those that touch as one piece.
    pieces: Vec<(usize, usize)>,
    /// How long it is.
    length: usize,
    /// Option lines (`:name: x`) of a MyST directive may still come.
    options: bool,
}

struct Scanner<'t> {
    text: &'t str,
    mdx: bool,
    containers: Vec<Container>,
    leaf: Leaf,
    notes: Vec<(Span, String)>,
    page: Page,
}

impl<'t> Scanner<'t> {
    /// Reads a line: `end` is after its line break.
    fn line(&mut self, start: usize, end: usize) {
        let mut line = Cursor::new(self.text, start, end);
        let matched = self.match_containers(&mut line);
        let inside = matched == self.containers.len();
        if inside && self.leaf.is_closed_by_mark() {
            self.continue_leaf(&mut line);
            return;
        }
        if !inside && self.leaf.is_closed_by_mark() {
            self.close_leaf(start, None);
        }
        self.open(&mut line, matched);
    }

    /// Takes the prefixes of the open containers off; how many go on in this line.
    fn match_containers(&mut self, line: &mut Cursor<'t>) -> usize {
        for (i, container) in self.containers.iter_mut().enumerate() {
            match container {
                Container::Quote if line.indent() < 4 && opener::quote(line) => {}
                Container::Indented { columns, empty } => {
                    if line.is_blank() {
                        if *empty {
                            return i;
                        }
                        line.skip_columns(*columns);
                    } else if line.indent() >= *columns {
                        line.skip_columns(*columns);
                        *empty = false;
                    } else {
                        return i;
                    }
                }
                Container::Quote => return i,
            }
        }
        self.containers.len()
    }

    /// A line of the fence or the hidden text that is open.
    fn continue_leaf(&mut self, line: &mut Cursor<'t>) {
        match &mut self.leaf {
            Leaf::Fence(fence, body) => {
                if fence.closes(line, self.mdx) {
                    line.skip_spaces();
                    self.close_leaf(line.line_start(), Some(line.trimmed_span()));
                } else if let Some(body) = body {
                    line.skip_columns(fence.indent);
                    body.push(line, fence.is_like(line.trimmed()));
                }
            }
            Leaf::Hidden(hide, start) => {
                if let Some(end) = hide.end(line.rest()) {
                    let (hide, start) = (*hide, *start);
                    line.skip_bytes(end);
                    self.leaf = Leaf::None;
                    self.note(hide, start, line);
                }
            }
            Leaf::Embed(embed, _) => {
                if let Some(end) = embed.push(line.rest(), line.pos()) {
                    let mark = embed.closing(&line.rest()[end..]);
                    let end = line.pos() + end;
                    self.close_embed(end, mark.map(|length| end + length));
                }
            }
            _ => {}
        }
    }

    /// Opens a chart that stands in no fence, where a line begins one.
    fn open_embed(&mut self, line: &mut Cursor<'t>) -> bool {
        let indent = line.rest().len() - line.rest().trim_start_matches([' ', '\t']).len();
        let start = line.pos() + indent;
        let Some((embed, at)) = Embed::open(&line.rest()[indent..], start) else {
            return false;
        };
        let block = self.block(line, start);
        line.skip_bytes(indent + at);
        self.leaf = Leaf::Embed(Box::new(embed), block);
        self.continue_leaf(line);
        true
    }

    /// A block that begins at an offset of a line, before it takes the place of what is open.
    fn block(&self, line: &Cursor<'t>, start: usize) -> Block {
        let before = &self.text[line.line_start()..start];
        let is_kept = |c: &char| matches!(c, ' ' | '\t' | '>');
        let prefix: String = before
            .chars()
            .map(|c| if is_kept(&c) { c } else { ' ' })
            .collect();
        let ending = format!("{}{prefix}", line_break(self.text));
        Block {
            span: Span::at(start as u32),
            after_text: matches!(self.leaf, Leaf::Paragraph | Leaf::Html),
            before_text: false,
            writing: Writing::new([Layer::Lines(ending)]),
        }
    }

    /// The same block, which ends at an offset.
    fn closed(&self, block: Block, end: usize) -> Block {
        let mut after = lines(self.text, end).map(|(start, end)| &self.text[start..end]);
        let is_last = after.next().is_none_or(|line| line.trim().is_empty());
        let next = after.next().unwrap_or_default();
        let text = next.trim_matches([' ', '\t', '>', '\r', '\n']);
        Block {
            span: Span::new(block.span.start, end as u32),
            before_text: is_last && !text.is_empty(),
            ..block
        }
    }

    /// Keeps the chart of what is open: where its text ends, and where what closes it.
    fn close_embed(&mut self, end: usize, closed: Option<usize>) {
        let Leaf::Embed(embed, block) = std::mem::replace(&mut self.leaf, Leaf::Html) else {
            return;
        };
        let start = embed.start;
        let around = if embed.is_element() {
            Around::Html
        } else {
            Around::Text
        };
        let notes = std::mem::take(&mut self.notes);
        match embed.body(end) {
            Element::Chart(text, writing) => self.page.charts.push(Chart {
                number: self.page.charts.len() as u32 + 1,
                span: Span::new(text.map.offset(0), text.map.offset(text.text.len() as u32)),
                text,
                notes,
                fence: None,
                around,
                writing: Some(writing),
                block: closed.map(|end| self.closed(block, end)),
            }),
            Element::Made => self.page.made.push(Span::at(start as u32)),
            Element::Nothing => {}
        }
    }

    /// Keeps a comment that ended, and reads those after it on the line.
    fn note(&mut self, mut hide: Hide, mut start: usize, line: &mut Cursor<'t>) {
        loop {
            let Some((open, close)) = hide.comment() else {
                self.notes.clear();
                return;
            };
            let span = Span::new(start as u32, line.pos() as u32);
            // `<!-->` is a comment, in which opening and closing overlap.
            let inner = self.text.get(start + open..line.pos() - close);
            let note = (span, inner.unwrap_or_default().to_owned());
            if note.1.trim_start().starts_with("mermaidc") {
                self.page.remarks.push(note.clone());
            }
            self.notes.push(note);
            line.skip_spaces();
            match opener::hidden(line.rest()) {
                Some(next) if next.comment().is_some() => {
                    hide = next;
                    start = line.pos();
                    let Some(end) = hide.end_of_opened(line.rest()) else {
                        self.leaf = Leaf::Hidden(hide, start);
                        return;
                    };
                    line.skip_bytes(end);
                }
                _ => {
                    if !line.is_blank() {
                        self.notes.clear();
                    }
                    return;
                }
            }
        }
    }

    /// Opens what begins in this line.
    fn open(&mut self, line: &mut Cursor<'t>, mut matched: usize) {
        let mut opened = false;
        loop {
            if line.is_blank() {
                self.containers.truncate(matched);
                self.leaf = Leaf::None;
                return;
            }
            let all = matched == self.containers.len();
            let in_paragraph = matches!(self.leaf, Leaf::Paragraph) && !opened;
            let lenient = self.mdx || (matches!(self.leaf, Leaf::Html) && all);
            if line.indent() >= 4 && !lenient {
                self.notes.clear();
                if !in_paragraph {
                    self.containers.truncate(matched);
                    self.leaf = Leaf::None;
                }
                return;
            }
            let deep = matched >= MAX_DEPTH;
            if !deep && opener::quote(line) {
                self.enter(&mut matched, Container::Quote);
                opened = true;
                continue;
            }
            if let Some(fence) = Fence::open(line) {
                self.containers.truncate(matched);
                self.open_fence(fence, line);
                return;
            }
            if self.open_embed(line) {
                self.containers.truncate(matched);
                return;
            }
            if let Some(hide) = opener::hidden(line.trimmed()) {
                self.containers.truncate(matched);
                self.open_hidden(hide, line);
                return;
            }
            let rest = line.trimmed();
            let interrupts = in_paragraph && all;
            if opener::is_single_line(rest, interrupts) {
                self.containers.truncate(matched);
                self.notes.clear();
                self.leaf = Leaf::None;
                return;
            }
            if !deep && let Some(columns) = opener::list_item(line, interrupts) {
                let empty = line.is_blank();
                self.enter(&mut matched, Container::Indented { columns, empty });
                opened = true;
                continue;
            }
            self.notes.clear();
            if !deep && !interrupts && opener::is_indented_block(rest) {
                let block = Container::Indented {
                    columns: 4,
                    empty: false,
                };
                self.enter(&mut matched, block);
                return;
            }
            if opener::is_tag(rest, interrupts) {
                self.containers.truncate(matched);
                self.leaf = Leaf::Html;
                // A comment that the tag's line leaves open hides what follows.
                if let Some(at) = rest.rfind("<!--")
                    && !rest[at..].contains("-->")
                {
                    line.skip_spaces();
                    self.leaf = Leaf::Hidden(Hide::Comment, line.pos() + at);
                }
                return;
            }
            if in_paragraph {
                return; // it goes on, lazily where a container's prefix is missing
            }
            self.containers.truncate(matched);
            if !(matches!(self.leaf, Leaf::Html) && !opened && all) {
                self.leaf = Leaf::Paragraph;
            }
            return;
        }
    }

    /// Opens a container inside the ones that the line has gone through.
    fn enter(&mut self, matched: &mut usize, container: Container) {
        self.containers.truncate(*matched);
        self.containers.push(container);
        *matched += 1;
        self.leaf = Leaf::None;
    }

    fn open_fence(&mut self, fence: Fence, line: &mut Cursor<'t>) {
        line.skip_spaces();
        let body = fence.chart.then(|| Body {
            opening: line.trimmed_span(),
            block: self.block(line, line.pos()),
            fences: Vec::new(),
            pieces: Vec::new(),
            length: 0,
            options: fence.directive,
        });
        if body.is_none() {
            self.notes.clear();
        }
        self.leaf = Leaf::Fence(fence, body);
    }

    fn open_hidden(&mut self, hide: Hide, line: &mut Cursor<'t>) {
        line.skip_spaces();
        let start = line.pos();
        self.leaf = Leaf::None;
        match hide.end_of_opened(line.rest()) {
            Some(end) => {
                line.skip_bytes(end);
                self.note(hide, start, line);
            }
            None => self.leaf = Leaf::Hidden(hide, start),
        }
    }

    /// Closes what is open; a chart ends at `end`, the start of the line after its last, which these marks may close.
    fn close_leaf(&mut self, end: usize, marks: Option<Span>) {
        let leaf = std::mem::replace(&mut self.leaf, Leaf::None);
        let Leaf::Fence(fence, Some(body)) = leaf else {
            return;
        };
        let (start, text) = (
            body.pieces.first().map_or(end, |piece| piece.0),
            body.text(self.text, end),
        );
        let opening = body.opening;
        let last = marks.map_or_else(
            || self.text[..end].trim_end().len().max(opening.end as usize),
            |marks| marks.end as usize,
        );
        let block = self.closed(body.block, last);
        self.page.charts.push(Chart {
            number: self.page.charts.len() as u32 + 1,
            text,
            span: Span::new(start as u32, end as u32),
            notes: std::mem::take(&mut self.notes),
            fence: Some(super::Fence {
                opening,
                marks: fence.marks(),
                is_closed: marks.is_some(),
                lines: body.fences,
            }),
            around: Around::Text,
            writing: None,
            block: Some(block),
        });
    }
}

impl Body {
    /// Its text in a page; what follows it stands at `end`.
    fn text(&self, page: &str, end: usize) -> Mapped {
        let mut text = String::with_capacity(self.length);
        let mut map = OffsetMap::shifted(0);
        for &(from, to) in &self.pieces {
            map.push(text.len() as u32, from as u32);
            text.push_str(&page[from..to]);
        }
        map.push(text.len() as u32, end as u32);
        Mapped { text, map }
    }

    /// Adds what is left of a line, which begins like a fence or not.
    fn push(&mut self, line: &mut Cursor<'_>, like_fence: bool) {
        if self.options {
            if opener::is_option(line.rest()) {
                return;
            }
            self.options = false;
        }
        let (start, end) = (line.pos(), line.pos() + line.rest().len());
        match self.pieces.last_mut() {
            Some(last) if last.1 == start => last.1 = end,
            _ => self.pieces.push((start, end)),
        }
        let start = self.length as u32;
        self.length += line.rest().len();
        if like_fence {
            line.skip_spaces();
            self.fences.push(FenceLine {
                line: TextRange::new(start, self.length as u32),
                span: line.trimmed_span(),
                opens_chart: opener::Fence::open(line).is_some_and(|fence| fence.chart),
            });
        }
    }
}
