//! `Answer`, for programs that know the chart only at run time: the answers of a question, and the one
//! with some words.

use proc_macro2::TokenStream;
use quote::quote;

use super::table::Table;

/// `Answer`, what finds one, and what follows an outcome.
pub(super) fn labels(table: &Table) -> TokenStream {
    let question = question();
    let answer = answer(table);
    let then = table.has_then().then(|| {
        quote! {
            impl Outcome {
                /// What follows it in any case, in flow order.
                pub fn then(self) -> impl Iterator<Item = Step> {
                    THEN[self as usize].iter().copied()
                }
            }
        }
    });
    let not_in_chart = not_in_chart();
    quote! {
        #question
        #answer
        #then
        #not_in_chart
    }
}

fn not_in_chart() -> TokenStream {
    quote! {
        /// The chart has nothing with these words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct NotInChart;
        impl fmt::Display for NotInChart {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("no such words in the chart")
            }
        }
        impl core::error::Error for NotInChart {}
    }
}

fn question() -> TokenStream {
    quote! {
        impl Question {
            /// The answers this question accepts, in chart order.
            pub fn answers(self) -> impl Iterator<Item = Answer> {
                (1..).take(CHART[self as usize].len()).map(move |code| Answer { question: self, code })
            }
            /// The answer with these words, ASCII case and outer spaces aside.
            pub fn answer(self, label: &str) -> Option<Answer> {
                self.answers().find(|answer| answer.label().eq_ignore_ascii_case(label.trim()))
            }
        }
    }
}

fn answer(table: &Table) -> TokenStream {
    let code = code_type(table);
    quote! {
        /// An answer to one of the questions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct Answer {
            question: Question,
            code: #code,
        }
        impl Answer {
            /// The question this answers.
            pub const fn question(self) -> Question {
                self.question
            }
            /// The answer as the chart words it.
            pub const fn label(self) -> &'static str {
                CHART[self.question as usize][self.code as usize - 1].label
            }
        }
        impl fmt::Display for Answer {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }
    }
}

/// The integer that says which answer is given: 0 for none, else its place in the list. `1..`
/// counts one further than the last.
pub(super) fn code_type(table: &Table) -> TokenStream {
    let most = table
        .questions
        .iter()
        .map(|question| question.answers.len())
        .max();
    if most.unwrap_or(0) < 255 {
        quote!(u8)
    } else {
        quote!(u16)
    }
}
