//! The chart as one constant: what every answer leads to, and the words of everything.

use proc_macro2::TokenStream;
use quote::quote;

use super::layout::CHART;
use super::literal::{code_span, string};
use super::table::{Leads, NamedItem, NamedPlace, Table};
use super::tokens::{Set, count, doc, ident, number};

/// The longest line that a whole question stands on, in characters.
const WIDTH: usize = 100;

/// The most answers without a way on that the comment lists.
const LISTED: usize = 8;

/// One of the four things that a row leads to.
struct Part {
    /// The enum, and its short name inside the constant.
    ty: &'static str,
    short: &'static str,
    field: &'static str,
    method: &'static str,
    argument: &'static str,
    set: Set,
    names: Vec<String>,
    of: fn(&Leads) -> &[usize],
}

/// What rows lead to in this table: only what the chart has.
fn parts(table: &Table) -> Vec<Part> {
    let camel = |item: &NamedItem| item.name.camel.clone();
    let outcomes = table.outcomes.iter().map(|o| camel(&o.item)).collect();
    let places: Vec<_> = table.places.iter().map(|p| p.name.camel.clone()).collect();
    let loops = table.loops.iter().map(|l| camel(&l.item)).collect();
    let (asked, short, argument) = if table.is_shared() {
        ("Place", "P", "place")
    } else {
        ("Question", "Q", "question")
    };
    let part = |ty, short, field, method, argument, names: Vec<String>, of| Part {
        ty,
        short,
        field,
        method,
        argument,
        set: Set::of(names.len()),
        names,
        of,
    };
    let mut parts = vec![
        part(
            "Step",
            "S",
            "steps",
            "passes",
            "step",
            table.steps.iter().map(camel).collect(),
            |r| &r.steps,
        ),
        part(
            "Outcome",
            "O",
            "outcomes",
            "reaches",
            "outcome",
            outcomes,
            |r| &r.outcomes,
        ),
        part(asked, short, "questions", "asks", argument, places, |r| {
            &r.questions
        }),
        part("Again", "L", "again", "again", "again", loops, |r| &r.again),
    ];
    parts.retain(|part| !part.names.is_empty());
    parts
}

/// The types of the constants, and the constants.
pub(super) fn constants(table: &Table) -> TokenStream {
    let parts = parts(table);
    let place = table.is_shared().then(|| places(table));
    let row = row_type(table, &parts);
    let chart = chart(table);
    let entries = entries(table, &parts);
    let outcomes = outcomes(table);
    let steps = (!table.steps.is_empty()).then(|| {
        words(
            "STEPS",
            "The node and the words of each step.",
            &table.steps,
        )
    });
    let loops = (!table.loops.is_empty()).then(|| loops(table));
    quote! {
        #place
        #row
        #chart
        #entries
        #outcomes
        #steps
        #loops
    }
}

