//! Questions whose answers are numbers, in every output.

use mermaidc::driver::{self, Request};
use mermaidc::source::{Source, SourceKind};

use super::{compile, decisions, file, graph};

const CREDIT: &str = "flowchart TD
    A{Credit score?} -->|#lt; 500| B[Refuse]
    A -->|500 to 649| C[Ask a colleague]
    A -->|650 or more| D[Approve]
";

#[test]
fn a_table_is_complete_but_for_what_its_numbers_leave_out() {
    let gap = "flowchart TD\n A{Score?} -->|#lt;500| B\n A -->|#gt;500| C\n";
    let table = compile("a.mmd", gap, "table").expect("a table");
    let (_, summary) = table.trim().rsplit_once("\n\n").expect("a summary");
    assert_eq!(
        summary,
        "*Unique*: never more than one outcome. *Complete but for* Score? 500, where no answer holds: \
         otherwise every set of answers has an outcome."
    );
    let overlap = "flowchart TD\n A{Score?} -->|#lt;=500| B\n A -->|#gt;=500| C\n";
    let table = compile("a.mmd", overlap, "table").expect("a table");
    assert!(
        table.contains("*Unique but for* Score? 500, where two answers hold"),
        "{table}"
    );
    let json = compile("a.mmd", gap, "decision-json").expect("a decision");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let complete = &json["charts"][0]["decisions"][0]["complete"];
    assert_eq!(complete["holds"], false);
    assert_eq!(complete["butFor"][0]["numbers"], "500");
    let rust = compile("a.mmd", gap, "rust").expect("a module");
    assert!(
        rust.contains("/// *Complete but for* `Score?` 500, where no answer holds."),
        "{rust}"
    );
    let rust = compile("a.mmd", overlap, "rust").expect("a module");
    assert!(
        rust.contains("/// *Unique but for* `Score?` 500, where two answers hold."),
        "{rust}"
    );
}

#[test]
fn every_output_has_the_numbers() {
    let csv = compile("credit.mmd", CREDIT, "csv").expect("rows");
    assert_eq!(
        csv,
        "\
row,Credit score?,Credit score? interval,steps,result,outcome,node,then
1,< 500,\"(-∞, 500)\",,outcome,Refuse,B,
2,500 to 649,\"[500, 649]\",,outcome,Ask a colleague,C,
3,650 or more,\"[650, ∞)\",,outcome,Approve,D,
"
    );
    let json = compile("credit.mmd", CREDIT, "decision-json").expect("a decision");
    let json: serde_json::Value = serde_json::from_str(&json).expect("JSON");
    let numbers = &json["charts"][0]["decisions"][0]["variables"][0]["numbers"];
    assert_eq!(numbers["scale"], 0);
    assert_eq!(
        numbers["ranges"][1],
        serde_json::json!({ "from": 500.0, "fromIncluded": true, "to": 649.0, "toIncluded": true })
    );
    let jdm = compile("credit.mmd", CREDIT, "jdm").expect("a model");
    let jdm: serde_json::Value = serde_json::from_str(&jdm).expect("JSON");
    let rules = jdm["nodes"][1]["content"]["rules"]
        .as_array()
        .expect("rules");
    let tests: Vec<&str> = rules
        .iter()
        .map(|rule| rule["iA"].as_str().expect("a test"))
        .collect();
    assert_eq!(tests, ["< 500", "[500..649]", ">= 650"]);
    let rust = compile("credit.mmd", CREDIT, "rust").expect("a module");
    for line in [
        "=> credit_score(i64, \"\", from_value) [",
        "Below500(\"< 500\", line 2, for ..=499) {",
        "From500To649(\"500 to 649\", line 3, for 500..=649) {",
        "AtLeast650(\"650 or more\", line 4, for 650..) {",
    ] {
        assert!(rust.contains(line), "{line}\n{rust}");
    }
}

#[test]
fn decimals_are_counted_in_their_smallest_place() {
    let chart = "flowchart TD
        A{Weight?} -->|up to 1,5 kg| B[Letter]
        A -->|over 1,5 kg| C[Parcel]
    ";
    let rust = compile("weight.mmd", chart, "rust").expect("a module");
    for line in [
        "weight_tenths(i64, \" in tenths of `kg`\", from_tenths) [",
        "line 2, for ..=15) {",
        "line 3, for 16..) {",
    ] {
        assert!(rust.contains(line), "{line}\n{rust}");
    }
    let csv = compile("weight.mmd", chart, "csv").expect("rows");
    assert!(csv.contains("Weight? interval in kg"), "{csv}");
    assert!(csv.contains("\"(-∞, 1.5]\""), "{csv}");
}

