//! Theme variables that Mermaid computes colours from: it refuses a chart that gives one of them no colour.
//!
//! Source: `getThemeVariables` of `themes/theme-….js`, `config.ts`, and the colours of khroma, as Mermaid 12.3.0
//! has them.

use serde_json::{Map, Value};

use super::colours;
use super::kind::DiagramKind;
use super::rules::theme_colour;
use crate::diagnostic::Diagnostic;
use crate::model::Frame;
use crate::source::Span;

/// The variables of a theme that have to be colours.
struct Theme {
    name: &'static str,
    /// Those that may not be empty, either.
    filled: &'static [&'static str],
    others: &'static [&'static str],
    /// Whether the twelve of `cScale0` to `cScale11` are among them.
    scale: bool,
    /// Whether the eight of `git0` to `git7` are among them.
    git: bool,
}

/// What most themes ask for besides their own.
const BASE: &[&str] = &[
    "secondaryColor",
    "tertiaryColor",
    "primaryTextColor",
    "lineColor",
    "mainBkg",
    "quadrant1Fill",
];

/// One of the themes that are like `base`.
const fn like_base(name: &'static str, filled: &'static [&'static str], scale: bool) -> Theme {
    Theme {
        name,
        filled,
        others: BASE,
        scale,
        git: true,
    }
}

const NOTES: &[&str] = &["background", "primaryColor", "noteBkgColor"];
const PLAIN: &[&str] = &["background", "primaryColor"];

static THEMES: [Theme; 11] = [
    Theme {
        name: "default",
        filled: &["primaryColor", "secondaryColor", "labelTextColor"],
        others: &["quadrant1Fill"],
        scale: true,
        git: true,
    },
    Theme {
        name: "dark",
        filled: &[
            "background",
            "primaryColor",
            "secondaryColor",
            "primaryTextColor",
            "mainBkg",
            "labelBackground",
        ],
        others: &["quadrant1Fill"],
        scale: true,
        git: false,
    },
    Theme {
        name: "forest",
        filled: &[
            "primaryColor",
            "secondaryColor",
            "tertiaryColor",
            "primaryTextColor",
            "mainBkg",
            "actorTextColor",
        ],
        others: &["quadrant1Fill"],
        scale: true,
        git: true,
    },
    Theme {
        name: "neutral",
        filled: &[
            "primaryColor",
            "secondaryColor",
            "primaryTextColor",
            "mainBkg",
            "border1",
        ],
        others: &["quadrant1Fill"],
        scale: true,
        git: false,
    },
    like_base("base", NOTES, true),
    like_base("neo", NOTES, true),
    like_base("neo-dark", NOTES, true),
    like_base("redux", PLAIN, false),
    like_base("redux-dark", PLAIN, true),
    like_base("redux-color", PLAIN, true),
    like_base("redux-dark-color", PLAIN, true),
];

impl Theme {
    /// Whether a variable has to be a colour, if it is not empty.
    fn computes(&self, key: &str) -> bool {
        let numbered = |name: &str, count: usize| {
            let number = key.strip_prefix(name);
            number.is_some_and(|number| (0..count).any(|at| at.to_string() == number))
        };
        self.filled.contains(&key)
            || self.others.contains(&key)
            || self.scale && numbered("cScale", 12)
            || self.git && numbered("git", 8)
    }

    /// Whether Mermaid stumbles on a variable.
    fn refuses(&self, key: &str, value: &Value) -> bool {
        match value {
            // Mermaid empties what has other characters.
            Value::String(text) if !text.is_empty() && text.chars().all(is_kept) => {
                self.computes(key) && !is_colour(text)
            }
            Value::String(_) => self.filled.contains(&key),
            Value::Number(_) | Value::Bool(_) => self.computes(key),
            _ => false,
        }
    }
}

/// The settings of a chart that Mermaid refuses.
pub(super) fn refused(kind: &DiagramKind, frame: &Frame) -> Vec<Diagnostic> {
    let Some(Value::Object(variables)) = frame.config.get("themeVariables") else {
        return Vec::new();
    };
    let Some(theme) = theme(kind, &frame.config) else {
        return Vec::new();
    };
    let wrong = variables
        .iter()
        .filter(|(key, value)| theme.refuses(key, value));
    wrong
        .map(|(key, value)| {
            let written = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            theme_colour(place(frame, key), key, &written)
        })
        .collect()
}

/// The theme that a chart is drawn with, as far as it shows it; `None` where Mermaid computes none.
fn theme(kind: &DiagramKind, config: &Map<String, Value>) -> Option<&'static Theme> {
    let named = |name: &str| THEMES.iter().find(|theme| theme.name == name);
    let sections = ["flowchart", "sequence", "class", "state", "er", "c4", "pie"];
    let of_section = sections
        .iter()
        .filter_map(|section| config.get(*section)?.get("theme"));
    if of_section.count() > 0 {
        return None;
    }
    let bare = matches!(kind.name, "C4" | "pie");
    match config.get("theme") {
        Some(Value::String(name)) if name == "null" => None,
        Some(Value::String(name)) if named(name).is_some() => named(name),
        // These two have no theme of their own.
        Some(Value::String(name)) if bare && !name.is_empty() => named("default"),
        _ if bare => None,
        _ => named("redux-color"),
    }
}

