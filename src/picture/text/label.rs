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
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            wrap_line(line, limit, width, &mut lines);
        }
        Self { lines }
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

fn wrap_line(
    line: Vec<Run>,
    limit: f64,
    width: &dyn Fn(&str, Marks) -> f64,
    lines: &mut Vec<Vec<Run>>,
) {
    // (piece, its width, whether a space stands before it)
    let mut pieces: Vec<(Run, f64, bool)> = Vec::new();
    let mut space = false;
    for run in line {
        for (i, word) in run.text.split(' ').enumerate() {
            space |= i > 0;
            if !word.is_empty() {
                let text = word.to_owned();
                let wide = width(&text, run.marks);
                pieces.push((Run { text, ..run }, wide, space));
                space = false;
            }
        }
    }
    let mut current: Vec<Run> = Vec::new();
    let mut at = 0.0;
    for i in 0..pieces.len() {
        let (piece, wide, space) = &pieces[i];
        if *space && !current.is_empty() {
            let glued = pieces[i + 1..].iter().take_while(|(.., space)| !space);
            let word: f64 = wide + glued.map(|(_, wide, _)| wide).sum::<f64>();
            let same = current.last().is_some_and(|last| last.marks == piece.marks);
            let marks = if same { piece.marks } else { Marks::default() };
            let gap = width(" ", marks);
            if at + gap + word > limit {
                lines.push(std::mem::take(&mut current));
                at = 0.0;
            } else {
                push(&mut current, " ", marks);
                at += gap;
            }
        }
        at += wide;
        push(&mut current, &piece.text, piece.marks);
    }
    lines.push(current);
}
