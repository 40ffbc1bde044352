//! The tokens of pie charts.

use crate::syntax::lex::token_kinds;

/// What is being read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::syntax) enum Within {
    /// A label, a colon and a value.
    Slice,
    /// A title or a description.
    Title,
}

token_kinds! {
    /// What a token can be.
    pub(in crate::syntax) enum Kind within Within {
        ShowData = "`showData`",
        Pie = "`pie`",
        Colon = "`:`",
        Number = "a number",
        AccDescr = "`accDescr`",
        AccTitle = "`accTitle`",
        Title = "`title`",
        Label = "a label in quotes",
        Newline = "the end of the line",
        Eof = "the end of the chart",
        Unknown = "something else",
    }
}
