//! Releases of Mermaid, and what depends on them.

use std::fmt;

/// A release of Mermaid: `11.4`, `12.3`. Patches change nothing that rules speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Release {
    major: u32,
    minor: u32,
}

impl Release {
    /// The oldest release that rules know anything of.
    pub const OLDEST: Self = Self::new(11, 0);
    /// The one whose reading is followed.
    pub const NEWEST: Self = Self::new(12, 3);

    /// A release by its numbers.
    #[must_use]
    pub const fn new(major: u32, minor: u32) -> Self {
        Self { major, minor }
    }

    /// A release as people write it: `11`, `11.4`, `11.4.1`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('.').map(str::parse);
        let major = numbers.next()?.ok()?;
        let minor = numbers.next().unwrap_or(Ok(0)).ok()?;
        let patch = numbers.next().unwrap_or(Ok(0));
        (patch.is_ok() && numbers.next().is_none()).then_some(Self { major, minor })
    }

    /// Whether every label of a flowchart is taken for Markdown.
    #[must_use]
    pub fn takes_labels_for_markdown(self) -> bool {
        self < Self::new(11, 13)
    }

    /// Whether a label that begins like a list shows that lists are not supported.
    #[must_use]
    pub fn refuses_lists(self) -> bool {
        self < Self::new(11, 10)
    }

    /// Whether ELK lays out charts that do not ask for a layout.
    #[must_use]
    pub fn lays_out_with_elk(self) -> bool {
        self >= Self::new(12, 0)
    }
}

impl Default for Release {
    fn default() -> Self {
        Self::NEWEST
    }
}

impl fmt::Display for Release {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.major, self.minor)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_are_read_and_compared() {
        let release = |text| Release::parse(text);
        assert_eq!(release("11.4"), Some(Release::new(11, 4)));
        assert_eq!(release("11.4.1"), release("11.4"));
        assert_eq!(release("12"), Some(Release::new(12, 0)));
        assert!(release("11.10") > release("11.9"));
        for text in ["", "x", "11.", "11.x", "11.4.1.2", "v11", "-1"] {
            assert_eq!(release(text), None, "{text}");
        }
        assert_eq!(
            release("11.12").map(|r| r.to_string()),
            Some("11.12".to_owned())
        );
    }

    #[test]
    fn the_newest_is_the_one_that_is_followed() {
        let followed = Release::parse(crate::syntax::MERMAID_VERSION);
        assert_eq!(followed, Some(Release::NEWEST));
    }
}
