//! `mermaidc compile --in-place` and `--refresh`: the table in the page, beside its chart.
//!
//! `--in-place` is for the author, who names one page and gets its table. `--refresh` is for hooks and CI,
//! which name many pages: a table that nobody asked for never comes into one of them.

use std::path::Path;

use anyhow::Result;

use super::Args;
use super::choice::{refuse_unused, target};
use super::failure::{give_up, report};
use crate::cli::args::Common;
use crate::cli::error::Hinted;
use crate::cli::exit::Exit;
use crate::cli::input::{Loaded, Target};
use crate::cli::session::Session;
use crate::cli::{diff, output};
use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Severity};
use crate::driver::{self, Request};
use crate::report::FileFindings;
use crate::source::{self, Chart, SourceKind};

/// What is written in place.
const TARGET: &str = "table";

/// Keeps the tables of all pages that are named fresh. A page that cannot be done does not keep the next from it.
pub(super) fn refresh(args: &Args, common: &Common, session: &mut Session) -> Result<Exit> {
    let mut exit = Exit::Fine;
    for file in &args.files {
        let done = refresh_one(args, common, session, file);
        exit = exit.max(done.unwrap_or_else(|error| {
            output::trouble(common, &error);
            Exit::Trouble
        }));
    }
    Ok(exit)
}

fn refresh_one(args: &Args, common: &Common, session: &mut Session, file: &Path) -> Result<Exit> {
    let target = target(file)?;
    let loaded = session.load(&target, None, args.language.kind())?;
    let settings = session.resolve(target.place(None)).settings;
    if let Some(finding) = loaded.unreadable {
        report(common, FileFindings::new(loaded.source, vec![finding]), 0);
        return Ok(Exit::Findings);
    }
    if loaded.kind != SourceKind::Markdown {
        return Ok(Exit::Fine);
    }
    let charts = source::charts(&loaded.source, loaded.kind);
    if driver::markers(&loaded.source, &charts).is_empty()
        && driver::unclosed_marker(&loaded.source, &charts).is_none()
    {
        return Ok(Exit::Fine);
    }
    run(args, common, &target, loaded, &settings)
}

pub(super) fn run(
    args: &Args,
    common: &Common,
    target: &Target,
    loaded: Loaded,
    settings: &Settings,
) -> Result<Exit> {
    let emitter = match driver::emitter(TARGET) {
        Some(emitter) if args.to.as_deref().is_none_or(|to| to == TARGET) => emitter,
        _ => {
            return Err(Hinted::error(
                "only tables are written in place",
                format!("leave --to out, or say --to {TARGET}"),
            ));
        }
    };
    refuse_unused(args, emitter)?;
    let Loaded { source, kind, .. } = loaded;
    if kind != SourceKind::Markdown {
        return Err(Hinted::error(
            format!(
                "{} is not a Markdown page: there is no place for a table",
                source.name()
            ),
            format!("compile --to {TARGET} writes it to standard output"),
        ));
    }
    let charts = source::charts(&source, kind);
    if let Some(at) = driver::unclosed_marker(&source, &charts) {
        return Err(Hinted::error(
            format!(
                "{}:{}: the marker of a table is never closed",
                source.name(),
                source.position(at).line
            ),
            "put `<!-- /mermaidc:table -->` after the table, or take the marker and what is left of the table out",
        ));
    }
    let mut findings: Vec<Diagnostic> = Vec::new();
    let mut tables: Vec<(u32, String)> = Vec::new();
    let mut exit = Exit::Fine;
    for number in chosen(args, &source, &charts)? {
        let request = Request::new(emitter).chart(number);
        let mut made = driver::compile(&source, kind, &request, settings);
        findings.append(&mut made.checked.diagnostics);
        match &made.result {
            Ok(artefacts) => {
                tables.extend(artefacts.iter().map(|made| (number, made.text.clone())));
            }
            // Who skips a chart writes its table himself, or has none.
            Err(driver::Failure::Skipped) if args.chart.is_none() => {}
            Err(failure) => {
                let failed = give_up(failure, source.name(), &made, emitter, common);
                exit = exit.max(failed);
            }
        }
    }
    let tables: Vec<_> = tables
        .iter()
        .map(|(n, table)| (*n, table.as_str()))
        .collect();
    let text = driver::in_place(&source, &charts, &tables);
    let fresh = text == source.text();
    if charts.is_empty() {
        output::note(common, &format!("{} has no Mermaid chart", source.name()));
    }
    if args.check {
        if !fresh {
            let difference = diff::unified(source.name(), source.text(), &text);
            output::stdout(|out| out.write_all(difference.as_bytes()))?;
            exit = exit.max(Exit::Findings);
        }
    } else {
        match &target.path {
            Some(path) if !fresh => output::rewrite(path, source.text(), &text)?,
            Some(_) => {}
            None => output::stdout(|out| out.write_all(text.as_bytes()))?,
        }
    }
    let least = if common.quiet {
        Severity::Error
    } else {
        Severity::Warning
    };
    findings.retain(|finding| finding.severity >= least);
    let diagnostics = findings;
    report(common, FileFindings::new(source, diagnostics), charts.len());
    Ok(exit)
}

/// The charts whose tables are wanted: the one that is named, else those with markers, else the only one.
fn chosen(args: &Args, source: &source::Source, charts: &[Chart]) -> Result<Vec<u32>> {
    if let Some(number) = args.chart {
        return Ok(vec![number]);
    }
    let mut marked: Vec<u32> = driver::markers(source, charts)
        .iter()
        .map(|m| m.chart)
        .collect();
    marked.dedup();
    match charts {
        _ if !marked.is_empty() => Ok(marked),
        [] => Ok(Vec::new()),
        [only] => Ok(vec![only.number]),
        _ => Err(Hinted::error(
            format!(
                "{} has {} charts, and none has the markers of a table",
                source.name(),
                charts.len()
            ),
            "choose one with --chart N; from then on its markers are found",
        )),
    }
}
