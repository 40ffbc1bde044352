//! What an entry or an answer leads to, up to the next questions.
//!
//! A *segment* is the part of all ways between one question and the next: outcomes with what is done
//! before and after them, the questions that follow, loops that begin again, and places where a way
//! ends in nothing.

use std::slice::from_ref;

use foldhash::{HashMap, HashSet};
use smallvec::SmallVec;

use super::budget::Budget;
use super::decisions::Decision;
use super::flow::{Flow, Leads, Mark};
use super::ids::{AnswerId, EntryId, QuestionId};
use super::loops::Back;
use super::origins::Origins;

/// Where a segment begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Begin {
    Entry(EntryId),
    Answer(QuestionId, AnswerId),
    Also(QuestionId),
    /// A node (by index in the flow) where a loop begins again.
    Head(usize),
}

/// Where a way of a segment ends. Nodes are by index in the flow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Stop {
    Outcome(usize),
    /// At a node that leads nowhere and is not an end.
    Nothing(usize),
    /// Back at the head of a loop.
    Again(usize),
    Question(QuestionId),
}

/// An end of a segment.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Reach {
    pub stop: Stop,
    /// The content that its ways pass before, in flow order.
    pub passed: Vec<usize>,
    /// The content that its ways pass after an outcome, in flow order.
    pub then: Vec<usize>,
}

/// What a question leads to, answer by answer.
#[derive(Clone, Debug, Default)]
pub(super) struct Asked {
    pub answers: Vec<Vec<Reach>>,
    pub also: Vec<Reach>,
}

/// Every segment that an entry leads to.
#[derive(Clone, Debug)]
pub(super) struct Segments {
    pub start: Vec<Reach>,
    /// By question; those that the entry does not lead to are empty.
    pub asked: Vec<Asked>,
    /// The questions that the entry leads to, in flow order.
    pub order: Vec<QuestionId>,
}

impl Decision {
    /// Every segment that an entry leads to; `None` where that takes more steps than are left.
    pub(super) fn segments(&self, entry: EntryId, left: &mut Budget) -> Option<Segments> {
        let flow = &self.flow;
        let origins = self.origins_of(entry);
        let reachable = flow.reachable([self.starts[entry.index()]]);
        let mut walk = self.walk(entry, false);
        let mut segment = |begin| self.segment_within(&mut walk, begin, left);
        let mut segments = Segments {
            start: segment(Begin::Entry(entry))?,
            asked: vec![Asked::default(); flow.asks.len()],
            order: Vec::new(),
        };
        for &node in &origins.order {
            let Mark::Question(question) = flow.marks[node] else {
                continue;
            };
            if !reachable[node] {
                continue;
            }
            segments.order.push(question);
            let asked = Asked {
                answers: self[question]
                    .answer_ids()
                    .map(|answer| segment(Begin::Answer(question, answer)))
                    .collect::<Option<_>>()?,
                also: segment(Begin::Also(question))?,
            };
            segments.asked[question.index()] = asked;
        }
        Some(segments)
    }

    /// The segments of all entries that see the same loops as the first, as if they were one.
    pub(super) fn shared_segments(&self, left: &mut Budget) -> Option<Segments> {
        let mut entries = self.entry_ids();
        let first = entries.next().unwrap_or(EntryId::new(0));
        let mut all = self.segments(first, left)?;
        if self.backs.views().len() > 1 {
            return Some(all);
        }
        let mut known = vec![false; self.questions.len()];
        for question in &all.order {
            known[question.index()] = true;
        }
        for entry in entries {
            let mut more = self.segments(entry, left)?;
            for &question in &more.order {
                let at = question.index();
                if std::mem::replace(&mut known[at], true) {
                    continue;
                }
                all.asked[at] = std::mem::take(&mut more.asked[at]);
                all.order.push(question);
            }
        }
        let rank = &self.origins_of(first).rank;
        let place = |question: &QuestionId| rank[self.flow.ask(*question).node];
        all.order.sort_by_key(place);
        Some(all)
    }

    /// One segment, as an entry sees it. Linear in what lies between, for each of its ends.
    pub(super) fn segment(&self, entry: EntryId, begin: Begin) -> Vec<Reach> {
        let mut left = Budget::UNLIMITED;
        self.segment_within(&mut self.walk(entry, false), begin, &mut left)
            .unwrap_or_default()
    }

    /// What follows an outcome (by index in the flow), as an entry sees it: where it is the last before
    /// ways meet, and where all that the entry leads to is one run.
    pub(super) fn then_of(&self, entry: EntryId, node: usize) -> Vec<usize> {
        let mut then = self.walk(entry, false).then(node);
        then.extend(self.walk(entry, true).then(node));
        then
    }

