//! `box`: a colour, and a title.

use super::Lowering;
use crate::model::sequence::ParticipantBox;
use crate::source::{Span, TextRange};
use crate::syntax::chars::{is_line_end, is_space, is_word};
use crate::syntax::{colours, text};

impl Lowering<'_> {
    /// `box Aqua Team`: the first word is the colour, if it is one.
    pub(super) fn start_box(&mut self, range: TextRange, span: Span) {
        let range = text::trimmed(self.source, range);
        let line = &self.source.text[range.range()];
        let (colour, title) = if line.contains(is_line_end) {
            (None, None)
        } else {
            match colour_end(line) {
                0 => (None, Some(range)),
                end if colours::is_colour(&line[..end]) => {
                    let title = TextRange::new(range.start + end as u32, range.end);
                    (Some(line[..end].trim_matches(is_space)), Some(title))
                }
                _ => (None, Some(range)),
            }
        };
        let colour = colour
            .filter(|colour| *colour != "transparent")
            .map(str::to_owned);
        let title = title.map(|title| self.wrapped(title));
        let wrap = title.as_ref().map_or(self.wrap, |(_, wrap)| *wrap);
        self.model.boxes.push(ParticipantBox {
            label: title
                .map(|(label, _)| label)
                .filter(|label| !label.text.is_empty()),
            colour,
            participants: Vec::new(),
            wrap,
            place: span.into(),
        });
        self.current_box = Some(self.model.boxes.len() - 1);
    }
}

/// Where the part ends that could be a colour: `rgb(…)` up to the last bracket, else a word.
fn colour_end(line: &str) -> usize {
    let function = ["rgba", "rgb", "hsla", "hsl"].iter().find_map(|name| {
        let rest = line.strip_prefix(name)?.trim_start_matches(is_space);
        let inner = rest.strip_prefix('(')?;
        let last = inner.rfind(')')?;
        Some(line.len() - inner.len() + last + 1)
    });
    function.unwrap_or_else(|| line.find(|c| !is_word(c)).unwrap_or(line.len()))
}
