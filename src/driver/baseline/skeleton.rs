//! What stays of a chart's lines when it is moved or translated: ids, arrows and shapes, without prose.
//!
//! This works on characters, not on what was read, so that it holds for charts that cannot be read and for
//! every kind: texts in quotes, brackets and pipes, link texts, and what stands after a colon, `as` or `title`
//! is left out. Where prose serves as an id (`subgraph Two words`, `Yes[ ]`), a translation changes the id,
//! and with it the chart.

/// The longest skeleton of a line that is kept, in characters.
const LONGEST: usize = 160;

/// A line: each character that is kept, and where it stood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Line {
    kept: Vec<(usize, char)>,
    len: usize,
}

impl Line {
    /// The line with a mark where a place in it is.
    pub(super) fn marked(&self, place: usize) -> String {
        let before = self.kept.partition_point(|(at, _)| *at < place);
        let chars = self.kept.iter().map(|(_, c)| *c);
        let (head, tail) = (chars.clone().take(before), chars.skip(before));
        head.chain(['^']).chain(tail).take(LONGEST).collect()
    }

    /// How long the line is with its prose, in bytes.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// The line without places.
    pub(super) fn text(&self) -> String {
        self.kept.iter().map(|(_, c)| *c).collect()
    }
}

/// The skeleton of every line of a text. Linear in it.
pub(super) fn lines(text: &str) -> Vec<Line> {
    let mut quoted = false;
    text.split('\n')
        .map(|line| Line {
            kept: one(line, &mut quoted),
            len: line.len(),
        })
        .collect()
}

/// Lines whose words after the first are prose.
const PROSE: [&str; 13] = [
    "title", "section", "accTitle", "accDescr", "loop", "alt", "else", "opt", "par", "and",
    "critical", "option", "break",
];

fn one(line: &str, quoted: &mut bool) -> Vec<(usize, char)> {
    let mut reader = Reader {
        rest: line.char_indices().peekable(),
        kept: Vec::new(),
    };
    if !*quoted {
        let trimmed = line.trim_start_matches([' ', '\t', '>']);
        let skipped = line.len() - trimmed.len();
        reader.rest = line[skipped..].char_indices().peekable();
        if reader.special(trimmed) {
            return reader.done(skipped);
        }
        reader.run(quoted, trimmed);
        return reader.done(skipped);
    }
    reader.run(quoted, line);
    reader.done(0)
}

struct Reader<'t> {
    rest: std::iter::Peekable<std::str::CharIndices<'t>>,
    kept: Vec<(usize, char)>,
}

