//! Small pieces of Rust.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

/// An identifier; `name` comes from [`names`](super::names), which makes no others.
pub(super) fn ident(name: &str) -> Ident {
    Ident::new(name, Span::call_site())
}

/// A doc comment of one line.
pub(super) fn doc(text: &str) -> TokenStream {
    let text = format!(" {text}");
    quote!(#[doc = #text])
}

/// Items of a module that are text already: [`print`](super::layout::print) puts them in as they are.
pub(super) fn verbatim(text: &str) -> TokenStream {
    let text = Literal::string(text);
    quote!(text!(#text);)
}

/// A number without a suffix.
pub(super) fn number(number: usize) -> Literal {
    Literal::usize_unsuffixed(number)
}

/// "3 steps", "1 loop".
pub(super) fn count(number: usize, noun: &str) -> String {
    match (number, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{number} {stem}ies"),
        _ => format!("{number} {noun}s"),
    }
}

/// How a set of up to so many things is kept: in the bits of a number, past 128 in those of an
/// array.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Set {
    /// `u32`, `u64`, `u128`: never narrower, which would be slower.
    Number(&'static str),
    /// `[u64; N]`.
    Words(usize),
}

impl Set {
    /// The set of that many things.
    pub(super) fn of(count: usize) -> Self {
        match count {
            0..=32 => Self::Number("u32"),
            33..=64 => Self::Number("u64"),
            65..=128 => Self::Number("u128"),
            _ => Self::Words(count.div_ceil(64)),
        }
    }

    /// Whether it is an array.
    pub(super) fn is_large(self) -> bool {
        matches!(self, Self::Words(_))
    }

    /// The type.
    pub(super) fn ty(self) -> TokenStream {
        match self {
            Self::Number(name) => {
                let name = ident(name);
                quote!(#name)
            }
            Self::Words(words) => {
                let words = number(words);
                quote!([u64; #words])
            }
        }
    }

    /// The empty set.
    pub(super) fn empty(self) -> TokenStream {
        match self {
            Self::Number(_) => quote!(0),
            Self::Words(words) => {
                let words = number(words);
                quote!([0; #words])
            }
        }
    }

    /// Whether `set` holds `element`, a value of an enum.
    pub(super) fn holds(self, set: &TokenStream, element: &TokenStream) -> TokenStream {
        match self {
            Self::Number(_) => quote!(#set & 1 << #element as u8 != 0),
            Self::Words(_) => {
                quote!(#set[#element as usize / 64] & 1 << (#element as usize % 64) != 0)
            }
        }
    }
}
