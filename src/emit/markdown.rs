//! What the Markdown targets share: a table with its cells, and the sentences below it.

use std::collections::BTreeSet;

use super::rows::words;
use crate::decision::{
    Condition, Decision, Decisions, HitPolicy, NumberFault, Proof, Proofs, Row, RowResult,
    VariableId,
};
use crate::model::graph::NodeIndex;

/// More questions than this do not fit beside one another in a page; then each row lists its answers.
const WIDEST: usize = 8;

/// Between what follows one another.
const ARROW: &str = " → ";

/// What separates a decision (by index) from those before it, where a chart has several.
pub(super) fn heading(text: &mut String, decisions: &Decisions, at: usize) {
    let all = &decisions.list;
    if at > 0 {
        text.push('\n');
    }
    if all.len() > 1 {
        let first = cell(&all[at].questions[0].label);
        text.push_str(&format!(
            "**Decision {} of {}: {first}**\n\n",
            at + 1,
            all.len()
        ));
    }
}

/// A row as it is written.
pub(super) struct Line<'a> {
    /// The entry, where rows name theirs.
    pub entry: Option<&'a str>,
    /// What it asks for.
    pub conditions: &'a [Condition],
    /// What is passed before the last answer, in Markdown.
    pub steps: String,
    /// Where it ends, in Markdown.
    pub result: String,
    /// What follows a result, in Markdown.
    pub then: String,
}

/// Writes lines as a table: a column a question, or one for all answers where they are too many. *Steps*
/// is there where a line has any, *Then* where lines differ in it; what all lines say is returned.
pub(super) fn grid(decision: &Decision, lines: &[Line<'_>], text: &mut String) -> Option<String> {
    let asked: BTreeSet<VariableId> = lines
        .iter()
        .flat_map(|line| line.conditions)
        .map(|condition| condition.variable)
        .collect();
    let wide = asked.len() <= WIDEST;
    let question = |variable: VariableId| cell(words(decision, variable));
    let name = |condition: Condition| cell(&decision.choice(condition).name);
    let mut head = vec!["#".to_owned()];
    if lines.iter().any(|line| line.entry.is_some()) {
        head.push("Entry".to_owned());
    }
    if wide {
        head.extend(asked.iter().map(|&variable| question(variable)));
    } else {
        head.push("Answers".to_owned());
    }
    let steps = lines.iter().any(|line| !line.steps.is_empty());
    let mut thens = lines.iter().map(|line| line.then.as_str());
    let first = thens.next().unwrap_or_default();
    let then = thens.any(|then| then != first);
    head.extend(steps.then(|| "Steps".to_owned()));
    head.push("Result".to_owned());
    head.extend(then.then(|| "Then".to_owned()));
    row(text, &head);
    let mut rule = vec!["---"; head.len()];
    rule[0] = "--:";
    text.push_str(&format!("|{}|\n", rule.join("|")));
    for (number, line) in lines.iter().enumerate() {
        let mut cells = vec![(number + 1).to_string()];
        cells.extend(line.entry.map(cell));
        if wide {
            cells.extend(asked.iter().map(|&variable| {
                let mut conditions = line.conditions.iter();
                let said = conditions.find(|condition| condition.variable == variable);
                said.map_or_else(String::new, |&said| name(said))
            }));
        } else {
            let said = line.conditions.iter();
            let said: Vec<String> = said
                .map(|&said| format!("{} **{}**", question(said.variable), name(said)))
                .collect();
            cells.push(said.join("; "));
        }
        cells.extend(steps.then(|| line.steps.clone()));
        cells.push(line.result.clone());
        cells.extend(then.then(|| line.then.clone()));
        row(text, &cells);
    }
    (!then && !first.is_empty()).then(|| first.to_owned())
}

fn row(text: &mut String, cells: &[String]) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(cell);
        text.push_str(if cell.is_empty() { "|" } else { " |" });
    }
    text.push('\n');
}

/// How the rows of a decision are written: with what is passed, or without.
pub(super) struct Cells<'d> {
    decision: &'d Decision,
    /// What every way passes before its first question; it is said once, below.
    common: BTreeSet<NodeIndex>,
    with_steps: bool,
}

impl<'d> Cells<'d> {
    pub fn new(decision: &'d Decision, with_steps: bool) -> Self {
        let entries = decision.entry_ids();
        Self {
            decision,
            common: entries
                .flat_map(|entry| decision.first_steps(entry))
                .collect(),
            with_steps,
        }
    }

    /// A row of a flat table.
    pub fn line<'r>(&self, row: &'r Row, entry: Option<&'r str>) -> Line<'r> {
        Line {
            entry,
            conditions: &row.conditions,
            steps: self.steps(&row.steps),
            result: self.result(&row.run, row.result),
            then: self.list(&row.then),
        }
    }

    /// What is passed before the last answer, but for what every way passes first.
    pub fn steps(&self, nodes: &[NodeIndex]) -> String {
        let own: Vec<NodeIndex> = nodes
            .iter()
            .copied()
            .filter(|node| !self.common.contains(node))
            .collect();
        self.list(&own)
    }

    /// Content in its order; nothing where steps are left out.
    pub fn list(&self, nodes: &[NodeIndex]) -> String {
        self.labels(nodes).join(ARROW)
    }

    fn labels(&self, nodes: &[NodeIndex]) -> Vec<String> {
        let shown = nodes
            .iter()
            .filter(|&&node| self.with_steps && !self.decision.is_start(node));
        shown.map(|&node| cell(self.decision.words(node))).collect()
    }

