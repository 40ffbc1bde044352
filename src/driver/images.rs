//! A page in which charts are links to their pictures.
//!
//! As mermaid-cli does with `-i page.md -o out.md`. Unlike there, a block keeps the indentation, the list or the quote
//! that it stands in, an empty line keeps the image apart from text beside it (a `---` after it would make it a heading),
//! and nothing in an alternative text is read as anything but text: not by Markdown, not by MDX, and not by the
//! template languages that site generators run before either.

use crate::source::{Around, Chart, Source};

/// A picture of a chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Image {
    /// The number of the chart.
    pub chart: u32,
    /// The name of the file, beside the page.
    pub file: String,
    /// What it shows, for those who do not see it.
    pub alt: String,
    /// More about it.
    pub title: Option<String>,
}

/// What an empty line does not end with.
const SPACES: [char; 2] = [' ', '\t'];

/// The page with images in the places of their charts. Every other byte stays, and so does a chart whose block is not
/// known.
#[must_use]
pub fn with_images(source: &Source, charts: &[Chart], images: &[Image]) -> String {
    let text = source.text();
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for chart in charts {
        let image = images.iter().find(|image| image.chart == chart.number);
        let (Some(image), Some(block)) = (image, &chart.block) else {
            continue;
        };
        let apart = |is_needed| if is_needed { "\n" } else { "" };
        let link = if chart.around == Around::Html {
            image.element()
        } else {
            image.link()
        };
        let link = format!(
            "{}{link}{}",
            apart(block.after_text),
            apart(block.before_text)
        );
        out.push_str(
            text.get(done..block.span.start as usize)
                .unwrap_or_default(),
        );
        if block.after_text {
            out.truncate(out.trim_end_matches(SPACES).len());
        }
        let written = block.writing.write(&link);
        out.push_str(written.trim_end_matches(SPACES));
        done = block.span.end as usize;
    }
    out.push_str(text.get(done..).unwrap_or_default());
    out
}

impl Image {
    /// As a link of Markdown.
    fn link(&self) -> String {
        let (alt, address) = (escape(&self.alt), self.address());
        match &self.title {
            Some(title) => format!("![{alt}]({address} \"{}\")", escape(title)),
            None => format!("![{alt}]({address})"),
        }
    }

    /// As an element of HTML, which is one of MDX, too.
    fn element(&self) -> String {
        let (alt, address) = (escape(&self.alt), self.address());
        match &self.title {
            Some(title) => {
                format!(
                    "<img src=\"{address}\" alt=\"{alt}\" title=\"{}\" />",
                    escape(title)
                )
            }
            None => format!("<img src=\"{address}\" alt=\"{alt}\" />"),
        }
    }

    /// Where the file is, as seen from the page. Without `./`, a name with a colon would be one of another place.
    fn address(&self) -> String {
        let mut out = String::from("./");
        for c in self.file.chars() {
            if c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~') {
                out.push(c);
            } else {
                let mut bytes = [0; 4];
                for byte in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("%{byte:02X}"));
                }
            }
        }
        out
    }
}

