//! Pie charts: slices clockwise from the top, and a legend beside them.

use std::f64::consts::{FRAC_PI_2, PI};

use super::block::Block;
use super::fit;
use super::geometry::{Point, Rect, Size};
use super::path::Path;
use super::scene::{Anchor, Item, Line, Paint, Part, Scene, Shape, What};
use super::style::readable_on;
use super::text::{Font, Label};
use super::theme::Role;
use super::title;
use crate::model::graph;
use crate::model::pie::Pie;

const RADIUS: f64 = 160.0;
const FONT: Font = Font {
    size: 14.0,
    bold: false,
};
/// How wide a line of the legend may be.
const LIMIT: f64 = 320.0;
/// Room between the circle and the legend, between lines of the legend, and the size of its squares.
const BESIDE: f64 = 36.0;
const STEP: f64 = 6.0;
const SQUARE: f64 = 16.0;
/// A smaller slice has no room for its share.
const LEAST: f64 = 0.03;

/// Colours that differ in lightness, too, for neighbours that are printed.
const COLOURS: [&str; 12] = [
    "#7c6fd0", "#f2c14e", "#3a9d8f", "#e8836b", "#9bd1f0", "#5b7a2e", "#e9a6d0", "#40638f",
    "#cfd96a", "#a8553f", "#b7e3c8", "#6d4c7d",
];

/// Draws a pie chart.
#[must_use]
pub fn scene(chart: &Pie) -> Scene {
    let mut scene = Scene::of("pie", &chart.frame, Size::default());
    let total: f64 = chart.slices.iter().map(|slice| slice.value).sum();
    let mut from = -FRAC_PI_2;
    let texts: Vec<Block> = (chart.slices.iter())
        .map(|slice| {
            let shown = match chart.show_data {
                true => format!("{} [{}]", slice.label.text, slice.value),
                false => slice.label.text.clone(),
            };
            Block::of(Label::new(&graph::Text::plain(shown)), FONT, LIMIT)
        })
        .collect();
    let height: f64 = texts
        .iter()
        .map(|text| text.size.height.max(SQUARE) + STEP)
        .sum();
    let mut y = -height / 2.0;
    for (i, (slice, text)) in chart.slices.iter().zip(&texts).enumerate() {
        let colour = COLOURS[i % COLOURS.len()];
        let share = if total > 0.0 {
            slice.value / total
        } else {
            0.0
        };
        let mut part = Part::new(What::Node);
        part.know("id", slice.label.text.as_str());
        if share > 0.0 {
            part.items.extend(sector(from, share, colour));
            from += 2.0 * PI * share;
        }
        let tall = text.size.height.max(SQUARE);
        let middle = Point::new(RADIUS + BESIDE + SQUARE / 2.0, y + tall / 2.0);
        part.stands(Rect::around(middle, Size::new(SQUARE, SQUARE)));
        part.items.push(filled(
            Path::rect(SQUARE / 2.0, SQUARE / 2.0).moved(middle),
            colour,
        ));
        let beside = Point::new(middle.x + SQUARE / 2.0 + 8.0, middle.y);
        let paint = Paint::Theme(Role::LabelText);
        part.items
            .push(Item::Text(text.anchored(beside, Anchor::Start, paint)));
        scene.parts.push(part);
        y += tall + STEP;
    }
    fit::fit(&mut scene);
    if let Some(text) = chart.frame.title.as_deref() {
        title::above(&mut scene, text);
    }
    scene
}

fn filled(path: Path, colour: &str) -> Item {
    Item::Shape(Shape {
        path,
        fill: Paint::Own(colour.to_owned()),
        line: Some(Line {
            paint: Paint::Theme(Role::Border),
            width: 1.2,
            dashes: Vec::new(),
        }),
    })
}

/// A slice, and its share where there is room.
fn sector(from: f64, share: f64, colour: &str) -> Vec<Item> {
    let centre = Point::default();
    let to = from + 2.0 * PI * share;
    let radii = (RADIUS, RADIUS);
    let path = match share {
        1.0.. => Path::ellipse(centre, radii),
        _ => Path::from(0.0, 0.0).arc(centre, radii, from, to).close(),
    };
    let mut items = vec![filled(path, colour)];
    if share >= LEAST {
        let middle = f64::midpoint(from, to);
        let at = Point::new(0.72 * RADIUS * middle.cos(), 0.72 * RADIUS * middle.sin());
        let at = if share >= 1.0 { centre } else { at };
        let text = Label::verbatim(&format!("{:.0}%", share * 100.0));
        let paint = Paint::Own(readable_on(colour).unwrap_or("#28253d").to_owned());
        items.push(Item::Text(Block::of(text, FONT, LIMIT).at(at, paint)));
    }
    items
}
