//! Runs of the signs that arrows are made of, Mermaid's and others'.

use crate::syntax::chars::is_space;
use crate::syntax::lenient::{Nesting, Sign};

/// A run of such signs outside labels, quotes and pipes.
#[derive(Debug)]
pub(in crate::syntax::kinds::flowchart) struct Run {
    /// Its first byte, and how many there are.
    pub(in crate::syntax::kinds::flowchart) at: usize,
    pub(in crate::syntax::kinds::flowchart) len: usize,
    /// The same with plain signs and without spaces.
    pub(in crate::syntax::kinds::flowchart) plain: String,
    /// Whether it is written so.
    pub(in crate::syntax::kinds::flowchart) neat: bool,
}

impl Run {
    pub(in crate::syntax::kinds::flowchart) fn end(&self) -> usize {
        self.at + self.len
    }

    /// Whether it is a link of Mermaid's, or the second half of one.
    pub(in crate::syntax::kinds::flowchart) fn is_whole(&self) -> bool {
        self.neat && is_whole(&self.plain)
    }

    /// Whether it begins a link with a text inside.
    pub(in crate::syntax::kinds::flowchart) fn is_start(&self) -> bool {
        let body = self.plain.strip_prefix('<').unwrap_or(&self.plain);
        self.neat && matches!(body, "--" | "==" | "-.")
    }

    /// The stroke of its line.
    pub(in crate::syntax::kinds::flowchart) fn stroke(&self) -> char {
        if self.plain.contains('=') {
            '='
        } else if self.plain.contains('.') {
            '.'
        } else {
            '-'
        }
    }
}

/// `/<?--+[-xo>]/`, `/<?==+[=xo>]/`, `/<?-?\.+-[xo>]?/`, `/~~~+/`.
fn is_whole(plain: &str) -> bool {
    let body = plain.strip_prefix('<').unwrap_or(plain);
    let line = |sign: char| {
        let rest = body.trim_start_matches(sign);
        let signs = body.len() - rest.len();
        signs >= 2 && matches!(rest, "x" | "o" | ">") || signs >= 3 && rest.is_empty()
    };
    let dots = body.strip_prefix('-').unwrap_or(body);
    let after = dots.trim_start_matches('.');
    let dotted = after.len() < dots.len() && matches!(after, "-" | "-x" | "-o" | "->");
    let tildes = plain.len() >= 3 && plain.chars().all(|c| c == '~');
    line('-') || line('=') || dotted || tildes
}

/// What a sign stands for, and its length.
fn sign(text: &str) -> Option<(usize, &'static str)> {
    for (html, plain) in [("&gt;", ">"), ("&lt;", "<")] {
        if text.starts_with(html) {
            return Some((html.len(), plain));
        }
    }
    let c = text.chars().next()?;
    let plain = match c {
        '-' | '–' | '−' | '‐' | '‑' | '─' | '━' => "-",
        '—' | '―' => "--",
        '=' | '═' => "=",
        '~' => "~",
        '.' => ".",
        '<' => "<",
        '>' | '▶' | '►' | '▷' | '＞' => ">",
        '→' | '⟶' | '➔' | '➜' | '➝' | '➞' | '➡' | '➤' | '⭢' | '⇢' => "->",
        '⇒' | '⟹' => "=>",
        '←' | '⟵' | '⬅' => "<-",
        '⇐' => "<=",
        '↔' | '⟷' => "<->",
        '⇔' => "<=>",
        // Chooses how the arrow before it is drawn.
        '\u{fe0e}' | '\u{fe0f}' => "",
        _ => return None,
    };
    Some((c.len_utf8(), plain))
}

/// The runs of a line, labels of several lines included.
pub(in crate::syntax::kinds::flowchart) fn runs(text: &str) -> Vec<Run> {
    let mut found = Vec::new();
    let mut nesting = Nesting::default();
    let mut i = 0;
    while let Some(c) = text[i..].chars().next() {
        if c == '\n' && nesting.depth == 0 {
            break;
        }
        if nesting.take(c, !is_head(&text[i..])) == Sign::Other && nesting.depth == 0 {
            if let Some(end) = flag(text, i) {
                i = end;
                continue;
            }
            if let Some(run) = run(text, i) {
                i = run.end();
                found.push(run);
                continue;
            }
        }
        i += c.len_utf8();
    }
    found
}

/// The head of a class diagram's arrow: `|>`.
fn is_head(text: &str) -> bool {
    text.starts_with("|>")
}

/// Whether a text goes on like the label of a flag, to its `]`.
fn is_flag(after: &str) -> bool {
    let end = after.find([']', '[', '\n', '|', '(', '{']);
    !after.starts_with(|c| is_space(c) || c == '>')
        && end.is_some_and(|end| after[end..].starts_with(']'))
}

/// Where a flag that opens at an offset closes: `A>text]`.
fn flag(text: &str, at: usize) -> Option<usize> {
    let id = |c: char| c.is_alphanumeric() || c == '_';
    let after = text[at..].strip_prefix('>')?;
    if !text[..at].ends_with(id) || after.starts_with(is_space) {
        return None;
    }
    let end = after.find([']', '[', '\n', '|'])?;
    after[end..].starts_with(']').then_some(at + 1 + end + 1)
}

