//! YAML that js-yaml takes and the parser does not, spelt so that both do.
//!
//! js-yaml takes a tab for a space after `:`, `-` and `?`; a `:` right before a bracket; a comment right after
//! a bracket or a quote; and lines of quoted texts and of brackets that are indented anyhow. One pass over the text finds
//! those places, and the map of offsets goes along.

use crate::source::{Mapped, TextRange};

/// How far the lines of a quoted text or a bracket are moved in at most.
const INDENT: usize = 100;

/// A byte order mark inside a document, which the parser refuses, stands as this character of nobody's.
const MARK: &str = "\u{f8ff}";

/// A text with its byte order marks.
pub(super) fn restore(text: &str) -> String {
    text.replace(MARK, "\u{feff}")
}

/// The text as the parser takes it, and how deep its brackets nest.
pub(super) fn respell(text: &Mapped) -> (Mapped, usize) {
    let mut scan = Scan {
        text: &text.text,
        at: 0,
        line: 0,
        brackets: Vec::new(),
        plain: None,
        deepest: 0,
        edits: Vec::new(),
    };
    scan.run();
    let edits = scan.edits.iter();
    let mut spelt = text.replace(edits.map(|(span, with)| (*span, with.as_str())));
    // The first may stay.
    if spelt
        .text
        .get(1..)
        .is_none_or(|rest| rest.contains('\u{feff}'))
    {
        let first = spelt.text.starts_with('\u{feff}');
        spelt.text = spelt.text.replace('\u{feff}', MARK);
        if first {
            spelt.text.replace_range(..MARK.len(), "\u{feff}");
        }
    }
    (spelt, scan.deepest)
}

struct Scan<'t> {
    text: &'t str,
    at: usize,
    /// Where the line begins.
    line: usize,
    /// The columns of the brackets that are open.
    brackets: Vec<usize>,
    /// A plain text ended with its line, which was indented so far: what is indented more goes on with it.
    plain: Option<usize>,
    deepest: usize,
    edits: Vec<(TextRange, String)>,
}

