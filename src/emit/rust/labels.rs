//! The words of everything, for programs that know the chart only at run time: lists, labels, node
//! ids, and answers found by their text.

use proc_macro2::TokenStream;
use quote::quote;

use super::table::{NamedItem, Table};
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
    let lookups = lookups(table);
    let answers = answer_enums(table);
    quote! {
        #question
        #answer
        #outcome
        #then
        #step
        #entry
        #again
        #lookups
        #answers
    }
}

/// Finding what a list holds by its words and by its node, once for all enums.
fn lookups(table: &Table) -> TokenStream {
    let enums = [
        ("Question", true),
        ("Outcome", true),
        ("Step", !table.steps.is_empty()),
        ("Entry", table.entries.len() > 1),
        ("Again", !table.loops.is_empty()),
    ];
    let enums = enums.iter().filter(|(_, there)| *there);
    let enums: Vec<_> = enums.map(|(name, _)| ident(name)).collect();
    quote! {
        /// The chart has nothing with these words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct NotInChart;
        impl fmt::Display for NotInChart {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the chart has nothing with these words")
            }
        }
        impl core::error::Error for NotInChart {}
        macro_rules! lookups {
            ($($name:ident)*) => {$(
                impl $name {
                    /// The one at a node of the chart, by the node's id.
                    #[must_use]
                    pub fn from_node_id(id: &str) -> Option<Self> {
                        Self::ALL.into_iter().find(|each| each.node_id() == id)
                    }
                }
                impl fmt::Display for $name {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.pad(self.label())
                    }
                }
                impl core::str::FromStr for $name {
                    type Err = NotInChart;
                    fn from_str(words: &str) -> Result<Self, NotInChart> {
                        let same = |each: &Self| each.label().eq_ignore_ascii_case(words.trim());
                        Self::ALL.into_iter().find(same).ok_or(NotInChart)
                    }
                }
                impl TryFrom<&str> for $name {
                    type Error = NotInChart;
                    fn try_from(words: &str) -> Result<Self, NotInChart> {
                        words.parse()
                    }
                }
            )*};
        }
        lookups! { #(#enums)* }
    }
}

/// What every enum of answers of one question has.
fn answer_enums(table: &Table) -> Option<TokenStream> {
    let own = table.questions.iter();
    let own = own.filter(|question| !question.yes_no && !question.answers.is_empty());
    let enums: Vec<_> = own
        .map(|question| {
            let name = ident(&question.item.name.camel);
            let variants = question
                .answers
                .iter()
                .map(|answer| ident(&answer.name.camel));
            quote!(#name [#(#variants)*])
        })
        .collect();
    let code = code_type(table);
    (!enums.is_empty()).then(|| {
        quote! {
            macro_rules! answers {
                ($($name:ident [$($variant:ident)*])*) => {$(
                    impl $name {
                        /// Every answer, in order.
                        pub const ALL: &'static [Self] = &[$(Self::$variant),*];
                        /// The answer as the chart words it.
                        #[must_use]
                        pub const fn label(self) -> &'static str {
                            CHART[Question::$name as usize].rows[self as usize - 1].label
                        }
                    }
                    impl fmt::Display for $name {
                        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                            f.pad(self.label())
                        }
                    }
                    impl From<$name> for Answer {
                        fn from(answer: $name) -> Self {
                            Self { question: Question::$name, code: answer as #code }
                        }
                    }
                    impl core::str::FromStr for $name {
                        type Err = NotInChart;
                        fn from_str(words: &str) -> Result<Self, NotInChart> {
                            let same = |each: &&Self| each.label().eq_ignore_ascii_case(words.trim());
                            Self::ALL.iter().find(same).copied().ok_or(NotInChart)
                        }
                    }
                    impl TryFrom<&str> for $name {
                        type Error = NotInChart;
                        fn try_from(words: &str) -> Result<Self, NotInChart> {
                            words.parse()
                        }
                    }
                )*};
            }
            answers! { #(#enums)* }
        }
    })
}

/// How an enum is spoken of.
struct Listed {
    ty: &'static str,
    many: &'static str,
    one: &'static str,
}

fn listed<'t>(
    words: &Listed,
    items: impl IntoIterator<Item = &'t NamedItem>,
    label: &TokenStream,
    node_id: &TokenStream,
) -> TokenStream {
    let all = all(words, items);
    let texts = texts(words, label, node_id);
    let ty = ident(words.ty);
    quote! {
        impl #ty {
            #all
            #texts
        }
    }
}

fn all<'t>(words: &Listed, items: impl IntoIterator<Item = &'t NamedItem>) -> TokenStream {
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
            /// The answer with these words, ASCII case and outer spaces aside.
            #[must_use]
            pub fn answer(self, label: &str) -> Option<Answer> {
                self.answers().find(|answer| answer.label().eq_ignore_ascii_case(label.trim()))
            }
        }
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
