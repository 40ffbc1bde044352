//! Arrows that Mermaid does not have.

use super::Within;
use super::mistake::Mistake;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::syntax::chars::is_space;
use crate::syntax::explain::{shown, wording};
use crate::syntax::kinds::flowchart::arrow::{Run, runs};
use crate::syntax::kinds::flowchart::rules;
use crate::syntax::kinds::flowchart::token::Kind;
use crate::syntax::prepare::decode_entities;

/// An arrow that Mermaid does not have, if that is what stands where reading stopped.
pub(super) fn wrong_arrow(m: &Mistake<'_>) -> Option<Diagnostic> {
    let raw = m.raw();
    let runs = runs(raw);
    if let Some(found) = backward(m, raw, &runs) {
        return Some(found);
    }
    let wrong = wrong(raw, &runs)?;
    let start = m.start + wrong.at;
    // What was noticed before or after the arrow is another mistake.
    let bad = m.bad();
    let end = start + wrong.len;
    let far = m
        .text()
        .get(end..bad.start as usize)
        .is_some_and(|between| !between.trim_matches(is_space).is_empty());
    if (bad.end as usize) < start && bad.kind != Kind::StartLink
        || far && !(m.is_in(Within::Label) || m.is_in(Within::LinkText))
    {
        return None;
    }
    let shown = shown(&raw[wrong.at..wrong.at + wrong.len]);
    if let Some(found) = of_sequence(m, raw, &wrong) {
        return Some(found);
    }
    let headed = wrong.instead.ends_with(['>', 'x', 'o']);
    let instead = &wrong.instead;
    let edits = wrong
        .edits
        .iter()
        .map(|(at, len, text)| Edit {
            span: m.span(m.start + at..m.start + at + len),
            text: text.clone(),
        })
        .collect();
    Some(
        m.finding(
            &rules::UNKNOWN_ARROW,
            (start, start + wrong.len),
            wording::no_arrow("flowcharts", &shown),
        )
        .help(if headed || instead == "~~~" {
            format!("Write `{instead}`.")
        } else {
            format!("Write `{instead}`, or `-->` with an arrow.")
        })
        .fix(Fix {
            description: format!("Write `{instead}`"),
            applicability: wrong.applicability(),
            edits,
        }),
    )
}

/// `A->>B: Hello`, a message of a sequence diagram: the text after the colon becomes the link's.
fn of_sequence(m: &Mistake<'_>, raw: &str, wrong: &Wrong) -> Option<Diagnostic> {
    let sign = &raw[wrong.at..wrong.at + wrong.len];
    if !matches!(sign, "->>" | "-->>" | "<<->>" | "<<-->>") {
        return None;
    }
    let start = m.start + wrong.at;
    let found = m.finding(
        &rules::UNKNOWN_ARROW,
        (start, start + wrong.len),
        format!("`{sign}` is an arrow of sequence diagrams, but this is a flowchart"),
    );
    let instead = &wrong.instead;
    let after = raw[wrong.at + wrong.len..]
        .lines()
        .next()
        .unwrap_or_default();
    let message = after.split_once(':').filter(|(to, text)| {
        let text = text.trim_matches(is_space);
        !to.contains(['[', '(', '{', '"', ':', '-'])
            && !text.is_empty()
            && !text.contains(['|', '"', '(', ')', '[', ']', '{', '}', '<', '>', ';'])
    });
    let at = m.span(start..start + wrong.len);
    let Some((to, text)) = message else {
        return Some(
            found
                .help(format!(
                    "Write `{instead}`, or start the chart with `sequenceDiagram`."
                ))
                .fix(Fix {
                    applicability: wrong.applicability(),
                    ..Fix::unsafe_(format!("Write `{instead}`"), at, instead.as_str())
                }),
        );
    };
    let link = format!(
        "{instead}|{}|",
        decode_entities(text.trim_matches(is_space))
    );
    let colon = start + wrong.len + to.len();
    let end = start + wrong.len + after.len();
    Some(
        found
            .help(format!(
                "Write `{link}`, or start the chart with `sequenceDiagram`."
            ))
            .fix(Fix::unsafe_(format!("Write `{link}`"), at, link).and(m.span(colon..end), "")),
    )
}

/// A wrong arrow, and what is probably meant. Offsets are of the statement.
struct Wrong {
    at: usize,
    len: usize,
    instead: String,
    edits: Vec<(usize, usize, String)>,
    sure: bool,
}

