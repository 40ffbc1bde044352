//! What Mermaid does to a flowchart's text before it is read.

use crate::source::{Mapped, TextRange};
use crate::syntax::chars::is_space;

/// The text without white space between a `}` and the end of its line: `/}\s*\n/g` → `}\n`, with
/// which Mermaid's flowchart parser begins.
pub(super) fn without_space_after_braces(text: Mapped) -> Mapped {
    let mut edits = Vec::new();
    let mut done = 0;
    for (i, _) in text.text.match_indices('}') {
        if i < done {
            continue;
        }
        let rest = &text.text[i + 1..];
        let spaces = &rest[..rest.len() - rest.trim_start_matches(is_space).len()];
        if let Some(last) = spaces.rfind('\n') {
            done = i + 1 + last + 1;
            if last > 0 {
                edits.push((TextRange::new(i as u32 + 1, (i + 1 + last) as u32), ""));
            }
        }
    }
    if edits.is_empty() {
        text
    } else {
        text.replace(edits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_brace_ends_its_line() {
        let text = without_space_after_braces(Mapped::new("A{x}  \n \n  B", 0));
        assert_eq!(text.text, "A{x}\n  B");
    }
}
