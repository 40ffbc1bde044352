//! Which nodes are questions: the rules Q1 to Q9, in their passes.

use std::collections::BTreeSet;

use super::Role;
use super::evidence::Evidence;
use super::model::Reason;
use super::role_rule::RoleRule;
use super::text::one_line;
use super::words::{
    Head, Letters, Polarity, Quality, ends_good, exclude_each_other, has_opposites, is_else_word,
    is_numbered, verdict,
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
    pub fn of(evidence: &Evidence<'_>) -> Self {
        let count = evidence.texts.len();
        let mut this = Self {
            questions: vec![None; count],
            answer_of: vec![None; count],
        };
        let open = |node: usize| {
            evidence.counts[node]
                && evidence.overrides.role(node).is_none()
                && !evidence.is_bare_word(node)
        };
        for node in 0..count {
            this.questions[node] = match evidence.overrides.role(node) {
                Some(given) if given.role == Role::Question => Some(Reason::new(
                    given.by,
                    evidence.says(|| format!("the {} `{}` says so", given.by.name(), given.word)),
                )),
                _ if open(node) => first_pass(evidence, node),
                _ => None,
            };
        }
        for node in 0..count {
            if this.questions[node].is_some() {
                for answer in drawn_answers(evidence, node, &this.questions[node]) {
                    this.answer_of[answer] = Some(node);
                }
            }
        }
        let second: Vec<(usize, Reason)> = (0..count)
            .filter(|&node| {
                open(node) && this.questions[node].is_none() && this.answer_of[node].is_none()
            })
            .filter_map(|node| Some((node, second_pass(evidence, &this.questions, node)?)))
            .collect();
        for (node, reason) in second {
            this.questions[node] = Some(reason);
        }
        if this.questions.iter().any(Option::is_some) {
            for node in 0..count {
                if open(node) && this.questions[node].is_none() {
                    this.questions[node] = third_pass(evidence, node);
                }
            }
        }
        this
    }
}

/// The nodes among the unlabelled targets of a question that are its answers.
fn drawn_answers(evidence: &Evidence<'_>, question: usize, reason: &Option<Reason>) -> Vec<usize> {
    let takes_rhombi = reason.as_ref().is_some_and(|reason| {
        matches!(reason.rule, RoleRule::Q4 | RoleRule::Q5) || reason.rule.is_explicit()
    });
    evidence
        .links
        .plain(question)
        .into_iter()
        .filter(|&to| {
            evidence.is_word_answer(to)
                || is_explicit_answer(evidence, to)
                || takes_rhombi && evidence.is_rhombus_answer(to)
        })
        .collect()
}

pub(super) fn is_explicit_answer(evidence: &Evidence<'_>, node: usize) -> bool {
    evidence
        .overrides
        .role(node)
        .is_some_and(|given| given.role == Role::Answer)
}

fn first_pass(evidence: &Evidence<'_>, node: usize) -> Option<Reason> {
    by_labels(evidence, node)
        .or_else(|| by_one_label(evidence, node))
        .or_else(|| by_drawn_answers(evidence, node))
}

/// Q1 and Q10: two or more labels.
fn by_labels(evidence: &Evidence<'_>, node: usize) -> Option<Reason> {
    let labels = evidence.links.labels(node);
    if labels.len() < 2 {
        return None;
    }
    let names = || quoted(labels.iter().map(|label| label.text()));
    let heads: Vec<Head> = labels.iter().map(|label| Head::of(label.text())).collect();
    let letters = Letters::of(&heads);
    let verdicts = || labels.iter().filter_map(|label| verdict(label.key()));
    let why = if evidence.is_rhombus(node) {
        Some("it is a rhombus".into())
    } else if evidence.is_hexagon(node) {
        Some("it is a hexagon".into())
    } else if evidence.asks[node] {
        Some("it asks".into())
    } else if let Some(at) = heads.iter().position(|h| letters.polarity(h).is_some()) {
        Some(evidence.says(|| format!("`{}` is Yes or No", one_line(labels[at].text()))))
    } else if let Some(label) = labels.iter().find(|label| is_else_word(label.key())) {
        let word = || one_line(label.text());
        Some(evidence.says(|| format!("`{}` means every other answer", word())))
    } else if verdicts().any(|v| v == Quality::Good) && verdicts().any(|v| v == Quality::Bad) {
        Some("one is good and one is bad".into())
    } else if has_opposites(labels.iter().map(|label| label.key())) {
        Some("one denies the other".into())
    } else {
        None
    };
    if let Some(why) = why {
        let detail = evidence.says(|| format!("its links say {}, and {why}", names()));
        return Some(Reason::new(RoleRule::Q1, detail));
    }
    excludes(evidence, node).then(|| {
        let detail = evidence.says(|| format!("of its labels {} only one can hold", names()));
        Reason::new(RoleRule::Q10, detail)
    })
}

