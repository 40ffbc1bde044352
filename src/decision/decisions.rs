//! From a graph to its decisions.

use std::borrow::Cow;
use std::sync::OnceLock;

use super::answers;
use super::budget::Budget;
use super::components::{components, entries};
use super::cut::Cut;
use super::evidence::Evidence;
use super::flow::Flow;
use super::ids::{EntryId, LoopId, OutcomeId};
use super::loops::Loops;
use super::model::{Entry, HitPolicy, Loop, Outcome, Question, Reason, Role, Step, Variable};
use super::origins::Origins;
use super::overrides::Overrides;
use super::question_rules::Asking;
use super::role_rule::RoleRule;
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
    /// The rule by which it has that role, by index.
    pub rules: Vec<RoleRule>,
    /// The decisions, by their first node.
    pub list: Vec<Decision>,
    /// `name A = Kind` directives: node, name, place.
    pub names: Vec<(NodeIndex, String, Span)>,
    /// Directives that are wrong.
    pub findings: Vec<Diagnostic>,
}

/// A decision: a connected part of a chart that asks something.
///
/// Lists are in chart order; the ids in [`Reached`](super::Reached) and [`Row`](super::Row) point into them.
#[derive(Clone, Debug)]
pub struct Decision {
    /// Where it may start. It is never empty.
    pub entries: Vec<Entry>,
    /// What it asks, node by node. It is never empty.
    pub questions: Vec<Question>,
    /// What it asks for: one a question, unless directives make several one.
    pub variables: Vec<Variable>,
    /// What its ways come to, in chart order.
    pub outcomes: Vec<Outcome>,
    /// Where its loops begin again.
    pub loops: Vec<Loop>,
    /// The policy that a directive asks for, and where.
    pub asked_policy: Option<(HitPolicy, Span)>,
    pub(super) flow: Flow,
    pub(super) starts: Vec<usize>,
    pub(super) backs: Loops,
    /// The origins of each view of the loops.
    origins: Vec<Origins>,
    /// The outcome that each node of the flow is.
    outcome_at: Vec<Option<OutcomeId>>,
    texts: Vec<String>,
    steps: OnceLock<Vec<Step>>,
}

/// What a decision is built from, beside its own nodes.
struct Drawn<'d, 'g> {
    roles: &'d [Role],
    rules: &'d [RoleRule],
    evidence: &'d Evidence<'g>,
    groups: &'d [Vec<usize>],
}

