//! The rules' documentation: every example is run, and `docs/rules/` says what `mermaidc explain` says.
//!
//! `UPDATE_GOLDEN=1 cargo test --test cli rule_docs` writes the pages anew.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use mermaidc::config::Settings;
use mermaidc::diagnostic::{Applicability, Group, Level, RuleInfo, Severity, apply};
use mermaidc::driver;
use mermaidc::source::{Source, SourceKind};

/// The sections of a page, in order.
const HEADINGS: [&str; 5] = ["Why it is bad", "Fails", "Passes", "Options", "Fix"];

/// The documentation as Markdown: the doc comment without the space that begins each line.
fn markdown(rule: &RuleInfo) -> String {
    let lines = rule
        .docs
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line));
    lines.collect::<Vec<_>>().join("\n").trim().to_owned()
}

/// The fences under a heading: (language, text).
fn examples(docs: &str, heading: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut inside = false;
    let mut fence: Option<(String, String)> = None;
    let mut marks = String::new();
    for line in docs.lines() {
        match &mut fence {
            Some(open) if line.trim_end() == marks => {
                found.push(std::mem::take(open));
                fence = None;
            }
            Some((_, text)) => {
                text.push_str(line);
                text.push('\n');
            }
            None if line.starts_with("## ") => inside = line == format!("## {heading}"),
            None if inside => {
                let language = line.trim_start_matches('`');
                marks = "`".repeat(line.len() - language.len());
                if marks.len() >= 3 {
                    fence = Some((language.to_owned(), String::new()));
                }
            }
            None => {}
        }
    }
    found
}

/// The rules that find something at their usual levels, `rule` being on.
fn found(rule: &RuleInfo, language: &str, text: &str) -> BTreeMap<&'static str, Vec<String>> {
    let mut settings = Settings::default();
    if rule.level < Level::Warning {
        settings.levels.set(rule, Level::Warning);
    }
    let kind = match language {
        "mermaid" => SourceKind::Mermaid,
        _ => SourceKind::Markdown,
    };
    let checked = driver::check(&Source::new("example", text), kind, &settings);
    let mut rules: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for finding in checked.diagnostics {
        if finding.severity >= Severity::Warning || finding.rule.name == rule.name {
            rules
                .entry(finding.rule.name)
                .or_default()
                .push(finding.message);
        }
    }
    rules
}

/// What each rule finds on real charts stands in a table. `UPDATE_GOLDEN=1` adds the rows of new rules, and their
/// levels; what they found, somebody has to read.
#[test]
fn every_rule_is_measured() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rule-measurements.md");
    let page = std::fs::read_to_string(&path).expect("the page");
    let (before, table) = page.split_once("## Every rule\n").expect("the table");
    let head = "|---|---|--:|--:|--:|---|\n";
    let (about, rest) = table.split_once(head).expect("its head");
    let (rows, after) = rest.split_once("\n\n").expect("its end");
    let of = |row: &str, at: usize| row.split(" | ").nth(at).unwrap_or_default().to_owned();
    let known: BTreeMap<String, String> = rows
        .lines()
        .map(|row| {
            (
                of(row, 0).trim_start_matches("| ").to_owned(),
                row.to_owned(),
            )
        })
        .collect();
    let row = |rule: &&RuleInfo| {
        let level = rule.level.name();
        match known.get(rule.name) {
            Some(row) => row.replacen(&format!("| {} |", of(row, 1)), &format!("| {level} |"), 1),
            None => format!("| {} | {level} | | | | not measured yet |", rule.name),
        }
    };
    let mut all = driver::rules();
    all.sort_by_key(|rule| (rule.group, rule.name));
    let expected: Vec<String> = all.iter().map(row).collect();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let page = format!(
            "{before}## Every rule\n{about}{head}{}\n\n{after}",
            expected.join("\n")
        );
        std::fs::write(&path, page).expect("the page to be written");
        return;
    }
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(
        rows, expected,
        "UPDATE_GOLDEN=1 cargo test --test cli rule_docs adds rows"
    );
}

