use super::*;
use crate::config::{Indent, Quotes};

/// A text of charts with the kind of its name, laid out; holds that a second run changes nothing.
fn laid(name: &str, text: &str) -> (String, Vec<ChartLayout>) {
    let kind = SourceKind::from_name(name).expect("a known type");
    let settings = Settings::default();
    let formatted = format(&Source::new(name, text), kind, &settings);
    let again = format(&formatted.source, kind, &settings);
    assert_eq!(again.source.text(), formatted.source.text(), "once more");
    (formatted.source.text().to_owned(), formatted.charts)
}

#[track_caller]
fn chart(text: &str, expected: &str) {
    let (now, charts) = laid("chart.mmd", text);
    assert_eq!(now, expected);
    let left = charts.iter().filter(|chart| **chart == ChartLayout::Left);
    assert_eq!(left.count(), 0);
}

/// A chart that is left as it is, for a reason.
#[track_caller]
fn left(text: &str, why: ChartLayout) {
    assert_eq!(laid("chart.mmd", text), (text.to_owned(), vec![why]));
}

#[test]
fn statements_get_lines_and_links_get_spaces() {
    chart(
        "graph TD;A-->B;B-- yes -->C & D;\n\n\n\nB-->|no|E[ End ];subgraph S  [ In ];E-.-F;end",
        "graph TD\n    A --> B\n    B -- yes --> C & D\n\n    B -->|no| E[End]\n    subgraph S [ In ]\n        \
         E -.- F\n    end\n",
    );
    chart(
        "flowchart LR\nA@{ shape:  rect }-->B:::hot\nA--yes-->C{{\"a  b\"}}\nstyle A fill:#f9f;\n\
         click A \"https://a.example\" \"a  tip\"\nclass A,B hot\n",
        "flowchart LR\n    A@{ shape:  rect } --> B:::hot\n    A -- yes --> C{{\"a  b\"}}\n    style A fill:#f9f\n    \
         click A \"https://a.example\" \"a  tip\"\n    class A,B hot\n",
    );
}

#[test]
fn a_statement_goes_on_a_step_further_in() {
    chart(
        "graph TD\nA -->\nB\n  --> C\n",
        "graph TD\n    A -->\n        B\n        --> C\n",
    );
    // Lines inside a label are its own.
    chart(
        "graph TD\nA[\"one\n  two\"]-->B\n",
        "graph TD\n    A[\"one\n  two\"] --> B\n",
    );
}

#[test]
fn sequences_are_written_as_in_the_documentation() {
    chart(
        "sequenceDiagram\nparticipant  A  as  Ann\nA ->>+B:hi;B-->>- A :yes\nA ->> B: kept\nA-xB:wrap: x\nA-x B: y\n\
         Note  over A , B : both\nalt  is ok\nA->>B: x\nelse\nloop each\nB->>A: y\nend\nend\nautonumber  10  5\n",
        "sequenceDiagram\n    participant A as Ann\n    A->>+B: hi\n    B-->>-A: yes\n    A ->> B: kept\n    \
         A-xB:wrap: x\n    A-x B: y\n    Note over A, B: both\n    alt is ok\n        A->>B: x\n    else\n        \
         loop each\n            B->>A: y\n        end\n    end\n    autonumber 10 5\n",
    );
}

#[test]
fn pie_and_c4_are_written_as_in_the_documentation() {
    chart(
        "pie   showData title Pets\n  accDescr:Most are dogs\n\"Dogs\":386\n'Rats'   :  15.5 %% few\n",
        "pie showData title Pets\n    accDescr: Most are dogs\n    \"Dogs\" : 386\n    'Rats' : 15.5 %% few\n",
    );
    chart(
        "C4Context\ntitle  Bank\nPerson(a,\"A\",  \"x, y\",$link= \"z\")\nSystem_Boundary(b,\"B\"){\nSystem( s , \"S\",,\"\")\n\
         Enterprise_Boundary(c, \"C\")\n  {\nSystemDb(d,\"D\")\n}}\nRel(a,s,\"uses\")\n",
        "C4Context\n    title Bank\n    Person(a, \"A\", \"x, y\", $link= \"z\")\n    System_Boundary(b, \"B\") {\n        \
         System(s, \"S\",,\"\")\n        Enterprise_Boundary(c, \"C\")\n        {\n            SystemDb(d, \"D\")\n        }\n    \
         }\n    Rel(a, s, \"uses\")\n",
    );
}

