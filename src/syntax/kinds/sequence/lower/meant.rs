//! What was meant where Mermaid's database refuses a statement: only the whole chart tells.

use super::Lowering;
use crate::diagnostic::{Applicability, Fix};
use crate::model::sequence::NameIndex;
use crate::source::{Mapped, TextRange};
use crate::syntax::text;

/// Somebody who was created, and whom the next message did not meet.
pub(super) struct Unmet {
    /// The index of the finding.
    pub(super) finding: usize,
    /// The `create`.
    pub(super) created: TextRange,
    /// Whom the next message names instead.
    pub(super) receiver: TextRange,
    /// The first message that does go there.
    pub(super) met: Option<TextRange>,
}

/// Somebody who was deactivated, and never active.
pub(super) struct Idle {
    /// The index of the finding.
    pub(super) finding: usize,
    pub(super) name: NameIndex,
}

/// With how many names a misspelt one is compared.
const COMPARED: usize = 200;

impl Lowering<'_> {
    /// A message that goes to somebody.
    pub(super) fn met(&mut self, to: NameIndex, message: TextRange) {
        if let Some(unmet) = self.unmet.get_mut(&to) {
            unmet.met.get_or_insert(message);
        }
    }

    /// Gives findings the fixes that the rest of the chart decides.
    pub(super) fn settle(&mut self) {
        for (name, unmet) in std::mem::take(&mut self.unmet) {
            let fix = self.met_late(name, &unmet);
            self.diagnostics[unmet.finding].fix = Some(fix);
        }
        for Idle { finding, name } in std::mem::take(&mut self.idle) {
            if self.model.participant_of(name).is_some() || self.is_misspelt(name) {
                continue;
            }
            let found = &mut self.diagnostics[finding];
            found.help = Some("Remove the line: no participant has that name.".to_owned());
            if let Some(fix) = &mut found.fix {
                fix.applicability = Applicability::Safe;
            }
        }
    }

    /// The fix for somebody who was created, and met later or never.
    fn met_late(&self, name: NameIndex, unmet: &Unmet) -> Fix {
        let id = self.model.name(name).text.as_str();
        let receiver = text::trimmed(self.source, unmet.receiver);
        if self.source.slice(receiver).trim_matches(['"', '\'']) == id {
            let place = self.source.span(receiver);
            return Fix::safe(format!("Write `{id}`"), place, id);
        }
        let line = |range: TextRange| self.source.slice(own_line(self.source, range));
        let created = self.source.slice(unmet.created);
        let alone = line(unmet.created).trim() == created;
        // Who does something before cannot be created later.
        let first = self.model.name(name).mentions.get(1);
        let is_first = |message: TextRange| {
            first.is_some_and(|&first| self.source.span(message).contains(first))
        };
        if let Some(message) = unmet.met.filter(|&message| alone && is_first(message)) {
            let own = own_line(self.source, message);
            let indent = line(message);
            let indent = &indent[..indent.len() - indent.trim_start().len()];
            let place = self.source.span(TextRange::at(own.start));
            return Fix::safe(
                "Create it before its first message",
                text::line_of(self.source, unmet.created),
                "",
            )
            .and(place, format!("{indent}{created}\n"));
        }
        let start = unmet.created.start;
        let word = TextRange::new(start, start + "create ".len() as u32);
        let what = "Declare it without `create`";
        let place = self.source.span(word);
        match unmet.met.is_some() || self.is_lost(name) {
            true => Fix::unsafe_(what, place, ""),
            false => Fix::safe(what, place, ""),
        }
    }

    /// Whether a name looks like that of a participant.
    fn is_misspelt(&self, name: NameIndex) -> bool {
        self.nearest(name)
            .is_some_and(|(_, distance)| distance <= 2)
    }

    /// The participant whose name is most like another name, and in how many letters they differ.
    pub(super) fn nearest(&self, name: NameIndex) -> Option<(&str, usize)> {
        let id = self.model.name(name).text.to_lowercase();
        let known = self.model.participants.iter().take(COMPARED);
        let known = known.map(|known| self.model.name(known.name).text.as_str());
        let known = known.map(|known| {
            (
                known,
                strsim::damerau_levenshtein(&known.to_lowercase(), &id),
            )
        });
        known.min_by_key(|&(_, distance)| distance)
    }
}

/// The line in which a range begins, without its line break.
fn own_line(source: &Mapped, range: TextRange) -> TextRange {
    let start = range.start as usize;
    let from = source.text[..start].rfind('\n').map_or(0, |at| at + 1);
    let rest = &source.text[start..];
    let end = rest.find('\n').map_or(source.text.len(), |at| start + at);
    TextRange::new(from as u32, end as u32)
}
