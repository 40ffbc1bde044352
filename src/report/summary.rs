//! The last line of what people read.

use super::Summary;
use super::text::{count, visible};

/// What was done and found, in a line: "12 charts: 9 checked, 3 of kinds not read yet
/// (gantt, sequenceDiagram); 1 error, 2 warnings (1 can be fixed with `--fix`)".
pub(super) fn line(summary: &Summary) -> String {
    let mut line = charts(summary);
    let mut found = Vec::new();
    for (number, noun) in [(summary.errors, "error"), (summary.warnings, "warning")] {
        if number > 0 {
            found.push(count(number, noun));
        }
    }
    if summary.infos > 0 {
        found.push(format!("{} of level info", summary.infos));
    }
    line.push_str("; ");
    if found.is_empty() {
        line.push_str("nothing found");
    } else {
        line.push_str(&found.join(", "));
    }
    let elsewhere: usize = summary.elsewhere.values().sum();
    if summary.made + elsewhere > 0 {
        line.push_str(&not_read(summary, elsewhere));
    }
    if summary.known > 0 {
        line.push_str(&format!(", {} in the baseline", summary.known));
    }
    if summary.fixable > 0 {
        line.push_str(&format!(" ({} can be fixed with `--fix`)", summary.fixable));
    }
    line
}

/// What is Mermaid and was not looked at.
fn not_read(summary: &Summary, elsewhere: usize) -> String {
    let mut parts = Vec::new();
    if summary.made > 0 {
        parts.push(format!("{} that templates or scripts make", summary.made));
    }
    if elsewhere > 0 {
        let types: Vec<&str> = summary.elsewhere.keys().map(String::as_str).collect();
        parts.push(format!(
            "{elsewhere} in {} files",
            visible(&types.join(", "))
        ));
    }
    format!("; not read: {}", parts.join(", "))
}

fn charts(summary: &Summary) -> String {
    let unread: usize = summary.not_read.values().sum();
    let checked = summary.charts.saturating_sub(unread + summary.skipped);
    let files = match summary.files {
        0 | 1 => String::new(),
        files => format!(" in {files} files"),
    };
    if summary.charts == 0 {
        return format!("no chart{files}");
    }
    let all = count(summary.charts, "chart") + &files;
    if unread == 0 && summary.skipped == 0 {
        return format!("{all} checked");
    }
    let mut parts = vec![format!("{checked} checked")];
    if summary.skipped > 0 {
        parts.push(format!("{} skipped", summary.skipped));
    }
    if unread > 0 {
        let kinds: Vec<&str> = summary.not_read.keys().map(String::as_str).collect();
        let of = if unread == 1 { "a kind" } else { "kinds" };
        parts.push(format!(
            "{unread} of {of} not read yet ({})",
            visible(&kinds.join(", "))
        ));
    }
    format!("{all}: {}", parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_what_was_done() {
        let mut summary = Summary {
            files: 1,
            charts: 1,
            ..Summary::default()
        };
        assert_eq!(line(&summary), "1 chart checked; nothing found");
        summary.charts = 12;
        summary.errors = 1;
        summary.warnings = 2;
        summary.fixable = 1;
        summary.not_read = [("gantt".into(), 1), ("sequenceDiagram".into(), 2)].into();
        assert_eq!(
            line(&summary),
            "12 charts: 9 checked, 3 of kinds not read yet (gantt, sequenceDiagram); 1 error, 2 warnings \
             (1 can be fixed with `--fix`)"
        );
        summary.not_read.clear();
        summary.skipped = 2;
        assert!(line(&summary).starts_with("12 charts: 10 checked, 2 skipped; "));
        summary.made = 1;
        summary.elsewhere = [(".org".into(), 2), (".vue".into(), 1)].into();
        assert!(line(&summary).ends_with("; not read: 1 that templates or scripts make, 3 in .org, .vue files (1 can be fixed with `--fix`)"));
        summary = Summary {
            files: 3,
            infos: 2,
            ..Summary::default()
        };
        assert_eq!(line(&summary), "no chart in 3 files; 2 of level info");
    }
}
