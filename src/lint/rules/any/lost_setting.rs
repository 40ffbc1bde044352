//! `lost-setting`

mod known;
mod respelt;

use serde_json::{Map, Value};

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Context, Findings, Rule};
use crate::model::Setting;
use crate::source::Span;
use known::Wrong;
pub(in crate::lint) use known::settings as known_settings;

declare_rule! {
    /// A setting that Mermaid silently drops.
    ///
    /// A directive whose text is not valid JSON, or that Mermaid does not know (`%%{config}%%`); a
    /// key of the configuration that no setting has, or a value that its setting cannot have; a
    /// setting of the page (`securityLevel`); one in front matter that is not under `config`. Keys
    /// and values are those of Mermaid 12.3.0.
    ///
    /// ## Why it is bad
    ///
    /// The chart is drawn as if the setting were not there.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// %%{init: {"theme": "dark",}}%%
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// ---
    /// config:
    ///   theme: dark
    /// ---
    /// flowchart TD
    ///     A --> B
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because it brings back what was lost: commas, quotes and braces of JSON are
    /// corrected, and so is a name that is nearly one of Mermaid's.
    pub(super) INFO = "lost-setting", Traps, Warning
}

pub(super) struct LostSetting;

impl Rule<Context<'_>> for LostSetting {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn check(&self, chart: &Context<'_>, out: &mut Findings) {
        for setting in &chart.frame.settings {
            if let Some(found) = front_matter(chart, setting) {
                out.push(found);
            }
        }
        for (text, place) in &chart.frame.inits {
            directive(chart, text, *place, out);
        }
    }
}

/// What is lost of a line of front matter.
fn front_matter(chart: &Context<'_>, setting: &Setting) -> Option<Diagnostic> {
    let path: Vec<&str> = setting.path.iter().map(String::as_str).collect();
    match path[..] {
        ["title" | "displayMode" | "config"] => None,
        [key] => outside(setting, key),
        ["config", key] => {
            let wrong = known::judge("", key, setting.text.as_deref())?;
            Some(said(chart, key, setting, wrong))
        }
        ["config", section, key] => {
            let wrong = known::judge(section, key, setting.text.as_deref())?;
            Some(said(chart, key, setting, wrong))
        }
        _ => None,
    }
}

/// What is lost beside `config`.
fn outside(setting: &Setting, key: &str) -> Option<Diagnostic> {
    let lost = |message: String, help: String| {
        Some(Diagnostic::new(&INFO, setting.key, message).help(help))
    };
    if key.eq_ignore_ascii_case("accTitle") || key.eq_ignore_ascii_case("accDescr") {
        let word = if key.eq_ignore_ascii_case("accTitle") {
            "accTitle"
        } else {
            "accDescr"
        };
        return lost(
            format!("{} in front matter is ignored", code(key)),
            format!("Write `{word}: …` as a line of the chart, after its first."),
        );
    }
    if known::is_setting(key) {
        return lost(
            format!("{} outside `config` is ignored", code(key)),
            "Indent it under a line `config:`.".to_owned(),
        );
    }
    if known::alike(key, "config") || known::alike(key, "title") {
        let name = if known::alike(key, "config") {
            "config"
        } else {
            "title"
        };
        return Some(
            Diagnostic::new(
                &INFO,
                setting.key,
                format!("{} in front matter is ignored", code(key)),
            )
            .help(format!("The nearest name is `{name}`."))
            .fix(Fix::unsafe_(format!("Write `{name}`"), setting.key, name)),
        );
    }
    None
}

/// What is wrong with a setting, and the name or value that is nearest.
fn said(chart: &Context<'_>, key: &str, setting: &Setting, wrong: Wrong) -> Diagnostic {
    let place = match wrong {
        Wrong::Value(..) => setting.value,
        _ => setting.key,
    };
    let here = chart
        .source
        .slice(place)
        .trim_matches(['"', '\''])
        .to_owned();
    let finding = finding(key, setting.text.as_deref(), place, &wrong);
    match wrong {
        Wrong::Key(Some(near)) | Wrong::Value(Some(near), _)
            if here == key || Some(here.as_str()) == setting.text.as_deref() =>
        {
            finding.fix(Fix::unsafe_(format!("Write `{near}`"), place, near))
        }
        _ => finding,
    }
}