    /// A result after what is passed since the last answer.
    pub fn result(&self, run: &[NodeIndex], result: RowResult) -> String {
        let decision = self.decision;
        let end = match result {
            RowResult::Outcome(outcome) => {
                let label = cell(&decision[outcome].label);
                let alone = self.labels(run).is_empty();
                if alone { label } else { format!("**{label}**") }
            }
            RowResult::Again(again) => format!("*again:* {}", cell(&decision[again].label)),
            // A question that was never finished is content; an answer is only a word.
            RowResult::Nothing(node) if run.contains(&node) => {
                let before: Vec<NodeIndex> = run.iter().copied().filter(|&n| n != node).collect();
                let end = format!("*nothing* ({})", cell(decision.words(node)));
                return self.after(&before, end);
            }
            RowResult::Nothing(_) => "*nothing*".to_owned(),
        };
        self.after(run, end)
    }

    /// An end after what is passed before.
    pub fn after(&self, run: &[NodeIndex], end: String) -> String {
        let mut all = self.labels(run);
        all.push(end);
        all.join(ARROW)
    }

    /// The paragraph of what holds for all rows: what is done first, and what follows in any case.
    pub fn common(&self, then: Option<String>) -> Option<String> {
        let decision = self.decision;
        let mut said = Vec::new();
        for entry in decision.entry_ids().filter(|_| self.with_steps) {
            let first = self.list(&decision.first_steps(entry));
            if first.is_empty() {
                continue;
            }
            said.push(if decision.entries.len() > 1 {
                format!("*First from {}:* {first}.", cell(&decision[entry].label))
            } else {
                format!("*First:* {first}.")
            });
        }
        said.extend(then.map(|then| format!("*Then, always:* {then}.")));
        (!said.is_empty()).then(|| said.join(" "))
    }

    /// What the table leaves out.
    pub fn left_out(&self) -> String {
        if self.with_steps {
            String::new()
        } else {
            passed(self.decision)
        }
    }
}

/// How many steps the sentence below a table names.
const NAMED: usize = 6;

/// What is done on the way to results, starts apart, for tables that leave it out.
fn passed(decision: &Decision) -> String {
    let steps = decision.steps().iter().filter(|step| !step.start);
    let labels: Vec<String> = steps.map(|step| cell(&step.label)).collect();
    let more = match labels.len().saturating_sub(NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    match labels.get(..labels.len().min(NAMED)) {
        None | Some([]) => String::new(),
        Some(named) => format!(
            " *Steps on the way* are left out: {}{more}.",
            named.join(", ")
        ),
    }
}

/// What is proved of the table (or of several that lead to each other), in one paragraph.
pub(super) fn summary(decision: &Decision, proofs: &Proofs, several: bool) -> String {
    let policy = match decision.hit_policy(proofs) {
        HitPolicy::Unique => match but_for(decision, proofs.overlaps()) {
            None => "*Unique*: never more than one outcome.".to_owned(),
            Some(but) => format!(
                "*Unique but for* {but}, where two answers hold: otherwise never more than one outcome."
            ),
        },
        HitPolicy::Collect if matches!(proofs.unique, Proof::Fails(_)) => {
            "*Collect*: every row that holds counts, and several may.".to_owned()
        }
        HitPolicy::Collect => "*Collect*: every row that holds counts.".to_owned(),
        HitPolicy::First if several => {
            "*First*: of the outcomes reached, the one drawn first in the chart counts.".to_owned()
        }
        HitPolicy::First => "*First*: the first row that holds counts.".to_owned(),
    };
    format!("{policy} {}", complete(decision, proofs))
}

fn complete(decision: &Decision, proofs: &Proofs) -> String {
    let round = if decision.loops.is_empty() {
        ""
    } else {
        " or goes round a loop"
    };
    match &proofs.complete {
        Proof::Holds => match but_for(decision, proofs.gaps()) {
            None => format!("*Complete*: every set of answers has an outcome{round}."),
            Some(but) => format!(
                "*Complete but for* {but}, where no answer holds: otherwise every set of answers has an outcome{round}."
            ),
        },
        Proof::Fails(escape) if escape.answers.is_empty() => {
            "*Incomplete*: no way leads to an outcome.".to_owned()
        }
        Proof::Fails(escape) => {
            let said: Vec<String> = escape
                .answers
                .iter()
                .take(8)
                .map(|&given| cell(&decision.answer(given).name))
                .collect();
            let more = if escape.answers.len() > said.len() {
                ", and so on"
            } else {
                ""
            };
            format!(
                "*Incomplete*: {}{more} leads to no outcome.",
                said.join(", then ")
            )
        }
        Proof::Unknown => "Not proved complete.".to_owned(),
    }
}

/// The numbers of some faults, each with its question; `None` where there is none.
fn but_for<'f>(
    decision: &Decision,
    faults: impl Iterator<Item = &'f NumberFault>,
) -> Option<String> {
    let each = |fault: &NumberFault| {
        let label = cell(&decision[fault.question].label);
        format!("{label} {}", cell(&fault.numbers))
    };
    let all: Vec<String> = faults.map(each).collect();
    (!all.is_empty()).then(|| all.join(" and "))
}

/// Text from the chart, for a cell: nothing in it is Markdown, HTML or a new cell.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // A bare address would become a link.
            ':' => out.push_str(if out.ends_with("http") || out.ends_with("https") {
                "&#58;"
            } else {
                ":"
            }),
            '@' => out.push_str("&#64;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
