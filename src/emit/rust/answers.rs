//! `Answers`, and how they decide.

use proc_macro2::TokenStream;
use quote::quote;

use super::labels::code_type;
use super::literal::code_span;
use super::table::{NamedQuestion, Table};
use super::tokens::{Set, doc, ident, number};

/// `Answers` and its `impl`s.
pub(super) fn answers(table: &Table) -> TokenStream {
    let code = code_type(table);
    let length = number(table.questions.len());
    let answerable = table
        .questions
        .iter()
        .filter(|question| !question.answers.is_empty());
    let setters = answerable.map(|question| setter(question, &code));
    let again = (!table.loops.is_empty()).then(again);
    let decide = decide(table);
    quote! {
        /// The answers known so far.
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct Answers([#code; #length]);
        impl Answers {
            /// No question answered yet.
            pub const NONE: Self = Self([0; #length]);
            const fn put(mut self, question: Question, code: #code) -> Self {
                self.0[question as usize] = code;
                self
            }
            #(#setters)*
            /// These answers with one more (or another) answer.
            #[must_use]
            pub const fn with(self, answer: Answer) -> Self {
                self.put(answer.question, answer.code)
            }
            /// These answers without the answer to one question.
            #[must_use]
            pub const fn without(self, question: Question) -> Self {
                self.put(question, 0)
            }
            #again
            /// The answer to one question, if there is one.
            #[must_use]
            pub const fn get(&self, question: Question) -> Option<Answer> {
                match self.0[question as usize] {
                    0 => None,
                    code => Some(Answer { question, code }),
                }
            }
            #decide
        }
        impl Answers {
            /// The answers given, in chart order of their questions.
            pub fn given(&self) -> impl Iterator<Item = Answer> {
                let given = self.clone();
                Question::ALL.into_iter().filter_map(move |question| given.get(question))
            }
        }
        impl Extend<Answer> for Answers {
            fn extend<I: IntoIterator<Item = Answer>>(&mut self, answers: I) {
                for answer in answers {
                    self.0[answer.question as usize] = answer.code;
                }
            }
        }
        impl FromIterator<Answer> for Answers {
            fn from_iter<I: IntoIterator<Item = Answer>>(answers: I) -> Self {
                let mut all = Self::NONE;
                all.extend(answers);
                all
            }
        }
        impl Default for Answers {
            fn default() -> Self {
                Self::NONE
            }
        }
    }
}

fn setter(question: &NamedQuestion, code: &TokenStream) -> TokenStream {
    let docs = doc(&format!("Answers {}", code_span(&question.item.label)));
    let variant = ident(&question.item.name.camel);
    let method = ident(&question.item.name.snake);
    let ty = if question.yes_no {
        ident("YesNo")
    } else {
        variant.clone()
    };
    if let Some(numbers) = &question.numbers {
        let docs = doc(&format!(
            "Answers {} with a number{}; takes the answer back where none holds for it.",
            code_span(&question.item.label),
            numbers.measure()
        ));
        return quote! {
            #docs
            #[must_use]
            pub const fn #method(self, value: i64) -> Self {
                match #ty::from_value(value) {
                    Some(answer) => self.put(Question::#variant, answer as #code),
                    None => self.without(Question::#variant),
                }
            }
        };
    }
    quote! {
        #docs
        #[must_use]
        pub const fn #method(self, answer: #ty) -> Self {
            self.put(Question::#variant, answer as #code)
        }
    }
}

fn again() -> TokenStream {
    quote! {
        /// These answers without those of a loop: where its next pass begins.
        #[must_use]
        pub const fn again(mut self, again: Again) -> Self {
            let questions = LOOPS[again as usize].2;
            let mut i = 0;
            while i < questions.len() {
                self.0[questions[i] as usize] = 0;
                i += 1;
            }
            self
        }
    }
}

fn decide(table: &Table) -> TokenStream {
    let body = if Set::of(table.places.len()).is_large() {
        from_list(table)
    } else {
        from_bits(table)
    };
    let [first, _, ..] = &table.entries[..] else {
        return quote! {
            /// Decides: follows every branch of the chart that these answers select.
            #[must_use]
            pub const fn decide(&self) -> Decision {
                #body
            }
        };
    };
    let first = ident(&first.item.name.camel);
    quote! {
        /// Decides from the first entry: see [`decide_from`](Self::decide_from).
        #[must_use]
        pub const fn decide(&self) -> Decision {
            self.decide_from(Entry::#first)
        }
        /// Decides: follows every branch of the chart that these answers select.
        #[must_use]
        pub const fn decide_from(&self, entry: Entry) -> Decision {
            let start = &ENTRIES[entry as usize].1;
            #body
        }
    }
}

/// What a row adds to a decision, besides questions: (name, set).
fn results(table: &Table) -> Vec<(&'static str, Set)> {
    let mut results = vec![
        ("steps", table.steps.len()),
        ("outcomes", table.outcomes.len()),
        ("again", table.loops.len()),
    ];
    results.retain(|&(_, length)| length > 0);
    results
        .into_iter()
        .map(|(name, length)| (name, Set::of(length)))
        .collect()
}

/// `decision.outcomes |= row.outcomes;` for one kind of result.
fn add(name: &str, set: Set) -> TokenStream {
    let name = ident(name);
    if set.is_large() {
        quote! {
            let mut i = 0;
            while i < row.#name.len() {
                let bit = row.#name[i] as usize;
                decision.#name[bit / 64] |= 1 << (bit % 64);
                i += 1;
            }
        }
    } else {
        quote!(decision.#name |= row.#name;)
    }
}

fn start(table: &Table) -> TokenStream {
    if table.entries.len() > 1 {
        quote!(start)
    } else {
        quote!(START)
    }
}

/// Questions in the bits of a number.
fn from_bits(table: &Table) -> TokenStream {
    let start = start(table);
    let results = results(table);
    // A list cannot be copied into a set: those of the entry are added like any row's.
    let initial = results.iter().map(|&(name, set)| {
        let name = ident(name);
        let value = if set.is_large() {
            set.empty()
        } else {
            quote!(#start.#name)
        };
        quote!(#name: #value)
    });
    let of_entry = results
        .iter()
        .filter(|(_, set)| set.is_large())
        .map(|&(name, set)| add(name, set));
    let of_entry: Vec<_> = of_entry.collect();
    let of_entry = (!of_entry.is_empty()).then(|| quote!(let row = &#start; #(#of_entry)*));
    let add = results.iter().map(|&(name, set)| add(name, set));
    let open = Set::of(table.questions.len()).empty();
    let (at, question, asked) = if table.is_shared() {
        (
            quote!(place),
            quote!(asked.question as usize),
            quote!(let asked = &CHART[place];),
        )
    } else {
        (quote!(question), quote!(question), quote!())
    };
    let row = if table.is_shared() {
        quote!(asked)
    } else {
        quote!(CHART[question])
    };
    let bit = if table.is_shared() {
        quote!(asked.question as u8)
    } else {
        quote!(question)
    };
    quote! {
        let mut decision = Decision { #(#initial,)* open: #open };
        #of_entry
        let mut raised = #start.questions;
        let mut todo = raised;
        while todo != 0 {
            let #at = todo.trailing_zeros() as usize;
            todo &= todo - 1;
            #asked
            let code = self.0[#question] as usize;
            if code == 0 {
                decision.open |= 1 << #bit;
            } else {
                let row = &#row.rows[code - 1];
                #(#add)*
                todo |= row.questions & !raised;
                raised |= row.questions;
            }
        }
        decision
    }
}

/// Too many questions for the bits of a number: what is to do stands in a list.
fn from_list(table: &Table) -> TokenStream {
    let start = start(table);
    let start = if table.entries.len() > 1 {
        start
    } else {
        quote!(&#start)
    };
    let results = results(table);
    let initial = results.iter().map(|&(name, set)| {
        let (name, empty) = (ident(name), set.empty());
        quote!(#name: #empty)
    });
    let add = results.iter().map(|&(name, set)| add(name, set));
    let open = Set::of(table.questions.len()).empty();
    let raised = Set::of(table.places.len());
    let Set::Words(words) = raised else {
        return quote!();
    };
    let (words, places) = (number(words), number(table.places.len()));
    let shared = table.is_shared();
    // A question stands at one place, unless the chart asks it again.
    let place = ident(if shared { "place" } else { "question" });
    let question = shared.then(|| quote!(let question = CHART[place].question as usize;));
    let unanswered = if Set::of(table.questions.len()).is_large() {
        quote!(decision.open[question / 64] |= 1 << (question % 64))
    } else {
        quote!(decision.open |= 1 << question)
    };
    quote! {
        let mut decision = Decision { #(#initial,)* open: #open };
        let mut raised = [0_u64; #words];
        let mut todo = [#start; #places];
        let mut left = 1;
        while left > 0 {
            left -= 1;
            let row = todo[left];
            #(#add)*
            let mut i = 0;
            while i < row.questions.len() {
                let #place = row.questions[i] as usize;
                let bit = 1 << (#place % 64);
                if raised[#place / 64] & bit == 0 {
                    raised[#place / 64] |= bit;
                    #question
                    match self.0[question] as usize {
                        0 => #unanswered,
                        code => {
                            todo[left] = &CHART[#place].rows[code - 1];
                            left += 1;
                        }
                    }
                }
                i += 1;
            }
        }
        decision
    }
}
