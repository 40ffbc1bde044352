//! `swallowed-line`

use crate::diagnostic::{Diagnostic, Fix, RuleInfo, declare_rule};
use crate::lint::words::code;
use crate::lint::{Findings, FlowchartView, Rule};
use crate::syntax::kinds::flowchart::ast::{Link, Quotes, StatementKind};

use super::unlabelled_node::is_cryptic;

declare_rule! {
    /// A line that disappears into the one before it.
    ///
    /// A subgraph's title that ends in the word `end` without quotes (`subgraph the end`) takes the
    /// next line into the title, and `accTitle:` or `accDescr:` with nothing after it takes the
    /// next line as its text. `accDescr {` takes all up to the next `}`, or the rest of the chart. A link whose text has no arrow after it on its line (`B --no C[c]`)
    /// runs on to the next arrow, and takes the nodes between into the text. In a class diagram, a
    /// name in backticks runs on to the next backtick. In a C4 diagram, an argument without quotes
    /// runs on to the next comma: `Rel(a, b)` takes the next relation.
    ///
    /// ## Why it is bad
    ///
    /// The nodes and links of that line are not drawn, and no error says so.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// flowchart TD
    ///     accTitle:
    ///     A --> B
    ///     B --> C
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class `Order line
    ///     Order --> Shop
    /// ```
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank)
    ///     Rel(bank, anna, "writes")
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// flowchart TD
    ///     accTitle: From A to C
    ///     A --> B
    ///     B --> C
    /// ```
    ///
    /// ```mermaid
    /// classDiagram
    ///     class `Order line`
    ///     Order --> Shop
    /// ```
    ///
    /// ```mermaid
    /// C4Context
    ///     Person(anna, "Anna")
    ///     System(bank, "Bank")
    ///     Rel(anna, bank, "")
    ///     Rel(bank, anna, "writes")
    /// ```
    ///
    /// ## Fix
    ///
    /// Unsafe, because it brings back what was lost: the title, or the argument, is quoted.
    pub(in crate::lint::rules) INFO = "swallowed-line", Traps, Error
}

pub(super) struct SwallowedLine;

impl Rule<FlowchartView<'_>> for SwallowedLine {
    fn info(&self) -> &'static RuleInfo {
        &INFO
    }

    fn reads_broken_charts(&self) -> bool {
        true
    }

    fn check(&self, chart: &FlowchartView<'_>, out: &mut Findings) {
        for statement in chart.statements() {
            match &statement.kind {
                StatementKind::SubgraphStart(start)
                    if start.title.quotes == Quotes::None && !start.bracketed =>
                {
                    let text = chart.text(&start.title.ident);
                    let place = chart.span(start.title.ident.range);
                    let Some((title, lost)) = text.split_once(['\n', '\r']) else {
                        continue;
                    };
                    // Any other title of two lines is a mistake of its own, and is reported as one.
                    if !title.trim().to_lowercase().ends_with("end") {
                        continue;
                    }
                    let message = format!(
                        "the title {} continues on the next line, {}",
                        code(title),
                        code(lost)
                    );
                    let mut diagnostic = Diagnostic::new(&INFO, place, message)
                        .help("Put a title that ends in `end` in quotes.");
                    if chart.source.slice(place).starts_with(title) {
                        let title_place =
                            crate::source::Span::new(place.start, place.start + title.len() as u32);
                        let quoted = format!("\"{}\"", title.trim());
                        diagnostic = diagnostic.fix(Fix::unsafe_(
                            "Put the title in quotes",
                            title_place,
                            quoted,
                        ));
                    }
                    out.push(diagnostic);
                }
                StatementKind::Chain(chain) => {
                    chain
                        .links
                        .iter()
                        .for_each(|link| check_link(chart, link, out));
                }
                _ => {}
            }
        }
    }
}

/// Whether the text of a link goes on in a line that has a node in it.
fn check_link<'a>(chart: &FlowchartView<'a>, link: &'a Link, out: &mut Findings) {
    let Some(text) = link.text.as_ref().filter(|_| link.start.is_some()) else {
        return;
    };
    let written = chart.text(&text.ident);
    // After a quoted text only what comes after the quotes was not meant.
    let (is_quoted, bare) = match text.quotes {
        Quotes::None => (false, written),
        Quotes::Double => match chart
            .source
            .slice(chart.span(text.ident.range))
            .rsplit_once('"')
        {
            Some((_, bare)) => (true, bare),
            None => return,
        },
        _ => return,
    };
    let Some((line, lost)) = bare
        .trim_start_matches([' ', '\t'])
        .split_once(['\n', '\r'])
    else {
        return;
    };
    if !(is_quoted || has_nodes(chart, line, lost)) {
        return;
    }
    let message = format!(
        "this link is not finished: it takes the next line, {}, as its text",
        code(lost.trim())
    );
    out.push(
        Diagnostic::new(&INFO, chart.span(text.ident.range), message)
            .help("Write `-->`, or end the text with an arrow on the same line."),
    );
}

