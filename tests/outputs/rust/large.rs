//! Charts of many questions: sets past 128 elements are arrays of words.

use std::fmt::Write as _;

use super::charts::{Read, rust};
use super::compiler::{folder, rustc, succeed, tool};
use super::settings::without_allowing;

/// A ladder of yes/no questions with merges: Yes goes one rung up and collects an outcome, No skips a
/// rung.
pub fn ladder(rungs: usize) -> String {
    let mut chart = String::from("flowchart TD\n");
    for rung in 0..rungs {
        let _ = writeln!(chart, "  R{rung}{{Rung {rung}?}} -->|Yes| R{}", rung + 1);
        let _ = writeln!(chart, "  R{rung} -->|Yes| O{rung}([Reached {rung}])");
        let _ = writeln!(chart, "  R{rung} -->|No| R{}", (rung + 2).min(rungs));
    }
    let _ = writeln!(chart, "  R{rungs}([Top])");
    chart
}

/// Compiles a ladder and climbs it: every third answer is No.
fn climb(rungs: usize) {
    let chart = Read::new("ladder.mmd", &ladder(rungs));
    let module = chart.named("ladder").expect("a module");
    let folder = folder(&format!("ladder_{rungs}"));
    std::fs::write(folder.join("ladder.rs"), module).expect("the module to be written");
    let main = "
mod ladder;
use ladder::{Answers, Question, Walker};
fn main() {
    let mut walker = Walker::new();
    let mut number = 0;
    while let Some(question) = walker.question() {
        number += 1;
        let label = if number % 3 == 0 { \"no\" } else { \"yes\" };
        walker.answer(question.answer(label).expect(\"an answer\")).expect(\"asked\");
    }
    let all = Question::ALL.into_iter().fold(Answers::NONE, |answers, question| {
        answers.with(question.answer(\"yes\").expect(\"an answer\"))
    });
    let reached = walker.decision().outcomes().count();
    let last = walker.back().map_or(\"\", Question::node_id);
    println!(\"{number} {reached} {last} {}\", all.decide().outcomes().count());
}
";
    let source = folder.join("main.rs");
    std::fs::write(&source, main).expect("the program to be written");
    let program = folder.join("main");
    succeed(
        rustc()
            .args(["--edition", "2021", "-D", "warnings", "-o"])
            .args([&program, &source]),
    );
    let said = succeed(&mut std::process::Command::new(&program));
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    // The same climb, counted. The top is an outcome, too.
    let (mut rung, mut asked, mut reached, mut last) = (0, 0, 1, 0);
    while rung < rungs {
        last = rung;
        asked += 1;
        let yes = asked % 3 != 0;
        reached += usize::from(yes);
        rung += if yes { 1 } else { 2 };
    }
    assert_eq!(
        said.trim(),
        format!("{asked} {reached} R{last} {}", rungs + 1)
    );
}

#[test]
fn a_ladder_of_a_hundred_and_forty() {
    climb(140);
}

#[test]
fn a_ladder_of_a_thousand() {
    climb(1_000);
}

#[test]
#[ignore = "takes a minute: cargo test --test outputs rust -- --ignored ten_thousand"]
fn a_ladder_of_ten_thousand() {
    let text = without_allowing(&rust(&ladder(10_000)).expect("a module"));
    let folder = folder("ladder_10000");
    let source = folder.join("ladder.rs");
    std::fs::write(&source, format!("//! A ladder.\n{text}")).expect("the module to be written");
    let compile = |mut compiler: std::process::Command| {
        compiler.args([
            "--edition",
            "2024",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "-D",
            "warnings",
            "-o",
        ]);
        succeed(compiler.args([&folder.join("ladder.rmeta"), &source]));
    };
    compile(rustc());
    if let Some(mut clippy) = tool("clippy-driver") {
        clippy.args(["-W", "clippy::all", "-W", "clippy::pedantic"]);
        compile(clippy);
    }
}

#[test]
fn every_width_of_a_set_is_used() {
    for (questions, ty) in [(20, "u32"), (40, "u64"), (100, "u128"), (200, "[u64; 4]")] {
        let module = rust(&ladder(questions)).expect("a module");
        let open = [format!("open: {ty},"), format!("open: {ty} }}")];
        assert!(open.iter().any(|open| module.contains(open)), "{questions}");
    }
}

#[test]
fn large_charts_have_entries_loops_and_shared_questions() {
    let folder = folder("large");
    let extra = "  A([Here]) --> R0\n  B([There]) --> S[Think] --> R0\n  R139 -->|Back| R0\n  %% mermaidc: same R1 R2\n";
    for (name, rungs, extra) in [
        ("all", 140, extra),
        (
            "shared",
            128,
            "  %% mermaidc: same R1 R2\n  %% mermaidc: same R3 R5\n",
        ),
    ] {
        let text = rust(&format!("{}{extra}", ladder(rungs))).expect("a module");
        assert!(text.contains("enum Place {"));
        let source = folder.join(format!("{name}.rs"));
        std::fs::write(&source, text).expect("the module to be written");
        let out = folder.join(format!("{name}.rmeta"));
        let mut rustc = rustc();
        rustc.args([
            "--edition",
            "2021",
            "--crate-type",
            "lib",
            "--emit",
            "metadata",
            "-D",
            "warnings",
            "-o",
        ]);
        succeed(rustc.args([&out, &source]));
    }
}
