//! Labels of which only one can hold: conditions, codes, states, roles.

use crate::decision::numeric::{Interval, are_apart};

/// Words that begin a condition.
const CONDITIONS: &str = "if when unless falls wenn sofern si quand se quando als wanneer indien om när hvis når jeśli \
    jeżeli gdy ha kun jos pokud když dacă если когда якщо";

/// Words of which a thing is one only, a list each.
const FAMILIES: &[&[&str]] = &[
    // What comes of a review.
    &[
        "approved",
        "approve",
        "accepted",
        "rejected",
        "reject",
        "declined",
        "denied",
        "changes requested",
        "request changes",
        "needs changes",
        "needs work",
        "pending",
        "withdrawn",
        "on hold",
        "genehmigt",
        "abgelehnt",
        "approuvé",
        "refusé",
        "aprobado",
        "rechazado",
        "aprovado",
        "rejeitado",
        "approvato",
        "rifiutato",
        "goedgekeurd",
        "afgewezen",
        "zatwierdzone",
        "odrzucone",
        "承認",
        "却下",
        "批准",
        "驳回",
    ],
    // Who somebody is.
    &[
        "admin",
        "administrator",
        "owner",
        "editor",
        "viewer",
        "reader",
        "author",
        "member",
        "moderator",
        "user",
        "regular user",
        "guest",
        "visitor",
        "anonymous",
        "manager",
        "employee",
        "customer",
    ],
    // Known or not.
    &[
        "new",
        "existing",
        "returning",
        "known",
        "neu",
        "bestehend",
        "nouveau",
        "existant",
        "nuevo",
        "existente",
    ],
    // How bad something is.
    &[
        "low", "medium", "high", "critical", "minor", "major", "severe", "trivial", "niedrig",
        "mittel", "hoch",
    ],
];

/// Whether of some labels, two or more, only one can hold: numbers that are apart, conditions, status
/// codes, or words of one family. (All are different, as keys.)
pub(in crate::decision) fn exclude_each_other(
    numbers: Option<Vec<&Interval>>,
    keys: &[&str],
) -> bool {
    keys.len() >= 2
        && (numbers.is_some_and(are_apart)
            || keys.iter().all(|key| is_condition(key))
            || keys.iter().all(|key| is_status(key))
            || FAMILIES
                .iter()
                .any(|family| keys.iter().all(|key| family.contains(key))))
}

fn is_condition(key: &str) -> bool {
    let spaced = key
        .split_once(' ')
        .is_some_and(|(first, _)| CONDITIONS.split_whitespace().any(|word| word == first));
    spaced
        || ["如果", "若", "当", "もし"]
            .iter()
            .any(|word| key.starts_with(word))
        || ["の場合", "なら", "때", "경우"]
            .iter()
            .any(|word| key.ends_with(word))
}

/// `200`, `404 Not Found`, `5xx`: a status of HTTP.
fn is_status(key: &str) -> bool {
    let key = key.strip_prefix("http ").unwrap_or(key);
    let mut chars = key.chars();
    let class = chars.next().is_some_and(|c| ('1'..='5').contains(&c));
    let rest: String = chars.by_ref().take(2).collect();
    let code = rest == "xx" || rest.len() == 2 && rest.chars().all(|c| c.is_ascii_digit());
    class && code && chars.next().is_none_or(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decision::key;
    use crate::decision::numeric::interval;

    #[test]
    fn labels_of_which_one_holds() {
        let apart = |labels: &[&str]| {
            let keys: Vec<String> = labels.iter().map(|label| key(label)).collect();
            let keys: Vec<&str> = keys.iter().map(String::as_str).collect();
            let numbers: Vec<_> = labels.iter().map(|label| interval(label)).collect();
            exclude_each_other(numbers.iter().map(Option::as_ref).collect(), &keys)
        };
        for labels in [
            &["x > 5", "x <= 5"][..],
            &["if new", "if existing"],
            &["approved", "changes requested"],
            &["200", "404", "5xx"],
            &["200 OK", "404 Not Found"],
            &["admin", "editor", "viewer"],
            &["< 10 kg", "10 kg or more"],
            &["wenn neu", "wenn alt"],
            &["如果有", "如果无"],
        ] {
            assert!(apart(labels), "{labels:?}");
        }
        for labels in [
            &["x > 5", "y <= 5"][..],
            &["1", "2"],
            &["writes", "reads"],
            &["x > 5", "x > 10"],
            &["admin", "page"],
            &["request", "response"],
            &["if new", "then"],
            &["2001", "404"],
        ] {
            assert!(!apart(labels), "{labels:?}");
        }
    }
}
