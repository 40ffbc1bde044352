//! Mermaid's label text read: tags, entity codes, icons, Markdown.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::fragment::{Marks, Run, push};
use crate::label::{Tag as Element, entity, icon};

/// The lines of a text with tags, entity codes and icons.
pub(super) fn html(text: &str) -> Vec<Vec<Run>> {
    let mut builder = Builder {
        breaks: true,
        ..Builder::default()
    };
    builder.html(text);
    builder.lines
}

/// The lines of a Markdown string.
pub(super) fn markdown(text: &str) -> Vec<Vec<Run>> {
    let mut builder = Builder::default();
    builder.markdown(text);
    builder.lines
}

/// Lines in the making.
#[derive(Default)]
struct Builder {
    lines: Vec<Vec<Run>>,
    marks: Marks,
    /// Inside `<script>` or `<style>`, whose text nobody sees.
    muted: Option<String>,
    /// Whether `\n` is a line break, as everywhere but in Markdown.
    breaks: bool,
}

impl Builder {
    /// Text without tags and entities; spaces count once.
    fn text(&mut self, text: &str) {
        if self.muted.is_some() {
            return;
        }
        for (i, line) in text.split('\n').enumerate() {
            if i > 0 {
                self.break_line();
            }
            for c in line.chars() {
                self.char(c);
            }
        }
    }

    fn char(&mut self, c: char) {
        let c = match c {
            '\t' | '\r' | '\u{C}' => ' ',
            c => c,
        };
        let marks = self.marks;
        let line = self.line();
        let after_blank = line.last().is_none_or(|run| run.text.ends_with(' '));
        if c != ' ' || !after_blank {
            push(line, c.encode_utf8(&mut [0; 4]), marks);
        }
    }

    fn line(&mut self) -> &mut Vec<Run> {
        if self.lines.is_empty() {
            self.lines.push(Vec::new());
        }
        let last = self.lines.len() - 1;
        &mut self.lines[last]
    }

    fn break_line(&mut self) {
        self.line();
        self.lines.push(Vec::new());
    }

    /// Begins a line, if something is on this one.
    fn fresh_line(&mut self) {
        if !self.line().is_empty() {
            self.break_line();
        }
    }

    /// Text with tags, entities, icons, and `\n` for a line break.
    fn html(&mut self, text: &str) {
        let mut rest = text;
        while let Some(at) = rest.find(['<', '&', '#', '\\', 'f']) {
            self.text(&rest[..at]);
            rest = &rest[at..];
            rest = match rest.as_bytes()[0] {
                b'<' => self.tag(rest),
                b'\\' if self.breaks && rest.starts_with("\\n") => {
                    self.text("\n");
                    &rest[2..]
                }
                b'&' | b'#' => match entity(rest) {
                    Some((decoded, length)) => {
                        self.text(&decoded);
                        &rest[length..]
                    }
                    None => self.literal(rest),
                },
                b'f' => match icon(rest) {
                    Some(length) => &rest[length..],
                    None => self.literal(rest),
                },
                _ => self.literal(rest),
            };
        }
        self.text(rest);
    }

    /// Takes the first character, one byte long, as it is.
    fn literal<'t>(&mut self, rest: &'t str) -> &'t str {
        self.text(&rest[..1]);
        &rest[1..]
    }

    /// Reads a tag or comment; what is left.
    fn tag<'t>(&mut self, rest: &'t str) -> &'t str {
        if rest.starts_with("<!--") {
            return rest.find("-->").map_or("", |end| &rest[end + 3..]);
        }
        let Some(tag) = Element::at(rest, 0, LONGEST_TAG) else {
            return self.literal(rest);
        };
        let name = tag.name.to_ascii_lowercase();
        let closing = tag.closes;
        let rest = &rest[tag.range.end..];
        if let Some(muted) = &self.muted {
            if closing && *muted == name {
                self.muted = None;
            }
            return rest;
        }
        match name.as_str() {
            "script" | "style" if !closing => self.muted = Some(name.clone()),
            "br" | "hr" => self.break_line(),
            "p" | "div" | "li" | "tr" | "ul" | "ol" | "table" | "blockquote" | "pre" | "h1"
            | "h2" | "h3" | "h4" | "h5" | "h6" => self.fresh_line(),
            "td" | "th" if !closing => self.text(" "),
            _ => {}
        }
        if let Some(mark) = self.marks.of(&name) {
            *mark = if closing {
                mark.saturating_sub(1)
            } else {
                mark.saturating_add(1)
            };
        }
        rest
    }

    /// A Markdown string: inline Markdown. Where it has blocks (a list, a heading), Mermaid shows the
    /// text as it is, and so does this.
    fn markdown(&mut self, text: &str) {
        let options = Options::ENABLE_STRIKETHROUGH;
        let blocks = Parser::new_ext(text, options).any(|event| {
            matches!(
                event,
                Event::Rule
                    | Event::Start(
                        Tag::List(_)
                            | Tag::Heading { .. }
                            | Tag::BlockQuote(_)
                            | Tag::CodeBlock(_)
                            | Tag::HtmlBlock
                    )
            )
        });
        if blocks {
            return self.html(text);
        }
        let mut paragraphs = 0;
        // How many links are open: Mermaid shows them as they are written.
        let mut links = 0;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Link { .. } | Tag::Image { .. }) => {
                    if links == 0 {
                        self.codes(&text[range]);
                    }
                    links += 1;
                }
                Event::End(TagEnd::Link | TagEnd::Image) => links -= 1,
                _ if links > 0 => {}
                Event::Start(Tag::Paragraph) => {
                    if paragraphs > 0 {
                        self.break_line();
                    }
                    paragraphs += 1;
                }
                Event::Start(Tag::Strong) => self.marks.bold += 1,
                Event::End(TagEnd::Strong) => self.marks.bold -= 1,
                Event::Start(Tag::Emphasis) => self.marks.italic += 1,
                Event::End(TagEnd::Emphasis) => self.marks.italic -= 1,
                Event::Start(Tag::Strikethrough) => self.marks.strike += 1,
                Event::End(TagEnd::Strikethrough) => self.marks.strike -= 1,
                Event::Text(text) | Event::Code(text) => self.codes(&text),
                Event::SoftBreak | Event::HardBreak => self.break_line(),
                Event::InlineHtml(html) | Event::Html(html) => self.html(&html),
                _ => {}
            }
        }
    }

    /// Text in which only Mermaid's entity codes and icons are left to be read.
    fn codes(&mut self, text: &str) {
        let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
        self.html(&escaped);
    }
}

/// The longest tag that is read as one: so that many openings without an end stay cheap.
const LONGEST_TAG: usize = 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_in_markdown_stand_as_they_are_written() {
        for text in ["+[name](1)", "![a](b) *c*", "a [b](c \"d\")[e](f)"] {
            let shown: String = markdown(text)
                .iter()
                .flatten()
                .map(|run| run.text.as_str())
                .collect();
            assert_eq!(shown, text.replace('*', ""));
        }
    }
}
