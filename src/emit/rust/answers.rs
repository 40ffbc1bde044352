//! `Answers`: what is known so far.

use proc_macro2::TokenStream;
use quote::quote;

use super::decide;
use super::labels::code_type;
use super::table::Table;
use super::tokens::number;

/// `Answers` and its `impl`s.
pub(super) fn answers(table: &Table) -> TokenStream {
    let code = code_type(table);
    let length = number(table.questions.len());
    let again = (!table.loops.is_empty()).then(again);
    let decide = decide::decide(table);
    let ask = decide::ask(table);
    let lists = lists(table);
    // Longer arrays have no default.
    let is_short = table.questions.len() <= 32;
    let derived = is_short.then(|| quote!(Default,));
    let default = (!is_short).then(|| {
        quote! {
            impl Default for Answers {
                fn default() -> Self {
                    Self::NONE
                }
            }
        }
    });
    quote! {
        /// The answers known so far.
        #[derive(Clone, Debug, #derived PartialEq, Eq, Hash)]
        #[must_use]
        pub struct Answers([#code; #length]);
        #ask
        impl Answers {
            /// No question answered yet.
            pub const NONE: Self = Self([0; #length]);
            /// These answers with one more (or another) answer.
            pub const fn with(mut self, answer: Answer) -> Self {
                self.0[answer.question as usize] = answer.code;
                self
            }
            /// These answers without the answer to one question.
            pub const fn without(self, question: Question) -> Self {
                self.with(Answer { question, code: 0 })
            }
            #again
            /// The answer to one question, if there is one.
            pub const fn get(&self, question: Question) -> Option<Answer> {
                let code = self.0[question as usize];
                if code == 0 { None } else { Some(Answer { question, code }) }
            }
            /// The answers given, in chart order of their questions.
            pub fn given(&self) -> impl Iterator<Item = Answer> {
                self.clone().into_iter()
            }
            #decide
        }
        #lists
        #default
    }
}

/// Answers from and to lists.
fn lists(table: &Table) -> TokenStream {
    let length = number(table.questions.len());
    quote! {
        impl IntoIterator for Answers {
            type Item = Answer;
            type IntoIter = core::iter::Flatten<core::array::IntoIter<Option<Answer>, #length>>;
            fn into_iter(self) -> Self::IntoIter {
                Question::ALL.map(|q| self.get(q)).into_iter().flatten()
            }
        }
        impl Extend<Answer> for Answers {
            fn extend<I: IntoIterator<Item = Answer>>(&mut self, answers: I) {
                answers.into_iter().for_each(|answer| self.0[answer.question as usize] = answer.code);
            }
        }
        impl FromIterator<Answer> for Answers {
            fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
                answers.into_iter().fold(Self::NONE, Self::with)
            }
        }
    }
}

fn again() -> TokenStream {
    quote! {
        /// These answers without those of a loop: where its next pass begins.
        pub fn again(self, again: Again) -> Self {
            ASKED_ANEW[again as usize].iter().copied().fold(self, Self::without)
        }
    }
}
