//! A line of a class as Mermaid takes it apart: visibility, name, parameters, type, classifier.

use crate::label::{Piece, is_known, pieces};
use crate::model::class::{Classifier, Member, Visibility};
use crate::syntax::chars::is_space;

/// An attribute.
pub(super) fn attribute(text: &str) -> Member {
    let visibility = text.chars().next().and_then(visibility_of);
    let classifier = text.chars().next_back().and_then(classifier_of);
    let from = usize::from(visibility.is_some());
    let to = text.len() - usize::from(classifier.is_some());
    let id = one_space(text.get(from..to).unwrap_or_default());
    Member {
        text: shown(visibility, &generics(&id)),
        visibility,
        name: id.trim_matches(is_space).to_owned(),
        classifier,
        ..Member::default()
    }
}

/// A method: a line with a `)`. `None` where Mermaid fails, as no name stands before the brackets.
pub(super) fn method(text: &str) -> Option<Member> {
    let close = text.rfind(')')?;
    let open = text[..close].rfind('(').filter(|&at| at > 0)?;
    let mut id = &text[..open];
    let first = id.chars().next().and_then(visibility_of);
    let visibility = first.filter(|_| id.len() > 1);
    if visibility.is_some() {
        id = &id[1..];
    }
    let parameters = text[open + 1..close].trim_matches(is_space);
    let mut rest = &text[close + 1..];
    let mut classifier = None;
    if let Some(sign) = rest
        .chars()
        .next()
        .filter(|&c| is_space(c) || c == '$' || c == '*')
    {
        classifier = classifier_of(sign);
        rest = &rest[sign.len_utf8()..];
    }
    let mut return_type = rest.trim_matches(is_space);
    if classifier.is_none() {
        classifier = return_type.chars().next_back().and_then(classifier_of);
        if classifier.is_some() {
            return_type = &return_type[..return_type.len() - 1];
        }
    }
    let id = one_space(id);
    let mut said = format!("{}({})", generics(&id), generics(parameters));
    if !return_type.is_empty() {
        said = format!("{said} : {}", generics(return_type));
    }
    Some(Member {
        text: shown(visibility, &said),
        visibility,
        name: id.trim_matches(is_space).to_owned(),
        parameters: parameters.to_owned(),
        return_type: return_type.to_owned(),
        classifier,
        ..Member::default()
    })
}

/// The text that a line of a class shows; `None` where it is not a member.
pub(crate) fn shown_text(line: &str) -> Option<String> {
    let member = match line.find(')').is_some_and(|at| at > 0) {
        true => method(line)?,
        false => attribute(line),
    };
    Some(member.text)
}

/// The places of the tags that take the brackets of a method along: Mermaid drops tags before it looks for
/// brackets. Empty where the brackets stay.
pub(super) fn brackets_in_tags(line: &str) -> Vec<usize> {
    if !line.contains('<') {
        return Vec::new();
    }
    let mut kept = String::new();
    let mut lost = Vec::new();
    let mut at = 0;
    for piece in pieces(line) {
        let range = match &piece {
            Piece::Tag(tag) => tag.range.clone(),
            Piece::Comment(range) | Piece::Cut(range) => range.clone(),
        };
        if range.start < at {
            continue;
        }
        kept.push_str(&line[at..range.start]);
        at = range.end;
        lost.push(range.start);
        match piece {
            Piece::Tag(tag) if tag.is(&["script", "style"]) && !tag.closes => {
                let end = format!("</{}>", tag.name);
                let rest = &line[at..];
                at = rest.find(&end).map_or(line.len(), |length| at + length);
            }
            Piece::Tag(tag) if is_known(tag.name) => kept.push_str(&format!("<{}>", tag.name)),
            _ => {}
        }
    }
    kept.push_str(line.get(at..).unwrap_or_default());
    match method(&kept) {
        Some(_) => Vec::new(),
        None => lost,
    }
}

fn visibility_of(sign: char) -> Option<Visibility> {
    match sign {
        '+' => Some(Visibility::Public),
        '-' => Some(Visibility::Private),
        '#' => Some(Visibility::Protected),
        '~' => Some(Visibility::Package),
        _ => None,
    }
}

fn classifier_of(sign: char) -> Option<Classifier> {
    match sign {
        '$' => Some(Classifier::Static),
        '*' => Some(Classifier::Abstract),
        _ => None,
    }
}

