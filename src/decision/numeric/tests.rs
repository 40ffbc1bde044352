//! Label sets with what is wrong with their numbers.

use super::{Fault, faults};
use crate::decision::ids::QuestionId;
use crate::decision::testing::chart;

/// The faults of one question with these answers.
fn found(answers: &[&str], directive: &str) -> Vec<String> {
    let mut text = String::new();
    for (at, answer) in answers.iter().enumerate() {
        text += &format!("Q{{How much?}} -->|{answer}| T{at}\n");
    }
    let graph = chart(&format!("{text} %% mermaidc: {directive}"));
    let decisions = crate::decision::Decisions::of(&graph);
    let decision = &decisions.list[0];
    faults(decision, QuestionId::new(0))
        .into_iter()
        .map(|fault| match fault {
            Fault::Gap(words) => format!("gap: {words}"),
            Fault::Overlap(a, b, words) => {
                format!("{} and {}: {words}", answers[a.index()], answers[b.index()])
            }
        })
        .collect()
}

#[test]
fn gaps() {
    let none = "question Q";
    assert_eq!(found(&["> 10K", "< 10K"], none), ["gap: 10000"]);
    assert_eq!(found(&["<500", ">= 500"], none), [""; 0]);
    assert_eq!(found(&["10–20", "21–30", "> 30", "< 10"], none), [""; 0]);
    assert!(found(&["count < 3", "count == 3"], none).is_empty());
    assert!(found(&["Sev 2 and above", "Sev 3 and below"], none).is_empty());
    assert!(found(&["P1 or higher", "P2 or lower"], none).is_empty());
    assert_eq!(found(&["< 10", "10-20"], none), ["gap: more than 20"]);
    assert_eq!(found(&["< 10", "10-20"], "range Q 0..20"), [""; 0]);
    assert_eq!(found(&["10-20", "21-30"], none), [""; 0]);
    assert_eq!(
        found(&["10-20", "> 20"], "range Q 0.."),
        ["gap: 0 to less than 10"]
    );
    assert_eq!(found(&["> 0", "> 10"], "range Q 0..")[0], "gap: 0");
    assert_eq!(found(&["0", "1-5", "> 5"], none), [""; 0]);
    assert_eq!(found(&["< 5 MB", "> 5 MB"], none), ["gap: 5 mb"]);
    assert_eq!(found(&["at least 3", "fewer than 3"], none), [""; 0]);
    assert_eq!(found(&["0-50%", "51-100%"], none), [""; 0]);
    assert_eq!(found(&["< 5", ">= 6", "else"], none), [""; 0]);
    assert_eq!(found(&["x < 5", "x >= 6"], none), ["gap: 5 to less than 6"]);
    assert_eq!(found(&["<= 5", ">= 6"], none), [""; 0]);
    assert_eq!(found(&["< -5", ">= -5"], none), [""; 0]);
    assert_eq!(found(&["1,000+", "< 1000"], none), [""; 0]);
    assert_eq!(found(&["10–20K", "> 20K", "< 10K"], none), [""; 0]);
}

#[test]
fn single_numbers_name_sizes() {
    let none = "question Q";
    assert_eq!(found(&["2GB", "4GB", "8GB or more"], none), [""; 0]);
    assert_eq!(found(&["10 km", "20 km", "over 20 km"], none), [""; 0]);
    assert_eq!(found(&["1", "3", "5+"], none), [""; 0]);
    // Counts have no number between them, and a range says which numbers there are.
    assert_eq!(found(&["0", "1", "3 or more"], none).len(), 1);
    assert_eq!(found(&["0", "2-9", "10 or more"], none).len(), 1);
    assert_eq!(found(&["0", "1-4", "5", "7+"], none).len(), 1);
    assert_eq!(
        found(&["2GB", "4GB", "8GB or more"], "range Q 2..64").len(),
        2
    );
    // Both hold for 4 still.
    assert_eq!(
        found(&["2GB", "4GB", "4GB or more"], none),
        ["4GB and 4GB or more: 4 gb"]
    );
}

