//! A scene as SVG text: attributes only, no style sheet, marker, filter or font, so that it looks the same in
//! browsers, editors and converters. A theme that follows the reader's preference is the exception: it
//! needs one media query.

use std::collections::BTreeSet;
use std::fmt::Write;

use crate::emit::xml::escape;
use crate::picture::path::{Path, Step};
use crate::picture::scene::{Anchor, Fact, Item, Line, Paint, Part, Scene, Shape, Text, number};
use crate::picture::text::{Marks, Run, SMALL};
use crate::picture::theme::{Role, Theme};

/// The fonts whose widths the texts were measured with, first.
pub(super) const FONTS: &str = "Arial, Helvetica, Liberation Sans, sans-serif";

/// How a drawing looks.
pub(super) struct Look<'t> {
    pub(super) theme: &'t Theme,
    /// The colours for readers who prefer dark ones.
    pub(super) dark: Option<Theme>,
    pub(super) fonts: &'t str,
    /// The background colour, if it is not that of the theme.
    pub(super) background: Option<String>,
    /// Whether data attributes say what the parts are.
    pub(super) annotate: bool,
}

/// The drawing as a document.
pub(super) fn svg(scene: &Scene, look: &Look<'_>) -> String {
    let mut writer = Writer {
        out: String::new(),
        theme: look.theme,
        classes: look.dark.is_some(),
        used: BTreeSet::new(),
        annotate: look.annotate,
    };
    let (width, height) = (number(scene.size.width), number(scene.size.height));
    writer.background(&width, &height, look.background.as_deref());
    for part in &scene.parts {
        writer.part(part);
    }
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"graphics-document document\" \
         aria-roledescription=\"{}\" font-family=\"{}\">\n",
        scene.kind, look.fonts
    );
    if let Some(title) = &scene.title {
        let _ = writeln!(out, "<title>{}</title>", escape(title));
    }
    if let Some(description) = &scene.description {
        let _ = writeln!(out, "<desc>{}</desc>", escape(description));
    }
    if let Some(dark) = &look.dark {
        out.push_str("<style>@media (prefers-color-scheme: dark) {");
        for &(property, role) in &writer.used {
            let colour = dark.colour(role);
            let _ = write!(
                out,
                " .{} {{ {property}: {colour} }}",
                class(property, role)
            );
        }
        out.push_str(" }</style>\n");
    }
    out.push_str(&writer.out);
    out.push_str("</svg>\n");
    out
}

/// The class of what has the colour of a role.
fn class(property: &str, role: Role) -> String {
    let name = match role {
        Role::ClusterFill(i) => return format!("{property}-cluster-{i}"),
        Role::ClusterBorder(i) => return format!("{property}-cluster-border-{i}"),
        Role::ElementFill(i) => return format!("{property}-element-{i}"),
        Role::ElementBorder(i) => return format!("{property}-element-border-{i}"),
        Role::ElementText(i) => return format!("{property}-element-text-{i}"),
        Role::TurnFill(i) => return format!("{property}-turn-{i}"),
        Role::TurnBorder(i) => return format!("{property}-turn-border-{i}"),
        Role::FrameFill => "frame",
        Role::FrameBorder => "frame-border",
        Role::Background => "background",
        Role::Text => "text",
        Role::Fill => "node",
        Role::Border => "border",
        Role::Line => "line",
        Role::LabelText => "label-text",
        Role::LabelFill => "label",
        Role::Title => "title",
        Role::NoteFill => "note",
        Role::NoteBorder => "note-border",
    };
    format!("{property}-{name}")
}

struct Writer<'t> {
    out: String,
    theme: &'t Theme,
    /// Whether colours of the theme get classes, and those that did.
    classes: bool,
    used: BTreeSet<(&'static str, Role)>,
    annotate: bool,
}

