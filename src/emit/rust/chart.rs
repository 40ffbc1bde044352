//! The chart: what is asked, what every answer leads to, and the words of everything, in the macros of
//! [`macros`](super::macros).

use std::fmt::Write as _;

use proc_macro2::TokenStream;

use super::decide::reads_entries;
use super::decision::listed;
use super::literal::{code_span, is_plain, string};
use super::table::{
    Leads, NamedAnswer, NamedItem, NamedLoop, NamedOutcome, NamedPlace, NamedQuestion, Table,
};
use super::tokens::{Set, count, verbatim};

/// The most answers without a way on that the comment lists.
const LISTED: usize = 8;

/// One of the four things that a row leads to.
pub(super) struct Part {
    /// The enum.
    pub(super) ty: &'static str,
    pub(super) field: &'static str,
    pub(super) method: &'static str,
    pub(super) argument: &'static str,
    pub(super) set: Set,
    names: Vec<String>,
    of: fn(&Leads) -> &[usize],
}

/// What rows lead to in this table: only what the chart has.
pub(super) fn parts(table: &Table) -> Vec<Part> {
    let camel = |item: &NamedItem| item.name.camel.clone();
    let outcomes = table.outcomes.iter().map(|o| camel(&o.item)).collect();
    let places: Vec<_> = table.places.iter().map(|p| p.name.camel.clone()).collect();
    let loops = table.loops.iter().map(|l| camel(&l.item)).collect();
    let (asked, argument) = if table.is_shared() {
        ("Place", "place")
    } else {
        ("Question", "question")
    };
    let part = |ty, field, method, argument, names: Vec<String>, of| Part {
        ty,
        field,
        method,
        argument,
        set: Set::of(names.len()),
        names,
        of,
    };
    let mut parts = vec![
        part(
            "Step",
            "steps",
            "passes",
            "step",
            table.steps.iter().map(camel).collect(),
            |r| &r.steps,
        ),
        part("Outcome", "outcomes", "reaches", "outcome", outcomes, |r| {
            &r.outcomes
        }),
        part(asked, "questions", "asks", argument, places, |r| {
            &r.questions
        }),
        part("Again", "again", "again", "again", loops, |r| &r.again),
    ];
    parts.retain(|part| !part.names.is_empty());
    parts
}

/// The chart, after the macros that read it.
pub(super) fn chart(table: &Table) -> TokenStream {
    let parts = parts(table);
    let mut text = String::new();
    nowhere(&mut text, &table.places);
    questions(&mut text, table, &parts);
    enums(&mut text, table);
    text.push('\n');
    if let [entry] = &table.entries[..] {
        if reads_entries(table) {
            let row = start_row(&parts, &entry.item, &entry.reached);
            let docs = "What the entry leads to.";
            let _ = write!(text, "\n/// {docs}\nconst START: Row = {row};");
        }
    } else {
        let entries = table.entries.iter();
        let rows = entries.map(|entry| start_row(&parts, &entry.item, &entry.reached));
        let docs = "What each entry leads to.";
        constant(&mut text, docs, "STARTS", "Row", rows);
    }
    if table.has_then() {
        let steps = |outcome: &NamedOutcome| {
            variants("Step", outcome.then.iter().map(|&step| &table.steps[step]))
        };
        let then = table.outcomes.iter().map(steps);
        let docs = "What follows each outcome in any case.";
        constant(&mut text, docs, "THEN", "&[Step]", then);
    }
    if !table.loops.is_empty() {
        let asked = |l: &NamedLoop| {
            let questions = l
                .questions
                .iter()
                .map(|&question| &table.questions[question].item);
            variants("Question", questions)
        };
        let docs = "The questions that each loop asks anew.";
        let loops = table.loops.iter().map(asked);
        constant(&mut text, docs, "ASKED_ANEW", "&[Question]", loops);
    }
    if table.is_tangled {
        let loops = table.loops.iter();
        let rows = loops.map(|l| start_row(&parts, &l.item, &l.reached));
        let docs = "What the next round of each loop leads to.";
        constant(&mut text, docs, "ROUNDS", "Row", rows);
    }
    verbatim(text.trim_end())
}

