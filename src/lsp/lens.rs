//! What is proved of a chart that decides, above it, and the command that shows its table.

use gen_lsp_types::{CodeLens, CodeLensParams, Command};
use serde_json::json;

use super::context::Context;
use super::refusal::Refusal;
use crate::decision::{Decision, Proof, Proofs};
use crate::driver::{self, LiveChart, Request};
use crate::source::Source;

/// The command that shows the table of a chart.
pub(super) const SHOW_TABLE: &str = "mermaidc.showTable";

/// A line above every chart that decides.
pub(super) fn lenses(of: Context<'_>, _: CodeLensParams) -> Result<Option<Vec<CodeLens>>, Refusal> {
    let deciding = of.document.charts().iter().filter(|live| {
        !live.skipped && live.reading().is_accepted() && !live.decisions().is_empty()
    });
    let lenses = deciding.map(|live| CodeLens {
        range: of
            .document
            .range(live.now(live.reading().outline().keyword)),
        command: Some(Command {
            title: said(live),
            tooltip: Some("Show the decision table".to_owned()),
            command: SHOW_TABLE.to_owned(),
            arguments: Some(vec![json!(of.document.uri), json!(live.chart.number)]),
        }),
        data: None,
    });
    Ok(Some(lenses.collect()))
}

/// What is proved of each decision of a chart.
fn said(live: &LiveChart) -> String {
    let graph = live.reading().graph();
    let proofs = graph.map_or(&[][..], |graph| live.meaning().proofs(graph));
    let each = live.decisions().iter().zip(proofs);
    let each: Vec<String> = each
        .map(|(decision, proofs)| of_decision(decision, proofs))
        .collect();
    each.join(" · ")
}

fn of_decision(decision: &Decision, proofs: &Proofs) -> String {
    let rows = match decision.rows() {
        Ok(rows) if rows.len() == 1 => "1 row".to_owned(),
        Ok(rows) => format!("{} rows", rows.len()),
        Err(_) => "no single table".to_owned(),
    };
    let complete = match &proofs.complete {
        Proof::Holds if proofs.gaps().next().is_none() => "complete",
        Proof::Unknown => "not proved complete",
        _ => "incomplete",
    };
    format!("{rows}, {complete}")
}

/// The table of a chart, as a page of Markdown.
pub(super) fn table(of: Context<'_>, number: u32) -> Result<String, Refusal> {
    let document = of.document;
    let refused = || Refusal::failed(format!("chart {number} has no table"));
    let kind = document.in_force.kind.ok_or_else(refused)?;
    let emitter = driver::emitter("table").ok_or_else(refused)?;
    let name = document.path.as_deref().and_then(|path| path.file_name());
    let name = name.map_or_else(
        || document.uri.clone(),
        |n| n.to_string_lossy().into_owned(),
    );
    let source = Source::new(name, document.source.text());
    let request = Request::new(emitter).chart(number);
    let made = driver::compile(&source, kind, &request, &document.in_force.settings);
    let made = made.result.map_err(|_| refused())?;
    let made = made.into_iter().next().ok_or_else(refused)?;
    Ok(made.text)
}
