//! Pieces of marked text, of which the lines of labels are made.

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Marks {
    pub(super) bold: u8,
    pub(super) italic: u8,
    pub(super) underline: u8,
    pub(super) strike: u8,
    pub(super) sub: u8,
    pub(super) sup: u8,
}

impl Marks {
    /// The mark that an HTML element makes.
    pub(super) fn of(&mut self, element: &str) -> Option<&mut u8> {
        Some(match element {
            "b" | "strong" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "th" => &mut self.bold,
            "i" | "em" | "cite" | "var" => &mut self.italic,
            "u" | "ins" => &mut self.underline,
            "s" | "del" | "strike" => &mut self.strike,
            "sub" => &mut self.sub,
            "sup" => &mut self.sup,
            _ => return None,
        })
    }

    /// The elements of Graphviz's HTML-like labels that make them.
    pub(super) fn elements(self) -> impl Iterator<Item = &'static str> {
        [
            (self.bold, "B"),
            (self.italic, "I"),
            (self.underline, "U"),
            (self.strike, "S"),
            (self.sub, "SUB"),
            (self.sup, "SUP"),
        ]
        .into_iter()
        .filter(|(count, _)| *count > 0)
        .map(|(_, element)| element)
    }
}

/// A piece of a word, a word, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) marks: Marks,
}

/// Adds text to a line.
pub(super) fn push(line: &mut Vec<Run>, text: &str, marks: Marks) {
    match line.last_mut() {
        Some(last) if last.marks == marks => last.text.push_str(text),
        _ => line.push(Run {
            text: text.to_owned(),
            marks,
        }),
    }
}
