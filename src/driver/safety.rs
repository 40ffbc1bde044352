//! What a fix promises, and how the promise is kept.
//!
//! Whoever writes a fix says how far to trust it; here it is put to the test before anybody sees it. The fix is
//! applied, the page is read again, and the chart before is compared with the chart after:
//!
//! - **Safe** stays what, in a chart that Mermaid accepts, changes nothing of the drawing, and what makes
//!   Mermaid accept a chart that it refused, or leaves it with one error less and none that is new.
//! - **Unsafe** becomes what does no harm, but less than that: the drawing is another one, or the next
//!   error comes to light.
//! - **Dropped** is what does harm or nothing: an accepted chart is refused, there are more errors, the error
//!   is still there, the page has other charts. The finding stays, with its help.
//!
//! Only charts with fixes pay, and the price is linear: each is read again at most [`READINGS`] times. A
//! chart with many fixes tries them together; where that fails, without those that seem to be the reason, then in
//! halves. Fixes that no reading is left for become unsafe. All charts of a page take their turns together, so that the page itself is not read once a fix.

use foldhash::{HashSet, HashSetExt};

use super::fences;
use super::findings::{Checked, CheckedChart, read};
use crate::diagnostic::{Applicability, Applied, Diagnostic, Fix, Severity, apply};
use crate::source::{self, Chart, Source, SourceKind, Span};
use crate::syntax::Reading;

/// So many fixes of a chart are tried one by one; more are tried together.
const ALONE: usize = 16;

/// How often a chart is read again for its fixes.
const READINGS: usize = 32;

/// What came of applying fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    /// They do harm, or nothing.
    Harmful,
    /// They do neither harm nor all that a safe fix has to.
    Unproved,
    /// They keep the promise.
    Safe,
}

/// Puts every fix to the test, and leaves each finding with what its fix turned out to be.
pub(super) fn hold(source: &Source, kind: SourceKind, checked: &mut Checked) {
    let mut queues = queues(checked);
    let mut verdicts = vec![Verdict::Unproved; checked.diagnostics.len()];
    loop {
        let turns: Vec<Turn> = queues.iter_mut().filter_map(Queue::next).collect();
        if turns.is_empty() {
            break;
        }
        let mut parts = vec![turns.as_slice()];
        while let Some(part) = parts.pop() {
            match tried(source, kind, checked, part) {
                None if part.len() > 1 => {
                    let (first, second) = part.split_at(part.len() / 2);
                    parts.extend([second, first]);
                }
                outcomes => {
                    let mut outcomes = outcomes.into_iter().flatten();
                    for turn in part {
                        let outcome = outcomes.next().unwrap_or_else(harm);
                        queues[turn.queue].settle(&turn.findings, &outcome, &mut verdicts);
                    }
                }
            }
        }
    }
    hold_around(source, kind, checked, &mut verdicts);
    for (finding, verdict) in checked.diagnostics.iter_mut().zip(verdicts) {
        let Some(fix) = finding.fix.as_mut().filter(|fix| is_applied(fix)) else {
            continue;
        };
        match verdict {
            Verdict::Safe => {}
            Verdict::Unproved => fix.applicability = Applicability::Unsafe,
            Verdict::Harmful => finding.fix = None,
        }
    }
}

/// Puts the fixes of findings about the page around its charts to the test, all at once: they keep every chart as
/// it is.
fn hold_around(source: &Source, kind: SourceKind, checked: &Checked, verdicts: &mut [Verdict]) {
    let findings = checked.diagnostics.iter().enumerate();
    let around: Vec<(usize, &Fix)> = findings
        .filter(|(_, finding)| finding.chart.is_none())
        .filter_map(|(at, finding)| Some((at, finding.fix.as_ref().filter(|fix| is_applied(fix))?)))
        .collect();
    if around.is_empty() {
        return;
    }
    let applied = apply(source.text(), around.iter().map(|(_, fix)| *fix));
    let page = Source::new(source.name(), applied.text.as_str());
    let charts = source::charts(&page, kind);
    let same = charts.len() == checked.charts.len()
        && (charts.iter().zip(&checked.charts))
            .all(|(new, old)| new.text.text == old.chart.text.text);
    for (at, _) in around {
        verdicts[at] = if same {
            Verdict::Safe
        } else {
            Verdict::Harmful
        };
    }
}

