//! `mermaidc compile`.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::{self, Common, Language, Selection, targets};
use super::exit::Exit;
use super::made::{self, Place};
use super::output::Hinted;
use super::session::Session;
use super::{in_place, input, output};
use crate::diagnostic::Severity;
use crate::driver::{self, Compilation, EMITTERS, Emitter, Engine, Failure, Options, Request};
use crate::report::{FileFindings, REPORTERS, Summary};

const EXAMPLES: &str = "\
Examples:
  mermaidc compile page.md --to dot | dot -Tsvg > page.svg
  mermaidc compile page.md -o page.json              the format follows the extension
  mermaidc compile page.md --to rust --chart 2 -o src/rules.rs
  mermaidc compile page.md --to json -o charts/      one file a chart
  mermaidc compile page.md -o src/rules.rs --check   fails when the file is stale
  mermaidc compile page.md --in-place                the decision table, in the page";

/// Turn a chart into something else: DOT, JSON, decision tables, Rust
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// A file, or `-` for standard input
    #[arg(value_name = "FILE")]
    file: PathBuf,
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
    /// Make the example in the documentation a doc test; the module has to be public (rust)
    #[arg(long)]
    doctest: bool,
    /// Who draws: `mermaidc`, or `graphviz`, which has to be installed (svg)
    #[arg(long, value_name = "ENGINE", value_parser = ["mermaidc", "graphviz"], hide_possible_values = true)]
    engine: Option<String>,
    /// The colours: default, classic, dark, print, or auto, which follows the reader; by default the chart's (svg)
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
    /// The colour after the picture, or `transparent` (png)
    #[arg(long, value_name = "COLOUR", value_parser = args::colour)]
    background: Option<String>,
    /// A font for what the usual ones lack (png)
    #[arg(long, value_name = "FILE")]
    font: Vec<PathBuf>,
    /// Show findings, roles, or the path that the answers take, with a legend (svg, dot, mermaid)
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
    let place = made::place(args.output.as_deref());
    if args.check && !args.in_place && matches!(place, Place::Stdout) {
        return Err(Hinted::error(
            "--check compares with a file",
            "say which: -o FILE, or --in-place for the table in the page",
        ));
    }
    let target = target(&args.file)?;
    args::name_of_stdin(args.stdin_filename.as_deref(), target.path.is_none())?;
    output::keep_apart(
        args.output.as_deref(),
        target.path.as_deref(),
        "write to another file; `--in-place` writes a table into its page",
    )?;
    let mut session = Session::new(&args.selection, common)?;
    let stdin_filename = args.stdin_filename.as_deref();
    let at = target.place(stdin_filename);
    session.look(at)?;
    let settings = session.resolve(at).settings;
    let file_type = session.file_type(&target, stdin_filename, args.language.kind());
    let loaded = input::load(&target, stdin_filename, file_type)?;
    if let Some(finding) = loaded.unreadable {
        report(common, FileFindings::new(loaded.source, vec![finding]), 0);
        return Ok(Exit::Findings);
    }
    if args.in_place {
        return in_place::run(args, common, &target, loaded, &settings);
    }
    let emitter = emitter(args, &place)?;
    heeds(args, emitter)?;
    let request = Request {
        emitter,
        options: Options {
            name: args.name.clone(),
            derives: args.derive.clone(),
            tests: args.tests,
            doctest: args.doctest,
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
        },
        chart: args.chart,
        split: matches!(place, Place::Folder(_)),
    };
    let mut compilation = driver::compile(&loaded.source, loaded.kind, &request, &settings);
    let name = loaded.source.name().to_owned();
    let mut diagnostics = std::mem::take(&mut compilation.checked.diagnostics);
    let least = if common.quiet {
        Severity::Error
    } else {
        Severity::Warning
    };
    diagnostics.retain(|finding| finding.severity >= least);
    report(
        common,
        FileFindings::new(loaded.source, diagnostics),
        compilation.charts.len(),
    );
    say_what_is_left_out(&name, &compilation, common);
    let exit = match &compilation.result {
        Ok(artefacts) => {
            let nameless = args.file.as_os_str() == "-" && args.stdin_filename.is_none();
            let name = if nameless { "chart" } else { &name };
            made::write(artefacts, emitter, &place, name, args.check)?
        }
        Err(failure) => give_up(failure, &name, &compilation, emitter, common),
    };
    Ok(if compilation.refused > 0 {
        exit.max(Exit::Findings)
    } else {
        exit
    })
}

