//! The example in the module's documentation: one way through the chart that shows what it is like.

use std::collections::VecDeque;

use crate::decision::HitPolicy;

use super::numbers::literal;
use super::table::Table;

/// The widest chain of calls that stands on one line.
const CHAIN: usize = 60;

/// The most answers that an example gives.
const LONGEST: usize = 12;

/// How far an example looks for steps, in answers.
const FAR: usize = 3;

/// One way: an entry, and answers (question, answer) in the order asked.
struct ExampleWay {
    entry: usize,
    answers: Vec<(usize, usize)>,
}

/// The lines of the example, without the fence.
pub(super) fn example(table: &Table) -> Vec<String> {
    let ways = Ways::of(table);
    let way = ways.to_steps(table).or_else(|| ways.to_outcome(table));
    let way = way.unwrap_or(ExampleWay {
        entry: 0,
        answers: Vec::new(),
    });
    let answers = answers(table, &way.answers, "");
    let mut lines = vec![format!("let answers = {answers};")];
    let decide = decide(table, way.entry);
    let decision = table.decide(way.entry, &given(table, &way.answers));
    let steps: Vec<_> = decision
        .steps
        .iter()
        .map(|&step| format!("Step::{}", table.steps[step].name.camel))
        .collect();
    if !steps.is_empty() && !way.answers.is_empty() {
        let decided = format!("{answers}.{decide}");
        if answers.lines().count() == 1 && decided.chars().count() <= CHAIN {
            lines = vec![format!("let decision = {decided};")];
        } else {
            lines.push(format!("let decision = answers.{decide};"));
        }
        lines.push(format!(
            "assert!(decision.steps().eq([{}]));",
            steps.join(", ")
        ));
        let (next, ty) = match (decision.questions.first(), decision.outcomes.first()) {
            (None, Some(&outcome)) => {
                let outcome = &table.outcomes[outcome].item.name.camel;
                lines.push(format!("assert!(decision.has(Outcome::{outcome}));"));
                return wrapped(lines);
            }
            (Some(&question), _) => (Some(&table.questions[question].item.name.camel), "Question"),
            (None, None) => (None, ""),
        };
        let next = next.map_or_else(|| "None".to_owned(), |name| format!("Some({ty}::{name})"));
        lines.push(format!("assert_eq!(decision.next_question(), {next});"));
    } else if let Some(&question) = decision.questions.first() {
        let question = &table.questions[question].item.name.camel;
        if decision.outcomes.is_empty() {
            lines.push(format!(
                "assert_eq!(answers.{decide}.next_question(), Some(Question::{question}));"
            ));
        } else {
            lines.push(outcome(table, &decision.outcomes, &decide));
        }
    } else {
        lines.push(outcome(table, &decision.outcomes, &decide));
    }
    wrapped(lines)
}

