//! Random charts against brute force over all answer sets.
//!
//! The charts are drawn from a plan that the test keeps: what the library says of them is compared
//! with a walk over that plan.

use std::collections::{BTreeMap, BTreeSet};

use mermaidc::decision::{Answers, ChoiceId, Fault, Given, Proof, RowResult};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::{decisions, graph};

/// What stands at a node of a plan.
#[derive(Clone, Debug)]
pub enum Plan {
    Outcome,
    Step(Vec<usize>),
    /// Answers by name with their targets, and what follows whatever the answer.
    Question(Vec<(String, Vec<usize>)>, Vec<usize>),
    /// `Yes` or `No` drawn as a node, with its targets.
    Word(&'static str, Vec<usize>),
}

/// Takes small numbers from a list, 0 once it is used up.
struct Dice<'a>(std::slice::Iter<'a, u8>);

impl Dice<'_> {
    fn roll(&mut self, sides: usize) -> usize {
        usize::from(*self.0.next().unwrap_or(&0)) % sides.max(1)
    }
}

/// A plan of at most twelve nodes and at most 324 answer sets; links lead on, or, where `cycles`, anywhere.
pub fn plan(bytes: &[u8], cycles: bool) -> Vec<Plan> {
    let mut dice = Dice(bytes.iter());
    let count = 3 + dice.roll(8);
    let mut plans = Vec::new();
    let mut words = Vec::new();
    let mut sets = 1;
    for at in 0..count {
        let targets = |dice: &mut Dice<'_>, most: usize, least: usize| -> Vec<usize> {
            let wanted = least + dice.roll(most + 1 - least);
            let mut targets = Vec::new();
            for _ in 0..wanted {
                let back = cycles && dice.roll(6) == 0;
                let to = if back {
                    dice.roll(count)
                } else {
                    at + 1 + dice.roll(count - at)
                };
                if to < count && to != at && !targets.contains(&to) {
                    targets.push(to);
                }
            }
            targets
        };
        let kind = if at + 1 == count { 9 } else { dice.roll(10) };
        let plan = match kind {
            0..=2 if sets * 2 <= 324 => {
                sets *= 2;
                let yes = targets(&mut dice, 2, 1);
                let no = targets(&mut dice, 2, 1);
                let also = targets(&mut dice, 2, 0);
                let also = also
                    .into_iter()
                    .filter(|to| !yes.contains(to) && !no.contains(to));
                let also: Vec<usize> = if yes.is_empty() || no.is_empty() {
                    Vec::new()
                } else {
                    also.collect()
                };
                Plan::Question(vec![("Yes".into(), yes), ("No".into(), no)], also)
            }
            3 | 4 if sets * 3 <= 324 => {
                sets *= 3;
                let mut answers = Vec::new();
                for name in ["red", "green", "blue"] {
                    answers.push((name.to_owned(), targets(&mut dice, 2, 1)));
                }
                if dice.roll(2) == 0 {
                    answers[2].0 = "otherwise".to_owned();
                    answers[2].1.truncate(1);
                }
                Plan::Question(answers, Vec::new())
            }
            5 | 6 if sets * 2 <= 324 => {
                sets *= 2;
                let mut answers = Vec::new();
                for name in ["Yes", "No"] {
                    let to = targets(&mut dice, 2, 0);
                    answers.push((name.to_owned(), vec![count + words.len()]));
                    words.push(Plan::Word(name, to));
                }
                let also = targets(&mut dice, 2, 0);
                Plan::Question(answers, also)
            }
            7 | 8 => Plan::Step(targets(&mut dice, 3, 1)),
            _ => Plan::Outcome,
        };
        plans.push(match plan {
            // What turned out to lead nowhere is an outcome, and a question needs its answers.
            Plan::Step(to) if to.is_empty() => Plan::Outcome,
            Plan::Question(answers, _) if answers.iter().any(|(_, to)| to.is_empty()) => {
                Plan::Outcome
            }
            plan => plan,
        });
    }
    plans.extend(words);
    plans
}

