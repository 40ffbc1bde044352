//! Drawings of characters, for terminals and comments: the same layout in cells instead of pixels.
//!
//! Nothing is cut in silence: texts are broken earlier where a drawing is wider than the terminal, and where that
//! does not help, it is wider. Characters of East Asian scripts and emoji take two columns, accents none. What is to be
//! marked has heavy lines (`*` in ASCII), so that it is seen without colours.

mod boxes;
mod canvas;
mod flowchart;
mod lines;
mod routes;
mod sequence;
mod state;

use self::canvas::Canvas;
use self::lines::{plain, width};
use crate::model::Diagram;
use crate::source::Span;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terminal {
    /// How many columns there are. What cannot be drawn in so few is wider.
    pub width: usize,
    /// Only ASCII characters for lines and heads.
    pub ascii: bool,
    /// Only what is around the marked parts, in so many rows at most, and nothing without any.
    pub around: Option<usize>,
}

impl Default for Terminal {
    fn default() -> Self {
        Self {
            width: 80,
            ascii: false,
            around: None,
        }
    }
}

/// Whether diagrams of this kind are drawn so.
#[must_use]
pub fn is_drawn(diagram: &Diagram) -> bool {
    matches!(
        diagram,
        Diagram::Flowchart(_) | Diagram::Sequence(_) | Diagram::State(_)
    )
}

/// Draws a diagram with what stands at some places marked; `None` for one of a kind that is not drawn so, and for one
/// that is too large.
#[must_use]
pub fn draw(diagram: &Diagram, terminal: Terminal, marked: &[Span]) -> Option<String> {
    let drawn = match diagram {
        Diagram::Flowchart(graph) => flowchart::draw(graph, terminal, marked),
        Diagram::Sequence(chart) => sequence::draw(chart, terminal, marked),
        Diagram::State(chart) => state::draw(chart, terminal, marked),
        _ => None,
    }?;
    Some(match &diagram.frame().title {
        Some(title) if terminal.around.is_none() => titled(title, &drawn, terminal.width),
        _ => drawn,
    })
}

/// A drawing below its title.
fn titled(title: &str, drawn: &str, most: usize) -> String {
    let wide = drawn.lines().map(width).max().unwrap_or(0);
    let lines = plain(title, wide.max(most / 2));
    let mut out = String::new();
    for line in &lines {
        let free = wide.saturating_sub(width(line)) / 2;
        out.push_str(&format!("{}{line}\n", " ".repeat(free)));
    }
    if !lines.is_empty() {
        out.push('\n');
    }
    out + drawn
}

/// The first of some tries that the terminal is wide enough for, else the narrowest; `None` where all are too large.
fn narrowest<T>(
    terminal: Terminal,
    tries: impl IntoIterator<Item = T>,
    draw: impl Fn(T) -> Canvas,
) -> Option<String> {
    let mut narrowest: Option<(usize, Canvas)> = None;
    for one in tries {
        let drawn = draw(one);
        if drawn.is_cut() {
            continue;
        }
        let wide = drawn.width();
        if narrowest.as_ref().is_none_or(|(least, _)| wide < *least) {
            narrowest = Some((wide, drawn));
        }
        if wide <= terminal.width {
            break;
        }
    }
    narrowest.and_then(|(_, drawn)| drawn.print(terminal))
}

/// Whether something that stands at a place is to be marked.
fn is_marked(place: Span, marked: &[Span]) -> bool {
    let holds = |at: &Span| place.start <= at.start && at.start < place.end.max(place.start + 1);
    marked.iter().any(holds)
}
