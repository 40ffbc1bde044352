//! The module around it all: what was verified, an example, and the attributes that let it stand
//! anywhere.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::HitPolicy;

use super::literal::code_span;
use super::table::Table;
use super::tokens::{doc, ident, verbatim};
use super::{answers, chart, decision, enums, example, labels, macros, serde, tests, walker, why};

/// How the module stands anywhere without a warning.
const ATTRIBUTES: &str = "#[rustfmt::skip]
#[allow(dead_code, unreachable_pub, unreachable_patterns, clippy::all, clippy::pedantic)]";

/// What is generated beside the table itself.
#[derive(Clone, Debug, Default)]
pub(super) struct Extras {
    /// Paths to derive on every enum.
    pub(super) derives: Vec<TokenStream>,
    /// Whether `Answers` are read and written by serde.
    pub(super) serde: bool,
    /// Whether there is `why`.
    pub(super) why: bool,
    /// Whether the example is a doc test.
    pub(super) doctest: bool,
    /// Whether there are tests.
    pub(super) tests: bool,
    /// Whether everything in the module is named beside it too: not if it is one of several.
    pub(super) reexport: bool,
}

/// The module of a table.
pub(super) fn module(table: &Table, extras: &Extras) -> TokenStream {
    let name = ident(&table.name);
    let docs = docs(table, extras.doctest);
    let words = macros::words(table, &extras.derives);
    let rows = macros::rows(table, &chart::parts(table));
    let questions = macros::questions(table);
    let chart = chart::chart(table);
    let from_bools = enums::from_bools(table);
    let labels = labels::labels(table);
    let answers = answers::answers(table);
    let decision = decision::decision(table);
    let walker = walker::walker(table);
    let serde = extras.serde.then(serde::answers);
    let why = extras.why.then(|| why::why(table));
    let tests = extras.tests.then(|| tests::tests(table));
    let reexport = extras.reexport.then(|| {
        quote! {
            #[allow(unused_imports, unreachable_pub, ambiguous_glob_reexports)]
            pub use self::#name::*;
        }
    });
    let attributes = verbatim(ATTRIBUTES);
    quote! {
        #docs
        #attributes
        pub mod #name {
            use core::fmt;
            #words
            #rows
            #questions
            #chart
            #from_bools
            #labels
            #answers
            #decision
            #walker
            #serde
            #why
            #tests
        }
        #reexport
    }
}

fn docs(table: &Table, doctest: bool) -> TokenStream {
    let mut lines = vec![chart::summary(table), String::new(), complete(table)];
    lines.push(policy(table));
    lines.extend(table.loops.iter().map(|l| {
        let (label, id) = (code_span(&l.item.label), code_span(&l.item.id));
        format!("*Loop*: {label} (node {id}) may begin again without end.")
    }));
    if table.is_tangled {
        lines.push(
            "A loop is entered at several nodes: it begins again where a way comes back to it."
                .to_owned(),
        );
    }
    lines.push(String::new());
    lines.push(if doctest { "```" } else { "```ignore" }.to_owned());
    let before = lines.iter().map(|line| line_doc(line));
    // The path of the module is known to the compiler only.
    let import = doctest.then(|| quote!(#[doc = concat!("# use ", module_path!(), "::*;")]));
    let example = example::example(table);
    let example = example.iter().map(|line| line_doc(line));
    quote! {
        #(#before)*
        #import
        #(#example)*
        /// ```
    }
}

fn line_doc(line: &str) -> TokenStream {
    if line.is_empty() {
        quote!(#[doc = ""])
    } else {
        doc(line)
    }
}

fn complete(table: &Table) -> String {
    let again = match table.loops.len() {
        0 => "",
        1 => " or begins the loop again",
        _ => " or begins a loop again",
    };
    match table.complete {
        Some(true) if !table.gaps.is_empty() => format!(
            "*Complete but for* {}, where no answer holds. Every other full set of answers reaches an outcome{again}.",
            but_for(&table.gaps)
        ),
        Some(true) => format!("*Complete*: every full set of answers reaches an outcome{again}."),
        Some(false) => "*Incomplete*: some full sets of answers reach no outcome.".to_owned(),
        None => "*Not proved complete*: some full sets of answers may reach no outcome.".to_owned(),
    }
}

/// Numbers with their questions.
fn but_for(numbers: &[(String, String)]) -> String {
    let each = numbers
        .iter()
        .map(|(question, numbers)| format!("{} {numbers}", code_span(question)));
    each.collect::<Vec<_>>().join(" and ")
}

fn policy(table: &Table) -> String {
    if table.policy.hit == HitPolicy::Unique && !table.overlaps.is_empty() {
        return format!(
            "*Unique but for* {}, where two answers hold. No other set of answers reaches two outcomes.",
            but_for(&table.overlaps)
        );
    }
    match (table.policy.hit, table.policy.several) {
        (HitPolicy::Unique, _) => "*Unique*: no set of answers reaches two outcomes.",
        (HitPolicy::Collect, true) => "*Collect*: some reach several; they come in chart order.",
        (HitPolicy::Collect, false) => {
            "*Collect*: some may reach several; they come in chart order."
        }
        (HitPolicy::First, _) => {
            "*First*: where several are reached, the first in chart order counts."
        }
    }
    .to_owned()
}
