//! The ends of messages, as characters.

use crate::model::sequence::Head;

/// The character of an end that points to a side; `None` where the line goes on to the lifeline.
pub(super) const fn look(head: Head, to_right: bool, ascii: bool) -> Option<char> {
    Some(match (head, to_right, ascii) {
        (Head::None, ..) => return None,
        (Head::Arrow, true, false) => '▶',
        (Head::Arrow, false, false) => '◀',
        (Head::Arrow, true, true) => '>',
        (Head::Arrow, false, true) => '<',
        (Head::Cross, _, false) => '×',
        (Head::Cross, _, true) => 'x',
        (Head::Async, true, _) => ')',
        (Head::Async, false, _) => '(',
        (Head::HalfTop, true, false) => '◣',
        (Head::HalfTop, false, false) => '◢',
        (Head::HalfBottom, true, false) => '◤',
        (Head::HalfBottom, false, false) => '◥',
        (Head::StickTop, true, false) => '⇀',
        (Head::StickTop, false, false) => '↼',
        (Head::StickBottom, true, false) => '⇁',
        (Head::StickBottom, false, false) => '↽',
        (Head::HalfTop | Head::StickTop, true, true)
        | (Head::HalfBottom | Head::StickBottom, false, true) => '\\',
        (Head::HalfTop | Head::StickTop, false, true)
        | (Head::HalfBottom | Head::StickBottom, true, true) => '/',
    })
}
