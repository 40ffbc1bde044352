//! `text-too-large`

use crate::diagnostic::{Diagnostic, RuleInfo, declare_rule};
use crate::lint::{Context, Findings, Rule};

declare_rule! {
    /// More text than Mermaid draws (50,000 characters, unless `max-text-size` in `mermaidc.toml` says otherwise).
    ///
    /// The limit is Mermaid's `maxTextSize`, counted in UTF-16 units, which a page can raise and a
    /// chart cannot. (An example that fails would fill pages.)
    ///
    /// ## Why it is bad
    ///
    /// Mermaid shows "Maximum text size in diagram exceeded" instead of the chart.
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A --> B
    /// ```
    pub(super) INFO = "text-too-large", Structure, Error
}

pub(super) struct TextTooLarge;

impl Rule<Context<'_>> for TextTooLarge {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        let limit = chart.settings.max_text_size;
        let text = &chart.chart.text.text;
        // No character takes more units of UTF-16 than bytes here.
        if text.len() <= limit {
            return;
        }
        // Of UTF-16, what takes four bytes here takes two units.
        let beyond = |text: &str| text.bytes().filter(|&byte| byte >= 0xf0).count();
        let size = match text.is_ascii() {
            true => text.len(),
            false => text.chars().count() + beyond(text),
        };
        if size > limit {
            out.push(
                Diagnostic::new(
                    &INFO,
                    chart.keyword(),
                    format!("the chart has {size} characters, but Mermaid draws at most {limit}"),
                )
                .help("Split the chart, or raise `maxTextSize` in `mermaid.initialize` and `max-text-size` in `mermaidc.toml`."),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::found;

    #[test]
    fn past_the_limit() {
        let chart = |length: usize| format!("flowchart TD\n    A[{}]\n", "x".repeat(length));
        assert_eq!(
            found(&TextTooLarge, &chart(50_000)),
            ["1:1 the chart has 50021 characters, but Mermaid draws at most 50000"]
        );
        assert!(found(&TextTooLarge, &chart(49_900)).is_empty());
    }
}
