//! The Mermaid charts of a source.

use super::{Mapped, Source, Span, TextRange, markdown};

/// What a source is: decides where its charts are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SourceKind {
    /// One chart: the whole text.
    Mermaid,
    /// Markdown or MDX: every fence with the info string `mermaid`, and every `:::mermaid` block.
    Markdown,
}

impl SourceKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Mermaid, Self::Markdown];

    /// The name of the language, as the command line and a configuration have it.
    #[must_use]
    pub const fn language(self) -> &'static str {
        match self {
            Self::Mermaid => "mermaid",
            Self::Markdown => "markdown",
        }
    }

    /// The kind that the name of a language stands for.
    #[must_use]
    pub fn from_language(name: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|kind| kind.language() == name)
    }

    /// The kind that a file name's extension stands for. A file of another type is not read where
    /// nobody says what it is: what is not a chart must not be taken for one, least of all to fix it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        match extension.as_str() {
            "mmd" | "mermaid" => Some(Self::Mermaid),
            "md" | "markdown" | "mdx" => Some(Self::Markdown),
            _ => None,
        }
    }

    /// The kind of a text without a name: Markdown if it has a Mermaid fence, else a chart.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let source = Source::new("", text);
        if markdown::page(&source).charts.is_empty() {
            Self::Mermaid
        } else {
            Self::Markdown
        }
    }
}

/// One Mermaid chart as it stands in a source.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Chart {
    /// Its number in the source, from 1.
    pub number: u32,
    /// Its text without the prefixes of lists and block quotes, and the map back to the source.
    pub text: Mapped,
    /// Its place: from the start of its first line to the end of its last line break.
    pub span: Span,
    /// The HTML comments right before its fence, in order, as (span, text between `<!--` and `-->`).
    pub notes: Vec<(Span, String)>,
    /// The fence around it; `None` where the chart is the whole text.
    pub fence: Option<Fence>,
    /// Whether the source is HTML-like around it (Markdown, whose pages bring their own CSS).
    pub embedded: bool,
}

/// The fence around a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Fence {
    /// What opens it: its marks with all after them.
    pub opening: Span,
    /// What closes it: as many marks.
    pub marks: String,
    /// Whether a line closes it; otherwise it ends with the page, or with the list or quote that it stands in.
    pub is_closed: bool,
    /// The lines of the chart that begin like a fence, in order.
    pub lines: Vec<FenceLine>,
}

/// A line of a chart that begins like a fence, and does not close the one around the chart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FenceLine {
    /// The line in the text of the chart, with its line break.
    pub line: TextRange,
    /// Its marks with all after them, in the file.
    pub span: Span,
    /// Whether it opens another chart.
    pub opens_chart: bool,
}

impl Chart {
    /// Where it begins in the source, with its fence.
    #[must_use]
    pub fn start(&self) -> u32 {
        let fence = self.fence.as_ref();
        fence.map_or(self.span.start, |fence| fence.opening.start)
    }
}

/// What a source holds.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Page {
    /// The charts, in order.
    pub charts: Vec<Chart>,
    /// The comments around charts that begin with `mermaidc`, in order, as (span, text between `<!--`
    /// and `-->`). Those right before a fence are among its chart's notes, too.
    pub remarks: Vec<(Span, String)>,
}

/// Finds the charts of a source, in order. Linear in the text.
#[must_use]
pub fn charts(source: &Source, kind: SourceKind) -> Vec<Chart> {
    page(source, kind).charts
}

/// Finds the charts of a source and the comments around them. Linear in the text.
#[must_use]
pub fn page(source: &Source, kind: SourceKind) -> Page {
    match kind {
        SourceKind::Markdown => markdown::page(source),
        SourceKind::Mermaid => Page {
            charts: vec![Chart {
                number: 1,
                text: Mapped::new(source.text(), 0),
                span: Span::new(0, source.text().len() as u32),
                notes: Vec::new(),
                fence: None,
                embedded: false,
            }],
            remarks: Vec::new(),
        },
    }
}