    fn walk(&self, entry: EntryId, one_run: bool) -> SegmentWalk<'_> {
        SegmentWalk {
            flow: &self.flow,
            origins: self.origins_of(entry),
            back: self.backs.back(entry.index()),
            one_run,
            visited: HashSet::default(),
            before: HashMap::default(),
            found: Vec::new(),
            known: HashSet::default(),
        }
    }

    /// One segment, in the room of a walk.
    fn segment_within(
        &self,
        walk: &mut SegmentWalk<'_>,
        begin: Begin,
        left: &mut Budget,
    ) -> Option<Vec<Reach>> {
        let flow = &self.flow;
        let (from, targets) = match &begin {
            Begin::Entry(entry) => (None, from_ref(&self.starts[entry.index()])),
            Begin::Head(node) => (None, from_ref(node)),
            Begin::Answer(question, answer) => {
                let ask = flow.ask(*question);
                (Some(ask.node), &ask.answers[answer.index()][..])
            }
            Begin::Also(question) => {
                let ask = flow.ask(*question);
                (Some(ask.node), &ask.also[..])
            }
        };
        walk.clear(matches!(begin, Begin::Entry(_)));
        walk.run(from, targets);
        left.spend(walk.visited.len() + 1)?;
        let mut reaches = Vec::with_capacity(walk.found.len());
        for &stop in &walk.found {
            let reach = walk.reach(stop);
            left.spend(reach.passed.len() + reach.then.len())?;
            reaches.push(reach);
        }
        Some(reaches)
    }
}

/// How a node is passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Phase {
    /// In the run of the segment; with mute nodes only before it, where `bare`.
    Run { bare: bool },
    /// After it: the outcome, if there is one, is known.
    After,
}

/// What a way comes to: a node, or the head of a loop that begins again there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Met {
    Node(usize),
    Head(usize),
}

enum SegmentTask {
    Go {
        from: Option<usize>,
        to: usize,
        phase: Phase,
    },
    Outcome(usize),
}

/// A walk through one segment, depth first, in link order.
struct SegmentWalk<'d> {
    flow: &'d Flow,
    origins: &'d Origins,
    back: &'d Back,
    /// Whether all nodes are of one run: what an entry leads to without a question.
    one_run: bool,
    visited: HashSet<(usize, Phase)>,
    /// The content that each node was come to from, and each head of a loop that begins again.
    before: HashMap<Met, SmallVec<[usize; 2]>>,
    found: Vec<Stop>,
    known: HashSet<Stop>,
}

