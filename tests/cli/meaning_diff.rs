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
