//! `mermaidc compile --replace-fences`: a copy of a page in which charts are links to their pictures.
//!
//! Names are mermaid-cli's (`out.md`, `out-1.svg`), so that a script that calls it needs another command and nothing
//! else. A chart that cannot be drawn stays as it is: the copy is as good as it can be, and the exit code says that
//! something is left.

use std::path::Path;

use anyhow::Result;

use super::Args;
use super::artefacts::{self, Output, Place};
use super::choice::{options, refuse_unused};
use super::failure::{give_up, report_found};
use crate::cli::args::Common;
use crate::cli::error::Hinted;
use crate::cli::exit::Exit;
use crate::cli::input::{Loaded, Target};
use crate::cli::output;
use crate::config::Settings;
use crate::driver::{self, Artefact, CheckedChart, EMITTERS, Emitter, Failure, Image, Request};
use crate::source::Chart;

pub(super) fn run(
    args: &Args,
    common: &Common,
    target: &Target,
    place: &Place,
    loaded: &Loaded,
    settings: &Settings,
) -> Result<Exit> {
    let emitter = emitter(args)?;
    refuse_unused(args, emitter)?;
    let source = &loaded.source;
    if !loaded.kind.is_markdown() {
        return Err(Hinted::error(
            format!(
                "{} has no Markdown, so an image has no place in it",
                source.name()
            ),
            format!("compile --to {} -o DIR/ draws its charts", emitter.name()),
        ));
    }
    let page = page(args, target, place)?;
    let request = Request {
        chart: args.chart,
        ..Request::new(emitter)
            .options(options(args)?)
            .split(true)
            .lenient(true)
    };
    let mut compilation = driver::compile(source, loaded.kind, &request, settings);
    let broken = compilation.checked.broken() > 0 || compilation.refused > 0;
    report_found(common, source, &mut compilation);
    if let Err(failure @ (Failure::NoSuchChart(_) | Failure::Unable)) = &compilation.result {
        return Ok(give_up(
            failure,
            source.name(),
            &compilation,
            emitter,
            common,
        ));
    }
    let made = compilation.result.unwrap_or_default();
    let charts: Vec<Chart> = (compilation.checked.charts.iter())
        .map(|checked| checked.chart.clone())
        .collect();
    let has_place = |made: &&Artefact| {
        let mut charts = charts.iter();
        charts.any(|chart| made.chart == Some(chart.number) && chart.block.is_some())
    };
    let drawn: Vec<Output<'_>> = made
        .iter()
        .filter(has_place)
        .map(|made| (artefacts::numbered(&page, emitter, made), made))
        .collect();
    let images: Vec<Image> = drawn
        .iter()
        .filter_map(|(path, made)| image(path, made, &compilation.checked.charts))
        .collect();
    let left = compilation.checked.charts.iter().filter(|checked| {
        let is_asked_for = args
            .chart
            .is_none_or(|number| number == checked.chart.number);
        let is_drawn = images
            .iter()
            .any(|image| image.chart == checked.chart.number);
        is_asked_for && !is_drawn && !checked.skipped && checked.reading.is_accepted()
    });
    say_what_is_left(common, source.name(), left);
    let copy = Artefact::of_text(driver::with_images(source, &charts, &images));
    let mut files = drawn;
    // The page comes last: whoever looks never finds a link without its picture.
    files.push((page, &copy));
    let exit = artefacts::write(&files, place, target.path.as_deref(), args.check)?;
    Ok(if broken {
        exit.max(Exit::Findings)
    } else {
        exit
    })
}

/// What draws the pictures.
fn emitter(args: &Args) -> Result<&'static dyn Emitter> {
    let images = || {
        EMITTERS
            .iter()
            .copied()
            .filter(|emitter| emitter.is_image())
    };
    let name = args.to.as_deref();
    let chosen = images().find(|emitter| name.is_none_or(|name| name == emitter.name()));
    chosen.ok_or_else(|| {
        let names: Vec<&str> = images().map(Emitter::name).collect();
        Hinted::error(
            "a page links to pictures only",
            format!("say --to {}", names.join(" or --to ")),
        )
    })
}

/// Where the page goes.
fn page(args: &Args, target: &Target, place: &Place) -> Result<std::path::PathBuf> {
    let name = target.path.as_deref().or(args.stdin_filename.as_deref());
    match (place, name.and_then(Path::file_name)) {
        (Place::File(path), _) => Ok(path.clone()),
        (Place::Folder(folder), Some(name)) => Ok(folder.join(name)),
        (Place::Folder(_), None) => Err(Hinted::error(
            "standard input has no name for the page in the folder",
            "give it one: --stdin-filename page.md",
        )),
        (Place::Stdout, _) => Err(Hinted::error(
            "the pictures stand beside the page, which needs a place",
            "give a file or a folder: -o out.md, or -o DIR/",
        )),
    }
}

/// The link to a picture. `accTitle` says what a chart is; without it, the first of what else does.
fn image(path: &Path, made: &Artefact, charts: &[CheckedChart]) -> Option<Image> {
    let number = made.chart?;
    let checked = charts
        .iter()
        .find(|checked| checked.chart.number == number)?;
    let frame = checked.reading.diagram.as_ref()?.frame();
    let texts = [&frame.acc_title, &frame.acc_descr, &frame.title];
    let mut said = texts
        .into_iter()
        .flatten()
        .filter(|text| !text.trim().is_empty());
    let alt = said.next().cloned();
    let title = (alt == frame.acc_title).then(|| frame.acc_descr.clone());
    Some(Image {
        chart: number,
        file: path.file_name()?.to_string_lossy().into_owned(),
        title: title.flatten().filter(|text| !text.trim().is_empty()),
        alt: alt.unwrap_or_else(|| "diagram".to_owned()),
    })
}

/// Says which charts nothing is wrong with but that they are not drawn here.
fn say_what_is_left<'a>(common: &Common, name: &str, left: impl Iterator<Item = &'a CheckedChart>) {
    for checked in left {
        let number = checked.chart.number;
        let why = match checked.reading.kind {
            Some(kind) if checked.reading.diagram.is_none() => {
                format!("charts of the kind {} are not drawn yet", kind.name)
            }
            _ if checked.chart.block.is_none() => "it stands in a component".to_owned(),
            _ => "charts of this kind are not drawn".to_owned(),
        };
        output::note(
            common,
            &format!("{name}: chart {number} stays as it is: {why}"),
        );
    }
}
