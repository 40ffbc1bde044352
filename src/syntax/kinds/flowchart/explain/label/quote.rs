//! Quotes that stay open, and quotes inside quotes.

use super::super::mistake::NO_CODE;
use super::OpenLabel;
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::wording;
use crate::syntax::kinds::flowchart::arrow;
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::lenient;

impl OpenLabel<'_, '_> {
    /// Quotes that stay open, or that stand inside others.
    pub(super) fn quotes(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start_matches(is_space).len();
        let body = rest[lead..].strip_prefix('"')?;
        let quote = self.inside + lead;
        let m = self.mistake;
        if self.lacks_only_bracket(body) {
            return Some(self.unclosed());
        }
        if lead > 0 {
            // `[ "x" ]`: Mermaid takes the space for text, and then no quote.
            let closed = arrow::closing(self.rest(), self.close)?;
            let end = self.inside + closed;
            let inner = m.slice(quote + 1..end).trim_end_matches(is_space);
            if inner.ends_with('"') && !inner[..inner.len() - 1].contains('"') {
                return Some(
                    m.finding(
                        &rules::UNQUOTED_LABEL,
                        (self.inside, quote),
                        format!(
                            "{} has a space between `{}` and its quote",
                            self.of(),
                            self.open
                        ),
                    )
                    .help("Write the quote directly after the bracket.")
                    .fix(self.without_blanks(
                        quote,
                        quote + 1 + inner.len(),
                        end,
                    )),
                );
            }
        }
        let markdown = body.starts_with('`');
        let body_at = quote + 1;
        let closing = format!("\"{}", self.close);
        match body.find(&closing) {
            // `"x] --> B["y"]`: the quote that closes belongs to another label.
            Some(at) if !self.passes_on(&body[..at]) => {
                if at == 0 {
                    return None;
                }
                let inner = &body[..at];
                if markdown && lenient::is_code(inner) {
                    return Some(self.code(quote, body_at + at));
                }
                if markdown && !inner[1..].ends_with('`') {
                    return Some(self.open_markdown(quote, body_at + at));
                }
                if markdown && inner.len() > 2 && inner[1..inner.len() - 1].contains('`') {
                    return Some(self.backtick(body_at + 1, body_at + at - 1));
                }
                if inner.contains('"') {
                    return Some(self.nested(body_at, body_at + at));
                }
                None
            }
            _ => {
                let line = body.find('\n').map_or(body, |i| &body[..i]);
                if let Some(end) = line
                    .find(self.close)
                    .filter(|_| !line.contains('"') || self.passes_on(body))
                {
                    return Some(self.open_quote(quote, Some(body_at + end)));
                }
                if line.contains('"') && !self.runs_away() {
                    return None;
                }
                Some(self.open_quote(quote, None))
            }
        }
    }

    /// Whether a text holds the end of this label, an arrow after it, and so another statement.
    fn passes_on(&self, text: &str) -> bool {
        text.find(self.close).is_some_and(|i| {
            let following = text[i + self.close.len()..].trim_start_matches(is_space);
            arrow::length_here(following).is_some() || following.starts_with('\n')
        })
    }

    /// Whether a quoted text closes, and an arrow or the line's end stands where the bracket belongs.
    fn lacks_only_bracket(&self, body: &str) -> bool {
        let line = body.lines().next().unwrap_or_default();
        line.split_once('"').is_some_and(|(inside, after)| {
            let after = after.trim_matches(is_space);
            let ends = after.is_empty() || arrow::find(after).is_some_and(|arrow| arrow.0 == 0);
            ends && !inside.is_empty() && arrow::find(inside).is_none()
        })
    }

    fn without_blanks(&self, open: usize, close: usize, end: usize) -> Fix {
        let m = self.mistake;
        let fix = Fix::safe("Remove the spaces", m.span(self.inside..open), "");
        if close < end {
            fix.and(m.span(close..end), "")
        } else {
            fix
        }
    }

