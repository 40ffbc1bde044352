//! For build scripts: compile the decision charts of a file into `OUT_DIR`.
//!
//! In `build.rs`:
//!
//! ```no_run
//! fn main() -> Result<(), mermaidc::build::Error> {
//!     mermaidc::build("docs/page.md")
//! }
//! ```
//!
//! and where the decision is wanted:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/page.rs"));
//! ```
//!
//! With `mermaidc = { version = "…", default-features = false, features = ["rust"] }` under `[build-dependencies]`, the
//! command line is not built.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::config::Settings;
use crate::diagnostic::{Diagnostic, Group, Severity};
use crate::driver::{self, Compilation, Failure, Options, Request};
use crate::source::{Source, SourceKind};

/// Compiles every decision chart of a file into one file of `OUT_DIR`, named after the file's stem:
/// `docs/page.md` becomes `page.rs`.
///
/// Cargo runs the build script again when the file changes. Findings become warnings of cargo's.
///
/// # Errors
///
/// What Mermaid refuses, what is wrong with the decision (answers that reach nothing, loops without a
/// beginning), each with file, line and column; a file that cannot be read or written.
pub fn build(path: impl AsRef<Path>) -> Result<(), Error> {
    Build::new(path).run()
}

/// The same with options.
#[derive(Clone, Debug)]
pub struct Build {
    path: PathBuf,
    chart: Option<u32>,
    out_dir: Option<PathBuf>,
    options: Options,
}

impl Build {
    /// Compiles a file; a relative path is taken from the folder of the package's `Cargo.toml`.
    #[must_use]
    pub fn new(path: impl AsRef<Path>) -> Self {
        Self {
            path: path.as_ref().to_owned(),
            chart: None,
            out_dir: None,
            options: Options::default(),
        }
    }

    /// The name of the module; by default the chart's title, else the file's stem.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.options.name = Some(name.into());
        self
    }

    /// Only this chart of the file, counted from 1.
    #[must_use]
    pub fn chart(mut self, number: u32) -> Self {
        self.chart = Some(number);
        self
    }

    /// Derives a trait on every generated enum: a path, or `serde` for both of its traits, which `Answers` then
    /// have as well.
    #[must_use]
    pub fn derive(mut self, path: impl Into<String>) -> Self {
        self.options.derives.push(path.into());
        self
    }

    /// Generates tests, too: one a row, one a way through.
    #[must_use]
    pub fn tests(mut self, tests: bool) -> Self {
        self.options.tests = tests;
        self
    }

    /// Generates `why`, too: the rows that lead to an outcome, with their lines in the chart.
    #[must_use]
    pub fn why(mut self, why: bool) -> Self {
        self.options.why = why;
        self
    }

    /// Where to write; `OUT_DIR` by default.
    #[must_use]
    pub fn out_dir(mut self, folder: impl AsRef<Path>) -> Self {
        self.out_dir = Some(folder.as_ref().to_owned());
        self
    }

    /// Reads, checks, compiles and writes; tells cargo what to watch and what was found.
    ///
    /// # Errors
    ///
    /// As [`build`].
    pub fn run(&self) -> Result<(), Error> {
        let name = shown(&self.path);
        say(&format!("cargo::rerun-if-changed={name}"));
        let trouble = |path: &Path, error: &io::Error| Error(format!("{}: {error}", shown(path)));
        let bytes = std::fs::read(&self.path).map_err(|error| trouble(&self.path, &error))?;
        let source = driver::decode(&name, bytes)
            .map_err(|(source, finding)| Error(line(&source, &finding)))?;
        let made = self.compile(&source)?;
        for warning in &made.warnings {
            say(&format!("cargo::warning={warning}"));
        }
        let folder = match &self.out_dir {
            Some(folder) => folder.clone(),
            None => std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or_else(|| {
                Error("OUT_DIR is not set: `mermaidc::build` is for build scripts; give a folder with `out_dir`".to_owned())
            })?,
        };
        let stem = self.path.file_stem().unwrap_or(self.path.as_os_str());
        let mut path = folder.join(stem);
        path.as_mut_os_string().push(".rs");
        write(&path, &made.text).map_err(|error| trouble(&path, &error))
    }

    /// Everything but files: from the text to the module.
    fn compile(&self, source: &Source) -> Result<Made, Error> {
        let Some(kind) = SourceKind::from_name(source.name()) else {
            return Err(Error(format!(
                "{}: only files whose name ends in .mmd, .mermaid, .md, .markdown or .mdx are read",
                source.name()
            )));
        };
        let Some(emitter) = driver::emitter("rust") else {
            return Err(Error("this mermaidc writes no Rust".to_owned()));
        };
        let settings = Settings::default();
        let checked = driver::check(source, kind, &settings);
        let wanted: Vec<u32> = match self.chart {
            Some(number) => vec![number],
            None => checked
                .heeded()
                .filter(|chart| !chart.reading.is_accepted() || chart.decides())
                .map(|chart| chart.chart.number)
                .collect(),
        };
        if wanted.is_empty() {
            return Err(Error(format!(
                "{}: no chart in it decides anything",
                source.name()
            )));
        }
        let mut made = Made::default();
        let mut wrong = Vec::new();
        for number in wanted {
            let request = Request::new(emitter)
                .options(self.options.clone())
                .chart(number);
            let compilation = driver::compile(source, kind, &request, &settings);
            made.take(source, compilation, &mut wrong);
        }
        if wrong.is_empty() {
            Ok(made)
        } else {
            Err(Error(wrong.join("\n")))
        }
    }
}

/// The rule of another group that says of a decision that it is not one.
const DEAD_END: &str = "dead-end";

