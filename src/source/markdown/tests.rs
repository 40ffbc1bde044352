use super::*;
use crate::source::SourceKind;

fn texts(text: &str) -> Vec<String> {
    charts_of("page.md", text)
        .into_iter()
        .map(|c| c.text.text)
        .collect()
}

/// The charts, with the promises that hold for each of them checked.
fn charts_of(name: &str, text: &str) -> Vec<Chart> {
    let charts = page(&Source::new(name, text)).charts;
    let mut last = 0;
    for (i, chart) in charts.iter().enumerate() {
        assert_eq!(chart.number as usize, i + 1);
        assert!(chart.span.start >= last && chart.span.end as usize <= text.len());
        last = chart.span.end;
        for (at, byte) in chart.text.text.bytes().enumerate() {
            let host = chart.text.map.offset(at as u32);
            assert_eq!(
                text.as_bytes()[host as usize],
                byte,
                "byte {at} in {text:?}"
            );
            assert!(chart.span.start <= host && host < chart.span.end);
        }
        assert_eq!(
            chart.text.map.offset(chart.text.text.len() as u32),
            chart.span.end
        );
        for (span, note) in &chart.notes {
            assert!(text[span.range()].contains(note.as_str()));
        }
    }
    charts
}

#[test]
fn finds_every_way_to_write_a_fence() {
    for (page, chart) in [
        ("```mermaid\nA\n```\n", "A\n"),
        ("~~~~ mermaid\nA\n~~~\nB\n~~~~\n", "A\n~~~\nB\n"),
        ("``` Mermaid title=\"x\"\nA\n```", "A\n"),
        ("```mermaid {theme=x}\nA\n```", "A\n"),
        ("```mermaid{1,3}\nA\n```", "A\n"),
        ("```{mermaid}\n:caption: x\n:align: center\nA\n```", "A\n"),
        ("```{.mermaid #id}\nA\n```", "A\n"),
        ("```{#id .mermaid}\nA\n```", "A\n"),
        (":::mermaid\nA:::x\n:::\n", "A:::x\n"),
        ("::: mermaid\nA\n:::", "A\n"),
        (":::{mermaid}\nA\n:::", "A\n"),
        (":::note\n```mermaid\nA\n```\n:::\n", "A\n"),
        ("   ```mermaid\n   A\n     B\n C\n   ```", "A\n  B\nC\n"),
        ("text\n```mermaid\nA\n```", "A\n"),
        ("```mermaid\r\nA\r\n\r\nB\r\n```\r\n", "A\r\n\r\nB\r\n"),
        ("```mermaid\rA\r```\r", "A\r"),
        ("\u{FEFF}```mermaid\nA\n```", "A\n"),
        ("\u{FEFF}---\ntitle: x\n---\n```mermaid\nA\n```", "A\n"),
        ("```mermaid\nA\nB", "A\nB"),
        ("```mermaid\nA\n``\n```x\n~~~\n", "A\n``\n```x\n~~~\n"),
        ("```mermaid\n```", ""),
        ("- x\n\n  ```mermaid\n  A\n\n  B\n  ```\n", "A\n\nB\n"),
        ("1. ```mermaid\n   A\n   ```\n", "A\n"),
        ("-\t```mermaid\n\tA\n\t```\n", "A\n"),
        ("- x\n\t```mermaid\n\tA\n\t  B\n\t```\n", "A\n  B\n"),
        ("> ```mermaid\n> A\n>\n>  B\n>C\n> ```\n", "A\n\n B\nC\n"),
        ("> > - ```mermaid\n> >   A\n>\n", "A\n"),
        ("> - x\n>   > ```mermaid\n>   > A\n>   > ```\n", "A\n"),
        ("- a\n  - b\n    - ```mermaid\n      A\n      ```\n", "A\n"),
        ("- ```mermaid\n  A\nback\n", "A\n"),
        ("> ```mermaid\n> A\nback\n", "A\n"),
        (
            "<details>\n```mermaid\nA\n\nB\n```\n</details>\n",
            "A\n\nB\n",
        ),
        (
            "<Tabs>\n  <Tab>\n      ```mermaid\n      A\n        B\n      ```\n  </Tab>\n</Tabs>\n",
            "A\n  B\n",
        ),
        ("!!! note\n\n    ```mermaid\n    A\n    ```\n", "A\n"),
        ("=== \"Tab\"\n\n    ```mermaid\n    A\n    ```\n", "A\n"),
        ("[^1]: note\n\n    ```mermaid\n    A\n    ```\n", "A\n"),
        ("<!-- c\nd -->\n```mermaid\nA\n```\n", "A\n"),
        ("---\n\n```mermaid\nA\n```\n\n---\n", "A\n"),
        (
            "```mermaid\n---\ntitle: x\n---\nA\n```\n",
            "---\ntitle: x\n---\nA\n",
        ),
    ] {
        assert_eq!(texts(page), [chart], "{page:?}");
    }
}

