//! Random charts against brute force over all answer sets.
//!
//! The charts are drawn from a plan that the test keeps: what the library says of them is compared
//! with a walk over that plan.

use std::collections::{BTreeMap, BTreeSet};

use mermaidc::decision::{Given, Proof};
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestError, TestRng, TestRunner};

use super::{decisions, graph};

/// What stands at a node of a plan.
#[derive(Clone, Debug)]
enum Plan {
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
fn plan(bytes: &[u8], cycles: bool) -> Vec<Plan> {
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
fn draw(plans: &[Plan]) -> String {
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

/// Compares what is proved of a plan's chart with brute force.
fn agrees(bytes: &[u8], cycles: bool) -> Result<usize, String> {
    let plans = plan(bytes, cycles);
    let text = draw(&plans);
    let graph = graph(&text);
    let decisions = decisions(&graph);
    let number = |node: mermaidc::graph::NodeIndex| -> usize {
        graph.node(node).id[1..].parse().expect("a number")
    };
    let fail = |what: String| Err(format!("{what}\n{text}"));
    for decision in &decisions.list {
        let questions: Vec<usize> = decision.questions.iter().map(|q| number(q.node)).collect();
        for (question, &at) in decision.questions.iter().zip(&questions) {
            let Plan::Question(answers, also) = &plans[at] else {
                return fail(format!("n{at} is no question"));
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
                .map(|&(question, answer)| (questions[question], answer))
                .collect()
        };
        let outcomes = |seen: &BTreeSet<usize>| {
            seen.iter()
                .filter(|&&at| matches!(plans[at], Plan::Outcome))
                .count()
        };
        let proofs = decision.prove();
        let sets = sets(&plans, &questions);
        let entries: Vec<usize> = decision.entries.iter().map(|e| number(e.node)).collect();
        let (mut fails, mut goes_round, mut several) = (false, false, false);
        let mut failing: BTreeSet<usize> = BTreeSet::new();
        for &entry in &entries {
            let (mut dead, mut round) = (false, false);
            for set in &sets {
                let (seen, cyclic) = active(&plans, entry, set);
                several |= outcomes(&seen) > 1;
                if outcomes(&seen) == 0 {
                    dead |= !cyclic;
                    round |= cyclic;
                    if !cyclic {
                        failing.extend(seen);
                    }
                }
            }
            fails |= dead;
            goes_round |= round && !dead;
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
            let (seen, _) = active(&plans, entries[escape.entry], &said(&escape.answers));
            let all_said = seen
                .iter()
                .all(|at| !questions.contains(at) || said(&escape.answers).contains_key(at));
            if outcomes(&seen) > 0 || !all_said {
                return fail(format!("{escape:?} does not escape"));
            }
        }
        match &proofs.unique {
            Proof::Unknown if decision.refusal().is_some() => {}
            Proof::Unknown => return fail("unique: unknown".into()),
            Proof::Holds if several => return fail("unique: proved, but it is not so".into()),
            Proof::Holds => {}
            Proof::Fails(conflict) => {
                let (seen, _) = active(&plans, entries[conflict.entry], &said(&conflict.answers));
                let (one, other) = conflict.outcomes;
                let both = [one, other].map(|at| number(decision.outcomes[at].node));
                if one == other || both.iter().any(|at| !seen.contains(at)) {
                    return fail(format!("{conflict:?} is no conflict"));
                }
            }
        }
        if !cycles {
            for end in &proofs.dead_ends {
                let at = number(end.node);
                if !matches!(&plans[at], Plan::Word(_, to) if to.is_empty()) {
                    return fail(format!("n{at} is no dead end"));
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

fn run(cases: u32, cycles: bool) {
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
        let count = agrees(&bytes, cycles).map_err(TestCaseError::fail)?;
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
    run(4_000, false);
}

#[test]
fn charts_with_cycles() {
    run(2_000, true);
}
