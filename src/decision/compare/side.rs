//! What is compared: a decision of a chart, or a table that was written down.

use foldhash::{HashMap, HashMapExt};

use super::table::{WrittenCondition, WrittenNode, WrittenTable};
use crate::decision::decisions::Decision;
use crate::decision::key::key;
use crate::decision::model::{Choice, HitPolicy, OTHERWISE};
use crate::decision::numeric::{NumberRange, Numbers, numbers};
use crate::decision::words::is_else_word;
use crate::model::graph::Graph;

/// One side of a comparison.
#[derive(Clone, Copy, Debug)]
pub enum Side<'a> {
    /// A decision of a chart.
    Chart(&'a Graph, &'a Decision),
    /// A table that was written down.
    Table(&'a WrittenTable),
}

impl Side<'_> {
    /// The words of the questions, in order.
    #[must_use]
    pub fn questions(&self) -> Vec<&str> {
        match self {
            Self::Chart(_, decision) => decision
                .variable_ids()
                .map(|at| decision.named_by(at).label.as_str())
                .collect(),
            Self::Table(table) => table.questions.iter().map(|q| q.label.as_str()).collect(),
        }
    }

    pub(super) fn is_table(&self) -> bool {
        matches!(self, Self::Table(_))
    }

    /// Whether one result at most counts: the first.
    pub(super) fn is_first_only(&self) -> bool {
        match self {
            Self::Chart(_, decision) => {
                matches!(decision.asked_policy, Some((HitPolicy::First, _)))
            }
            Self::Table(table) => table.first_only,
        }
    }

    /// Whether what comes to nothing is listed as well.
    pub(super) fn lists_nothing(&self) -> bool {
        match self {
            Self::Chart(..) => true,
            Self::Table(table) => table.lists_nothing,
        }
    }

    /// Whether it says what is passed on the way.
    pub(super) fn has_steps(&self) -> bool {
        match self {
            Self::Chart(..) => true,
            Self::Table(table) => table.has_steps,
        }
    }
}

/// Something asked, with its answers.
#[derive(Debug)]
pub(super) struct Asked {
    /// The key of its words, and which of several with that key it is.
    pub name: (String, usize),
    pub label: String,
    pub unit: String,
    /// The decimal places of its numbers, where its answers are numbers.
    pub scale: Option<u32>,
    pub answers: Vec<Said>,
}

impl Asked {
    /// Gives each number to the first answer that holds for it. A rule set is run row by row instead.
    fn take_first(&mut self) {
        let Some(scale) = self.scale else { return };
        let single = |said: &Said| match said.ranges.as_deref() {
            Some([range]) if !said.otherwise => Some(*range),
            _ => None,
        };
        let numbers = Numbers {
            unit: self.unit.clone(),
            scale,
            ranges: self.answers.iter().map(single).collect(),
        };
        for (at, said) in self.answers.iter_mut().enumerate() {
            if numbers.ranges[at].is_some() {
                said.ranges = Some(numbers.own(at));
            }
        }
    }
}

/// An answer.
#[derive(Debug)]
pub(super) struct Said {
    pub words: String,
    pub key: String,
    /// Whether it stands for every answer that no other names.
    pub otherwise: bool,
    /// The numbers that it holds for, where it is about numbers.
    pub ranges: Option<Vec<NumberRange>>,
}

impl Said {
    fn words(name: &str) -> Self {
        let key = key(name);
        Self {
            words: name.to_owned(),
            otherwise: is_else_word(&key),
            key,
            ranges: None,
        }
    }

    fn numbers(words: &str, ranges: &[NumberRange]) -> Self {
        let phrases: Vec<String> = ranges.iter().map(|range| range.words()).collect();
        let words = match words {
            "" => phrases.join(" or "),
            words => words.to_owned(),
        };
        Self {
            key: key(&words),
            words,
            otherwise: false,
            ranges: Some(ranges.to_vec()),
        }
    }
}

/// One side, with what it asks by name.
pub(super) struct Compared<'a> {
    pub side: Side<'a>,
    pub asked: Vec<Asked>,
    /// Where a way may begin; a table that does not say so has one without words.
    pub entries: Vec<WrittenNode>,
    /// The words of what it may come to.
    pub results: Vec<String>,
    /// For each row of a table, and each of its questions: the answers that it asks for.
    pub wanted: Vec<Vec<Option<Vec<usize>>>>,
}

impl<'a> Compared<'a> {
    pub fn of(side: Side<'a>) -> Self {
        let mut compared = match side {
            Side::Chart(graph, decision) => of_chart(graph, decision),
            Side::Table(table) => of_table(table),
        };
        let mut times: HashMap<String, usize> = HashMap::new();
        for asked in &mut compared.asked {
            let key = key(&asked.label);
            let count = times.entry(key.clone()).or_default();
            asked.name = (key, *count);
            *count += 1;
        }
        compared
    }
}

