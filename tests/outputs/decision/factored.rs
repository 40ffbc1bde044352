//! Tables that lead to each other say what the decision says, in as many rows as the chart has arrows.

use std::collections::BTreeSet;

use mermaidc::decision::{
    Answers, ChoiceId, Decision, End, EntryId, Factored, LoopId, OutcomeId, QuestionId, RowResult,
    VariableId,
};
use mermaidc::model::graph::Graph;

use super::random::{draw, each, plan};
use super::{compile, decisions, graph};

/// What holds from an entry on: outcomes, and loops that begin again.
fn walk(
    factored: &Factored,
    entry: EntryId,
    said: impl Fn(VariableId) -> Option<ChoiceId>,
) -> (BTreeSet<OutcomeId>, BTreeSet<LoopId>) {
    let (mut outcomes, mut again) = (BTreeSet::new(), BTreeSet::new());
    let mut seen = BTreeSet::new();
    let mut todo = vec![factored.starts[entry.index()]];
    while let Some(table) = todo.pop() {
        if !seen.insert(table) {
            continue;
        }
        let rows = factored.tables[table.index()].rows.iter();
        let holds = rows.filter(|row| {
            let mut conditions = row.conditions.iter();
            conditions.all(|asked| said(asked.variable) == Some(asked.choice))
        });
        for row in holds {
            match row.end {
                End::Result(RowResult::Outcome(outcome)) => {
                    outcomes.insert(outcome);
                }
                End::Result(RowResult::Again(head)) => {
                    again.insert(head);
                }
                End::Result(RowResult::Nothing(_)) => {}
                End::GoTo(to) => todo.push(to),
            }
        }
    }
    (outcomes, again)
}

/// The most rows that the tables of a decision may have together.
fn bound(graph: &Graph, decision: &Decision) -> usize {
    let choices = |at: QuestionId| {
        let question = &decision[at];
        let targets: usize = question.answers.iter().map(|a| a.targets.len()).sum();
        targets + question.also.len() + decision[question.variable].answers.len()
    };
    let questions: usize = decision.question_ids().map(choices).sum();
    questions + graph.edges().count() + decision.outcomes.len() + decision.entries.len()
}

fn agrees(text: &str) -> Result<usize, String> {
    let graph = graph(text);
    let decisions = decisions(&graph);
    let mut tables = 0;
    for decision in &decisions.list {
        let Ok(factored) = decision.factored() else {
            if decision.refusal().is_none() {
                return Err(format!("no tables\n{text}"));
            }
            continue;
        };
        tables += factored.tables.len();
        let rows: usize = factored.tables.iter().map(|table| table.rows.len()).sum();
        let views = if factored.tables.iter().any(|t| t.entry.is_some()) {
            decision.entries.len()
        } else {
            1
        };
        if rows > bound(&graph, decision) * views {
            return Err(format!("{rows} rows\n{text}"));
        }
        for entry in decision.entry_ids() {
            // Numbers that differ by a prime pick sets of answers from all over.
            for number in 0..24usize {
                let mut answers = Answers::none(decision);
                let mut rest = number * 7_919;
                for at in decision.variable_ids() {
                    let variable = &decision[at];
                    // Sometimes an answer is left open.
                    let sides = variable.answers.len() + usize::from(number % 3 == 0);
                    let choice = rest % sides.max(1);
                    rest = rest / sides.max(1) + number;
                    let choice = (choice < variable.answers.len()).then(|| ChoiceId::new(choice));
                    answers.set(at, choice);
                }
                let decided = decision.decide(entry, &answers);
                let found = walk(&factored, entry, |variable| answers.get(variable));
                let wanted = (
                    decided.outcomes.into_iter().collect(),
                    decided.again.into_iter().collect(),
                );
                if found != wanted {
                    return Err(format!("{answers:?}: {found:?}, not {wanted:?}\n{text}"));
                }
            }
        }
    }
    Ok(tables)
}

#[test]
fn random_charts_decide_by_tables_as_by_walking() {
    each(1_500, |bytes| {
        let plans = plan(bytes, bytes[0] % 3 == 0);
        agrees(&draw(&plans))
    });
}

#[test]
fn two_to_the_thousand_ways_are_a_thousand_tables() {
    let text = super::size::ladder(1_000);
    assert!(compile("ladder.mmd", &text, "table").is_err());
    let graph = graph(&text);
    let decision = &decisions(&graph).list[0];
    let factored = decision.factored().expect("tables");
    let rows: usize = factored.tables.iter().map(|table| table.rows.len()).sum();
    assert_eq!((factored.tables.len(), rows), (1_000, 2_000));
    assert_eq!(agrees(&text), Ok(1_000));
    assert!(compile("ladder.mmd", &text, "factored").is_ok());
}

/// Long ways without a merge are cut, so that no table is as wide as it is long.
#[test]
fn a_long_chain_is_linear() {
    let mut text = String::from("flowchart TD\n");
    for at in 0..400 {
        text += &format!(
            "Q{at}{{Q{at}?}} -->|Yes| Q{}\nQ{at} -->|No| N{at}\n",
            at + 1
        );
    }
    let graph = graph(&text);
    let decision = &decisions(&graph).list[0];
    let factored = decision.factored().expect("tables");
    let rows = factored.tables.iter().flat_map(|table| &table.rows);
    let conditions: usize = rows.map(|row| row.conditions.len()).sum();
    assert!(
        conditions <= 8 * 801 && factored.tables.len() == 50,
        "{conditions}"
    );
    assert!(agrees(&text).is_ok());
}

#[test]
fn the_tables_of_a_page() {
    let chart = "flowchart TD
        A{Paid?} -->|Yes| B[Pack it]
        A -->|No| C{Known to us?}
        C -->|Yes| B
        C -->|No| D[Wait]
        B --> E{Far?}
        E -->|Yes| F[By rail]
        E -->|No| G[By hand]
    ";
    assert_eq!(
        compile("page.mmd", chart, "factored").expect("tables"),
        "\
**Table 1: Paid?**

| # | Paid? | Known to us? | Result |
|--:|---|---|---|
| 1 | Yes | | Pack it → *go to table 2* |
| 2 | No | Yes | Pack it → *go to table 2* |
| 3 | No | No | Wait |

**Table 2: Far?**

| # | Far? | Result |
|--:|---|---|
| 1 | Yes | By rail |
| 2 | No | By hand |

*Unique*: never more than one outcome. *Complete*: every set of answers has an outcome. \
Where a row says *go to*, what that table says holds, too.
"
    );
}
