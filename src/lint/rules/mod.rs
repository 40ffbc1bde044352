//! One file a rule: its documentation, its check, its tests. The list is [`RULES`].

use super::Rule;

mod undefined_class;
mod unreachable_node;

/// Every rule, group by group.
pub static RULES: &[&dyn Rule] = &[
    // Structure.
    &unreachable_node::UnreachableNode,
    // Style.
    &undefined_class::UndefinedClass,
];
