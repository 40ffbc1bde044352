//! Where what `mermaidc compile` made goes.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::exit::Exit;
use crate::cli::{diff, error, output};
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
    let mut files: Vec<(PathBuf, &Artefact)> = Vec::new();
    match place {
        Place::Stdout => {
            output::stdout(|out| made.iter().try_for_each(|a| out.write_all(a.content())))?;
        }
        Place::File(path) => {
            files.extend(made.first().map(|artefact| (path.clone(), artefact)));
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
                    artefact,
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
                error::reason(&error)
            )
        })?;
    }
    for (path, artefact) in &files {
        output::replace(path, artefact.content())?;
    }
    Ok(Exit::Fine)
}

/// Whether the files hold what would be written; shows the difference where they do not.
fn compare(files: &[(PathBuf, &Artefact)]) -> Result<Exit> {
    let mut exit = Exit::Fine;
    for (path, artefact) in files {
        let old = match std::fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => {
                anyhow::bail!("cannot read {}: {}", path.display(), error::reason(&error))
            }
        };
        if old == artefact.content() {
            continue;
        }
        exit = Exit::Findings;
        let name = path.display().to_string();
        let difference = match artefact.bytes {
            Some(_) => format!("{name} is stale\n"),
            None => diff::unified(&name, &String::from_utf8_lossy(&old), &artefact.text),
        };
        output::stdout(|out| out.write_all(difference.as_bytes()))?;
    }
    Ok(exit)
}
