//! `hidden-character`

use foldhash::{HashMap, HashMapExt};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::{code, is_hidden};
use crate::lint::{Context, Findings, Rule};
use crate::source::{Span, TextRange};

declare_rule! {
    /// An invisible character, or an id that looks like another one.
    ///
    /// Controls of writing direction (except marks in a chart with Hebrew or Arabic words),
    /// zero-width characters (except joiners of emoji and of scripts that need them), and an id
    /// that differs from another only by letters of another alphabet (a Cyrillic `А` for `A`).
    ///
    /// ## Why it is bad
    ///
    /// What is read is not what is drawn: two nodes look like one in the source, or a label runs
    /// backwards.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A1[Order] --> B[Pay]
    ///     А1 --> C[Ship]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A1[Order] --> B[Pay]
    ///     A1 --> C[Ship]
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because what is drawn may change: the character is removed.
    pub(super) INFO = "hidden-character", Safety, Warning
}

pub(super) struct HiddenCharacter;

impl Rule<Context<'_>> for HiddenCharacter {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        hidden(chart, out);
        look_alikes(chart, out);
    }
}

fn hidden(chart: &Context<'_>, out: &mut Findings) {
    let text = &chart.chart.text;
    if text.text.is_ascii() {
        return;
    }
    // Marks put signs on their side of a Hebrew or Arabic word; only overrides turn words around.
    let has_right_to_left = text.text.chars().any(is_right_to_left);
    let mut before = '\n';
    let mut chars = text.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or('\n', |(_, c)| *c);
        let joins =
            matches!(c, '\u{200C}' | '\u{200D}') && needs_joiner(before) && needs_joiner(after);
        let harmless = joins
            || c == '\u{AD}'
            || (matches!(c, '\u{200E}' | '\u{200F}' | '\u{61C}') && has_right_to_left)
            || (c == '\u{FEFF}' && at == 0)
            || matches!(c, '\u{E0020}'..='\u{E007F}');
        if is_hidden(c) && !harmless && c != before {
            let place = text
                .map
                .span(TextRange::new(at as u32, (at + c.len_utf8()) as u32));
            let what = match c {
                '\u{202A}'..='\u{202E}'
                | '\u{2066}'..='\u{2069}'
                | '\u{200E}'
                | '\u{200F}'
                | '\u{61C}' => "a text direction control character",
                _ => "a zero-width character",
            };
            out.push(
                Diagnostic::new(
                    &INFO,
                    place,
                    format!("this text contains {what} (U+{:04X})", u32::from(c)),
                )
                .help("Remove the character.")
                .fix(Fix::unsafe_("Remove the character", place, "")),
            );
        }
        before = c;
    }
}

/// Whether a letter is of a script that is written from right to left.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
        && c.is_alphabetic()
}

/// Whether a joiner beside the character does its work: in emoji, and in scripts that join letters.
fn needs_joiner(c: char) -> bool {
    matches!(c,
        '\u{600}'..='\u{8FF}' | '\u{900}'..='\u{DFF}' | '\u{1780}'..='\u{17FF}' | '\u{1000}'..='\u{109F}' | '\u{1800}'..='\u{18AF}'
        | '\u{FB50}'..='\u{FEFC}' | '\u{2190}'..='\u{2BFF}' | '\u{1F000}'..='\u{1FAFF}')
}

fn look_alikes(chart: &Context<'_>, out: &mut Findings) {
    if chart.reading.text.text.is_ascii() {
        return;
    }
    let mut first: HashMap<&str, Span> = HashMap::new();
    let mut others = Vec::new();
    for (id, place) in chart.mentions() {
        let known = first.contains_key(id.as_ref());
        if !known {
            first.insert(id, *place);
            others.extend((!id.is_ascii()).then_some((id, *place)));
        }
    }
    for (id, place) in others {
        let latin: Option<String> = id.chars().map(latin).collect();
        let Some((plain, known)) = latin.as_deref().and_then(|id| first.get_key_value(id)) else {
            continue;
        };
        out.about_id(
            id,
            Diagnostic::new(
                &INFO,
                place,
                format!(
                    "{} is not {}: it contains letters of another alphabet",
                    code(id),
                    code(plain)
                ),
            )
            .annotate(*known, "the other name")
            .help(format!("If you mean {}, type it again.", code(plain))),
        );
    }
}

/// The Latin letter that a letter of another alphabet looks like; ASCII is itself.
fn latin(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c);
    }
    let from = "АВЕЅІЈКМНОРСТХУаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ";
    let to = "ABESIJKMHOPCTXYaeijopcyxsdhqwABEZHIKMNOPTYXovpu";
    from.chars()
        .position(|other| other == c)
        .and_then(|at| to.chars().nth(at))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn what_nobody_sees() {
        let chart = "flowchart TD\n    A[\"x\u{200B}y\"] --> B[\"\u{202E}z\"]\n";
        assert_eq!(
            found(&HiddenCharacter, chart),
            [
                "2:9 this text contains a zero-width character (U+200B)",
                "2:21 this text contains a text direction control character (U+202E)",
            ]
        );
        assert_eq!(
            fixed(&HiddenCharacter, chart),
            "flowchart TD\n    A[\"xy\"] --> B[\"z\"]\n"
        );
        for fine in [
            "👩\u{200D}💻 dev",
            "می\u{200C}خواهم",
            "\u{200F}שלום (a)\u{200E}",
            "1\u{FE0F}\u{20E3}",
            "é",
        ] {
            assert!(
                found(
                    &HiddenCharacter,
                    &format!("flowchart TD\n    A[\"{fine}\"]\n")
                )
                .is_empty(),
                "{fine}"
            );
        }
    }

    #[test]
    fn ids_that_look_alike() {
        let chart = "flowchart TD\n    OPA[x] --> B\n    ОРА --> C\n";
        assert_eq!(
            found(&HiddenCharacter, chart),
            ["3:5 `ОРА` is not `OPA`: it contains letters of another alphabet"]
        );
        assert!(
            found(
                &HiddenCharacter,
                "flowchart TD\n    Начало --> Конец\n    A --> B\n"
            )
            .is_empty()
        );
        assert_eq!(
            "АВЕЅІЈКМНОРСТХУаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ"
                .chars()
                .count(),
            "ABESIJKMHOPCTXYaeijopcyxsdhqwABEZHIKMNOPTYXovpu".len()
        );
    }
}
