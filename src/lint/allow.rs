//! Comments that suppress findings.
//!
//! ```text
//! %% mermaidc: allow RULE[, RULE] [ID…] [-- reason]
//! <!-- mermaidc: allow RULE[, RULE] [ID…] [-- reason] -->
//! ```
//!
//! Before a statement it holds for that statement (before `subgraph`, up to its `end`); before the first one, or as an HTML comment before the fence,
//! for the chart; with ids for findings about those nodes, anywhere in the chart.

use super::context::Context;
use super::findings::Finding;
use super::{infos, removal, words};
use crate::decision::INVALID_DIRECTIVE;
use crate::diagnostic::{Diagnostic, Fix, Group, Level, declare_rule};
use crate::model::{Directive, Remark, Word};
use crate::source::Span;
use crate::syntax::{Block, remark};

declare_rule! {
    /// An `allow` comment that suppresses nothing.
    ///
    /// A comment such as `%% mermaidc: allow dead-end` hides findings of that rule. When the chart
    /// has no such finding at that place any more, or when it names a node that does not exist, the
    /// comment is reported. It stays quiet where the rule is off or could not run.
    ///
    /// ## Why it is bad
    ///
    /// It hides the next finding of that rule, one that nobody has looked at.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     %% mermaidc: allow duplicate-edge -- both ways of paying
    ///     B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     %% mermaidc: allow duplicate-edge -- both ways of paying
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Safe: the comment is removed.
    pub UNUSED_ALLOW = "unused-allow", Config, Warning
}

declare_rule! {
    /// An `allow` comment that names a rule that does not exist.
    ///
    /// ## Why it is bad
    ///
    /// It looks as if a finding were allowed, but nothing is.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     %% mermaidc: allow dead-ends -- nothing to do here
    ///     B --> C
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    ///     %% mermaidc: allow duplicate-edge -- both ways of paying
    ///     A --> B
    /// ```
    pub UNKNOWN_RULE = "unknown-rule", Config, Error
}

/// What is left of the use of a rule's name in an `allow`.
#[derive(Debug)]
struct Allow {
    /// The whole comment.
    comment: Span,
    /// The rule's name and its place.
    rule: Word,
    /// The ids; empty for every finding in scope.
    ids: Vec<Word>,
    /// Where it holds; `None` for the whole chart.
    scope: Option<Span>,
    used: bool,
    /// Whether the rule did not run, so that nothing can be said of use.
    idle: bool,
}

/// The `allow` comments of a chart.
#[derive(Debug)]
pub(super) struct Allows {
    list: Vec<Allow>,
    /// What is said of comments that allow nothing at all.
    wrong: Vec<Diagnostic>,
}

impl Allows {
    pub(super) fn of(chart: &Context<'_>) -> Self {
        let mut list = Vec::new();
        let mut wrong = Vec::new();
        let no_rule = |span| {
            Diagnostic::new(
                &INVALID_DIRECTIVE,
                span,
                "this `allow` does not name a rule",
            )
            .help("Write the rule after it: `allow dead-end -- why`.")
        };
        for (span, text) in &chart.chart.notes {
            // Of other words, `skip` speaks.
            if let Some(note) = remark::read(text, *span, None)
                && !add(&note, None, &mut list)
            {
                wrong.push(no_rule(*span));
            }
        }
        for remark in &chart.frame.remarks {
            if !add(remark, scope(chart, remark.span), &mut list) {
                wrong.push(no_rule(remark.span));
            }
        }
        Self { list, wrong }
    }

    /// Notes which rules do not run.
    pub(super) fn note_idle(&mut self, is_idle: impl Fn(&str) -> bool) {
        for allow in &mut self.list {
            allow.idle = is_idle(&allow.rule.text);
        }
    }

    /// Whether a finding is allowed.
    pub(super) fn covers(&mut self, chart: &Context<'_>, finding: &Finding) -> bool {
        let place = finding.diagnostic.span;
        let mut covered = false;
        for allow in &mut self.list {
            if allow.rule.text != finding.diagnostic.rule.name {
                continue;
            }
            let holds = if allow.ids.is_empty() {
                allow
                    .scope
                    .is_none_or(|scope| scope.contains(place) || scope.overlaps(place))
            } else {
                allow
                    .ids
                    .iter()
                    .any(|id| is_about(chart, finding, &id.text))
            };
            if holds {
                allow.used = true;
                covered = true;
            }
        }
        covered
    }