/// `words! { … }`: the enums beside the questions.
fn enums(text: &mut String, table: &Table) {
    text.push_str("\n\nwords! {");
    if table.has_yes_no() {
        text.push_str(YES_NO);
    }
    if table.entries.len() > 1 {
        let entries = table.entries.iter().map(|entry| item(&entry.item, ""));
        let docs = "Where the chart can be entered, in chart order.";
        list(text, "Entry by node_id", docs, entries);
    }
    let head = |ty| format!("{ty} by node_id{}", listed(table, ty));
    let outcomes = table.outcomes.iter().map(|outcome| {
        let only_ends = ": the chart only ends here";
        item(&outcome.item, if outcome.stop { only_ends } else { "" })
    });
    let docs = "Every outcome of the chart, in chart order.";
    list(text, &head("Outcome"), docs, outcomes);
    let steps = table.steps.iter().map(|step| item(step, ""));
    let docs = "Every step of the chart, in flow order.";
    list(text, &head("Step"), docs, steps);
    let loops = table.loops.iter().map(|l| item(&l.item, ""));
    let docs = "Where a loop of the chart begins again, in chart order.";
    list(text, &head("Again"), docs, loops);
    text.push_str("\n}");
}

/// The answers of every yes/no question, which stand nowhere in the chart.
const YES_NO: &str = r#"
    /// `Yes` or `No`: the answers of every yes/no question.
    YesNo { #[doc = "`Yes`"] Yes("Yes") #[doc = "`No`"] No("No") }"#;

/// `row!("Start" asks[A])`: the row of an entry, or of a round.
fn start_row(parts: &[Part], item: &NamedItem, reached: &Leads) -> String {
    let (label, leads) = (string(&item.label), leads(parts, reached));
    format!("row!({label} {leads})")
}

/// `questions! { … }`: a line for each question and each answer.
fn questions(text: &mut String, table: &Table, parts: &[Part]) {
    text.push_str("questions! {");
    for (question, place) in table.questions.iter().zip(&table.places) {
        let (docs, said) = item(&question.item, "");
        let setter = setter(question);
        let wide = said.chars().count() + setter.chars().count() > WIDTH;
        let between = if wide { "\n       " } else { "" };
        let _ = write!(text, "{docs}\n    {said}{between}{setter} [");
        for (answer, row) in question.answers.iter().zip(&place.rows) {
            let (docs, said) = self::answer(question, answer);
            let docs = docs.replace('\n', "\n    ");
            let _ = write!(text, "{docs}\n        {said} {{ {} }}", leads(parts, row));
        }
        text.push(']');
    }
    for place in &table.places[table.questions.len()..] {
        let question = &table.questions[place.question].item.name.camel;
        let (label, id) = (code_span(&place.label), code_span(&place.id));
        let _ = write!(text, "\n    // {label} (node {id}), once more.");
        let _ = write!(text, "\n    ; {}: {question} [", place.name.camel);
        for row in &place.rows {
            let _ = write!(text, "\n        {{ {} }}", leads(parts, row));
        }
        text.push(']');
    }
    text.push_str("\n}");
}

/// How a question is answered: its setter, and what that takes.
fn setter(question: &NamedQuestion) -> String {
    if question.answers.is_empty() {
        return String::new();
    }
    let (set, own) = (&question.setter, &question.item.name.camel);
    match &question.numbers {
        _ if question.yes_no => format!(" => {set}(YesNo)"),
        None => format!(" => {set}({own})"),
        Some(numbers) => {
            let (measure, from) = (string(&numbers.measure()), numbers.from());
            format!(" => {set}(i64, {measure}, {from})")
        }
    }
}

/// What `words!` takes of an item: comments before it, and the item.
fn item(item: &NamedItem, after: &str) -> (String, String) {
    let (name, label, id) = (&item.name.camel, string(&item.label), string(&item.id));
    if after.is_empty() && is_plain(&item.label) && is_plain(&item.id) {
        let said = format!("{name}({label}, node {id}, line {})", item.line);
        return (String::new(), said);
    }
    let (words, node) = (code_span(&item.label), code_span(&item.id));
    let docs = format!("\n    /// {words} (node {node}, line {}){after}", item.line);
    (docs, format!("{name}({label}, at {id})"))
}

/// The same for an answer.
fn answer(question: &NamedQuestion, answer: &NamedAnswer) -> (String, String) {
    let (name, label, line) = (&answer.name.camel, string(&answer.label), answer.line);
    let at = question
        .answers
        .iter()
        .position(|other| std::ptr::eq(other, answer));
    let numbers = question.numbers.as_ref().zip(at);
    let holds = numbers.and_then(|(numbers, at)| numbers.pattern(at));
    let holds = holds.map_or_else(String::new, |pattern| format!(", for {pattern}"));
    if answer.otherwise {
        let docs = format!("\n    /// any other answer (line {line})");
        return (docs, format!("{name}({label}{holds})"));
    }
    let plain = answer
        .node
        .iter()
        .chain([&answer.label])
        .all(|text| is_plain(text));
    if plain {
        let node = answer
            .node
            .as_ref()
            .map_or_else(String::new, |id| format!("node {}, ", string(id)));
        return (
            String::new(),
            format!("{name}({label}, {node}line {line}{holds})"),
        );
    }
    let node = answer
        .node
        .as_ref()
        .map_or_else(String::new, |id| format!("node {}, ", code_span(id)));
    let docs = format!("\n    /// {} ({node}line {line})", code_span(&answer.label));
    (docs, format!("{name}({label}{holds})"))
}

/// `reaches[A] asks[B C]`: what a row leads to.
fn leads(parts: &[Part], reached: &Leads) -> String {
    let parts = parts.iter().filter(|part| !(part.of)(reached).is_empty());
    let parts = parts.map(|part| {
        let names = (part.of)(reached).iter().map(|&at| part.names[at].as_str());
        format!("{}[{}]", part.method, names.collect::<Vec<_>>().join(" "))
    });
    parts.collect::<Vec<_>>().join(" ")
}

/// The enum of some items, if there are any.
fn list(text: &mut String, head: &str, docs: &str, items: impl Iterator<Item = (String, String)>) {
    let mut items = items.peekable();
    if items.peek().is_none() {
        return;
    }
    let _ = write!(text, "\n    /// {docs}\n    {head} {{");
    for (docs, said) in items {
        let docs = docs.replace('\n', "\n    ");
        let _ = write!(text, "{docs}\n        {said}");
    }
    text.push_str(" }");
}

/// A constant list: on a line if it fits there, else an element a line.
fn constant(
    text: &mut String,
    docs: &str,
    name: &str,
    ty: &str,
    elements: impl Iterator<Item = String>,
) {
    let elements: Vec<String> = elements.collect();
    let head = format!("const {name}: &[{ty}; {}] = &[", elements.len());
    let on_a_line = format!("{head}{}];", elements.join(", "));
    let list = if on_a_line.chars().count() <= WIDTH {
        on_a_line
    } else {
        format!("{head}\n    {}];", elements.join(",\n    "))
    };
    let _ = write!(text, "\n/// {docs}\n{list}");
}

/// The longest line of the module's own, which is set in by four spaces.
const WIDTH: usize = 106;

/// `&[Step::A, Step::B]`.
fn variants<'t>(ty: &str, items: impl Iterator<Item = &'t NamedItem>) -> String {
    let names = items.map(|item| format!("{ty}::{}", item.name.camel));
    format!("&[{}]", names.collect::<Vec<_>>().join(", "))
}

