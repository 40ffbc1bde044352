//! `used-after-destroy`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, Rule, SequenceView};
use crate::model::sequence::EventKind;

declare_rule! {
    /// A message to or from a participant that is destroyed.
    ///
    /// `destroy` ends a lifeline with the next message; later ones reach an empty place.
    ///
    /// ## Why it is bad
    ///
    /// The drawing shows a message without a lifeline.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Courier: pick up
    ///     destroy Courier
    ///     Courier->>Shop: delivered
    ///     Shop->>Courier: thanks
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// sequenceDiagram
    ///     Shop->>Courier: pick up
    ///     Shop->>Courier: thanks
    ///     destroy Courier
    ///     Courier->>Shop: delivered
    /// ```
    pub(super) INFO = "used-after-destroy", Traps, Warning
}

pub(super) struct UsedAfterDestroy;

impl Rule<SequenceView<'_>> for UsedAfterDestroy {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &SequenceView<'_>, out: &mut Findings) {
        let mut ending = Vec::new();
        let mut gone = foldhash::HashMap::default();
        for event in &chart.model.events {
            match &event.kind {
                EventKind::Destroy(name) => ending.push((*name, event.place.0)),
                EventKind::Message(message) => {
                    for index in [message.from, message.to] {
                        if let Some(&place) = gone.get(&index) {
                            let id = &chart.model.name(index).text;
                            let text = format!("{} is destroyed before this message", code(id));
                            let found = Diagnostic::new(&INFO, event.place.0, text)
                                .annotate(place, "destroyed here")
                                .help("Move `destroy` to the line before its last message.");
                            out.about_id(id, found);
                        }
                    }
                    gone.extend(ending.drain(..));
                }
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn nothing_comes_after() {
        let chart = "sequenceDiagram\n A->>B: x\n destroy B\n B->>A: y\n A->>B: z\n";
        assert_eq!(
            found(&UsedAfterDestroy, chart),
            ["5:2 `B` is destroyed before this message"]
        );
        assert!(
            found(
                &UsedAfterDestroy,
                "sequenceDiagram\n A->>B: x\n destroy B\n B->>A: y\n"
            )
            .is_empty()
        );
    }
}
