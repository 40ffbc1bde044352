//! reStructuredText: the `mermaid` directive, and code in the language `mermaid`.

use super::block::{Notes, add, indent, lines};
use super::host::Host;
use super::{Page, Source, Span};

pub(super) static HOST: Host = Host {
    language: "rest",
    extensions: &["rst", "rest"],
    page,
};

/// Directives whose content is a text of another language.
const LITERAL: [&str; 9] = [
    "code-block",
    "code",
    "sourcecode",
    "parsed-literal",
    "highlight",
    "raw",
    "math",
    "graphviz",
    "prompt",
];

/// What an indented block is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Block {
    /// A chart.
    Chart,
    /// Text in which no directive counts.
    Literal,
}

/// A block that is open.
struct Open {
    block: Block,
    /// The indentation of what opened it.
    outside: usize,
    lines: Vec<(usize, usize)>,
    /// The comments before it.
    notes: Notes,
}

impl Open {
    /// Adds the chart that the block is, if it is one.
    fn end(self, page: &mut Page, text: &str) {
        if self.block == Block::Chart {
            chart(page, text, &self.lines, self.notes);
        }
    }
}

/// Finds the charts of a page. Linear in the text.
fn page(source: &Source) -> Page {
    let text = source.text();
    let mut found = Page::default();
    let mut open: Option<Open> = None;
    let mut notes = Notes::new();
    for (start, end) in lines(text) {
        let line = &text[start..end];
        let space = line.trim().is_empty();
        if let Some(open) = &mut open
            && (space || indent(line) > open.outside)
        {
            open.lines.push((start, end));
            continue;
        }
        if let Some(open) = open.take() {
            open.end(&mut found, text);
        }
        open = opened(line).map(|block| Open {
            block,
            outside: indent(line),
            lines: Vec::new(),
            notes: Notes::new(),
        });
        if let Some(note) = remark(line) {
            let place = Span::new(
                (start + indent(line)) as u32,
                (start + line.trim_end().len()) as u32,
            );
            found.remarks.push((place, note.to_owned()));
            notes.push((place, note.to_owned()));
        } else if let Some(open) = open.as_mut().filter(|open| open.block == Block::Chart) {
            open.notes = std::mem::take(&mut notes);
        } else if !space {
            notes.clear();
        }
    }
    if let Some(open) = open {
        open.end(&mut found, text);
    }
    found
}

/// A comment that speaks to mermaidc: `.. mermaidc: skip-file`.
fn remark(line: &str) -> Option<&str> {
    let text = line.trim().strip_prefix("..")?.trim();
    text.starts_with("mermaidc:").then_some(text)
}

/// The block that a line opens.
fn opened(line: &str) -> Option<Block> {
    let line = line.trim();
    let Some(markup) = line.strip_prefix(".. ") else {
        // Text that ends in `::` says that what follows is literal; `..` alone comments it out.
        return (line.ends_with("::") || line == "..").then_some(Block::Literal);
    };
    let Some((name, argument)) = markup.trim_start().split_once("::") else {
        let is_target = markup.starts_with(['_', '[', '|']);
        return (!is_target).then_some(Block::Literal);
    };
    let argument = argument.trim();
    if name == "mermaid" {
        // One with an argument draws another file.
        return Some(if argument.is_empty() {
            Block::Chart
        } else {
            Block::Literal
        });
    }
    let is_code = LITERAL[..3].contains(&name);
    if is_code && argument.eq_ignore_ascii_case("mermaid") {
        return Some(Block::Chart);
    }
    LITERAL.contains(&name).then_some(Block::Literal)
}

/// Adds the chart in the lines of a directive, after its options.
fn chart(page: &mut Page, text: &str, lines: &[(usize, usize)], notes: Notes) {
    let is_option = |&&(start, end): &&(usize, usize)| {
        let line = text[start..end].trim();
        line.strip_prefix(':')
            .is_some_and(|rest| rest.contains(':'))
    };
    let options = lines.iter().take_while(is_option).count();
    add(page, text, &lines[options..], notes);
}

#[cfg(test)]
mod tests {
    use crate::source::{Source, SourceKind, charts};

    fn texts(text: &str) -> Vec<String> {
        let charts = charts(&Source::new("page.rst", text), SourceKind::Rest).into_iter();
        charts.map(|chart| chart.text.text).collect()
    }

    #[test]
    fn directives_hold_charts() {
        for (page, chart) in [
            (
                ".. mermaid::\n\n   graph TD\n     A --> B\n\nText\n",
                "graph TD\n  A --> B\n",
            ),
            (".. mermaid::\n   :alt: x\n   :zoom:\n\n   pie\n", "pie\n"),
            ("* item\n\n  .. mermaid::\n\n     A\n\n     B\n", "A\n\nB\n"),
            (".. code-block:: mermaid\n\n    A", "A"),
            (".. note::\n\n   .. mermaid::\n\n      A\n", "A\n"),
            (
                ".. _target:\n\n.. mermaid::\r\n\r\n   A\r\n   B\r\n",
                "A\r\nB\r\n",
            ),
        ] {
            assert_eq!(texts(page), [chart], "{page}");
        }
    }

    #[test]
    fn comments_before_a_directive_are_its_notes() {
        let page = ".. mermaidc: skip\n\n.. mermaid::\n\n   A\n\n.. mermaidc: allow a\n.. mermaidc: allow b\n\n\
                    .. code-block:: mermaid\n\n   B\n\n.. mermaidc: skip\n\nText\n\n.. mermaid::\n\n   C\n";
        let found = charts(&Source::new("page.rst", page), SourceKind::Rest);
        let notes: Vec<usize> = found.iter().map(|chart| chart.notes.len()).collect();
        assert_eq!(notes, [1, 2, 0]);
        assert_eq!(found[0].notes[0].1, "mermaidc: skip");
    }

    #[test]
    fn literal_text_holds_none() {
        for page in [
            ".. mermaid:: other.mmd\n",
            ".. mermaid::\n",
            ".. code-block:: rst\n\n   .. mermaid::\n\n      A\n",
            "Write it so::\n\n   .. mermaid::\n\n      A\n",
            "..\n   .. mermaid::\n\n      A\n",
            ".. a comment\n   .. mermaid::\n\n      A\n",
        ] {
            assert!(texts(page).is_empty(), "{page}");
        }
    }
}
