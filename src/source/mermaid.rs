//! Files that are a chart.

use super::host::Host;
use super::{Around, Chart, Mapped, Page, Source, Span};

pub(super) static HOST: Host = Host {
    language: "mermaid",
    extensions: &["mmd", "mermaid"],
    page,
};

/// The whole text is the chart.
fn page(source: &Source) -> Page {
    Page {
        charts: vec![Chart {
            number: 1,
            text: Mapped::new(source.text(), 0),
            span: Span::new(0, source.text().len() as u32),
            notes: Vec::new(),
            fence: None,
            around: Around::Nothing,
            writing: None,
            block: None,
        }],
        ..Page::default()
    }
}
