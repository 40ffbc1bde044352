//! What a source is: the hosts that hold charts.

use super::host::Host;
use super::{Page, Source, asciidoc, html, markdown, mermaid, notebook, rest, rust_doc};

/// Declares the kinds of sources, each with its host.
macro_rules! hosts {
    ($($(#[$doc:meta])* $kind:ident = $host:path,)+) => {
        /// What a source is: decides where its charts are.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum SourceKind {
            $($(#[$doc])* $kind,)+
        }

        impl SourceKind {
            /// Every kind.
            pub const ALL: &'static [Self] = &[$(Self::$kind,)+];

            const fn host(self) -> &'static Host {
                match self {
                    $(Self::$kind => &$host,)+
                }
            }
        }
    };
}

hosts! {
    /// One chart: the whole text.
    Mermaid = mermaid::HOST,
    /// Markdown, R Markdown, Quarto, MDX: fences, `:::mermaid` blocks, shortcodes, components, elements of HTML.
    Markdown = markdown::HOST,
    /// HTML: every element of the class `mermaid`.
    Html = html::HOST,
    /// reStructuredText: `.. mermaid::`.
    Rest = rest::HOST,
    /// AsciiDoc: blocks of the style `mermaid`.
    AsciiDoc = asciidoc::HOST,
    /// A Jupyter notebook: its Markdown cells.
    Notebook = notebook::HOST,
    /// Rust: the Markdown of its documentation.
    Rust = rust_doc::HOST,
}

impl SourceKind {
    /// The name of the language, as the command line and a configuration have it.
    #[must_use]
    pub const fn language(self) -> &'static str {
        self.host().language
    }

    /// The kind that the name of a language stands for.
    #[must_use]
    pub fn from_language(name: &str) -> Option<Self> {
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.language() == name)
    }

    /// The kind that a file name's extension stands for. A file of another type is not read where
    /// nobody says what it is: what is not a chart must not be taken for one, least of all to fix it.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        let mut all = Self::ALL.iter().copied();
        all.find(|kind| kind.extensions().contains(&extension.as_str()))
    }

    /// The extensions of its files, in small letters.
    #[must_use]
    pub const fn extensions(self) -> &'static [&'static str] {
        self.host().extensions
    }

    /// Whether its files are made for charts or for text, so that each is worth a look. Most files of
    /// the others hold no chart.
    #[must_use]
    pub const fn is_text(self) -> bool {
        matches!(self, Self::Mermaid | Self::Markdown)
    }

    /// Whether the text around its charts is Markdown, in which a chart can be replaced by an image.
    #[must_use]
    pub const fn is_markdown(self) -> bool {
        matches!(self, Self::Markdown | Self::Notebook | Self::Rust)
    }

    /// The kind of a text without a name: what it begins like, Markdown if it has a chart, else a chart.
    #[must_use]
    pub fn of_text(text: &str) -> Self {
        let start = text.trim_start_matches(['\u{FEFF}', ' ', '\t', '\r', '\n']);
        let is_html = ["<!doctype html", "<html"].iter().any(|begin| {
            start
                .get(..begin.len())
                .is_some_and(|head| head.eq_ignore_ascii_case(begin))
        });
        let has_charts = |kind: Self| {
            let source = Source::new("", text);
            !page(&source, kind).charts.is_empty()
        };
        if is_html {
            Self::Html
        } else if start.starts_with('{') && has_charts(Self::Notebook) {
            Self::Notebook
        } else if !has_stray_fence(text) && has_charts(Self::Markdown) {
            Self::Markdown
        } else {
            Self::Mermaid
        }
    }
}

/// Whether a text has one line of a fence, after other lines: a page has two for each chart, so that this is a slip in
/// a chart.
fn has_stray_fence(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_fence = |line: &str| line.starts_with("```") || line.starts_with("~~~");
    !lines.next().is_some_and(is_fence) && lines.filter(|line| is_fence(line)).count() == 1
}

/// Finds the charts of a source and the comments around them. Linear in the text.
#[must_use]
pub fn page(source: &Source, kind: SourceKind) -> Page {
    (kind.host().page)(source)
}

/// Finds the charts of a source, in order. Linear in the text.
#[must_use]
pub fn charts(source: &Source, kind: SourceKind) -> Vec<super::Chart> {
    page(source, kind).charts
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces that hosts look at.
    const PIECES: &[&str] = &[
        "```mermaid\n",
        "```\n",
        "\n",
        "A --> B\n",
        "é",
        "\r\n",
        "<pre class=\"mermaid\">",
        "</pre>",
        "&lt;",
        "{{< mermaid >}}",
        "{{< /mermaid >}}",
        "<Mermaid chart={`",
        "`} />",
        "${x}",
        "\\",
        ".. mermaid::\n",
        "   ",
        "[mermaid]\n",
        "----\n",
        "/// ",
        "//! ",
        "/** ",
        "*/",
        "\"",
        "'",
        "r#\"",
        "\"#",
        "<!--",
        "-->",
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"",
        "\\n\", \"",
        "\"]}]}",
        "\\ud83d",
        "\\u00e9",
        "> ",
        "- ",
        "<code>",
        "</code>",
        "<div className=\"mermaid\">{`",
        "::\n",
        "{% mermaid %}",
        "{% endmermaid %}",
    ];

    proptest! {
        #[test]
        fn hosts_take_any_text(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..24)) {
            let text = pieces.concat();
            let source = Source::new("page.mdx", text.as_str());
            for &kind in SourceKind::ALL {
                let mut last = 0;
                for (i, chart) in page(&source, kind).charts.iter().enumerate() {
                    prop_assert_eq!(chart.number as usize, i + 1);
                    prop_assert!(last <= chart.span.start && chart.span.start <= chart.span.end);
                    prop_assert!(chart.span.end as usize <= text.len());
                    last = chart.span.end;
                    let mut before = 0;
                    for at in 0..=chart.text.text.len() as u32 {
                        let place = chart.text.map.offset(at);
                        prop_assert!(before <= place && place <= chart.span.end, "{kind:?} {at}");
                        before = place;
                        let whole = chart.text.span(crate::source::TextRange::new(0, at));
                        prop_assert!(text.get(whole.range()).is_some() || !chart.text.text.is_char_boundary(at as usize), "{kind:?} {at}");
                    }
                }
            }
        }
    }
}
