//! JDM, run by the engine it is for: PyPI's `zen-engine`, where Python has it.

use std::io::Write;
use std::process::{Command, Stdio};

use mermaidc::decision::{ChoiceId, EntryId};

use super::example::{for_each_set, plain_walk};
use super::{compile, file, graph};

/// Reads a model and cases from standard input; writes what each case comes to.
const RUN: &str = "
import json, sys, zen
data = json.load(sys.stdin)
decision = zen.ZenEngine().create_decision(json.dumps(data['model']))
json.dump([decision.evaluate(case)['result'] for case in data['cases']], sys.stdout)
";

/// The Python to ask: `MERMAIDC_PYTHON`, else `python3`.
fn python() -> Option<String> {
    let python = std::env::var("MERMAIDC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let found = Command::new(&python)
        .args(["-c", "import zen"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if found {
        return Some(python);
    }
    assert!(
        std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
        "zen-engine is missing: pip install zen-engine, or name a Python that has it in MERMAIDC_PYTHON"
    );
    // Past the test harness, which keeps what passing tests print.
    let _ = writeln!(
        std::io::stderr().lock(),
        "skipped: no Python with zen-engine"
    );
    None
}

fn evaluate(python: &str, model: &str, cases: &[serde_json::Value]) -> Vec<serde_json::Value> {
    let model: serde_json::Value = serde_json::from_str(model).expect("JSON");
    let mut child = Command::new(python)
        .args(["-c", RUN])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    let input = serde_json::json!({ "model": model, "cases": cases }).to_string();
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(input.as_bytes()).expect("Python reads");
    drop(stdin);
    let output = child.wait_with_output().expect("Python ends");
    assert!(output.status.success());
    serde_json::from_slice(&output.stdout).expect("JSON")
}

#[test]
fn zen_decides_all_8748_sets_as_a_plain_walk_does() {
    let Some(python) = python() else { return };
    let page = file("fixtures/communication.md");
    let model = compile("communication.md", &page, "jdm").expect("a model");
    let source = mermaidc::source::Source::new("communication.md", page);
    let chart = &mermaidc::source::charts(&source, mermaidc::source::SourceKind::Markdown)[0];
    let graph = mermaidc::syntax::read(chart)
        .diagram
        .and_then(mermaidc::model::Diagram::into_graph)
        .expect("a flowchart");
    let (mut cases, mut expected) = (Vec::new(), Vec::new());
    for_each_set(&mut |said| {
        cases.push(serde_json::json!(said));
        expected.push(plain_walk(&graph, said));
    });
    let results = evaluate(&python, &model, &cases);
    assert_eq!(results.len(), 8_748);
    for ((case, expected), result) in cases.iter().zip(expected).zip(results) {
        let rows = result.as_array().expect("collected rows");
        let outcomes = rows
            .iter()
            .map(|row| row["outcome"].as_str().expect("words").to_owned());
        assert_eq!(
            outcomes.collect::<std::collections::BTreeSet<_>>(),
            expected,
            "{case}"
        );
    }
}

/// Ids, words and quotes that Zen's language cannot say as they are; an else; entries; a loop.
#[test]
fn zen_reads_odd_names_and_words() {
    let Some(python) = python() else { return };
    let chart = "flowchart TD
        in1([One]) --> h[Hub] --> 名{Which one?}
        in2([Two]) --> not-so{It's \"so\"?}
        名 -->|a 'b'| x[It's \"x\" or 'y']
        名 -->|#lt; 5| y[\"back\\slash\"]
        名 --> not-so
        not-so -->|Yes| h
        not-so -->|No| z[Z]
    ";
    let chart = chart.replace("not-so{It's \"so\"?}", "not-so{\"It's #quot;so#quot;?\"}");
    let chart = chart.replace("[It's \"x\" or 'y']", "[\"It's #quot;x#quot; or 'y'\"]");
    graph(&chart);
    let model = compile("odd.mmd", &chart, "jdm").expect("a model");
    let json: serde_json::Value = serde_json::from_str(&model).expect("JSON");
    let fields: Vec<&str> = json["nodes"][1]["content"]["inputs"]
        .as_array()
        .expect("inputs")
        .iter()
        .map(|input| input["field"].as_str().expect("a name"))
        .collect();
    assert_eq!(fields, ["entry", "q__", "not_so"]);
    let case = |entry: &str, which: Option<&str>, so: Option<&str>| {
        let mut case = serde_json::json!({ "entry": entry });
        if let Some(answer) = which {
            case["q__"] = answer.into();
        }
        if let Some(answer) = so {
            case["not_so"] = answer.into();
        }
        case
    };
    let results = evaluate(
        &python,
        &model,
        &[
            case("in2", None, Some("No")),
            case("in1", Some("a 'b'"), None),
            case("in1", Some("< 5"), None),
            case("in1", Some("something"), Some("No")),
            case("in1", None, None),
        ],
    );
    let outcomes: Vec<Option<&str>> = results.iter().map(|r| r["outcome"].as_str()).collect();
    assert_eq!(
        outcomes,
        [
            Some("Z"),
            Some("It's \"x\" or 'y'"),
            Some("back\\slash"),
            Some("Z"),
            None
        ]
    );
}

/// A numeric question takes numbers, and an else what the others leave over.
#[test]
fn zen_compares_numbers() {
    let Some(python) = python() else { return };
    let chart = "flowchart TD
        score{Credit score?} -->|#lt; 500| a[Refuse]
        score -->|500 to 649| b[Ask]
        score -->|650 or more| c[Approve]
        c --> rate{Rate?}
        rate -->|up to 1.5 %| d[Cheap]
        rate -->|unknown| e[Look it up]
        rate --> f[Dear]
    ";
    let model = compile("credit.mmd", chart, "jdm").expect("a model");
    let cases = [
        (serde_json::json!({ "score": 499 }), Some("Refuse")),
        (serde_json::json!({ "score": 500 }), Some("Ask")),
        (serde_json::json!({ "score": 620 }), Some("Ask")),
        (
            serde_json::json!({ "score": 650, "rate": 1.5 }),
            Some("Cheap"),
        ),
        (
            serde_json::json!({ "score": 650, "rate": 1.51 }),
            Some("Dear"),
        ),
        (
            serde_json::json!({ "score": 650, "rate": "unknown" }),
            Some("Look it up"),
        ),
        (serde_json::json!({}), None),
    ];
    let asked: Vec<serde_json::Value> = cases.iter().map(|(case, _)| case.clone()).collect();
    let results = evaluate(&python, &model, &asked);
    for ((case, expected), result) in cases.iter().zip(results) {
        assert_eq!(result["outcome"].as_str(), *expected, "{case}");
    }
}

/// Where one outcome counts, the engine, the table and the library name the same one.
#[test]
fn zen_takes_the_outcome_that_counts() {
    let Some(python) = python() else { return };
    let first = "flowchart TD
        log[Log it]
        a{Paid?} -->|Yes| ship[Ship it]
        a -->|No| remind[Remind]
        a -->|No| log
        a --> b{Old?} -->|Yes| log
        b -->|No| keep[Keep]
        %% mermaidc: policy first
    ";
    let forked = "flowchart TD
        a{Paid?} -->|Yes| ship[Ship it]
        a -->|No| remind[Remind] --> a
        remind --> wait[Wait]
    ";
    for chart in [first, forked] {
        let graph = graph(chart);
        let decisions = mermaidc::decision::Decisions::of(&graph);
        let decision = &decisions.list[0];
        let model = compile("first.mmd", chart, "jdm").expect("a model");
        let (mut cases, mut expected) = (Vec::new(), Vec::new());
        let sets: usize = decision.variables.iter().map(|v| v.answers.len()).product();
        for set in 0..sets {
            let mut answers = mermaidc::decision::Answers::none(decision);
            let mut case = serde_json::Map::new();
            let mut rest = set;
            for at in decision.variable_ids() {
                let variable = &decision[at];
                let choice = ChoiceId::new(rest % variable.answers.len());
                rest /= variable.answers.len();
                answers.set(at, Some(choice));
                let id = graph.node(decision.named_by(at).node).id.clone();
                case.insert(id, variable[choice].name.clone().into());
            }
            cases.push(serde_json::Value::Object(case));
            let outcome = decision.decide(EntryId::new(0), &answers).outcomes[0];
            expected.push(decision[outcome].label.clone());
        }
        let results = evaluate(&python, &model, &cases);
        for ((case, expected), result) in cases.iter().zip(expected).zip(results) {
            assert_eq!(result["outcome"].as_str(), Some(&*expected), "{case}");
        }
    }
    let table = compile("first.mmd", first, "table").expect("a table");
    let results: Vec<&str> = table
        .lines()
        .skip(2)
        .filter_map(|line| line.strip_suffix(" |")?.rsplit_once("| "))
        .map(|(_, result)| result)
        .collect();
    assert_eq!(results, ["Log it", "Log it", "Ship it", "Remind", "Keep"]);
}
