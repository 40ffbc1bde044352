//! `mermaidc names`.

use std::path::PathBuf;

use anyhow::Result;

use super::args::{Common, Language, Selection};
use super::error::Hinted;
use super::exit::Exit;
use super::output;
use super::session::Session;
use crate::driver::{self, ChartNames};
use crate::report::FileFindings;

const EXAMPLES: &str = "\
Examples:
  mermaidc names page.md                     what the Rust of its charts calls everything
  mermaidc names --pin page.md               write these names into the charts, so that they stay

A pinned name is a comment in the chart, `%% mermaidc: name A = CommunicationKind`; edit it at will.";

/// List the names that the generated Rust gives to questions, answers and outcomes, or pin them
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A file, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Only this chart of the file, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    chart: Option<u32>,
    /// Write the names into the charts as `%% mermaidc: name` comments; standard input goes to standard
    /// output
    #[arg(long)]
    pin: bool,
    #[command(flatten)]
    language: Language,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let target = super::compile::target(&args.file)?;
    let mut session = Session::new(&Selection::default(), common)?;
    let loaded = session.load(&target, None, args.language.kind())?;
    let source = loaded.source;
    if let Some(finding) = loaded.unreadable {
        let diagnostics = vec![finding];
        super::compile::report(common, FileFindings::new(source, diagnostics), 0);
        return Ok(Exit::Findings);
    }
    let all = crate::source::charts(&source, loaded.kind).len();
    if let Some(number) = args.chart
        && all > 0
        && number as usize > all
    {
        return Err(Hinted::error(
            format!("{} has no chart {number}", source.name()),
            format!("it has {all}"),
        ));
    }
    let mut names = driver::names(&source, loaded.kind, args.chart);
    let charts = names.charts.len();
    let diagnostics = std::mem::take(&mut names.diagnostics);
    if charts == 0 && diagnostics.is_empty() {
        if all == 0 {
            output::note(common, &format!("{} has no Mermaid chart", source.name()));
            return Ok(Exit::Fine);
        }
        let what = match args.chart {
            Some(number) => format!("chart {number} of {} decides nothing", source.name()),
            None => format!("no chart of {} decides anything", source.name()),
        };
        let error = Hinted::error(
            what,
            "names are given to questions, answers and outcomes; `mermaidc explain no-table` says more",
        );
        output::trouble(common, &error);
        return Ok(Exit::Findings);
    }
    if !args.pin {
        let text: String = names
            .charts
            .iter()
            .map(|chart| table(chart, charts > 1))
            .collect();
        output::stdout(|out| out.write_all(text.as_bytes()))?;
    } else if let Some(path) = &target.path {
        let pinned = names.pinned(&source);
        if pinned != source.text() {
            output::rewrite(path, source.text(), &pinned)?;
        }
        let count: usize = names
            .charts
            .iter()
            .filter_map(|chart| chart.pins.as_ref())
            .map(|pins| pins.edits[0].text.matches("mermaidc: name ").count())
            .sum();
        let count = if count == 1 {
            "1 name".to_owned()
        } else {
            format!("{count} names")
        };
        output::note(common, &format!("{count} pinned in {}", path.display()));
    } else {
        let pinned = names.pinned(&source);
        output::stdout(|out| out.write_all(pinned.as_bytes()))?;
    }
    if diagnostics.is_empty() {
        return Ok(Exit::Fine);
    }
    super::compile::report(common, FileFindings::new(source, diagnostics), all);
    Ok(Exit::Findings)
}

/// The most of a label that the list shows, in characters.
const LONGEST: usize = 60;

/// The names of a chart in columns, under its number where there are several.
fn table(chart: &ChartNames, several: bool) -> String {
    let rows: Vec<[String; 5]> = chart
        .names
        .iter()
        .map(|named| {
            let mut label: String = named.label.chars().take(LONGEST).collect();
            if named.label.chars().nth(LONGEST).is_some() {
                label.push('…');
            }
            [
                named.kind.name().to_owned(),
                output::plain(named.id.as_deref().unwrap_or("-")),
                named.name.clone(),
                named.origin.name().to_owned(),
                output::plain(&label),
            ]
        })
        .collect();
    let mut text = if several {
        format!("chart {}\n", chart.chart)
    } else {
        String::new()
    };
    let width = |column: usize| {
        rows.iter()
            .map(|row| row[column].chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<usize> = (0..4).map(width).collect();
    for row in &rows {
        for (cell, width) in row.iter().zip(&widths) {
            text.push_str(&format!("{cell:<width$}  "));
        }
        text.push_str(&row[4]);
        text.push('\n');
    }
    text
}
