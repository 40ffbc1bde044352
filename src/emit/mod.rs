//! What a chart becomes.
//!
//! An [`Emitter`] turns the charts of a page into a text. It is given charts that Mermaid accepts,
//! so that it succeeds or refuses with a diagnostic, and never panics. Adding one: a file here and a line in
//! [`EMITTERS`]; the command line takes its choices from there.

mod accepted;
mod csv;
mod decision_json;
#[cfg(feature = "dot")]
mod dot;
mod factored;
mod hidden;
mod jdm;
mod json;
mod markdown;
mod mermaid;
mod places;
#[cfg(feature = "png")]
mod png;
mod refusal;
mod rows;
#[cfg(feature = "rust")]
mod rust;
mod show;
mod sql;
mod svg;
mod table;
mod text;
mod xml;

pub use accepted::{Accepted, AcceptedFlowchart};
pub use csv::Csv;
pub use decision_json::DecisionJson;
#[cfg(feature = "dot")]
pub use dot::Dot;
pub use factored::Factored;
pub use jdm::Jdm;
pub use json::Json;
pub use mermaid::Mermaid;
#[cfg(feature = "png")]
pub use png::{MISSING_GLYPH, Png};
pub use refusal::{NO_GRAPHVIZ, NO_SUCH_FORM, NO_TABLE};
#[cfg(feature = "rust")]
pub use rust::{NameKind, NameOrigin, Named, Rust, rust_names};
pub use show::{NO_SUCH_ANSWER, SHOWS, Show};
pub use sql::{ASSUMED_SQL, DIALECTS, Dialect, NO_SQL, Sql};
pub use svg::Svg;
pub use table::Table;
pub use text::Text;
pub(crate) use text::around;

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::Diagram;
pub use crate::picture::theme::{Name as ThemeName, THEMES};

/// What a user may ask of an emitter. Each emitter takes what concerns it.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    /// The name of the module or the table; from the chart's title or the file's stem by default.
    pub name: Option<String>,
    /// Names for `#[derive]` on the generated types (`serde`).
    pub derives: Vec<String>,
    /// Whether to generate tests.
    pub tests: bool,
    /// Whether the generated example is a doc test.
    pub doctest: bool,
    /// Whether the module says why: the rows that lead to an outcome.
    pub why: bool,
    /// Who lays a drawing out.
    pub engine: Engine,
    /// The colours of a drawing; by default those of the chart's configuration.
    pub theme: Option<ThemeName>,
    /// How many columns a drawing of characters may have; 80 without.
    pub width: Option<usize>,
    /// Whether a drawing of characters has only ASCII lines.
    pub ascii: bool,
    /// How many pixels of a picture a pixel of the drawing is; 1 without.
    pub scale: Option<f32>,
    /// The background of a picture, a CSS colour; by default that of the theme.
    pub background: Option<String>,
    /// More fonts for pictures.
    pub fonts: Vec<Vec<u8>>,
    /// What a drawing shows beside the chart.
    pub show: Option<Show>,
    /// The answers of the way that is shown: ids of questions, and texts.
    pub answers: Vec<(String, String)>,
    /// Whether JSON has where everything is drawn.
    pub layout: bool,
    /// Whether a drawing says what its parts are, as data attributes.
    pub annotate: bool,
    /// Whether tables say results only, and not what is done on the way.
    pub no_steps: bool,
    /// The database that SQL is for.
    pub dialect: Dialect,
    /// Whether SQL gets the tables between many and many that the chart leaves out.
    pub junctions: bool,
}

impl Options {
    /// The same options, but for what is set: `Options::default().with(|options| options.tests = true)`.
    #[must_use]
    pub fn with(mut self, set: impl FnOnce(&mut Self)) -> Self {
        set(&mut self);
        self
    }
}

/// Who lays a drawing out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum Engine {
    /// mermaidc itself.
    #[default]
    Own,
    /// Graphviz, which has to be installed.
    #[cfg(feature = "dot")]
    Graphviz,
}

/// How many charts an emitter takes at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Scope {
    /// All charts of a file at once.
    File,
    /// One chart.
    Chart,
    /// One chart that decides something; of several, those that only draw are passed over.
    Decision,
}

/// Turns charts into text.
pub trait Emitter: Sync {
    /// The name for `--to`.
    fn name(&self) -> &'static str;

    /// One sentence for `--help`.
    fn summary(&self) -> &'static str;

    /// The file extensions it is chosen by, without the dot; the first is the usual one.
    fn extensions(&self) -> &'static [&'static str];

    /// How many charts it takes at a time.
    fn scope(&self) -> Scope;

    /// Why a diagram of this kind has no such form; `None` where it can have one. Flowcharts can, unless
    /// the emitter says otherwise.
    fn refuses(&self, diagram: &Diagram) -> Option<String> {
        match diagram {
            Diagram::Flowchart(_) => None,
            #[allow(unreachable_patterns, reason = "kinds move in one by one")]
            other => Some(format!(
                "`{}` takes flowcharts; this is a {} chart",
                self.name(),
                other.kind()
            )),
        }
    }

    /// Whether it makes pictures that a page can show.
    fn is_image(&self) -> bool {
        false
    }

    /// Which of the [`Options`] it heeds, as the command line calls them.
    fn options(&self) -> &'static [&'static str] {
        &[]
    }

    /// The text, complete with a last line break, and what is worth a warning.
    ///
    /// # Errors
    ///
    /// Why these charts have no such form: diagnostics with places.
    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>>;
}

/// What an emitter made.
#[derive(Clone, Debug, Default)]
pub struct Emitted {
    /// The text.
    pub text: String,
    /// What is made instead of a text.
    pub bytes: Option<Vec<u8>>,
    /// Findings that do not stop it.
    pub notes: Vec<Diagnostic>,
}

/// A CSS colour as drawings have it.
#[must_use]
pub fn colour(text: &str) -> Option<String> {
    crate::picture::style::color(text)
}

/// Every emitter, in the order of `--help`.
pub static EMITTERS: &[&dyn Emitter] = &[
    #[cfg(feature = "dot")]
    &Dot,
    &Json,
    &Svg,
    #[cfg(feature = "png")]
    &Png,
    &Text,
    &Mermaid,
    &Table,
    &Factored,
    &Csv,
    &DecisionJson,
    &Jdm,
    #[cfg(feature = "rust")]
    &Rust,
    &Sql,
];

/// The rules that refusals name.
pub static RULES: &[&RuleInfo] = &[
    &NO_TABLE,
    &NO_SUCH_FORM,
    &NO_SUCH_ANSWER,
    &NO_GRAPHVIZ,
    &NO_SQL,
    &ASSUMED_SQL,
    #[cfg(feature = "png")]
    &MISSING_GLYPH,
];
