//! The roles, answers and arrows of small charts, one rule a chart.

use super::testing::chart;
use super::*;
use crate::model::graph::Graph;

/// A chart with two entries, a loop, an else and steps.
const BUG: &str = "Alert --> Users{How many?}
    Report --> Repro{Sure?}
    Users -->|none| Later
    Users -->|few| Fix
    Users --> Revert
    Repro -->|Yes| Test --> Users
    Repro -->|No| Closed
    Fix --> Pass{Pass?}
    Pass -->|Yes| Approve{Fine?}
    Pass -->|No| Fix
    Approve -->|Yes| Merge
    Approve -->|No| Fix";

/// The one decision of a chart.
fn decision(graph: &Graph) -> Decision {
    let decisions = Decisions::of(graph);
    assert_eq!(decisions.findings, []);
    decisions
        .list
        .into_iter()
        .next()
        .expect("the chart decides")
}

/// `A question Q1; B outcome no-way-on`
fn roles(text: &str) -> String {
    let graph = chart(text);
    let decisions = Decisions::of(&graph);
    let of = |(index, node): (crate::model::graph::NodeIndex, &crate::model::graph::Node)| {
        let at = index.index();
        format!(
            "{} {} {}",
            node.id,
            decisions.roles[at].name(),
            decisions.rules[at].name()
        )
    };
    graph.nodes().map(of).collect::<Vec<_>>().join("; ")
}

/// `A: Yes>B No>C else>D also>E`
fn answers(text: &str) -> String {
    let graph = chart(text);
    let decisions = Decisions::of(&graph);
    let ids = |nodes: &[crate::model::graph::NodeIndex]| {
        let ids: Vec<&str> = nodes
            .iter()
            .map(|&node| graph.node(node).id.as_str())
            .collect();
        ids.join("+")
    };
    let mut out = Vec::new();
    for question in decisions
        .list
        .iter()
        .flat_map(|decision| &decision.questions)
    {
        let mut line = format!("{}:", graph.node(question.node).id);
        for answer in &question.answers {
            let name = if answer.is_else() {
                "else"
            } else {
                &answer.name
            };
            line += &format!(" {name}>{}", ids(&answer.targets));
        }
        if !question.also.is_empty() {
            line += &format!(" also>{}", ids(&question.also));
        }
        out.push(line);
    }
    out.join("; ")
}

#[test]
fn q1_two_labels_and_a_sign_of_a_question() {
    for first in ["A{Pick}", "A{{Pick}}", "A[Pick?]"] {
        let roles = roles(&format!("{first} -->|x| B\n A -->|y| C"));
        assert!(roles.starts_with("A question Q1; B outcome"), "{roles}");
    }
    for (x, y) in [
        ("Yes", "maybe"),
        ("else", "x"),
        ("found", "missing file"),
        ("safe", "not safe"),
        ("Y", "N"),
    ] {
        let roles = roles(&format!("A[Pick] -->|{x}| B\n A -->|{y}| C"));
        assert!(roles.starts_with("A question Q1;"), "{x} {y}: {roles}");
    }
    assert!(roles("A[Pick] -->|x| B\n A -->|y| C").starts_with("A start no-way-in;"));
    assert!(roles("A[Pick] -->|T| B\n A -->|N| C").starts_with("A start no-way-in;"));
}

#[test]
fn q2_q3_one_label() {
    assert!(roles("A[Ok?] -->|x| B").starts_with("A question Q2"));
    assert!(roles("A{Check} -->|Yes| B").starts_with("A question Q2"));
    assert!(roles("A{{Check}} -->|failed| B").starts_with("A question Q2"));
    assert!(roles("A{Check} -->|x| B\n A --> C").starts_with("A question Q2"));
    assert!(roles("A{Check} -->|x| B").starts_with("A start"));
    assert!(roles("A[Check] -->|Yes| B\n A --> C").starts_with("A question Q3"));
    assert!(roles("A[Check] -->|on error| B\n A --> C").starts_with("A question Q3"));
    assert!(roles("A[Check] -->|cache hit| B\n A --> C").starts_with("A question Q3"));
    assert!(roles("A[Check] -->|ok go| B\n A --> C").starts_with("A start"));
    assert!(roles("A[Check] -->|Yes| B\n A --> B").starts_with("A start"));
    assert!(roles("A[Check] -->|error| B").starts_with("A start"));
}

