//! Gaps, overlaps and answers that never hold, against brute force over numbers a quarter apart.

use super::{Fault, faults, never};
use crate::decision::Decisions;
use crate::decision::ids::{Given, QuestionId};
use crate::decision::testing::chart;
use crate::decision::unreachable::Never;

/// An answer: how it is written, and which quarters it holds for.
struct Written {
    label: String,
    holds: Box<dyn Fn(i32) -> bool>,
}

fn forms() -> Vec<Written> {
    let mut forms: Vec<Written> = Vec::new();
    let mut form = |label: String, holds: Box<dyn Fn(i32) -> bool>| {
        forms.push(Written { label, holds });
    };
    for at in [2, 4, 7] {
        let quarters = at * 4;
        form(format!("< {at}"), Box::new(move |x| x < quarters));
        form(format!("<= {at}"), Box::new(move |x| x <= quarters));
        form(format!("> {at}"), Box::new(move |x| x > quarters));
        form(format!(">= {at}"), Box::new(move |x| x >= quarters));
    }
    for (from, to) in [(2, 4), (3, 7), (4, 7), (8, 9)] {
        let holds = move |x| x >= from * 4 && x <= to * 4;
        form(format!("{from}-{to}"), Box::new(holds));
    }
    forms
}

/// Whether the numbers right at `x` lie between two whole ones of which each has an answer: `2-4`, `5-7`.
fn is_between_neighbours(x: i32, answers: &[&Written]) -> bool {
    let ends_at = |at: i32, inside: i32| {
        let ends = |form: &&&Written| (form.holds)(at) && !(form.holds)(at + inside);
        answers.iter().any(|form| ends(&form))
    };
    let below = x.div_euclid(4) * 4;
    x % 4 != 0 && ends_at(below, 1) && ends_at(below + 4, -1)
}

#[test]
fn pairs_and_triples_agree_with_brute_force() {
    let forms = forms();
    let ranges: [(&str, i32, i32); 4] = [
        ("", -400, 400),
        ("3..", 12, 400),
        ("..7", -400, 28),
        ("4..8", 16, 32),
    ];
    let mut cases: Vec<Vec<usize>> = Vec::new();
    for one in 0..forms.len() {
        for other in (0..forms.len()).filter(|other| *other != one) {
            cases.push(vec![one, other]);
            // A third, from all over.
            let third = (one * 7 + other * 5) % forms.len();
            if third != one && third != other {
                cases.push(vec![one, other, third]);
            }
        }
    }
    let mut found = [0usize; 3];
    for (number, case) in cases.iter().enumerate() {
        let answers: Vec<&Written> = case.iter().map(|&at| &forms[at]).collect();
        let (range, low, high) = ranges[number % ranges.len()];
        let mut text = String::new();
        for (at, answer) in answers.iter().enumerate() {
            text += &format!("Q{{How much?}} -->|{}| T{at}\n", answer.label);
        }
        text += "%% mermaidc: policy first\n";
        if !range.is_empty() {
            text += &format!("%% mermaidc: range Q {range}\n");
        }
        let decisions = Decisions::of(&chart(&text));
        let decision = &decisions.list[0];
        let reported = faults(decision, QuestionId::new(0));
        let holding = |x: i32| answers.iter().filter(|form| (form.holds)(x)).count();

        // Where no answer goes on forever, nothing says that numbers do.
        let bounded = range.is_empty()
            && !answers
                .iter()
                .any(|form| (form.holds)(-400) || (form.holds)(400));
        let named: Vec<i32> = (low..=high).filter(|&x| holding(x) > 0).collect();
        let beyond = |x: i32| {
            bounded
                && named
                    .first()
                    .zip(named.last())
                    .is_none_or(|(a, b)| x < *a || x > *b)
        };
        let gap = (low..=high)
            .any(|x| holding(x) == 0 && !is_between_neighbours(x, &answers) && !beyond(x));
        let says_gap = reported.iter().any(|fault| matches!(fault, Fault::Gap(_)));
        assert_eq!(says_gap, gap, "gap\n{text}{reported:?}");

        let twice = (low..=high).any(|x| holding(x) > 1);
        let says_overlap = reported
            .iter()
            .any(|fault| matches!(fault, Fault::Overlap(..)));
        assert_eq!(says_overlap, twice, "overlap\n{text}{reported:?}");

        let mut wanted = Vec::new();
        for (at, answer) in answers.iter().enumerate() {
            let taken = |x: i32| answers[..at].iter().any(|before| (before.holds)(x));
            if !range.is_empty() && !(low..=high).any(|x| (answer.holds)(x)) {
                wanted.push(Never::OutOfRange(Given::new(0, at)));
            } else if (-400..=400).all(|x| !(answer.holds)(x) || taken(x)) {
                wanted.push(Never::Covered(Given::new(0, at)));
            }
        }
        assert_eq!(never(decision, QuestionId::new(0)), wanted, "never\n{text}");
        found[0] += usize::from(gap);
        found[1] += usize::from(twice);
        found[2] += wanted.len();
    }
    assert!(found.iter().all(|&count| count > 50), "{found:?}");
}
