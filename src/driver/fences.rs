//! Charts whose fence does not close where their author thought.
//!
//! A line that only looks like a closing fence (```` ```text ````) closes nothing: all up to the next fence, or to the
//! end of the page, is then a part of the chart. Whoever reads the page sees one mistake, and so does this
//! module: it says where the chart was probably meant to end, and nothing else is said of what stands after.

mod blocks;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Severity, declare_rule};
use crate::source::{Chart, Fence, FenceLine, Source, Span, TextRange};
use crate::syntax::{self, Reading};

declare_rule! {
    /// A fence that does not close where its chart ends.
    ///
    /// A closing fence is as many marks as the opening one has, or more, with nothing after them.
    /// Where a line only looks like one, the page goes on inside the chart.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid takes the text after the chart for a part of it, and draws nothing.
    ///
    /// ## Fails
    ///
    /// ````markdown
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```text
    ///
    /// What follows, is prose.
    /// ````
    ///
    /// ## Passes
    ///
    /// ````markdown
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// What follows, is prose.
    /// ````
    pub UNCLOSED_FENCE = "unclosed-fence", Syntax, Error
}

/// Whether all that is said of a chart is that its fence does not close at its end.
pub(super) fn is_unclosed(reading: &Reading) -> bool {
    reading
        .diagnostics
        .iter()
        .any(|d| d.rule == &UNCLOSED_FENCE)
}

/// Where a chart was probably meant to end.
enum End {
    /// At this line of its text, by its number among the lines that look like fences.
    Fence(usize),
    /// Before this offset of its text, where a line begins.
    Before(u32),
}

/// The finding of a chart whose fence does not close at its end: an error where Mermaid refuses the chart, a
/// warning where it draws the fence as a box.
pub(super) fn unclosed(source: &Source, chart: &Chart, reading: &Reading) -> Option<Diagnostic> {
    let fence = chart.fence.as_ref()?;
    let is_drawn = !reading.is_unread() && reading.is_accepted();
    if fence.is_closed && fence.lines.is_empty() || is_drawn && !draws_fence(reading) {
        return None;
    }
    let end = end(source, chart, fence, reading)?;
    let (place, text) = match end {
        End::Fence(at) => (fence.lines[at].span, "this line does not close it"),
        End::Before(offset) => (
            Span::at(last_line_end(source, chart, offset)),
            "the chart probably ends here",
        ),
    };
    let found = Diagnostic::new(
        &UNCLOSED_FENCE,
        fence.opening,
        "the fence opened here does not close where its chart ends",
    )
    .severity(if is_drawn {
        Severity::Warning
    } else {
        Severity::Error
    })
    .label("opened here")
    .annotate(place, text)
    .help(format!(
        "End the chart with a line of {} and nothing else.",
        fence.marks
    ));
    Some(match fix(source, chart, fence, &end) {
        Some(fix) => found.fix(fix),
        None => found,
    })
}

/// Whether a chart that Mermaid accepts has a node that is a fence: backticks can be an id.
fn draws_fence(reading: &Reading) -> bool {
    let mut nodes = reading.graph().into_iter().flat_map(|graph| graph.nodes());
    nodes.any(|(_, node)| node.id.starts_with("```"))
}

/// Where a chart was meant to end: at the first line that looks like a fence, or where its text ends and
/// prose begins.
fn end(source: &Source, chart: &Chart, fence: &Fence, reading: &Reading) -> Option<End> {
    let first = fence.lines.first();
    if let Some(first) = first
        && is_chart(chart, first.line.start)
    {
        return Some(End::Fence(0));
    }
    let before = prose(source, chart, reading)
        .filter(|&offset| first.is_none_or(|first| offset < first.line.start))
        .filter(|&offset| is_chart(chart, offset));
    before.map(End::Before).or(first.map(|_| End::Fence(0)))
}

/// Whether Mermaid accepts a chart up to an offset of its text.
fn is_chart(chart: &Chart, offset: u32) -> bool {
    let after = TextRange::new(offset, chart.text.text.len() as u32);
    let cut = Chart {
        text: chart.text.replace([(after, "")]),
        ..chart.clone()
    };
    let reading = syntax::read(&cut);
    reading.kind.is_some() && reading.is_accepted()
}

