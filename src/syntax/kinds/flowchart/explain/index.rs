//! Which words a chart uses, looked up once for all its mistakes.

use std::cell::OnceCell;
use std::collections::HashSet;

/// The words of a text, found when first asked for.
#[derive(Default)]
pub(in super::super) struct Index(OnceCell<Words>);

#[derive(Default)]
struct Words {
    all: HashSet<String>,
    labelled: HashSet<String>,
}

impl Index {
    /// Whether a word stands anywhere in the chart.
    pub(super) fn has(&self, text: &str, word: &str) -> bool {
        self.words(text).all.contains(word)
    }

    /// Whether an opening bracket stands right behind a word anywhere in the chart.
    pub(in super::super) fn has_labelled(&self, text: &str, word: &str) -> bool {
        self.words(text).labelled.contains(word)
    }

    fn words(&self, text: &str) -> &Words {
        self.0.get_or_init(|| {
            let mut words = Words::default();
            let mut at = 0;
            for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
                let behind = &text[at + word.len()..];
                if behind.starts_with(['[', '(', '{', '>']) {
                    words.labelled.insert(word.to_owned());
                }
                words.all.insert(word.to_owned());
                at += word.len() + behind.chars().next().map_or(0, char::len_utf8);
            }
            words
        })
    }
}
