//! Graphviz as the engine: the one process that is run.

use std::io::{self, Write};
use std::process::{Command, Stdio};

use crate::diagnostic::Diagnostic;
use crate::emit::{Accepted, Dot, Emitted, Emitter, NO_GRAPHVIZ, NO_SUCH_FORM, Options};
use crate::source::Span;

/// A chart drawn by `dot -Tsvg`.
pub(super) fn emit(chart: &Accepted<'_>, options: &Options) -> Result<Emitted, Vec<Diagnostic>> {
    let at = chart.chart().span.start;
    if let Some(why) = Dot.refuses(chart.diagram()) {
        return Err(vec![Diagnostic::new(&NO_SUCH_FORM, Span::at(at), why)]);
    }
    let mut emitted = Dot.emit(std::slice::from_ref(chart), options)?;
    emitted.text =
        draw("dot", &emitted.text).map_err(|message| {
            vec![Diagnostic::new(&NO_GRAPHVIZ, Span::at(at), message).help(
                "Leave `--engine graphviz` out: mermaidc draws by itself, and needs no program",
            )]
        })?;
    Ok(emitted)
}

/// Runs Graphviz on a text. What it warns of is of no use to whoever wrote the chart, and left out.
fn draw(program: &str, dot: &str) -> Result<String, String> {
    let child = Command::new(program)
        .arg("-Tsvg")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.map_err(|error| match error.kind() {
        io::ErrorKind::NotFound => {
            format!("Graphviz is not installed: there is no program `{program}`")
        }
        _ => format!("Graphviz cannot be run: {error}"),
    })?;
    let stdin = child.stdin.take();
    // Written from a thread of its own: Graphviz may write before it has read everything.
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            // It stops reading where it fails; what it says then counts.
            stdin.map(|mut stdin| stdin.write_all(dot.as_bytes()))
        });
        child.wait_with_output()
    });
    let output = output.map_err(|error| format!("Graphviz cannot be read: {error}"))?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        let first = said.lines().next().unwrap_or("without a word").to_owned();
        return Err(format!("Graphviz failed: {first}"));
    }
    String::from_utf8(output.stdout).map_err(|_| "Graphviz's output is not valid UTF-8".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_program_is_said() {
        assert_eq!(
            draw("no-such-graphviz", "digraph {}").unwrap_err(),
            "Graphviz is not installed: there is no program `no-such-graphviz`"
        );
    }

    #[test]
    fn graphviz_draws_and_fails() {
        match draw("dot", "digraph { a -> b }") {
            Ok(svg) => {
                assert!(
                    svg.starts_with("<?xml") && svg.ends_with("</svg>\n"),
                    "{svg}"
                );
                let failed = draw("dot", "digraph {").unwrap_err();
                assert!(failed.starts_with("Graphviz failed: "), "{failed}");
            }
            Err(missing) => {
                assert!(
                    std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
                    "{missing}"
                );
                // Written to the stream itself: the harness hides what a passing test prints.
                let _ = writeln!(io::stderr().lock(), "SKIPPED: {missing}");
            }
        }
    }
}
