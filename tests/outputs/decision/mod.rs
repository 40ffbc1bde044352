//! What decisions mean, on whole charts: golden files, the example against a plain walk, random
//! charts against brute force, real engines.

mod charts;
mod engine;
mod example;
mod factored;
mod numbers;
mod random;
mod results;
mod size;

use mermaidc::decision::Decisions;
use mermaidc::model::graph::Graph;
use mermaidc::source::{Source, SourceKind, charts};

/// The graph of a chart that Mermaid accepts.
fn graph(text: &str) -> Graph {
    let source = Source::new("chart.mmd", text);
    let reading = mermaidc::syntax::read(&charts(&source, SourceKind::Mermaid)[0]);
    assert!(reading.is_accepted(), "{:?}\n{text}", reading.diagnostics);
    reading
        .diagram
        .and_then(mermaidc::model::Diagram::into_graph)
        .expect("a flowchart")
}

/// What a chart means.
fn decisions(graph: &Graph) -> Decisions {
    Decisions::of(graph)
}

/// What `compile` makes of a text: the output, else the findings.
fn compile(name: &str, text: &str, target: &str) -> Result<String, String> {
    use mermaidc::driver::{EMITTERS, Request, compile};
    let source = Source::new(name, text);
    let kind = SourceKind::from_name(name).expect("a known extension");
    let emitter = EMITTERS.iter().find(|emitter| emitter.name() == target);
    let request = Request::new(*emitter.expect("a target"));
    let compiled = compile(&source, kind, &request, &Default::default());
    match compiled.result {
        Ok(made) => Ok(made.into_iter().map(|artefact| artefact.text).collect()),
        Err(failure) => {
            let findings: Vec<String> = compiled
                .checked
                .diagnostics
                .iter()
                .filter(|found| found.severity == mermaidc::diagnostic::Severity::Error)
                .map(|found| found.message.clone())
                .collect();
            Err(if findings.is_empty() {
                format!("{failure:?}")
            } else {
                findings.join("\n")
            })
        }
    }
}

/// A file of the repository.
fn file(path: &str) -> String {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
