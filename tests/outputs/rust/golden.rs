//! Modules as they are meant to look: `fixtures/rust/*.rs`, renewed by `UPDATE_GOLDEN=1`.

use mermaidc::driver::Options;

use super::charts::{Read, root};
use made::{Answers, Outcome, YesNo};

fn golden(chart: &str, module: &str, options: &Options) {
    let chart = root().join("fixtures").join(chart);
    let text = std::fs::read_to_string(&chart).expect("a chart");
    let name = chart.file_name().expect("a name").to_string_lossy();
    let made = Read::new(&name, &text).rust(options).expect("a module");
    let golden = root().join("fixtures/rust").join(module);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(&golden, &made).expect("the golden file to be written");
    }
    let known = std::fs::read_to_string(&golden).expect("a golden file");
    for (number, (made, known)) in made.lines().zip(known.lines()).enumerate() {
        assert_eq!(made, known, "line {} of {}", number + 1, golden.display());
    }
    assert_eq!(made, known, "{}", golden.display());
}

#[test]
fn the_page() {
    golden("communication.md", "communication.rs", &Options::default());
}

#[test]
fn steps_an_else_entries_and_a_loop() {
    let options = Options::default().with(|o| o.doctest = true);
    golden("rust/outage.mmd", "outage.rs", &options);
}

#[test]
fn one_question_at_two_places() {
    golden("rust/refund.mmd", "refund.rs", &Options::default());
}

#[test]
fn questions_for_numbers() {
    let options = Options::default().with(|o| {
        o.tests = true;
        o.doctest = true;
    });
    golden("rust/credit.mmd", "credit.rs", &options);
}

/// Answers as JSON: by the nodes of questions and the words of answers, and nothing that the chart lacks.
#[test]
fn answers_are_read_and_written_by_serde() {
    let options = Options::default().with(|o| o.derives = vec!["serde".into()]);
    golden("rust/greeting.mmd", "greeting_serde.rs", &options);
    let answers = Answers::NONE.known(YesNo::Yes).morning(YesNo::No);
    let json = serde_json::json!({ "Known": "Yes", "Morning": "No" });
    assert_eq!(serde_json::to_value(&answers).expect("JSON"), json);
    assert_eq!(
        serde_json::from_value::<Answers>(json).expect("answers"),
        answers
    );
    for (wrong, said) in [
        (r#"{"Know": "Yes"}"#, "the node of a question"),
        (r#"{"Known": "Perhaps"}"#, "an answer to the question"),
        (r#"["Yes"]"#, "a map from nodes of questions"),
    ] {
        let error = serde_json::from_str::<Answers>(wrong).expect_err("an error");
        assert!(error.to_string().contains(said), "{error}");
    }
    assert_eq!(serde_json::to_value(Outcome::Hello).expect("JSON"), "Hello");
}

/// The module of the golden file, as a program has it.
mod made {
    include!(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/fixtures/rust/greeting_serde.rs"
    ));
}

#[test]
fn tests_and_derives() {
    let options = Options::default().with(|o| {
        o.tests = true;
        o.derives = vec!["PartialEq".into(), "core::marker::Copy".into()];
    });
    let options = options.with(|o| o.derives = Vec::new());
    golden("rust/greeting.mmd", "greeting.rs", &options);
}
