//! Colours of everything that the chart does not colour itself.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::style::color;

/// What a colour is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// After everything.
    Background,
    /// Text in nodes.
    Text,
    /// Inside nodes.
    Fill,
    /// Around nodes.
    Border,
    /// Edges.
    Line,
    /// Text on edges.
    LabelText,
    /// After text on edges.
    LabelFill,
    /// Titles of clusters and of the whole.
    Title,
    /// Inside a cluster; clusters take turns.
    ClusterFill(u8),
    /// Around a cluster.
    ClusterBorder(u8),
    /// Inside a frame that stands outside the turns.
    FrameFill,
    /// Around a frame that stands outside the turns.
    FrameBorder,
    /// Inside a box that takes turns with others: a class, an entity, a participant.
    TurnFill(u8),
    /// Around a box that takes turns with others.
    TurnBorder(u8),
    /// Inside a note.
    NoteFill,
    /// Around a note.
    NoteBorder,
    /// Inside an element of a C4 diagram: a person, a system, a container, a component, and the same that
    /// somebody else has.
    ElementFill(u8),
    /// Around an element.
    ElementBorder(u8),
    /// Text in an element.
    ElementText(u8),
}

/// How many colours of clusters there are.
pub const CLUSTERS: u8 = 6;

/// The themes that can be asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Name {
    /// The look of Mermaid 12.
    Default,
    /// The look of Mermaid before.
    Classic,
    /// Light on dark.
    Dark,
    /// Black on white.
    Print,
    /// The default one, or the dark one where the reader prefers it.
    Auto,
}

/// Every theme with its name, in the order of `--help`.
pub const THEMES: &[(&str, Name)] = &[
    ("default", Name::Default),
    ("classic", Name::Classic),
    ("dark", Name::Dark),
    ("print", Name::Print),
    ("auto", Name::Auto),
];

/// A colour for each role.
#[derive(Clone, Debug)]
pub struct Theme {
    colours: Colours,
    own: Vec<(Role, String)>,
}

#[derive(Clone, Copy, Debug)]
struct Colours {
    background: &'static str,
    text: &'static str,
    fill: &'static str,
    border: &'static str,
    line: &'static str,
    label: &'static str,
    clusters: [(&'static str, &'static str); CLUSTERS as usize],
    /// A frame that stands outside the turns.
    frame: (&'static str, &'static str),
    /// Whether boxes that take turns do so with the colours of clusters.
    turns: bool,
    note: (&'static str, &'static str),
    elements: &'static [Element; ELEMENTS as usize],
}