/// Q2 and Q3: one label.
fn by_one_label(evidence: &Evidence<'_>, node: usize) -> Option<Reason> {
    let labels = evidence.links.labels(node);
    let [label] = labels[..] else { return None };
    let plain = evidence.links.plain(node);
    let names = || quoted([label.text()].into_iter());
    let rhombus = evidence.is_rhombus(node);
    let polar = || Head::of(label.text()).polarity().is_some();
    let judged = || verdict(label.key());
    let boxed = rhombus || evidence.is_hexagon(node);
    let why = if evidence.asks[node] {
        Some("it asks")
    } else if boxed && (polar() || judged().is_some()) {
        Some("it is drawn as a decision")
    } else if rhombus && !plain.is_empty() {
        Some("it is a rhombus that also goes on without a label")
    } else {
        None
    };
    if let Some(why) = why {
        let detail = evidence.says(|| format!("one link says {}, and {why}", names()));
        return Some(Reason::new(RoleRule::Q2, detail));
    }
    let labelled_to = |target: usize| {
        evidence
            .links
            .exits(node)
            .iter()
            .any(|exit| exit.label.is_some() && exit.to == target)
    };
    let [target] = plain[..] else { return None };
    let leads_elsewhere = !labelled_to(target)
        && (polar() || judged() == Some(Quality::Bad) || ends_good(label.key()));
    leads_elsewhere.then(|| {
        let detail =
            evidence.says(|| format!("one link says {}, the other leads elsewhere", names()));
        Reason::new(RoleRule::Q3, detail)
    })
}

/// Q4 to Q6, and explicit answers: what stands at its unlabelled links.
fn by_drawn_answers(evidence: &Evidence<'_>, node: usize) -> Option<Reason> {
    let (rhombus, asks) = (evidence.is_rhombus(node), evidence.asks[node]);
    let plain = evidence.links.plain(node);
    let those = |wanted: &dyn Fn(usize) -> bool| -> Vec<usize> {
        plain.iter().copied().filter(|&to| wanted(to)).collect()
    };
    let words = those(&|to| evidence.is_word_answer(to));
    let rhombi = those(&|to| evidence.is_rhombus_answer(to));
    let shown = |nodes: &[usize]| quoted(nodes.iter().map(|&to| &*evidence.texts[to]));
    if !words.is_empty() && words.len() + rhombi.len() >= 2 {
        let both: BTreeSet<usize> = words.iter().chain(&rhombi).copied().collect();
        let both: Vec<usize> = both.into_iter().collect();
        let detail = evidence.says(|| format!("the nodes {} are its answers", shown(&both)));
        return Some(Reason::new(RoleRule::Q4, detail));
    }
    if rhombi.len() >= 2 && asks {
        let detail =
            evidence.says(|| format!("it asks, and the rhombi {} are its answers", shown(&rhombi)));
        return Some(Reason::new(RoleRule::Q5, detail));
    }
    if words.len() == 1 && (asks || rhombus) {
        let why = if asks { "it asks" } else { "it is a rhombus" };
        let detail =
            evidence.says(|| format!("{why}, and the node {} is its answer", shown(&words)));
        return Some(Reason::new(RoleRule::Q6, detail));
    }
    let explicit = those(&|to| is_explicit_answer(evidence, to));
    (!explicit.is_empty()).then(|| {
        let detail = evidence.says(|| format!("{} is said to be its answer", shown(&explicit)));
        Reason::new(RoleRule::ExplicitAnswer, detail)
    })
}

/// Whether every link on is labelled, to another node each, and only one of the labels can hold.
fn excludes(evidence: &Evidence<'_>, node: usize) -> bool {
    let exits = evidence.links.exits(node);
    let labels: Vec<_> = exits
        .iter()
        .filter_map(|exit| exit.label.as_ref())
        .collect();
    let targets: BTreeSet<usize> = exits.iter().map(|exit| exit.to).collect();
    let keys: Vec<&str> = labels.iter().map(|label| label.key()).collect();
    let distinct: BTreeSet<&str> = keys.iter().copied().collect();
    let numbers = || labels.iter().map(|label| label.interval()).collect();
    labels.len() == exits.len()
        && targets.len() >= 2
        && distinct.len() == keys.len()
        && exclude_each_other(numbers(), &keys)
}

fn second_pass(evidence: &Evidence<'_>, first: &[Option<Reason>], node: usize) -> Option<Reason> {
    if evidence
        .links
        .exits(node)
        .iter()
        .any(|exit| exit.label.is_some())
    {
        return None;
    }
    let rhombus = evidence.is_rhombus(node);
    let asks = evidence.asks[node];
    let why = match (rhombus, asks) {
        (true, true) => "it is a rhombus that asks",
        (true, false) => "it is a rhombus",
        (false, true) => "it asks",
        (false, false) => return None,
    };
    let plain = evidence.links.plain(node);
    if plain.len() >= 2 {
        let numbered = plain.iter().all(|&to| is_numbered(&evidence.texts[to]));
        let fork = !rhombus && plain.iter().all(|&to| first[to].is_some());
        if numbered || fork {
            return None;
        }
        let detail =
            evidence.says(|| format!("{why}, and leads to {} nodes without a label", plain.len()));
        return Some(Reason::new(RoleRule::Q7, detail));
    }
    (rhombus && asks && plain.len() == 1).then(|| {
        Reason::new(
            RoleRule::Q8,
            "it is a rhombus that asks, and leads to only one node",
        )
    })
}

fn third_pass(evidence: &Evidence<'_>, node: usize) -> Option<Reason> {
    let exits = evidence.links.exits(node);
    if exits.len() < 2 {
        return None;
    }
    let labels = evidence.links.labels(node);
    let targets: BTreeSet<usize> = exits.iter().map(|exit| exit.to).collect();
    let differs = exits
        .iter()
        .all(|exit| exit.label.is_some() && exit.to != node)
        && labels.len() == exits.len()
        && targets.len() >= 2
        && !labels.iter().all(|label| is_numbered(label.text()));
    differs.then(|| {
        let names = || quoted(labels.iter().map(|label| label.text()));
        let detail = evidence.says(|| {
            format!(
                "the chart decides, and every link on says something else: {}",
                names()
            )
        });
        Reason::new(RoleRule::Q9, detail)
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
