//! Findings as people read them: the line, what is wrong in it, what to do.

use std::io::{self, Write};

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level, Origin, Patch, Renderer, Snippet,
};

use super::text::visible;
use super::window::windows;
use super::{FileFindings, Reporter, Style, Summary, summary};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Group as RuleGroup, Severity};
use crate::source::{Source, Span};

/// The source with the findings drawn into it.
pub struct Full;

/// Edits of a fix that are shown; a fix may have hundreds.
const EDITS: usize = 8;
/// Annotations that are shown.
const ANNOTATIONS: usize = 12;

impl Reporter for Full {
    fn name(&self) -> &'static str {
        "full"
    }

    fn summary(&self) -> &'static str {
        "The lines with the findings drawn into them, with help and fixes"
    }

    fn is_for_people(&self) -> bool {
        true
    }

    fn report(
        &self,
        files: &[FileFindings],
        summary: &Summary,
        style: Style,
        out: &mut dyn Write,
    ) -> io::Result<()> {
        let renderer = if style.color {
            Renderer::styled()
        } else {
            Renderer::plain()
        };
        let width = style.width.unwrap_or(140).clamp(40, 400);
        let renderer = renderer.term_width(width).decor_style(DecorStyle::Ascii);
        for file in files {
            for (i, finding) in file.diagnostics.iter().enumerate() {
                let groups = groups(&file.source, finding);
                writeln!(out, "{}\n", renderer.render(&groups))?;
                if let Some(Some(below)) = file.below.get(i) {
                    for line in below.lines() {
                        writeln!(out, "{}", format!("  {line}").trim_end())?;
                    }
                    writeln!(out)?;
                }
            }
        }
        writeln!(out, "{}", summary::line(summary))
    }
}

fn groups<'a>(source: &'a Source, finding: &'a Diagnostic) -> Vec<Group<'a>> {
    let level = match finding.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Info => Level::INFO,
    };
    let title = level
        .primary_title(visible(&finding.message))
        .id(finding.rule.name);
    let mut group = Group::with_title(title).elements(cause(source, finding));
    let title = finding.fix.as_ref().map(|fix| fix.description.as_str());
    let (help, title) = advice(finding.help.as_deref(), title);
    if let Some(help) = help {
        group = group.element(Level::HELP.message(visible(help)));
    }
    let mut groups = vec![group];
    if let (Some(fix), Some(title)) = (&finding.fix, title) {
        groups.push(suggestion(source, finding, fix, title));
    }
    groups
}

/// The help and the title of the fix; where one says what the other says too, only the longer one, as the title.
fn advice<'t>(help: Option<&'t str>, title: Option<&'t str>) -> (Option<&'t str>, Option<&'t str>) {
    let (Some(help), Some(title)) = (help, title) else {
        return (help, title);
    };
    let says = |whole: &str, part: &str| {
        let whole = words(whole);
        words(part).iter().all(|word| whole.contains(word))
    };
    // Of a choice, the title says which one the fix makes.
    if says(help, title) && !help.contains(", or ") {
        (None, Some(help.trim_end_matches('.')))
    } else if says(title, help) {
        (None, Some(title))
    } else {
        (Some(help), Some(title))
    }
}

/// The words of a sentence that say something.
fn words(text: &str) -> Vec<String> {
    const EMPTY: [&str; 8] = ["a", "an", "the", "it", "this", "them", "one", "write"];
    text.split_whitespace()
        .map(|word| {
            word.trim_end_matches(['.', ',', ':', ';', '?'])
                .to_lowercase()
        })
        .filter(|word| !EMPTY.contains(&word.as_str()))
        .collect()
}

/// The place and the lines around it, with what is to be seen there.
fn cause<'a>(source: &'a Source, finding: &'a Diagnostic) -> Vec<Element<'a>> {
    let shown = finding.annotations.len().min(ANNOTATIONS);
    let annotations = &finding.annotations[..shown];
    let spans: Vec<Span> = std::iter::once(finding.span)
        .chain(annotations.iter().map(|annotation| annotation.span))
        .collect();
    let label = |i: usize| match i.checked_sub(1) {
        None => visible(&finding.label),
        Some(i) => visible(&annotations[i].text),
    };
    let at = source.position(finding.span.start);
    let name = visible(source.name());
    let mut elements: Vec<Element<'a>> = Vec::new();
    let windows = windows(source, &spans);
    // The renderer counts columns in what it is given; where that is not the line as it stands, the
    // place is said by itself.
    let exact = windows.iter().all(|window| window.is_exact);
    if !exact {
        let origin = Origin::path(name.clone())
            .line(at.line as usize)
            .char_column(at.column as usize);
        elements.push(origin.into());
    }
    for window in windows {
        let marks = window.places.into_iter().map(|(i, place)| {
            let kind = if i == 0 {
                AnnotationKind::Primary
            } else {
                AnnotationKind::Context
            };
            let mark: Annotation<'_> = kind.span(place);
            match label(i) {
                text if text.is_empty() => mark,
                text => mark.label(text),
            }
        });
        let snippet = Snippet::source(window.text)
            .line_start(window.first_line as usize)
            .path(exact.then(|| name.clone()))
            .annotations(marks);
        elements.push(snippet.into());
    }
    if let Some(more) = finding.annotations.len().checked_sub(ANNOTATIONS + 1) {
        let text = format!("and {} more places", more + 1);
        elements.push(Level::NOTE.message(text).into());
    }
    elements
}

