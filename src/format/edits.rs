//! The edits that make of the gaps of a chart what they are to be.

use smallvec::SmallVec;

use crate::config::Indent;
use crate::diagnostic::Edit;
use crate::source::Span;

use super::rows::{Cell, Gap, MARK, has_odd_spaces};

/// As many spaces as most gaps have.
const SPACES: &str = "                ";

/// What a chart's layout depends on beside the chart.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// Where the chart begins in the text that its reading speaks of.
    pub place: u32,
    /// What every line begins with.
    pub indent: String,
    /// Whether the header stands in a line of the page, as in `<div class="mermaid">graph TD`: then the statements
    /// stand as far out as the page puts them, and not a step further in.
    pub joined: bool,
    /// How a line ends.
    pub line_break: String,
    /// What becomes of the empty lines before the chart's first line.
    pub start: Edge,
    /// What becomes of those after its last line.
    pub end: Edge,
}

/// Whose the white space is at one end of a chart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Edge {
    /// The page's: it stays. What ends an element of HTML stands where the page puts it.
    #[default]
    Page,
    /// The chart's: no empty line is left.
    Chart,
    /// The file's: as the chart's, and the last line ends.
    File,
}

/// The edits of white space between the cells, in rising order.
pub(super) fn edits(text: &str, cells: &[Cell], frame: &Frame, indent: Indent) -> Vec<Edit> {
    let mut out = Edits {
        text,
        frame,
        indent,
        lead: frame.indent.clone(),
        edits: Vec::new(),
    };
    let mut end = 0;
    for (at, cell) in cells.iter().enumerate() {
        let between = Span::new(end, cell.span.start);
        if at == 0 {
            out.begin(between);
        } else {
            out.gap(between, cell.gap);
        }
        if cell.goes {
            out.replace(cell.span, "");
        }
        end = cell.span.end;
    }
    out.end(Span::new(end, text.len() as u32));
    out.edits
}

struct Edits<'t> {
    text: &'t str,
    frame: &'t Frame,
    indent: Indent,
    /// What the last line began with.
    lead: String,
    edits: Vec<Edit>,
}

impl Edits<'_> {
    fn replace(&mut self, span: Span, text: &str) {
        if self.text[span.range()] != *text {
            self.edits.push(Edit {
                span,
                text: text.to_owned(),
            });
        }
    }

    /// Before the first cell. A mark of UTF-8 stays.
    fn begin(&mut self, span: Span) {
        let lead = &self.text[span.range()];
        let mark = if lead.starts_with(MARK) {
            MARK.len_utf8()
        } else {
            0
        };
        if self.frame.start != Edge::Page && !has_odd_spaces(&lead[mark..]) {
            self.lines(Span::new(span.start + mark as u32, span.end), "", 0);
        }
    }

    fn gap(&mut self, span: Span, gap: Gap) {
        match gap {
            Gap::Kept => {}
            Gap::Spaces(spaces) => match SPACES.get(..spaces as usize) {
                Some(few) => self.replace(span, few),
                None => self.replace(span, &" ".repeat(spaces as usize)),
            },
            Gap::Line { depth, empty, .. } => {
                let depth = depth.saturating_sub(u32::from(self.frame.joined));
                self.indent_by(depth as usize);
                let indent = std::mem::take(&mut self.lead);
                self.lines(span, &indent, 1 + usize::from(empty));
                self.lead = indent;
            }
        }
    }

    /// Makes `lead` what a line begins with that stands in so many blocks.
    fn indent_by(&mut self, depth: usize) {
        let step = self.indent.step();
        let length = self.frame.indent.len() + depth * step.len();
        self.lead.truncate(length);
        while self.lead.len() < length {
            self.lead.push_str(step);
        }
    }

    /// After the last cell.
    fn end(&mut self, span: Span) {
        let tail = &self.text[span.range()];
        if has_odd_spaces(tail) {
            return;
        }
        let Some(line) = tail.find('\n') else {
            if self.frame.end == Edge::File {
                self.replace(span, &self.frame.line_break);
            }
            return;
        };
        if self.frame.end != Edge::Page {
            return self.lines(span, "", 1);
        }
        // The last line of the chart is its own; what follows is the page's.
        let end = tail[..line].trim_end_matches('\r').len() as u32;
        self.replace(Span::new(span.start, span.start + end), "");
    }

    /// Makes so many line breaks of a gap, and the indentation after the last. Breaks that are there stay where they
    /// are, since a host may write something after each; whole lines go.
    fn lines(&mut self, span: Span, indent: &str, breaks: usize) {
        let between = &self.text[span.range()];
        // Where each line begins that the gap holds, after the one it begins in.
        let starts: SmallVec<[u32; 4]> = (between.match_indices('\n'))
            .map(|(at, _)| span.start + at as u32 + 1)
            .collect();
        let (Some(&first), Some(&last)) = (starts.first(), starts.last()) else {
            let text = format!("{}{indent}", self.frame.line_break.repeat(breaks));
            return self.replace(span, &text);
        };
        if breaks == 0 {
            self.replace(Span::new(span.start, last), "");
            return self.replace(Span::new(last, span.end), indent);
        }
        if starts.len() < breaks {
            let text = format!("{}{indent}", self.frame.line_break.repeat(breaks));
            return self.replace(span, &text);
        }
        // What stands after the text before, up to the break of its line.
        let head = self.text[span.start as usize..first as usize].trim_end_matches(['\r', '\n']);
        self.replace(Span::new(span.start, span.start + head.len() as u32), "");
        // The empty lines that stay lose their spaces; the others go.
        let kept = breaks - 1;
        for pair in starts.windows(2).take(kept) {
            let line = self.text[pair[0] as usize..pair[1] as usize].trim_end_matches(['\r', '\n']);
            self.replace(Span::new(pair[0], pair[0] + line.len() as u32), "");
        }
        self.replace(Span::new(starts[kept], last), "");
        self.replace(Span::new(last, span.end), indent);
    }
}
