//! How a chart's text is written where the chart stands.

/// What a host asks of text that is put into a chart: from the chart's own characters to the file's.
///
/// A chart in a fence is written as it is. In HTML, in a JSON string or after `///`, it is not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Writing(Vec<Layer>);

/// One language around a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Layer {
    /// HTML, with `>` as an entity, too, or as it is.
    Html { greater: bool },
    /// The inside of a JSON string.
    Json,
    /// The inside of a literal of JavaScript, which these marks end.
    Script(char),
    /// Every line break is written so: with what the next line begins with.
    Lines(String),
}

impl Writing {
    pub(super) fn new(layers: impl IntoIterator<Item = Layer>) -> Self {
        Self(layers.into_iter().collect())
    }

    /// The same with one more language around it.
    pub(super) fn inside(mut self, layer: Layer) -> Self {
        self.0.push(layer);
        self
    }

    /// A text of the chart as it is to be put into the file.
    #[must_use]
    pub fn write(&self, text: &str) -> String {
        let start = text.to_owned();
        (self.0.iter()).fold(start, |text, layer| layer.write(&text))
    }
}

impl Layer {
    fn write(&self, text: &str) -> String {
        match self {
            Self::Html { greater } => {
                let text = text.replace('&', "&amp;").replace('<', "&lt;");
                if *greater {
                    text.replace('>', "&gt;")
                } else {
                    text
                }
            }
            Self::Json => {
                let quoted = serde_json::to_string(text).unwrap_or_default();
                quoted[1..quoted.len().max(2) - 1].to_owned()
            }
            Self::Script(mark) => {
                let text = text
                    .replace('\\', "\\\\")
                    .replace(*mark, &format!("\\{mark}"));
                if *mark == '`' {
                    text.replace("${", "\\${")
                } else {
                    text.replace("\r\n", "\\n").replace(['\n', '\r'], "\\n")
                }
            }
            Self::Lines(ending) => text.replace("\r\n", "\n").replace('\n', ending),
        }
    }
}

/// What the lines of a text begin with before an offset, where a line of a chart begins.
pub(super) fn line_prefix(text: &str, content: usize) -> &str {
    let before = text.get(..content).unwrap_or_default();
    &before[before.rfind(['\n', '\r']).map_or(0, |at| at + 1)..]
}

/// The line break of a text: that of its first line.
pub(super) fn line_break(text: &str) -> &'static str {
    match text.find(['\n', '\r']) {
        Some(at) if text[at..].starts_with("\r\n") => "\r\n",
        Some(at) if text[at..].starts_with('\r') => "\r",
        _ => "\n",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn layers_are_written_from_the_inside_out() {
        let html = Writing::new([Layer::Html { greater: false }]);
        assert_eq!(html.write("A --> B[\"&lt;i\"]"), "A --> B[\"&amp;lt;i\"]");
        let quoted = Writing::new([Layer::Lines("\n> ".to_owned())]).inside(Layer::Json);
        assert_eq!(quoted.write("a\n\"b\\c\""), "a\\n> \\\"b\\\\c\\\"");
        let script = Writing::new([Layer::Script('`')]);
        assert_eq!(script.write("`${a}\\n\n"), "\\`\\${a}\\\\n\n");
    }
}
