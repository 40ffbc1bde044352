//! Marks on a drawing: what was found in it, what its parts are, the way that was taken; and a legend that
//! says what they mean. Nothing relies on colour alone: each mark has a sign, and each tone a line of its own.

use std::collections::HashMap;

use super::block::Block;
use super::geometry::{Point, Rect, Size, meets};
use super::layout::MARGIN;
use super::path::Path;
use super::scene::{Anchor, Item, Line, Paint, Part, Scene, Shape, What};
use super::text::{Font, Label};
use super::theme::Role;

/// What a mark says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// An error was found.
    Error,
    /// A warning was found.
    Warning,
    /// It asks.
    Question,
    /// It answers.
    Answer,
    /// It is done on the way.
    Step,
    /// A way ends there.
    Outcome,
    /// The way passes it.
    Way,
}

impl Tone {
    /// A word for it, as a class or a name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Question => "question",
            Self::Answer => "answer",
            Self::Step => "step",
            Self::Outcome => "outcome",
            Self::Way => "way",
        }
    }

    /// The colours of its line, and inside it.
    #[must_use]
    pub const fn colours(self) -> (&'static str, &'static str) {
        match self {
            Self::Error => ("#b3261e", "#fdecea"),
            Self::Warning => ("#9a5b00", "#fff4e0"),
            Self::Question => ("#1a5fb4", "#e6f0fb"),
            Self::Answer => ("#7b3fa0", "#f5ebfb"),
            Self::Step => ("#5a5f66", "#f1f2f4"),
            Self::Outcome => ("#1b6e35", "#e6f5ea"),
            Self::Way => ("#a3195b", "#fde8f1"),
        }
    }

    /// The dashes of its line; empty for a full one.
    #[must_use]
    pub const fn dashes(self) -> &'static [f32] {
        match self {
            Self::Error | Self::Question | Self::Outcome | Self::Way => &[],
            Self::Warning | Self::Answer => &[6.0, 3.0],
            Self::Step => &[2.0, 2.0],
        }
    }
}

/// What a mark is on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum On {
    /// A node, by id.
    Node(String),
    /// A frame around others, by id.
    Cluster(String),
    /// An edge, by its number.
    Edge(usize),
}

/// A mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Where it is.
    pub on: On,
    /// What it says.
    pub tone: Tone,
    /// The sign beside it, which the legend explains; empty for none.
    pub sign: String,
}

/// Marks, and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// The marks, one a thing at most, and where the mark of each thing stands among them.
    list: Vec<Mark>,
    places: HashMap<On, usize>,
    /// The legend: tones and signs, with what they mean.
    pub legend: Vec<(Tone, String, String)>,
    /// Whether what has no mark stands back.
    pub fades: bool,
}

impl Marks {
    /// Adds a mark of a thing that has none.
    pub fn add(&mut self, mark: Mark) {
        self.places
            .entry(mark.on.clone())
            .or_insert(self.list.len());
        self.list.push(mark);
    }

    /// The marks, in the order in which they were added.
    #[must_use]
    pub fn list(&self) -> &[Mark] {
        &self.list
    }

    /// The mark of a thing.
    #[must_use]
    pub fn of(&self, on: &On) -> Option<&Mark> {
        self.list.get(*self.places.get(on)?)
    }
}

/// How wide a line of the legend may be at least.
const LEGEND: f64 = 360.0;
const FONT: Font = Font {
    size: 12.0,
    bold: false,
};
const SIGN: Font = Font {
    size: 11.0,
    bold: true,
};

/// Puts marks on a drawing, and the legend below it.
pub fn paint(scene: &mut Scene, marks: &Marks) {
    let mut badges = Vec::new();
    for part in &mut scene.parts {
        let id = part.word("id").or_else(|| part.word("edge"));
        let id = id.unwrap_or_default().to_owned();
        let on = match part.what {
            What::Node => On::Node(id),
            What::Cluster => On::Cluster(id),
            What::Edge | What::EdgeLabel => {
                // Messages are `m0`, all other lines `e0`.
                let number = id.strip_prefix(['e', 'm']);
                match number.and_then(|number| number.parse().ok()) {
                    Some(number) => On::Edge(number),
                    None => continue,
                }
            }
            _ => continue,
        };
        match marks.of(&on) {
            Some(_) if part.what == What::EdgeLabel => {}
            Some(mark) => {
                colour(part, mark.tone);
                badges.extend(badge(part, mark));
            }
            None if marks.fades && part.what == What::EdgeLabel => fade_text(part),
            None if marks.fades => part.opacity = Some(part.opacity.unwrap_or(1.0) * 0.4),
            None => {}
        }
    }
    scene.parts.extend(badges);
    legend(scene, marks);
}

