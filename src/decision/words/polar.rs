//! Yes and No, by the word that a label begins with.

use std::ops::Range;
use std::sync::LazyLock;

use foldhash::HashMap;

use super::is_dash;
use crate::decision::key::fold;
use crate::decision::text::is_word;

const YES: &str = "ano da evet igen ja jah jawohl oui si sim taip tak true verdadeiro verdadero \
    vero vrai ya yeah yep yes yup có doğru jā kyllä sí áno ναι да так כן نعم हाँ हां ใช่ ☑ ✅ ✓ ✔ はい \
    对 是 是的 真 네 예 👍";
const NO: &str = "ei falsch false falso faux nao ne nee nei nein nej nem nie no non nope tidak \
    hayır không não nē yanlış όχι нет ні לא لا नहीं ไม่ใช่ ✖ ✗ ✘ ❌ いいえ 不 不对 不是 假 偽 否 아니오 \
    아니요 👎";
/// How many bytes a text has at most that can be one of the words, in any case and width.
const LONGEST: usize = 60;
const SIGNS: &str = "☑✅✓✔👍✖✗✘❌👎";
const LETTERS: [(char, char); 6] = [
    ('y', 'n'),
    ('t', 'f'),
    ('j', 'n'),
    ('o', 'n'),
    ('s', 'n'),
    ('д', 'н'),
];

/// Each word as it is compared.
static POLAR: LazyLock<HashMap<&str, Polarity>> = LazyLock::new(|| {
    let words = |list: &'static str, polarity| {
        let words = list.split_whitespace();
        words.map(move |word| (word, polarity))
    };
    words(YES, Polarity::Yes)
        .chain(words(NO, Polarity::No))
        .collect()
});

/// Yes or No.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Polarity {
    /// Yes.
    Yes,
    /// No.
    No,
}

/// The word that a label begins with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::decision) struct Head {
    /// Where it stands in the text.
    pub range: Range<usize>,
    /// Yes or No by the word alone.
    polarity: Option<Polarity>,
    /// The single letter that it is.
    letter: Option<char>,
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
        // Several words are neither Yes or No nor a letter, and no word of them is so long.
        let folded = (kept.len() <= LONGEST && !kept.contains(' ')).then(|| fold(kept));
        let folded = folded.unwrap_or_default();
        let mut chars = folded.chars();
        Self {
            polarity: POLAR.get(&*folded).copied(),
            letter: chars.next().filter(|_| chars.next().is_none()),
            bare: !text[range.end..].contains(is_word),
            range,
        }
    }

    /// Yes or No by the word alone.
    pub fn polarity(&self) -> Option<Polarity> {
        self.polarity
    }

    /// Whether it can be Yes or No at all: by the word, or as one of two letters side by side.
    pub fn may_answer(&self) -> bool {
        self.polarity.is_some() || self.letter.is_some()
    }
}

/// Several texts that stand side by side: there, single letters may be a pair.
#[derive(Clone, Debug, Default)]
pub(in crate::decision) struct Letters(Vec<char>);

impl Letters {
    /// The single letters among the heads of texts.
    pub fn of<'h>(heads: impl IntoIterator<Item = &'h Head>) -> Self {
        let known = |c: &char| LETTERS.iter().any(|&(yes, no)| *c == yes || *c == no);
        let mut letters: Vec<char> = heads
            .into_iter()
            .filter_map(|head| head.letter)
            .filter(known)
            .collect();
        letters.sort_unstable();
        letters.dedup();
        Self(letters)
    }

    /// Yes or No by the word, or by a letter whose partner stands beside it.
    pub fn polarity(&self, head: &Head) -> Option<Polarity> {
        head.polarity().or_else(|| {
            let letter = head.letter?;
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
        let after = || text[at + c.len_utf8()..].chars();
        let ends = match c {
            '\n' | ',' | ';' | ':' | '(' | '[' | '!' | '。' | '，' | '；' | '：' | '（' | '［'
            | '！' => true,
            '.' | '．' => {
                let mut after = after();
                after.next().is_some_and(char::is_whitespace) && after.next().is_some_and(is_letter)
            }
            '-' | '=' if after().next() == Some('>') => true,
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

fn is_arrow(c: char) -> bool {
    matches!(c, '←'..='⇿' | '➔'..='➾' | '⟰'..='⟿' | '⤀'..='⥿' | '⬀'..='⬑')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> (Option<Polarity>, &str, bool) {
        let head = Head::of(text);
        (head.polarity(), &text[head.range.clone()], head.bare)
    }

    #[test]
    fn the_words_are_spelt_as_they_are_compared() {
        for word in POLAR.keys() {
            assert_eq!(fold(word), *word);
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
}
