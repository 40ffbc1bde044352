//! `Walker`: asks one question at a time.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

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
    let (new, not_asked) = (new(table), not_asked());
    let decide = if several {
        quote!(decide_from(self.entry))
    } else {
        quote!(decide())
    };
    let pass = loops.then(|| pass(table));
    let outcome = (table.policy.hit != HitPolicy::Collect).then(outcome);
    let (question, put) = if loops {
        let question = quote!(self.pass().#decide.next_question());
        (question, quote!(self.answers = self.pass().with(answer);))
    } else {
        let put = quote!(self.answers.0[answer.question as usize] = answer.code;);
        (quote!(self.decision().next_question()), put)
    };
    let back = doc(if loops {
        "Takes the last answer back (of this pass of a loop), and returns its question; `None` at the start."
    } else {
        "Takes the last answer back, and returns its question; `None` at the start."
    });
    let replay = if several {
        quote!(Self::from_entry(self.entry))
    } else {
        quote!(Self::new())
    };
    quote! {
        /// Asks the questions of the chart one at a time, in chart order.
        #about_loops
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Walker {
            #entry
            answers: Answers,
        }
        impl Walker {
            #new
            /// The answers given so far.
            #[must_use]
            pub const fn answers(&self) -> &Answers {
                &self.answers
            }
            /// What follows from the answers given so far.
            #[must_use]
            pub const fn decision(&self) -> Decision {
                self.answers.#decide
            }
            #outcome
            #pass
            /// The question to answer now; `None` at the end.
            #[must_use]
            pub const fn question(&self) -> Option<Question> {
                #question
            }
            /// Answers that question, and returns the next one.
            ///
            /// # Errors
            ///
            /// [`NotAsked`] if the answer is not to that question.
            pub fn answer(&mut self, answer: Answer) -> Result<Option<Question>, NotAsked> {
                if self.question() != Some(answer.question) {
                    return Err(NotAsked(answer));
                }
                #put
                Ok(self.question())
            }
            #back
            pub fn back(&mut self) -> Option<Question> {
                let mut replay = #replay;
                let mut last = None;
                while let Some(question) = replay.decision().next_question() {
                    let Some(answer) = self.answers.get(question) else { break };
                    replay.answers = replay.answers.with(answer);
                    last = Some(question);
                }
                self.answers.0[last? as usize] = 0;
                last
            }
        }
        impl Default for Walker {
            fn default() -> Self {
                Self::new()
            }
        }
        #not_asked
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
        #[must_use]
        pub const fn outcome(&self) -> Option<Outcome> {
            self.decision().outcome()
        }
    }
}

fn new(table: &Table) -> TokenStream {
    let [first, _, ..] = &table.entries[..] else {
        return quote! {
            /// Starts with no question answered.
            #[must_use]
            pub const fn new() -> Self {
                Self { answers: Answers::NONE }
            }
        };
    };
    let first = ident(&first.item.name.camel);
    quote! {
        /// Starts at the first entry, with no question answered.
        #[must_use]
        pub const fn new() -> Self {
            Self::from_entry(Entry::#first)
        }
        /// Starts at an entry, with no question answered.
        #[must_use]
        pub const fn from_entry(entry: Entry) -> Self {
            Self { entry, answers: Answers::NONE }
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
            let decision = self.decision();
            #clear
            answers
        }
    }
}
