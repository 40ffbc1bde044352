//! What rules for every kind see of a pie chart.

use std::borrow::Cow;

use crate::model::{Label, Written};
use crate::syntax::{Block, Mention, Outline, Reading};

/// The outline of a pie chart. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = reading.pie().map_or_else(Outline::default, |chart| {
        let block = |_: &_| Block::Within;
        Outline::of(&reading.text, chart.header, &chart.statements, block)
    });
    if let Some(pie) = reading.diagram.as_ref().and_then(|diagram| diagram.pie()) {
        for slice in pie.slices.iter().chain(&pie.dropped) {
            outline
                .labels
                .push(Label::new(&slice.label, Written::Quoted));
        }
    }
    outline
}

/// Every slice by its label.
pub(super) fn mentions(reading: &Reading) -> Vec<Mention<'_>> {
    let pie = reading.diagram.as_ref().and_then(|diagram| diagram.pie());
    let mut found = Vec::new();
    for slice in pie
        .into_iter()
        .flat_map(|pie| pie.slices.iter().chain(&pie.dropped))
    {
        let id = Cow::Borrowed(slice.label.text.as_str());
        found.push((id, slice.label.place.0));
    }
    found
}
