//! Questions whose answers are numbers: which answer holds for a value.

use crate::decision::{ChoiceId, NumberRange, Numbers, Variable, is_else_word};

use super::literal::code_span;

/// Whole numbers from one to another; either end may be missing.
type Span = (Option<i64>, Option<i64>);

/// What the answers of a question say of whole numbers, the first that holds for one being its answer.
#[derive(Clone, Debug)]
pub(super) struct NamedNumbers {
    unit: String,
    scale: u32,
    /// The answers that hold for some numbers, with them, rising.
    arms: Vec<(usize, Vec<Span>)>,
    /// The numbers left over.
    rest: Vec<Span>,
    /// The answer that stands for every other.
    otherwise: Option<usize>,
}

impl NamedNumbers {
    /// The numbers of a variable whose answers the module has in an order.
    pub(super) fn of(variable: &Variable, order: &[ChoiceId]) -> Option<Self> {
        let numbers = variable.numbers.as_ref()?;
        let mut rest: Vec<Span> = vec![(None, None)];
        let mut arms = Vec::new();
        let mut otherwise = None;
        for choice in variable.choice_ids() {
            let answer = order.iter().position(|&other| other == choice)?;
            let of = &variable[choice];
            let Some(range) = numbers.ranges[choice.index()] else {
                if of.otherwise || is_else_word(&of.key) {
                    otherwise = Some(answer);
                }
                continue;
            };
            let span = whole(&range, numbers)?;
            let (taken, left) = take(&rest, span);
            rest = left;
            if !taken.is_empty() {
                arms.push((answer, taken));
            }
        }
        Some(Self {
            unit: numbers.unit.clone(),
            scale: numbers.scale,
            arms,
            rest,
            otherwise,
        })
    }

    /// A number that an answer holds for, the first of those before it.
    pub(super) fn example(&self, answer: usize) -> Option<i64> {
        let mut arms = self.arms.iter();
        let spans = match arms.find(|(of, _)| *of == answer) {
            Some((_, spans)) => spans,
            None => Some(&self.rest).filter(|_| self.otherwise == Some(answer))?,
        };
        spans.first().map(|&(low, high)| low.or(high).unwrap_or(0))
    }

    /// The numbers that an answer holds for, as a pattern; `None` where there are none.
    pub(super) fn pattern(&self, answer: usize) -> Option<String> {
        let mut arms = self.arms.iter();
        let spans = match arms.find(|(of, _)| *of == answer) {
            Some((_, spans)) => spans,
            None => Some(&self.rest).filter(|_| self.otherwise == Some(answer))?,
        };
        let patterns: Vec<String> = spans.iter().map(pattern).collect();
        (!patterns.is_empty()).then(|| patterns.join(" | "))
    }

    /// What one is called of a number, in its smallest place; empty for whole numbers.
    fn part(&self) -> &'static str {
        usize::try_from(self.scale).map_or("", |scale| PARTS[scale.min(PARTS.len() - 1)])
    }

    /// What is called by numbers, after a name and `_`: an edit of the chart that counts them in another place
    /// is one that programs do not compile with.
    pub(super) fn after(&self, name: &str) -> String {
        let part = self.part();
        if part.is_empty() {
            return name.to_owned();
        }
        format!("{}_{}", name.trim_end_matches('_'), part.replace('-', "_"))
    }

    /// The function of the answers that takes a number.
    pub(super) fn from(&self) -> String {
        match self.part() {
            "" => "from_value".to_owned(),
            _ => self.after("from"),
        }
    }

    /// ` in tenths of kg`: how a value is counted.
    pub(super) fn measure(&self) -> String {
        match (self.part(), self.unit.as_str()) {
            ("", "") => String::new(),
            (part, "") => format!(" in {part}"),
            ("", unit) => format!(" in {}", code_span(unit)),
            (part, unit) => format!(" in {part} of {}", code_span(unit)),
        }
    }
}

/// What one is called in each decimal place. No number is read with more of them.
const PARTS: [&str; 10] = [
    "",
    "tenths",
    "hundredths",
    "thousandths",
    "ten-thousandths",
    "hundred-thousandths",
    "millionths",
    "ten-millionths",
    "hundred-millionths",
    "billionths",
];

/// The whole numbers of a range, in the smallest decimal place of its question.
fn whole(range: &NumberRange, numbers: &Numbers) -> Option<Span> {
    let low = match range.low {
        Some(low) => Some(
            low.at_scale(numbers.scale)?
                .checked_add(i64::from(!range.low_included))?,
        ),
        None => None,
    };
    let high = match range.high {
        Some(high) => Some(
            high.at_scale(numbers.scale)?
                .checked_sub(i64::from(!range.high_included))?,
        ),
        None => None,
    };
    Some((low, high))
}

/// Parts spans into what lies in another span, and the rest.
fn take(spans: &[Span], (low, high): Span) -> (Vec<Span>, Vec<Span>) {
    let (mut taken, mut left) = (Vec::new(), Vec::new());
    let keep = |list: &mut Vec<Span>, low: Option<i64>, high: Option<i64>| {
        if low.is_none_or(|low| high.is_none_or(|high| low <= high)) {
            list.push((low, high));
        }
    };
    for &(from, to) in spans {
        let start = match (from, low) {
            (Some(from), Some(low)) => Some(from.max(low)),
            (from, low) => from.or(low),
        };
        let end = match (to, high) {
            (Some(to), Some(high)) => Some(to.min(high)),
            (to, high) => to.or(high),
        };
        if start.is_some_and(|start| end.is_some_and(|end| start > end)) {
            left.push((from, to));
            continue;
        }
        taken.push((start, end));
        if let Some(low) = low.filter(|&low| from.is_none_or(|from| from < low)) {
            keep(&mut left, from, Some(low - 1));
        }
        if let Some(high) = high.filter(|&high| to.is_none_or(|to| high < to)) {
            keep(&mut left, Some(high + 1), to);
        }
    }
    (taken, left)
}

fn pattern(&(low, high): &Span) -> String {
    match (low, high) {
        (Some(low), Some(high)) if low == high => literal(low),
        (Some(low), Some(high)) => format!("{}..={}", literal(low), literal(high)),
        (Some(low), None) => format!("{}..", literal(low)),
        (None, Some(high)) => format!("..={}", literal(high)),
        (None, None) => "_".to_owned(),
    }
}

/// A number with `_` between its thousands.
pub(super) fn literal(number: i64) -> String {
    let digits = number.unsigned_abs().to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) && digits.len() > 4 {
            text.push('_');
        }
        text.push(digit);
    }
    if number < 0 { format!("-{text}") } else { text }
}