fn wrapped(lines: Vec<String>) -> Vec<String> {
    lines
        .iter()
        .flat_map(|line| line.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect()
}

fn outcome(table: &Table, outcomes: &[usize], decide: &str) -> String {
    let name = |&at: &usize| format!("Outcome::{}", table.outcomes[at].item.name.camel);
    match (outcomes.first().map(name), table.policy.hit) {
        (None, _) => format!("assert_eq!(answers.{decide}.next_question(), None);"),
        (Some(outcome), HitPolicy::Collect) => format!("assert!(answers.{decide}.has({outcome}));"),
        (Some(outcome), _) => format!("assert_eq!(answers.{decide}.outcome(), Some({outcome}));"),
    }
}

/// `decide()`, or `decide_from(Entry::X)` in a chart with several entries.
pub(super) fn decide(table: &Table, entry: usize) -> String {
    if table.entries.len() > 1 {
        format!(
            "decide_from(Entry::{})",
            table.entries[entry].item.name.camel
        )
    } else {
        "decide()".to_owned()
    }
}

/// The answers of a way, one a question, as [`Table::decide`] takes them.
pub(super) fn given(table: &Table, answers: &[(usize, usize)]) -> Vec<Option<usize>> {
    let mut given = vec![None; table.questions.len()];
    for &(question, answer) in answers {
        given[question] = Some(answer);
    }
    given
}

/// `Answers::NONE.users(Users::Below500)`, broken as rustfmt does.
pub(super) fn answers(table: &Table, answers: &[(usize, usize)], indent: &str) -> String {
    let calls: Vec<String> = answers
        .iter()
        .map(|&(question, answer)| {
            let question = &table.questions[question];
            let ty = if question.yes_no {
                "YesNo"
            } else {
                &question.item.name.camel
            };
            let variant = &question.answers[answer].name.camel;
            let method = &question.setter;
            match &question.numbers {
                None => format!(".{method}({ty}::{variant})"),
                Some(numbers) => match numbers.example(answer) {
                    Some(value) => format!(".{method}({})", literal(value)),
                    None => format!(".with({ty}::{variant}.into())"),
                },
            }
        })
        .collect();
    let width =
        calls.iter().map(|call| call.chars().count()).sum::<usize>() + "Answers::NONE".len();
    let separator = if width > CHAIN {
        format!("\n{indent}    ")
    } else {
        String::new()
    };
    let mut chain = "Answers::NONE".to_owned();
    for call in calls {
        chain.push_str(&separator);
        chain.push_str(&call);
    }
    chain
}

/// The shortest ways to every place of the table, from its last entry on.
struct Ways {
    entry: usize,
    /// How each place is reached first: from which place and by which answer; `None` from the entry.
    from: Vec<Option<Option<(usize, usize)>>>,
    /// The places, the nearest first.
    order: Vec<usize>,
}

impl Ways {
    fn of(table: &Table) -> Self {
        let entry = table.entries.len() - 1;
        let mut from = vec![None; table.places.len()];
        let mut order = Vec::new();
        let mut todo = VecDeque::new();
        for &place in &table.entries[entry].reached.questions {
            from[place] = Some(None);
            todo.push_back(place);
        }
        while let Some(place) = todo.pop_front() {
            order.push(place);
            for (answer, row) in table.places[place].rows.iter().enumerate() {
                for &next in &row.questions {
                    if from[next].is_none() {
                        from[next] = Some(Some((place, answer)));
                        todo.push_back(next);
                    }
                }
            }
        }
        Self { entry, from, order }
    }

    /// The way to a place, as (question, answer); `None` where it answers one question twice.
    fn to(&self, table: &Table, mut place: usize, last: usize) -> Option<ExampleWay> {
        let mut answers = vec![(table.places[place].question, last)];
        while let Some((before, answer)) = self.from[place]? {
            let question = table.places[before].question;
            if answers.len() == LONGEST || answers.iter().any(|&(known, _)| known == question) {
                return None;
            }
            answers.push((question, answer));
            place = before;
        }
        answers.reverse();
        Some(ExampleWay {
            entry: self.entry,
            answers,
        })
    }

    fn rows<'t>(&'t self, table: &'t Table) -> impl Iterator<Item = (usize, usize)> + 't {
        let rows =
            |&place: &usize| (0..table.places[place].rows.len()).map(move |answer| (place, answer));
        self.order.iter().flat_map(rows)
    }

    /// The longest of the short ways whose last answer passes a step.
    fn to_steps(&self, table: &Table) -> Option<ExampleWay> {
        let passes = self
            .rows(table)
            .filter(|&(place, answer)| !table.places[place].rows[answer].steps.is_empty());
        let ways = passes.filter_map(|(place, answer)| self.to(table, place, answer));
        let ways = ways.take_while(|way| way.answers.len() <= FAR);
        ways.reduce(|best, way| {
            if way.answers.len() > best.answers.len() {
                way
            } else {
                best
            }
        })
    }

    /// The last of the shortest ways to an outcome that is not a stop, else to any.
    fn to_outcome(&self, table: &Table) -> Option<ExampleWay> {
        let reaching = |stops: bool| {
            let rows = self.rows(table).filter(move |&(place, answer)| {
                let outcomes = &table.places[place].rows[answer].outcomes;
                outcomes
                    .iter()
                    .any(|&outcome| stops || !table.outcomes[outcome].stop)
            });
            let mut ways = rows.filter_map(|(place, answer)| self.to(table, place, answer));
            let first = ways.next()?;
            let length = first.answers.len();
            Some(
                ways.take_while(|way| way.answers.len() == length)
                    .last()
                    .unwrap_or(first),
            )
        };
        reaching(false).or_else(|| reaching(true))
    }
}
