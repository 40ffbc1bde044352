//! JDM, run by the engine it is for: PyPI's `zen-engine`, where Python has it.

use std::collections::BTreeSet;
use std::io::Write;
use std::process::{Command, Stdio};

use mermaidc::decision::{Answers, ChoiceId, Decimal, Decision, EntryId, is_else_word};

use super::example::{for_each_set, plain_walk};
use super::{compile, file, graph};
use crate::rust::charts::{
    Random, Read, charts_from_elsewhere, holding, numbers_to_try, random_chart, seeds,
};

/// Reads a model and cases from standard input; writes what each case comes to.
const RUN: &str = "
import json, sys, zen
data = json.load(sys.stdin)
decision = zen.ZenEngine().create_decision(json.dumps(data['model']))
json.dump([decision.evaluate(case)['result'] for case in data['cases']], sys.stdout)
";

/// Reads a list of them; writes the results of each.
const RUN_ALL: &str = "
import json, sys, zen
engine = zen.ZenEngine()
def results(job):
    decision = engine.create_decision(json.dumps(job['model']))
    return [decision.evaluate(case)['result'] for case in job['cases']]
json.dump([results(job) for job in json.load(sys.stdin)], sys.stdout)
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
    run(
        python,
        RUN,
        &serde_json::json!({ "model": model, "cases": cases }),
    )
}

/// What a program says to its input, a list.
fn run(python: &str, program: &str, input: &serde_json::Value) -> Vec<serde_json::Value> {
    let mut child = Command::new(python)
        .args(["-c", program])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_string();
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

/// Random charts, numbers and all, and those that `MERMAIDC_CHARTS` names.
#[test]
fn zen_decides_random_charts_as_the_library_does() {
    let Some(python) = python() else { return };
    let elsewhere = charts_from_elsewhere();
    let named = elsewhere.len();
    let random = seeds(5_000..5_200).map(|seed| Read::new("random.mmd", &random_chart(seed)));
    let (mut jobs, mut expected, mut charts) = (Vec::new(), Vec::new(), Vec::new());
    let (mut random_numbers, mut counted) = (Random::new(11), [0usize; 2]);
    for (at, read) in elsewhere.into_iter().chain(random).enumerate() {
        let decisions = read.decisions();
        let text = read.source.text().to_owned();
        let ([decision], Ok(model)) = (&decisions.list[..], compile("a.mmd", &text, "jdm")) else {
            continue;
        };
        let json: serde_json::Value = serde_json::from_str(&model).expect("JSON");
        let table = &json["nodes"][1]["content"];
        let fields: Vec<&str> = table["inputs"]
            .as_array()
            .expect("inputs")
            .iter()
            .map(|input| input["field"].as_str().expect("a name"))
            .collect();
        let several = decision.entries.len() > 1;
        let mut cases = Vec::new();
        for _ in 0..60 {
            let (entry, said, case) = case(decision, &read, &fields, several, &mut random_numbers);
            let decided = decision.decide(entry, &said);
            let id = |node| read.graph().node(node).id.clone();
            let outcomes = decided.outcomes.iter().map(|&at| id(decision[at].node));
            let mut outcomes: Vec<String> = outcomes.collect();
            let collects = table["hitPolicy"] == "collect";
            if !collects {
                outcomes.truncate(1);
            }
            outcomes.sort_unstable();
            let again = decided.again.iter().map(|&at| id(decision[at].head));
            let mut again: Vec<String> = again.collect();
            again.sort_unstable();
            if !collects && !outcomes.is_empty() {
                again.clear();
            }
            expected.push((charts.len(), collects, case.clone(), outcomes, again));
            cases.push(case);
        }
        counted[0] += usize::from(at < named);
        counted[1] += if at < named { cases.len() } else { 0 };
        jobs.push(serde_json::json!({ "model": json, "cases": cases }));
        charts.push(text);
    }
    if counted[0] > 0 {
        eprintln!(
            "{} charts from elsewhere, {} sets of answers",
            counted[0], counted[1]
        );
    }
    assert!(charts.len() > 130, "{}", charts.len());
    let results = run(&python, RUN_ALL, &serde_json::Value::from(jobs));
    let results = results
        .iter()
        .flat_map(|list| list.as_array().expect("results"));
    for ((chart, collects, case, outcomes, again), result) in expected.iter().zip(results) {
        let rows = match result.as_array() {
            Some(rows) => rows.clone(),
            None => vec![result.clone()],
        };
        let field = |name: &str| -> BTreeSet<String> {
            let texts = rows.iter().filter_map(|row| row[name].as_str());
            texts.map(str::to_owned).collect()
        };
        let (said, back) = (field("node"), field("again"));
        let expected: BTreeSet<String> = outcomes.iter().cloned().collect();
        assert_eq!(said, expected, "{case}\n{}", charts[*chart]);
        let expected: BTreeSet<String> = again.iter().cloned().collect();
        // One row is said where one counts.
        let agrees = if *collects {
            back == expected
        } else {
            back.is_subset(&expected)
        };
        assert!(agrees, "{case}: {back:?}, {expected:?}\n{}", charts[*chart]);
    }
}

/// A set of answers, some of them missing, as the library and the engine take it.
fn case(
    decision: &Decision,
    read: &Read,
    fields: &[&str],
    several: bool,
    random: &mut Random,
) -> (EntryId, Answers, serde_json::Value) {
    let entry = EntryId::new(random.below(decision.entries.len()));
    let mut said = Answers::none(decision);
    let mut case = serde_json::Map::new();
    let mut fields = fields.iter();
    if several {
        let id = &read.graph().node(decision[entry].node).id;
        case.insert(
            (*fields.next().expect("the entry")).to_owned(),
            id.clone().into(),
        );
    }
    for (at, field) in decision.variable_ids().zip(fields) {
        let variable = &decision[at];
        if random.chance(10) {
            continue;
        }
        let choice = ChoiceId::new(random.below(variable.answers.len()));
        // An else of numbers is the numbers that are left over.
        let is_else = variable[choice].otherwise || is_else_word(&variable[choice].key);
        let is_word = variable
            .numbers
            .as_ref()
            .is_none_or(|numbers| numbers.ranges[choice.index()].is_none() && !is_else);
        let (choice, value) = match &variable.numbers {
            Some(numbers) if !is_word => {
                let value = *random.pick(&numbers_to_try(numbers));
                let shown = Decimal {
                    units: value,
                    scale: numbers.scale,
                };
                let shown: serde_json::Value =
                    serde_json::from_str(&shown.to_string()).expect("a number");
                (holding(variable, numbers, value), shown)
            }
            _ => (Some(choice), variable[choice].name.clone().into()),
        };
        said.set(at, choice);
        case.insert((*field).to_owned(), value);
    }
    (entry, said, case.into())
}
