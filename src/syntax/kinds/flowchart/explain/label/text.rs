//! Labels that are empty, or that hold what only a quoted label can.

use super::OpenLabel;
use crate::diagnostic::{Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;

impl OpenLabel<'_, '_> {
    /// `[a "b]`, `[a"]`: a quote without its partner, in a text that its bracket closes.
    pub(super) fn lone_quote(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let line = self.rest().lines().next()?;
        let end = line.find(self.close)?;
        let after = line[end + self.close.len()..].trim_start_matches(is_space);
        let ends = after.is_empty()
            || after.starts_with(['&', ';'])
            || [":::", "@{"].iter().any(|sign| after.starts_with(sign))
            || arrow::length_here(after.trim_start_matches('<')).is_some();
        let (before, following) = line[..end].split_once('"')?;
        let typographic = line[..end].contains(['“', '”', '„', '«', '»']);
        if !ends
            || typographic
            || following.contains('"')
            || before.trim_matches(is_space).is_empty()
        {
            return None;
        }
        let at = self.inside + before.len();
        let quote = m.span(at..at + 1);
        let word = |text: &str| text.starts_with(|c: char| c.is_alphanumeric());
        if before.ends_with(char::is_alphabetic) && following.trim_matches(is_space).is_empty() {
            let start = self.inside + before.len() - before.trim_start_matches(is_space).len();
            return Some(
                m.finding(
                    &rules::UNCLOSED_QUOTE,
                    (at, at + 1),
                    wording::unopened_quote(before),
                )
                .help(format!(
                    "Write `{}\"{}\"{}`.",
                    self.open,
                    shown(before.trim_matches(is_space)),
                    self.close
                ))
                .fix(Fix::safe(
                    "Add the opening quote",
                    m.span(self.inside..start),
                    "\"",
                )),
            );
        }
        if !before.ends_with(|c| is_space(c) || "([{".contains(c)) || !word(following) {
            return None;
        }
        Some(
            m.finding(
                &rules::UNCLOSED_QUOTE,
                (at, at + 1),
                wording::unclosed_quote(following),
            )
            .help("Remove it, or write `#quot;` to show a quote.")
            .fix(Fix::safe("Remove the quote", quote, "")),
        )
    }

    /// `[]`, `[""]`
    pub(super) fn empty(&self) -> Option<Diagnostic> {
        let rest = self.text();
        let inner = ["", "\"\"", "\"``\""].into_iter().find(|inner| {
            rest.strip_prefix(inner)
                .is_some_and(|r| r.starts_with(self.close))
        })?;
        let m = self.mistake;
        let (start, end) = (self.inside, self.inside + inner.len());
        Some(
            m.finding(
                &rules::EMPTY_LABEL,
                (self.token.start as usize, end + self.close.len()),
                format!("{} is empty", self.of()),
            )
            .help(format!(
                "Write `{}\" \"{}` for a node without text, or remove the brackets to show the id.",
                self.open, self.close
            ))
            .fix(Fix::safe(
                "Put a space in quotes",
                m.span(start..end),
                "\" \"",
            )),
        )
    }

    /// `[/api/items]`
    pub(super) fn path(&self) -> Option<Diagnostic> {
        if !matches!(self.token.kind, Kind::TrapStart | Kind::InvTrapStart) {
            return None;
        }
        let m = self.mistake;
        let closed = arrow::closing(self.rest(), "]")?;
        let start = self.token.start as usize + 1;
        let end = self.inside + closed;
        let inner = m.slice(self.inside..end).trim_matches(is_space);
        if inner.ends_with(['/', '\\']) || inner.matches('"').count() % 2 == 1 {
            return None;
        }
        if inner.starts_with('"') && inner.ends_with('"') {
            // A text in quotes needs no more: the slanted shape is meant.
            let close = if self.open.ends_with('/') {
                "/]"
            } else {
                "\\]"
            };
            return Some(
                m.finding(
                    &rules::MISMATCHED_BRACKET,
                    (end, end + 1),
                    format!("{} opens with `{}` but ends with `]`", self.of(), self.open),
                )
                .label("expected `/]` or `\\]`")
                .annotate(m.span(self.opening().0..self.opening().1), "opened here")
                .help("Close it with `/]` or `\\]`, or open it with `[`.")
                .fix(Fix::safe(
                    format!("Close it with `{close}`"),
                    m.span(end..end + 1),
                    close,
                )),
            );
        }
        Some(
            m.finding(
                &rules::PATH_LABEL,
                (start - 1, end + 1),
                format!(
                    "{} begins with `{}`, which opens a slanted shape",
                    self.of(),
                    &self.open[1..]
                ),
            )
            .label("read as a parallelogram or a trapezium, and not closed as one")
            .help("Put the text in quotes; for the shape, end it with `/]` or `\\]`.")
            .maybe_fix(m.quoted(start, end)),
        )
    }

    /// `(-1)`
    pub(super) fn hyphen(&self) -> Option<Diagnostic> {
        if self.token.kind != Kind::EllipseStart {
            return None;
        }
        let m = self.mistake;
        let closed = arrow::closing(self.rest(), ")")?;
        let (start, end) = (self.token.start as usize + 1, self.inside + closed);
        if m.slice(..end).ends_with('-') {
            return None;
        }
        Some(
            m.finding(
                &rules::UNQUOTED_LABEL,
                (start, start + 1),
                format!("{} begins with `-`, and `(-` opens an ellipse", self.of()),
            )
            .help("Put the text in quotes; for the ellipse, end it with `-)`.")
            .maybe_fix(m.quoted(start, end)),
        )
    }

    /// Brackets, pipes or quotes in a bare text.
    pub(super) fn unquoted(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let bad = m.bad();
        let at = bad.start as usize;
        if at >= m.end().max(self.inside) {
            return None;
        }
        let closed = arrow::closing(self.rest(), self.close)?;
        let end = self.inside + closed;
        let at = if bad.kind == Kind::Str { at - 1 } else { at };
        if at > end || arrow::find(m.slice(self.inside..at)).is_some() && bad.kind != Kind::Link {
            return None;
        }
        let what = match bad.kind {
            Kind::Str | Kind::MdStr => "a quote".to_owned(),
            Kind::Pipe => "a `|`".to_owned(),
            Kind::Link => "`~~~`".to_owned(),
            _ => {
                let sign = m.slice(at..).chars().next().unwrap_or(' ');
                if !"[](){}<>|\"".contains(sign) {
                    return self.smart(end);
                }
                format!("a `{sign}`")
            }
        };
        if let Some(smart) = self.smart(end) {
            return Some(smart);
        }
        let inner = m.slice(self.inside..end).trim_matches(is_space);
        let last = self.close.chars().next_back().unwrap_or(']');
        let bare = inner.trim_end_matches(last);
        if bare.len() < inner.len()
            && !bare.is_empty()
            && !bare.contains(['[', '(', '{', ']', ')', '}', '|', '"'])
        {
            let (from, to) = (end - (inner.len() - bare.len()), end);
            let extra = m.slice(from..to);
            return Some(
                m.finding(
                    &rules::MISMATCHED_BRACKET,
                    (from, to),
                    format!(
                        "`{extra}` is one bracket too many: `{}` closes {}",
                        self.close,
                        self.of()
                    ),
                )
                .annotate(m.span(self.opening().0..self.opening().1), "opened here")
                .help(format!("Remove `{extra}`."))
                .fix(Fix::safe(format!("Remove `{extra}`"), m.span(from..to), "")),
            );
        }
        let unfit = inner.starts_with('"');
        let found = m
            .finding(
                &rules::UNQUOTED_LABEL,
                (
                    at,
                    at + m.slice(at..).chars().next().map_or(1, char::len_utf8),
                ),
                format!("{} contains {what} and needs quotes", self.of()),
            )
            .annotate(
                m.span(self.opening().0..self.opening().1),
                "the label begins here",
            )
            .help(format!(
                "{} the text in quotes: `{}\"…\"{}`.",
                match what.as_str() {
                    "a quote" => "Write `#quot;` for the quote inside, and put",
                    _ => "Put",
                },
                self.open,
                self.close
            ));
        Some(if unfit {
            found
        } else {
            found.maybe_fix(m.quoted(self.inside, end))
        })
    }

    /// Typographic quotes around the label.
    fn smart(&self, end: usize) -> Option<Diagnostic> {
        let m = self.mistake;
        let inner = m.slice(self.inside..end);
        let body = inner.trim_matches(is_space);
        let open = body.chars().next().filter(|c| "“”„«»".contains(*c))?;
        let close = body
            .chars()
            .next_back()
            .filter(|c| "“”„«»\"".contains(*c))?;
        if body.len() < open.len_utf8() + close.len_utf8() {
            return None;
        }
        let start = self.inside + (inner.len() - inner.trim_start_matches(is_space).len());
        let stop = start + body.len();
        let mut fix = Fix::safe(
            "Use straight quotes",
            m.span(self.inside..start + open.len_utf8()),
            "\"",
        );
        for edit in m.spelt(start, stop - close.len_utf8()) {
            fix = fix.and(edit.span, edit.text);
        }
        let fix = fix.and(m.span(stop - close.len_utf8()..end), "\"");
        Some(
            m.finding(
                &rules::SMART_QUOTES,
                (start, start + open.len_utf8()),
                format!("{} has typographic quotes", self.of()),
            )
            .label("not a quote to Mermaid")
            .help("Use straight quotes: `\"`.")
            .fix(fix),
        )
    }
}
