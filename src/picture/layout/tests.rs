//! Random plans: what the layout promises holds for each.

use proptest::prelude::*;

use super::*;

/// A plan with some boxes, groups in groups, and edges between anything.
fn plans() -> impl Strategy<Value = Plan> {
    let flow = prop_oneof![
        Just(Flow::Down),
        Just(Flow::Up),
        Just(Flow::Right),
        Just(Flow::Left)
    ];
    let size = (20u32..180, 16u32..80);
    let size = size.prop_map(|(w, h)| Size::new(f64::from(w), f64::from(h)));
    let label = prop_oneof![Just(Size::default()), size.clone()];
    let boxes = prop::collection::vec((size, prop::option::of(0usize..4)), 1..14);
    let groups = prop::collection::vec(
        (0u32..200, prop::option::of(0usize..4), any::<bool>()),
        0..4,
    );
    let text = prop_oneof![
        3 => Just((0.0, Size::default())),
        1 => Just((18.0, Size::default())),
        1 => Just((0.0, Size::new(28.0, 18.0))),
        1 => Just((14.0, Size::new(9.0, 18.0))),
    ];
    let texts = (text.clone(), text);
    let ends = (
        0usize..18,
        0usize..18,
        label,
        texts,
        (1usize..4, any::<bool>()),
    );
    let edges = prop::collection::vec(ends, 0..20);
    (flow, boxes, groups, edges).prop_map(|(flow, boxes, groups, edges)| {
        let count = groups.len();
        let groups = groups
            .into_iter()
            .map(|(title, parent, turned)| PlannedGroup {
                title: Size::new(f64::from(title), if title > 0 { 20.0 } else { 0.0 }),
                flow: turned.then_some(Flow::Right),
                parent: parent.filter(|&p| p < count),
                roomy: turned,
            });
        let boxes: Vec<PlannedBox> = (boxes.into_iter())
            .map(|(size, parent)| PlannedBox {
                size,
                parent: parent.filter(|&p| p < count),
                ..PlannedBox::default()
            })
            .collect();
        let end = |i: usize| match i.checked_sub(14).filter(|&group| group < count) {
            Some(group) => End::Group(group),
            None => End::Box(i % boxes.len()),
        };
        let edges = edges
            .into_iter()
            .map(|(from, to, label, texts, (length, against))| {
                let edge = PlannedEdge {
                    label,
                    length,
                    against,
                    ..PlannedEdge::new(end(from), end(to))
                };
                // Only boxes have heads and texts at them that need room.
                let texts = match (edge.from, edge.to) {
                    (End::Box(_), End::Box(_)) => texts,
                    _ => return edge,
                };
                PlannedEdge {
                    start_text: texts.0.1,
                    end_text: texts.1.1,
                    heads: (texts.0.0, texts.1.0),
                    ..edge
                }
            });
        Plan {
            flow,
            edges: edges.collect(),
            groups: groups.collect(),
            boxes,
        }
    })
}

/// Whether a group is around something, by way of others.
fn holds(tree: &tree::Tree, plan: &Plan, group: usize, end: End) -> bool {
    tree.holds(plan, group, end)
}

/// The same plans with notes beside some of their boxes and groups.
fn plans_with_notes() -> impl Strategy<Value = Plan> {
    let note = (0usize..18, any::<bool>(), 20u32..150, 16u32..90);
    (plans(), prop::collection::vec(note, 0..6)).prop_map(|(mut plan, notes)| {
        let boxes = plan.boxes.len();
        let tree = tree::Tree::of(&plan);
        for (of, is_left, width, height) in notes {
            let of = match of
                .checked_sub(14)
                .filter(|&group| group < plan.groups.len())
            {
                Some(group) => End::Group(group),
                None => End::Box(of % boxes),
            };
            let side = if is_left { Side::Left } else { Side::Right };
            plan.edges
                .push(PlannedEdge::new(of, End::Box(plan.boxes.len())));
            plan.boxes.push(PlannedBox {
                size: Size::new(f64::from(width), f64::from(height)),
                parent: tree.around(&plan, of),
                beside: Some(Beside { of, side }),
                ..PlannedBox::default()
            });
        }
        plan
    })
}

/// The texts on edges and at their ends, each with the number of its edge.
fn texts(plan: &Plan, made: &Layout) -> Vec<(usize, Rect)> {
    let edges = plan.edges.iter().zip(&made.routes).enumerate();
    let texts = edges.flat_map(|(i, (edge, route))| {
        let texts = [
            (route.label, edge.label),
            (route.start_text, edge.start_text),
            (route.end_text, edge.end_text),
        ];
        let texts = texts.into_iter();
        texts.filter_map(move |(at, size)| Some((i, Rect::around(at?, size))))
    });
    texts.collect()
}

