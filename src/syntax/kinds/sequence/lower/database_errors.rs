//! What Mermaid's database refuses, although every statement can be read.
//!
//! A statement that could not be read may have said what is missing here; where it names the
//! participant, nothing is reported.

use super::Lowering;
use super::meant::{Idle, Unmet};
use crate::diagnostic::{Diagnostic, Fix};
use crate::model::sequence::{EventKind, NameIndex};
use crate::source::{Span, TextRange};
use crate::syntax::explain::wording;
use crate::syntax::kinds::sequence::rules;
use crate::syntax::text;

impl Lowering<'_> {
    /// A statement that could not be read.
    pub(super) fn lost(&mut self, range: TextRange) {
        self.lost.push_str(&text::decoded(self.source, range));
        self.lost.push('\n');
        self.last_created = None;
        self.last_destroyed = None;
    }

    /// Whether a statement that could not be read may be about somebody.
    pub(super) fn is_lost(&self, name: NameIndex) -> bool {
        !self.lost.is_empty() && self.lost.contains(&self.model.name(name).text)
    }

    pub(super) fn activate(&mut self, name: NameIndex, span: Span) {
        let activity = self.active.entry(name).or_default();
        activity.open += 1;
        activity.begun = Some(span);
        self.event(EventKind::Activate(name), span);
    }

    /// `deactivate`, or the `-` of a message, whose place is given.
    pub(super) fn deactivate(&mut self, name: NameIndex, range: TextRange, minus: Option<Span>) {
        let span = self.source.span(range);
        let section = self.section;
        let activity = *self.active.entry(name).or_default();
        if activity.open > 0 {
            let activity = self.active.entry(name).or_default();
            activity.open -= 1;
            activity.ended = Some(span);
            activity.section = section;
        } else if !self.is_lost(name) {
            let found = self.inactive(name, range, activity, minus);
            if minus.is_none() && activity.begun.is_none() {
                let finding = self.diagnostics.len();
                self.idle.push(Idle { finding, name });
            }
            self.diagnostics.push(found);
        }
        self.event(EventKind::Deactivate(name), span);
    }

    fn inactive(
        &self,
        name: NameIndex,
        range: TextRange,
        activity: super::Activity,
        minus: Option<Span>,
    ) -> Diagnostic {
        let span = self.source.span(range);
        let id = &self.model.name(name).text;
        let message = format!("`{id}` is deactivated here, but is not active");
        let mut found = Diagnostic::new(&rules::INACTIVE_PARTICIPANT, span, message);
        if let Some(begun) = activity.begun {
            found = found.annotate(begun, "activated here");
        }
        if let Some(ended) = activity.ended {
            found = found.annotate(ended, "and already deactivated here");
        }
        let (help, fix) = match minus {
            Some(place) => (
                "Remove the `-`: Mermaid reads all branches of a block, one after the other.",
                Fix::unsafe_("Remove the `-`", place, ""),
            ),
            None => {
                // Said twice, nothing between: the second does nothing.
                let repeated = activity.ended.is_some() && activity.section == self.section;
                let line = text::line_of(self.source, range);
                let fix = if repeated { Fix::safe } else { Fix::unsafe_ };
                let help = "Remove the line, or activate the participant first.";
                (help, fix("Remove the line".to_owned(), line, String::new()))
            }
        };
        found.help(help).fix(fix)
    }

    /// A participant that is named in a box, and stands in another one.
    pub(super) fn check_box(&mut self, name: NameIndex, place: Span) {
        let Some(participant) = self.model.participant_of(name) else {
            return;
        };
        if let (Some(current), Some(old)) = (self.current_box, participant.in_box)
            && current != old
        {
            let id = &self.model.name(name).text;
            let message = format!("`{id}` is in two boxes");
            self.diagnostics.push(
                Diagnostic::new(&rules::TWO_BOXES, place, message)
                    .annotate(self.model.boxes[old].place.0, "in this box already")
                    .help("Keep it in one box only."),
            );
        }
    }

    /// `create` of somebody who is there already.
    pub(super) fn create(&mut self, name: NameIndex, range: TextRange) {
        let span = self.source.span(range);
        if let Some(participant) = self.model.participant_of(name) {
            let id = &self.model.name(name).text;
            let message = format!("`{id}` is created here, but already exists");
            self.diagnostics.push(
                Diagnostic::new(&rules::CREATED_TWICE, span, message)
                    .annotate(participant.place.0, "mentioned here first")
                    .help("Create it before its first mention, or create another id with the same label."),
            );
        }
        self.last_created = Some((name, range));
    }

    /// The first message after `create` and `destroy`, and where it names its receiver.
    pub(super) fn check_message(
        &mut self,
        (from, to): (NameIndex, NameIndex),
        receiver: TextRange,
        range: TextRange,
    ) {
        let span = self.source.span(range);
        self.met(to, range);
        if let Some((name, created)) = self.last_created {
            if name != to {
                let id = &self.model.name(name).text;
                let goes_to = &self.model.name(to).text;
                let message =
                    format!("this message goes to `{goes_to}`, but `{id}` was created just before");
                let found = Diagnostic::new(&rules::CREATED_WITHOUT_MESSAGE, span, message)
                    .annotate(self.source.span(created), "created here")
                    .help(format!(
                        "Send the next message after `create` to `{id}`, or declare it without `create`."
                    ));
                let finding = self.diagnostics.len();
                self.diagnostics.push(found);
                self.unmet.insert(
                    name,
                    Unmet {
                        finding,
                        created,
                        receiver,
                        met: None,
                    },
                );
            }
            self.last_created = None;
        } else if let Some((name, destroyed, written)) = self.last_destroyed {
            if name != to && name != from {
                let destroyed_name = self.model.name(name);
                let id = &destroyed_name.text;
                let is_known = destroyed_name.participant.is_some();
                let found = match is_known {
                    true => {
                        let message =
                            format!("the message after `destroy` is neither to nor from `{id}`");
                        Diagnostic::new(&rules::DESTROYED_WITHOUT_MESSAGE, span, message)
                            .annotate(destroyed, "destroyed here")
                    }
                    false => {
                        let message = format!("`{id}` is destroyed, but is not a participant");
                        Diagnostic::new(&rules::DESTROYED_WITHOUT_MESSAGE, destroyed, message)
                            .annotate(span, wording::REPORTED)
                    }
                };
                let near = self.nearest(name).filter(|&(_, distance)| distance == 1);
                let (help, fix) = match near.filter(|_| !is_known) {
                    Some((near, _)) => (
                        format!("Did you mean `{near}`?"),
                        Fix::unsafe_(format!("Write `{near}`"), written, near),
                    ),
                    None => (
                        format!("The next message must go to `{id}` or come from it."),
                        Fix::unsafe_("Remove the `destroy`", destroyed, ""),
                    ),
                };
                self.diagnostics.push(found.help(help).fix(fix));
            }
            self.last_destroyed = None;
        }
    }
}