/// What came of a file.
#[derive(Debug, Default)]
struct Made {
    text: String,
    warnings: Vec<String>,
}

impl Made {
    fn take(&mut self, source: &Source, compilation: Compilation, wrong: &mut Vec<String>) {
        for finding in &compilation.checked.diagnostics {
            let decides = matches!(
                finding.rule.group,
                Group::Syntax | Group::Decisions | Group::Config
            ) || finding.rule.name == DEAD_END;
            let fatal = finding.severity == Severity::Error && decides;
            let text = line(source, finding);
            if fatal {
                wrong.push(text);
            } else if finding.severity > Severity::Info && !self.warnings.contains(&text) {
                self.warnings.push(text);
            }
        }
        match compilation.result {
            Ok(artefacts) => {
                for artefact in artefacts {
                    if !self.text.is_empty() {
                        self.text.push('\n');
                    }
                    self.text.push_str(&artefact.text);
                }
            }
            Err(Failure::Skipped) => {
                wrong.push(format!(
                    "{}: a comment says to skip this chart",
                    source.name()
                ));
            }
            Err(Failure::NoSuchChart(number)) => {
                wrong.push(format!(
                    "{}: there is no chart {number} in it",
                    source.name()
                ));
            }
            Err(_) if wrong.is_empty() => {
                wrong.push(format!("{}: the chart cannot be compiled", source.name()));
            }
            Err(_) => {}
        }
    }
}

/// Why nothing was built: one line for each reason, with its place. Its `Debug` form is the same text, so that
/// a build script can return it from `main`.
pub struct Error(String);

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {}

/// `file:line:column: severity[rule] message`, with what to do about it.
fn line(source: &Source, finding: &Diagnostic) -> String {
    let at = source.position(finding.span.start);
    let mut text = format!(
        "{}:{}:{}: {}[{}] {}",
        source.name(),
        at.line,
        at.column,
        finding.severity.name(),
        finding.rule.name,
        finding.message
    );
    if let Some(help) = &finding.help {
        text.push_str(". ");
        text.push_str(help);
    }
    plain(&text)
}

/// The path as cargo and people read it.
fn shown(path: &Path) -> String {
    plain(&path.to_string_lossy())
}

/// A line that cannot become two: cargo reads what a build script prints line by line.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect()
}

fn say(line: &str) {
    // Nobody to tell it to is not a reason to fail.
    let _ = writeln!(io::stdout(), "{line}");
}

/// Writes a file in one step, and only if it changes, so that what depends on it is not built again.
fn write(path: &Path, text: &str) -> io::Result<()> {
    if std::fs::read(path).is_ok_and(|known| known == text.as_bytes()) {
        return Ok(());
    }
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(name: &str, text: &str) -> Result<Made, String> {
        let build = Build::new(name);
        build
            .compile(&Source::new(name, text))
            .map_err(|error| error.to_string())
    }

    const CHART: &str = "flowchart TD\n  A{Big?} -->|Yes| B[Ship]\n  A -->|No| C[Keep]\n";

    #[test]
    fn every_decision_of_a_page_is_built() {
        let page = format!(
            "# Page\n\n```mermaid\n{CHART}```\n\n```mermaid\ngraph TD\n  X --> Y\n```\n\n```mermaid\n{CHART}```\n"
        );
        let made = made("docs/page.md", &page).unwrap();
        assert!(made.text.contains("pub mod page {") && made.text.contains("pub mod page_3 {"));
        assert_eq!(made.text.matches("pub mod ").count(), 2);
        assert_eq!(made.warnings, [""; 0]);
    }

    #[test]
    fn findings_are_warnings_with_their_place() {
        let page = format!("{CHART}  A -->|No| D{{Yes}}\n  D --> E\n  class E missing\n");
        let made = made("a.mmd", &page).unwrap();
        assert!(
            made.warnings
                .iter()
                .all(|warning| warning.starts_with("a.mmd:")),
            "{:?}",
            made.warnings
        );
    }

    #[test]
    fn what_is_wrong_fails_with_its_place() {
        let dead =
            "```mermaid\ngraph TD\n  A[Ready?] --> B{Yes}\n  A --> C{No}\n  B --> D[Go]\n```\n";
        let error = made("page.md", dead).unwrap_err();
        assert!(
            error.contains("page.md:4:9: error[dead-end] the answer `No` leads nowhere"),
            "{error}"
        );
        let allowed = dead.replace("TD\n", "TD\n  %% mermaidc: allow dead-end -- later\n");
        assert!(
            made("page.md", &allowed)
                .unwrap()
                .text
                .contains("*Incomplete*")
        );
        // Another answer is asked on, but nothing is made of a question that was never finished.
        let unfinished =
            "graph TD\n  A{Ready?} -->|Yes| B[Go]\n  A -->|Yes| C[Sure?]\n  A -->|No| D[Stay]\n";
        let error = made("a.mmd", unfinished).unwrap_err();
        assert!(
            error.starts_with("a.mmd:3:14: error[dead-end] the question `Sure?` has no answers"),
            "{error}"
        );
        let error = made("a.mmd", "graph TD\n  A --> [\n").unwrap_err();
        assert!(error.starts_with("a.mmd:2:"), "{error}");
        assert_eq!(
            made("a.mmd", "graph TD\n  A --> B\n").unwrap_err(),
            "a.mmd: no chart in it decides anything"
        );
        let error = Build::new("a.mmd")
            .chart(2)
            .compile(&Source::new("a.mmd", CHART))
            .unwrap_err();
        assert_eq!(error.to_string(), "a.mmd: there is no chart 2 in it");
    }
}
