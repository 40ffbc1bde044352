//! `mermaidc names`.

use std::path::Path;
use std::process::{Command, Output};

use super::charts::root;
use super::compiler::folder;

fn names(arguments: &[&str], file: &Path) -> Output {
    let mut mermaidc = Command::new(env!("CARGO_BIN_EXE_mermaidc"));
    mermaidc.arg("names").args(arguments).arg(file);
    mermaidc.output().expect("mermaidc")
}

#[test]
fn names_are_listed() {
    let listed = names(&[], &root().join("fixtures/rust/outage.mmd"));
    assert!(listed.status.success());
    assert_eq!(
        String::from_utf8_lossy(&listed.stdout),
        "\
question  Impact     Impact          id     How many sites are down?
answer    -          None            label  none
answer    -          Below5          label  < 5
question  Confirmed  Confirmed       id     Can you see it, too?
question  Staging    Staging         id     Does staging stay up?
question  Agreed     Agreed          id     Does the owner agree?
outcome   Watch      Watch           id     Watch for an hour
outcome   Failover   Failover        id     Switch to the spare
outcome   Answer     AnswerCustomer  label  Answer the customer
outcome   Deploy     Deploy          id     Deploy
step      Record     Record          id     Record a trace
step      Patch      Patch           id     Prepare a patch
entry     Pager      Pager           id     Pager rings
entry     Mail       Mail            id     Customer writes
loop      Patch      Patch           id     Prepare a patch
"
    );
}

#[test]
fn names_are_pinned_once() {
    let page = std::fs::read_to_string(root().join("fixtures/communication.md")).expect("the page");
    let file = folder("naming").join("communication.md");
    std::fs::write(&file, &page).expect("the page to be written");
    let pinned = names(&["--pin"], &file);
    assert!(
        pinned.status.success(),
        "{}",
        String::from_utf8_lossy(&pinned.stderr)
    );
    let text = std::fs::read_to_string(&file).expect("the page");
    let added: Vec<_> = text
        .lines()
        .filter(|line| line.contains("mermaidc: name"))
        .collect();
    assert_eq!(added.len(), 21, "{added:#?}");
    assert!(added[0].ends_with("%% mermaidc: name A = NatureCommunication"));
    let rest: Vec<_> = text
        .lines()
        .filter(|line| !line.contains("mermaidc: name"))
        .collect();
    assert_eq!(rest, page.lines().collect::<Vec<_>>());

    // The module stays the same, and nothing is left to pin.
    let module = |text: &str| {
        super::charts::Read::new("communication.md", text)
            .named("page")
            .expect("a module")
    };
    assert_eq!(module(&text), module(&page));
    assert!(names(&["--pin"], &file).status.success());
    assert_eq!(std::fs::read_to_string(&file).expect("the page"), text);
}

#[test]
fn a_chart_without_names_says_so() {
    let file = folder("nameless").join("plain.mmd");
    std::fs::write(&file, "graph TD\n  A --> B\n").expect("the chart to be written");
    let output = names(&[], &file);
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("decides anything"));
}
