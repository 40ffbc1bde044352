//! What a page holds: its charts, and in each what it names, in the blocks where it stands.

use std::collections::HashSet;

use gen_lsp_types::{DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, SymbolKind};

use super::blocks::DEPTH;
use super::context::Context;
use super::refusal::Refusal;
use super::things;
use crate::driver::LiveChart;
use crate::model::Diagram;
use crate::source::Span;
use crate::syntax::{Block, Mark, Name, NameSort};

/// The charts of a page, and what is in them.
pub(super) fn symbols(
    of: Context<'_>,
    _: DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, Refusal> {
    let charts = of.document.charts().iter();
    let found: Vec<DocumentSymbol> = charts.map(|live| chart(of, live)).collect();
    Ok(Some(found.into()))
}

fn chart(of: Context<'_>, live: &LiveChart) -> DocumentSymbol {
    let reading = live.reading();
    let kind = reading.kind.map_or("chart", |kind| kind.name);
    let title = reading.frame().and_then(|frame| frame.title.clone());
    let keyword = live.now(reading.outline().keyword);
    let place = Span::new(live.chart.start(), live.chart.span.end);
    let name = match title {
        Some(title) => format!("{kind}: {title}"),
        None => kind.to_owned(),
    };
    let header = if place.contains(keyword) && !keyword.is_empty() {
        keyword
    } else {
        Span::at(place.start)
    };
    DocumentSymbol {
        children: Some(named(of, live)),
        ..symbol(of, name, SymbolKind::Module, place, header)
    }
}

fn symbol(
    of: Context<'_>,
    name: String,
    kind: SymbolKind,
    range: Span,
    own: Span,
) -> DocumentSymbol {
    DocumentSymbol {
        name,
        detail: None,
        kind,
        tags: None,
        #[allow(deprecated, reason = "it is a field")]
        deprecated: None,
        range: of.document.range(range),
        selection_range: of.document.range(own),
        children: None,
    }
}

/// The symbols of a chart or of one of its blocks, while they are collected.
#[derive(Default)]
struct Level {
    /// What opens the block, and its symbol; nothing of the chart itself.
    block: Option<(Span, DocumentSymbol)>,
    symbols: Vec<DocumentSymbol>,
}

/// What a chart names, each once: where it opens a block, else at its first place, in the blocks where that is.
fn named(of: Context<'_>, live: &LiveChart) -> Vec<DocumentSymbol> {
    let reading = live.reading();
    let (names, outline) = (reading.names(), reading.outline());
    let labels = things::labels(reading.diagram.as_ref());
    let kind = reading.diagram.as_ref().map_or(SymbolKind::Object, kind);
    let mut known = of_blocks(names.as_slice(), &outline.statements);
    let mut levels = vec![Level::default()];
    let mut too_deep = 0usize;
    let mut rest = names.as_slice();
    for mark in &outline.statements {
        let (here, after) = rest.split_at(rest.partition_point(|n| n.span.start < mark.span.end));
        rest = after;
        let statement = live.now(mark.span);
        if mark.block == Block::Opens {
            let block = block(of, live, statement, here);
            known.extend(here.iter().map(key));
            if levels.len() < DEPTH {
                levels.push(Level {
                    block: Some((statement, block)),
                    symbols: Vec::new(),
                });
            } else {
                too_deep += 1;
                add(&mut levels, block);
            }
            continue;
        }
        for name in here.iter().filter(|name| name.sort != NameSort::Style) {
            if known.insert(key(name)) {
                let own = live.now(name.span);
                let shown = labels.get(name.text.as_ref());
                let shown = shown.filter(|shown| **shown != name.text);
                add(
                    &mut levels,
                    DocumentSymbol {
                        detail: shown.map(|shown| (*shown).to_owned()),
                        ..symbol(
                            of,
                            name.text.clone().into_owned(),
                            kind,
                            statement.to(own),
                            own,
                        )
                    },
                );
            }
        }
        if mark.block == Block::Closes && too_deep > 0 {
            too_deep -= 1;
        } else if mark.block == Block::Closes {
            close(of, &mut levels, statement);
        }
    }
    while levels.len() > 1 {
        close(of, &mut levels, Span::at(live.chart.span.end));
    }
    levels.pop().map(|level| level.symbols).unwrap_or_default()
}

/// The names of blocks: each is listed where its block opens, also if something mentions it earlier.
fn of_blocks<'n>(names: &'n [Name<'_>], statements: &[Mark]) -> HashSet<(&'n str, NameSort)> {
    let mut rest = names;
    let mut found = HashSet::new();
    for mark in statements {
        let (here, after) = rest.split_at(rest.partition_point(|n| n.span.start < mark.span.end));
        rest = after;
        if mark.block == Block::Opens {
            found.extend(name_of_block(here).map(key));
        }
    }
    found
}

/// What a block is called: the first name of the statement that opens it.
fn name_of_block<'n, 't>(here: &'n [Name<'t>]) -> Option<&'n Name<'t>> {
    here.iter().find(|name| name.sort != NameSort::Style)
}

fn key<'n>(name: &'n Name<'_>) -> (&'n str, NameSort) {
    (name.text.as_ref(), name.sort)
}

fn add(levels: &mut [Level], symbol: DocumentSymbol) {
    if let Some(level) = levels.last_mut() {
        level.symbols.push(symbol);
    }
}

/// Ends the innermost block.
fn close(of: Context<'_>, levels: &mut Vec<Level>, statement: Span) {
    if levels.len() < 2 {
        return;
    }
    let Some(Level { block, symbols }) = levels.pop() else {
        return;
    };
    if let Some((open, mut symbol)) = block {
        symbol.range = of.document.range(open.to(statement));
        symbol.children = Some(symbols);
        add(levels, symbol);
    }
}

/// The symbol of a block: of what its first statement names, else of the words of that.
fn block(of: Context<'_>, live: &LiveChart, statement: Span, here: &[Name<'_>]) -> DocumentSymbol {
    let named = name_of_block(here);
    let written = of.document.source.slice(statement);
    let words = written.lines().next().unwrap_or_default();
    let words = words.trim_end_matches(['{', ' ']);
    let (name, own) = match named {
        Some(name) => (name.text.clone().into_owned(), live.now(name.span)),
        None => (words.to_owned(), statement),
    };
    let name = if name.trim().is_empty() {
        "block".to_owned()
    } else {
        name
    };
    symbol(of, name, SymbolKind::Namespace, statement.to(own), own)
}

/// What the things of a chart are, in the words of the protocol.
const fn kind(diagram: &Diagram) -> SymbolKind {
    match diagram {
        Diagram::Class(_) => SymbolKind::Class,
        Diagram::Er(_) => SymbolKind::Struct,
        Diagram::Sequence(_) => SymbolKind::Interface,
        _ => SymbolKind::Object,
    }
}
