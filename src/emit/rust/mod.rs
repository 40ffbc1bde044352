//! Rust: a module that decides as the chart does.
//!
//! From the verified decision come names ([`names`]), from these a [`table`](table::Table) of what
//! every answer leads to, from that tokens, and from those text. The module needs nothing but `core`,
//! and depends on the chart's text alone.

mod answers;
mod chart;
mod decide;
mod decision;
mod enums;
mod example;
mod labels;
mod layout;
mod listing;
mod literal;
mod macros;
mod module;
mod names;
mod numbers;
mod reserved;
mod serde;
mod spell;
mod table;
mod tests;
mod tokens;
mod view;
mod walker;
mod why;
mod words;

use std::borrow::Cow;
use std::collections::HashMap;

use proc_macro2::TokenStream;
use quote::quote;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::accepted::{AcceptedFlowchart, flowcharts};
use super::refusal::{NO_TABLE, errors, refusals};
use super::{Accepted, Emitted, Emitter, Options, Scope};
use crate::decision::{Decision, Decisions, INVALID_DIRECTIVE, NumberFault, Proof, Proofs};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::graph::{Graph, NodeIndex};
use module::Extras;
use names::{Wanted, name_all};
use table::{Policy, Table};
use view::{Context, Verified};
use words::{Purpose, Words};

pub use listing::{NameKind, Named};
pub use names::NameOrigin;

/// Every name that a chart's module has, and the directives that would pin those that are not pinned.
///
/// # Errors
///
/// Why the chart has no module.
pub fn rust_names(
    chart: AcceptedFlowchart<'_>,
) -> Result<(Vec<Named>, Option<Fix>), Vec<Diagnostic>> {
    let (_, tables) = tables(chart, &Options::default())?;
    let names: Vec<_> = tables.iter().flat_map(listing::names).collect();
    let pins = listing::pins(chart.source(), chart.chart(), chart.graph(), &names);
    Ok((names, pins))
}

/// Writes a decision chart as a Rust module: types for questions, answers and outcomes, and a
/// constant function that decides.
///
/// A chart of several decisions (parts that no link connects) becomes as many modules.
pub struct Rust;

impl Emitter for Rust {
    fn name(&self) -> &'static str {
        "rust"
    }

    fn summary(&self) -> &'static str {
        "A decision table as a Rust module without dependencies"
    }

    fn extensions(&self) -> &'static [&'static str] {
        &["rs"]
    }

    fn scope(&self) -> Scope {
        Scope::Decision
    }

    fn options(&self) -> &'static [&'static str] {
        &["--name", "--derive", "--tests", "--doctest", "--why"]
    }

    fn emit(&self, charts: &[Accepted<'_>], options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
        let mut text = String::new();
        for accepted in flowcharts(charts) {
            text.push_str(&chart(accepted, options)?);
        }
        Ok(Emitted {
            text,
            notes: Vec::new(),
            ..Emitted::default()
        })
    }
}

/// The name of the chart's module, and the table of each decision in it.
fn tables(
    chart: AcceptedFlowchart<'_>,
    options: &Options,
) -> Result<(String, Vec<Table>), Vec<Diagnostic>> {
    let (graph, decisions) = (chart.graph(), chart.decisions());
    let mut wrong = refusals(graph, decisions);
    let pinned = pinned(graph, decisions, &mut wrong);
    let context = Context {
        source: chart.source(),
        graph,
        start: chart.chart().span.start,
        pinned,
        decisions,
    };
    let name = module_name(chart, options);
    let names = module_names(&name, decisions, &context);
    let mut tables = Vec::new();
    for ((decision, proofs), name) in chart.judged().zip(names) {
        match verified_table(decision, proofs, &context, name) {
            Ok(table) => tables.push(table),
            Err(refused) => wrong.extend(refused),
        }
    }
    if wrong.is_empty() {
        Ok((name, tables))
    } else {
        Err(wrong)
    }
}

