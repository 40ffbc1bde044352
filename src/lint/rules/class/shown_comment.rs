//! `shown-comment` in class diagrams: members are shown as they are written.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::rules::sequence::SHOWN_COMMENT;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::Span;

pub(super) struct ShownComment;

impl Rule<ClassView<'_>> for ShownComment {
    fn info(&self) -> &'static RuleInfo {
        &SHOWN_COMMENT
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        for class in &chart.model.classes {
            for member in class.members.iter().chain(&class.methods) {
                let place = member.place.0;
                let text = chart.source.slice(place);
                let Some(at) = remark(text) else { continue };
                let remark = Span::new(place.start + at as u32, place.end);
                let found = Diagnostic::new(
                    &SHOWN_COMMENT,
                    remark,
                    "this comment is shown in the drawing",
                )
                .help("Put the comment on its own line, after `%%`.");
                let found = match on_its_own_line(chart, place, at) {
                    Some(fix) => found.fix(fix),
                    None => found,
                };
                out.about_id(&class.id, found);
            }
        }
    }
}

/// Where a remark begins in a member.
fn remark(text: &str) -> Option<usize> {
    let begins = |sign: &str| {
        let places = text.match_indices(sign).map(|(at, _)| at);
        let mut places = places.filter(|&at| {
            let before = text[..at].chars().next_back();
            let after = text[at + sign.len()..].chars().next();
            before.is_none_or(char::is_whitespace) && after.is_none_or(|c| !"/%".contains(c))
        });
        places.next()
    };
    [begins("//"), begins("%%")].into_iter().flatten().min()
}

/// Puts the remark on the line before, where the member stands alone on its line.
fn on_its_own_line(chart: &ClassView<'_>, member: Span, at: usize) -> Option<Fix> {
    let text = chart.source.slice(member);
    let source = chart.source.text();
    let start = source[..member.range().start]
        .rfind('\n')
        .map_or(0, |line| line + 1);
    let indent = &source[start..member.range().start];
    if !indent.trim().is_empty() {
        return None;
    }
    let said = text[at + 2..].trim();
    let kept = text[..at].trim_end().len() as u32;
    if kept == 0 {
        let sign = Span::new(member.start, member.start + 2);
        return Some(Fix::unsafe_("Write `%%`", sign, "%%"));
    }
    let gone = Span::new(member.start + kept, member.end);
    let before = format!("%% {said}\n{indent}");
    Some(
        Fix::unsafe_(
            "Put the comment on its own line",
            Span::at(member.start),
            before,
        )
        .and(gone, ""),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn remarks_of_members() {
        let chart = "classDiagram\n    class A {\n        +x int // why\n        // fields\n        +go() %% later\n        +url http://x\n        +path a//b\n    }\n";
        assert_eq!(
            found(&ShownComment, chart),
            [
                "3:16 this comment is shown in the drawing",
                "4:9 this comment is shown in the drawing",
                "5:15 this comment is shown in the drawing",
            ]
        );
        assert_eq!(
            fixed(&ShownComment, chart),
            "classDiagram\n    class A {\n        %% why\n        +x int\n        %% fields\n        %% later\n        +go()\n        +url http://x\n        +path a//b\n    }\n"
        );
    }
}
