//! Charts in a page that do not stand in a fence: elements of HTML, shortcodes, components.

use super::super::html::{Body, Tag, in_element, tidy};
use super::super::writing::{Layer, Writing};
use super::super::{Mapped, OffsetMap, TextRange};

/// What a chart stands in.
#[derive(Clone, Debug)]
enum Place {
    /// An element of HTML of this name; so many are open in it.
    Element(String, u32),
    /// A shortcode, up to one of these.
    Shortcode(&'static [&'static str]),
    /// A component: the mark that ends its text, once that has begun.
    Component(Option<char>),
}

/// A chart while its lines come in.
#[derive(Clone, Debug)]
pub(super) struct Embed {
    place: Place,
    text: String,
    map: OffsetMap,
    /// Where it begins in the page.
    pub(super) start: usize,
}

/// The ways to write a shortcode: what opens it, what may close it.
const SHORTCODES: [(&str, &[&str]); 3] = [
    (
        "{{<",
        &[
            "{{< /mermaid >}}",
            "{{</mermaid>}}",
            "{{</ mermaid >}}",
            "{{< /mermaid>}}",
            "{{</mermaid >}}",
        ],
    ),
    (
        "{{%",
        &["{{% /mermaid %}}", "{{%/mermaid%}}", "{{%/ mermaid %}}"],
    ),
    (
        "{%",
        &[
            "{% endmermaid %}",
            "{%endmermaid%}",
            "{%- endmermaid -%}",
            "{% end %}",
        ],
    ),
];

/// The attributes of components that hold a chart.
const ATTRIBUTES: [&str; 10] = [
    "chart",
    "value",
    "code",
    "definition",
    "diagram",
    "graph",
    "text",
    "content",
    "source",
    "children",
];

impl Embed {
    /// What a line opens, which stands at an offset of the page, and where in it the text begins.
    pub(super) fn open(line: &str, start: usize) -> Option<(Self, usize)> {
        let first = line.as_bytes().first()?;
        if !matches!(first, b'<' | b'{') {
            return None;
        }
        let (place, at) = shortcode(line).or_else(|| component(line)).or_else(|| {
            let (_, tag) = Tag::of_chart(line)?;
            Some((Place::Element(tag.name.to_owned(), 1), tag.end))
        })?;
        let embed = Self {
            place,
            text: String::new(),
            map: OffsetMap::default(),
            start,
        };
        Some((embed, at))
    }

    /// Takes what is left of a line, which stands at an offset of the page; where it ends, the offset in
    /// the line after the text.
    pub(super) fn push(&mut self, line: &str, offset: usize) -> Option<usize> {
        let mut begin = 0;
        if let Place::Component(mark @ None) = &mut self.place {
            match literal(line)? {
                Literal::Opened(at, found) => {
                    *mark = Some(found);
                    begin = at;
                }
                Literal::Absent => return Some(line.len()),
            }
        }
        let rest = &line[begin..];
        let end = self.place.end(rest);
        self.map
            .push(self.text.len() as u32, (offset + begin) as u32);
        let taken = end.unwrap_or(rest.len());
        self.text.push_str(&rest[..taken]);
        end.map(|_| begin + taken)
    }

    /// How long the mark is that closes it, at the beginning of what follows its text; `None` of a component, which
    /// may have more in it.
    pub(super) fn closing(&self, rest: &str) -> Option<usize> {
        match &self.place {
            Place::Element(..) => rest.find('>').map(|at| at + 1),
            Place::Shortcode(ends) => {
                let fitting = ends.iter().filter(|end| rest.starts_with(**end));
                fitting.map(|end| end.len()).max()
            }
            Place::Component(_) => None,
        }
    }

    /// Whether it stands in an element of HTML, which style sheets may be about.
    pub(super) fn is_element(&self) -> bool {
        matches!(self.place, Place::Element(..))
    }

    /// The chart, whose text ends at an offset of the page.
    pub(super) fn body(mut self, end: usize) -> Body {
        self.map.push(self.text.len() as u32, end as u32);
        let raw = Mapped {
            text: self.text,
            map: self.map,
        };
        match self.place {
            Place::Element(..) if is_literal(&raw.text) => script(&between_braces(&raw), '`'),
            Place::Element(..) => in_element(raw),
            Place::Shortcode(_) if raw.text.trim().is_empty() => Body::Nothing,
            Place::Shortcode(_) => {
                let (text, ending) = tidy(&raw);
                Body::Chart(text, Writing::new([Layer::Lines(ending)]))
            }
            Place::Component(Some(mark)) => script(&raw, mark),
            Place::Component(None) => Body::Nothing,
        }
    }
}

impl Place {
    /// Where the text ends in a line.
    fn end(&mut self, line: &str) -> Option<usize> {
        match self {
            Self::Element(name, open) => {
                for (at, _) in line.match_indices('<') {
                    let rest = &line[at + 1..];
                    let (closes, rest) = match rest.strip_prefix('/') {
                        Some(rest) => (true, rest),
                        None => (false, rest),
                    };
                    let is_own = rest
                        .get(..name.len())
                        .is_some_and(|head| head.eq_ignore_ascii_case(name))
                        && !rest[name.len()..]
                            .starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
                    match (is_own, closes) {
                        (true, false) => *open += 1,
                        (true, true) => *open -= 1,
                        _ => continue,
                    }
                    if *open == 0 {
                        return Some(at);
                    }
                }
                None
            }
            Self::Shortcode(ends) => ends.iter().filter_map(|end| line.find(end)).min(),
            Self::Component(mark) => {
                let mark = (*mark)?;
                let mut escaped = false;
                line.char_indices().find_map(|(at, c)| {
                    let ends = c == mark && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends.then_some(at)
                })
            }
        }
    }
}

