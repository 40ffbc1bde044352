//! Charts that have no module, with the reason; and those that are less usual and have one.

use mermaidc::driver::Options;

use super::charts::{Read, rust};

/// The reasons why a chart has no module.
fn refused(text: &str) -> Vec<String> {
    rust(text).expect_err("a refusal")
}

#[test]
fn a_chart_that_asks_nothing() {
    assert_eq!(
        refused("flowchart TD\n  A --> B\n"),
        ["this chart decides nothing: no node asks a question"]
    );
}

#[test]
fn a_loop_without_a_beginning_has_a_module() {
    let entered_twice = "flowchart TD\n  S{Which way?} -->|left| A{Again?}\n  S -->|right| B{And again?}\n  \
         A -->|Yes| B\n  A -->|No| E([Out])\n  B -->|Yes| A\n  B -->|No| E\n";
    let module = rust(entered_twice).expect("a module");
    assert!(
        module.contains(
            "/// A loop is entered at several nodes: it begins again where a way comes back to it."
        ),
        "{module}"
    );
    let from_two_entries = "flowchart TD\n  P([In the morning]) --> A{Up?}\n  Q([At night]) --> B{Down?}\n  \
         A -->|Yes| B\n  A -->|No| X\n  B -->|Yes| A\n  B -->|No| Y\n";
    let module = rust(from_two_entries).expect("a module");
    assert!(module.contains("pub fn back(&mut self)"), "{module}");
}

#[test]
fn answers_that_reach_nothing() {
    let chart = "flowchart TD\n  A[Ready?] --> B{Yes}\n  A --> C{No}\n  B --> D([Go])\n";
    // A finding of `incomplete-decision` says so; the module is written, and says so too.
    let allowed = rust(chart).expect("a module");
    assert!(allowed.contains("*Incomplete*: some full sets of answers reach no outcome."));
    assert!(allowed.contains("// The answer `C` leads nowhere."));
}

#[test]
fn outcomes_that_were_to_be_one() {
    let chart =
        "flowchart TD\n  A{Both?} -->|Yes| B([One])\n  A -->|Yes| C([Two])\n  A -->|No| B\n";
    let reasons = refused(&format!("{chart}  %% mermaidc: policy unique\n"));
    assert_eq!(reasons, ["`B` and `C` are reached together: `A` = `Yes`"]);
    assert!(
        rust(chart)
            .expect("a module")
            .contains("*Collect*: some reach several")
    );
}

#[test]
fn names_that_rust_does_not_take() {
    let chart = "flowchart TD\n  A{Big?} -->|Yes| B([Ship])\n  A -->|No| C([Keep])\n";
    assert_eq!(
        refused(&format!("{chart}  %% mermaidc: name B = ship-it\n")),
        ["`B` cannot be named `ship-it`: Rust needs letters and digits in `UpperCamelCase`"]
    );
    assert_eq!(
        refused(&format!(
            "{chart}  %% mermaidc: name B = Same\n  %% mermaidc: name C = Same\n"
        )),
        ["`B` and `C` cannot both be named `Same`"]
    );
    assert_eq!(
        refused(&format!("{chart}  %% mermaidc: nmae B = Same\n")),
        ["`nmae` is not a directive of mermaidc"]
    );
}

#[test]
fn what_cannot_be_derived() {
    let chart = Read::new(
        "a.mmd",
        "flowchart TD\n  A{Big?} -->|Yes| B([Ship])\n  A -->|No| C([Keep])\n",
    );
    let derive =
        |name: &str| chart.rust(&Options::default().with(|o| o.derives = vec![name.to_owned()]));
    assert_eq!(
        derive("fn main() {}").expect_err("a refusal"),
        ["`fn main() {}` is nothing that can be derived"]
    );
    let derived = derive("serde").expect("a module");
    for path in ["serde::Serialize", "serde::Deserialize"] {
        // Of the enums, which one macro declares; what is built of them keeps its invariants.
        let derives = derived
            .lines()
            .filter(|line| line.contains(path) && line.contains("#[derive("));
        assert_eq!(derives.count(), 1);
    }
    for answers in [
        "impl serde::Serialize for Answers",
        "Deserialize<'de> for Answers",
    ] {
        assert!(derived.contains(answers));
    }
    assert_eq!(derive("Hash"), derive("Clone"));
}

#[test]
fn parts_that_nothing_connects_are_separate_modules() {
    let text = rust(
        "flowchart TD\n  Size{Is it big?} -->|Yes| B([Ship])\n  Size -->|No| C([Keep])\n  \
         Colour{Is it red?} -->|Yes| D([Paint])\n  Colour -->|No| E([Leave])\n  X --> Y\n",
    )
    .expect("modules");
    assert!(text.contains("pub mod chart_size {") && text.contains("pub mod chart_colour {"));
    assert!(!text.contains("pub use"), "their names would meet");
    syn::parse_file(&text).expect("Rust");
}

#[test]
fn modules_are_named_after_option_title_and_file() {
    let chart = "flowchart TD\n  A{Big?} -->|Yes| B([Ship])\n  A -->|No| C([Keep])\n";
    let module = |file: &str, text: &str, name: Option<&str>| {
        let options = Options::default().with(|o| o.name = name.map(str::to_owned));
        let text = Read::new(file, text).rust(&options).expect("a module");
        let name = text
            .split("pub mod ")
            .nth(1)
            .and_then(|text| text.split(' ').next());
        name.map(str::to_owned).expect("its name")
    };
    let titled = format!("---\ntitle: Which size?\n---\n{chart}");
    assert_eq!(module("docs/my-page.v2.mmd", chart, None), "my_page_v2");
    assert_eq!(module("docs\\match.mmd", chart, None), "match_");
    assert_eq!(module("core.mmd", chart, None), "core_");
    assert_eq!(module("größe.mmd", chart, None), "grosse");
    assert_eq!(module("大.mmd", chart, None), "chart");
    assert_eq!(module("page.mmd", &titled, None), "which_size");
    assert_eq!(module("page.mmd", &titled, Some("Sizes")), "sizes");
}

#[test]
fn many_answers_and_odd_ones() {
    use std::fmt::Write as _;
    let mut chart = String::from("flowchart TD\n");
    for answer in 0..300 {
        let _ = writeln!(
            chart,
            "  Which{{Which one?}} -->|number {answer}| E{answer}([End {answer}])"
        );
    }
    let text = rust(&chart).expect("a module");
    assert!(text.contains("code: u16 }") && text.contains("pub struct Answers([u16; 1]);"));
    assert!(text.contains("outcomes: [u64; 5]"));
    // Only `yes` and `no` themselves are shared.
    let text = rust("flowchart TD\n  A{Big?} -->|Yep| B([Ship])\n  A -->|No| C([Keep])\n")
        .expect("a module");
    assert!(!text.contains("YesNo") && text.contains("Yep(\"Yep\", line 2)"));
    // Yes comes first, wherever the chart has it.
    let text = rust("flowchart TD\n  A{Big?} -->|no.| C([Keep])\n  A -->|YES| B([Ship])\n")
        .expect("a module");
    let yes = text.find("Yes(\"YES\", ").expect("yes");
    assert!(text.find("No(\"no.\", ").is_some_and(|no| yes < no));
}
