//! How many instructions reading and checking take, as callgrind counts them.
//!
//! `cargo run --release` counts, and fails where a count is more than 5 % above `counts.txt`;
//! with `--renew` it writes that file. It needs valgrind.

mod charts;

use std::collections::{BTreeMap, BTreeSet};
use std::hint::black_box;
use std::process::{Command, ExitCode};

use mermaidc::config::Settings;
use mermaidc::driver;
use mermaidc::source::{self, Source, SourceKind};
use mermaidc::syntax::{self, KINDS};

/// What a count may grow by, in percent, before somebody has to say that it is meant.
const ALLOWED: u64 = 5;
const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/counts.txt");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["run", name, what] => {
            run(name, what);
            ExitCode::SUCCESS
        }
        [] => judge(false),
        ["--renew"] => judge(true),
        _ => {
            eprintln!("instructions [--renew]");
            ExitCode::from(2)
        }
    }
}

/// Makes an input and does with it what is counted.
fn run(name: &str, what: &str) {
    let (_, extension, text) = charts::all()
        .into_iter()
        .find(|input| input.0 == name)
        .expect("a known input");
    let source = Source::new(format!("chart.{extension}"), text);
    let kind = SourceKind::from_name(source.name()).expect("a known type");
    match what {
        "read" => {
            let charts = source::charts(&source, kind);
            black_box(charts.iter().map(syntax::read).collect::<Vec<_>>());
        }
        "check" => {
            black_box(driver::check(&source, kind, &Settings::default()));
        }
        _ => {}
    }
}

/// Counts everything, and holds it against the file or writes the file.
fn judge(renew: bool) -> ExitCode {
    let toolchain = toolchain();
    let known = known();
    let mut counts = BTreeMap::new();
    for (name, _, _) in charts::all() {
        let made = count(name, "nothing");
        for what in ["read", "check"] {
            counts.insert(format!("{name} {what}"), count(name, what) - made);
        }
    }
    let mut grown = false;
    for (name, count) in &counts {
        let before = known.get(name).and_then(|count| count.parse::<u64>().ok());
        let change = before.map(|before| 100.0 * (*count as f64 / before as f64 - 1.0));
        println!(
            "{name:20} {count:>14} {}",
            change.map_or("new".to_owned(), |c| format!("{c:+.1} %"))
        );
        grown |= before.is_some_and(|before| *count * 100 > before * (100 + ALLOWED));
    }
    if renew {
        let lines: String = counts
            .iter()
            .map(|(name, count)| format!("{name}: {count}\n"))
            .collect();
        std::fs::write(FILE, format!("toolchain: {toolchain}\n{lines}")).expect("the file");
        return ExitCode::SUCCESS;
    }
    if known.get("toolchain") != Some(&toolchain) {
        println!("counts.txt is of another toolchain than {toolchain}: nothing is judged");
        return ExitCode::SUCCESS;
    }
    let read: BTreeSet<&str> = KINDS
        .iter()
        .filter(|kind| kind.is_read())
        .map(|kind| kind.name)
        .collect();
    // One input more than kinds: the page.
    if charts::all().len() <= read.len() {
        println!("a kind that is read has no input in charts.rs");
    }
    if grown {
        println!(
            "more than {ALLOWED} % above counts.txt: find out why, or say that it is meant: `cargo run --release -- --renew`"
        );
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The instructions of a run of this program.
fn count(name: &str, what: &str) -> u64 {
    let program = std::env::current_exe().expect("this program");
    let run = Command::new("valgrind")
        .args(["--tool=callgrind", "--callgrind-out-file=/dev/null"])
        .arg(program)
        .args(["run", name, what])
        .output()
        .expect("valgrind");
    let text = String::from_utf8_lossy(&run.stderr);
    let collected = text
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, number) = collected.unwrap_or_else(|| panic!("valgrind says: {text}"));
    number.trim().parse().expect("a number")
}

/// What the file says: counts by name, and the toolchain they are of.
fn known() -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(FILE).unwrap_or_default();
    let pairs = text.lines().filter_map(|line| line.split_once(": "));
    pairs
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

fn toolchain() -> String {
    let rustc = Command::new("rustc").arg("--version").output();
    rustc.map_or_else(
        |_| "unknown".to_owned(),
        |rustc| String::from_utf8_lossy(&rustc.stdout).trim().to_owned(),
    )
}
