//! The titles of the subgraphs of a chart, found without reading it: a link to one means the subgraph.

use super::mistake::Mistake;
use super::word_index::Index;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::lexicon::is_node_char;
use crate::syntax::kinds::flowchart::rules;

/// The line that opens a subgraph.
#[derive(Clone, Debug)]
pub(super) struct Titled {
    /// The title, without quotes and brackets.
    pub(super) title: String,
    /// The id before a title in brackets.
    id: Option<String>,
    /// Where both stand, with quotes and brackets.
    place: (usize, usize),
}

/// The subgraphs that a text opens, each with its title.
pub(super) fn titles(text: &str) -> Vec<Titled> {
    let mut at = 0;
    let mut found = Vec::new();
    for line in text.split_inclusive('\n') {
        let body = line.trim_start_matches(is_space);
        let start = at + (line.len() - body.len());
        at += line.len();
        if let Some(rest) = body
            .strip_prefix("subgraph")
            .filter(|r| r.starts_with(is_space))
        {
            let written = rest.trim_matches(|c| is_space(c) || c == ';');
            let from = start + "subgraph".len() + rest.find(written).unwrap_or(0);
            found.extend(titled(written, from));
        }
    }
    found
}

fn titled(written: &str, from: usize) -> Option<Titled> {
    let place = (from, from + written.len());
    let (id, title) = match written
        .strip_suffix(']')
        .and_then(|rest| rest.split_once('['))
    {
        Some((id, title)) => (Some(id.trim_end_matches(is_space).to_owned()), title),
        None => (None, written),
    };
    let title = title
        .strip_prefix('"')
        .and_then(|t| t.strip_suffix('"'))
        .unwrap_or(title);
    let is_id = id
        .as_deref()
        .is_none_or(|id| !id.is_empty() && id.chars().all(is_node_char));
    (is_id && !title.is_empty() && !title.contains(['"', '[', ']', '\n'])).then(|| Titled {
        title: title.to_owned(),
        id,
        place,
    })
}

/// `web --> Back Office`, where a subgraph has that title: the words stand at an offset.
pub(super) fn title_for_id(m: &Mistake<'_>, words: &str, at: usize) -> Option<Diagnostic> {
    let text = m.text();
    let titled = m.index.titled(text, words)?;
    let range = (at, at + words.len());
    let found = m.found(
        &rules::SPACE_IN_ID,
        range,
        format!(
            "`{}` is the title of a subgraph, and not its id",
            m.shown(words)
        ),
    );
    let place = m.place(range.0, range.1);
    let (from, to) = titled.place;
    let found = found.annotate(m.place(from, to), "this subgraph");
    if let Some(id) = &titled.id {
        return Some(
            found
                .help(format!("Write the id of the subgraph, `{}`.", m.shown(id)))
                .fix(Fix::unsafe_(format!("Write `{id}`"), place, id.as_str())),
        );
    }
    let found = found.help("Give the subgraph an id, `subgraph id [title]`, and write that.");
    let Some(id) = new_id(text, m.index, &titled.title) else {
        return Some(found);
    };
    let fix = Fix::unsafe_("Give the subgraph an id", place, id.as_str())
        .and(m.place(from, to), format!("{id} [{}]", m.slice(from..to)));
    Some(found.fix(fix))
}

/// An id of the words of a title that nothing in the chart has.
fn new_id(text: &str, index: &Index, title: &str) -> Option<String> {
    let words: Vec<&str> = title.split(|c: char| !c.is_ascii_alphanumeric()).collect();
    let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
    let id = words.join("_");
    let fits = id.starts_with(|c: char| c.is_ascii_alphabetic()) && words.len() > 1;
    (fits && !index.has(text, &id)).then_some(id)
}
