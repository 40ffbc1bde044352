//! From statements to the model: what each statement does, in Mermaid's order.
//!
//! This follows `sequenceDb.ts` of Mermaid 12.3.0, surprises included: whoever is mentioned in a
//! message or a note is a participant, a later `participant` keeps the place and forgets links, and
//! `create` and `destroy` are drawn with the message after them.
//!
//! `participants` has what makes participants, `boxes` their boxes, `details` their links and
//! properties, `database_errors` what the database refuses, `meant` what was meant there.

mod boxes;
mod database_errors;
mod details;
mod meant;
mod participants;

use foldhash::{HashMap, HashMapExt};

use super::ast::{self, Closed, Mark, Message, StatementKind};
use crate::diagnostic::Diagnostic;
use crate::model::sequence::{Autonumber, Cut, Event, EventKind, NameIndex, Note, Sequence};
use crate::model::{self, Frame, Text};
use crate::source::{Mapped, Span, TextRange};
use crate::syntax::{description, text};

/// What the statements say. What Mermaid's database refuses becomes diagnostics.
pub(super) fn lower(
    source: &Mapped,
    chart: &ast::Sequence,
    frame: Frame,
) -> (Sequence, Vec<Diagnostic>) {
    let mut model = Sequence::default();
    let wrap = wraps(&frame);
    model.frame = frame;
    let mut lowering = Lowering {
        source,
        model,
        wrap,
        current_box: None,
        created: Vec::new(),
        destroyed: Vec::new(),
        last_created: None,
        last_destroyed: None,
        active: HashMap::new(),
        section: 0,
        lost: String::new(),
        unmet: HashMap::new(),
        idle: Vec::new(),
        diagnostics: Vec::new(),
    };
    for statement in &chart.statements {
        lowering.statement(statement);
    }
    lowering.finish()
}

/// Whether texts are wrapped where nothing else is said.
fn wraps(frame: &Frame) -> bool {
    let of = |name: &str| frame.config.get(name).and_then(|config| config.get("wrap"));
    // What a directive calls `config` is that of the chart's kind.
    let wrap = frame.config.get("wrap").or(of("config")).or(of("sequence"));
    wrap == Some(&serde_json::Value::Bool(true))
}

struct Lowering<'t> {
    source: &'t Mapped,
    model: Sequence,
    /// Whether texts are wrapped where nothing else is said.
    wrap: bool,
    current_box: Option<usize>,
    /// Who was created, and before which event.
    created: Vec<(usize, Event)>,
    /// Who was destroyed, and before which event: the last time.
    destroyed: Vec<(usize, NameIndex, Event)>,
    /// Created, and still without the message that does it.
    last_created: Option<(NameIndex, TextRange)>,
    last_destroyed: Option<(NameIndex, Span, Span)>,
    /// How often each participant is active.
    active: HashMap<NameIndex, Activity>,
    /// How many sections, and ends of blocks, came so far.
    section: usize,
    /// The statements so far that could not be read.
    lost: String,
    /// Who was created, and not met by the next message.
    unmet: HashMap<NameIndex, meant::Unmet>,
    /// Who was deactivated and never active.
    idle: Vec<meant::Idle>,
    diagnostics: Vec<Diagnostic>,
}

/// The activations of a participant.
#[derive(Clone, Copy, Debug, Default)]
struct Activity {
    open: usize,
    /// Where it was activated last.
    begun: Option<Span>,
    /// Where it was deactivated last.
    ended: Option<Span>,
    /// The section in which that was.
    section: usize,
}

