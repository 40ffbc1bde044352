//! Rules over what was read.
//!
//! [`check`] runs every rule that is on over one chart. A [`Rule`] is one file under [`rules`] with its
//! documentation, its check and its tests, and a line in its folder's list. Comments in the chart and
//! in its page suppress findings (`%% mermaidc: allow dead-end -- why`) or skip charts; one that does nothing is a finding itself.

mod alike;
mod allow;
mod context;
mod findings;
mod flowchart;
mod newer;
mod places;
mod removal;
pub mod rules;
mod skip;
mod styles;
#[cfg(test)]
mod testing;
mod verdicts;
mod view;
mod words;

use foldhash::{HashSet, HashSetExt};

use crate::config::{RuleOption, Settings};
use crate::decision::INVALID_DIRECTIVE;
use crate::diagnostic::{Diagnostic, Group, Level, RuleInfo};
use crate::meaning::Meaning;
use crate::model::{self, Diagram};
use crate::source::{Chart, Source};
use crate::syntax::Reading;
use crate::syntax::kinds::{c4, class, er, pie, sequence, state};

pub use allow::{UNKNOWN_RULE, UNUSED_ALLOW};
pub use context::Context;
pub use findings::Findings;
pub use flowchart::FlowchartView;
pub use rules::RULES;
pub use skip::{Skips, UNUSED_SKIP};
pub use view::View;

/// One rule, over what it sees of a chart: the [`Context`] of every kind, or the view of one kind.
pub trait Rule<V>: Sync {
    /// Name, group, default level and documentation.
    fn info(&self) -> &'static RuleInfo;

    /// Looks at one chart and says what it finds.
    fn check(&self, chart: &V, out: &mut Findings);

    /// The numbers that people can choose.
    fn options(&self) -> &'static [RuleOption] {
        &[]
    }

    /// Whether its findings stand although some statements of the chart could not be read.
    fn reads_broken_charts(&self) -> bool {
        false
    }
}

