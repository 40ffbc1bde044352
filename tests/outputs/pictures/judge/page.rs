//! A drawing as a judge sees it: frames, outlines, lines and texts, by what they belong to.

use mermaidc::picture::geometry::{Point, Rect};
use mermaidc::picture::scene::{Anchor, Fact, Item, Part, Scene, Text, What};

/// How much two things may share before they are on each other.
pub(super) const TOUCH: f64 = 1.0;

/// A box or a frame.
pub(super) struct Place<'s> {
    pub id: String,
    pub parent: &'s str,
    pub frame: Rect,
    pub part: &'s Part,
    /// The outlines of its shapes, as polygons.
    pub outlines: Vec<Vec<Point>>,
    pub texts: Vec<Rect>,
    /// The texts that are titles.
    pub titles: Vec<Rect>,
}

/// A line between two of them.
pub(super) struct Link<'s> {
    pub id: &'s str,
    pub from: &'s str,
    pub to: &'s str,
    /// From where it begins to where it ends.
    pub points: Vec<Point>,
    /// Its texts, but for its number, which stands on it.
    pub texts: Vec<Rect>,
}

/// A drawing, sorted.
pub(super) struct Page<'s> {
    pub canvas: Rect,
    pub scene: &'s Scene,
    pub nodes: Vec<Place<'s>>,
    pub clusters: Vec<Place<'s>>,
    pub links: Vec<Link<'s>>,
    /// Labels of links, with the ids of these.
    pub labels: Vec<(&'s str, Rect)>,
    /// Everything else that has a text.
    pub others: Vec<Rect>,
}

impl<'s> Page<'s> {
    pub(super) fn of(scene: &'s Scene) -> Self {
        let mut page = Page {
            canvas: Rect::between(
                Point::default(),
                Point::new(scene.size.width, scene.size.height),
            ),
            scene,
            nodes: Vec::new(),
            clusters: Vec::new(),
            links: Vec::new(),
            labels: Vec::new(),
            others: Vec::new(),
        };
        for part in &scene.parts {
            match part.what {
                What::Node => page.nodes.extend(place(part)),
                What::Cluster => page.clusters.extend(place(part)),
                What::Edge => page.links.push(link(part)),
                What::EdgeLabel => {
                    let edge = part.word("edge").unwrap_or_default();
                    page.labels.extend(part.frame().map(|frame| (edge, frame)));
                }
                What::Title | What::Legend | What::Mark => page.others.extend(texts(part)),
            }
        }
        page
    }

    /// What is wrong in a drawing of any kind: what is not on the canvas, and texts on texts.
    pub(super) fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let canvas = self.canvas.grown(0.5);
        for place in self.nodes.iter().chain(&self.clusters) {
            if !holds(canvas, place.frame) {
                faults.push(format!("`{}` is off the canvas", place.id));
            }
        }
        for link in &self.links {
            if !link.points.iter().all(|&at| canvas.holds(at)) {
                faults.push(format!("`{}` leaves the canvas", link.id));
            }
        }
        let texts = self.texts();
        for (n, (of, text)) in texts.iter().enumerate() {
            if !holds(canvas, *text) {
                faults.push(format!("a text of {of} is off the canvas"));
            }
            for (other_of, other) in &texts[n + 1..] {
                if text.grown(-TOUCH).overlaps(*other) {
                    faults.push(format!("a text of {of} is on a text of {other_of}"));
                }
            }
        }
        faults
    }

    /// All texts, with what they belong to.
    pub(super) fn texts(&self) -> Vec<(String, Rect)> {
        let places = self.nodes.iter().chain(&self.clusters);
        let of_places = places.flat_map(|place| {
            let texts = place.texts.iter();
            texts.map(|&text| (format!("`{}`", place.id), text))
        });
        let links = self.links.iter();
        let of_links = links.flat_map(|link| {
            let texts = link.texts.iter();
            texts.map(|&text| (format!("`{}`", link.id), text))
        });
        let labels = self.labels.iter();
        let of_labels = labels.map(|&(edge, text)| (format!("the label of `{edge}`"), text));
        let others = self
            .others
            .iter()
            .map(|&text| ("the page".to_owned(), text));
        (of_places.chain(of_links).chain(of_labels).chain(others)).collect()
    }
}

/// Whether a rectangle holds another.
pub(super) fn holds(outer: Rect, inner: Rect) -> bool {
    inner.corners().iter().all(|&corner| outer.holds(corner))
}

fn place(part: &Part) -> Option<Place<'_>> {
    let shapes = part.items.iter().filter_map(|item| match item {
        Item::Shape(shape) => Some(&shape.path),
        Item::Text(_) => None,
    });
    let bounds = shapes.clone().filter_map(|path| path.bounds());
    let texts = texts(part);
    // The second head of a participant has no frame of its own.
    let seen = bounds.chain(texts.iter().copied());
    let frame = part.frame().or_else(|| seen.reduce(Rect::union))?;
    let id = part.word("id").map_or_else(
        || format!("what stands at {:.0}, {:.0}", frame.x, frame.y),
        str::to_owned,
    );
    Some(Place {
        id,
        parent: part.word("parent").unwrap_or_default(),
        frame,
        part,
        outlines: shapes.map(|path| path.outline()).collect(),
        texts,
        titles: texts_where(part, |text| text.is_title),
    })
}

fn link(part: &Part) -> Link<'_> {
    let places = |name: &str| {
        part.facts.iter().find_map(|(known, fact)| match fact {
            Fact::Place(at) if *known == name => Some(*at),
            _ => None,
        })
    };
    let mut shapes = part.items.iter().filter_map(|item| match item {
        Item::Shape(shape) => Some(&shape.path),
        Item::Text(_) => None,
    });
    let path = shapes.next().map(|path| path.outline());
    let points = places("start").into_iter();
    let points = points.chain(path.unwrap_or_default()).chain(places("end"));
    let shapes: Vec<Rect> = shapes.filter_map(|path| path.bounds()).collect();
    let mut texts = texts(part);
    texts.retain(|&text| !shapes.iter().any(|&shape| holds(shape.grown(TOUCH), text)));
    Link {
        id: part.word("id").unwrap_or_default(),
        from: part.word("from").unwrap_or_default(),
        to: part.word("to").unwrap_or_default(),
        points: points.collect(),
        texts,
    }
}

fn texts(part: &Part) -> Vec<Rect> {
    texts_where(part, |_| true)
}

fn texts_where(part: &Part, is_meant: impl Fn(&Text) -> bool) -> Vec<Rect> {
    let texts = part.items.iter().filter_map(|item| match item {
        Item::Text(text) if is_meant(text) => Some(text),
        _ => None,
    });
    texts.flat_map(lines).collect()
}

/// Where the letters of each line of a text stand.
fn lines(text: &Text) -> impl Iterator<Item = Rect> + '_ {
    let lines = text.lines.iter().filter(|line| line.width > 0.0);
    lines.map(|line| {
        let left = match text.anchor {
            Anchor::Start => line.at.x,
            Anchor::Middle => line.at.x - line.width / 2.0,
            Anchor::End => line.at.x - line.width,
        };
        Rect {
            x: left,
            y: line.at.y - 0.8 * text.size,
            width: line.width,
            height: 1.05 * text.size,
        }
    })
}
