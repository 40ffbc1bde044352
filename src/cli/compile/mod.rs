//! `mermaidc compile`.

mod artefacts;
mod choice;
mod failure;
mod images;
mod in_place;

use std::path::{Path, PathBuf};

use anyhow::Result;

use self::artefacts::Place;
use self::choice::{emitter, options, refuse_unused};
use self::failure::{give_up, report_found, say_what_is_left_out};
use super::args::{self, Common, Language, Selection, targets};
use super::error::Hinted;
use super::exit::Exit;
use super::session::{self, Session};
use super::{output, watch};
use crate::driver::{self, Request};
use crate::report::FileFindings;

pub(super) use choice::target;
pub(super) use failure::report;

const EXAMPLES: &str = "\
Examples:
  mermaidc compile page.md --to dot | dot -Tsvg > page.svg
  mermaidc compile page.md -o page.json              the format follows the extension
  mermaidc compile page.md --to rust --chart 2 -o src/rules.rs
  mermaidc compile page.md --to json -o charts/      one file a chart
  mermaidc compile er.mmd -o schema.sql --dialect sqlite
  mermaidc compile docs/*.md --to svg -o charts/     of several files
  mermaidc compile page.md --replace-fences -o out.md    a copy with pictures: out-1.svg …
  mermaidc compile page.md --to text --watch         drawn again whenever the file changes
  mermaidc compile page.md -o src/rules.rs --check   fails when the file is stale
  mermaidc compile page.md --in-place                the decision table, in the page
  mermaidc compile docs/*.md --refresh --check       fails when a table in a page is stale";

/// Turn a chart into something else: drawings, JSON, decision tables, Rust, SQL
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A file, or `-` for standard input; several with `--refresh` or a folder to write to
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    /// What to make; by default what the extension of the output stands for
    #[arg(long, value_name = "TARGET", value_parser = targets())]
    pub(super) to: Option<String>,
    /// Where to write: a file, or a folder (`charts/`) for one file a chart; standard output by default
    #[arg(long, short, value_name = "OUT")]
    output: Option<PathBuf>,
    /// Only this chart of the file, counted from 1
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) chart: Option<u32>,
    /// The name of the module or table; by default from the chart's title or the file's name (rust, jdm)
    #[arg(long, value_name = "NAME")]
    pub(super) name: Option<String>,
    /// Derive these on the generated types, too (rust)
    #[arg(long, value_name = "TRAITS", value_delimiter = ',', value_parser = trait_path)]
    derive: Vec<String>,
    /// Generate tests: one a row (rust)
    #[arg(long)]
    tests: bool,
    /// Write the table into the page, after its chart, and keep it fresh between its markers
    #[arg(long, conflicts_with = "output")]
    pub(super) in_place: bool,
    /// Keep the tables fresh that pages have between their markers; adds none, and passes over pages without
    #[arg(long, conflicts_with_all = ["output", "in_place", "chart", "stdin_filename"])]
    refresh: bool,
    /// Write a copy of the page in which each chart is a link to its picture, beside it (svg, png) [default: svg]
    #[arg(long, requires = "output", conflicts_with_all = ["in_place", "refresh"])]
    replace_fences: bool,
    /// Compile again whenever a file changes, until you stop it
    #[arg(long, conflicts_with = "check")]
    watch: bool,
    /// Make the example in the documentation a doc test; the module has to be public (rust)
    #[arg(long)]
    doctest: bool,
    /// Generate `why`: the rows that lead to an outcome, with their lines (rust)
    #[arg(long)]
    why: bool,
    /// Who draws: `mermaidc`, or `graphviz`, which has to be installed (svg, png)
    #[arg(long, value_name = "ENGINE", value_parser = ["mermaidc", "graphviz"], hide_possible_values = true)]
    engine: Option<String>,
    /// The colours: default, classic, dark, print, or auto, which follows the reader; by default the chart's (svg, png)
    #[arg(long, value_name = "THEME", value_parser = args::themes(), hide_possible_values = true)]
    theme: Option<String>,
    /// How many columns the drawing may have (text) [default: 80]
    #[arg(long, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(20..))]
    width: Option<u16>,
    /// Draw lines with ASCII characters only (text)
    #[arg(long)]
    ascii: bool,
    /// How much larger than the drawing the picture is (png) [default: 1]
    #[arg(long, value_name = "FACTOR", value_parser = args::scale)]
    scale: Option<f32>,
    /// The background colour, or `transparent` (png)
    #[arg(long, value_name = "COLOUR", value_parser = args::colour)]
    background: Option<String>,
    /// A font for what the usual ones lack (png)
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// Show findings, roles, or the path that the answers take, with a legend (svg, png, dot, mermaid)
    #[arg(long, value_name = "WHAT", value_parser = args::shows(), hide_possible_values = true)]
    show: Option<String>,
    /// An answer on the path that is shown: a question by its id, and the answer's text
    #[arg(long, value_name = "ID=TEXT", value_parser = args::answer, requires = "show")]
    answer: Vec<(String, String)>,
    /// Add where everything is drawn: coordinates, sizes and routes (json)
    #[arg(long)]
    layout: bool,
    /// Say in data attributes what each part of the drawing is (svg)
    #[arg(long)]
    annotate: bool,
    /// Say results only, and not what is done on the way (table, factored)
    #[arg(long)]
    no_steps: bool,
    /// The database: postgresql, sqlite or mysql, which is MariaDB too (sql) [default: postgresql]
    #[arg(long, value_name = "DATABASE", value_parser = args::dialects(), hide_possible_values = true)]
    dialect: Option<String>,
    /// Add the tables between many and many that the chart leaves out (sql)
    #[arg(long)]
    junctions: bool,
    /// Write nothing; exit with 1 and show the difference where the output is stale
    #[arg(long)]
    pub(super) check: bool,
    /// What standard input is called in findings; its extension says what it is
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    #[command(flatten)]
    language: Language,
    #[command(flatten)]
    selection: Selection,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    if args.watch {
        return watch::run(&args.files, args.selection.config.as_deref());
    }
    let mut session = Session::new(&args.selection, common)?;
    if args.refresh {
        return in_place::refresh(args, common, &mut session);
    }
    let place = artefacts::place(args.output.as_deref());
    if args.check && !args.in_place && matches!(place, Place::Stdout) {
        return Err(Hinted::error(
            "--check compares with a file",
            "say which: -o FILE, or --in-place for the table in the page",
        ));
    }
    let [file] = args.files.as_slice() else {
        artefacts::keep_names_apart(&args.files, &place)?;
        let mut exit = Exit::Fine;
        for file in &args.files {
            let done = compile(args, common, &mut session, &place, file);
            exit = exit.max(done.unwrap_or_else(|error| {
                session::show(common, error);
                Exit::Trouble
            }));
        }
        return Ok(exit);
    };
    compile(args, common, &mut session, &place, file)
}

/// Compiles one of the files.
fn compile(
    args: &Args,
    common: &Common,
    session: &mut Session,
    place: &Place,
    file: &Path,
) -> Result<Exit> {
    let target = target(file)?;
    args::name_of_stdin(args.stdin_filename.as_deref(), target.path.is_none())?;
    output::keep_apart(
        args.output.as_deref(),
        target.path.as_deref(),
        "write to another file; `--in-place` writes a table into its page",
    )?;
    let stdin_filename = args.stdin_filename.as_deref();
    let loaded = session.load(&target, stdin_filename, args.language.kind())?;
    let settings = session.resolve(target.place(stdin_filename)).settings;
    if let Some(finding) = loaded.unreadable {
        report(common, FileFindings::new(loaded.source, vec![finding]), 0);
        return Ok(Exit::Findings);
    }
    if args.in_place {
        return in_place::run(args, common, &target, loaded, &settings);
    }
    if args.replace_fences {
        return images::run(args, common, &target, place, &loaded, &settings);
    }
    let emitter = emitter(args, place)?;
    refuse_unused(args, emitter)?;
    let request = Request {
        chart: args.chart,
        split: matches!(place, Place::Folder(_)),
        ..Request::new(emitter).options(options(args)?)
    };
    let mut compilation = driver::compile(&loaded.source, loaded.kind, &request, &settings);
    report_found(common, &loaded.source, &mut compilation);
    let name = loaded.source.name();
    say_what_is_left_out(name, &compilation, common);
    let exit = match &compilation.result {
        Ok(made) => {
            let nameless = target.path.is_none() && stdin_filename.is_none();
            let name = if nameless { "chart" } else { name };
            match artefacts::files(made, emitter, place, name) {
                Some(files) => artefacts::write(&files, place, target.path.as_deref(), args.check)?,
                None => artefacts::show(made)?,
            }
        }
        Err(failure) => give_up(failure, name, &compilation, emitter, common),
    };
    Ok(if compilation.refused > 0 {
        exit.max(Exit::Findings)
    } else {
        exit
    })
}

/// A path that can stand in `#[derive]`.
fn trait_path(text: &str) -> Result<String, String> {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_')
    };
    let text = text.trim();
    if text
        .strip_prefix("::")
        .unwrap_or(text)
        .split("::")
        .all(is_name)
    {
        Ok(text.to_owned())
    } else {
        Err("give a path, like `serde` or `strum::EnumIter`".to_owned())
    }
}
