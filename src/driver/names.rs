//! The names that the generated Rust gives to what a chart says.

use super::check::check;
use super::findings::sort;
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Fix, apply};
use crate::emit;
use crate::source::{Source, SourceKind};

pub use crate::emit::{NameKind, NameOrigin, Named};

/// The names of a chart.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ChartNames {
    /// Its number in the source, from 1.
    pub chart: u32,
    /// The names, in chart order by kind.
    pub names: Vec<Named>,
    /// Directives that pin those that are not pinned; `None` where all are.
    pub pins: Option<Fix>,
}

/// The names of all charts of a source.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Names {
    /// Those of each chart that decides and has a table.
    pub charts: Vec<ChartNames>,
    /// Why other charts that decide have none, and what Mermaid refuses.
    pub diagnostics: Vec<Diagnostic>,
}

impl Names {
    /// The text of the source with every name pinned.
    #[must_use]
    pub fn pinned(&self, source: &Source) -> String {
        let fixes = self.charts.iter().filter_map(|chart| chart.pins.as_ref());
        apply(source.text(), fixes).text
    }
}

/// Names everything that decides in the charts of a source, or in one of them (from 1).
#[must_use]
pub fn names(source: &Source, kind: SourceKind, chart: Option<u32>) -> Names {
    let mut names = Names::default();
    for checked in check(source, kind, &Settings::default()).charts {
        let number = checked.chart.number;
        if checked.skipped || chart.is_some_and(|chart| chart != number) {
            continue;
        }
        if !checked.reading.is_accepted() {
            names.diagnostics.extend(checked.reading.diagnostics);
            continue;
        }
        let accepted = checked.accepted(source).filter(|_| checked.decides());
        let Some(accepted) = accepted.and_then(emit::Accepted::flowchart) else {
            continue;
        };
        match emit::rust_names(accepted) {
            Ok((list, pins)) => names.charts.push(ChartNames {
                chart: number,
                names: list,
                pins,
            }),
            Err(mut why) => {
                why.iter_mut().for_each(|d| d.chart = Some(number));
                names.diagnostics.append(&mut why);
            }
        }
    }
    sort(&mut names.diagnostics);
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, kind: SourceKind) -> (Source, Names) {
        let source = Source::new("page.md", text);
        let names = names(&source, kind, None);
        (source, names)
    }

    const CHART: &str =
        "flowchart TD\n  A{Big?} -->|Yes| B[Ship]\n  A -->|No| C[ship!]\n  A -->|perhaps| Wait";

    #[test]
    fn names_say_where_they_come_from() {
        let (_, names) = named(CHART, SourceKind::Mermaid);
        let list: Vec<_> = names.charts[0]
            .names
            .iter()
            .map(|named| format!("{} {} {:?}", named.kind.name(), named.name, named.origin))
            .collect();
        assert_eq!(
            list,
            [
                "question Big Label",
                "answer Yes Label",
                "answer No Label",
                "answer Perhaps Label",
                "outcome ShipB Disambiguated",
                "outcome ShipC Disambiguated",
                "outcome Wait Id",
            ]
        );
    }

    #[test]
    fn pinned_names_stand_after_the_chart() {
        let (source, names) = named(CHART, SourceKind::Mermaid);
        let pinned = names.pinned(&source);
        let lines: Vec<_> = pinned.lines().skip(4).collect();
        assert_eq!(
            lines,
            [
                "  %% mermaidc: name A = Big",
                "  %% mermaidc: name B = ShipB",
                "  %% mermaidc: name C = ShipC",
                "  %% mermaidc: name Wait = Wait",
            ]
        );
        let again = Source::new("page.md", pinned.clone());
        let names = super::names(&again, SourceKind::Mermaid, None);
        assert!(names.charts[0].pins.is_none());
        assert!(names.diagnostics.is_empty(), "{:?}", names.diagnostics);
        assert_eq!(names.pinned(&again), pinned);
    }

    #[test]
    fn pins_stand_in_lists_and_quotes_too() {
        let quoted: String = format!("```mermaid\n{CHART}\n\n```\n")
            .lines()
            .map(|line| format!("> {line}\r\n"))
            .collect();
        let (source, names) = named(&quoted, SourceKind::Markdown);
        let pinned = names.pinned(&source);
        assert!(
            pinned.contains(
                "\r\n>   %% mermaidc: name A = Big\r\n>   %% mermaidc: name B = ShipB\r\n"
            ),
            "{pinned}"
        );
        let again = Source::new("page.md", pinned);
        assert!(
            super::names(&again, SourceKind::Markdown, None).charts[0]
                .pins
                .is_none()
        );
        let listed: String = format!("```mermaid\n{CHART}\n```\n")
            .lines()
            .enumerate()
            .map(|(at, line)| format!("{}{line}\n", if at == 0 { "- " } else { "  " }))
            .collect();
        let (source, names) = named(&listed, SourceKind::Markdown);
        let again = Source::new("page.md", names.pinned(&source));
        assert!(
            super::names(&again, SourceKind::Markdown, None).charts[0]
                .pins
                .is_none()
        );
    }

    #[test]
    fn pins_are_written_as_the_host_writes_charts() {
        let html = CHART.replace('>', "&gt;") + "[x&#93;";
        let mut rest = String::from("Text\r\n\r\n.. mermaid::\r\n\r\n");
        for line in CHART.lines() {
            rest += &format!("   {line}\r\n");
        }
        for (page, kind, pin) in [
            (
                format!("<pre class=\"mermaid\">\n{html}\n</pre>\n"),
                SourceKind::Html,
                "[x&#93;\n  %% mermaidc: name A = Big\n",
            ),
            (
                rest,
                SourceKind::Rest,
                "Wait\r\n     %% mermaidc: name A = Big\r\n     %% mermaidc: name B",
            ),
            (
                format!(
                    "//! ```mermaid\n//! {}\n//! ```\n",
                    CHART.replace('\n', "\n//! ")
                ),
                SourceKind::Rust,
                "Wait\n//!   %% mermaidc: name A = Big\n",
            ),
        ] {
            let (source, names) = named(&page, kind);
            let pinned = names.pinned(&source);
            assert!(pinned.contains(pin), "{pinned}");
            let again = Source::new("page", pinned);
            assert!(super::names(&again, kind, None).charts[0].pins.is_none());
        }
    }
}
