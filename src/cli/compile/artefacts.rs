//! Where what `mermaidc compile` made goes.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use crate::cli::error::Hinted;
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

/// Refuses files of which one's output would take the place of another's.
pub(super) fn keep_names_apart(files: &[PathBuf], place: &Place) -> Result<()> {
    if !matches!(place, Place::Folder(_)) {
        return Err(Hinted::error(
            "compile takes one file",
            "several are for a folder (-o DIR/), or for --refresh, which keeps the tables in pages fresh",
        ));
    }
    let mut stems: HashMap<&OsStr, &Path> = HashMap::new();
    for file in files {
        let stem = file.file_stem().unwrap_or_default();
        if let Some(other) = stems.insert(stem, file) {
            let (one, two) = (other.display(), file.display());
            return Err(Hinted::error(
                format!("what is made of {one} and of {two} would have the same names"),
                "compile them one by one, each into a folder of its own",
            ));
        }
    }
    Ok(())
}

/// A file to write.
pub(super) type Output<'a> = (PathBuf, &'a Artefact);

/// The files that what was made goes into; `None` where it goes to standard output.
pub(super) fn files<'a>(
    made: &'a [Artefact],
    emitter: &dyn Emitter,
    place: &Place,
    name: &str,
) -> Option<Vec<Output<'a>>> {
    match place {
        Place::Stdout => None,
        Place::File(path) => Some(
            made.first()
                .map(|made| (path.clone(), made))
                .into_iter()
                .collect(),
        ),
        Place::Folder(folder) => {
            let page = folder.join(Path::new(name).file_name().unwrap_or_default());
            let files = made
                .iter()
                .map(|made| (numbered(&page, emitter, made), made));
            Some(files.collect())
        }
    }
}

/// The file of a chart of a page, beside it: `page-1.svg`.
pub(super) fn numbered(page: &Path, emitter: &dyn Emitter, made: &Artefact) -> PathBuf {
    let stem = page.file_stem().unwrap_or_default().to_string_lossy();
    let extension = emitter.extensions().first().copied();
    let extension = extension.unwrap_or(emitter.name());
    let number = made.chart.unwrap_or(1);
    page.with_file_name(format!("{stem}-{number}.{extension}"))
}

/// Writes what was made to standard output.
pub(super) fn show(made: &[Artefact]) -> Result<Exit> {
    output::stdout(|out| made.iter().try_for_each(|a| out.write_all(a.content())))?;
    Ok(Exit::Fine)
}

/// Writes files, or compares them with what is there. None of them may be the input.
pub(super) fn write(
    files: &[Output<'_>],
    place: &Place,
    input: Option<&Path>,
    check: bool,
) -> Result<Exit> {
    for (path, _) in files {
        output::keep_apart(Some(path), input, "write to another folder")?;
    }
    if check {
        return compare(files);
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
    for (path, artefact) in files {
        output::replace(path, artefact.content())?;
    }
    Ok(Exit::Fine)
}

/// Whether the files hold what would be written; shows the difference where they do not.
fn compare(files: &[Output<'_>]) -> Result<Exit> {
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
