//! What a program does with a module: reasons, lists of answers, words, and how long the module is.

use std::fmt::Write as _;

use mermaidc::driver::Options;

use super::charts::{Read, fixture_decisions, random_chart, seeds};
use super::compiler::{folder, rustc, succeed};

const SCORE: &str = "flowchart TD
  Known{Known customer?} -->|No| Refuse([Refuse])
  Known -->|Yes| Score{Credit score?}
  Score -->|under 500| Refuse
  Score -->|500 to 649| Ask([Ask a colleague])
  Score -->|650 or more| Approve([Approve])
";

const PROGRAM: &str = r#"
mod score;
use score::*;

fn main() {
    let answers = Answers::NONE.known(YesNo::Yes).score(620);
    assert_eq!(answers.decide().outcome(), Some(Outcome::AskColleague));
    // The rows that lead there, with their lines.
    let why: Vec<Why> = answers.why(Outcome::AskColleague).collect();
    assert_eq!(why.len(), 1);
    assert_eq!(why[0].to_string(), "Known customer? Yes (line 3), Credit score? 500 to 649 (line 5)");
    let said: Vec<(String, u32)> = why[0].answers().map(|(said, line)| (said.to_string(), line)).collect();
    assert_eq!(said, [("Yes".to_owned(), 3), ("500 to 649".to_owned(), 5)]);
    assert_eq!(answers.why(Outcome::Refuse).count(), 0);
    // From and to lists.
    let list: Vec<Answer> = answers.clone().into_iter().collect();
    assert_eq!(list.iter().copied().collect::<Answers>(), answers);
    let mut more = Answers::default();
    more.extend(list);
    assert!(more.given().eq(answers));
    // Words.
    assert_eq!(YesNo::ALL.iter().map(|answer| answer.to_string()).collect::<Vec<_>>(), ["Yes", "No"]);
    assert_eq!("no".parse(), Ok(YesNo::No));
    assert_eq!(Score::try_from("650 or more"), Ok(Score::AtLeast650));
    assert_eq!(Question::from_node_id("Score").map(Question::label), Some("Credit score?"));
    assert_eq!("Approve".parse(), Ok(Outcome::Approve));
    // One question at a time, and back.
    let mut walker = Walker::new();
    assert_eq!(walker.answer(Question::Known.answer("yes").unwrap()), Ok(Some(Question::Score)));
    assert_eq!(walker.answer(Score::Below500.into()), Ok(None));
    assert_eq!(walker.outcome(), Some(Outcome::Refuse));
    assert_eq!(walker.why(Outcome::Refuse).count(), 1);
    assert_eq!(walker.back(), Some(Question::Score));
    assert_eq!((walker.outcome(), walker.question()), (None, Some(Question::Score)));
    assert_eq!(walker.back(), Some(Question::Known));
    assert_eq!(walker, Walker::new());
    assert_eq!(walker.back(), None);
}
"#;

#[test]
fn a_program_asks_decides_and_says_why() {
    let folder = folder("runs");
    let options = Options::default().with(|options| options.why = true);
    let module = Read::new("score.mmd", SCORE).rust(&options);
    std::fs::write(folder.join("score.rs"), module.expect("a module")).expect("the module");
    let main = folder.join("main.rs");
    std::fs::write(&main, PROGRAM).expect("the program");
    let program = folder.join("runs");
    let mut rustc = rustc();
    rustc.args(["--edition", "2024", "-D", "warnings", "-o"]);
    succeed(rustc.args([&program, &main]));
    succeed(&mut std::process::Command::new(program));
}

/// A loop that can be entered at two places, with answers that are only signs.
const TICKET: &str = "flowchart TD
  Open([Open a ticket]) --> Urgent{Is it urgent?}
  Urgent -->|👍| Fix[Write a fix]
  Urgent -->|👎| Plan[Put it on the plan]
  Fix --> Works{Does it work?}
  Plan --> Ready{Ready to start?}
  Works -->|No| Plan
  Works -->|Yes| Done([Close the ticket])
  Ready -->|Yes| Fix
  Ready -->|No| Load{How much is there to do?}
  Load -->|#lt;= 10| Wait([Wait a week])
  Load -->|#gt;= 11| Drop([Drop it])
";

const TICKETS: &str = r#"
mod ticket;
use ticket::*;

fn walk(words: &[&str]) -> Walker {
    let mut walker = Walker::new();
    for word in words {
        let question = walker.question().expect("a question");
        walker.answer(question.answer(word).expect("an answer")).expect("the one asked");
    }
    walker
}

