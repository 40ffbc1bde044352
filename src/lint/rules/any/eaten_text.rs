//! `eaten-text`

use std::ops::Range;

use super::member_types::{TYPE, in_tildes};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::label::{FORMATTING, Piece, Tag, is_known, pieces};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::model::Label;

declare_rule! {
    /// Text of a label that is never shown, because it looks like a tag.
    ///
    /// Mermaid shows labels as HTML. `<T>`, `<i32>` or `<id>` is a tag to a browser: it disappears.
    /// A `<` right before a letter that no `>` closes takes everything after it along. Tags that
    /// format text (`<b>`, `<br>` in any spelling, `<span …>`) are left alone, and so is what a
    /// closing tag completes.
    ///
    /// ## Why it is bad
    ///
    /// The chart shows something other than it says: `Box<i32>` is drawn as `Box`, `if a<b then` as
    /// `if a`.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["fn process<T: Display>(x)"] --> B["Box<i32>"]
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A[Read] -->|a<b| B[Swap]
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Basket {
    ///         +items List<Item>
    ///     }
    /// ```
    ///
    /// In a sequence diagram, tags are shown as they are, and `#` begins a comment anywhere:
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge order #1001
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Bank: charge order #35;1001
    /// ```
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A["fn process&lt;T: Display>(x)"] --> B["a < b<br>and <b>more</b>"]
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Basket {
    ///         +items List~Item~
    ///     }
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the label then shows more: the `<` becomes `&lt;`, the type of a class's
    /// member stands in `~`; a misspelt line break (`<br` without its `>`, `<br\>`) becomes `<br>`.
    pub(in crate::lint::rules) INFO = "eaten-text", Traps, Error
}

pub(super) struct EatenText;

impl Rule<Context<'_>> for EatenText {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for label in chart.outline().markup() {
            let eaten = eaten(&label.text);
            let (Some(first), Some(last)) = (eaten.first(), eaten.last()) else {
                continue;
            };
            let words = label.text.get(first.clone()).unwrap_or_default();
            let more = match eaten.len() {
                1 => String::new(),
                n => format!(" (and {} more like it)", n - 1),
            };
            let shows = visible(&label.text, &eaten);
            let message = format!(
                "the browser takes {} for a tag and hides it{more}",
                code(words)
            );
            let read = match shows.as_str() {
                "" => "read as a tag".to_owned(),
                shows => format!("read as a tag: the label shows {}", code(shows)),
            };
            let place = label.part(chart.source, first.clone());
            let breaks = eaten
                .iter()
                .all(|range| line_break(&label.text[range.clone()]).is_some());
            let mut diagnostic =
                Diagnostic::new(&INFO, place, message)
                    .label(read)
                    .help(if breaks {
                        "Write `<br>` for a line break."
                    } else {
                        less_than(chart).1
                    });
            let typed = in_tildes(chart, label);
            if typed.is_some() {
                diagnostic.help = Some(TYPE.to_owned());
            }
            if let Some(fix) = typed.or_else(|| fix(chart, label, &eaten)) {
                diagnostic = diagnostic.fix(fix);
            }
            debug_assert!(first.start <= last.start);
            out.push(diagnostic);
        }
    }
}

fn fix(chart: &Context<'_>, label: &Label<'_>, eaten: &[Range<usize>]) -> Option<Fix> {
    // Only where the source has the label letter by letter are the places certain.
    if chart.source.slice(label.span) != label.text {
        return None;
    }
    let edit = |range: &Range<usize>| match line_break(&label.text[range.clone()]) {
        Some(length) => (range.start..range.start + length, "<br>"),
        None => (range.start..range.start + 1, less_than(chart).0),
    };
    let (first, rest) = eaten.split_first()?;
    let (place, text) = edit(first);
    let fix = Fix::unsafe_(
        format!("Write `{text}`"),
        label.part(chart.source, place),
        text,
    );
    Some(rest.iter().fold(fix, |fix, range| {
        let (place, text) = edit(range);
        fix.and(label.part(chart.source, place), text)
    }))
}