/// The text of one chart.
fn chart(accepted: AcceptedFlowchart<'_>, options: &Options) -> Result<String, Vec<Diagnostic>> {
    let graph = accepted.graph();
    let mut wrong = Vec::new();
    let derives = derives(options, graph, &mut wrong);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let (name, tables) = tables(accepted, options)?;
    let without_rows = tables.iter().find(|table| table.rows.list.is_empty());
    if let Some(table) = without_rows.filter(|_| options.why) {
        let many = match table.rows.count.as_deref() {
            Some(many) => many,
            None if table.is_tangled => "none, as a loop is entered at several nodes",
            None => "too many rows",
        };
        let message = format!("`--why` lists rows, and this chart has {many}");
        return Err(vec![Diagnostic::new(&NO_TABLE, graph.frame.span, message)]);
    }
    let extras = Extras {
        derives,
        serde: options.derives.iter().any(|name| name.trim() == "serde"),
        why: options.why,
        doctest: options.doctest,
        tests: options.tests,
        reexport: tables.len() == 1,
    };
    let mut text = format!("// @generated by mermaidc from chart \"{name}\"; do not edit.\n");
    for table in &tables {
        let module = module::module(table, &extras);
        let printed = layout::print(module).map_err(|error| {
            let message = format!("internal error: the generated Rust does not parse: {error}");
            vec![Diagnostic::new(&NO_TABLE, graph.frame.span, message)]
        })?;
        text.push('\n');
        text.push_str(&printed);
    }
    Ok(text)
}

/// The table of a decision, once everything is proved that it says of itself.
fn verified_table(
    decision: &Decision,
    proofs: &Proofs,
    context: &Context<'_>,
    name: String,
) -> Result<Table, Vec<Diagnostic>> {
    // Where entries see loops differently, so does what is proved of it.
    let seen = decision.in_one_view();
    let own = matches!(seen, Cow::Owned(_)).then(|| seen.prove());
    let (decision, proofs) = (&*seen, own.as_ref().unwrap_or(proofs));
    let mut wrong = errors(context.graph, decision, proofs);
    wrong.extend(pinned_twice(decision, context));
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let numbers = |fault: &NumberFault| {
        let question = &decision[fault.question].label;
        (question.clone(), fault.numbers.clone())
    };
    let verified = Verified {
        gaps: proofs.gaps().map(numbers).collect(),
        overlaps: proofs.overlaps().map(numbers).collect(),
        policy: Policy {
            hit: decision.hit_policy(proofs),
            several: matches!(proofs.unique, Proof::Fails(_)),
        },
        complete: match proofs.complete {
            Proof::Holds => Some(true),
            Proof::Fails(_) => Some(false),
            Proof::Unknown => None,
        },
    };
    Ok(view::table(decision, context, name, verified))
}

/// The names that directives pin; a finding for each that cannot be a name.
fn pinned<'d>(
    graph: &Graph,
    decisions: &'d Decisions,
    wrong: &mut Vec<Diagnostic>,
) -> HashMap<NodeIndex, &'d str> {
    let mut pinned = HashMap::new();
    for (node, name, span) in &decisions.names {
        if names::is_upper_camel(name) {
            pinned.insert(*node, name.as_str());
        } else {
            let id = &graph.node(*node).id;
            let proposal = Words::of_label(name, Purpose::Phrase).map(|words| words.camel());
            let message = format!(
                "`{id}` cannot be named `{name}`: Rust needs letters and digits in `UpperCamelCase`"
            );
            let finding = Diagnostic::new(&INVALID_DIRECTIVE, *span, message);
            wrong.push(match proposal.filter(|name| names::is_upper_camel(name)) {
                Some(proposal) => finding.help(format!("Write `name {id} = {proposal}`.")),
                None => finding,
            });
        }
    }
    pinned
}

