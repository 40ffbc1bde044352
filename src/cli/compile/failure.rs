//! What is said when a chart has findings, or nothing can be made of it.

use std::io;

use crate::cli::args::Common;
use crate::cli::error::Hinted;
use crate::cli::exit::Exit;
use crate::cli::output;
use crate::diagnostic::Severity;
use crate::driver::{Compilation, Emitter, Failure};
use crate::report::{FileFindings, REPORTERS, Summary};
use crate::source::Source;

/// Findings go to standard error, so that standard output holds nothing but what was made.
pub(in crate::cli) fn report(common: &Common, file: FileFindings, charts: usize) {
    if file.diagnostics.is_empty() {
        return;
    }
    let count = |severity| {
        file.diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    };
    let summary = Summary {
        files: 1,
        charts,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        ..Summary::default()
    };
    let style = common.style(&io::stderr());
    if let Some(reporter) = REPORTERS.first() {
        let _ = reporter.report(&[file], &summary, style, &mut io::stderr().lock());
    }
}

/// Reports what was found in the charts of a source; with `--quiet`, errors alone.
pub(super) fn report_found(common: &Common, source: &Source, compilation: &mut Compilation) {
    let mut diagnostics = std::mem::take(&mut compilation.checked.diagnostics);
    let least = if common.quiet {
        Severity::Error
    } else {
        Severity::Warning
    };
    diagnostics.retain(|finding| finding.severity >= least);
    let file = FileFindings::new(source.clone(), diagnostics);
    report(common, file, compilation.charts.len());
}

/// Says which kinds were left out.
pub(super) fn say_what_is_left_out(name: &str, compilation: &Compilation, common: &Common) {
    let not_read = compilation.checked.not_read();
    let count: usize = not_read.values().sum();
    if count > 0 && compilation.result.is_ok() {
        let kinds: Vec<&str> = not_read.keys().map(String::as_str).collect();
        let charts = if count == 1 { "chart" } else { "charts" };
        output::note(
            common,
            &format!(
                "{name}: {count} {charts} of kinds not compiled yet left out ({})",
                kinds.join(", ")
            ),
        );
    }
}

/// Says why nothing was made.
pub(super) fn give_up(
    failure: &Failure,
    name: &str,
    compilation: &Compilation,
    emitter: &dyn Emitter,
    common: &Common,
) -> Exit {
    let list = || {
        let lines = compilation.charts.iter().map(|chart| {
            let kind = chart.kind.unwrap_or("not a Mermaid chart");
            let about = chart.about.as_deref().unwrap_or_default();
            let about: String = about
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(60)
                .collect();
            format!(
                "\n  --chart {}  line {}: {kind}  {about}",
                chart.number, chart.line
            )
            .trim_end()
            .to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    match failure {
        Failure::NoChart => {
            output::note(
                common,
                &format!("{name} has no Mermaid chart; nothing is written"),
            );
            Exit::Fine
        }
        Failure::Skipped => {
            let text =
                format!("{name}: a comment skips what was to be compiled; nothing is written");
            output::note(common, &text);
            Exit::Fine
        }
        Failure::NoSuchChart(number) => {
            let count = compilation.charts.len();
            let error = Hinted::error(
                format!("{name} has no chart {number}"),
                format!("it has {count}:{}", list()),
            );
            output::trouble(common, &error);
            Exit::Trouble
        }
        Failure::Several => {
            let error = Hinted::error(
                format!("{} takes one chart, and {name} has several", emitter.name()),
                format!(
                    "choose one, or give a folder (-o DIR/) for one file a chart:{}",
                    list()
                ),
            );
            output::trouble(common, &error);
            Exit::Trouble
        }
        Failure::NotRead => {
            let not_read = compilation.checked.not_read();
            let kinds: Vec<&str> = not_read.keys().map(String::as_str).collect();
            let error = Hinted::error(
                format!(
                    "{name}: charts of this kind are not compiled yet ({})",
                    kinds.join(", ")
                ),
                "mermaidc compiles flowcharts, sequence, state, class, ER, C4 and pie charts",
            );
            output::trouble(common, &error);
            Exit::NotCompiled
        }
        Failure::Wrong | Failure::Refused => Exit::Findings,
        Failure::Unable => Exit::Trouble,
    }
}
