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
            let (behind, name) = token(Kind::CallbackName).parse(rest)?;
            if matches!(behind.peek(), Some(Kind::Unclosed | Kind::CallbackName)) {
                return Err(stop(behind, Kind::CallbackArgs.into()));
            }
            let (behind, args) = opt(token(Kind::CallbackArgs)).parse(behind)?;
            let action = ClickAction::Call {
                function: rest.ident(&[name]),
                args: args.map(|args| rest.ident(&[args])),
                call: true,
            };
            let (rest, tooltip) = cut(tooltip).parse(behind)?;
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
            let (behind, href) = opt(token(Kind::Href)).parse(rest)?;
            let (behind, url) = cut(string).parse(behind)?;
            let (behind, tooltip) = cut(tooltip).parse(behind)?;
            let target = preceded(space_before(Kind::LinkTarget), token(Kind::LinkTarget));
            let (rest, target) = opt(target).parse(behind)?;
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
            let (behind, function) = cut(alpha_num).parse(rest)?;
            let (rest, tooltip) = cut(tooltip).parse(behind)?;
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
