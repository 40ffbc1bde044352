//! What a label shows, roughly.

use std::borrow::Cow;

use super::entity::decoded;
use super::tag::Tag;

/// The longest tag that is read as one.
const LONGEST: usize = 1024;

/// The text of a label on one line: tags, line breaks and spaces as one space, entity codes decoded. Linear in
/// the label.
pub(crate) fn shown(label: &str) -> Cow<'_, str> {
    if is_plain(label) {
        return Cow::Borrowed(label);
    }
    let mut out = String::with_capacity(label.len());
    let mut at = 0;
    while let Some(sign) = label[at..].find(['<', '\\']).map(|i| at + i) {
        out.push_str(&label[at..sign]);
        let gap = if label[sign..].starts_with("\\n") {
            Some(sign + 2)
        } else {
            Tag::at(label, sign, LONGEST).map(|tag| tag.range.end)
        };
        out.push_str(if gap.is_some() {
            " "
        } else {
            &label[sign..=sign]
        });
        at = gap.unwrap_or(sign + 1);
    }
    out.push_str(&label[at..]);
    let out = decoded(&out);
    Cow::Owned(out.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Whether a text shows as it is written: words of ASCII with one space between them, without
/// anything that could be a tag, an entity, an icon or emphasis.
pub(crate) fn is_plain(text: &str) -> bool {
    let mut before = b' ';
    let plain = text.bytes().all(|byte| {
        let before = std::mem::replace(&mut before, byte);
        match byte {
            b' ' => before != b' ',
            b'<' | b'\\' | b'#' | b'&' | b'*' | b'_' => false,
            b'f' => before != b':',
            _ => byte.is_ascii_graphic(),
        }
    });
    plain && before != b' '
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_goes_and_text_stays() {
        assert_eq!(
            shown("a<br/>b &lt; #quot;c#quot;\\nd <e"),
            "a b < \"c\" d <e"
        );
        assert_eq!(shown("C:\\temp < 3"), "C:\\temp < 3");
    }
}
