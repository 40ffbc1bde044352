//! `mermaidc diff`.

use std::path::{Path, PathBuf};

use anyhow::Result;

use super::args::{Common, Selection};
use super::error::Hinted;
use super::exit::Exit;
use super::input::{self, FileType};
use super::output;
use super::session::Session;
use crate::driver::{
    self, Compared, Comparison, Conclusion, DecisionPair, Differs, NotCompared, TableFormat,
};
use crate::report::FileFindings;
use crate::source::{Source, SourceKind};

/// How many sets of answers are shown.
const SHOWN: usize = 50;

const EXAMPLES: &str = "\
Examples:
  mermaidc diff old.mmd new.mmd                      what decides differently, with answers that show it
  mermaidc diff --format markdown old.md new.md      the same for a pull request
  mermaidc diff rules.csv new.mmd                    against a table: CSV, JDM, or the JSON of decisions

Exit codes: 0 decides the same, 1 decides differently, 2 mermaidc could not do its work.";

/// Say what changed in the meaning of decision charts: questions, answers, results, rows
#[derive(clap::Args)]
#[command(after_help = EXAMPLES)]
pub(super) struct Args {
    /// The file as it was: charts, or a decision table (`.csv`, `.json`)
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// The file as it is, likewise
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// How to say it
    #[arg(long, value_name = "FORMAT", value_enum, default_value = "text")]
    format: Format,
}

/// How differences are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    Text,
    Markdown,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let old = load(&args.old, common)?;
    let new = load(&args.new, common)?;
    let (old, new) = match (old, new) {
        (Ok(old), Ok(new)) => (old, new),
        (Err(unreadable), _) | (_, Err(unreadable)) => {
            super::compile::report(common, unreadable, 0);
            return Ok(Exit::Trouble);
        }
    };
    let pairs = match driver::compare_sources(old.compared(), new.compared()) {
        Ok(pairs) => pairs,
        Err(NotCompared::Refused(is_new, findings)) => {
            let source = if is_new { new.source } else { old.source };
            super::compile::report(common, FileFindings::new(source, findings), 0);
            return Ok(Exit::Trouble);
        }
        Err(NotCompared::NotATable(is_new, wrong)) => {
            let name = if is_new { &new } else { &old }.source.name();
            let line = wrong
                .line
                .map_or_else(String::new, |line| format!(":{line}"));
            return Err(Hinted::error(
                format!("{name}{line}: {}", wrong.message),
                "`mermaidc compile --to csv`, `jdm` or `decision-json` writes tables that can be compared",
            ));
        }
        Err(NotCompared::Nothing(is_new)) => {
            let side = if is_new { &new } else { &old };
            let name = side.source.name();
            return Err(Hinted::error(
                match side.written {
                    Written::Charts(_) => format!("no chart of {name} decides anything"),
                    Written::Tables(_) => format!("no table of {name} asks anything"),
                },
                "differences are those of questions, answers and outcomes",
            ));
        }
    };
    let how = match (&old.written, &new.written) {
        (Written::Charts(_), Written::Charts(_)) if old.source.text() == new.source.text() => {
            "Nothing changed."
        }
        (Written::Charts(_), Written::Charts(_)) => "Drawn differently, decides the same.",
        _ => "Decides the same.",
    };
    let text = match args.format {
        Format::Text => text(&pairs, how),
        Format::Markdown => markdown(&pairs, how),
    };
    output::stdout(|out| out.write_all(text.as_bytes()))?;
    let same = pairs.iter().all(|pair| {
        let comparison = pair.comparison.as_ref();
        comparison.is_some_and(Comparison::decides_the_same)
    });
    Ok(if same { Exit::Fine } else { Exit::Findings })
}

/// How a side is written.
enum Written {
    Charts(SourceKind),
    Tables(TableFormat),
}

/// One side: its text, and how it is written.
struct Loaded {
    source: Source,
    written: Written,
}

impl Loaded {
    fn compared(&self) -> Compared<'_> {
        match self.written {
            Written::Charts(kind) => Compared::Charts(&self.source, kind),
            Written::Tables(format) => Compared::Tables(&self.source, format),
        }
    }
}

fn load(path: &Path, common: &Common) -> Result<Result<Loaded, FileFindings>> {
    let target = super::compile::target(path)?;
    let format = TableFormat::of_name(&path.to_string_lossy());
    let file_type = match format {
        // Its kind is not looked at.
        Some(_) => FileType::Known(SourceKind::Markdown),
        None => {
            let mut session = Session::new(&Selection::default(), common)?;
            session.look(target.place(None))?;
            session.file_type(&target, None, None)
        }
    };
    let loaded = input::load(&target, None, file_type)?;
    Ok(match loaded.unreadable {
        Some(finding) => Err(FileFindings::new(loaded.source, vec![finding])),
        None => Ok(Loaded {
            source: loaded.source,
            written: format.map_or(Written::Charts(loaded.kind), Written::Tables),
        }),
    })
}

