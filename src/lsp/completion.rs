//! What can be written under the cursor.
//!
//! A chart that is being written is rarely one that Mermaid accepts, so that the text before the cursor decides
//! what fits, and what was read of the chart gives the ids and classes.

mod frame;
mod words;

use gen_lsp_types::{
    CompletionItem, CompletionItemKind, CompletionParams, CompletionResponse, TextEdit,
};

use super::context::Context;
use super::refusal::Refusal;
use super::things;
use crate::driver::{self, LiveChart};
use crate::model::Directive;
use crate::model::graph::Shape;
use crate::source::Span;
use crate::syntax::{KINDS, NameSort};
use words::Words;

/// Something that fits.
pub(super) struct Offer {
    /// The text.
    text: String,
    kind: CompletionItemKind,
    /// What it is, in a few words.
    detail: String,
}

impl Offer {
    fn new(text: impl Into<String>, kind: CompletionItemKind, detail: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind,
            detail: detail.into(),
        }
    }
}

/// What fits at a position: the offers, and how much before the cursor they replace.
pub(super) fn completion(
    of: Context<'_>,
    params: CompletionParams,
) -> Result<Option<CompletionResponse>, Refusal> {
    let document = of.document;
    let position = params.text_document_position_params.position;
    let offset = document.offset(position);
    let Some(live) = document.chart_at(offset) else {
        return Ok(None);
    };
    let Some(before) = before(live, offset) else {
        return Ok(None);
    };
    let (typed, offers) = offers(live, before);
    let start = offset
        .saturating_sub(typed as u32)
        .max(live.chart.span.start);
    let range = document.range(Span::new(start, offset));
    let write = |text: &str| match &live.chart.writing {
        Some(writing) => writing.write(text),
        None => text.to_owned(),
    };
    let items = offers.into_iter().map(|offer| CompletionItem {
        kind: Some(offer.kind),
        detail: Some(offer.detail).filter(|detail| !detail.is_empty()),
        text_edit: Some(
            TextEdit {
                range,
                new_text: write(&offer.text),
            }
            .into(),
        ),
        label: offer.text,
        ..Default::default()
    });
    Ok(Some(items.collect::<Vec<_>>().into()))
}

/// The text of a chart before an offset of the file.
fn before(live: &LiveChart, offset: u32) -> Option<&str> {
    let text = &live.chart.text;
    let mut ends = (0..=text.text.len()).filter(|&at| text.text.is_char_boundary(at));
    let found = ends.rfind(|&at| text.map.offset(at as u32) <= offset)?;
    text.text.get(..found)
}

/// What fits after a text, and how many bytes of its end were typed of it.
fn offers(live: &LiveChart, before: &str) -> (usize, Vec<Offer>) {
    let line = before.rsplit('\n').next().unwrap_or_default();
    let word = tail(line, |c| c.is_alphanumeric() || "_-".contains(c));
    let lead = line[..line.len() - word.len()].trim_start();
    let typed = word.len();
    if let Some(found) = frame::offers(before) {
        return found;
    }
    if let Some(said) = lead.strip_prefix("%%").map(str::trim_start) {
        return (typed, in_comment(live, said));
    }
    if lead.starts_with("%%") {
        return (0, Vec::new());
    }
    let keyword = live.reading().outline().keyword;
    let has_header = !keyword.is_empty() && live.now(keyword).end < live.chart.span.end;
    let is_first = before[..before.len() - line.len()].trim().is_empty();
    if !has_header || is_first && lead.is_empty() {
        let offers = if lead.is_empty() { kinds() } else { Vec::new() };
        return (typed, offers);
    }
    let kind = live
        .reading()
        .diagram
        .as_ref()
        .map_or("", |diagram| diagram.kind());
    let words = words::of(kind);
    if lead.ends_with(":::") {
        return (typed, styles(live));
    }
    if let Some(data) = lead
        .rfind("@{")
        .map(|at| &lead[at + 2..])
        .filter(|data| !data.contains('}'))
    {
        return (typed, in_data(kind, data));
    }
    if is_in_text(kind, lead) {
        return (0, Vec::new());
    }
    (typed, in_statement(live, &words, lead)).or_arrow(line, &words)
}

/// Offers with how much was typed of them.
trait OrArrow {
    fn or_arrow(self, line: &str, words: &Words) -> Self;
}

impl OrArrow for (usize, Vec<Offer>) {
    /// After an id, a space and perhaps signs, the arrows.
    fn or_arrow(self, line: &str, words: &Words) -> Self {
        let signs = tail(line, |c| "-=.~<>|*o(){}x)+/\\".contains(c));
        let lead = &line[..line.len() - signs.len()];
        let id = lead.trim();
        let is_id = !id.is_empty()
            && id
                .chars()
                .all(|c| c.is_alphanumeric() || "_-[]\"".contains(c))
            && !words.begin.contains(&id)
            && !words.headers.contains(&id);
        if !is_id || !lead.ends_with(' ') {
            return self;
        }
        let arrows = words.arrows.iter();
        let arrows =
            arrows.map(|(arrow, what)| Offer::new(*arrow, CompletionItemKind::Operator, *what));
        (signs.len(), arrows.collect())
    }
}

