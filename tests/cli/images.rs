//! `compile --replace-fences` and `-o DIR/`: pictures beside a copy of the page.

use std::path::Path;

use crate::common::{Run, folder, get, pipe, put, run};

const PAGE: &str = "# Rain\n\n- first\n\n  ```mermaid\n  flowchart TD\n    accTitle: When *it* [rains]\n    accDescr: Wet or dry\n    A --> B\n  ```\n\n> ```mermaid\n> flowchart TD\n>   A[One --> B\n> ```\n\n```mermaid\nsequenceDiagram\n  A->>B: hi\n```\n---\nEnd.\n";

const COPY: &str = "# Rain\n\n- first\n\n  ![When &#42;it&#42; &#91;rains&#93;](./out-1.svg \"Wet or dry\")\n\n> ```mermaid\n> flowchart TD\n>   A[One --> B\n> ```\n\n![diagram](./out-3.svg)\n\n---\nEnd.\n";

fn compile(dir: &Path, args: &[&str]) -> Run {
    run(dir, &[&["compile", "--replace-fences"], args].concat())
}

fn times(dir: &Path, names: &[&str]) -> Vec<std::time::SystemTime> {
    let time = |name: &&str| dir.join(name).metadata().and_then(|found| found.modified());
    names
        .iter()
        .map(|name| time(name).expect("a time"))
        .collect()
}

#[test]
fn charts_become_links_to_their_pictures() {
    let dir = folder(&[("page.md", PAGE)]);
    let made = compile(dir.path(), &["page.md", "-o", "out.md"]);
    assert_eq!(made.code, 1, "a chart is left");
    assert!(made.err.contains("error[unclosed-bracket]"), "{made:?}");
    assert_eq!(get(dir.path(), "out.md"), COPY);
    assert_eq!(get(dir.path(), "page.md"), PAGE);
    assert!(get(dir.path(), "out-1.svg").contains("<title>When *it* [rains]</title>"));
    assert!(!dir.path().join("out-2.svg").exists());
    let files = ["out.md", "out-1.svg", "out-3.svg"];
    let before = times(dir.path(), &files);
    let check = || compile(dir.path(), &["page.md", "-o", "out.md", "--check"]);
    assert_eq!(check().out, "");
    assert_eq!(compile(dir.path(), &["page.md", "-o", "out.md"]).code, 1);
    assert_eq!(times(dir.path(), &files), before, "nothing is written anew");
    put(dir.path(), "out-3.svg", b"<svg/>");
    put(
        dir.path(),
        "page.md",
        PAGE.replace("End.", "Over.").as_bytes(),
    );
    let stale = check().out;
    assert!(
        stale.contains("+Over.") && stale.contains("-<svg/>"),
        "{stale}"
    );
    assert_eq!(get(dir.path(), "out.md"), COPY);
}

#[test]
fn a_folder_takes_the_copies_of_several_pages() {
    let fine = "```mermaid\nflowchart TD\n  A --> B\n```\n";
    let dir = folder(&[
        ("docs/a.md", fine),
        ("docs/b.md", &format!("{fine}\n{fine}")),
    ]);
    let made = compile(
        dir.path(),
        &["docs/a.md", "docs/b.md", "-o", "site/", "--to", "png"],
    );
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    assert_eq!(
        get(dir.path(), "site/b.md"),
        "![diagram](./b-1.png)\n\n![diagram](./b-2.png)\n"
    );
    for name in ["a-1.png", "b-1.png", "b-2.png"] {
        let bytes = std::fs::read(dir.path().join("site").join(name)).expect("a picture");
        assert!(bytes.starts_with(b"\x89PNG"), "{name}");
    }
    let made = run(
        dir.path(),
        &[
            "compile",
            "docs/a.md",
            "docs/b.md",
            "--to",
            "svg",
            "-o",
            "all/",
        ],
    );
    assert_eq!((made.code, made.err.as_str()), (0, ""));
    for name in ["all/a-1.svg", "all/b-1.svg", "all/b-2.svg"] {
        assert!(get(dir.path(), name).starts_with("<svg"), "{name}");
    }
    let piped = pipe(
        dir.path(),
        &[
            "compile",
            "--replace-fences",
            "-",
            "-o",
            "piped.md",
            "--stdin-filename",
            "x.md",
        ],
        fine.as_bytes(),
    );
    assert_eq!(piped.code, 0, "{piped:?}");
    assert_eq!(get(dir.path(), "piped.md"), "![diagram](./piped-1.svg)\n");
}

#[test]
fn no_input_is_overwritten_and_no_name_given_twice() {
    let fine = "```mermaid\nflowchart TD\n  A --> B\n```\n";
    let dir = folder(&[
        ("a.md", fine),
        ("sub/a.md", fine),
        ("b.html", "<p>"),
        ("c.adoc", "[mermaid]\n----\npie\n----\n"),
    ]);
    for (args, why) in [
        (&["a.md", "-o", "a.md"][..], "is the input"),
        (&["a.md", "-o", "./"], "is the input"),
        (
            &["a.md", "sub/a.md", "-o", "out/"],
            "would have the same names",
        ),
        (&["a.md", "-o", "-"], "needs a place"),
        (&["a.md", "-o", "out.md", "--to", "json"], "pictures only"),
        (&["b.html", "-o", "out.html"], "has no Markdown"),
        (&["c.adoc", "-o", "out.adoc"], "has no Markdown"),
        (&["a.md", "-o", "out.md", "--chart", "2"], "no chart 2"),
    ] {
        let refused = compile(dir.path(), args);
        assert_eq!(refused.code, 2, "{args:?} {refused:?}");
        assert!(refused.err.contains(why), "{args:?} {refused:?}");
    }
    assert_eq!(get(dir.path(), "a.md"), fine);
}
