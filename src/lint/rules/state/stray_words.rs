//! `stray-words`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::{code, list};
use crate::lint::{Findings, Rule, StateView};
use crate::source::{Span, TextRange};
use crate::syntax::kinds::state::ast::{Statement, StatementKind};

declare_rule! {
    /// A line that Mermaid reads as more statements than it has.
    ///
    /// To Mermaid a space is as good as a line break: a word that belongs to nothing is a separate
    /// state or entity. After `state`, words are read and dropped. Between the braces of an entity,
    /// words are taken in pairs, across lines.
    ///
    /// ## Why it is bad
    ///
    /// Boxes are drawn that nobody meant, or the line draws nothing.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy when ready
    /// ```
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int id PK NOT NULL
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Idle --> Busy : when ready
    /// ```
    ///
    /// ```mermaid
    /// erDiagram
    ///     ORDER {
    ///         int id PK "NOT NULL"
    ///     }
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because the drawing changes: words after a transition become its text, words after
    /// an attribute its comment.
    pub(in crate::lint::rules) INFO = "stray-words", Traps, Error
}

pub(super) struct StrayWords;

impl Rule<StateView<'_>> for StrayWords {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &StateView<'_>, out: &mut Findings) {
        let text = &chart.reading.text.text;
        let all = &chart.statements.statements;
        let mut start = 0;
        for at in 1..=all.len() {
            let ends = all.get(at).is_none_or(|next| {
                let between = all[at - 1].range.end.min(next.range.start) as usize;
                text[between..next.range.start as usize].contains('\n')
                    || !is_plain(&next.kind)
                    || !is_plain(&all[at - 1].kind)
            });
            if ends {
                line(chart, &all[start..at], out);
                start = at;
            }
        }
    }
}

/// Whether a statement is of those that stand alone on a line.
const fn is_plain(kind: &StatementKind) -> bool {
    matches!(
        kind,
        StatementKind::Mention(_)
            | StatementKind::Described(..)
            | StatementKind::Transition(_)
            | StatementKind::Declared(_)
    )
}

/// The statements of one line.
fn line(chart: &StateView<'_>, statements: &[Statement], out: &mut Findings) {
    let text = &chart.reading.text.text;
    let (Some(first), Some(last)) = (statements.first(), statements.last()) else {
        return;
    };
    let header = chart.statements.header;
    let beside_header = header.end <= first.range.start
        && !header.is_empty()
        && !text[header.end as usize..first.range.start as usize].contains('\n');
    let bare = |statement: &&Statement| matches!(statement.kind, StatementKind::Mention(_));
    let words: Vec<&str> = statements
        .iter()
        .filter_map(|statement| match statement.kind {
            StatementKind::Mention(mention) => Some(&text[mention.id.range()]),
            StatementKind::Declared(word) => Some(&text[word.range()]),
            _ => None,
        })
        .collect();
    // These are other rules', and ends of tags that Mermaid draws nothing of.
    let others = |word: &&&str| {
        word.contains(';')
            || word.starts_with("<<")
            || word.starts_with("[[")
            || word.starts_with("</")
    };
    if words.is_empty() || words.iter().any(|word| others(&word)) {
        return;
    }
    let brace = words == ["}"];
    if let Some(found) = brace
        .then(|| swallowed_brace(chart, first.range.start))
        .flatten()
    {
        out.push(found);
        return;
    }
    if statements.len() < 2 && !beside_header && !brace {
        return;
    }
    let place = chart.span(first.range).to(chart.span(last.range));
    let dropped = statements
        .iter()
        .all(|statement| matches!(statement.kind, StatementKind::Declared(_)));
    let message = if brace {
        "this `}` has no matching `{`".to_owned()
    } else if dropped {
        "Mermaid draws nothing for this line".to_owned()
    } else {
        let names = list(words.iter().copied());
        match words.len() {
            1 => format!("{names} is read as a separate state"),
            _ => format!("{names} are read as separate states"),
        }
    };
    let after_first = statements.get(1).filter(|_| !bare(&first));
    let place = match after_first {
        Some(second) if !brace && !dropped => chart.span(second.range).to(chart.span(last.range)),
        _ => place,
    };
    let found = Diagnostic::new(&INFO, place, message);
    let mentions = statements.iter().filter(bare).count();
    let after =
        matches!(first.kind, StatementKind::Transition(_)) && mentions == statements.len() - 1;
    let found = if brace {
        found.help("Remove it, or open the composite state with `state Name {`.")
    } else if words[0].eq_ignore_ascii_case("title") {
        found.help("Put the title in front matter: `title: …` between two `---` lines.")
    } else if words[0].eq_ignore_ascii_case("direction") {
        found.help("The directions are `TB`, `BT`, `LR` and `RL`.")
    } else if text[first.range.range()].ends_with(',') {
        found.help("Put each state on its own line.")
    } else if after {
        let at = crate::source::Span::at(chart.span(first.range).end);
        found
            .help("Put a colon before the label of a transition: `A --> B : label`.")
            .fix(Fix::unsafe_("Put a colon before the label", at, " :"))
    } else if dropped {
        found.help("Write `A : text` for a description, or `state \"…\" as id` for a name of several words.")
    } else {
        found.help("Write `state \"…\" as id` for a name of several words, or `A : text` for a description.")
    };
    out.push(found);
}

