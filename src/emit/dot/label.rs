//! Labels as DOT has them.

use unicode_width::UnicodeWidthStr;

use super::escape;
pub(super) use crate::picture::text::Label;
use crate::picture::text::{Marks, Run, push};

/// The label with lines that are not longer than a number of characters, where that can be.
pub(super) fn wrap(label: Label, columns: usize) -> Label {
    label.wrap(columns as f64, &|text, _| text.width() as f64)
}

/// The label as an HTML-like one, without the brackets around it. Never empty: where there is
/// nothing to show, a space.
pub(super) fn html(label: &Label) -> String {
    if label.is_empty() {
        return " ".to_owned();
    }
    let mut out = String::new();
    for (i, line) in label.lines.iter().enumerate() {
        if i > 0 {
            out.push_str("<BR/>");
        }
        for (number, run) in line.iter().enumerate() {
            let elements: Vec<_> = elements(run.marks).collect();
            for element in &elements {
                out.push_str(&format!("<{element}>"));
            }
            // A space where a text begins is lost in an SVG of Graphviz's.
            let text = match run.text.strip_prefix(' ') {
                Some(rest) if number == 0 => {
                    out.push_str("&#160;");
                    rest
                }
                _ => &run.text,
            };
            escape::html(&mut out, text);
            for element in elements.iter().rev() {
                out.push_str(&format!("</{element}>"));
            }
        }
    }
    out
}

/// The elements of Graphviz's HTML-like labels that make marks.
fn elements(marks: Marks) -> impl Iterator<Item = &'static str> {
    [
        (marks.bold, "B"),
        (marks.italic, "I"),
        (marks.underline, "U"),
        (marks.strike, "S"),
        (marks.sub, "SUB"),
        (marks.sup, "SUP"),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(_, element)| element)
}

/// The label with a space at both ends of each line, for text beside a line.
pub(super) fn padded(mut label: Label) -> Label {
    for line in &mut label.lines {
        push(line, " ", Marks::default());
        let space = Run {
            text: " ".to_owned(),
            marks: Marks::default(),
        };
        match line.first_mut() {
            Some(first) if first.marks == space.marks => first.text.insert(0, ' '),
            _ => line.insert(0, space),
        }
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::graph::{Text, TextKind};

    fn plain(text: &str) -> String {
        Label::new(&Text::plain(text)).text()
    }

    fn marked(text: &str, kind: TextKind) -> String {
        let text = text.to_owned();
        html(&Label::new(&Text { text, kind }))
    }

    #[test]
    fn tags_and_entities() {
        for (text, shown) in [
            ("a<br>b<BR />c<br/>d", "a\nb\nc\nd"),
            ("a\\nb\nc", "a\nb\nc"),
            ("#quot;x#quot; #35; #9829; #x;", "\"x\" # ♥ #x;"),
            (
                "a &amp; b &lt;c&gt; &#65;&#x42; &nope; &",
                "a & b <c> AB &nope; &",
            ),
            ("fn process<T: Display>(x)", "fn process(x)"),
            ("1 < 2 <3 a<-b", "1 < 2 <3 a<-b"),
            ("<div>a</div><div>b</div>", "a\nb"),
            ("<script>alert(1)</script>x<!-- c -->y", "xy"),
            ("<a title='>'>x</a>", "x"),
            ("  a   b  ", "a b"),
            ("fa:fa-car drive fab:fa-x_y", "drive"),
            ("fall flat", "fall flat"),
            ("unclosed <b", "unclosed <b"),
        ] {
            assert_eq!(plain(text), shown, "{text:?}");
        }
    }

    #[test]
    fn marks() {
        assert_eq!(
            marked("a <b>b</b> <i>c & d</i>", TextKind::Text),
            "a <B>b</B> <I>c &amp; d</I>"
        );
        assert_eq!(
            marked("**bold** and *it* `x<y`\nnext #quot;", TextKind::Markdown),
            "<B>bold</B> and <I>it</I> x&lt;y<BR/>next &quot;"
        );
        assert_eq!(marked("1. Do it", TextKind::Markdown), "1. Do it");
        assert_eq!(marked("a\\nb</br>c", TextKind::Text), "a<BR/>b<BR/>c");
        assert_eq!(marked("a\\nb</br>c", TextKind::Markdown), "a\\nb<BR/>c");
        assert_eq!(marked("H<sub>2</sub>O", TextKind::Text), "H<SUB>2</SUB>O");
        assert_eq!(marked("<b></b>", TextKind::Text), " ");
    }

    #[test]
    fn wraps_at_spaces() {
        let wrapped = |text: &str| {
            let label = wrap(Label::new(&Text::plain(text)), 10);
            (label.text(), html(&label))
        };
        assert_eq!(
            wrapped("What is the nature of it?").0,
            "What is\nthe nature\nof it?"
        );
        assert_eq!(
            wrapped("Averyverylongword is long").0,
            "Averyverylongword\nis long"
        );
        assert_eq!(wrapped("a <b>bb cc</b>dd ee").1, "a <B>bb cc</B>dd<BR/>ee");
        assert_eq!(wrapped("日本語 日本語").0, "日本語\n日本語");
    }
}
