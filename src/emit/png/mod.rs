//! PNG: the SVG drawing, rendered. Latin, Greek and Cyrillic text is set with a font of our own, so that it looks the
//! same everywhere; what that lacks, with the fonts of the system.

mod fonts;

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::Tree;

use super::{Accepted, Emitted, Emitter, Options, Scope, svg};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::model::Diagram;
use crate::source::Span;

declare_rule! {
    /// Text in a picture that no font has glyphs for.
    ///
    /// Reports the characters that a PNG shows as empty boxes, because neither the font that
    /// mermaidc brings nor one that is installed has glyphs for them.
    ///
    /// ## Why it is bad
    ///
    /// Nobody can read them.
    ///
    /// ## Fix
    ///
    /// Give a font that has them (`--font FILE`), or make an SVG, which is drawn with the reader's
    /// own fonts.
    pub MISSING_GLYPH = "missing-glyph", Config, Warning
}

/// Draws a chart as pixels.
pub struct Png;

/// The most pixels of a picture.
const PIXELS: f32 = 120_000_000.0;

impl Emitter for Png {
    fn name(&self) -> &'static str {
        "png"
    }

    fn summary(&self) -> &'static str {
        "A picture; nothing has to be installed"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["png"]
    }

    fn scope(&self) -> Scope {
        Scope::Chart
    }

    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        svg::Svg.refuses(diagram)
    }

    fn is_image(&self) -> bool {
        true
    }

    fn options(&self) -> &'static [&'static str] {
        &[
            "--theme",
            "--show",
            "--answer",
            "--scale",
            "--background",
            "--font",
        ]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut emitted = Emitted::default();
        let Some(chart) = charts.first() else {
            return Ok(emitted);
        };
        let drawn = svg::draw(chart, options, fonts::FAMILY)?;
        let place = Span::at(chart.chart().span.start);
        let refuse = |why: String| vec![Diagnostic::new(&super::NO_SUCH_FORM, place, why)];
        let (tree, missing) = fonts::read(&drawn, &options.fonts).map_err(refuse)?;
        if let Some(missing) = missing {
            let finding = Diagnostic::new(&MISSING_GLYPH, place, missing);
            emitted
                .notes
                .push(finding.help("Give a font that has them: `--font FILE`."));
        }
        emitted.bytes = Some(render(&tree, options.scale.unwrap_or(1.0)).map_err(refuse)?);
        Ok(emitted)
    }
}

fn render(tree: &Tree, scale: f32) -> Result<Vec<u8>, String> {
    let size = tree.size();
    let (width, height) = (
        (size.width() * scale).ceil(),
        (size.height() * scale).ceil(),
    );
    let too_large =
        || format!("a picture of {width} × {height} pixels is too large: give a smaller `--scale`");
    if width * height > PIXELS {
        return Err(too_large());
    }
    let mut pixels =
        Pixmap::new(width.max(1.0) as u32, height.max(1.0) as u32).ok_or_else(too_large)?;
    resvg::render(
        tree,
        Transform::from_scale(scale, scale),
        &mut pixels.as_mut(),
    );
    pixels
        .encode_png()
        .map_err(|error| format!("the picture cannot be written: {error}"))
}
