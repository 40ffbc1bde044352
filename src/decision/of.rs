//! From a graph to its decisions.

use super::answers;
use super::asking::Asking;
use super::flow::Flow;
use super::loops::Loops;
use super::model::{
    Choice, Entry, HitPolicy, Loop, OTHERWISE, Outcome, Question, Reason, Role, Step, Variable,
};
use super::overrides::{Given, INVALID_DIRECTIVE, Overrides};
use super::roles::roles;
use super::sheet::Sheet;
use super::text::one_line;
use crate::diagnostic::Diagnostic;
use crate::graph::{Graph, NodeIndex};
use crate::source::Span;

/// What a chart means: the role of every node, and one decision for each connected part that asks.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    /// The role of each node, by index.
    pub roles: Vec<Role>,
    /// Why it has that role, by index.
    pub reasons: Vec<Reason>,
    /// The words of each node, by index; the id where it has none. A line break is kept.
    pub texts: Vec<String>,
    /// The decisions, by their first node.
    pub list: Vec<Decision>,
    /// `name A = Kind` directives: node, name, place.
    pub names: Vec<(NodeIndex, String, Span)>,
    /// Directives that are wrong.
    pub findings: Vec<Diagnostic>,
}

/// A decision: a connected part of a chart that asks something.
///
/// Lists are in chart order; indices in [`Reached`](super::Reached) and [`Row`](super::Row) point into them.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Where it may start. It is never empty.
    pub entries: Vec<Entry>,
    /// What it asks, node by node. It is never empty.
    pub questions: Vec<Question>,
    /// What it asks for: one a question, unless directives make several one.
    pub variables: Vec<Variable>,
    /// Where it may end, stops among them.
    pub outcomes: Vec<Outcome>,
    /// The steps and starts.
    pub steps: Vec<Step>,
    /// Where its loops begin again.
    pub loops: Vec<Loop>,
    /// The policy that a directive asks for, and where.
    pub asked_policy: Option<(HitPolicy, Span)>,
    pub(super) flow: Flow,
    pub(super) starts: Vec<usize>,
    pub(super) backs: Loops,
}

impl Decisions {
    /// Gives a graph its meaning. Near linear in the chart (see [`Decision`] for what costs more).
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let mut overrides = Overrides::of(graph);
        let sheet = Sheet::of(graph, &overrides);
        let asking = Asking::of(&sheet);
        let (roles, reasons): (Vec<Role>, Vec<Reason>) = roles(&sheet, &asking).into_iter().unzip();
        let mut findings = wrong_answers(&sheet, &asking);
        let parts = components(&sheet, &roles);
        let entries = entries(&sheet, &roles, &parts, &mut findings);
        let elses = elses(&sheet, &asking, &mut findings);
        let groups = groups(&sheet, &asking, &parts, &mut findings);
        let mut list = Vec::new();
        for (part, nodes) in parts.members.iter().enumerate() {
            if !nodes
                .iter()
                .any(|node| roles[node.index()] == Role::Question)
            {
                continue;
            }
            let questions: Vec<Question> = nodes
                .iter()
                .filter(|node| roles[node.index()] == Role::Question)
                .map(|node| {
                    let own = elses.iter().find(|(question, _)| *question == node.index());
                    let own = own.map_or(&[][..], |(_, targets)| targets);
                    answers::question(&sheet, &asking, node.index(), own)
                })
                .collect();
            list.push(Decision::build(
                nodes.clone(),
                questions,
                &entries[part],
                &roles,
                &sheet,
                &groups,
            ));
        }
        for (node, _, span) in &overrides.ranges {
            if asking.questions[*node].is_none() {
                findings.push(no_question(&sheet, *node, *span, "range"));
            }
        }
        let texts = sheet.texts.clone();
        drop(sheet);
        findings.splice(0..0, std::mem::take(&mut overrides.findings));
        findings.sort_by_key(|finding| finding.span);
        Self {
            roles,
            reasons,
            texts,
            list,
            names: overrides
                .names
                .into_iter()
                .map(|(node, name, span)| (NodeIndex::new(node), name, span))
                .collect(),
            findings,
        }
    }

    /// The role of a node.
    #[must_use]
    pub fn role(&self, node: NodeIndex) -> Role {
        self.roles[node.index()]
    }

    /// The decision that a node is part of.
    #[must_use]
    pub fn around(&self, node: NodeIndex) -> Option<&Decision> {
        self.list
            .iter()
            .find(|decision| decision.flow.local(node).is_some())
    }

    /// Whether the chart decides anything.
    #[must_use]
    pub fn decides(&self) -> bool {
        !self.list.is_empty()
    }
}

