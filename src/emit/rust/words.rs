//! From a label or a node id to the words of an identifier.

use unicode_ident::{is_xid_continue, is_xid_start};
use unicode_normalization::UnicodeNormalization;
use unicode_security::GeneralSecurityProfile;

use super::spell;

/// The longest name that a label or an id gives, in characters: one "word" may be a whole page.
const LIMIT: usize = 60;

/// The words of an identifier, in the case in which the chart has them; none of them is empty, and
/// the first can begin an identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Words(Vec<String>);

/// What a name is for: decides how long it is, and which words say nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A question: three words.
    Question,
    /// Anything else: five words.
    Phrase,
}

impl Words {
    /// The words of a label that tell it from others; `None` where no letter, digit or sign with
    /// a name is in it.
    pub(super) fn of_label(label: &str, kind: Purpose) -> Option<Self> {
        let tokens = tokens(label);
        let (limit, fillers) = match kind {
            Purpose::Question => (3, QUESTION_FILLERS),
            Purpose::Phrase => (5, PHRASE_FILLERS),
        };
        let telling: Vec<_> = tokens
            .iter()
            .enumerate()
            .filter(|&(at, token)| {
                let word = token.concat();
                // `A` is an article before a lower-case word only: not in `A/B test`.
                let next = || tokens.get(at + 1).and_then(|next| next.first());
                let letter =
                    word == "A" && !next().is_some_and(|w| w.starts_with(char::is_lowercase));
                let word = word.to_lowercase();
                letter
                    || !fillers
                        .split_ascii_whitespace()
                        .any(|filler| filler == word)
            })
            .map(|(_, token)| token)
            .collect();
        let chosen = if telling.is_empty() {
            tokens.iter().collect()
        } else {
            telling
        };
        Self::from_parts(chosen.into_iter().take(limit).flatten().cloned().collect())
    }

    /// The words of a node id; `None` where nothing of it can stand in an identifier.
    pub(super) fn of_id(id: &str) -> Option<Self> {
        Self::from_parts(tokens(id).into_iter().flatten().collect())
    }

    /// `self`, then `other`.
    pub(super) fn and(&self, other: &Self) -> Self {
        Self([&self.0[..], &other.0[..]].concat())
    }

    /// One word that is known to be fit.
    pub(super) fn one(word: &str) -> Self {
        Self(vec![word.to_owned()])
    }

    /// A name that a person chose, taken apart where its case changes.
    pub(super) fn of_name(name: &str) -> Self {
        Self(subwords(&name.chars().collect::<Vec<_>>()))
    }

    fn from_parts(parts: Vec<String>) -> Option<Self> {
        let mut parts = parts.into_iter();
        let first = parts.next()?;
        let digits = first
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(first.len());
        let (digits, rest) = first.split_at(digits);
        let mut words = Vec::new();
        if !digits.is_empty() {
            words.extend(spell::digits(digits));
        } else if !first.starts_with(is_xid_start) {
            words.push("N".to_owned());
        }
        words.extend(Some(rest.to_owned()).filter(|rest| !rest.is_empty()));
        words.extend(parts);
        let mut left = LIMIT;
        for word in &mut words {
            let end = word.char_indices().nth(left).map_or(word.len(), |(i, _)| i);
            word.truncate(end);
            left -= word.chars().count();
        }
        words.retain(|word| !word.is_empty());
        Some(Self(words))
    }

    /// `UpperCamelCase`, as variants and types are named; a keyword gets a `_`.
    pub(super) fn camel(&self) -> String {
        let mut name = String::new();
        for word in &self.0 {
            let mut chars = word.chars();
            name.extend(chars.next().into_iter().flat_map(char::to_uppercase));
            name.extend(chars.flat_map(char::to_lowercase));
        }
        // `ABC` out of three letters would be an acronym in capitals, which Rust writes `Abc`.
        if name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_uppercase()) {
            name[1..].make_ascii_lowercase();
        }
        escape_keyword(name.nfc().collect())
    }

    /// `snake_case`, as methods and modules are named; a keyword gets a `_`.
    pub(super) fn snake(&self) -> String {
        let words: Vec<_> = self.0.iter().map(|word| word.to_lowercase()).collect();
        escape_keyword(words.join("_").nfc().collect())
    }
}

