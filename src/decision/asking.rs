//! Which nodes are questions: the rules Q1 to Q9, in their passes.

use std::collections::BTreeSet;

use super::Role;
use super::model::Reason;
use super::sheet::Sheet;
use super::text::one_line;
use super::words::{
    Head, Letters, Polarity, Quality, ends_good, has_opposites, is_else_word, is_numbered, verdict,
};

/// The questions of a chart and the nodes that are their answers.
pub(super) struct Asking {
    /// Why each node is a question; `None` where it is none.
    pub questions: Vec<Option<Reason>>,
    /// The question that each node is a drawn answer of.
    pub answer_of: Vec<Option<usize>>,
}

impl Asking {
    /// Tries the rules on every node. Linear in the chart.
    pub fn of(sheet: &Sheet<'_>) -> Self {
        let count = sheet.texts.len();
        let mut this = Self {
            questions: vec![None; count],
            answer_of: vec![None; count],
        };
        let open = |node: usize| {
            sheet.counts[node] && sheet.overrides.roles[node].is_none() && !sheet.is_bare_word(node)
        };
        for node in 0..count {
            this.questions[node] = match &sheet.overrides.roles[node] {
                Some(given) if given.role == Role::Question => Some(Reason::new(
                    given.by,
                    format!("the {} `{}` says so", given.by, given.word),
                )),
                _ if open(node) => first_pass(sheet, node),
                _ => None,
            };
        }
        for node in 0..count {
            if this.questions[node].is_some() {
                for answer in drawn_answers(sheet, node, &this.questions[node]) {
                    this.answer_of[answer] = Some(node);
                }
            }
        }
        let second: Vec<(usize, Reason)> = (0..count)
            .filter(|&node| {
                open(node) && this.questions[node].is_none() && this.answer_of[node].is_none()
            })
            .filter_map(|node| Some((node, second_pass(sheet, &this.questions, node)?)))
            .collect();
        for (node, reason) in second {
            this.questions[node] = Some(reason);
        }
        if this.questions.iter().any(Option::is_some) {
            for node in 0..count {
                if open(node) && this.questions[node].is_none() {
                    this.questions[node] = third_pass(sheet, node);
                }
            }
        }
        this
    }
}

/// The nodes among the unlabelled targets of a question that are its answers.
fn drawn_answers(sheet: &Sheet<'_>, question: usize, reason: &Option<Reason>) -> Vec<usize> {
    let rule = reason.as_ref().map_or("", |reason| reason.rule);
    let takes_rhombi = matches!(rule, "Q4" | "Q5" | "directive" | "class");
    sheet
        .links
        .plain(question)
        .into_iter()
        .filter(|&to| {
            sheet.is_word_answer(to)
                || is_explicit_answer(sheet, to)
                || takes_rhombi && sheet.is_rhombus_answer(to)
        })
        .collect()
}

pub(super) fn is_explicit_answer(sheet: &Sheet<'_>, node: usize) -> bool {
    sheet.overrides.roles[node].is_some_and(|given| given.role == Role::Answer)
}

