//! `mermaidc diff`: what changed in meaning.

use crate::common::{folder, run};

const OLD: &str = "flowchart TD
    A{Known?} -->|Yes| B{Amount?}
    A -->|No| R[Refuse]
    B -->|small| P[Approve]
    B -->|large| R
";

/// The exit code and what is printed.
fn diff(old: &str, new: &str, more: &[&str]) -> (i32, String) {
    let dir = folder(&[("old.mmd", old), ("new.mmd", new)]);
    let args = [&["diff", "old.mmd", "new.mmd"], more].concat();
    let run = run(dir.path(), &args);
    assert_eq!(run.err, "", "{run:?}");
    (run.code, run.out)
}

#[test]
fn what_is_only_drawn_differently_decides_the_same() {
    assert_eq!(diff(OLD, OLD, &[]), (0, "Nothing changed.\n".to_owned()));
    let drawn = "flowchart LR
        start{Known?}
        start -- No --> no[Refuse]
        start -- Yes --> much{Amount?}
        much -- large --> no
        much -- small --> yes([Approve])
    ";
    assert_eq!(
        diff(OLD, drawn, &[]),
        (0, "Drawn differently, decides the same.\n".to_owned())
    );
}

#[test]
fn answers_that_lead_where_the_default_leads_change_nothing() {
    let short = "flowchart TD
        A{Colour?} -->|red| B[Stop]
        A -->|other| C[Go]
    ";
    let long = "flowchart TD
        A{Colour?} -->|red| B[Stop]
        A -->|green| C[Go]
        A -->|blue| C
        A -->|black| C
        A -->|white| C
        A -->|other| C
    ";
    let (code, out) = diff(short, long, &[]);
    assert_eq!(code, 0, "{out}");
    assert_eq!(
        out,
        "+ answer Colour? green\n+ answer Colour? blue\n+ answer Colour? black\n+ answer Colour? white\n\
         Written differently, same behaviour.\n"
    );
}

#[test]
fn what_decides_differently_is_shown_by_answers() {
    let new = OLD
        .replace("B -->|large| R", "B -->|large| C[Ask a colleague]")
        .replace("R[Refuse]", "R[Refuse]\n    B -->|huge| R");
    let (code, out) = diff(OLD, &new, &[]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "+ answer Amount? huge\n+ result Ask a colleague\n\
         ~ Known? Yes, Amount? large: was Refuse, is Ask a colleague\n\
         ~ Known? Yes, Amount? huge: was nothing, is Refuse\n\
         2 sets of answers are decided differently.\n"
    );
    let (code, out) = diff(OLD, &new, &["--format", "markdown"]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "- answer added: Amount? huge\n- result added: Ask a colleague\n\n\
         | Answers | Before | After |\n|---|---|---|\n\
         | Known? Yes, Amount? large | Refuse | Ask a colleague |\n\
         | Known? Yes, Amount? huge | nothing | Refuse |\n\n\
         2 sets of answers are decided differently.\n"
    );
}

#[test]
fn steps_may_differ_where_results_do_not() {
    let old = "flowchart TD\n A{Paid?} -->|Yes| B[Pack] --> C[Ship]\n A -->|No| D[Remind]\n";
    let new = old.replace("B[Pack] -->", "B[Pack] --> W[Weigh] -->");
    let (code, out) = diff(old, &new, &[]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "~ Paid? Yes: steps differ, the result is the same: was Pack, is Pack → Weigh\n\
         1 set of answers is decided differently.\n"
    );
}

#[test]
fn what_decides_nothing_cannot_be_compared() {
    let dir = folder(&[("old.mmd", OLD), ("new.mmd", "flowchart TD\n A --> B\n")]);
    let run = run(dir.path(), &["diff", "old.mmd", "new.mmd"]);
    assert_eq!(run.code, 2);
    assert!(
        run.err.contains("no chart of new.mmd decides anything"),
        "{run:?}"
    );
}

/// The exit code and what is printed, for files of other names.
fn diff_of(old: (&str, &str), new: (&str, &str)) -> (i32, String) {
    let dir = folder(&[old, new]);
    let run = run(dir.path(), &["diff", old.0, new.0]);
    assert_eq!(run.err, "", "{run:?}");
    (run.code, run.out)
}

/// What `compile` makes of a chart.
fn table(chart: &str, to: &str) -> Option<String> {
    let dir = folder(&[("chart.mmd", chart)]);
    let run = run(dir.path(), &["compile", "--quiet", "chart.mmd", "--to", to]);
    (run.code == 0).then_some(run.out)
}

const SCORES: &str = "flowchart TD
    A{Credit score?} -->|#lt; 500| R[Refuse]
    A -->|500 to 649| B{Owns a house?}
    A -->|650 or more| P[Approve]
    A -->|unknown| B
    B -->|Yes| P
    B -->|No| R
";

