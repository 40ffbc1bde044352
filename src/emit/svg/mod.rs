//! SVG: a drawing that every viewer shows, made without any program or font.

#[cfg(feature = "dot")]
mod graphviz;
mod write;

use super::{Accepted, Emitted, Emitter, Engine, Options, Scope};
use crate::diagnostic::Diagnostic;
use crate::picture;
use crate::picture::theme::{Name, Theme};

/// Draws a chart.
pub struct Svg;

impl Emitter for Svg {
    fn name(&self) -> &'static str {
        "svg"
    }

    fn summary(&self) -> &'static str {
        "A drawing; nothing has to be installed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["svg"]
    }

    fn scope(&self) -> Scope {
        Scope::Chart
    }

    fn options(&self) -> &'static [&'static str] {
        &["--engine", "--theme", "--annotate"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut emitted = Emitted::default();
        let Some(chart) = charts.first() else {
            return Ok(emitted);
        };
        #[cfg(feature = "dot")]
        if options.engine == Engine::Graphviz {
            return graphviz::emit(chart, options);
        }
        let Some(scene) = picture::scene(chart.diagram()) else {
            return Ok(emitted);
        };
        let theme = Theme::of(options.theme, &chart.diagram().frame().config);
        let dark = (options.theme == Some(Name::Auto)).then(Theme::dark);
        emitted.text = write::svg(&scene, &theme, dark.as_ref(), options.annotate);
        Ok(emitted)
    }
}
