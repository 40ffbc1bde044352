//! The names of a chart, for people: what is named how, and why; and directives that pin them.

use super::names::{NameOrigin, is_upper_camel};
use super::table::{NamedItem, Table};
use crate::diagnostic::Fix;
use crate::model::graph::Graph;
use crate::source::{Chart, Source, Span, TextRange};

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A variant of `Question`; also its type and its setter.
    Question,
    /// A variant of a question's own type.
    Answer,
    /// A variant of `Outcome`.
    Outcome,
    /// A variant of `Step`.
    Step,
    /// A variant of `Entry`.
    Entry,
    /// A variant of `Again`.
    Loop,
}

impl NameKind {
    /// The kind in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Outcome => "outcome",
            Self::Step => "step",
            Self::Entry => "entry",
            Self::Loop => "loop",
        }
    }
}

/// A name of the generated Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// What it names.
    pub kind: NameKind,
    /// The node; `None` for an answer that is not a node, which no directive can name.
    pub id: Option<String>,
    /// What the chart says there.
    pub label: String,
    /// The name.
    pub name: String,
    /// Why it is that.
    pub origin: NameOrigin,
}

/// Every name of a table, in chart order by kind. The answers of yes/no questions have none of their own.
pub(super) fn names(table: &Table) -> Vec<Named> {
    let named = |kind: NameKind, item: &NamedItem| Named {
        kind,
        id: Some(item.id.clone()),
        label: item.label.clone(),
        name: item.name.camel.clone(),
        origin: item.name.origin,
    };
    let mut names = Vec::new();
    for question in &table.questions {
        names.push(named(NameKind::Question, &question.item));
        let own = question
            .answers
            .iter()
            .filter(|answer| !question.yes_no && !answer.otherwise);
        names.extend(own.map(|answer| Named {
            kind: NameKind::Answer,
            id: answer.node.clone(),
            label: answer.label.clone(),
            name: answer.name.camel.clone(),
            origin: answer.name.origin,
        }));
    }
    let outcomes = table.outcomes.iter().map(|outcome| &outcome.item);
    names.extend(outcomes.map(|item| named(NameKind::Outcome, item)));
    names.extend(table.steps.iter().map(|item| named(NameKind::Step, item)));
    if table.entries.len() > 1 {
        let entries = table.entries.iter().map(|entry| &entry.item);
        names.extend(entries.map(|item| named(NameKind::Entry, item)));
    }
    let loops = table.loops.iter().map(|l| &l.item);
    names.extend(loops.map(|item| named(NameKind::Loop, item)));
    names
}

/// Directives that pin the names that are not pinned yet, after the last line of the chart; `None` where
/// there is nothing to pin. A node that has two names (as a step and as an entry, say) keeps both, and
/// is left alone.
pub(super) fn pins(source: &Source, chart: &Chart, graph: &Graph, names: &[Named]) -> Option<Fix> {
    let mut nodes: Vec<(&str, &str)> = Vec::new();
    for named in names {
        let Some(id) = named.id.as_deref() else {
            continue;
        };
        let fit = named.origin != NameOrigin::Pinned && is_upper_camel(&named.name);
        let single = names
            .iter()
            .filter(|other| other.id.as_deref() == Some(id))
            .all(|other| other.name == named.name);
        // An id with a space or `=` in it cannot stand in a directive.
        let plain = !id.contains(|c: char| c.is_whitespace() || c == '=');
        let known = graph.node_index(id).is_some();
        if fit && single && plain && known && !nodes.contains(&(id, named.name.as_str())) {
            nodes.push((id, &named.name));
        }
    }
    if nodes.is_empty() {
        return None;
    }
    let lines = |lead: &str| -> String {
        let pin = |(id, name): &(&str, &str)| format!("{lead}%% mermaidc: name {id} = {name}");
        nodes.iter().map(pin).collect()
    };
    let (place, text) = match &chart.writing {
        // What the host puts before each line, it knows itself.
        Some(writing) => {
            let (last, indent) = last_line(chart);
            (
                chart.text.map.span(last).end,
                writing.write(&lines(&format!("\n{indent}"))),
            )
        }
        None => {
            let (place, lead) = after_last_line(source, chart);
            (place, lines(&lead))
        }
    };
    Some(Fix::safe("Pin the names", Span::at(place), text))
}

/// The last character of the last line of a chart, and the white space that this line begins with.
fn last_line(chart: &Chart) -> (TextRange, &str) {
    let text = &chart.text.text;
    let end = text.trim_end().len();
    let line = &text[text[..end].rfind('\n').map_or(0, |at| at + 1)..end];
    let last = line.chars().next_back().map_or(0, char::len_utf8);
    let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
    (TextRange::new((end - last) as u32, end as u32), indent)
}

/// Where a line can be added to a chart, and what has to stand before it: a line break, the marks of
/// lists and quotes around the chart, and the indentation of the chart's last line.
fn after_last_line(source: &Source, chart: &Chart) -> (u32, String) {
    let (last, indent) = last_line(chart);
    let text = &chart.text.text;
    let start = text[..last.start as usize]
        .rfind('\n')
        .map_or(0, |at| at + 1);
    let host = source.text();
    let first = chart.text.map.offset(start as u32) as usize;
    let line = host.get(..first).and_then(|before| before.rfind('\n'));
    let marks = host
        .get(line.map_or(0, |at| at + 1)..first)
        .unwrap_or_default();
    // The mark that opens a list item would open another.
    let marks: String = marks
        .chars()
        .map(|c| {
            if c == '>' || c.is_whitespace() {
                c
            } else {
                ' '
            }
        })
        .collect();
    let place = chart.text.map.offset(last.start) as usize + last.len() as usize;
    let place = place.min(host.len());
    let rest = host.get(place..).unwrap_or_default();
    let space = rest.find('\n').map_or(rest, |at| &rest[..=at]);
    let newline = if space.ends_with("\r\n") {
        "\r\n"
    } else {
        "\n"
    };
    let place = u32::try_from(place).unwrap_or(u32::MAX);
    (place, format!("{newline}{marks}{indent}"))
}
