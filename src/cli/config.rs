//! `mermaidc config`.

use std::io;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::{Common, Selection};
use super::exit::Exit;
use super::output;
use super::session::Session;
use crate::config::{ConfigFile, Origin, Resolved};
use crate::driver;
use crate::source::SourceKind;

/// Show what is in force for a file, and where each value comes from
#[derive(clap::Args)]
pub(super) struct Args {
    /// The file; it need not be there
    #[arg(
        value_name = "FILE",
        default_value = "page.md",
        hide_default_value = true
    )]
    file: PathBuf,
    #[command(flatten)]
    selection: Selection,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    // Of a folder, what is in force for the files in it.
    let path = if args.file.is_dir() {
        args.file.join("page.md")
    } else {
        args.file.clone()
    };
    let mut session = Session::new(&args.selection, common)?;
    session.look(&path)?;
    let resolved = session.resolve(&path);
    let (found, _) = session.found(&path);
    let color = common.style(&io::stdout()).color;
    let file = found.map(|found| &found.file);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let language = language(&name, file);
    let text = page(&path, file, &language, &resolved, color);
    output::stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(Exit::Fine)
}

/// What the file is read as, and who says so.
fn language(name: &str, file: Option<&ConfigFile>) -> (&'static str, Origin) {
    match file.and_then(|file| file.language(name)) {
        Some(said) => (said.kind.language(), Origin::File(said.span)),
        None => {
            let kind = SourceKind::from_name(name).map(SourceKind::language);
            (kind.unwrap_or("not read"), Origin::Default)
        }
    }
}

fn page(
    path: &Path,
    file: Option<&ConfigFile>,
    language: &(&str, Origin),
    resolved: &Resolved,
    color: bool,
) -> String {
    let (bold, dim, reset) = if color {
        ("\x1b[1m", "\x1b[2m", "\x1b[0m")
    } else {
        ("", "", "")
    };
    let name = file.map_or("none, the defaults are in force", |file| file.source.name());
    let head = format!("file: {}\nconfiguration: {name}\n\n", path.display());
    let mut text = output::plain(&head);
    let known = driver::known();
    let names = known.rules.iter().map(|(rule, _)| rule.name.len());
    let wide = names.max().unwrap_or(0);
    let line = |name: &str, value: &str, origin: &Origin| {
        let from = output::plain(&describe(origin, file));
        let (dim, reset) = if *origin == Origin::Default {
            (dim, reset)
        } else {
            ("", "")
        };
        format!("  {name:wide$}  {value:8}  {dim}{from}{reset}\n")
    };
    let limits = [
        (
            "max-edges",
            resolved.settings.max_edges,
            &resolved.max_edges,
        ),
        (
            "max-text-size",
            resolved.settings.max_text_size,
            &resolved.max_text_size,
        ),
        (
            "max-per-statement",
            resolved.settings.max_per_statement,
            &resolved.max_per_statement,
        ),
    ];
    text += &line("language", language.0, &language.1);
    let release = resolved.settings.mermaid_version.to_string();
    text += &line("mermaid-version", &release, &resolved.mermaid_version);
    for (name, value, origin) in limits {
        text += &line(name, &value.to_string(), origin);
    }
    let format = resolved.settings.format;
    let indent = format.indent.toml().trim_matches('"');
    text += &line("fmt.indent", indent, &resolved.indent);
    text += &line("fmt.quotes", format.quotes.name(), &resolved.quotes);
    let mut group = None;
    for (rule, level, origin) in resolved.rules(&known) {
        if group.replace(rule.group) != Some(rule.group) {
            text += &format!("\n{bold}{}{reset}\n", rule.group.name());
        }
        text += &line(rule.name, level.name(), origin);
    }
    text
}

/// Who decided, in words.
fn describe(origin: &Origin, file: Option<&ConfigFile>) -> String {
    let at = |span: &crate::source::Span| {
        file.map_or_else(String::new, |file| {
            let line = file.source.position(span.start).line;
            format!("{}:{line}", file.source.name())
        })
    };
    match origin {
        Origin::Default => "default".into(),
        Origin::File(span) => at(span),
        Origin::Override(globs, span) => {
            format!("{} (override for {})", at(span), globs.join(", "))
        }
        Origin::CommandLine(words) => format!("command line ({words})"),
    }
}
