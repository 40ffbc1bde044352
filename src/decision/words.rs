//! The words that decide: Yes and No, good and bad, else, stop, and what asks.
//!
//! The lists come from what real charts say, in many languages. Lookups go by the folded word.

use std::collections::{HashMap, HashSet};
use std::ops::Range;
use std::sync::LazyLock;

use super::key::{fold, key};
use super::text::is_word;

const YES: &str = "ano da evet igen ja jah jawohl oui si sim taip tak true verdadeiro verdadero \
    vero vrai ya yeah yep yes yup có doğru jā kyllä sí áno ναι да так כן نعم हाँ हां ใช่ ☑ ✅ ✓ ✔ はい \
    对 是 是的 真 네 예 👍";
const NO: &str = "ei falsch false falso faux nao ne nee nei nein nej nem nie no non nope tidak \
    hayır không não nē yanlış όχι нет ні לא لا नहीं ไม่ใช่ ✖ ✗ ✘ ❌ いいえ 不 不对 不是 假 偽 否 아니오 \
    아니요 👎";
const SIGNS: &str = "☑✅✓✔👍✖✗✘❌👎";
const LETTERS: [(char, char); 6] = [
    ('y', 'n'),
    ('t', 'f'),
    ('j', 'n'),
    ('o', 'n'),
    ('s', 'n'),
    ('д', 'н'),
];
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
const ELSE: [&str; 29] = [
    "*",
    "_",
    "all others",
    "altrimenti",
    "ansonsten",
    "any other",
    "anything else",
    "autrement",
    "de lo contrario",
    "default",
    "else",
    "en otro caso",
    "everything else",
    "others",
    "otherwise",
    "rest",
    "si no",
    "sinon",
    "sonst",
    "the rest",
    "caso contrário",
    "senão",
    "иначе",
    "その他",
    "それ以外",
    "其他",
    "其它",
    "否则",
    "默认",
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

static POLAR: LazyLock<HashMap<String, Polarity>> = LazyLock::new(|| {
    let words = |list: &'static str, polarity| {
        list.split_whitespace()
            .map(move |word| (fold(word), polarity))
    };
    words(YES, Polarity::Yes)
        .chain(words(NO, Polarity::No))
        .collect()
});
static VERDICTS: LazyLock<HashMap<&str, Quality>> = LazyLock::new(|| {
    let words =
        |list: &'static str, quality| list.split_whitespace().map(move |word| (word, quality));
    words(GOOD, Quality::Good)
        .chain(words(BAD, Quality::Bad))
        .collect()
});
static ELSES: LazyLock<HashSet<String>> = LazyLock::new(|| {
    ELSE.iter()
        .chain(&["그 외"])
        .map(|word| key(word))
        .collect()
});
static STOPS: LazyLock<HashSet<String>> =
    LazyLock::new(|| STOP.iter().map(|word| key(word)).collect());

/// Yes or No.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// A good or a bad verdict, as on the links behind a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quality {
    /// `found`, `valid`, `ok`.
    Good,
    /// `missing`, `error`, `not found`.
    Bad,
}

/// The word that a label begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// The word as it is looked up.
    folded: String,
    /// Whether no letter or digit follows it.
    pub bare: bool,
}

impl Head {
    /// The head of a text.
    pub fn of(text: &str) -> Self {
        let word = text.find(is_word);
        // A sign counts only where no word follows it.
        let start = word.or_else(|| text.find(is_sign)).unwrap_or(text.len());
        let rest = &text[start..];
        let end = head_end(rest);
        let kept = if word.is_some() {
            rest[..end].trim_end_matches(|c| !is_word(c))
        } else {
            rest[..end].trim_end_matches(|c| !is_sign(c))
        };
        let range = start..start + kept.len();
        Self {
            folded: fold(kept),
            bare: !text[range.end..].contains(is_word),
            range,
        }
    }

    /// Yes or No by the word alone.
    pub fn polarity(&self) -> Option<Polarity> {
        POLAR.get(&self.folded).copied()
    }

    /// The single letter that it is.
    fn letter(&self) -> Option<char> {
        let mut chars = self.folded.chars();
        chars.next().filter(|_| chars.next().is_none())
    }
}

/// Several texts that stand side by side: there, single letters may be a pair.
#[derive(Clone, Debug, Default)]
pub(super) struct Letters(Vec<char>);

