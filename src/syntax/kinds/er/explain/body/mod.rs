//! Mistakes between the braces of an entity: line by line, so that each is shown at its place.

mod line;

use super::{Mistake, cardinalities, lines};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::cursor::range;
use crate::syntax::explain::{Page, Recovery, wording};
use crate::syntax::kinds::er::attribute_line::{is_attributes, is_one_word};
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::Kind;
use crate::syntax::outline::Block;
use crate::syntax::text;

/// An attribute that cannot be read, of an entity whose braces a statement opened. Everything up to
/// the closing brace is looked at, once.
pub(in crate::syntax::kinds::er) fn body(
    m: &Mistake<'_>,
    block: TextRange,
) -> (Vec<Diagnostic>, Recovery) {
    if let Some(found) = cardinalities::brace(&m.page, block) {
        let end = m.line_end(block.end);
        let then = Recovery::at(end as usize).with(Block::Closes);
        return (vec![found], then);
    }
    let mut body = Body {
        page: m.page,
        block,
        found: Vec::new(),
        alone: None,
        nested: None,
    };
    let resume = body.lines();
    let bad = m.bad();
    if body.found.is_empty() {
        body.found.push(super::general(m).diagnostic);
    } else {
        body.stops_at(match bad.kind {
            Kind::Cut => TextRange::at(bad.start),
            _ => range(bad),
        });
    }
    // The first entity among the attributes is read as a statement of its own; what follows it was looked through here.
    let then = match body.nested {
        Some(nested) if nested.end < resume => {
            Recovery::at(nested.start as usize).skipping(TextRange::new(nested.end, resume))
        }
        _ => Recovery::at(resume as usize),
    };
    (body.found, then.with(Block::Closes))
}

struct Body<'a> {
    page: Page<'a>,
    /// The statement that opened the braces.
    block: TextRange,
    found: Vec<Diagnostic>,
    /// A line of one word: the next may go on with it.
    alone: Option<TextRange>,
    /// The first entity that stands among the attributes.
    nested: Option<TextRange>,
}