/// Whether a node id says what the node is about: not `A`, `n12`, `step3`.
pub(super) fn is_descriptive(id: &str) -> bool {
    // `Deny1` counts boxes; `oauth2` is a name.
    let word = id.trim_end_matches(|c: char| c.is_ascii_digit());
    if word.len() < id.len()
        && word.starts_with(|c: char| c.is_ascii_uppercase())
        && word.chars().skip(1).all(|c| c.is_ascii_lowercase())
    {
        return false;
    }
    let telling: usize = tokens(id)
        .iter()
        .flatten()
        .flat_map(|word| word.split(|c: char| c.is_ascii_digit()))
        .filter(|word| {
            let lower = word.to_lowercase();
            !GENERIC
                .split_ascii_whitespace()
                .any(|generic| generic == lower)
        })
        .map(|word| {
            let short_capitals = word.len() <= 3 && word.bytes().all(|b| b.is_ascii_uppercase());
            let weight = word.chars().map(|c| if c.is_ascii() { 1 } else { 3 }).sum();
            if short_capitals || weight == 1 {
                0
            } else {
                weight
            }
        })
        .sum();
    telling >= 3
}

/// The words of a text: runs of letters and digits, and signs that matter where they stand. Each is
/// split again where its case changes.
fn tokens(text: &str) -> Vec<Vec<String>> {
    let text = normalised(text);
    let mut tokens: Vec<Vec<String>> = Vec::new();
    let mut at = 0;
    // Whether the last token goes on at `at`: `1.5` is one word of the label.
    let mut glued = false;
    while at < text.len() {
        let (length, words, glue, on) = token(&text, at);
        if !words.is_empty() {
            match tokens.last_mut() {
                Some(last) if glued || glue => last.extend(words),
                _ => tokens.push(words),
            }
        }
        at += length;
        glued = on;
    }
    if tokens.is_empty() {
        // A comparison with nothing to compare says itself, as does a sign.
        let named = match spell::operator(&text) {
            Some((length, name)) if length == text.len() => vec![name],
            _ => text.iter().filter_map(|&c| spell::sign(c)).collect(),
        };
        tokens = named
            .into_iter()
            .map(|sign| subwords(&sign.chars().collect::<Vec<_>>()))
            .collect();
    }
    tokens
}

/// The token at `at`: how many characters it takes, its words (none for a separator), whether it
/// belongs to the token before it, and whether the next belongs to it.
fn token(text: &[char], at: usize) -> (usize, Vec<String>, bool, bool) {
    let is_digit = |c: &char| c.is_ascii_digit();
    let before = at.checked_sub(1).map(|i| &text[i]);
    let after = text.get(at + 1);
    let between_digits = before.is_some_and(is_digit) && after.is_some_and(is_digit);
    let ends_word =
        before.is_some_and(|&c| is_word(c) || c == '+') && !after.copied().is_some_and(is_word);
    let leads_digit = !before.copied().is_some_and(is_word) && after.is_some_and(is_digit);
    let c = text[at];
    let named = |name: &str| subwords(&name.chars().collect::<Vec<_>>());
    let sign = |name: &str, glue, on| (1, named(name), glue, on);
    match c {
        _ if is_word(c) => {
            // `isn't` is one word, `isnt`.
            let goes_on = |i: usize| {
                let next = || text.get(i + 1).is_some_and(|&c| is_word(c));
                is_word(text[i]) || matches!(text[i], '\'' | '’') && next()
            };
            let run = (at..text.len()).take_while(|&i| goes_on(i)).count();
            let letters = text[at..at + run].iter().filter(|&&c| is_word(c));
            (
                run,
                subwords(&letters.copied().collect::<Vec<_>>()),
                false,
                false,
            )
        }
        '.' if between_digits => sign("Point", true, true),
        '-' | '–' if between_digits => sign("To", true, true),
        '-' | '−' if leads_digit => sign("Minus", false, true),
        '%' if before.is_some_and(is_digit) => sign("Percent", true, false),
        '+' if ends_word => sign("Plus", true, false),
        '+' if leads_digit => sign("Plus", false, true),
        '#' if ends_word => sign("Sharp", true, false),
        '#' if leads_digit => sign("Number", false, true),
        '~' if leads_digit => sign("About", false, true),
        '$' | '€' | '£' | '¥' if leads_digit => {
            sign(spell::sign(c).unwrap_or_default(), false, true)
        }
        '&' => sign("And", false, false),
        '@' if leads_digit || after.is_some_and(|c| c.is_alphabetic()) => sign("At", false, false),
        _ => match spell::operator(&text[at..]) {
            Some((length, name)) => {
                let value = text[at + length..].iter().find(|c| !c.is_whitespace());
                // With nothing to compare it is an arrow's tail or half of a bracket.
                let compares = value.is_some_and(|&c| is_word(c) || "-.$€£¥".contains(c));
                let words = if compares { named(name) } else { Vec::new() };
                (length, words, false, false)
            }
            None => (1, Vec::new(), false, false),
        },
    }
}

