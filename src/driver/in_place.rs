//! A table that stands in the page, beside its chart.

use crate::source::{Chart, Source};

/// The line before a table that mermaidc writes.
pub const OPEN: &str = "<!-- mermaidc:table -->";
/// The line after it. (A second `<!-- mermaidc:table -->` will do.)
pub const CLOSE: &str = "<!-- /mermaidc:table -->";

/// A pair of markers in a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Markers {
    /// The chart they belong to: the last one above them.
    pub chart: u32,
    /// Where the line of the first begins.
    start: usize,
    /// Where the line of the second ends, its line break included.
    end: usize,
}

/// The pairs of markers after charts, in order; what stands in a code block is none. Linear in the text.
#[must_use]
pub fn markers(source: &Source, charts: &[Chart]) -> Vec<Markers> {
    scan(source, charts).0
}

/// Where a line begins that opens a table and that none closes before the next chart or the page's end: nobody can say
/// what of the page is the table.
#[must_use]
pub fn unclosed_marker(source: &Source, charts: &[Chart]) -> Option<u32> {
    scan(source, charts).1
}

/// The pairs of markers, and the first one that lacks its second.
fn scan(source: &Source, charts: &[Chart]) -> (Vec<Markers>, Option<u32>) {
    let mut found = Vec::new();
    let mut unclosed = None;
    let mut open: Option<(u32, usize)> = None;
    let mut fence: Option<&str> = None;
    let mut next_chart = 0;
    let mut at = 0;
    for line in source.text().split_inclusive('\n') {
        let start = at;
        at += line.len();
        while charts
            .get(next_chart)
            .is_some_and(|c| (c.span.end as usize) <= start)
        {
            next_chart += 1;
            if let Some((_, from)) = open.take() {
                unclosed.get_or_insert(from as u32);
            }
        }
        let (_, rest) = prefix(line);
        let rest = rest.trim();
        if let Some(mark) = ["```", "~~~"]
            .into_iter()
            .find(|mark| rest.starts_with(mark))
        {
            match fence {
                None => fence = Some(mark),
                Some(open) if open == mark => fence = None,
                Some(_) => {}
            }
            continue;
        }
        if fence.is_some() {
            continue;
        }
        match open {
            Some((chart, from)) if rest == CLOSE || rest == OPEN => {
                found.push(Markers {
                    chart,
                    start: from,
                    end: at,
                });
                open = None;
            }
            None if rest == OPEN && next_chart > 0 => {
                open = Some((charts[next_chart - 1].number, start));
            }
            _ => {}
        }
    }
    let last = open.map(|(_, from)| from as u32);
    (found, unclosed.or(last))
}

/// The page with tables in their places: between the markers of their charts, or, where a chart has
/// none, with new markers after its fence. Every other byte stays.
#[must_use]
pub fn in_place(source: &Source, charts: &[Chart], tables: &[(u32, &str)]) -> String {
    let text = source.text();
    let markers = markers(source, charts);
    let mut edits: Vec<(usize, usize, String)> = Vec::new();
    for &(number, table) in tables {
        if let Some(place) = markers.iter().find(|markers| markers.chart == number) {
            let line = line_at(text, place.start);
            let last = &text[..place.end];
            let ends = if last.ends_with('\n') {
                ""
            } else {
                break_of(line)
            };
            let block = block(line, table);
            let whole = if ends.is_empty() {
                block
            } else {
                block.trim_end().to_owned()
            };
            edits.push((place.start, place.end, whole));
        } else if let Some(chart) = charts.iter().find(|chart| chart.number == number) {
            // The line that closes the fence; where the page ends in the chart, its end.
            let line = line_at(text, chart.span.end as usize);
            let after = chart.span.end as usize + line.len();
            let ends = break_of(line);
            let gap = if line.ends_with('\n') { "" } else { ends };
            let (quote, _) = prefix(line);
            let empty = format!("{gap}{}{ends}", quote.trim_end());
            edits.push((after, after, format!("{empty}{}", block(line, table))));
        }
    }
    edits.sort_by_key(|edit| edit.0);
    let mut out = String::with_capacity(text.len());
    let mut done = 0;
    for (start, end, block) in edits {
        out.push_str(&text[done..start]);
        out.push_str(&block);
        done = end;
    }
    out.push_str(&text[done..]);
    out
}

/// Markers with the table between them, each line as the given one begins and ends.
fn block(like: &str, table: &str) -> String {
    let (quote, _) = prefix(like);
    let ends = break_of(like);
    let lines = [OPEN, ""]
        .into_iter()
        .chain(table.trim_end().lines())
        .chain(["", CLOSE]);
    lines
        .map(|line| {
            let whole = format!("{quote}{line}");
            format!("{}{ends}", whole.trim_end())
        })
        .collect()
}

