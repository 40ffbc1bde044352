//! The changed lines of a patch without context.

use std::ops::Range;
use std::path::PathBuf;

use super::{Lines, path_of};

/// The lines that each file of a patch has and its old state had not.
pub(super) fn lines(patch: &[u8]) -> Vec<(PathBuf, Lines)> {
    let mut found: Vec<(PathBuf, Lines)> = Vec::new();
    let mut file: Option<PathBuf> = None;
    let mut ranges: Vec<Range<u32>> = Vec::new();
    // A line of a hunk may look like a header.
    let mut inside = 0u32;
    for line in patch.split(|byte| *byte == b'\n') {
        if inside > 0 && matches!(line.first(), Some(b'+' | b'-')) {
            inside -= 1;
        } else if let Some(name) = line.strip_prefix(b"+++ ") {
            let lines = Lines::These(std::mem::take(&mut ranges));
            found.extend(file.take().map(|file| (file, lines)));
            file = name_of(name);
        } else if let Some((old, new)) = line.strip_prefix(b"@@ ").and_then(hunk) {
            inside = old + (new.end - new.start);
            ranges.push(new);
        }
    }
    if let Some(file) = file {
        found.push((file, Lines::These(ranges)));
    }
    found
}

/// How many old lines a hunk has, and which new ones: `-3,2 +3 @@`.
fn hunk(line: &[u8]) -> Option<(u32, Range<u32>)> {
    let line = std::str::from_utf8(line.split(|byte| *byte == b'@').next()?).ok()?;
    let mut sides = line.split_whitespace().map(|side| {
        let (start, count) = side
            .get(1..)?
            .split_once(',')
            .unwrap_or((side.get(1..)?, "1"));
        Some((start.parse::<u32>().ok()?, count.parse::<u32>().ok()?))
    });
    let (_, old) = sides.next()??;
    let (start, count) = sides.next()??;
    Some((old, start..start.checked_add(count)?))
}

/// A file's name after `+++ `: in quotes where it has odd characters; none where the file is gone.
fn name_of(name: &[u8]) -> Option<PathBuf> {
    let name = name.strip_suffix(b"\t").unwrap_or(name);
    let name = match name.strip_prefix(b"\"").and_then(|n| n.strip_suffix(b"\"")) {
        Some(quoted) => unquoted(quoted),
        None => name.to_vec(),
    };
    name.strip_prefix(b"b/").map(path_of)
}

/// C's escapes, as git writes them.
fn unquoted(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let mut rest = text.iter().copied();
    while let Some(byte) = rest.next() {
        if byte != b'\\' {
            out.push(byte);
            continue;
        }
        out.push(match rest.next() {
            Some(b'a') => 7,
            Some(b'b') => 8,
            Some(b't') => b'\t',
            Some(b'n') => b'\n',
            Some(b'v') => 11,
            Some(b'f') => 12,
            Some(b'r') => b'\r',
            Some(digit @ b'0'..=b'7') => {
                let more = [rest.next(), rest.next()].into_iter().flatten();
                more.fold(digit - b'0', |n, d| {
                    n.wrapping_mul(8).wrapping_add(d.wrapping_sub(b'0'))
                })
            }
            Some(other) => other,
            None => b'\\',
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_those_of_the_new_state() {
        let patch = b"diff --git a/a.md b/a.md\n--- a/a.md\n+++ b/a.md\n@@ -3,2 +3 @@ head\n-old\n-old\n+++ b/trap.md\n\
            @@ -9,0 +9,2 @@\n+x\n+@@ -1 +1 @@\n\\ No newline at end of file\n@@ -20 +21,0 @@\n-x\n\
            diff --git a/b.md b/b.md\n--- a/b.md\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n\
            --- /dev/null\n+++ \"b/d/\\303\\251 \\\"q\\\".md\"\n@@ -0,0 +1,3 @@\n+a\n+b\n+c\n\
            +++ b/with space.md\t\n@@ -1 +1 @@\n-a\n+b\n";
        let found = lines(patch);
        let these = |lines: &[(u32, u32)]| {
            Lines::These(lines.iter().map(|&(start, end)| start..end).collect())
        };
        assert_eq!(
            found,
            [
                ("a.md".into(), these(&[(3, 4), (9, 11), (21, 21)])),
                ("d/é \"q\".md".into(), these(&[(1, 4)])),
                ("with space.md".into(), these(&[(1, 2)])),
            ]
        );
    }
}
