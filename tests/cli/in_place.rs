//! `compile --in-place`: a table beside its chart that stays fresh.

use crate::common::{folder, get, pipe, put, run};

const PAGE: &str = "# Rain\n\n```mermaid\nflowchart TD\n  A{Rain?} -->|Yes| B[Umbrella]\n  A -->|No| C[Sunglasses]\n```\n\nEnd.\n";

#[test]
fn the_table_is_written_once_and_kept_fresh() {
    let dir = folder(&[("page.md", PAGE)]);
    let write = || run(dir.path(), &["compile", "page.md", "--in-place"]);
    let check = || run(dir.path(), &["compile", "page.md", "--in-place", "--check"]);
    let stale = check();
    assert_eq!(stale.code, 1);
    assert!(stale.out.contains("+<!-- mermaidc:table -->"), "{stale:?}");
    assert_eq!(get(dir.path(), "page.md"), PAGE);
    assert_eq!(write().code, 0);
    let page = get(dir.path(), "page.md");
    assert!(
        page.contains("```\n\n<!-- mermaidc:table -->\n\n|") && page.ends_with("\nEnd.\n"),
        "{page}"
    );
    assert!(page.contains("| Yes | Umbrella |"), "{page}");
    assert_eq!((check().code, write().code), (0, 0));
    assert_eq!(
        get(dir.path(), "page.md"),
        page,
        "writing again changes nothing"
    );
    put(
        dir.path(),
        "page.md",
        page.replace("B[Umbrella]", "B[Coat]").as_bytes(),
    );
    assert_eq!(check().code, 1);
    assert_eq!(write().code, 0);
    assert_eq!(get(dir.path(), "page.md"), page.replace("Umbrella", "Coat"));
}

#[test]
fn what_has_no_table_or_no_place_is_said() {
    let two = format!("{PAGE}\n{PAGE}");
    let dir = folder(&[
        ("none.md", "```mermaid\nflowchart TD\n  A --> B\n```\n"),
        ("two.md", &two),
        ("a.mmd", "flowchart TD\n  A --> B\n"),
    ]);
    let write = |args: &[&str]| run(dir.path(), &[&["compile", "--in-place"], args].concat());
    assert_eq!(write(&["none.md"]).code, 1, "no decision in it");
    assert_eq!(write(&["two.md"]).code, 2);
    assert_eq!(write(&["a.mmd"]).code, 2);
    assert_eq!(write(&["two.md", "--to", "csv"]).code, 2);
    assert_eq!(write(&["two.md", "--chart", "2"]).code, 0);
    assert_eq!(
        get(dir.path(), "two.md").matches("mermaidc:table").count(),
        2
    );
    assert_eq!(write(&["two.md"]).code, 0, "the marked one");
    assert_eq!(run(dir.path(), &["compile", "two.md", "--check"]).code, 2);
    let piped = pipe(dir.path(), &["compile", "--in-place", "-"], PAGE.as_bytes());
    assert!(piped.out.contains("| Yes | Umbrella |"), "{piped:?}");
}

#[test]
fn refreshing_pages_adds_no_table_and_does_them_all() {
    let dir = folder(&[("fresh.md", PAGE), ("plain.md", PAGE), ("open.md", PAGE)]);
    assert_eq!(
        run(dir.path(), &["compile", "fresh.md", "--in-place"]).code,
        0
    );
    let page = get(dir.path(), "fresh.md");
    let stale = page.replace("B[Umbrella]", "B[Coat]");
    put(dir.path(), "fresh.md", stale.as_bytes());
    let open = format!("{PAGE}\n<!-- mermaidc:table -->\n");
    put(dir.path(), "open.md", open.as_bytes());
    let refresh = |more: &[&str]| {
        let pages = ["compile", "--refresh", "open.md", "plain.md", "fresh.md"];
        run(dir.path(), &[&pages[..], more].concat())
    };
    let check = refresh(&["--check"]);
    assert_eq!(check.code, 2, "one marker is never closed");
    assert!(check.out.contains("+| 1 | Yes | Coat |"), "{check:?}");
    assert_eq!(get(dir.path(), "fresh.md"), stale);
    assert_eq!(refresh(&[]).code, 2);
    assert_eq!(
        get(dir.path(), "fresh.md"),
        page.replace("Umbrella", "Coat")
    );
    assert_eq!(get(dir.path(), "plain.md"), PAGE);
    let two = run(
        dir.path(),
        &["compile", "plain.md", "fresh.md", "--to", "csv"],
    );
    assert_eq!(two.code, 2, "{two:?}");
}

#[test]
fn a_page_that_cannot_be_read_is_reported_when_it_is_refreshed() {
    let dir = folder(&[]);
    put(dir.path(), "latin.md", b"caf\xe9\n");
    let run = run(dir.path(), &["compile", "--refresh", "latin.md"]);
    assert_eq!(run.code, 1, "{run:?}");
    assert!(run.err.contains("invalid-utf8"), "{run:?}");
}
