//! What asks.

use super::is_dash;
use crate::decision::text::is_word;

/// Whether a text asks: `Raining?`, but not `url?x=1`, `?name`, `a?.b` or `x ?? y`.
#[must_use]
pub fn asks(text: &str) -> bool {
    if text.is_ascii() && !text.contains('?') {
        return false;
    }
    if text.contains(['？', '؟', '¿', '⸮', '՞', '\u{37e}']) || text.contains("是否") {
        return true;
    }
    let end = text.strip_suffix(['.', '。']).unwrap_or(text);
    if end.ends_with(['か', '吗', '嗎', '呢', '까']) {
        return true;
    }
    let is_sign = |c: char| matches!(c, '?' | '!');
    let mut at = 0;
    while let Some(start) = text[at..].find(is_sign).map(|found| at + found) {
        let run = &text[start..];
        let run = &run[..run.find(|c| !is_sign(c)).unwrap_or(run.len())];
        at = start + run.len();
        let mut before = text[..start].chars().rev();
        let (last, second) = (before.next(), before.next());
        let apart = last.is_some_and(char::is_whitespace);
        let operator = apart && run == "??" && at < text.len();
        if run.contains('?')
            && (last.is_some_and(can_precede) || apart && second.is_some_and(can_precede))
            && !operator
            && text[at..].chars().next().is_none_or(can_follow)
        {
            return true;
        }
    }
    false
}

/// Whether the first and the last line of a text end in asking: a question, and nothing else.
pub(in crate::decision) fn is_unfinished(text: &str) -> bool {
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default();
    let last = lines.next_back().unwrap_or(first);
    [first, last].into_iter().all(ends_asking)
}

/// Whether a line ends in a sign that asks, closing brackets and quotes after it or not.
fn ends_asking(line: &str) -> bool {
    let closes = |c: char| c.is_whitespace() || is_quote(c) || ")]}>）］｝」』】》〉*".contains(c);
    let line = line.trim_end_matches(closes);
    let end = line.strip_suffix(['.', '。']).unwrap_or(line);
    if end.ends_with(['か', '吗', '嗎', '呢', '까']) {
        return true;
    }
    let before = line.trim_end_matches(['?', '!', '？', '！', '؟', '⸮', '՞', '\u{37e}']);
    let run = &line[before.len()..];
    run.contains(['?', '？', '؟', '⸮', '՞', '\u{37e}']) && asks(line)
}

fn can_precede(c: char) -> bool {
    is_word(c) || is_quote(c) || ")]}>）］｝」』】》〉%*".contains(c)
}

fn can_follow(c: char) -> bool {
    c.is_whitespace() || matches!(c, ')' | ']' | '…') || is_quote(c) || is_dash(c)
}

fn is_quote(c: char) -> bool {
    "\"'“”‘’«»„`".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_unfinished() {
        for text in [
            "Is it new?",
            "Ready ?",
            "(sure?)",
            "Which?\nThis one?",
            "行きますか。",
            "通过了吗",
            "Really?!",
            "“Ok?”",
        ] {
            assert!(is_unfinished(text), "{text}");
        }
        for text in [
            "Slow query?\nEXPLAIN ANALYZE",
            "401\nWHO are you?",
            "changeset.valid? = true",
            "url?x=1",
            "Take it",
        ] {
            assert!(!is_unfinished(text), "{text}");
        }
    }

    #[test]
    fn what_asks() {
        for text in [
            "Raining?",
            "Ready ?",
            "Really?!",
            "(sure?)",
            "\"Ok?\" they say",
            "50%? Or more",
            "Ready? - wait",
            "你好吗",
            "行きますか。",
            "是否通过",
            "¿Listo",
            "هل؟",
            "Is it\nok?\nreally",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "url?x=1",
            "?name",
            "a?.b",
            "x ?? y",
            "{name?, age?}",
            "Wow!",
            "a ? ",
            "",
            "??",
        ] {
            assert_eq!(asks(text), text == "a ? ", "{text}");
        }
    }
}