impl Reader<'_> {
    fn done(self, skipped: usize) -> Vec<(usize, char)> {
        let mut kept: Vec<_> = self.kept;
        while kept.last().is_some_and(|(_, c)| *c == ' ') {
            kept.pop();
        }
        for (at, _) in &mut kept {
            *at += skipped;
        }
        kept
    }

    fn keep(&mut self, text: &str) {
        self.kept.extend(text.char_indices());
    }

    /// Keeps what is left of comments and of lines that are prose; whether the line is one.
    fn special(&mut self, line: &str) -> bool {
        if let Some(comment) = line.strip_prefix("%%") {
            let ours = comment.trim_start().starts_with("mermaidc");
            let said = if ours {
                line.split(" -- ").next().unwrap_or_default()
            } else {
                "%%"
            };
            self.keep(said.trim_end());
            return true;
        }
        let word = line
            .split([' ', '\t', ':', '\r'])
            .next()
            .unwrap_or_default();
        if PROSE.contains(&word) {
            self.keep(word);
            return true;
        }
        let title = line.strip_prefix("subgraph").map(str::trim);
        if title.is_some_and(|title| title.contains(' ') && !title.contains(['[', '"'])) {
            self.keep("subgraph");
            return true;
        }
        false
    }

    fn run(&mut self, quoted: &mut bool, line: &str) {
        let mut depth = 0usize;
        let mut piped = false;
        let mut last = '\0';
        while let Some((at, c)) = self.rest.next() {
            let before = std::mem::replace(&mut last, c);
            if *quoted {
                if c == '"' {
                    *quoted = false;
                    self.kept.push((at, c));
                }
                continue;
            }
            match c {
                '"' => {
                    *quoted = true;
                    self.kept.push((at, c));
                }
                '|' if depth == 0 => {
                    piped = !piped;
                    self.kept.push((at, c));
                }
                '[' | '(' | '{' => {
                    depth += 1;
                    self.kept.push((at, c));
                }
                ']' | ')' | '}' => {
                    depth = depth.saturating_sub(1);
                    self.kept.push((at, c));
                }
                _ if depth > 0 || piped => {}
                ' ' | '\t' | '\r' => self.space(at, line),
                // `A->>B: text`, but neither `:::class` nor `key:value`.
                ':' if before != ':' && matches!(self.rest.peek(), Some((_, ' ' | '\t'))) => {
                    self.kept.push((at, c));
                    break;
                }
                _ => self.kept.push((at, c)),
            }
        }
    }

    /// A space counts between words; `--` with one after it has its text up to the next arrow.
    fn space(&mut self, at: usize, line: &str) {
        while matches!(self.rest.peek(), Some((_, ' ' | '\t' | '\r'))) {
            self.rest.next();
        }
        let rest = self.rest.peek().and_then(|(next, _)| line.get(*next..));
        let rest = rest.unwrap_or_default();
        if rest.starts_with("as ") {
            self.rest.by_ref().for_each(drop);
            return;
        }
        let is_line = |c: char| matches!(c, '-' | '=' | '.');
        let arrow: String = (self.kept.iter().rev().map(|(_, c)| *c))
            .take_while(|c| is_line(*c))
            .collect();
        let opens = arrow.len() >= 2 && rest.chars().next().is_some_and(|c| !is_line(c));
        let closes = |pair: &[u8]| matches!(pair, b"--" | b"==" | b".-");
        if opens && let Some(end) = rest.as_bytes().windows(2).position(closes) {
            let end = line.len() - rest.len() + end;
            while self.rest.peek().is_some_and(|(next, _)| *next < end) {
                self.rest.next();
            }
            return;
        }
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let after = rest.chars().next().is_some_and(word);
        if after && self.kept.last().is_some_and(|(_, c)| word(*c)) {
            self.kept.push((at, ' '));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Vec<String> {
        lines(text).iter().map(Line::text).collect()
    }

    #[test]
    fn prose_is_left_out_and_structure_stays() {
        for (line, skeleton) in [
            ("  A[Yes, of course] --> B{No?}", "A[]-->B{}"),
            ("  A([\"x\"]) -->|yes| B[[two]]", "A([\"\"])-->||B[[]]"),
            ("A -- some text --> B & C", "A---->B&C"),
            ("A == text ==> B -. text .-> C", "A====>B-..->C"),
            ("A --> B --> C", "A-->B-->C"),
            ("A[Start --> B{Choice}", "A[{}"),
            ("B -->|no D", "B-->|"),
            ("> > subgraph Two words", "subgraph"),
            ("subgraph one [Two words]", "subgraph one[]"),
            ("class A,B big", "class A,B big"),
            ("A:::big --> B", "A:::big-->B"),
            ("Alice->>Bob: Hello", "Alice->>Bob:"),
            ("participant A as Alice Smith", "participant A"),
            (
                "%% mermaidc: allow dead-end A -- why",
                "%% mermaidc: allow dead-end A",
            ),
            ("%% prose", "%%"),
            ("title: A title", "title"),
            ("flowchart TD\r", "flowchart TD"),
        ] {
            assert_eq!(of(line), [skeleton], "{line}");
        }
        assert_eq!(of("A[\"one\ntwo\nthree\"] --> B"), ["A[\"", "", "\"]-->B"]);
    }

    #[test]
    fn a_translation_has_the_same_skeleton() {
        let english =
            "flowchart TD\n  A{Rain?} -->|Yes| B[Take an umbrella]\n  A -- No --> C[\"Go\"]\n";
        let german = "flowchart TD\n  A{Regen?} -->|Ja| B[Nimm einen Schirm mit]\n  A -- Nein --> C[\"Geh\"]\n";
        assert_eq!(of(english), of(german));
    }

    #[test]
    fn the_place_is_marked() {
        let line = &lines("  A{No} --> B{No}")[0];
        assert_eq!(line.marked(2), "^A{}-->B{}");
        assert_eq!(line.marked(12), "A{}-->^B{}");
        assert_eq!(line.marked(14), "A{}-->B{^}");
        assert_eq!(line.marked(99), "A{}-->B{}^");
    }

    proptest::proptest! {
        #[test]
        fn any_text_has_one(text in "([A-Ca-c\"|\\[\\](){}:%é. \n=-]|subgraph |as |title ){0,60}", place in 0usize..80) {
            let all = lines(&text);
            assert_eq!(all.len(), text.split('\n').count());
            for line in &all {
                assert!(line.marked(place).contains('^') || line.text().chars().count() >= LONGEST);
            }
        }
    }
}