/// The finding about a setting, wherever it is.
fn finding(key: &str, value: Option<&str>, place: Span, wrong: &Wrong) -> Diagnostic {
    let (message, help) = match wrong {
        Wrong::Key(Some(near)) => (
            format!("Mermaid has no setting {}", code(key)),
            format!("The nearest name is `{near}`."),
        ),
        Wrong::Key(None) => (
            format!("Mermaid has no setting {}", code(key)),
            "Remove the setting, or look up its name.".to_owned(),
        ),
        Wrong::Secure => (
            format!("only the page can set {}", code(key)),
            "Set it where the page calls `mermaid.initialize`, or remove it.".to_owned(),
        ),
        Wrong::Value(near, values) => (
            format!(
                "{} cannot be {}",
                code(key),
                code(value.unwrap_or_default())
            ),
            match near {
                Some(near) => format!("The nearest value is `{near}`."),
                None => format!("It can be {values}."),
            },
        ),
    };
    Diagnostic::new(&INFO, place, message).help(help)
}

/// What is lost of a directive.
fn directive(chart: &Context<'_>, text: &str, place: Span, out: &mut Findings) {
    let Some(body) = text.strip_prefix("%%{") else {
        return;
    };
    let inner = body.trim_start();
    let end = inner.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
    let (name, rest) = inner.split_at(end.unwrap_or(inner.len()));
    if name == "wrap" {
        return;
    }
    if let Some(mark) = name.is_empty().then(|| inner.chars().next()).flatten()
        && let Some((bare, _)) = inner[mark.len_utf8()..].split_once(mark)
    {
        let found = Diagnostic::new(
            &INFO,
            place,
            format!(
                "Mermaid ignores a directive whose name is in quotes: {}",
                code(bare)
            ),
        );
        out.push(found.help(format!("Remove the quotes around `{bare}`.")));
        return;
    }
    if !matches!(name, "init" | "initialize") {
        out.push(
            Diagnostic::new(
                &INFO,
                place,
                format!("Mermaid has no directive {}", code(name)),
            )
            .help("Write `%%{init: { … }}%%`, or `config:` in front matter."),
        );
        return;
    }
    let rest = rest.trim_start();
    let value = rest.strip_prefix(':').unwrap_or(rest);
    let value = value.strip_suffix("}%%").unwrap_or(value);
    let json = value.trim().replace('\'', "\"");
    match serde_json::from_str(&json) {
        Ok(Value::Object(entries)) => settings(chart, &entries, place, out),
        Ok(_) => {}
        Err(error) => {
            let mut found = Diagnostic::new(
                &INFO,
                place,
                "this is not valid JSON, so Mermaid ignores all of it",
            )
            .help("In JSON, names are in quotes, no comma stands before `}`, and each `{` has its `}`.");
            let as_written = chart.source.slice(place).trim_end() == text.trim_end();
            if as_written {
                let value = value.trim_start();
                let start = place.start + (text.len() - after(text, value)) as u32;
                found = mark(found, &error, value, start);
            }
            if let Some(json) = respelt::respelt(&json)
                && as_written
            {
                let whole = Span::new(place.start, place.start + text.trim_end().len() as u32);
                found = found.fix(Fix::unsafe_(
                    "Write valid JSON",
                    whole,
                    format!("%%{{{name}: {json}}}%%"),
                ));
            }
            out.push(found);
        }
    }
}

/// How many bytes of a text are left from where a part of it begins.
fn after(text: &str, part: &str) -> usize {
    text.len() - (part.as_ptr() as usize - text.as_ptr() as usize)
}

/// Marks where a text that begins at a place stops being JSON.
fn mark(found: Diagnostic, error: &serde_json::Error, text: &str, start: u32) -> Diagnostic {
    let before: usize = text
        .split_inclusive('\n')
        .take(error.line() - 1)
        .map(str::len)
        .sum();
    let at = before + error.column().saturating_sub(1);
    let Some(next) = text.get(at..).and_then(|rest| rest.chars().next()) else {
        return found;
    };
    let said = error.to_string();
    let words = match () {
        () if said.starts_with("key must be a string") => "this name needs quotes",
        () if said.starts_with("trailing comma") => "no comma can stand before this",
        () if error.is_eof() => "a `}` is missing before this",
        () => "from here on, it is not JSON",
    };
    let at = start + at as u32;
    found.annotate(Span::new(at, at + next.len_utf8() as u32), words)
}

