//! The data in `@{ … }`.

use super::ast::{Data, Ident};
use super::token::{Kind, Token};
use super::tokens::Tokens;
use crate::source::{Mapped, OffsetMap, Span};
use crate::syntax::prepare::decode_mapped;
use crate::syntax::yaml;

/// Reads the tokens of one or more `@{ … }` as Mermaid does: the text between the braces is a flow mapping
/// if it is on one line, and a block mapping otherwise; in quotes, a line break is `<br/>`.
pub(super) fn read(input: &Tokens<'_>, tokens: &[Token]) -> Data {
    let first = tokens[0];
    let last = tokens[tokens.len() - 1];
    let end = closing_brace(input.text, last.end);
    let span = input.map.span(Span::new(first.start, end));
    let body = text(input, tokens);
    let one_line = !body.text.contains('\n');
    let body = if one_line { braced(&body) } else { body };
    match yaml::load(&body) {
        Ok(document) => Data {
            span,
            value: document.value,
            keys: document
                .keys
                .into_iter()
                .map(|(text, key, value)| (Ident { text, span: key }, value))
                .collect(),
            error: None,
        },
        Err(error) => Data {
            span,
            value: serde_json::Value::Null,
            keys: Vec::new(),
            error: Some((error.message, error.span)),
        },
    }
}

/// The text between the braces, with the map to the file.
fn text(input: &Tokens<'_>, tokens: &[Token]) -> Mapped {
    let mut text = String::new();
    let mut map = OffsetMap::shifted(input.map.offset(tokens[0].end));
    let mut quoted = false;
    for token in tokens.iter().filter(|t| t.kind == Kind::ShapeData) {
        let piece = token.text(input.text);
        if piece == "\"" {
            quoted = !quoted;
        }
        map.push(text.len() as u32, input.map.offset(token.start));
        let mut rest = piece;
        while let Some(i) = rest.find('\n') {
            let (line, behind) = rest.split_at(i + 1);
            let next = if quoted {
                text.push_str(&line[..i]);
                text.push_str("<br/>");
                behind.trim_start_matches(super::is_space)
            } else {
                text.push_str(line);
                behind
            };
            let at = token.end - next.len() as u32;
            map.push(text.len() as u32, input.map.offset(at));
            rest = next;
        }
        text.push_str(rest);
    }
    decode_mapped(Mapped { text, map })
}

fn braced(body: &Mapped) -> Mapped {
    let mut text = String::with_capacity(body.text.len() + 4);
    text.push_str("{\n");
    text.push_str(&body.text);
    text.push_str("\n}");
    Mapped {
        text,
        map: body.map.prefixed(2),
    }
}

/// The end of the `}` that follows a place, white space between.
fn closing_brace(text: &str, from: u32) -> u32 {
    let behind = &text[from as usize..];
    let blanks = behind.len() - behind.trim_start_matches(super::is_space).len();
    match behind[blanks..].starts_with('}') {
        true => from + blanks as u32 + 1,
        false => from,
    }
}