#[test]
fn q4_to_q6_answers_drawn_as_nodes() {
    assert_eq!(
        roles("A[Rain] --> B{Yes} --> C\n A --> D{Snow} --> E\n D --> F"),
        "A question Q4; B answer word-answer; C outcome no-way-on; D answer rhombus-answer; \
         E outcome no-way-on; F outcome no-way-on"
    );
    assert!(roles("A[Rain?] --> B{Hail} --> C\n A --> D{Snow} --> E").starts_with("A question Q5"));
    assert!(roles("A[Rain?] --> B[No]").starts_with("A question Q6; B answer word-answer"));
    assert!(roles("A[Rain] --> B[No]").starts_with("A start no-way-in; B outcome"));
    assert_eq!(
        answers("A[Rain?] --> B[\"Yes: take it\"] --> C\n A --> D[y]"),
        "A: Yes>B else>D"
    );
    assert_eq!(answers("A[Rain?] --> B[Y]\n A --> D[N]"), "A: Y>B N>D");
}

#[test]
fn q7_q8_implied_answers() {
    assert_eq!(
        answers("A{Which} --> B[One]\n A --> C[Two]\n A --> D[two]"),
        "A: One>B Two>C+D"
    );
    assert!(roles("A{Do all} --> B[1. One]\n A --> C[2. Two]").starts_with("A start"));
    assert!(roles("A[Start?] --> B{Ok?}\n A --> C{Up?}\n B -->|Yes| D\n B -->|No| E\n C -->|Yes| D\n C -->|No| E")
        .starts_with("A start"));
    assert_eq!(answers("A{Go?} --> B[Fly]"), "A: Fly>B");
}

#[test]
fn q9_needs_a_chart_that_decides() {
    let body = "S[Sort] -->|small| B\n S -->|big| C\n";
    assert!(roles(body).starts_with("S start"));
    assert!(
        roles(&format!("{body} C[Heavy?] -->|Yes| D\n C -->|No| E")).starts_with("S question Q9")
    );
    let lists = "S[Sort] -->|1. small| B\n S -->|2. big| C\n C[Heavy?] -->|Yes| D\n C -->|No| E";
    assert!(roles(lists).starts_with("S start"));
}

#[test]
fn else_and_also() {
    assert_eq!(answers("B{Ok?} -->|Yes| C\n B --> D"), "B: Yes>C else>D");
    assert_eq!(
        answers("B{Ok?} -->|Yes| C\n B -->|No| E\n B --> D"),
        "B: Yes>C No>E also>D"
    );
    assert_eq!(
        answers("B{Which?} -->|a| C\n B -->|b| E\n B --> D"),
        "B: a>C b>E else>D"
    );
    assert_eq!(
        answers("B{Which?} -->|a| C\n B -->|else| E\n B --> D"),
        "B: a>C else>E also>D"
    );
    assert_eq!(
        answers("B{Which?} -->|a| C\n B --> E\n B --> D"),
        "B: a>C also>E+D"
    );
    assert_eq!(
        answers("B{Ok?} -->|found| C\n B -->|not found| E\n B --> D"),
        "B: found>C not found>E also>D"
    );
    assert_eq!(
        answers("B{Ok?} -->|Yes.| C\n B -->|yes| E\n B -->|No| E"),
        "B: Yes.>C+E No>E"
    );
    // What explains a Yes on its second line makes it no other answer.
    assert_eq!(
        answers("B{Ok?} -->|Yes<br>a lot| C\n B -->|No| E\n B --> D"),
        "B: Yes a lot>C No>E also>D"
    );
}

