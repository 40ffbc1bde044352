//! Configuration files, what they mean, and what is wrong with them.

use std::path::Path;

use super::*;
use crate::diagnostic::{Group, Level, RuleInfo};
use crate::source::Source;

static DEAD_END: RuleInfo = rule("dead-end", Group::Structure, Level::Warning);
static SELF_LOOP: RuleInfo = rule("self-loop", Group::Structure, Level::Off);
static LONG_LABEL: RuleInfo = rule("long-label", Group::Style, Level::Off);
static UNCLOSED: RuleInfo = rule("unclosed-bracket", Group::Syntax, Level::Error);
static OPTIONS: [RuleOption; 1] = [RuleOption {
    name: "max",
    default: 60,
    docs: "The most characters.",
}];

const fn rule(name: &'static str, group: Group, level: Level) -> RuleInfo {
    RuleInfo {
        name,
        group,
        level,
        docs: "A rule.",
    }
}

fn known() -> Known {
    Known {
        rules: vec![
            (&DEAD_END, &[]),
            (&SELF_LOOP, &[]),
            (&LONG_LABEL, &OPTIONS),
            (&UNCLOSED, &[]),
        ],
    }
}

fn parsed(text: &str) -> ConfigFile {
    parse(Source::new("mermaidc.toml", text), &known()).expect("a good configuration")
}

fn resolved(text: &str, path: &str, choice: &Choice) -> Resolved {
    resolve(&&known(), Some(&parsed(text)), Path::new(path), choice)
}

fn level(resolved: &Resolved, name: &str) -> Level {
    let known = known();
    let mut rules = resolved.rules(&known);
    let found = rules.find(|(rule, ..)| rule.name == name);
    found.map(|(_, level, _)| level).expect("a rule")
}

/// Every problem as `line:column rule: message | help`.
fn problems(text: &str) -> Vec<String> {
    let (source, problems) =
        parse(Source::new("mermaidc.toml", text), &known()).expect_err("a broken configuration");
    let show = |p: &crate::diagnostic::Diagnostic| {
        let at = source.position(p.span.start);
        let help = p.help.as_deref().unwrap_or("-");
        format!(
            "{}:{} {}: {} | {help}",
            at.line, at.column, p.rule.name, p.message
        )
    };
    problems.iter().map(show).collect()
}

#[test]
fn the_command_line_beats_overrides_beat_rules_beat_groups() {
    let text = r#"
max-edges = 2_000
mermaid-version = "11.4"

[rules]
dead-end = "error"
structure = "info"
long-label = { level = "warning", max = 80 }

[[overrides]]
files = ["docs/**"]
rules = { dead-end = "off" }
"#;
    let plain = Choice::default();
    let here = resolved(text, "README.md", &plain);
    assert_eq!(level(&here, "dead-end"), Level::Error);
    assert_eq!(level(&here, "self-loop"), Level::Info, "from the group");
    assert_eq!(level(&here, "unclosed-bracket"), Level::Error);
    assert_eq!(here.settings.max_edges, 2000);
    assert_eq!(here.settings.mermaid_version, Release::new(11, 4));
    assert_eq!(here.settings.max_text_size, 50_000);
    assert_eq!(here.settings.number(&LONG_LABEL, &OPTIONS[0]), 80);
    let there = resolved(text, "docs/a/b.md", &plain);
    assert_eq!(level(&there, "dead-end"), Level::Off);
    let loud = Choice {
        levels: vec![(Selector::Rule(&DEAD_END), Level::Warning)],
        ..Choice::default()
    };
    assert_eq!(
        level(&resolved(text, "docs/a/b.md", &loud), "dead-end"),
        Level::Warning
    );
}

