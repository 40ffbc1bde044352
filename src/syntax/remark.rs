//! Comments that speak to mermaidc: `%% mermaidc: …` in charts, `<!-- mermaidc: … -->` between them.

use crate::model::{Bounds, Directive, NumberRange, Pin, Remark, RoleWord, Skipped, Word};
use crate::source::Span;

/// What a comment says to mermaidc, if it does: its text without the signs of a comment, its place, and where the text
/// begins in the file. Without the latter, every word stands where the comment does.
pub(crate) fn read(text: &str, comment: Span, start: Option<u32>) -> Option<Remark> {
    let after = text.trim_start().strip_prefix("mermaidc:")?;
    let start = start.map(|start| start + (text.len() - after.len()) as u32);
    let words = split(after, &char::is_whitespace, comment, start);
    let (verb, words) = match words.split_first() {
        Some((verb, words)) => (verb.clone(), words),
        None => (word("", comment), &[][..]),
    };
    let directive = directive(&verb, words, comment);
    Some(Remark {
        span: comment,
        verb,
        directive,
    })
}

fn word(text: &str, span: Span) -> Word {
    Word {
        text: text.to_owned(),
        span,
    }
}

/// The words of a text, and their places where it is known where the text begins.
fn split(
    text: &str,
    separates: &dyn Fn(char) -> bool,
    comment: Span,
    start: Option<u32>,
) -> Vec<Word> {
    let pieces = text.split(separates).filter(|piece| !piece.is_empty());
    let place = |piece: &str| {
        let at = piece.as_ptr() as usize - text.as_ptr() as usize;
        start.map_or(comment, |start| {
            let from = start + at as u32;
            Span::new(from, from + piece.len() as u32)
        })
    };
    pieces.map(|piece| word(piece, place(piece))).collect()
}

/// What a verb and the words after it say.
fn directive(verb: &Word, words: &[Word], comment: Span) -> Directive {
    let ids = || words.iter().map(|word| bare(word, comment)).collect();
    match verb.text.as_str() {
        "" => Directive::Empty,
        "allow" => allow(words, comment),
        "skip" => skip(Skipped::Chart, words),
        "skip-start" => skip(Skipped::Start, words),
        "skip-end" => skip(Skipped::End, words),
        "skip-file" => skip(Skipped::File, words),
        "table" => Directive::Table,
        "else" => Directive::Else(ids()),
        "entry" => Directive::Entry(ids()),
        "policy" => Directive::Policy(words.to_vec()),
        "same" => Directive::Same(ids()),
        "range" => Directive::Range(range(words, comment)),
        "name" => Directive::Name(pin(verb, words, comment)),
        text => match RoleWord::of(text) {
            Some(role) => Directive::Role(role, ids()),
            None => Directive::Unknown,
        },
    }
}

/// An id without the commas around it.
fn bare(id: &Word, comment: Span) -> Word {
    let text = id.text.trim_matches(',');
    let lead = id.text.len() - id.text.trim_start_matches(',').len();
    let start = id.span.start + lead as u32;
    word(
        text,
        match id.span == comment {
            true => comment,
            false => Span::new(start, start + text.len() as u32),
        },
    )
}

/// The names in some words, which commas separate, too.
fn names(words: &[Word], comment: Span) -> Vec<Word> {
    let names = words.iter().flat_map(|word| {
        let start = (word.span != comment).then_some(word.span.start);
        split(&word.text, &|c| c == ',', comment, start)
    });
    names.collect()
}

/// `RULE, RULE A B -- why`: the rules are the first word, and those that a comma joins to it.
fn allow(words: &[Word], comment: Span) -> Directive {
    let end = words.iter().position(|word| word.text.starts_with("--"));
    let words = &words[..end.unwrap_or(words.len())];
    let is_joined = |at: usize| {
        words[at].text.ends_with(',')
            || words
                .get(at + 1)
                .is_some_and(|next| next.text.starts_with(','))
    };
    let last = (0..words.len()).find(|&at| !is_joined(at) && words[at].text != ",");
    let (rules, ids) = words.split_at(last.map_or(words.len(), |last| last + 1));
    Directive::Allow {
        rules: names(rules, comment),
        ids: names(ids, comment),
    }
}

