//! From tokens to text.

use proc_macro2::TokenStream;

/// The longest line that something is joined to, in characters.
const WIDTH: usize = 100;

/// Stands in the tokens for the text of the chart, which is laid out row by row.
pub(super) const CHART: &str = "chart_text";

/// Prints a module: prettyplease's own output, closer together. What fits on a line stands on one,
/// each declaration of a macro has its own, and the chart's text is put in its place.
///
/// # Errors
///
/// Where the tokens are not Rust, which would be a mistake of the generator's.
pub(super) fn print(tokens: TokenStream, chart: &str) -> Result<String, syn::Error> {
    let file: syn::File = syn::parse2(tokens)?;
    let printed = prettyplease::unparse(&file);
    let lines = joined(&joined(&macros(printed.lines())));
    Ok(set_off(&lines).replacen(CHART, chart, 1))
}

/// Macros: one line for each `name …;` that they declare, and bodies of prettyplease's as wide as the
/// rest, which it breaks at fewer characters.
fn macros<'p>(mut printed: impl Iterator<Item = &'p str>) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(line) = printed.next() {
        lines.push(line.to_owned());
        let code = line.trim_start();
        let indent = &line[..line.len() - code.len()];
        let close = if code.ends_with("=> {") && lines.len() > 1 {
            "};"
        } else {
            "}"
        };
        let declares = code == "setters! {" || code == "listed! {";
        let defines = close == "};" && lines[lines.len() - 2..].iter().any(|l| l.contains("$"));
        if !declares && !defines {
            continue;
        }
        let body: Vec<&str> = printed
            .by_ref()
            .map(str::trim)
            .take_while(|&line| line != close)
            .collect();
        let body = body.join(" ").replace(" ;", ";");
        if declares {
            let each = body.split_inclusive(';').map(str::trim);
            let each = each.filter(|each| !each.is_empty());
            each.for_each(|each| wrap(each, &format!("{indent}    "), &mut lines));
        } else {
            wrap(&body, &format!("{indent}    "), &mut lines);
        }
        lines.push(format!("{indent}{close}"));
    }
    lines
}

/// Breaks tokens into lines at spaces that are not inside a string.
fn wrap(tokens: &str, indent: &str, lines: &mut Vec<String>) {
    let mut line = indent.to_owned();
    let mut quoted = false;
    let mut word = String::new();
    for c in tokens.chars().chain([' ']) {
        quoted ^= c == '"';
        if c != ' ' || quoted {
            word.push(c);
            continue;
        }
        if line.len() > indent.len() && line.chars().count() + word.chars().count() >= WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
        }
        if line.len() > indent.len() {
            line.push(' ');
        }
        line.push_str(&word);
        word.clear();
    }
    lines.push(line);
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
fn set_off(lines: &[String]) -> String {
    let mut text = String::new();
    // The indentation at which items stand.
    let mut level = 0;
    // Whether something stands before in the block that the next item is to be set off from.
    let mut set_off = false;
    for line in lines {
        let code = line.trim_start();
        let indent = line.len() - code.len();
        if indent == level && !code.is_empty() {
            let leads = code.starts_with("#[") || code.starts_with("///");
            let closes = code.starts_with(['}', ')', ']']);
            let is_use = code.contains("! {") && !code.starts_with("macro_rules!");
            let belongs = is_use || ["impl", "const fn "].iter().any(|i| code.starts_with(i));
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
    text
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
            print(tokens, "").unwrap(),
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
