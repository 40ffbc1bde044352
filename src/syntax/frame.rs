//! What stands around the statements, put together from front matter, directives and comments.

use serde_json::{Map, Value};

use super::prepare::Prepared;
use super::{directive, remark, rules, text, yaml};
use crate::diagnostic::Diagnostic;
use crate::model::{Frame, Setting};
use crate::source::{Mapped, Span};

/// The frame of a prepared chart; what is wrong with its front matter becomes diagnostics.
pub(super) fn frame(span: Span, prepared: &Prepared, diagnostics: &mut Vec<Diagnostic>) -> Frame {
    let front = front_matter(prepared.front_matter.as_ref(), diagnostics);
    let mut config = front.config;
    for (text, _) in &prepared.directives {
        if let Some(entries) = directive::config(text) {
            directive::merge(&mut config, entries);
        }
    }
    Frame {
        span,
        front_matter: prepared.front_matter.as_ref().map(|found| found.1),
        title: front.title,
        acc_title: None,
        acc_descr: None,
        config,
        settings: front.settings,
        inits: (prepared.directives.iter().cloned())
            .chain(unread(&prepared.text))
            .collect(),
        remarks: (prepared.comments.iter())
            // After the `%%`.
            .filter_map(|said| remark::read(&said.text, said.span, Some(said.span.start + 2)))
            .collect(),
    }
}

/// The directives that Mermaid does not read, since their names are in quotes.
fn unread(text: &Mapped) -> impl Iterator<Item = (String, Span)> {
    let found = directive::quoted(&text.text).into_iter();
    found.map(|(line, _)| {
        let place = text::trimmed(text, line);
        let written = text.text[place.range()].to_owned();
        (written, text.map.span(place))
    })
}

/// What the front matter says.
#[derive(Default)]
struct FrontMatter {
    title: Option<String>,
    config: Map<String, Value>,
    settings: Vec<Setting>,
}

fn front_matter(found: Option<&(Mapped, Span)>, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let Some((text, span)) = found else {
        return FrontMatter::default();
    };
    let document = match yaml::load(text) {
        Ok(document) => document,
        Err(error) => {
            diagnostics.push(rules::broken_front_matter(
                &error.message,
                error.span,
                text,
                *span,
            ));
            return FrontMatter::default();
        }
    };
    let Value::Object(mut entries) = document.value else {
        return FrontMatter::default();
    };
    let title = match entries.get("title") {
        None | Some(Value::Null | Value::Bool(false)) => None,
        Some(Value::String(text)) => Some(text.clone()),
        Some(other) => Some(yaml::number_text(other)),
    };
    // Mermaid writes the mode into the settings of Gantt charts, whatever the chart is, and fails where it cannot.
    let holds = |value: Option<&Value>| match value {
        Some(Value::Bool(yes)) => !yes,
        Some(Value::String(text)) => text.is_empty(),
        Some(Value::Number(number)) => number.as_f64() == Some(0.0),
        _ => true,
    };
    let config = entries.get("config");
    let settings = holds(config) && holds(config.and_then(|config| config.get("gantt")));
    if !settings
        && !matches!(
            entries.get("displayMode"),
            None | Some(Value::Null | Value::Bool(false))
        )
    {
        let key = |name: &str| document.keys.iter().find(|key| key.0 == name);
        let place = key("config").map_or(*span, |key| key.1);
        diagnostics.push(rules::mode_beside_text(place, *span));
    }
    let config = match entries.remove("config") {
        Some(Value::Object(config)) => config,
        _ => Map::new(),
    };
    FrontMatter {
        title: title.filter(|title| !title.is_empty()),
        config,
        settings: document.settings,
    }
}

#[cfg(test)]
mod tests {
    use crate::source::{Source, SourceKind, charts};
    use crate::syntax::read;

    #[test]
    fn a_display_mode_wants_settings_beside_it() {
        let accepts = |front: &str| {
            let text = format!("---\n{front}\n---\nflowchart TD\nA\n");
            let charts = charts(&Source::new("chart.mmd", text), SourceKind::Mermaid);
            read(&charts[0]).is_accepted()
        };
        for front in [
            "displayMode: compact",
            "displayMode: compact\nconfig: {}",
            "displayMode: compact\nconfig: {gantt: {}}",
            "config: dark",
        ] {
            assert!(accepts(front), "{front}");
        }
        for front in [
            "displayMode: compact\nconfig: dark",
            "displayMode: compact\nconfig: {gantt: 2}",
        ] {
            assert!(!accepts(front), "{front}");
        }
    }
}
