//! What the parser takes and js-yaml refuses.

use saphyr_parser::ScalarStyle;

/// A text that is refused as a whole: why, and where.
pub(super) fn of_text(text: &str) -> Option<(&'static str, usize)> {
    if let Some(at) = text.find('\0') {
        return Some(("a character that cannot be printed", at));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    // `...` ends a document, also one with nothing in it, and what follows is a second one.
    let mut at = 0;
    let mut ended = false;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_start_matches([' ', '\t']).trim_end();
        let ends = line.starts_with("...") && line[3..].starts_with([' ', '\t', '\n']);
        if !bare.is_empty() && !bare.starts_with('#') {
            if ended {
                return Some(("there is something after `...`", at));
            }
            if !ends || bare.len() > 3 {
                break;
            }
            ended = true;
        }
        at += line.len();
    }
    // A block scalar that is the whole document needs an indentation.
    let begin = text.trim_start();
    let header = begin.split('\n').next().unwrap_or_default();
    let start = text.len() - begin.len();
    let indented = text[..start]
        .rsplit('\n')
        .next()
        .is_some_and(|line| line.starts_with(' '));
    if header.starts_with(['|', '>']) && !indented && !header.contains(|c: char| c.is_ascii_digit())
    {
        let mut after = begin[header.len()..].split('\n');
        let held = match after
            .clone()
            .find(|line| !line.trim_matches(' ').is_empty())
        {
            Some(line) => line.starts_with(' '),
            None => after.any(|line| line.starts_with(' ')),
        };
        if !held {
            return Some(("lines after `|` or `>` that are not indented", start));
        }
    }
    None
}

/// A scalar: its text, and how it is written.
pub(super) fn of_scalar(text: &str, raw: &str, style: ScalarStyle) -> Result<(), String> {
    let unprintable = |c: char| {
        matches!(c, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}')
            || matches!(c, '\u{7f}'..='\u{84}' | '\u{86}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}')
    };
    let refused = match style {
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            raw.contains(|c: char| c < ' ' && !matches!(c, '\t' | '\n'))
        }
        _ => text.contains(unprintable),
    };
    if refused {
        return Err("a character that cannot be printed".into());
    }
    if style == ScalarStyle::Plain
        && let Some(sign) = raw.chars().next().filter(|c| "|>%@`".contains(*c))
    {
        return Err(format!("a value that begins with `{sign}`; quote it"));
    }
    Ok(())
}

/// Something that only the indentation holds together: what stands before it.
pub(super) fn of_block(before: &str) -> Result<(), String> {
    let line = before.rsplit('\n').next().unwrap_or_default();
    if line.contains('\t') {
        return Err("a tab; indent with spaces".into());
    }
    Ok(())
}

/// A key of nothing, `: value`, outside brackets: only a `?` before it makes it one.
pub(super) fn of_absent_key(before: &str, rest: &str) -> Result<(), String> {
    if rest.trim_start().starts_with(':') && !before.trim_end().ends_with('?') {
        return Err("a `:` with no key before it".into());
    }
    Ok(())
}

/// A key within brackets: its `:` stands on the line where it begins, or after a `?`.
pub(super) fn of_flow_key(before: &str, raw: &str, after: &str) -> Result<(), String> {
    let spaces = after.len() - after.trim_start().len();
    let lines = raw.contains('\n') || after[..spaces].contains('\n');
    if lines && after[spaces..].starts_with(':') && !before.trim_end().ends_with('?') {
        return Err("a key of several lines".into());
    }
    Ok(())
}

/// A plain text within brackets.
pub(super) fn of_flow_plain(raw: &str, after: &str) -> Result<(), String> {
    if (raw == "?" || raw == "-") && !after.starts_with(':') {
        return Err(format!("a lone `{raw}`; quote it"));
    }
    Ok(())
}

/// A plain text that is the whole document: its lines are indented as the first is.
pub(super) fn of_root(before: &str, raw: &str) -> Result<(), String> {
    let indent = |line: &str| line.len() - line.trim_start_matches(' ').len();
    let first = indent(before.rsplit('\n').next().unwrap_or_default());
    let mut more = raw.split('\n').skip(1);
    if more.any(|line| !line.trim().is_empty() && indent(line) < first) {
        return Err("a line that is not `key: value`, or has other indentation".into());
    }
    Ok(())
}