impl Body<'_> {
    /// Looks at the lines up to the one that ends the attributes; gives where the next statement begins.
    fn lines(&mut self) -> u32 {
        let len = self.page.source.text.len() as u32;
        let mut at = self.block.end;
        while at < len {
            let line = TextRange::new(at, self.page.line_end(at));
            let piece = text::trimmed(self.page.source, line);
            at = line.end + 1;
            if let Some(end) = self.entity(piece) {
                at = end;
                continue;
            }
            if is_statement(self.page.slice(piece)) {
                match self.statements(piece) {
                    Ok(next) => at = next,
                    Err(end) => return end,
                }
                continue;
            }
            if let Some(close) = closing(self.page.slice(piece)) {
                let before = TextRange::new(piece.start, piece.start + close);
                self.attribute(text::trimmed(self.page.source, before));
                self.flush();
                return piece.start + close + 1;
            }
            self.attribute(piece);
        }
        self.flush();
        let last = self.page.source.text.trim_end().len() as u32;
        let indent = self.page.indent(self.block.start);
        let text = format!("\n{indent}}}");
        self.unclosed(TextRange::at(last), &text, None);
        len
    }

    /// An entity with its braces among the attributes of this one: where the attributes go on.
    fn entity(&mut self, piece: TextRange) -> Option<u32> {
        let page = self.page;
        let line = page.slice(piece);
        let name = match line {
            "{" => self.alone?,
            _ if opens(line) => TextRange::new(piece.start, piece.end - 1),
            _ => return None,
        };
        let end = nested_end(page, piece.end)?;
        self.alone = None;
        self.flush();
        let name = page.trimmed(name);
        let message = format!("{} is inside the braces of another entity", page.code(name));
        let mut found = page
            .finding(&rules::STATEMENT_IN_BODY, name, message)
            .annotate(page.span(self.block), "these braces are still open")
            .help("Move it, with its braces, before this entity.");
        let start = page.line_start(name.start);
        let before = TextRange::at(page.line_start(self.block.start));
        let head = page.slice(TextRange::new(start, name.end));
        let moved = format!("{head} {{{}", page.slice(TextRange::new(piece.end, end)));
        let gone = TextRange::new(start, end);
        found.fix = page.fix(
            "Move it before the other entity",
            [(before, moved.as_str()), (gone, "")],
        );
        self.found.push(found);
        // One whose brace stands on the next line would have a second mistake.
        let glued = (line != "{").then_some(gone);
        self.nested = self.nested.or(glued);
        Some(end)
    }

    /// Other statements among the attributes: where reading goes on after them, or where the entity
    /// ends before them, because its brace is missing.
    fn statements(&mut self, first: TextRange) -> Result<u32, u32> {
        self.flush();
        let (page, mut last, mut next) = (self.page, first, first);
        let text = &page.source.text;
        let word = page.slice(first).eq_ignore_ascii_case("end");
        if word && self.ends_attributes(first) {
            let message = "an entity is closed with `}`, not with `end`";
            let mut found = page
                .finding(&rules::STRAY_END, first, message)
                .annotate(page.span(self.block), "the entity begins here");
            found.fix = page.fix("Write `}`", [(first, "}")]);
            self.found.push(found);
            return Err(first.end);
        }
        let inside = loop {
            let piece = page.slice(next);
            if opens(piece) {
                break false;
            }
            if !piece.is_empty() && !is_statement(piece) {
                break true;
            }
            if !piece.is_empty() {
                last = next;
            }
            let after = page.line_end(next.end) + 1;
            if after as usize >= text.len() {
                break false;
            }
            next = page.line(after);
        };
        if !inside {
            let start = page.line_start(first.start);
            let text = format!("{}}}\n", page.indent(self.block.start));
            self.unclosed(TextRange::at(start), &text, Some(first));
            return Err(first.start);
        }
        let start = page.line_start(first.start);
        let end = page.line_end(last.end) + 1;
        let whole = TextRange::new(start, end.min(text.len() as u32));
        let message = match word {
            true => "an `end` closes a subgraph, not an entity",
            false => "only attributes are allowed between the braces of an entity",
        };
        let rule = if word {
            &rules::STRAY_END
        } else {
            &rules::STATEMENT_IN_BODY
        };
        let mut found = page
            .finding(rule, first, message)
            .annotate(page.span(self.block), "the entity begins here");
        let before = TextRange::at(page.line_start(self.block.start));
        found.fix = match word {
            true => page.fix("Remove the `end`", [(whole, "")]),
            false => page.fix(
                "Move it before the entity",
                [(before, page.slice(whole)), (whole, "")],
            ),
        };
        self.found.push(found);
        Ok(end)
    }

    /// Whether a line is the last of an entity: a statement is next, or nothing is.
    fn ends_attributes(&self, line: TextRange) -> bool {
        let rest = self.page.slice(line.end as usize..);
        let next = rest.lines().map(str::trim).find(|line| !line.is_empty());
        next.is_none_or(|next| is_statement(next) && !next.eq_ignore_ascii_case("end"))
    }

    /// A line of attributes.
    fn attribute(&mut self, piece: TextRange) {
        let line = self.page.slice(piece);
        if line.is_empty() {
            return;
        }
        let reads = is_attributes(line);
        if !reads && let Some(found) = lines::in_body(&self.page, piece, self.block) {
            self.found.push(found);
            return;
        }
        let one_word = is_one_word(line);
        if let Some(alone) = self.alone.take() {
            if one_word {
                return;
            }
            self.missing_type(alone);
        } else if one_word {
            self.alone = Some(piece);
        }
        if !one_word && !reads {
            let found = line::explain(self.page, piece);
            self.found.push(found);
        }
    }

    fn flush(&mut self) {
        if let Some(alone) = self.alone.take() {
            self.missing_type(alone);
        }
    }

    fn missing_type(&mut self, piece: TextRange) {
        let page = self.page;
        let word = page.code(piece);
        let place = page.span(TextRange::at(piece.start));
        let found = page
            .finding(
                &rules::MISSING_TYPE,
                piece,
                format!("{word} is one word, but an attribute needs a type and a name"),
            )
            .help("Write the type before it, such as `string`.")
            .fix(Fix::unsafe_("Write `string` before it", place, "string "));
        self.found.push(found);
    }

    fn unclosed(&mut self, place: TextRange, text: &str, next: Option<TextRange>) {
        let page = self.page;
        let mut found = page
            .finding(
                &rules::UNCLOSED_BODY,
                self.block,
                "the brace of this entity is never closed",
            )
            .help("Write `}` after its last attribute.")
            .fix(Fix::safe("Close the entity", page.span(place), text));
        found = match next {
            Some(next) => found.annotate(page.span(next), "this is not an attribute"),
            None => {
                let end = page.source.text.len().saturating_sub(1) as u32;
                found.annotate(page.span(TextRange::at(end)), wording::CHART_ENDS)
            }
        };
        self.found.push(found);
    }

    /// Says where Mermaid stops, where that is not the line of the first mistake.
    fn stops_at(&mut self, bad: TextRange) {
        let page = self.page;
        self.found.sort_by_key(|found| found.span.start);
        let Some(first) = self.found.first_mut() else {
            return;
        };
        let place = page.span(bad);
        let line = page.span(page.line(bad.start));
        let on_line =
            |span: crate::source::Span| span.start >= line.start && span.start <= line.end;
        let shown = on_line(first.span) || first.annotations.iter().any(|note| on_line(note.span));
        if !shown {
            *first = first.clone().annotate(place, wording::REPORTED);
        }
    }
}