#[test]
fn leaves_alone_what_is_none() {
    for page in [
        "",
        "mermaid\n",
        "````markdown\n```mermaid\nA\n```\n````\n",
        "~~~\n```mermaid\nA\n```\n~~~\n",
        "````\n:::mermaid\nA\n:::\n````\n",
        "    ```mermaid\n    A\n    ```\n",
        "- x\n\n      ```mermaid\n      A\n      ```\n",
        "<!--\n```mermaid\nA\n```\n-->\n",
        "{/*\n```mermaid\nA\n```\n*/}\n",
        "<pre>\n```mermaid\nA\n```\n</pre>\n",
        "<div> <!--\n```mermaid\nA\n```\n-->\n</div>\n",
        "---\nx: |\n  ```mermaid\n  A\n  ```\n---\n",
        "```mermaid-example\nA\n```\n",
        "```mermaidjs\nA\n```\n",
        "```text mermaid\nA\n```\n",
        "``mermaid\nA\n``\n",
        "```mermaid `x`\nA\n",
        "```js\n// {mermaid}\n```\n",
    ] {
        assert_eq!(texts(page), [""; 0], "{page:?}");
    }
}

#[test]
fn a_fence_that_was_misread_does_not_turn_the_page_inside_out() {
    let page = "<div>\n```mermaid\nA\n\n```\n</div>\n\n```js\n```\n\ntext\n\n```mermaid\nB\n```\n";
    assert_eq!(texts(page), ["A\n\n", "B\n"]);
}

#[test]
fn mdx_has_no_indented_code() {
    let page = "<T>\n\n      ```mermaid\n      A\n      ```\n\n</T>\n";
    assert_eq!(texts(page), [""; 0]);
    assert_eq!(charts_of("p.MDX", page)[0].text.text, "A\n");
}

#[test]
fn places_are_the_hosts() {
    let page = "---\na: b\n---\n> - é\n>   ```mermaid\n>   graph TD\n>   A\n>   ```\n";
    let chart = &charts_of("page.md", page)[0];
    let source = Source::new("page.md", page);
    assert_eq!(chart.text.text, "graph TD\nA\n");
    let at = |offset| {
        let p = source.position(chart.text.map.offset(offset));
        (p.line, p.column)
    };
    assert_eq!([at(0), at(9), at(11)], [(6, 5), (7, 5), (8, 1)]);
    assert_eq!(source.slice(chart.span), "graph TD\n>   A\n");
}

#[test]
fn the_page_of_the_readme() {
    let page = include_str!("../../../fixtures/communication.md");
    let source = Source::new("communication.md", page);
    let charts = charts_of("communication.md", page);
    let [chart] = &charts[..] else {
        panic!("one chart");
    };
    assert!(chart.text.text.starts_with("graph TD\n    A[What"));
    assert!(chart.text.text.ends_with("Solutions]\n\n\n"));
    assert_eq!(source.position(chart.span.start).line, 11);
    assert_eq!(source.position(chart.span.end).line, 55);
    assert_eq!(&page[chart.span.end as usize..][..4], "```\n");
}

