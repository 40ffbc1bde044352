//! Why a chart has no such form: the target takes other kinds, or it has no decision table.

use crate::decision::{Decision, Decisions, Given, OutcomeId, Proof, Proofs, QuestionId, Refusal};
use crate::diagnostic::{Diagnostic, declare_rule};
use crate::model::Directive;
use crate::model::graph::{Graph, NodeIndex};
use crate::source::Span;

declare_rule! {
    /// A chart that cannot become a decision table.
    ///
    /// Says why `compile` makes no table, Rust module or rule set of a chart: it asks nothing,
    /// nothing in it is an outcome, or a directive cannot be followed; or why it makes no table and
    /// no rule set: a loop has no place where it begins again.
    ///
    /// ## Why it is bad
    ///
    /// Code that decides would do something other than the drawing says, or nothing at all.
    ///
    /// ## Fix
    ///
    /// The finding names the place.
    pub NO_TABLE = "no-table", Decisions, Error
}

declare_rule! {
    /// A chart of a kind that the target does not support.
    ///
    /// Says why `compile` makes nothing of a chart: a sequence diagram is not a graph, a pie chart
    /// decides nothing. Of a page, the charts that the target supports are compiled, and the others
    /// are left out.
    ///
    /// ## Why it is bad
    ///
    /// There is no output for this chart.
    ///
    /// ## Fix
    ///
    /// `--to json` works for every kind that mermaidc reads.
    pub NO_SUCH_FORM = "no-such-form", Config, Error
}

declare_rule! {
    /// Graphviz is asked for a drawing, and cannot be run.
    ///
    /// Reports that the program `dot`, which `--engine graphviz` draws with, was not found or
    /// failed.
    ///
    /// ## Why it is bad
    ///
    /// No drawing is made.
    ///
    /// ## Fix
    ///
    /// Remove `--engine graphviz`: mermaidc can draw without it. Or install Graphviz
    /// (`apt install graphviz`, `brew install graphviz`, `winget install graphviz`), so that
    /// `dot -V` answers.
    pub NO_GRAPHVIZ = "no-graphviz", Config, Error
}

/// Everything that forbids a table of any decision of a chart, with places; empty where all have one.
pub(super) fn refusals(graph: &Graph, decisions: &Decisions) -> Vec<Diagnostic> {
    let mut refusals: Vec<Diagnostic> = decisions.findings.clone();
    if !decisions.decides() {
        let nothing = Diagnostic::new(
            &NO_TABLE,
            graph.frame.span,
            "this chart decides nothing: no node asks a question",
        );
        let help = match decisions.maybe_asks(graph) {
            Some(node) => {
                let node = graph.node(node);
                let id = &node.id;
                format!(
                    "If only one of the links from `{id}` is followed, say so: `%% mermaidc: question {id}`."
                )
            }
            None => "A question has two labelled links or answers after it; `%% mermaidc: question A` makes one of any node.".to_owned(),
        };
        refusals.push(nothing.help(help));
    }
    refusals
}

