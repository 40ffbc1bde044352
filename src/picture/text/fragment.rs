//! Pieces of marked text, of which the lines of labels are made.

/// How a piece of text is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Marks {
    pub(crate) bold: u8,
    pub(crate) italic: u8,
    pub(crate) underline: u8,
    pub(crate) strike: u8,
    pub(crate) sub: u8,
    pub(crate) sup: u8,
}

impl Marks {
    /// The mark that an HTML element makes.
    pub(crate) fn of(&mut self, element: &str) -> Option<&mut u8> {
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
}

/// A piece of a word, a word, or several.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    pub(crate) text: String,
    pub(crate) marks: Marks,
}

/// Adds text to a line.
pub(crate) fn push(line: &mut Vec<Run>, text: &str, marks: Marks) {
    match line.last_mut() {
        Some(last) if last.marks == marks => last.text.push_str(text),
        _ => line.push(Run {
            text: text.to_owned(),
            marks,
        }),
    }
}
