//! `Walker`: asks one question at a time.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

use super::decide::{add as add_to, results};
use super::table::Table;
use super::tokens::{Set, doc, ident};

/// `Walker`, `NotAsked` and their `impl`s.
pub(super) fn walker(table: &Table) -> TokenStream {
    let several = table.entries.len() > 1;
    let entry = (several && !table.is_tangled).then(|| quote!(entry: Entry,));
    let from = table.is_tangled.then(|| quote!(from: &'static Row,));
    let kept = keeps(table);
    let field = kept.then(|| quote!(decision: Decision,));
    let decide = decide(table);
    let decision = if kept {
        quote!(self.decision)
    } else {
        quote!(#decide)
    };
    let new = new(table);
    let outcome = (table.policy.hit != HitPolicy::Collect).then(outcome);
    let walk = walk(table);
    let back = back(table);
    let not_asked = not_asked();
    // No answers, and nothing else to begin with.
    let plain = !kept && !several && !table.is_tangled;
    let default = plain.then(|| quote!(, Default));
    let by_new = (!plain).then(|| {
        quote! {
            impl Default for Walker {
                fn default() -> Self {
                    Self::new()
                }
            }
        }
    });
    quote! {
        /// Asks the questions of the chart one at a time, in chart order.
        #[derive(Clone, Debug, PartialEq, Eq, Hash #default)]
        pub struct Walker {
            #entry
            #from
            answers: Answers,
            #field
        }
        impl Walker {
            #new
            /// The answers given so far.
            pub const fn answers(&self) -> &Answers {
                &self.answers
            }
            /// What follows from the answers given so far.
            pub const fn decision(&self) -> Decision {
                #decision
            }
            #outcome
            #walk
            #back
        }
        #by_new
        #not_asked
    }
}

/// Whether the walker keeps what is decided: deciding anew is as fast, unless the chart is large.
fn keeps(table: &Table) -> bool {
    Set::of(table.places.len()).is_large()
}

/// `self.answers.decide()`, from the walker's entry, or from where a loop without a head began again.
fn decide(table: &Table) -> TokenStream {
    let from_entry = from_entry(table);
    if table.is_tangled {
        quote!(self.answers.follow(self.from))
    } else {
        quote!(self.answers.#from_entry)
    }
}

fn from_entry(table: &Table) -> TokenStream {
    if table.entries.len() > 1 {
        quote!(decide_from(self.entry))
    } else {
        quote!(decide())
    }
}

/// Asking and answering. A round of a loop begins with the answer to its first question. In a large chart,
/// what an answer leads to is added to what is decided; only where it raises what was answered before is all
/// decided anew.
fn walk(table: &Table) -> TokenStream {
    if table.is_tangled {
        return walk_on(table);
    }
    let decide = from_entry(table);
    let loops = !table.loops.is_empty();
    let anew = anew(table);
    let pass = loops.then(|| pass(table));
    let begin = (loops && keeps(table)).then(|| {
        quote! {
            if self.decision().next_question().is_none() {
                self.answers = self.pass();
                #anew
            }
        }
    });
    let put = keeps(table).then(|| {
        let put = if table.is_shared() {
            quote! {
                self.answers.0[answer.question as usize] = answer.code;
                #anew
            }
        } else {
            follow(table)
        };
        quote!(fn put(&mut self, answer: Answer) { #put })
    });
    let take = if keeps(table) {
        quote!(self.put(answer);)
    } else if loops {
        quote!(self.answers = self.pass().with(answer);)
    } else {
        quote!(self.answers.0[answer.question as usize] = answer.code;)
    };
    let question = match (loops, keeps(table)) {
        (false, _) => quote!(
            const fn question(&self) -> Option<Question> {
                self.decision().next_question()
            }
        ),
        (true, false) => {
            quote!(fn question(&self) -> Option<Question> { self.pass().#decide.next_question() })
        }
        (true, true) => quote! {
            fn question(&self) -> Option<Question> {
                match self.decision().next_question() {
                    None => self.pass().#decide.next_question(),
                    asked => asked,
                }
            }
        },
    };
    quote! {
        #pass
        /// The question to answer now; `None` at the end.
        pub #question
        #put
        /// Answers that question, and returns the next one; [`NotAsked`] if the answer is to another.
        pub fn answer(&mut self, answer: Answer) -> Result<Option<Question>, NotAsked> {
            if self.question() != Some(answer.question) {
                return Err(NotAsked(answer));
            }
            #begin
            #take
            Ok(self.question())
        }
    }
}

/// Decides anew, where a decision is kept.
fn anew(table: &Table) -> Option<TokenStream> {
    let decide = decide(table);
    keeps(table).then(|| quote!(self.decision = #decide;))
}

/// The same in loops without a head: the next round does not begin where the entry leads, but where the way
/// comes back.
fn walk_on(table: &Table) -> TokenStream {
    let anew = anew(table);
    let pass = keeps(table).then(|| quote!(pass.decide();));
    let put = keeps(table).then(|| {
        quote! {
            fn decide(&mut self) {
                #anew
            }
        }
    });
    let taken = keeps(table).then(|| quote!(self.decide();));
    quote! {
        #put
        /// The walker that the next question adds to: a loop that begins again forgets its own answers.
        fn pass(&self) -> Self {
            let (mut pass, now) = (self.clone(), self.decision());
            let (None, Some(first)) = (now.next_question(), now.again().next()) else { return pass };
            pass.answers = now.again().fold(pass.answers, Answers::again);
            pass.from = &ROUNDS[first as usize];
            #pass
            pass
        }
        /// The question to answer now; `None` at the end.
        pub fn question(&self) -> Option<Question> {
            self.pass().decision().next_question()
        }
        /// Answers that question, and returns the next one; [`NotAsked`] if the answer is to another.
        pub fn answer(&mut self, answer: Answer) -> Result<Option<Question>, NotAsked> {
            if self.question() != Some(answer.question) {
                return Err(NotAsked(answer));
            }
            *self = self.pass();
            self.answers.0[answer.question as usize] = answer.code;
            #taken
            Ok(self.question())
        }
    }
}

/// Adds the row of an answer to the decision.
fn follow(table: &Table) -> TokenStream {
    let decide = decide(table);
    let add = results(table);
    let add = add
        .iter()
        .map(|&(name, set)| add_to(&quote!(self.decision), name, set));
    quote! {
        let question = answer.question as usize;
        let row = &CHART[question][answer.code as usize - 1];
        let known = row.questions.iter().any(|&raised| self.answers.0[raised as usize] != 0);
        self.answers.0[question] = answer.code;
        self.decision.open[question / 64] &= !(1 << (question % 64));
        for &raised in row.questions {
            self.decision.open[raised as usize / 64] |= 1 << (raised as usize % 64);
        }
        #(#add)*
        if known {
            self.decision = #decide;
        }
    }
}

fn back(table: &Table) -> TokenStream {
    let docs = doc(if table.loops.is_empty() {
        "Takes the last answer back, and returns its question; `None` at the start."
    } else {
        "Takes the last answer back (of this pass of a loop), and returns its question; `None` at the start."
    });
    let replay = if table.is_tangled {
        quote! {
            let (mut replay, mut last) = (self.clone(), None);
            replay.answers = Answers::NONE;
        }
    } else if table.entries.len() > 1 {
        quote!(let (mut replay, mut last) = (Self::from_entry(self.entry), None);)
    } else {
        quote!(let (mut replay, mut last) = (Self::new(), None);)
    };
    let anew = anew(table);
    let again = (keeps(table) && table.is_tangled).then(|| quote!(replay.decide();));
    let take = if keeps(table) && !table.is_tangled {
        quote!(replay.put(answer);)
    } else {
        quote!(replay.answers.0[question as usize] = answer.code;)
    };
    quote! {
        #docs
        pub fn back(&mut self) -> Option<Question> {
            #replay
            #again
            while let Some(question) = replay.decision().next_question() {
                let Some(answer) = self.answers.get(question) else { break };
                #take
                #again
                last = Some(question);
            }
            self.answers.0[last? as usize] = 0;
            #anew
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
                write!(f, "the question being asked is not `{}`", self.0.question)
            }
        }
        impl core::error::Error for NotAsked {}
    }
}

fn outcome() -> TokenStream {
    quote! {
        /// The outcome that the answers given so far come to, once there is one.
        pub const fn outcome(&self) -> Option<Outcome> {
            self.decision().outcome()
        }
    }
}

fn new(table: &Table) -> TokenStream {
    let kept = keeps(table);
    let [first, _, ..] = &table.entries[..] else {
        let decision = kept.then(|| quote!(, decision: Answers::NONE.decide()));
        let from = table.is_tangled.then(|| quote!(from: &START,));
        return quote! {
            /// Starts with no question answered.
            pub const fn new() -> Self {
                Self { #from answers: Answers::NONE #decision }
            }
        };
    };
    let first = ident(&first.item.name.camel);
    let decision = kept.then(|| quote!(, decision: Answers::NONE.decide_from(entry)));
    let begins = if table.is_tangled {
        quote!(from: &STARTS[entry as usize])
    } else {
        quote!(entry)
    };
    quote! {
        /// Starts at the first entry, with no question answered.
        pub const fn new() -> Self {
            Self::from_entry(Entry::#first)
        }
        /// Starts at an entry, with no question answered.
        pub const fn from_entry(entry: Entry) -> Self {
            Self { #begins, answers: Answers::NONE #decision }
        }
    }
}

/// The answers without those of loops that begin again, once nothing else is to be asked.
fn pass(table: &Table) -> TokenStream {
    let over = if Set::of(table.questions.len()).is_large() {
        quote!(now.next_question().is_none())
    } else {
        quote!(now.open == 0)
    };
    quote! {
        /// The answers that the next question adds to: a loop that begins again forgets its own.
        fn pass(&self) -> Answers {
            let now = self.decision();
            now.again().filter(|_| #over).fold(self.answers.clone(), Answers::again)
        }
    }
}