#[test]
fn every_rule_is_documented_and_its_examples_are_true() {
    let mut wrong = String::new();
    for rule in driver::rules() {
        let docs = markdown(rule);
        let mut say = |text: String| writeln!(wrong, "{}: {text}", rule.name).expect("a string");
        if !rule.summary().ends_with('.') || rule.summary().is_empty() {
            say("the summary is a sentence of one line".into());
        }
        let fails = examples(&docs, "Fails");
        let passes = examples(&docs, "Passes");
        if !docs.contains("\n## Why it is bad\n\n") {
            say("no section `## Why it is bad`".into());
        }
        let headings = docs.lines().filter_map(|line| line.strip_prefix("## "));
        for heading in headings.filter(|heading| !HEADINGS.contains(heading)) {
            say(format!("a section `## {heading}`"));
        }
        // A refusal is not a rule of style: it has no chart to fix.
        if rule.group != Group::Config && rule.name != "no-table" {
            // A chart that is too large to be drawn is too large for a page.
            let large = ["text-too-large", "multiplied-statement"];
            // Nothing is newer than the release that counts where nobody says which.
            let is_newer = rule.name == "newer-than-target";
            if fails.is_empty() && !large.contains(&rule.name) && !is_newer {
                say("no example that fails".into());
            }
            if passes.is_empty() {
                say("no example that passes".into());
            }
        }
        for (language, text) in &fails {
            let found = found(rule, language, text);
            if found.keys().ne([&rule.name]) {
                say(format!("an example that fails gives {found:?}:\n{text}"));
            }
        }
        for (language, text) in &passes {
            let found = found(rule, language, text);
            if !found.is_empty() {
                say(format!("an example that passes gives {found:?}:\n{text}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Every fix of an example fixes it: the rule is silent afterwards, and Mermaid still reads the chart.
#[test]
fn fixes_repair_what_they_are_for() {
    let mut wrong = String::new();
    let mut fixed = 0;
    for rule in driver::rules() {
        for (language, text) in examples(&markdown(rule), "Fails") {
            let mut text = text;
            let mut repaired = false;
            for _ in 0..5 {
                let mut settings = Settings::default();
                if rule.level < Level::Warning {
                    settings.levels.set(rule, Level::Warning);
                }
                let kind = if language == "mermaid" {
                    SourceKind::Mermaid
                } else {
                    SourceKind::Markdown
                };
                let checked =
                    driver::check(&Source::new("example", text.as_str()), kind, &settings);
                let own = checked
                    .diagnostics
                    .iter()
                    .filter(|finding| finding.rule.name == rule.name);
                let fixes: Vec<_> = own.filter_map(|finding| finding.fix.as_ref()).collect();
                let fixes = fixes
                    .into_iter()
                    .filter(|fix| fix.applicability != Applicability::Display);
                let applied = apply(&text, fixes);
                if applied.fixes.is_empty() {
                    break;
                }
                repaired = true;
                text = applied.text;
            }
            if !repaired {
                continue;
            }
            fixed += 1;
            let left = found(rule, &language, &text);
            let broken = driver::rules()
                .into_iter()
                .any(|other| other.group == Group::Syntax && left.contains_key(other.name));
            if left.contains_key(rule.name) || broken {
                writeln!(wrong, "{}: after its fixes {left:?}:\n{text}", rule.name)
                    .expect("a string");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(fixed > 20, "only {fixed} examples have a fix");
}

/// Every page of `docs/rules/`.
fn pages() -> BTreeMap<PathBuf, String> {
    let mut pages = BTreeMap::new();
    let mut index = String::from(
        "# Rules\n\nEvery finding names its rule. `mermaidc explain RULE` shows the same pages; `mermaidc rules` lists the rules. \
         These pages are made from the rules' source: `UPDATE_GOLDEN=1 cargo test --test cli rule_docs`.\n\n\
         Levels: an **error** makes `mermaidc check` fail, a **warning** is shown, **info** is shown with `--info`, **off** is not looked for; \
         `--select RULE` turns a rule on. The level of some findings depends on the chart; their pages say how.\n",
    );
    for group in Group::ALL {
        let rules: Vec<_> = driver::rules()
            .into_iter()
            .filter(|rule| rule.group == group)
            .collect();
        if rules.is_empty() {
            continue;
        }
        let name = group.name();
        write!(
            index,
            "\n## {}{}\n\n| rule | level | |\n|---|---|---|\n",
            name[..1].to_uppercase(),
            &name[1..]
        )
        .expect("a string");
        for rule in rules {
            writeln!(
                index,
                "| [{name}]({name}.md) | {} | {} |",
                rule.level.name(),
                rule.summary().replace('|', "\\|"),
                name = rule.name
            )
            .expect("a string");
            let page = format!(
                "# {}\n\n*{}, {}*\n\n{}\n",
                rule.name,
                group.name(),
                rule.level.name(),
                markdown(rule)
            );
            pages.insert(format!("{}.md", rule.name).into(), page);
        }
    }
    pages.insert("README.md".into(), index);
    pages
}

#[test]
fn the_pages_are_up_to_date() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/rules");
    let pages = pages();
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::create_dir_all(&root).expect("docs/rules");
        for (name, page) in &pages {
            std::fs::write(root.join(name), page).expect("a page");
        }
    }
    for (name, page) in &pages {
        let is = std::fs::read_to_string(root.join(name)).unwrap_or_default();
        assert!(
            is == *page,
            "docs/rules/{} is old: UPDATE_GOLDEN=1 cargo test --test cli rule_docs",
            name.display()
        );
    }
    for entry in std::fs::read_dir(&root).expect("docs/rules") {
        let name: PathBuf = entry.expect("a file").file_name().into();
        assert!(
            pages.contains_key(&name),
            "docs/rules/{} belongs to no rule",
            name.display()
        );
    }
}