fn skip(skipped: Skipped, words: &[Word]) -> Directive {
    let extra = words.first().filter(|word| !word.text.starts_with("--"));
    Directive::Skip {
        skipped,
        extra: extra.cloned(),
    }
}

/// `B 0..100`
fn range(words: &[Word], comment: Span) -> Option<NumberRange> {
    let [question, written] = words else {
        return None;
    };
    Some(NumberRange {
        question: bare(question, comment),
        written: written.clone(),
        bounds: bounds(&written.text),
    })
}

/// `0..100`, `0..` or `..100`.
fn bounds(text: &str) -> Option<Bounds> {
    let (from, to) = text.split_once("..")?;
    let number = |text: &str| match text {
        "" => Some(None),
        text => text.parse().ok().filter(|n: &f64| n.is_finite()).map(Some),
    };
    let (from, to) = (number(from)?, number(to)?);
    match (from, to) {
        (None, None) => None,
        (Some(from), Some(to)) if from > to => None,
        bounds => Some(bounds),
    }
}

/// `A = CommunicationKind`, with or without spaces.
fn pin(verb: &Word, words: &[Word], comment: Span) -> Option<Pin> {
    let joined: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    let joined = joined.join(" ");
    let (id, name) = joined.split_once('=')?;
    let (id, name) = (id.trim(), name.trim());
    let is_word = |text: &str| !text.is_empty() && !text.contains([' ', '=']);
    let (first, last) = (words.first()?, words.last()?);
    let place = match first.span == comment {
        true => comment,
        false => Span::new(first.span.start, first.span.start + id.len() as u32),
    };
    (is_word(id) && is_word(name)).then(|| Pin {
        node: bare(&word(id, place), comment),
        name: name.to_owned(),
        span: verb.span.to(last.span),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(text: &str) -> Remark {
        read(text, Span::new(10, 60), Some(12)).unwrap()
    }

    fn words(words: &[Word]) -> Vec<(&str, u32)> {
        let words = words.iter();
        words.map(|w| (w.text.as_str(), w.span.start)).collect()
    }

    #[test]
    fn ids_have_places() {
        let remark = said(" mermaidc: question A,  B");
        assert_eq!(
            (&*remark.verb.text, remark.verb.span.start),
            ("question", 23)
        );
        let Directive::Role(RoleWord::Question, _) = remark.directive else {
            panic!("{remark:?}");
        };
        assert_eq!(words(remark.directive.ids()), [("A", 32), ("B", 36)]);
        let remark = said(" mermaidc: name A=Kind");
        assert_eq!(words(remark.directive.ids()), [("A", 28)]);
    }

    #[test]
    fn commas_join_rules() {
        for (text, rules, ids) in [
            ("a", "a", ""),
            ("a, b c", "a b", "c"),
            ("a ,b c,d -- e", "a b", "c d"),
            ("a , b c", "a b", "c"),
            ("a,b", "a b", ""),
            ("-- why", "", ""),
        ] {
            let Directive::Allow { rules: r, ids: i } =
                said(&format!("mermaidc: allow {text}")).directive
            else {
                panic!("{text}");
            };
            let texts = |words: Vec<Word>| -> Vec<String> {
                words.into_iter().map(|word| word.text).collect()
            };
            assert_eq!(
                (texts(r).join(" "), texts(i).join(" ")),
                (rules.into(), ids.into()),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_not_well_formed_is_kept_as_such() {
        assert_eq!(said("mermaidc:").directive, Directive::Empty);
        assert_eq!(said("mermaidc: qestion A").directive, Directive::Unknown);
        assert_eq!(said("mermaidc: range B").directive, Directive::Range(None));
        assert_eq!(said("mermaidc: name A").directive, Directive::Name(None));
        assert!(read(" mermaid: x", Span::default(), None).is_none());
    }

    #[test]
    fn ranges_may_be_open() {
        assert_eq!(bounds("0..100"), Some((Some(0.0), Some(100.0))));
        assert_eq!(bounds("..5"), Some((None, Some(5.0))));
        assert_eq!(bounds(".."), None);
        assert_eq!(bounds("5..1"), None);
    }
}
