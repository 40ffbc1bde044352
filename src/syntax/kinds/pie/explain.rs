//! What is wrong with a statement that could not be read, in the words of the chart.

use super::ast::Pie;
use super::rules;
use super::token::{Kind, Token};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::chars::{SMART_QUOTES, is_space};
use crate::syntax::cursor::range;
use crate::syntax::explain::{self, Explained, shown, wording};
use crate::syntax::text;

/// A first line that is not a header: `pieChart`, `pie:`.
pub(super) fn header(source: &Mapped, found: Token) -> Explained {
    let rest = &source.text[found.start as usize..];
    let len = rest
        .find(|c: char| c.is_whitespace() || c == '"')
        .unwrap_or(rest.len());
    let word = TextRange::new(found.start, found.start + len as u32);
    let place = source.span(word);
    let message = format!(
        "`{}` is not a kind of Mermaid diagram",
        text::decoded(source, word)
    );
    Explained::at(
        Diagnostic::new(&rules::SYNTAX_ERROR, place, message)
            .help("Write `pie`.")
            .fix(Fix::safe("Write `pie`", place, "pie")),
        word.end as usize,
    )
}

/// A statement of a pie chart that could not be read. Around it is what was read of the chart.
pub(super) type Mistake<'a> = explain::Mistake<'a, Kind, Pie>;

/// Explains a statement that could not be read.
pub(super) fn statement(m: &Mistake<'_>) -> Explained {
    let diagnostic = match (m.before(), m.bad().kind) {
        ([], Kind::ShowData) => misplaced_show_data(m),
        (_, Kind::Unknown) if m.word().starts_with(is_space) => odd_space(m),
        ([], Kind::Unknown) if m.word().starts_with(['"', '\'']) => unclosed(m),
        ([], Kind::Unknown | Kind::Number) => unquoted(m).or_else(|| Some(no_slice(m))),
        ([label], _) if label.kind == Kind::Label => without_colon(m, *label),
        ([title], Kind::Colon) if title.kind == Kind::Title => title_with_colon(m),
        ([label, ..], _) if label.kind == Kind::Label => bad_value(m),
        _ => None,
    };
    Explained::at(diagnostic.unwrap_or_else(|| general(m)), m.end())
}

impl Mistake<'_> {
    /// The tokens before the one that does not fit.
    fn before(&self) -> &[Token] {
        &self.tokens[..self.at]
    }

    /// Where the line ends to which the statement was read.
    fn end(&self) -> usize {
        let taken = self.before().last();
        self.line_end(taken.map_or(self.start, |token| token.end as usize))
    }

    /// The statement's first line, or all lines of its label; without white space at the end.
    fn whole(&self) -> TextRange {
        self.trimmed(TextRange::new(self.start as u32, self.end() as u32))
    }

    /// The text from the token that does not fit to the end of the line.
    fn word(&self) -> &str {
        self.slice(self.rest())
    }

    fn rest(&self) -> TextRange {
        let start = self.bad().start;
        TextRange::new(start, self.whole().end.max(start))
    }

    /// A part of the line.
    fn part(&self, from: usize, to: usize) -> TextRange {
        TextRange::new((self.start + from) as u32, (self.start + to) as u32)
    }
}

/// `Apples : 40`
fn unquoted(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.whole());
    let colon = line.rfind(':')?;
    let label = line[..colon].trim_end();
    if label.is_empty() {
        return None;
    }
    let place = m.part(0, label.len());
    if let Some(inside) = label.strip_prefix(SMART_QUOTES) {
        let inside = inside.strip_suffix(SMART_QUOTES).unwrap_or(inside);
        let first = m.part(
            0,
            label.len() - label.trim_start_matches(SMART_QUOTES).len(),
        );
        let message = format!("Mermaid does not accept {} as a quote", m.code(first));
        let found = m.finding(&rules::SMART_QUOTES, first, message);
        let straight = format!("\"{}\"", inside.replace('"', "'"));
        let fix = Fix::safe("Write straight quotes", m.span(place), straight);
        let found = found.help("Write straight quotes: `\"`.");
        return Some(with_value(m, found, fix, colon));
    }
    let found = m.finding(
        &rules::UNQUOTED_SLICE,
        place,
        format!("the label {} needs quotes", m.code(place)),
    );
    let quoted = format!("\"{}\"", label.replace('"', "'"));
    let fix = Fix::safe("Put the label in quotes", m.span(place), quoted);
    Some(with_value(
        m,
        found.help("Put the label in quotes."),
        fix,
        colon,
    ))
}