    fn open_quote(&self, quote: usize, end: Option<usize>) -> Diagnostic {
        let m = self.mistake;
        let found = m
            .finding(
                &rules::UNCLOSED_QUOTE,
                (quote, quote + 1),
                wording::unclosed_quote(m.slice(quote + 1..)),
            )
            .label("opened here")
            .help(format!("Close it before the bracket: `\"{}`.", self.close));
        let found = self.mistake.noticed(found);
        // `"x”`: closed by another quote.
        let other = end.and_then(|end| {
            let last = m.slice(quote + 1..end).chars().next_back()?;
            "“”„«»".contains(last).then(|| (end - last.len_utf8(), end))
        });
        if let Some((from, to)) = other {
            return found
                .help("Typographic quotes do not close it; use straight ones: `\"`.")
                .fix(Fix::safe("Use a straight quote", m.span(from..to), "\""));
        }
        match end {
            Some(end) => found.fix(Fix {
                description: "Close the quote".to_owned(),
                applicability: crate::diagnostic::Applicability::Safe,
                edits: vec![crate::diagnostic::Edit {
                    span: m.after(end),
                    text: "\"".to_owned(),
                }],
            }),
            None => found,
        }
    }

    fn open_markdown(&self, quote: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        m.finding(
            &rules::UNCLOSED_QUOTE,
            (quote, quote + 2),
            format!("the Markdown string of {} has no backtick at its end", self.of()),
        )
        .label("opened here")
        .annotate(m.span(end..end + 1), "a backtick is missing before this quote")
        .help("A Markdown string starts with a quote and a backtick, and ends with a backtick and a quote.")
        .fix(Fix::safe("Add the backtick", m.after(end), "`"))
    }

    /// ``A["`cfg` file"]``: code, as in Markdown; the first backtick opens a Markdown string.
    fn code(&self, quote: usize, end: usize) -> Diagnostic {
        let message = format!(
            "the backtick after the quote starts Markdown in {}",
            self.of()
        );
        self.mistake.code(quote, end, message)
    }

    fn backtick(&self, start: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        let first = start + m.slice(start..end).find('`').unwrap_or(0);
        let fix = Fix {
            applicability: Applicability::Unsafe,
            ..m.spell_backticks(start, end)
        };
        m.finding(
            &rules::NESTED_QUOTES,
            (first, first + 1),
            format!("the Markdown string of {} has a backtick inside", self.of()),
        )
        .help(NO_CODE)
        .fix(fix)
    }

    fn nested(&self, start: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        let inner = m.slice(start..end);
        let first = start + inner.find('"').unwrap_or(0);
        if inner.matches('"').count() == 1 && (inner.starts_with('"') || inner.ends_with('"')) {
            // `""Start"`: typed twice.
            return m
                .finding(
                    &rules::NESTED_QUOTES,
                    (first, first + 1),
                    format!("{} has one quote too many", self.of()),
                )
                .help("Remove it, or write `#quot;` to show a quote.")
                .fix(Fix::safe("Remove it", m.span(first..first + 1), ""));
        }
        if !lenient::wraps(inner) {
            // `"a" or "b"`: quoted words, and no quotes around them all.
            return m
                .finding(
                    &rules::UNQUOTED_LABEL,
                    (start - 1, first + 1),
                    format!("{} contains quotes, but has none around it", self.of()),
                )
                .label("Mermaid reads this as the whole text")
                .help("Put the text in quotes, and write `#quot;` for each inner quote.")
                .maybe_fix(m.quoted(start - 1, end + 1));
        }
        let edits = m.spelt(start, end);
        m.finding(
            &rules::NESTED_QUOTES,
            (first, first + 1),
            format!("{} has quotes inside its quotes", self.of()),
        )
        .label("Mermaid ends the text here")
        .annotate(m.span(start - 1..start), "the text begins here")
        .help("Write `#quot;` for each inner quote.")
        .fix(Fix {
            description: "Write `#quot;` for each inner quote".to_owned(),
            applicability: crate::diagnostic::Applicability::Safe,
            edits,
        })
    }
}
