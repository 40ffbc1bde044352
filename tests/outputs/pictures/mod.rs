//! Drawings of charts, before they are written down.

mod c4;
mod canvas;
mod class;
mod er;
mod judge;
mod state;

use mermaidc::picture;
use mermaidc::picture::geometry::Rect;
use mermaidc::picture::scene::{Part, Scene};
use mermaidc::source::{Source, SourceKind, charts};
use mermaidc::syntax::read;

/// The drawing of a chart that Mermaid accepts.
fn drawn(text: &str) -> Scene {
    let source = Source::new("a.mmd", text);
    let reading = read(&charts(&source, SourceKind::Mermaid)[0]);
    let diagram = reading.diagram.expect("accepted");
    picture::scene(&diagram)
}

fn part<'s>(scene: &'s Scene, id: &str) -> &'s Part {
    let mut parts = scene.parts.iter();
    let part = parts.find(|part| part.word("id") == Some(id));
    part.unwrap_or_else(|| panic!("{id} is not drawn"))
}

fn frame(scene: &Scene, id: &str) -> Rect {
    part(scene, id).frame().expect("a frame")
}
