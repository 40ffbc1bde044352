//! `mermaidc check --statistics`: findings by rule, charts by language.

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
    let mut languages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for file in files.iter().filter(|file| file.charts > 0) {
        let (charts, files) = languages.entry(file.language).or_default();
        *charts += file.charts;
        *files += 1;
    }
    if json {
        as_json(&counts, &languages)
    } else {
        as_table(&counts) + &as_lines(&languages)
    }
}

/// How many charts are in files of each language.
fn as_lines(languages: &BTreeMap<&str, (usize, usize)>) -> String {
    if languages.is_empty() {
        return String::new();
    }
    let lines = languages.iter();
    let lines =
        lines.map(|(language, (charts, files))| format!("{charts:8}  {files:5}  {language}\n"));
    "\n  charts  files  language\n".to_owned() + &lines.collect::<String>()
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

fn as_json(counts: &[(&str, Count)], languages: &BTreeMap<&str, (usize, usize)>) -> String {
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
    let languages: Vec<_> = languages
        .iter()
        .map(|(language, (charts, files))| json!({ "language": language, "charts": charts, "files": files }))
        .collect();
    let all = json!({ "version": 1, "statistics": rules, "languages": languages });
    format!("{all:#}\n")
}