impl Writer<'_> {
    fn background(&mut self, width: &str, height: &str, own: Option<&str>) {
        let paint = match own {
            Some("transparent") => return,
            Some(colour) => Paint::Own(colour.to_owned()),
            None => Paint::Theme(Role::Background),
        };
        let _ = write!(self.out, "<rect width=\"{width}\" height=\"{height}\"");
        let class = self.colour("fill", &paint);
        self.class(class);
        self.out.push_str("/>\n");
    }

    fn part(&mut self, part: &Part) {
        if let Some((address, window)) = &part.link {
            let _ = write!(self.out, "<a href=\"{}\"", escape(address));
            if let Some(window) = window {
                let _ = write!(self.out, " target=\"{}\"", escape(window));
            }
            self.out.push_str(" rel=\"noopener\">");
        }
        self.out.push_str("<g");
        if self.annotate {
            let _ = write!(self.out, " class=\"{}\"", part.what.name());
            for (name, fact) in &part.facts {
                let value = match fact {
                    Fact::Text(text) => escape(text),
                    Fact::Place(at) => format!("{} {}", number(at.x), number(at.y)),
                    Fact::Box(frame) => {
                        let sides = [frame.x, frame.y, frame.width, frame.height];
                        sides.map(number).join(" ")
                    }
                };
                let _ = write!(self.out, " data-{name}=\"{value}\"");
            }
        }
        if let Some(opacity) = part.opacity {
            let _ = write!(self.out, " opacity=\"{opacity}\"");
        }
        self.out.push('>');
        if let Some(tooltip) = &part.tooltip {
            let _ = write!(self.out, "<title>{}</title>", escape(tooltip));
        }
        for item in &part.items {
            match item {
                Item::Shape(shape) => self.shape(shape),
                Item::Text(text) => self.text(text),
            }
        }
        self.out.push_str("</g>");
        if part.link.is_some() {
            self.out.push_str("</a>");
        }
        self.out.push('\n');
    }

    /// Writes a colour; the class of one that follows the theme.
    fn colour(&mut self, property: &'static str, paint: &Paint) -> Option<String> {
        match paint {
            Paint::None => {
                let _ = write!(self.out, " {property}=\"none\"");
                None
            }
            Paint::Theme(role) => {
                let colour = self.theme.colour(*role).into_owned();
                self.opaque(property, &colour);
                self.used.insert((property, *role));
                self.classes.then(|| class(property, *role))
            }
            Paint::Own(colour) => {
                self.opaque(property, colour);
                None
            }
        }
    }

    /// A colour of six digits, and how much it covers as an attribute of its own: not every program reads eight.
    fn opaque(&mut self, property: &str, colour: &str) {
        let (plain, alpha) = colour.split_at(colour.len().min(7));
        let _ = write!(self.out, " {property}=\"{plain}\"");
        if let Ok(alpha) = u8::from_str_radix(alpha, 16) {
            let covers = f64::from(alpha) / 255.0;
            let _ = write!(self.out, " {property}-opacity=\"{covers:.2}\"");
        }
    }

    fn class(&mut self, classes: impl IntoIterator<Item = String>) {
        let classes: Vec<String> = classes.into_iter().collect();
        if !classes.is_empty() {
            let _ = write!(self.out, " class=\"{}\"", classes.join(" "));
        }
    }

    fn shape(&mut self, shape: &Shape) {
        self.out.push_str("<path d=\"");
        path(&mut self.out, &shape.path);
        self.out.push('"');
        let fill = self.colour("fill", &shape.fill);
        let stroke = shape.line.as_ref().and_then(|line| self.line(line));
        self.class(fill.into_iter().chain(stroke));
        self.out.push_str("/>");
    }

    fn line(&mut self, line: &Line) -> Option<String> {
        let class = self.colour("stroke", &line.paint);
        let _ = write!(self.out, " stroke-width=\"{}\"", number(line.width));
        if !line.dashes.is_empty() {
            let dashes: Vec<String> = line.dashes.iter().map(|d| number(f64::from(*d))).collect();
            let _ = write!(self.out, " stroke-dasharray=\"{}\"", dashes.join(" "));
        }
        class
    }

    fn text(&mut self, text: &Text) {
        self.out.push_str("<text");
        let single = text.lines.len() == 1;
        if single {
            self.place(text, 0);
        }
        let _ = write!(self.out, " font-size=\"{}\"", number(text.size));
        match text.anchor {
            Anchor::Start => {}
            Anchor::Middle => self.out.push_str(" text-anchor=\"middle\""),
            Anchor::End => self.out.push_str(" text-anchor=\"end\""),
        }
        if text.bold {
            self.out.push_str(" font-weight=\"bold\"");
        }
        if text.italic {
            self.out.push_str(" font-style=\"italic\"");
        }
        let class = self.colour("fill", &text.paint);
        let title = (self.annotate && text.is_title).then(|| "title".to_owned());
        self.class(title.into_iter().chain(class));
        self.out.push('>');
        for (i, line) in text.lines.iter().enumerate() {
            if !single {
                self.out.push_str("<tspan");
                self.place(text, i);
                self.out.push('>');
            }
            self.runs(&line.runs, text.size);
            if !single {
                self.out.push_str("</tspan>");
            }
        }
        self.out.push_str("</text>");
    }

    fn place(&mut self, text: &Text, line: usize) {
        let line = &text.lines[line];
        let (x, y) = (number(line.at.x), number(line.at.y));
        let _ = write!(self.out, " x=\"{x}\" y=\"{y}\"");
        if self.annotate {
            let _ = write!(self.out, " data-w=\"{}\"", number(line.width));
        }
    }

    fn runs(&mut self, runs: &[Run], size: f64) {
        // How far the line is raised or lowered where the last run ended.
        let mut at = 0.0;
        for run in runs {
            let text = escape(&run.text);
            let height = match run.marks {
                Marks { sup: 1.., .. } => -0.35 * size,
                Marks { sub: 1.., .. } => 0.2 * size,
                _ => 0.0,
            };
            let attributes = attributes(run.marks, size, height - at);
            at = height;
            if attributes.is_empty() {
                self.out.push_str(&text);
            } else {
                let _ = write!(self.out, "<tspan{attributes}>{text}</tspan>");
            }
        }
    }
}