impl Decision {
    fn build(
        nodes: Vec<NodeIndex>,
        mut questions: Vec<Question>,
        entries: &[usize],
        roles: &[Role],
        sheet: &Sheet<'_>,
        groups: &[Vec<usize>],
    ) -> Self {
        let label = |node: NodeIndex| one_line(&sheet.texts[node.index()]);
        let with = |wanted: &'static [Role]| {
            nodes
                .iter()
                .copied()
                .filter(move |node| wanted.contains(&roles[node.index()]))
        };
        let outcomes = with(&[Role::Outcome, Role::Stop])
            .map(|node| Outcome {
                node,
                label: label(node),
                stop: roles[node.index()] == Role::Stop,
            })
            .collect();
        let steps = with(&[Role::Step, Role::Start])
            .map(|node| Step {
                node,
                label: label(node),
                start: roles[node.index()] == Role::Start,
            })
            .collect();
        let variables = variables(&mut questions, sheet, groups);
        let flow = Flow::of(nodes, &questions, roles, sheet);
        let starts: Vec<usize> = entries
            .iter()
            .filter_map(|&node| flow.local(NodeIndex::new(node)))
            .collect();
        let backs = Loops::of(&flow, &starts);
        let entries = starts
            .iter()
            .map(|&start| Entry {
                node: flow.nodes[start],
                label: label(flow.nodes[start]),
            })
            .collect();
        let loops = loops(&flow, &backs, &label);
        Self {
            entries,
            questions,
            variables,
            outcomes,
            steps,
            loops,
            asked_policy: sheet.overrides.policy,
            flow,
            starts,
            backs,
        }
    }

    /// The loop (by index) that begins at a node.
    pub(super) fn loop_at(&self, head: NodeIndex) -> Option<usize> {
        self.loops.binary_search_by_key(&head, |l| l.head).ok()
    }

    /// The nodes, in chart order.
    #[must_use]
    pub fn nodes(&self) -> &[NodeIndex] {
        &self.flow.nodes
    }
}

/// The connected parts of a chart, along the links that count.
struct Parts {
    of: Vec<usize>,
    members: Vec<Vec<NodeIndex>>,
}

fn components(sheet: &Sheet<'_>, roles: &[Role]) -> Parts {
    const NONE: usize = usize::MAX;
    let mut of = vec![NONE; roles.len()];
    let mut members = Vec::new();
    for first in 0..roles.len() {
        if of[first] != NONE || matches!(roles[first], Role::Note | Role::Subgraph) {
            continue;
        }
        let part = members.len();
        of[first] = part;
        let mut nodes = vec![NodeIndex::new(first)];
        let mut at = 0;
        while at < nodes.len() {
            let node = nodes[at].index();
            at += 1;
            let on = sheet.links.ways_on(node);
            let back = sheet.links.ins[node].iter().map(|&(from, _)| from);
            for next in on.chain(back) {
                if of[next] == NONE {
                    of[next] = part;
                    nodes.push(NodeIndex::new(next));
                }
            }
        }
        nodes.sort_unstable();
        members.push(nodes);
    }
    Parts { of, members }
}

/// The entries of each part: what a directive names, else the nodes without a way in, then the
/// first node of whatever they do not lead to.
fn entries(
    sheet: &Sheet<'_>,
    roles: &[Role],
    parts: &Parts,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<usize>> {
    let mut entries: Vec<Vec<usize>> = vec![Vec::new(); parts.members.len()];
    let mut given = vec![false; parts.members.len()];
    for &(node, span) in &sheet.overrides.entries {
        match parts.of[node] {
            usize::MAX => findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    format!(
                        "`{}` is a note, and nothing starts there",
                        sheet.node(node).id
                    ),
                )
                .help("Name a node that a link touches."),
            ),
            part => {
                given[part] = true;
                if !entries[part].contains(&node) {
                    entries[part].push(node);
                }
            }
        }
    }
    let mut seen = vec![false; roles.len()];
    let enter = |node: usize, seen: &mut Vec<bool>, entries: &mut Vec<Vec<usize>>| {
        entries[parts.of[node]].push(node);
        seen[node] = true;
        let mut todo = vec![node];
        while let Some(node) = todo.pop() {
            for to in sheet.links.ways_on(node) {
                if !std::mem::replace(&mut seen[to], true) {
                    todo.push(to);
                }
            }
        }
    };
    let free = |node: usize| parts.of[node] != usize::MAX && !given[parts.of[node]];
    for node in 0..roles.len() {
        if free(node) && sheet.links.ins[node].is_empty() {
            enter(node, &mut seen, &mut entries);
        }
    }
    for node in 0..roles.len() {
        if free(node) && !seen[node] {
            enter(node, &mut seen, &mut entries);
        }
    }
    for entries in &mut entries {
        entries.sort_unstable();
    }
    entries
}

