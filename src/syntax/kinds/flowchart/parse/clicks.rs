//! `click`: a link, a call, a tooltip.

use nom::Parser;
use nom::combinator::{cut, opt, peek};
use nom::sequence::{preceded, terminated};

use super::stop;
use super::styles::alpha_num;
use crate::syntax::kinds::flowchart::ast::{Click, ClickAction, Ident, StatementKind};
use crate::syntax::kinds::flowchart::token::{Failure, Kind, Read, Token, Tokens};
use crate::syntax::lex::token;

/// `clickStatement`
pub(super) fn click_statement(input: Tokens<'_>) -> Read<'_, StatementKind> {
    let (rest, click) = token(Kind::Click).parse(input)?;
    let targets = input.ident(&[click]).split(input.text);
    let tooltip = |i| opt(preceded(space_before(Kind::Str), string)).parse(i);
    match rest.peek() {
        Some(Kind::CallbackName) => {
            let (after, name) = token(Kind::CallbackName).parse(rest)?;
            if matches!(after.peek(), Some(Kind::Unclosed | Kind::CallbackName)) {
                return Err(stop(after, Kind::CallbackArgs.into()));
            }
            let (after, args) = opt(token(Kind::CallbackArgs)).parse(after)?;
            let action = ClickAction::Call {
                function: rest.ident(&[name]),
                args: args.map(|args| rest.ident(&[args])),
                call: true,
            };
            let (rest, tooltip) = cut(tooltip).parse(after)?;
            Ok((
                rest,
                StatementKind::Click(Box::new(Click {
                    targets,
                    action,
                    tooltip,
                })),
            ))
        }
        Some(Kind::Href | Kind::Str) => {
            let (after, href) = opt(token(Kind::Href)).parse(rest)?;
            let (after, url) = cut(string).parse(after)?;
            let (after, tooltip) = cut(tooltip).parse(after)?;
            let target = preceded(space_before(Kind::LinkTarget), token(Kind::LinkTarget));
            let (rest, target) = opt(target).parse(after)?;
            let action = ClickAction::Link {
                url,
                target: target.map(|target| input.ident(&[target])),
                href: href.is_some(),
            };
            Ok((
                rest,
                StatementKind::Click(Box::new(Click {
                    targets,
                    action,
                    tooltip,
                })),
            ))
        }
        _ => {
            let (after, function) = cut(alpha_num).parse(rest)?;
            let (rest, tooltip) = cut(tooltip).parse(after)?;
            let action = ClickAction::Call {
                function,
                args: None,
                call: false,
            };
            Ok((
                rest,
                StatementKind::Click(Box::new(Click {
                    targets,
                    action,
                    tooltip,
                })),
            ))
        }
    }
}

/// `string`
fn string(input: Tokens<'_>) -> Read<'_, Ident> {
    let (rest, token) = token(Kind::Str).parse(input)?;
    Ok((rest, input.ident(&[token])))
}

/// A space, if what stands after it is of a kind.
fn space_before<'a>(kind: Kind) -> impl Parser<Tokens<'a>, Output = Token, Error = Failure> {
    terminated(token(Kind::Space), peek(token(kind)))
}
