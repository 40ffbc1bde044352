//! The titles of the subgraphs of a chart, found without reading it.

use crate::syntax::chars::is_space;
use crate::syntax::kinds::flowchart::lexicon::is_node_char;

/// The line that opens a subgraph.
#[derive(Clone, Debug)]
pub(super) struct Titled {
    /// The title, without quotes and brackets.
    pub(super) title: String,
    /// The id before a title in brackets.
    pub(super) id: Option<String>,
    /// Where both stand, with quotes and brackets.
    pub(super) place: (usize, usize),
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
