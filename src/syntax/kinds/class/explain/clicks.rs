//! Clicks, style classes and styles in none of their forms.

use super::Mistake;
use crate::diagnostic::Fix;
use crate::source::TextRange;
use crate::syntax::explain::Explained;
use crate::syntax::kinds::class::rules;
use crate::syntax::kinds::class::token::Kind;

/// `click A "url"`, `click A show`, `link A url`
pub(super) fn click(m: &Mistake<'_>) -> Option<Explained> {
    let whole = m.first_line();
    let line = m.slice(whole);
    if ["--", "..>", "<|.."]
        .iter()
        .any(|arrow| line.contains(arrow))
        && !line.contains("://")
    {
        return None;
    }
    let mut words = line.split_whitespace();
    let (word, name, third) = (words.next()?, words.next()?, words.next());
    let bad = m.bad();
    let mut found = m.finding(
        &rules::BROKEN_CLICK,
        whole,
        format!("this `{word}` does not say what it opens or calls"),
    );
    let plain = |text: &str| text.chars().all(|c| c.is_alphanumeric() || c == '_');
    if word == "click" && bad.kind == Kind::Quoted && m.at > 1 {
        let at = TextRange::at(bad.start - 1);
        found.fix = m.fix("Add `href`", [(at, "href ")]);
    } else if word == "click" && third.is_some_and(|third| plain(third) && third != "call") {
        let third = third?;
        let at = whole.start + line.find(third)? as u32;
        let place = TextRange::new(at, at + third.len() as u32);
        let text = format!("call {third}()");
        found.fix = m.fix("Add `call` and brackets", [(place, text.as_str())]);
    } else if let Some(url) = third.filter(|third| third.contains("://") && !third.contains('"')) {
        let at = whole.start + line.find(url)? as u32;
        let text = match word {
            "click" => format!("href \"{url}\""),
            _ => format!("\"{url}\""),
        };
        let place = TextRange::new(at, at + url.len() as u32);
        found.fix = m.fix("Put the address in quotes", [(place, text.as_str())]);
    }
    let help = format!("Write `click {name} href \"address\"` or `click {name} call function()`.");
    Some(m.next_line(found.help(help)))
}

/// `cssClass A name`
pub(super) fn unquoted_classes(m: &Mistake<'_>) -> Option<Explained> {
    let line = m.rest_of_line(m.bad().start);
    let ids = m.slice(line).split_whitespace().next()?;
    if ids.contains('"') {
        return None;
    }
    let place = TextRange::new(line.start, line.start + ids.len() as u32);
    let text = format!("\"{ids}\"");
    let mut found = m.finding(
        &rules::UNQUOTED_CLASSES,
        place,
        "the names after `cssClass` need quotes",
    );
    found.fix = m.fix("Put the names in quotes", [(place, text.as_str())]);
    Some(m.next_line(found))
}

/// `style Grün fill:red`, `style A stroke-width:2px`
pub(super) fn style(m: &Mistake<'_>) -> Option<Explained> {
    match m.bad().kind {
        Kind::Letter | Kind::Literal => {
            let message =
                "a name after `style` or `classDef` can contain only ASCII letters, digits and `_`";
            let mut found = m
                .finding(&rules::STYLE_NAME, name_at(m), message)
                .help("Define a style class with `classDef`, and apply it with `cssClass`.");
            found.fix = by_class(m);
            Some(m.next_line(found))
        }
        Kind::Minus => dashed(m),
        _ => None,
    }
}

/// The whole name that begins with the word after `style`.
fn name_at(m: &Mistake<'_>) -> TextRange {
    let bad = m.bad();
    let start = m.tokens[..m.at].iter().rev();
    let glued = start.take_while(|token| token.kind == Kind::Word);
    let start = glued.map(|token| token.start).last().unwrap_or(bad.start);
    let rest = m.slice(m.rest_of_line(bad.start));
    let len = rest.find([' ', '\t', ',']).unwrap_or(rest.len());
    TextRange::new(start, bad.start + len as u32)
}

/// `style Größe fill:red` as a style class, and the statement that gives it to the class.
fn by_class(m: &Mistake<'_>) -> Option<Fix> {
    let whole = m.first_line();
    let rest = m.slice(whole).strip_prefix("style ")?.trim_start();
    let (name, styles) = rest.split_once([' ', '\t'])?;
    let names = |name: &str| m.text().contains(name);
    let number = (1..100u32).find(|number| !names(&format!("style{number}")))?;
    let plain = name.chars().all(|c| c.is_alphanumeric() || c == '_');
    let first = styles.split(':').next().unwrap_or_default();
    if !plain || styles.contains(['"', '\n', '{', ';']) || first.contains(['-', ' ']) {
        return None;
    }
    let text = format!(
        "classDef style{number} {}\n{}cssClass \"{name}\" style{number}",
        styles.trim(),
        m.indent(m.start)
    );
    m.fix("Use a style class", [(whole, text.as_str())])
}

/// `style A stroke-width:2px,fill:red`: the first property cannot hold a `-`.
fn dashed(m: &Mistake<'_>) -> Option<Explained> {
    let bad = m.bad();
    let whole = m.first_line();
    let line = m.slice(whole);
    let at = (bad.start - whole.start) as usize;
    let before = line.get(..at)?;
    let name = before
        .rsplit(|c: char| c.is_whitespace() || c == ',')
        .next()?;
    if name.len() == before.len() {
        return None;
    }
    let start = before.len() - name.len();
    let styles: Vec<&str> = line[start..].split(',').collect();
    let place = TextRange::new(whole.start + start as u32, whole.end);
    let mut found = m
        .finding(
            &rules::STYLE_NAME,
            place,
            "the first property here cannot have a `-` in its name",
        )
        .help("Start with another property, such as `fill`.");
    let plain = styles.iter().position(|style| {
        style
            .split(':')
            .next()
            .is_some_and(|name| !name.contains('-'))
    });
    if let Some(plain) = plain {
        let mut sorted = vec![styles[plain].trim()];
        let others = styles
            .iter()
            .enumerate()
            .filter(|(number, _)| *number != plain);
        sorted.extend(others.map(|(_, style)| style.trim()));
        let text = sorted.join(",");
        found.fix = m.fix("Put another property first", [(place, text.as_str())]);
    }
    Some(m.next_line(found))
}