impl Decisions {
    /// Gives a graph its meaning. Near linear in the chart (see [`Decision`] for what costs more).
    #[must_use]
    pub fn of(graph: &Graph) -> Self {
        let mut overrides = Overrides::of(graph);
        let evidence = Evidence::of(graph, &overrides);
        let asking = Asking::of(&evidence);
        let (roles, reasons) = roles(&evidence, &asking);
        let rules: Vec<RoleRule> = reasons.iter().map(|reason| reason.rule).collect();
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
                    let rule = rules[node.index()];
                    answers::question(&evidence, &asking, node.index(), rule, own)
                })
                .collect();
            if questions.is_empty() {
                continue;
            }
            let drawn = Drawn {
                roles: &roles,
                rules: &rules,
                evidence: &evidence,
                groups: &groups,
            };
            list.push(Decision::build(
                nodes.clone(),
                questions,
                &entries[part],
                &drawn,
            ));
        }
        for (node, _, span) in &overrides.ranges {
            if asking.questions[*node].is_none() {
                findings.push(no_question(&evidence, *node, *span, "range"));
            }
        }
        findings.splice(0..0, std::mem::take(&mut overrides.findings));
        findings.sort_by_key(|finding| finding.span);
        Self {
            roles,
            rules,
            list,
            names: overrides
                .names
                .into_iter()
                .map(|(node, name, span)| (NodeIndex::new(node), name, span))
                .collect(),
            findings,
        }
    }

    /// Why each node of a graph has its role, in words; looked for anew, as few ask.
    #[must_use]
    pub fn reasons(graph: &Graph) -> Vec<Reason> {
        let overrides = Overrides::of(graph);
        let evidence = Evidence::of(graph, &overrides).in_words();
        roles(&evidence, &Asking::of(&evidence)).1
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

    /// The first node that may be a question: every link on from it says something else. A directive
    /// makes it one.
    #[must_use]
    pub fn maybe_asks(&self, graph: &Graph) -> Option<NodeIndex> {
        let is_box = |&(node, _): &(NodeIndex, _)| {
            matches!(self.role(node), Role::Step | Role::Start) && {
                let mut labels = foldhash::HashSet::default();
                let links = graph.inner().edges(node);
                let mut count = 0;
                let all = links.inspect(|_| count += 1).all(|link| {
                    let label = &link.weight().label.text;
                    !label.is_empty() && labels.insert(label)
                });
                all && count > 1
            }
        };
        graph.nodes().find(is_box).map(|(node, _)| node)
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
        drawn: &Drawn<'_, '_>,
    ) -> Self {
        let Drawn {
            roles, evidence, ..
        } = drawn;
        let label = |node: NodeIndex| one_line(&evidence.texts[node.index()]);
        let variables = variables(&mut questions, evidence, drawn.groups);
        let rules = |node: NodeIndex| drawn.rules[node.index()];
        let flow = Flow::of(nodes, &questions, roles, &rules, evidence);
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
        let texts: Vec<String> = flow.nodes.iter().map(|&node| label(node)).collect();
        let cut = Cut::of(&flow, &starts, &backs, &texts);
        Self {
            entries,
            questions,
            variables,
            outcomes: cut.outcomes,
            loops: cut.loops,
            asked_policy: evidence.overrides.policy,
            texts,
            flow,
            starts,
            backs,
            origins: cut.origins,
            outcome_at: cut.outcome_at,
            steps: OnceLock::new(),
        }
    }

    /// The decision with its loops cut alike for all entries, so that what an answer leads to depends on
    /// nothing else: itself, where they see its loops alike. See [`Decision::refusal_of_one_view`].
    #[must_use]
    pub fn in_one_view(&self) -> Cow<'_, Self> {
        if self.backs.views().len() < 2 || self.refusal_of_one_view().is_none() {
            return Cow::Borrowed(self);
        }
        let backs = Loops::seen_as_one(&self.flow, &self.starts);
        let cut = Cut::of(&self.flow, &self.starts, &backs, &self.texts);
        Cow::Owned(Self {
            outcomes: cut.outcomes,
            loops: cut.loops,
            backs,
            origins: cut.origins,
            outcome_at: cut.outcome_at,
            steps: OnceLock::new(),
            ..self.clone()
        })
    }

    /// The origins of the nodes as an entry sees them.
    pub(super) fn origins_of(&self, entry: EntryId) -> &Origins {
        let own = self.origins.get(entry.index());
        own.unwrap_or(&self.origins[0])
    }

    /// The outcome that a node (by index in the flow) is.
    pub(super) fn outcome_at(&self, node: usize) -> Option<OutcomeId> {
        self.outcome_at[node]
    }

    /// The words of a node of the decision, on one line.
    #[must_use]
    pub fn words(&self, node: NodeIndex) -> &str {
        self.flow.local(node).map_or("", |at| &self.texts[at])
    }

    /// Whether a way begins at a node of the decision.
    #[must_use]
    pub fn is_start(&self, node: NodeIndex) -> bool {
        self.flow
            .local(node)
            .is_some_and(|at| self.flow.is_start(at))
    }

    /// Everything that is passed other than as an outcome, in flow order; found out at the first question.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        self.steps.get_or_init(|| self.find_steps())
    }

    fn find_steps(&self) -> Vec<Step> {
        let flow = &self.flow;
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut known = vec![false; flow.len()];
        for entry in self.entry_ids() {
            let origins = self.origins_of(entry);
            let mut left = Budget::UNLIMITED;
            let Some(segments) = self.segments(entry, &mut left) else {
                continue;
            };
            let asked = segments.asked.iter();
            let after = asked.flat_map(|asked| asked.answers.iter().chain([&asked.also]));
            for reach in after.chain([&segments.start]).flatten() {
                for &node in reach.passed.iter().chain(&reach.then) {
                    if !flow.is_explicit_outcome(node) && !std::mem::replace(&mut known[node], true)
                    {
                        found.push((origins.rank[node], node));
                    }
                }
            }
        }
        found.sort_unstable();
        let step = |(_, node): (usize, usize)| Step {
            node: flow.nodes[node],
            label: self.texts[node].clone(),
            start: flow.is_start(node),
        };
        found.into_iter().map(step).collect()
    }

    /// What follows an outcome in any case, in flow order.
    #[must_use]
    pub fn then(&self, outcome: OutcomeId) -> Vec<NodeIndex> {
        let mut found: Vec<(usize, usize)> = Vec::new();
        if let Some(node) = self.flow.local(self[outcome].node) {
            for (view, entry) in self.origins.iter().zip(self.entry_ids()) {
                let then = self.then_of(entry, node).into_iter();
                found.extend(then.map(|node| (view.rank[node], node)));
            }
        }
        found.sort_unstable();
        let mut nodes: Vec<NodeIndex> = Vec::new();
        for (_, node) in found {
            let node = self.flow.nodes[node];
            if !nodes.contains(&node) {
                nodes.push(node);
            }
        }
        nodes
    }

    /// The loop that begins at a node.
    pub(super) fn loop_at(&self, head: NodeIndex) -> Option<LoopId> {
        let found = self.loops.binary_search_by_key(&head, |l| l.head);
        found.ok().map(LoopId::new)
    }

    /// The nodes, in chart order.
    #[must_use]
    pub fn nodes(&self) -> &[NodeIndex] {
        &self.flow.nodes
    }
}
