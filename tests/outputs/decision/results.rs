//! What rows say and what they pass: ten charts with their tables.

use super::{compile, decisions, file, graph};

/// The name, the chart and the table of each section of the page.
fn sections() -> Vec<(String, String, String)> {
    let page = file("fixtures/decision/results-and-steps.md");
    let sections = page.split("\n## ").skip(1).map(|section| {
        let (name, rest) = section.split_once('\n').expect("a name");
        let (_, rest) = rest.split_once("```mermaid\n").expect("a chart");
        let (chart, table) = rest.split_once("```\n").expect("its end");
        (name.to_owned(), chart.to_owned(), table.trim().to_owned())
    });
    sections.collect()
}

fn chart(name: &str) -> String {
    let found = sections().into_iter().find(|(other, ..)| other == name);
    found.expect("a chart of the page").1
}

#[test]
fn ten_charts_say_what_their_tables_say() {
    let sections = sections();
    assert_eq!(sections.len(), 10);
    for (name, chart, table) in sections {
        let made = compile("chart.mmd", &chart, "table").expect("a table");
        let (made, _) = made.trim().rsplit_once("\n\n").expect("a summary");
        assert_eq!(made, table, "{name}:\n{made}");
    }
}

#[test]
fn other_outputs_say_the_same() {
    let factored = compile("cache.mmd", &chart("cache"), "factored").expect("tables");
    let (tables, _) = factored.trim().rsplit_once("\n\n").expect("a summary");
    let expected = "\
**Table 1: In the cache?**

| # | In the cache? | Still fresh? | Result |
|--:|---|---|---|
| 1 | Yes | Yes | Return it |
| 2 | Yes | No | Fetch → *go to table 2* |
| 3 | No | | Fetch → *go to table 2* |

**Table 2: Fetched?**

| # | Fetched? | Result | Then |
|--:|---|---|---|
| 1 | Yes | Store | Return it |
| 2 | No | Report an error | |";
    assert_eq!(tables, expected);
    let csv = compile("board.mmd", &chart("board"), "csv").expect("rows");
    let expected = "\
row,Within the limits?,steps,result,outcome,node,then
1,Yes,Read the application,outcome,Mark as eligible,M,
2,No,Read the application,outcome,Ask the board,R,Mark as eligible
";
    assert_eq!(csv, expected);
    let jdm = compile("board.mmd", &chart("board"), "jdm").expect("a model");
    let jdm: serde_json::Value = serde_json::from_str(&jdm).expect("JSON");
    let rule = &jdm["nodes"][1]["content"]["rules"][1];
    assert_eq!(rule["o"], "\"Ask the board\"");
    assert_eq!(rule["oid"], "\"R\"");
    assert_eq!(rule["steps"], "[\"Read the application\"]");
    assert_eq!(rule["then"], "[\"Mark as eligible\"]");
}

#[test]
fn an_outcome_by_directive_stands_for_the_whole_way() {
    let chart = chart("cache") + "    %% mermaidc: outcome R\n";
    let table = compile("cache.mmd", &chart, "table").expect("a table");
    assert!(
        table.contains("| 2 | Yes | No | Yes | Fetch | Store → **Return it** |"),
        "{table}"
    );
    assert!(!table.contains("Then"), "{table}");
    let graph = graph(&chart);
    let decision = &decisions(&graph).list[0];
    let outcomes: Vec<&str> = decision.outcomes.iter().map(|o| o.label.as_str()).collect();
    assert_eq!(outcomes, ["Return it", "Report an error"]);
}

#[test]
fn rust_says_what_follows_an_outcome() {
    let rust = compile("release.mmd", &chart("release"), "rust").expect("a module");
    let variants = |name: &str| -> Vec<String> {
        let (_, rest) = rust
            .split_once(&format!("{name} by node_id"))
            .expect("the enum");
        let (body, _) = rest.split_once(" }\n").expect("its end");
        let names = body.lines().filter_map(|line| line.split_once('('));
        names.map(|(name, _)| name.trim().to_owned()).collect()
    };
    assert_eq!(variants("Outcome"), ["Publish", "TellTeam"]);
    assert_eq!(variants("Step"), ["Build", "Fix", "TellTeam"]);
    assert_eq!(variants("Again"), ["Build"]);
    // What follows stands in the order of the enum: the team is told after `Publish` alone.
    let then = "const THEN: &[&[Step]; 2] = &[&[Step::TellTeam], &[]];";
    assert!(rust.contains(then), "{rust}");
}

#[test]
fn policies_and_completeness_of_the_ten() {
    for (name, chart, _) in sections() {
        let graph = graph(&chart);
        let decisions = decisions(&graph);
        let decision = &decisions.list[0];
        let proofs = decision.prove();
        let policy = decision.hit_policy(&proofs).name();
        assert_eq!(
            policy,
            if name == "incident" {
                "collect"
            } else {
                "unique"
            },
            "{name}"
        );
        assert_eq!(proofs.complete.holds(), name != "unfinished", "{name}");
    }
}

#[test]
fn steps_can_be_left_out() {
    use mermaidc::driver::{self, Options, Request};
    use mermaidc::source::{Source, SourceKind};
    let source = Source::new("board.mmd", chart("board"));
    let request = Request::new(driver::emitter("table").expect("an emitter of that name"))
        .options(Options::default().with(|o| o.no_steps = true));
    let made = driver::compile(&source, SourceKind::Mermaid, &request, &Default::default());
    let text = made.result.expect("a table").remove(0).text;
    let expected = "\
| # | Within the limits? | Result |
|--:|---|---|
| 1 | Yes | Mark as eligible |
| 2 | No | Ask the board |

*Unique*: never more than one outcome. *Complete*: every set of answers has an outcome. \
*Steps on the way* are left out: Mark as eligible.
";
    assert_eq!(text, expected);
}
