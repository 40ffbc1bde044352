//! Ranks for which edges are short, by network simplex (Gansner, Koutsofios, North and Vo, "A technique for
//! drawing directed graphs", 1993).
//!
//! dugong has that, too, but looks at its whole tree after each step, which takes too long for thousands of boxes.
//! Here a step costs as much as the smaller part that it moves.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// What must stand so many ranks after what at least, and how much each rank between them costs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) least: i64,
    pub(super) weight: i64,
}

/// How much may be looked at, for each thing and each link.
const EFFORT: usize = 2000;
/// From how many links that should leave the tree the worst is taken.
const CHOICE: usize = 30;

/// The rank of each of so many things. The links make no circle, and join everything to the first thing.
pub(super) fn ranks(count: usize, links: &[Link]) -> Option<Vec<i64>> {
    let mut simplex = Simplex::new(count, links)?;
    simplex.grow()?;
    simplex.improve();
    Some(simplex.ranks)
}

/// What is below a thing in the tree, with the thing itself.
#[derive(Clone, Copy, Debug)]
struct Below {
    count: usize,
    /// The weights of the links that leave it, without those of the links that reach it.
    pull: i64,
}

impl Below {
    fn and(self, other: Self) -> Self {
        Self {
            count: self.count + other.count,
            pull: self.pull + other.pull,
        }
    }

    fn without(self, other: Self) -> Self {
        Self {
            count: self.count - other.count,
            pull: self.pull - other.pull,
        }
    }
}

/// A tree of tight links over everything, with the ranks that it gives.
struct Simplex<'l> {
    links: &'l [Link],
    /// The links at each thing: where they begin in `at`.
    first: Vec<usize>,
    at: Vec<usize>,
    ranks: Vec<i64>,
    in_tree: Vec<bool>,
    /// The thing that is above all in the tree, and for each other one the link to what is above it.
    root: usize,
    above: Vec<Option<usize>>,
    /// How many things are below each, with itself, and their pull together.
    below: Vec<Below>,
    /// The step in which each thing was last on the side that moves.
    moved: Vec<usize>,
    step: usize,
    effort: usize,
}

impl<'l> Simplex<'l> {
    fn new(count: usize, links: &'l [Link]) -> Option<Self> {
        let mut first = vec![0; count + 1];
        let mut pull = vec![0; count];
        for link in links {
            first[link.from + 1] += 1;
            first[link.to + 1] += 1;
            pull[link.from] += link.weight;
            pull[link.to] -= link.weight;
        }
        for i in 0..count {
            first[i + 1] += first[i];
        }
        let mut next = first.clone();
        let mut at = vec![0; 2 * links.len()];
        for (i, link) in links.iter().enumerate() {
            for end in [link.from, link.to] {
                at[next[end]] = i;
                next[end] += 1;
            }
        }
        let mut simplex = Self {
            links,
            first,
            at,
            ranks: vec![0; count],
            in_tree: vec![false; links.len()],
            root: 0,
            above: vec![None; count],
            below: pull.iter().map(|&pull| Below { count: 1, pull }).collect(),
            moved: vec![0; count],
            step: 0,
            effort: EFFORT * (count + links.len()),
        };
        simplex.begin().then_some(simplex)
    }

    /// Puts each thing as early as its links allow; whether they make no circle.
    fn begin(&mut self) -> bool {
        let mut open = vec![0usize; self.ranks.len()];
        for link in self.links {
            open[link.to] += 1;
        }
        let free = (0..open.len()).filter(|&i| open[i] == 0);
        let mut ready: Vec<usize> = free.collect();
        let mut done = 0;
        while let Some(i) = ready.pop() {
            done += 1;
            for &link in &self.at[self.first[i]..self.first[i + 1]] {
                let link = &self.links[link];
                if link.from != i {
                    continue;
                }
                let rank = self.ranks[i] + link.least;
                self.ranks[link.to] = self.ranks[link.to].max(rank);
                open[link.to] -= 1;
                if open[link.to] == 0 {
                    ready.push(link.to);
                }
            }
        }
        done == self.ranks.len()
    }

    fn slack(&self, link: usize) -> i64 {
        let link = &self.links[link];
        self.ranks[link.to] - self.ranks[link.from] - link.least
    }

