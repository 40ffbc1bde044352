//! Deciding: `cargo bench --bench decide`.
//!
//! Writes the module of the page and that of a ladder of 1,000 yes/no questions with merges, compiles
//! them with `rustc -O` beside a match written by hand, and runs that program. It says how long
//! `rustc` needs for the ladder, too. `benches/zen.py` does the same for a rule engine.

use std::fmt::Write as _;
use std::path::Path;
use std::process::Command;
use std::time::Instant;

use mermaidc::driver::{self, Request};
use mermaidc::source::{Source, SourceKind};

/// Rungs of the ladder.
const RUNGS: usize = 1_000;

fn main() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("decide");
    std::fs::create_dir_all(&folder).expect("a folder");
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/communication.md");
    let page = std::fs::read_to_string(page).expect("the page");
    std::fs::write(folder.join("page.rs"), module("page.md", &page)).expect("the page's module");
    std::fs::write(folder.join("tree.rs"), module("tree.mmd", &tree())).expect("the tree's module");
    std::fs::write(folder.join("ladder.rs"), module("ladder.mmd", &ladder()))
        .expect("the ladder's module");
    let main = folder.join("main.rs");
    std::fs::write(&main, PROGRAM).expect("the program");
    let rustc = |arguments: &[&str], source: &Path| {
        let mut rustc = Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
        let start = Instant::now();
        let status = rustc
            .args(["--edition", "2024"])
            .args(arguments)
            .arg(source)
            .current_dir(&folder)
            .status();
        assert!(status.is_ok_and(|status| status.success()), "rustc fails");
        start.elapsed()
    };
    let rungs = folder.join("ladder.rs");
    let checked = rustc(&["--crate-type", "lib", "--emit", "metadata"], &rungs);
    let built = rustc(&["--crate-type", "lib", "-C", "opt-level=3"], &rungs);
    println!(
        "a ladder of {RUNGS} questions: rustc checks it in {checked:.2?} and builds it in {built:.2?}"
    );
    rustc(&["-C", "opt-level=3", "-o", "decide"], &main);
    let status = Command::new(folder.join("decide")).status();
    assert!(
        status.is_ok_and(|status| status.success()),
        "the program fails"
    );
}

/// The module of a text's only chart.
fn module(name: &str, text: &str) -> String {
    let source = Source::new(name, text);
    let request = Request::new(driver::emitter("rust").expect("the emitter"));
    let compilation = driver::compile(
        &source,
        SourceKind::from_name(name).expect("a known type"),
        &request,
        &Default::default(),
    );
    compilation.result.expect("a module").remove(0).text
}

/// Yes goes one rung up and collects an outcome, No skips a rung.
fn ladder() -> String {
    let mut chart = String::from("flowchart TD\n");
    for rung in 0..RUNGS {
        let _ = writeln!(chart, "  R{rung}{{Rung {rung}?}} -->|Yes| R{}", rung + 1);
        let _ = writeln!(chart, "  R{rung} -->|Yes| O{rung}([Reached {rung}])");
        let _ = writeln!(chart, "  R{rung} -->|No| R{}", (rung + 2).min(RUNGS));
    }
    let _ = writeln!(chart, "  R{RUNGS}([Top])");
    chart
}

/// A tree of 31 yes/no questions with 32 outcomes.
fn tree() -> String {
    let mut chart = String::from("flowchart TD\n");
    for question in 0..31 {
        for (next, answer) in [(2 * question + 1, "Yes"), (2 * question + 2, "No")] {
            let to = if next < 31 {
                format!("Q{next}")
            } else {
                format!("O{next}([Outcome {next}])")
            };
            let _ = writeln!(
                chart,
                "  Q{question}{{Question {question}?}} -->|{answer}| {to}"
            );
        }
    }
    chart
}

const PROGRAM: &str = r#"
mod ladder;
mod page;
mod tree;

use page::{NatureCommunication as Nature, Question, YesNo};
use std::hint::black_box;
use std::time::Instant;