/// Where the line after an entity begins whose attributes begin at a place, if attributes of another entity go on there.
fn nested_end(page: Page<'_>, from: u32) -> Option<u32> {
    let mut at = page.line_end(from) + 1;
    let len = page.source.text.len() as u32;
    let mut close = None;
    while at < len {
        let line = page.slice(page.line(at));
        at = page.line_end(at) + 1;
        if is_statement(line) {
            return None;
        }
        if let Some(brace) = closing(line) {
            close = (brace as usize + 1 == line.len()).then_some(at);
            break;
        }
    }
    let close = close.filter(|&at| at < len)?;
    let rest = page.slice(close as usize..);
    let next = rest.lines().map(str::trim).find(|line| !line.is_empty())?;
    let attributes = || {
        let word = next.split_whitespace().next().unwrap_or_default();
        !is_statement(next) && !word.eq_ignore_ascii_case("direction") && is_attributes(next)
    };
    (next == "}" || attributes()).then_some(close)
}

/// The brace that closes the attributes, where it stands outside quotes and backticks.
fn closing(line: &str) -> Option<u32> {
    let mut quote = None;
    for (at, c) in line.char_indices() {
        match quote {
            Some(open) if c == open => quote = None,
            Some(_) => {}
            None if c == '"' || c == '`' => quote = line[at + 1..].contains(c).then_some(c),
            None if c == '}' => return Some(at as u32),
            None => {}
        }
    }
    None
}

/// Whether a line opens the braces of an entity.
fn opens(line: &str) -> bool {
    let head = line.strip_suffix('{').unwrap_or_default();
    !head.trim().is_empty() && !head.ends_with(['o', '|', '}']) || head.ends_with(['"', ']'])
}

/// Whether a line is a statement that stands outside braces.
fn is_statement(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    let word = |word: &str| first.eq_ignore_ascii_case(word);
    let words = line.split_whitespace().count();
    let comment = ["<!--", "//", "#", "/*", "-- "];
    if comment.iter().any(|opener| line.starts_with(opener)) {
        return false;
    }
    opens(line)
        || cardinalities::is_relationship(line)
        || word("end") && words == 1
        || word("subgraph") && words > 1
        || (word("classDef") || word("style") || word("class")) && words > 2
        || line.starts_with("accTitle:")
        || line.starts_with("accDescr:")
}
