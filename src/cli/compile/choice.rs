//! What to compile, into what, and with which options.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::Args;
use super::artefacts::Place;
use crate::cli::error::{self, Hinted};
use crate::cli::{args, input};
use crate::driver::{self, EMITTERS, Emitter, Engine, Options};

/// The file that is named; a folder is refused.
pub(in crate::cli) fn target(file: &Path) -> Result<input::Target> {
    if file.is_dir() {
        return Err(Hinted::error(
            format!("{} is a folder", file.display()),
            "compile takes one file; `mermaidc check` walks folders",
        ));
    }
    let path = (file.as_os_str() != "-").then(|| file.to_owned());
    Ok(input::Target { path, named: true })
}

/// The emitter that is named, else the one whose extension the output has, the longest first
/// (`.jdm.json` before `.json`).
pub(super) fn emitter(args: &Args, place: &Place) -> Result<&'static dyn Emitter> {
    if let Some(emitter) = args.to.as_deref().and_then(driver::emitter) {
        return Ok(emitter);
    }
    let names: Vec<&str> = EMITTERS.iter().map(|emitter| emitter.name()).collect();
    let hint = format!("say what to make: --to {}", names.join("|"));
    let Place::File(path) = place else {
        return Err(Hinted::error("no target is given", hint));
    };
    let name = path
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase();
    let fits = |emitter: &&'static dyn Emitter| {
        let extensions = emitter.extensions().iter();
        extensions
            .filter(|e| name.ends_with(&format!(".{e}")))
            .map(|e| e.len())
            .max()
    };
    EMITTERS
        .iter()
        .copied()
        .filter_map(|emitter| Some((fits(&emitter)?, emitter)))
        .rev()
        .max_by_key(|(length, _)| *length)
        .map(|(_, emitter)| emitter)
        .ok_or_else(|| {
            Hinted::error(
                format!("{} has no extension that says what to make", path.display()),
                hint,
            )
        })
}

/// What is asked of the emitter.
pub(super) fn options(args: &Args) -> Result<Options> {
    let dialect = args.dialect.as_deref().and_then(args::dialect);
    Ok(Options {
        name: args.name.clone(),
        derives: args.derive.clone(),
        tests: args.tests,
        doctest: args.doctest,
        why: args.why,
        engine: match args.engine.as_deref() {
            Some("graphviz") => Engine::Graphviz,
            _ => Engine::Own,
        },
        theme: args.theme.as_deref().and_then(args::theme),
        width: args.width.map(usize::from),
        ascii: args.ascii,
        scale: args.scale,
        background: args.background.clone(),
        fonts: fonts(&args.font)?,
        show: args.show.as_deref().and_then(args::show),
        answers: args.answer.clone(),
        layout: args.layout,
        annotate: args.annotate,
        no_steps: args.no_steps,
        dialect: dialect.unwrap_or_default(),
        junctions: args.junctions,
    })
}

/// The fonts of some files.
fn fonts(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>> {
    let read = |path: &PathBuf| {
        std::fs::read(path).map_err(|error| {
            anyhow::anyhow!("cannot read {}: {}", path.display(), error::reason(&error))
        })
    };
    paths.iter().map(read).collect()
}

/// Refuses options that the emitter would not look at.
pub(super) fn refuse_unused(args: &Args, emitter: &dyn Emitter) -> Result<()> {
    let given = [
        ("--name", args.name.is_some()),
        ("--derive", !args.derive.is_empty()),
        ("--tests", args.tests),
        ("--doctest", args.doctest),
        ("--why", args.why),
        ("--engine", args.engine.is_some()),
        ("--theme", args.theme.is_some()),
        ("--width", args.width.is_some()),
        ("--ascii", args.ascii),
        ("--scale", args.scale.is_some()),
        ("--background", args.background.is_some()),
        ("--font", !args.font.is_empty()),
        ("--show", args.show.is_some()),
        ("--answer", !args.answer.is_empty()),
        ("--layout", args.layout),
        ("--annotate", args.annotate),
        ("--no-steps", args.no_steps),
        ("--dialect", args.dialect.is_some()),
        ("--junctions", args.junctions),
    ];
    for (option, is_given) in given {
        if is_given && !emitter.options().contains(&option) {
            let fitting = EMITTERS.iter().filter(|e| e.options().contains(&option));
            let names: Vec<&str> = fitting.map(|emitter| emitter.name()).collect();
            return Err(Hinted::error(
                format!("{option} does nothing for the target {}", emitter.name()),
                format!("it goes with --to {}", names.join(" or --to ")),
            ));
        }
    }
    Ok(())
}
