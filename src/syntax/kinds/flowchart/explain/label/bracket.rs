//! Brackets that stay open, or that the wrong one closes.

use super::OpenLabel;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::shown;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::arrow::runs;
use crate::syntax::kinds::flowchart::resume;
use crate::syntax::kinds::flowchart::rules;

impl OpenLabel<'_, '_> {
    /// `((x) )`
    pub(super) fn split_close(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let before = m.token(-1)?;
        let one = &self.close[..1];
        let double = self.close.len() == 2 && self.close.ends_with(one);
        if !double || !before.kind.closes() || m.slice(before) != one {
            return None;
        }
        let from = before.start as usize;
        let tail = m.slice(before.end as usize..);
        let spaces = tail.len() - tail.trim_start_matches([' ', '\t']).len();
        if !tail[spaces..].starts_with(one) {
            return None;
        }
        let to = before.end as usize + spaces + 1;
        Some(
            m.finding(
                &rules::MISMATCHED_BRACKET,
                (from, to),
                format!(
                    "there is a space inside the `{}` that closes {}",
                    self.close,
                    self.of()
                ),
            )
            .annotate(m.span(self.opening().0..self.opening().1), "opened here")
            .help(format!("Write `{}`.", self.close))
            .fix(Fix::safe("Remove the space", m.span(from..to), self.close)),
        )
    }

    /// Closed by the wrong bracket.
    pub(super) fn wrong_close(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let bad = m.bad();
        // White space within a double bracket: `))` written `) )`.
        let (from, written) = if bad.kind.closes() {
            (bad.start as usize, m.slice(bad))
        } else {
            return None;
        };
        if from >= m.end() {
            return None;
        }
        // With the right bracket further on, this one is part of the text.
        if !self.close.starts_with(written)
            && arrow::closing(self.rest(), self.close)
                .is_some_and(|i| self.inside + i > from && !self.doubles(from, written))
        {
            return None;
        }
        let mut to = from + written.len();
        // `((x))` read as two: all of them are meant to close it.
        let one = self.close.as_bytes()[self.close.len() - 1];
        while to - from < self.close.len()
            && written.as_bytes() == [one]
            && m.text().as_bytes().get(to) == Some(&one)
        {
            to += 1;
        }
        let tail = m.slice(to..m.end().max(to));
        let spaces = tail.len() - tail.trim_start_matches(is_space).len();
        let one = &self.close[..1];
        if self.close.len() == 2 && written == one && tail[spaces..].starts_with(one) {
            to += spaces + 1;
        }
        // `})` for `])`: the second of two is meant to close it, too.
        let closes = |c: &u8| b")]}".contains(c);
        while to - from < self.close.len() && m.text().as_bytes().get(to).is_some_and(closes) {
            to += 1;
        }
        Some(self.mismatched(from, to))
    }

    /// `]]` for `]`: the bracket twice.
    fn doubles(&self, from: usize, written: &str) -> bool {
        let m = self.mistake;
        let after = m
            .slice(from + written.len()..)
            .trim_start_matches([' ', '\t']);
        written.len() == 2
            && written.starts_with(self.close)
            && (after.is_empty()
                || after.starts_with(['\n', ';', '&'])
                || after.starts_with(":::")
                || runs(after).first().is_some_and(|run| run.at == 0))
    }

    /// A flag closed with `>`, or a bracket with one of double width.
    fn closed_otherwise(&self, until: &str) -> Option<Diagnostic> {
        let last = until.chars().next_back()?;
        let meant = match last {
            '>' if self.open == ">" => "]",
            '）' => ")",
            '］' | '】' => "]",
            '｝' => "}",
            _ => return None,
        };
        if meant != self.close || until.len() == last.len_utf8() {
            return None;
        }
        let to = self.inside + until.len();
        let from = to - last.len_utf8();
        Some(self.mismatched(from, to))
    }

    /// What stands where the closing bracket should.
    fn mismatched(&self, from: usize, to: usize) -> Diagnostic {
        let m = self.mistake;
        let shown = shown(m.slice(from..to));
        m.finding(
            &rules::MISMATCHED_BRACKET,
            (from, to),
            format!(
                "{} opens with `{}` but ends with `{shown}`",
                self.of(),
                self.open
            ),
        )
        .label(format!("expected `{}`", self.close))
        .annotate(m.span(self.opening().0..self.opening().1), "opened here")
        .help(format!("Close it with `{}`.", self.close))
        .fix(Fix::safe(
            format!("Close it with `{}`", self.close),
            m.span(from..to),
            self.close,
        ))
    }

    /// The bracket stays open.
    pub(super) fn unclosed(&self) -> Diagnostic {
        let m = self.mistake;
        let line = self.rest();
        let line = line.find('\n').map_or(line, |i| &line[..i]);
        let until = arrow::find(line).map_or(line, |(at, _)| &line[..at]);
        let until = until.trim_end_matches(is_space);
        let subject = self.of();
        let found = m
            .finding(
                &rules::UNCLOSED_BRACKET,
                self.opening(),
                format!("{subject} is never closed"),
            )
            .label("opened here")
            .help(format!("Close it with `{}`.", self.close));
        let found = self.mistake.noticed(found);
        let end = self.inside + until.len();
        if let Some(found) = self.closed_otherwise(until) {
            return found;
        }
        let quoted = until.len() > 2
            && until.starts_with('"')
            && until.ends_with('"')
            && until.matches('"').count() == 2;
        // `((Start)`: a part of what closes is there.
        let part = (1..self.close.len())
            .rev()
            .find(|&n| self.close.is_char_boundary(n) && until.ends_with(&self.close[..n]))
            .filter(|&n| !until[..until.len() - n].contains(['[', '(', '{', ']', ')', '}', '"']))
            .filter(|&n| until.len() > n);
        if quoted || part.is_some() {
            let rest = &self.close[part.unwrap_or(0)..];
            return found.fix(Fix::safe(
                format!("Close the label with `{}`", self.close),
                m.after(end),
                rest,
            ));
        }
        if until.is_empty() || until.contains(['"', '|', ';']) || until.contains(":::") {
            return found;
        }
        let brackets = until.contains(['[', '(', '{', ']', ')', '}']);
        // Where the line ends without a link, the text may go on in the next one.
        let following = m.text().get(self.inside + line.len()..).unwrap_or_default();
        let next = following.lines().nth(1).unwrap_or_default();
        let goes_on = arrow::find(line).is_none()
            && !next.trim_matches(is_space).is_empty()
            && !resume::starts_statement(next);
        // `A[Start & B --> C`: a part of the label, or another node.
        let trust = if goes_on || until.contains(" & ") {
            Applicability::Unsafe
        } else {
            Applicability::Safe
        };
        if brackets {
            let mut fix = m.quote("Quote and close the label", self.inside, end);
            if let Some(last) = fix.edits.last_mut() {
                last.text.push_str(self.close);
            }
            fix.applicability = trust;
            return found.fix(fix);
        }
        found.fix(Fix {
            applicability: trust,
            ..Fix::safe(
                format!("Close the label with `{}`", self.close),
                m.after(end),
                self.close,
            )
        })
    }
}
