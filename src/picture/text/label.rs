//! Labels as lines of marked text.

use super::fragment::{Marks, Run, push};
use super::read;
use crate::model::graph::{Text, TextKind};

/// What is shown, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Label {
    pub(crate) lines: Vec<Vec<Run>>,
}

impl Label {
    /// Reads a label as Mermaid's renderer does: tags make lines and marks or are left out, entity codes
    /// are decoded, a Markdown string is read as Markdown.
    pub(crate) fn new(text: &Text) -> Self {
        let lines = match text.kind {
            TextKind::Text => read::html(&text.text),
            TextKind::Markdown => read::markdown(&text.text),
        };
        Self { lines }.trimmed()
    }

    /// A label of lines in which nothing is read.
    pub(crate) fn verbatim(text: &str) -> Self {
        let mut lines = Vec::new();
        for line in text.lines() {
            let mut runs = Vec::new();
            push(&mut runs, line, Marks::default());
            lines.push(runs);
        }
        Self { lines }.trimmed()
    }

    /// Without the space around its lines, and without the empty lines around all.
    fn trimmed(mut self) -> Self {
        self.lines.iter_mut().for_each(trim);
        while self.lines.last().is_some_and(Vec::is_empty) {
            self.lines.pop();
        }
        let empty = self.lines.iter().take_while(|line| line.is_empty()).count();
        self.lines.drain(..empty);
        self
    }

    /// Whether there is nothing to be seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// All on one line, with spaces where lines were broken.
    pub(crate) fn joined(self) -> Self {
        let mut line = Vec::new();
        for runs in self.lines {
            if !line.is_empty() && !runs.is_empty() {
                push(&mut line, " ", Marks::default());
            }
            for run in runs {
                push(&mut line, &run.text, run.marks);
            }
        }
        let lines = if line.is_empty() {
            Vec::new()
        } else {
            vec![line]
        };
        Self { lines }
    }

    /// Whether all of it is set in one way.
    pub(crate) fn is_plain(&self) -> bool {
        let mut runs = self.lines.iter().flatten();
        runs.all(|run| run.marks == Marks::default())
    }

    /// The text with LF between the lines.
    pub(crate) fn text(&self) -> String {
        let line = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect();
        self.lines
            .iter()
            .map(line)
            .collect::<Vec<String>>()
            .join("\n")
    }

    /// Breaks lines at spaces, so that none is wider than a limit where that can be. `width` measures text.
    pub(crate) fn wrap(self, limit: f64, width: &dyn Fn(&str, Marks) -> f64) -> Self {
        let lines = self.lines.into_iter().flat_map(|line| {
            let words = words(line, width);
            let starts = breaks(&words, limit);
            joined(words, &starts)
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// Breaks lines as [`Self::wrap`] does, into pieces of much the same width. A line that is only a little
    /// wider than the limit stays whole.
    pub(crate) fn balance(self, limit: f64, width: &dyn Fn(&str, Marks) -> f64) -> Self {
        const LITTLE: f64 = 1.2;
        let lines = self.lines.into_iter().flat_map(|line| {
            let words = words(line, width);
            let mut starts = breaks(&words, limit * LITTLE);
            if starts.len() > 1 {
                starts = breaks(&words, limit);
                starts = breaks(&words, even(&words, limit, starts.len()));
            }
            joined(words, &starts)
        });
        Self {
            lines: lines.collect(),
        }
    }

    /// Cuts lines that are still much too long wherever they reach the limit.
    pub(crate) fn cut(self, limit: f64, width: &dyn Fn(&str, Marks) -> f64) -> Self {
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            let long: f64 = line.iter().map(|run| width(&run.text, run.marks)).sum();
            if long <= limit * 1.5 {
                lines.push(line);
                continue;
            }
            let (mut current, mut at) = (Vec::new(), 0.0);
            for run in line {
                for c in run.text.chars() {
                    let mut buffer = [0; 4];
                    let text = c.encode_utf8(&mut buffer);
                    let wide = width(text, run.marks);
                    if at + wide > limit && at > 0.0 {
                        lines.push(std::mem::take(&mut current));
                        at = 0.0;
                    }
                    push(&mut current, text, run.marks);
                    at += wide;
                }
            }
            lines.push(current);
        }
        Self { lines }
    }
}

/// Takes the spaces at both ends of a line away.
fn trim(line: &mut Vec<Run>) {
    while let Some(first) = line.first_mut() {
        let kept = first.text.trim_start_matches(' ').len();
        first.text.drain(..first.text.len() - kept);
        if !first.text.is_empty() {
            break;
        }
        line.remove(0);
    }
    while let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
        if !last.text.is_empty() {
            break;
        }
        line.pop();
    }
}

/// What stays together when a line is broken, and the space before it where it stands after another.
struct Word {
    runs: Vec<Run>,
    width: f64,
    gap: f64,
    /// How the space is marked.
    marks: Marks,
}

/// The words of a line.
fn words(line: Vec<Run>, width: &dyn Fn(&str, Marks) -> f64) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut space = true;
    for run in line {
        for (i, text) in run.text.split(' ').enumerate() {
            space |= i > 0;
            if text.is_empty() {
                continue;
            }
            let wide = width(text, run.marks);
            let last = words.last().and_then(|word| word.runs.last());
            let same = last.is_some_and(|last| last.marks == run.marks);
            let marks = if same { run.marks } else { Marks::default() };
            let piece = Run {
                text: text.to_owned(),
                marks: run.marks,
            };
            match words.last_mut().filter(|_| !space) {
                Some(word) => {
                    word.runs.push(piece);
                    word.width += wide;
                }
                None => words.push(Word {
                    runs: vec![piece],
                    width: wide,
                    gap: width(" ", marks),
                    marks,
                }),
            }
            space = false;
        }
    }
    words
}

