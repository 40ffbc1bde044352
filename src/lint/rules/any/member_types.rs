//! Types in the members of classes, which `eaten-text` writes in `~`.

use crate::diagnostic::Fix;
use crate::lint::Context;
use crate::model::{Label, Written};
use crate::syntax::kinds::class::member_text;

/// The help for a type in a member of a class.
pub(super) const TYPE: &str = "Write a type parameter between `~`: `List~int~`.";

/// Writes the types of a member of a class in `~`, where Mermaid then shows what is written now.
pub(super) fn in_tildes(chart: &Context<'_>, label: &Label<'_>) -> Option<Fix> {
    let text = &*label.text;
    let is_member = chart.reading.class().is_some() && label.written == Written::Bare;
    if !is_member || chart.source.slice(label.span) != text {
        return None;
    }
    let bytes = text.as_bytes();
    let is_glued =
        |at: usize| at > 0 && (bytes[at - 1].is_ascii_alphanumeric() || bytes[at - 1] == b'_');
    if !text.match_indices('<').all(|(at, _)| is_glued(at)) {
        return None;
    }
    let fixed = text.replace(['<', '>'], "~");
    if member_text(&fixed)? != member_text(text)? {
        return None;
    }
    let mut signs = text.match_indices(['<', '>']);
    let place = |at: usize| label.part(chart.source, at..at + 1);
    let fix = Fix::unsafe_("Write the type between `~`", place(signs.next()?.0), "~");
    Some(signs.fold(fix, |fix, (at, _)| fix.and(place(at), "~")))
}

#[cfg(test)]
mod tests {
    use crate::lint::rules::any::eaten_text::EatenText;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn types_of_members() {
        let chart = "classDiagram\n    class A {\n        +List<int> xs\n        +get(k) Map<String, List<int>>\n        <<interface>>\n        +go(Map<K, V> m) Opt<V>*\n    }\n    A --> B : as List<int>\n";
        let lines: Vec<String> = found(&EatenText, chart)
            .iter()
            .map(|f| f[..2].to_owned())
            .collect();
        assert_eq!(lines, ["3:", "4:", "6:", "8:"]);
        assert_eq!(
            fixed(&EatenText, chart),
            "classDiagram\n    class A {\n        +List~int~ xs\n        +get(k) Map#lt;String, List<int>>\n        <<interface>>\n        +go(Map~K, V~ m) Opt~V~*\n    }\n    A --> B : as List#lt;int>\n"
        );
    }
}
