//! What a line may open, looked at without the prefixes of containers.

use super::cursor::{Cursor, lines};

/// An open fence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fence {
    mark: u8,
    length: usize,
    /// Columns that its lines lose.
    pub(super) indent: usize,
    /// Whether it holds Mermaid.
    pub(super) chart: bool,
    /// Whether it is a directive in braces, whose first lines may be options.
    pub(super) directive: bool,
}

impl Fence {
    /// A code fence of any language, or a `:::mermaid` block.
    pub(super) fn open(line: &Cursor<'_>) -> Option<Self> {
        let rest = line.trimmed();
        let mark = rest.bytes().next().filter(|b| b"`~:".contains(b))?;
        let length = rest.bytes().take_while(|&b| b == mark).count();
        let info = rest[length..].trim();
        let chart = is_mermaid(info);
        let opens = match mark {
            b'`' => !info.contains('`'),
            b'~' => true,
            _ => chart,
        };
        (length >= 3 && opens).then(|| Self {
            mark,
            length,
            indent: line.indent(),
            chart,
            directive: info.starts_with('{'),
        })
    }

    /// What closes it: its marks.
    pub(super) fn marks(&self) -> String {
        char::from(self.mark).to_string().repeat(self.length)
    }

    /// Whether a line begins like a code fence, or like a block of colons inside one.
    pub(super) fn is_like(&self, line: &str) -> bool {
        ["```", "~~~"].iter().any(|marks| line.starts_with(marks)) && !is_span(line)
            || self.mark == b':' && line.starts_with(":::")
    }

    /// Whether a line closes it. `free`: however far the line is indented.
    pub(super) fn closes(&self, line: &Cursor<'_>, free: bool) -> bool {
        let rest = line.trimmed();
        let reach = if self.indent < 4 { 4 } else { self.indent + 4 };
        rest.len() >= self.length
            && rest.bytes().all(|b| b == self.mark)
            && (free || self.mark == b':' || line.indent() < reach)
    }
}

/// Whether a line that begins with backticks is code in a line of text: ```` ```x``` ````.
fn is_span(line: &str) -> bool {
    line.trim_start_matches('`').contains('`')
}

/// Whether an info string says Mermaid: `mermaid`, `{mermaid}`, `{.mermaid}`, in any case, with or
/// without attributes after it (`mermaid title="x"`, `mermaid{1,3}`, `{#id .mermaid}`).
fn is_mermaid(info: &str) -> bool {
    let is_word = |word: &str| word.trim_start_matches('.').eq_ignore_ascii_case("mermaid");
    if let Some(braced) = info.strip_prefix('{') {
        let inner = braced.split('}').next().unwrap_or_default();
        let mut words = inner.split([' ', '\t', ',']).filter(|w| !w.is_empty());
        return words.next().is_some_and(is_word)
            || words.any(|word| word.starts_with('.') && is_word(word));
    }
    let word = info.split([' ', '\t', '{', ',', ':', ';', '[', '(']).next();
    word.is_some_and(|word| word.eq_ignore_ascii_case("mermaid"))
}

/// Whether a line of a directive is an option (`:caption: Text`).
pub(super) fn is_option(line: &str) -> bool {
    line.trim_start()
        .strip_prefix(':')
        .and_then(|rest| rest.split_once(':'))
        .is_some_and(|(name, _)| {
            !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        })
}

/// Passes the mark of a block quote.
pub(super) fn quote(line: &mut Cursor<'_>) -> bool {
    let is_quote = line.trimmed().starts_with('>');
    if is_quote {
        line.skip_spaces();
        line.skip_bytes(1);
        line.skip_columns(1);
    }
    is_quote
}

/// Passes the marker of a list item: the columns that its lines are indented by. One that interrupts
/// a paragraph is not empty, and begins at 1.
pub(super) fn list_item(line: &mut Cursor<'_>, interrupts: bool) -> Option<usize> {
    let rest = line.trimmed();
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let marker = match rest.as_bytes().get(digits)? {
        b'-' | b'+' | b'*' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let first = rest[..digits].parse::<u32>().unwrap_or(1);
    let empty = rest.len() == marker;
    if !(empty || matches!(rest.as_bytes()[marker], b' ' | b'\t')) {
        return None;
    }
    if interrupts && (empty || first != 1) {
        return None;
    }
    let indent = line.indent();
    line.skip_spaces();
    line.skip_bytes(marker);
    let spaces = line.indent();
    if empty || spaces > 4 {
        line.skip_columns(1);
        Some(indent + marker + 1)
    } else {
        line.skip_columns(spaces);
        Some(indent + marker + spaces)
    }
}

/// Whether a line is a block of its own: a heading or a thematic break. Under a paragraph, the line
/// that makes it a heading is one as well.
pub(super) fn is_single_line(rest: &str, in_paragraph: bool) -> bool {
    let hashes = rest.bytes().take_while(|&b| b == b'#').count();
    if (1..=6).contains(&hashes) {
        return matches!(rest.as_bytes().get(hashes), None | Some(b' ' | b'\t'));
    }
    let all = |mark: u8| rest.bytes().all(|b| b == mark);
    if in_paragraph && (all(b'=') || all(b'-')) {
        return true;
    }
    b"-_*".iter().any(|&mark| {
        rest.bytes().all(|b| b == mark || b == b' ' || b == b'\t')
            && rest.bytes().filter(|&b| b == mark).count() >= 3
    })
}

/// Whether the lines after, indented by four columns, belong to this one: an admonition or a tab of
/// MkDocs, or a footnote.
pub(super) fn is_indented_block(rest: &str) -> bool {
    let word = |rest: &str| {
        rest.strip_prefix(' ')
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphanumeric() || c == '"'))
    };
    if let Some(rest) = rest.strip_prefix("!!!").or(rest.strip_prefix("???")) {
        return word(rest.strip_prefix('+').unwrap_or(rest));
    }
    if let Some(rest) = rest.strip_prefix("===") {
        return rest.trim_start_matches(['!', '+']).starts_with(" \"");
    }
    rest.strip_prefix("[^")
        .and_then(|rest| rest.split_once("]:"))
        .is_some_and(|(name, _)| !name.is_empty() && !name.contains([' ', ']', '[']))
}

