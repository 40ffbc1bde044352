//! What rules for every kind see of a pie chart.

use crate::model::{Label, Written};
use crate::syntax::{Block, Outline, Reading};

/// The outline of a pie chart. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = reading.pie().map_or_else(Outline::default, |chart| {
        let block = |_: &_| Block::Within;
        Outline::of(&reading.text, chart.header, &chart.statements, block)
    });
    if let Some(pie) = reading.diagram.as_ref().and_then(|diagram| diagram.pie()) {
        for slice in pie.slices.iter().chain(&pie.dropped) {
            let label = Label::new(&slice.label, Written::Quoted);
            outline.mentions.push((label.text.clone(), label.span));
            outline.labels.push(label);
        }
    }
    outline
}