#[test]
fn a_selection_is_all_there_is() {
    let choice = Choice {
        select: vec![Selector::Group(Group::Structure)],
        ignore: vec![Selector::Rule(&DEAD_END)],
        ..Choice::default()
    };
    let resolved = resolved("", "a.md", &choice);
    assert_eq!(level(&resolved, "self-loop"), Level::Warning, "at least");
    assert_eq!(
        level(&resolved, "dead-end"),
        Level::Off,
        "the narrower word counts"
    );
    assert_eq!(level(&resolved, "long-label"), Level::Off);
    assert_eq!(level(&resolved, "unclosed-bracket"), Level::Error);
}

#[test]
fn every_origin_is_reported() {
    let resolved = resolved(
        "[rules]\ndead-end = \"error\"\n",
        "a.md",
        &Choice::default(),
    );
    let known = known();
    let origins: Vec<_> = resolved
        .rules(&known)
        .map(|(_, _, origin)| origin.clone())
        .collect();
    assert!(matches!(origins[0], Origin::File(span) if span.start == 19));
    assert_eq!(origins[1], Origin::Default);
}

#[test]
fn globs_are_git_like() {
    let matches = |glob: &str, path: &str| {
        let file = parsed(&format!("exclude = [\"{glob}\"]\n"));
        file.exclude.expect("set").is_match(path)
    };
    assert!(matches("*.mmd", "a/b/c.mmd"));
    assert!(matches("vendor", "a/vendor/c.md"));
    assert!(matches("vendor/", "vendor/c.md"));
    assert!(matches("docs/*.md", "docs/c.md"));
    assert!(!matches("docs/*.md", "docs/a/c.md"));
    assert!(!matches("/vendor", "a/vendor/c.md"));
    assert!(matches("docs/**", "docs/a/c.md"));
}

#[test]
fn mistakes_are_shown_where_they_are() {
    let text = r#"max-edge = 10
max-text-size = "large"

[rules]
dead-ned = "error"
self-loop = "eror"
unclosed-bracket = "off"
syntax = "off"
long-label = { level = "info", maximum = 3 }

[[overrides]]
file = ["docs/**"]
dead-end = "off"
"#;
    assert_eq!(
        problems(text),
        [
            "1:1 unknown-key: there is no key `max-edge` here | `max-edges` is similar.",
            "2:17 bad-value: a whole number from 0 is expected here | -",
            "5:1 unknown-config-rule: there is no rule or group `dead-ned` | `dead-end` is similar.",
            "6:13 bad-value: `eror` is not a level | `error` is similar.",
            "7:20 bad-value: `unclosed-bracket` cannot be lowered | Mermaid draws no chart that it cannot read: leave this line out.",
            "8:10 bad-value: `syntax` cannot be lowered | Mermaid draws no chart that it cannot read: leave this line out.",
            "9:32 unknown-key: there is no key `maximum` here | `max` is similar.",
            "11:1 bad-value: this override says for no file what it is for | Add `files = [\"docs/**\"]`.",
            "12:1 unknown-key: there is no key `file` here | `files` is similar.",
            "13:1 unknown-key: `dead-end` is a rule: it stands in `[overrides.rules]` | Write `rules = { dead-end = \"off\" }`.",
        ]
    );
}

#[test]
fn what_is_no_toml_has_a_place() {
    let found = problems("\u{FEFF}[rules]\ndead-end =\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].starts_with("2:11 broken-toml: this is not valid TOML: "),
        "{found:?}"
    );
    let globs = problems("exclude = [\"a[\"]\ninclude = 3\n");
    assert!(
        globs[0].starts_with("1:12 bad-value: this glob cannot be read: "),
        "{globs:?}"
    );
    assert!(
        globs[1].starts_with("2:11 bad-value: a list of globs"),
        "{globs:?}"
    );
}

#[test]
fn assignments_are_read() {
    let known = known();
    let good = assignment(&known, "dead-end=error").expect("good");
    assert_eq!(good, (Selector::Rule(&DEAD_END), Level::Error));
    assert!(
        assignment(&known, "dead-edn=error")
            .unwrap_err()
            .contains("`dead-end` is similar")
    );
    assert!(
        assignment(&known, "dead-end=loud")
            .unwrap_err()
            .contains("is not a level")
    );
}
