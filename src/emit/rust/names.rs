//! Names that do not collide.
//!
//! A name comes from a directive (`%% mermaidc: name A = X`), else from a node id that says
//! something, else from the label. Where several would have one name, the node's id is appended to *all* of them, so
//! that an edit renames only what now collides, and a pinned name never.

use std::collections::{HashMap, HashSet};

use unicode_normalization::UnicodeNormalization;
use unicode_security::confusable_detection::skeleton;
use unicode_security::mixed_script::{
    AugmentedScriptSet, is_potential_mixed_script_confusable_char,
};

use super::words::{Purpose, Words, is_descriptive};

/// Where a name comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameOrigin {
    /// A directive pins it.
    Pinned,
    /// The node's id.
    Id,
    /// The label.
    Label,
    /// Neither can be a name by itself (empty, emoji), or others have it too.
    Disambiguated,
}

impl NameOrigin {
    /// `pinned`, `id`, `label` or `disambiguated`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pinned => "pinned",
            Self::Id => "id",
            Self::Label => "label",
            Self::Disambiguated => "disambiguated",
        }
    }
}

/// What needs a name.
#[derive(Clone, Debug)]
pub(super) struct Wanted<'a> {
    /// The id of its node (for an answer by link, of the node it leads to).
    pub(super) id: &'a str,
    /// Whether the id may be its name.
    pub(super) id_names: bool,
    /// Its label.
    pub(super) label: &'a str,
    /// How long the name may be.
    pub(super) kind: Purpose,
    /// The name that a directive pins.
    pub(super) pinned: Option<&'a str>,
}

/// A name: of a variant or type, and of a method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Name {
    pub(super) camel: String,
    pub(super) snake: String,
    pub(super) origin: NameOrigin,
}

/// A name on its way: its words, and whether it may still change.
struct Draft {
    words: Words,
    origin: NameOrigin,
}

impl Draft {
    fn camel(&self, wanted: &Wanted<'_>) -> String {
        match wanted.pinned {
            Some(name) if self.origin == NameOrigin::Pinned => name.to_owned(),
            _ => self.words.camel(),
        }
    }
}

