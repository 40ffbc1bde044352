//! Jupyter notebooks: the Markdown in their cells, which stands in JSON strings.

mod json;

use super::host::Host;
use super::writing::Layer;
use super::{Mapped, Page, Source, markdown};
use json::{Event, Events};

pub(super) static HOST: Host = Host {
    language: "notebook",
    extensions: &["ipynb"],
    page,
};

/// A cell while it is read.
#[derive(Default)]
struct Cell {
    is_markdown: bool,
    source: Mapped,
}

/// Finds the charts of a notebook. Linear in the text.
fn page(source: &Source) -> Page {
    let mut found = Page::default();
    let mut cell = Cell::default();
    // The keys that lead to a value; `None` is the place in a list.
    let mut path: Vec<Option<&str>> = Vec::new();
    let mut key = None;
    for event in Events::new(source.text()) {
        match event {
            Event::Key(name) => key = Some(name),
            Event::Open(is_list) => {
                path.push(key.take());
                if is_cell(&path) && !is_list {
                    cell = Cell::default();
                }
            }
            Event::Close => {
                if is_cell(&path) {
                    let cell = std::mem::take(&mut cell);
                    add(&mut found, cell);
                }
                path.pop();
                key = None;
            }
            Event::Text(start, written) => {
                let name = key.take();
                if is_cell(&path) && name == Some("cell_type") {
                    cell.is_markdown = written == "markdown";
                } else if is_cell(&path) && name == Some("source")
                    || path.last() == Some(&Some("source")) && is_cell(&path[..path.len() - 1])
                {
                    json::decode(written, start, &mut cell.source);
                }
            }
            Event::Other => key = None,
        }
    }
    found
}

/// Whether a path leads to a cell: a value in the list `cells` of the notebook.
fn is_cell(path: &[Option<&str>]) -> bool {
    matches!(path, [None, Some("cells"), None])
}

/// Adds the charts of a cell.
fn add(page: &mut Page, cell: Cell) {
    if cell.is_markdown {
        let inner = markdown::page_of(&cell.source.text, false);
        page.add(inner, &cell.source, &Layer::Json);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceKind, TextRange, page};

    const BOOK: &str = r##"{
 "cells": [
  {
   "cell_type": "code",
   "source": ["```mermaid\n", "graph TD\n", "```\n"]
  },
  {
   "cell_type": "markdown",
   "metadata": {"source": "```mermaid\ngraph TD\n```"},
   "source": [
    "# A \u00e9 page\n",
    "> ```mermaid\n",
    "> flowchart TD\n",
    ">     A[\"say \\\"hi\\\" \ud83d\ude80\"] --> B\n",
    "> ```"
   ]
  },
  {"source": "```mermaid\npie\n```", "cell_type": "markdown"}
 ],
 "nbformat": 4
}
"##;

    #[test]
    fn markdown_cells_hold_charts() {
        let source = Source::new("book.ipynb", BOOK);
        let charts = page(&source, SourceKind::Notebook).charts;
        let texts: Vec<&str> = charts
            .iter()
            .map(|chart| chart.text.text.as_str())
            .collect();
        assert_eq!(
            texts,
            [
                "flowchart TD\n    A[\"say \\\"hi\\\" 🚀\"] --> B\n",
                "pie\n"
            ]
        );
        let text = &charts[0].text;
        let at = text.text.find("-->").expect("a link") as u32;
        assert_eq!(source.slice(text.span(TextRange::new(at, at + 3))), "-->");
        let place = source.position(text.map.offset(at));
        assert_eq!((place.line, place.column), (14, 47));
        let rocket = text.text.find('🚀').expect("a rocket") as u32;
        assert_eq!(
            source.slice(text.span(TextRange::new(rocket, rocket + 4))),
            r"\ud83d\ude80"
        );
        let writing = charts[0].writing.as_ref().expect("a writing");
        assert_eq!(writing.write("\"x\"\ny"), "\\\"x\\\"\\n> y");
        // Line breaks belong to their strings.
        let end = text.text.len() as u32;
        assert_eq!(source.slice(text.span(TextRange::new(end - 1, end))), "\\n");
    }

    #[test]
    fn what_is_no_notebook_has_none() {
        for text in [
            "",
            "{",
            "[1, 2",
            "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": \"```mermaid",
            "}}}]]",
            "\"\\u12",
        ] {
            let source = Source::new("x.ipynb", text);
            assert!(
                page(&source, SourceKind::Notebook).charts.is_empty(),
                "{text}"
            );
        }
    }
}