#[test]
fn quotes_go_where_nobody_needs_them() {
    chart(
        "graph TD\nA[\"Hello, you!\"]-->|\"it's  so\"|B[[\"a-b\"]]\nA--\"yes\"-->B\nA-->|\"yes\"|C(\"Straße\")\nsubgraph S[\"In here\"]\nend\n",
        "graph TD\n    A[Hello, you!] -->|\"it's  so\"| B[[a-b]]\n    A -- yes --> B\n    A -->|yes| C(Straße)\n    \
         subgraph S[In here]\n    end\n",
    );
    // What may end the text, or be taken for something else, keeps them.
    for text in [
        "The end",
        "a (b)",
        "a; b",
        "1 & 2",
        " a ",
        "a--b",
        "`a`",
        "fa:fa-car a",
        "#35;",
        "a/",
        "a<br>b",
    ] {
        let kept = format!("graph TD\n    A[\"{text}\"] -->|\"{text}\"| B\n");
        chart(&kept, &kept);
    }
    chart(
        "erDiagram\n\"CAR\"||--o{ \"One\":\"drives\"\n\"ROAD\" {\n}\nCAR ||--|| A-B : \"is on\"\n",
        "erDiagram\n    CAR ||--o{ \"One\" : drives\n    ROAD {\n    }\n    CAR ||--|| A-B : \"is on\"\n",
    );
}

#[test]
fn a_configuration_chooses_indentation_and_quotes() {
    let mut settings = Settings::default();
    settings.format.indent = Indent::Tab;
    settings.format.quotes = Quotes::Keep;
    let text = "graph TD\nsubgraph S\nA[\"x\"]-->\nB\nend\n";
    let formatted = format(
        &Source::new("chart.mmd", text),
        SourceKind::Mermaid,
        &settings,
    );
    let expected = "graph TD\n\tsubgraph S\n\t\tA[\"x\"] -->\n\t\t\tB\n\tend\n";
    assert_eq!(formatted.source.text(), expected);
}

#[test]
fn comments_and_directives_stay_where_they_are() {
    chart(
        "---\ntitle:   T\n---\n%%{init: {\n  'theme': 'dark' }}%%\n\n\n%% first\ngraph TD\n%%  mermaidc: allow self-loop\n\
         A-->A\n\n%% a\n\n\n%% b\nsubgraph S\nB\n  %% inside\nend\n%% after\n",
        "---\ntitle:   T\n---\n%%{init: {\n  'theme': 'dark' }}%%\n\n%% first\ngraph TD\n    %%  mermaidc: allow self-loop\n    \
         A --> A\n\n    %% a\n\n    %% b\n    subgraph S\n        B\n        %% inside\n    end\n    %% after\n",
    );
    // Nothing but `%%` is not a comment.
    chart(
        "pie\n\"a\":1\n%%  \n\"b\":2\n",
        "pie\n    \"a\" : 1\n    %% \n    \"b\" : 2\n",
    );
    // A comment as far out as the end of the block is about what follows.
    chart(
        "sequenceDiagram\nalt a\n    A->>B: x\n%% then\nelse b\n    A->>B: y\n    %% last\nend\n# a remark\n",
        "sequenceDiagram\n    alt a\n        A->>B: x\n    %% then\n    else b\n        A->>B: y\n        \
         %% last\n    end\n    # a remark\n",
    );
    chart(
        "graph TD\naccTitle:  T\naccDescr {\n  a\n     b\n}\nA\n",
        "graph TD\n    accTitle: T\n    accDescr {\n  a\n     b\n}\n    A\n",
    );
}

#[test]
fn what_is_aligned_stays_aligned() {
    chart(
        "graph TD\nA-->B\nA[One]     --> B[Two]   --> C\nB[Three]   --> C        --> D\n\nE   --> F\nG --> H\n",
        "graph TD\n    A --> B\n    A[One]   --> B[Two] --> C\n    B[Three] --> C      --> D\n\n    E --> F\n    G --> H\n",
    );
    chart(
        "sequenceDiagram\nparticipant A    as Ann\nparticipant Bob  as Bob\nA     ->> Bob: x\nBob  -->> A: y\n",
        "sequenceDiagram\n    participant A   as Ann\n    participant Bob as Bob\n    A ->> Bob: x\n    Bob -->> A: y\n",
    );
}