impl Letters {
    /// The single letters among the heads of texts.
    pub fn of<'h>(heads: impl IntoIterator<Item = &'h Head>) -> Self {
        let known = |c: &char| LETTERS.iter().any(|&(yes, no)| *c == yes || *c == no);
        let mut letters: Vec<char> = heads
            .into_iter()
            .filter_map(Head::letter)
            .filter(known)
            .collect();
        letters.sort_unstable();
        letters.dedup();
        Self(letters)
    }

    /// Yes or No by the word, or by a letter whose partner stands beside it.
    pub fn polarity(&self, head: &Head) -> Option<Polarity> {
        head.polarity().or_else(|| {
            let letter = head.letter()?;
            let has = |c| self.0.contains(&c);
            LETTERS.iter().find_map(|&(yes, no)| match letter {
                _ if letter == yes && has(no) => Some(Polarity::Yes),
                _ if letter == no && has(yes) => Some(Polarity::No),
                _ => None,
            })
        })
    }
}

/// Yes or No, where a text says so alone (single letters need their partner).
#[must_use]
pub fn polarity(text: &str) -> Option<Polarity> {
    Head::of(text).polarity()
}

fn is_sign(c: char) -> bool {
    SIGNS.contains(c)
}

/// Where the head ends: at a line break, a separator, or what explains the word.
fn head_end(text: &str) -> usize {
    let mut before = None;
    for (at, c) in text.char_indices() {
        let mut behind = text[at + c.len_utf8()..].chars();
        let next = behind.next();
        let ends = match c {
            '\n' | ',' | ';' | ':' | '(' | '[' | '!' | '。' | '，' | '；' | '：' | '（' | '［'
            | '！' => true,
            '.' | '．' => {
                next.is_some_and(char::is_whitespace) && behind.next().is_some_and(is_letter)
            }
            '-' if next == Some('>') => true,
            '=' if next == Some('>') => true,
            _ if is_dash(c) => before.is_some_and(char::is_whitespace),
            _ => is_arrow(c),
        };
        if ends {
            return at;
        }
        before = Some(c);
    }
    text.len()
}

fn is_letter(c: char) -> bool {
    is_word(c) && !c.is_numeric()
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '－' | '﹣')
}

fn is_arrow(c: char) -> bool {
    matches!(c, '←'..='⇿' | '➔'..='➾' | '⟰'..='⟿' | '⤀'..='⥿' | '⬀'..='⬑')
}

/// Good or bad, for the label of a link.
#[must_use]
pub fn verdict(key: &str) -> Option<Quality> {
    let (first, last) = ends(key);
    let (first, last) = (first?, last?);
    let is = |word, quality| VERDICTS.get(word) == Some(&quality);
    let ending = |list: &str| list.split(' ').any(|word| key.ends_with(word));
    if first == "no" || first == "not" || is(first, Quality::Bad) || is(last, Quality::Bad) {
        Some(Quality::Bad)
    } else if is(first, Quality::Good) || is(last, Quality::Good) {
        Some(Quality::Good)
    } else if ending(BAD_ENDINGS) {
        Some(Quality::Bad)
    } else if ending(GOOD_ENDINGS) {
        Some(Quality::Good)
    } else {
        None
    }
}

/// Whether a label is a good verdict by its last word.
pub(super) fn ends_good(key: &str) -> bool {
    verdict(key) == Some(Quality::Good)
        && (ends(key)
            .1
            .is_some_and(|last| VERDICTS.get(last) == Some(&Quality::Good))
            || GOOD_ENDINGS.split(' ').any(|word| key.ends_with(word)))
}

/// The first and the last word of a key.
fn ends(key: &str) -> (Option<&str>, Option<&str>) {
    let mut words = key.split(|c| !is_word(c)).filter(|word| !word.is_empty());
    let first = words.next();
    (first, words.next_back().or(first))
}

/// Whether one of the keys denies another: `not found` and `found`, `with tax` and `without tax`.
/// Expected linear in the keys.
pub(super) fn has_opposites<'k>(keys: impl IntoIterator<Item = &'k str>) -> bool {
    let keys: HashSet<&str> = keys.into_iter().collect();
    let denied = |key: &&str| {
        NEGATIONS
            .iter()
            .filter_map(|no| key.strip_prefix(no))
            .any(|rest| !rest.is_empty() && keys.contains(rest))
            || WITHOUT.iter().any(|(with, without)| {
                key.strip_prefix(without).is_some_and(|rest| {
                    !rest.is_empty() && keys.contains(format!("{with}{rest}").as_str())
                })
            })
    };
    keys.iter().any(denied)
}

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