#[test]
fn numbers_are_compared_by_what_they_hold_for() {
    let words = SCORES
        .replace("#lt; 500", "under 500")
        .replace("650 or more", "at least 650");
    assert_eq!(
        diff(SCORES, &words, &[]),
        (0, "Drawn differently, decides the same.\n".to_owned())
    );
    let moved = SCORES
        .replace("500 to 649", "500 to 599")
        .replace("650", "600");
    let (code, out) = diff(SCORES, &moved, &[]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "- answer Credit score? 500 to 649\n- answer Credit score? 650 or more\n\
         + answer Credit score? 500 to 599\n+ answer Credit score? 600 or more\n\
         ~ Credit score? from 600 to 649, Owns a house? No: was Refuse, is Approve\n\
         1 set of answers is decided differently.\n"
    );
    let split = SCORES.replace(
        "A -->|650 or more| P",
        "A -->|650 to 800| P\n A -->|over 800| P",
    );
    let (code, out) = diff(SCORES, &split, &[]);
    assert_eq!(code, 0);
    assert_eq!(
        out,
        "- answer Credit score? 650 or more\n+ answer Credit score? 650 to 800\n\
         + answer Credit score? over 800\nWritten differently, same behaviour.\n"
    );
}

#[test]
fn a_chart_decides_as_the_tables_made_of_it() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut charts = vec![OLD.to_owned(), SCORES.to_owned()];
    for entry in std::fs::read_dir(root.join("fixtures/decision")).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|extension| extension == "mmd") {
            charts.push(std::fs::read_to_string(path).expect("a chart"));
        }
    }
    let mut compared = 0;
    for chart in charts {
        let tables = [
            ("csv", "a.csv"),
            ("jdm", "a.jdm.json"),
            ("decision-json", "a.json"),
        ];
        for (to, name) in tables {
            let Some(text) = table(&chart, to).filter(|text| !text.contains("\"rows\": null"))
            else {
                continue;
            };
            for files in [
                [("a.mmd", &*chart), (name, &*text)],
                [(name, &*text), ("a.mmd", &*chart)],
            ] {
                let (code, out) = diff_of(files[0], files[1]);
                let told = out.lines().filter(|line| line.starts_with(['+', '-', '~']));
                assert_eq!((code, told.count()), (0, 0), "{chart}\n{text}\n{out}");
                compared += 1;
            }
        }
    }
    assert!(compared > 150, "{compared}");
}

#[test]
fn a_chart_is_compared_with_a_table_that_was_edited() {
    let csv = table(SCORES, "csv").expect("rows");
    let edited = csv.replace("500 to 649,\"[500, 649]\"", "500 to 599,\"[500, 599]\"");
    let (code, out) = diff_of(("rules.csv", &edited), ("a.mmd", SCORES));
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "- answer Credit score? 500 to 599\n+ answer Credit score? 500 to 649\n\
         ~ Credit score? from 600 to 649, Owns a house? Yes: was nothing, is Approve\n\
         ~ Credit score? from 600 to 649, Owns a house? No: was nothing, is Refuse\n\
         2 sets of answers are decided differently.\n"
    );
    let jdm = table(SCORES, "jdm").expect("a model");
    let edited = jdm.replace(">= 650", ">= 700");
    let (code, out) = diff_of(("a.mmd", SCORES), ("rules.jdm.json", &edited));
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "+ answer Credit score? at least 700\n\
         ~ Credit score? from 650 to 699: was Approve, is nothing\n\
         1 set of answers is decided differently.\n"
    );
}

#[test]
fn a_table_that_people_keep_is_compared_as_well() {
    let kept = "Credit score?;Owns a house?;Result
under 500;;Refuse
500-649;Yes;Approve
500-649;No;Refuse
650+;-;Approve
unknown;Yes;Approve
unknown;No;Refuse
";
    assert_eq!(
        diff_of(("kept.csv", kept), ("a.mmd", SCORES)),
        (0, "Decides the same.\n".to_owned())
    );
    let kept = kept.replace("unknown;No;Refuse", "unknown;No;Ask");
    assert_eq!(
        diff_of(("kept.csv", &kept), ("a.mmd", SCORES)),
        (
            1,
            "- result Ask\n\
             ~ Credit score? unknown, Owns a house? No: was Ask, is Refuse\n\
             1 set of answers is decided differently.\n"
                .to_owned()
        )
    );
}

#[test]
fn other_entries_are_a_change() {
    let old = "flowchart TD\n a([By post]) --> Q{Paid?}\n b([By phone]) --> Q\n Q -->|Yes| Y[Send]\n Q -->|No| N[Wait]\n";
    let new = old.replace("By phone", "In the shop");
    let (code, out) = diff(old, &new, &[]);
    assert_eq!(code, 1);
    assert_eq!(
        out,
        "- entry By phone\n+ entry In the shop\n\
         It begins at other entries; what both have decides the same.\n"
    );
}

#[test]
fn what_is_not_a_table_is_refused_with_its_place() {
    for (name, text, message) in [
        (
            "a.csv",
            "A,B\n1,2\n",
            "a.csv:1: no column is called `outcome` or `result`",
        ),
        (
            "a.csv",
            "A,Result\n1,2,3\n",
            "a.csv:2: this row has 3 fields, and the header has 2",
        ),
        ("a.json", "{\n  oops", "a.json:2: not valid JSON"),
        ("a.json", "{}", "a.json: neither a JDM model"),
    ] {
        let dir = folder(&[("old.mmd", OLD), (name, text)]);
        let run = run(dir.path(), &["diff", "old.mmd", name]);
        assert_eq!(run.code, 2, "{run:?}");
        assert!(run.err.contains(message), "{run:?}");
    }
}