/// How `<` is written, and the help that says so: in state and class diagrams a `;` ends a text, but for the
/// one of Mermaid's own codes.
fn less_than(chart: &Context<'_>) -> (&'static str, &'static str) {
    match (chart.reading.state(), chart.reading.class()) {
        (None, None) => ("&lt;", "Write `&lt;` for `<`."),
        _ => ("#lt;", "Write `#lt;` for `<`."),
    }
}

/// How long a misspelt line break is: `<br` without its `>`, `<br\>`, `<brr>`.
fn line_break(lost: &str) -> Option<usize> {
    let name = lost.strip_prefix('<')?;
    if let Some(inside) = name.strip_suffix('>') {
        let plain = inside.trim_end_matches(['/', '\\', ' ']);
        let near = ["br", "brr", "bbr", "bre", "rb", "br."];
        return near
            .iter()
            .any(|near| plain.eq_ignore_ascii_case(near))
            .then_some(lost.len());
    }
    let rest = name.get(..2).filter(|name| name.eq_ignore_ascii_case("br"));
    let after = &name[rest?.len()..];
    let stroke = after.len() - after.trim_start_matches('/').len();
    let ends = !after.starts_with(|c: char| c.is_ascii_alphanumeric());
    ends.then_some(3 + stroke)
}

/// The parts of a label that look like tags and were not meant so.
fn eaten(label: &str) -> Vec<Range<usize>> {
    if !label.contains('<') {
        return Vec::new();
    }
    let mut all = pieces(label);
    // Tags are compared with each other; nobody reads a label of more.
    all.truncate(500);
    let mut found = Vec::new();
    for (i, piece) in all.iter().enumerate() {
        match piece {
            // `<b>x</b` lost its `>`, and nothing else.
            Piece::Cut(range) if is_bare_end(&label[range.clone()]) => {}
            Piece::Cut(range) => found.push(range.clone()),
            Piece::Comment(range) => {
                // `<!-- … -->` is a remark; `<?x>` and `</ x>` are lost text.
                // and `</>` somebody's idea of a closing tag.
                let lost = &label[range.clone()];
                if !lost.starts_with("<!") && lost.chars().any(char::is_alphanumeric) {
                    found.push(range.clone());
                }
            }
            Piece::Tag(tag) if !is_meant(label, &all, i, tag) => found.push(tag.range.clone()),
            Piece::Tag(_) => {}
        }
    }
    found
}

/// Whether what is cut off is nothing but a tag that formats.
fn is_bare_end(cut: &str) -> bool {
    let name = cut.trim_start_matches('<').trim_start_matches('/').trim();
    FORMATTING.contains(
        &name
            .trim_end_matches('/')
            .trim_end()
            .to_ascii_lowercase()
            .as_str(),
    ) && (cut.starts_with("</") || name.to_ascii_lowercase().starts_with("br"))
}

