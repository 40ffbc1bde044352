//! YAML, of which the grammar only has the name: whether js-yaml with its JSON schema would read a text.

use std::collections::BTreeSet;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// Whether a text is what `data: …` or `front matter: …` in the grammar stands for.
pub fn is(what: &str, text: &str) -> bool {
    match what.split(':').next() {
        Some("data") if text.contains('\n') => loads(&format!("{text}\n")),
        Some("data") => loads(&format!("{{\n{text}\n}}")),
        Some("front matter") => loads(text),
        _ => panic!("nothing is known of `{what}`"),
    }
}

/// An open collection: for a mapping its keys so far, and whether a key is next.
enum Open {
    Sequence,
    Mapping(BTreeSet<String>, bool),
}

/// Characters that YAML has not, not even in quotes.
fn is_unprintable(c: char) -> bool {
    let allowed = matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    (c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}')) && !allowed
}

/// Whether some line begins with a colon, outside brackets, and no line with a `?`.
fn is_lone_colon(text: &str) -> bool {
    let begins = |sign: char| {
        text.lines()
            .any(|line| line.trim_start_matches([' ', '-']).starts_with(sign))
    };
    begins(':') && !begins('?') && !text.contains('{')
}

fn loads(text: &str) -> bool {
    if text.contains(is_unprintable) {
        return false;
    }
    let mut open: Vec<Open> = Vec::new();
    let mut documents = 0;
    for event in Parser::new_from_str(text) {
        let Ok((event, _)) = event else {
            return false;
        };
        let key = match &event {
            Event::Scalar(text, ..) => Some(text.to_string()),
            Event::Alias(_) | Event::SequenceStart(..) | Event::MappingStart(..) => None,
            Event::SequenceEnd | Event::MappingEnd => {
                open.pop();
                continue;
            }
            Event::DocumentStart(_) => {
                documents += 1;
                continue;
            }
            _ => continue,
        };
        // The parser takes these signs at the start of a plain text within brackets.
        if let Event::Scalar(text, ScalarStyle::Plain, ..) = &event
            && text.starts_with(['|', '>', '%', '@', '`'])
        {
            return false;
        }
        // What begins here is a key, or the value of one.
        if let Some(Open::Mapping(keys, is_key)) = open.last_mut() {
            // A key of nothing is one only in brackets, or after a `?`.
            if *is_key && key.as_deref() == Some("") && is_lone_colon(text) {
                return false;
            }
            if let (true, Some(key)) = (*is_key, key)
                && !keys.insert(key)
            {
                return false;
            }
            *is_key = !*is_key;
        }
        match event {
            Event::SequenceStart(..) => open.push(Open::Sequence),
            Event::MappingStart(..) => open.push(Open::Mapping(BTreeSet::new(), true)),
            _ => {}
        }
    }
    documents <= 1
}
