//! `phantom-node` in sequence diagrams: somebody undeclared whose name is that of a participant, misspelt.

use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::alike;
use crate::lint::rules::flowchart::PHANTOM_NODE;
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::Participant;

use super::uses;

pub(super) struct PhantomNode;

impl Rule<SequenceView<'_>> for PhantomNode {
    fn info(&self) -> &'static RuleInfo {
        &PHANTOM_NODE
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let model = chart.model;
        let messaged = uses::messaged(model);
        let (declared, other): (Vec<&Participant>, Vec<&Participant>) = model
            .participants
            .iter()
            .filter(|participant| messaged.contains(&participant.name))
            .partition(|participant| participant.declared.is_some());
        // Comparing each with each is for charts that people write.
        if declared.len() < 2 || declared.len() * other.len() > 10_000 {
            return;
        }
        for one in other {
            let name = model.name(one.name);
            let known = (declared.iter()).map(|known| model.name(known.name).text.as_str());
            let Some(near) = known.clone().find(|known| is_slip(&name.text, known)) else {
                continue;
            };
            let message = format!(
                "{} is not {}, so it gets its own lifeline",
                code(&name.text),
                code(near)
            );
            let mut fix = Fix::unsafe_(format!("Write `{near}`"), one.place.0, near);
            for &mention in name.mentions.iter().filter(|&&at| at != one.place.0) {
                fix = fix.and(mention, near);
            }
            let found = Diagnostic::new(&PHANTOM_NODE, one.place.0, message)
                .help(format!("Did you mean {}?", code(near)))
                .fix(fix);
            out.about_id(&name.text, found);
        }
    }
}

/// Whether a name is another one, misspelt.
fn is_slip(name: &str, known: &str) -> bool {
    let word = |id: &str| id.replace(char::is_whitespace, "");
    let letters = |id: &str| id.chars().filter(|c| c.is_alphabetic()).count();
    letters(name) >= 3 && alike::is_slip(&word(name), &word(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn one_letter_off() {
        let chart = "sequenceDiagram\n participant Shop\n participant Accounting\n Shop->>Accounting: x\n Shop->>Acounting: y\n Note over Acounting: z\n";
        assert_eq!(
            found(&PhantomNode, chart),
            ["5:9 `Acounting` is not `Accounting`, so it gets its own lifeline"]
        );
        assert!(!fixed(&PhantomNode, chart).contains("Acounting"));
        for (known, other) in [
            ("ChainA", "ChainC"),
            ("Caller", "Callee"),
            ("node1", "node2"),
            ("User", "Users"),
        ] {
            let chart = format!(
                "sequenceDiagram\n participant Shop\n participant {known}\n Shop->>{known}: x\n Shop->>{other}: y\n"
            );
            assert!(found(&PhantomNode, &chart).is_empty(), "{known} {other}");
        }
        let one = "sequenceDiagram\n participant Accounting\n Accounting->>Acounting: x\n";
        assert!(found(&PhantomNode, one).is_empty());
    }
}
