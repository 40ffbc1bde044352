//! The words of everything, for programs that know the chart only at run time: lists, labels, node
//! ids, and answers found by their text.

use proc_macro2::TokenStream;
use quote::quote;

use super::table::{Item, Table};
use super::tokens::{doc, ident, number};

/// `impl`s of the enums, and `Answer`.
pub(super) fn labels(table: &Table) -> TokenStream {
    let question = question(table);
    let answer = answer(table);
    let outcome = listed(
        &Listed {
            ty: "Outcome",
            many: "outcome",
            one: "outcome",
        },
        table.outcomes.iter().map(|outcome| &outcome.item),
        &quote!(OUTCOMES[self as usize].1),
        &quote!(OUTCOMES[self as usize].0),
    );
    let then = table.has_then().then(|| {
        quote! {
            impl Outcome {
                /// What follows it in any case, in flow order.
                pub fn then(self) -> impl Iterator<Item = Step> {
                    OUTCOMES[self as usize].2.iter().copied()
                }
            }
        }
    });
    let step = (!table.steps.is_empty()).then(|| {
        listed(
            &Listed {
                ty: "Step",
                many: "step",
                one: "step",
            },
            &table.steps,
            &quote!(STEPS[self as usize].1),
            &quote!(STEPS[self as usize].0),
        )
    });
    let entry = (table.entries.len() > 1).then(|| {
        listed(
            &Listed {
                ty: "Entry",
                many: "entry",
                one: "entry",
            },
            table.entries.iter().map(|entry| &entry.item),
            &quote!(ENTRIES[self as usize].1.label),
            &quote!(ENTRIES[self as usize].0),
        )
    });
    let again = (!table.loops.is_empty()).then(|| {
        listed(
            &Listed {
                ty: "Again",
                many: "loop",
                one: "node where the loop begins",
            },
            table.loops.iter().map(|l| &l.item),
            &quote!(LOOPS[self as usize].1),
            &quote!(LOOPS[self as usize].0),
        )
    });
    quote! {
        #question
        #answer
        #outcome
        #then
        #step
        #entry
        #again
    }
}

/// How an enum is spoken of.
struct Listed {
    ty: &'static str,
    many: &'static str,
    one: &'static str,
}

fn listed<'t>(
    words: &Listed,
    items: impl IntoIterator<Item = &'t Item>,
    label: &TokenStream,
    node_id: &TokenStream,
) -> TokenStream {
    let all = all(words, items);
    let texts = texts(words, label, node_id);
    let ty = ident(words.ty);
    let display = display(words.ty);
    quote! {
        impl #ty {
            #all
            #texts
        }
        #display
    }
}

fn all<'t>(words: &Listed, items: impl IntoIterator<Item = &'t Item>) -> TokenStream {
    let order = if words.ty == "Step" { "flow" } else { "chart" };
    let docs = doc(&format!("Every {}, in {order} order.", words.many));
    let names: Vec<_> = items
        .into_iter()
        .map(|item| ident(&item.name.camel))
        .collect();
    let length = number(names.len());
    quote! {
        #docs
        pub const ALL: [Self; #length] = [#(Self::#names),*];
    }
}

fn texts(words: &Listed, label: &TokenStream, node_id: &TokenStream) -> TokenStream {
    let docs = doc(&format!("The {} as the chart words it.", words.one));
    quote! {
        #docs
        #[must_use]
        pub const fn label(self) -> &'static str {
            #label
        }
        /// The node's id in the chart.
        #[must_use]
        pub const fn node_id(self) -> &'static str {
            #node_id
        }
    }
}

fn display(ty: &str) -> TokenStream {
    let ty = ident(ty);
    quote! {
        impl fmt::Display for #ty {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.label())
            }
        }
    }
}

fn question(table: &Table) -> TokenStream {
    let words = Listed {
        ty: "Question",
        many: "question",
        one: "question",
    };
    let all = all(
        &words,
        table.questions.iter().map(|question| &question.item),
    );
    let texts = texts(
        &words,
        &quote!(CHART[self as usize].label),
        &quote!(CHART[self as usize].id),
    );
    let display = display("Question");
    quote! {
        impl Question {
            #all
            #texts
            /// The answers this question accepts, in chart order.
            pub fn answers(self) -> impl Iterator<Item = Answer> {
                (1..)
                    .take(CHART[self as usize].rows.len())
                    .map(move |code| Answer { question: self, code })
            }
            /// The answer with these words, ASCII case and outer blanks aside.
            #[must_use]
            pub fn answer(self, label: &str) -> Option<Answer> {
                self.answers().find(|answer| answer.label().eq_ignore_ascii_case(label.trim()))
            }
        }
        #display
    }
}

fn answer(table: &Table) -> TokenStream {
    let code = code_type(table);
    let display = display("Answer");
    quote! {
        /// An answer to one of the questions.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct Answer {
            question: Question,
            code: #code,
        }
        impl Answer {
            /// The question this answers.
            #[must_use]
            pub const fn question(self) -> Question {
                self.question
            }
            /// The answer as the chart words it.
            #[must_use]
            pub const fn label(self) -> &'static str {
                CHART[self.question as usize].rows[self.code as usize - 1].label
            }
        }
        #display
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
