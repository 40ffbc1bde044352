//! Truth values as answers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::{Polarity, polarity};

use super::table::{NamedQuestion, Table};
use super::tokens::ident;

/// The conversions from `bool` to answers.
pub(super) fn from_bools(table: &Table) -> TokenStream {
    let yes_no = table.has_yes_no().then(|| from_bool("YesNo", "Yes", "No"));
    let own = table.questions.iter().filter(|question| !question.yes_no);
    let own = own.filter_map(polar_pair);
    quote!(#yes_no #(#own)*)
}

/// From a truth value, where the two answers are a yes and a no.
fn polar_pair(question: &NamedQuestion) -> Option<TokenStream> {
    let [one, other] = &question.answers[..] else {
        return None;
    };
    let (yes, no) = match (polarity(&one.label)?, polarity(&other.label)?) {
        (Polarity::Yes, Polarity::No) => (one, other),
        (Polarity::No, Polarity::Yes) => (other, one),
        _ => return None,
    };
    Some(from_bool(
        &question.item.name.camel,
        &yes.name.camel,
        &no.name.camel,
    ))
}

fn from_bool(ty: &str, yes: &str, no: &str) -> TokenStream {
    let (ty, yes, no) = (ident(ty), ident(yes), ident(no));
    quote! {
        impl From<bool> for #ty {
            fn from(yes: bool) -> Self {
                if yes { Self::#yes } else { Self::#no }
            }
        }
    }
}
