//! What changed, as `diff -u` shows it.

use super::output::plain;

/// The difference between two states of a file; empty where there is none.
pub(super) fn unified(name: &str, old: &str, new: &str) -> String {
    let name = plain(name);
    similar::TextDiff::from_lines(old, new)
        .unified_diff()
        .header(&format!("a/{name}"), &format!("b/{name}"))
        .to_string()
}

#[cfg(test)]
mod tests {
    #[test]
    fn shows_what_changed() {
        let diff = super::unified("a.md", "one\ntwo\n", "one\n2\n");
        assert_eq!(
            diff,
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n"
        );
        assert_eq!(super::unified("a.md", "x\n", "x\n"), "");
    }
}