/// The chart of a plan. Words whose question came to nothing are left out.
pub fn draw(plans: &[Plan]) -> String {
    let mut text = String::from("flowchart TD\n");
    for (at, plan) in plans.iter().enumerate() {
        match plan {
            Plan::Outcome => text += &format!("n{at}[\"Take {at}\"]\n"),
            Plan::Step(to) => {
                text += &format!("n{at}[\"Do {at}\"]\n");
                for to in to {
                    text += &format!("n{at} --> n{to}\n");
                }
            }
            Plan::Question(answers, also) => {
                text += &format!("n{at}{{\"Is it {at}?\"}}\n");
                for (name, to) in answers {
                    for &to in to {
                        text += &match (&plans[to], name.as_str()) {
                            (Plan::Word(word, _), _) => format!("n{at} --> n{to}{{{word}}}\n"),
                            (_, "otherwise") => format!("n{at} --> n{to}\n"),
                            _ => format!("n{at} -->|{name}| n{to}\n"),
                        };
                    }
                }
                for to in also {
                    text += &format!("n{at} --> n{to}\n");
                }
            }
            Plan::Word(_, to) => {
                for to in to {
                    text += &format!("n{at} --> n{to}\n");
                }
            }
        }
    }
    text
}

/// The nodes that one full set of answers makes active, and whether they go round.
fn active(plans: &[Plan], start: usize, said: &BTreeMap<usize, usize>) -> (BTreeSet<usize>, bool) {
    let next = |at: usize| -> Vec<usize> {
        match &plans[at] {
            Plan::Outcome => Vec::new(),
            Plan::Step(to) | Plan::Word(_, to) => to.clone(),
            Plan::Question(answers, also) => {
                let chosen = said.get(&at).map(|&answer| &answers[answer].1);
                chosen.into_iter().flatten().chain(also).copied().collect()
            }
        }
    };
    let mut seen = BTreeSet::from([start]);
    let mut todo = vec![start];
    while let Some(at) = todo.pop() {
        todo.extend(next(at).into_iter().filter(|&to| seen.insert(to)));
    }
    // Whether it goes round: taking away what leads nowhere leaves something.
    let mut left = seen.clone();
    loop {
        let ends: Vec<usize> = left
            .iter()
            .copied()
            .filter(|&at| !next(at).iter().any(|to| left.contains(to)))
            .collect();
        if ends.is_empty() {
            break;
        }
        for at in ends {
            left.remove(&at);
        }
    }
    (seen, !left.is_empty())
}

/// Where a node belongs, as the definition says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Origin {
    Entry,
    Answer(usize, usize),
    Also(usize),
    Node(usize),
}

/// A plan with its links back cut, as ways follow it.
struct Ways<'p> {
    plans: &'p [Plan],
    cut: BTreeSet<(usize, usize)>,
    origins: BTreeMap<usize, Origin>,
}

impl<'p> Ways<'p> {
    fn new(plans: &'p [Plan], entries: &[usize], cut: BTreeSet<(usize, usize)>) -> Self {
        let mut ways = Self {
            plans,
            cut,
            origins: BTreeMap::new(),
        };
        let mut led_to: BTreeSet<usize> = entries.iter().copied().collect();
        let mut todo = entries.to_vec();
        let mut links: Vec<(usize, usize, Option<Origin>)> = Vec::new();
        while let Some(at) = todo.pop() {
            for (to, origin) in ways.links(at) {
                links.push((at, to, origin));
                if led_to.insert(to) {
                    todo.push(to);
                }
            }
        }
        // Over and over until nothing changes: a node is known once all that lead to it are.
        while ways.origins.len() < led_to.len() {
            for &node in &led_to {
                let into = links.iter().filter(|(_, to, _)| *to == node);
                let known: Option<Vec<Origin>> = into
                    .map(|(from, _, origin)| origin.or(ways.origins.get(from).copied()))
                    .collect();
                let Some(mut known) = known else { continue };
                known.extend(entries.contains(&node).then_some(Origin::Entry));
                let same = known.iter().all(|origin| *origin == known[0]);
                let origin = if same { known[0] } else { Origin::Node(node) };
                ways.origins.insert(node, origin);
            }
        }
        ways
    }

    /// The links out of a node, with their origins where a question says it.
    fn links(&self, at: usize) -> Vec<(usize, Option<Origin>)> {
        let all: Vec<(usize, Option<Origin>)> = match &self.plans[at] {
            Plan::Outcome => Vec::new(),
            Plan::Step(to) | Plan::Word(_, to) => to.iter().map(|&to| (to, None)).collect(),
            Plan::Question(answers, also) => {
                let also = also.iter().map(|&to| (to, Some(Origin::Also(at))));
                let answers = answers.iter().enumerate().flat_map(|(answer, (_, to))| {
                    to.iter()
                        .map(move |&to| (to, Some(Origin::Answer(at, answer))))
                });
                answers.chain(also).collect()
            }
        };
        let cut = |(to, _): &(usize, _)| !self.cut.contains(&(at, *to));
        all.into_iter().filter(cut).collect()
    }

