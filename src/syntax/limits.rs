//! What one statement may multiply into.

use super::rules::MULTIPLIED_STATEMENT;
use crate::diagnostic::Diagnostic;
use crate::source::{Mapped, Span, TextRange};

/// How much a reader makes of a statement. `A & B --> C & D` is four links, and a line of thousands of
/// nodes would be more than a machine can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many links, styles or copies of a text one statement may make; ten times as many all
    /// statements that multiply.
    pub per_statement: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            per_statement: 100_000,
        }
    }
}

/// What a statement makes of what is written in it.
#[derive(Clone, Copy, Debug)]
pub(in crate::syntax) struct Product {
    /// What it makes, in the plural.
    what: &'static str,
    made: usize,
    written: usize,
}

impl Product {
    /// So many of something, of so many pieces that are written.
    pub(in crate::syntax) fn new(what: &'static str, made: usize, written: usize) -> Self {
        Self {
            what,
            made,
            written,
        }
    }

    /// Each of some names gets each of some texts between commas, which are put together of pieces.
    pub(in crate::syntax) fn of_pieces(
        what: &'static str,
        names: usize,
        texts: &[Vec<TextRange>],
        source: &Mapped,
    ) -> Self {
        let whole = |pieces: &Vec<TextRange>| {
            let (first, last) = (pieces.first(), pieces.last());
            let range = first.zip(last).map(|(first, last)| first.to(*last));
            source.slice(range.unwrap_or_default())
        };
        let texts = texts.iter().flat_map(|pieces| whole(pieces).split(','));
        Self::of_texts(what, names, texts)
    }

    /// Each of some names gets each of some texts. A long text counts for each thousand of its bytes.
    pub(in crate::syntax) fn of_texts<'t>(
        what: &'static str,
        names: usize,
        texts: impl IntoIterator<Item = &'t str>,
    ) -> Self {
        let lengths = texts.into_iter().map(|text| 1 + text.len() / 1_000);
        let texts: usize = lengths.sum();
        Self::new(what, names.saturating_mul(texts), names + texts)
    }
}

/// What is left of the limits of a chart.
#[derive(Debug)]
pub(in crate::syntax) struct Budget {
    limits: Limits,
    made: usize,
}

impl Budget {
    pub(in crate::syntax) fn new(limits: Limits) -> Self {
        Self { limits, made: 0 }
    }

    /// Whether the limits leave room for what a statement makes, if it makes anything; if not, that is
    /// reported.
    pub(in crate::syntax) fn affords(
        &mut self,
        product: Option<Product>,
        place: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> bool {
        let refused = product.and_then(|product| self.take(product, place));
        let affords = refused.is_none();
        diagnostics.extend(refused);
        affords
    }

    /// Takes what a statement makes; a finding where that is too much. What does not multiply costs
    /// nothing.
    fn take(&mut self, product: Product, place: Span) -> Option<Diagnostic> {
        let Product {
            what,
            made,
            written,
        } = product;
        if made <= written {
            return None;
        }
        let most = self.limits.per_statement;
        let message = if made > most {
            format!("this statement makes {made} {what}, but the limit is {most}")
        } else {
            self.made = self.made.saturating_add(made);
            let most = most.saturating_mul(10);
            if self.made <= most {
                return None;
            }
            format!("with this statement the chart multiplies into more than {most} {what}")
        };
        let help =
            "Write fewer nodes on each side, or raise `max-per-statement` in `mermaidc.toml`.";
        Some(Diagnostic::new(&MULTIPLIED_STATEMENT, place, message).help(help))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Source, SourceKind, charts};
    use crate::syntax::read_within;

    /// The messages about a chart of which a statement may make ten.
    fn refusals(text: &str) -> Vec<String> {
        let source = Source::new("chart.mmd", text);
        let limits = Limits { per_statement: 10 };
        let reading = read_within(&charts(&source, SourceKind::Mermaid)[0], limits);
        let found = reading.diagnostics.into_iter();
        found
            .map(|found| format!("{} {}", found.rule.name, found.message))
            .collect()
    }

    #[test]
    fn statements_multiply_up_to_the_limit() {
        let fine = "flowchart TD\n    a & b & c --> d & e & f\n    class a,b,c,d,e,f hot\n";
        assert_eq!(refusals(fine), [""; 0]);
        let long = format!("flowchart TD\n    a{}\n", " --> b".repeat(100));
        assert_eq!(refusals(&long), [""; 0], "nothing multiplies");
        let many = "flowchart TD\n    a & b & c --> d & e & f & g\n    a --> b\n";
        let message = "multiplied-statement this statement makes 12 links, but the limit is 10";
        assert_eq!(refusals(many), [message]);
    }

    #[test]
    fn statements_that_multiply_share_a_limit() {
        let line = "    a & b & c --> d & e & f\n";
        assert_eq!(
            refusals(&format!("flowchart TD\n{}", line.repeat(11))),
            [""; 0]
        );
        let message = "multiplied-statement with this statement the chart multiplies into more than 100 links";
        assert_eq!(
            refusals(&format!("flowchart TD\n{}", line.repeat(12))),
            [message]
        );
    }

    #[test]
    fn every_product_has_the_limit() {
        let refused = |made: &str| {
            format!("multiplied-statement this statement makes {made}, but the limit is 10")
        };
        let long = "x".repeat(4_000);
        for (chart, made) in [
            ("flowchart TD\n    classDef a,b,c fill:red,stroke:red,color:red,x:y".to_owned(), "12 styles"),
            ("flowchart TD\n    a --> b --> c --> d\n    linkStyle 0,1,2 fill:red,stroke:red,color:red,x:y".to_owned(), "12 styles"),
            (format!("flowchart TD\n    a & b & c\n    class a,b,c {long}"), "15 classes"),
            (format!("flowchart TD\n    a & b & c\n    click a,b,c \"{long}\""), "15 copies"),
            ("stateDiagram-v2\n    a\n    style a,b,c fill:red,stroke:red,color:red,x:y".to_owned(), "12 styles"),
            ("erDiagram\n    a\n    style a,b,c fill:red,stroke:red,color:red,x:y".to_owned(), "12 styles"),
            ("classDiagram\n    classDef a,b,c fill:red,stroke:red,color:red,x:y".to_owned(), "12 styles"),
            (format!("classDiagram\n    class a\n    cssClass \"a,b,c\" {long}"), "15 classes"),
            (format!("classDiagram\n    {}classDef default fill:red,stroke:red", "class c\n    ".repeat(3)), ""),
        ] {
            let wanted = Vec::from_iter((!made.is_empty()).then(|| refused(made)));
            assert_eq!(refusals(&chart), wanted, "{}", &chart[..chart.len().min(80)]);
        }
    }
}