/// The text in compatibility form (full-width letters become ASCII), `1,000` as `1000`.
fn normalised(text: &str) -> Vec<char> {
    // The compatibility form of `≠` falls apart into `=` and a stroke.
    let text: Vec<char> = text.replace('≠', "!=").nfkc().collect();
    let groups = |at: usize| {
        let digits = |range| {
            text.get::<std::ops::Range<usize>>(range)
                .is_some_and(|d| d.iter().all(char::is_ascii_digit))
        };
        at > 0 && digits(at - 1..at) && digits(at + 1..at + 4) && !digits(at + 4..at + 5)
    };
    let digit = |at: Option<usize>| {
        at.and_then(|at| text.get(at))
            .is_some_and(char::is_ascii_digit)
    };
    (0..text.len())
        .filter(|&at| text[at] != ',' || !groups(at))
        .map(|at| match text[at] {
            // `1,5` is `1.5`.
            ',' if digit(at.checked_sub(1)) && digit(Some(at + 1)) => '.',
            c => c,
        })
        .collect()
}

/// Whether a character can stand in an identifier without a warning of the compiler's.
fn is_word(c: char) -> bool {
    if c.is_ascii() {
        c.is_ascii_alphanumeric()
    } else {
        c != '·' && is_xid_continue(c) && c.identifier_allowed()
    }
}