/// Whether somebody applies a fix: one that is only shown promises nothing.
fn is_applied(fix: &Fix) -> bool {
    fix.applicability < Applicability::Display && !fix.edits.is_empty()
}

/// The fixes of a chart that are still to be tried.
struct Queue {
    /// Its place among the queues.
    place: usize,
    /// The chart, from 0.
    chart: usize,
    /// Findings by their place in the list, in groups; the last is next.
    groups: Vec<Vec<usize>>,
    /// How often the chart may be read.
    readings: usize,
}

/// A group of fixes of one chart, to be tried at once.
struct Turn {
    queue: usize,
    chart: usize,
    findings: Vec<usize>,
}

/// What came of a turn.
struct TurnResult {
    verdict: Verdict,
    /// Of a group that failed, the findings whose fixes seem to be the reason.
    suspects: HashSet<usize>,
    /// Findings whose fixes were left out, since they touch what another one changed.
    left: Vec<usize>,
}

/// Of a fix after which the page has other charts.
fn harm() -> TurnResult {
    TurnResult {
        verdict: Verdict::Harmful,
        suspects: HashSet::new(),
        left: Vec::new(),
    }
}

/// The fixes of each chart that has some, in groups.
fn queues(checked: &Checked) -> Vec<Queue> {
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); checked.charts.len()];
    for (at, finding) in checked.diagnostics.iter().enumerate() {
        let list = finding.chart.and_then(|n| lists.get_mut(n as usize - 1));
        if let Some(list) = list.filter(|_| finding.fix.as_ref().is_some_and(is_applied)) {
            list.push(at);
        }
    }
    let lists = lists.into_iter().enumerate().filter(|l| !l.1.is_empty());
    let queues = lists.enumerate().map(|(place, (chart, list))| {
        let size = if list.len() > ALONE { list.len() } else { 1 };
        let groups = list.chunks(size).rev();
        Queue {
            place,
            chart,
            groups: groups.map(<[usize]>::to_vec).collect(),
            readings: READINGS,
        }
    });
    queues.collect()
}

impl Queue {
    /// The next group, where the chart may be read once more.
    fn next(&mut self) -> Option<Turn> {
        self.readings = self.readings.checked_sub(1)?;
        Some(Turn {
            queue: self.place,
            chart: self.chart,
            findings: self.groups.pop()?,
        })
    }

    /// Keeps what came of a group, or puts its halves back.
    fn settle(&mut self, findings: &[usize], outcome: &TurnResult, verdicts: &mut [Verdict]) {
        if outcome.verdict != Verdict::Safe && findings.len() > 1 {
            // The others are tried without the suspects, of which nothing was proved.
            let is_other = |at: &&usize| !outcome.suspects.contains(at);
            let others: Vec<usize> = findings.iter().filter(is_other).copied().collect();
            if others.len() < findings.len() {
                self.groups.extend((!others.is_empty()).then_some(others));
                return;
            }
            let (first, second) = findings.split_at(findings.len() / 2);
            self.groups.extend([second.to_vec(), first.to_vec()]);
            return;
        }
        for &at in findings.iter().filter(|at| !outcome.left.contains(at)) {
            verdicts[at] = outcome.verdict;
        }
        if !outcome.left.is_empty() {
            self.groups.push(outcome.left.clone());
        }
    }
}

