//! Room for what few nodes and links have.

use std::ops::{Deref, DerefMut};

/// A value that most things have none of: those take the room of a pointer.
#[derive(Clone, Debug)]
pub struct Rare<T>(Option<Box<T>>);

/// What a [`Rare`] holds.
pub trait Extra: Default + 'static {
    /// The value of what has none: the default one.
    const NONE: &'static Self;
}

impl<T> Default for Rare<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> From<T> for Rare<T> {
    fn from(value: T) -> Self {
        Self(Some(Box::new(value)))
    }
}

impl<T: Extra> Deref for Rare<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.0.as_deref().unwrap_or(T::NONE)
    }
}

impl<T: Extra> DerefMut for Rare<T> {
    /// Makes room for a value, if there is none.
    fn deref_mut(&mut self) -> &mut T {
        self.0.get_or_insert_default()
    }
}

impl<T: Extra + PartialEq> PartialEq for Rare<T> {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl<T: Extra + Eq> Eq for Rare<T> {}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::graph::NodeExtras;

    #[test]
    fn nothing_is_the_default() {
        let nothing = Rare::<NodeExtras>::default();
        assert_eq!(*nothing, NodeExtras::default());
        let mut made = nothing.clone();
        made.classes.push("hot".to_owned());
        assert_ne!(made, nothing);
        made.classes.clear();
        assert_eq!(made, nothing);
    }
}