impl Wrong {
    fn applicability(&self) -> Applicability {
        match self.sure {
            true => Applicability::Safe,
            false => Applicability::Unsafe,
        }
    }

    fn single(at: usize, len: usize, instead: String, sure: bool) -> Self {
        Self {
            at,
            len,
            edits: vec![(at, len, instead.clone())],
            instead,
            sure,
        }
    }
}

/// The first wrong arrow of a statement.
fn wrong(raw: &str, runs: &[Run]) -> Option<Wrong> {
    let mut open: Option<&Run> = None;
    for (i, run) in runs.iter().enumerate() {
        let between = |a: &Run, b: &Run| raw[a.end()..b.at].trim_matches(is_space);
        if run.is_whole() {
            match open.take() {
                // `-- -->`
                Some(first) if between(first, run).is_empty() => {
                    let len = run.end() - first.at;
                    return Some(Wrong::single(first.at, len, run.plain.clone(), true));
                }
                _ => continue,
            }
        }
        let later = &runs[i + 1..];
        match open {
            None if run.is_start() => {
                open = Some(run);
                continue;
            }
            Some(_) if run.is_start() => return None,
            // A sign in a text that ends further on.
            Some(first)
                if later
                    .iter()
                    .any(|r| r.is_whole() && r.stroke() == first.stroke()) =>
            {
                continue;
            }
            _ => {}
        }
        if let (None, Some(next)) = (open, later.first())
            && let Some(halves) = halves(raw, run, next)
        {
            return Some(halves);
        }
        let (instead, sure) = instead(run, open);
        return Some(Wrong::single(run.at, run.len, instead, sure));
    }
    None
}

/// `- yes ->`: a text between two halves that are misspelt.
fn halves(raw: &str, first: &Run, second: &Run) -> Option<Wrong> {
    let headless = !first.plain.contains(['>', '<', '~', '.']);
    let text = raw.get(first.end()..second.at)?;
    let label = text.trim_matches(is_space);
    if !headless || label.is_empty() || label.contains(['[', '(', '{', '|', '"', ']', ')', '}']) {
        return None;
    }
    let glued = !text.starts_with(is_space);
    let single = first.plain.len() == 1;
    let headed = second.plain.contains('>');
    if !headed || second.is_whole() && single && !glued && !label.contains(is_space) {
        return None;
    }
    let begin = if second.stroke() == '=' { "==" } else { "--" };
    let end = instead_of(second, Some(begin));
    // `A — B & C —> D` may be two links.
    let sure = !label.contains('&')
        && (glued && first.plain != "=" || !single && first.neat == second.neat);
    let at = first.at;
    Some(Wrong {
        at,
        len: second.end() - at,
        instead: format!("{begin} {} {end}", decode_entities(label)),
        edits: vec![
            (at, first.len, begin.to_owned()),
            (second.at, second.len, end),
        ],
        sure,
    })
}

/// What to write for a run, and whether there is no doubt.
fn instead(run: &Run, open: Option<&Run>) -> (String, bool) {
    let plain = &run.plain;
    let begin = open.map(|first| match first.stroke() {
        '=' => "==",
        '.' => "-.",
        _ => "--",
    });
    let line = plain.contains(['-', '=', '.']);
    let sure = if plain.contains('>') {
        line || begin.is_some() || plain == "~>"
    } else {
        plain == "~~" || begin.is_some() || plain.chars().all(|c| c == '-') && !run.neat
    };
    (
        instead_of(run, begin),
        sure && !(plain.starts_with("~~") && plain.contains('>')),
    )
}

fn instead_of(run: &Run, begin: Option<&str>) -> String {
    let plain = &run.plain;
    let head = match plain.chars().next_back() {
        _ if plain.contains('>') => ">",
        Some('x') => "x",
        Some('o') => "o",
        _ => "",
    };
    // `--o->`
    let head = if plain.contains("-o") {
        "o"
    } else if plain.contains("-x") {
        "x"
    } else {
        head
    };
    if head.is_empty() && plain.contains('~') {
        return "~~~".to_owned();
    }
    let both = plain.starts_with('<') && !head.is_empty() && begin.is_none();
    let back = if both { "<" } else { "" };
    let count = |sign: char| plain.split(|c| c != sign).map(str::len).max().unwrap_or(0);
    let dots = if plain.starts_with('.') {
        1
    } else {
        plain.matches('.').count().max(1)
    };
    let least = if head.is_empty() { 3 } else { 2 };
    let line = match begin.map_or(run.stroke(), |begin| {
        begin.chars().next_back().unwrap_or('-')
    }) {
        '=' => "=".repeat(count('=').max(least)),
        '.' if begin.is_some() => format!("{}-", ".".repeat(dots)),
        '.' => format!("-{}-", ".".repeat(dots)),
        _ => "-".repeat(count('-').max(least)),
    };
    format!("{back}{line}{head}")
}

