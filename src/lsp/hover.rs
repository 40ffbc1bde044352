//! What stands under the cursor: what a finding's rule means, and what a chart says of an id.

use gen_lsp_types::{Hover, HoverParams, MarkupContent, MarkupKind};

use super::context::Context;
use super::names::Named;
use super::refusal::Refusal;
use super::things;
use crate::diagnostic::RuleInfo;
use crate::label::code;
use crate::model::{ClassDef, Diagram};
use crate::source::Span;
use crate::syntax::NameSort;

/// What is said of a position.
pub(super) fn hover(of: Context<'_>, params: HoverParams) -> Result<Option<Hover>, Refusal> {
    let document = of.document;
    let offset = document.offset(params.text_document_position_params.position);
    let mut texts = Vec::new();
    let mut place: Option<Span> = None;
    if let Some(named) = Named::at(document, offset) {
        let lines = match named.sort {
            NameSort::Thing => things::about(named.live, &named.text),
            NameSort::Style => style(named.live.reading().diagram.as_ref(), &named.text),
            NameSort::Namespace => vec![format!("**{}** namespace", code(&named.text))],
        };
        if !lines.is_empty() {
            texts.push(lines.join("\n\n"));
            place = Some(named.here);
        }
    }
    for finding in document.diagnostics() {
        if (finding.span.start..=finding.span.end).contains(&offset) {
            let page = page(finding.rule);
            if !texts.contains(&page) {
                texts.push(page);
            }
            place = Some(place.map_or(finding.span, |place| place.to(finding.span)));
        }
    }
    Ok(place.map(|place| Hover {
        contents: MarkupContent {
            kind: MarkupKind::Markdown,
            value: texts.join("\n\n---\n\n"),
        }
        .into(),
        range: Some(document.range(place)),
    }))
}

/// The page of a rule.
fn page(rule: &RuleInfo) -> String {
    let lines = rule.docs.lines();
    let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
    let docs: Vec<&str> = lines.collect();
    let (name, group) = (rule.name, rule.group.name());
    let level = rule.level.name();
    format!(
        "**{name}** ({group}, {level} by default)\n\n{}",
        docs.join("\n").trim()
    )
}

/// What a class of styles says.
fn style(diagram: Option<&Diagram>, name: &str) -> Vec<String> {
    let of = |defs: &[ClassDef]| {
        let found = defs.iter().find(|def| def.name == name);
        found.map(|def| def.styles.join(", "))
    };
    let styles = match diagram {
        Some(Diagram::Flowchart(graph)) => (graph.class_defs.iter())
            .find(|def| def.name == name)
            .map(|def| def.styles.join(", ")),
        Some(Diagram::State(chart)) => of(&chart.class_defs),
        Some(Diagram::Er(chart)) => of(&chart.class_defs),
        Some(Diagram::Class(chart)) => (chart.class_defs.iter())
            .find(|def| def.name == name)
            .map(|def| def.styles.join(", ")),
        _ => None,
    };
    let styles = styles.map(|styles| format!("**{}** style class: {}", code(name), code(&styles)));
    styles.into_iter().collect()
}
