//! The enums: what the chart asks, and where its ways lead.

use proc_macro2::TokenStream;
use quote::quote;

use crate::decision::{Polarity, polarity};

use super::literal::code_span;
use super::table::{NamedAnswer, NamedItem, NamedQuestion, Table};
use super::tokens::{doc, ident};

/// Every enum, in the order of the module; `derives` are added to each.
pub(super) fn enums(table: &Table, derives: &[TokenStream]) -> TokenStream {
    let yes_no = table.has_yes_no().then(|| yes_no(derives));
    let own = table
        .questions
        .iter()
        .filter(|question| !question.yes_no && !question.answers.is_empty());
    let own = own.map(|question| answers(question, derives));
    let questions = table
        .questions
        .iter()
        .map(|question| variant(&question.item, ""));
    let outcomes = table.outcomes.iter().map(|outcome| {
        let end = if outcome.stop {
            ": the chart only ends here"
        } else {
            ""
        };
        variant(&outcome.item, end)
    });
    let steps = table
        .steps
        .iter()
        .map(|step| variant(step, ""))
        .collect::<Vec<_>>();
    let entries = table.entries.iter().map(|entry| variant(&entry.item, ""));
    let loops = table
        .loops
        .iter()
        .map(|l| variant(&l.item, ""))
        .collect::<Vec<_>>();
    let questions = list(
        "Question",
        "Every question of the chart, in chart order.",
        questions,
        derives,
    );
    let outcomes = list(
        "Outcome",
        "Every outcome of the chart, in chart order.",
        outcomes,
        derives,
    );
    let steps = (!steps.is_empty()).then(|| {
        list(
            "Step",
            "Every step of the chart, in flow order.",
            steps,
            derives,
        )
    });
    let entries = (table.entries.len() > 1).then(|| {
        list(
            "Entry",
            "Where the chart can be entered, in chart order.",
            entries,
            derives,
        )
    });
    let loops = (!loops.is_empty()).then(|| {
        list(
            "Again",
            "Where a loop of the chart begins again, in chart order.",
            loops,
            derives,
        )
    });
    quote! {
        #yes_no
        #(#own)*
        #questions
        #outcomes
        #steps
        #entries
        #loops
    }
}

fn yes_no(derives: &[TokenStream]) -> TokenStream {
    quote! {
        /// `Yes` or `No`: the answers of every yes/no question.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash #(, #derives)*)]
        pub enum YesNo {
            /// `Yes`
            Yes = 1,
            /// `No`
            No,
        }
        impl YesNo {
            /// Both answers, in order.
            pub const ALL: &'static [Self] = &[Self::Yes, Self::No];
            /// The answer in words.
            pub const fn label(self) -> &'static str {
                ["Yes", "No"][self as usize - 1]
            }
        }
        impl From<bool> for YesNo {
            fn from(yes: bool) -> Self {
                if yes { Self::Yes } else { Self::No }
            }
        }
    }
}

/// The answers of one question.
fn answers(question: &NamedQuestion, derives: &[TokenStream]) -> TokenStream {
    let docs = doc(&place(&question.item));
    let name = ident(&question.item.name.camel);
    let variants = question.answers.iter().enumerate().map(|(at, answer)| {
        let docs = doc(&answer_place(answer));
        let name = ident(&answer.name.camel);
        // Zero is not an answer.
        let first = (at == 0).then(|| quote!(= 1));
        quote!(#docs #name #first)
    });
    let from_bool = from_bool(question);
    let from_value = question.numbers.as_ref().map(|numbers| {
        let variants = question
            .answers
            .iter()
            .map(|answer| answer.name.camel.as_str());
        numbers.conversion(&question.item.name.camel, &variants.collect::<Vec<_>>())
    });
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash #(, #derives)*)]
        pub enum #name { #(#variants,)* }
        #from_value
        #from_bool
    }
}

/// From a truth value, where the two answers are a yes and a no.
fn from_bool(question: &NamedQuestion) -> Option<TokenStream> {
    let [one, other] = &question.answers[..] else {
        return None;
    };
    let (yes, no) = match (polarity(&one.label)?, polarity(&other.label)?) {
        (Polarity::Yes, Polarity::No) => (one, other),
        (Polarity::No, Polarity::Yes) => (other, one),
        _ => return None,
    };
    let name = ident(&question.item.name.camel);
    let (yes, no) = (ident(&yes.name.camel), ident(&no.name.camel));
    Some(quote! {
        impl From<bool> for #name {
            fn from(yes: bool) -> Self {
                if yes { Self::#yes } else { Self::#no }
            }
        }
    })
}

fn answer_place(answer: &NamedAnswer) -> String {
    if answer.otherwise {
        return format!("any other answer (line {})", answer.line);
    }
    let label = code_span(&answer.label);
    match &answer.node {
        Some(id) => format!("{label} (node {}, line {})", code_span(id), answer.line),
        None => format!("{label} (line {})", answer.line),
    }
}

fn variant(item: &NamedItem, after: &str) -> TokenStream {
    let docs = doc(&format!("{}{after}", place(item)));
    let name = ident(&item.name.camel);
    quote!(#docs #name)
}

fn list(
    name: &str,
    docs: &str,
    variants: impl IntoIterator<Item = TokenStream>,
    derives: &[TokenStream],
) -> TokenStream {
    let docs = doc(docs);
    let name = ident(name);
    let variants = variants.into_iter();
    quote! {
        #docs
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash #(, #derives)*)]
        pub enum #name { #(#variants,)* }
    }
}

/// "`Label` (node `id`, line 3)".
fn place(item: &NamedItem) -> String {
    format!(
        "{} (node {}, line {})",
        code_span(&item.label),
        code_span(&item.id),
        item.line
    )
}
