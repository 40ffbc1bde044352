//! Text: a drawing of characters, for terminals, comments and mails.

use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::diagnostic::Diagnostic;
use crate::model::Diagram;
use crate::picture::terminal::{self, Terminal};

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
        let is_drawn = matches!(diagram, Diagram::Flowchart(_));
        (!is_drawn).then(|| {
            format!(
                "`text` draws flowcharts; this is a {} chart",
                diagram.kind()
            )
        })
    }

    fn options(&self) -> &'static [&'static str] {
        &["--width", "--ascii"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let usual = Terminal::default();
        let terminal = Terminal {
            width: options.width.unwrap_or(usual.width),
            ascii: options.ascii,
        };
        let chart = charts.first();
        let drawn = chart.and_then(|chart| terminal::draw(chart.diagram(), terminal));
        Ok(Emitted {
            text: drawn.unwrap_or_default(),
            ..Emitted::default()
        })
    }
}
