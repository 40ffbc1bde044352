//! Mistakes planted among good statements of one kind: each is reported once, and nothing else is.

use std::fmt::Write as _;

use crate::planted_mistakes::{errors, rounds};
use crate::random::Random;

/// What is planted in charts of a kind. `§` in a statement is a number of its own in each chart.
pub(super) struct Planted {
    /// The header.
    pub(super) header: &'static str,
    /// Good statements at the beginning and at the end of each chart.
    pub(super) around: [&'static str; 2],
    /// Statements that Mermaid refuses, and the rule that says why at their first line.
    pub(super) mistakes: &'static [(&'static str, &'static str)],
    /// The same, of which another line can undo the mistake.
    pub(super) alone: &'static [(&'static str, &'static str)],
    /// Statements that Mermaid takes.
    pub(super) good: &'static [&'static str],
}

impl Planted {
    /// Each mistake in a chart of its own has its rule.
    pub(super) fn one_by_one(&self) {
        let mut wrong = String::new();
        for (statement, rule) in self.mistakes.iter().chain(self.alone) {
            let statement = statement.replace('§', "1");
            let [first, last] = self.around;
            let text = format!(
                "{}\n    {first}\n    {statement}\n    {last}\n",
                self.header
            );
            let found = errors(&text);
            if found != [(3, *rule)] {
                writeln!(wrong, "{statement}: {found:?}, not {rule}").expect("a string");
            }
        }
        assert!(wrong.is_empty(), "{wrong}");
    }

    /// Mistakes among good statements are reported one by one.
    pub(super) fn in_random_order(&self) {
        let mut random = Random(0x2545_F491_4F6C_DD1D);
        for round in 0..rounds() / 2 {
            let mut left: Vec<(String, Option<&str>)> = Vec::new();
            for i in 0..1 + round % 30 {
                let (statement, rule) = self.mistakes[random.below(self.mistakes.len())];
                left.push((statement.replace('§', &i.to_string()), Some(rule)));
            }
            for i in 0..random.below(20) {
                let statement = self.good[random.below(self.good.len())];
                left.push((statement.replace('§', &i.to_string()), None));
            }
            let mut text = format!("{}\n    {}\n", self.header, self.around[0]);
            let mut expected = Vec::new();
            let mut line = 3;
            while !left.is_empty() {
                let (statement, rule) = left.swap_remove(random.below(left.len()));
                writeln!(text, "    {statement}").expect("a string");
                if let Some(rule) = rule {
                    expected.push((line, rule));
                }
                line += 1 + statement.matches('\n').count() as u32;
            }
            writeln!(text, "    {}", self.around[1]).expect("a string");
            assert_eq!(errors(&text), expected, "{text}");
        }
    }
}
