//! Icons in a label: `fa:fa-car`, which Mermaid replaces by a drawing.

/// The length of the icon's name that a text starts with.
pub(crate) fn icon(text: &str) -> Option<usize> {
    let rest = text.strip_prefix("fa")?;
    let rest = rest
        .strip_prefix(['b', 'd', 'k', 'l', 'r', 's', 't'])
        .unwrap_or(rest);
    let rest = rest.strip_prefix(":fa-")?;
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '-' || c == '_'))
        .unwrap_or(rest.len());
    (end > 0).then(|| text.len() - rest.len() + end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn icons_of_every_set() {
        assert_eq!(icon("fa:fa-car goes"), Some(9));
        assert_eq!(icon("fab:fa-git_hub"), Some(14));
        assert_eq!(icon("fa:fa-"), None);
        assert_eq!(icon("fax:fa-car"), None);
    }
}