/// Splits a run of letters and digits where its case changes: `WebRTC` is `Web` and `RTC`,
/// `HTTPServer` is `HTTP` and `Server`.
fn subwords(run: &[char]) -> Vec<String> {
    let mut words: Vec<String> = vec![String::new()];
    for (at, &c) in run.iter().enumerate() {
        let upper = c.is_uppercase();
        let after_lower = at > 0 && !run[at - 1].is_uppercase() && !run[at - 1].is_ascii_digit();
        let before_lower = run.get(at + 1).is_some_and(|c| c.is_lowercase());
        let starts = at > 0 && upper && (after_lower || before_lower && run[at - 1].is_uppercase());
        match words.last_mut() {
            Some(word) if !starts => word.push(c),
            _ => words.push(c.to_string()),
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// Adds `_` to a keyword of any edition, 2024 included.
fn escape_keyword(mut name: String) -> String {
    if KEYWORDS
        .split_ascii_whitespace()
        .any(|keyword| keyword == name)
    {
        name.push('_');
    }
    name
}

const KEYWORDS: &str = "as break const continue crate else enum extern false fn for if impl in let loop match mod \
    move mut pub ref return self Self static struct super trait true type unsafe use where while async await dyn \
    abstract become box do final macro override priv typeof unsized virtual yield try gen union raw safe";

/// Words that say nothing in a question.
const QUESTION_FILLERS: &str = "a an the this that these those there here it its is isnt are arent was wasnt were be been \
    being am do dont does doesnt did didnt has hasnt have havent had having can cant could shall should will would \
    may might must need needs want wants what which who whom whose when where why how you your yours we our ours us i my \
    me he she they them their his her of to in on at for from by with as into onto than then and or if any some please";

/// Words that say nothing anywhere.
const PHRASE_FILLERS: &str = "a an the";

/// Ids that say what a box is, and not what it is about.
const GENERIC: &str = "node box state step item block element elem id num question quest ask decision decide dec cond \
    condition check answer ans choice option opt outcome result res process proc action act task op sub subgraph start \
    end begin stop yes no true false";

#[cfg(test)]
mod tests {
    use super::*;

    fn question(label: &str) -> String {
        Words::of_label(label, Purpose::Question).map_or_else(String::new, |w| w.snake())
    }

    fn phrase(label: &str) -> String {
        Words::of_label(label, Purpose::Phrase).map_or_else(String::new, |w| w.camel())
    }

    #[test]
    fn questions_keep_three_telling_words() {
        for (label, name) in [
            (
                "What is the nature of the communication?",
                "nature_communication",
            ),
            (
                "Do you need to send messages to multiple recipients or systems?",
                "send_messages_multiple",
            ),
            (
                "Do you need to trigger actions on events from other services?",
                "trigger_actions_events",
            ),
            (
                "Is your system using a microservices architecture?",
                "system_using_microservices",
            ),
            ("Is it?", "is_it"),
            ("Isn't it raining?", "raining"),
            ("Match?", "match_"),
            ("Is x >= 3?", "x_at_least_3"),
            ("2FA enabled?", "two_fa_enabled"),
            ("¿Está lloviendo?", "está_lloviendo"),
            ("下雨吗？", "下雨吗"),
            ("האם יורד גשם?", "האם_יורד_גשם"),
            ("🤔?", "question_mark"),
            ("", ""),
        ] {
            assert_eq!(question(label), name, "{label}");
        }
    }

    #[test]
    fn phrases_keep_five_words() {
        for (label, name) in [
            ("WebSockets or WebRTC", "WebSocketsOrWebRtc"),
            ("Server-Sent Events or MQTT", "ServerSentEventsOrMqtt"),
            ("Pub/Sub Systems", "PubSubSystems"),
            ("Put it in the backlog", "PutItInBacklog"),
            ("one two three four five six", "OneTwoThreeFourFive"),
            ("Real-Time", "RealTime"),
            ("< 500", "Below500"),
            (">= 3", "AtLeast3"),
            ("≠ 0", "Not0"),
            ("10K", "TenK"),
            ("1,000 users", "OneThousandUsers"),
            ("0-10", "ZeroTo10"),
            ("1.5 GB", "OnePoint5Gb"),
            ("50%", "FiftyPercent"),
            ("C++", "CPlusPlus"),
            ("C#", "CSharp"),
            ("-1", "Minus1"),
            ("R&D", "RAndD"),
            ("#1", "Number1"),
            ("A -> B", "AToB"),
            ("Vec<T>", "VecBelowT"),
            ("A/B test", "ABTest"),
            ("X, Y, Z", "Xyz"),
            ("A fine day", "FineDay"),
            ("Self", "Self_"),
            ("+", "Plus"),
            ("*", "Times"),
            ("_", "Underscore"),
            ("🚀 Launch", "Launch"),
            ("🚀", ""),
            ("\u{202e}", ""),
            ("ＡＢＣ", "Abc"),
            ("straße", "Straße"),
            ("n\u{303}u", "Ñu"),
            ("٣ items", "N٣Items"),
        ] {
            assert_eq!(phrase(label), name, "{label}");
        }
    }

    #[test]
    fn ids_that_say_something() {
        for id in [
            "Users",
            "Fix",
            "check_user",
            "n1_users",
            "oauth2",
            "开始",
            "Merge",
            "useCache",
        ] {
            assert!(is_descriptive(id), "{id}");
        }
        for id in [
            "A",
            "AB",
            "AAA",
            "n12",
            "step3",
            "node_a",
            "Q1",
            "a1b2",
            "",
            "x-1",
            "Decision2",
            "Impl1",
            "Deny1",
        ] {
            assert!(!is_descriptive(id), "{id}");
        }
        assert_eq!(
            Words::of_id("check_userExists")
                .map(|w| w.snake())
                .as_deref(),
            Some("check_user_exists")
        );
        assert_eq!(
            Words::of_id("12").map(|w| w.camel()).as_deref(),
            Some("Twelve")
        );
        assert_eq!(Words::of_id("💥"), None);
    }

    #[test]
    fn a_page_in_one_word_is_cut() {
        let name = phrase(&"é".repeat(100_000));
        assert_eq!(name.chars().count(), 60);
    }
}
