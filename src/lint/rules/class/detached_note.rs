//! `detached-note`

use foldhash::HashSet;

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::allow::nearest;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::source::Span;

declare_rule! {
    /// A note for a class that does not exist.
    ///
    /// A class is known by its name without its types: a note for `Box~T~` is joined to no class,
    /// one for `Box` is.
    ///
    /// ## Why it is bad
    ///
    /// The note is drawn on its own, without the line to its class.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box~T~
    ///     note for Box~T~ "holds one thing"
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// classDiagram
    ///     class Box~T~
    ///     note for Box "holds one thing"
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because a line is drawn: the type is removed, or the nearest name is written.
    pub(super) INFO = "detached-note", Traps, Warning
}

pub(super) struct DetachedNote;

impl Rule<ClassView<'_>> for DetachedNote {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let classes = chart.model.classes.iter();
        let ids: HashSet<&str> = classes.map(|class| class.id.as_str()).collect();
        for note in &chart.model.notes {
            let Some(about) = &note.about else { continue };
            if ids.contains(about.text.as_str()) {
                continue;
            }
            let plain = about.text.split('~').next().unwrap_or_default();
            let place = about.place.0;
            let message = match ids.contains(plain) {
                true => format!(
                    "this note is not joined to {}: the class is called {}",
                    code(&about.text),
                    code(plain)
                ),
                false => format!(
                    "there is no class {}, so this note is joined to nothing",
                    code(&about.text)
                ),
            };
            let found = Diagnostic::new(&INFO, place, message);
            let found = if ids.contains(plain) {
                let found = found.help(format!("Write {} without the type.", code(plain)));
                match types(chart, place) {
                    Some(types) => found.fix(Fix::unsafe_("Remove the type", types, "")),
                    None => found,
                }
            } else {
                let classes = chart.model.classes.iter();
                match nearest(plain, classes.map(|class| class.id.as_str())) {
                    Some(near) => found.help(format!("Did you mean {}?", code(near))),
                    None => found.help("Declare the class, or write `note \"text\"`."),
                }
            };
            out.about_id(plain, found);
        }
    }
}

/// The `~T~` after a name.
fn types(chart: &ClassView<'_>, name: Span) -> Option<Span> {
    let after = &chart.source.text()[name.range().end..];
    let inner = after.strip_prefix('~')?;
    let length = inner.find(['~', '\n'])?;
    inner[length..].starts_with('~').then(|| {
        let end = name.end + length as u32 + 2;
        Span::new(name.end, end)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn notes_for_nothing() {
        let chart = "classDiagram\n    note for Box~T~ \"one\"\n    class Box~T~\n    note for Bix \"two\"\n    note for Box \"three\"\n    note \"four\"\n";
        assert_eq!(
            found(&DetachedNote, chart),
            [
                "2:14 this note is not joined to `Box~T~`: the class is called `Box`",
                "4:14 there is no class `Bix`, so this note is joined to nothing",
            ]
        );
        assert!(fixed(&DetachedNote, chart).contains("note for Box \"one\""));
    }
}
