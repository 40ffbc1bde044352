//! `fk-on-one-side`

use foldhash::{HashMap, HashMapExt};

use super::names::{ForeignKey, foreign_keys};
use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{ErView, Findings, Rule};

declare_rule! {
    /// A foreign key at the "one" end of a relationship.
    ///
    /// Of one customer and many orders, each order names its customer: the key belongs on the
    /// "many" side.
    ///
    /// ## Why it is bad
    ///
    /// The key says the opposite of the line, and no table can contain it.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// erDiagram
    ///     CUSTOMER ||--o{ ORDER : places
    ///     CUSTOMER {
    ///         int id PK
    ///         int order_id FK
    ///     }
    ///     ORDER {
    ///         int id PK
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
    ///         int id PK
    ///         int customer_id FK
    ///     }
    /// ```
    pub(super) INFO = "fk-on-one-side", Structure, Warning
}

pub(super) struct FkOnOneSide;

impl Rule<ErView<'_>> for FkOnOneSide {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ErView<'_>, out: &mut Findings) {
        let model = chart.model;
        let keys = foreign_keys(model);
        if keys.is_empty() {
            return;
        }
        let ways = keys
            .iter()
            .flat_map(|key| key.to.iter().map(move |&to| ((key.from, to), key)));
        let by_way: HashMap<(usize, usize), &ForeignKey<'_>> = ways.collect();
        let ends = model.relations.iter().filter_map(|relation| {
            let ends = (relation.from_end.entity()?.0, relation.to_end.entity()?.0);
            Some((relation, ends))
        });
        // Another relationship between the two can be what the key is for.
        let mut joined: HashMap<(usize, usize), usize> = HashMap::new();
        for (_, (from, to)) in ends.clone() {
            *joined.entry((from.min(to), from.max(to))).or_default() += 1;
        }
        for (relation, (from, to)) in ends {
            let many = (
                relation.from_cardinality.is_many(),
                relation.to_cardinality.is_many(),
            );
            let (one, many) = match many {
                (false, true) => (from, to),
                (true, false) => (to, from),
                _ => continue,
            };
            let alone = joined[&(from.min(to), from.max(to))] == 1;
            let Some(key) = by_way.get(&(one, many)).filter(|_| alone && one != many) else {
                continue;
            };
            if by_way.contains_key(&(many, one)) {
                continue;
            }
            let (one, many) = (&model.entities[one], &model.entities[many]);
            let message = format!(
                "this key is on the wrong side: one {} has many {}",
                code(&one.id),
                code(&many.id)
            );
            let found = Diagnostic::new(&INFO, key.attribute.place.0, message)
                .annotate(relation.place.0, "the relationship")
                .help(format!(
                    "Move the key to {}, or turn the relationship around.",
                    code(&many.id)
                ));
            out.about_id(&one.id, found);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn keys_stand_at_the_many() {
        let chart = |marks: &str| {
            format!(
                "erDiagram\n    CUSTOMER {marks} ORDER : places\n    CUSTOMER {{\n        int id PK\n        int order_id FK\n    }}\n    ORDER {{\n        int id PK\n    }}\n"
            )
        };
        assert_eq!(
            found(&FkOnOneSide, &chart("||--o{")),
            ["5:9 this key is on the wrong side: one `CUSTOMER` has many `ORDER`"]
        );
        assert!(found(&FkOnOneSide, &chart("}o--||")).is_empty());
        assert!(found(&FkOnOneSide, &chart("||--||")).is_empty());
    }
}