/// The line that begins at an offset, with its line break.
fn line_at(text: &str, start: usize) -> &str {
    let rest = text.get(start..).unwrap_or_default();
    rest.find('\n').map_or(rest, |end| &rest[..=end])
}

fn break_of(line: &str) -> &'static str {
    if line.ends_with("\r\n") { "\r\n" } else { "\n" }
}

/// A line's spaces and quote marks, and what stands after them.
fn prefix(line: &str) -> (&str, &str) {
    let rest = line.trim_start_matches([' ', '\t', '>']);
    line.split_at(line.len() - rest.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{SourceKind, charts};

    fn written(page: &str, tables: &[(u32, &str)]) -> String {
        let source = Source::new("page.md", page);
        let charts = charts(&source, SourceKind::Markdown);
        in_place(&source, &charts, tables)
    }

    const CHART: &str = "```mermaid\ngraph TD\nA-->B\n```\n";

    #[test]
    fn a_table_is_put_after_its_chart_and_kept_there() {
        let page = format!("# T\n\n{CHART}\nprose\n");
        let once = written(&page, &[(1, "| a |\n")]);
        let block = "<!-- mermaidc:table -->\n\n| a |\n\n<!-- /mermaidc:table -->\n";
        assert_eq!(once, format!("# T\n\n{CHART}\n{block}\nprose\n"));
        assert_eq!(written(&once, &[(1, "| a |\n")]), once);
        assert_eq!(
            written(&once, &[(1, "| b |\n")]),
            once.replace("| a |", "| b |")
        );
    }

    #[test]
    fn quotes_and_line_ends_are_kept() {
        let page = "> ```mermaid\r\n> graph TD\r\n> A-->B\r\n> ```\r\n\r\nend";
        let once = written(page, &[(1, "| a |\n")]);
        let block =
            ">\r\n> <!-- mermaidc:table -->\r\n>\r\n> | a |\r\n>\r\n> <!-- /mermaidc:table -->\r\n";
        assert_eq!(
            once,
            page.replace("> ```\r\n\r\n", &format!("> ```\r\n{block}\r\n"))
        );
        assert_eq!(written(&once, &[(1, "| a |\n")]), once);
    }

    #[test]
    fn markers_belong_to_the_chart_above_and_count_outside_of_code_only() {
        let marks = "<!-- mermaidc:table -->\nold\n<!-- mermaidc:table -->\n";
        let page = format!("{marks}{CHART}{CHART}```html\n{marks}```\n{marks}tail\n");
        let source = Source::new("page.md", page.as_str());
        let charts = charts(&source, SourceKind::Markdown);
        let found = markers(&source, &charts);
        assert_eq!(found.iter().map(|m| m.chart).collect::<Vec<_>>(), [2]);
        let out = in_place(&source, &charts, &[(2, "| a |\n")]);
        assert!(
            out.ends_with(
                "```\n<!-- mermaidc:table -->\n\n| a |\n\n<!-- /mermaidc:table -->\ntail\n"
            ),
            "{out}"
        );
    }

    #[test]
    fn a_marker_wants_its_second_before_the_next_chart() {
        let unclosed = |page: &str| {
            let source = Source::new("page.md", page);
            let charts = charts(&source, SourceKind::Markdown);
            unclosed_marker(&source, &charts).map(|at| source.position(at).line)
        };
        let pair = "<!-- mermaidc:table -->\n\n| a |\n\n<!-- /mermaidc:table -->\n";
        let lost = "<!-- mermaidc:table -->\n\n| a |\n\n";
        assert_eq!(unclosed(&format!("{CHART}{pair}{CHART}{pair}")), None);
        assert_eq!(
            unclosed(&format!("{CHART}{lost}")),
            Some(CHART.lines().count() as u32 + 1)
        );
        let page = format!("{CHART}{lost}{CHART}{pair}");
        assert_eq!(unclosed(&page), Some(CHART.lines().count() as u32 + 1));
    }

    #[test]
    fn the_end_of_the_page_is_no_trouble() {
        let page = CHART.trim_end();
        let once = written(page, &[(1, "| a |\n")]);
        assert!(
            once.starts_with(page) && once.contains("```\n\n<!-- mermaidc:table -->\n"),
            "{once}"
        );
        assert_eq!(written(&once, &[(1, "| a |\n")]), once);
        let open = "```mermaid\ngraph TD\nA-->B";
        assert!(written(open, &[(1, "| a |\n")]).starts_with(open));
        let bare = format!("{CHART}\n<!-- mermaidc:table -->\n<!-- /mermaidc:table -->");
        assert_eq!(
            written(&bare, &[(1, "| a |\n")]),
            format!("{CHART}\n<!-- mermaidc:table -->\n\n| a |\n\n<!-- /mermaidc:table -->")
        );
    }
}