/// What the lines are after a fix. Each line that changes is shown by itself, so that what goes is
/// seen as well as what comes.
fn suggestion<'a>(
    source: &'a Source,
    finding: &Diagnostic,
    fix: &'a Fix,
    title: &str,
) -> Group<'a> {
    let note = match fix.applicability {
        Applicability::Safe => "",
        // A refused chart has no drawing yet.
        Applicability::Unsafe if finding.rule.group == RuleGroup::Syntax => " (a guess: check it)",
        Applicability::Unsafe => " (this may change the drawing: check it)",
        Applicability::Display => " (not applied by `--fix`)",
    };
    let title = visible(title).into_owned() + note;
    let mut group = Group::with_title(Level::HELP.secondary_title(title));
    let shown = fix.edits.iter().take(EDITS);
    let alone = fix.edits.len() == 1;
    let shown: Vec<Edit> = shown
        .flat_map(|edit| by_lines(source, edit, alone))
        .collect();
    let line = |offset: u32| source.position(offset).line;
    let last = |span: Span| line(span.end.saturating_sub(1).max(span.start));
    for edits in shown.chunk_by(|one, next| last(one.span) == line(next.span.start)) {
        let spans: Vec<Span> = edits.iter().map(|edit| edit.span).collect();
        for window in windows(source, &spans) {
            let patches = window
                .places
                .iter()
                .map(|(i, place)| Patch::new(place.clone(), lines(&edits[*i].text)));
            let snippet = Snippet::source(window.text.clone())
                .line_start(window.first_line as usize)
                .patches(patches);
            group = group.element(snippet);
        }
    }
    if let Some(more) = fix.edits.len().checked_sub(EDITS + 1) {
        let text = format!("and {} more edits", more + 1);
        group = group.element(Level::NOTE.message(text));
    }
    group
}

/// The same edit in terms of whole lines, where it is one of them: lines put in after the end of a
/// line that does not change, and lines that others replace. An edit that stands alone and parts or joins lines is
/// made one: of half a line, nobody sees what becomes of the rest.
fn by_lines(source: &Source, edit: &Edit, alone: bool) -> Vec<Edit> {
    let at = edit.span.start;
    let old = source.slice(edit.span);
    if source.position(at).column == 1 && old.ends_with('\n') && edit.text.ends_with('\n') {
        let gone = Edit {
            text: String::new(),
            ..edit.clone()
        };
        let new = Edit {
            span: Span::at(edit.span.end),
            text: edit.text.clone(),
        };
        return vec![gone, new];
    }
    let ends_line = source
        .text()
        .get(at as usize..)
        .is_some_and(|rest| rest.starts_with('\n'));
    match edit.text.strip_prefix('\n') {
        Some(text) if edit.span.is_empty() && ends_line => vec![Edit {
            span: Span::at(at + 1),
            text: format!("{text}\n"),
        }],
        _ if alone && (edit.text.contains('\n') || old.contains('\n')) => {
            match whole_lines(source, edit) {
                Some(whole) => by_lines(source, &whole, false),
                None => vec![edit.clone()],
            }
        }
        _ => vec![edit.clone()],
    }
}

/// An edit with the rest of the lines that it touches; none where that shows nothing more, or the last of them has
/// no line break.
fn whole_lines(source: &Source, edit: &Edit) -> Option<Edit> {
    let text = source.text();
    let (from, to) = (edit.span.start as usize, edit.span.end as usize);
    let start = text.get(..from)?.rfind('\n').map_or(0, |at| at + 1);
    let rest = text.get(to..)?;
    // Whole lines that come or go are shown well as they are.
    let is_whole = |part: &str| part.is_empty() || part.ends_with('\n');
    let begins = start == from && is_whole(text.get(from..to)?) && is_whole(&edit.text);
    let ends =
        edit.text.is_empty() && text.get(from..)?.starts_with('\n') && rest.starts_with('\n');
    if begins || ends {
        return None;
    }
    let end = to + rest.find('\n')? + 1;
    Some(Edit {
        span: Span::new(start as u32, end as u32),
        text: format!("{}{}{}", &text[start..from], edit.text, &text[to..end]),
    })
}

/// A text that may have several lines, each made visible.
fn lines(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(visible).collect();
    lines.join("\n")
}
