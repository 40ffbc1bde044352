//! `unread-number`

use crate::decision::Fault;
use crate::diagnostic::{RuleInfo, declare_rule};
use crate::lint::verdicts::report;
use crate::lint::{Findings, FlowchartView, Rule};

declare_rule! {
    /// An answer that is not read as a number, though others to its question are.
    ///
    /// `15.000` is fifteen thousand in some languages and fifteen in others. Where another answer shows
    /// which (`1.000.000`, `2,50`), it is read so; else it is not read. Other words are reported beside
    /// at least two answers that are numbers; `unknown` and words for every other answer are not.
    ///
    /// ## Why it is bad
    ///
    /// Gaps are not found in such a question, and tables and Rust compare its answers as text.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Income?} -->|under 15.000 €| B[Ask for a guarantor]
    ///     A -->|15.000 € or more| C[Grant the loan]
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     A{Income?} -->|under 15000 €| B[Ask for a guarantor]
    ///     A -->|15000 € or more| C[Grant the loan]
    /// ```
    pub(super) INFO = "unread-number", Decisions, Info
}

pub(super) struct UnreadNumber;

impl Rule<FlowchartView<'_>> for UnreadNumber {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        report(chart, &INFO, Fault::UnreadNumber, out);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{all, found};

    /// What is found in the question of some answers.
    fn of(answers: &[&str]) -> Vec<String> {
        let links = answers.iter().enumerate();
        let links = links.map(|(at, answer)| format!("    A{{How much?}} -->|{answer}| T{at}\n"));
        let chart = format!("flowchart TD\n{}", links.collect::<String>());
        let message = |found: String| found.split_once(' ').map(|(_, said)| said.to_owned());
        found(&UnreadNumber, &chart)
            .into_iter()
            .filter_map(message)
            .collect()
    }

    #[test]
    fn a_point_may_part_thousands_or_decimals() {
        assert_eq!(
            of(&["unter 15.000 €", "ab 15.000 €"]),
            [
                "`unter 15.000 €` may be 15000 or 15.0, and is not read as a number",
                "`ab 15.000 €` may be 15000 or 15.0, and is not read as a number",
            ]
        );
        assert_eq!(
            of(&["< 1.250", "1.250 to 3000", "> 3000"])[0],
            "`< 1.250` may be 1250 or 1.25, and is not read as a number"
        );
        for read in [
            &["unter 1.000.000 €", "ab 1.000.000 €"][..],
            &[
                "unter 15.000 €",
                "15.000 € bis 1.000.000 €",
                "über 1.000.000 €",
            ],
            &["menos de 15.000 €", "15.000 € o más", "2,50 €"],
            &[
                "onder 1.500,50 €",
                "1.500,50 € tot 15.000 €",
                "meer dan 15.000 €",
            ],
            &["< 1.5", "1.5 to 15.000", "> 15.000"],
            &["under 15,000 €", "15,000 € or more"],
            // Names, and numbers of two kinds of things.
            &["1.500", "2.000"],
            &["v1.234", "v2.345"],
            &["< 1.000 MB", "> 5.000 GB"],
        ] {
            assert_eq!(of(read), [""; 0], "{read:?}");
        }
    }

    #[test]
    fn words_beside_numbers() {
        assert_eq!(
            of(&["< 5", "5 or 6", "> 6"]),
            ["`5 or 6` is not read as a number, unlike other answers here"]
        );
        assert_eq!(
            of(&["< ₹10K", "₹10K-50K", "₹50K-2L"]),
            ["`₹50K-2L` is not read as a number, unlike other answers here"]
        );
        for fine in [
            &["< 5", "> 5", "unknown"][..],
            &["< 5", "> 5", "else"],
            &["< 5", "many"],
            &["1", "2", "many"],
        ] {
            assert_eq!(of(fine), [""; 0], "{fine:?}");
        }
    }

    #[test]
    fn it_is_an_info() {
        let chart = "flowchart TD\n    A{How much?} -->|< 1.000| B\n    A -->|1.000 or more| C\n";
        let (_, found) = all(&INFO, "chart.mmd", chart);
        let shown = found.iter().map(|found| found.help.as_deref());
        assert!(shown.flatten().any(|help| help == "Write `1000` or `1.0`."));
    }
}