#[test]
fn overlaps() {
    let none = "question Q";
    assert_eq!(found(&["<= 10", ">= 10"], none), ["<= 10 and >= 10: 10"]);
    assert_eq!(
        found(&["0-10", "10-20", "> 20"], none),
        ["0-10 and 10-20: 10"]
    );
    assert_eq!(found(&["< 0", "< 10", ">= 10"], "range Q 0.."), [""; 0]);
    assert_eq!(found(&["< 0", "< 10", ">= 10"], none).len(), 1);
    assert_eq!(
        found(&["<= 4", "< 4"], none)[0],
        "<= 4 and < 4: less than 4"
    );
    assert_eq!(found(&["< 5", "> 4"], none), [""; 0]);
    assert_eq!(
        found(&["< 8", "> 4"], none),
        ["< 8 and > 4: more than 4 to less than 8"]
    );
}

#[test]
fn words_bound_numbers_in_many_languages() {
    let none = "question Q";
    for complete in [
        ["greater than or equal to 18", "less than 18"],
        ["no more than 5", "more than 5"],
        ["not more than 5", "over 5"],
        ["no less than 5", "less than 5"],
        ["not over 5", "> 5"],
        ["never above 5", "above 5"],
        ["1,5 kg or less", "> 1,5 kg"],
        ["min 5", "under 5"],
        ["max. 5", "6+"],
        ["<= 50 €", "> 50 €"],
        ["between 0 and 10", "more than 10"],
        ["65 or older", "under 65"],
        ["up to 1 hour", "over 1 hours"],
        ["mindestens 18 Jahre", "unter 18 Jahre"],
        ["18 oder älter", "jünger als 18"],
        ["au moins 18", "moins de 18"],
        ["18 ou plus", "moins de 18"],
        ["al menos 18", "menos de 18"],
        ["18 o más", "menos de 18"],
        ["pelo menos 18", "menos de 18"],
        ["18 ou mais", "menos de 18"],
        ["almeno 18", "meno di 18"],
        ["18 o più", "meno di 18"],
        ["minstens 18", "minder dan 18"],
        ["18 of meer", "jonger dan 18"],
        ["co najmniej 18", "mniej niż 18"],
        ["18 lub więcej", "poniżej 18"],
        ["18歳以上", "18歳未満"],
        ["大于等于18", "小于18"],
        ["至少18", "不到18"],
        ["18 이상", "18 미만"],
    ] {
        assert_eq!(found(&complete, none), [""; 0], "{complete:?}");
    }
    assert_eq!(found(&["weniger als 5", "mehr als 5"], none), ["gap: 5"]);
    assert_eq!(found(&["小于5", "大于5"], none), ["gap: 5"]);
    assert_eq!(
        found(&["1h-4h", "3h-8h"], none),
        ["1h-4h and 3h-8h: 3 hour to 4 hour"]
    );
    assert_eq!(
        found(&["10%-20%", "21%-30%", "31%-50%"], none),
        [""; 0],
        "nothing says that there is more"
    );
}

#[test]
fn words_that_stand_for_no_number_do_not_stop_the_check() {
    let none = "question Q";
    for word in ["unknown", "missing", "N/A", "unbekannt", "不明"] {
        assert_eq!(found(&["< 5", "> 5", word], none), ["gap: 5"], "{word}");
    }
    // What else may be a number, or all of them.
    assert_eq!(found(&["< 5", "> 5", "medium"], none), [""; 0]);
    assert_eq!(
        found(&["< 5", "> 3", "special"], none),
        ["< 5 and > 3: more than 3 to less than 5"]
    );
}

#[test]
fn what_is_no_number_is_left_alone() {
    for answers in [
        ["1", "2"],
        ["2xx", "> 5"],
        ["small", "> 5"],
        ["< 5 MB", "> 5 GB"],
        ["a < 5", "b > 5"],
        ["v1.2.3", "< 2"],
        ["1.500", "> 2.000"],
        ["about 5", "> 5"],
        ["5 or 6", "> 6"],
        ["not > 5", "> 7"],
        ["9am-5pm", "> 5"],
        ["9:00-17:00", "> 5"],
    ] {
        assert_eq!(found(&answers, "question Q"), [""; 0], "{answers:?}");
    }
}
