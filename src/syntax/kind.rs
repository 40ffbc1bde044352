//! The kinds of diagrams, and how Mermaid tells them apart.
//!
//! Mermaid tries its detectors in a fixed order on the text without front matter, directives and
//! comments; the first that fits wins. Source: `diagram-orchestration.ts` and the `…Detector.ts` files of
//! Mermaid 12.3.0.

use super::chars::{is_space, is_word};
use super::kinds::{c4, class, er, flowchart, pie, sequence, state};
use super::reader::Reader;

/// The release of Mermaid whose reading is followed.
pub const MERMAID_VERSION: &str = "12.3.0";

/// A diagram kind of Mermaid's.
#[derive(Debug)]
#[non_exhaustive]
pub struct DiagramKind {
    /// The name in outputs: the word that charts of this kind begin with.
    pub name: &'static str,
    /// What reads it; `None` for a kind that mermaidc only knows by name.
    pub reader: Option<&'static dyn Reader>,
    /// What the text begins with, or for one kind contains.
    detect: Detect,
}

impl DiagramKind {
    /// Whether mermaidc reads it.
    #[must_use]
    pub const fn is_read(&self) -> bool {
        self.reader.is_some()
    }
}

impl PartialEq for DiagramKind {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Eq for DiagramKind {}

#[derive(Debug, PartialEq, Eq)]
enum Detect {
    /// One of these words begins the text.
    Starts(&'static [&'static str]),
    /// The same, and no letter or digit follows.
    Word(&'static [&'static str]),
    /// The same, and a space, the end, or one of some characters follows.
    Before(&'static str, &'static [char]),
    /// The same, in any case of letters.
    AnyCase(&'static str),
    /// The same, in any case of letters, and no letter or digit follows.
    AnyCaseWord(&'static str),
    /// The first begins the text, or any of the others stands anywhere in it.
    Anywhere(&'static str, &'static [&'static str]),
    /// The whole text is this word.
    Only(&'static str),
}

impl Detect {
    fn matches(&self, text: &str) -> bool {
        let start = text.trim_start_matches(is_space);
        let starts_any_case = |word: &str| {
            start
                .as_bytes()
                .get(..word.len())
                .is_some_and(|s| s.eq_ignore_ascii_case(word.as_bytes()))
        };
        let boundary = |word: &str| !start[word.len()..].starts_with(is_word);
        match self {
            Self::Starts(words) => words.iter().any(|word| start.starts_with(word)),
            Self::Word(words) => words
                .iter()
                .any(|word| start.starts_with(word) && boundary(word)),
            Self::Before(word, signs) => start.strip_prefix(word).is_some_and(|after| {
                after
                    .chars()
                    .next()
                    .is_none_or(|c| is_space(c) || signs.contains(&c))
            }),
            Self::AnyCase(word) => starts_any_case(word),
            Self::AnyCaseWord(word) => starts_any_case(word) && boundary(word),
            Self::Anywhere(word, words) => {
                start.starts_with(word) || words.iter().any(|word| text.contains(word))
            }
            Self::Only(word) => text.trim_matches(is_space).to_lowercase() == *word,
        }
    }
}

/// A kind that is only known by name.
const fn other(name: &'static str, detect: Detect) -> DiagramKind {
    DiagramKind {
        name,
        reader: None,
        detect,
    }
}

/// A kind that is read.
const fn read(name: &'static str, detect: Detect, reader: &'static dyn Reader) -> DiagramKind {
    DiagramKind {
        name,
        reader: Some(reader),
        detect,
    }
}

/// Flowcharts.
pub static FLOWCHART: DiagramKind = read(
    "flowchart",
    Detect::Starts(&["graph", "flowchart"]),
    &flowchart::FlowchartReader,
);

/// Every kind, in the order of Mermaid's detectors.
pub static KINDS: &[&DiagramKind] = &[
    &other("error", Detect::Only("error")),
    &read(
        "flowchart",
        Detect::Starts(&["flowchart-elk"]),
        &flowchart::FlowchartReader,
    ),
    &other("mindmap", Detect::Starts(&["mindmap"])),
    &other("architecture", Detect::Starts(&["architecture"])),
    &other("agentflow", Detect::Word(&["agentflow-beta"])),
    &read(
        "C4",
        Detect::Anywhere(
            "C4Context",
            &["C4Container", "C4Component", "C4Dynamic", "C4Deployment"],
        ),
        &c4::C4Reader,
    ),
    &other("kanban", Detect::Starts(&["kanban"])),
    &read(
        "classDiagram",
        Detect::Starts(&["classDiagram"]),
        &class::ClassReader,
    ),
    &read("erDiagram", Detect::Starts(&["erDiagram"]), &er::ErReader),
    &other("gantt", Detect::Starts(&["gantt"])),
    &other("info", Detect::Starts(&["info"])),
    &read("pie", Detect::Starts(&["pie"]), &pie::PieReader),
    &other("requirementDiagram", Detect::Starts(&["requirement"])),
    &read(
        "sequenceDiagram",
        Detect::Starts(&["sequenceDiagram"]),
        &sequence::SequenceReader,
    ),
    &other("swimlane", Detect::Word(&["swimlane-beta"])),
    &FLOWCHART,
    &other("timeline", Detect::Starts(&["timeline"])),
    &other("gitGraph", Detect::Starts(&["gitGraph"])),
    &read(
        "stateDiagram",
        Detect::Starts(&["stateDiagram"]),
        &state::StateReader,
    ),
    &other("journey", Detect::Starts(&["journey"])),
    &other("quadrantChart", Detect::Starts(&["quadrantChart"])),
    &other("sankey", Detect::Starts(&["sankey"])),
    &other("packet", Detect::Starts(&["packet"])),
    &other("xychart", Detect::Starts(&["xychart"])),
    &other("block", Detect::Starts(&["block"])),
    &other("eventmodeling", Detect::Starts(&["eventmodeling"])),
    &other("treeView", Detect::Starts(&["treeView-beta"])),
    &other("radar", Detect::Starts(&["radar-beta"])),
    &other("ishikawa", Detect::AnyCaseWord("ishikawa")),
    &other("treemap", Detect::Starts(&["treemap"])),
    &other("railroad", Detect::AnyCase("railroad-beta")),
    &other("railroad-ebnf", Detect::AnyCase("railroad-ebnf-beta")),
    &other("railroad-abnf", Detect::AnyCase("railroad-abnf-beta")),
    &other("railroad-peg", Detect::AnyCase("railroad-peg-beta")),
    &other("venn", Detect::Starts(&["venn-beta"])),
    &other("wardley", Detect::AnyCase("wardley-beta")),
    &other("cynefin", Detect::Before("cynefin-beta", &[':'])),
    &other("usecase", Detect::Before("usecase-beta", &[])),
];

/// The kind of a text that comments and directives were taken out of.
pub(super) fn detect(text: &str) -> Option<&'static DiagramKind> {
    KINDS.iter().copied().find(|kind| kind.detect.matches(text))
}

/// The kinds that are read, each once.
pub(super) fn read_kinds() -> impl Iterator<Item = &'static DiagramKind> {
    let first =
        |&(at, kind): &(usize, &&DiagramKind)| KINDS[..at].iter().all(|k| k.name != kind.name);
    let kinds = KINDS.iter().enumerate().filter(first);
    kinds.map(|(_, kind)| *kind).filter(|kind| kind.is_read())
}

/// The words that charts can begin with, for suggestions.
pub(super) fn header_words() -> impl Iterator<Item = &'static str> {
    KINDS.iter().flat_map(|kind| match &kind.detect {
        Detect::Starts(words) | Detect::Word(words) => words.to_vec(),
        Detect::Before(word, _) | Detect::AnyCase(word) | Detect::AnyCaseWord(word) => vec![*word],
        Detect::Anywhere(word, words) => std::iter::once(*word)
            .chain(words.iter().copied())
            .collect(),
        Detect::Only(_) => Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_detector_wins() {
        let kind = |text| detect(text).map(|kind| kind.name);
        assert_eq!(kind(" \n graph TD"), Some("flowchart"));
        assert_eq!(kind("flowchart-elk TD"), Some("flowchart"));
        assert_eq!(kind("graph TD\nA[C4Container]"), Some("C4"));
        assert_eq!(kind("graph TD\nA[C4Context]"), Some("flowchart"));
        assert_eq!(kind("block-beta"), Some("block"));
        assert_eq!(kind("Error\n"), Some("error"));
        assert_eq!(kind("Ishikawa-beta"), Some("ishikawa"));
        assert_eq!(kind("ishikawas"), None);
        assert_eq!(kind("cynefin-betax"), None);
        assert_eq!(kind("Graph TD"), None);
    }
}