#[test]
fn line_ends_and_the_mark_of_utf_8_stay() {
    chart(
        "\u{FEFF}\r\n\r\ngraph TD;A-->B\r\n\r\n\r\nB-->C  \r\n\r\n",
        "\u{FEFF}graph TD\r\n    A --> B\r\n\r\n    B --> C\r\n",
    );
}

#[test]
fn some_charts_are_left_as_they_are() {
    left("graph TD\nA --> B[x\n", ChartLayout::Refused);
    left("gantt\ntitle   x\n", ChartLayout::Unknown);
    left("no chart\n", ChartLayout::Unknown);
    left("graph TD\n%% mermaidc: skip\nA-->B\n", ChartLayout::Skipped);
    left("graph TD\n    A --> B\n", ChartLayout::Canonical);
}

#[test]
fn spaces_that_mean_something_stay() {
    // The space takes the name from the subgraph; `o` is the head of the link.
    chart(
        "graph TD\nsubgraph S \nA--oB\nend\n",
        "graph TD\n    subgraph S \n        A --oB\n    end\n",
    );
    // Without the spaces, it would be another shape.
    chart("graph TD\nA[ /x/ ]\n", "graph TD\n    A[ /x/ ]\n");
}

#[test]
fn hosts_keep_what_they_write_around_a_chart() {
    let (list, _) = laid(
        "a.md",
        "- x\n\n    ```mermaid\n\n    graph TD;A-->B\n\n\n    B-->C;C-->D\n    ```\n\tend  \n",
    );
    assert_eq!(
        list,
        "- x\n\n    ```mermaid\n    graph TD\n        A --> B\n\n        B --> C\n        C --> D\n    ```\n\tend  \n",
    );
    let (quote, _) = laid(
        "a.md",
        "> ```mermaid\n> graph TD;A-->B\n>\n>  \n> B-->C;C-->D\n> ```\n",
    );
    assert_eq!(
        quote,
        "> ```mermaid\n> graph TD\n>     A --> B\n>\n>     B --> C\n>     C --> D\n> ```\n",
    );
    let (html, _) = laid(
        "a.html",
        "<pre class=\"mermaid\">\n  graph TD\n  A--&gt;B;B--&gt;C\n\n</pre>\n<div class=\"mermaid\">graph TD\n    A--&gt;B\n  </div>",
    );
    assert_eq!(
        html,
        "<pre class=\"mermaid\">\n  graph TD\n      A --&gt; B\n      B --&gt; C\n\n</pre>\n<div class=\"mermaid\">graph TD\n    A --&gt; B\n  </div>",
    );
    let (rust, _) = laid(
        "a.rs",
        "/// ```mermaid\n/// graph TD\n/// A-->B; B-->C\n/// ```\nfn a() {}\n",
    );
    assert_eq!(
        rust,
        "/// ```mermaid\n/// graph TD\n///     A --> B\n///     B --> C\n/// ```\nfn a() {}\n",
    );
    let (rest, _) = laid(
        "a.rst",
        "x\n\n.. mermaid::\n   :align: center\n\n   graph TD\n   A-->B; B-->C\n\ny\n",
    );
    assert_eq!(
        rest,
        "x\n\n.. mermaid::\n   :align: center\n\n   graph TD\n       A --> B\n       B --> C\n\ny\n",
    );
    let (adoc, _) = laid("a.adoc", "[mermaid]\n----\ngraph TD\nA-->B\n----\n");
    assert_eq!(adoc, "[mermaid]\n----\ngraph TD\n    A --> B\n----\n");
}

#[test]
fn a_page_keeps_the_charts_that_cannot_be_laid_out() {
    let page = "```mermaid\ngraph TD\nA-->B\n```\n\n```mermaid\ngraph TD\nA[x-->B\n```\n\n```mermaid\ngantt\n```\n";
    let (now, charts) = laid("a.md", page);
    assert_eq!(now, page.replace("A-->B", "    A --> B"));
    let expected = [
        ChartLayout::Changed,
        ChartLayout::Refused,
        ChartLayout::Unknown,
    ];
    assert_eq!(charts, expected);
}