/// How many statements are looked at for the line that takes a brace with it.
const LOOKED_AT: usize = 100;

/// A line with a brace before the word `direction`, which takes all of its line: the brace whose partner
/// stands at a place is lost in it.
fn swallowed_brace(chart: &StateView<'_>, before: u32) -> Option<Diagnostic> {
    let statements = chart.statements.statements.iter();
    let lines = statements
        .rev()
        .filter(|statement| statement.range.end <= before)
        .take(LOOKED_AT);
    let text = &chart.reading.text.text;
    let (start, at) = lines
        .filter(|statement| matches!(statement.kind, StatementKind::Direction(_)))
        .find_map(|statement| {
            let line = &text[statement.range.range()];
            let at = line
                .find("direction")
                .filter(|at| line[..*at].contains('{'))?;
            Some((statement.range.start, statement.range.start + at as u32))
        })?;
    let word = text[at as usize..]
        .lines()
        .next()
        .unwrap_or_default()
        .trim_end();
    let place = chart.span(TextRange::new(start, at + word.len() as u32));
    let before = text[start as usize..at as usize].trim();
    let message = format!(
        "Mermaid ignores {}, because `direction` follows on its line",
        code(before)
    );
    let newline = Span::at(chart.span(TextRange::new(at, at)).start);
    Some(
        Diagnostic::new(&INFO, place, message)
            .help(format!("Move {} to the next line.", code(word)))
            .fix(Fix::unsafe_("Start a new line", newline, "\n")),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn a_direction_takes_its_line() {
        let chart = "stateDiagram-v2\n    state A { direction BT\n    a --> b\n    }\n";
        let chart = chart.replace("{ d", "{LRd");
        assert_eq!(
            found(&StrayWords, &chart),
            ["2:5 Mermaid ignores `state A {LR`, because `direction` follows on its line"]
        );
    }

    #[test]
    fn words_of_their_own_are_states() {
        let of = |line: &str| {
            found(
                &StrayWords,
                &format!("stateDiagram-v2\n    {line}\n    X --> Y\n"),
            )
        };
        for (line, want) in [
            (
                "A --> B when ready",
                "2:13 `when` and `ready` are read as separate states",
            ),
            (
                "In Progress --> Done",
                "2:5 `In` is read as a separate state",
            ),
            ("A --> B, C", "2:14 `C` is read as a separate state"),
            (
                "title Doors",
                "2:5 `title` and `Doors` are read as separate states",
            ),
            (
                "direction TD",
                "2:5 `direction` and `TD` are read as separate states",
            ),
            ("state A B", "2:5 Mermaid draws nothing for this line"),
            ("state A : text", "2:5 Mermaid draws nothing for this line"),
            ("}", "2:5 this `}` has no matching `{`"),
        ] {
            assert_eq!(of(line), [want], "{line}");
        }
        for fine in [
            "A",
            "A : x",
            "state A",
            "A --> B : when ready",
            "state A { x --> y }",
            "A:::big",
        ] {
            assert!(of(fine).is_empty(), "{fine}");
        }
        assert_eq!(
            found(&StrayWords, "stateDiagram-v2 LR\n    A --> B\n"),
            ["1:17 `LR` is read as a separate state"]
        );
    }
}
