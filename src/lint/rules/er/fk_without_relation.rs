//! `fk-without-relation`

use foldhash::HashSet;

use super::names::foreign_keys;
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};

declare_rule! {
    /// A foreign key to an entity that no relationship joins.
    ///
    /// ## Why it is bad
    ///
    /// The line that the key stands for is not drawn. Some are left out on purpose, such as those
    /// from every table to its tenant.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER {
    ///         int id PK
    ///     }
    ///     ORDER {
    ///         int customer_id FK
    ///     }
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : places
    ///     CUSTOMER {
    ///         int id PK
    ///     }
    ///     ORDER {
    ///         int customer_id FK
    ///     }
    /// ```
    pub(super) INFO = "fk-without-relation", Structure, Info
}

pub(super) struct FkWithoutRelation;

impl Rule<ErView<'_>> for FkWithoutRelation {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        let model = chart.model;
        let keys = foreign_keys(model);
        if keys.is_empty() {
            return;
        }
        let ends = model.relations.iter().flat_map(|relation| {
            let (from, to) = (relation.from.as_str(), relation.to.as_str());
            [(from, to), (to, from)]
        });
        let joined: HashSet<(&str, &str)> = ends.collect();
        let linked: HashSet<&str> = joined.iter().map(|(from, _)| *from).collect();
        for key in keys {
            let [meant] = key.to[..] else {
                continue;
            };
            let (entity, meant) = (&model.entities[key.from], &model.entities[meant]);
            // A word without attributes or relationships may be no entity at all: `title Orders by customer`.
            let is_drawn = !meant.attributes.is_empty() || linked.contains(&*meant.id);
            if meant.id == entity.id || !is_drawn || joined.contains(&(&*entity.id, &*meant.id)) {
                continue;
            }
            let message = format!(
                "this key refers to {}, but no relationship joins {} to it",
                code(&meant.id),
                code(&entity.id)
            );
            let found = Diagnostic::new(&INFO, key.attribute.place.0, message)
                .annotate(meant.place.0, "the key refers to this entity")
                .help(format!(
                    "Add a relationship between {} and {}.",
                    code(&meant.id),
                    code(&entity.id)
                ));
            out.about_id(&entity.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn keys_have_their_line() {
        let chart = "erDiagram\n    User {\n        int id PK\n    }\n    Post {\n        int user_id FK\n        int blog_id FK\n    }\n";
        assert_eq!(
            found(&FkWithoutRelation, chart),
            ["6:9 this key refers to `User`, but no relationship joins `Post` to it"]
        );
        let joined = format!("{chart}    User ||--o{{ Post : writes\n");
        assert!(found(&FkWithoutRelation, &joined).is_empty());
    }
}
