//! From tokens to text.

use proc_macro2::TokenStream;

/// The longest line that something is joined to, in characters.
const WIDTH: usize = 110;

/// Prints a module: prettyplease's own output, closer together. What fits on a line stands on one, and
/// what is [`verbatim`](super::tokens::verbatim) is put in its place.
///
/// # Errors
///
/// Where the tokens are not Rust, which would be a mistake of the generator's.
pub(super) fn print(tokens: TokenStream) -> Result<String, syn::Error> {
    let file: syn::File = syn::parse2(tokens)?;
    let printed = prettyplease::unparse(&file);
    let lines = whole(printed.lines());
    set_off(&joined(&joined(&lines)))
}

/// Lines with each `text!("…");` on one, however long it is, and each `ask!(…);` where it fits.
fn whole<'p>(mut printed: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(line) = printed.next() {
        let mut line = line.to_owned();
        let asks = line.ends_with("ask!(");
        while (asks || line.trim_start().starts_with(TEXT)) && !line.ends_with(");") {
            let Some(next) = printed.next().map(str::trim) else {
                break;
            };
            if !line.ends_with('(') && !next.starts_with(')') {
                line.push(' ');
            }
            line.push_str(next);
        }
        if asks {
            wrap(&line, &mut lines);
        } else {
            lines.push(line);
        }
    }
    lines
}

/// Breaks a line before its last `||` that fits, as often as it has to be.
fn wrap(line: &str, lines: &mut Vec<String>) {
    let mut rest = line.to_owned();
    let indent = " ".repeat(line.len() - line.trim_start().len() + 4);
    while rest.chars().count() > WIDTH {
        let places = rest.match_indices(" || ").map(|(at, _)| at);
        let Some(at) = places
            .take_while(|&at| at <= WIDTH)
            .filter(|&at| at > indent.len())
            .last()
        else {
            break;
        };
        let following = format!("{indent}{}", &rest[at + 1..]);
        rest.truncate(at);
        lines.push(std::mem::replace(&mut rest, following));
    }
    lines.push(rest);
}

/// How a line begins that stands for a text.
const TEXT: &str = "text!(";

/// The text that a line stands for, if it does.
fn verbatim(code: &str) -> Option<Result<String, syn::Error>> {
    let literal = code.strip_prefix(TEXT)?.strip_suffix(");")?;
    Some(syn::parse_str::<syn::LitStr>(literal).map(|literal| literal.value()))
}

/// Groups that fit on one line on one line: what stands between brackets, and chains of calls.
fn joined(lines: &[String]) -> Vec<String> {
    let mut out: Vec<String> = Vec::with_capacity(lines.len());
    for line in lines {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        let closes = code.starts_with([')', ']'])
            || code.starts_with('}') && !code.ends_with(['{', '(', '[']);
        if closes && let Some(group) = group(&out, code, indent) {
            out.truncate(group.0);
            out.push(group.1);
        } else if let Some(last) = out.last_mut().filter(|_| code.starts_with('.'))
            && is_code(last)
            && !last.ends_with(['{', '(', '[', ';', ','])
            && last.chars().count() + code.chars().count() <= WIDTH
        {
            last.push_str(code);
        } else {
            out.push(line.clone());
        }
    }
    out
}

