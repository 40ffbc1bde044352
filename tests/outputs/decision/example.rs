//! The example page, row for row, and against a walk of its graph that knows nothing of the library's.

use std::collections::{BTreeMap, BTreeSet};

use mermaidc::decision::{Answers, ChoiceId, Decision, EntryId, HitPolicy, RowResult};
use mermaidc::model::graph::Graph;
use mermaidc::source::{Source, SourceKind, charts};

use super::{decisions, file};

const QUESTIONS: [&str; 8] = ["A", "E", "J", "N", "S", "W", "AB", "AF"];

fn page() -> Graph {
    let source = Source::new("communication.md", file("fixtures/communication.md"));
    let chart = &charts(&source, SourceKind::Markdown)[0];
    mermaidc::syntax::read(chart)
        .diagram
        .and_then(mermaidc::model::Diagram::into_graph)
        .expect("a flowchart")
}

#[test]
fn the_table_row_for_row() {
    let graph = page();
    let decisions = decisions(&graph);
    let [decision] = &decisions.list[..] else {
        panic!("one decision")
    };
    let id = |node| graph.node(node).id.as_str();
    let rows: Vec<String> = decision
        .rows()
        .expect("a table")
        .iter()
        .map(|row| {
            let said: Vec<String> = row
                .conditions
                .iter()
                .map(|&said| {
                    let name = &decision.choice(said).name;
                    format!("{}={name}", id(decision.named_by(said.variable).node))
                })
                .collect();
            let result = match row.result {
                RowResult::Outcome(at) if decision[at].stop => {
                    format!("{} (stop)", id(decision[at].node))
                }
                RowResult::Outcome(at) => id(decision[at].node).to_owned(),
                RowResult::Nothing(node) => format!("nothing ({})", id(node)),
                RowResult::Again(_) => "again".to_owned(),
            };
            format!("{}: {result}", said.join(", "))
        })
        .collect();
    assert_eq!(
        rows,
        [
            "A=Real-Time, E=Yes: H",
            "A=Real-Time, E=Yes, AB=Yes: AE",
            "A=Real-Time, E=Yes, AB=No: nothing (AD)",
            "A=Real-Time, E=No: I",
            "A=Real-Time, AF=Yes: AI",
            "A=Real-Time, AF=No: nothing (AH)",
            "A=Asynchronous, J=Yes: M",
            "A=Asynchronous, J=No, N=Yes: Q",
            "A=Asynchronous, J=No, N=No: R",
            "A=Batch/Periodic, S=Yes: V",
            "A=Batch/Periodic, S=No, W=Yes: Z",
            "A=Batch/Periodic, S=No, W=No: AA (stop)",
        ]
    );
    let proofs = decision.prove();
    assert!(proofs.complete.holds() && proofs.ends.holds());
    assert_eq!(decision.hit_policy(&proofs), HitPolicy::Collect);
    let conflict = proofs.unique.counter_example().expect("several outcomes");
    let (one, other) = conflict.outcomes;
    let both = [one, other].map(|at| id(decision[at].node));
    assert!(both.contains(&"AI") || both.contains(&"AE"), "{both:?}");
    let dead: Vec<_> = proofs
        .dead_ends
        .iter()
        .map(|d| (id(d.node), d.failing))
        .collect();
    assert_eq!(dead, [("AD", false), ("AH", false)]);
}

/// Every full and partial set of answers: what a plain walk of the graph reaches is what the library
/// says.
#[test]
fn all_8748_sets_agree_with_a_plain_walk() {
    let graph = page();
    let decisions = decisions(&graph);
    let decision = &decisions.list[0];
    let mut count = 0;
    for_each_set(&mut |said| {
        count += 1;
        let mut answers = Answers::none(decision);
        for (question, answer) in said {
            set(&graph, decision, &mut answers, question, answer);
        }
        let outcomes = decision.decide(EntryId::new(0), &answers).outcomes;
        let reached: BTreeSet<String> = outcomes
            .into_iter()
            .map(|at| decision[at].label.clone())
            .collect();
        assert_eq!(reached, plain_walk(&graph, said), "{said:?}");
    });
    assert_eq!(count, 8_748);
}

/// Calls with each set of answers, by question.
pub fn for_each_set(call: &mut dyn FnMut(&BTreeMap<&'static str, &'static str>)) {
    let choices = |question: &str| match question {
        "A" => vec![
            None,
            Some("Real-Time"),
            Some("Asynchronous"),
            Some("Batch/Periodic"),
        ],
        _ => vec![None, Some("Yes"), Some("No")],
    };
    let mut digits = [0usize; QUESTIONS.len()];
    loop {
        let said = QUESTIONS
            .iter()
            .zip(digits)
            .filter_map(|(&question, digit)| Some((question, choices(question)[digit]?)))
            .collect();
        call(&said);
        let mut at = 0;
        while at < QUESTIONS.len() {
            digits[at] += 1;
            if digits[at] < choices(QUESTIONS[at]).len() {
                break;
            }
            digits[at] = 0;
            at += 1;
        }
        if at == QUESTIONS.len() {
            return;
        }
    }
}

/// The words of the ends that a reader comes to who follows every link, but below a question only
/// the answer that is said and the links to what is not a rhombus.
pub fn plain_walk(graph: &Graph, said: &BTreeMap<&str, &str>) -> BTreeSet<String> {
    let mut seen = BTreeSet::from(["A"]);
    let mut todo = vec!["A"];
    let mut ends = BTreeSet::new();
    while let Some(id) = todo.pop() {
        let node = graph.node_index(id).expect("a node");
        let below: Vec<_> = graph.inner().neighbors(node).collect();
        if below.is_empty() && !graph.node(node).shape.is_rhombus() {
            ends.insert(graph.node(node).label.text.clone());
        }
        for to in below {
            let to = graph.node(to);
            let is_answer = QUESTIONS.contains(&id) && to.shape.is_rhombus();
            if (!is_answer || said.get(id) == Some(&to.label.text.as_str())) && seen.insert(&to.id)
            {
                todo.push(&to.id);
            }
        }
    }
    ends
}

fn set(graph: &Graph, decision: &Decision, answers: &mut Answers, question: &str, answer: &str) {
    let at = decision
        .questions
        .iter()
        .position(|q| graph.node(q.node).id == question)
        .expect("a question");
    let variable = decision.questions[at].variable;
    let choices = &decision[variable].answers;
    let choice = choices.iter().position(|choice| choice.name == answer);
    answers.set(variable, Some(ChoiceId::new(choice.expect("an answer"))));
}
