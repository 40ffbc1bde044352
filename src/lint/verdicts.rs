//! The verdicts of the decision room as findings of the rules that are named after them.

use super::{Findings, FlowchartView};
use crate::decision::{Decision, Fault, Verdict};
use crate::diagnostic::{Diagnostic, Level, RuleInfo, Severity};

/// Reports the verdicts about one fault.
pub(super) fn report(
    chart: &FlowchartView<'_>,
    info: &'static RuleInfo,
    fault: Fault,
    out: &mut Findings,
) {
    report_where(chart, info, fault, out, |_, _| true);
}

/// The severity of a verdict, which is at most that of its rule where that is an info.
fn severity(info: &RuleInfo, severity: Severity) -> Severity {
    match info.level {
        Level::Info => Severity::Info,
        _ => severity,
    }
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
            .severity(severity(info, verdict.severity))
            .help(verdict.help.clone());
        for (span, text) in &verdict.notes {
            if *span != verdict.span {
                finding = finding.annotate(*span, text.clone());
            }
        }
        out.about([verdict.node], finding);
    }
}
