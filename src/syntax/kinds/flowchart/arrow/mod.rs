//! Arrows: what their signs mean, and how they are found in a text that may be broken.
//!
//! `runs` knows every sign that people write for an arrow, `find` looks for Mermaid's.

mod find;
mod runs;

pub(super) use find::{begins_line, closing, ends_line, find, length_here, words};
pub(super) use runs::{Run, runs};

use crate::model::graph::{Arrowhead, Stroke};

/// What a link looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Arrow {
    pub(super) stroke: Stroke,
    pub(super) start: Arrowhead,
    pub(super) end: Arrowhead,
    pub(super) length: u32,
}

/// Reads an arrow, whole or in two halves around a text.
///
/// The length is Mermaid's: one less than the dashes before the head, the dots of a dotted line; 10 at most.
pub(super) fn read(first: Option<&str>, second: &str) -> Arrow {
    let arrow = whole(second);
    let Some(first) = first else {
        return arrow;
    };
    let (start, body) = match first.as_bytes().first() {
        Some(b'<') => (Arrowhead::Point, &first[1..]),
        Some(b'x') => (Arrowhead::Cross, &first[1..]),
        Some(b'o') => (Arrowhead::Circle, &first[1..]),
        _ => (Arrowhead::None, first),
    };
    let stroke = if body.contains('.') {
        Stroke::Dotted
    } else if body.contains('=') {
        Stroke::Thick
    } else {
        Stroke::Normal
    };
    // With a head at the first half, the second must have the same one, and only there.
    let fits = stroke == arrow.stroke
        && (start == Arrowhead::None || (start == arrow.end && arrow.start == Arrowhead::None));
    if !fits {
        return Arrow {
            stroke: Stroke::Invalid,
            start: Arrowhead::None,
            end: Arrowhead::None,
            length: 0,
        };
    }
    Arrow {
        start: if start == Arrowhead::None {
            arrow.start
        } else {
            start
        },
        ..arrow
    }
}

fn whole(text: &str) -> Arrow {
    let (end, sign) = match text.as_bytes().last() {
        Some(b'x') => (Arrowhead::Cross, 'x'),
        Some(b'>') => (Arrowhead::Point, '<'),
        Some(b'o') => (Arrowhead::Circle, 'o'),
        _ => (Arrowhead::None, '\0'),
    };
    let mut line = &text[..text.len().saturating_sub(1)];
    let start = if end != Arrowhead::None && text.starts_with(sign) {
        line = line.get(1..).unwrap_or_default();
        end
    } else {
        Arrowhead::None
    };
    let dots = line.matches('.').count();
    let stroke = if dots > 0 {
        Stroke::Dotted
    } else if line.starts_with('=') {
        Stroke::Thick
    } else if line.starts_with('~') {
        Stroke::Invisible
    } else {
        Stroke::Normal
    };
    let length = if dots > 0 {
        dots
    } else {
        line.len().saturating_sub(1)
    };
    Arrow {
        stroke,
        start,
        end,
        length: length.min(10) as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrows_as_mermaid_takes_them() {
        let show = |first, second| {
            let a = read(first, second);
            (a.stroke.name(), a.start.name(), a.end.name(), a.length)
        };
        assert_eq!(show(None, "-->"), ("normal", "none", "point", 1));
        assert_eq!(show(None, "<-->"), ("normal", "point", "point", 1));
        assert_eq!(show(None, "o-->"), ("normal", "none", "point", 2));
        assert_eq!(show(None, "<--o"), ("normal", "none", "circle", 2));
        assert_eq!(show(None, "-..-"), ("dotted", "none", "none", 2));
        assert_eq!(show(None, "====>"), ("thick", "none", "point", 3));
        assert_eq!(show(None, "~~~"), ("invisible", "none", "none", 1));
        assert_eq!(
            show(None, "------------->"),
            ("normal", "none", "point", 10)
        );
        assert_eq!(show(Some("<--"), "-->"), ("normal", "point", "point", 1));
        assert_eq!(show(Some("--"), "---->"), ("normal", "none", "point", 3));
        assert_eq!(show(Some("x--"), "-->"), ("INVALID", "none", "none", 0));
        assert_eq!(show(Some("--"), "==>"), ("INVALID", "none", "none", 0));
    }
}
