//! `mermaidc check --statistics`: findings by rule.

use std::collections::BTreeMap;

use serde_json::json;

use crate::diagnostic::{RuleInfo, Severity};
use crate::report::FileFindings;

#[derive(Default)]
struct Count {
    group: &'static str,
    findings: usize,
    errors: usize,
    files: usize,
    fixable: usize,
}

/// A line a rule, the commonest first.
pub(super) fn by_rule(files: &[FileFindings], json: bool) -> String {
    let mut counts: BTreeMap<&'static str, Count> = BTreeMap::new();
    for file in files {
        let mut seen: Vec<&RuleInfo> = Vec::new();
        for finding in &file.diagnostics {
            let count = counts.entry(finding.rule.name).or_default();
            count.group = finding.rule.group.name();
            count.findings += 1;
            count.errors += usize::from(finding.severity == Severity::Error);
            count.fixable += usize::from(finding.fix.is_some());
            if !seen.contains(&finding.rule) {
                seen.push(finding.rule);
                count.files += 1;
            }
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(name, count)| (std::cmp::Reverse(count.findings), *name));
    if json {
        as_json(&counts)
    } else {
        as_table(&counts)
    }
}

fn as_table(counts: &[(&str, Count)]) -> String {
    let width = counts
        .iter()
        .map(|(name, _)| name.len())
        .max()
        .unwrap_or(0)
        .max(4);
    let mut text = format!("findings  errors  files  fixes  {:width$}  group\n", "rule");
    for (name, count) in counts {
        let Count {
            group,
            findings,
            errors,
            files,
            fixable,
        } = count;
        text +=
            &format!("{findings:8}  {errors:6}  {files:5}  {fixable:5}  {name:width$}  {group}\n");
    }
    text
}

fn as_json(counts: &[(&str, Count)]) -> String {
    let rules: Vec<_> = counts
        .iter()
        .map(|(name, count)| {
            json!({
                "rule": name,
                "group": count.group,
                "findings": count.findings,
                "errors": count.errors,
                "files": count.files,
                "fixes": count.fixable,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "version": 1, "statistics": rules }))
}
