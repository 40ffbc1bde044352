//! Good and bad, and labels that deny each other.

use std::sync::LazyLock;

use foldhash::{HashMap, HashSet};

use crate::decision::text::is_word;

const GOOD: &str = "accept accepted allow allowed approve approved authorized available enabled \
    exists found good healthy hit match matched matches ok okay pass passed passes present some \
    succeeded succeeds success successful valid";
const GOOD_ENDINGS: &str = "合格 命中 存在 成功 有効 有效 满足 通过";
const BAD: &str = "absent bad block blocked denied deny disabled err error exception fail failed \
    fails failure invalid ko mismatch miss misses missing ng none reject rejected unauthorized \
    unavailable unhealthy";
const BAD_ENDINGS: &str = "不合格 不存在 不满足 不通过 失敗 失败 拒绝 无效 未命中 無効";
const NEGATIONS: [&str; 16] = [
    "kein ", "keine ", "nicht ", "no ", "non ", "non-", "not ", "pas ", "не ", "不", "无", "未",
    "没", "没有", "無", "非",
];
const WITHOUT: [(&str, &str); 5] = [
    ("有", "无"),
    ("有", "無"),
    ("有", "没有"),
    ("has ", "no "),
    ("with ", "without "),
];

static VERDICTS: LazyLock<HashMap<&str, Quality>> = LazyLock::new(|| {
    let words =
        |list: &'static str, quality| list.split_whitespace().map(move |word| (word, quality));
    words(GOOD, Quality::Good)
        .chain(words(GOOD_ENDINGS, Quality::Good))
        .chain(words(BAD, Quality::Bad))
        .chain(words(BAD_ENDINGS, Quality::Bad))
        .collect()
});

/// A good or a bad verdict, as on the links after a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// `found`, `valid`, `ok`.
    Good,
    /// `missing`, `error`, `not found`.
    Bad,
}

/// Good or bad, for the label of a link.
#[must_use]
pub fn verdict(key: &str) -> Option<Quality> {
    let (first, last) = ends(key);
    let (first, last) = (first?, last?);
    let begins = |quality| VERDICTS.get(first) == Some(&quality);
    if matches!(first, "no" | "not") || begins(Quality::Bad) || ends_in(key, last, Quality::Bad) {
        Some(Quality::Bad)
    } else if begins(Quality::Good) || ends_in(key, last, Quality::Good) {
        Some(Quality::Good)
    } else {
        None
    }
}

/// Whether a label is a good verdict by its last word.
pub(in crate::decision) fn ends_good(key: &str) -> bool {
    verdict(key) == Some(Quality::Good)
        && ends(key)
            .1
            .is_some_and(|last| ends_in(key, last, Quality::Good))
}

/// Whether a key ends in a verdict: in scripts without spaces the ending is the last word.
fn ends_in(key: &str, last: &str, quality: Quality) -> bool {
    let endings = match quality {
        Quality::Good => GOOD_ENDINGS,
        Quality::Bad => BAD_ENDINGS,
    };
    VERDICTS.get(last) == Some(&quality)
        || !key.is_ascii() && endings.split(' ').any(|word| key.ends_with(word))
}

/// The first and the last word of a key.
fn ends(key: &str) -> (Option<&str>, Option<&str>) {
    let mut words = key.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let first = words.next();
    (first, words.next_back().or(first))
}

/// Whether one of the keys denies another: `not found` and `found`, `with tax` and `without tax`.
/// Expected linear in the keys.
pub(in crate::decision) fn has_opposites<'k>(keys: impl IntoIterator<Item = &'k str>) -> bool {
    let keys: HashSet<&str> = keys.into_iter().collect();
    let denied = |key: &&str| {
        NEGATIONS
            .iter()
            .filter_map(|no| key.strip_prefix(no))
            .any(|rest| !rest.is_empty() && keys.contains(rest))
            || WITHOUT.iter().any(|(with, without)| {
                // Without a word after them, too.
                *key == without.trim_end() && keys.contains(with.trim_end())
                    || key.strip_prefix(without).is_some_and(|rest| {
                        !rest.is_empty() && keys.contains(format!("{with}{rest}").as_str())
                    })
            })
    };
    keys.iter().any(denied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::key;

    #[test]
    fn good_and_bad() {
        use Quality::{Bad, Good};
        for (label, quality) in [
            ("ok", Some(Good)),
            ("cache hit", Some(Good)),
            ("not found", Some(Bad)),
            ("no match", Some(Bad)),
            ("valid until error", Some(Bad)),
            ("审核通过", Some(Good)),
            ("审核不通过", Some(Bad)),
            ("失败：重试", Some(Bad)),
            ("成功 → 继续", Some(Good)),
            ("通过 但不合格", Some(Bad)),
            ("再次失败（重试）", None),
            ("found it", Some(Good)),
            ("was found here", None),
            ("maybe", None),
        ] {
            assert_eq!(verdict(&key(label)), quality, "{label}");
        }
        assert!(ends_good("cache hit") && !ends_good("found it"));
    }

    #[test]
    fn opposites() {
        for pair in [
            ["found", "not found"],
            ["production", "non-production"],
            ["通过", "未通过"],
            ["有库存", "没有库存"],
            ["with tax", "without tax"],
            ["has stock", "no stock"],
            ["gültig", "nicht gültig"],
            ["有", "无"],
            ["with", "without"],
        ] {
            assert!(has_opposites(pair), "{pair:?}");
        }
        for pair in [
            ["found", "notfound"],
            ["a", "b"],
            ["no", "yes"],
            ["not", "no"],
        ] {
            assert!(!has_opposites(pair), "{pair:?}");
        }
    }
}
