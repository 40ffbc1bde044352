//! How soon an editor has its answer: `cargo bench --bench keys`.
//!
//! The server runs as an editor starts it. A page of 1,000 lines with 20 charts is open; each key is a change of one
//! character in one chart, and its answer is what is then found in the page. The time between the two is measured.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const CHARTS: usize = 20;
const LINES: usize = 1_000;
const KEYS: usize = 2_000;

/// A page of charts of the kinds that are read, with prose around them.
fn page() -> String {
    let mut page = String::new();
    for chart in 0..CHARTS {
        page += &format!("# Chart {chart}\n\nWhat it is about.\n\n```mermaid\n");
        let lines = LINES / CHARTS - 8;
        match chart % 4 {
            0 | 1 => {
                page += "flowchart TD\n";
                for i in 0..lines {
                    page += &match i % 3 {
                        0 => format!("    N{i}{{\"Is it {i}?\"}} -->|Yes| E{i}[\"Do {i}\"]\n"),
                        1 => format!("    N{} -->|No| N{}\n", i - 1, i + 2),
                        _ => format!("    E{} --> Z{i}([Done {i}])\n", i - 2),
                    };
                }
            }
            2 => {
                page += "sequenceDiagram\n";
                for i in 0..lines {
                    page += &format!("    P{}->>P{}: message {i}\n", i % 5, (i + 1) % 5);
                }
            }
            _ => {
                page += "stateDiagram-v2\n";
                for i in 0..lines {
                    page += &format!("    S{i} --> S{}: event {i}\n", i + 1);
                }
            }
        }
        page += "```\n\n";
    }
    page
}

fn send(input: &mut impl Write, message: &Value) {
    let text = message.to_string();
    write!(input, "Content-Length: {}\r\n\r\n{text}", text.len()).expect("the server reads");
    input.flush().expect("the server reads");
}

fn receive(output: &mut impl BufRead) -> Value {
    let mut length = 0;
    loop {
        let mut line = String::new();
        output.read_line(&mut line).expect("a header");
        if line == "\r\n" {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse().expect("a length");
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).expect("a body");
    serde_json::from_slice(&body).expect("JSON")
}

fn main() {
    let mut server = Command::new(env!("CARGO_BIN_EXE_mermaidc"))
        .arg("lsp")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("mermaidc runs");
    let mut input = server.stdin.take().expect("a pipe");
    let mut output = BufReader::new(server.stdout.take().expect("a pipe"));
    let params = json!({ "processId": null, "rootUri": null, "capabilities": {} });
    let hello = json!({ "jsonrpc": "2.0", "id": 1, "method": "initialize", "params": params });
    send(&mut input, &hello);
    receive(&mut output);
    send(
        &mut input,
        &json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }),
    );
    let page = page();
    let charts: Vec<usize> = (page.lines().enumerate())
        .filter(|(_, line)| *line == "```mermaid")
        .map(|(line, _)| line)
        .collect();
    let uri = "file:///somewhere/page.md";
    let item = json!({ "uri": uri, "languageId": "markdown", "version": 0, "text": page });
    let params = json!({ "textDocument": item });
    send(
        &mut input,
        &json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": params }),
    );
    let found = receive(&mut output)["params"]["diagnostics"]
        .as_array()
        .map_or(0, Vec::len);
    let mut times = Vec::with_capacity(KEYS);
    for key in 0..KEYS {
        // A letter of an id, typed and taken away again, in one chart after the other.
        let line = charts[key / 2 % charts.len()] + 4;
        let at = json!({ "line": line, "character": 5 });
        let after = json!({ "line": line, "character": 6 });
        let change = if key % 2 == 0 {
            json!({ "range": { "start": at, "end": at }, "text": "x" })
        } else {
            json!({ "range": { "start": at, "end": after }, "text": "" })
        };
        let document = json!({ "uri": uri, "version": key + 1 });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        let message =
            json!({ "jsonrpc": "2.0", "method": "textDocument/didChange", "params": params });
        let start = Instant::now();
        send(&mut input, &message);
        let answer = receive(&mut output);
        times.push(start.elapsed());
        assert_eq!(answer["params"]["version"], key + 1);
    }
    times.sort_unstable();
    let at = |part: f64| times[((times.len() - 1) as f64 * part) as usize];
    let shown = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    println!(
        "{} lines, {CHARTS} charts, {found} findings, {KEYS} keys",
        page.lines().count()
    );
    println!(
        "median {}, 99th percentile {}, slowest {}",
        shown(at(0.5)),
        shown(at(0.99)),
        shown(at(1.0))
    );
    drop(input);
    let _ = server.wait();
}