    /// The outcomes of every way from an entry under a full set of answers.
    fn outcomes(&self, entry: usize, said: &BTreeMap<usize, usize>) -> BTreeSet<usize> {
        let mut found = BTreeSet::new();
        // Each with the content since the last question, if one was passed.
        let mut todo = vec![(entry, Vec::new(), false)];
        while let Some((at, mut tail, asked)) = todo.pop() {
            match &self.plans[at] {
                Plan::Question(..) => {
                    for (to, origin) in self.links(at) {
                        let taken = match origin {
                            Some(Origin::Answer(_, answer)) => said.get(&at) == Some(&answer),
                            _ => true,
                        };
                        if taken {
                            todo.push((to, Vec::new(), true));
                        }
                    }
                    continue;
                }
                Plan::Step(_) | Plan::Outcome => tail.push(at),
                Plan::Word(..) => {}
            }
            if matches!(self.plans[at], Plan::Outcome) {
                let run = tail
                    .iter()
                    .take_while(|node| !asked || self.origins[node] == self.origins[&tail[0]]);
                found.extend(run.last());
            }
            for (to, _) in self.links(at) {
                todo.push((to, tail.clone(), asked));
            }
        }
        found
    }
}

/// Every full set of answers to some questions.
fn sets(plans: &[Plan], questions: &[usize]) -> Vec<BTreeMap<usize, usize>> {
    let mut sets = vec![BTreeMap::new()];
    for &question in questions {
        let Plan::Question(answers, _) = &plans[question] else {
            continue;
        };
        sets = sets
            .into_iter()
            .flat_map(|set| {
                (0..answers.len()).map(move |answer| {
                    let mut set = set.clone();
                    set.insert(question, answer);
                    set
                })
            })
            .collect();
    }
    sets
}

/// Two questions of one decision that are answered by Yes or No.
fn pair(plans: &[Plan], text: &str) -> Option<(usize, usize)> {
    let graph = graph(text);
    let polar = |at: &usize| {
        let Plan::Question(answers, _) = &plans[*at] else {
            return false;
        };
        answers.iter().map(|(name, _)| &**name).eq(["Yes", "No"])
    };
    decisions(&graph).list.iter().find_map(|decision| {
        let questions = decision.questions.iter();
        let ids = questions.map(|q| graph.node(q.node).id[1..].parse().expect("a number"));
        let polar: Vec<usize> = ids.filter(polar).collect();
        Some((*polar.first()?, *polar.last()?)).filter(|(one, other)| one != other)
    })
}

