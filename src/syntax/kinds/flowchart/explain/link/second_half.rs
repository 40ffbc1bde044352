//! `-- text -->` with both halves, and a text that cannot stand between them; or halves that do not fit.

use super::super::mistake::Mistake;
use super::open_markdown;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::{Run, runs};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::lenient;

/// The first half of a link with a text inside, and the line after it.
pub(super) struct Half<'a> {
    /// `--`, `==`, `-.` or with `<` before it.
    pub(super) sign: &'a str,
    /// Its place in the text.
    pub(super) opening: (usize, usize),
    /// Where the line after it begins.
    pub(super) from: usize,
    pub(super) line: &'a str,
    /// `-`, `=` or `.`
    pub(super) dash: char,
}

impl Half<'_> {
    /// Explains a link whose second half is there.
    pub(super) fn ended(&self, m: &Mistake<'_>) -> Option<Diagnostic> {
        let line = self.line;
        let runs = runs(line);
        let last = runs.iter().rfind(|run| run.neat && run.plain.len() > 1)?;
        let (at, len) = (last.at, last.len);
        let arrow = &line[at..at + len];
        let same = match self.dash {
            '=' => arrow.contains('='),
            '.' => arrow.contains('.'),
            _ => !arrow.contains(['=', '.']) && arrow.contains("--"),
        };
        let label = line[..at].trim_matches(is_space);
        if !same {
            let first = arrow::find(line).is_some_and(|found| found.0 == at);
            return (first && !label.is_empty()).then(|| self.other_line(m, at, len));
        }
        if label.is_empty() {
            return None;
        }
        // The arrow found may be no more than the beginning of one.
        if !last.is_whole() {
            return Some(self.short(m, at, len));
        }
        if label == "\"\"" {
            return Some(self.empty(m, at, len));
        }
        let start = self.from + line.find(label)?;
        if let Some(found) = self.node_after(m) {
            return Some(found);
        }
        open_markdown(m, label, start)
            .or_else(|| self.nested(m, label, start))
            .or_else(|| Some(self.unquoted(m, label, at)))
    }

    /// `-- yes ==> B`
    fn other_line(&self, m: &Mistake<'_>, at: usize, len: usize) -> Diagnostic {
        let arrow = &self.line[at..at + len];
        let begin = match arrow {
            a if a.contains('=') => "==",
            a if a.contains('.') => "-.",
            _ => "--",
        };
        let end = match self.dash {
            '=' => "==>",
            '.' => ".->",
            _ => "-->",
        };
        let back = if self.sign.starts_with('<') { "<" } else { "" };
        let from = self.from + at;
        let whole = runs(arrow).first().is_some_and(Run::is_whole);
        m.finding(
            &rules::UNCLOSED_LINK_TEXT,
            self.opening,
            format!(
                "the link starts with `{}` but ends with `{arrow}`",
                self.sign
            ),
        )
        .annotate(m.span(from..from + len), "this ends another kind of link")
        .help(if whole {
            format!("End it with `{end}`, or start it with `{back}{begin}`.")
        } else {
            format!("End it with `{end}`.")
        })
        .fix(if whole {
            Fix::safe(
                format!("Start it with `{back}{begin}`"),
                m.span(self.opening.0..self.opening.1),
                format!("{back}{begin}"),
            )
        } else {
            Fix::unsafe_(
                format!("End it with `{end}`"),
                m.span(from..from + len),
                end,
            )
        })
    }

    /// `--E["x"]`, and then an arrow: a node stands where the text would.
    pub(super) fn node_after(&self, m: &Mistake<'_>) -> Option<Diagnostic> {
        let id = self.line.split(['[', '(', '{']).next()?;
        let is_id = id.starts_with(char::is_alphabetic)
            && id.chars().all(|c| c.is_alphanumeric() || c == '_')
            && id.len() < self.line.len();
        if !is_id {
            return None;
        }
        let arrow = match self.dash {
            '=' => "==>",
            '.' => "-.->",
            _ => "-->",
        };
        Some(
            m.finding(
                &rules::UNCLOSED_LINK_TEXT,
                self.opening,
                format!(
                    "`{}` before `{}` starts a link text, not an arrow",
                    self.sign,
                    shown(id)
                ),
            )
            .help(format!("Write `{arrow} {}`.", shown(id)))
            .fix(Fix::unsafe_(
                format!("Write `{arrow}`"),
                m.span(self.opening.0..self.opening.1),
                format!("{arrow} "),
            )),
        )
    }

    /// `-- yes -- B`: the second half is too short.
    fn short(&self, m: &Mistake<'_>, at: usize, len: usize) -> Diagnostic {
        let arrow = self.line[at..at + len].trim_end_matches(is_space);
        let (instead, head) = match self.dash {
            '=' => ("===", "==>"),
            '.' => (".-", ".->"),
            _ => ("---", "-->"),
        };
        let start = self.from + at;
        let range = (start, start + arrow.len());
        m.finding(
            &rules::UNCLOSED_LINK_TEXT,
            range,
            format!("`{arrow}` is too short for the end of a link"),
        )
        .annotate(
            m.span(self.opening.0..self.opening.1),
            "the link begins here",
        )
        .help(format!("Write `{instead}`, or `{head}` with an arrow."))
        .fix(Fix::safe(
            format!("Write `{instead}`"),
            m.span(range.0..range.1),
            instead,
        ))
    }

    /// `-- "" -->`
    fn empty(&self, m: &Mistake<'_>, at: usize, len: usize) -> Diagnostic {
        let end = self.from + at;
        m.finding(
            &rules::EMPTY_LABEL,
            (self.opening.0, end + len),
            "the text of this link is empty",
        )
        .help("Remove the text.")
        .fix(Fix::safe(
            "Remove the text",
            m.span(self.opening.0..end),
            "",
        ))
    }

    /// `-- "a "b" c" -->`
    fn nested(&self, m: &Mistake<'_>, label: &str, at: usize) -> Option<Diagnostic> {
        let inner = label.strip_prefix('"')?.strip_suffix('"')?;
        if !inner.contains('"') || !lenient::wraps(inner) {
            return None;
        }
        let (start, end) = (at + 1, at + 1 + inner.len());
        let quote = start + inner.find('"')?;
        Some(
            m.finding(
                &rules::NESTED_QUOTES,
                (quote, quote + 1),
                "the link text has quotes inside its quotes",
            )
            .label("Mermaid ends the text here")
            .help("Write `#quot;` for each inner quote.")
            .fix(Fix {
                description: "Write `#quot;` for each inner quote".to_owned(),
                applicability: Applicability::Safe,
                edits: m.spelt(start, end),
            }),
        )
    }

    /// `-- a -- b -->`: the text has what it cannot have.
    fn unquoted(&self, m: &Mistake<'_>, label: &str, at: usize) -> Diagnostic {
        let bad = m.bad().start as usize;
        m.finding(
            &rules::UNQUOTED_LABEL,
            (bad, bad + 1),
            format!(
                "the link text `{}` contains signs that start or end a link",
                shown(label)
            ),
        )
        .annotate(
            m.span(self.opening.0..self.opening.1),
            "the link starts here",
        )
        .help("Put the text in quotes.")
        .maybe_fix(m.quoted(
            self.from,
            self.from + self.line[..at].trim_end_matches(is_space).len(),
        ))
    }
}
