//! The arguments of a statement as its author wrote them: on one line, between parentheses, with
//! commas between them, however broken.

use crate::source::TextRange;
use crate::syntax::chars::{is_space, is_word};
use crate::syntax::explain::Page;

/// The parentheses after a word, up to the end of the line.
#[derive(Debug)]
pub(super) struct Written {
    /// What stands between the commas.
    pub(super) arguments: Vec<Argument>,
    /// What closes the parentheses: `)`, or another bracket at the end of the line.
    pub(super) close: Option<TextRange>,
    /// What is wrong with the quotes, in order.
    pub(super) faults: Vec<Fault>,
    /// The end of the line.
    pub(super) end: u32,
}

/// What stands between two commas, without white space at its ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Argument {
    /// Its place.
    pub(super) range: TextRange,
    /// Whether quotes stand around it.
    pub(super) quoted: bool,
}

/// Something wrong with a quote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    /// A quote that opens here is not closed; it should be there.
    Unclosed { opened: u32, at: u32 },
    /// A quote is missing here, before a text that another closes.
    Unopened { at: u32, closed: u32 },
    /// A quote stands inside a text.
    Nested { at: u32 },
}

impl Fault {
    /// Where it begins.
    pub(super) fn start(self) -> u32 {
        match self {
            Self::Unclosed { opened, .. } => opened,
            Self::Unopened { at, .. } | Self::Nested { at } => at,
        }
    }
}

/// Reads the arguments after a word, where a parenthesis follows it.
pub(super) fn written(page: Page<'_>, word_end: u32) -> Option<Written> {
    let line = page.rest_of_line(word_end);
    let text = page.slice(line);
    let inside = text.strip_prefix('(')?;
    Some(Scan::new(inside, line.start + 1).run(line.end))
}

/// A scan over a line from the parenthesis on.
struct Scan<'t> {
    text: &'t str,
    /// Where the text begins.
    from: u32,
    written: Written,
    /// Where the argument begins, in the text.
    argument: usize,
    /// Where the open quote stands.
    quote: Option<usize>,
    /// How many parentheses are open in an argument without quotes.
    depth: usize,
}

impl<'t> Scan<'t> {
    fn new(text: &'t str, from: u32) -> Self {
        Self {
            text,
            from,
            written: Written {
                arguments: Vec::new(),
                close: None,
                faults: Vec::new(),
                end: from,
            },
            argument: 0,
            quote: None,
            depth: 0,
        }
    }

    fn at(&self, offset: usize) -> u32 {
        self.from + offset as u32
    }

    fn run(mut self, end: u32) -> Written {
        self.written.end = end;
        for (i, c) in self.text.char_indices() {
            match (c, self.quote) {
                ('"', Some(opened)) => self.inner_quote(opened, i),
                ('"', None) => self.outer_quote(i),
                (_, Some(_)) => {}
                (',', None) => {
                    self.push(i);
                    self.argument = i + 1;
                }
                ('(', None) => self.depth += 1,
                (')', None) if self.depth > 0 => self.depth -= 1,
                (')' | '}' | ']', None) if c == ')' || self.is_last(i) => {
                    self.push(i);
                    let at = self.at(i);
                    self.written.close = Some(TextRange::new(at, at + 1));
                    return self.written;
                }
                _ => {}
            }
        }
        let mut len = self.text.len();
        if let Some(opened) = self.quote {
            // The parenthesis that ends the line is not part of the text.
            let body = self.text.trim_end_matches([' ', '{', ';']);
            if let Some(inner) = body.strip_suffix(')').filter(|inner| inner.len() > opened) {
                len = inner.len();
                let at = self.at(len);
                self.written.close = Some(TextRange::new(at, at + 1));
            }
            let (opened, at) = (self.at(opened), self.at(len));
            self.written.faults.push(Fault::Unclosed { opened, at });
        }
        self.push(len);
        self.written
    }

    /// Whether nothing but signs stands after a place.
    fn is_last(&self, at: usize) -> bool {
        let rest = &self.text[at + 1..];
        rest.trim_matches(|c: char| is_space(c) || matches!(c, ',' | ';'))
            .is_empty()
    }

    /// Whether a quote stands where a text begins.
    fn opens(&self, at: usize) -> bool {
        let before = self.text[..at].trim_end_matches(is_space);
        before.is_empty() || before.ends_with([',', '(', '='])
    }

    /// Whether a quote stands where a text ends.
    fn closes(&self, at: usize) -> bool {
        let rest = self.text[at + 1..].trim_start_matches(is_space);
        rest.is_empty() || rest.starts_with([',', ')', '}', ']', ';'])
    }

    fn inner_quote(&mut self, opened: usize, at: usize) {
        if self.closes(at) {
            self.quote = None;
        } else if self.opens(at) && !self.text[at + 1..].starts_with(is_space) {
            // The text before it should have ended before its comma.
            let before = self.text[..at].trim_end_matches(is_space);
            let before = before.trim_end_matches([',', '(', '=']);
            let end = before.trim_end_matches(is_space).len().max(opened + 1);
            let fault = Fault::Unclosed {
                opened: self.at(opened),
                at: self.at(end),
            };
            self.written.faults.push(fault);
            self.push(end);
            self.argument = at;
            self.quote = Some(at);
        } else {
            let at = self.at(at);
            self.written.faults.push(Fault::Nested { at });
        }
    }

    fn outer_quote(&mut self, at: usize) {
        if self.opens(at) || !self.closes(at) {
            self.quote = Some(at);
            return;
        }
        let text = &self.text[self.argument..at];
        let lead = text.len() - text.trim_start_matches(is_space).len();
        let fault = Fault::Unopened {
            at: self.at(self.argument + lead),
            closed: self.at(at),
        };
        self.written.faults.push(fault);
    }

    /// Ends an argument.
    fn push(&mut self, end: usize) {
        let text = self.text.get(self.argument..end).unwrap_or_default();
        let lead = text.len() - text.trim_start_matches(is_space).len();
        let text = text.trim_matches(is_space);
        let start = self.at(self.argument + lead);
        self.written.arguments.push(Argument {
            range: TextRange::new(start, start + text.len() as u32),
            quoted: text.starts_with('"'),
        });
    }
}

/// A named argument: the length of the name, and where the value begins. `None` where there is no name.
pub(super) fn named(text: &str) -> Option<(usize, Option<usize>)> {
    let name = text.strip_prefix('$')?;
    let len = name.find(|c| !is_word(c)).unwrap_or(name.len());
    let rest = name[len..].trim_start_matches(is_space);
    let value = rest.strip_prefix('=').map(|value| {
        let value = value.trim_start_matches(is_space);
        text.len() - value.len()
    });
    Some((len + 1, value))
}
