//! AsciiDoc: blocks of the style `mermaid`, listings in that language, and fences.

use super::block::{Notes, add, lines};
use super::host::Host;
use super::{Page, Source, Span};

pub(super) static HOST: Host = Host {
    language: "asciidoc",
    extensions: &["adoc", "asciidoc"],
    page,
};

/// What is open.
enum Open<'t> {
    /// Nothing.
    None,
    /// A chart was announced: its block begins with this line or one of the next.
    Announced,
    /// A block up to a line like this, of a chart or not.
    Block(&'t str, bool, Vec<(usize, usize)>),
    /// A paragraph of a chart.
    Paragraph(Vec<(usize, usize)>),
}

/// Finds the charts of a page. Linear in the text.
fn page(source: &Source) -> Page {
    let text = source.text();
    let mut found = Page::default();
    let mut open = Open::None;
    let mut notes = Notes::new();
    for (start, end) in lines(text) {
        let line = text[start..end].trim_end();
        open = match open {
            Open::Block(mark, chart, mut lines) => {
                if line == mark {
                    if chart {
                        add(&mut found, text, &lines, std::mem::take(&mut notes));
                    }
                    Open::None
                } else {
                    if chart {
                        lines.push((start, end));
                    }
                    Open::Block(mark, chart, lines)
                }
            }
            Open::Paragraph(lines) if line.is_empty() => {
                add(&mut found, text, &lines, std::mem::take(&mut notes));
                Open::None
            }
            Open::Paragraph(mut lines) => {
                lines.push((start, end));
                Open::Paragraph(lines)
            }
            Open::None | Open::Announced => {
                let announced = matches!(open, Open::Announced);
                let remark = line.strip_prefix("//").map(str::trim);
                let remark = remark.filter(|note| note.starts_with("mermaidc:"));
                if let Some(note) = remark {
                    let place = Span::new(start as u32, (start + line.len()) as u32);
                    found.remarks.push((place, note.to_owned()));
                    notes.push((place, note.to_owned()));
                }
                let now = opened(line, announced, (start, end));
                let is_chart = !matches!(now, Open::None | Open::Block(_, false, _));
                if !(is_chart || remark.is_some() || line.is_empty()) {
                    notes.clear();
                }
                now
            }
        };
    }
    match open {
        Open::Paragraph(lines) => add(&mut found, text, &lines, notes),
        Open::Block(_, true, lines) => add(&mut found, text, &lines, notes),
        _ => {}
    }
    found
}

/// What a line opens outside blocks.
fn opened(line: &str, announced: bool, place: (usize, usize)) -> Open<'_> {
    if let Some(info) = line.strip_prefix("```") {
        let is_chart = info.split([',', ' ']).next() == Some("mermaid");
        return Open::Block("```", announced || is_chart, Vec::new());
    }
    if is_delimiter(line) {
        // In examples, sidebars and quotes the page goes on.
        let is_text = !announced && (line.starts_with(['=', '*', '_']) || line == "--");
        return if is_text {
            Open::None
        } else {
            Open::Block(line, announced, Vec::new())
        };
    }
    let is_title = line.starts_with('.') && !line.starts_with(". ");
    if let Some(list) = line
        .strip_prefix('[')
        .and_then(|line| line.strip_suffix(']'))
    {
        return if announced || is_chart(list) {
            Open::Announced
        } else {
            Open::None
        };
    }
    match announced {
        true if line.is_empty() => Open::None,
        true if is_title || line.starts_with("//") => Open::Announced,
        true => Open::Paragraph(vec![place]),
        false => Open::None,
    }
}

/// Whether a list of attributes says Mermaid: `mermaid`, `source,mermaid`, `mermaid#id.role,target,svg`.
fn is_chart(list: &str) -> bool {
    let mut parts = list.split(',').map(|part| part.trim().trim_matches('"'));
    let style = parts.next().unwrap_or_default();
    let style = style.split(['#', '.', '%']).next().unwrap_or_default();
    match style {
        "mermaid" => true,
        "source" | "listing" | "" => parts.next() == Some("mermaid"),
        _ => false,
    }
}

/// Whether a line delimits a block: four marks or more of a kind, or `--`.
fn is_delimiter(line: &str) -> bool {
    let first = line.chars().next().unwrap_or(' ');
    line == "--" || line.len() >= 4 && "-.+/=*_".contains(first) && line.chars().all(|c| c == first)
}

#[cfg(test)]
mod tests {
    use crate::source::{Source, SourceKind, charts};

    fn texts(text: &str) -> Vec<String> {
        let charts = charts(&Source::new("page.adoc", text), SourceKind::AsciiDoc).into_iter();
        charts.map(|chart| chart.text.text).collect()
    }

    #[test]
    fn blocks_hold_charts() {
        for (page, chart) in [
            (
                "[mermaid]\n----\ngraph TD\n  A --> B\n----\n",
                "graph TD\n  A --> B\n",
            ),
            ("[mermaid, flow, svg]\n.Title\n....\nA\n....\n", "A\n"),
            ("[mermaid#id]\n--\nA\n\nB\n--\n", "A\n\nB\n"),
            ("[source,mermaid]\n----\nA\n----\n", "A\n"),
            ("[source%linenums, mermaid]\n----\nA\n----\n", "A\n"),
            (
                "[mermaid]\n[width=50%]\npie\n\"a\" : 1\n\nText\n",
                "pie\n\"a\" : 1\n",
            ),
            (
                "====\n[mermaid]\n-----\nA\n----\n-----\n====\n",
                "A\n----\n",
            ),
            ("```mermaid\nA\n```\n", "A\n"),
            ("[,mermaid]\r\n----\r\nA\r\n----\r\n", "A\r\n"),
        ] {
            assert_eq!(texts(page), [chart], "{page}");
        }
    }

    #[test]
    fn comments_before_a_block_are_its_notes() {
        let page = "// mermaidc: skip\n\n[mermaid]\n// mermaidc: allow a\n----\nA\n----\n\n// mermaidc: skip\n\n\
                    Text\n\n[mermaid]\nB\n\n// mermaidc: skip\n```mermaid\nC\n```\n";
        let found = charts(&Source::new("page.adoc", page), SourceKind::AsciiDoc);
        let notes: Vec<usize> = found.iter().map(|chart| chart.notes.len()).collect();
        assert_eq!(notes, [2, 0, 1]);
    }

    #[test]
    fn others_are_none() {
        for page in [
            "----\n[mermaid]\n....\nA\n....\n----\n",
            "////\n[mermaid]\n----\nA\n----\n////\n",
            "[source,ruby]\n----\nA\n----\n",
            "[mermaid]\n\nText\n",
            "mermaid::file.mmd[]\n",
        ] {
            assert!(texts(page).is_empty(), "{page}");
        }
    }
}
