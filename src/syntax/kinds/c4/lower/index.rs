//! What names stand for: the first thing that has a name, as in a search from the start of a list.

use foldhash::{HashMap, HashMapExt};
use std::collections::BTreeSet;
use std::hash::Hash;

/// The things of each name, by their places in a list.
#[derive(Debug)]
pub(super) struct Index<K> {
    places: HashMap<K, BTreeSet<usize>>,
}

impl<K> Default for Index<K> {
    fn default() -> Self {
        Self {
            places: HashMap::new(),
        }
    }
}

impl<K: Clone + Eq + Hash> Index<K> {
    /// The first thing of a name.
    pub(super) fn first(&self, name: &K) -> Option<usize> {
        self.places.get(name)?.first().copied()
    }

    /// Adds a thing.
    pub(super) fn add(&mut self, name: K, at: usize) {
        self.places.entry(name).or_default().insert(at);
    }

    /// Gives a thing another name.
    pub(super) fn rename(&mut self, from: &K, to: &K, at: usize) {
        if let Some(places) = self.places.get_mut(from) {
            places.remove(&at);
        }
        self.add(to.clone(), at);
    }
}