/// `A <-- B`
fn backward(m: &Mistake<'_>, raw: &str, runs: &[Run]) -> Option<Diagnostic> {
    let back = |run: &Run| {
        run.plain.starts_with('<')
            && !run.plain.contains(['>', 'x', 'o', '~'])
            && !run.is_whole()
            && run.plain.len() > 1
    };
    // One that begins a text has another run after it.
    let first = runs.iter().position(back)?;
    if !runs[first..].iter().all(back) {
        return None;
    }
    let run = &runs[first];
    let sign = shown(&raw[run.at..run.end()]);
    let right = |run: &Run| match run.stroke() {
        '=' => "==>",
        '.' => "-.->",
        _ => "-->",
    };
    let start = m.start + run.at;
    let follows = raw[..run.at].trim_end().ends_with(['>', '-', '=']);
    let found = m
        .finding(
            &rules::UNKNOWN_ARROW,
            (start, start + run.len),
            match follows {
                true => format!("`{sign}` follows another arrow"),
                false => format!("`{sign}` is not a link: no link can point only backwards"),
            },
        )
        .help(match follows {
            true => "Write one link between two nodes: `A --> B`.".to_owned(),
            false => format!(
                "Swap the nodes: write `B {} A` for `A {sign} B`.",
                right(run)
            ),
        });
    let line = raw.lines().next().unwrap_or_default();
    let mut nodes = Vec::new();
    let mut from = 0;
    for run in runs {
        nodes.push(line.get(from..run.at)?);
        from = run.end();
    }
    nodes.push(line.get(from..)?);
    let plain = |node: &&str| {
        let node = node.trim_matches(is_space);
        !node.is_empty() && !node.contains(['&', '|', ';', '<', '>'])
    };
    if first > 0 || line.len() < raw.len() || !nodes.iter().all(plain) {
        return Some(found);
    }
    let mut turned = String::new();
    for (i, node) in nodes.iter().enumerate().rev() {
        turned.push_str(&decode_entities(node.trim_matches(is_space)));
        if i > 0 {
            turned.push_str(&format!(" {} ", right(&runs[i - 1])));
        }
    }
    let whole = m.span(m.start..m.start + line.trim_end_matches(is_space).len());
    Some(found.fix(Fix::safe("Swap the nodes", whole, turned)))
}

#[cfg(test)]
mod tests {
    use super::{runs, wrong};

    fn repaired(text: &str) -> Option<(&str, String)> {
        wrong(text, &runs(text)).map(|w| (&text[w.at..w.at + w.len], w.instead))
    }

    #[test]
    fn wrong_arrows() {
        for (text, arrow, instead) in [
            ("A -> B", "->", "-->"),
            ("A[x -> y] => B", "=>", "==>"),
            ("A --> B -- > C", "-- >", "-->"),
            ("A —> B", "—>", "-->"),
            ("A — > B", "— >", "-->"),
            ("A → B", "→", "-->"),
            ("A -->> B", "-->>", "-->"),
            ("A --->> B", "--->>", "--->"),
            ("A -.> B", "-.>", "-.->"),
            ("A =>> B", "=>>", "==>"),
            ("A --o-> B", "--o->", "--o"),
            ("A -->- B", "-->-", "-->"),
            ("A --|> B", "--|>", "-->"),
            ("A -- yes -> B", "->", "-->"),
            ("A -. yes -> B", "->", ".->"),
            ("A - yes -> B", "- yes ->", "-- yes -->"),
            ("A –– yes ––> B", "–– yes ––>", "-- yes -->"),
            ("A -- --> B", "-- -->", "-->"),
            ("A --&gt; B", "--&gt;", "-->"),
            ("A - B", "-", "---"),
            ("A ──▶ B", "──▶", "-->"),
        ] {
            assert_eq!(repaired(text), Some((arrow, instead.to_owned())), "{text}");
        }
        assert_eq!(repaired("A --> B ==> C -.-> D <--> E"), None);
        assert_eq!(repaired("A -- a > b --> C"), None);
    }
}
