//! The id under the cursor, and where else it stands in its chart.

use super::document::Document;
use crate::driver::LiveChart;
use crate::source::Span;
use crate::syntax::{Name, NameSort};

/// An id under the cursor, and every place of it.
pub(super) struct Named<'a> {
    /// The chart.
    pub(super) live: &'a LiveChart,
    /// What it says.
    pub(super) text: String,
    /// What it is the name of.
    pub(super) sort: NameSort,
    /// Where it is, under the cursor.
    pub(super) here: Span,
    /// Every place, in order, and whether the thing is declared there.
    pub(super) places: Vec<(Span, bool)>,
}

impl<'a> Named<'a> {
    /// The id at an offset, or that ends there.
    pub(super) fn at(document: &'a Document, offset: u32) -> Option<Self> {
        let live = document.chart_at(offset)?;
        let names = live.reading().names();
        let then = live.then(offset);
        let holds = |name: &&Name<'_>| (name.span.start..=name.span.end).contains(&then);
        // Of two that meet at the cursor, the one after it.
        let found = names.iter().rfind(holds)?;
        let is_it = |name: &&Name<'_>| (&name.text, name.sort) == (&found.text, found.sort);
        let mut places: Vec<(Span, bool)> = (names.iter().filter(is_it))
            .map(|name| (live.now(name.span), name.declares))
            .collect();
        places.dedup();
        Some(Self {
            live,
            text: found.text.clone().into_owned(),
            sort: found.sort,
            here: live.now(found.span),
            places,
        })
    }

    /// Where the thing is declared; where nothing declares it, its first place.
    pub(super) fn declarations(&self) -> Vec<Span> {
        let declared = self.places.iter().filter(|place| place.1);
        let declared: Vec<Span> = declared.map(|place| place.0).collect();
        if declared.is_empty() {
            return self.places.iter().map(|place| place.0).take(1).collect();
        }
        declared
    }
}
