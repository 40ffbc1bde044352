//! The verdicts of the decision room as findings of the rules that are named after them.

use super::{Findings, FlowchartView};
use crate::decision::{Decision, Fault, Verdict};
use crate::diagnostic::{Diagnostic, RuleInfo};

/// Reports the verdicts about one fault.
pub(super) fn report(
    chart: &FlowchartView<'_>,
    info: &'static RuleInfo,
    fault: Fault,
    out: &mut Findings,
) {
    report_where(chart, info, fault, out, |_, _| true);
}

/// Reports those verdicts about one fault that a rule asks for.
pub(super) fn report_where(
    chart: &FlowchartView<'_>,
    info: &'static RuleInfo,
    fault: Fault,
    out: &mut Findings,
    wanted: impl Fn(&Decision, &Verdict) -> bool,
) {
    for (decision, verdict) in chart.verdicts() {
        if verdict.fault != fault || !wanted(decision, verdict) {
            continue;
        }
        let mut finding = Diagnostic::new(info, verdict.span, verdict.story.clone())
            .severity(verdict.severity)
            .help(verdict.help.clone());
        for (span, text) in &verdict.notes {
            if *span != verdict.span {
                finding = finding.annotate(*span, text.clone());
            }
        }
        out.about([verdict.node], finding);
    }
}