/// A space that is not one to Mermaid: a no-break space, an ideographic one.
fn odd_space(m: &Mistake<'_>) -> Option<Diagnostic> {
    let code = u32::from(m.word().chars().next()?);
    let place = m.span(m.bad().range());
    let message = format!("this space is U+{code:04X}, which Mermaid does not read as a space");
    Some(
        Diagnostic::new(&rules::SYNTAX_ERROR, place, message)
            .help("Write a plain space.")
            .fix(Fix::safe("Write a plain space", place, " ")),
    )
}

/// A line that is nothing of a pie chart's.
fn no_slice(m: &Mistake<'_>) -> Diagnostic {
    let message = format!("{} is not a slice", m.code(m.whole()));
    let before = m.slice(..m.start).trim_end();
    if m.slice(m.whole()).starts_with("```") {
        return m
            .finding(
                &rules::SYNTAX_ERROR,
                m.whole(),
                "there is a code fence inside the chart",
            )
            .help("Remove it, or close the chart's own fence above it.");
    }
    if before == "pie" || before.ends_with("\npie") {
        let what = m.slice(m.whole());
        let message = format!("{} cannot follow `pie`", m.code(m.whole()));
        return m
            .finding(&rules::SYNTAX_ERROR, m.whole(), message)
            .help(format!("Write `pie title {}`, or remove it.", shown(what)));
    }
    let title = before.lines().next_back().unwrap_or_default();
    let is_title = title.split_whitespace().take(2).any(|word| word == "title");
    if is_title && !m.slice(m.whole()).contains(['"', ':']) {
        return m
            .finding(&rules::SYNTAX_ERROR, m.whole(), message)
            .help("Join it to the title above: a title is one line.");
    }
    m.finding(&rules::SYNTAX_ERROR, m.whole(), message)
        .help("Write a label in quotes, a colon and a number: `\"Apples\" : 40`.")
}

/// `"Apples : 40`
fn unclosed(m: &Mistake<'_>) -> Option<Diagnostic> {
    let line = m.slice(m.whole());
    let quote = &line[..1];
    let open = m.part(0, 1);
    let found = m
        .finding(
            &rules::UNCLOSED_SLICE,
            open,
            wording::unclosed_quote(&line[1..]),
        )
        .help(format!("Close it with `{quote}` before the colon."));
    let Some(colon) = line.rfind(':') else {
        let name = shown(m.slice(m.start + 1..m.whole().end as usize));
        let help = format!("Write the slice as `{quote}{name}{quote} : 10`, for example.");
        return Some(found.help(help));
    };
    let end = line[..colon].trim_end().len();
    let place = Span::at(m.span(m.part(end.saturating_sub(1), end)).end);
    let fix = Fix::safe("Close the label", place, quote);
    Some(with_value(m, found, fix, colon))
}

/// `"Apples" 40`
fn without_colon(m: &Mistake<'_>, label: Token) -> Option<Diagnostic> {
    let rest = m.word();
    let value = rest.trim_start_matches(['=', '-', '>', ',', ' ', '\t']);
    if value.is_empty() {
        let message = "this slice has no value";
        return Some(
            m.finding(&rules::SLICE_WITHOUT_COLON, range(label), message)
                .help("Write a colon and a number after the label."),
        );
    }
    let end = m.span(range(label)).end;
    let at = Span::at(end);
    let found = m
        .finding(
            &rules::SLICE_WITHOUT_COLON,
            m.rest(),
            "expected `:` between label and value",
        )
        .help("Write a colon after the label.");
    let Some(number) = number(value) else {
        return Some(found);
    };
    let whole = Span::new(end, m.span(m.rest()).end);
    Some(found.fix(if rest == value && number == value {
        Fix::safe("Write a colon", at, " :")
    } else {
        Fix::safe("Write a colon", whole, format!(" : {number}"))
    }))
}

/// `title: Fruit`
fn title_with_colon(m: &Mistake<'_>) -> Option<Diagnostic> {
    let place = m.span(m.bad().range());
    Some(
        Diagnostic::new(
            &rules::SYNTAX_ERROR,
            place,
            "`title` cannot have a colon after it",
        )
        .help("Write `title` and the text.")
        .fix(Fix::safe("Remove the colon", place, "")),
    )
}