/// What is wrong with a layout.
fn wrong(plan: &Plan) -> Vec<String> {
    let mut plan = plan.clone();
    let made = layout_growing(&mut plan);
    let plan = &plan;
    let tree = tree::Tree::of(plan);
    let mut wrong = Vec::new();
    let frame = |end: End| match end {
        End::Box(i) => Rect::around(made.boxes[i], plan.boxes[i].size),
        End::Group(i) => made.groups[i],
    };
    let boxes: Vec<End> = (0..plan.boxes.len()).map(End::Box).collect();
    let groups: Vec<End> = (0..plan.groups.len()).map(End::Group).collect();
    let canvas = Rect::between(
        Point::default(),
        Point::new(made.size.width, made.size.height),
    );
    for (i, &a) in boxes.iter().enumerate() {
        for &b in &boxes[i + 1..] {
            if frame(a).grown(-1.0).overlaps(frame(b)) {
                wrong.push(format!("{a:?} is on {b:?}"));
            }
        }
    }
    for &end in boxes.iter().chain(&groups) {
        if !inside(frame(end), canvas) {
            wrong.push(format!("{end:?} is off the canvas"));
        }
        for group in 0..plan.groups.len() {
            let around = frame(End::Group(group));
            if holds(&tree, plan, group, end) {
                if !inside(frame(end), around) {
                    wrong.push(format!("{end:?} is not in {group}"));
                }
            } else if matches!(end, End::Box(_)) && frame(end).grown(-1.0).overlaps(around) {
                wrong.push(format!("{end:?} is in {group}"));
            }
        }
    }
    let encloses = |i: usize| {
        let edge = &plan.edges[i];
        let inside =
            |a: End, b: End| matches!(a, End::Group(g) if a == b || holds(&tree, plan, g, b));
        inside(edge.from, edge.to) || inside(edge.to, edge.from)
    };
    let texts = texts(plan, &made);
    let labels: Vec<(usize, Rect)> = texts.into_iter().filter(|&(i, _)| !encloses(i)).collect();
    for (n, (i, label)) in labels.iter().enumerate() {
        for &b in &boxes {
            if label.grown(-1.0).overlaps(frame(b)) {
                wrong.push(format!("the label of {i} is on {b:?}"));
            }
        }
        for (j, other) in &labels[n + 1..] {
            if label.grown(-1.0).overlaps(*other) {
                wrong.push(format!("the labels of {i} and {j} overlap"));
            }
        }
    }
    for (i, route) in made
        .routes
        .iter()
        .enumerate()
        .filter(|&(i, _)| !encloses(i))
    {
        let ends = [plan.edges[i].from, plan.edges[i].to];
        if route.points.len() < 2 {
            wrong.push(format!("{i} is not drawn"));
        }
        let last = [route.points.first(), route.points.last()];
        for (end, at) in ends.iter().zip(last) {
            let border = frame(*end);
            let on =
                at.is_some_and(|&at| border.grown(0.5).holds(at) && !border.grown(-0.5).holds(at));
            if !on {
                wrong.push(format!("{i} does not end at {end:?}: {at:?}"));
            }
        }
        for pair in route.points.windows(2) {
            if (pair[0].x - pair[1].x).abs() > 0.01 && (pair[0].y - pair[1].y).abs() > 0.01 {
                wrong.push(format!("{i} has a slanted piece"));
            }
            for &b in boxes.iter().filter(|b| !ends.contains(b)) {
                if frame(b).grown(-2.0).is_crossed(pair[0], pair[1]) {
                    wrong.push(format!("{i} runs over {b:?}"));
                }
            }
            for (j, label) in labels.iter().filter(|(j, _)| *j != i) {
                if label.grown(-2.0).is_crossed(pair[0], pair[1]) {
                    wrong.push(format!("{i} runs over the label of {j}"));
                }
            }
        }
    }
    wrong
}

fn inside(inner: Rect, outer: Rect) -> bool {
    let outer = outer.grown(0.5);
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.right() <= outer.right()
        && inner.bottom() <= outer.bottom()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, rng_seed: proptest::test_runner::RngSeed::Fixed(1), ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_on_anything_else(plan in plans()) {
        let wrong = wrong(&plan);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
    }

    #[test]
    fn notes_stand_beside_what_they_are_about(plan in plans_with_notes()) {
        let wrong = wrong(&plan);
        prop_assert!(wrong.is_empty(), "{wrong:#?}");
    }
}