fn of_chart<'a>(graph: &'a Graph, decision: &'a Decision) -> Compared<'a> {
    let asked = decision.variable_ids().map(|at| {
        let variable = &decision[at];
        let numbers = variable.numbers.as_ref();
        let answers = variable.answers.iter().enumerate().map(|(at, choice)| {
            let otherwise = choice.otherwise || is_else_word(&choice.key);
            Said {
                words: choice.name.clone(),
                key: choice.key.clone(),
                otherwise,
                ranges: numbers.and_then(|numbers| match numbers.ranges[at] {
                    Some(_) => Some(numbers.own(at)),
                    None => otherwise.then(|| numbers.left_over()),
                }),
            }
        });
        Asked {
            name: Default::default(),
            label: decision.named_by(at).label.clone(),
            unit: numbers.map_or_else(String::new, |numbers| numbers.unit.clone()),
            scale: numbers.map(|numbers| numbers.scale),
            answers: answers.collect(),
        }
    });
    let entries = decision.entries.iter().map(|entry| WrittenNode {
        words: entry.label.clone(),
        id: graph.node(entry.node).id.clone(),
    });
    Compared {
        side: Side::Chart(graph, decision),
        asked: asked.collect(),
        entries: entries.collect(),
        results: decision.outcomes.iter().map(|o| o.label.clone()).collect(),
        wanted: Vec::new(),
    }
}

fn of_table(table: &WrittenTable) -> Compared<'_> {
    let mut wanted: Vec<Vec<Option<Vec<usize>>>> = vec![Vec::new(); table.rows.len()];
    let mut asked = Vec::new();
    for (at, question) in table.questions.iter().enumerate() {
        let (mut answers, mut named): (Vec<Said>, Vec<Said>) = (Vec::new(), Vec::new());
        for (row, wanted) in table.rows.iter().zip(&mut wanted) {
            let said = match row.conditions.get(at).unwrap_or(&WrittenCondition::Any) {
                WrittenCondition::Any => {
                    wanted.push(None);
                    continue;
                }
                WrittenCondition::Words(words) => words.iter().map(|w| Said::words(w)).collect(),
                WrittenCondition::Numbers(words, ranges) => vec![Said::numbers(words, ranges)],
                WrittenCondition::Otherwise(others) => {
                    // What it leaves out is an answer too, although no row may be about it.
                    named.extend(others.iter().map(|words| Said::words(words)));
                    vec![Said::words(OTHERWISE)]
                }
            };
            let place = |said: Said| {
                let same = |other: &Said| (&other.key, &other.ranges) == (&said.key, &said.ranges);
                let known = answers.iter().position(same);
                known.unwrap_or_else(|| {
                    answers.push(said);
                    answers.len() - 1
                })
            };
            wanted.push(Some(said.into_iter().map(place).collect()));
        }
        for said in named {
            if answers.iter().all(|known| known.key != said.key) {
                answers.push(said);
            }
        }
        let mut own = measured(question.label.clone(), &question.unit, answers);
        if table.lists_nothing {
            own.take_first();
        }
        asked.push(own);
    }
    let mut entries: Vec<WrittenNode> = Vec::new();
    let mut results: Vec<String> = Vec::new();
    for row in &table.rows {
        let entry = row.entry.clone().unwrap_or_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
        let outcome = row.result.iter().filter(|result| !result.is_again);
        results.extend(outcome.map(|result| shown(&result.node).to_owned()));
    }
    Compared {
        side: Side::Table(table),
        asked,
        entries,
        results,
        wanted,
    }
}

/// A question of a table: its answers are numbers where the table says so, or else where they read so.
fn measured(label: String, unit: &str, mut answers: Vec<Said>) -> Asked {
    let ranges = |answers: &[Said]| -> Vec<NumberRange> {
        let all = answers.iter().filter_map(|said| said.ranges.clone());
        all.flatten().collect()
    };
    let mut unit = unit.to_owned();
    if answers.iter().all(|said| said.ranges.is_none()) {
        let choices: Vec<Choice> = answers
            .iter()
            .map(|said| Choice {
                name: said.words.clone(),
                key: said.key.clone(),
                otherwise: said.otherwise,
                at: Vec::new(),
            })
            .collect();
        if let Some(read) = numbers(&choices) {
            for (said, range) in answers.iter_mut().zip(&read.ranges) {
                said.ranges = range.map(|range| vec![range]);
            }
            unit = read.unit;
        }
    }
    let known = ranges(&answers);
    let ends = known.iter().flat_map(|range| [range.low, range.high]);
    let scale = ends.flatten().map(|end| end.scale).max();
    let is_number = answers.iter().any(|said| said.ranges.is_some());
    let scale = is_number.then(|| scale.unwrap_or_default());
    if let Some(scale) = scale {
        let taken = Numbers {
            unit: unit.clone(),
            scale,
            ranges: known.into_iter().map(Some).collect(),
        };
        let left = taken.left_over();
        for said in answers.iter_mut().filter(|said| said.otherwise) {
            said.ranges = Some(left.clone());
        }
    }
    Asked {
        name: Default::default(),
        label,
        unit,
        scale,
        answers,
    }
}

/// What a node is called: its words, else its id.
pub(super) fn shown(node: &WrittenNode) -> &str {
    match node.words.as_str() {
        "" => &node.id,
        words => words,
    }
}