/// Compares what is proved of a plan's chart with brute force. Where `shared`, two of its questions are one.
fn agrees(bytes: &[u8], cycles: bool, shared: bool) -> Result<usize, String> {
    let plans = plan(bytes, cycles);
    let mut text = draw(&plans);
    let same = pair(&plans, &text).filter(|_| shared);
    if let Some((one, other)) = same {
        text += &format!("%% mermaidc: same n{one} n{other}\n");
    }
    let graph = graph(&text);
    let decisions = decisions(&graph);
    let number = |node: mermaidc::model::graph::NodeIndex| -> usize {
        graph.node(node).id[1..].parse().expect("a number")
    };
    let fail = |what: String| Err(format!("{what}\n{text}"));
    for decision in &decisions.list {
        let questions: Vec<usize> = decision.questions.iter().map(|q| number(q.node)).collect();
        for (question, &at) in decision.questions.iter().zip(&questions) {
            let Plan::Question(answers, also) = &plans[at] else {
                return fail(format!("n{at} is not a question"));
            };
            let names: Vec<&str> = question.answers.iter().map(|a| a.name.as_str()).collect();
            let planned: Vec<&str> = answers.iter().map(|(name, _)| name.as_str()).collect();
            if names != planned || question.also.len() != also.len() {
                return fail(format!("n{at} has {names:?}, planned {planned:?}"));
            }
        }
        let said = |answers: &[Given]| -> BTreeMap<usize, usize> {
            answers
                .iter()
                .map(|given| (questions[given.question.index()], given.answer.index()))
                .collect()
        };
        let outcomes = |seen: &BTreeSet<usize>| {
            seen.iter()
                .filter(|&&at| matches!(plans[at], Plan::Outcome))
                .count()
        };
        let proofs = decision.prove();
        let mut sets = sets(&plans, &questions);
        let same = same.filter(|(one, _)| questions.contains(one));
        if let Some((one, other)) = same {
            sets.retain(|set| set[&one] == set[&other]);
        }
        let entries: Vec<usize> = decision.entries.iter().map(|e| number(e.node)).collect();
        let back = decision.loops.iter().flat_map(|l| &l.back);
        let cut = back.map(|&(from, to)| (number(from), number(to))).collect();
        let one_view = decision.refusal_of_one_view().is_none();
        let ways = one_view.then(|| Ways::new(&plans, &entries, cut));
        let (mut fails, mut goes_round, mut several) = (false, false, false);
        let mut failing: BTreeSet<usize> = BTreeSet::new();
        for &entry in &entries {
            // By the answer to what is asked twice: without, all sets are one lot.
            let mut lots: BTreeMap<Option<usize>, (bool, bool)> = BTreeMap::new();
            for set in &sets {
                let (dead, round) = lots.entry(same.map(|(one, _)| set[&one])).or_default();
                let (seen, cyclic) = active(&plans, entry, set);
                several |= ways
                    .as_ref()
                    .is_some_and(|w| w.outcomes(entry, set).len() > 1);
                if outcomes(&seen) == 0 {
                    *dead |= !cyclic;
                    *round |= cyclic;
                    if !cyclic {
                        failing.extend(seen);
                    }
                }
            }
            fails |= lots.values().any(|(dead, _)| *dead);
            goes_round |= lots.values().any(|(dead, round)| *round && !dead);
        }
        if let (Ok(rows), Some(ways)) = (decision.rows(), &ways) {
            // A part of the sets will do: what a row says is not a matter of luck.
            let some = || sets.iter().step_by(1 + sets.len() / 40);
            for (entry, set) in decision
                .entry_ids()
                .flat_map(|e| some().map(move |s| (e, s)))
            {
                let holds = |row: &&mermaidc::decision::Row| {
                    row.entry == entry
                        && row.conditions.iter().all(|said| {
                            let first = decision[said.variable].questions[0];
                            set[&questions[first.index()]] == said.choice.index()
                        })
                };
                let reported: BTreeSet<usize> = rows
                    .iter()
                    .filter(holds)
                    .filter_map(|row| match row.result {
                        RowResult::Outcome(at) => Some(number(decision[at].node)),
                        _ => None,
                    })
                    .collect();
                let wanted = ways.outcomes(entries[entry.index()], set);
                if reported != wanted {
                    return fail(format!("rows say {reported:?} for {set:?}, not {wanted:?}"));
                }
                let mut answers = Answers::none(decision);
                for (id, question) in decision.question_ids().zip(&questions) {
                    let choice = ChoiceId::new(set[question]);
                    answers.set(decision[id].variable, Some(choice));
                }
                let decided = decision.decide(entry, &answers);
                let outcomes = decided.outcomes.iter();
                let decides: BTreeSet<usize> =
                    outcomes.map(|&at| number(decision[at].node)).collect();
                if decides != wanted {
                    return fail(format!("decides {decides:?} for {set:?}, not {wanted:?}"));
                }
                // Everything that is passed is named.
                let (mut seen, _) = active(&plans, entries[entry.index()], set);
                seen.retain(|&at| matches!(plans[at], Plan::Outcome | Plan::Step(_)));
                let steps = decided.steps.iter().map(|&node| number(node));
                let all: BTreeSet<usize> = steps.chain(decides).collect();
                if all != seen {
                    return fail(format!("passes {all:?} for {set:?}, not {seen:?}"));
                }
                let steps: BTreeSet<_> = decision.steps().iter().map(|step| step.node).collect();
                if !decided.steps.iter().all(|step| steps.contains(step)) {
                    return fail("a step is missing".into());
                }
            }
        }
        if let Some((one, other)) = same {
            let mut asked: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
            for (entry, set) in entries
                .iter()
                .flat_map(|e| sets.iter().map(move |s| (*e, s)))
            {
                let (seen, _) = active(&plans, entry, set);
                for at in [one, other].into_iter().filter(|at| seen.contains(at)) {
                    asked.entry(at).or_default().insert(set[&at]);
                }
            }
            let never: BTreeSet<(usize, usize)> = asked
                .into_iter()
                .filter(|(_, answers)| answers.len() == 1)
                .flat_map(|(at, answers)| answers.into_iter().map(move |answer| (at, 1 - answer)))
                .collect();
            let reported: BTreeSet<(usize, usize)> = decision
                .verdicts(&graph, &proofs)
                .iter()
                .filter(|verdict| verdict.fault == Fault::UnreachableRow)
                .map(|verdict| {
                    let given = verdict.answers[0];
                    (questions[given.question.index()], given.answer.index())
                })
                .collect();
            if reported != never {
                return fail(format!(
                    "never answered: {reported:?}, brute force says {never:?}"
                ));
            }
        }
        if matches!(proofs.complete, Proof::Fails(_)) != fails {
            return fail(format!(
                "complete: {:?}, brute force says {fails}",
                proofs.complete
            ));
        }
        if matches!(proofs.ends, Proof::Fails(_)) != goes_round {
            return fail(format!(
                "ends: {:?}, brute force says {goes_round}",
                proofs.ends
            ));
        }
        for escape in [&proofs.complete, &proofs.ends]
            .into_iter()
            .filter_map(Proof::counter_example)
        {
            let (seen, _) = active(
                &plans,
                entries[escape.entry.index()],
                &said(&escape.answers),
            );
            let all_said = seen
                .iter()
                .all(|at| !questions.contains(at) || said(&escape.answers).contains_key(at));
            let given = said(&escape.answers);
            let agree = same.is_none_or(|(one, other)| {
                let (one, other) = (given.get(&one), given.get(&other));
                one.is_none() || other.is_none() || one == other
            });
            if outcomes(&seen) > 0 || !all_said || !agree {
                return fail(format!("{escape:?} does not escape"));
            }
        }
        match &proofs.unique {
            Proof::Unknown if decision.refusal().is_some() => {}
            Proof::Unknown => return fail("unique: unknown".into()),
            _ if !one_view => {}
            Proof::Holds if several => return fail("unique: proved, but it is not so".into()),
            Proof::Holds => {}
            Proof::Fails(conflict) => {
                let (one, other) = conflict.outcomes;
                let both = [one, other].map(|at| number(decision[at].node));
                let given = said(&conflict.answers);
                let entry = entries[conflict.entry.index()];
                let reached = ways.as_ref().map(|ways| ways.outcomes(entry, &given));
                let both = |all: &BTreeSet<usize>| both.iter().all(|at| all.contains(at));
                if one == other || !reached.as_ref().is_none_or(both) {
                    return fail(format!("{conflict:?} is not a conflict"));
                }
            }
        }
        if !cycles {
            for end in &proofs.dead_ends {
                let at = number(end.node);
                if !matches!(&plans[at], Plan::Word(_, to) if to.is_empty()) {
                    return fail(format!("n{at} is not a dead end"));
                }
                if end.failing != failing.contains(&at) {
                    return fail(format!("n{at}: failing {}", end.failing));
                }
            }
            let planned = (0..plans.len()).filter(|&at| {
                let answer = matches!(&plans[at], Plan::Word(_, to) if to.is_empty());
                answer
                    && graph
                        .node_index(&format!("n{at}"))
                        .is_some_and(|n| decision.nodes().contains(&n))
            });
            if planned.count() != proofs.dead_ends.len() {
                return fail("a dead end is missing".into());
            }
        }
    }
    Ok(decisions.list.len())
}

