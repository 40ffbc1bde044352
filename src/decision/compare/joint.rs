//! The questions of two sides as one list, each with the answers to try: words by their keys, and numbers
//! by the pieces that the ranges of both cut them into.

use std::collections::BTreeSet;

use super::side::{Asked, Compared, Said};
use crate::decision::numeric::{Decimal, NumberRange, same_unit};

/// A question of one side or both.
pub(super) struct Joint {
    pub label: String,
    /// Which question of each side it is.
    pub at: [Option<usize>; 2],
    pub candidates: Vec<Candidate>,
}

/// Something that may be answered.
pub(super) struct Candidate {
    pub shown: String,
    /// The answers of each side that it is.
    pub is: [Vec<usize>; 2],
}

/// The questions of two sides: those of the old one first.
pub(super) fn joined(old: &Compared<'_>, new: &Compared<'_>) -> Vec<Joint> {
    let find = |side: &Compared<'_>, asked: &Asked| {
        side.asked.iter().position(|other| other.name == asked.name)
    };
    let both = old.asked.iter().enumerate().map(|(at, asked)| {
        let other = find(new, asked);
        joint(
            asked,
            [Some(at), other],
            [Some(asked), other.map(|at| &new.asked[at])],
        )
    });
    let own = new
        .asked
        .iter()
        .enumerate()
        .filter(|(_, asked)| find(old, asked).is_none());
    let own = own.map(|(at, asked)| joint(asked, [None, Some(at)], [None, Some(asked)]));
    both.chain(own).collect()
}

fn joint(named: &Asked, at: [Option<usize>; 2], sides: [Option<&Asked>; 2]) -> Joint {
    Joint {
        label: named.label.clone(),
        at,
        candidates: by_number(sides).unwrap_or_else(|| by_words(sides)),
    }
}

/// The answers of a side; none where it does not ask.
fn answers(side: Option<&Asked>) -> &[Said] {
    side.map_or(&[], |asked| &asked.answers)
}

/// Every key that either side knows, and on each the answer that it is: the one with the key, else the
/// last that stands for every other.
fn by_words(sides: [Option<&Asked>; 2]) -> Vec<Candidate> {
    let mut seen = BTreeSet::new();
    let all = sides.into_iter().flat_map(answers);
    let new = all.filter(|said| seen.insert(said.key.as_str()));
    new.map(|said| Candidate {
        shown: said.words.clone(),
        is: sides.map(|side| by_key(side, &said.key).into_iter().collect()),
    })
    .collect()
}

fn by_key(side: Option<&Asked>, key: &str) -> Option<usize> {
    let answers = answers(side);
    let known = answers.iter().position(|said| said.key == key);
    known.or_else(|| answers.iter().rposition(|said| said.otherwise))
}

/// The pieces that the ranges of both sides cut the numbers into, those that both take alike as one, and
/// after them what is not a number. `None` where not all are numbers of one unit.
fn by_number(sides: [Option<&Asked>; 2]) -> Option<Vec<Candidate>> {
    let scales = sides.into_iter().flatten().map(|asked| asked.scale);
    let scale = scales.collect::<Option<Vec<u32>>>()?.into_iter().max()?;
    if let [Some(old), Some(new)] = sides
        && !old.unit.is_empty()
        && !new.unit.is_empty()
        && !same_unit(&old.unit, &new.unit)
    {
        return None;
    }
    let mut cuts = BTreeSet::from([i64::MIN]);
    let mut spans = [const { Vec::new() }; 2];
    for (side, spans) in sides.into_iter().zip(&mut spans) {
        for said in answers(side) {
            let own = whole_all(said, scale)?;
            for &(low, high) in &own {
                cuts.insert(low);
                cuts.extend(high.checked_add(1));
            }
            spans.push(own);
        }
    }
    let holding = |number: i64| {
        spans.each_ref().map(|spans| {
            let holds =
                |own: &Vec<(i64, i64)>| own.iter().any(|&(a, b)| a <= number && number <= b);
            let all = spans.iter().enumerate().filter(|(_, own)| holds(own));
            all.map(|(at, _)| at).collect::<Vec<usize>>()
        })
    };
    let mut pieces: Vec<(i64, i64, [Vec<usize>; 2])> = Vec::new();
    let ends = cuts.iter().skip(1).map(|&cut| cut - 1).chain([i64::MAX]);
    for (&low, high) in cuts.iter().zip(ends) {
        let is = holding(low);
        match pieces.last_mut() {
            Some(last) if last.2 == is => last.1 = high,
            _ => pieces.push((low, high, is)),
        }
    }
    let held = pieces
        .into_iter()
        .filter(|(.., is)| is.iter().any(|own| !own.is_empty()));
    let mut all: Vec<Candidate> = held
        .map(|(low, high, is)| {
            let named = sides.into_iter().zip(&spans).find_map(|(side, spans)| {
                let at = spans.iter().position(|own| own[..] == [(low, high)])?;
                answers(side).get(at)
            });
            let shown = match named.filter(|said| !said.otherwise) {
                Some(said) => said.words.clone(),
                None => range(low, high, scale).words(),
            };
            Candidate { shown, is }
        })
        .collect();
    let words = by_words(sides).into_iter().filter(|candidate| {
        let mut known = sides.into_iter().zip(&candidate.is);
        known.any(|(side, is)| is.iter().any(|&at| answers(side)[at].ranges.is_none()))
    });
    all.extend(words);
    Some(all)
}

/// The whole numbers of the smallest place that an answer holds for; `None` where they are too large.
fn whole_all(said: &Said, scale: u32) -> Option<Vec<(i64, i64)>> {
    let ranges = said.ranges.iter().flatten();
    let whole = ranges.map(|range| whole(range, scale));
    let mut whole = whole.collect::<Option<Vec<_>>>()?;
    whole.retain(|&(low, high)| low <= high);
    Some(whole)
}

fn whole(range: &NumberRange, scale: u32) -> Option<(i64, i64)> {
    let low = match range.low {
        None => i64::MIN,
        Some(low) => low
            .at_scale(scale)?
            .checked_add(i64::from(!range.low_included))?,
    };
    let high = match range.high {
        None => i64::MAX,
        Some(high) => high
            .at_scale(scale)?
            .checked_sub(i64::from(!range.high_included))?,
    };
    Some((low, high))
}

fn range(low: i64, high: i64, scale: u32) -> NumberRange {
    let end = |units: i64, open: i64| (units != open).then_some(Decimal { units, scale });
    NumberRange {
        low: end(low, i64::MIN),
        low_included: true,
        high: end(high, i64::MAX),
        high_included: true,
    }
}

/// Whether an answer of one side is one of the other's as well.
pub(super) fn is_known(said: &Said, own: &Asked, other: &Asked) -> bool {
    let by_words = || other.answers.iter().any(|known| known.key == said.key);
    let (Some(one), Some(two)) = (own.scale, other.scale) else {
        return by_words();
    };
    let scale = one.max(two);
    match said.ranges.as_ref().and_then(|_| whole_all(said, scale)) {
        None => by_words(),
        Some(numbers) => other
            .answers
            .iter()
            .filter(|known| known.ranges.is_some())
            .any(|known| whole_all(known, scale).is_some_and(|known| known == numbers)),
    }
}
