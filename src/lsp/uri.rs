//! Addresses of documents, and the paths of those that are files.

use std::path::{Path, PathBuf};

/// The path of a file's address; `None` for what is not in a file.
pub(super) fn path(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    // What stands before the path is a machine's name, and mostly nothing.
    let path = decoded(&rest[rest.find('/')?..]);
    let bytes = path.as_bytes();
    let has_drive = cfg!(windows) && bytes.len() > 2 && bytes[2] == b':';
    Some(PathBuf::from(if has_drive { &path[1..] } else { &path }))
}

/// The address of a file, whose path is a full one.
pub(super) fn of_path(path: &Path) -> String {
    let path = path.to_string_lossy().replace('\\', "/");
    let mut uri = String::from(if path.starts_with('/') {
        "file://"
    } else {
        "file:///"
    });
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            uri += &format!("%{byte:02X}");
        }
    }
    uri
}

/// The text without `%` codes. What is not one, or not UTF-8, stays.
fn decoded(text: &str) -> String {
    let bytes = text.as_bytes();
    let digit = |at: usize| {
        bytes
            .get(at)
            .and_then(|&byte| char::from(byte).to_digit(16))
    };
    let mut found = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        match (bytes[at], digit(at + 1), digit(at + 2)) {
            (b'%', Some(high), Some(low)) => {
                found.push((high * 16 + low) as u8);
                at += 3;
            }
            (byte, ..) => {
                found.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(found).unwrap_or_else(|_| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn files_go_there_and_back() {
        for name in ["/a/b.md", "/a b/100%/é😀#?.mmd", "/c:/x"] {
            assert_eq!(
                path(&of_path(Path::new(name))).as_deref(),
                Some(Path::new(name))
            );
        }
        assert_eq!(of_path(Path::new("/a b/é.md")), "file:///a%20b/%C3%A9.md");
        assert_eq!(path("file://host/a%2fb%zz"), Some(PathBuf::from("/a/b%zz")));
    }

    #[test]
    fn what_is_not_a_file_has_no_path() {
        for uri in [
            "untitled:Untitled-1",
            "vscode-notebook-cell:/a.ipynb#W0",
            "file:",
            "file://",
            "",
            "%",
        ] {
            assert_eq!(path(uri), None, "{uri}");
        }
    }
}
