//! Whether the fences of a page pair off.

use crate::source::{Chart, Fence, Source};

/// How many lines are looked at: further on, the page makes sense for other reasons.
const LINES: usize = 64;

/// The lines that begin like a fence from the given one of a chart on: those in it, and those after it in the page.
pub(super) fn lines<'s>(
    source: &'s Source,
    chart: &Chart,
    fence: &Fence,
    from: usize,
) -> Vec<&'s str> {
    let inside = fence.lines.iter().skip(from);
    let inside = inside.map(|line| source.slice(line.span));
    let after = source.text()[chart.span.end as usize..].split(['\n', '\r']);
    let after = after
        .map(|line| line.trim_matches([' ', '\t', '>']))
        .filter(|line| Mark::of(line).is_some());
    inside.chain(after).take(LINES).collect()
}

/// What a line that begins like a fence begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Mark {
    sign: char,
    length: usize,
    /// Whether something stands after the marks: then it can only open.
    has_info: bool,
}

impl Mark {
    fn of(line: &str) -> Option<Self> {
        let sign = line.chars().next().filter(|&c| "`~:".contains(c))?;
        let info = line.trim_start_matches(sign);
        let length = line.len() - info.len();
        let is_fence = length >= 3 && !(sign == '`' && info.contains('`'));
        is_fence.then(|| Self {
            sign,
            length,
            has_info: !info.trim().is_empty(),
        })
    }

    /// Whether it is of the kind that closes another, whatever stands after it.
    fn matches(self, open: Self) -> bool {
        self.sign == open.sign && self.length >= open.length
    }
}

/// Whether the fences of some lines open and close in turn. `open` is the line of one that is open before them;
/// lines with the text of `closer` close what is open, too.
pub(super) fn pair_off(lines: &[&str], open: Option<&str>, closer: Option<&str>) -> bool {
    let mut open = open.and_then(Mark::of);
    for line in lines {
        let Some(mark) = Mark::of(line) else {
            continue;
        };
        open = match open {
            None => Some(mark),
            Some(_) if closer == Some(*line) => None,
            Some(open) if mark.matches(open) && !mark.has_info => None,
            Some(open) if mark.matches(open) => return false,
            open => open,
        };
    }
    open.is_none() || lines.len() == LINES
}

/// The lines with the text of `closer` that close a fence, in a fence of these marks, by their number.
pub(super) fn closers(lines: &[&str], marks: &str, closer: &str) -> Vec<usize> {
    let mut open = Mark::of(marks);
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate() {
        let mark = Mark::of(line);
        open = match open {
            None => mark,
            Some(_) if *line == closer => {
                found.push(at);
                None
            }
            Some(open) if mark.is_some_and(|mark| mark.matches(open) && !mark.has_info) => None,
            open => open,
        };
    }
    found
}

/// Whether a line is plainly Markdown, and no statement of a chart.
pub(super) fn is_markdown(line: &str) -> bool {
    let line = line.trim_start_matches([' ', '>']);
    let hashes = line.bytes().take_while(|&byte| byte == b'#').count();
    let heading = (1..=6).contains(&hashes) && line[hashes..].starts_with(' ');
    let item = ["- ", "* ", "+ "].iter().any(|mark| line.starts_with(mark));
    heading || item || line.starts_with('|') || line.contains("](")
}