fn first_pass(sheet: &Sheet<'_>, node: usize) -> Option<Reason> {
    let labels = sheet.links.labels(node);
    let plain = sheet.links.plain(node);
    let rhombus = sheet.is_rhombus(node);
    let asks = sheet.asks[node];
    let names = || quoted(labels.iter().map(|label| label.text.as_str()));
    if labels.len() >= 2 {
        let heads: Vec<Head> = labels.iter().map(|label| Head::of(&label.text)).collect();
        let letters = Letters::of(&heads);
        let verdicts = || labels.iter().filter_map(|label| verdict(&label.key));
        let why = if rhombus {
            Some("it is a rhombus".to_owned())
        } else if sheet.is_hexagon(node) {
            Some("it is a hexagon".to_owned())
        } else if asks {
            Some("it asks".to_owned())
        } else if let Some(at) = heads.iter().position(|h| letters.polarity(h).is_some()) {
            Some(format!("`{}` is Yes or No", one_line(&labels[at].text)))
        } else if let Some(label) = labels.iter().find(|label| is_else_word(&label.key)) {
            Some(format!(
                "`{}` means every other answer",
                one_line(&label.text)
            ))
        } else if verdicts().any(|v| v == Quality::Good) && verdicts().any(|v| v == Quality::Bad) {
            Some("one is good and one is bad".to_owned())
        } else if has_opposites(labels.iter().map(|label| label.key.as_str())) {
            Some("one denies the other".to_owned())
        } else {
            None
        };
        if let Some(why) = why {
            let detail = format!("its links say {}, and {why}", names());
            return Some(Reason::new("Q1", detail));
        }
    }
    if let [label] = labels[..] {
        let polar = Head::of(&label.text).polarity().is_some();
        let judged = verdict(&label.key);
        let boxed = rhombus || sheet.is_hexagon(node);
        let why = if asks {
            Some("it asks")
        } else if boxed && (polar || judged.is_some()) {
            Some("it is drawn as a decision")
        } else if rhombus && !plain.is_empty() {
            Some("it is a rhombus that also goes on without a label")
        } else {
            None
        };
        if let Some(why) = why {
            let detail = format!("one link says {}, and {why}", names());
            return Some(Reason::new("Q2", detail));
        }
        let labelled_to = |target: usize| {
            sheet.links.exits[node]
                .iter()
                .any(|exit| exit.label.is_some() && exit.to == target)
        };
        if let [target] = plain[..]
            && !labelled_to(target)
            && (polar || judged == Some(Quality::Bad) || ends_good(&label.key))
        {
            let detail = format!("one link says {}, the other leads elsewhere", names());
            return Some(Reason::new("Q3", detail));
        }
    }
    let words: Vec<usize> = plain
        .iter()
        .copied()
        .filter(|&to| sheet.is_word_answer(to))
        .collect();
    let rhombi: Vec<usize> = plain
        .iter()
        .copied()
        .filter(|&to| sheet.is_rhombus_answer(to))
        .collect();
    let shown = |nodes: &[usize]| quoted(nodes.iter().map(|&to| sheet.texts[to].as_str()));
    if !words.is_empty() && words.len() + rhombi.len() >= 2 {
        let both: BTreeSet<usize> = words.iter().chain(&rhombi).copied().collect();
        let both: Vec<usize> = both.into_iter().collect();
        let detail = format!("the nodes {} are its answers", shown(&both));
        return Some(Reason::new("Q4", detail));
    }
    if rhombi.len() >= 2 && asks {
        let detail = format!("it asks, and the rhombi {} are its answers", shown(&rhombi));
        return Some(Reason::new("Q5", detail));
    }
    if words.len() == 1 && (asks || rhombus) {
        let why = if asks { "it asks" } else { "it is a rhombus" };
        let detail = format!("{why}, and the node {} is its answer", shown(&words));
        return Some(Reason::new("Q6", detail));
    }
    let explicit: Vec<usize> = plain
        .iter()
        .copied()
        .filter(|&to| is_explicit_answer(sheet, to))
        .collect();
    (!explicit.is_empty()).then(|| {
        let detail = format!("{} is said to be its answer", shown(&explicit));
        Reason::new("explicit-answer", detail)
    })
}

fn second_pass(sheet: &Sheet<'_>, first: &[Option<Reason>], node: usize) -> Option<Reason> {
    if sheet.links.exits[node]
        .iter()
        .any(|exit| exit.label.is_some())
    {
        return None;
    }
    let plain = sheet.links.plain(node);
    let rhombus = sheet.is_rhombus(node);
    let asks = sheet.asks[node];
    let why = match (rhombus, asks) {
        (true, true) => "it is a rhombus that asks",
        (true, false) => "it is a rhombus",
        (false, true) => "it asks",
        (false, false) => return None,
    };
    if plain.len() >= 2 {
        let numbered = plain.iter().all(|&to| is_numbered(&sheet.texts[to]));
        let fork = !rhombus && plain.iter().all(|&to| first[to].is_some());
        if numbered || fork {
            return None;
        }
        let detail = format!("{why}, and leads to {} nodes without a label", plain.len());
        return Some(Reason::new("Q7", detail));
    }
    (rhombus && asks && plain.len() == 1).then(|| {
        Reason::new(
            "Q8",
            "it is a rhombus that asks, and leads to one node only",
        )
    })
}

fn third_pass(sheet: &Sheet<'_>, node: usize) -> Option<Reason> {
    let exits = &sheet.links.exits[node];
    let labels = sheet.links.labels(node);
    let targets: BTreeSet<usize> = exits.iter().map(|exit| exit.to).collect();
    let differs = exits.len() >= 2
        && exits
            .iter()
            .all(|exit| exit.label.is_some() && exit.to != node)
        && labels.len() == exits.len()
        && targets.len() >= 2
        && !labels.iter().all(|label| is_numbered(&label.text));
    differs.then(|| {
        let names = quoted(labels.iter().map(|label| label.text.as_str()));
        Reason::new(
            "Q9",
            format!("the chart decides, and every link on says something else: {names}"),
        )
    })
}

/// `a`, `b` and `c`: a few names of a list.
fn quoted<'t>(names: impl ExactSizeIterator<Item = &'t str>) -> String {
    const SHOWN: usize = 4;
    let count = names.len();
    let mut list: Vec<String> = names
        .take(SHOWN)
        .map(|name| format!("`{}`", one_line(name)))
        .collect();
    if count > SHOWN {
        list.push(format!("{} more", count - SHOWN));
    }
    match list.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}

/// Whether texts that stand side by side hold Yes and No.
pub(super) fn holds_yes_and_no(heads: &[Head]) -> bool {
    let letters = Letters::of(heads);
    let has = |polarity| {
        heads
            .iter()
            .any(|head| letters.polarity(head) == Some(polarity))
    };
    has(Polarity::Yes) && has(Polarity::No)
}