/// Runs a check on as many random plans; each says how many decisions (or tables) it saw.
pub fn each(cases: u32, check: impl Fn(&[u8]) -> Result<usize, String>) {
    let config = Config {
        cases,
        failure_persistence: None,
        ..Config::default()
    };
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(config, rng);
    let decided = std::cell::Cell::new(0usize);
    let bytes = proptest::collection::vec(proptest::num::u8::ANY, 10..120);
    let result = runner.run(&bytes, |bytes| {
        let count = check(&bytes).map_err(TestCaseError::fail)?;
        decided.set(decided.get() + count);
        Ok(())
    });
    if let Err(error) = result {
        match error {
            TestError::Fail(why, _) => panic!("{why}"),
            other => panic!("{other}"),
        }
    }
    assert!(
        decided.get() > cases as usize / 2,
        "most charts decide something: {}",
        decided.get()
    );
}

#[test]
fn charts_without_cycles() {
    each(4_000, |bytes| agrees(bytes, false, false));
}

#[test]
fn charts_with_cycles() {
    each(2_000, |bytes| agrees(bytes, true, false));
}

#[test]
fn charts_that_ask_one_thing_twice() {
    each(1_000, |bytes| agrees(bytes, false, true));
    each(500, |bytes| agrees(bytes, true, true));
}
