//! What a type of file brings, to be read.

use super::{Page, Source};

/// A type of file that holds charts.
pub(super) struct Host {
    /// The name of the language, as the command line and a configuration have it.
    pub(super) language: &'static str,
    /// The extensions of its files, in small letters.
    pub(super) extensions: &'static [&'static str],
    /// Finds its charts and the comments around them. Linear in the text.
    pub(super) page: fn(&Source) -> Page,
}
