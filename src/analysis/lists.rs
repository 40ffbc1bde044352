//! A list for each of some numbers, all in one piece.

/// Lists of items by number: where the links of a graph lead, say.
#[derive(Debug, Default)]
pub(crate) struct Lists<T> {
    /// Where each list begins; one more, where the last ends.
    starts: Vec<u32>,
    items: Vec<T>,
}

impl<T: Clone + Default> Lists<T> {
    /// The lists of `count` numbers, of pairs (number, item); items of one number stay in their order.
    pub(crate) fn of(count: usize, pairs: Vec<(u32, T)>) -> Self {
        let mut starts = vec![0; count + 1];
        for (number, _) in &pairs {
            starts[*number as usize + 1] += 1;
        }
        for i in 0..count {
            starts[i + 1] += starts[i];
        }
        let mut next = starts.clone();
        let mut items = vec![T::default(); pairs.len()];
        for (number, item) in pairs {
            let at = &mut next[number as usize];
            items[*at as usize] = item;
            *at += 1;
        }
        Self { starts, items }
    }

    /// The list of a number.
    pub(crate) fn get(&self, number: usize) -> &[T] {
        &self.items[self.starts[number] as usize..self.starts[number + 1] as usize]
    }

    /// How many lists there are.
    pub(crate) fn len(&self) -> usize {
        self.starts.len() - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stay_in_their_order() {
        let lists = Lists::of(3, vec![(2, 7), (0, 5), (2, 6)]);
        let all: Vec<&[u32]> = (0..lists.len()).map(|i| lists.get(i)).collect();
        assert_eq!(all, [&[5][..], &[], &[7, 6]]);
    }
}