    /// Makes the tree, from the first thing on: the link with the least room is made tight, again and again.
    fn grow(&mut self) -> Option<()> {
        let count = self.ranks.len();
        let mut inside = vec![false; count];
        // How far what is inside has moved; the ranks of what is inside lack that.
        let mut moved = 0;
        // The links out of the tree have that much less room, those into it that much more.
        let (mut out, mut into) = (BinaryHeap::new(), BinaryHeap::new());
        let mut i = self.root;
        let mut order = Vec::with_capacity(count);
        for left in (0..count).rev() {
            inside[i] = true;
            order.push(i);
            self.ranks[i] -= moved;
            for &link in &self.at[self.first[i]..self.first[i + 1]] {
                let (from, to) = (self.links[link].from, self.links[link].to);
                let room = Reverse((self.slack(link), link));
                match (inside[from], inside[to]) {
                    (true, false) => out.push(room),
                    (false, true) => into.push(room),
                    _ => {}
                }
            }
            if left == 0 {
                break;
            }
            let done = |link: usize| inside[self.links[link].from] && inside[self.links[link].to];
            while out.peek().is_some_and(|&Reverse((_, link))| done(link)) {
                out.pop();
            }
            while into.peek().is_some_and(|&Reverse((_, link))| done(link)) {
                into.pop();
            }
            let outwards = out
                .peek()
                .map(|&Reverse((room, link))| (room - moved, link));
            let inwards = into
                .peek()
                .map(|&Reverse((room, link))| (room + moved, link));
            let is_out = match (outwards, inwards) {
                (Some(a), Some(b)) => a <= b,
                (a, _) => a.is_some(),
            };
            let (room, link) = if is_out { outwards? } else { inwards? };
            moved += if is_out { room } else { -room };
            self.in_tree[link] = true;
            i = if is_out {
                self.links[link].to
            } else {
                self.links[link].from
            };
            self.above[i] = Some(link);
        }
        for rank in &mut self.ranks {
            *rank += moved;
        }
        for &i in order.iter().rev() {
            if let Some(parent) = self.parent(i) {
                self.below[parent] = self.below[parent].and(self.below[i]);
            }
        }
        Some(())
    }

    fn parent(&self, thing: usize) -> Option<usize> {
        self.above[thing].map(|link| self.other(link, thing))
    }

    fn other(&self, link: usize, end: usize) -> usize {
        self.links[link].from + self.links[link].to - end
    }

    fn at(&self, thing: usize) -> &[usize] {
        &self.at[self.first[thing]..self.first[thing + 1]]
    }

    /// What another order would save if the link above a thing were not in the tree.
    fn saving(&self, thing: usize) -> i64 {
        match self.above[thing] {
            Some(link) if self.links[link].from == thing => -self.below[thing].pull,
            Some(_) => self.below[thing].pull,
            None => 0,
        }
    }

    /// Exchanges links of the tree until no exchange makes anything shorter.
    fn improve(&mut self) {
        let count = self.ranks.len();
        let mut at = 0;
        while self.effort > 0 {
            let (mut worst, mut found) = (None, 0);
            let mut looked = 0;
            while looked < count && found < CHOICE {
                let saving = self.saving(at);
                if saving > 0 {
                    found += 1;
                    if worst.is_none_or(|(most, _)| saving > most) {
                        worst = Some((saving, at));
                    }
                }
                at = (at + 1) % count;
                looked += 1;
            }
            self.effort = self.effort.saturating_sub(looked);
            let Some((_, thing)) = worst else { break };
            if self.exchange(thing).is_none() {
                break;
            }
        }
    }

    /// Takes the link above a thing out of the tree, and the tightest that goes the other way into it. The smaller of
    /// the two sides moves.
    fn exchange(&mut self, thing: usize) -> Option<()> {
        let old = self.above[thing]?;
        let parent = self.other(old, thing);
        let is_below = 2 * self.below[thing].count <= self.ranks.len();
        let side = self.side(if is_below { thing } else { parent }, old);
        // The old link leaves the side or reaches it; the new one does the opposite.
        let leaves = (self.links[old].from == thing) == is_below;
        let mut best: Option<(i64, usize)> = None;
        for &i in &side {
            for &link in self.at(i) {
                let inner = if leaves {
                    self.links[link].to
                } else {
                    self.links[link].from
                };
                if inner == i && self.moved[self.other(link, i)] != self.step {
                    let room = (self.slack(link), link);
                    best = Some(best.map_or(room, |best| best.min(room)));
                }
            }
        }
        let (room, new) = best?;
        for &i in &side {
            self.ranks[i] += if leaves { -room } else { room };
        }
        (self.in_tree[old], self.in_tree[new]) = (false, true);
        self.hang(thing, is_below, new);
        Some(())
    }

