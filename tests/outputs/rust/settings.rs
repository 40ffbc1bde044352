//! The modules stand wherever a module can stand, without a warning: as a file, included, nested, private
//! and public, with and without `std`, in both editions, under rustc, clippy and rustdoc.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use mermaidc::driver::Options;

use super::charts::{Read, fixture_decisions, random_chart, root};
use super::compiler::{folder, rustc, succeed, tool};
use super::large::ladder;

/// Modules of every kind: all that the generator can leave out or put in is in one of them.
fn modules() -> Vec<String> {
    let options = |at: usize| {
        Options::default().with(|o| {
            o.name = Some(format!("table_{at}"));
            o.tests = at.is_multiple_of(3);
            o.doctest = at.is_multiple_of(2);
        })
    };
    let mut reads: Vec<Read> = fixture_decisions()
        .into_iter()
        .map(|(_, read)| read)
        .collect();
    reads.push(Read::new("ladder.mmd", &ladder(130)));
    reads.extend((1_000..1_024).map(|seed| Read::new("random.mmd", &random_chart(seed))));
    let texts = reads
        .iter()
        .enumerate()
        .filter_map(|(at, read)| read.rust(&options(at)).ok());
    texts.collect()
}

/// A crate in which each module stands in three places.
fn write_crate(folder: &Path, no_std: bool, modules: &[String]) -> std::path::PathBuf {
    let mut lib = String::from("//! A crate around generated modules.\n");
    if no_std {
        lib.push_str("#![no_std]\n");
    }
    for (at, text) in modules.iter().enumerate() {
        let file = folder.join(format!("file_{at}.rs"));
        std::fs::write(&file, text).expect("the module to be written");
        let place = match at % 4 {
            0 => format!("mod file_{at};"),
            1 => format!("/// Public.\npub mod file_{at};"),
            2 => format!("mod included_{at} {{ include!(\"file_{at}.rs\"); }}"),
            _ => format!(
                "/// Nested.\npub mod outer_{at} {{\n    /// Public.\n    pub mod inner {{ include!(\"file_{at}.rs\"); }}\n}}"
            ),
        };
        let _ = writeln!(lib, "{place}");
    }
    // One stands in the crate's root.
    let _ = writeln!(lib, "include!(\"file_0.rs\");");
    let source = folder.join("lib.rs");
    std::fs::write(&source, lib).expect("the crate to be written");
    source
}

fn library<'c>(command: &'c mut Command, edition: &str, source: &Path) -> &'c mut Command {
    let out = source.with_extension(format!("{edition}.rmeta"));
    command
        .args([
            "--edition",
            edition,
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "-D",
            "warnings",
            "-D",
            "missing_docs",
            "-o",
        ])
        .args([&out, source])
}

#[test]
fn rustc_has_nothing_to_say() {
    let modules = modules();
    assert!(modules.len() > 15, "{}", modules.len());
    for (edition, no_std) in [("2021", true), ("2024", false)] {
        let source = write_crate(&folder(&format!("rustc_{edition}")), no_std, &modules);
        succeed(library(&mut rustc(), edition, &source));
    }
}

/// The oldest compiler that the guide names takes every module, where rustup has it.
#[test]
fn the_oldest_compiler_has_nothing_to_say() {
    let guide = std::fs::read_to_string(root().join("docs/rust.md")).expect("the guide");
    let oldest = "1.81";
    let said = guide.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains(&format!("from Rust {oldest} on")));
    let old = || {
        let mut rustup = Command::new("rustup");
        rustup.args(["run", oldest, "rustc"]);
        rustup
    };
    let found = old().arg("--version").output();
    if !found.is_ok_and(|found| found.status.success()) {
        let _ = writeln!(std::io::stderr(), "SKIPPED: no Rust {oldest} by rustup");
        return;
    }
    let source = write_crate(&folder("rustc_oldest"), true, &modules());
    succeed(library(&mut old(), "2021", &source));
}

/// A module that allows clippy's lints one by one: few, so that clippy reads what was generated.
pub fn without_allowing(module: &str) -> String {
    let (all, few) = (
        "clippy::all, clippy::pedantic)]",
        "clippy::enum_variant_names, clippy::missing_errors_doc, clippy::module_inception, \
         clippy::must_use_candidate, clippy::wrong_self_convention, clippy::unnecessary_wraps, \
         clippy::large_stack_arrays)]",
    );
    assert!(module.contains(all), "{module}");
    module.replace(all, few)
}

#[test]
fn clippy_has_nothing_to_say() {
    if tool("clippy-driver").is_none() {
        return;
    }
    let modules: Vec<String> = modules()
        .iter()
        .map(|text| without_allowing(text))
        .collect();
    for (edition, no_std) in [("2021", false), ("2024", true)] {
        let source = write_crate(&folder(&format!("clippy_{edition}")), no_std, &modules);
        let mut clippy = Command::new("clippy-driver");
        clippy.args(["-W", "clippy::all", "-W", "clippy::pedantic"]);
        succeed(library(&mut clippy, edition, &source));
    }
}

#[test]
fn rustdoc_has_nothing_to_say_and_examples_run() {
    if tool("rustdoc").is_none() {
        return;
    }
    let modules = modules();
    let folder = folder("rustdoc");
    let source = write_crate(&folder, false, &modules);
    let mut rustdoc = Command::new("rustdoc");
    rustdoc.args([
        "--edition",
        "2024",
        "-D",
        "warnings",
        "--document-private-items",
        "-o",
    ]);
    succeed(rustdoc.arg(folder.join("doc")).arg(&source));

    // The examples of public modules are doc tests.
    let golden = super::charts::root().join("fixtures/rust/outage.rs");
    let source = folder.join("examples.rs");
    std::fs::write(&source, format!("//! A crate.\ninclude!({golden:?});\n"))
        .expect("the crate to be written");
    let library = folder.join("libexamples.rlib");
    succeed(
        rustc()
            .args([
                "--edition",
                "2024",
                "--crate-type",
                "lib",
                "--crate-name",
                "examples",
                "-o",
            ])
            .args([&library, &source]),
    );
    let mut rustdoc = Command::new("rustdoc");
    rustdoc
        .args([
            "--edition",
            "2024",
            "--test",
            "--crate-name",
            "examples",
            "-L",
        ])
        .arg(&folder)
        .arg(&source);
    let output = succeed(
        rustdoc
            .arg("--extern")
            .arg(format!("examples={}", library.display())),
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("1 passed"), "{said}");
}

#[test]
fn generated_tests_pass() {
    let folder = folder("tests");
    let options = Options::default().with(|o| o.tests = true);
    let mut crate_text = String::new();
    for (at, (_, read)) in fixture_decisions().iter().enumerate() {
        let file = folder.join(format!("module_{at}.rs"));
        std::fs::write(&file, read.rust(&options).expect("a module"))
            .expect("the module to be written");
        let _ = writeln!(crate_text, "mod module_{at};");
    }
    let source = folder.join("lib.rs");
    std::fs::write(&source, crate_text).expect("the crate to be written");
    let program = folder.join("tests");
    succeed(
        rustc()
            .args(["--edition", "2024", "--test", "-D", "warnings", "-o"])
            .args([&program, &source]),
    );
    let said = succeed(&mut Command::new(&program));
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    assert!(said.contains("row_12") && said.contains("way_12"), "{said}");
}
