use crate::source::{Page, Source, SourceKind, TextRange, page};

fn read(text: &str) -> (Source, Page) {
    let source = Source::new("page.html", text);
    let found = page(&source, SourceKind::Html);
    (source, found)
}

fn texts(text: &str) -> Vec<String> {
    let charts = read(text).1.charts.into_iter();
    charts.map(|chart| chart.text.text).collect()
}

#[test]
fn elements_of_the_class_are_charts() {
    for (page, chart) in [
        (
            "<pre class=\"mermaid\">\ngraph TD\n  A --> B\n</pre>",
            "graph TD\n  A --> B\n",
        ),
        ("<pre class=mermaid>graph TD</pre>", "graph TD"),
        (
            "<DIV id=x\n  class='big mermaid'>\n    graph TD\n    A --&gt; B\n</DIV>",
            "graph TD\nA --> B\n",
        ),
        (
            "<div class=\"mermaid\">A<div>x</div>B</div>",
            "A<div>x</div>B",
        ),
        (
            "<pre><code class=\"language-mermaid\">pie\n\"a\" : 1</code></pre>",
            "pie\n\"a\" : 1",
        ),
        (
            "<pre class=\"mermaid\"><code>graph TD\n</code></pre>",
            "graph TD\n",
        ),
        (
            "<p class=mermaid>A[&quot;&#x26;lt; &eacute;&quot;]</p>",
            "A[\"&lt; é\"]",
        ),
        (
            "<pre class=mermaid>\r\n  A\r\n    B\r\n</pre>",
            "A\r\n  B\r\n",
        ),
    ] {
        assert_eq!(texts(page), [chart], "{page}");
    }
}

#[test]
fn others_are_none() {
    for page in [
        "<pre>graph TD</pre>",
        "<div class=\"mermaid-box\">graph TD</div>",
        "<!-- <pre class=\"mermaid\">graph TD</pre> -->",
        "<script>'<pre class=\"mermaid\">graph TD</pre>'</script>",
        "<pre class=\"mermaid\"></pre>",
        "<div class=\"mermaid\"><svg></svg></div>",
        "<code class=\"language-mermaid\"><span>graph</span></code>",
        "<pre class=\"mermaid\">graph TD",
        "<pre class=\"mermaid",
        "<",
    ] {
        assert!(texts(page).is_empty(), "{page}");
    }
}

#[test]
fn what_a_template_makes_is_counted() {
    for page in [
        "<pre class=\"mermaid\">{{ chart }}</pre>",
        "<div class=\"mermaid\">graph TD\n{% for x in y %}A{% endfor %}</div>",
    ] {
        let found = read(page).1;
        assert_eq!((found.charts.len(), found.made.len()), (0, 1), "{page}");
    }
}

#[test]
fn places_are_those_of_the_page() {
    let (source, found) =
        read("<body>\n<pre class=\"mermaid\">\n  graph TD\n    A --&gt; B\n</pre>\n");
    let chart = &found.charts[0];
    let at = chart.text.text.find("-->").expect("a link") as u32;
    let arrow = chart.text.span(TextRange::new(at, at + 3));
    assert_eq!(source.slice(arrow), "--&gt;");
    let after = chart.text.span(TextRange::new(at + 4, at + 5));
    assert_eq!(source.position(after.start).column, 14);
    assert_eq!(source.slice(after), "B");
    let writing = chart.writing.as_ref().expect("a writing");
    assert_eq!(
        writing.write("A[\"&lt;\"]\nB-->C"),
        "A[\"&amp;lt;\"]\n  B--&gt;C"
    );
}

#[test]
fn comments_before_an_element_are_its_notes() {
    let (_, found) = read(
        "<!-- mermaidc: skip -->\n<!-- x --> <pre class=mermaid>A</pre>\n<!-- y -->text<p class=mermaid>B</p>",
    );
    let notes: Vec<usize> = found.charts.iter().map(|chart| chart.notes.len()).collect();
    assert_eq!(notes, [2, 0]);
    assert_eq!(found.remarks.len(), 1);
}