/// The attributes of a piece of text.
fn attributes(marks: Marks, size: f64, shift: f64) -> String {
    let mut out = String::new();
    if shift != 0.0 {
        let _ = write!(out, " dy=\"{}\"", number(shift));
    }
    if marks.sub > 0 || marks.sup > 0 {
        let _ = write!(out, " font-size=\"{}\"", number(size * SMALL));
    }
    if marks.bold > 0 {
        out.push_str(" font-weight=\"bold\"");
    }
    if marks.italic > 0 {
        out.push_str(" font-style=\"italic\"");
    }
    let lines = [
        (marks.underline, "underline"),
        (marks.strike, "line-through"),
    ];
    let lines = lines.into_iter().filter(|(count, _)| *count > 0);
    let lines: Vec<&str> = lines.map(|(_, line)| line).collect();
    if !lines.is_empty() {
        let _ = write!(out, " text-decoration=\"{}\"", lines.join(" "));
    }
    out
}

fn path(out: &mut String, path: &Path) {
    for step in &path.steps {
        let (letter, points) = match *step {
            Step::Move(p) => ('M', vec![p]),
            Step::Line(p) => ('L', vec![p]),
            Step::Quad(c, p) => ('Q', vec![c, p]),
            Step::Curve(c, d, p) => ('C', vec![c, d, p]),
            Step::Close => ('Z', vec![]),
        };
        out.push(letter);
        for (i, point) in points.into_iter().enumerate() {
            let space = if i > 0 { " " } else { "" };
            let _ = write!(out, "{space}{} {}", number(point.x), number(point.y));
        }
    }
}