/// The page as a person would write it: what is known, and what follows.
#[derive(Clone, Copy, Default)]
struct Known {
    nature: Option<Nature>,
    yes: [Option<bool>; 8],
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Found {
    outcomes: u32,
    open: u32,
}

fn by_hand(known: &Known) -> Found {
    use page::Outcome as O;
    let mut found = Found { outcomes: 0, open: 0 };
    let yes = |question: Question| known.yes[question as usize];
    macro_rules! ask {
        ($question:ident, $yes:block, $no:block) => {
            match yes(Question::$question) {
                Some(true) => $yes,
                Some(false) => $no,
                None => found.open |= 1 << Question::$question as u8,
            }
        };
    }
    macro_rules! reach {
        ($outcome:ident) => { found.outcomes |= 1 << O::$outcome as u8 };
    }
    match known.nature {
        Some(Nature::RealTime) => {
            ask!(BidirectionalCommunication, {
                reach!(WebSocketsOrWebRtc);
                ask!(TraceRequestsGather, { reach!(TracingTelemetrySystems) }, {});
            }, { reach!(ServerSentEventsOrMqtt) });
            ask!(SystemUsingMicroservices, { reach!(ServiceMeshSolutions) }, {});
        }
        Some(Nature::Asynchronous) => ask!(SendMessagesMultiple, { reach!(PubSubSystems) }, {
            ask!(GuaranteedDeliverySystem, { reach!(QueueingSystems) }, { reach!(MessagingSystems) })
        }),
        Some(Nature::BatchPeriodic) => ask!(TransferDataFiles, { reach!(FileTransferProtocols) }, {
            ask!(TriggerActionsEvents, { reach!(Webhooks) }, { reach!(End) })
        }),
        None => found.open |= 1 << Question::NatureCommunication as u8,
    }
    found
}

/// The fastest of some rounds, in nanoseconds for each of so many.
fn fastest(count: usize, mut round: impl FnMut()) -> f64 {
    let times = (0..25).map(|_| {
        let start = Instant::now();
        round();
        start.elapsed().as_nanos() as f64 / count as f64
    });
    times.fold(f64::INFINITY, f64::min)
}

fn page_sets() -> Vec<(page::Answers, Known, bool)> {
    let mut sets = vec![(page::Answers::NONE, Known::default(), true)];
    for question in Question::ALL {
        sets = sets
            .into_iter()
            .flat_map(|(answers, known, full)| {
                let given = question.answers().map({
                    let answers = answers.clone();
                    move |answer| {
                        let mut known = known;
                        match answer.label() {
                            "Real-Time" => known.nature = Some(Nature::RealTime),
                            "Asynchronous" => known.nature = Some(Nature::Asynchronous),
                            "Batch/Periodic" => known.nature = Some(Nature::BatchPeriodic),
                            label => known.yes[question as usize] = Some(label == "Yes"),
                        }
                        (answers.clone().with(answer), known, full)
                    }
                });
                given.chain([(answers, known, false)]).collect::<Vec<_>>()
            })
            .collect();
    }
    sets
}

fn main() {
    let _ = YesNo::from(true);
    let mut sets = page_sets();
    for (answers, known, _) in &sets {
        let (made, found) = (answers.decide(), by_hand(known));
        assert!(page::Outcome::ALL.into_iter().all(|o| made.has(o) == (found.outcomes >> o as u8 & 1 == 1)));
        assert!(Question::ALL.into_iter().all(|q| made.asks(q) == (found.open >> q as u8 & 1 == 1)));
    }
    for full in [false, true] {
        sets.retain(|set| set.2 || !full);
        let rounds = if full { 40 } else { 4 };
        let count = sets.len() * rounds;
        let made = fastest(count, || (0..rounds).for_each(|_| for (answers, ..) in &sets {
            black_box(black_box(answers).decide());
        }));
        let hand = fastest(count, || (0..rounds).for_each(|_| for (_, known, _) in &sets {
            black_box(by_hand(black_box(known)));
        }));
        let which = if full { "full" } else { "full and partial" };
        println!("the page, {} {which} answer sets: {made:.1} ns a decision; by hand {hand:.1} ns", sets.len());
    }

    // Random answers to a tree, and the same by the place of the next question.
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut coin = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 40 & 1 == 1
    };
    let trees: Vec<(tree::Answers, [bool; 31])> = (0..512)
        .map(|_| {
            let coins: [bool; 31] = std::array::from_fn(|_| coin());
            let answers = tree::Question::ALL.into_iter().zip(coins).fold(tree::Answers::NONE, |answers, (question, yes)| {
                answers.with(question.answer(if yes { "Yes" } else { "No" }).expect("an answer"))
            });
            (answers, coins)
        })
        .collect();
    let leaf = |coins: &[bool; 31]| {
        let mut at = 0;
        while let Some(&yes) = coins.get(at) {
            at = 2 * at + if yes { 1 } else { 2 };
        }
        1_u32 << (at - 31)
    };
    let count = trees.len() * 100;
    let made = fastest(count, || (0..100).for_each(|_| for (answers, _) in &trees {
        black_box(black_box(answers).decide());
    }));
    let hand = fastest(count, || (0..100).for_each(|_| for (_, coins) in &trees {
        black_box(leaf(black_box(coins)));
    }));
    println!("a tree of 31 questions: {made:.1} ns a decision; by hand {hand:.1} ns");

    // The walker: up the ladder, and back a hundred times.
    let start = Instant::now();
    let mut walker = ladder::Walker::new();
    while let Some(question) = walker.question() {
        let yes = question.answer("Yes").expect("an answer");
        walker.answer(yes).expect("the question being asked");
    }
    let through = start.elapsed();
    let start = Instant::now();
    (0..100).for_each(|_| drop(black_box(walker.back())));
    println!("the walker: through the ladder in {through:.1?}, 100 times back in {:.1?}", start.elapsed());

    // Random climbs, and the same by a loop over the rungs.
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    let mut coin = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state >> 40 & 1 == 1
    };
    let climbs: Vec<(ladder::Answers, Vec<bool>)> = (0..50)
        .map(|_| {
            let coins: Vec<bool> = ladder::Question::ALL.iter().map(|_| coin()).collect();
            let answers = ladder::Question::ALL.into_iter().zip(&coins).fold(ladder::Answers::NONE, |answers, (question, &yes)| {
                answers.with(question.answer(if yes { "Yes" } else { "No" }).expect("an answer"))
            });
            (answers, coins)
        })
        .collect();
    let climb = |coins: &[bool]| {
        let (mut rung, mut asked, mut outcomes) = (0, 0, [0_u64; 16]);
        while let Some(&yes) = coins.get(rung) {
            asked += 1;
            if yes {
                outcomes[rung / 64] |= 1 << (rung % 64);
                rung += 1;
            } else {
                rung += 2;
            }
        }
        (asked, outcomes)
    };
    let asked: usize = climbs.iter().map(|(_, coins)| climb(coins).0).sum();
    let rounds = 20;
    let made = fastest(asked * rounds, || (0..rounds).for_each(|_| for (answers, _) in &climbs {
        black_box(black_box(answers).decide());
    }));
    let hand = fastest(asked * rounds, || (0..rounds).for_each(|_| for (_, coins) in &climbs {
        black_box(climb(black_box(coins)));
    }));
    println!("the ladder, {} questions asked a climb: {made:.1} ns a question; by a loop {hand:.1} ns", asked / climbs.len());
}
"#;
