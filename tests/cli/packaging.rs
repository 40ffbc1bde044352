//! What packages bring: completions, manual pages, the hooks, and the script of the GitHub Action.
//!
//! `packaging/try.sh` builds and installs the packages themselves; `.ci/run` calls it.

#[cfg(unix)]
use std::path::Path;
#[cfg(unix)]
use std::process::Command;

#[cfg(unix)]
use crate::common::MERMAIDC;
use crate::common::{folder, get, run};

#[cfg(unix)]
const PAGE: &str = "# A page\n\n```mermaid\nsequenceDiagram\n    Alice->Bob Hello\n```\n";

#[test]
fn completions_and_manual_pages_name_every_command() {
    let dir = folder(&[]);
    assert_eq!(run(dir.path(), &["generate", "out"]).code, 0);
    for file in [
        "mermaidc.bash",
        "_mermaidc",
        "mermaidc.fish",
        "_mermaidc.ps1",
        "mermaidc.elv",
    ] {
        let completion = get(dir.path(), &format!("out/completions/{file}"));
        assert!(completion.contains("explain"), "{file}");
        assert!(completion.contains("unsafe-fixes"), "{file}");
    }
    let manual = get(dir.path(), "out/man/mermaidc.1");
    assert!(manual.contains("mermaidc\\-check(1)"), "{manual}");
    assert!(!manual.contains("mermaidc\\-generate"), "{manual}");
    let check = get(dir.path(), "out/man/mermaidc-check.1");
    assert!(check.contains("\\fB\\-\\-fix\\fR"), "{check}");
}

#[test]
fn help_does_not_list_what_is_for_packagers() {
    let dir = folder(&[]);
    let help = run(dir.path(), &["--help"]);
    assert!(!help.out.contains("\n  generate"), "{help:?}");
}

/// The hooks' file patterns, as they stand in the file.
fn patterns(hooks: &str) -> Vec<String> {
    let lines = hooks.lines().filter_map(|line| {
        let line = line.trim().strip_prefix("files: ")?;
        line.strip_prefix("&pages ").or(Some(line))
    });
    lines
        .filter(|line| !line.starts_with('*'))
        .map(str::to_owned)
        .collect()
}

#[test]
fn hooks_take_every_file_that_a_walk_reads() {
    let hooks = std::fs::read_to_string(".pre-commit-hooks.yaml").expect("the hooks");
    let found = patterns(&hooks);
    let all = found.first().expect("the pattern of the checking hooks");
    let names = all
        .trim_start_matches("(?i)\\.(")
        .trim_end_matches(")$")
        .split('|');
    let of_hooks: std::collections::BTreeSet<String> = names.map(str::to_owned).collect();
    let of_hosts: std::collections::BTreeSet<String> = mermaidc::source::SourceKind::ALL
        .iter()
        .flat_map(|kind| kind.extensions())
        .map(|extension| (*extension).to_owned())
        .collect();
    assert_eq!(of_hooks, of_hosts);
}

/// Runs the script of the action in a folder with these inputs.
#[cfg(unix)]
fn action(folder: &Path, inputs: &[(&str, &str)]) -> (i32, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("packaging/action/check.sh");
    let output = Command::new("bash")
        .arg(script)
        .current_dir(folder)
        .env("BINARY", MERMAIDC)
        .env("GITHUB_OUTPUT", folder.join("outputs"))
        .envs(inputs.iter().copied())
        .output()
        .expect("bash runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().unwrap_or(-1), text)
}

#[cfg(unix)]
#[test]
fn the_action_annotates_writes_sarif_and_counts() {
    let dir = folder(&[("docs/page.md", PAGE), ("other/page.md", PAGE)]);
    let (code, said) = action(dir.path(), &[("PATHS", "docs"), ("SARIF", "out.sarif")]);
    assert_eq!(code, 1, "{said}");
    assert!(said.contains("::error file=docs/page.md,line=5,"), "{said}");
    assert!(!said.contains("other/"), "{said}");
    let sarif: serde_json::Value =
        serde_json::from_str(&get(dir.path(), "out.sarif")).expect("SARIF is JSON");
    assert_eq!(sarif["runs"][0]["results"][0]["ruleId"], "missing-colon");
    assert_eq!(get(dir.path(), "outputs"), "findings=1\n");
}

#[cfg(unix)]
#[test]
fn inputs_of_the_action_are_never_commands() {
    let dir = folder(&[("page.md", PAGE)]);
    let hostile = "$(touch owned) `touch owned` ; touch owned";
    let (code, said) = action(dir.path(), &[("PATHS", hostile), ("ARGS", "--exit-zero")]);
    assert_eq!(code, 2, "{said}");
    assert!(!dir.path().join("owned").exists());
}
