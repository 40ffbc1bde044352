//! Messages from the client: each a header with a length, and JSON.

use std::io::{self, BufRead, Read};
use std::sync::mpsc::{self, Receiver};

use lsp_server::Message;

/// The longest message that is read, in bytes: offsets in a text are 32 bits wide.
const LONGEST: u64 = u32::MAX as u64;

/// What came in.
#[derive(Debug)]
pub(super) enum Incoming {
    /// A message.
    Message(Message),
    /// Something that is not a message, and why.
    Malformed(String),
}

/// Reads messages on a thread of its own, up to the end of the input.
pub(super) fn read(mut input: impl BufRead + Send + 'static) -> Receiver<Incoming> {
    let (sender, receiver) = mpsc::channel();
    std::thread::spawn(move || {
        while let Ok(Some(incoming)) = next(&mut input) {
            if sender.send(incoming).is_err() {
                break;
            }
        }
    });
    receiver
}

/// The next message; `None` at the end of the input.
fn next(input: &mut impl BufRead) -> io::Result<Option<Incoming>> {
    let Some(length) = header(input)? else {
        return Ok(None);
    };
    let length = match length {
        Ok(length) => length,
        Err(why) => return Ok(Some(Incoming::Malformed(why))),
    };
    // What a header asks for is not reserved before it comes.
    let mut body = Vec::new();
    if input.take(length).read_to_end(&mut body)? as u64 != length {
        return Ok(None);
    }
    Ok(Some(match serde_json::from_slice(&body) {
        Ok(message) => Incoming::Message(message),
        Err(error) => Incoming::Malformed(error.to_string()),
    }))
}

/// The length that the next header gives, or why it gives none; `None` at the end of the input.
fn header(input: &mut impl BufRead) -> io::Result<Option<Result<u64, String>>> {
    let mut length = Err("a header does not say `Content-Length`".to_owned());
    loop {
        let mut line = Vec::new();
        if input.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let line = String::from_utf8_lossy(&line);
        let Some((name, value)) = line.trim_end().split_once(':') else {
            if line.trim().is_empty() {
                return Ok(Some(length));
            }
            continue;
        };
        if name.trim().eq_ignore_ascii_case("Content-Length") {
            let value = value.trim();
            length = match value.parse() {
                Ok(number) if number <= LONGEST => Ok(number),
                _ => Err(format!("`{value}` is not a length that can be read")),
            };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(input: &'static str) -> Vec<String> {
        let shown = |incoming| match incoming {
            Incoming::Message(Message::Notification(message)) => message.method,
            Incoming::Message(other) => format!("{other:?}"),
            Incoming::Malformed(why) => format!("malformed: {why}"),
        };
        read(input.as_bytes()).iter().map(shown).collect()
    }

    #[test]
    fn what_is_not_a_message_ends_nothing() {
        let good = "Content-Length: 14\r\n\r\n{\"method\":\"a\"}";
        assert_eq!(all(good), ["a"]);
        let input = "Content-Length: 3\r\nContent-Type: x\r\n\r\n{]}content-length:14\r\n\r\n{\"method\":\"b\"}";
        let found = all(input);
        assert!(
            found[0].starts_with("malformed: key must be a string"),
            "{found:?}"
        );
        assert_eq!(found[1], "b");
        let found = all(
            "Content-Length: 99999999999999999999\r\n\r\nnonsense\r\n\r\nContent-Length: 14\r\n\r\n{\"method\":\"c\"}",
        );
        assert_eq!(found.len(), 3, "{found:?}");
        assert_eq!(found[2], "c");
        assert!(all("Content-Length: 4294967295\r\n\r\n{}").is_empty());
        assert!(all("").is_empty());
    }
}
