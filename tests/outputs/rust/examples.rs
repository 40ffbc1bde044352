//! The programs under `examples/` build and run.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::charts::root;
use super::compiler::{folder, rustc, succeed};

/// The build script of the example, in this program: cargo would have to build mermaidc once more.
mod build_script {
    include!("../../../examples/build-script/build.rs");

    #[test]
    #[ignore = "the build script, which the test of its example runs"]
    fn run() {
        main().unwrap_or_else(|error| panic!("{error}"));
    }
}

fn example(name: &str) -> PathBuf {
    root().join("examples").join(name)
}

fn build(source: &Path, out: &Path, environment: &[(&str, &Path)]) -> PathBuf {
    let program = out.join("program");
    let mut rustc = rustc();
    rustc.envs(environment.iter().copied());
    succeed(
        rustc
            .args(["--edition", "2024", "-D", "warnings", "-o"])
            .args([&program, source]),
    );
    program
}

#[test]
fn a_build_script_compiles_the_chart() {
    let out = folder("build_script");
    let output = succeed(
        Command::new(std::env::current_exe().expect("this program"))
            .args([
                "--exact",
                "rust::examples::build_script::run",
                "--ignored",
                "--nocapture",
            ])
            .current_dir(example("build-script"))
            .env("OUT_DIR", &out),
    );
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.contains("cargo::rerun-if-changed=docs/backup.md"),
        "{said}"
    );
    assert!(!said.contains("cargo::warning"), "{said}");
    let source = example("build-script").join("src/main.rs");
    let program = build(&source, &out, &[("OUT_DIR", out.as_path())]);
    let said = succeed(&mut Command::new(program));
    assert_eq!(
        String::from_utf8_lossy(&said.stdout),
        "web-1: No backup\nmail: Stream the changes\nwiki: A copy each week\n"
    );
}

#[test]
fn a_committed_module_asks_its_questions() {
    let out = folder("committed");
    let program = build(&example("committed").join("src/main.rs"), &out, &[]);
    let mut child = Command::new(program)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the program");
    let mut stdin = child.stdin.take().expect("its input");
    stdin
        .write_all(b"heavy\n< 2 KG\nback\n2 - 20 kg\n no \n")
        .expect("answers");
    drop(stdin);
    let output = child.wait_with_output().expect("its end");
    assert_eq!(
        String::from_utf8_lossy(&output.stdout),
        "\
How heavy is it? [< 2 kg, 2 - 20 kg, > 20 kg, back] heavy
That is none of the answers.
How heavy is it? [< 2 kg, 2 - 20 kg, > 20 kg, back] < 2 KG
Does it fit through a letterbox? [Yes, No, back] back
How heavy is it? [< 2 kg, 2 - 20 kg, > 20 kg, back] 2 - 20 kg
Is somebody at home? [Yes, No, back]  no \nLeave it at the shop.
"
    );
}

#[test]
#[cfg(feature = "cli")]
fn a_stale_module_is_found() {
    let mermaidc = |module: &Path| {
        Command::new(env!("CARGO_BIN_EXE_mermaidc"))
            .args([
                "compile",
                "docs/parcel.mmd",
                "--to",
                "rust",
                "--check",
                "-o",
            ])
            .arg(module)
            .current_dir(example("committed"))
            .output()
            .expect("mermaidc")
    };
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        let text = std::fs::read_to_string(example("committed").join("docs/parcel.mmd"))
            .expect("the chart");
        let made = super::charts::Read::new("parcel.mmd", &text)
            .rust(&Default::default())
            .expect("a module");
        std::fs::write(example("committed").join("src/parcel.rs"), made)
            .expect("the module to be written");
    }
    let fresh = mermaidc(Path::new("src/parcel.rs"));
    assert!(
        fresh.status.success(),
        "{}",
        String::from_utf8_lossy(&fresh.stderr)
    );
    let stale = folder("stale").join("parcel.rs");
    let text =
        std::fs::read_to_string(example("committed").join("src/parcel.rs")).expect("the module");
    std::fs::write(&stale, text.replace("Leave it at the shop", "Keep it"))
        .expect("the module to be written");
    let found = mermaidc(&stale);
    assert_eq!(found.status.code(), Some(1));
    let said = [found.stdout, found.stderr].concat();
    let said = String::from_utf8_lossy(&said);
    assert!(
        said.contains("Keep it") && said.contains("Leave it at the shop"),
        "{said}"
    );
}

/// The chart and the program of docs/rust.md, as a reader of it would write them down.
#[test]
fn the_program_of_the_guide_runs() {
    let guide = std::fs::read_to_string(root().join("docs/rust.md")).expect("the guide");
    let fence = |language: &str| {
        let opening = format!("```{language}\n");
        let after = guide.split(&opening).nth(1).expect("a fence");
        after.split("```").next().expect("its end").to_owned()
    };
    let out = folder("guide");
    let chart = super::charts::Read::new("eligibility.mmd", &fence("mermaid"));
    let module = chart.rust(&Default::default()).expect("a module");
    std::fs::write(out.join("eligibility.rs"), module).expect("the module");
    let source = out.join("main.rs");
    std::fs::write(&source, fence("rust")).expect("the program");
    let said = succeed(&mut Command::new(build(&source, &out, &[])));
    assert_eq!(
        String::from_utf8_lossy(&said.stdout),
        "Grant the loan\nRefuse: too poor\n"
    );
    // What fails is said in words, as the guide says.
    let first = "Age::from_value(42).ok_or(\"not an age\")?.into()";
    let asked_later =
        "Question::Income.answer(\"below 20,000 €\").ok_or(Age::ALL.len().to_string())?";
    for (old, new, error) in [
        (
            first,
            asked_later,
            "the question being asked is not `Yearly income?`",
        ),
        (
            first,
            "\"grown up\".parse::<Age>()?.into()",
            "no such words in the chart",
        ),
        ("\"no\"", "\"perhaps\"", "not an answer"),
    ] {
        let program = fence("rust").replacen(old, new, 1);
        assert!(program.contains(new), "{old}");
        std::fs::write(&source, program).expect("the program");
        let said = Command::new(build(&source, &out, &[])).output();
        let said = said.expect("a run");
        assert_eq!(said.status.code(), Some(1));
        let shown = String::from_utf8_lossy(&said.stderr);
        assert_eq!(shown, format!("error: {error}\n"));
    }
    let flat: Vec<&str> = guide.split_whitespace().collect();
    assert!(
        flat.join(" ")
            .contains("the question being asked is not `Yearly income?`")
    );
}
