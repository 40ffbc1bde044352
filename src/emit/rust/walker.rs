//! `Walker`: asks one question at a time.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

use super::decide::{add as add_to, results};
use super::table::Table;
use super::tokens::{Set, doc, ident};

/// `Walker`, `NotAsked` and their `impl`s.
pub(super) fn walker(table: &Table) -> TokenStream {
    let loops = !table.loops.is_empty();
    let several = table.entries.len() > 1;
    let about_loops = loops.then(|| {
        quote! {
            ///
            /// A loop that begins again forgets its own answers once its first question is answered anew.
        }
    });
    let entry = several.then(|| quote!(entry: Entry,));
    let new = new(table);
    let outcome = (table.policy.hit != HitPolicy::Collect).then(outcome);
    let walk = walk(table);
    let back = back(table);
    let not_asked = not_asked();
    quote! {
        /// Asks the questions of the chart one at a time, in chart order.
        #about_loops
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Walker {
            #entry
            answers: Answers,
            decision: Decision,
        }
        impl Walker {
            #new
            /// The answers given so far.
            pub const fn answers(&self) -> &Answers {
                &self.answers
            }
            /// What follows from the answers given so far.
            pub const fn decision(&self) -> Decision {
                self.decision
            }
            #outcome
            #walk
            #back
        }
        impl Default for Walker {
            fn default() -> Self {
                Self::new()
            }
        }
        #not_asked
    }
}

/// `self.answers.decide()`, from the walker's entry.
fn decide(table: &Table) -> TokenStream {
    if table.entries.len() > 1 {
        quote!(decide_from(self.entry))
    } else {
        quote!(decide())
    }
}