/// Text in which no fence counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hide {
    /// `<!-- … -->`
    Comment,
    /// `{/* … */}`
    Jsx,
    /// `<script>`, `<pre>`, `<style>`, `<textarea>`
    Raw,
    /// `<? … ?>`
    Instruction,
    /// `<!DOCTYPE … >`
    Declaration,
    /// `<![CDATA[ … ]]>`
    Data,
}

const RAW: [&str; 4] = ["script", "pre", "style", "textarea"];

/// What a line's text hides from its start on.
pub(super) fn hidden(rest: &str) -> Option<Hide> {
    if rest.starts_with("{/*") {
        return Some(Hide::Jsx);
    }
    let tag = rest.strip_prefix('<')?;
    if tag.starts_with("!--") {
        return Some(Hide::Comment);
    }
    if tag.starts_with('?') {
        return Some(Hide::Instruction);
    }
    if tag.starts_with("![CDATA[") {
        return Some(Hide::Data);
    }
    if let Some(name) = tag.strip_prefix('!') {
        let letter = name.starts_with(|c: char| c.is_ascii_alphabetic());
        return letter.then_some(Hide::Declaration);
    }
    let end = tag.find(|c: char| !c.is_ascii_alphabetic());
    let (name, after) = tag.split_at(end.unwrap_or(tag.len()));
    let raw = RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name));
    (raw && (after.is_empty() || after.starts_with([' ', '\t', '>', '\r', '\n'])))
        .then_some(Hide::Raw)
}

impl Hide {
    /// How long the opening and the closing of a comment are; `None` for what is not a comment.
    pub(super) fn comment(self) -> Option<(usize, usize)> {
        match self {
            Self::Comment => Some((4, 3)),
            Self::Jsx => Some((3, 3)),
            _ => None,
        }
    }

    /// The offset after its end in a line.
    pub(super) fn end(self, rest: &str) -> Option<usize> {
        let find = |end: &str| rest.find(end).map(|at| at + end.len());
        match self {
            Self::Comment => find("-->"),
            Self::Jsx => find("*/}"),
            Self::Instruction => find("?>"),
            Self::Declaration => find(">"),
            Self::Data => find("]]>"),
            Self::Raw => {
                let mut at = 0;
                while let Some(next) = rest[at..].find("</") {
                    at += next + 2;
                    // The longest of them is `textarea`.
                    let name = rest[at..].bytes().take(9).position(|b| b == b'>');
                    let name = name.and_then(|end| rest.get(at..at + end));
                    if let Some(name) = name
                        && RAW.iter().any(|raw| raw.eq_ignore_ascii_case(name))
                    {
                        return Some(at + name.len() + 1);
                    }
                }
                None
            }
        }
    }

    /// The same, in the line that opens it.
    pub(super) fn end_of_opened(self, rest: &str) -> Option<usize> {
        let open = match self {
            Self::Raw => 0,
            Self::Jsx => 3,
            _ => 2,
        };
        self.end(rest.get(open..)?).map(|end| end + open)
    }
}

/// Whether a line is HTML or JSX tags. One that interrupts a paragraph is of a block element, or a
/// component.
pub(super) fn is_tag(rest: &str, interrupts: bool) -> bool {
    let Some(tag) = rest.strip_prefix('<') else {
        return false;
    };
    let tag = tag.strip_prefix('/').unwrap_or(tag);
    let end = tag.find(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c)));
    let (name, after) = tag.split_at(end.unwrap_or(tag.len()));
    if !(after.is_empty() || after.starts_with([' ', '\t', '>', '/'])) {
        return false; // `<https://…>`
    }
    let block = BLOCKS.iter().any(|block| block.eq_ignore_ascii_case(name));
    let component = name.starts_with(|c: char| c.is_ascii_uppercase());
    block || component || (!interrupts && rest.ends_with('>'))
}

/// The elements that CommonMark takes for blocks.
const BLOCKS: [&str; 62] = [
    "address",
    "article",
    "aside",
    "base",
    "basefont",
    "blockquote",
    "body",
    "caption",
    "center",
    "col",
    "colgroup",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "frame",
    "frameset",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hr",
    "html",
    "iframe",
    "legend",
    "li",
    "link",
    "main",
    "menu",
    "menuitem",
    "nav",
    "noframes",
    "ol",
    "optgroup",
    "option",
    "p",
    "param",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "title",
    "tr",
    "track",
    "ul",
];

/// Where a page's Markdown begins: after a byte order mark and front matter (YAML between `---`, TOML
/// between `+++`). A fence at the line's start says that there is none: YAML cannot hold one.
pub(super) fn page_start(text: &str) -> usize {
    let start = if text.starts_with('\u{FEFF}') { 3 } else { 0 };
    let mut lines = lines(text, start);
    let mut line = || {
        let (from, to) = lines.next()?;
        Some((text[from..to].trim_end(), to))
    };
    let Some((mark @ ("---" | "+++"), _)) = line() else {
        return start;
    };
    while let Some((text, end)) = line() {
        if text == mark || (mark == "---" && text == "...") {
            return end;
        }
        if text.starts_with("```") || text.starts_with("~~~") {
            break;
        }
    }
    start
}
