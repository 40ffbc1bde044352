//! Where what `mermaidc compile` made goes.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::exit::Exit;
use super::{diff, input, output};
use crate::driver::{Artefact, Emitter};

/// Where the text goes.
pub(super) enum Place {
    Stdout,
    File(PathBuf),
    Folder(PathBuf),
}

/// The place that `--output` names.
pub(super) fn place(output: Option<&Path>) -> Place {
    match output {
        None => Place::Stdout,
        Some(path) if path.as_os_str() == "-" => Place::Stdout,
        Some(path) if path.is_dir() || path.as_os_str().to_string_lossy().ends_with('/') => {
            Place::Folder(path.to_owned())
        }
        Some(path) => Place::File(path.to_owned()),
    }
}

/// Writes what was made, or compares it with what is there.
pub(super) fn write(
    made: &[Artefact],
    emitter: &dyn Emitter,
    place: &Place,
    name: &str,
    check: bool,
) -> Result<Exit> {
    let mut files: Vec<(PathBuf, &str)> = Vec::new();
    match place {
        Place::Stdout => {
            output::stdout(|out| {
                made.iter()
                    .try_for_each(|a| out.write_all(a.text.as_bytes()))
            })?;
        }
        Place::File(path) => {
            let text = made.first().map_or("", |artefact| &artefact.text);
            files.push((path.clone(), text));
        }
        Place::Folder(folder) => {
            let stem = Path::new(name)
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy();
            let extension = emitter
                .extensions()
                .first()
                .copied()
                .unwrap_or(emitter.name());
            for artefact in made {
                let number = artefact.chart.unwrap_or(1);
                files.push((
                    folder.join(format!("{stem}-{number}.{extension}")),
                    &artefact.text,
                ));
            }
        }
    }
    if check {
        return compare(&files);
    }
    if let Place::Folder(folder) = place {
        std::fs::create_dir_all(folder).map_err(|error| {
            anyhow::anyhow!(
                "cannot make {}: {}",
                folder.display(),
                input::reason(&error)
            )
        })?;
    }
    for (path, text) in &files {
        output::replace(path, text.as_bytes())?;
    }
    Ok(Exit::Fine)
}

/// Whether the files hold what would be written; shows the difference where they do not.
fn compare(files: &[(PathBuf, &str)]) -> Result<Exit> {
    let mut exit = Exit::Fine;
    for (path, text) in files {
        let old = match std::fs::read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => {
                anyhow::bail!("cannot read {}: {}", path.display(), input::reason(&error))
            }
        };
        if old != *text {
            exit = Exit::Findings;
            let difference = diff::unified(&path.display().to_string(), &old, text);
            output::stdout(|out| out.write_all(difference.as_bytes()))?;
        }
    }
    Ok(exit)
}