/// The run that begins at an offset.
fn run(text: &str, at: usize) -> Option<Run> {
    let before = text[..at].chars().next_back();
    let apart = before.is_none_or(is_space);
    let rest = &text[at..];
    // A composition of class diagrams.
    if apart && rest.starts_with("*--") {
        let (end, plain) = signs(text, at + 1);
        return Some(Run {
            at,
            len: end - at,
            plain,
            neat: false,
        });
    }
    let (len, _) = sign(rest)?;
    let next = rest[len..].chars().next();
    let begins = match rest.chars().next()? {
        // A hyphen in an id.
        '-' => apart || next.is_none_or(|c| is_space(c) || "->.<|~=".contains(c) || !c.is_ascii()),
        '.' => {
            let after = rest.trim_start_matches('.');
            after.starts_with('-') || (apart && rest.starts_with("..")) || rest.starts_with("..>")
        }
        // `a=b`
        '=' => apart || next.is_none_or(|c| is_space(c) || "->=.|~".contains(c)),
        // A flag, `A>text]`.
        '>' if apart && is_flag(&rest[1..]) => false,
        '>' => apart || before == Some('|') || before == Some(')') || before == Some(']'),
        '<' => apart || next.is_some_and(|c| "-=.|~".contains(c)),
        '\u{fe0e}' | '\u{fe0f}' => false,
        _ => true,
    };
    if !begins {
        return None;
    }
    let (mut end, mut plain) = signs(text, at);
    // `- ->`, `-- >`: a space between.
    let mut spaces = false;
    loop {
        let lead = text[end..].len() - text[end..].trim_start_matches(' ').len();
        let (next, more) = signs(text, end + lead);
        let open = !plain.contains(['>', '~', '.']) && plain.len() <= 2;
        let goes_on = match more.as_str() {
            ">" | ">>" | "->" | "=>" => true,
            "-" | "=" => text[next..]
                .trim_start_matches(' ')
                .starts_with(['>', '-', '=']),
            _ => false,
        };
        if lead == 0 || !open || !goes_on {
            break;
        }
        (end, spaces) = (next, true);
        plain.push_str(&more);
    }
    let raw = &text[at..end];
    Some(Run {
        at,
        len: raw.len(),
        neat: !spaces && raw == plain,
        plain,
    })
}

/// The signs from an offset on, without spaces between: where they end, and what they stand for.
fn signs(text: &str, at: usize) -> (usize, String) {
    let mut plain = String::new();
    let mut end = at;
    loop {
        let rest = &text[end..];
        if let Some((len, sign)) = sign(rest) {
            // A dot after an arrow begins a text.
            if sign == "." && plain.ends_with('>') {
                break;
            }
            plain.push_str(sign);
            end += len;
        } else if is_ornament(rest, &plain) {
            end += 1;
        } else if rest.starts_with(['x', 'o']) && is_line(&plain) {
            plain.push_str(&rest[..1]);
            end += 1;
        } else {
            return (end, plain);
        }
    }
    (end, plain)
}

/// A sign of a class diagram's arrow: the `|` of `--|>` and `<|--`, the `*` of `--*`.
fn is_ornament(rest: &str, plain: &str) -> bool {
    is_head(rest) && plain.ends_with(['-', '=', '.'])
        || rest.starts_with('|') && plain == "<" && rest[1..].starts_with(['-', '=', '.'])
        || rest.starts_with('*') && is_line(plain) && rest[1..].starts_with(is_space)
}

/// Whether a head of `x` or `o` may follow.
fn is_line(plain: &str) -> bool {
    plain.ends_with("--") || plain.ends_with("==") || plain.ends_with(".-")
}

#[cfg(test)]
mod tests {
    use super::runs;

    fn plain(text: &str) -> Vec<String> {
        runs(text).into_iter().map(|run| run.plain).collect()
    }

    #[test]
    fn finds_runs() {
        assert_eq!(plain("A --> B[a -> b] -- x-y --> C"), ["-->", "--", "-->"]);
        assert_eq!(plain("a-b -.yes.-> c.d"), ["-.", ".->"]);
        assert_eq!(plain("A - -> B -- > C"), ["-->", "-->"]);
        assert_eq!(plain("A —> B → C ──▶ D ➡️ E"), ["-->", "->", "-->", "->"]);
        assert_eq!(plain("A --&gt; B --|> C <|-- D"), ["-->", "-->", "<--"]);
        assert_eq!(plain("A -->|x -> y| B"), ["-->"]);
        assert_eq!(plain("A>flag] --> B --o-> C"), ["-->", "--o->"]);
    }

    #[test]
    fn knows_whole_links() {
        for text in [
            "-->", "---", "<-->", "--x", "==>", "===", "-.->", "-.-", ".->", "~~~", "----->",
            "-..->",
        ] {
            assert!(runs(text)[0].is_whole(), "{text}");
        }
        for text in [
            "->", "=>", "-->>", "--", "-.>", "~~>", "--->>", "=", "—>", "-- >",
        ] {
            assert!(!runs(text)[0].is_whole(), "{text}");
        }
    }
}
