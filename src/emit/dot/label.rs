//! Labels as lines of marked text: wrapped, and printed as DOT has them.

use unicode_width::UnicodeWidthStr;

use super::escape;
use super::piece::{Marks, Run, push};
use super::read;
use crate::model::graph::{Text, TextKind};

/// What is shown, line by line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Label {
    lines: Vec<Vec<Run>>,
}

impl Label {
    /// Reads a label as Mermaid's renderer does: tags make lines and marks or are left out, entity codes
    /// are decoded, a Markdown string is read as Markdown.
    pub(super) fn new(text: &Text) -> Self {
        let mut lines = match text.kind {
            TextKind::Text => read::html(&text.text),
            TextKind::Markdown => read::markdown(&text.text),
        };
        for line in &mut lines {
            trim(line);
        }
        while lines.last().is_some_and(Vec::is_empty) {
            lines.pop();
        }
        let blank = lines.iter().take_while(|line| line.is_empty()).count();
        lines.drain(..blank);
        Self { lines }
    }

    /// Whether there is nothing to be seen.
    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// Whether all of it is set in one way.
    pub(super) fn is_plain(&self) -> bool {
        let mut runs = self.lines.iter().flatten();
        runs.all(|run| run.marks == Marks::default())
    }

    /// The text with LF between the lines.
    pub(super) fn text(&self) -> String {
        let line = |line: &Vec<Run>| line.iter().map(|run| run.text.as_str()).collect();
        self.lines
            .iter()
            .map(line)
            .collect::<Vec<String>>()
            .join("\n")
    }

    /// The text as an HTML-like label, without the brackets around it. Never empty: where there is
    /// nothing to show, a blank.
    pub(super) fn html(&self) -> String {
        if self.is_empty() {
            return " ".to_owned();
        }
        let mut out = String::new();
        for (i, line) in self.lines.iter().enumerate() {
            if i > 0 {
                out.push_str("<BR/>");
            }
            for run in line {
                let elements: Vec<_> = run.marks.elements().collect();
                for element in &elements {
                    out.push_str(&format!("<{element}>"));
                }
                escape::html(&mut out, &run.text);
                for element in elements.iter().rev() {
                    out.push_str(&format!("</{element}>"));
                }
            }
        }
        out
    }

    /// With a blank at both ends of each line, for text beside a line.
    pub(super) fn padded(mut self) -> Self {
        for line in &mut self.lines {
            push(line, " ", Marks::default());
            let blank = Run {
                text: " ".to_owned(),
                marks: Marks::default(),
            };
            match line.first_mut() {
                Some(first) if first.marks == blank.marks => first.text.insert(0, ' '),
                _ => line.insert(0, blank),
            }
        }
        self
    }

    /// Breaks lines at blanks, so that none is wider than a number of characters where that can be.
    /// Mermaid wraps labels at 200 pixels.
    pub(super) fn wrap(self, columns: usize) -> Self {
        let mut lines = Vec::with_capacity(self.lines.len());
        for line in self.lines {
            wrap_line(line, columns, &mut lines);
        }
        Self { lines }
    }
}

/// Takes the blanks at both ends of a line away.
fn trim(line: &mut Vec<Run>) {
    while let Some(first) = line.first_mut() {
        let kept = first.text.trim_start_matches(' ').len();
        first.text.drain(..first.text.len() - kept);
        if !first.text.is_empty() {
            break;
        }
        line.remove(0);
    }
    while let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
        if !last.text.is_empty() {
            break;
        }
        line.pop();
    }
}

fn wrap_line(line: Vec<Run>, columns: usize, lines: &mut Vec<Vec<Run>>) {
    // (piece, whether a blank stands before it)
    let mut pieces: Vec<(Run, bool)> = Vec::new();
    let mut blank = false;
    for run in line {
        for (i, word) in run.text.split(' ').enumerate() {
            blank |= i > 0;
            if !word.is_empty() {
                let text = word.to_owned();
                pieces.push((Run { text, ..run }, blank));
                blank = false;
            }
        }
    }
    let mut current: Vec<Run> = Vec::new();
    let mut column = 0;
    for i in 0..pieces.len() {
        let (piece, blank) = &pieces[i];
        if *blank && !current.is_empty() {
            let glued = pieces[i + 1..].iter().take_while(|(_, blank)| !blank);
            let word: usize =
                piece.text.width() + glued.map(|(run, _)| run.text.width()).sum::<usize>();
            if column + 1 + word > columns {
                lines.push(std::mem::take(&mut current));
                column = 0;
            } else {
                let same = current.last().is_some_and(|last| last.marks == piece.marks);
                let marks = if same { piece.marks } else { Marks::default() };
                push(&mut current, " ", marks);
                column += 1;
            }
        }
        column += piece.text.width();
        push(&mut current, &piece.text, piece.marks);
    }
    lines.push(current);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> String {
        Label::new(&Text::plain(text)).text()
    }

    fn html(text: &str, kind: TextKind) -> String {
        let text = text.to_owned();
        Label::new(&Text { text, kind }).html()
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
            html("a <b>b</b> <i>c & d</i>", TextKind::Text),
            "a <B>b</B> <I>c &amp; d</I>"
        );
        assert_eq!(
            html("**bold** and *it* `x<y`\nnext #quot;", TextKind::Markdown),
            "<B>bold</B> and <I>it</I> x&lt;y<BR/>next &quot;"
        );
        assert_eq!(html("1. Do it", TextKind::Markdown), "1. Do it");
        assert_eq!(html("H<sub>2</sub>O", TextKind::Text), "H<SUB>2</SUB>O");
        assert_eq!(html("<b></b>", TextKind::Text), " ");
    }

    #[test]
    fn wraps_at_blanks() {
        let wrapped = |text: &str| {
            let label = Label::new(&Text::plain(text)).wrap(10);
            (label.text(), label.html())
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
