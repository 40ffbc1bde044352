//! What Mermaid's database refuses, although every statement can be read.
//!
//! A statement that could not be read may have said what is missing here; where it names the class,
//! nothing is reported.

use super::{Lowering, id, names::split};
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::kinds::class::ast::Name;
use crate::syntax::kinds::class::rules;
use crate::syntax::text;

impl Lowering<'_> {
    /// A statement that could not be read.
    pub(super) fn lost(&mut self, range: TextRange) {
        self.lost.push_str(&text::decoded(self.source, range));
        self.lost.push('\n');
    }

    /// `<<interface>> A`: the class must be there already.
    pub(super) fn annotate(&mut self, word: TextRange, name: &Name) {
        let whole = id(self.source, name);
        let word = text::shown(self.source, word).text;
        if let Some(class) = self.known(&whole) {
            self.model.classes[class.0 as usize].annotations.push(word);
            return;
        }
        let id = split(&whole).0;
        // Known from here on, so that the next annotation is not reported as well.
        self.class(name);
        if self.lost.contains(id) {
            return;
        }
        let place = self.source.map.span(name.range);
        let message = format!("`{id}` gets an annotation before it is declared");
        self.diagnostics.push(
            Diagnostic::new(&rules::UNDECLARED_ANNOTATION, place, message)
                .help(format!("Declare it above this line: `class {id}`.")),
        );
    }

    /// A line with a `)` that is not a method.
    pub(super) fn refuse_member(&mut self, line: &str, range: TextRange) {
        let place = self.source.map.span(range);
        let open = line.find('(').is_some();
        let message = match open {
            true => "a method needs a name before its brackets",
            false => "this member has a `)` and no `(`",
        };
        let found = Diagnostic::new(&rules::BROKEN_MEMBER, place, message);
        let found = match open {
            true => found.help("Write the name of the method before `(`."),
            false => found.help("Write a method as `name(…) type`: Mermaid reads every line with a `)` as a method."),
        };
        self.diagnostics.push(self.balanced(found, line, range));
    }

    /// A method whose brackets stand in what a browser takes for a tag.
    pub(super) fn refuse_tags(&mut self, signs: &[usize], line: &str, range: TextRange) {
        let as_written = self.source.text[range.range()] == *line;
        let place = |&at: &usize| {
            let start = range.start + at as u32;
            self.source.map.span(TextRange::new(start, start + 1))
        };
        let whole = self.source.map.span(range);
        let message = "the brackets of this method are read as part of an HTML tag";
        let found = Diagnostic::new(&rules::BROKEN_MEMBER, whole, message)
            .help("Write `#lt;` for `<`, or a type in `~`.");
        let mut places = signs.iter().map(place);
        let fix = places.next().filter(|_| as_written).map(|first| {
            let fix = Fix::safe("Write `#lt;`", first, "#lt;");
            places.fold(fix, |fix, place| fix.and(place, "#lt;"))
        });
        self.diagnostics.push(match fix {
            Some(fix) => found.fix(fix),
            None => found,
        });
    }

    /// Puts in the bracket that is missing, where a name and parameters are plain to see.
    fn balanced(&self, found: Diagnostic, line: &str, range: TextRange) -> Diagnostic {
        let Some(close) = line.find(')') else {
            return found;
        };
        // `name)` needs `name()`.
        let head = &line[..close];
        let plain = !head.is_empty()
            && line.find('(').is_none()
            && head
                .chars()
                .all(|c| c.is_alphanumeric() || "_+-#~".contains(c));
        if !plain || self.source.text[range.range()] != *line {
            return found;
        }
        let at = self
            .source
            .map
            .span(TextRange::at(range.start + close as u32));
        found.fix(Fix::safe("Add the `(`", at, "("))
    }
}
