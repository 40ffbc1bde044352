//! The canvas holds all that is painted, curves included.

use mermaidc::picture::geometry::Rect;
use mermaidc::picture::scene::Item;

use super::drawn;

const PIE: &str = "pie\n    \"Left\" : 55\n    \"Right\" : 45\n";
const ACTOR: &str = "sequenceDiagram\n    actor A\n    A->>A: thinks\n";
const STATE: &str = "stateDiagram-v2\n    [*] --> A\n    A --> A : again\n    A --> [*]\n";
const CLASS: &str = "classDiagram\n    A --* A : part\n    bar ()-- B\n";
const SHAPES: &str =
    "flowchart LR\n    A((a)) --> B[(b)] --> C@{shape: cloud, label: c}\n    C --> C\n";
const C4: &str =
    "C4Context\n    Person(p, \"P\")\n    SystemQueue(q, \"Q\")\n    Rel(p, q, \"uses\")\n";
const ER: &str = "erDiagram\n    A ||--o{ A : has\n";

#[test]
fn nothing_is_cut() {
    for text in [PIE, ACTOR, STATE, CLASS, SHAPES, C4, ER] {
        let scene = drawn(text);
        let canvas = Rect {
            x: 0.0,
            y: 0.0,
            width: scene.size.width,
            height: scene.size.height,
        };
        let items = scene.parts.iter().flat_map(|part| &part.items);
        for item in items {
            let Item::Shape(shape) = item else { continue };
            let Some(bounds) = shape.path.bounds() else {
                continue;
            };
            let inside = bounds.corners().iter().all(|&corner| canvas.holds(corner));
            assert!(inside, "{bounds:?} of {:?} in\n{text}", scene.size);
        }
    }
}