/// Where a variable is set: in the last directive that names it, else in the front matter.
fn place(frame: &Frame, key: &str) -> Span {
    let path = ["config", "themeVariables", key];
    let directive = frame.inits.iter().rfind(|(text, _)| text.contains(key));
    let setting = (frame.settings.iter()).find(|setting| setting.path == path);
    (directive.map(|found| found.1))
        .or(setting.map(|found| found.value))
        .unwrap_or(frame.span)
}

/// Whether Mermaid keeps a value with this character.
fn is_kept(c: char) -> bool {
    c.is_ascii_alphanumeric() || " \"#%(),.;".contains(c)
}

/// Whether a value is a colour to the library that Mermaid computes with.
fn is_colour(value: &str) -> bool {
    let value = value.to_ascii_lowercase();
    value == "transparent" || colours::parse(&value).is_some() || is_function(&value)
}

/// `rgb(1, 2, 3)`, `hsl(120, 50%, 50%)`, with an opacity or without.
fn is_function(value: &str) -> bool {
    let inner = |names: [&str; 2]| {
        let mut names = names.into_iter();
        names.find_map(|name| value.strip_prefix(name)?.strip_prefix('('))
    };
    let (rest, hsl) = match (inner(["rgba", "rgb"]), inner(["hsla", "hsl"])) {
        (Some(rest), _) => (rest, false),
        (_, Some(rest)) => (rest, true),
        _ => return false,
    };
    let Some(mut rest) = rest.strip_suffix(')').map(str::trim) else {
        return false;
    };
    for channel in 0..3 {
        let Some(after) = (if channel == 0 {
            Some(rest)
        } else {
            separated(rest)
        }) else {
            return false;
        };
        let Some(after) = number(after) else {
            return false;
        };
        let percent = after.strip_prefix('%');
        rest = match (hsl, channel, percent) {
            (true, 0, _) => {
                let mut units = ["deg", "grad", "rad", "turn"].iter();
                let unit = units.find_map(|unit| after.strip_prefix(unit));
                unit.unwrap_or(after)
            }
            (true, _, None) => return false,
            _ => percent.unwrap_or(after),
        };
    }
    let opacity = rest.trim_start();
    match opacity.strip_prefix(',').map(str::trim_start) {
        None => opacity.is_empty(),
        Some(opacity) => number(opacity).is_some_and(|after| matches!(after.trim(), "" | "%")),
    }
}

