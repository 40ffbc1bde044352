//! How `Answers` decide.

use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::{DfsPostOrder, EdgeRef};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::table::Table;
use super::tokens::{Set, ident, number, verbatim};

/// `decide`, where there are several entries `decide_from`, and where a loop has no head `follow`, for the
/// rounds of the walker.
pub(super) fn decide(table: &Table) -> TokenStream {
    let body = match unrolled(table) {
        Some(order) => in_order(table, &order),
        None => from_list(table),
    };
    let rounds = table.is_tangled.then(|| {
        quote! {
            const fn follow(&self, start: &Row) -> Decision {
                #body
            }
        }
    });
    let [first, _, ..] = &table.entries[..] else {
        let body = match &rounds {
            Some(_) => quote!(self.follow(&START)),
            None => body,
        };
        return quote! {
            /// Decides: follows every branch of the chart that these answers select.
            pub const fn decide(&self) -> Decision {
                #body
            }
            #rounds
        };
    };
    let body = match &rounds {
        Some(_) => quote!(self.follow(&STARTS[entry as usize])),
        None => quote! {
            let start = &STARTS[entry as usize];
            #body
        },
    };
    let first = ident(&first.item.name.camel);
    quote! {
        /// Decides from the first entry: see [`decide_from`](Self::decide_from).
        pub const fn decide(&self) -> Decision {
            self.decide_from(Entry::#first)
        }
        /// Decides: follows every branch of the chart that these answers select.
        pub const fn decide_from(&self, entry: Entry) -> Decision {
            #body
        }
        #rounds
    }
}

/// What a row adds to a decision, besides questions: (name, set).
pub(super) fn results(table: &Table) -> Vec<(&'static str, Set)> {
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

/// Whether deciding reads what the entries lead to: a chart that only asks needs no row for that.
pub(super) fn reads_entries(table: &Table) -> bool {
    let mut results = results(table).into_iter();
    table.begins_variously()
        || unrolled(table).is_none()
        || results.any(|(name, _)| begins_with(table, name))
}

/// Whether some entry leads to results of a name before any question.
fn begins_with(table: &Table, name: &str) -> bool {
    table.beginnings().any(|reached| {
        let list = match name {
            "steps" => &reached.steps,
            "outcomes" => &reached.outcomes,
            _ => &reached.again,
        };
        !list.is_empty()
    })
}

/// `decision.outcomes |= row.outcomes;` for one kind of result.
pub(super) fn add(decision: &TokenStream, name: &str, set: Set) -> TokenStream {
    let name = ident(name);
    if set.is_large() {
        quote! {
            let mut i = 0;
            while i < row.#name.len() {
                let bit = row.#name[i] as usize;
                #decision.#name[bit / 64] |= 1 << (bit % 64);
                i += 1;
            }
        }
    } else {
        quote!(#decision.#name |= row.#name;)
    }
}

fn start(table: &Table) -> TokenStream {
    if table.begins_variously() {
        quote!(start)
    } else {
        quote!(START)
    }
}

/// The places in flow order, each after all that lead to it; `None` where they are too many to be
/// written out.
fn unrolled(table: &Table) -> Option<Vec<usize>> {
    if Set::of(table.places.len()).is_large() {
        return None;
    }
    let mut graph: DiGraph<(), ()> = DiGraph::new();
    for _ in &table.places {
        graph.add_node(());
    }
    // The latest arrow is followed first, so the last place that is led to comes first in the search and
    // last in the order: what an answer leads to stands right after it.
    for (from, place) in table.places.iter().enumerate() {
        for &to in place.rows.iter().flat_map(|row| &row.questions) {
            graph.add_edge(NodeIndex::new(from), NodeIndex::new(to), ());
        }
    }
    let mut search = DfsPostOrder::empty(&graph);
    let mut order = Vec::new();
    for &start in table.beginnings().flat_map(|reached| &reached.questions) {
        search.move_to(NodeIndex::new(start));
        while let Some(place) = search.next(&graph) {
            order.push(place.index());
        }
    }
    order.reverse();
    let mut at = vec![None; table.places.len()];
    for (rank, &place) in order.iter().enumerate() {
        at[place] = Some(rank);
    }
    let mut arrows = graph.edge_references();
    arrows
        .all(|arrow| {
            at[arrow.source().index()].is_none_or(|from| Some(from) < at[arrow.target().index()])
        })
        .then_some(order)
}

/// Whether a place is raised, for `ask!`: by the entry, or by answers at places before it.
fn raised(table: &Table, place: usize) -> TokenStream {
    if is_always_raised(table, place) {
        return quote!(true);
    }
    let mut beginnings = table.beginnings();
    let starts = beginnings.any(|reached| reached.questions.contains(&place));
    let ty = ident(if table.is_shared() {
        "Place"
    } else {
        "Question"
    });
    let name = ident(&table.places[place].name.camel);
    let start = starts.then(|| quote!(start.questions & 1 << #ty::#name as u8 != 0));
    let before = table.places.iter().enumerate().flat_map(|(from, before)| {
        let rows = before.rows.iter().enumerate();
        rows.filter(|(_, row)| row.questions.contains(&place))
            .map(move |(row, _)| {
                let (asked, code) = (variable(from), number(row + 1));
                quote!(#asked == #code)
            })
    });
    let all: Vec<_> = start.into_iter().chain(before).collect();
    if all.is_empty() {
        quote!(false)
    } else {
        quote!(#(#all)||*)
    }
}

/// Whether the only entry leads to a place.
fn is_always_raised(table: &Table, place: usize) -> bool {
    let mut beginnings = table.beginnings();
    !table.begins_variously() && beginnings.any(|reached| reached.questions.contains(&place))
}

/// The variable that holds what is answered at a place.
fn variable(place: usize) -> Ident {
    ident(&format!("q{place}"))
}

/// `ask!`, which takes the answer at a place into a decision, if the place is raised. 0 stands for none.
pub(super) fn ask(table: &Table) -> Option<TokenStream> {
    unrolled(table)?;
    let (at, question) = if table.is_shared() {
        ("Place::$at as usize", "ASKED[Place::$at as usize]")
    } else {
        ("Question::$at as usize", "Question::$at")
    };
    let results = results(table);
    if let [(name, set)] = results[..]
        && !set.is_large()
    {
        let row = format!("CHART[{at}][code as usize - 1]");
        return Some(ask_text(
            question,
            &format!("            $decision.{name} |= {row}.{name};\n"),
        ));
    }
    let add = results.into_iter().map(|(name, set)| {
        if !set.is_large() {
            return format!("            $decision.{name} |= row.{name};\n");
        }
        format!(
            "            let mut i = 0;
            while i < row.{name}.len() {{
                let bit = row.{name}[i] as usize;
                $decision.{name}[bit / 64] |= 1 << (bit % 64);
                i += 1;
            }}\n"
        )
    });
    let row = format!("            let row = &CHART[{at}][code as usize - 1];\n");
    Some(ask_text(
        question,
        &format!("{row}{}", add.collect::<String>()),
    ))
}

/// The macro, with what an answer adds to the decision.
fn ask_text(question: &str, add: &str) -> TokenStream {
    verbatim(&format!(
        "macro_rules! ask {{
    ($answers:ident $decision:ident $at:ident, $raised:expr) => {{{{
        let code = if $raised {{ $answers.0[{question} as usize] }} else {{ 0 }};
        if code > 0 {{
{add}        }} else if $raised {{ $decision.open |= 1 << {question} as u8; }}
        code
    }}}};
}}"
    ))
}

/// A line for each place: the compiler makes branches of them that a person would have written.
fn in_order(table: &Table, order: &[usize]) -> TokenStream {
    let start = start(table);
    let results = results(table);
    // A list cannot be copied into a set: those of the entry are added like any row's.
    let initial = results.iter().map(|&(name, set)| {
        let begins = begins_with(table, name);
        let name = ident(name);
        let value = if set.is_large() || !begins {
            set.empty()
        } else {
            quote!(#start.#name)
        };
        quote!(#name: #value)
    });
    let of_entry = results
        .iter()
        .filter(|(name, set)| set.is_large() && begins_with(table, name))
        .map(|&(name, set)| add(&quote!(decision), name, set));
    let of_entry: Vec<_> = of_entry.collect();
    let of_entry = (!of_entry.is_empty()).then(|| quote!(let row = &#start; #(#of_entry)*));
    let open = Set::of(table.questions.len()).empty();
    let asked = order.iter().map(|&place| {
        let name = ident(&table.places[place].name.camel);
        let raised = raised(table, place);
        // What the only entry raises is raised anyway.
        let mut raises = table.places[place]
            .rows
            .iter()
            .flat_map(|row| &row.questions);
        let leads_on = raises.any(|to| !is_always_raised(table, *to));
        let keep = leads_on.then(|| {
            let asked = variable(place);
            quote!(let #asked =)
        });
        quote!(#keep ask!(self decision #name, #raised);)
    });
    quote! {
        let mut decision = Decision { #(#initial,)* open: #open };
        #of_entry
        #(#asked)*
        decision
    }
}

/// Too many questions for the bits of a number: what is to do stands in a list.
fn from_list(table: &Table) -> TokenStream {
    let start = start(table);
    let start = if table.begins_variously() {
        start
    } else {
        quote!(&#start)
    };
    let results = results(table);
    let initial = results.iter().map(|&(name, set)| {
        let (name, empty) = (ident(name), set.empty());
        quote!(#name: #empty)
    });
    let add = results
        .iter()
        .map(|&(name, set)| add(&quote!(decision), name, set));
    let open = Set::of(table.questions.len()).empty();
    let raised = Set::of(table.places.len());
    let Set::Words(words) = raised else {
        return quote!();
    };
    let (words, places) = (number(words), number(table.places.len()));
    let shared = table.is_shared();
    // A question stands at one place, unless the chart asks it again.
    let place = ident(if shared { "place" } else { "question" });
    let question = shared.then(|| quote!(let question = ASKED[place] as usize;));
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
                            todo[left] = &CHART[#place][code - 1];
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