    /// What is on one side of a link of the tree.
    fn side(&mut self, begin: usize, link: usize) -> Vec<usize> {
        self.step += 1;
        let mut side = vec![begin];
        self.moved[begin] = self.step;
        let mut next = 0;
        while let Some(&i) = side.get(next) {
            next += 1;
            for at in self.first[i]..self.first[i + 1] {
                let other = self.at[at];
                let end = self.other(other, i);
                if self.in_tree[other] && other != link && self.moved[end] != self.step {
                    self.moved[end] = self.step;
                    side.push(end);
                }
            }
            self.effort = self
                .effort
                .saturating_sub(self.first[i + 1] - self.first[i]);
        }
        side
    }

    /// Hangs what is below a thing, or all the rest, to where a link leads.
    fn hang(&mut self, thing: usize, is_below: bool, link: usize) {
        let lost = self.below[thing];
        let mut up = self.parent(thing);
        while let Some(i) = up {
            self.below[i] = self.below[i].without(lost);
            up = self.parent(i);
        }
        let top = if is_below { thing } else { self.root };
        let whole = self.below[top];
        let Link { from, to, .. } = self.links[link];
        let (inner, outer) = if self.moved[from] == self.step {
            (from, to)
        } else {
            (to, from)
        };
        if !is_below {
            (self.root, self.above[thing]) = (thing, None);
        }
        // What was above is below now.
        let (mut i, mut new, mut passed) = (inner, link, None);
        loop {
            let before = self.below[i];
            self.below[i] = passed.map_or(whole, |passed| whole.without(passed));
            passed = Some(before);
            let old = self.above[i].replace(new);
            self.effort = self.effort.saturating_sub(1);
            match old {
                Some(old) if i != top => (i, new) = (self.other(old, i), old),
                _ => break,
            }
        }
        let mut up = Some(outer);
        while let Some(i) = up {
            self.below[i] = self.below[i].and(whole);
            up = self.parent(i);
            self.effort = self.effort.saturating_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn link(from: usize, to: usize, least: i64, weight: i64) -> Link {
        Link {
            from,
            to,
            least,
            weight,
        }
    }

    fn length(links: &[Link], ranks: &[i64]) -> i64 {
        let lengths = links
            .iter()
            .map(|link| link.weight * (ranks[link.to] - ranks[link.from]));
        lengths.sum()
    }

    #[test]
    fn a_short_branch_stands_near_what_it_leads_to() {
        // 0 → 1 → 2 → 3, and 0 → 4 → 3 by a link of which the second part is worth more.
        let links = [
            link(0, 1, 1, 1),
            link(1, 2, 1, 1),
            link(2, 3, 1, 1),
            link(0, 4, 1, 1),
            link(4, 3, 1, 2),
        ];
        assert_eq!(ranks(5, &links), Some(vec![0, 1, 2, 3, 2]));
    }

    #[test]
    fn a_circle_and_what_nothing_joins_have_no_ranks() {
        assert_eq!(ranks(2, &[link(0, 1, 1, 1), link(1, 0, 1, 1)]), None);
        assert_eq!(ranks(3, &[link(0, 1, 1, 1)]), None);
    }

    proptest! {
        /// No other ranks are shorter: all of a few ranks are tried.
        #[test]
        fn nothing_is_shorter(
            ends in prop::collection::vec((0..5usize, 1..5usize, 0..2i64, 0..4i64), 0..9)
        ) {
            const COUNT: usize = 5;
            const MOST: i64 = 6;
            let free = (1..COUNT).map(|i| link(0, i, 0, 0));
            let given = ends.into_iter().filter(|&(from, to, ..)| from < to);
            let given = given.map(|(from, to, least, weight)| link(from, to, least, weight));
            let links: Vec<Link> = free.chain(given).collect();
            let found = ranks(COUNT, &links).expect("no circle, and all is joined");
            let holds = |ranks: &[i64]| {
                let mut all = links.iter();
                all.all(|link| ranks[link.to] - ranks[link.from] >= link.least)
            };
            prop_assert!(holds(&found));
            let best = (0..MOST.pow(COUNT as u32 - 1)).filter_map(|number| {
                let mut other = vec![0; COUNT];
                let mut rest = number;
                for rank in &mut other[1..] {
                    *rank = rest % MOST;
                    rest /= MOST;
                }
                holds(&other).then(|| length(&links, &other))
            });
            prop_assert_eq!(Some(length(&links, &found)), best.min());
        }
    }
}