/// Whether the lines of a text have nodes in them: one with a label, a word that is a node elsewhere, or ids
/// at the end of the first and all over the second. A text alone may go on in the next line.
fn has_nodes(chart: &FlowchartView<'_>, line: &str, lost: &str) -> bool {
    let (line, next) = (line.trim(), lost.trim());
    let Some((_, last)) = line.rsplit_once([' ', '\t']) else {
        return lost.contains(['[', '(', '{']);
    };
    let is_node = |word: &str| chart.graph.node_index(word).is_some();
    let is_id = |word: &str| word.starts_with(|c: char| c.is_ascii_uppercase()) && is_cryptic(word);
    lost.contains(['[', '(', '{'])
        || is_node(last)
        || is_node(next)
        || (is_id(last) && is_id(next))
        || ends_in_node(line, next)
}

/// Whether a line ends like a node with its label: `no C[Ask]`, and `no C(Ask)` where the next line says `C`.
fn ends_in_node(line: &str, next: &str) -> bool {
    let Some((before, label)) = line.split_once(['[', '(', '{']) else {
        return false;
    };
    let id = before.rsplit([' ', '\t']).next().unwrap_or_default();
    let is_word = !id.is_empty() && id.chars().all(|c| c.is_alphanumeric() || c == '_');
    let is_call = line[before.len()..].starts_with('(');
    is_word && label.ends_with([']', ')', '}']) && (!is_call || id == next)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn a_title_that_ends_in_end() {
        let chart = "flowchart TD\n    subgraph front end\n    A\n    B --> C\n    end\n";
        let chart = chart.replace("    B --> C\n", "");
        assert_eq!(
            found(&SwallowedLine, &chart),
            ["2:14 the title `front end` continues on the next line, `A`"]
        );
        assert_eq!(
            fixed(&SwallowedLine, &chart),
            "flowchart TD\n    subgraph \"front end\"\n    A\n    end\n"
        );
        for title in ["\"front end\"", "the end of it", "S [front end]"] {
            let chart = format!("flowchart TD\n    subgraph {title}\n    A\n    end\n");
            assert!(found(&SwallowedLine, &chart).is_empty(), "{title}");
        }
    }

    #[test]
    fn a_link_whose_text_does_not_end() {
        assert_eq!(
            found(
                &SwallowedLine,
                "flowchart TD\n    A --> B\n    B --no C[Ask]\n    D[Do] --> E\n"
            ),
            ["3:9 this link is not finished: it takes the next line, `D[Do]`, as its text"]
        );
        assert_eq!(
            found(
                &SwallowedLine,
                "flowchart TD\n    A --text B\n    B --> C\n    C --> B\n"
            )
            .len(),
            1,
            "a word that is a node elsewhere"
        );
        for chart in [
            "flowchart TD\n    A --text B\n    C --> D\n",
            "flowchart TD\n    A -- \"text\" B\n    C --> D\n",
        ] {
            let message = "it takes the next line, `C`, as its text";
            let found = found(&SwallowedLine, chart);
            assert!(found[0].ends_with(message), "{found:?}");
        }
        for lost in ["B --no C[c]\n    C --> D", "B --no C(Ask me)\n    C --> D"] {
            let chart = format!("flowchart TD\n    A --> B\n    {lost}\n");
            assert_eq!(found(&SwallowedLine, &chart).len(), 1, "{chart}");
        }
        for fine in [
            "A -- call f(x)\n    then --> B",
            "A -- one\n    two --> B",
            "A -- I have\n    OK --> B",
            "A -- the text of\n    it --> B",
            "A -- \"one\ntwo\" --> B",
            "A -- \"one\n    [two]\" --> B",
            "A -->|a| B[\"x\n    (y)\"]",
        ] {
            let chart = format!("flowchart TD\n    {fine}\n");
            assert!(found(&SwallowedLine, &chart).is_empty(), "{fine}");
        }
    }
}
