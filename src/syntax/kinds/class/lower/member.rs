//! A line of a class as Mermaid takes it apart: visibility, name, parameters, type, classifier.

use crate::label::{Piece, generics, is_known, pieces};
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
        said.push_str(" : ");
        said.push_str(&generics(return_type));
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
    match visibility {
        Some(visibility) => format!("{}{}", visibility.sign(), text.trim_end_matches(is_space)),
        None => text.trim_matches(is_space).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
