//! Braces and subgraphs that do not open or close what they should, and styles.

use super::{Mistake, opening};
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, TextRange};
use crate::syntax::cursor::range;
use crate::syntax::explain::{Explained, Page, description, wording};
use crate::syntax::kinds::er::ast::{Statement, StatementKind};
use crate::syntax::kinds::er::rules;
use crate::syntax::kinds::er::token::Kind;

/// A `{` that does not stand after its entity.
pub(super) fn brace(m: &Mistake<'_>) -> Explained {
    let first = m.first();
    let page = m.page;
    let previous = m.previous();
    let entity = previous.filter(|one| {
        let gap = TextRange::new(one.range.end, first.start.max(one.range.end));
        matches!(one.kind, StatementKind::Entity(_)) && page.slice(gap).trim().is_empty()
    });
    let Some(entity) = entity else {
        let found = page
            .finding(
                &rules::BRACES_WITHOUT_ENTITY,
                range(first),
                "there is no entity before this brace",
            )
            .help("Write the name of the entity before it.");
        return opening(found, first.end);
    };
    let mut found = page
        .finding(
            &rules::BRACE_ON_NEXT_LINE,
            range(first),
            "this brace must be on the line of its entity",
        )
        .annotate(page.span(entity.range), "the entity");
    let gap = TextRange::new(entity.range.end, first.start);
    found.fix = page.fix("Put the brace after the name", [(gap, " ")]);
    opening(found, first.end)
}

/// A `}` or an `end` that closes nothing.
pub(super) fn stray(m: &Mistake<'_>) -> Explained {
    let (page, first) = (m.page, m.first());
    let brace = first.kind != Kind::End;
    let line = m.line(m.start);
    let alone = page.slice(line) == m.slice(first);
    let gone = match alone {
        true => page.whole_line(first.start),
        false => range(first),
    };
    let (rule, message) = match brace {
        true => (&rules::STRAY_BRACE, "this `}` has no matching `{`"),
        false => (&rules::STRAY_END, "this `end` has no subgraph to close"),
    };
    let mut found = page.finding(rule, range(first), message);
    found.fix = page.fix("Remove it", [(gone, "")]);
    Explained::at(found, first.end as usize)
}

/// `subgraph` without a name, or with several words.
pub(super) fn subgraph(m: &Mistake<'_>) -> Explained {
    let (page, bad) = (m.page, m.bad());
    let first = m.first();
    let line = page.rest_of_line(first.start);
    let rest = page.rest_of_line(first.end);
    let name = page.slice(rest).trim();
    if let Some(title) = title(m) {
        return title;
    }
    let mut found = match name {
        "" => page.finding(&rules::NAMELESS_SUBGRAPH, line, "a subgraph needs a name"),
        _ => page
            .finding(
                &rules::NAMELESS_SUBGRAPH,
                range(bad),
                "the id of a subgraph must be one word",
            )
            .help("Write a title in brackets: `subgraph shop [The shop]`."),
    };
    let plain = name.trim_end_matches('{').trim_end();
    if !plain.is_empty() && !plain.contains(['"', '[', ']', '%', '\\']) {
        let end = rest.end;
        let place = TextRange::new(end - name.len() as u32, end);
        let text = format!("\"{plain}\"");
        found.fix = page.fix("Put the name in quotes", [(place, text.as_str())]);
    }
    m.next_line(found).opening()
}

/// `subgraph shop [the one]`: a title that needs quotes.
fn title(m: &Mistake<'_>) -> Option<Explained> {
    let page = m.page;
    let open = m.tokens[..=m.at].iter();
    let open = open.rev().find(|token| token.kind == Kind::BracketOpen)?;
    let rest = page.rest_of_line(open.end);
    let Some(close) = page.slice(rest).find(']') else {
        let mut found = page
            .finding(
                &rules::NAMELESS_SUBGRAPH,
                range(*open),
                "the title opened with `[` here is never closed",
            )
            .help("Put `]` after the title.");
        found.fix = page.fix("Close the title", [(TextRange::at(rest.end), "]")]);
        return Some(m.next_line(found).opening());
    };
    let inner = TextRange::new(open.end, open.end + close as u32);
    let mut found = page.finding(
        &rules::NAME_SIGN,
        inner,
        format!("the title {} needs quotes", page.code(inner)),
    );
    if !page.slice(inner).trim().is_empty() {
        found.fix = m.quote(inner);
    }
    Some(m.next_line(found).opening())
}

/// `style`, `classDef` and `class` that cannot be read.
pub(super) fn style(m: &Mistake<'_>) -> Option<Explained> {
    let (page, bad) = (m.page, m.bad());
    let first = m.first();
    let line = page.rest_of_line(first.start);
    let word = page
        .slice(line)
        .split_whitespace()
        .next()
        .unwrap_or_default();
    let form = match first.kind {
        Kind::Class => "class ENTITY name",
        Kind::Style => "style ENTITY fill:red",
        _ => "classDef name fill:red",
    };
    let ends = matches!(bad.kind, Kind::Newline | Kind::Eof | Kind::Cut) || bad.start >= line.end;
    let found = match (ends, bad.kind) {
        (true, _) => page.finding(
            &rules::BROKEN_STYLE,
            line,
            format!("`{word}` is incomplete"),
        ),
        (_, Kind::Unknown | Kind::Sign) => page.finding(
            &rules::BROKEN_STYLE,
            range(bad),
            format!("{} is not allowed in a style", page.code(range(bad))),
        ),
        _ => return None,
    };
    Some(m.next_line(found.help(format!("Write `{form}`."))))
}

/// A subgraph without its `end`.
pub(in crate::syntax::kinds::er) fn unclosed(source: &Mapped, whole: TextRange) -> Diagnostic {
    let page = Page { source };
    let end = source.text.len().saturating_sub(1) as u32;
    let last = source.text.trim_end().len() as u32;
    let text = format!("\n{}end", page.indent(whole.start));
    let mut found = page
        .finding(&rules::OPEN_SUBGRAPH, whole, "this subgraph has no `end`")
        .annotate(page.span(TextRange::at(end)), wording::CHART_ENDS);
    found.fix = page.fix("Write `end`", [(TextRange::at(last), text.as_str())]);
    found
}

/// A description or a title that the end of the chart cuts off.
pub(in crate::syntax::kinds::er) fn cut(
    source: &Mapped,
    statements: &[Statement],
) -> Option<Diagnostic> {
    let page = Page { source };
    let last = statements.last()?;
    let place = page.rest_of_line(last.range.start);
    match last.kind {
        StatementKind::AccDescr(_) if !page.slice(last.range).starts_with("accDescr:") => {
            // After the text, the lexer gives an empty one more.
            let opened = statements.iter().rev().take(2).find_map(|statement| {
                let text = statement.range.start;
                Some((description::opening(page, text)?, text))
            });
            let (opening, text) = opened.unwrap_or((place, last.range.start));
            Some(description::unclosed(page, opening, text))
        }
        StatementKind::AccTitle(_) | StatementKind::AccDescr(_) => {
            Some(page.finding(&rules::EMPTY_TEXT, place, "no text follows this colon"))
        }
        _ => None,
    }
}
