//! Words that are nearly words of the language.

use super::mistake::Mistake;
use crate::diagnostic::{Diagnostic, Fix};
use crate::source::TextRange;
use crate::syntax::kinds::c4::keyword::KEYWORDS;
use crate::syntax::kinds::c4::rules;

/// Words of C4-PlantUML and of everyday speech, and Mermaid's for them.
const OTHERS: [(&str, &str); 30] = [
    ("System_Db", "SystemDb"),
    ("System_Database", "SystemDb"),
    ("System_Queue", "SystemQueue"),
    ("System_Ext_Db", "SystemDb_Ext"),
    ("System_Db_Ext", "SystemDb_Ext"),
    ("System_Queue_Ext", "SystemQueue_Ext"),
    ("Container_Db", "ContainerDb"),
    ("Container_Database", "ContainerDb"),
    ("Container_Queue", "ContainerQueue"),
    ("Container_Db_Ext", "ContainerDb_Ext"),
    ("Container_Ext_Db", "ContainerDb_Ext"),
    ("Container_Queue_Ext", "ContainerQueue_Ext"),
    ("Component_Db", "ComponentDb"),
    ("Component_Queue", "ComponentQueue"),
    ("Component_Db_Ext", "ComponentDb_Ext"),
    ("Component_Boundary", "Container_Boundary"),
    ("External_System", "System_Ext"),
    ("External_Person", "Person_Ext"),
    ("External_Container", "Container_Ext"),
    ("Software_System", "System"),
    ("SoftwareSystem", "System"),
    ("Actor", "Person"),
    ("User", "Person"),
    ("Database", "ContainerDb"),
    ("Queue", "ContainerQueue"),
    ("Rel_Neighbor", "Rel_R"),
    ("Rel_Back_Neighbor", "Rel_Back"),
    ("Relationship", "Rel"),
    ("Relation", "Rel"),
    ("UpdateElementStyles", "UpdateElementStyle"),
];

/// A word that is near to one of the language.
pub(super) fn misspelt(m: &Mistake<'_>, place: TextRange, called: bool) -> Option<Diagnostic> {
    let word = m.slice(place);
    if word.len() < 3 {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    let others = OTHERS.iter().map(|(other, known)| (*other, *known));
    let exact = KEYWORDS
        .iter()
        .map(|(known, _)| (*known, *known))
        .chain(others)
        .find(|(other, _)| other.eq_ignore_ascii_case(word))
        .map(|(_, known)| (0, known));
    // `BiRel_U`, `BiRelIndex`: Mermaid has one relation with two heads.
    let both =
        || (lower.starts_with("birel_") || lower.starts_with("birelneigh")).then_some((0, "BiRel"));
    let nearest = || {
        let distances = KEYWORDS.iter().map(|(known, _)| {
            let distance = strsim::damerau_levenshtein(&known.to_ascii_lowercase(), &lower);
            (distance, *known)
        });
        distances
            .min()
            .filter(|(distance, known)| *distance <= 1 + known.len() / 6)
    };
    let (distance, known) = exact.or_else(both).or_else(nearest)?;
    if !called && distance > 0 {
        return None;
    }
    let message = format!("unknown keyword {}", m.code(place));
    let found = m.finding(&rules::MISSPELT_KEYWORD, place, message);
    let fix = Fix::safe(format!("Write `{known}`"), m.span(place), known);
    Some(found.fix(fix))
}

/// A word of the language with its arguments right after it.
pub(super) fn glued(m: &Mistake<'_>, line: TextRange, text: &str) -> Option<Diagnostic> {
    let known = KEYWORDS
        .iter()
        .map(|(known, _)| *known)
        .filter(|known| text.starts_with(known));
    let known = known.max_by_key(|known| known.len())?;
    let closed = text.trim_end_matches([' ', '{']).ends_with(')');
    if text.contains('(') || !closed {
        return None;
    }
    let word = TextRange::new(line.start, line.start + known.len() as u32);
    let place = m.span(TextRange::at(word.end));
    Some(
        m.page
            .finding(
                &rules::BROKEN_PARENTHESES,
                word,
                format!("`(` is missing after `{known}`"),
            )
            .fix(Fix::safe("Add `(`", place, "(")),
    )
}