/// Asking and answering. What an answer leads to is added to what is decided; only where it raises
/// what was answered before is all decided anew.
fn walk(table: &Table) -> TokenStream {
    let decide = decide(table);
    let loops = !table.loops.is_empty();
    let question = if loops {
        quote!(self.pass().#decide.next_question())
    } else {
        quote!(self.decision.next_question())
    };
    let pass = loops.then(|| pass(table));
    let begin = loops.then(|| {
        quote! {
            self.answers = self.pass();
            self.decision = self.answers.#decide;
        }
    });
    let put = if table.is_shared() {
        quote! {
            self.answers.0[answer.question as usize] = answer.code;
            self.decision = self.answers.#decide;
        }
    } else {
        follow(table, &decide)
    };
    let is_over = loops.then(|| quote!(if self.decision.next_question().is_none()));
    let begin = begin.map(|begin| quote!(#is_over { #begin }));
    let question = if loops {
        quote!(match self.decision.next_question() { None => #question, asked => asked })
    } else {
        question
    };
    quote! {
        #pass
        /// The question to answer now; `None` at the end.
        pub const fn question(&self) -> Option<Question> {
            #question
        }
        fn put(&mut self, answer: Answer) {
            #put
        }
        /// Answers that question, and returns the next one; [`NotAsked`] if the answer is to another.
        pub fn answer(&mut self, answer: Answer) -> Result<Option<Question>, NotAsked> {
            if self.question() != Some(answer.question) {
                return Err(NotAsked(answer));
            }
            #begin
            self.put(answer);
            Ok(self.question())
        }
    }
}

/// Adds the row of an answer to the decision.
fn follow(table: &Table, decide: &TokenStream) -> TokenStream {
    let add = results(table);
    let add = add
        .iter()
        .map(|&(name, set)| add_to(&quote!(self.decision), name, set));
    let (known, raise) = if Set::of(table.questions.len()).is_large() {
        (
            quote!(
                row.questions
                    .iter()
                    .any(|&raised| self.answers.0[raised as usize] != 0)
            ),
            quote! {
                self.decision.open[question / 64] &= !(1 << (question % 64));
                for &raised in row.questions {
                    self.decision.open[raised as usize / 64] |= 1 << (raised as usize % 64);
                }
            },
        )
    } else {
        (
            quote!(
                self.answers
                    .given()
                    .any(|said| row.questions & 1 << said.question as u8 != 0)
            ),
            quote!(self.decision.open = self.decision.open & !(1 << question) | row.questions;),
        )
    };
    quote! {
        let question = answer.question as usize;
        let row = &CHART[question].rows[answer.code as usize - 1];
        let known = #known;
        self.answers.0[question] = answer.code;
        #raise
        #(#add)*
        if known {
            self.decision = self.answers.#decide;
        }
    }
}

fn back(table: &Table) -> TokenStream {
    let docs = doc(if table.loops.is_empty() {
        "Takes the last answer back, and returns its question; `None` at the start."
    } else {
        "Takes the last answer back (of this pass of a loop), and returns its question; `None` at the start."
    });
    let replay = if table.entries.len() > 1 {
        quote!(Self::from_entry(self.entry))
    } else {
        quote!(Self::new())
    };
    let decide = decide(table);
    quote! {
        #docs
        pub fn back(&mut self) -> Option<Question> {
            let mut replay = #replay;
            let mut last = None;
            while let Some(question) = replay.decision.next_question() {
                let Some(answer) = self.answers.get(question) else { break };
                replay.put(answer);
                last = Some(question);
            }
            self.answers.0[last? as usize] = 0;
            self.decision = self.answers.#decide;
            last
        }
    }
}

/// The error of a [`Walker`].
fn not_asked() -> TokenStream {
    quote! {
        /// This answer is not to the question that the [`Walker`] asks.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct NotAsked(pub Answer);
        impl fmt::Display for NotAsked {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "not being asked: {}", self.0.question)
            }
        }
        impl core::error::Error for NotAsked {}
    }
}

fn outcome() -> TokenStream {
    quote! {
        /// The outcome that the answers given so far come to, once there is one.
        pub const fn outcome(&self) -> Option<Outcome> {
            self.decision.outcome()
        }
    }
}

fn new(table: &Table) -> TokenStream {
    let [first, _, ..] = &table.entries[..] else {
        return quote! {
            /// Starts with no question answered.
            pub const fn new() -> Self {
                Self { answers: Answers::NONE, decision: Answers::NONE.decide() }
            }
        };
    };
    let first = ident(&first.item.name.camel);
    quote! {
        /// Starts at the first entry, with no question answered.
        pub const fn new() -> Self {
            Self::from_entry(Entry::#first)
        }
        /// Starts at an entry, with no question answered.
        pub const fn from_entry(entry: Entry) -> Self {
            Self { entry, answers: Answers::NONE, decision: Answers::NONE.decide_from(entry) }
        }
    }
}

/// The answers without those of loops that begin again, once nothing else is to be asked.
fn pass(table: &Table) -> TokenStream {
    let over = if Set::of(table.questions.len()).is_large() {
        quote!(decision.next_question().is_none())
    } else {
        quote!(decision.open == 0)
    };
    let clear = match Set::of(table.loops.len()) {
        Set::Number(_) => quote! {
            let mut again = if #over { decision.again } else { 0 };
            while again != 0 {
                answers = answers.again(Again::ALL[again.trailing_zeros() as usize]);
                again &= again - 1;
            }
        },
        set @ Set::Words(_) => {
            let holds = set.holds(&quote!(decision.again), &quote!(again));
            quote! {
                let mut i = 0;
                while #over && i < Again::ALL.len() {
                    let again = Again::ALL[i];
                    if #holds {
                        answers = answers.again(again);
                    }
                    i += 1;
                }
            }
        }
    };
    quote! {
        /// The answers that the next question adds to: without those of a loop to begin again.
        const fn pass(&self) -> Answers {
            let mut answers = Answers(self.answers.0);
            let decision = self.decision;
            #clear
            answers
        }
    }
}