/// Applies the fixes of some turns, of different charts, and reads the page again. `None` where it then has
/// other charts than before.
fn tried(
    source: &Source,
    kind: SourceKind,
    checked: &Checked,
    turns: &[Turn],
) -> Option<Vec<TurnResult>> {
    let findings = turns.iter().flat_map(|turn| &turn.findings);
    let fixes = findings.filter_map(|&at| checked.diagnostics[at].fix.as_ref());
    let applied = apply(source.text(), fixes);
    let page = Source::new(source.name(), applied.text.as_str());
    let charts = source::charts(&page, kind);
    let places: Vec<usize> = successors(checked, charts.iter(), &applied)?;
    let mut has_turn = vec![false; checked.charts.len()];
    for turn in turns {
        has_turn[turn.chart] = true;
    }
    let same = |(at, old): (usize, &CheckedChart)| {
        has_turn[at] || old.chart.text.text == charts[places[at]].text.text
    };
    if !checked.charts.iter().enumerate().all(same) {
        return None;
    }
    let outcomes = turns.iter().map(|turn| {
        let is_used = |&&at: &&usize| {
            let fix = checked.diagnostics[at].fix.as_ref();
            fix.is_some_and(|fix| applied.has(fix))
        };
        let (done, left): (Vec<usize>, Vec<usize>) = turn.findings.iter().partition(is_used);
        let findings: Vec<&Diagnostic> = done.iter().map(|&at| &checked.diagnostics[at]).collect();
        let before = &checked.charts[turn.chart].reading;
        let after = read(&page, &charts[places[turn.chart]], checked.limits);
        let verdict = judge(before, &after, &findings, &applied);
        let is_group = verdict != Verdict::Safe && done.len() > 1;
        let suspects = is_group.then(|| suspects(before, &after, &findings, &applied));
        TurnResult {
            verdict,
            suspects: suspects.iter().flatten().map(|&at| done[at]).collect(),
            left,
        }
    });
    Some(outcomes.collect())
}

/// What each chart of a page has become, by its number from 0 among those of the new page: the chart that
/// begins and ends at the same places. `None` where one is gone, or has come; but what a fence hid that did not close may come to light.
fn successors<'c>(
    checked: &Checked,
    charts: impl Iterator<Item = &'c Chart>,
    applied: &Applied<'_>,
) -> Option<Vec<usize>> {
    let mut charts = charts.enumerate().peekable();
    let mut hides = false;
    let mut places = Vec::with_capacity(checked.charts.len());
    for old in &checked.charts {
        let (before, following) = applied.moved(old.chart.start());
        let is_it = |chart: &Chart| [before, following].contains(&chart.start());
        while hides && charts.next_if(|(_, chart)| !is_it(chart)).is_some() {}
        let (at, new) = charts.next().filter(|(_, chart)| is_it(chart))?;
        places.push(at);
        hides = fences::is_unclosed(&old.reading);
        // A line without the signs of the quote around it ends a chart before its time.
        let (before, following) = applied.moved(old.chart.span.end);
        if !hides && ![before, following].contains(&new.span.end) {
            return None;
        }
    }
    (hides || charts.peek().is_none()).then_some(places)
}

/// Compares a chart before and after the fixes of some findings.
fn judge(
    before: &Reading,
    after: &Reading,
    findings: &[&Diagnostic],
    applied: &Applied<'_>,
) -> Verdict {
    let old: Vec<&Diagnostic> = errors(before).collect();
    let new: Vec<&Diagnostic> = errors(after).collect();
    if new.len() > old.len() || are_left(findings, applied, errors(after)) {
        return Verdict::Harmful;
    }
    let refused: HashSet<(&str, Span)> = old.iter().map(|e| (e.rule.name, e.span)).collect();
    let fixed = findings
        .iter()
        .map(|finding| (finding.rule.name, finding.span));
    let fixed = fixed.filter(|error| refused.contains(error)).count();
    let kept = if old.is_empty() || fixed == 0 {
        draw_the_same(before, after) && new.len() == old.len()
    } else {
        new.len() + fixed <= old.len()
    };
    if kept && strange(before, after, applied).is_empty() {
        Verdict::Safe
    } else {
        Verdict::Unproved
    }
}