/// Where prose begins in a chart: at the paragraph that holds the first error, where most lines from there on are
/// wrong, or one is plainly Markdown.
fn prose(source: &Source, chart: &Chart, reading: &Reading) -> Option<u32> {
    let error = reading.diagnostics.iter().map(|d| d.span.start).min()?;
    let text = &chart.text.text;
    let mut paragraph = None;
    let mut at = 0;
    let mut space = false;
    for line in text.split_inclusive('\n') {
        if chart.text.map.offset(at) > error {
            break;
        }
        if space && !line.trim().is_empty() {
            paragraph = Some(at);
        }
        space = line.trim().is_empty();
        at += line.len() as u32;
    }
    let start = paragraph?;
    let rest = &text[start as usize..];
    let lines = rest.lines().filter(|line| !line.trim().is_empty()).count();
    let mut wrong: Vec<u32> = (reading.diagnostics.iter())
        .map(|finding| source.position(finding.span.start).line)
        .collect();
    wrong.sort_unstable();
    wrong.dedup();
    (wrong.len() * 2 >= lines || rest.lines().any(blocks::is_markdown)).then_some(start)
}

/// The end of the last line before an offset that says something, in the file.
fn last_line_end(source: &Source, chart: &Chart, offset: u32) -> u32 {
    let said = chart.text.text[..offset as usize].trim_end();
    let end = chart.text.map.offset(said.len() as u32);
    end.min(source.text().len() as u32)
}

/// Closes the fence where the chart was meant to end, if the page then makes sense.
fn fix(source: &Source, chart: &Chart, fence: &Fence, end: &End) -> Option<Fix> {
    match *end {
        End::Before(offset) => {
            let follow: Vec<&str> = blocks::lines(source, chart, fence, 0);
            let fits = blocks::pair_off(&follow, None, None);
            fits.then(|| close_before(source, chart, fence, offset))?
        }
        End::Fence(at) => {
            let line = fence.lines[at];
            let text = source.slice(line.span);
            let after: Vec<&str> = blocks::lines(source, chart, fence, at + 1);
            let closes = !line.opens_chart && blocks::pair_off(&after, None, Some(text));
            let opens = blocks::pair_off(&after, Some(text), None);
            match (closes, opens) {
                (true, false) => Some(close_at(source, chart, fence, text)),
                (false, true) => close_before(source, chart, fence, line.line.start),
                _ => None,
            }
        }
    }
}

/// Makes closing fences of the lines that were meant for them: those with the same text.
fn close_at(source: &Source, chart: &Chart, fence: &Fence, text: &str) -> Fix {
    let follow: Vec<&FenceLine> = fence.lines.iter().collect();
    let texts: Vec<&str> = follow.iter().map(|line| source.slice(line.span)).collect();
    let edits = blocks::closers(&texts, &fence.marks, text).into_iter();
    let edits = edits.map(|at| Edit {
        // With the spaces before it, which may be too many.
        span: Span::new(
            chart.text.map.offset(follow[at].line.start),
            follow[at].span.end,
        ),
        text: fence.marks.clone(),
    });
    Fix {
        description: "Write the closing fence".to_owned(),
        applicability: Applicability::Safe,
        edits: edits.collect(),
    }
}

/// Puts a closing fence after the last line before an offset that says something.
fn close_before(source: &Source, chart: &Chart, fence: &Fence, offset: u32) -> Option<Fix> {
    let text = source.text();
    let end = last_line_end(source, chart, offset) as usize;
    let rest = text.get(end..)?;
    let spaces = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    let after = &rest[spaces..];
    let line_break = ["\r\n", "\n", "\r"]
        .into_iter()
        .find(|sign| after.starts_with(sign))?;
    // What the lines of the chart begin with: spaces, and the signs of quotes.
    let first = chart.text.map.offset(0) as usize;
    let line = text[..first].rfind(['\n', '\r']).map_or(0, |i| i + 1);
    let prefix = &text[line..first];
    let is_prefix = prefix.bytes().all(|byte| b" \t>".contains(&byte));
    is_prefix.then(|| {
        Fix::safe(
            "Close the fence",
            Span::at((end + spaces + line_break.len()) as u32),
            format!("{prefix}{}{line_break}", fence.marks),
        )
    })
}

#[cfg(test)]
mod tests;
