//! One file a rule: its documentation, its check, its tests. A folder has the rules about one kind of
//! diagram, `any` those about every kind; its list is in its `mod.rs`, and all of them in [`RULES`].

mod any;
mod c4;
mod class;
mod er;
mod flowchart;
mod pie;
mod sequence;
mod state;

pub(super) use any::known_settings;
pub(super) use flowchart::NEWER_THAN_TARGET;

use std::sync::LazyLock;

use super::AnyRule;

/// Every rule, group by group.
pub static RULES: LazyLock<Vec<AnyRule>> = LazyLock::new(|| {
    let any = any::RULES.iter().map(|&rule| AnyRule::Any(rule));
    let flowchart = (flowchart::RULES.iter()).map(|&rule| AnyRule::Flowchart(rule));
    let pie = pie::RULES.iter().map(|&rule| AnyRule::Pie(rule));
    let state = state::RULES.iter().map(|&rule| AnyRule::State(rule));
    let sequence = (sequence::RULES.iter()).map(|&rule| AnyRule::Sequence(rule));
    let class = class::RULES.iter().map(|&rule| AnyRule::Class(rule));
    let c4 = c4::RULES.iter().map(|&rule| AnyRule::C4(rule));
    let er = er::RULES.iter().map(|&rule| AnyRule::Er(rule));
    let kinds = (flowchart.chain(pie).chain(sequence).chain(state))
        .chain(class)
        .chain(er)
        .chain(c4);
    let mut rules: Vec<AnyRule> = any.chain(kinds).collect();
    rules.sort_by_key(|rule| rule.info().group);
    rules
});
