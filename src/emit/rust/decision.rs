//! `Decision`: what follows from answers.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

use super::table::Table;
use super::tokens::{Set, doc, ident};

/// `Decision` and its `impl`.
pub(super) fn decision(table: &Table) -> TokenStream {
    let (has_steps, has_loops) = (!table.steps.is_empty(), !table.loops.is_empty());
    let outcomes = Set::of(table.outcomes.len());
    let questions = Set::of(table.questions.len());
    let docs = doc(if has_loops {
        "What follows from a set of answers: one pass of its loops."
    } else {
        "What follows from a set of answers."
    });
    let steps = has_steps.then(|| field("steps", table.steps.len()));
    let again = has_loops.then(|| field("again", table.loops.len()));
    let fields = [
        steps,
        Some(field("outcomes", table.outcomes.len())),
        again,
        Some(field("open", table.questions.len())),
    ];
    let fields = fields.into_iter().flatten();
    let outcome = outcome(table, outcomes);
    let steps = has_steps.then(|| {
        each(
            "steps",
            "Step",
            "step",
            "The steps passed so far, in flow order.",
            table.steps.len(),
        )
    });
    let again = has_loops.then(|| {
        let docs = "The loops that begin again, in chart order; see [`Answers::again`].";
        each("again", "Again", "again", docs, table.loops.len())
    });
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
            /// The outcomes reached so far, in chart order.
            pub fn outcomes(self) -> impl Iterator<Item = Outcome> {
                Outcome::ALL.into_iter().filter(move |&outcome| self.has(outcome))
            }
            #steps
            #again
            /// The questions that these answers raise and do not answer, in chart order.
            pub fn open(self) -> impl Iterator<Item = Question> {
                Question::ALL.into_iter().filter(move |&question| self.asks(question))
            }
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

/// The elements of a set in chart order.
fn each(method: &str, ty: &str, element: &str, docs: &str, length: usize) -> TokenStream {
    let docs = doc(docs);
    let (method, ty, element) = (ident(method), ident(ty), ident(element));
    let holds = Set::of(length).holds(&quote!(self.#method), &quote!(#element));
    quote! {
        #docs
        pub fn #method(self) -> impl Iterator<Item = #ty> {
            #ty::ALL.into_iter().filter(move |&#element| #holds)
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
        if self.#field == 0 {
            return None;
        }
        Some(#ty::ALL[self.#field.trailing_zeros() as usize])
    }
}