    /// What is wrong with the comments themselves.
    pub(super) fn into_diagnostics(self, chart: &Context<'_>) -> Vec<Diagnostic> {
        let mut found = self.wrong;
        for (i, allow) in self.list.iter().enumerate() {
            let (name, span) = (&allow.rule.text, &allow.rule.span);
            let Some(info) = infos().find(|info| info.name == name) else {
                let mut diagnostic = Diagnostic::new(
                    &UNKNOWN_RULE,
                    *span,
                    format!("there is no rule {}", words::code(name)),
                );
                if crate::syntax::rules().any(|rule| rule.name == name) {
                    diagnostic.message = format!(
                        "{} reports what Mermaid refuses, and cannot be allowed",
                        words::code(name)
                    );
                    diagnostic.help = Some(
                        "Write `skip -- why` instead, which leaves the whole chart unchecked."
                            .to_owned(),
                    );
                } else if let Some(near) = nearest(name, infos().map(|info| info.name)) {
                    diagnostic = diagnostic
                        .help(format!("Did you mean `{near}`?"))
                        .fix(Fix::unsafe_(format!("Write `{near}`"), *span, near));
                    if allow.comment == *span {
                        diagnostic.fix = None;
                    }
                }
                found.push(diagnostic);
                continue;
            };
            if allow.used || allow.idle || info.level == Level::Off && info.group == Group::Config {
                continue;
            }
            let is_known = |id: &str| (chart.mentions().iter()).any(|(known, _)| known == id);
            let unknown = allow.ids.iter().find(|id| !is_known(&id.text));
            let what = format!("nothing to allow here: `{name}` finds nothing");
            let mut diagnostic = match unknown {
                Some(Word { text: id, span }) => Diagnostic::new(
                    &UNUSED_ALLOW,
                    *span,
                    format!(
                        "no node has the id {}, so this allows nothing",
                        words::code(id)
                    ),
                ),
                None => Diagnostic::new(&UNUSED_ALLOW, *span, what),
            };
            let alone = self
                .list
                .iter()
                .enumerate()
                .all(|(j, other)| i == j || other.comment != allow.comment);
            if alone {
                let gone = removal::whole_line(chart.source, allow.comment);
                diagnostic = diagnostic.fix(Fix::safe("Remove the comment", gone, ""));
            }
            found.push(diagnostic.help("Remove this comment: it would hide the next finding."));
        }
        found
    }
}

/// Adds what a comment allows; `false` where an `allow` names no rule.
fn add(remark: &Remark, scope: Option<Span>, list: &mut Vec<Allow>) -> bool {
    let Directive::Allow { rules, ids } = &remark.directive else {
        return true;
    };
    list.extend(rules.iter().map(|rule| Allow {
        comment: remark.span,
        rule: rule.clone(),
        ids: ids.clone(),
        scope,
        used: false,
        idle: false,
    }));
    !rules.is_empty()
}

/// Where a comment holds: the next statement, the chart before the first.
fn scope(chart: &Context<'_>, comment: Span) -> Option<Span> {
    let statements = &chart.outline().statements;
    let next = statements.partition_point(|statement| statement.span.start < comment.start);
    if next == 0 {
        return None;
    }
    let Some(statement) = statements.get(next) else {
        return Some(Span::at(comment.end));
    };
    let mut span = statement.span;
    if statement.block == Block::Opens {
        let mut depth = 0usize;
        for statement in &statements[next..] {
            match statement.block {
                Block::Opens => depth += 1,
                Block::Closes => depth -= 1,
                Block::Within => {}
            }
            span = span.to(statement.span);
            if depth == 0 {
                break;
            }
        }
    }
    Some(span)
}

/// Whether a finding is about something: the rule says so, or its place lies in a mention of it.
fn is_about(chart: &Context<'_>, finding: &Finding, id: &str) -> bool {
    let place = finding.diagnostic.span;
    let node = chart.reading.graph().and_then(|graph| graph.node_index(id));
    node.is_some_and(|index| finding.nodes.contains(&index))
        || finding.ids.iter().any(|about| about == id)
        || chart
            .mentions()
            .iter()
            .any(|(mention, span)| mention == id && span.contains(place))
}

/// How many names are compared with a misspelt one: more would make a hostile chart expensive.
const COMPARED: usize = 200;

/// The name most like another, where one is like it.
pub(super) fn nearest<'n>(name: &str, all: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    all.filter(|other| other.len().abs_diff(name.len()) <= 3)
        .take(COMPARED)
        .map(|other| (strsim::jaro_winkler(name, other), other))
        .filter(|(likeness, _)| *likeness > 0.85)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, other)| other)
}