/// `"Apples" : 40%`
fn bad_value(m: &Mistake<'_>) -> Option<Diagnostic> {
    let colon = m.before().iter().find(|token| token.kind == Kind::Colon)?;
    let value = m.trimmed(TextRange::new(colon.end, m.whole().end.max(colon.end)));
    let written = m.slice(value);
    if written.is_empty() {
        let place = TextRange::new(colon.start, colon.end);
        return Some(
            m.finding(&rules::BAD_SLICE_VALUE, place, "this slice has no value")
                .help("Write a number after the colon."),
        );
    }
    let message = format!("{} is not a plain number", m.code(value));
    let found = m.finding(&rules::BAD_SLICE_VALUE, value, message);
    Some(match number(written) {
        Some(number) => found
            .help(format!(
                "Write `{number}`: no `%`, no sign for thousands, no unit."
            ))
            .fix(Fix::safe(
                format!("Write `{number}`"),
                m.span(value),
                number,
            )),
        None => found.help("Write digits, and a decimal point where you need one."),
    })
}

/// `showData` where no statement begins with it.
fn misplaced_show_data(m: &Mistake<'_>) -> Option<Diagnostic> {
    let (word, header) = (m.bad().range(), m.around.header);
    if m.around.show_data.is_some() {
        let place = m.span(word);
        let message = "`showData` can appear only once, right after `pie`";
        return Some(
            Diagnostic::new(&rules::MISPLACED_SHOW_DATA, place, message)
                .help("Remove this one.")
                .fix(Fix::safe("Remove it", place, "")),
        );
    }
    let found = m
        .finding(
            &rules::MISPLACED_SHOW_DATA,
            word,
            "`showData` must come right after `pie`",
        )
        .help("Write `pie showData`.");
    if header.is_empty() {
        return Some(found);
    }
    let at = Span::at(m.span(header).end);
    let fix = Fix::safe("Move it after `pie`", at, " showData").and(m.span(word), "");
    Some(found.fix(fix))
}

/// A fix of the label, which writes the value right, too, where that is needed and can be done.
fn with_value(m: &Mistake<'_>, found: Diagnostic, fix: Fix, colon: usize) -> Diagnostic {
    let line = m.slice(m.whole());
    let from = colon + 1 + (line[colon + 1..].len() - line[colon + 1..].trim_start().len());
    let written = &line[from..];
    match number(written) {
        Some(number) if number == written => found.fix(fix),
        Some(number) => found.fix(fix.and(m.span(m.part(from, line.len())), number)),
        None => found,
    }
}

/// The number that a text means, as Mermaid reads one: `40%` is 40, `1,000` is 1000, `.5` is 0.5.
fn number(written: &str) -> Option<String> {
    let quoted = written.trim_matches(['"', '\'', ' ']);
    let plain = quoted.trim_end_matches([';', ',', '%', ' ']);
    let (sign, plain) = match plain.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", plain.strip_prefix('+').unwrap_or(plain)),
    };
    let (whole, fraction) = match plain.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (plain, None),
    };
    let mut groups = whole.split([',', '_', ' ']);
    let head = groups.next()?;
    let groups: Vec<&str> = groups.collect();
    let grouped =
        groups.is_empty() || head.len() <= 3 && groups.iter().all(|group| group.len() == 3);
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let whole: String = std::iter::once(head).chain(groups).collect();
    let fraction = fraction.filter(|fraction| !fraction.is_empty());
    let some = !whole.is_empty() || fraction.is_some();
    if !(some && grouped && digits(&whole) && fraction.is_none_or(digits)) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    Some(match fraction {
        Some(fraction) => format!("{sign}{whole}.{fraction}"),
        None => format!("{sign}{whole}"),
    })
}

/// What nobody writes.
fn general(m: &Mistake<'_>) -> Diagnostic {
    let bad = m.bad();
    let place = match bad.kind {
        Kind::Unknown => {
            let word = m.word();
            let len = word.find(char::is_whitespace).unwrap_or(word.len());
            TextRange::new(bad.start, bad.start + len as u32)
        }
        Kind::Newline | Kind::Eof => bad.range(),
        _ => m.trimmed(bad.range()),
    };
    m.unexpected(&rules::SYNTAX_ERROR, place)
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn numbers_that_are_meant() {
        for (written, meant) in [
            ("40%", Some("40")),
            ("1,000", Some("1000")),
            ("1_000_000.50", Some("1000000.50")),
            (".5", Some("0.5")),
            ("5.", Some("5")),
            ("007", Some("7")),
            ("+3", Some("3")),
            ("-3 %", Some("-3")),
            ("\"40\"", Some("40")),
            ("1,5", None),
            ("40 apples", None),
            ("1.2.3", None),
            ("%", None),
            (".", None),
        ] {
            assert_eq!(number(written).as_deref(), meant, "{written}");
        }
    }
}
