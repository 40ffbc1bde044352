//! From a graph to its decisions.

use super::answers;
use super::components::{components, entries};
use super::evidence::Evidence;
use super::flow::Flow;
use super::loops::Loops;
use super::model::{Entry, HitPolicy, Loop, Outcome, Question, Reason, Role, Step, Variable};
use super::overrides::Overrides;
use super::question_rules::Asking;
use super::roles::roles;
use super::targets::{elses, groups, no_question, wrong_answers};
use super::text::one_line;
use super::variables::variables;
use crate::diagnostic::Diagnostic;
use crate::model::graph::{Graph, NodeIndex};
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
        let evidence = Evidence::of(graph, &overrides);
        let asking = Asking::of(&evidence);
        let (roles, reasons): (Vec<Role>, Vec<Reason>) =
            roles(&evidence, &asking).into_iter().unzip();
        let mut findings = wrong_answers(&evidence, &asking);
        let parts = components(&evidence, &roles);
        let entries = entries(&evidence, &roles, &parts, &mut findings);
        let elses = elses(&evidence, &asking, &mut findings);
        let groups = groups(&evidence, &asking, &parts, &mut findings);
        let mut list = Vec::new();
        for (part, nodes) in parts.members.iter().enumerate() {
            let questions: Vec<Question> = nodes
                .iter()
                .filter(|node| roles[node.index()] == Role::Question)
                .map(|node| {
                    let own = elses.iter().find(|(question, _)| *question == node.index());
                    let own = own.map_or(&[][..], |(_, targets)| targets);
                    let rule = reasons[node.index()].rule;
                    answers::question(&evidence, &asking, node.index(), rule, own)
                })
                .collect();
            if questions.is_empty() {
                continue;
            }
            list.push(Decision::build(
                nodes.clone(),
                questions,
                &entries[part],
                &roles,
                &evidence,
                &groups,
            ));
        }
        for (node, _, span) in &overrides.ranges {
            if asking.questions[*node].is_none() {
                findings.push(no_question(&evidence, *node, *span, "range"));
            }
        }
        let texts = evidence.texts.clone();
        drop(evidence);
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
        evidence: &Evidence<'_>,
        groups: &[Vec<usize>],
    ) -> Self {
        let label = |node: NodeIndex| one_line(&evidence.texts[node.index()]);
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
        let variables = variables(&mut questions, evidence, groups);
        let flow = Flow::of(nodes, &questions, roles, evidence);
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
            asked_policy: evidence.overrides.policy,
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
