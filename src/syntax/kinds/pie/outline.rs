//! What rules for every kind see of a pie chart.

use std::borrow::Cow;

use crate::model::{Label, Written};
use crate::syntax::{Block, Mark, Outline, Reading};

/// The outline of a pie chart. One pass over its statements and its model.
pub(super) fn outline(reading: &Reading) -> Outline<'_> {
    let mut outline = Outline::default();
    if let Some(chart) = reading.pie() {
        outline.keyword = reading.text.span(chart.header);
        let marks = chart.statements.iter().map(|statement| Mark {
            span: reading.text.span(statement.range),
            block: Block::Within,
        });
        outline.statements.extend(marks);
    }
    if let Some(pie) = reading.diagram.as_ref().and_then(|diagram| diagram.pie()) {
        for slice in pie.slices.iter().chain(&pie.dropped) {
            let text = Cow::Borrowed(slice.label.text.as_str());
            let place = slice.label.place.0;
            outline.mentions.push((text.clone(), place));
            outline.labels.push(Label {
                text,
                written: Written::Quoted,
                data: false,
                span: place,
            });
        }
    }
    outline
}
