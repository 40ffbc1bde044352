//! From bytes to a source.

use crate::diagnostic::{Diagnostic, declare_rule};
use crate::source::{Source, Span};

declare_rule! {
    /// A file is not UTF-8.
    ///
    /// Finds files that are not valid UTF-8. Nothing else is checked in such a file.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid, browsers and Markdown tools read UTF-8: elsewhere the charts of this file show
    /// replacement characters, or nothing.
    ///
    /// ## Fix
    ///
    /// Save the file as UTF-8: `iconv -f WINDOWS-1252 -t UTF-8 old.md > new.md`.
    pub INVALID_UTF8 = "invalid-utf8", Config, Error
}

/// Makes a source of the bytes of a file.
///
/// # Errors
///
/// A file that is not UTF-8 gives a source in which every byte that is not is shown as `?`, so that
/// places stay those of the file, and the finding that points at the first such byte.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<Source, (Source, Box<Diagnostic>)> {
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Source::new(name, text)),
        Err(error) => {
            let offset = error.utf8_error().valid_up_to();
            let bytes = error.into_bytes();
            let finding = describe(&bytes, offset);
            Err((Source::new(name, readable(&bytes)), Box::new(finding)))
        }
    }
}

/// The text with `?` for every byte that belongs to no character.
fn readable(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|_| '?'));
    }
    text
}

fn describe(bytes: &[u8], offset: usize) -> Diagnostic {
    let place = u32::try_from(offset).unwrap_or(u32::MAX);
    let byte = bytes[offset];
    let finding = Diagnostic::new(
        &INVALID_UTF8,
        Span::new(place, place.saturating_add(1)),
        format!("byte 0x{byte:02X} at offset {offset} is not UTF-8"),
    );
    let utf16 = bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]);
    if utf16 {
        finding
            .label("the file begins with the mark of UTF-16")
            .help("Save the file as UTF-8: `iconv -f UTF-16 -t UTF-8`.")
    } else {
        finding
            .label("not the beginning of a character, or one that breaks off")
            .help("Save the file as UTF-8; if it is Windows-1252, `iconv -f WINDOWS-1252 -t UTF-8` does it.")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_byte_is_named_and_places_stay() {
        let (source, finding) = decode("a.mmd", b"A[caf\xe9] \xe2\x82".to_vec()).unwrap_err();
        assert_eq!(source.text(), "A[caf?] ??");
        assert_eq!(finding.span, Span::new(5, 6));
        assert_eq!(finding.message, "byte 0xE9 at offset 5 is not UTF-8");
        assert!(decode("a.mmd", "é".into()).is_ok());
    }

    #[test]
    fn utf16_is_recognised() {
        let (_, finding) = decode("a.mmd", b"\xff\xfeg\0r\0".to_vec()).unwrap_err();
        assert!(finding.label.contains("UTF-16"));
    }
}