/// A text on one line in which nothing is markup, neither of Markdown nor of HTML, of MDX, of templates, or of the
/// comment that it may stand in. Entities are read by all of them; a `\` before `{%` would not keep Liquid from it.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        for c in word.chars().filter(|c| !c.is_control()) {
            if c.is_ascii_punctuation() && !",.;:?!'()/%=+-@^".contains(c) {
                out.push_str(&format!("&#{};", u32::from(c)));
            } else {
                out.push(c);
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Parser, Tag, TagEnd};

    use super::*;
    use crate::source::{SourceKind, charts};

    /// A page whose charts are `1.svg`, `2.svg` …
    fn replaced(name: &str, page: &str) -> String {
        let source = Source::new(name, page);
        let kind = SourceKind::from_name(name).expect("a host");
        let charts = charts(&source, kind);
        let image = |chart: &Chart| Image {
            chart: chart.number,
            file: format!("{}.svg", chart.number),
            alt: "A".to_owned(),
            title: None,
        };
        let images: Vec<Image> = charts.iter().map(image).collect();
        with_images(&source, &charts, &images)
    }

    #[test]
    fn blocks_keep_what_they_stand_in() {
        for (page, becomes) in [
            (
                "# T\n\n```mermaid\nA\n```\n\nend",
                "# T\n\n![A](./1.svg)\n\nend",
            ),
            (
                "- x\n\n  ~~~ mermaid\n  A\n  ~~~\n- y\n",
                "- x\n\n  ![A](./1.svg)\n\n- y\n",
            ),
            (
                "1. ```mermaid\n   A\n   ```\n\n   y\n",
                "1. ![A](./1.svg)\n\n   y\n",
            ),
            (
                "> > ```mermaid\r\n> > A\r\n> > ```\r\n",
                "> > ![A](./1.svg)\r\n",
            ),
            (
                "- > ```mermaid\n  > A\n\ntext\n",
                "- > ![A](./1.svg)\n\ntext\n",
            ),
            (
                "a\n```mermaid\nA\n```\n---\n",
                "a\n\n![A](./1.svg)\n\n---\n",
            ),
            ("::: mermaid\nA\n:::\n", "![A](./1.svg)\n"),
            ("```mermaid\nA\n", "![A](./1.svg)\n"),
            ("```mermaid\n```", "![A](./1.svg)"),
            (
                "```mermaid\nA\n```\n```mermaid\nB\n```\n",
                "![A](./1.svg)\n\n![A](./2.svg)\n",
            ),
            ("{{< mermaid >}}\nA\n{{< /mermaid >}}\n", "![A](./1.svg)\n"),
            (
                "<div>\n<pre class=\"mermaid\">\nA\n</pre></div>\n",
                "<div>\n\n<img src=\"./1.svg\" alt=\"A\" /></div>\n",
            ),
        ] {
            assert_eq!(replaced("page.md", page), becomes, "{page}");
        }
        let component = "<Mermaid chart={`A`} />\n";
        assert_eq!(replaced("page.mdx", component), component);
    }

    #[test]
    fn hosts_keep_their_own_characters() {
        let code = "/// x\n/// ```mermaid\n/// A\n/// ```\n/// y\nfn f() {}\n";
        let becomes = "/// x\n///\n/// ![A](./1.svg)\n///\n/// y\nfn f() {}\n";
        assert_eq!(replaced("lib.rs", code), becomes);
        let book = r##"{"cells": [{"cell_type": "markdown", "source": ["# T\n", "> ```mermaid\n", "> A\n", "> ```\n", "> x"]}]}"##;
        let becomes = r##"{"cells": [{"cell_type": "markdown", "source": ["# T\n", "> ![A](./1.svg)\n>\n", "> x"]}]}"##;
        assert_eq!(replaced("book.ipynb", book), becomes);
    }

    #[test]
    fn an_alternative_text_is_text() {
        let hostile = "a](javascript:x) *b* <img onerror=\"x\">\n\n`c` {{ d }} {% e %} {{< f >}} ~g~ $h$ &amp; */ \\ | é";
        let image = Image {
            chart: 1,
            file: "a b:c\"(é)>-1.svg".to_owned(),
            alt: hostile.to_owned(),
            title: Some(hostile.to_owned()),
        };
        let link = image.link();
        for alive in ["{{", "{%", "<", "*/", "`", "\n"] {
            assert!(!link.contains(alive), "{alive} in {link}");
        }
        let shown = hostile.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut alt = String::new();
        let mut events = Parser::new(&link).skip(1);
        match events.next() {
            Some(Event::Start(Tag::Image {
                dest_url, title, ..
            })) => {
                assert_eq!(&*dest_url, "./a%20b%3Ac%22%28é%29%3E-1.svg");
                assert_eq!(&*title, shown);
            }
            other => panic!("{other:?} of {link}"),
        }
        for event in events {
            match event {
                Event::Text(text) => alt.push_str(&text),
                Event::End(TagEnd::Image) => break,
                other => panic!("{other:?} of {link}"),
            }
        }
        assert_eq!(alt, shown);
        let element = image.element();
        assert_eq!(element.matches('<').count(), 1, "{element}");
        assert_eq!(element.matches('"').count(), 6, "{element}");
    }
}