/// A comment about answers that lead nowhere, if there are any.
fn nowhere(text: &mut String, places: &[NamedPlace]) {
    let mut names = places.iter().flat_map(|place| {
        place.nowhere.iter().map(|answer| match &answer.node {
            Some(node) => code_span(node),
            None => format!("{} of {}", code_span(&answer.label), code_span(&place.id)),
        })
    });
    let mut listed: Vec<_> = names.by_ref().take(LISTED).collect();
    let more = names.count();
    let Some(last) = listed.pop() else { return };
    let said = match (last, listed.is_empty(), more) {
        (last, true, 0) => format!("The answer {last} leads nowhere."),
        (last, false, 0) => format!("The answers {} and {last} lead nowhere.", listed.join(", ")),
        (last, _, more) => format!(
            "The answers {}, {last} and {more} more lead nowhere.",
            listed.join(", ")
        ),
    };
    let _ = writeln!(text, "// {said}");
}

/// The first line of the module's documentation: what it holds.
pub(super) fn summary(table: &Table) -> String {
    let name = code_span(&table.name);
    let mut counts = vec![
        count(table.questions.len(), "question"),
        count(table.outcomes.len(), "outcome"),
    ];
    let further = [
        (table.steps.len(), "step", 1),
        (table.entries.len(), "entry", 2),
        (table.loops.len(), "loop", 1),
    ];
    counts.extend(
        further
            .iter()
            .filter(|(number, _, least)| number >= least)
            .map(|(number, noun, _)| count(*number, noun)),
    );
    counts.extend(table.rows.count.clone());
    format!("{name}: {}.", counts.join(", "))
}
