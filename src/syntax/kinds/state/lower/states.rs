//! What a mention makes of a state.

use super::Lowering;
use crate::model::Text;
use crate::model::state::{How, Mention, Pseudo, State, StateIndex, StateKind};
use crate::source::{Span, TextRange};
use crate::syntax::text;

/// What a statement makes of a state that it mentions first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Made {
    /// A box; of `[*]` a start or an end.
    Plain,
    /// A fork, a join or a choice.
    Pseudo(Pseudo),
    /// A box, even of `[*]`.
    ByNote,
}

/// What an id stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// The id as the database knows it.
    pub(super) key: String,
    /// The id as it is shown.
    pub(super) id: String,
    /// What `[*]` is.
    pub(super) edge: Option<StateKind>,
}

/// The ids of which the data fetcher draws nothing: the chart's own, none, and ends of tags that
/// Mermaid's examples have.
const HIDDEN: [&str; 4] = ["root", "", "</join></fork>", "</choice>"];

impl Lowering<'_> {
    /// What an id stands for here; `first` is whether `[*]` is a start.
    pub(super) fn item(&self, id: TextRange, first: bool) -> Item {
        let id = text::shown(self.source, id).text;
        if id != "[*]" {
            return Item {
                key: id.clone(),
                id,
                edge: None,
            };
        }
        let (end, edge) = match first {
            true => ("_start", StateKind::Start),
            false => ("_end", StateKind::End),
        };
        let Some(block) = self.blocks.last() else {
            let id = format!("root{end}");
            return Item {
                key: id.clone(),
                id,
                edge: Some(edge),
            };
        };
        let composite = &self.model.state(block.composite).id;
        let (key, id) = match &block.region {
            None => (format!("{}{end}", block.key), format!("{composite}{end}")),
            Some((key, number)) => (
                format!("{key}{end}"),
                format!("{composite}_region{number}{end}"),
            ),
        };
        Item {
            key,
            id,
            edge: Some(edge),
        }
    }

    /// A mention of a state, in the composite state that is open.
    pub(super) fn state(
        &mut self,
        range: TextRange,
        first: bool,
        how: How,
        made: Made,
        statement: Span,
    ) -> StateIndex {
        let item = self.item(range, first);
        let span = self.source.map.span(text::trimmed(self.source, range));
        let index = match self.model.find(&item.key) {
            Some(index) => index,
            None => {
                let kind = match made {
                    Made::Plain => item.edge.unwrap_or_default(),
                    Made::Pseudo(Pseudo::Fork) => StateKind::Fork,
                    Made::Pseudo(Pseudo::Join) => StateKind::Join,
                    Made::Pseudo(Pseudo::Choice) => StateKind::Choice,
                    Made::ByNote => StateKind::State,
                };
                let state = State {
                    hidden: HIDDEN.contains(&item.id.as_str()),
                    id: item.id,
                    kind,
                    place: span.into(),
                    ..State::default()
                };
                self.add(item.key, state)
            }
        };
        let (parent, region) = self.parent();
        if let Some(parent) = parent.filter(|parent| self.model.state(*parent).id != "root") {
            let id = self.model.state(parent).id.clone();
            let state = &mut self.model.states[index.0];
            state.parent = Some(id);
            state.within = Some(parent);
            state.region = region;
        } else if region.is_some() {
            self.model.states[index.0].region = region;
        }
        self.model.states[index.0].mentions.push(Mention {
            span,
            statement,
            how,
            within: self.blocks.last().map(|block| block.composite),
        });
        index
    }

    /// The composite state that is open, and the region in it.
    pub(super) fn parent(&self) -> (Option<StateIndex>, Option<u32>) {
        let block = self.blocks.last();
        let region = block.and_then(|block| block.region.as_ref());
        (
            block.map(|block| block.composite),
            region.map(|(_, number)| *number),
        )
    }

    pub(super) fn add(&mut self, key: String, state: State) -> StateIndex {
        self.groups.push(false);
        self.keys_of.push(key.clone());
        self.model.add(key, state)
    }

    /// Gives a state a text, if it is one.
    pub(super) fn describe(&mut self, index: StateIndex, text: Text) {
        if !text.text.is_empty() {
            self.describe_with(index, text);
        }
    }

    /// Gives a state a text. Whatever it was, it is a box then.
    pub(super) fn describe_with(&mut self, index: StateIndex, text: Text) {
        let kind = match self.groups[index.0] {
            true => StateKind::Composite,
            false => StateKind::State,
        };
        let state = &mut self.model.states[index.0];
        state.kind = kind;
        state.texts.push(text);
    }

    /// Labels, classes, styles and links of all states.
    pub(super) fn finish_states(&mut self) {
        for (index, key) in self.keys_of.iter().enumerate() {
            let state = &mut self.model.states[index];
            let mut texts = state.texts.iter().map(|text| text.text.clone());
            let first = texts.next();
            state.descriptions = texts.collect();
            if state.kind.is_box() {
                state.label = Some(first.unwrap_or_else(|| state.id.clone()));
            }
            self.styles.put_on(key, state);
        }
    }
}