pub(super) fn target(file: &Path) -> Result<input::Target> {
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
fn emitter(args: &Args, place: &Place) -> Result<&'static dyn Emitter> {
    if let Some(emitter) = args.to.as_deref().and_then(driver::emitter) {
        return Ok(emitter);
    }
    let names: Vec<&str> = EMITTERS.iter().map(|emitter| emitter.name()).collect();
    let hint = format!("say what to make: --to {}", names.join("|"));
    let Place::File(path) = place else {
        return Err(Hinted::error("it is not said what to make", hint));
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
                format!(
                    "{} has no extension that stands for a target",
                    path.display()
                ),
                hint,
            )
        })
}

/// The fonts of some files.
fn fonts(paths: &[PathBuf]) -> Result<Vec<Vec<u8>>> {
    let read = |path: &PathBuf| {
        std::fs::read(path).map_err(|error| {
            anyhow::anyhow!("cannot read {}: {}", path.display(), input::reason(&error))
        })
    };
    paths.iter().map(read).collect()
}

/// Refuses options that the emitter would not look at.
pub(super) fn heeds(args: &Args, emitter: &dyn Emitter) -> Result<()> {
    let given = [
        ("--name", args.name.is_some()),
        ("--derive", !args.derive.is_empty()),
        ("--tests", args.tests),
        ("--doctest", args.doctest),
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

/// Findings go to standard error, so that standard output holds nothing but what was made.
pub(super) fn report(common: &Common, file: FileFindings, charts: usize) {
    if file.diagnostics.is_empty() {
        return;
    }
    let count = |severity| {
        file.diagnostics
            .iter()
            .filter(|d| d.severity == severity)
            .count()
    };
    let summary = Summary {
        files: 1,
        charts,
        errors: count(Severity::Error),
        warnings: count(Severity::Warning),
        ..Summary::default()
    };
    let style = common.style(&io::stderr());
    if let Some(reporter) = REPORTERS.first() {
        let _ = reporter.report(&[file], &summary, style, &mut io::stderr().lock());
    }
}

fn say_what_is_left_out(name: &str, compilation: &Compilation, common: &Common) {
    let not_read = compilation.checked.not_read();
    let count: usize = not_read.values().sum();
    if count > 0 && compilation.result.is_ok() {
        let kinds: Vec<&str> = not_read.keys().map(String::as_str).collect();
        let charts = if count == 1 { "chart" } else { "charts" };
        output::note(
            common,
            &format!(
                "{name}: {count} {charts} of kinds not compiled yet left out ({})",
                kinds.join(", ")
            ),
        );
    }
}

pub(super) fn give_up(
    failure: &Failure,
    name: &str,
    compilation: &Compilation,
    emitter: &dyn Emitter,
    common: &Common,
) -> Exit {
    let list = || {
        let lines = compilation.charts.iter().map(|chart| {
            let kind = chart.kind.unwrap_or("not a Mermaid chart");
            let about = chart.about.as_deref().unwrap_or_default();
            let about: String = about
                .chars()
                .map(|c| if c.is_control() { ' ' } else { c })
                .take(60)
                .collect();
            format!(
                "\n  --chart {}  line {}: {kind}  {about}",
                chart.number, chart.line
            )
            .trim_end()
            .to_owned()
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    match failure {
        Failure::NoChart => {
            output::note(
                common,
                &format!("{name} has no Mermaid chart; nothing is written"),
            );
            Exit::Fine
        }
        Failure::Skipped => {
            let text =
                format!("{name}: a comment skips what was to be compiled; nothing is written");
            output::note(common, &text);
            Exit::Fine
        }
        Failure::NoSuchChart(number) => {
            let count = compilation.charts.len();
            let error = Hinted::error(
                format!("{name} has no chart {number}"),
                format!("it has {count}:{}", list()),
            );
            output::trouble(common, &error);
            Exit::Trouble
        }
        Failure::Several => {
            let error = Hinted::error(
                format!("{} takes one chart, and {name} has several", emitter.name()),
                format!(
                    "choose one, or give a folder (-o DIR/) for one file a chart:{}",
                    list()
                ),
            );
            output::trouble(common, &error);
            Exit::Trouble
        }
        Failure::NotRead => {
            let not_read = compilation.checked.not_read();
            let kinds: Vec<&str> = not_read.keys().map(String::as_str).collect();
            let error = Hinted::error(
                format!(
                    "{name}: charts of this kind are not compiled yet ({})",
                    kinds.join(", ")
                ),
                "mermaidc compiles flowcharts",
            );
            output::trouble(common, &error);
            Exit::NotCompiled
        }
        Failure::Wrong | Failure::Refused => Exit::Findings,
        Failure::Unable => Exit::Trouble,
    }
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
