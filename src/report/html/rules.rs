//! The rules that findings name, each with its documentation: a report is read where no manual is at hand.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::page::{code, place};
use super::{FileFindings, escape};
use crate::diagnostic::RuleInfo;

/// A rule in a report: where its page is, and the findings that name it.
struct Found<'f> {
    info: &'static RuleInfo,
    base: Option<&'f str>,
    /// Where the findings are: links and their texts.
    at: Vec<(String, String)>,
}

pub(super) fn write(files: &[FileFindings], out: &mut dyn Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, Found<'_>> = BTreeMap::new();
    for (number, file) in (1..).zip(files) {
        for finding in &file.diagnostics {
            let base = file.docs_url.as_deref();
            let rule = rules.entry(finding.rule.name).or_insert_with(|| Found {
                info: finding.rule,
                base,
                at: Vec::new(),
            });
            rule.base = rule.base.or(base);
            rule.at
                .push((format!("f{number}"), place(file, finding.span)));
        }
    }
    if rules.is_empty() {
        return Ok(());
    }
    out.write_all(b"<section class=\"rules\">\n<h2>Rules</h2>\n")?;
    for (name, rule) in &rules {
        let page = rule.base.map(|base| {
            let url = escape(&rule.info.url(base));
            format!(" <a href=\"{url}\" rel=\"noopener noreferrer\">its page</a>")
        });
        writeln!(
            out,
            "<article id=\"rule-{name}\">\n<h3>{name}</h3>\n<p>{} ({}, {} by default){}</p>",
            code(rule.info.summary()),
            rule.info.group.name(),
            rule.info.level.name(),
            page.unwrap_or_default()
        )?;
        let docs: Vec<&str> = rule.info.docs.lines().skip(1).collect();
        let docs = docs
            .iter()
            .map(|line| escape(line.strip_prefix(' ').unwrap_or(line)));
        let docs = docs.collect::<Vec<_>>().join("\n");
        writeln!(
            out,
            "<details><summary>Why, and what to do</summary>\n<div class=\"docs\">{}</div></details>",
            docs.trim()
        )?;
        let mut at = rule.at.clone();
        at.dedup();
        let links = at
            .iter()
            .map(|(id, text)| format!("<a href=\"#{id}\">{text}</a>"));
        let links = links.collect::<Vec<_>>().join(", ");
        writeln!(out, "<p class=\"at\">Found in {links}.</p>\n</article>")?;
    }
    out.write_all(b"</section>\n")
}
