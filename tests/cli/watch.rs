//! `--watch`: a command again, whenever a file changes.

use std::io::{BufRead as _, BufReader};
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
        let mut child = Command::new(MERMAIDC)
            .args(args)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("started");
        let out = BufReader::new(child.stdout.take().expect("an output"));
        let (send, lines) = mpsc::channel();
        std::thread::spawn(move || {
            for line in out.lines().map_while(Result::ok) {
                let _ = send.send(line);
            }
        });
        Self { child, lines }
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
