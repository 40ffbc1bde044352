//! Charts in every idiom, each with its roles, its table and its verdicts beside it, for a reader to
//! judge. `UPDATE_GOLDEN=1 cargo test --test outputs decision` writes the golden files anew.

use std::fmt::Write;
use std::path::Path;

use super::{compile, decisions, file, graph};
use mermaidc::decision::Decisions;

#[test]
fn every_chart_means_what_its_golden_file_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/decision");
    let mut names: Vec<String> = std::fs::read_dir(&folder)
        .expect("the folder of charts")
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter_map(|name| Some(name.strip_suffix(".mmd")?.to_owned()))
        .collect();
    names.sort();
    assert!(names.len() >= 25, "{} charts", names.len());
    let mut old = Vec::new();
    for name in names {
        let meaning = meaning(&name, &file(&format!("fixtures/decision/{name}.mmd")));
        let golden = folder.join(format!("{name}.golden.md"));
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&golden, &meaning).expect("a golden file");
        }
        let known = std::fs::read_to_string(&golden).unwrap_or_default();
        if known != meaning {
            old.push(format!("{name}:\n{meaning}"));
        }
    }
    assert!(
        old.is_empty(),
        "not as the golden files say:\n{}",
        old.join("\n")
    );
}

/// Source, roles, answers, table and verdicts of a chart.
fn meaning(name: &str, text: &str) -> String {
    let graph = graph(text);
    let decisions = decisions(&graph);
    let mut out = format!(
        "# {name}\n\n```mermaid\n{}\n```\n\n## Roles\n\n",
        text.trim_end()
    );
    let reasons = Decisions::reasons(&graph);
    out += "| node | role | rule | why |\n|---|---|---|---|\n";
    for (index, node) in graph.nodes() {
        let (role, reason) = (decisions.role(index), &reasons[index.index()]);
        writeln!(
            out,
            "| {} | {} | {} | {} |",
            node.id,
            role.name(),
            reason.rule.name(),
            reason.detail
        )
        .unwrap();
    }
    out += "\n## Answers\n\n";
    let ids = |nodes: &[mermaidc::model::graph::NodeIndex]| {
        let ids: Vec<&str> = nodes
            .iter()
            .map(|&node| graph.node(node).id.as_str())
            .collect();
        ids.join(", ")
    };
    for question in decisions
        .list
        .iter()
        .flat_map(|decision| &decision.questions)
    {
        write!(out, "- {}:", graph.node(question.node).id).unwrap();
        for (at, answer) in question.answers.iter().enumerate() {
            let comma = if at == 0 { "" } else { ";" };
            write!(out, "{comma} *{}* → {}", answer.name, ids(&answer.targets)).unwrap();
        }
        if !question.also.is_empty() {
            write!(out, "; also {}", ids(&question.also)).unwrap();
        }
        out.push('\n');
    }
    out += "\n## Table\n\n";
    match compile(&format!("{name}.mmd"), text, "table") {
        Ok(table) => out += &table,
        Err(why) => writeln!(out, "None: {why}").unwrap(),
    }
    out += "\n## Verdicts\n\n";
    let mut verdicts = 0;
    for decision in &decisions.list {
        let all = decision.verdicts(&graph, &decision.prove());
        for verdict in all.iter().filter(|verdict| verdict.repeats.is_none()) {
            verdicts += 1;
            let (rule, severity) = (verdict.fault.name(), verdict.severity.name());
            writeln!(out, "- {severity}: {rule}: {}", verdict.story).unwrap();
        }
    }
    for finding in &decisions.findings {
        verdicts += 1;
        writeln!(out, "- {}: {}", finding.rule.name, finding.message).unwrap();
    }
    if verdicts == 0 {
        out += "None.\n";
    }
    out
}

/// The decision JSON of every chart and of the page is what its schema says.
#[test]
fn decision_json_is_as_its_schema_says() {
    let schema = serde_json::from_str(&file("docs/schema/decision.schema.json")).expect("JSON");
    let validator = jsonschema::validator_for(&schema).expect("a schema");
    let mut checked = 0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/decision");
    let charts = std::fs::read_dir(folder).expect("the folder of charts");
    let charts = charts.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let charts = charts
        .filter(|name| name.ends_with(".mmd"))
        .map(|name| format!("decision/{name}"));
    for name in charts.chain(["communication.md".to_owned()]) {
        let text = file(&format!("fixtures/{name}"));
        let json = compile(&name, &text, "decision-json").expect("a decision");
        let value: serde_json::Value = serde_json::from_str(&json).expect("JSON");
        let errors: Vec<String> = validator
            .iter_errors(&value)
            .map(|e| format!("{}: {e}", e.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:#?}");
        checked += 1;
    }
    assert!(checked > 25);
}

/// What is not a decision, and what would be too long, is refused with a reason.
#[test]
fn flat_targets_refuse_with_a_reason() {
    let plain = compile("a.mmd", "flowchart TD\n A --> B\n", "table");
    assert!(plain.unwrap_err().contains("decides nothing"));
    let mut ladder = String::from("flowchart TD\n");
    for n in 0..14 {
        let next = n + 1;
        ladder +=
            &format!("Q{n}{{Q{n}?}} -->|Yes| A{n} --> Q{next}\nQ{n} -->|No| B{n} --> Q{next}\n");
    }
    ladder += "Q14[Done]\n";
    for target in ["table", "csv", "jdm"] {
        let refused = compile("a.mmd", &ladder, target).unwrap_err();
        assert!(refused.contains("16384 rows"), "{target}: {refused}");
    }
    assert!(
        compile("a.mmd", &ladder, "decision-json")
            .unwrap()
            .contains("\"ways\": 16384")
    );
    let tangled = file("fixtures/decision/loop-entered-twice.mmd");
    let refused = compile("a.mmd", &tangled, "csv").unwrap_err();
    assert!(
        refused.contains("a loop is entered at several nodes"),
        "{refused}"
    );
}

/// What comes from a chart cannot break out of a table.
#[test]
fn chart_text_stays_text() {
    let chart = "flowchart TD\n a{\"Is *this* | that <b>x</b> #lt;script#gt;?\"} -->|\"Yes, \\`x\\`\"| b[\"=1+1\"]\n a -->|No| c[\"[a](http://x)\"]\n";
    let table = compile("a.mmd", chart, "table").unwrap();
    assert!(
        table.contains("Is \\*this\\* \\| that x &lt;script&gt;?"),
        "{table}"
    );
    assert!(table.contains("\\[a\\](http&#58;//x)"), "{table}");
    let csv = compile("a.mmd", chart, "csv").unwrap();
    assert!(csv.contains(",'=1+1,b"), "{csv}");
}