/// A rule of any kind.
#[derive(Clone, Copy)]
pub enum AnyRule {
    /// About what every kind has.
    Any(&'static dyn for<'a> Rule<Context<'a>>),
    /// About flowcharts.
    Flowchart(&'static dyn for<'a> Rule<FlowchartView<'a>>),
    /// About pie charts.
    Pie(&'static dyn for<'a> Rule<PieView<'a>>),
    /// About sequence diagrams.
    Sequence(&'static dyn for<'a> Rule<SequenceView<'a>>),
    /// About state diagrams.
    State(&'static dyn for<'a> Rule<StateView<'a>>),
    /// About class diagrams.
    Class(&'static dyn for<'a> Rule<ClassView<'a>>),
    /// About ER diagrams.
    Er(&'static dyn for<'a> Rule<ErView<'a>>),
    /// About C4 diagrams.
    C4(&'static dyn for<'a> Rule<C4View<'a>>),
}

/// Calls a method that every rule has.
macro_rules! of_any {
    ($rule:expr, $method:ident) => {
        match $rule {
            AnyRule::Any(rule) => rule.$method(),
            AnyRule::Flowchart(rule) => rule.$method(),
            AnyRule::Pie(rule) => rule.$method(),
            AnyRule::Sequence(rule) => rule.$method(),
            AnyRule::State(rule) => rule.$method(),
            AnyRule::Class(rule) => rule.$method(),
            AnyRule::Er(rule) => rule.$method(),
            AnyRule::C4(rule) => rule.$method(),
        }
    };
}

impl AnyRule {
    /// Name, group, default level and documentation.
    #[must_use]
    pub fn info(&self) -> &'static RuleInfo {
        of_any!(self, info)
    }

    /// The numbers that people can choose.
    #[must_use]
    pub fn options(&self) -> &'static [RuleOption] {
        of_any!(self, options)
    }

    /// Whether its findings stand although some statements of the chart could not be read.
    #[must_use]
    pub fn reads_broken_charts(&self) -> bool {
        of_any!(self, reads_broken_charts)
    }

    /// Whether a chart is of the rule's kind.
    fn is_about(&self, diagram: &Diagram) -> bool {
        match self {
            Self::Any(_) => true,
            Self::Flowchart(_) => matches!(diagram, Diagram::Flowchart(_)),
            Self::Pie(_) => matches!(diagram, Diagram::Pie(_)),
            Self::Sequence(_) => matches!(diagram, Diagram::Sequence(_)),
            Self::State(_) => matches!(diagram, Diagram::State(_)),
            Self::Class(_) => matches!(diagram, Diagram::Class(_)),
            Self::Er(_) => matches!(diagram, Diagram::Er(_)),
            Self::C4(_) => matches!(diagram, Diagram::C4(_)),
        }
    }

    /// Looks at one chart, where it is of the rule's kind.
    fn check(&self, views: &Views<'_>, out: &mut Findings) {
        match self {
            Self::Any(rule) => rule.check(views.context, out),
            Self::Flowchart(rule) => on(*rule, views.flowchart.as_ref(), out),
            Self::Pie(rule) => on(*rule, views.pie.as_ref(), out),
            Self::Sequence(rule) => on(*rule, views.sequence.as_ref(), out),
            Self::State(rule) => on(*rule, views.state.as_ref(), out),
            Self::Class(rule) => on(*rule, views.class.as_ref(), out),
            Self::Er(rule) => on(*rule, views.er.as_ref(), out),
            Self::C4(rule) => on(*rule, views.c4.as_ref(), out),
        }
    }
}

/// Checks what a rule sees, where there is something.
fn on<V>(rule: &dyn Rule<V>, view: Option<&V>, out: &mut Findings) {
    if let Some(view) = view {
        rule.check(view, out);
    }
}

/// A pie chart, as its rules see it.
pub type PieView<'a> = View<'a, pie::ast::Pie, model::pie::Pie>;

/// A sequence diagram, as its rules see it.
pub type SequenceView<'a> = View<'a, sequence::ast::Sequence, model::sequence::Sequence>;

/// A state diagram, as its rules see it.
pub type StateView<'a> = View<'a, state::ast::StateDiagram, model::state::StateDiagram>;

/// A class diagram, as its rules see it.
pub type ClassView<'a> = View<'a, class::ast::ClassDiagram, model::class::ClassDiagram>;

/// An ER diagram, as its rules see it.
pub type ErView<'a> = View<'a, er::ast::ErDiagram, model::er::ErDiagram>;

/// A C4 diagram, as its rules see it.
pub type C4View<'a> = View<'a, c4::ast::C4, model::c4::C4>;

/// A chart as the rules of each kind see it.
struct Views<'a> {
    context: &'a Context<'a>,
    flowchart: Option<FlowchartView<'a>>,
    pie: Option<PieView<'a>>,
    sequence: Option<SequenceView<'a>>,
    state: Option<StateView<'a>>,
    class: Option<ClassView<'a>>,
    er: Option<ErView<'a>>,
    c4: Option<C4View<'a>>,
}

impl<'a> Views<'a> {
    fn new(context: &'a Context<'a>) -> Self {
        let (reading, diagram) = (context.reading, context.reading.diagram.as_ref());
        Self {
            context,
            flowchart: FlowchartView::new(context),
            pie: View::new(
                context,
                reading.pie(),
                diagram.and_then(model::Diagram::pie),
            ),
            sequence: View::new(
                context,
                reading.sequence(),
                diagram.and_then(model::Diagram::sequence),
            ),
            state: View::new(
                context,
                reading.state(),
                diagram.and_then(model::Diagram::state),
            ),
            class: View::new(
                context,
                reading.class(),
                diagram.and_then(model::Diagram::class),
            ),
            er: View::new(context, reading.er(), diagram.and_then(model::Diagram::er)),
            c4: View::new(context, reading.c4(), diagram.and_then(model::Diagram::c4)),
        }
    }
}

/// Every rule of this module, in the order of [`RULES`], and those about suppression.
pub fn infos() -> impl Iterator<Item = &'static RuleInfo> {
    // A rule of several kinds stands once for each.
    let mut seen = HashSet::new();
    let rules = RULES.iter().map(AnyRule::info);
    let rules = rules.filter(move |info| seen.insert(info.name));
    rules.chain([
        &UNUSED_ALLOW,
        &UNUSED_SKIP,
        &UNKNOWN_RULE,
        &INVALID_DIRECTIVE,
    ])
}

/// The settings that Mermaid has in a section of its configuration (none is the outermost), each with the
/// values that it can have, separated by `|`, where these are few.
#[must_use]
pub fn settings(section: &str) -> &'static [(&'static str, &'static str)] {
    rules::known_settings(section)
}

/// Checks one chart: the findings of every rule that is on, in order of place, without the syntax
/// errors that are in the reading already. Linear in the chart but for what a rule says of itself.
#[must_use]
pub fn check(
    source: &Source,
    chart: &Chart,
    reading: &Reading,
    meaning: &Meaning,
    settings: &Settings,
) -> Vec<Diagnostic> {
    let context = Context::new(source, chart, reading, meaning, settings);
    let Some((context, diagram)) = context.zip(reading.diagram.as_ref()) else {
        let kind = reading.kind.filter(|kind| !kind.is_read());
        let newer = kind.and_then(|kind| newer::of_kind(kind, chart, settings));
        return newer.into_iter().collect();
    };
    let views = Views::new(&context);
    let accepted = reading.is_accepted();
    let runs = |rule: &AnyRule| {
        settings.levels.level(rule.info()) != Level::Off && (accepted || rule.reads_broken_charts())
    };
    let mut allows = allow::Allows::of(&context);
    allows.note_idle(|name| {
        let named = |rule: &&AnyRule| rule.info().name == name;
        RULES.iter().filter(named).any(|rule| !runs(rule))
    });
    let mut found = Vec::new();
    // To find out what a flowchart decides takes memory, which is free again when the outline is made,
    // which is kept. So the rules that ask for decisions come first.
    let decides = |rule: &&AnyRule| {
        let about = matches!(rule.info().group, Group::Structure | Group::Decisions);
        about && matches!(rule, AnyRule::Flowchart(_))
    };
    let own = RULES.iter().filter(|rule| rule.is_about(diagram));
    let others = own.clone().filter(|rule| !decides(rule));
    for rule in own.filter(decides).chain(others).filter(|rule| runs(rule)) {
        let info = rule.info();
        let mut findings = Findings::default();
        rule.check(&views, &mut findings);
        for mut finding in findings.into_list() {
            debug_assert_eq!(finding.diagnostic.rule, info, "a rule speaks for itself");
            if !allows.covers(&context, &finding) {
                let severity = finding.diagnostic.severity;
                if let Some(severity) = settings.levels.severity_of(info, severity) {
                    finding.diagnostic.severity = severity;
                    found.push(finding.diagnostic);
                }
            }
        }
    }
    let mut about_comments = allows.into_diagnostics(&context);
    if let Some(view) = views.flowchart.as_ref().filter(|_| accepted)
        && !context.frame.remarks.is_empty()
    {
        about_comments.extend(view.decisions().findings.iter().cloned());
    }
    found.extend(about_comments.into_iter().filter_map(|mut diagnostic| {
        let severity = diagnostic.severity;
        diagnostic.severity = settings.levels.severity_of(diagnostic.rule, severity)?;
        Some(diagnostic)
    }));
    for diagnostic in &mut found {
        diagnostic.chart = Some(chart.number);
    }
    found.sort_by(|a, b| (a.span, a.rule.name).cmp(&(b.span, b.rule.name)));
    found
}

#[cfg(test)]
mod tests;
