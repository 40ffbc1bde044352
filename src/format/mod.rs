//! The canonical layout of a chart: indentation, spaces, one statement to a line.
//!
//! Formatters print anew what they parsed (ruff, prettier, rustfmt) or move the white space between tokens
//! (gofmt in its columns, taplo, most editors). Mermaid's languages are read by lexers in which a space, a
//! quote or a line break can be a part of a text, so this one does the second: the kind of the chart
//! says where its pieces are (`Layout`), and only the white space between pieces is replaced. What has no
//! piece of its own (labels, styles, data in braces, comments) is copied. So that a formatter cannot lose
//! anything, and a kind that takes little apart is formatted a little. A quote that the text is the same without is a
//! piece that goes.
//!
//! There is one layout, that of Mermaid's documentation; how wide a step is and whether quotes go can be chosen
//! (`FormatOptions`):
//!
//! - four spaces for each block; the header begins its chart (`rows`);
//! - one statement to a line, and no `;` at its end; a statement that goes on in the next line does, one step further in;
//! - one space, or none, between the pieces of a statement, but where lines next to each other were
//!   aligned: those stay aligned, as gofmt has it (`columns`);
//! - comments keep their text and their place among the statements; of empty lines one stays.
//!
//! What comes out is a list of edits of white space (`edits`), so that hosts write them as they write fixes.
//! The driver reads the result again, and takes it only where it draws the same.
//!
//! **Architecture invariant.** A formatter sees a reading and gives edits; no kind of diagram is named here.

mod columns;
mod edits;
mod rows;

use crate::config::FormatOptions;
use crate::diagnostic::Edit;
use crate::syntax::Reading;

pub use edits::{Edge, Frame};

/// The edits that give a chart its canonical layout, in rising order; none where it has it. `None` for a
/// chart whose kind is not read, or whose text cannot be taken apart.
///
/// Edits are places in the text; those in the reading count from the frame's `place`. Linear in the text.
#[must_use]
pub fn format(
    text: &str,
    reading: &Reading,
    frame: &Frame,
    options: FormatOptions,
) -> Option<Vec<Edit>> {
    let layout = reading.layout()?;
    let mut rows = rows::rows(text, frame.place, reading, &layout, options.quotes)?;
    columns::align(text, &mut rows);
    Some(edits::edits(text, &rows, frame, options.indent))
}
