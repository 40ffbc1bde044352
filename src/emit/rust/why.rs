//! `why`: the rows that lead to an outcome, on request.

use proc_macro2::TokenStream;
use quote::quote;

use super::labels::code_type;
use super::table::{NamedRow, Table};
use super::tokens::{ident, number};

/// `Why`, its constant, and `why` of `Answers` and `Walker`.
pub(super) fn why(table: &Table) -> TokenStream {
    let several = table.entries.len() > 1;
    let code = code_type(table);
    let rows: Vec<_> = table
        .rows
        .list
        .iter()
        .filter_map(|row| reason(table, row))
        .collect();
    let (length, entry) = (number(rows.len()), several.then(|| quote!(entry: Entry,)));
    let (given, same, own) = if several {
        (
            quote!(, entry: Entry),
            quote!(&&row.entry == entry),
            quote!(, self.entry),
        )
    } else {
        (quote!(), quote!(), quote!())
    };
    quote! {
        /// A row of the table: the answers on a way to an outcome.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub struct Why {
            #entry
            outcome: Outcome,
            said: &'static [(Answer, u32)],
        }
        /// The rows that lead to an outcome, in chart order, each answer with its line in the chart.
        const WHY: &[Why; #length] = {
            const fn said(question: Question, code: #code, line: u32) -> (Answer, u32) {
                (Answer { question, code }, line)
            }
            &[#(#rows),*]
        };
        impl Why {
            /// The answers of the row, in the order asked, each with its line in the chart.
            pub fn answers(self) -> impl Iterator<Item = (Answer, u32)> {
                self.said.iter().copied()
            }
        }
        impl fmt::Display for Why {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                for (at, (answer, line)) in self.said.iter().enumerate() {
                    let comma = if at == 0 { "" } else { ", " };
                    write!(f, "{comma}{} {answer} (line {line})", answer.question)?;
                }
                Ok(())
            }
        }
        impl Answers {
            /// The rows of the table that lead to an outcome with these answers.
            pub fn why(&self, outcome: Outcome #given) -> impl Iterator<Item = Why> {
                let given = self.clone();
                let holds = move |row: &Why| {
                    let mut said = row.said.iter();
                    row.outcome == outcome #same && said.all(|(a, _)| given.get(a.question) == Some(*a))
                };
                WHY.iter().copied().filter(holds)
            }
        }
        impl Walker {
            /// The rows of the table that lead to an outcome with the answers given so far.
            pub fn why(&self, outcome: Outcome) -> impl Iterator<Item = Why> {
                self.answers.why(outcome #own)
            }
        }
    }
}

fn reason(table: &Table, row: &NamedRow) -> Option<TokenStream> {
    let outcome = ident(&table.outcomes[row.outcome?].item.name.camel);
    let entry = (table.entries.len() > 1).then(|| {
        let name = ident(&table.entries[row.entry].item.name.camel);
        quote!(entry: Entry::#name,)
    });
    let said = row.answers.iter().map(|&(question, answer)| {
        let question = &table.questions[question];
        let line = number(question.answers[answer].line as usize);
        let (name, code) = (ident(&question.item.name.camel), number(answer + 1));
        quote!(said(Question::#name, #code, #line))
    });
    Some(quote!(Why { #entry outcome: Outcome::#outcome, said: &[#(#said),*] }))
}
