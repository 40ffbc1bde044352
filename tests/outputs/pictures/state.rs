//! What is drawn of states, and where.

use mermaidc::picture::scene::What;

use super::{drawn, frame, part};

#[test]
fn regions_are_dashed_frames_in_their_state() {
    let scene = drawn(
        "stateDiagram-v2\n state A {\n  [*] --> x\n  --\n  [*] --> y\n }\n A --> A : again\n",
    );
    for (id, inside) in [("A_region1", "x"), ("A_region2", "y")] {
        let region = part(&scene, id);
        assert_eq!(region.what, What::Cluster);
        assert_eq!(region.word("parent"), Some("A"));
        let region = region.frame().expect("a frame");
        assert!(region.holds(frame(&scene, inside).centre()));
        assert!(frame(&scene, "A").holds(region.centre()));
    }
    assert_eq!(part(&scene, "x").word("parent"), Some("A_region1"));
}

#[test]
fn notes_stand_on_their_side() {
    for (flow, level) in [("TB", true), ("LR", false), ("RL", false), ("BT", true)] {
        let scene = drawn(&format!(
            "stateDiagram-v2\n direction {flow}\n A --> B\n note left of A : one\n note right of A : two\n"
        ));
        let at = |id: &str| frame(&scene, id).centre();
        assert!(
            at("note-0").x < at("A").x && at("A").x < at("note-1").x,
            "{flow}"
        );
        assert_eq!(
            at("note-0").y == at("A").y && at("note-1").y == at("A").y,
            level,
            "{flow}"
        );
    }
}

#[test]
fn bars_stand_across_the_flow() {
    let chart = |flow: &str| {
        drawn(&format!(
            "stateDiagram-v2\n direction {flow}\n state f <<fork>>\n f --> A\n f --> B\n f --> C\n"
        ))
    };
    let (down, right) = (frame(&chart("TB"), "f"), frame(&chart("LR"), "f"));
    assert!(down.width > 100.0 && down.height < 10.0, "{down:?}");
    assert!(right.height > 70.0 && right.width < 10.0, "{right:?}");
}

#[test]
fn the_start_comes_first() {
    let scene =
        drawn("stateDiagram-v2\n A --> B\n B --> C\n C --> A\n B --> A\n C --> B\n [*] --> C\n");
    let y = |id: &str| frame(&scene, id).centre().y;
    assert!(["A", "B", "C"].iter().all(|id| y("root_start") < y(id)));
}

#[test]
fn only_harmless_links_are_kept() {
    let scene = drawn(
        "stateDiagram-v2\n A --> B\n click A \"https://example.org\" \"tip\"\n click B \"javascript:alert(1)\"\n",
    );
    let link = part(&scene, "A").link.as_ref();
    assert_eq!(
        link.map(|link| link.0.as_str()),
        Some("https://example.org")
    );
    assert_eq!(part(&scene, "A").tooltip.as_deref(), Some("tip"));
    assert!(part(&scene, "B").link.is_none());
}

#[test]
fn what_is_in_itself_deep_or_large_is_drawn() {
    drawn("stateDiagram-v2\n state A {\n state B {\n A --> c\n }\n }\n");
    drawn("stateDiagram-v2\n");
    let deep: String = (0..200).map(|i| format!("state s{i} {{\n")).collect();
    let scene = drawn(&format!(
        "stateDiagram-v2\n{deep}x --> y\n{}",
        "}\n".repeat(200)
    ));
    assert!(frame(&scene, "s0").holds(frame(&scene, "x").centre()));
    let wide: String = (0..400).map(|i| format!("s{i} --> s{}\n", i / 2)).collect();
    let long = "word ".repeat(2000);
    drawn(&format!(
        "stateDiagram-v2\n{wide}s1 : {long}\nnote left of s2 : {long}\n"
    ));
}
