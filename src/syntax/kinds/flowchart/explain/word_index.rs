//! Which words a chart uses, looked up once for all its mistakes.

use foldhash::{HashMap, HashMapExt, HashSet};
use std::cell::OnceCell;

use super::titles::{Titled, titles};

/// The words of a text, found when first asked for.
#[derive(Default)]
pub(in crate::syntax::kinds::flowchart) struct Index {
    words: OnceCell<Words>,
    titles: OnceCell<HashMap<String, Titled>>,
}

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

    /// Whether an opening bracket stands right after a word anywhere in the chart.
    pub(in crate::syntax::kinds::flowchart) fn has_labelled(&self, text: &str, word: &str) -> bool {
        self.words(text).labelled.contains(word)
    }

    /// The only subgraph of a title, in upper or lower case.
    pub(super) fn titled(&self, text: &str, title: &str) -> Option<&Titled> {
        let titled = self.titles.get_or_init(|| {
            let mut by_title: HashMap<String, Option<Titled>> = HashMap::new();
            for titled in titles(text) {
                let entry = by_title.entry(titled.title.to_lowercase());
                entry.and_modify(|one| *one = None).or_insert(Some(titled));
            }
            let only = by_title.into_iter();
            only.filter_map(|(title, one)| Some((title, one?)))
                .collect()
        });
        titled.get(&title.to_lowercase())
    }

    fn words(&self, text: &str) -> &Words {
        self.words.get_or_init(|| {
            let mut words = Words::default();
            let mut at = 0;
            for word in text.split(|c: char| !(c.is_alphanumeric() || c == '_')) {
                let after = &text[at + word.len()..];
                if after.starts_with(['[', '(', '{', '>']) {
                    words.labelled.insert(word.to_owned());
                }
                words.all.insert(word.to_owned());
                at += word.len() + after.chars().next().map_or(0, char::len_utf8);
            }
            words
        })
    }
}