fn no_question(sheet: &Sheet<'_>, node: usize, span: Span, verb: &str) -> Diagnostic {
    let id = &sheet.node(node).id;
    Diagnostic::new(
        &INVALID_DIRECTIVE,
        span,
        format!("`{id}` is no question, so `{verb}` does nothing"),
    )
    .help(format!("Write `question {id}` if it is one."))
}

/// The targets that directives make an else, by question; findings where they cannot be.
fn elses(
    sheet: &Sheet<'_>,
    asking: &Asking,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(usize, Vec<usize>)> {
    let mut elses: Vec<(usize, Vec<usize>)> = Vec::new();
    for &(question, target, span) in &sheet.overrides.elses {
        if asking.questions[question].is_none() {
            findings.push(no_question(sheet, question, span, "else"));
        } else if !sheet.links.plain(question).contains(&target) {
            let (from, to) = (&sheet.node(question).id, &sheet.node(target).id);
            findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    span,
                    format!("no unlabelled link leads from `{from}` to `{to}`"),
                )
                .help("The else of a question is one of its unlabelled links."),
            );
        } else {
            match elses.iter_mut().find(|(node, _)| *node == question) {
                Some((_, targets)) => targets.push(target),
                None => elses.push((question, vec![target])),
            }
        }
    }
    elses
}

/// Explicit answers that no unlabelled link makes an answer.
fn wrong_answers(sheet: &Sheet<'_>, asking: &Asking) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    for (node, given) in sheet.overrides.roles.iter().enumerate() {
        // A class may only colour; a directive is meant.
        let is_said = |given: &Given| given.role == Role::Answer && given.by == "directive";
        let Some(given) = given.filter(is_said) else {
            continue;
        };
        let below_question = sheet.links.ins[node]
            .iter()
            .any(|&(from, labelled)| !labelled && asking.questions[from].is_some());
        if !below_question {
            let id = &sheet.node(node).id;
            findings.push(
                Diagnostic::new(
                    &INVALID_DIRECTIVE,
                    given.span,
                    format!("`{id}` cannot be an answer: no unlabelled link leads to it from a question"),
                )
                .help("An answer drawn as a node stands below its question; a label on the link is an answer already."),
            );
        }
    }
    findings
}

/// The groups of questions that `same` makes one; findings where they cannot be.
fn groups(
    sheet: &Sheet<'_>,
    asking: &Asking,
    parts: &Parts,
    findings: &mut Vec<Diagnostic>,
) -> Vec<Vec<usize>> {
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for same in &sheet.overrides.same {
        let mut group: Vec<usize> = Vec::new();
        for &(node, span) in same {
            if asking.questions[node].is_none() {
                findings.push(no_question(sheet, node, span, "same"));
            } else if group
                .first()
                .is_some_and(|&first| parts.of[first] != parts.of[node])
            {
                let (first, id) = (&sheet.node(group[0]).id, &sheet.node(node).id);
                findings.push(
                    Diagnostic::new(
                        &INVALID_DIRECTIVE,
                        span,
                        format!(
                            "`{first}` and `{id}` are not connected, so they are separate decisions"
                        ),
                    )
                    .help("Only questions of one decision can be one."),
                );
            } else {
                group.push(node);
            }
        }
        // Groups that share a question are one.
        let (touching, mut rest): (Vec<_>, Vec<_>) = groups
            .into_iter()
            .partition(|other: &Vec<usize>| other.iter().any(|node| group.contains(node)));
        group.extend(touching.into_iter().flatten());
        group.sort_unstable();
        group.dedup();
        if group.len() > 1 {
            rest.push(group);
        }
        groups = rest;
    }
    groups
}

