//! The words of everything, for programs that know the chart only at run time: lists, labels, node
//! ids, and answers found by their text.

use proc_macro2::TokenStream;
use quote::quote;

use super::table::{NamedItem, NamedQuestion, Table};
use super::tokens::{ident, number};

/// `impl`s of the enums, and `Answer`.
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
    let listed = listed(table);
    let answers = answer_enums(table);
    let worded = worded(table);
    quote! {
        #question
        #answer
        #then
        #not_in_chart
        #listed
        #answers
        #worded
    }
}

fn not_in_chart() -> TokenStream {
    quote! {
        /// The chart has nothing with these words.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct NotInChart;
        impl fmt::Display for NotInChart {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("not in the chart")
            }
        }
        impl core::error::Error for NotInChart {}
    }
}

/// The enums of what stands in the chart, each with its list and the name of its constant.
fn lists(table: &Table) -> Vec<(&'static str, &'static str, Vec<&NamedItem>)> {
    let mut lists: Vec<(&str, &str, Vec<&NamedItem>)> = vec![
        (
            "Question",
            "",
            table
                .questions
                .iter()
                .map(|question| &question.item)
                .collect(),
        ),
        (
            "Outcome",
            "OUTCOMES",
            table.outcomes.iter().map(|outcome| &outcome.item).collect(),
        ),
        ("Step", "STEPS", table.steps.iter().collect()),
        (
            "Entry",
            "ENTRIES",
            table.entries.iter().map(|entry| &entry.item).collect(),
        ),
        (
            "Again",
            "LOOPS",
            table.loops.iter().map(|l| &l.item).collect(),
        ),
    ];
    lists.retain(|(name, _, items)| !items.is_empty() && (*name != "Entry" || items.len() > 1));
    lists
}

/// Lists, words and nodes, once for all enums of what stands in the chart.
fn listed(table: &Table) -> TokenStream {
    let lists = lists(table);
    let lists = lists.iter().map(|(name, constant, items)| {
        let (ty, length) = (ident(name), number(items.len()));
        let variants = items.iter().map(|item| ident(&item.name.camel));
        let (id, label) = if constant.is_empty() {
            (quote!(CHART[at].id), quote!(CHART[at].label))
        } else {
            let constant = ident(constant);
            (quote!(#constant[at].0), quote!(#constant[at].1))
        };
        quote!(#ty #length at #id, #label, [#(#variants)*];)
    });
    quote! {
        macro_rules! listed {
            ($($ty:ident $n:literal $at:ident $id:expr, $label:expr, [$($one:ident)*];)*) => {$(
                impl $ty {
                    /// All, in order.
                    pub const ALL: [Self; $n] = [$(Self::$one),*];
                    /// The words of the chart.
                    pub const fn label(self) -> &'static str { let $at = self as usize; $label }
                    /// The node's id in the chart.
                    pub const fn node_id(self) -> &'static str { let $at = self as usize; $id }
                    /// The one at a node of the chart, by the node's id.
                    pub fn from_node_id(id: &str) -> Option<Self> {
                        Self::ALL.into_iter().find(|each| each.node_id() == id)
                    }
                }
            )*};
        }
        listed! { #(#lists)* }
    }
}

/// Showing and reading the words of an enum, once for all.
fn worded(table: &Table) -> TokenStream {
    let lists = lists(table).into_iter().map(|(name, ..)| ident(name));
    let yes_no = table.has_yes_no().then(|| ident("YesNo"));
    let own = own_answers(table).map(|question| ident(&question.item.name.camel));
    let enums = lists.chain(yes_no).chain(own);
    quote! {
        macro_rules! worded {
            ($($ty:ident)*) => {$(
                impl fmt::Display for $ty {
                    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.pad(self.label())
                    }
                }
                impl core::str::FromStr for $ty {
                    type Err = NotInChart;
                    fn from_str(words: &str) -> Result<Self, NotInChart> {
                        let same = |each: &Self| each.label().eq_ignore_ascii_case(words.trim());
                        Self::ALL.iter().copied().find(same).ok_or(NotInChart)
                    }
                }
                impl TryFrom<&str> for $ty {
                    type Error = NotInChart;
                    fn try_from(words: &str) -> Result<Self, NotInChart> { words.parse() }
                }
            )*};
        }
        worded! { #(#enums)* }
    }
}

/// The questions with an enum of their own for their answers.
fn own_answers(table: &Table) -> impl Iterator<Item = &NamedQuestion> {
    let own = table.questions.iter();
    own.filter(|question| !question.yes_no && !question.answers.is_empty())
}

/// What every enum of answers of one question has.
fn answer_enums(table: &Table) -> Option<TokenStream> {
    let enums: Vec<_> = own_answers(table)
        .map(|question| {
            let name = ident(&question.item.name.camel);
            let answers = question.answers.iter();
            let variants = answers.map(|answer| ident(&answer.name.camel));
            quote!(#name [#(#variants)*])
        })
        .collect();
    let code = code_type(table);
    (!enums.is_empty()).then(|| {
        quote! {
            macro_rules! answers {
                ($($ty:ident [$($variant:ident)*])*) => {$(
                    impl $ty {
                        /// Every answer, in order.
                        pub const ALL: &'static [Self] = &[$(Self::$variant),*];
                        /// The answer as the chart words it.
                        pub const fn label(self) -> &'static str {
                            CHART[Question::$ty as usize].rows[self as usize - 1].label
                        }
                    }
                    impl From<$ty> for Answer {
                        fn from(answer: $ty) -> Self {
                            Self { question: Question::$ty, code: answer as #code }
                        }
                    }
                )*};
            }
            answers! { #(#enums)* }
        }
    })
}

fn question() -> TokenStream {
    quote! {
        impl Question {
            /// The answers this question accepts, in chart order.
            pub fn answers(self) -> impl Iterator<Item = Answer> {
                let codes = (1..).take(CHART[self as usize].rows.len());
                codes.map(move |code| Answer { question: self, code })
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
                CHART[self.question as usize].rows[self.code as usize - 1].label
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