/// A program that counts in another place does not compile: the names say in which.
#[test]
fn names_say_in_which_place_numbers_are_counted() {
    let rust = |answers: [&str; 2]| {
        let [one, other] = answers;
        let chart = format!("flowchart TD\n A{{Type?}} -->|{one}| B\n A -->|{other}| C\n");
        compile("type.mmd", &chart, "rust").expect("a module")
    };
    for (answers, setter) in [
        (["< 2", ">= 2"], "type_(i64, \"\", from_value)"),
        (
            ["< 2.5", ">= 2.5"],
            "type_tenths(i64, \" in tenths\", from_tenths)",
        ),
        (
            ["< 0.00025", ">= 0.00025"],
            "type_hundred_thousandths(i64, \" in hundred-thousandths\", from_hundred_thousandths)",
        ),
    ] {
        let module = rust(answers);
        assert!(module.contains(setter), "{setter}\n{module}");
    }
    // Another question has the name already.
    let chart = "flowchart TD
        A{Weight?} -->|up to 1.5| B{Weight tenths?}
        A -->|over 1.5| C
        B -->|Yes| D
        B -->|No| C
    ";
    let module = compile("weight.mmd", chart, "rust").expect("a module");
    for setter in ["weight_tenths(YesNo)", "weight_tenths_(i64, "] {
        assert!(module.contains(setter), "{setter}\n{module}");
    }
}

#[test]
fn boxes_whose_labels_exclude_each_other_are_questions() {
    for (one, other) in [
        ("x #gt; 5", "x #lt;= 5"),
        ("if new", "if existing"),
        ("approved", "changes requested"),
        ("200", "404"),
        ("admin", "viewer"),
        ("有", "无"),
        ("with", "without"),
    ] {
        let chart = format!("flowchart TD\n A[Look at it] -->|{one}| B\n A -->|{other}| C\n");
        assert!(compile("a.mmd", &chart, "table").is_ok(), "{one}, {other}");
    }
    let unsure = "flowchart TD\n A[Service] -->|reads| B\n A -->|writes| C\n";
    assert!(compile("a.mmd", unsure, "table").is_err());
    let emitter = driver::emitter("table").expect("an emitter of that name");
    let source = Source::new("a.mmd", unsure);
    let kind = SourceKind::Mermaid;
    let made = driver::compile(&source, kind, &Request::new(emitter), &Default::default());
    let found = made.checked.diagnostics;
    let helps: Vec<&str> = found
        .iter()
        .filter_map(|found| found.help.as_deref())
        .collect();
    let help = "If only one of the links from `A` is followed, say so: `%% mermaidc: question A`.";
    assert_eq!(helps, [help]);
    let said = format!("{unsure} %% mermaidc: question A\n");
    assert!(compile("a.mmd", &said, "table").is_ok());
    let emphasised = "flowchart TD\n A[Ready] -->|\"`_Yes_`\"| B\n A -->|\"`_No_`\"| C\n";
    let table = compile("a.mmd", emphasised, "table").expect("a table");
    assert!(table.contains("| 2 | No | C |"), "{table}");
}

/// Sets of answers, each judged by hand: no false gap, and no false overlap.
#[test]
fn number_sets_are_judged_as_by_hand() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for line in file("fixtures/decision/number-sets.txt").lines() {
        let Some((answers, expected)) = line.split_once("->").filter(|_| !line.starts_with('#'))
        else {
            continue;
        };
        count += 1;
        let mut text = String::from("flowchart TD\n");
        for (at, answer) in answers.split(" | ").enumerate() {
            let answer = answer.trim().replace('<', "#lt;").replace('>', "#gt;");
            text += &format!("Q{{\"How much?\"}} -->|\"{answer}\"| T{at}\n");
        }
        let graph = graph(&text);
        let decisions = decisions(&graph);
        let faults = decisions
            .list
            .iter()
            .flat_map(|decision| decision.number_faults());
        let reported: Vec<String> = faults
            .map(|fault| match fault.both {
                None => format!("gap: {}", fault.numbers),
                Some(_) => format!("overlap: {}", fault.numbers),
            })
            .collect();
        if reported.join("; ") != expected.trim() {
            wrong.push(format!("{line}\n    says {reported:?}"));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {count}:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
    assert!(count >= 150, "{count}");
}