#[test]
fn comments_before_a_fence_are_its_notes() {
    let notes = |page: &str| -> Vec<Vec<String>> {
        charts_of("page.md", page)
            .into_iter()
            .map(|c| c.notes.into_iter().map(|n| n.1).collect())
            .collect()
    };
    let fence = "```mermaid\nA\n```\n";
    assert_eq!(
        notes(&format!("<!-- a -->\n\n{{/* b */}}\n{fence}{fence}")),
        [vec![" a ", " b "], vec![]]
    );
    assert_eq!(
        notes(&format!("<!-- a --> <!--b-->\n<!-- c\nd -->\n{fence}")),
        [[" a ", "b", " c\nd "]]
    );
    assert_eq!(notes(&format!("<!-- a -->\ntext\n\n{fence}")), [[""; 0]]);
    assert_eq!(notes(&format!("<!-- a --> text\n{fence}")), [[""; 0]]);
    assert_eq!(
        notes(&format!("<!-- a -->\n```js\n```\n{fence}")),
        [[""; 0]]
    );
    assert_eq!(notes(&format!("<!-->\n{fence}")), [[""]]);
    assert_eq!(notes("- <!-- a -->\n  ```mermaid\n  A\n  ```\n"), [[" a "]]);
    let page = format!("x\n\n<!-- mermaidc: allow a -->\n{fence}");
    let span = charts_of("page.md", &page)[0].notes[0].0;
    assert_eq!(&page[span.range()], "<!-- mermaidc: allow a -->");
}

#[test]
fn the_kind_of_a_text_without_a_name() {
    assert_eq!(
        SourceKind::of_text("# x\n```mermaid\nA\n```"),
        SourceKind::Markdown
    );
    assert_eq!(SourceKind::of_text("graph TD\nA"), SourceKind::Mermaid);
    // One line of a fence is a slip in a chart.
    let slip = "graph TD\nA\n```mermaid\nB";
    assert_eq!(SourceKind::of_text(slip), SourceKind::Mermaid);
    let open = "```mermaid\ngraph TD\nA";
    assert_eq!(SourceKind::of_text(open), SourceKind::Markdown);
}

mod properties {
    use super::*;
    use proptest::prelude::*;
    use pulldown_cmark::{CodeBlockKind, Event, Parser, Tag, TagEnd};

