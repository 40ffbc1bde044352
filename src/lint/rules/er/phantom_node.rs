//! `phantom-node` in ER diagrams.

use super::names::{self, plain, singular};
use crate::diagnostic::{Diagnostic, RuleInfo};
use crate::lint::alike::is_slip;
use crate::lint::rules::flowchart::PHANTOM_NODE;
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};
use crate::model::er::Entity;

pub(super) struct PhantomNode;

impl Rule<ErView<'_>> for PhantomNode {
    fn info(&self) -> &'static RuleInfo {
        &PHANTOM_NODE
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        let entities = chart.model.entities.iter();
        let (full, bare): (Vec<_>, Vec<_>) = entities.partition(|e| !e.attributes.is_empty());
        // Comparing each with each is for charts that people write.
        if full.len() * bare.len() > 100_000 {
            return;
        }
        let plain: Vec<String> = full.iter().map(|e| singular(&plain(&e.id))).collect();
        for slip in bare {
            let own = singular(&names::plain(&slip.id));
            let like = |(entity, name): &(&&Entity, &String)| {
                **name == own || is_slip(&entity.id, &slip.id)
            };
            let mut like = full.iter().zip(&plain).filter(like);
            let (Some((meant, _)), None) = (like.next(), like.next()) else {
                continue;
            };
            let message = format!(
                "{} is a different entity from {}, which has attributes",
                code(&slip.id),
                code(&meant.id)
            );
            let found = Diagnostic::new(&PHANTOM_NODE, slip.place.0, message)
                .annotate(meant.place.0, "this one")
                .help(format!(
                    "If they are the same entity, write {} in both places.",
                    code(&meant.id)
                ));
            out.about_id(&slip.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn entities_that_are_slips() {
        let chart = "erDiagram\n    User ||--o{ ORDER : places\n    USER {\n        int id\n    }\n    Orders {\n        int id\n    }\n    ENTITY_C ||--|| User : x\n    ENTITY_A {\n        int id\n    }\n";
        assert_eq!(
            found(&PhantomNode, chart),
            [
                "2:5 `User` is a different entity from `USER`, which has attributes",
                "2:17 `ORDER` is a different entity from `Orders`, which has attributes",
            ]
        );
    }
}