#[test]
fn directives_and_classes_fix_roles() {
    let fork = "A{Do} --> B\n A --> C\n D{Ok?} -->|Yes| A\n D -->|No| C\n %% mermaidc: fork A";
    assert!(roles(fork).starts_with("A step directive"));
    assert!(roles("A[Do]:::question --> B\n A --> C").starts_with("A question class"));
    assert!(roles("A[Do]:::mc-start --> B").starts_with("A start class"));
    assert!(roles("A[Do]:::start --> B").starts_with("A start no-way-in"));
    assert_eq!(
        answers("A[Do]:::question --> B[One]\n A --> C[Two]"),
        "A: One>B Two>C"
    );
    assert_eq!(
        answers("A[Do] --> B[Maybe] --> C\n %% mermaidc: answer B"),
        "A: Maybe>B"
    );
    assert_eq!(
        answers("B{Which?} -->|a| C\n B --> E\n B --> D\n %% mermaidc: else B D"),
        "B: a>C else>D also>E"
    );
}

#[test]
fn wrong_directives_are_findings() {
    let wrong = |line: &str| {
        let graph = chart(&format!(
            "A{{Ok?}} -->|Yes| B\n A -->|No| C[End]\n %% mermaidc: {line}"
        ));
        let findings = Decisions::of(&graph).findings;
        let of = |d: &crate::diagnostic::Diagnostic| {
            format!("{} / {}", d.message, d.help.clone().unwrap_or_default())
        };
        findings.iter().map(of).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(
        wrong("qestion A"),
        "`qestion` is not a directive of mermaidc / Did you mean `question`?"
    );
    assert!(wrong("outcome b").contains("no node `b` / Did you mean `B`?"));
    assert!(wrong("else B C").starts_with("`B` is not a question, so `else` does nothing"));
    assert!(wrong("else A C").starts_with("no unlabelled link leads from `A` to `C`"));
    assert!(wrong("answer B").starts_with("`B` cannot be an answer"));
    assert!(wrong("policy uniqe").ends_with("Did you mean `unique`?"));
    assert!(wrong("range A 3-4").contains("`3-4` is not a range"));
    assert!(wrong("question").contains("`question` does not name a node"));
    assert_eq!(wrong("range A 0.."), "");
    assert_eq!(wrong("name A = Kind"), "");
}

#[test]
fn entries_and_starts() {
    let graph = chart(
        "A --> B{Ok?} -->|Yes| C\n B -->|No| D\n X --> B\n Y{Loop?} -->|Yes| Z --> Y\n Y -->|No| W",
    );
    let decisions = Decisions::of(&graph);
    assert_eq!(decisions.list.len(), 2);
    let ids = |d: &Decision| -> Vec<String> {
        d.entries
            .iter()
            .map(|entry| graph.node(entry.node).id.clone())
            .collect()
    };
    assert_eq!(ids(&decisions.list[0]), ["A", "X"]);
    assert_eq!(ids(&decisions.list[1]), ["Y"]);
}

#[test]
fn what_answers_reach() {
    let graph = chart(BUG);
    let decision = decision(&graph);
    let reached = |q, a| decision.reached(QuestionId::new(q), AnswerId::new(a));
    let users = 0;
    let fix = graph.node_index("Fix").expect("a node");
    assert_eq!(decision.questions[users].label, "How many?");
    assert_eq!(
        reached(users, 1),
        Reached {
            steps: vec![fix],
            questions: vec![QuestionId::new(2)],
            ..Reached::default()
        }
    );
    assert_eq!(
        reached(2, 1),
        Reached {
            again: vec![LoopId::new(0)],
            ..Reached::default()
        }
    );
    assert_eq!(decision.loops[0].label, "Fix");
    assert_eq!(decision.loops[0].questions, [2, 3].map(QuestionId::new));
    assert_eq!(
        decision.reached_from(EntryId::new(1)).questions,
        [QuestionId::new(1)]
    );
}

/// `entry: Q=answer Q=answer -> result` for every row.
fn table(graph: &Graph, decision: &Decision) -> Vec<String> {
    let id = |node| graph.node(node).id.as_str();
    let rows = decision.rows().expect("a table");
    rows.iter()
        .map(|row| {
            let said: Vec<String> = row
                .conditions
                .iter()
                .map(|&said| {
                    let question = decision.named_by(said.variable);
                    format!("{}={}", id(question.node), decision.choice(said).name)
                })
                .collect();
            let result = match row.result {
                RowResult::Outcome(at) if decision[at].stop => {
                    format!("{} (stop)", id(decision[at].node))
                }
                RowResult::Outcome(at) => id(decision[at].node).to_owned(),
                RowResult::Nothing(node) => format!("nothing ({})", id(node)),
                RowResult::Again(at) => format!("again {}", id(decision[at].head)),
            };
            format!(
                "{}: {} -> {result}",
                id(decision[row.entry].node),
                said.join(", ")
            )
        })
        .collect()
}

#[test]
fn rows_of_a_loop_and_two_entries() {
    let graph = chart(BUG);
    let decision = decision(&graph);
    assert_eq!(
        table(&graph, &decision),
        [
            "Alert: Users=none -> Later",
            "Alert: Users=few, Pass=Yes, Approve=Yes -> Merge",
            "Alert: Users=few, Pass=Yes, Approve=No -> again Fix",
            "Alert: Users=few, Pass=No -> again Fix",
            "Alert: Users=otherwise -> Revert",
            "Report: Repro=Yes, Users=none -> Later",
            "Report: Repro=Yes, Users=few, Pass=Yes, Approve=Yes -> Merge",
            "Report: Repro=Yes, Users=few, Pass=Yes, Approve=No -> again Fix",
            "Report: Repro=Yes, Users=few, Pass=No -> again Fix",
            "Report: Repro=Yes, Users=otherwise -> Revert",
            "Report: Repro=No -> Closed",
        ]
    );
    let proofs = decision.prove();
    assert!(proofs.complete.holds() && proofs.unique.holds());
    assert_eq!(
        proofs.ends,
        Proof::Fails(Escape {
            entry: EntryId::new(0),
            answers: vec![Given::new(0, 1), Given::new(2, 0), Given::new(3, 1)]
        })
    );
    assert_eq!(decision.hit_policy(&proofs), HitPolicy::Unique);
}

#[test]
fn a_walker_goes_round_a_loop() {
    let graph = chart(BUG);
    let decision = decision(&graph);
    let mut walker = Walker::new(&decision, EntryId::new(0));
    assert_eq!(walker.question(), Some(QuestionId::new(0)));
    assert_eq!(walker.answer("maybe"), Err(NotAsked));
    assert_eq!(walker.answer("FEW"), Ok(Some(QuestionId::new(2))));
    assert_eq!(walker.answer("no"), Ok(Some(QuestionId::new(2))));
    assert_eq!(walker.answer("yes"), Ok(Some(QuestionId::new(3))));
    assert_eq!(walker.answer("No"), Ok(Some(QuestionId::new(2))));
    assert_eq!(walker.answer("yes"), Ok(Some(QuestionId::new(3))));
    assert_eq!(walker.back(), Some(QuestionId::new(2)));
    assert_eq!(walker.question(), Some(QuestionId::new(2)));
    assert_eq!(walker.answer("Yes"), Ok(Some(QuestionId::new(3))));
    assert_eq!(walker.answer("Yes"), Ok(None));
    assert_eq!(walker.decided().outcomes, [OutcomeId::new(3)]);
    assert_eq!(walker.answer("Yes"), Err(NotAsked));
}

#[test]
fn a_loop_entered_twice_has_no_table() {
    let graph = chart(
        "A{Which?} -->|a| B\n A -->|b| C\n B --> C\n C --> B\n B --> D{Ok?}\n D -->|Yes| E\n D -->|No| C",
    );
    let tangled = decision(&graph);
    let Some(Refusal::Tangled { into, back }) = tangled.refusal() else {
        panic!("tangled")
    };
    let ids = |arrows: &[(
        crate::model::graph::NodeIndex,
        crate::model::graph::NodeIndex,
    )]|
     -> Vec<String> {
        let id = |node| graph.node(node).id.as_str();
        arrows
            .iter()
            .map(|&(a, b)| format!("{}-{}", id(a), id(b)))
            .collect()
    };
    assert_eq!(ids(&into), ["A-B", "A-C"]);
    assert_eq!(ids(&back), ["B-C", "C-B", "D-C"]);
    assert!(tangled.rows().is_err());
    assert_eq!(tangled.prove().unique, Proof::Unknown);
    // Where there is never a second way, a second outcome cannot be.
    let graph = chart(
        "A{Which?} -->|a| B\n A -->|b| C\n B --> C\n C --> D{Ok?}\n D -->|Yes| E\n D -->|No| B",
    );
    assert_eq!(decision(&graph).prove().unique, Proof::Holds);
}

#[test]
fn a_walker_goes_round_a_loop_without_a_head() {
    let graph = chart(
        "A{Which?} -->|a| B\n A -->|b| C\n B --> C\n C --> D{Ok?}\n D -->|Yes| E\n D -->|No| B",
    );
    let decision = decision(&graph);
    assert!(decision.refusal().is_some());
    for way in ["a", "b"] {
        let mut walker = Walker::new(&decision, EntryId::new(0));
        assert_eq!(walker.answer(way), Ok(Some(QuestionId::new(1))));
        assert_eq!(walker.answer("No"), Ok(Some(QuestionId::new(1))), "{way}");
        assert_eq!(walker.answer("No"), Ok(Some(QuestionId::new(1))), "{way}");
        assert_eq!(walker.answer("Yes"), Ok(None), "{way}");
        assert_eq!(walker.decided().outcomes, [OutcomeId::new(0)]);
    }
}

#[test]
fn a_round_of_a_loop_without_a_head_begins_where_the_way_comes_back() {
    let graph = chart(
        "U{Urgent?} -->|Yes| F[Fix]\n U -->|No| P[Plan]\n F --> W{Works?}\n P --> R{Ready?}\n W -->|Yes| D\n W -->|No| P\n R -->|Yes| F\n R -->|No| L",
    );
    let decision = decision(&graph);
    let (works, ready) = (QuestionId::new(1), QuestionId::new(2));
    for (first, asked) in [
        ("No", [ready, works, ready]),
        ("Yes", [works, ready, works]),
    ] {
        let mut walker = Walker::new(&decision, EntryId::new(0));
        assert_eq!(walker.answer(first), Ok(Some(asked[0])));
        for (at, question) in asked.into_iter().enumerate() {
            assert_eq!(walker.question(), Some(question), "{first}, {at}");
            let on = if question == works { "No" } else { "Yes" };
            assert!(walker.answer(on).is_ok());
        }
        // Out of the loop.
        let out = if walker.question() == Some(works) {
            "Yes"
        } else {
            "No"
        };
        assert_eq!(walker.answer(out), Ok(None), "{first}");
        assert_eq!(walker.decided().outcomes.len(), 1);
    }
}

#[test]
fn two_entries_see_a_loop_from_two_sides() {
    let graph = chart(
        "P --> A{Up?}\n Q --> B{Down?}\n A -->|Yes| B\n A -->|No| X\n B -->|Yes| A\n B -->|No| Y",
    );
    let decision = decision(&graph);
    assert!(decision.refusal().is_none());
    assert!(matches!(
        decision.refusal_of_one_view(),
        Some(Refusal::Entangled { .. })
    ));
    assert_eq!(
        table(&graph, &decision),
        [
            "P: A=Yes, B=Yes -> again A",
            "P: A=Yes, B=No -> Y",
            "P: A=No -> X",
            "Q: B=Yes, A=Yes -> again B",
            "Q: B=Yes, A=No -> X",
            "Q: B=No -> Y",
        ]
    );
}

#[test]
fn same_makes_two_questions_one() {
    let body = "A{Big?} -->|Yes| B{Is it big?}\n A -->|No| C\n B -->|Yes| D\n B -->|No| E";
    let graph = chart(&format!("{body}\n %% mermaidc: same A B"));
    let one = decision(&graph);
    assert_eq!(table(&graph, &one), ["A: A=Yes -> D", "A: A=No -> C"]);
    let graph = chart(body);
    assert_eq!(table(&graph, &decision(&graph)).len(), 3);
    // What a question does not name is its else, however that is spelt.
    let body = "A{Size?} -->|S| B{Size?}\n A -->|L| C\n B -->|XL| D\n B -->|other sizes| E";
    for (word, end) in [
        ("other sizes", "nothing (B)"),
        ("default", "E"),
        ("others", "E"),
    ] {
        let body = body.replace("other sizes", word);
        let graph = chart(&format!("{body}\n %% mermaidc: same A B"));
        let first = table(&graph, &decision(&graph)).swap_remove(0);
        assert_eq!(first, format!("A: A=S -> {end}"), "{word}");
    }
}

#[test]
fn dead_ends_fail_or_not() {
    let graph =
        chart("A{Go?} --> B[No]\n A --> C[Yes] --> D\n E{Up?} -->|Yes| F\n E -->|No| G{Sure?}");
    let decisions = Decisions::of(&graph);
    let dead = |at: usize| decisions.list[at].prove().dead_ends;
    assert_eq!(
        dead(0).iter().map(|d| d.failing).collect::<Vec<_>>(),
        [true]
    );
    assert_eq!(
        dead(1).iter().map(|d| d.failing).collect::<Vec<_>>(),
        [true],
        "a question that was never finished"
    );
    assert_eq!(
        decisions.list[0].prove().complete,
        Proof::Fails(Escape {
            entry: EntryId::new(0),
            answers: vec![Given::new(0, 0)]
        })
    );
}

#[test]
fn a_question_changes_nothing_beside_one_asked_twice() {
    let graph = chart(
        "A{Big?} -->|Yes| B{Red?}\n A -->|No| C\n B -->|Yes| D{Big?}\n B -->|No| D\n \
         D -->|Yes| E\n D -->|No| C\n %% mermaidc: same A D",
    );
    let one = decision(&graph);
    let reported = |one: &super::Decision| {
        let verdicts = one.verdicts(&graph, &one.prove());
        let named = verdicts.iter().map(|v| (v.fault.name(), v.story.clone()));
        named.collect::<Vec<_>>()
    };
    assert!(
        reported(&one).contains(&(
            "irrelevant-question",
            "every answer to `Red?` leads to `Big?`".to_owned()
        )),
        "{:?}",
        reported(&one)
    );
}

#[test]
fn a_counter_example_never_goes_round() {
    let graph = chart("A{Go?} -->|Maybe| B[Wait]\n B --> A\n A --> C[No]");
    assert_eq!(
        decision(&graph).prove().complete,
        Proof::Fails(Escape {
            entry: EntryId::new(0),
            answers: vec![Given::new(0, 1)]
        })
    );
}

#[test]
fn an_endless_ladder_is_counted_and_not_built() {
    let ladder = |rungs: usize| {
        let mut text = String::new();
        for n in 0..rungs {
            text += &format!(
                "Q{n}{{q?}} -->|Yes| A{n}\n Q{n} -->|No| B{n}\n A{n} --> Q{}\n B{n} --> Q{}\n",
                n + 1,
                n + 1
            );
        }
        chart(&format!("{text} Q{rungs}[Done]"))
    };
    let graph = ladder(13);
    assert_eq!(decision(&graph).way_count(), 8192);
    assert_eq!(decision(&graph).rows().map(|rows| rows.len()), Ok(8192));
    let graph = ladder(1000);
    let long = decision(&graph);
    assert_eq!(long.rows(), Err(Refusal::TooManyRows { count: u128::MAX }));
    let proofs = long.prove();
    assert!(proofs.complete.holds() && proofs.unique.holds() && proofs.ends.holds());
}