/// The sentence under everything.
fn verdict(comparison: &Comparison, how: &str) -> String {
    let count = comparison.differs.len();
    let cut = if comparison.cut {
        " There are too many sets of answers to try them all."
    } else {
        ""
    };
    let same = match (comparison.parts.is_empty(), comparison.decides_the_same()) {
        (true, _) => how,
        (false, true) => "Written differently, same behaviour.",
        (false, false) => "It begins at other entries; what both have decides the same.",
    };
    match count {
        0 => format!("{same}{cut}"),
        1 => format!("1 set of answers is decided differently.{cut}"),
        count => format!("{count} sets of answers are decided differently.{cut}"),
    }
}

fn alone(pair: &DecisionPair) -> String {
    let what = if pair.is_new { "added" } else { "removed" };
    format!("The decision {} was {what}.", output::plain(&pair.about))
}

fn text(pairs: &[DecisionPair], how: &str) -> String {
    let mut out = String::new();
    for pair in pairs {
        if pairs.len() > 1 {
            out.push_str(&format!("{}\n", output::plain(&pair.about)));
        }
        let Some(comparison) = &pair.comparison else {
            out.push_str(&format!("{}\n", alone(pair)));
            continue;
        };
        for part in &comparison.parts {
            let sign = if part.added { '+' } else { '-' };
            let words = output::plain(&part.words);
            out.push_str(&format!("{sign} {} {words}\n", part.kind.name()));
        }
        for differs in comparison.differs.iter().take(SHOWN) {
            let (old, new) = sides(differs, output::plain);
            let what = if differs.steps_only {
                format!("steps differ, the result is the same: was {old}, is {new}")
            } else {
                format!("was {old}, is {new}")
            };
            out.push_str(&format!("~ {}: {what}\n", answers(differs, output::plain)));
        }
        out.push_str(&more(comparison));
        out.push_str(&format!("{}\n", verdict(comparison, how)));
    }
    out
}

fn markdown(pairs: &[DecisionPair], how: &str) -> String {
    let mut out = String::new();
    for pair in pairs {
        if pairs.len() > 1 {
            out.push_str(&format!("### {}\n\n", cell(&pair.about)));
        }
        let Some(comparison) = &pair.comparison else {
            out.push_str(&format!("{}\n\n", cell(&alone(pair))));
            continue;
        };
        for part in &comparison.parts {
            let what = if part.added { "added" } else { "removed" };
            let (kind, words) = (part.kind.name(), cell(&part.words));
            out.push_str(&format!("- {kind} {what}: {words}\n"));
        }
        if !comparison.parts.is_empty() {
            out.push('\n');
        }
        if !comparison.differs.is_empty() {
            out.push_str("| Answers | Before | After |\n|---|---|---|\n");
            for differs in comparison.differs.iter().take(SHOWN) {
                let (old, new) = sides(differs, cell);
                let note = if differs.steps_only {
                    " *(same result)*"
                } else {
                    ""
                };
                let answers = answers(differs, cell);
                out.push_str(&format!("| {answers} | {old} | {new}{note} |\n"));
            }
            out.push('\n');
        }
        let more = more(comparison);
        if !more.is_empty() {
            out.push_str(&format!("{more}\n"));
        }
        out.push_str(&format!("{}\n", verdict(comparison, how)));
    }
    out
}

fn more(comparison: &Comparison) -> String {
    match comparison.differs.len().saturating_sub(SHOWN) {
        0 => String::new(),
        more => format!("{more} more are not shown.\n"),
    }
}

fn answers(differs: &Differs, shown: impl Fn(&str) -> String) -> String {
    let entry = differs
        .entry
        .iter()
        .map(|entry| format!("from {}", shown(entry)));
    let answers = differs.answers.iter();
    let answers =
        answers.map(|(question, answer)| format!("{} {}", shown(question), shown(answer)));
    let all: Vec<String> = entry.chain(answers).collect();
    if all.is_empty() {
        "whatever is answered".to_owned()
    } else {
        all.join(", ")
    }
}

/// What was done, and what is: with the steps where only they differ.
fn sides(differs: &Differs, shown: impl Fn(&str) -> String) -> (String, String) {
    let say = |reported: &Conclusion| {
        let list = if differs.steps_only {
            &reported.steps
        } else {
            &reported.results
        };
        let words: Vec<String> = list.iter().map(|words| shown(words)).collect();
        match (words.is_empty(), differs.steps_only) {
            (true, _) => "nothing".to_owned(),
            (false, true) => words.join(" → "),
            (false, false) => words.join(" and "),
        }
    };
    (say(&differs.old), say(&differs.new))
}

/// Words of a chart in a cell of a Markdown table.
fn cell(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '~' | '$' | '@' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
