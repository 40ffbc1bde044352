//! The words that decide: Yes and No, good and bad, else, stop, and what asks.
//!
//! The lists come from what real charts say, in many languages. Each word stands as its key, so that
//! a lookup compares what is written here.

mod asks;
mod exclusive;
mod polar;
mod verdict;

use std::sync::LazyLock;

use foldhash::HashSet;

pub use asks::asks;
pub(super) use asks::is_unfinished;
pub(super) use exclusive::exclude_each_other;
pub(super) use polar::{Head, Letters};
pub use polar::{Polarity, polarity};
pub use verdict::{Quality, verdict};
pub(super) use verdict::{ends_good, has_opposites};

const ELSE: &[&str] = &[
    "*",
    "_",
    "all others",
    "any other",
    "anything else",
    "default",
    "else",
    "everything else",
    "others",
    "other",
    "otherwise",
    "rest",
    "the rest",
    "all other cases",
    "in all other cases",
    "any other case",
    "none of the above",
    "fallback",
    "ansonsten",
    "sonst",
    "andernfalls",
    "alle anderen",
    "sonstige",
    "sonstiges",
    "autrement",
    "sinon",
    "autres",
    "dans le cas contraire",
    "de lo contrario",
    "en otro caso",
    "si no",
    "los demás",
    "otros",
    "caso contrário",
    "senão",
    "outros",
    "do contrário",
    "altrimenti",
    "in caso contrario",
    "altri",
    "anders",
    "overig",
    "overige",
    "in alle andere gevallen",
    "annars",
    "övriga",
    "i annat fall",
    "ellers",
    "i andre tilfælde",
    "w przeciwnym razie",
    "w innym przypadku",
    "pozostałe",
    "jinak",
    "v opačném případě",
    "inak",
    "altfel",
    "în caz contrar",
    "muuten",
    "muussa tapauksessa",
    "egyébként",
    "különben",
    "aksi halde",
    "aksi takdirde",
    "иначе",
    "в противном случае",
    "остальное",
    "остальные",
    "інакше",
    "その他",
    "それ以外",
    "それ以外の場合",
    "そうでなければ",
    "其他",
    "其它",
    "其他情况",
    "否则",
    "默认",
    "그 외",
    "기타",
    "그렇지 않으면",
];
const STOP: [&str; 27] = [
    "done",
    "end",
    "ende",
    "exit",
    "fertig",
    "fim",
    "fin",
    "fine",
    "finish",
    "finished",
    "konec",
    "koniec",
    "stop",
    "terminate",
    "terminated",
    "the end",
    "arrêt",
    "terminé",
    "конец",
    "стоп",
    "おわり",
    "終わり",
    "終了",
    "结束",
    "结束流程",
    "끝",
    "종료",
];

static ELSES: LazyLock<HashSet<&str>> = LazyLock::new(|| ELSE.iter().copied().collect());
static STOPS: LazyLock<HashSet<&str>> = LazyLock::new(|| STOP.iter().copied().collect());

/// Whether a key means every other answer.
#[must_use]
pub fn is_else_word(key: &str) -> bool {
    ELSES.contains(key)
}

/// Whether a key only says that the chart ends.
#[must_use]
pub fn is_stop_word(key: &str) -> bool {
    STOPS.contains(key)
}

/// Whether a text begins like an item of a numbered list: `1.`, `2:`, `3)`.
pub(super) fn is_numbered(text: &str) -> bool {
    let rest = text.trim_start_matches(|c: char| c.is_numeric());
    rest.len() < text.len() && rest.starts_with(['.', ':', ')'])
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '－' | '﹣')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::key;

    #[test]
    fn the_words_are_their_own_keys() {
        for word in ELSE.iter().chain(&STOP) {
            assert_eq!(key(word), *word);
        }
    }

    #[test]
    fn else_and_stop_words() {
        for word in [
            "*",
            "_",
            "Otherwise.",
            "else",
            "SINON",
            "其他",
            "그 외",
            "caso contrário",
            "Annars",
            "anders",
            "w przeciwnym razie",
            "sonstiges",
            "그렇지 않으면",
            "None of the above",
        ] {
            assert!(is_else_word(&key(word)), "{word}");
        }
        assert!(!is_else_word(&key("something else")));
        for word in ["End", "the end", "Fin.", "ARRÊT", "结束"] {
            assert!(is_stop_word(&key(word)), "{word}");
        }
        assert!(!is_stop_word(&key("End it")));
    }

    #[test]
    fn numbered_lists() {
        assert!(is_numbered("1. Do it") && is_numbered("12) x") && is_numbered("3: y"));
        assert!(!is_numbered("1 apple") && !is_numbered("a. b"));
    }
}