/// Where the group that a line closes begins, and all of it on one line.
fn group(lines: &[String], close: &str, indent: usize) -> Option<(usize, String)> {
    let at_indent = |line: &&String| line.len() - line.trim_start().len() == indent;
    let at = lines.iter().rposition(|line| at_indent(&line))?;
    let (head, body) = (&lines[at], &lines[at + 1..]);
    let open = head.chars().next_back()?;
    if code_of(head) == "} else {" {
        let start = at.checked_sub(2)?;
        let (condition, yes) = (&lines[start], lines[at - 1].trim());
        let [no] = body else { return None };
        let joined = format!("{condition} {yes} }} else {{ {} {close}", no.trim());
        let fits = joined.chars().count() <= WIDTH && joined.matches("{ ").count() == 2;
        return (fits && at_indent(&condition)).then_some((start, joined));
    }
    let (is_block, matches) = match (open, close.chars().next()?) {
        ('{', '}') => (true, true),
        ('(', ')') | ('[', ']') => (false, true),
        _ => (false, false),
    };
    let kept = [
        "pub enum", "enum", "pub mod", "mod", "match", "while", "for", "loop", "use", "}",
    ];
    let code = code_of(head);
    let keeps = kept
        .iter()
        .any(|word| code.starts_with(&format!("{word} ")));
    let is_list = body.len() > 1 || body.iter().any(|line| line.ends_with(','));
    if !matches
        || keeps
        || !is_code(head)
        || body.is_empty()
        || body.len() > 6
        || !body
            .iter()
            .all(|line| is_code(line) && !line.ends_with(['{', '(', '[']))
        || body.iter().any(|line| line.ends_with(';'))
            && !(code.starts_with("if ") && body.len() == 1)
        || is_block
            && is_list
            && !body
                .iter()
                .all(|line| line.ends_with(',') && !line.contains("=>"))
    {
        return None;
    }
    let inner: Vec<&str> = body.iter().map(|line| line.trim()).collect();
    let inner = inner.join(" ");
    let inner = inner.trim_end_matches(',');
    let joined = if is_block {
        format!("{head} {inner} {close}")
    } else {
        format!("{head}{inner}{close}")
    };
    (joined.chars().count() <= WIDTH).then_some((at, joined))
}

/// Whether a line is neither a comment nor an attribute.
fn is_code(line: &str) -> bool {
    let code = line.trim_start();
    !(code.is_empty() || code.starts_with("//") || code.starts_with("#["))
}

fn code_of(line: &str) -> &str {
    line.trim_start()
}

/// Sets items of the module off by an empty line, but for what belongs to the item before: an `impl`,
/// a helper, the use of a macro.
fn set_off(lines: &[String]) -> Result<String, syn::Error> {
    let mut text = String::new();
    // The indentation at which items stand.
    let mut level = 0;
    // Whether something stands before in the block that the next item is to be set off from.
    let mut set_off = false;
    for line in lines {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if let Some(words) = verbatim(code) {
            let words = words?;
            if set_off && !words.starts_with("questions!") {
                text.push('\n');
            }
            // What an attribute stands before belongs to it.
            set_off = !words.starts_with("#[");
            for line in words.lines() {
                if !line.is_empty() {
                    text.push_str(&" ".repeat(indent));
                }
                text.push_str(line);
                text.push('\n');
            }
            continue;
        }
        if indent == level && !code.is_empty() {
            let leads = code.starts_with("#[") || code.starts_with("///");
            let closes = code.starts_with(['}', ')', ']']);
            let belongs = ["impl", "const fn "].iter().any(|i| code.starts_with(i));
            if set_off && !closes && !belongs {
                text.push('\n');
            }
            set_off = !leads;
            let code = code.strip_prefix("pub ").unwrap_or(code);
            if code.ends_with('{') && code.starts_with("mod ") {
                level += 4;
                set_off = false;
            }
        } else if indent + 4 == level && code == "}" {
            level -= 4;
            set_off = true;
        }
        text.push_str(line);
        text.push('\n');
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::print;

    #[test]
    fn items_are_set_off() {
        let tokens = quote::quote! {
            /// About.
            #[allow(dead_code)]
            pub mod a {
                use core::fmt;
                /// One.
                pub enum One { /// A.
                    A, B }
                impl One {
                    /// All.
                    pub const ALL: [Self; 2] = [Self::A, Self::B];
                    /// Much.
                    pub fn much(self) -> u8 { let x = 1; match x { 1 => { 2 } _ => x } }
                    /// Little.
                    pub fn little(self) -> u8 { 1 }
                }
            }
            pub use self::a::*;
        };
        assert_eq!(
            print(tokens).unwrap(),
            "\
/// About.
#[allow(dead_code)]
pub mod a {
    use core::fmt;

    /// One.
    pub enum One {
        /// A.
        A,
        B,
    }
    impl One {
        /// All.
        pub const ALL: [Self; 2] = [Self::A, Self::B];
        /// Much.
        pub fn much(self) -> u8 {
            let x = 1;
            match x {
                1 => 2,
                _ => x,
            }
        }
        /// Little.
        pub fn little(self) -> u8 { 1 }
    }
}

pub use self::a::*;
"
        );
    }
}
