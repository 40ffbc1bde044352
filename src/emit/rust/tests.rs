//! Tests for the generated module: one a row of the table, one a way through the chart.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use super::example::given;
use super::literal::string;
use super::numbers::literal;
use super::table::{Leads, Table};
use super::tokens::{doc, ident};

/// The most tests of a kind: ways are a product of answers, and a file has to stay readable.
const MOST: usize = 1_000;

/// The module of tests.
pub(super) fn tests(table: &Table) -> TokenStream {
    let rows = table
        .rows
        .list
        .iter()
        .take(MOST)
        .enumerate()
        .map(|(at, row)| {
            let decided = table.decide(row.entry, &given(table, &row.answers));
            let name = format_ident!("row_{}", at + 1);
            let answers = row.answers.iter().map(|&(question, answer)| {
                let question = &table.questions[question];
                let setter = ident(&question.setter);
                let ty = if question.yes_no {
                    "YesNo"
                } else {
                    &question.item.name.camel
                };
                let (ty, variant) = (ident(ty), ident(&question.answers[answer].name.camel));
                match &question.numbers {
                    None => quote!(.#setter(#ty::#variant)),
                    Some(numbers) => match numbers.example(answer) {
                        Some(value) => {
                            let value: TokenStream = literal(value).parse().unwrap_or_default();
                            quote!(.#setter(#value))
                        }
                        None => quote!(.with(#ty::#variant.into())),
                    },
                }
            });
            let entry = (table.entries.len() > 1).then(|| entry(table, row.entry));
            let decide = match entry {
                Some(entry) => quote!(decide_from(#entry)),
                None => quote!(decide()),
            };
            let asserts = asserts(table, &decided);
            quote! {
                #[test]
                fn #name() {
                    let decision = Answers::NONE #(#answers)* .#decide;
                    #asserts
                }
            }
        });
    let ways = ways(table);
    let cut = (ways.len() > MOST || table.rows.list.len() > MOST).then(|| {
        let docs = doc(&format!(
            "The chart has more rows or ways than the first {MOST} of each that stand here."
        ));
        quote!(#docs)
    });
    let ways = ways.iter().take(MOST).enumerate().map(|(at, (from, way))| {
        let name = format_ident!("way_{}", at + 1);
        let decided = table.decide(*from, &given(table, way));
        let steps = way.iter().map(|&(question, answer)| {
            let question = &table.questions[question];
            let (variant, label) = (
                ident(&question.item.name.camel),
                string(&question.answers[answer].label),
            );
            quote!((Question::#variant, #label))
        });
        let entry = (table.entries.len() > 1)
            .then(|| entry(table, *from))
            .map(|entry| quote!(#entry,));
        let asserts = asserts(table, &decided);
        quote! {
            #[test]
            fn #name() {
                let decision = walk(#entry &[#(#steps),*]);
                #asserts
            }
        }
    });
    let (parameter, start) = if table.entries.len() > 1 {
        (quote!(entry: Entry,), quote!(Walker::from_entry(entry)))
    } else {
        (quote!(), quote!(Walker::new()))
    };
    quote! {
        #cut
        #[cfg(test)]
        mod tests {
            use super::*;
            /// Answers what is asked, up to the end of the way.
            fn walk(#parameter answers: &[(Question, &str)]) -> Decision {
                let mut walker = #start;
                for &(question, label) in answers {
                    assert_eq!(walker.question(), Some(question));
                    let answer = question.answer(label).expect("an answer of the question");
                    walker.answer(answer).expect("the question being asked");
                }
                assert_eq!(walker.decision().next_question(), None);
                walker.decision()
            }
            #(#rows)*
            #(#ways)*
        }
    }
}

fn entry(table: &Table, at: usize) -> TokenStream {
    let name = ident(&table.entries[at].item.name.camel);
    quote!(Entry::#name)
}

/// What is decided, exactly: outcomes, and loops that begin again.
fn asserts(table: &Table, decided: &Leads) -> TokenStream {
    let list = |method: &str, ty: &str, names: Vec<&String>| {
        let (method, ty) = (ident(method), ident(ty));
        let names = names
            .into_iter()
            .map(|name| ident(name))
            .collect::<Vec<_>>();
        if names.is_empty() {
            quote!(assert_eq!(decision.#method().next(), None);)
        } else {
            quote!(assert!(decision.#method().eq([#(#ty::#names),*]));)
        }
    };
    let outcomes = decided
        .outcomes
        .iter()
        .map(|&at| &table.outcomes[at].item.name.camel);
    let outcomes = list("outcomes", "Outcome", outcomes.collect());
    let again = (!table.loops.is_empty()).then(|| {
        let again = decided
            .again
            .iter()
            .map(|&at| &table.loops[at].item.name.camel);
        list("again", "Again", again.collect())
    });
    quote!(#outcomes #again)
}

/// A way: the entry, and the answers in the order asked.
type TestedWay = (usize, Vec<(usize, usize)>);

/// Every way through the chart as the walker asks, up to one more than [`MOST`]: always the first
/// open question, until none is open.
fn ways(table: &Table) -> Vec<TestedWay> {
    let mut ways = Vec::new();
    // Depth first: the last way to go on with is taken first.
    let mut todo: Vec<TestedWay> = (0..table.entries.len())
        .rev()
        .map(|entry| (entry, Vec::new()))
        .collect();
    while let Some((entry, way)) = todo.pop() {
        let open = table.decide(entry, &given(table, &way)).questions;
        match open.first() {
            // A question that has no answer ends the way, too.
            Some(&question) if !table.questions[question].answers.is_empty() => {
                let answers = (0..table.questions[question].answers.len()).rev();
                todo.extend(answers.map(|answer| {
                    let mut way = way.clone();
                    way.push((question, answer));
                    (entry, way)
                }));
            }
            Some(_) => {}
            None => ways.push((entry, way)),
        }
        if ways.len() > MOST {
            break;
        }
    }
    ways
}