/// Inside, around, and the text.
type Element = (&'static str, &'static str, &'static str);

/// How many colours of elements there are.
const ELEMENTS: u8 = 8;

/// Mermaid's colours of elements, with text that is read on them.
const BLUES: [Element; ELEMENTS as usize] = [
    ("#08427b", "#073b6f", "#ffffff"),
    ("#1168bd", "#3c7fc0", "#ffffff"),
    ("#438dd5", "#3c7fc0", "#ffffff"),
    ("#85bbf0", "#78a8d8", "#10243a"),
    ("#686868", "#8a8a8a", "#ffffff"),
    ("#999999", "#8a8a8a", "#1a1a1a"),
    ("#b3b3b3", "#a6a6a6", "#1a1a1a"),
    ("#cccccc", "#bfbfbf", "#1a1a1a"),
];

/// Those for paper: what somebody else has is grey.
const GREYS: [Element; ELEMENTS as usize] = {
    let (own, other) = (
        ("#ffffff", "#000000", "#000000"),
        ("#ececec", "#000000", "#000000"),
    );
    [own, own, own, own, other, other, other, other]
};

const DEFAULT: Colours = Colours {
    background: "#ffffff",
    text: "#28253d",
    fill: "#ffffff",
    border: "#28253d",
    line: "#28253d",
    label: "#ffffff",
    clusters: [
        ("#fdf4ff", "#e879f9"),
        ("#f0fdfa", "#2dd4bf"),
        ("#fff7ed", "#fb923c"),
        ("#ecfeff", "#22d3ee"),
        ("#f7fee7", "#a3e635"),
        ("#eff6ff", "#60a5fa"),
    ],
    frame: ("#f9f9fb", "#bdbccc"),
    turns: true,
    note: ("#fff7cc", "#b59f3b"),
    elements: &BLUES,
};

const CLASSIC: Colours = Colours {
    background: "#ffffff",
    text: "#333333",
    fill: "#ececff",
    border: "#9370db",
    line: "#333333",
    label: "#f4f4f4",
    clusters: [("#ffffde", "#aaaa33"); CLUSTERS as usize],
    frame: ("#ffffde", "#aaaa33"),
    turns: false,
    note: ("#fff5ad", "#aaaa33"),
    elements: &BLUES,
};

const DARK: Colours = Colours {
    background: "#15141f",
    text: "#f4f3fa",
    fill: "#232136",
    border: "#a9a4c8",
    line: "#c9c5de",
    label: "#15141f",
    clusters: [
        ("#2a1c33", "#c65fd6"),
        ("#132b2a", "#2dd4bf"),
        ("#33241a", "#fb923c"),
        ("#122a33", "#22d3ee"),
        ("#232c15", "#a3e635"),
        ("#18243a", "#60a5fa"),
    ],
    frame: ("#1c1b29", "#5b5875"),
    turns: true,
    note: ("#39341c", "#b59f3b"),
    elements: &BLUES,
};

const PRINT: Colours = Colours {
    background: "#ffffff",
    text: "#000000",
    fill: "#ffffff",
    border: "#000000",
    line: "#000000",
    label: "#ffffff",
    clusters: [("#f5f5f5", "#666666"); CLUSTERS as usize],
    frame: ("#f5f5f5", "#666666"),
    turns: false,
    note: ("#ffffff", "#000000"),
    elements: &GREYS,
};

const FOREST: Colours = Colours {
    background: "#ffffff",
    text: "#1e2b14",
    fill: "#cde498",
    border: "#13540c",
    line: "#1e4d13",
    label: "#f3f8e6",
    clusters: [("#eef6d8", "#6eaa49"); CLUSTERS as usize],
    frame: ("#eef6d8", "#6eaa49"),
    turns: false,
    note: ("#fff5ad", "#6eaa49"),
    elements: &BLUES,
};

/// The variables of Mermaid's themes that are heeded, and what each colours.
const VARIABLES: &[(&str, &[Role])] = &[
    ("background", &[Role::Background]),
    ("primaryColor", FILLS),
    ("primaryBorderColor", BORDERS),
    ("primaryTextColor", &[Role::Text]),
    ("textColor", &[Role::LabelText, Role::Title]),
    ("mainBkg", FILLS),
    ("nodeBorder", BORDERS),
    ("nodeTextColor", &[Role::Text]),
    ("lineColor", &[Role::Line]),
    ("edgeLabelBackground", &[Role::LabelFill]),
    ("tertiaryColor", CLUSTER_FILLS),
    ("tertiaryBorderColor", CLUSTER_BORDERS),
    ("clusterBkg", CLUSTER_FILLS),
    ("clusterBorder", CLUSTER_BORDERS),
    ("titleColor", &[Role::Title]),
    ("noteBkgColor", &[Role::NoteFill]),
    ("noteBorderColor", &[Role::NoteBorder]),
];

/// Those of sequence diagrams alone, which count for more than the others.
const OF_SEQUENCES: &[(&str, &[Role])] = &[
    ("actorBkg", FILLS),
    ("actorBorder", BORDERS),
    ("actorTextColor", &[Role::Text]),
    ("signalColor", &[Role::Line]),
    ("signalTextColor", &[Role::LabelText]),
];

const FILLS: &[Role] = &[
    Role::Fill,
    Role::TurnFill(0),
    Role::TurnFill(1),
    Role::TurnFill(2),
    Role::TurnFill(3),
    Role::TurnFill(4),
    Role::TurnFill(5),
];
const BORDERS: &[Role] = &[
    Role::Border,
    Role::TurnBorder(0),
    Role::TurnBorder(1),
    Role::TurnBorder(2),
    Role::TurnBorder(3),
    Role::TurnBorder(4),
    Role::TurnBorder(5),
];
const CLUSTER_FILLS: &[Role] = &[
    Role::FrameFill,
    Role::ClusterFill(0),
    Role::ClusterFill(1),
    Role::ClusterFill(2),
    Role::ClusterFill(3),
    Role::ClusterFill(4),
    Role::ClusterFill(5),
];
const CLUSTER_BORDERS: &[Role] = &[
    Role::FrameBorder,
    Role::ClusterBorder(0),
    Role::ClusterBorder(1),
    Role::ClusterBorder(2),
    Role::ClusterBorder(3),
    Role::ClusterBorder(4),
    Role::ClusterBorder(5),
];

impl Theme {
    /// The theme that is asked for, else the one of the chart's configuration, with the variables that the
    /// configuration sets and that drawings of this kind heed (as [`Scene`](super::scene::Scene) names it).
    #[must_use]
    pub fn of(asked: Option<Name>, config: &Map<String, Value>, kind: &str) -> Self {
        let colours = match asked {
            Some(Name::Default | Name::Auto) => DEFAULT,
            Some(Name::Classic) => CLASSIC,
            Some(Name::Dark) => DARK,
            Some(Name::Print) => PRINT,
            None => match config.get("theme").and_then(Value::as_str) {
                // Named, `default` is the theme of the releases before 12.
                Some("default") => CLASSIC,
                Some("dark" | "neo-dark" | "redux-dark" | "redux-dark-color") => DARK,
                Some("neutral") => PRINT,
                Some("forest") => FOREST,
                _ => DEFAULT,
            },
        };
        let mut theme = Self {
            colours,
            own: Vec::new(),
        };
        // What is printed or read in the dark is not to be spoilt by colours made for a light page.
        let heeds = matches!(asked, None | Some(Name::Default | Name::Classic));
        let variables = config.get("themeVariables").and_then(Value::as_object);
        let of_kind = match kind {
            "sequence" => OF_SEQUENCES,
            _ => &[],
        };
        for (name, roles) in VARIABLES.iter().chain(of_kind).filter(|_| heeds) {
            let value = variables.and_then(|variables| variables.get(*name)?.as_str());
            if let Some(value) = value.and_then(color) {
                theme
                    .own
                    .extend(roles.iter().map(|&role| (role, value.clone())));
            }
        }
        theme.turn_with_fills();
        theme
    }

    /// Where a chart says what is inside boxes, but not what is around them, their borders are alike.
    fn turn_with_fills(&mut self) {
        let has = |role: Role| self.own.iter().any(|(own, _)| *own == role);
        if has(Role::TurnFill(0)) && !has(Role::TurnBorder(0)) {
            let border = self.colours.border;
            let borders = BORDERS.iter().map(|&role| (role, border.to_owned()));
            self.own.extend(borders);
        }
    }

    /// The dark theme, for readers who prefer it.
    #[must_use]
    pub fn dark() -> Self {
        Self {
            colours: DARK,
            own: Vec::new(),
        }
    }

    /// The colour of a role.
    #[must_use]
    pub fn colour(&self, role: Role) -> Cow<'_, str> {
        let own = self.own.iter().rev().find(|(own, _)| *own == role);
        if let Some((_, colour)) = own {
            return Cow::Borrowed(colour);
        }
        let colours = &self.colours;
        let element = |i: u8| colours.elements[usize::from(i % ELEMENTS)];
        let cluster = |i: u8| colours.clusters[usize::from(i % CLUSTERS)];
        Cow::Borrowed(match role {
            Role::Background => colours.background,
            Role::Text | Role::LabelText | Role::Title => colours.text,
            Role::Fill => colours.fill,
            Role::Border => colours.border,
            Role::Line => colours.line,
            Role::LabelFill => colours.label,
            Role::ClusterFill(i) => cluster(i).0,
            Role::ClusterBorder(i) => cluster(i).1,
            Role::FrameFill => colours.frame.0,
            Role::FrameBorder => colours.frame.1,
            Role::TurnFill(i) if colours.turns => cluster(i).0,
            Role::TurnBorder(i) if colours.turns => cluster(i).1,
            Role::TurnFill(_) => colours.fill,
            Role::TurnBorder(_) => colours.border,
            Role::NoteFill => colours.note.0,
            Role::NoteBorder => colours.note.1,
            Role::ElementFill(i) => element(i).0,
            Role::ElementBorder(i) => element(i).1,
            Role::ElementText(i) => element(i).2,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_sets_colours_of_its_own() {
        let config = serde_json::json!({
            "theme": "base",
            "themeVariables": {
                "primaryColor": "#f00", "lineColor": "blue", "mainBkg": "nonsense", "actorBkg": "#0f0",
            },
        });
        let config = config.as_object().expect("an object");
        let theme = Theme::of(None, config, "flowchart");
        assert_eq!(theme.colour(Role::Fill), "#ff0000");
        assert_eq!(theme.colour(Role::Line), "#0000ff");
        let sequence = Theme::of(None, config, "sequence");
        assert_eq!(sequence.colour(Role::TurnFill(1)), "#00ff00");
        assert_eq!(theme.colour(Role::ClusterFill(7)), "#f0fdfa");
        assert_eq!(
            Theme::of(Some(Name::Print), config, "flowchart").colour(Role::Fill),
            "#ffffff"
        );
    }
}
