//! The roles, answers and arrows of small charts, one rule a chart.

use super::testing::chart;
use super::*;
use crate::graph::Graph;

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
    let of = |(index, node): (crate::graph::NodeIndex, &crate::graph::Node)| {
        let at = index.index();
        format!(
            "{} {} {}",
            node.id,
            decisions.roles[at].name(),
            decisions.reasons[at].rule
        )
    };
    graph.nodes().map(of).collect::<Vec<_>>().join("; ")
}

/// `A: Yes>B No>C else>D also>E`
fn answers(text: &str) -> String {
    let graph = chart(text);
    let decisions = Decisions::of(&graph);
    let ids = |nodes: &[crate::graph::NodeIndex]| {
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
        "`qestion` is no directive of mermaidc / Did you mean `question`?"
    );
    assert!(wrong("outcome b").contains("no node `b` / Did you mean `B`?"));
    assert!(wrong("else B C").starts_with("`B` is no question, so `else` does nothing"));
    assert!(wrong("else A C").starts_with("no unlabelled link leads from `A` to `C`"));
    assert!(wrong("answer B").starts_with("`B` cannot be an answer"));
    assert!(wrong("policy uniqe").ends_with("Did you mean `unique`?"));
    assert!(wrong("range A 3-4").contains("`3-4` is no range"));
    assert!(wrong("question").contains("names no node"));
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
    let graph = chart(
        "Alert --> Users{How many?}\n Report --> Repro{Sure?}\n Users -->|none| Later\n Users -->|few| Fix\n
         Users --> Revert\n Repro -->|Yes| Test --> Users\n Repro -->|No| Closed\n Fix --> Pass{Pass?}\n
         Pass -->|Yes| Approve{Fine?}\n Pass -->|No| Fix\n Approve -->|Yes| Merge\n Approve -->|No| Fix",
    );
    let decision = decision(&graph);
    let reached = |q, a| decision.reached(q, a);
    let users = 0;
    assert_eq!(decision.questions[users].label, "How many?");
    assert_eq!(
        reached(users, 1),
        Reached {
            steps: vec![2],
            questions: vec![2],
            ..Reached::default()
        }
    );
    assert_eq!(
        reached(2, 1),
        Reached {
            again: vec![0],
            ..Reached::default()
        }
    );
    assert_eq!(decision.loops[0].label, "Fix");
    assert_eq!(decision.loops[0].questions, [2, 3]);
    assert_eq!(decision.reached_from(1).questions, [1]);
}
