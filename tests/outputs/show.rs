//! What `--show` puts on drawings: marks with signs, and a legend that explains them.

use mermaidc::config::Settings;
use mermaidc::diagnostic::Level;
use mermaidc::driver::{self, Failure, Options, Request, Show, emitter};
use mermaidc::picture::marks::Tone;
use mermaidc::source::{Source, SourceKind};

const CHART: &str = "flowchart TD\n    A{Paid?} -->|Yes| B[Ship it]\n    A -->|No| C{Overdue?}\n    A -->|Maybe| D[Ask again]\n";

fn show(target: &str, show: Show, answers: &[(&str, &str)]) -> Result<String, Failure> {
    shown(CHART, target, show, answers)
}

fn shown(
    chart: &str,
    target: &str,
    show: Show,
    answers: &[(&str, &str)],
) -> Result<String, Failure> {
    let owned = |&(id, text): &(&str, &str)| (id.to_owned(), text.to_owned());
    let request =
        Request::new(emitter(target).expect("a target")).options(Options::default().with(|o| {
            o.show = Some(show);
            o.answers = answers.iter().map(owned).collect();
        }));
    let source = Source::new("a.mmd", chart);
    let settings = Settings::default();
    let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &settings);
    Ok(compilation.result?.remove(0).text)
}

#[test]
fn findings_are_numbered_and_explained() {
    let svg = show("svg", Show::Findings, &[]).expect("drawn");
    assert!(svg.contains(">1</text>"), "{svg}");
    assert!(svg.contains("dead-end: "), "{svg}");
    let dot = show("dot", Show::Findings, &[]).expect("drawn");
    assert!(dot.contains("xlabel=\"1\""), "{dot}");
}

/// A chart of each kind with something to be found, the rule, and what the drawing calls its place.
const KINDS: [(&str, &str, &str); 9] = [
    (
        "stateDiagram-v2\n    [*] --> A\n    A --> B : go\n    C --> A\n",
        "unreachable-node",
        "data-id=\"C\"",
    ),
    (
        "sequenceDiagram\n    participant Z\n    A->>B: hello\n",
        "unused-participant",
        "data-id=\"Z\"",
    ),
    (
        "classDiagram\n    class A {\n        +int a\n        +int a\n    }\n",
        "duplicate-member",
        "data-id=\"A\"",
    ),
    (
        "classDiagram\n    A <|-- B\n    B <|-- A\n",
        "inheritance-cycle",
        "data-id=\"e1\"",
    ),
    (
        "sequenceDiagram\n    A->>B: x\n    alt one\n        A->>B: y\n    else two\n    end\n",
        "empty-branch",
        "data-id=\"fragment0\"",
    ),
    (
        "sequenceDiagram\n    A->>B: x\n    Note over A: one\\ntwo\n",
        "literal-newline",
        "data-id=\"note0\"",
    ),
    (
        "erDiagram\n    A {\n        int id PK\n        int id PK\n    }\n",
        "duplicate-attribute",
        "data-id=\"A\"",
    ),
    (
        "C4Context\n    System(s, \"S\")\n    System(t, \"T\")\n    System(u, \"U\")\n    Rel(s, t, \"uses\")\n",
        "isolated-element",
        "data-id=\"u\"",
    ),
    (
        "pie\n    \"A\" : 1\n    \"A\" : 2\n",
        "duplicate-slice",
        "data-id=\"A\"",
    ),
];

#[test]
fn findings_are_marked_in_every_kind() {
    let (colour, _) = Tone::Warning.colours();
    for (chart, rule, place) in KINDS {
        let source = Source::new("a.mmd", chart);
        let request = Request::new(emitter("svg").expect("a target")).options(
            Options::default().with(|o| (o.show, o.annotate) = (Some(Show::Findings), true)),
        );
        let mut settings = Settings::default();
        let known = driver::rules().into_iter().find(|known| known.name == rule);
        settings.levels.set(known.expect("a rule"), Level::Warning);
        let compilation = driver::compile(&source, SourceKind::Mermaid, &request, &settings);
        let svg = compilation.result.expect("drawn").remove(0).text;
        assert!(
            svg.contains(&format!("{rule}: ")),
            "the legend of\n{chart}{svg}"
        );
        assert!(svg.contains(">1</text>"), "the sign in\n{chart}{svg}");
        let part = svg.split("<g class=").find(|part| part.contains(place));
        let part = part.unwrap_or_else(|| panic!("{place} in\n{chart}{svg}"));
        assert!(
            part.contains(colour),
            "{place} has the colour in\n{chart}{svg}"
        );
    }
}

#[test]
fn roles_and_paths_are_those_of_flowcharts() {
    let (state, ..) = KINDS[0];
    for what in [Show::Roles, Show::Path] {
        assert_eq!(shown(state, "svg", what, &[]), Err(Failure::Refused));
    }
    assert_eq!(
        shown(state, "dot", Show::Findings, &[]),
        Err(Failure::Refused)
    );
}

#[test]
fn the_source_with_classes_is_a_chart_still() {
    for what in [Show::Findings, Show::Roles, Show::Path] {
        let text = show("mermaid", what, &[]).expect("written");
        assert!(text.starts_with(CHART), "{text}");
        assert!(text.contains("    classDef mermaidc_"), "{text}");
        let source = Source::new("b.mmd", text.as_str());
        let checked = driver::check(&source, SourceKind::Mermaid, &Settings::default());
        assert_eq!(checked.broken(), 0, "{text}");
    }
}

#[test]
fn a_path_follows_the_answers() {
    let text = show("mermaid", Show::Path, &[("A", "yes")]).expect("written");
    assert!(text.contains("class A mermaidc_way") && text.contains("class B mermaidc_way"));
    assert!(!text.contains("class C mermaidc_way"), "{text}");
    assert!(text.contains("linkStyle 0 stroke"), "{text}");
    for wrong in [("A", "perhaps"), ("B", "Yes"), ("Z", "Yes")] {
        assert_eq!(show("svg", Show::Path, &[wrong]), Err(Failure::Refused));
    }
}
