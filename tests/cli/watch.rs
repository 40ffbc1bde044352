//! `--watch`: a command again, whenever a file changes.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use crate::common::{MERMAIDC, folder, get, put};

/// A command that watches, and the lines that it writes. It ends with the test, however that ends.
struct Watch {
    child: Child,
    lines: Receiver<String>,
}

impl Watch {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut command = Command::new(MERMAIDC);
        command.args(args).current_dir(folder).stdin(Stdio::null());
        Self::of(&mut command).expect("started")
    }

    /// The same where its output is a terminal, which `script` makes; none without that program.
    fn on_a_terminal(folder: &Path, args: &[&str]) -> Option<Self> {
        let line = format!("'{MERMAIDC}' {}", args.join(" "));
        let mut command = Command::new("script");
        command
            .args(["-q", "-e", "-f", "-c", &line, "/dev/null"])
            .current_dir(folder)
            .stdin(Stdio::piped())
            .env("NO_COLOR", "1");
        Self::of(&mut command)
    }

    fn of(command: &mut Command) -> Option<Self> {
        let mut child = command
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .ok()?;
        let out = BufReader::new(child.stdout.take().expect("an output"));
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Some(Self { child, lines })
    }

    fn next(&self) -> String {
        let line = self.lines.recv_timeout(Duration::from_secs(120));
        line.expect("a line")
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_folder_is_checked_again() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  A --> B\n")]);
    let args = ["check", "--watch", "--format", "concise", "."];
    let watch = Watch::start(dir.path(), &args);
    assert_eq!(watch.next(), "1 chart checked; nothing found");
    put(
        dir.path(),
        "b.md",
        b"```mermaid\nflowchart TD\n  A[One --> B\n```\n",
    );
    // A look between the making of a file and its writing may come first.
    while !watch
        .next()
        .starts_with("b.md:3:4: error[unclosed-bracket]")
    {}
    assert!(watch.next().starts_with("2 charts in 2 files checked"));
}

/// Changes the time of a file and nothing else, and leaves the command time to look.
fn touch(folder: &Path, name: &str) {
    let text = get(folder, name);
    put(folder, name, text.as_bytes());
    std::thread::sleep(Duration::from_secs(1));
}

#[test]
fn what_reads_the_same_is_not_written_again() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  A --> B\n")]);
    let args = ["check", "--watch", "--format", "concise", "."];
    let watch = Watch::start(dir.path(), &args);
    assert_eq!(watch.next(), "1 chart checked; nothing found");
    touch(dir.path(), "a.mmd");
    put(dir.path(), "a.mmd", b"flowchart TD\n  A --> B\n  A --> C\n");
    std::thread::sleep(Duration::from_secs(1));
    put(dir.path(), "b.mmd", b"flowchart TD\n  A --> B\n");
    let next = watch.next();
    assert!(next.starts_with("2 charts in 2 files checked"), "{next}");
}

/// Nothing flickers: every text is written over the one before, and only the first clears the screen.
#[test]
#[cfg(target_os = "linux")]
fn a_terminal_shows_the_next_report_over_the_last() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  A[One --> B\n")]);
    let args = ["check", "--watch", "--format", "concise", "."];
    let Some(watch) = Watch::on_a_terminal(dir.path(), &args) else {
        let _ = writeln!(std::io::stderr(), "skipped: no `script`");
        return;
    };
    let begin = "\u{1b}[?2026h\u{1b}[H";
    let end = "\u{1b}[J\u{1b}[?2026l";
    let first = watch.next();
    let shown = "\u{1b}[?2026h\u{1b}[2J\u{1b}[Ha.mmd:2:4: error[unclosed-bracket]";
    assert!(first.starts_with(shown), "{first:?}");
    let last = watch.next();
    assert!(last.starts_with("1 chart checked; 1 error"), "{last:?}");
    assert!(last.ends_with(end), "{last:?}");
    touch(dir.path(), "a.mmd");
    put(dir.path(), "a.mmd", b"flowchart TD\n  A[One] --> B\n");
    // A look between the making of a file and its writing may come first.
    let expected = format!("{begin}1 chart checked; nothing found{end}");
    loop {
        let next = watch.next();
        assert_eq!(next.matches("\u{1b}[2J").count(), 0, "{next:?}");
        if next == expected {
            break;
        }
    }
    put(dir.path(), "b.mmd", b"flowchart TD\n  A[Two --> B\n");
    let next = loop {
        let next = watch.next();
        if next.contains("unclosed-bracket") {
            break next;
        }
    };
    let shown = format!("{begin}b.mmd:2:4: error[unclosed-bracket]");
    assert!(next.starts_with(&shown), "{next:?}");
    assert!(next.ends_with("\u{1b}[K"), "{next:?}");
}

#[test]
fn a_file_is_compiled_again() {
    let dir = folder(&[("a.mmd", "flowchart TD\n  A --> B\n")]);
    let args = ["compile", "a.mmd", "-o", "a.svg", "--watch"];
    let watch = Watch::start(dir.path(), &args);
    assert_eq!(watch.next(), "nothing is wrong; watching for changes");
    let first = get(dir.path(), "a.svg");
    put(dir.path(), "a.mmd", b"flowchart TD\n  A[One --> B\n");
    while !watch.next().starts_with("error[unclosed-bracket]") {}
    assert_eq!(get(dir.path(), "a.svg"), first, "what was there stays");
    put(dir.path(), "a.mmd", b"flowchart TD\n  A[One] --> B\n");
    while watch.next() != "nothing is wrong; watching for changes" {}
    assert!(get(dir.path(), "a.svg").contains("One"));
}

#[test]
fn the_charts_of_a_page_are_drawn_again() {
    let page =
        "```mermaid\nflowchart TD\n  A --> B\n```\n\n```mermaid\nflowchart TD\n  C --> D\n```\n";
    let dir = folder(&[("page.md", page)]);
    let args = ["compile", "page.md", "--to", "svg", "-o", "out/", "--watch"];
    let watch = Watch::start(dir.path(), &args);
    assert_eq!(watch.next(), "nothing is wrong; watching for changes");
    let first = get(dir.path(), "out/page-1.svg");
    assert!(get(dir.path(), "out/page-2.svg").contains(">D</text>"));
    let changed = page.replace("--> D", "--> Last");
    put(dir.path(), "page.md", changed.as_bytes());
    let deadline = std::time::Instant::now() + Duration::from_secs(120);
    while !get(dir.path(), "out/page-2.svg").contains(">Last</text>") {
        assert!(std::time::Instant::now() < deadline, "drawn again");
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(get(dir.path(), "out/page-1.svg"), first);
}
