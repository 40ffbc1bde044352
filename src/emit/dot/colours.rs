//! The colours of Mermaid 12.3.0: those of the theme that a chart names, `redux-color` where it names none, and
//! of the variables that it sets.

use std::borrow::Cow;

use serde_json::{Map, Value};

use crate::model::Frame;
use crate::picture::style::color;

/// A colour as Graphviz takes it.
type Colour = Cow<'static, str>;

/// The colours of a chart.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Palette {
    /// After everything.
    pub(super) background: Colour,
    /// Text on links, titles.
    pub(super) text: Colour,
    /// Text in boxes.
    pub(super) inside: Colour,
    /// Inside and around boxes.
    pub(super) fill: Colour,
    pub(super) border: Colour,
    /// Links, their heads, and the dots of states.
    pub(super) line: Colour,
    /// Inside and around groups that do not take turns.
    pub(super) cluster: (Colour, Colour),
    /// Inside and around notes, and their text.
    pub(super) note: (Colour, Colour, Colour),
    turns: Turns,
}

/// Which colours of boxes and groups take turns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turns {
    None,
    Borders,
    Both,
}

#[derive(Clone, Copy)]
struct Theme {
    background: &'static str,
    text: &'static str,
    inside: &'static str,
    fill: &'static str,
    border: &'static str,
    line: &'static str,
    cluster: (&'static str, &'static str),
    note: (&'static str, &'static str, &'static str),
    turns: Turns,
}

const REDUX_COLOR: Theme = Theme {
    background: "#ffffff",
    text: "#28253d",
    inside: "#28253d",
    fill: "#ffffff",
    border: "#28253d",
    line: "#000000",
    cluster: ("#f9f9fb", "#bdbccc"),
    note: ("#fff5ad", "#facc15", "#28253d"),
    turns: Turns::Both,
};

const REDUX: Theme = Theme {
    background: "#ffffff",
    text: "#28253d",
    inside: "#28253d",
    fill: "#ffffff",
    border: "#28253d",
    line: "#000000",
    cluster: ("#f9f9fb", "#bdbccc"),
    note: ("#fff5ad", "#facc15", "#28253d"),
    turns: Turns::None,
};

const REDUX_DARK: Theme = Theme {
    background: "#333333",
    text: "#cccccc",
    inside: "#e0dfdf",
    fill: "#111113",
    border: "#ffffff",
    line: "#cccccc",
    cluster: ("#1e1a2e", "#bdbccc"),
    note: ("#fef9c3", "#facc15", "#28253d"),
    turns: Turns::None,
};

const REDUX_DARK_COLOR: Theme = Theme {
    background: "#333333",
    text: "#cccccc",
    inside: "#e0dfdf",
    fill: "#111113",
    border: "#ffffff",
    line: "#cccccc",
    cluster: ("#1e1a2e", "#bdbccc"),
    note: ("#fef9c3", "#facc15", "#28253d"),
    turns: Turns::Borders,
};

const CLASSIC: Theme = Theme {
    background: "#ffffff",
    text: "#333333",
    inside: "#131300",
    fill: "#ececff",
    border: "#9370db",
    line: "#333333",
    cluster: ("#ffffde", "#aaaa33"),
    note: ("#fff5ad", "#aaaa33", "#000000"),
    turns: Turns::None,
};

const BASE: Theme = Theme {
    background: "#f4f4f4",
    text: "#333333",
    inside: "#333333",
    fill: "#fff4dd",
    border: "#eeddbb",
    line: "#0b0b0b",
    cluster: ("#f6f9ff", "#cfdbf3"),
    note: ("#fff5ad", "#e4db95", "#333333"),
    turns: Turns::None,
};

const DARK: Theme = Theme {
    background: "#333333",
    text: "#cccccc",
    inside: "#e0dfdf",
    fill: "#1f2020",
    border: "#cccccc",
    line: "#d3d3d3",
    cluster: ("#474949", "#666666"),
    note: ("#474949", "#2f2f2f", "#b8b6b6"),
    turns: Turns::None,
};

const FOREST: Theme = Theme {
    background: "#ffffff",
    text: "#000000",
    inside: "#321b67",
    fill: "#cde498",
    border: "#13540c",
    line: "#000000",
    cluster: ("#cdffb2", "#6eaa49"),
    note: ("#fff5ad", "#6eaa49", "#000000"),
    turns: Turns::None,
};

const NEUTRAL: Theme = Theme {
    background: "#ffffff",
    text: "#000000",
    inside: "#111111",
    fill: "#eeeeee",
    border: "#999999",
    line: "#666666",
    cluster: ("#fcfcfc", "#707070"),
    note: ("#666666", "#999999", "#ffffff"),
    turns: Turns::None,
};

const NEO: Theme = Theme {
    background: "#ffffff",
    text: "#333333",
    inside: "#333333",
    fill: "#ffffff",
    border: "#000000",
    line: "#000000",
    cluster: ("#ffffff", "#e6e6e6"),
    note: ("#fff5ad", "#e4db95", "#333333"),
    turns: Turns::None,
};

const NEO_DARK: Theme = Theme {
    background: "#333333",
    text: "#cccccc",
    inside: "#e0dfdf",
    fill: "#2a2020",
    border: "#cccccc",
    line: "#cccccc",
    cluster: ("#201f1f", "#060606"),
    note: ("#fff5ad", "#e4db95", "#333333"),
    turns: Turns::None,
};

const THEMES: [(&str, Theme); 11] = [
    ("redux-color", REDUX_COLOR),
    ("redux", REDUX),
    ("redux-dark", REDUX_DARK),
    ("redux-dark-color", REDUX_DARK_COLOR),
    ("default", CLASSIC),
    ("base", BASE),
    ("dark", DARK),
    ("forest", FOREST),
    ("neutral", NEUTRAL),
    ("neo", NEO),
    ("neo-dark", NEO_DARK),
];

/// What subgraphs of flowcharts, classes and entities take in turn: inside and around.
const TURNS: [(&str, &str); 12] = [
    ("#fdf4ff", "#e879f9"),
    ("#f0fdfa", "#2dd4bf"),
    ("#fff7ed", "#fb923c"),
    ("#ecfeff", "#22d3ee"),
    ("#f0fdf4", "#4ade80"),
    ("#f5f3ff", "#a78bfa"),
    ("#fef2f2", "#f87171"),
    ("#fefce8", "#facc15"),
    ("#eef2ff", "#818cf8"),
    ("#f7fee7", "#a3e635"),
    ("#f0f9ff", "#38bdf8"),
    ("#fff1f2", "#fb7185"),
];

impl Palette {
    /// The colours of a chart with this frame.
    pub(super) fn of(frame: &Frame) -> Self {
        let config = &frame.config;
        let name = config.get("theme").and_then(Value::as_str);
        let named = THEMES.iter().find(|(theme, _)| Some(*theme) == name);
        let mut palette = Self::from(named.map_or(REDUX_COLOR, |(_, theme)| *theme));
        if let Some(variables) = config.get("themeVariables").and_then(Value::as_object) {
            palette.set(variables);
        }
        palette
    }

