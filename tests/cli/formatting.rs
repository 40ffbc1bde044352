//! `mermaidc fmt`.

use std::path::Path;

use crate::common::{folder, get, pipe, put, run};

const BEFORE: &str = "# Page  \r\n\r\n> - item\r\n>\r\n>   ```mermaid\r\n>   graph TD;A-->B\r\n>   ```\r\n\ttab  \r\nno end";
const AFTER: &str = "# Page  \r\n\r\n> - item\r\n>\r\n>   ```mermaid\r\n>   graph TD\r\n>       A --> B\r\n>   ```\r\n\ttab  \r\nno end";

/// Each chart of `fixtures/format` as it is laid out, beside it.
#[test]
fn charts_are_laid_out() {
    let fixtures = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/format");
    let mut count = 0;
    for entry in std::fs::read_dir(fixtures).expect("a folder").flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|end| end != "mmd") {
            continue;
        }
        count += 1;
        let name = entry.file_name().into_string().expect("a name");
        let text = std::fs::read_to_string(&path).expect("a chart");
        let dir = folder(&[(&name, &text)]);
        let done = run(dir.path(), &["fmt", &name]);
        assert_eq!(done.code, 0, "{done:?}");
        let now = get(dir.path(), &name);
        let golden = path.with_extension("golden");
        if std::env::var_os("UPDATE_GOLDEN").is_some() {
            std::fs::write(&golden, &now).expect("written");
        }
        let expected = std::fs::read_to_string(&golden).expect("a golden file");
        assert_eq!(now, expected, "{name}");
        let again = run(dir.path(), &["fmt", "--check", &name]);
        assert_eq!((again.code, again.out.as_str()), (0, ""), "{name}");
        let broken = run(dir.path(), &["check", "--format", "concise", &name]);
        assert!(!broken.out.contains("error"), "{broken:?}");
    }
    assert!(count > 1, "{count}");
}

#[test]
fn a_check_lists_files_and_writes_nothing() {
    let clean = "graph TD\n    A --> B\n";
    let dir = folder(&[("page.md", BEFORE), ("clean.mmd", clean)]);
    let check = run(dir.path(), &["fmt", "--check"]);
    assert_eq!(check.code, 1, "{check:?}");
    assert_eq!(check.out, "would format page.md\n");
    assert_eq!(check.err, "note: would format 1 chart in 1 file\n");
    let diff = run(dir.path(), &["fmt", "--diff"]);
    assert_eq!(diff.code, 1, "{diff:?}");
    assert!(
        diff.out
            .contains("\n->   graph TD;A-->B\r\n+>   graph TD\r\n")
    );
    assert_eq!(get(dir.path(), "page.md"), BEFORE);
    let done = run(dir.path(), &["fmt", "."]);
    assert_eq!((done.code, done.out.as_str()), (0, ""));
    assert_eq!(done.err, "note: formatted 1 chart in 1 file\n");
    assert_eq!(get(dir.path(), "page.md"), AFTER);
    let again = run(dir.path(), &["fmt", "--check", "--quiet"]);
    assert_eq!(
        (again.code, again.out, again.err),
        (0, String::new(), String::new())
    );
}

#[test]
fn standard_input_goes_to_standard_output() {
    let dir = folder(&[]);
    let done = pipe(dir.path(), &["fmt", "-"], BEFORE.as_bytes());
    assert_eq!((done.code, done.out.as_str()), (0, AFTER));
    let clean = pipe(dir.path(), &["fmt", "-"], AFTER.as_bytes());
    assert_eq!((clean.code, clean.out.as_str()), (0, AFTER));
    let check = pipe(dir.path(), &["fmt", "--check", "-"], BEFORE.as_bytes());
    assert_eq!(
        (check.code, check.out.as_str()),
        (1, "would format <stdin>\n")
    );
    let named = ["fmt", "--stdin-filename", "a.txt", "-"];
    let unknown = pipe(dir.path(), &named, b"graph TD;A-->B");
    assert_eq!((unknown.code, unknown.out.as_str()), (0, "graph TD;A-->B"));
    assert!(unknown.err.contains("1 file of unknown type skipped"));
}

#[test]
fn charts_with_errors_and_excluded_files_are_left() {
    let broken = "graph TD\nA[x-->B\n";
    let dir = folder(&[
        ("broken.mmd", broken),
        ("old/page.md", BEFORE),
        ("mermaidc.toml", "exclude = [\"old/**\"]\n"),
    ]);
    let done = run(dir.path(), &["fmt", "."]);
    assert_eq!(done.code, 0, "{done:?}");
    assert!(
        done.err
            .contains("1 chart with errors is left as written; `mermaidc check` lists the errors"),
        "{done:?}"
    );
    assert_eq!(get(dir.path(), "broken.mmd"), broken);
    assert_eq!(get(dir.path(), "old/page.md"), BEFORE);
    let named = run(dir.path(), &["fmt", "old/page.md"]);
    assert!(
        named.err.contains("excluded by the configuration"),
        "{named:?}"
    );
    assert_eq!(get(dir.path(), "old/page.md"), BEFORE);
    let forced = run(dir.path(), &["fmt", "--no-force-exclude", "old/page.md"]);
    assert_eq!(
        (forced.code, get(dir.path(), "old/page.md").as_str()),
        (0, AFTER)
    );
}

#[test]
fn what_cannot_be_read_is_trouble_and_the_rest_is_formatted() {
    let dir = folder(&[("a.mmd", "graph TD;A-->B\n")]);
    put(dir.path(), "b.mmd", b"graph TD\n\xFF");
    let done = run(dir.path(), &["fmt", "."]);
    assert_eq!(done.code, 2, "{done:?}");
    assert!(
        done.err
            .contains("b.mmd is not valid UTF-8, and is left as it is")
    );
    assert_eq!(get(dir.path(), "a.mmd"), "graph TD\n    A --> B\n");
    let missing = run(dir.path(), &["fmt", "c.mmd"]);
    assert_eq!(missing.code, 2, "{missing:?}");
}