impl Lowering<'_> {
    fn statement(&mut self, statement: &ast::Statement) {
        let span = self.source.map.span(statement.range);
        match statement.kind {
            StatementKind::Participant(participant) => {
                self.participant(&participant, statement.range);
            }
            StatementKind::Destroy(id) => {
                let name = self.mention(id);
                self.last_destroyed = Some((name, span, self.source.map.span(id)));
                let event = Event {
                    kind: EventKind::Destroy(name),
                    place: span.into(),
                };
                let at = self.model.events.len();
                match self
                    .destroyed
                    .iter_mut()
                    .find(|(_, other, _)| *other == name)
                {
                    Some(earlier) => *earlier = (at, name, event),
                    None => self.destroyed.push((at, name, event)),
                }
            }
            StatementKind::Message(message) => self.message(&message, statement.range),
            StatementKind::Note(note) => self.note(&note, span),
            StatementKind::Activate(id) => {
                let name = self.mention(id);
                self.activate(name, span);
            }
            StatementKind::Deactivate(id) => {
                let name = self.mention(id);
                self.deactivate(name, statement.range, None);
            }
            StatementKind::Autonumber(first, step) => {
                let number = |range: TextRange| self.source.text[range.range()].parse().ok();
                let first = first.and_then(number);
                let step = first.map(|_| step.and_then(number).unwrap_or(1.0));
                self.event(EventKind::Autonumber(Autonumber::On { first, step }), span);
            }
            StatementKind::AutonumberOff => {
                self.event(EventKind::Autonumber(Autonumber::Off), span);
            }
            StatementKind::Details(kind, id, text) => {
                let name = self.somebody(id);
                self.details(kind, name, text);
            }
            StatementKind::Title(range) => {
                self.cut(range);
                let title = text::shown(self.source, range).text;
                self.model.frame.title = Some(title).filter(|title| !title.is_empty());
            }
            StatementKind::AccTitle(range) => {
                let text = text::shown(self.source, range).text;
                self.model.frame.acc_title = description::title(&text);
            }
            StatementKind::AccDescr(range) => {
                let text = text::shown(self.source, range).text;
                self.model.frame.acc_descr = description::description(&text);
            }
            StatementKind::BoxStart(range) => self.start_box(range, span),
            StatementKind::BlockStart(kind, range) => {
                let (label, _) = self.wrapped(range);
                self.event(EventKind::BlockStart(kind, label), span);
            }
            StatementKind::Section(range) => {
                let (label, _) = self.wrapped(range);
                self.event(EventKind::Section(label), span);
            }
            StatementKind::End(Closed::Box) => self.current_box = None,
            StatementKind::End(Closed::Block) => self.event(EventKind::BlockEnd, span),
            StatementKind::End(Closed::Unread) => {}
            StatementKind::Error => self.lost(statement.range),
        }
    }

    fn event(&mut self, kind: EventKind, span: Span) {
        let divides = matches!(
            kind,
            EventKind::BlockStart(..) | EventKind::Section(_) | EventKind::BlockEnd
        );
        self.section += usize::from(divides);
        self.model.events.push(Event {
            kind,
            place: span.into(),
        });
    }

    /// An id that is mentioned.
    fn mention(&mut self, id: TextRange) -> NameIndex {
        let name = self.model.name_of(&text::decoded(self.source, id));
        let span = self.source.map.span(id);
        self.model.name_mut(name).mentions.push(span);
        name
    }

    fn message(&mut self, message: &Message, range: TextRange) {
        let span = self.source.span(range);
        let from = self.somebody(message.from);
        let to = self.somebody(message.to);
        self.check_message((from, to), message.to, range);
        let (label, wrap) = self.wrapped(message.text);
        self.event(
            EventKind::Message(model::sequence::Message {
                from,
                to,
                label,
                arrow: message.arrow,
                central: message.central,
                wrap,
            }),
            span,
        );
        match message.mark {
            Some(Mark::Activate) => self.activate(to, span),
            Some(Mark::Deactivate) => {
                let end = message.arrow_range.end;
                let minus = self.source.span(TextRange::new(end - 1, end));
                self.deactivate(from, range, Some(minus));
            }
            None => {}
        }
    }

    fn note(&mut self, note: &ast::Note, span: Span) {
        let first = self.somebody(note.first);
        let second = note.second.map(|id| self.somebody(id));
        let second = second.filter(|second| *second != first);
        let (label, wrap) = self.wrapped(note.text);
        self.event(
            EventKind::Note(Note {
                position: note.position,
                participants: [first].into_iter().chain(second).collect(),
                label,
                wrap,
            }),
            span,
        );
    }

    /// A text, without the words that say whether it is wrapped, and whether it is.
    fn wrapped(&mut self, range: TextRange) -> (Text, bool) {
        self.cut(range);
        let range = text::trimmed(self.source, range);
        let text = &self.source.text[range.range()];
        let bare = text.strip_prefix(':').unwrap_or(text);
        let (wrap, rest) = match (bare.strip_prefix("wrap:"), bare.strip_prefix("nowrap:")) {
            (Some(rest), _) => (true, rest),
            (_, Some(rest)) => (false, rest),
            _ => (self.wrap, text),
        };
        let start = range.end - rest.len() as u32;
        let shown = text::shown(self.source, TextRange::new(start, range.end));
        (shown, wrap)
    }

    /// Remembers what a `#` after a text cuts off.
    fn cut(&mut self, range: TextRange) {
        let rest = &self.source.text[range.end as usize..];
        if !rest.starts_with('#') {
            return;
        }
        let len = rest.find('\n').unwrap_or(rest.len()) as u32;
        let lost = text::trimmed(self.source, TextRange::new(range.end, range.end + len));
        self.model.cut.push(Cut {
            shown: self.source.map.span(text::trimmed(self.source, range)),
            lost: self.source.map.span(lost),
        });
    }

    /// The model, with `create` and `destroy` before the events that do it.
    fn finish(mut self) -> (Sequence, Vec<Diagnostic>) {
        self.settle();
        if !self.created.is_empty() || !self.destroyed.is_empty() {
            let mut marks = self.created;
            marks.extend(self.destroyed.into_iter().map(|(at, _, event)| (at, event)));
            // Of one place, those that are created come first.
            marks.sort_by_key(|(at, _)| *at);
            let mut marks = marks.into_iter().peekable();
            let events = std::mem::take(&mut self.model.events);
            for (at, event) in events.into_iter().enumerate() {
                while let Some((_, mark)) = marks.next_if(|(before, _)| *before <= at) {
                    self.model.events.push(mark);
                }
                self.model.events.push(event);
            }
            self.model.events.extend(marks.map(|(_, mark)| mark));
        }
        (self.model, self.diagnostics)
    }
}
