//! A link to the title of a subgraph: its id was meant.

use super::mistake::Mistake;
use super::word_index::Index;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::rules;

/// `web --> Back Office`, where a subgraph has that title: the words stand at an offset.
pub(super) fn title_for_id(m: &Mistake<'_>, words: &str, at: usize) -> Option<Diagnostic> {
    let text = m.text();
    let titled = m.around.index.titled(text, words)?;
    let range = (at, at + words.len());
    let found = m.finding(
        &rules::SPACE_IN_ID,
        range,
        format!("`{}` is the title of a subgraph, not its id", shown(words)),
    );
    let place = m.span(range.0..range.1);
    let (from, to) = titled.place;
    let found = found.annotate(m.span(from..to), "this subgraph");
    if let Some(id) = &titled.id {
        return Some(
            found
                .help(format!("Write the id of the subgraph, `{}`.", shown(id)))
                .fix(Fix::unsafe_(format!("Write `{id}`"), place, id.as_str())),
        );
    }
    let found = found.help("Give the subgraph an id, `subgraph id [title]`, and link to the id.");
    let Some(id) = new_id(text, m.around.index, &titled.title) else {
        return Some(found);
    };
    let fix = Fix::unsafe_("Give the subgraph an id", place, id.as_str())
        .and(m.span(from..to), format!("{id} [{}]", m.slice(from..to)));
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