/// The variables of a decision, by their first question.
fn variables(
    questions: &mut [Question],
    sheet: &Sheet<'_>,
    groups: &[Vec<usize>],
) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    let mut by_group = vec![None; groups.len()];
    for (at, question) in questions.iter_mut().enumerate() {
        let node = question.node.index();
        let group = groups.iter().position(|group| group.contains(&node));
        let known = group.and_then(|group| by_group[group]);
        let index = known.unwrap_or(variables.len());
        if let Some(group) = group {
            by_group[group] = Some(index);
        }
        if index == variables.len() {
            variables.push(Variable {
                questions: Vec::new(),
                answers: Vec::new(),
                range: None,
            });
        }
        question.variable = index;
        variables[index].questions.push(at);
    }
    for variable in &mut variables {
        let mut choices: Vec<Choice> = Vec::new();
        let mut by_key = std::collections::HashMap::new();
        for (place, &question) in variable.questions.iter().enumerate() {
            for (at, answer) in questions[question].answers.iter().enumerate() {
                let key = (answer.is_else(), answer.key.as_str());
                let choice = *by_key.entry(key).or_insert_with(|| {
                    choices.push(Choice {
                        name: answer.name.clone(),
                        key: answer.key.clone(),
                        otherwise: answer.is_else(),
                        at: vec![None; variable.questions.len()],
                    });
                    choices.len() - 1
                });
                choices[choice].at[place] = Some(at);
            }
        }
        // Else last, and what a question does not name is its else.
        choices.sort_by_key(|choice| choice.otherwise);
        for (place, &question) in variable.questions.iter().enumerate() {
            let last = questions[question].answers.len().checked_sub(1);
            let otherwise = last.filter(|_| questions[question].otherwise().is_some());
            for choice in &mut choices {
                choice.at[place] = choice.at[place].or(otherwise);
            }
        }
        variable.answers = choices;
        variable.range = variable.questions.iter().find_map(|&question| {
            let node = questions[question].node.index();
            let ranges = &sheet.overrides.ranges;
            ranges
                .iter()
                .rev()
                .find(|range| range.0 == node)
                .map(|range| range.1)
        });
    }
    debug_assert!(variables.iter().all(|v| {
        v.answers
            .iter()
            .all(|c| !c.otherwise || c.name == OTHERWISE)
    }));
    variables
}

/// The loops of a flow, by head.
fn loops(flow: &Flow, backs: &Loops, label: &dyn Fn(NodeIndex) -> String) -> Vec<Loop> {
    let mut heads: std::collections::BTreeMap<usize, std::collections::BTreeSet<usize>> =
        std::collections::BTreeMap::new();
    for view in backs.views() {
        for (head, tails) in view.by_head() {
            heads.entry(head).or_default().extend(tails);
        }
    }
    if heads.is_empty() {
        return Vec::new();
    }
    let mut before: Vec<Vec<usize>> = vec![Vec::new(); flow.len()];
    for from in 0..flow.len() {
        for to in flow.arrows(from) {
            before[to].push(from);
        }
    }
    // A loop stays in its cycle.
    let mut cycle_of = vec![usize::MAX; flow.len()];
    for (index, nodes) in backs.cycles.iter().enumerate() {
        for &node in nodes {
            cycle_of[node] = index;
        }
    }
    heads
        .into_iter()
        .map(|(head, tails)| {
            let back = tails
                .iter()
                .map(|&tail| (flow.nodes[tail], flow.nodes[head]))
                .collect();
            // The body: what leads to a tail without passing the head.
            let mut body = std::collections::BTreeSet::from([head]);
            let mut todo: Vec<usize> = tails
                .into_iter()
                .filter(|&tail| body.insert(tail))
                .collect();
            while let Some(node) = todo.pop() {
                for &from in &before[node] {
                    if cycle_of[from] == cycle_of[head] && body.insert(from) {
                        todo.push(from);
                    }
                }
            }
            Loop {
                head: flow.nodes[head],
                label: label(flow.nodes[head]),
                questions: body
                    .into_iter()
                    .filter_map(|node| match flow.marks[node] {
                        super::flow::Mark::Question(question) => Some(question),
                        _ => None,
                    })
                    .collect(),
                back,
            }
        })
        .collect()
}