    /// The fences that CommonMark has, as pulldown-cmark reads them: the text of those with the info
    /// string `mermaid`.
    fn judge(text: &str) -> Vec<String> {
        let mut found: Vec<String> = Vec::new();
        let mut inside = false;
        for event in Parser::new(text) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info)))
                    if &*info == "mermaid" =>
                {
                    inside = true;
                    found.push(String::new());
                }
                Event::End(TagEnd::CodeBlock) => inside = false,
                Event::Text(text) if inside => found.last_mut().unwrap().push_str(&text),
                _ => {}
            }
        }
        found
    }

    /// Lines made of what decides where a fence is, but for HTML, tabs and what CommonMark has not.
    fn line() -> impl Strategy<Value = String> {
        let prefix = proptest::sample::select(vec![
            "", "", "", "> ", ">", "- ", "1. ", "2) ", "  ", "   ", "    ", "*     ", "-",
        ]);
        let body = proptest::sample::select(vec![
            "```mermaid",
            "```mermaid",
            "```mermaid",
            "```",
            "```",
            "```",
            "````",
            "~~~",
            "~~~ mermaid",
            "````md",
            "A-->B",
            "A-->B",
            "",
            "",
            "text",
            "# head",
            "---",
            "===",
            "***",
            "``",
        ]);
        (proptest::collection::vec(prefix, 0..4), body)
            .prop_map(|(prefixes, body)| prefixes.concat() + body)
    }

    /// A chart in a place: (lines before, lines of the chart as they stand in the page).
    fn block() -> impl Strategy<Value = (String, Option<String>)> {
        let chart = proptest::collection::vec("[ A-Z]{0,3}[A-Z][-é> |\"A-Z]{0,12}|", 0..5)
            .prop_map(|lines| {
                lines
                    .into_iter()
                    .map(|l| l.trim_end().to_owned() + "\n")
                    .collect::<String>()
            });
        let prefix = proptest::collection::vec(
            prop_oneof![
                Just(("> ", "> ")),
                Just(("- ", "  ")),
                Just(("10. ", "    ")),
                Just(("*   ", "    "))
            ],
            0..4,
        );
        let fence = prop_oneof![
            Just(("```mermaid", "```")),
            Just(("~~~~~Mermaid x=y", "~~~~~")),
            Just((":::mermaid", ":::")),
            Just(("````{mermaid}", "`````")),
        ];
        let charts =
            (prefix, fence, chart, "\n|\r\n").prop_map(|(prefixes, (open, close), chart, eol)| {
                let first: String = prefixes.iter().map(|p| p.0).collect();
                let other: String = prefixes.iter().map(|p| p.1).collect();
                let chart = chart.replace('\n', &eol);
                let mut page = format!("{first}{open}{eol}");
                for line in chart.split_inclusive('\n') {
                    page += &other;
                    page += line;
                }
                (page + &other + close + &eol + &eol, Some(chart))
            });
        prop_oneof![
            3 => charts,
            1 => Just(("# Title\n\n".to_owned(), None)),
            1 => Just(("text, and\nmore of it\n\n".to_owned(), None)),
            1 => Just(("````md\n```mermaid\nX\n```\n````\n\n".to_owned(), None)),
            1 => Just(("<!--\n```mermaid\nX\n```\n-->\n\n".to_owned(), None)),
            1 => Just(("    ```mermaid\n    X\n    ```\n\n".to_owned(), None)),
            1 => Just(("- a\n- b\n\n***\n\n".to_owned(), None)),
        ]
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(1000))]

        #[test]
        fn agrees_with_commonmark(lines in proptest::collection::vec(line(), 0..10)) {
            let text = "# no front matter\n".to_owned() + &lines.join("\n") + "\n";
            let found: Vec<String> = charts_of("page.md", &text).into_iter().map(|c| c.text.text).collect();
            prop_assert_eq!(found, judge(&text), "{}", text);
        }

        #[test]
        fn finds_what_was_put_there(blocks in proptest::collection::vec(block(), 0..8)) {
            // A heading between them closes every list.
            let page: String = blocks.iter().map(|b| b.0.clone() + "# x\n").collect();
            let expected: Vec<&String> = blocks.iter().filter_map(|b| b.1.as_ref()).collect();
            let found = charts_of("page.md", &page);
            let found: Vec<&String> = found.iter().map(|c| &c.text.text).collect();
            prop_assert_eq!(found, expected, "{}", page);
        }

        #[test]
        fn takes_any_text(
            parts in proptest::collection::vec(
                prop_oneof![
                    "[>\\-*+ 1.)\t`~:<!/={}\\[\\]^\"A-z\r\n\u{e9}]{0,12}",
                    Just("\n```mermaid\n".to_owned()), Just("\n:::mermaid\n".to_owned()), Just("<!--".to_owned()),
                    Just("-->\n".to_owned()), Just("\n<pre>\n".to_owned()), Just("</pre>".to_owned()),
                    Just("{/*".to_owned()), Just("*/}".to_owned()), Just("\u{FEFF}---\n".to_owned()), Just("\n<Tab>\n".to_owned()),
                    Just("\n!!! note\n".to_owned()), Just("\n    ".to_owned()), Just("```".to_owned()),
                ],
                0..24,
            ),
            mdx in any::<bool>(),
        ) {
            charts_of(if mdx { "p.mdx" } else { "p.md" }, &parts.concat());
        }
    }
}