    /// Sets what a chart's variables colour; a later one of these outdoes one before it.
    fn set(&mut self, variables: &Map<String, Value>) {
        let colour = |name: &str| color(variables.get(name)?.as_str()?).map(Cow::Owned);
        let put = |place: &mut Colour, names: &[&str]| {
            let last = names.iter().filter_map(|name| colour(name)).next_back();
            if let Some(colour) = last {
                *place = colour;
                return true;
            }
            false
        };
        put(&mut self.background, &["background"]);
        put(&mut self.text, &["primaryTextColor", "textColor"]);
        put(&mut self.inside, &["primaryTextColor", "nodeTextColor"]);
        let filled = put(&mut self.fill, &["primaryColor", "mainBkg"]);
        let framed = put(&mut self.border, &["primaryBorderColor", "nodeBorder"]);
        put(&mut self.line, &["lineColor"]);
        let filled = put(&mut self.cluster.0, &["tertiaryColor", "clusterBkg"]) || filled;
        let framed = put(
            &mut self.cluster.1,
            &["tertiaryBorderColor", "clusterBorder"],
        ) || framed;
        put(&mut self.note.0, &["noteBkgColor"]);
        put(&mut self.note.1, &["noteBorderColor"]);
        put(&mut self.note.2, &["noteTextColor"]);
        // Colours that a chart sets are the same for all.
        if filled || framed {
            self.turns = Turns::None;
        }
    }

    /// The colours inside and around the box of a number.
    pub(super) fn turn(&self, number: usize) -> (Colour, Colour) {
        self.in_turn(number, (&self.fill, &self.border))
    }

    /// The colours inside and around the group of a number.
    pub(super) fn group(&self, number: usize) -> (Colour, Colour) {
        self.in_turn(number, (&self.cluster.0, &self.cluster.1))
    }

    fn in_turn(&self, number: usize, plain: (&Colour, &Colour)) -> (Colour, Colour) {
        let (fill, border) = TURNS[number % TURNS.len()];
        match self.turns {
            Turns::Both => (fill.into(), border.into()),
            Turns::Borders => (plain.0.clone(), border.into()),
            Turns::None => (plain.0.clone(), plain.1.clone()),
        }
    }
}

impl From<Theme> for Palette {
    fn from(theme: Theme) -> Self {
        Self {
            background: theme.background.into(),
            text: theme.text.into(),
            inside: theme.inside.into(),
            fill: theme.fill.into(),
            border: theme.border.into(),
            line: theme.line.into(),
            cluster: (theme.cluster.0.into(), theme.cluster.1.into()),
            note: (
                theme.note.0.into(),
                theme.note.1.into(),
                theme.note.2.into(),
            ),
            turns: theme.turns,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(config: serde_json::Value) -> Palette {
        let config = config.as_object().cloned().unwrap_or_default();
        Palette::of(&Frame {
            config,
            ..Frame::default()
        })
    }

    #[test]
    fn colours_take_turns() {
        let palette = of(serde_json::json!({}));
        assert_eq!(palette, of(serde_json::json!({ "theme": "redux-color" })));
        assert_eq!(palette, of(serde_json::json!({ "theme": "sunny" })));
        assert_eq!(palette.turn(0), palette.turn(12));
        assert_ne!(palette.turn(0), palette.turn(11));
        let forest = of(serde_json::json!({ "theme": "forest" }));
        assert_eq!(forest.turn(0), ("#cde498".into(), "#13540c".into()));
        assert_eq!(forest.group(3), ("#cdffb2".into(), "#6eaa49".into()));
    }

    #[test]
    fn variables_outdo_themes() {
        let palette = of(serde_json::json!({ "theme": "base", "themeVariables": {
            "primaryColor": "#F00", "lineColor": "teal", "nodeBorder": "x\"; evil"
        } }));
        assert_eq!((&*palette.fill, &*palette.line), ("#ff0000", "#008080"));
        assert_eq!(palette.border, "#eeddbb");
    }
}