/// A name without white space around it, but for one space before.
fn one_space(id: &str) -> String {
    let trimmed = id.trim_matches(is_space);
    match id.starts_with(' ') {
        true => format!(" {trimmed}"),
        false => trimmed.to_owned(),
    }
}

fn shown(visibility: Option<Visibility>, text: &str) -> String {
    let sign = visibility.map(Visibility::sign).into_iter();
    let text: String = sign.chain(text.chars()).collect();
    text.trim_matches(is_space).to_owned()
}

/// A text with types in `~` as it is shown: `Map~K, V~` as `Map<K, V>`.
///
/// Mermaid pairs the signs from outside to inside, between two commas. Only a comma between two
/// parts with one sign each belongs to a type.
pub(super) fn generics(text: &str) -> String {
    if !text.contains('~') {
        return text.to_owned();
    }
    let count = |part: &str| part.matches('~').count();
    let parts = text.split(',');
    let mut out = String::with_capacity(text.len());
    let mut before = "";
    // Where in the output the part before the comma begins, as it may have to be done again.
    let mut start = 0;
    let mut first = true;
    for part in parts {
        if !first && count(before) == 1 && count(part) == 1 {
            out.truncate(start);
            push_paired(&format!("{before},{part}"), &mut out);
            // What follows is a part of its own: the comma after it was not looked at yet.
        } else {
            if !first {
                out.push(',');
            }
            start = out.len();
            push_paired(part, &mut out);
        }
        before = part;
        first = false;
    }
    out
}

/// Adds a part with its signs in pairs, the first with the last.
fn push_paired(part: &str, out: &mut String) {
    let places: Vec<usize> = part.match_indices('~').map(|(at, _)| at).collect();
    let skip = usize::from(places.len() > 1 && places.len() % 2 == 1 && part.starts_with('~'));
    let pairs = places.len().saturating_sub(skip) / 2;
    if places.len() <= 1 {
        out.push_str(part);
        return;
    }
    let mut at = 0;
    for (number, &place) in places.iter().enumerate() {
        out.push_str(&part[at..place]);
        let sign = if number < skip {
            '~'
        } else if number - skip < pairs {
            '<'
        } else if number >= places.len() - pairs {
            '>'
        } else {
            '~'
        };
        out.push(sign);
        at = place + 1;
    }
    out.push_str(&part[at..]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_are_shown_in_angles() {
        for (text, want) in [
            ("List~int~ xs", "List<int> xs"),
            ("Map~K, List~V~~ m", "Map~K, List<V~> m"),
            ("Map~K,V~", "Map<K,V>"),
            // Each pair takes the place of the one before, as in Mermaid.
            ("Map~K, V~ a, Map~K, V~ b", " Map<K, V> b"),
            ("Array~Array~string~~", "Array<Array<string>>"),
            ("~List~int~", "~List<int>"),
            ("a~b", "a~b"),
        ] {
            assert_eq!(generics(text), want, "{text}");
        }
    }

    #[test]
    fn tags_take_brackets_along() {
        for (line, want) in [
            ("foo(a<b) int", vec![5]),
            ("foo<a(b)> int", vec![3]),
            ("foo(a<!--x) a", vec![5]),
            ("foo(</x) a", vec![4]),
            ("foo(a<?x) a", vec![5]),
            ("foo(a<script>x) y</script> b", vec![5, 17]),
            ("foo(a<b (c) y> b", vec![5]),
            ("<x>()", vec![0]),
            ("List<a(b)> foo() int", vec![]),
            ("foo<b>(x)</b>", vec![]),
            ("foo(x) a<b", vec![]),
            ("foo(a<1) a", vec![]),
            ("foo(a<b x=\">\") y>z) a", vec![]),
            ("<b>foo()", vec![]),
            ("<b>()", vec![]),
        ] {
            assert_eq!(brackets_in_tags(line), want, "{line}");
        }
    }

    #[test]
    fn methods_need_a_name() {
        assert!(method("(x)").is_none());
        assert!(method("#x) bool").is_none());
        let found = method("+ go(a, b) Map~K, V~*").unwrap();
        assert_eq!(found.text, "+ go(a, b) : Map<K, V>");
        assert_eq!(found.name, "go");
        assert_eq!(found.classifier, Some(Classifier::Abstract));
    }
}
