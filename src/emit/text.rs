//! Text: a drawing of characters, for terminals, comments and mails.

use super::{Accepted, Emitted, Emitter, NO_SUCH_FORM, Options, Scope};
use crate::diagnostic::Diagnostic;
use crate::model::Diagram;
use crate::picture::terminal::{self, Terminal};
use crate::source::Span;

/// Draws a chart with characters.
pub struct Text;

impl Emitter for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn summary(&self) -> &'static str {
        "A drawing of characters, for a terminal"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["txt"]
    }

    fn scope(&self) -> Scope {
        Scope::Chart
    }

    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        let why = || format!("`text` does not draw {} charts", diagram.kind());
        (!terminal::is_drawn(diagram)).then(why)
    }

    fn options(&self) -> &'static [&'static str] {
        &["--width", "--ascii"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let usual = Terminal::default();
        let terminal = Terminal {
            width: options.width.unwrap_or(usual.width),
            ascii: options.ascii,
            ..usual
        };
        let Some(chart) = charts.first() else {
            return Ok(Emitted::default());
        };
        let too_large = || {
            let place = Span::at(chart.chart().span.start);
            let why = "the chart is too large for a drawing of characters";
            vec![Diagnostic::new(&NO_SUCH_FORM, place, why)]
        };
        let text = terminal::draw(chart.diagram(), terminal, &[]).ok_or_else(too_large)?;
        Ok(Emitted {
            text,
            ..Emitted::default()
        })
    }
}

/// The most rows of a chart that are shown around a place.
const AROUND: usize = 24;

/// What is drawn around some places of a chart, with lines there that stand out; `None` where nothing of them is drawn, or
/// its kind is not.
pub(crate) fn around(chart: Accepted<'_>, places: &[Span], columns: usize) -> Option<String> {
    let terminal = Terminal {
        width: columns,
        around: Some(AROUND),
        ..Terminal::default()
    };
    terminal::draw(chart.diagram(), terminal, places)
}