#[test]
fn the_same_plan_gives_the_same_places() {
    let plan = Plan {
        boxes: vec![
            PlannedBox {
                size: Size::new(60.0, 40.0),
                ..PlannedBox::default()
            };
            6
        ],
        edges: [(0, 1), (0, 2), (1, 3), (2, 3), (3, 0), (4, 5)]
            .map(|(from, to)| PlannedEdge::new(End::Box(from), End::Box(to)))
            .to_vec(),
        ..Plan::default()
    };
    let first = layout(&plan);
    let second = layout(&plan);
    assert_eq!(first.boxes, second.boxes);
    assert_eq!(first.routes, second.routes);
}

#[test]
fn an_empty_plan_has_a_margin() {
    let made = layout(&Plan::default());
    assert_eq!(made.size, Size::new(2.0 * MARGIN, 2.0 * MARGIN));
}

/// Many groups in each other, with an edge from the innermost out of all of them.
#[test]
fn deep_nesting_is_laid_out() {
    let count = 80;
    let groups = (0..count).map(|i| PlannedGroup {
        title: Size::new(30.0, 20.0),
        parent: (i > 0).then(|| i - 1),
        ..PlannedGroup::default()
    });
    let plan = Plan {
        groups: groups.collect(),
        boxes: [Some(count - 1), None]
            .map(|parent| PlannedBox {
                size: Size::new(60.0, 40.0),
                parent,
                ..PlannedBox::default()
            })
            .to_vec(),
        edges: vec![PlannedEdge::new(End::Box(0), End::Box(1))],
        ..Plan::default()
    };
    assert!(wrong(&plan).is_empty());
}

#[test]
fn a_note_stands_level_with_its_box() {
    let size = Size::new(60.0, 40.0);
    let note = |side| PlannedBox {
        size,
        beside: Some(Beside {
            of: End::Box(0),
            side,
        }),
        ..PlannedBox::default()
    };
    let plain = PlannedBox {
        size,
        ..PlannedBox::default()
    };
    let ends = [(0, 1), (0, 2), (3, 0), (0, 0)];
    let mut plan = Plan {
        boxes: vec![plain.clone(), plain, note(Side::Right), note(Side::Left)],
        edges: (ends[..3].iter())
            .map(|&(from, to)| PlannedEdge::new(End::Box(from), End::Box(to)))
            .collect(),
        ..Plan::default()
    };
    let made = layout(&plan);
    let y = made.boxes[0].y;
    assert!(made.boxes[3].x < made.boxes[0].x && made.boxes[0].x < made.boxes[2].x);
    assert!(made.boxes[2].y == y && made.boxes[3].y == y && made.boxes[1].y > y);
    assert!(made.routes[2].points.len() == 2 && made.routes[2].points[0].x < made.boxes[0].x);
    assert!(wrong(&plan).is_empty());
    // A loop takes the side that is free.
    plan.edges[2] = PlannedEdge::new(End::Box(0), End::Box(0));
    plan.boxes.pop();
    let made = layout(&plan);
    assert!(
        made.routes[2]
            .points
            .iter()
            .all(|at| at.x < made.boxes[0].x)
    );
}

/// A frame that an edge leads out of has room for the label of an edge to itself.
#[test]
fn a_frame_has_room_for_its_loops() {
    for flow in [Flow::Down, Flow::Up, Flow::Right, Flow::Left] {
        let inner = PlannedBox {
            size: Size::new(60.0, 40.0),
            parent: Some(0),
            ..PlannedBox::default()
        };
        let outer = PlannedBox {
            parent: None,
            ..inner.clone()
        };
        let label = Size::new(80.0, 20.0);
        let itself = PlannedEdge {
            label,
            ..PlannedEdge::new(End::Group(0), End::Group(0))
        };
        let plan = Plan {
            flow,
            boxes: vec![inner, outer],
            groups: vec![PlannedGroup::default()],
            edges: vec![itself, itself, PlannedEdge::new(End::Box(0), End::Box(1))],
        };
        let made = layout(&plan);
        let at = |i: usize| Rect::around(made.routes[i].label.expect("a label"), label);
        for (one, other) in [(at(0), at(1)), (at(1), at(0))] {
            assert!(inside(one, made.groups[0]), "{flow:?}");
            assert!(
                !one.overlaps(other)
                    && !one.overlaps(Rect::around(made.boxes[0], plan.boxes[0].size))
            );
        }
    }
}
