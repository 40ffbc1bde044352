//! `Decision`: what follows from answers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

use super::table::Table;
use super::tokens::{Set, doc, ident};

/// A set of a decision, listed by the method of its name.
struct SetOf {
    name: &'static str,
    ty: &'static str,
    about: &'static str,
    length: usize,
}

/// The sets that decisions of this table have.
fn sets(table: &Table) -> impl Iterator<Item = SetOf> {
    let set = |name, ty, about, length| SetOf {
        name,
        ty,
        about,
        length,
    };
    let steps = "The steps passed so far, in flow order.";
    let outcomes = "The outcomes reached so far, in chart order.";
    let again = "The loops that begin again, in chart order; see [`Answers::again`].";
    let open = "The questions raised and not answered, in chart order.";
    let sets = [
        set("steps", "Step", steps, table.steps.len()),
        set("outcomes", "Outcome", outcomes, table.outcomes.len()),
        set("again", "Again", again, table.loops.len()),
        set("open", "Question", open, table.questions.len()),
    ];
    sets.into_iter().filter(|set| set.length > 0)
}

/// Whether `words!` has a rule for the methods that list sets.
pub(super) fn is_listed_in_words(table: &Table) -> bool {
    sets(table).any(|set| !Set::of(set.length).is_large())
}

/// What `words!` takes after the name of an enum, to list those in a decision: nothing where that has a
/// method of its own.
pub(super) fn listed(table: &Table, ty: &str) -> String {
    let mut listed = sets(table).filter(|set| !Set::of(set.length).is_large());
    listed
        .find(|set| set.ty == ty)
        .map_or_else(String::new, |set| {
            format!(" in {} {:?}", set.name, set.about)
        })
}

/// `Decision` and its `impl`.
pub(super) fn decision(table: &Table) -> TokenStream {
    let outcomes = Set::of(table.outcomes.len());
    let questions = Set::of(table.questions.len());
    let docs = doc(if table.loops.is_empty() {
        "What follows from a set of answers."
    } else {
        "What follows from a set of answers: one pass of its loops."
    });
    let fields = sets(table).map(|set| field(set.name, set.length));
    let outcome = outcome(table, outcomes);
    let large = sets(table).filter(|set| Set::of(set.length).is_large());
    let each = large.map(|set| each(&set));
    let has = outcomes.holds(&quote!(self.outcomes), &quote!(outcome));
    let asks = questions.holds(&quote!(self.open), &quote!(question));
    let next = first(questions, "open", "Question");
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[must_use]
        pub struct Decision { #(#fields,)* }
        impl Decision {
            #outcome
            #(#each)*
            /// Whether an outcome is reached.
            pub const fn has(self, outcome: Outcome) -> bool {
                #has
            }
            /// Whether a question is raised and not answered.
            pub const fn asks(self, question: Question) -> bool {
                #asks
            }
            /// The question to ask next, in chart order; `None` once the decision is complete.
            pub const fn next_question(self) -> Option<Question> {
                #next
            }
        }
    }
}

fn field(name: &str, length: usize) -> TokenStream {
    let (name, ty) = (ident(name), Set::of(length).ty());
    quote!(#name: #ty)
}

fn outcome(table: &Table, set: Set) -> Option<TokenStream> {
    let docs = doc(match table.policy.hit {
        HitPolicy::Unique => "The outcome, once one is reached; there is never a second.",
        HitPolicy::First => "The outcome: the first in chart order of those reached so far.",
        HitPolicy::Collect => return None,
    });
    let first = first(set, "outcomes", "Outcome");
    Some(quote! {
        #docs
        pub const fn outcome(self) -> Option<Outcome> {
            #first
        }
    })
}

/// The elements of a set that has more than the bits of a number.
fn each(set: &SetOf) -> TokenStream {
    let (docs, method, ty) = (doc(set.about), ident(set.name), ident(set.ty));
    let holds = Set::of(set.length).holds(&quote!(self.#method), &quote!(one));
    quote! {
        #docs
        pub fn #method(self) -> impl Iterator<Item = #ty> {
            #ty::ALL.into_iter().filter(move |&one| #holds)
        }
    }
}

/// The first element of a set in chart order, if it has one.
fn first(set: Set, field: &str, ty: &str) -> TokenStream {
    let (field, ty) = (ident(field), ident(ty));
    if set.is_large() {
        return quote! {
            let mut i = 0;
            while i < self.#field.len() {
                if self.#field[i] != 0 {
                    return Some(#ty::ALL[i * 64 + self.#field[i].trailing_zeros() as usize]);
                }
                i += 1;
            }
            None
        };
    }
    quote! {
        if self.#field > 0 {
            Some(#ty::ALL[self.#field.trailing_zeros() as usize])
        } else {
            None
        }
    }
}