/// Whether a tag is one on purpose: known to HTML, and either made for formatting, with a partner, or with attributes.
fn is_meant(label: &str, all: &[Piece<'_>], at: usize, tag: &Tag<'_>) -> bool {
    if tag.is(&["br", "hr", "wbr"]) || tag.is(&["script", "style", "iframe", "object", "embed"]) {
        // What scripts do is another rule's.
        return true;
    }
    let partner = all.iter().enumerate().any(|(i, other)| match other {
        Piece::Tag(other) => {
            i != at
                && other.closes != tag.closes
                && other.is(&[tag.name])
                && (i > at) == other.closes
        }
        _ => false,
    });
    if tag.name.contains('=') || (tag.closes && opened_as_attribute(all, tag)) {
        // `<align=left>` was to format, and shows nothing that is missed.
        return true;
    }
    if !is_known(tag.name) {
        // `<custom>…</custom>` shows what is between; still nobody sees the tag, and nobody misses it.
        return partner && (tag.closes || !tag.name.contains(['<', ':', ',']));
    }
    let glued = label[..tag.range.start]
        .chars()
        .next_back()
        .is_some_and(|c| c.is_alphanumeric() || c == '_');
    let generic = glued && tag.name.starts_with(|c: char| c.is_ascii_uppercase());
    let has_attributes = tag.rest.contains('=');
    // `<img>` and `<span>` alone do nothing: they are words about HTML.
    let idle = tag.is(&["img", "span", "svg"]) && !tag.closes;
    partner || has_attributes || (tag.is(FORMATTING) && !generic && !idle)
}

/// Whether a closing tag closes something like `<align=left>`.
fn opened_as_attribute(all: &[Piece<'_>], tag: &Tag<'_>) -> bool {
    all.iter().any(|piece| match piece {
        Piece::Tag(other) => {
            other.name.split('=').next() == Some(tag.name) && other.name != tag.name
        }
        _ => false,
    })
}

/// What the label shows without the eaten parts.
fn visible(label: &str, eaten: &[Range<usize>]) -> String {
    let mut out = String::new();
    let mut done = 0;
    for range in eaten {
        out.push_str(&label[done..range.start]);
        done = range.end;
    }
    out.push_str(&label[done..]);
    crate::lint::words::shown(&out).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn what_looks_like_a_tag_is_found() {
        let lost = |label: &str| -> Vec<String> {
            eaten(label)
                .into_iter()
                .map(|r| label[r].to_owned())
                .collect()
        };
        assert_eq!(lost("fn process<T: Display>(x)"), ["<T: Display>"]);
        assert_eq!(lost("HashMap<K, V> and Option<A>"), ["<K, V>", "<A>"]);
        assert_eq!(lost("if a<b then c"), ["<b then c"]);
        assert_eq!(lost("GET /users/<id>/<path>"), ["<id>", "<path>"]);
        assert_eq!(lost("<stdin> -> <http://x.y>"), ["<stdin>", "<http://x.y>"]);
        assert_eq!(lost("</id> </ x> <?php>"), ["</id>", "</ x>", "<?php>"]);
        for fine in [
            "a < b and b <3 and <-- c",
            "one<br>two<BR/>three</br>four<br />five",
            "<b>bold</b> <i>it</i> <b>open",
            "<i class='fa fa-check'></i> done",
            "<img src='x.png'>",
            "<a href='x'>y</a>",
            "<!-- note -->x",
            "<align=left>x</align>",
            "<b>x</>",
            "Vec&lt;T>",
            "#lt;T#gt;",
            "<b>x</b",
            "x<br",
            "x<br/",
            "<span class='x'>y",
        ] {
            assert!(lost(fine).is_empty(), "{fine}: {:?}", lost(fine));
        }
    }

    #[test]
    fn says_what_is_shown() {
        let chart = "flowchart TD\n    A[\"Box<i32>\"] -->|a<b| B[x]\n";
        assert_eq!(
            found(&EatenText, chart),
            [
                "2:11 the browser takes `<i32>` for a tag and hides it",
                "2:24 the browser takes `<b` for a tag and hides it",
            ]
        );
        assert_eq!(
            fixed(&EatenText, chart),
            "flowchart TD\n    A[\"Box&lt;i32>\"] -->|a&lt;b| B[x]\n"
        );
        let breaks = "flowchart TD\n    A[\"one<br two<br\"] --> B[\"x<br\\>y<brr>z\"]\n";
        assert_eq!(
            fixed(&EatenText, breaks),
            "flowchart TD\n    A[\"one<br> two<br\"] --> B[\"x<br>y<br>z\"]\n"
        );
        assert!(
            found(
                &EatenText,
                "flowchart TD\n    A[\"<b>x</b> a < b\"] --> B\n"
            )
            .is_empty()
        );
    }

    #[test]
    fn every_kind_of_text_counts() {
        let chart = "flowchart TD\n    subgraph S [\"the <inner> part\"]\n    A@{ label: \"Vec<T>\" }\n    B[\"`Vec<T>`\"]\n    end\n";
        let lines: Vec<String> = found(&EatenText, chart)
            .iter()
            .map(|f| f[..2].to_owned())
            .collect();
        assert_eq!(lines, ["2:", "3:", "4:"]);
    }
}
