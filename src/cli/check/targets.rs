//! Which files are checked, and as what.

use anyhow::Result;

use super::super::args::Common;
use super::super::input::{FileType, Target};
use super::super::output;
use super::super::session::Session;
use super::Args;
use super::notes::count;

/// Finds the configuration of every target.
pub(super) fn session(args: &Args, common: &Common, targets: &[Target]) -> Result<Session> {
    let mut session = Session::new(&args.selection, common)?;
    for target in targets {
        session.look(target.place(args.stdin_filename.as_deref()))?;
    }
    if let Some(path) = &args.baseline {
        session.look(path)?;
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
    args: &Args,
    common: &Common,
    session: &Session,
) -> bool {
    let mut excluded = 0;
    targets.retain(|target| match target.path.as_deref() {
        None => true,
        Some(path) if !target.named => session.takes(path),
        Some(path) => {
            let out = !args.no_force_exclude && session.excludes(path);
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
pub(super) fn types(targets: Vec<Target>, args: &Args, session: &Session) -> Types {
    let language = args.language.kind();
    let mut types = Types {
        known: Vec::new(),
        unknown: Vec::new(),
        passed_over: Vec::new(),
    };
    for target in targets {
        match session.file_type(&target, args.stdin_filename.as_deref(), language) {
            FileType::Unknown if target.named => types.unknown.push(target),
            FileType::Unknown => types.passed_over.push(target),
            file_type => types.known.push((target, file_type)),
        }
    }
    types
}