/// A finding for each name that directives pin twice in one enum.
fn pinned_twice(decision: &Decision, context: &Context<'_>) -> Vec<Diagnostic> {
    let questions = decision.variable_ids().map(|v| decision.named_by(v).node);
    let mut scopes: Vec<Vec<NodeIndex>> = vec![
        questions.collect(),
        decision
            .outcomes
            .iter()
            .map(|outcome| outcome.node)
            .collect(),
        decision.steps().iter().map(|step| step.node).collect(),
        decision.entries.iter().map(|entry| entry.node).collect(),
        decision.loops.iter().map(|l| l.head).collect(),
    ];
    scopes.extend(
        decision
            .questions
            .iter()
            .map(|q| q.answers.iter().filter_map(|a| a.node).collect()),
    );
    let mut findings = Vec::new();
    for scope in scopes {
        let mut seen: HashMap<&str, NodeIndex> = HashMap::new();
        for node in scope {
            let Some(&name) = context.pinned.get(&node) else {
                continue;
            };
            let Some(first) = seen.insert(name, node) else {
                continue;
            };
            let (first, second) = (&context.graph.node(first).id, &context.graph.node(node).id);
            let span = context
                .decisions
                .names
                .iter()
                .rev()
                .find(|(named, ..)| *named == node);
            let span = span.map_or(context.graph.frame.span, |(_, _, span)| *span);
            let message = format!("`{first}` and `{second}` cannot both be named `{name}`");
            findings.push(
                Diagnostic::new(&INVALID_DIRECTIVE, span, message)
                    .help("Give one of them another name."),
            );
        }
    }
    findings.dedup();
    findings
}

/// What to derive; a finding for each that is not a path.
fn derives(options: &Options, graph: &Graph, wrong: &mut Vec<Diagnostic>) -> Vec<TokenStream> {
    const ALWAYS: &str = "Clone Copy Debug PartialEq Eq PartialOrd Ord Hash";
    let mut derives: Vec<TokenStream> = Vec::new();
    for name in options.derives.iter().map(|name| name.trim()) {
        match (name, syn::parse_str::<syn::Path>(name)) {
            ("serde", _) => derives.extend([quote!(serde::Serialize), quote!(serde::Deserialize)]),
            (name, Ok(_)) if ALWAYS.split(' ').any(|known| known == name) => {}
            (_, Ok(path)) => derives.push(quote!(#path)),
            (name, Err(_)) => {
                let message = format!("`{name}` is nothing that can be derived");
                wrong.push(
                    Diagnostic::new(&NO_TABLE, graph.frame.span, message)
                        .help("Give a path, `serde` or `strum::EnumIter`."),
                );
            }
        }
    }
    derives
}

/// The name of the module: an option, else the chart's title, else the file's stem, with the chart's
/// number after it if it is not the first of the file.
fn module_name(chart: AcceptedFlowchart<'_>, options: &Options) -> String {
    let path = chart.source().name();
    let file = path.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let number = chart.chart().number;
    let numbered = if number > 1 {
        format!("{stem}_{number}")
    } else {
        stem.to_owned()
    };
    let given = [
        options.name.as_deref(),
        chart.graph().frame.title.as_deref(),
        Some(numbered.as_str()),
    ];
    let mut names = given.into_iter().flatten().filter_map(|text| {
        // A module's name should be one that a file can have.
        let ascii: String = text
            .replace('ß', "ss")
            .nfkd()
            .filter_map(in_ascii)
            .collect();
        Words::of_id(&ascii).map(|words| words.snake())
    });
    match names.next() {
        Some(name) if matches!(name.as_str(), "core" | "std" | "alloc") => format!("{name}_"),
        Some(name) => name,
        None => "chart".to_owned(),
    }
}

/// A character of decomposed text in ASCII: an accent goes, any other letter parts words.
fn in_ascii(c: char) -> Option<char> {
    match c {
        _ if c.is_ascii() => Some(c),
        _ if is_combining_mark(c) => None,
        _ => Some(' '),
    }
}

/// The name of each decision's module: the only one has the chart's, several have that of their
/// first entry after it.
fn module_names(name: &str, decisions: &Decisions, context: &Context<'_>) -> Vec<String> {
    if let [_] = decisions.list[..] {
        return vec![name.to_owned()];
    }
    let entries: Vec<_> = decisions
        .list
        .iter()
        .map(|decision| &decision.entries[0])
        .collect();
    let wanted: Vec<_> = entries
        .iter()
        .map(|entry| Wanted {
            id: &context.graph.node(entry.node).id,
            id_names: true,
            label: &entry.label,
            kind: Purpose::Question,
            pinned: None,
        })
        .collect();
    let names = name_all(&wanted, |_, _| false);
    names
        .into_iter()
        .map(|entry| format!("{}_{}", name.trim_end_matches('_'), entry.snake))
        .collect()
}
