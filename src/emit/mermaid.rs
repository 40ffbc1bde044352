//! Mermaid: the chart's own source, with lines added that colour what is shown.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::{Accepted, Emitted, Emitter, Options, Scope, show};
use crate::diagnostic::Diagnostic;
use crate::picture::marks::{Marks, On, Tone};

/// Writes the source of a chart, so that any viewer of Mermaid shows it.
pub struct Mermaid;

impl Emitter for Mermaid {
    fn name(&self) -> &'static str {
        "mermaid"
    }

    fn summary(&self) -> &'static str {
        "The chart's own source, with classes for what `--show` asks for"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["mmd", "mermaid"]
    }

    fn scope(&self) -> Scope {
        Scope::Chart
    }

    fn options(&self) -> &'static [&'static str] {
        &["--show", "--answer"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut emitted = Emitted::default();
        let Some(chart) = charts.first() else {
            return Ok(emitted);
        };
        emitted.text = chart.chart().text.text.trim_end().to_owned();
        emitted.text.push('\n');
        if let Some((show, chart)) = options.show.zip(chart.flowchart()) {
            let marks = show::marks(&chart, show, &options.answers)?;
            emitted.text.push_str(&lines(&marks));
        }
        Ok(emitted)
    }
}

/// The lines that a chart gets: what the signs mean as comments, a class for each tone and who has it.
fn lines(marks: &Marks) -> String {
    let mut out = String::new();
    let mut members: BTreeMap<Tone, Vec<&str>> = BTreeMap::new();
    let mut links: BTreeMap<Tone, Vec<String>> = BTreeMap::new();
    for (tone, sign, text) in &marks.legend {
        let text: String = text
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        // Braces right after the percent signs would make a directive of it.
        let _ = writeln!(out, "    %% {} {sign}: {text}", tone.name());
    }
    for mark in marks.list() {
        match &mark.on {
            On::Node(id) | On::Cluster(id) => members.entry(mark.tone).or_default().push(id),
            On::Edge(number) => links.entry(mark.tone).or_default().push(number.to_string()),
        }
    }
    for (tone, ids) in members {
        let ((line, fill), class) = (tone.colours(), class(tone));
        let dashes: Vec<String> = tone.dashes().iter().map(ToString::to_string).collect();
        let dashes = match dashes.is_empty() {
            true => String::new(),
            false => format!(",stroke-dasharray:{}", dashes.join(" ")),
        };
        let _ = writeln!(
            out,
            "    classDef {class} fill:{fill},stroke:{line},stroke-width:3px,color:#1d1b2a{dashes}"
        );
        for id in ids {
            let _ = writeln!(out, "    class {id} {class}");
        }
    }
    for (tone, numbers) in links {
        let line = tone.colours().0;
        let _ = writeln!(
            out,
            "    linkStyle {} stroke:{line},stroke-width:3px",
            numbers.join(",")
        );
    }
    out
}

fn class(tone: Tone) -> String {
    format!("mermaidc_{}", tone.name())
}