/// The end of a text whose characters pass a test.
fn tail(text: &str, is: impl Fn(char) -> bool) -> &str {
    &text[text.trim_end_matches(is).len()..]
}

fn kinds() -> Vec<Offer> {
    let kinds = KINDS.iter().map(|kind| {
        let what = if kind.is_read() {
            ""
        } else {
            "not checked yet"
        };
        Offer::new(kind.name, CompletionItemKind::Keyword, what)
    });
    kinds.collect()
}

/// After `%%`: what speaks to mermaidc.
fn in_comment(live: &LiveChart, said: &str) -> Vec<Offer> {
    let Some(said) = said.strip_prefix("mermaidc:") else {
        let begins = said.is_empty().then(|| {
            Offer::new(
                "mermaidc: ",
                CompletionItemKind::Keyword,
                "speaks to mermaidc",
            )
        });
        return begins.into_iter().collect();
    };
    let mut words = said.split_whitespace();
    match (words.next(), words.next()) {
        (None, _) => {
            let verb = |verb: &&str| Offer::new(*verb, CompletionItemKind::Keyword, "");
            Directive::VERBS.iter().map(verb).collect()
        }
        (Some("allow"), None) => {
            let rules = driver::rules().into_iter().filter(|rule| !rule.is_fixed());
            let rules = rules.map(|rule| {
                Offer::new(
                    rule.name,
                    CompletionItemKind::Constant,
                    rule.summary().trim(),
                )
            });
            rules.collect()
        }
        _ if said.contains("--") => Vec::new(),
        _ => things(live),
    }
}

/// Whether the cursor stands in a text that is shown: in quotes, brackets or pipes, or after a colon.
fn is_in_text(kind: &str, lead: &str) -> bool {
    let odd = |sign: char| lead.matches(sign).count() % 2 == 1;
    let open =
        |opens: char, closes: char| lead.matches(opens).count() > lead.matches(closes).count();
    odd('"')
        || match kind {
            "flowchart" => odd('|') || open('[', ']') || open('(', ')') || open('{', '}'),
            "c4" => false,
            _ => lead.replace(":::", "").contains(':'),
        }
}

/// In a statement: words and ids at its beginning, classes and ids after it.
fn in_statement(live: &LiveChart, words: &Words, lead: &str) -> Vec<Offer> {
    let mut parts = lead.split_whitespace();
    let first = parts.next();
    let begin = |word: &&str| Offer::new(*word, CompletionItemKind::Keyword, "");
    match first {
        None => {
            let mut offers = things(live);
            offers.extend(words.begin.iter().map(begin));
            offers
        }
        Some(word) if words.headers.contains(&word) || word == "direction" => {
            words.directions.iter().map(begin).collect()
        }
        Some("class" | "cssClass") if words.styles && parts.next().is_some() => styles(live),
        Some("classDef" | "linkStyle" | "title" | "accTitle" | "accDescr") => Vec::new(),
        Some(_) => things(live),
    }
}

/// In `@{ }`: keys, and the values of some.
fn in_data(kind: &str, data: &str) -> Vec<Offer> {
    let key = data.rsplit(',').next().unwrap_or_default().trim_start();
    let value = key.split_once(':').map(|(key, _)| key.trim());
    let (keys, types): (&[&str], &[&str]) = match kind {
        "flowchart" => (words::NODE_KEYS, &[]),
        "sequence" => (words::PARTICIPANT_KEYS, words::PARTICIPANT_TYPES),
        _ => (&[], &[]),
    };
    let value_of = |list: &mut dyn Iterator<Item = &'static str>| -> Vec<Offer> {
        list.map(|name| Offer::new(name, CompletionItemKind::EnumMember, ""))
            .collect()
    };
    match value {
        Some("shape") => value_of(&mut Shape::names()),
        Some("type") => value_of(&mut types.iter().copied()),
        Some(_) => Vec::new(),
        None => {
            let keys = keys.iter();
            keys.map(|key| Offer::new(format!("{key}: "), CompletionItemKind::Property, ""))
                .collect()
        }
    }
}

/// The ids of the chart, with what they show.
fn things(live: &LiveChart) -> Vec<Offer> {
    let labels = things::labels(live.reading().diagram.as_ref());
    named(live, NameSort::Thing, |id| {
        let label = labels.get(id).copied().unwrap_or_default();
        let label = if label == id { "" } else { label };
        Offer::new(id, CompletionItemKind::Variable, label)
    })
}

/// The classes of styles of the chart.
fn styles(live: &LiveChart) -> Vec<Offer> {
    named(live, NameSort::Style, |name| {
        Offer::new(name, CompletionItemKind::Color, "style class")
    })
}

/// Every name of a sort, each once, in order.
fn named(live: &LiveChart, sort: NameSort, offer: impl Fn(&str) -> Offer) -> Vec<Offer> {
    let names = live.reading().names();
    let mut texts: Vec<&str> = (names.iter().filter(|name| name.sort == sort))
        .map(|name| name.text.as_ref())
        .collect();
    texts.sort_unstable();
    texts.dedup();
    texts.into_iter().map(offer).collect()
}

#[cfg(test)]
mod tests;