/// What is lost of the settings in a directive.
fn settings(chart: &Context<'_>, entries: &Map<String, Value>, place: Span, out: &mut Findings) {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let here = |key: &str| {
        let written = chart.source.slice(place);
        let quoted = ['"', '\''].iter().find_map(|mark| {
            let at = written.find(&format!("{mark}{key}{mark}"))?;
            Some(place.start + at as u32 + 1)
        });
        quoted.map_or(place, |at| Span::new(at, at + key.len() as u32))
    };
    for (key, value) in entries.iter().filter(|(key, _)| *key != "config") {
        if let Some(wrong) = known::judge("", key, text(value).as_deref()) {
            out.push(finding(key, text(value).as_deref(), here(key), &wrong));
            continue;
        }
        for (inner, value) in value.as_object().into_iter().flatten() {
            if let Some(wrong) = known::judge(key, inner, text(value).as_deref()) {
                out.push(finding(inner, text(value).as_deref(), here(inner), &wrong));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn directives_that_are_not_read() {
        for (directive, message, json) in [
            (
                "%%{init: {\"theme\": \"dark\",}}%%",
                "this is not valid JSON, so Mermaid ignores all of it",
                "{\"theme\": \"dark\"}",
            ),
            (
                "%%{init: {theme: dark}}%%",
                "this is not valid JSON, so Mermaid ignores all of it",
                "{\"theme\": \"dark\"}",
            ),
            (
                "%%{init: {'flowchart': {'curve': 'step'}%%",
                "this is not valid JSON, so Mermaid ignores all of it",
                "{\"flowchart\": {\"curve\": \"step\"}}",
            ),
        ] {
            let chart = format!("{directive}\nflowchart TD\n    A --> B\n");
            assert_eq!(
                found(&LostSetting, &chart),
                [format!("1:1 {message}")],
                "{chart}"
            );
            let after = format!("%%{{init: {json}}}%%\nflowchart TD\n    A --> B\n");
            assert_eq!(fixed(&LostSetting, &chart), after);
        }
        assert_eq!(
            found(
                &LostSetting,
                "%%{config: {\"theme\": \"dark\"}}%%\nflowchart TD\n    A --> B\n"
            ),
            ["1:1 Mermaid has no directive `config`"]
        );
        assert_eq!(
            found(
                &LostSetting,
                "%%{'init': {\"theme\": \"dark\"}}%%\nsequenceDiagram\n    A->>B: x\n"
            ),
            ["1:1 Mermaid ignores a directive whose name is in quotes: `init`"]
        );
        for fine in [
            "%%{wrap}%%",
            "%%{init: {'theme': 'dark'}}%%",
            "%%{init: {\"config\": {\"x\": 1}}}%%",
        ] {
            let chart = format!("{fine}\nflowchart TD\n    A --> B\n");
            assert!(found(&LostSetting, &chart).is_empty(), "{chart}");
        }
    }

    #[test]
    fn settings_that_are_none() {
        for (front, message) in [
            ("theme: dark", "2:1 `theme` outside `config` is ignored"),
            ("accTitle: x", "2:1 `accTitle` in front matter is ignored"),
            (
                "Config:\n  theme: dark",
                "2:1 `Config` in front matter is ignored",
            ),
            (
                "config:\n  flowChart:\n    curve: step",
                "3:3 Mermaid has no setting `flowChart`",
            ),
            (
                "config:\n  flowchart:\n    curv: step",
                "4:5 Mermaid has no setting `curv`",
            ),
            ("config:\n  layout: elkk", "3:11 `layout` cannot be `elkk`"),
            ("config:\n  theme: drak", "3:10 `theme` cannot be `drak`"),
            (
                "config:\n  securityLevel: loose",
                "3:3 only the page can set `securityLevel`",
            ),
            (
                "config: {maxEdges: 1000}",
                "2:10 only the page can set `maxEdges`",
            ),
        ] {
            let chart = format!("---\n{front}\n---\nflowchart TD\n    A --> B\n");
            assert_eq!(found(&LostSetting, &chart), [message], "{chart}");
        }
        let init = "%%{init: {'flowChart': {}, 'theme': 'drak'}}%%\nflowchart TD\n    A --> B\n";
        assert_eq!(
            found(&LostSetting, init),
            [
                "1:12 Mermaid has no setting `flowChart`",
                "1:29 `theme` cannot be `drak`"
            ]
        );
        let near = "---\nconfig:\n  flowChart:\n    curve: step\n---\nflowchart TD\n    A --> B\n";
        assert_eq!(
            fixed(&LostSetting, near),
            near.replace("flowChart", "flowchart")
        );
        for fine in [
            "title: x",
            "id: 1\nauthor: me",
            "config:\n  theme: base\n  themeVariables:\n    primaryColor: red",
            "config:\n  layout: elk.stress\n  look: handDrawn\n  elk:\n    mergeEdges: true",
            "config:\n  flowchart:\n    curve: basis\n    htmlLabels: false",
        ] {
            let chart = format!("---\n{fine}\n---\nflowchart TD\n    A --> B\n");
            assert!(found(&LostSetting, &chart).is_empty(), "{chart}");
        }
    }
}
