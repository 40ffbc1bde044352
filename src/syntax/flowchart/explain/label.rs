//! Mistakes in labels: brackets and quotes.

use super::super::token::{Kind, Token};
use super::mistake::Mistake;
use super::{scan, within};
use crate::diagnostic::{Applicability, Diagnostic, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::flowchart::{recover, rules};

/// An opening bracket: as it is shown, and what closes it.
fn pair(open: Kind, doubled: bool) -> (&'static str, &'static str) {
    match open {
        Kind::DoubleCircleStart => ("(((", ")))"),
        Kind::EllipseStart => ("(-", "-)"),
        Kind::StadiumStart => ("([", "])"),
        Kind::SubroutineStart => ("[[", "]]"),
        Kind::CylinderStart => ("[(", ")]"),
        Kind::Ps if doubled => ("((", "))"),
        Kind::Ps => ("(", ")"),
        Kind::DiamondStart if doubled => ("{{", "}}"),
        Kind::DiamondStart => ("{", "}"),
        Kind::TagEnd => (">", "]"),
        Kind::TrapStart => ("[/", "/]"),
        Kind::InvTrapStart => ("[\\", "\\]"),
        Kind::VertexWithPropsStart => ("[|", "]"),
        _ => ("[", "]"),
    }
}

/// A label as far as it was read.
struct Open<'m, 'a> {
    mistake: &'m Mistake<'a>,
    /// The first opening token.
    token: Token,
    /// How the bracket is written, and what closes it.
    open: &'static str,
    close: &'static str,
    /// Where the text inside begins.
    inside: usize,
    /// The id before it.
    id: String,
}

/// Explains a label that could not be read.
pub(super) fn explain(mistake: &Mistake<'_>) -> Option<Diagnostic> {
    let index = mistake.begun(within::LABEL)?;
    let token = *mistake.tokens.get(index)?;
    let second = mistake.tokens.get(index + 1).map(|t| t.kind);
    let doubled = second == Some(token.kind) && matches!(token.kind, Kind::Ps | Kind::DiamondStart);
    let (open, close) = pair(token.kind, doubled);
    let inside = token.start as usize + open.len();
    let before = &mistake.text()[mistake.start..token.start as usize];
    let id = before
        .rsplit(|c: char| is_space(c) || matches!(c, '>' | '|' | ']' | ')' | '}'))
        .next()
        .unwrap_or_default();
    let label = Open {
        mistake,
        token,
        open,
        close,
        inside,
        id: mistake.shown(id),
    };
    label
        .quotes()
        .or_else(|| label.empty())
        .or_else(|| label.path())
        .or_else(|| label.hyphen())
        .or_else(|| label.split_close())
        .or_else(|| label.wrong_close())
        .or_else(|| label.unquoted())
        .or_else(|| Some(label.unclosed()))
}

impl Open<'_, '_> {
    fn of(&self) -> String {
        if self.id.is_empty() {
            "the label".to_owned()
        } else {
            format!("the label of `{}`", self.id)
        }
    }

    fn text(&self) -> &str {
        &self.mistake.text()[self.inside..]
    }

    /// The text from the label's start to the end of its statement.
    fn rest(&self) -> &str {
        let end = self.mistake.end().max(self.inside);
        &self.mistake.text()[self.inside..end]
    }

    fn opening(&self) -> (usize, usize) {
        let start = self.token.start as usize;
        (start, start + self.open.len())
    }

    /// Whether the token that does not fit stands behind the statement.
    fn runs_away(&self) -> bool {
        self.mistake.bad().start as usize >= self.mistake.end()
    }

    /// Quotes that stay open, or that stand inside others.
    fn quotes(&self) -> Option<Diagnostic> {
        let rest = self.rest();
        let lead = rest.len() - rest.trim_start_matches(is_space).len();
        let body = rest[lead..].strip_prefix('"')?;
        let quote = self.inside + lead;
        let m = self.mistake;
        if self.lacks_only_bracket(body) {
            return Some(self.unclosed());
        }
        if lead > 0 {
            // `[ "x" ]`: Mermaid takes the blank for text, and then no quote.
            let closed = scan::closing(self.rest(), self.close)?;
            let end = self.inside + closed;
            let inner = m.text()[quote + 1..end].trim_end_matches(is_space);
            if inner.ends_with('"') && !inner[..inner.len() - 1].contains('"') {
                return Some(
                    m.found(
                        &rules::UNQUOTED_LABEL,
                        (self.inside, quote),
                        format!(
                            "{} has a blank between `{}` and its quote",
                            self.of(),
                            self.open
                        ),
                    )
                    .help("Let the quotes follow the bracket at once.")
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

    /// Whether a text holds the end of this label, an arrow behind it, and so another statement.
    fn passes_on(&self, text: &str) -> bool {
        text.find(self.close).is_some_and(|i| {
            let behind = text[i + self.close.len()..].trim_start_matches(is_space);
            scan::arrow_here(behind).is_some() || behind.starts_with('\n')
        })
    }

    /// Whether a quoted text closes, and an arrow or the line's end stands where the bracket belongs.
    fn lacks_only_bracket(&self, body: &str) -> bool {
        let line = body.lines().next().unwrap_or_default();
        line.split_once('"').is_some_and(|(inside, behind)| {
            let behind = behind.trim_matches(is_space);
            let ends = behind.is_empty() || scan::arrow(behind).is_some_and(|arrow| arrow.0 == 0);
            ends && !inside.is_empty() && scan::arrow(inside).is_none()
        })
    }

    fn without_blanks(&self, open: usize, close: usize, end: usize) -> Fix {
        let m = self.mistake;
        let fix = Fix::safe("Remove the blanks", m.place(self.inside, open), "");
        if close < end {
            fix.and(m.place(close, end), "")
        } else {
            fix
        }
    }

    fn open_quote(&self, quote: usize, end: Option<usize>) -> Diagnostic {
        let m = self.mistake;
        let found = m
            .found(
                &rules::UNCLOSED_QUOTE,
                (quote, quote + 1),
                format!("the quote that opens {} is never closed", self.of()),
            )
            .label("opened here")
            .help(format!("Close it: `\"{}`.", self.close));
        let found = self.noticed(found);
        match end {
            Some(end) => found.fix(Fix {
                description: "Close the quote".to_owned(),
                applicability: crate::diagnostic::Applicability::Safe,
                edits: vec![crate::diagnostic::Edit {
                    span: m.behind(end),
                    text: "\"".to_owned(),
                }],
            }),
            None => found,
        }
    }

    fn open_markdown(&self, quote: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        m.found(
            &rules::UNCLOSED_QUOTE,
            (quote, quote + 2),
            format!("the Markdown string of {} has no backtick at its end", self.of()),
        )
        .label("opened here")
        .annotate(m.place(end, end + 1), "a backtick is missing before this quote")
        .help("A Markdown string begins with a quote and a backtick, and ends with a backtick and a quote.")
        .fix(Fix::safe("Add the backtick", m.behind(end), "`"))
    }

    fn backtick(&self, start: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        let text = &m.text()[start..end];
        let ticks: Vec<usize> = text.match_indices('`').map(|(i, _)| start + i).collect();
        let first = ticks[0];
        let mut fix = Fix::unsafe_("Spell the backticks", m.place(first, first + 1), "#96;");
        for &tick in &ticks[1..] {
            fix = fix.and(m.place(tick, tick + 1), "#96;");
        }
        m.found(
            &rules::NESTED_QUOTES,
            (first, first + 1),
            format!("the Markdown string of {} has a backtick inside", self.of()),
        )
        .help("Mermaid's Markdown has no code; write `#96;` for a backtick that is to be shown.")
        .fix(fix)
    }

    fn nested(&self, start: usize, end: usize) -> Diagnostic {
        let m = self.mistake;
        let edits = m.spelt(start, end);
        let first = start + m.text()[start..end].find('"').unwrap_or(0);
        m.found(
            &rules::NESTED_QUOTES,
            (first, first + 1),
            format!("{} has quotes inside its quotes", self.of()),
        )
        .label("Mermaid ends the text here")
        .annotate(m.place(start - 1, start), "the text begins here")
        .help("Write `#quot;` for a quote that is to be shown.")
        .fix(Fix {
            description: "Spell the quotes".to_owned(),
            applicability: crate::diagnostic::Applicability::Safe,
            edits,
        })
    }

    /// `[]`, `[""]`
    fn empty(&self) -> Option<Diagnostic> {
        let rest = self.text();
        let inner = ["", "\"\"", "\"``\""].into_iter().find(|inner| {
            rest.strip_prefix(inner)
                .is_some_and(|r| r.starts_with(self.close))
        })?;
        let m = self.mistake;
        let (start, end) = (self.inside, self.inside + inner.len());
        Some(
            m.found(
                &rules::EMPTY_LABEL,
                (self.token.start as usize, end + self.close.len()),
                format!("{} is empty", self.of()),
            )
            .help(format!("Write `{}\" \"{}` for a node without text, or leave the brackets out to show the id.", self.open, self.close))
            .fix(Fix::safe("Put a blank in quotes", m.place(start, end), "\" \"")),
        )
    }

    /// `[/api/items]`
    fn path(&self) -> Option<Diagnostic> {
        if !matches!(self.token.kind, Kind::TrapStart | Kind::InvTrapStart) {
            return None;
        }
        let m = self.mistake;
        let closed = scan::closing(self.rest(), "]")?;
        let start = self.token.start as usize + 1;
        let end = self.inside + closed;
        let slanted = m.text()[..end].ends_with(['/', '\\']);
        if slanted {
            return None;
        }
        Some(
            m.found(
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
            .fix(m.quote("Quote the label", start, end)),
        )
    }

    /// `(-1)`
    fn hyphen(&self) -> Option<Diagnostic> {
        if self.token.kind != Kind::EllipseStart {
            return None;
        }
        let m = self.mistake;
        let closed = scan::closing(self.rest(), ")")?;
        let (start, end) = (self.token.start as usize + 1, self.inside + closed);
        if m.text()[..end].ends_with('-') {
            return None;
        }
        Some(
            m.found(
                &rules::UNQUOTED_LABEL,
                (start, start + 1),
                format!("{} begins with `-`, and `(-` opens an ellipse", self.of()),
            )
            .help("Put the text in quotes; for the ellipse, end it with `-)`.")
            .fix(m.quote("Quote the label", start, end)),
        )
    }

    /// `((x) )`
    fn split_close(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let before = m.token(-1)?;
        let one = &self.close[..1];
        let double = self.close.len() == 2 && self.close.ends_with(one);
        if !double || !before.kind.closes() || m.word(before) != one {
            return None;
        }
        let from = before.start as usize;
        let tail = &m.text()[before.end as usize..];
        let blanks = tail.len() - tail.trim_start_matches([' ', '\t']).len();
        if !tail[blanks..].starts_with(one) {
            return None;
        }
        let to = before.end as usize + blanks + 1;
        Some(
            m.found(
                &rules::MISMATCHED_BRACKET,
                (from, to),
                format!(
                    "a blank stands inside the `{}` that closes {}",
                    self.close,
                    self.of()
                ),
            )
            .annotate(m.place(self.opening().0, self.opening().1), "opened here")
            .help(format!("Write `{}`.", self.close))
            .fix(Fix::safe("Remove the blank", m.place(from, to), self.close)),
        )
    }

    /// Closed by the wrong bracket.
    fn wrong_close(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let bad = m.bad();
        // White space within a double bracket: `))` written `) )`.
        let (from, written) = if bad.kind.closes() {
            (bad.start as usize, m.word(bad))
        } else {
            return None;
        };
        if from >= m.end() {
            return None;
        }
        // With the right bracket further on, this one is part of the text.
        if !self.close.starts_with(written)
            && scan::closing(self.rest(), self.close)
                .is_some_and(|i| self.inside + i > from && !self.doubles(from, written))
        {
            return None;
        }
        let mut to = from + written.len();
        let tail = &m.text()[to..m.end().max(to)];
        let blanks = tail.len() - tail.trim_start_matches(is_space).len();
        let one = &self.close[..1];
        if self.close.len() == 2 && written == one && tail[blanks..].starts_with(one) {
            to += blanks + 1;
        }
        let shown = m.shown(&m.text()[from..to]);
        Some(
            m.found(
                &rules::MISMATCHED_BRACKET,
                (from, to),
                format!(
                    "{} opened with `{}` and ends with `{shown}`",
                    self.of(),
                    self.open
                ),
            )
            .label(format!("`{}` closes it", self.close))
            .annotate(m.place(self.opening().0, self.opening().1), "opened here")
            .help(format!("Close it with `{}`.", self.close))
            .fix(Fix::safe(
                format!("Close it with `{}`", self.close),
                m.place(from, to),
                self.close,
            )),
        )
    }

    /// `]]` for `]`: the bracket twice.
    fn doubles(&self, from: usize, written: &str) -> bool {
        let m = self.mistake;
        let behind = m.text()[from + written.len()..].trim_start_matches(is_space);
        written.len() == 2
            && written.starts_with(self.close)
            && (behind.is_empty()
                || behind.starts_with(['\n', ';', '&'])
                || scan::arrow_here(behind).is_some())
    }

    /// Brackets, pipes or quotes in a bare text.
    fn unquoted(&self) -> Option<Diagnostic> {
        let m = self.mistake;
        let bad = m.bad();
        let at = bad.start as usize;
        if at >= m.end().max(self.inside) {
            return None;
        }
        let closed = scan::closing(self.rest(), self.close)?;
        let end = self.inside + closed;
        let at = if bad.kind == Kind::Str { at - 1 } else { at };
        if at > end || scan::arrow(&m.text()[self.inside..at]).is_some() && bad.kind != Kind::Link {
            return None;
        }
        let what = match bad.kind {
            Kind::Str | Kind::MdStr => "a quote".to_owned(),
            Kind::Pipe => "a `|`".to_owned(),
            Kind::Link => "`~~~`".to_owned(),
            _ => {
                let sign = m.text()[at..].chars().next().unwrap_or(' ');
                if !"[](){}<>|\"".contains(sign) {
                    return self.smart(end);
                }
                format!("a `{sign}`")
            }
        };
        if let Some(smart) = self.smart(end) {
            return Some(smart);
        }
        let inner = m.text()[self.inside..end].trim_matches(is_space);
        let unfit = inner.starts_with('"');
        let found = m
            .found(
                &rules::UNQUOTED_LABEL,
                (
                    at,
                    at + m.text()[at..].chars().next().map_or(1, char::len_utf8),
                ),
                format!("{} has {what} in it, and no quotes around it", self.of()),
            )
            .annotate(
                m.place(self.opening().0, self.opening().1),
                "the label begins here",
            )
            .help(format!(
                "Put the text in quotes: `{}\"…\"{}`.",
                self.open, self.close
            ));
        Some(if unfit {
            found
        } else {
            found.fix(m.quote("Quote the label", self.inside, end))
        })
    }

    /// Typographic quotes around the label.
    fn smart(&self, end: usize) -> Option<Diagnostic> {
        let m = self.mistake;
        let inner = &m.text()[self.inside..end];
        let body = inner.trim_matches(is_space);
        let open = body.chars().next().filter(|c| "“”„«»".contains(*c))?;
        let close = body.chars().next_back().filter(|c| "“”„«»".contains(*c))?;
        if body.len() < open.len_utf8() + close.len_utf8() {
            return None;
        }
        let start = self.inside + (inner.len() - inner.trim_start_matches(is_space).len());
        let stop = start + body.len();
        let mut fix = Fix::safe(
            "Use straight quotes",
            m.place(self.inside, start + open.len_utf8()),
            "\"",
        );
        for edit in m.spelt(start, stop) {
            fix = fix.and(edit.span, edit.text);
        }
        let fix = fix.and(m.place(stop - close.len_utf8(), end), "\"");
        Some(
            m.found(
                &rules::SMART_QUOTES,
                (start, start + open.len_utf8()),
                format!("{} stands in typographic quotes", self.of()),
            )
            .label("no quote to Mermaid")
            .help("Use straight quotes: `\"`.")
            .fix(fix),
        )
    }

    /// The bracket stays open.
    fn unclosed(&self) -> Diagnostic {
        let m = self.mistake;
        let line = self.rest();
        let line = line.find('\n').map_or(line, |i| &line[..i]);
        let until = scan::arrow(line).map_or(line, |(at, _)| &line[..at]);
        let until = until.trim_end_matches(is_space);
        let subject = self.of();
        let found = m
            .found(
                &rules::UNCLOSED_BRACKET,
                self.opening(),
                format!("{subject} opened with `{}` here is never closed", self.open),
            )
            .label("opened here")
            .help(format!("Close it with `{}`.", self.close));
        let found = self.noticed(found);
        let end = self.inside + until.len();
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
                m.behind(end),
                rest,
            ));
        }
        if until.is_empty() || until.contains(['"', '|', ';', '&', ':']) {
            return found;
        }
        let brackets = until.contains(['[', '(', '{', ']', ')', '}']);
        // Where the line ends without a link, the text may go on in the next one.
        let behind = m.text().get(self.inside + line.len()..).unwrap_or_default();
        let next = behind.lines().nth(1).unwrap_or_default();
        let goes_on = scan::arrow(line).is_none()
            && !next.trim_matches(is_space).is_empty()
            && !recover::starts_statement(next);
        let trust = if goes_on {
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
                m.behind(end),
                self.close,
            )
        })
    }

    /// Shows where the mistake was noticed, if that is elsewhere.
    fn noticed(&self, found: Diagnostic) -> Diagnostic {
        let m = self.mistake;
        let bad = m.bad();
        let place = m.place_of(bad);
        if place == found.span || place.start < found.span.start {
            return found;
        }
        match bad.kind {
            Kind::Unclosed | Kind::Eof => found.annotate(place, "the chart ends here"),
            _ => {
                let first = m.word(bad).lines().next().unwrap_or_default().len();
                let place = m.place(bad.start as usize, bad.start as usize + first);
                found.annotate(place, "noticed here")
            }
        }
    }
}
