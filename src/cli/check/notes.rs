//! What is said on standard error beside the findings.

use super::super::args::Common;
use super::outcome::CheckedFile;
use super::{Args, Denied};
use crate::cli::error::Hinted;
use crate::cli::output::{self, count};

pub(super) fn say_what_was_fixed(args: &Args, common: &Common, outcomes: &[CheckedFile]) {
    let fixes: usize = outcomes.iter().map(|outcome| outcome.applied).sum();
    let files = outcomes.iter().filter(|o| o.applied > 0).count();
    if fixes > 0 {
        let verb = if args.diff { "would apply" } else { "applied" };
        let fixes = count(fixes, "fix", "fixes");
        let files = count(files, "file", "files");
        output::note(common, &format!("{verb} {fixes} in {files}"));
    }
}

pub(super) fn say_what_was_skipped(args: &Args, common: &Common, unknown: usize) {
    if unknown == 0 {
        return;
    }
    let text = format!(
        "{} of unknown type skipped",
        count(unknown, "file", "files")
    );
    if args.deny.contains(&Denied::Unread) {
        let hint = "`--language` says what they are, `languages` in the configuration by extension";
        output::trouble(common, &Hinted::error(text, hint));
    } else {
        output::note(common, &text);
    }
}

/// Of named files without a chart, which may be all that a hook names: one line.
pub(super) fn say_what_has_no_chart(common: &Common, outcomes: &[CheckedFile]) {
    let without =
        |o: &&CheckedFile| o.named && o.findings.charts == 0 && o.findings.diagnostics.is_empty();
    let names: Vec<&str> = (outcomes.iter().filter(without))
        .map(|outcome| outcome.findings.source.name())
        .collect();
    match names[..] {
        [] => {}
        [name] => output::note(common, &format!("{name} has no Mermaid chart")),
        _ => output::note(
            common,
            &format!("{} named files have no Mermaid chart", names.len()),
        ),
    }
}