/// Lets the text of a label stand back, but not what keeps the line out of it.
fn fade_text(part: &mut Part) {
    for item in &mut part.items {
        if let Item::Text(text) = item {
            text.paint = Paint::Own("#8a8894".to_owned());
        }
    }
}

/// Gives a part the look of a tone.
fn colour(part: &mut Part, tone: Tone) {
    let (line, fill) = tone.colours();
    let line = Paint::Own(line.to_owned());
    let is_edge = part.what == What::Edge;
    for item in &mut part.items {
        match item {
            Item::Shape(shape) => {
                if let Some(own) = &mut shape.line {
                    own.paint = line.clone();
                    own.width = own.width.max(if is_edge { 2.6 } else { 2.4 });
                    if !is_edge && own.dashes.is_empty() {
                        own.dashes = tone.dashes().to_vec();
                    }
                }
                if shape.fill != Paint::None {
                    let solid = shape.line.is_none();
                    let fill = if solid {
                        line.clone()
                    } else {
                        Paint::Own(fill.to_owned())
                    };
                    shape.fill = fill;
                }
            }
            Item::Text(text) => text.paint = Paint::Own("#1d1b2a".to_owned()),
        }
    }
}

/// The sign of a mark: on the corner of a box, or at the start of a line.
fn badge(part: &Part, mark: &Mark) -> Option<Part> {
    if mark.sign.is_empty() {
        return None;
    }
    let at = match (part.frame(), part.route.as_slice()) {
        (Some(frame), _) => corner(part, frame),
        (None, [start, next, ..]) => {
            let length = start.distance(*next).max(1.0);
            start.towards(*next, (12.0 / length).min(0.5))
        }
        _ => return None,
    };
    let mut badge = Part::new(What::Mark);
    badge.items.extend(sign(&mark.sign, mark.tone, at).0);
    Some(badge)
}

/// Where the outline of a box comes nearest to the upper right corner of its frame: the corner itself, of one
/// that is a rectangle.
fn corner(part: &Part, frame: Rect) -> Point {
    let corner = Point::new(frame.right() - 2.0, frame.y);
    let outline = part.items.iter().find_map(|item| match item {
        Item::Shape(shape) => Some(shape.path.outline()),
        Item::Text(_) => None,
    });
    let met = outline.and_then(|outline| meets(frame.centre(), corner, &outline));
    met.unwrap_or(corner)
}

/// A sign on a pill around a point, and the size of the pill.
fn sign(text: &str, tone: Tone, at: Point) -> (Vec<Item>, Size) {
    let block = Block::of(Label::verbatim(text), SIGN, LEGEND);
    let size = Size::new((block.size.width + 9.0).max(16.0), 16.0);
    let pill = Shape {
        path: Path::rounded(size.width / 2.0, 8.0, 8.0).moved(at),
        fill: Paint::Own(tone.colours().0.to_owned()),
        line: Some(Line {
            paint: Paint::Own("#ffffff".to_owned()),
            width: 1.0,
            dashes: Vec::new(),
        }),
    };
    let text = block.at(at, Paint::Own("#ffffff".to_owned()));
    (vec![Item::Shape(pill), Item::Text(text)], size)
}

/// What the marks mean, in lines below the drawing.
fn legend(scene: &mut Scene, marks: &Marks) {
    let width = (scene.size.width - 2.0 * MARGIN).max(LEGEND);
    let mut part = Part::new(What::Legend);
    let (left, mut y) = (MARGIN, scene.size.height);
    for (tone, mark, text) in &marks.legend {
        let swatch = Rect {
            x: left,
            y: y + 3.0,
            width: 22.0,
            height: 14.0,
        };
        let (line, fill) = tone.colours();
        let half = Path::rect(swatch.width / 2.0, swatch.height / 2.0);
        part.items.push(Item::Shape(Shape {
            path: half.moved(swatch.centre()),
            fill: Paint::Own(fill.to_owned()),
            line: Some(Line {
                paint: Paint::Own(line.to_owned()),
                width: 2.0,
                dashes: tone.dashes().to_vec(),
            }),
        }));
        let mut x = swatch.right() + 8.0;
        if !mark.is_empty() {
            let (_, size) = sign(mark, *tone, Point::default());
            let at = Point::new(x + size.width / 2.0, swatch.centre().y);
            part.items.extend(sign(mark, *tone, at).0);
            x += size.width + 8.0;
        }
        let block = Block::of(Label::verbatim(text), FONT, left + width - x);
        let height = block.size.height.max(20.0);
        let middle = Point::new(x, y + height / 2.0 + (20.0 - height.min(20.0)) / 2.0);
        let text = block.anchored(middle, Anchor::Start, Paint::Theme(Role::LabelText));
        part.items.push(Item::Text(text));
        y += height + 3.0;
    }
    if part.items.is_empty() {
        return;
    }
    scene.size = Size::new(width + 2.0 * MARGIN, y + MARGIN);
    scene.parts.push(part);
}
