//! SVG: a drawing that every viewer shows, made without any program or font.

#[cfg(feature = "dot")]
mod graphviz;
mod write;

#[cfg(feature = "dot")]
use super::Engine;
use super::{Accepted, Emitted, Emitter, Options, Scope, show};
use crate::diagnostic::Diagnostic;
use crate::model::Diagram;
use crate::picture::theme::{Name, Theme};
use crate::picture::{self, style};

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

    fn refuses(&self, _: &Diagram) -> Option<String> {
        None
    }

    fn is_image(&self) -> bool {
        true
    }

    fn options(&self) -> &'static [&'static str] {
        &["--engine", "--theme", "--show", "--answer", "--annotate"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        match charts.first() {
            #[cfg(feature = "dot")]
            Some(chart) if options.engine == Engine::Graphviz => graphviz::emit(chart, options),
            Some(chart) => Ok(Emitted {
                text: draw(chart, options, write::FONTS)?,
                ..Emitted::default()
            }),
            None => Ok(Emitted::default()),
        }
    }
}

/// A chart as SVG, set in some fonts.
///
/// # Errors
///
/// Why what is to be shown on it cannot be.
pub(super) fn draw(
    chart: &Accepted<'_>,
    options: &Options,
    fonts: &str,
) -> Result<String, Vec<Diagnostic>> {
    let mut scene = picture::scene(chart.diagram());
    if let Some(show) = options.show {
        let marks = show::marks(chart, show, &options.answers)?;
        picture::marks::paint(&mut scene, &marks);
    }
    let look = write::Look {
        theme: &Theme::of(options.theme, &chart.diagram().frame().config, scene.kind),
        dark: (options.theme == Some(Name::Auto)).then(Theme::dark),
        fonts,
        background: options.background.as_deref().and_then(style::color),
        annotate: options.annotate,
    };
    Ok(write::svg(&scene, &look))
}
