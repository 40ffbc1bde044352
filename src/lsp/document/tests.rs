use gen_lsp_types::{
    ClientCapabilities, GeneralClientCapabilities, PositionEncodingKind,
    TextDocumentContentChangePartial, TextDocumentContentChangeWholeDocument,
};
use proptest::prelude::*;

use super::*;

/// A text as a client has it: lines of characters, whose breaks are part of them.
fn lines(text: &str) -> Vec<Vec<char>> {
    let mut lines = vec![Vec::new()];
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let last = lines.len() - 1;
        lines[last].push(c);
        if c == '\n' || c == '\r' && chars.peek() != Some(&'\n') {
            lines.push(Vec::new());
        }
    }
    lines
}

/// Where a position of a client's text is in it, in characters.
fn place(text: &str, (line, column): (usize, usize)) -> (usize, Position, Position) {
    let lines = lines(text);
    let line = line % lines.len();
    let content = lines[line].iter().filter(|c| !"\r\n".contains(**c)).count();
    let column = column % (content + 1);
    let before: usize = lines[..line].iter().map(Vec::len).sum();
    let units = |units: fn(&char) -> usize| lines[line][..column].iter().map(units).sum::<usize>();
    let position = |column: usize| Position::new(line as u32, column as u32);
    (
        before + column,
        position(units(|c| c.len_utf8())),
        position(units(|c| c.len_utf16())),
    )
}

fn document(text: &str, kind: PositionEncodingKind) -> Document {
    let capabilities = ClientCapabilities {
        general: Some(GeneralClientCapabilities {
            position_encodings: Some(vec![kind]),
            ..Default::default()
        }),
        ..Default::default()
    };
    let item = TextDocumentItem {
        uri: "untitled:1".into(),
        language_id: String::from("markdown").into(),
        version: 1,
        text: text.to_owned(),
    };
    Document::new(item, &Client::new(&capabilities))
}

fn change(range: Range, text: &str) -> TextDocumentContentChangeEvent {
    TextDocumentContentChangePartial {
        range,
        text: text.to_owned(),
        ..Default::default()
    }
    .into()
}

proptest! {
    #[test]
    fn edits_give_the_text_that_the_client_has(
        start in "[a-c😀é\r\n]{0,30}",
        edits in prop::collection::vec(
            ((0usize..9, 0usize..9), (0usize..9, 0usize..9), "[x😀ß\r\n]{0,4}"),
            1..12,
        ),
    ) {
        let mut client = start.clone();
        let mut bytes = document(&start, PositionEncodingKind::UTF8);
        let mut units = document(&start, PositionEncodingKind::UTF16);
        for (version, (one, other, text)) in (2..).zip(edits) {
            let (one, other) = (place(&client, one), place(&client, other));
            let (from, to) = if one.0 <= other.0 { (one, other) } else { (other, one) };
            let chars: Vec<char> = client.chars().collect();
            let kept = [&chars[..from.0], &text.chars().collect::<Vec<_>>(), &chars[to.0..]];
            client = kept.concat().iter().collect();
            bytes.change(version, vec![change(Range::new(from.1, to.1), &text)]);
            units.change(version, vec![change(Range::new(from.2, to.2), &text)]);
            prop_assert_eq!(bytes.source.text(), &client);
            prop_assert_eq!(units.source.text(), &client);
        }
    }

    #[test]
    fn no_range_is_too_strange(
        text in "[a😀\r\n]{0,12}",
        ranges in prop::collection::vec(any::<(u32, u32, u32, u32)>(), 1..5),
    ) {
        let mut document = document(&text, PositionEncodingKind::UTF16);
        for (a, b, c, d) in ranges {
            let range = Range::new(Position::new(a % 9, b), Position::new(c, d % 9));
            document.change(2, vec![change(range, "é")]);
        }
    }
}

#[test]
fn a_whole_text_replaces_all() {
    let mut document = document("old", PositionEncodingKind::UTF16);
    let whole = TextDocumentContentChangeWholeDocument {
        text: "new".to_owned(),
    };
    let at = Position::new(0, 3);
    document.change(7, vec![whole.into(), change(Range::new(at, at), "er")]);
    assert_eq!((document.source.text(), document.version), ("newer", 7));
}
