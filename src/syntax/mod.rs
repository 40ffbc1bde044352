//! Mermaid text, read.
//!
//! [`read`] takes a chart and gives a [`Reading`]: which kind of diagram it is, what is wrong with
//! it, and, for a flowchart, the statements as written and the graph they draw. Reading cannot fail: bad input
//! becomes diagnostics, and the rest is still read.

mod chars;
mod directive;
mod kind;
pub mod kinds;
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the readers move here one by one"
)]
mod lex;
mod prepare;
mod rules;
mod yaml;

pub use kind::{FLOWCHART, KINDS, Kind, MERMAID_VERSION};

use serde_json::{Map, Value};

use kinds::flowchart;

use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::model::graph::Graph;
use crate::source::{Chart, Mapped, Span, TextRange};

/// A comment of the chart: a line that begins with `%%`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// From `%%` to the end of the line, without the line break.
    pub span: Span,
    /// The text behind `%%`.
    pub text: String,
}

/// What a chart says.
#[derive(Debug, Default)]
pub struct Reading {
    /// The kind; `None` where no kind of diagram is recognised.
    pub kind: Option<&'static Kind>,
    /// What Mermaid refuses. Any error means that it does not draw the chart.
    pub diagnostics: Vec<Diagnostic>,
    /// The comments, in order, `%% mermaidc:` directives among them.
    pub comments: Vec<Comment>,
    /// A flowchart's statements.
    pub flowchart: Option<flowchart::ast::Flowchart>,
    /// The graph that they draw (of what could be read).
    pub graph: Option<Graph>,
}

impl Reading {
    /// Whether Mermaid accepts the chart.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.diagnostics
            .iter()
            .all(|d| d.severity < crate::diagnostic::Severity::Error)
    }
}

/// Every rule whose findings are in [`Reading::diagnostics`].
pub fn rules() -> impl Iterator<Item = &'static RuleInfo> {
    rules::RULES.iter().copied().chain(flowchart::rules::all())
}

/// Reads a chart. Linear in its text.
#[must_use]
pub fn read(chart: &Chart) -> Reading {
    let prepared = prepare::prepare(&chart.text);
    let mut reading = Reading::default();
    let front = front_matter(prepared.front_matter.as_ref(), &mut reading.diagnostics);
    let mut config = front.config;
    for (text, _) in &prepared.directives {
        if let Some(entries) = directive::config(text) {
            directive::merge(&mut config, entries);
        }
    }
    let directives = prepared
        .comments
        .iter()
        .filter_map(directive::ours)
        .collect();
    reading.comments = prepared.comments;
    let detection = prepare::detection_text(&prepared.text.text);
    reading.kind = kind::detect(&detection);
    // Mermaid finds the kind behind a front matter that does not come first, and then stumbles on it.
    let stumbles = prepared.text.text.starts_with("---");
    let frame = flowchart::Frame {
        span: chart.span,
        title: front.title,
        config,
        directives,
    };
    match reading.kind {
        Some(kind) if kind.read && !stumbles => {
            let text = prepare::flowchart_text(&prepared.text);
            take(&mut reading, flowchart::read(&text, true, frame));
        }
        Some(kind) if !kind.read && !stumbles => {}
        _ => {
            let found = rules::no_diagram(chart, &prepared.text, &detection);
            reading.diagnostics.push(found.diagnostic);
            // What is a flowchart but for its first lines is still read.
            if let Some(from) = found.header.or(found.body) {
                let cut = TextRange::new(0, from as u32);
                let text = prepare::flowchart_text(&prepared.text.replace([(cut, "")]));
                reading.kind = Some(&FLOWCHART);
                take(
                    &mut reading,
                    flowchart::read(&text, found.header.is_some(), frame),
                );
            }
        }
    }
    for diagnostic in &mut reading.diagnostics {
        diagnostic.chart = Some(chart.number);
    }
    reading
}

fn take(reading: &mut Reading, read: (flowchart::ast::Flowchart, Graph, Vec<Diagnostic>)) {
    let (tree, graph, diagnostics) = read;
    reading.flowchart = Some(tree);
    reading.graph = Some(graph);
    reading.diagnostics.extend(diagnostics);
}

/// What the front matter says.
#[derive(Default)]
struct FrontMatter {
    title: Option<String>,
    config: Map<String, Value>,
}

fn front_matter(found: Option<&(Mapped, Span)>, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let Some((text, span)) = found else {
        return FrontMatter::default();
    };
    let document = match yaml::load(text) {
        Ok(document) => document,
        Err(error) => {
            diagnostics.push(rules::broken_front_matter(
                &error.message,
                error.span,
                text,
                *span,
            ));
            return FrontMatter::default();
        }
    };
    let Value::Object(mut entries) = document.value else {
        return FrontMatter::default();
    };
    let title = match entries.get("title") {
        None | Some(Value::Null | Value::Bool(false)) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(yaml::number_text(other)),
    };
    // Mermaid writes the mode into the settings of Gantt charts, whatever the chart is, and fails where it cannot.
    let holds = |value: Option<&Value>| match value {
        Some(Value::Bool(yes)) => !yes,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        _ => true,
    };
    let config = entries.get("config");
    let settings = holds(config) && holds(config.and_then(|config| config.get("gantt")));
    if !settings
        && !matches!(
            entries.get("displayMode"),
            None | Some(Value::Null | Value::Bool(false))
        )
    {
        let key = |name: &str| document.keys.iter().find(|key| key.0 == name);
        let place = key("config").map_or(*span, |key| key.1);
        diagnostics.push(rules::mode_beside_text(place, *span));
    }
    let config = match entries.remove("config") {
        Some(Value::Object(config)) => config,
        _ => Map::new(),
    };
    FrontMatter {
        title: title.filter(|title| !title.is_empty()),
        config,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceKind, charts};

    #[test]
    fn a_display_mode_wants_settings_beside_it() {
        let accepts = |front: &str| {
            let text = format!("---\n{front}\n---\nflowchart TD\nA\n");
            let charts = charts(&Source::new("chart.mmd", text), SourceKind::Mermaid);
            read(&charts[0]).is_accepted()
        };
        for front in [
            "displayMode: compact",
            "displayMode: compact\nconfig: {}",
            "displayMode: compact\nconfig: {gantt: {}}",
            "config: dark",
        ] {
            assert!(accepts(front), "{front}");
        }
        for front in [
            "displayMode: compact\nconfig: dark",
            "displayMode: compact\nconfig: {gantt: 2}",
        ] {
            assert!(!accepts(front), "{front}");
        }
    }
}