fn main() {
    // Straight to the fix, and to the plan after it.
    let walker = walk(&["👍", "no", "no", "<= 10"]);
    assert_eq!((walker.outcome(), walker.question()), (Some(Outcome::Wait), None));
    // Round the loop, and round again: its questions are asked anew.
    let mut walker = walk(&["👎", "yes", "no", "yes", "yes"]);
    assert_eq!((walker.outcome(), walker.question()), (Some(Outcome::Done), None));
    assert!(walker.back().is_some());
    assert_eq!(walker.outcome(), None);
    // Signs have names, and are answers in every form.
    assert_eq!(Urgent::from(true), Urgent::ThumbsUp);
    assert_eq!("👎".parse(), Ok(Urgent::ThumbsDown));
    assert_eq!(Load::try_from(">= 11"), Ok(Load::AtLeast11));
    assert_eq!((Load::from_value(10), Load::from_value(11)), (Some(Load::AtMost10), Some(Load::AtLeast11)));
}
"#;

#[test]
fn a_walker_goes_through_a_loop_with_two_ways_in() {
    let folder = folder("ticket");
    let module = Read::new("ticket.mmd", TICKET).rust(&Options::default());
    std::fs::write(folder.join("ticket.rs"), module.expect("a module")).expect("the module");
    let main = folder.join("main.rs");
    std::fs::write(&main, TICKETS).expect("the program");
    for edition in ["2021", "2024"] {
        let program = folder.join(edition);
        let mut rustc = rustc();
        rustc.args(["--edition", edition, "-D", "warnings", "-o"]);
        succeed(rustc.args([&program, &main]));
        succeed(&mut std::process::Command::new(program));
    }
}

/// A tree of questions with these answers, and an outcome for each last answer.
fn tree(questions: usize, answers: &[&str]) -> String {
    let mut chart = String::from("flowchart TD\n");
    for question in 0..questions {
        for (at, answer) in answers.iter().enumerate() {
            let next = answers.len() * question + 1 + at;
            let to = if next < questions {
                format!("Q{next}")
            } else {
                format!("O{next}([Outcome number {next}])")
            };
            let _ = writeln!(
                chart,
                "  Q{question}{{Question number {question}?}} -->|{answer}| {to}"
            );
        }
    }
    chart
}

/// 300 lines, and twelve a question with its answers, outcomes and steps, whatever is asked: trees of
/// questions, and charts with steps, several entries, loops and numbers.
#[test]
fn modules_are_no_longer_than_they_have_to_be() {
    let kinds: [&[&str]; 5] = [
        &["Yes", "No"],
        &["on", "off"],
        &["red", "green", "blue"],
        &["red", "green", "blue", "black", "white"],
        &["below 1.5 kg", "1.5 kg to 3 kg", "more than 3 kg"],
    ];
    let trees = kinds.into_iter().flat_map(|answers| {
        let sizes = [1, 3, 15, 31, 63, 255].into_iter();
        sizes.map(move |questions| Read::new("tree.mmd", &tree(questions, answers)))
    });
    let small = SMALL.iter().map(|chart| Read::new("small.mmd", chart));
    let fixtures = fixture_decisions().into_iter().map(|(_, read)| read);
    let random = seeds(71_000..71_400).map(|seed| Read::new("random.mmd", &random_chart(seed)));
    let random = random.filter(|chart| chart.decisions().list.len() == 1);
    for chart in trees.chain(small).chain(fixtures).chain(random) {
        let Ok(module) = chart.rust(&Options::default()) else {
            continue;
        };
        let lines = module.lines().count();
        // A question that is asked at two nodes is two of the chart.
        let questions = chart.decisions().list[0].questions.len();
        // Several entries, or several ways into a loop: each has a row, and the walker a place to begin.
        let several = module.contains("Entry by node_id") || module.contains("const ROUNDS");
        let most = 300 + 12 * questions + if several { 25 } else { 0 };
        assert!(
            lines <= most,
            "{lines} lines for {questions} questions of {}",
            chart.source.text()
        );
    }
}