/// What follows a comma, or spaces.
fn separated(text: &str) -> Option<&str> {
    let after = text.trim_start();
    match after.strip_prefix(',') {
        Some(after) => Some(after.trim_start()),
        None => (after.len() < text.len()).then_some(after),
    }
}

/// What follows a number: `12`, `.5`, `1.5e3`.
fn number(text: &str) -> Option<&str> {
    let digits =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let whole = digits(text);
    let mut end = whole;
    if let Some(fraction) = text[whole..].strip_prefix('.') {
        let len = digits(fraction);
        if len > 0 {
            end += 1 + len;
        }
    }
    if end == 0 {
        return None;
    }
    if let Some(exponent) = text[end..].strip_prefix('e') {
        let len = digits(exponent);
        if len > 0 {
            end += 1 + len;
        }
    }
    Some(&text[end..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceKind, charts};
    use crate::syntax::read;

    fn accepts(text: &str) -> bool {
        let charts = charts(&Source::new("chart.mmd", text), SourceKind::Mermaid);
        read(&charts[0]).is_accepted()
    }

    #[test]
    fn colours_are_those_of_mermaid() {
        for colour in [
            "red",
            "RED",
            "#FFF",
            "#ffff",
            "#123456",
            "#12345678",
            "transparent",
            "rgb(1,2,3)",
            "rgb(1 2 3)",
            "rgba(1, 2, 3, .5)",
            "hsl(120, 50%, 50%)",
            "rgb(10%,20,30%)",
        ] {
            assert!(is_colour(colour), "{colour}");
        }
        for other in [
            "nope",
            "none",
            "currentColor",
            "ButtonFace",
            "red ",
            " red",
            "#12",
            "#12345",
            "hsl(120,50,50)",
            "rgb(1,2)",
            "rgb(1,2,3",
            "var(x)",
            "rgb(1,2,3,4,5)",
        ] {
            assert!(!is_colour(other), "{other}");
        }
    }

    #[test]
    fn charts_are_refused_as_mermaid_refuses_them() {
        let with = |theme: &str, key: &str, value: &str, chart: &str| {
            let theme = match theme {
                "" => String::new(),
                _ => format!("\"theme\":\"{theme}\","),
            };
            accepts(&format!(
                "%%{{init: {{{theme}\"themeVariables\":{{\"{key}\":{value}}}}}}}%%\n{chart}\n"
            ))
        };
        let chart = "flowchart TD\n    A";
        for (theme, key, value, chart, accepted) in [
            ("base", "primaryColor", "\"nope\"", chart, false),
            ("base", "primaryColor", "\"red\"", chart, true),
            ("base", "primaryColor", "\"var(--x)\"", chart, false),
            ("base", "secondaryColor", "\"var(--x)\"", chart, true),
            ("base", "secondaryColor", "\"nope\"", chart, false),
            ("base", "nodeBorder", "\"nope\"", chart, true),
            ("base", "fontFamily", "\"arial\"", chart, true),
            ("base", "cScale11", "\"nope\"", chart, false),
            ("base", "cScale12", "\"nope\"", chart, true),
            ("redux", "cScale0", "\"nope\"", chart, true),
            ("default", "mainBkg", "\"nope\"", chart, true),
            ("default", "primaryColor", "12", chart, false),
            ("", "lineColor", "\"nope\"", chart, false),
            (
                "",
                "lineColor",
                "\"nope\"",
                "C4Context\n    Person(a, \"A\")",
                true,
            ),
            (
                "base",
                "lineColor",
                "\"nope\"",
                "C4Context\n    Person(a, \"A\")",
                false,
            ),
            (
                "zzz",
                "primaryColor",
                "\"nope\"",
                "pie\n    \"a\": 1",
                false,
            ),
            ("null", "lineColor", "\"nope\"", chart, true),
        ] {
            assert_eq!(
                with(theme, key, value, chart),
                accepted,
                "{theme} {key} {value} {chart}"
            );
        }
    }
}