/// Why one decision has no table that is the same for all entries.
pub(super) fn refusal(graph: &Graph, decision: &Decision) -> Option<Diagnostic> {
    let id = |node: NodeIndex| format!("`{}`", graph.node(node).id);
    let ids = |nodes: &[NodeIndex]| {
        nodes
            .iter()
            .map(|&node| id(node))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let links = |links: &[(NodeIndex, NodeIndex)]| {
        let link = |&(from, to): &(NodeIndex, NodeIndex)| format!("{} → {}", id(from), id(to));
        links.iter().map(link).collect::<Vec<_>>().join(", ")
    };
    match decision.refusal_of_one_view()? {
        Refusal::Tangled { into, back } => {
            let at = into.first().or(back.first()).map(|&(_, to)| to);
            let message = format!("a loop is entered at several nodes ({}), so no table says where it begins again", links(&into));
            let finding = Diagnostic::new(&NO_TABLE, place(graph, at), message).help(format!(
                "{}Lead every way into the loop to one of its nodes, or draw what comes before as a loop of its own. \
                 `--to rust` needs no table: its `Walker` asks question by question.",
                asked_in(decision, &into)
            ));
            Some(back.iter().fold(finding, |finding, &(from, to)| {
                let text = format!("{} leads back to {}", id(from), id(to));
                finding.annotate(graph.node(from).span, text)
            }))
        }
        Refusal::Entangled { heads, others } => Some(
            Diagnostic::new(
                &NO_TABLE,
                place(graph, heads.first().copied()),
                format!("a loop begins again at {} seen from one entry, and at {} seen from another", ids(&heads), ids(&others)),
            )
            .help("Let both entries lead into the loop at one node, or name the one that counts: `%% mermaidc: entry A`."),
        ),
        // It concerns lists of rows only.
        Refusal::TooManyRows { .. } => None,
    }
}

/// What was proved of a decision and leaves it without a module: outcomes that a directive says never come
/// together and that do, and no outcome at all. Answers that reach nothing are another thing: the module
/// says that it is incomplete, and the rule `incomplete-decision` names them.
pub(super) fn errors(graph: &Graph, decision: &Decision, proofs: &Proofs) -> Vec<Diagnostic> {
    let mut errors = Vec::new();
    let trace = |answers: &[Given]| {
        let given = answers.iter().map(|&given| {
            let question = &graph.node(decision[given.question].node).id;
            format!("`{question}` = `{}`", decision.answer(given).name)
        });
        given.collect::<Vec<_>>().join(", ")
    };
    if let (Some((crate::decision::HitPolicy::Unique, span)), Proof::Fails(conflict)) =
        (&decision.asked_policy, &proofs.unique)
        && !is_allowed(graph, "conflicting-outcomes")
    {
        let outcome = |at: OutcomeId| format!("`{}`", graph.node(decision[at].node).id);
        let (one, other) = conflict.outcomes;
        let message = format!(
            "{} and {} are reached together: {}",
            outcome(one),
            outcome(other),
            trace(&conflict.answers)
        );
        errors.push(
            Diagnostic::new(&NO_TABLE, *span, message)
                .help("Take one of the two ways away, or ask for `policy collect`."),
        );
    }
    if decision.outcomes.is_empty() {
        let message = "the chart never comes to an outcome";
        errors.push(Diagnostic::new(
            &NO_TABLE,
            place(graph, Some(decision.entries[0].node)),
            message,
        ));
    }
    errors
}

/// What the loops ask that are entered by some links, as a sentence; empty where they ask nothing.
fn asked_in(decision: &Decision, into: &[(NodeIndex, NodeIndex)]) -> String {
    const SHOWN: usize = 3;
    let loops = decision
        .loops
        .iter()
        .filter(|l| into.iter().any(|&(_, to)| to == l.head));
    let questions: std::collections::BTreeSet<QuestionId> =
        loops.flat_map(|l| &l.questions).copied().collect();
    let mut names: Vec<String> = questions
        .iter()
        .take(SHOWN)
        .map(|&at| format!("`{}`", decision[at].label.replace('`', "'")))
        .collect();
    if questions.len() > SHOWN {
        names.push(format!("{} more questions", questions.len() - SHOWN));
    }
    match &names[..] {
        [] => String::new(),
        names => format!("The loop asks {}. ", names.join(", ")),
    }
}

fn place(graph: &Graph, node: Option<NodeIndex>) -> Span {
    node.map_or(graph.frame.span, |node| graph.node(node).span)
}

/// Whether an `allow` directive names a rule.
fn is_allowed(graph: &Graph, rule: &str) -> bool {
    let mut remarks = graph.frame.remarks.iter();
    remarks.any(|remark| match &remark.directive {
        Directive::Allow { rules, .. } => rules.iter().any(|word| word.text == rule),
        _ => false,
    })
}