/// The errors of a chart that it had not before, at the same places and for the same reasons.
fn strange<'r>(before: &Reading, after: &'r Reading, applied: &Applied<'_>) -> Vec<&'r Diagnostic> {
    let known: HashSet<(&str, u32)> = errors(before)
        .flat_map(|error| {
            let (before, following) = applied.moved(error.span.start);
            [(error.rule.name, before), (error.rule.name, following)]
        })
        .collect();
    let is_strange = |error: &&Diagnostic| !known.contains(&(error.rule.name, error.span.start));
    errors(after).filter(is_strange).collect()
}

/// The findings, by their place among those given, whose fixes seem to be the reason that all together failed:
/// those that are still there, and the last one before each error that is new.
fn suspects(
    before: &Reading,
    after: &Reading,
    findings: &[&Diagnostic],
    applied: &Applied<'_>,
) -> Vec<usize> {
    let mut starts: Vec<(u32, usize)> = (findings.iter().enumerate())
        .map(|(at, finding)| (applied.moved(finding.span.start).0, at))
        .collect();
    starts.sort_unstable();
    let strange = strange(before, after, applied).into_iter();
    let mut suspects: Vec<usize> = strange
        .filter_map(|error| {
            let following = starts.partition_point(|start| start.0 <= error.span.start);
            Some(starts.get(following.checked_sub(1)?)?.1)
        })
        .collect();
    let left = Left::new(errors(after));
    suspects.extend((0..findings.len()).filter(|&at| left.has(findings[at], applied)));
    suspects
}

/// Whether one of some findings, whose fixes were applied, is still there: its fix would be applied again and again.
pub(super) fn are_left<'d>(
    findings: &[&Diagnostic],
    applied: &Applied<'_>,
    after: impl Iterator<Item = &'d Diagnostic>,
) -> bool {
    let left = Left::new(after);
    findings.iter().any(|finding| left.has(finding, applied))
}

/// What is found after fixes were applied: rule, message, place.
struct Left<'d>(HashSet<(&'d str, &'d str, u32)>);

impl<'d> Left<'d> {
    fn new(after: impl Iterator<Item = &'d Diagnostic>) -> Self {
        let found = after.map(|d| (d.rule.name, d.message.as_str(), d.span.start));
        Self(found.collect())
    }

    /// Whether a finding of before is among it.
    fn has(&self, finding: &Diagnostic, applied: &Applied<'_>) -> bool {
        let (before, following) = applied.moved(finding.span.start);
        let has = |at| (self.0).contains(&(finding.rule.name, finding.message.as_str(), at));
        has(before) || has(following)
    }
}

fn errors(reading: &Reading) -> impl Iterator<Item = &Diagnostic> {
    let findings = reading.diagnostics.iter();
    findings.filter(|finding| finding.severity == Severity::Error)
}

/// Whether two readings are drawn the same. Of a kind that is not read, that is not known.
pub(super) fn draw_the_same(before: &Reading, after: &Reading) -> bool {
    match (&before.diagram, &after.diagram) {
        (Some(one), Some(other)) => one.draws_as(other),
        _ => false,
    }
}

/// Whether no chart is left worse by fixes of a kind: none has more errors of syntax than before, and what
/// Mermaid draws is drawn the same by those that are safe.
pub(super) fn is_kept(
    before: &Checked,
    after: &Checked,
    applied: &Applied<'_>,
    kind: Applicability,
) -> bool {
    let kept = |old: &Reading, new: &Reading| {
        let (errors_before, errors_after) = (errors(old).count(), errors(new).count());
        let is_drawn = kind == Applicability::Safe && errors_before == 0;
        errors_after <= errors_before && (!is_drawn || draw_the_same(old, new))
    };
    // What nobody touched is as it was, also where nobody reads it.
    let same = |old: &CheckedChart, new: &CheckedChart| old.chart.text.text == new.chart.text.text;
    let charts = after.charts.iter().map(|checked| &checked.chart);
    successors(before, charts, applied).is_some_and(|places| {
        (before.charts.iter().zip(places)).all(|(old, new)| {
            let new = &after.charts[new];
            same(old, new) || kept(&old.reading, &new.reading)
        })
    })
}

#[cfg(test)]
mod tests;
