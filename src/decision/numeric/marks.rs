//! The marks in numbers: which one parts thousands, and which one decimals.

/// A mark that parts decimals in some languages and thousands in others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// `.`
    Point,
    /// `,`
    Comma,
}

impl Mark {
    /// The mark at a place of a text.
    pub fn at(text: &str, at: usize) -> Option<Self> {
        match text.as_bytes().get(at)? {
            b'.' => Some(Self::Point),
            b',' => Some(Self::Comma),
            _ => None,
        }
    }

    fn other(self) -> Self {
        match self {
            Self::Point => Self::Comma,
            Self::Comma => Self::Point,
        }
    }
}

/// The mark before decimals that the numbers of some answers show; `None` where none does, or two.
pub(super) fn shown<'t>(answers: impl Iterator<Item = &'t str>) -> Option<Mark> {
    let mut shown = None;
    for mark in answers.flat_map(numbers).filter_map(|text| grouped(text)?) {
        if shown.is_some_and(|known| known != mark) {
            return None;
        }
        shown = Some(mark);
    }
    shown
}

/// The numbers in a text, as written.
fn numbers(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(|c: char| c.is_ascii_digit())?;
        let (number, after) = rest[start..].split_at(written(&rest[start..]));
        rest = after;
        Some(number)
    })
}

/// The two numbers that one in a text may be, written so that each is one only: `15000` and `15.0` for
/// `15.000`.
pub(super) fn both(text: &str) -> Option<(String, String)> {
    let mut ambiguous = numbers(text).filter(|text| grouped(text) == Some(None));
    let (whole, part) = ambiguous.find_map(|text| text.split_once('.'))?;
    let decimals = part.trim_end_matches('0');
    let decimals = if decimals.is_empty() { "0" } else { decimals };
    Some((format!("{whole}{part}"), format!("{whole}.{decimals}")))
}

/// How long a number at the beginning of a text is: digits, and the marks between them.
pub(super) fn written(text: &str) -> usize {
    let digit = |at: usize| text[at..].starts_with(|c: char| c.is_ascii_digit());
    let mut end = 0;
    for (at, c) in text.char_indices() {
        let next = at + c.len_utf8();
        match c {
            '0'..='9' => {}
            '.' | ',' | '_' | '\'' | '’' if at > 0 && digit(next) => {}
            // A space parts thousands where just three digits follow.
            ' ' if at > 0
                && text[next..].len() >= 3
                && text.as_bytes()[next..]
                    .iter()
                    .take_while(|b| b.is_ascii_digit())
                    .count()
                    == 3 => {}
            _ => break,
        }
        end = next;
    }
    end
}

/// The mark before decimals that a number shows by itself: `1.5` a point, `1.000.000` a comma. `Some(None)`
/// where it shows none (`1.500`); `None` where its marks are not those of a number (`1.2.3`).
pub(super) fn grouped(text: &str) -> Option<Option<Mark>> {
    let marks = text.match_indices(['.', ',']).map(|(at, _)| at);
    let marks: Vec<usize> = marks.collect();
    let Some(&last) = marks.last() else {
        return Some(None);
    };
    let mark = Mark::at(text, last)?;
    let alike = marks.iter().filter(|&&at| Mark::at(text, at) == Some(mark));
    let (alike, after) = (alike.count(), &text[last + 1..]);
    if alike < marks.len() {
        // The last mark of two kinds parts the decimals.
        return Some(Some(if alike == 1 { mark } else { mark.other() }));
    }
    if marks.len() > 1 {
        let sign = &text[last..=last];
        let mut groups = text.split(sign).skip(1);
        // `1.2.3` is a version.
        return groups
            .all(|group| group.len() == 3)
            .then(|| Some(mark.other()));
    }
    let may_group = after.len() == 3 && last <= 3 && !text.starts_with('0');
    Some((!may_group).then_some(mark))
}

#[cfg(test)]
mod tests {
    use super::{Mark, shown};

    #[test]
    fn answers_show_which_mark_parts_decimals() {
        let shown = |answers: &[&str]| shown(answers.iter().copied());
        for point in [
            &["1.5 kg"][..],
            &["up to 15.000", "over 1.5"],
            &["1,500.50"],
            &["1,000,000"],
            &["0.125"],
            &["1500.000"],
        ] {
            assert_eq!(shown(point), Some(Mark::Point), "{point:?}");
        }
        for comma in [
            &["1,5 kg"][..],
            &["15.000 €", "2,25 €"],
            &["1.500,50"],
            &["unter 1.000.000", "ab 15.000"],
        ] {
            assert_eq!(shown(comma), Some(Mark::Comma), "{comma:?}");
        }
        for none in [
            &["15.000 €"][..],
            &["1,500", "500"],
            &["1,5", "1.5"],
            &["v1.2.3"],
            &["many"],
        ] {
            assert_eq!(shown(none), None, "{none:?}");
        }
    }
}
