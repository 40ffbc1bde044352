//! Charts as text in tests.

use super::{Rule, check};
use crate::config::{Release, Settings};
use crate::diagnostic::{Diagnostic, Level, RuleInfo};
use crate::meaning::Meaning;
use crate::source::{Source, SourceKind, charts};
use crate::syntax::read;

/// All findings of a text, syntax errors too, with the default levels but for one rule that is on.
pub(crate) fn all(info: &RuleInfo, name: &str, text: &str) -> (Source, Vec<Diagnostic>) {
    all_with(Settings::default(), info, name, text)
}

fn all_with(
    mut settings: Settings,
    info: &RuleInfo,
    name: &str,
    text: &str,
) -> (Source, Vec<Diagnostic>) {
    let source = Source::new(name, text);
    if info.level < Level::Warning {
        settings.levels.set(info, Level::Warning);
    }
    let kind = SourceKind::from_name(name).unwrap_or(SourceKind::Mermaid);
    let mut found = Vec::new();
    for chart in charts(&source, kind) {
        let reading = read(&chart);
        found.extend(check(
            &source,
            &chart,
            &reading,
            &Meaning::default(),
            &settings,
        ));
        found.extend(reading.diagnostics);
    }
    (source, found)
}

/// What a rule finds in a chart that a release of Mermaid is to draw.
pub(crate) fn found_for<V>(release: Release, rule: &impl Rule<V>, text: &str) -> Vec<String> {
    let mut settings = Settings::default();
    settings.mermaid_version = release;
    found_with(settings, rule, text)
}

/// What a rule finds in a chart where another rule has some level.
pub(crate) fn found_where<V>(
    rule: &impl Rule<V>,
    other: &RuleInfo,
    level: Level,
    text: &str,
) -> Vec<String> {
    let mut settings = Settings::default();
    settings.levels.set(other, level);
    found_with(settings, rule, text)
}

fn found_with<V>(settings: Settings, rule: &impl Rule<V>, text: &str) -> Vec<String> {
    let (source, all) = all_with(settings, rule.info(), "chart.mmd", text);
    let own = all
        .iter()
        .filter(|found| found.rule.name == rule.info().name);
    own.map(|found| shown(&source, found)).collect()
}

fn shown(source: &Source, found: &Diagnostic) -> String {
    let at = source.position(found.span.start);
    format!("{}:{} {}", at.line, at.column, found.message)
}

/// What a rule finds in a chart: `line:column message` each. Fails where the chart has a syntax error.
pub(crate) fn found<V>(rule: &impl Rule<V>, text: &str) -> Vec<String> {
    found_in(rule, "chart.mmd", text)
}

/// The same in a file of that name.
pub(crate) fn found_in<V>(rule: &impl Rule<V>, name: &str, text: &str) -> Vec<String> {
    let (source, found) = findings(rule, name, text);
    found.iter().map(|found| shown(&source, found)).collect()
}

/// The severities of what a rule finds.
pub(crate) fn severities<V>(rule: &impl Rule<V>, text: &str) -> Vec<&'static str> {
    let (_, found) = findings(rule, "chart.mmd", text);
    found.iter().map(|found| found.severity.name()).collect()
}

/// The chart after the rule's fixes, safe ones and others.
pub(crate) fn fixed<V>(rule: &impl Rule<V>, text: &str) -> String {
    let (_, found) = findings(rule, "chart.mmd", text);
    crate::diagnostic::apply(text, found.iter().filter_map(|d| d.fix.as_ref())).text
}

fn findings<V>(rule: &impl Rule<V>, name: &str, text: &str) -> (Source, Vec<Diagnostic>) {
    let (source, all) = all(rule.info(), name, text);
    for diagnostic in &all {
        assert_ne!(
            diagnostic.rule.group,
            crate::diagnostic::Group::Syntax,
            "{}\n{text}",
            diagnostic.message
        );
        assert!(!diagnostic.message.contains('\n'), "{}", diagnostic.message);
        assert!(source.text().get(diagnostic.span.range()).is_some());
    }
    let own = all
        .into_iter()
        .filter(|d| d.rule.name == rule.info().name)
        .collect();
    (source, own)
}