impl Scan<'_> {
    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    fn edit(&mut self, from: usize, to: usize, with: &str) {
        self.edits
            .push((TextRange::new(from as u32, to as u32), with.to_owned()));
    }

    /// Token by token, from one that may begin a value to the next.
    fn run(&mut self) {
        while self.at < self.text.len() {
            let at = self.at;
            let space = |byte| matches!(byte, b' ' | b'\t' | b'\n');
            let byte = self.byte(at);
            if !matches!(byte, b' ' | b'\t' | b'\n' | b'#')
                && let Some(indent) = self.plain.take()
                && (self.column() > indent || !self.brackets.is_empty())
                && !self.flow_sign(at)
            {
                self.plain();
                continue;
            }
            match byte {
                b' ' | b'\t' => self.at += 1,
                b'\n' => self.line_break(self.brackets.first().copied()),
                b'#' => {
                    let before = at.checked_sub(1).map_or(b'\n', |before| self.byte(before));
                    if !space(before) {
                        self.edit(at, at, " ");
                    }
                    self.at = self.line_end();
                }
                quote @ (b'"' | b'\'') => self.quoted(quote),
                b'[' | b'{' => {
                    self.brackets.push(self.column());
                    self.deepest = self.deepest.max(self.brackets.len());
                    self.at += 1;
                }
                b']' | b'}' => {
                    self.brackets.pop();
                    self.at += 1;
                }
                b',' => self.at += 1,
                b'|' | b'>' if self.brackets.is_empty() => self.block_scalar(),
                b'&' | b'!' | b'*' => {
                    while !space(self.byte(self.at)) && !self.flow_sign(self.at) {
                        self.at += 1;
                    }
                }
                b':' | b'-' | b'?' if space(self.byte(at + 1)) => self.sign(),
                b':' if !self.brackets.is_empty() && self.flow_sign(at + 1) => self.sign(),
                _ => self.plain(),
            }
        }
        if !self.text.ends_with('\n') {
            self.edit(self.text.len(), self.text.len(), "\n");
        }
    }

    fn column(&self) -> usize {
        self.at - self.line
    }

    fn indent(&self) -> usize {
        let line = self.text.as_bytes()[self.line..].iter();
        line.take_while(|&&b| b == b' ').count()
    }

    fn line_end(&self) -> usize {
        let rest = &self.text.as_bytes()[self.at..];
        self.at + rest.iter().position(|&b| b == b'\n').unwrap_or(rest.len())
    }

    /// Whether a sign stands there that ends a plain text within brackets.
    fn flow_sign(&self, at: usize) -> bool {
        !self.brackets.is_empty() && matches!(self.byte(at), b',' | b'[' | b']' | b'{' | b'}')
    }

    /// Over a line break, and in within what began at a column.
    fn line_break(&mut self, column: Option<usize>) {
        self.at += 1;
        self.line = self.at;
        let spaces = self.text.as_bytes()[self.at..].iter();
        let indent = spaces.take_while(|&&b| b == b' ').count();
        let wanted = column.unwrap_or(0).min(INDENT);
        if indent < wanted && self.byte(self.at + indent) != b'\n' {
            self.edit(self.at, self.at, &" ".repeat(wanted - indent));
        }
    }

    /// A `:`, or a `-` or `?` with nothing after it: tabs are spaces.
    fn sign(&mut self) {
        let colon = self.byte(self.at) == b':';
        self.at += 1;
        if !colon {
            // A tab after `-` or `?` keeps a collection from standing there.
            let rest = &self.text[self.at..];
            let line = rest.split('\n').next().unwrap_or_default();
            if !line.trim_matches([' ', '\t']).is_empty() {
                return;
            }
        }
        if colon && self.flow_sign(self.at) && matches!(self.byte(self.at), b'[' | b'{') {
            self.edit(self.at, self.at, " ");
        }
        while matches!(self.byte(self.at), b' ' | b'\t') {
            if self.byte(self.at) == b'\t' {
                self.edit(self.at, self.at + 1, " ");
            }
            self.at += 1;
        }
    }

    /// Whether a line parts documents.
    fn separates(&self, line: usize) -> bool {
        let rest = &self.text[line..];
        let sign = rest
            .strip_prefix("---")
            .or_else(|| rest.strip_prefix("..."));
        sign.is_some_and(|following| {
            following.is_empty() || following.starts_with([' ', '\t', '\n'])
        })
    }

    fn quoted(&mut self, quote: u8) {
        let column = self.brackets.first().copied().unwrap_or(self.column());
        self.at += 1;
        while self.at < self.text.len() {
            match self.byte(self.at) {
                b'\n' if self.separates(self.at + 1) => self.line_break(None),
                b'\n' => self.line_break(Some(column)),
                b'\\' if quote == b'"' && self.byte(self.at + 1) != b'\n' => self.at += 2,
                b'\'' if quote == b'\'' && self.byte(self.at + 1) == b'\'' => self.at += 2,
                sign => {
                    self.at += 1;
                    if sign == quote {
                        return;
                    }
                }
            }
        }
    }

    /// A plain text on one line.
    fn plain(&mut self) {
        let space = |byte| matches!(byte, b' ' | b'\t' | b'\n');
        loop {
            self.at += 1;
            match self.byte(self.at) {
                b'\n' => {
                    self.plain = Some(self.indent());
                    return;
                }
                b'#' if space(self.byte(self.at - 1)) => return,
                b':' if space(self.byte(self.at + 1)) || self.flow_sign(self.at + 1) => return,
                _ if self.flow_sign(self.at) => return,
                _ => {}
            }
        }
    }

    /// A text after `|` or `>`: all lines that are indented more than the one it begins on.
    fn block_scalar(&mut self) {
        let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
        let outer = self.indent();
        self.at = self.line_end();
        while self.at < self.text.len() {
            let rest = &self.text[self.at + 1..];
            let line = rest.split('\n').next().unwrap_or_default();
            if !line.trim_matches(' ').is_empty() && indent(line) <= outer {
                return;
            }
            self.at += 1;
            self.line = self.at;
            self.at += line.len();
        }
    }
}