/// Charts of one question that have much beside it.
const SMALL: [&str; 3] = [
    "flowchart LR
  Begin[Begin a round] --> Left[Turn left] & Right[Turn right]
  Left & Right --> Count{Rounds?}
  Count -->|below 3| Begin
  Count -->|3 or more| End([Stop here])
",
    "flowchart TD
  Ask[Ask for a token] --> Check[Check the sender] --> Read[Read the token] --> Known{Known?}
  Known -->|miss| Load[Load the keys] --> Store[Store the keys] --> Known
  Known -->|hit| Store --> Use[Use the keys]
",
    "flowchart TD
  Shop([Order in the shop]) --> Write[Write it down] --> Stock{In stock?}
  Phone([Order by phone]) --> Ring[Answer the phone] --> Write
  Stock -->|Yes| Pack[Pack it] --> Weigh[Weigh it] --> Sent([Sent])
  Stock -->|No| Order[Order it anew] --> Call[Call the customer] --> Late([Late])
  Stock -->|Never again| Refuse[Refuse] --> Mail[Send a mail] --> Lost([Lost])
  Stock -->|Unknown| Ask[Ask a colleague] --> Wait[Wait a day] --> Asked([Asked])
",
];

/// The bodies of macros are laid out as the rest is.
#[test]
fn no_line_is_wide_and_no_token_stands_alone() {
    let charts = [SCORE.to_owned(), tree(3, &["red", "green", "blue"])];
    for chart in charts {
        let module = Read::new("chart.mmd", &chart).rust(&Options::default());
        for line in module.expect("a module").lines() {
            assert!(line.chars().count() <= 110, "{line}");
            assert!(
                ![" :: ", "& '", "# [", " . "]
                    .iter()
                    .any(|odd| line.contains(odd)),
                "{line}"
            );
        }
    }
}

const TRUTHS: &str = r#"
mod truths;
use truths::*;

fn main() {
    for (answer, label) in [
        (Answer::from(Paid::from(true)), "true"),
        (Answer::from(Paid::from(false)), "false"),
        (Answer::from(Known::from(true)), "ja"),
        (Answer::from(Known::from(false)), "nein"),
        (Answer::from(Ready::from(true)), "✅"),
        (Answer::from(Ready::from(false)), "❌"),
    ] {
        assert_eq!(answer.label(), label);
    }
    let all = Answers::NONE.paid(true.into()).known(true.into()).ready(true.into());
    assert_eq!(all.late(false.into()).decide().outcome(), Some(Outcome::Go));
}
"#;

/// Two answers that are a yes and a no in any language are made of a truth value.
#[test]
fn truth_values_are_answers() {
    let chart = "flowchart TD
        Paid{Paid?} -->|false| Wait([Wait])
        Paid -->|true| Known{Known?}
        Known -->|ja| Ready{Ready?}
        Known -->|nein| Ask([Ask])
        Ready -->|❌| Wait
        Ready -->|✅| Late{Late?}
        Late -->|No| Go([Go])
        Late -->|Yes| Wait
    ";
    let folder = folder("truths");
    let module = Read::new("truths.mmd", chart).rust(&Options::default());
    std::fs::write(folder.join("truths.rs"), module.expect("a module")).expect("the module");
    let main = folder.join("main.rs");
    std::fs::write(&main, TRUTHS).expect("the program");
    let program = folder.join("truths");
    let mut rustc = rustc();
    rustc.args(["--edition", "2024", "-D", "warnings", "-o"]);
    succeed(rustc.args([&program, &main]));
    succeed(&mut std::process::Command::new(program));
}

/// Two decisions in one file, whatever the file is called: words of Rust, numbers, other scripts.
#[test]
fn two_modules_of_one_file_compile_without_a_warning() {
    let chart = "flowchart TD
        A{Hot?} -->|Yes| B([Open the window])
        A -->|No| C([Close it])
        D{type} -->|self| E([fn])
        D -->|super| F([loop])
    ";
    let folder = folder("named");
    let mut main = String::from("#![deny(warnings)]\n");
    let names = [
        "type", "async", "Self", "self", "match", "crate", "1st", "gen", "main", "core", "größe",
        "a-b", "2 plus",
    ];
    for (at, name) in names.into_iter().enumerate() {
        let module = Read::new(&format!("{name}.mmd"), chart).rust(&Options::default());
        let module = module.unwrap_or_else(|wrong| panic!("{name}: {wrong:?}"));
        assert_eq!(module.matches("pub mod ").count(), 2, "{name}");
        let file = folder.join(format!("n{at}.rs"));
        std::fs::write(&file, module).expect("the module");
        let _ = writeln!(main, "mod n{at} {{ include!({file:?}); }}");
    }
    main.push_str("fn main() {}\n");
    let source = folder.join("main.rs");
    std::fs::write(&source, main).expect("the program");
    let program = folder.join("named");
    for edition in ["2021", "2024"] {
        let mut rustc = rustc();
        rustc.args(["--edition", edition, "-D", "warnings", "-o"]);
        succeed(rustc.args([&program, &source]));
    }
}
