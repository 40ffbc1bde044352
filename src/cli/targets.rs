//! Which files are checked or formatted, and as what.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::{Common, Language, Selection};
use super::input::{FileType, Target};
use super::output::{self, count};
use super::session::Session;

/// How files are chosen: options of every command that takes files and folders.
#[derive(clap::Args)]
pub(super) struct Choice {
    /// What standard input is called; its extension says what it is
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_filename: Option<PathBuf>,
    /// Take a file that is named although the configuration excludes it
    #[arg(long)]
    pub(super) no_force_exclude: bool,
    #[command(flatten)]
    pub(super) language: Language,
}

/// Finds the configuration of every target.
pub(super) fn session(
    selection: &Selection,
    common: &Common,
    targets: &[Target],
    stdin_filename: Option<&Path>,
) -> Result<Session> {
    let mut session = Session::new(selection, common)?;
    for target in targets {
        session.look(target.place(stdin_filename))?;
    }
    Ok(session)
}

/// Leaves out what the configuration excludes; whether a file that was named is among it.
///
/// Unlike ruff and black, whose `force-exclude` is off, `exclude` holds for named files unless somebody
/// says otherwise: hooks and editors name every file, and nobody excludes a folder for walks alone.
/// `include` is about what a walk finds, and says nothing of a file that is named.
pub(super) fn leave_out(
    targets: &mut Vec<Target>,
    choice: &Choice,
    common: &Common,
    session: &Session,
) -> bool {
    let mut excluded = 0;
    targets.retain(|target| match target.path.as_deref() {
        None => true,
        Some(path) if !target.named => session.takes(path),
        Some(path) => {
            let out = !choice.no_force_exclude && session.excludes(path);
            excluded += usize::from(out);
            !out
        }
    });
    if excluded > 0 {
        let files = count(excluded, "named file is", "named files are");
        let text = format!("{files} excluded by the configuration; see --no-force-exclude");
        output::note(common, &text);
    }
    excluded > 0
}

/// The targets by whether they are read.
pub(super) struct Types {
    /// Those that are read, with what they are.
    pub(super) known: Vec<(Target, FileType)>,
    /// Those of unknown type that are named.
    pub(super) unknown: Vec<Target>,
    /// Those of unknown type that a walk found.
    pub(super) passed_over: Vec<Target>,
}

/// Finds out what the targets are.
pub(super) fn types(targets: Vec<Target>, choice: &Choice, session: &Session) -> Types {
    let language = choice.language.kind();
    let mut types = Types {
        known: Vec::new(),
        unknown: Vec::new(),
        passed_over: Vec::new(),
    };
    for target in targets {
        match session.file_type(&target, choice.stdin_filename.as_deref(), language) {
            FileType::Unknown if target.named => types.unknown.push(target),
            FileType::Unknown => types.passed_over.push(target),
            file_type => types.known.push((target, file_type)),
        }
    }
    types
}