/// Where questions are asked, in a chart that asks one at several places.
fn places(table: &Table) -> TokenStream {
    let variants = table.places.iter().map(|place| {
        let docs = doc(&format!(
            "{} (node {})",
            code_span(&place.label),
            code_span(&place.id)
        ));
        let name = ident(&place.name.camel);
        quote!(#docs #name)
    });
    quote! {
        /// Where the chart asks, those where it asks again last.
        #[derive(Clone, Copy)]
        enum Place { #(#variants,)* }
    }
}

fn row_type(table: &Table, parts: &[Part]) -> TokenStream {
    let question = table.is_shared().then(|| quote!(question: Question,));
    let leads = if table.entries.len() > 1 {
        "an answer or an entry leads to"
    } else {
        "an answer leads to"
    };
    let large = parts.iter().filter(|part| part.set.is_large()).count();
    let how = match large {
        0 => ", as sets of bits",
        _ if large == parts.len() => ", in chart order",
        _ => "",
    };
    let docs = doc(&format!("What {leads}{how}."));
    let fields = parts.iter().map(|part| {
        let (field, ty) = (ident(part.field), ident(part.ty));
        if part.set.is_large() {
            return quote!(#field: &'static [#ty]);
        }
        let set = part.set.ty();
        quote!(#field: #set)
    });
    let empty = parts.iter().map(|part| {
        let field = ident(part.field);
        let nothing = if part.set.is_large() {
            quote!(&[])
        } else {
            quote!(0)
        };
        quote!(#field: #nothing)
    });
    let methods = parts.iter().map(|part| {
        let (method, field, argument, ty) = (
            ident(part.method),
            ident(part.field),
            ident(part.argument),
            ident(part.ty),
        );
        if part.set.is_large() {
            return quote! {
                const fn #method(self, #field: &'static [#ty]) -> Self {
                    Self { #field, ..self }
                }
            };
        }
        quote! {
            const fn #method(self, #argument: #ty) -> Self {
                Self { #field: self.#field | 1 << #argument as u8, ..self }
            }
        }
    });
    quote! {
        /// A question: its node, its words, and a row for each answer.
        struct Asked {
            #question
            id: &'static str,
            label: &'static str,
            rows: &'static [Row],
        }
        #docs
        struct Row {
            label: &'static str,
            #(#fields,)*
        }
        const fn row(label: &'static str) -> Row {
            Row { label, #(#empty,)* }
        }
        impl Row {
            #(#methods)*
        }
    }
}

/// The rest of a row's expression: `.reaches(O::A).asks(Q::B)`; `short` says how the enums are
/// named there.
fn calls(parts: &[Part], reached: &Leads, short: bool) -> TokenStream {
    let calls = parts.iter().map(|part| {
        let method = ident(part.method);
        let ty = ident(if short { part.short } else { part.ty });
        let elements = (part.of)(reached).iter().map(|&at| {
            let name = ident(&part.names[at]);
            quote!(#ty::#name)
        });
        if !part.set.is_large() {
            return quote!(#(.#method(#elements))*);
        }
        let elements: Vec<_> = elements.collect();
        if elements.is_empty() {
            quote!()
        } else {
            quote!(.#method(&[#(#elements),*]))
        }
    });
    quote!(#(#calls)*)
}

/// `use {Outcome as O, Question as Q};` for what these rows name.
fn imports<'r>(
    parts: &[Part],
    rows: impl Iterator<Item = &'r Leads> + Clone,
    question: bool,
) -> TokenStream {
    let mut used: Vec<_> = parts
        .iter()
        .filter(|part| rows.clone().any(|row| !(part.of)(row).is_empty()))
        .map(|part| (part.ty, part.short))
        .collect();
    if question {
        used.push(("Question", "Q"));
    }
    used.sort_unstable();
    let names = used.iter().map(|(ty, short)| {
        let (ty, short) = (ident(ty), ident(short));
        quote!(#ty as #short)
    });
    match used.len() {
        0 => quote!(),
        1 => quote!(#(use #names;)*),
        _ => quote!(use { #(#names),* };),
    }
}

fn chart(table: &Table) -> TokenStream {
    let nowhere = nowhere(&table.places);
    let places = number(table.places.len());
    let text = ident(CHART);
    quote! {
        /// The chart: what every answer leads to, up to the next questions.
        #nowhere
        const CHART: &[Asked; #places] = #text;
    }
}

/// The value of the constant `CHART`, as text: a line for each answer, one for all where they fit.
pub(super) fn rows(table: &Table) -> String {
    let parts = parts(table);
    let rows = table.places.iter().flat_map(|place| &place.rows);
    let imports = imports(&parts, rows, table.is_shared());
    let (mut text, indent) = if imports.is_empty() {
        (String::from("&["), " ".repeat(8))
    } else {
        let imports = imports.to_string().replace(" :: ", "::").replace(" ;", ";");
        let imports = imports
            .replace("{ ", "{")
            .replace(" }", "}")
            .replace(" , ", ", ");
        (format!("{{\n        {imports}\n        &["), " ".repeat(12))
    };
    for place in &table.places {
        let question = &table.questions[place.question];
        let variable = if table.is_shared() {
            format!("question: Q::{}, ", question.item.name.camel)
        } else {
            String::new()
        };
        let head = format!(
            "{indent}Asked {{ {variable}id: {}, label: {}, rows: &[",
            string(&place.id),
            string(&place.label)
        );
        let rows = place.rows.iter().zip(&question.answers);
        let rows: Vec<String> = rows
            .map(|(reached, answer)| {
                format!("row({}){}", string(&answer.label), said(&parts, reached))
            })
            .collect();
        let line = format!("{head}{}] }},", rows.join(", "));
        text.push('\n');
        if line.chars().count() <= WIDTH {
            text.push_str(&line);
        } else {
            text.push_str(&head);
            for (at, row) in rows.iter().enumerate() {
                let end = if at + 1 == rows.len() { "] }," } else { "," };
                text.push_str(&format!("\n{indent}    {row}{end}"));
            }
        }
    }
    text.push_str(if imports.is_empty() {
        "\n    ]"
    } else {
        "\n        ]\n    }"
    });
    text
}

/// The rest of a row as text: `.reaches(O::A).asks(Q::B)`.
fn said(parts: &[Part], reached: &Leads) -> String {
    let mut text = String::new();
    for part in parts {
        let elements = (part.of)(reached).iter();
        let elements: Vec<String> = elements
            .map(|&at| format!("{}::{}", part.short, part.names[at]))
            .collect();
        if !part.set.is_large() {
            for element in elements {
                text.push_str(&format!(".{}({element})", part.method));
            }
        } else if !elements.is_empty() {
            text.push_str(&format!(".{}(&[{}])", part.method, elements.join(", ")));
        }
    }
    text
}

fn block(imports: &TokenStream, value: TokenStream) -> TokenStream {
    if imports.is_empty() {
        value
    } else {
        quote!({ #imports #value })
    }
}

/// The comment about answers that lead nowhere, if there are any.
fn nowhere(places: &[NamedPlace]) -> Option<TokenStream> {
    let mut names = places.iter().flat_map(|place| {
        place.nowhere.iter().map(|answer| match &answer.node {
            Some(node) => code_span(node),
            None => format!("{} of {}", code_span(&answer.label), code_span(&place.id)),
        })
    });
    let mut listed: Vec<_> = names.by_ref().take(LISTED).collect();
    let more = names.count();
    let text = match (listed.pop()?, listed.is_empty(), more) {
        (last, true, 0) => format!("The answer {last} leads nowhere."),
        (last, false, 0) => format!("The answers {} and {last} lead nowhere.", listed.join(", ")),
        (last, _, more) => format!(
            "The answers {}, {last} and {more} more lead nowhere.",
            listed.join(", ")
        ),
    };
    let docs = doc(&text);
    Some(quote! {
        ///
        #docs
    })
}

fn entries(table: &Table, parts: &[Part]) -> TokenStream {
    if let [entry] = &table.entries[..] {
        let label = string(&entry.item.label);
        let calls = calls(parts, &entry.reached, false);
        return quote! {
            /// What the entry leads to.
            const START: Row = row(#label) #calls;
        };
    }
    let reached = table.entries.iter().map(|entry| &entry.reached);
    let imports = imports(parts, reached, false);
    let rows = table.entries.iter().map(|entry| {
        let label = string(&entry.item.label);
        let calls = calls(parts, &entry.reached, true);
        quote!(row(#label) #calls)
    });
    let entries = number(table.entries.len());
    let body = block(&imports, quote!(&[#(#rows),*]));
    let names = words(
        "ENTRIES",
        "The node and the words of each entry.",
        table.entries.iter().map(|entry| &entry.item),
    );
    quote! {
        #names
        /// What each entry leads to.
        const STARTS: &[Row; #entries] = #body;
    }
}

fn words<'t>(
    name: &str,
    docs: &str,
    items: impl IntoIterator<Item = &'t NamedItem>,
) -> TokenStream {
    let docs = doc(docs);
    let name = ident(name);
    let rows: Vec<_> = items
        .into_iter()
        .map(|item| {
            let (id, label) = (string(&item.id), string(&item.label));
            quote!((#id, #label))
        })
        .collect();
    let length = number(rows.len());
    quote! {
        #docs
        const #name: &[(&str, &str); #length] = &[#(#rows),*];
    }
}

/// The words of the outcomes, and what follows each where anything does.
fn outcomes(table: &Table) -> TokenStream {
    let docs = "The node and the words of each outcome.";
    let names = words("OUTCOMES", docs, table.outcomes.iter().map(|o| &o.item));
    if !table.has_then() {
        return names;
    }
    let then = table.outcomes.iter().map(|outcome| {
        let then = outcome.then.iter().map(|&step| {
            let name = ident(&table.steps[step].name.camel);
            quote!(Step::#name)
        });
        quote!(&[#(#then),*])
    });
    let length = number(table.outcomes.len());
    quote! {
        #names
        /// What follows each outcome in any case.
        const THEN: &[&[Step]; #length] = &[#(#then),*];
    }
}

/// The words of the loops, and the questions of each.
fn loops(table: &Table) -> TokenStream {
    let docs = "The node and the words of each loop.";
    let names = words("LOOPS", docs, table.loops.iter().map(|l| &l.item));
    let anew = table.loops.iter().map(|l| {
        let questions = l.questions.iter().map(|&question| {
            let name = ident(&table.questions[question].item.name.camel);
            quote!(Question::#name)
        });
        quote!(&[#(#questions),*])
    });
    let length = number(table.loops.len());
    quote! {
        #names
        /// The questions that each loop asks anew.
        const ASKED_ANEW: &[&[Question]; #length] = &[#(#anew),*];
    }
}

/// The first line of the module's documentation: what it holds.
pub(super) fn summary(table: &Table) -> String {
    let name = code_span(&table.name);
    let mut counts = vec![
        count(table.questions.len(), "question"),
        count(table.outcomes.len(), "outcome"),
    ];
    let further = [
        (table.steps.len(), "step", 1),
        (table.entries.len(), "entry", 2),
        (table.loops.len(), "loop", 1),
    ];
    counts.extend(
        further
            .iter()
            .filter(|(number, _, least)| number >= least)
            .map(|(number, noun, _)| count(*number, noun)),
    );
    counts.extend(table.rows.count.clone());
    format!("{name}: {}.", counts.join(", "))
}