fn shortcode(line: &str) -> Option<(Place, usize)> {
    SHORTCODES.iter().find_map(|(open, ends)| {
        let rest = line.strip_prefix(open)?.trim_start_matches(['-', ' ']);
        let rest = rest.strip_prefix("mermaid")?;
        if rest.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.')) {
            return None;
        }
        let at = rest.find('}')?;
        let after = &rest[at..];
        let length = after.len() - after.trim_start_matches('}').len();
        // `{{< mermaid src="x" />}}` has no text.
        if rest[..at].trim_end_matches(['>', '%', ' ']).ends_with('/') {
            return None;
        }
        Some((
            Place::Shortcode(ends),
            line.len() - after.len() + length.min(2),
        ))
    })
}

/// A component that is named for Mermaid: `<Mermaid chart={`…`} />`.
fn component(line: &str) -> Option<(Place, usize)> {
    let rest = line.strip_prefix('<')?;
    let end = rest
        .find(|c: char| !(c.is_ascii_alphanumeric() || c == '.'))
        .unwrap_or(rest.len());
    rest[..end]
        .starts_with("Mermaid")
        .then_some((Place::Component(None), 1 + end))
}

/// What a line says of the text of a component whose text has not begun.
enum Literal {
    /// It begins here, and ends with this mark.
    Opened(usize, char),
    /// The component ends without one.
    Absent,
}

fn literal(line: &str) -> Option<Literal> {
    let mut at = 0;
    loop {
        let next = at + line.get(at..)?.find(['{', '"', '\'', '>'])?;
        let rest = &line[next + 1..];
        let before = line[..next].trim_end();
        let is_named = before.strip_suffix('=').is_some_and(|name| {
            ATTRIBUTES.iter().any(|attribute| {
                name.strip_suffix(attribute)
                    .is_some_and(|head| head.is_empty() || head.ends_with([' ', '\t']))
            })
        });
        match line.as_bytes()[next] {
            b'{' => {
                let inner = rest.trim_start();
                let mark = inner
                    .chars()
                    .next()
                    .filter(|c| matches!(c, '`' | '"' | '\''));
                let is_child = before.is_empty() || before.ends_with('>');
                if let Some(mark) = mark.filter(|_| is_named || is_child) {
                    return Some(Literal::Opened(line.len() - inner.len() + 1, mark));
                }
                at = next + 1 + rest.find('}').unwrap_or(0);
            }
            mark @ (b'"' | b'\'') => {
                if is_named {
                    return Some(Literal::Opened(next + 1, mark.into()));
                }
                at = next + 1 + rest.find(char::from(mark))? + 1;
            }
            _ => {
                let has_children = rest.trim_start().starts_with('{') || rest.trim().is_empty();
                if before.ends_with('/') || before.starts_with("</") || !has_children {
                    return Some(Literal::Absent);
                }
                at = next + 1;
            }
        }
    }
}

fn is_literal(text: &str) -> bool {
    let rest = text.trim_start().strip_prefix('{').map(str::trim_start);
    rest.is_some_and(|rest| rest.starts_with('`'))
}

/// What stands between the marks of `{`…`}`.
fn between_braces(raw: &Mapped) -> Mapped {
    let start = raw.text.find('`').map_or(0, |at| at + 1);
    let end = raw.text.rfind('`').filter(|end| *end >= start);
    let end = end.unwrap_or(raw.text.len());
    raw.replace([
        (TextRange::new(0, start as u32), ""),
        (TextRange::new(end as u32, raw.text.len() as u32), ""),
    ])
}

/// The chart in a literal of JavaScript.
fn script(raw: &Mapped, mark: char) -> Body {
    let mut cuts: Vec<(TextRange, String)> = Vec::new();
    let mut chars = raw.text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if mark == '`' && c == '$' && raw.text[at + 1..].starts_with('{') {
            return Body::Made;
        }
        let Some((_, next)) = (c == '\\').then(|| chars.next()).flatten() else {
            continue;
        };
        let value = match next {
            'n' => "\n".to_owned(),
            't' => "\t".to_owned(),
            'r' => "\r".to_owned(),
            '\n' | '\r' => String::new(),
            'u' | 'x' | '0' => return Body::Made,
            other => other.to_string(),
        };
        cuts.push((
            TextRange::new(at as u32, (at + 1 + next.len_utf8()) as u32),
            value,
        ));
    }
    let mut out = Mapped::new(String::new(), raw.map.offset(0));
    let mut done = 0;
    for (cut, value) in &cuts {
        copy(&mut out, raw, TextRange::new(done, cut.start));
        let place = raw.span(*cut);
        out.map
            .push_whole(out.text.len() as u32, place.start, place.len());
        out.text.push_str(value);
        done = cut.end;
    }
    let length = raw.text.len() as u32;
    copy(&mut out, raw, TextRange::new(done, length));
    out.map.push(out.text.len() as u32, raw.map.offset(length));
    if out.text.trim().is_empty() {
        return Body::Nothing;
    }
    let (text, ending) = tidy(&out);
    let mut layers = vec![Layer::Script(mark)];
    if mark == '`' {
        layers.push(Layer::Lines(ending));
    }
    Body::Chart(text, Writing::new(layers))
}

fn copy(out: &mut Mapped, raw: &Mapped, range: TextRange) {
    if !range.is_empty() {
        out.map.extend(out.text.len() as u32, &raw.map, range);
        out.text.push_str(raw.slice(range));
    }
}