/// Names everything in one scope; `is_reserved` takes the camel-case and the snake-case form.
pub(super) fn name_all(
    wanted: &[Wanted<'_>],
    is_reserved: impl Fn(&str, &str) -> bool,
) -> Vec<Name> {
    let mut drafts: Vec<Draft> = wanted.iter().map(draft).collect();
    let suspicious = suspicious(&drafts);
    for (draft, wanted) in drafts.iter_mut().zip(wanted) {
        if draft.origin != NameOrigin::Pinned && suspicious(&draft.words.camel()) {
            *draft = fallback(wanted);
        }
    }
    // Everything that collides gets its node's id.
    let collides = colliding(&drafts, wanted, &is_reserved);
    for ((draft, wanted), _) in pick(&mut drafts, wanted, &collides) {
        let id = id_words(wanted.id);
        draft.words = match draft.origin {
            NameOrigin::Id => Words::one("Node").and(&id),
            _ if draft.words == fallback(wanted).words => draft.words.clone(),
            _ => draft.words.and(&id),
        };
        draft.origin = NameOrigin::Disambiguated;
    }
    // What still collides (ids that differ in their case or signs only) is numbered.
    let collides = colliding(&drafts, wanted, &is_reserved);
    let mut taken: HashSet<String> = drafts.iter().zip(wanted).map(|(d, w)| d.camel(w)).collect();
    let mut next: HashMap<String, usize> = HashMap::new();
    for ((draft, _), _) in pick(&mut drafts, wanted, &collides) {
        let stem = draft.words.clone();
        let count = next.entry(stem.camel()).or_insert(1);
        draft.words = loop {
            let words = stem.and(&Words::one(&count.to_string()));
            *count += 1;
            if taken.insert(words.camel()) && !is_reserved(&words.camel(), &words.snake()) {
                break words;
            }
        };
        draft.origin = NameOrigin::Disambiguated;
    }
    drafts
        .into_iter()
        .zip(wanted)
        .map(|(draft, wanted)| Name {
            camel: draft.camel(wanted),
            snake: draft.words.snake(),
            origin: draft.origin,
        })
        .collect()
}

/// The name that something has before others are looked at.
fn draft(wanted: &Wanted<'_>) -> Draft {
    let made = |words: Option<Words>, origin| words.map(|words| Draft { words, origin });
    let pinned = || made(wanted.pinned.map(Words::of_name), NameOrigin::Pinned);
    let id = || {
        let descriptive = wanted.id_names && is_descriptive(wanted.id);
        made(
            descriptive.then(|| Words::of_id(wanted.id)).flatten(),
            NameOrigin::Id,
        )
    };
    let label = || {
        made(
            Words::of_label(wanted.label, wanted.kind),
            NameOrigin::Label,
        )
    };
    pinned()
        .or_else(id)
        .or_else(label)
        .unwrap_or_else(|| fallback(wanted))
}

/// `Node<Id>`.
fn fallback(wanted: &Wanted<'_>) -> Draft {
    Draft {
        words: Words::one("Node").and(&id_words(wanted.id)),
        origin: NameOrigin::Disambiguated,
    }
}

/// The words of an id, in ASCII: what has none (an emoji) is spelt by its code points.
fn id_words(id: &str) -> Words {
    match Words::of_id(id) {
        Some(words) if words.camel().is_ascii() => words,
        _ => {
            let points: String = id
                .chars()
                .take(8)
                .map(|c| format!("u{:x}", u32::from(c)))
                .collect();
            Words::one(&points)
        }
    }
}

/// Which of the drafts may not keep their names: equal ones, and reserved ones; pinned names stay.
fn colliding(
    drafts: &[Draft],
    wanted: &[Wanted<'_>],
    is_reserved: impl Fn(&str, &str) -> bool,
) -> Vec<bool> {
    let keys: Vec<(String, String)> = drafts
        .iter()
        .zip(wanted)
        .map(|(draft, wanted)| (look(&draft.camel(wanted)), draft.words.snake()))
        .collect();
    let mut looks: HashMap<&str, usize> = HashMap::new();
    let mut snakes: HashMap<&str, usize> = HashMap::new();
    for (camel, snake) in &keys {
        *looks.entry(camel).or_default() += 1;
        *snakes.entry(snake).or_default() += 1;
    }
    drafts
        .iter()
        .zip(&keys)
        .map(|(draft, (camel, snake))| {
            let shared = looks[camel.as_str()] > 1 || snakes[snake.as_str()] > 1;
            draft.origin != NameOrigin::Pinned
                && (shared || is_reserved(&draft.words.camel(), snake))
        })
        .collect()
}

/// What a name looks like: `rustc` warns of two that look the same, unless both are ASCII.
fn look(name: &str) -> String {
    if name.is_ascii() {
        name.to_owned()
    } else {
        skeleton(name).nfc().collect()
    }
}

/// Says of a name whether `rustc` would take its letters for Latin ones: every letter that the
/// names have of some other script looks like one (the lint `mixed_script_confusables`).
fn suspicious(drafts: &[Draft]) -> impl Fn(&str) -> bool + use<> {
    let names: Vec<String> = drafts.iter().map(|draft| draft.words.camel()).collect();
    let letters = names.iter().flat_map(|name| name.chars());
    let mut verified: Vec<AugmentedScriptSet> = vec![AugmentedScriptSet::for_char('a')];
    for c in letters.filter(|c| !c.is_ascii()) {
        let scripts = AugmentedScriptSet::for_char(c);
        if !is_potential_mixed_script_confusable_char(c) && !verified.contains(&scripts) {
            verified.push(scripts);
        }
    }
    move |name| {
        let scripts = name
            .chars()
            .filter(|c| !c.is_ascii())
            .map(AugmentedScriptSet::for_char);
        let doubtful = scripts
            .filter(|scripts| !scripts.is_all())
            .any(|scripts| !verified.contains(&scripts));
        // A letter without a capital cannot begin a type's name, nor one without a small form a method's.
        doubtful
            || name.starts_with(char::is_lowercase)
            || name.to_lowercase().contains(char::is_uppercase)
    }
}

/// The drafts that a mask selects, with what they are for.
fn pick<'d, 'w>(
    drafts: &'d mut [Draft],
    wanted: &'w [Wanted<'w>],
    mask: &'d [bool],
) -> impl Iterator<Item = ((&'d mut Draft, &'w Wanted<'w>), bool)> {
    drafts
        .iter_mut()
        .zip(wanted)
        .zip(mask.iter().copied())
        .filter(|(_, picked)| *picked)
}

/// Whether a pinned name can be a variant and a type without a warning: `UpperCamelCase`.
pub(super) fn is_upper_camel(name: &str) -> bool {
    let shouts = name.len() > 2 && name.chars().all(|c| c.is_ascii_uppercase());
    let mut chars = name.chars();
    chars
        .next()
        .is_some_and(|c| unicode_ident::is_xid_start(c) && !c.is_lowercase())
        && chars.all(unicode_ident::is_xid_continue)
        && !name.contains('_')
        && name != "Self"
        && !shouts
        && name.nfc().eq(name.chars())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Names phrases given as `id: label`, or `id: label = Pinned`.
    fn names(wanted: &[&str]) -> Vec<String> {
        let wanted: Vec<_> = wanted
            .iter()
            .map(|text| {
                let (id, label) = text.split_once(": ").unwrap_or((text, ""));
                let (label, pinned) = match label.split_once(" = ") {
                    Some((label, pinned)) => (label, Some(pinned)),
                    None => (label, None),
                };
                Wanted {
                    id,
                    id_names: true,
                    label,
                    kind: Purpose::Phrase,
                    pinned,
                }
            })
            .collect();
        let reserved = |camel: &str, snake: &str| camel == "Walker" || snake == "with";
        name_all(&wanted, reserved)
            .into_iter()
            .map(|name| name.camel)
            .collect()
    }

    #[test]
    fn a_descriptive_id_wins_over_the_label() {
        assert_eq!(
            names(&["Later: Put it in the backlog", "B: Roll it back"]),
            ["Later", "RollItBack"]
        );
    }

    #[test]
    fn all_that_collide_get_their_ids() {
        assert_eq!(
            names(&["A: Retry", "B: Wait", "C: Retry!", "D: retry?"]),
            ["RetryA", "Wait", "RetryC", "RetryD"]
        );
        assert_eq!(names(&["retry: x", "B: Retry"]), ["NodeRetry", "RetryB"]);
    }

    #[test]
    fn pinned_names_stay() {
        assert_eq!(names(&["A: Retry", "B: x = Retry"]), ["RetryA", "Retry"]);
        assert_eq!(
            names(&["A: Retry = HTTPRetry", "B: Http retry"]),
            ["HTTPRetry", "HttpRetryB"]
        );
    }

    #[test]
    fn reserved_names_are_evaded() {
        assert_eq!(
            names(&["A: Walker", "with: x", "walker: y"]),
            ["WalkerA", "NodeWith", "NodeWalker"]
        );
    }

    #[test]
    fn what_has_no_words_is_its_node() {
        assert_eq!(
            names(&["A: ", "b2: 🚀", "💥: 🔥", "C: \u{202e}"]),
            ["NodeA", "NodeB2", "NodeU1f4a5", "NodeC"]
        );
    }

    #[test]
    fn the_last_resort_is_a_number() {
        assert_eq!(names(&["a_b: x", "aB: X", "C: y"]), ["XAB1", "XAB2", "Y"]);
        assert_eq!(
            names(&["A: ", "a: ", "B: Node A"]),
            ["NodeA1", "NodeA2", "NodeAB"]
        );
    }

    #[test]
    fn other_scripts_are_names_where_the_compiler_takes_them() {
        assert_eq!(
            names(&["A: 再起動", "B: Перезапуск", "C: הפעלה"]),
            ["再起動", "Перезапуск", "הפעלה"]
        );
        // Every letter of it looks like a Latin one.
        assert_eq!(names(&["A: сор"]), ["NodeA"]);
        // It looks like the ASCII name beside it.
        assert_eq!(names(&["A: сож", "B: Жук", "C: ж"]), ["Сож", "Жук", "Ж"]);
    }

    #[test]
    fn pinned_names_are_checked() {
        for name in [
            "Kind",
            "HttpCheck",
            "HTTPCheck",
            "A",
            "AB",
            "Über",
            "再起動",
            "X509",
        ] {
            assert!(is_upper_camel(name), "{name}");
        }
        for name in [
            "",
            "kind",
            "Self",
            "MQTT",
            "A_B",
            "A-B",
            "1st",
            "fn main() {}",
            "A\u{202e}",
        ] {
            assert!(!is_upper_camel(name), "{name}");
        }
    }
}