impl SegmentWalk<'_> {
    /// Forgets what was found, before another segment.
    fn clear(&mut self, one_run: bool) {
        self.one_run = one_run;
        self.visited.clear();
        self.before.clear();
        self.found.clear();
        self.known.clear();
    }

    fn run(&mut self, from: Option<usize>, targets: &[usize]) {
        let first = |&to: &usize| SegmentTask::Go {
            from,
            to,
            phase: Phase::Run { bare: true },
        };
        let mut todo: Vec<SegmentTask> = targets.iter().rev().map(first).collect();
        while let Some(task) = todo.pop() {
            match task {
                SegmentTask::Outcome(node) => self.find(Stop::Outcome(node)),
                SegmentTask::Go { from, to, phase } => {
                    let at = todo.len();
                    self.go(from, to, phase, &mut todo);
                    todo[at..].reverse();
                }
            }
        }
    }

    fn find(&mut self, stop: Stop) {
        if self.known.insert(stop) {
            self.found.push(stop);
        }
    }

    fn go(&mut self, from: Option<usize>, to: usize, phase: Phase, todo: &mut Vec<SegmentTask>) {
        let flow = self.flow;
        let is_content = from.filter(|&from| !matches!(flow.marks[from], Mark::Question(_)));
        if from.is_some_and(|from| self.back.holds(from, to)) {
            self.note(is_content, Met::Head(to));
            self.find(Stop::Again(to));
            return;
        }
        self.note(is_content, Met::Node(to));
        if let Mark::Question(question) = flow.marks[to] {
            self.find(Stop::Question(question));
            return;
        }
        let explicit = flow.is_explicit_outcome(to);
        if explicit {
            self.find(Stop::Outcome(to));
        }
        let phase = match phase {
            Phase::Run { bare } if !explicit => Phase::Run {
                bare: bare && flow.is_mute(to),
            },
            _ => Phase::After,
        };
        if !self.visited.insert((to, phase)) {
            return;
        }
        let Leads::On(on) = &flow.ways[to] else {
            return;
        };
        // An answer drawn as a node is passed like the link to it.
        let link = flow.marks[to] == Mark::Plain && is_content.is_none();
        let ends = match phase {
            Phase::Run { bare } => flow.marks[to] != Mark::Plain && (bare || !flow.is_mute(to)),
            Phase::After => false,
        };
        if on.is_empty() {
            if !flow.is_end(to) {
                self.find(Stop::Nothing(to));
            } else if ends {
                self.find(Stop::Outcome(to));
            }
        }
        for &next in on {
            let plain =
                !self.back.holds(to, next) && !matches!(flow.marks[next], Mark::Question(_));
            let next_phase = match phase {
                Phase::Run { .. } if link => phase,
                Phase::Run { .. }
                    if !plain || self.one_run || self.origins.within(flow, to, next) =>
                {
                    if plain && ends && flow.is_mute(next) && !flow.is_mute(to) && self.out(next) {
                        todo.push(SegmentTask::Outcome(to));
                    }
                    phase
                }
                Phase::Run { .. } => {
                    if ends && self.origins.tail[next] {
                        todo.push(SegmentTask::Outcome(to));
                    }
                    Phase::After
                }
                Phase::After => Phase::After,
            };
            if next_phase == Phase::After
                && plain
                && !self.origins.beyond[next]
                && !flow.is_explicit_outcome(next)
            {
                continue;
            }
            todo.push(SegmentTask::Go {
                from: Some(to),
                to: next,
                phase: next_phase,
            });
        }
    }

    fn out(&self, node: usize) -> bool {
        if self.one_run {
            self.origins.out_of_entry[node]
        } else {
            self.origins.out[node]
        }
    }

    fn note(&mut self, from: Option<usize>, to: Met) {
        if let Some(from) = from {
            self.before.entry(to).or_default().push(from);
        }
    }

    fn reach(&self, stop: Stop) -> Reach {
        let flow = self.flow;
        let passed = match stop {
            Stop::Outcome(node) if !flow.is_explicit_outcome(node) => {
                let mute = flow.is_mute(node);
                self.ways_to(Met::Node(node), |from, to| {
                    (self.one_run || self.origins.within(flow, from, to))
                        && self.is_in_run(from)
                        && (!mute || flow.is_mute(from))
                })
            }
            Stop::Outcome(node) => self.ways_to(Met::Node(node), |_, _| true),
            Stop::Nothing(node) => {
                let mut passed = self.ways_to(Met::Node(node), |_, _| true);
                if flow.marks[node] != Mark::Plain {
                    passed.push(node);
                }
                passed
            }
            Stop::Question(question) => {
                self.ways_to(Met::Node(flow.ask(question).node), |_, _| true)
            }
            Stop::Again(head) => self.ways_to(Met::Head(head), |_, _| true),
        };
        let then = match stop {
            Stop::Outcome(node) => self.then(node),
            _ => Vec::new(),
        };
        Reach { stop, passed, then }
    }

    /// The content on the ways to a node, along wanted arrows.
    fn ways_to(&self, place: Met, wanted: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        if !self.before.contains_key(&place) {
            return Vec::new();
        }
        let mut seen = HashSet::default();
        let mut todo = vec![place];
        while let Some(place) = todo.pop() {
            let (Met::Node(to) | Met::Head(to)) = place;
            for &from in self.before.get(&place).into_iter().flatten() {
                if wanted(from, to) && seen.insert(from) {
                    todo.push(Met::Node(from));
                }
            }
        }
        self.in_flow_order(seen)
    }

    fn is_in_run(&self, node: usize) -> bool {
        let runs = [true, false].map(|bare| (node, Phase::Run { bare }));
        runs.iter().any(|run| self.visited.contains(run))
    }

    /// The content that follows an outcome in any case, stops left out.
    fn then(&self, node: usize) -> Vec<usize> {
        let (flow, origins) = (self.flow, self.origins);
        if !matches!(&flow.ways[node], Leads::On(on) if !on.is_empty()) {
            return Vec::new();
        }
        let explicit = flow.is_explicit_outcome(node);
        let mut seen: HashSet<(usize, bool)> = HashSet::default();
        // Each with whether the way is still in the run of the outcome.
        let mut todo = vec![(node, !explicit)];
        while let Some((from, inside)) = todo.pop() {
            let Leads::On(on) = &flow.ways[from] else {
                continue;
            };
            for &to in on {
                if self.back.holds(from, to) || matches!(flow.marks[to], Mark::Question(_)) {
                    continue;
                }
                let same = inside && (self.one_run || origins.within(flow, from, to));
                let follows = if same {
                    flow.is_mute(to) && self.out(to)
                } else {
                    origins.tail[to]
                };
                if follows && seen.insert((to, same)) {
                    todo.push((to, same));
                }
            }
        }
        let kept = seen.into_iter().map(|(node, _)| node);
        self.in_flow_order(kept.filter(|&node| !flow.is_stop(node)).collect())
    }

    fn in_flow_order(&self, nodes: HashSet<usize>) -> Vec<usize> {
        let content = |node: &usize| self.flow.marks[*node] != Mark::Plain;
        let mut nodes: Vec<usize> = nodes.into_iter().filter(content).collect();
        nodes.sort_unstable_by_key(|&node| self.origins.rank[node]);
        nodes
    }
}