/// Whether a text asks: `Raining?`, but not `url?x=1`, `?name`, `a?.b` or `x ?? y`.
#[must_use]
pub fn asks(text: &str) -> bool {
    if text.contains(['？', '؟', '¿', '⸮', '՞', '\u{37e}']) || text.contains("是否") {
        return true;
    }
    let end = text.strip_suffix(['.', '。']).unwrap_or(text);
    if end.ends_with(['か', '吗', '嗎', '呢', '까']) {
        return true;
    }
    let chars: Vec<char> = text.chars().collect();
    let mut at = 0;
    while at < chars.len() {
        if !matches!(chars[at], '?' | '!') {
            at += 1;
            continue;
        }
        let start = at;
        while at < chars.len() && matches!(chars[at], '?' | '!') {
            at += 1;
        }
        let run = &chars[start..at];
        let touches = |at: usize| at > 0 && can_precede(chars[at - 1]);
        let apart = start > 0 && chars[start - 1].is_whitespace();
        let operator = apart && run == ['?', '?'] && at < chars.len();
        if run.contains(&'?')
            && (touches(start) || apart && touches(start - 1))
            && !operator
            && chars.get(at).is_none_or(|&c| can_follow(c))
        {
            return true;
        }
    }
    false
}

fn can_precede(c: char) -> bool {
    is_word(c) || is_quote(c) || ")]}>）］｝」』】》〉%*".contains(c)
}

fn can_follow(c: char) -> bool {
    c.is_whitespace() || matches!(c, ')' | ']' | '…') || is_quote(c) || is_dash(c)
}

fn is_quote(c: char) -> bool {
    "\"'“”‘’«»„`".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Option<Polarity>, &str, bool) {
        let head = Head::of(text);
        (head.polarity(), &text[head.range.clone()], head.bare)
    }

    #[test]
    fn what_asks() {
        for text in [
            "Raining?",
            "Ready ?",
            "Really?!",
            "(sure?)",
            "\"Ok?\" they say",
            "50%? Or more",
            "Ready? - wait",
            "你好吗",
            "行きますか。",
            "是否通过",
            "¿Listo",
            "هل؟",
            "Is it\nok?\nreally",
        ] {
            assert!(asks(text), "{text}");
        }
        for text in [
            "url?x=1",
            "?name",
            "a?.b",
            "x ?? y",
            "{name?, age?}",
            "Wow!",
            "a ? ",
            "",
            "??",
        ] {
            assert_eq!(asks(text), text == "a ? ", "{text}");
        }
    }

    #[test]
    fn yes_and_no() {
        use Polarity::{No, Yes};
        assert_eq!(head("Yes"), (Some(Yes), "Yes", true));
        assert_eq!(head("Yes: retry"), (Some(Yes), "Yes", false));
        assert_eq!(head("❌ No"), (Some(No), "No", true));
        assert_eq!(head("✅"), (Some(Yes), "✅", true));
        assert_eq!(head("No - stop here"), (Some(No), "No", false));
        assert_eq!(head("No -> stop"), (Some(No), "No", false));
        assert_eq!(head("No. Stop"), (Some(No), "No", false));
        assert_eq!(head("Yes…"), (Some(Yes), "Yes", true));
        assert_eq!(head("(yes)"), (Some(Yes), "yes", true));
        assert_eq!(head("Да!"), (Some(Yes), "Да", true));
        assert_eq!(head("ＮＯ：やめる"), (Some(No), "ＮＯ", false));
        for text in [
            "No-op",
            "Non-Production",
            "No match",
            "No. 5",
            "Yes/No",
            "Nothing",
            "",
        ] {
            assert_eq!(polarity(text), None, "{text}");
        }
        assert_eq!(polarity("नहीं"), Some(No));
        assert_eq!(polarity("いいえ"), Some(No));
        assert_eq!(polarity("Hayır"), Some(No));
    }

    #[test]
    fn letters_need_their_partner() {
        let both: Vec<Head> = ["Y", "n"].map(Head::of).into();
        let letters = Letters::of(&both);
        assert_eq!(letters.polarity(&both[0]), Some(Polarity::Yes));
        assert_eq!(letters.polarity(&both[1]), Some(Polarity::No));
        assert_eq!(Letters::of(&both[..1]).polarity(&both[0]), None);
        let mixed: Vec<Head> = ["T", "N"].map(Head::of).into();
        assert_eq!(Letters::of(&mixed).polarity(&mixed[0]), None);
    }

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