/// Where lines begin, so that none is wider than a limit where that can be.
fn breaks(words: &[Word], limit: f64) -> Vec<usize> {
    let mut starts = vec![0];
    let mut at = 0.0;
    for (i, word) in words.iter().enumerate() {
        if i > 0 && at + word.gap + word.width > limit {
            starts.push(i);
            at = word.width;
        } else {
            at += word.width + if i > 0 { word.gap } else { 0.0 };
        }
    }
    starts
}

/// The words as lines that begin at some of them.
fn joined(words: Vec<Word>, starts: &[usize]) -> Vec<Vec<Run>> {
    let mut lines: Vec<Vec<Run>> = Vec::with_capacity(starts.len());
    let mut starts = starts.iter().copied().peekable();
    for (i, word) in words.into_iter().enumerate() {
        if starts.next_if_eq(&i).is_some() {
            lines.push(Vec::new());
        } else if let Some(line) = lines.last_mut() {
            push(line, " ", word.marks);
        }
        if let Some(line) = lines.last_mut() {
            for run in word.runs {
                push(line, &run.text, run.marks);
            }
        }
    }
    if lines.is_empty() {
        lines.push(Vec::new());
    }
    lines
}

/// The narrowest limit, or nearly, at which words need no more lines than at this one.
fn even(words: &[Word], limit: f64, lines: usize) -> f64 {
    const TIMES: usize = 8;
    let whole: f64 = words.iter().map(|word| word.width + word.gap).sum();
    let (mut low, mut high) = ((whole / lines as f64).min(limit), limit);
    for _ in 0..TIMES {
        let middle = (low + high) / 2.0;
        match breaks(words, middle).len() > lines {
            true => low = middle,
            false => high = middle,
        }
    }
    high
}

#[cfg(test)]
mod tests {
    use super::*;

    fn balanced(text: &str, limit: f64) -> String {
        let width = |text: &str, _: Marks| text.chars().count() as f64;
        Label::verbatim(text).balance(limit, &width).text()
    }

    #[test]
    fn no_word_is_left_alone() {
        assert_eq!(
            balanced("one two three four five six", 22.0),
            "one two three\nfour five six"
        );
        assert_eq!(
            balanced("twenty letters are +", 18.0),
            "twenty letters are +"
        );
        assert_eq!(balanced("a\nb c", 10.0), "a\nb c");
        assert_eq!(
            balanced("an-unbreakable-word-that-is-long it is", 10.0),
            "an-unbreakable-word-that-is-long\nit is"
        );
        assert_eq!(balanced("", 10.0), "");
    }
}
