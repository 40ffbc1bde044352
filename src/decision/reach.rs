//! What an entry or an answer leads to, up to the next questions.

use super::decisions::Decision;
use super::flow::{Ask, Mark, Way};
use super::loops::Back;
use super::model::Reached;

impl Decision {
    /// What an answer of a question (both by index) leads to, up to the next questions; what follows
    /// the question whatever the answer is no part of it. Linear in what lies between.
    ///
    /// Loops are cut as the first entry sees them: see [`Decision::refusal`].
    #[must_use]
    pub fn reached(&self, question: usize, answer: usize) -> Reached {
        let ask = &self.flow.asks[question];
        self.follow(ask.node, &ask.answers[answer])
    }

    /// What follows a question whatever the answer, up to the next questions. It is part of whatever
    /// raises the question.
    #[must_use]
    pub fn reached_also(&self, question: usize) -> Reached {
        let Ask { node, also, .. } = &self.flow.asks[question];
        self.follow(*node, also)
    }

    /// What an entry (by index) leads to, up to the next questions.
    #[must_use]
    pub fn reached_from(&self, entry: usize) -> Reached {
        let start = self.starts[entry];
        // No arrow leads from a node to itself here, so nothing can be taken for a way back.
        self.follow_with(usize::MAX, &[start], self.backs.back(entry))
    }

    fn follow(&self, from: usize, targets: &[usize]) -> Reached {
        self.follow_with(from, targets, self.backs.back(0))
    }

    fn follow_with(&self, from: usize, targets: &[usize], back: &Back) -> Reached {
        let flow = &self.flow;
        let mut reached = Reached::default();
        let mut seen = std::collections::HashSet::new();
        let mut todo: Vec<(usize, usize)> = targets.iter().map(|&to| (from, to)).collect();
        while let Some((from, node)) = todo.pop() {
            if back.holds(from, node) {
                let head = flow.nodes[node];
                let again = self.loop_at(head);
                reached.again.extend(again);
                continue;
            }
            if !seen.insert(node) {
                continue;
            }
            match flow.marks[node] {
                Mark::Plain => {}
                Mark::Question(question) => reached.questions.push(question),
                Mark::Outcome(outcome) => reached.outcomes.push(outcome),
                Mark::Step(step) => reached.steps.push(step),
            }
            let on = match &flow.ways[node] {
                Way::On(on) => on,
                Way::Ask(question) => &flow.asks[*question].also,
            };
            todo.extend(on.iter().map(|&to| (node, to)));
        }
        for list in [
            &mut reached.steps,
            &mut reached.outcomes,
            &mut reached.questions,
            &mut reached.again,
        ] {
            list.sort_unstable();
            list.dedup();
        }
        reached
    }
}
