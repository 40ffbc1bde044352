//! `mermaidc rules`.

use std::io;
use std::path::Path;

use anyhow::Result;
use serde_json::json;

use super::args::{Common, Selection};
use super::exit::Exit;
use super::output;
use super::session::Session;
use crate::diagnostic::RuleInfo;
use crate::driver;

/// List the rules
#[derive(clap::Args)]
pub(super) struct Args {
    /// A table for people, or JSON
    #[arg(long, value_name = "FORMAT", value_parser = ["table", "json"], default_value = "table")]
    format: String,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let rules = driver::rules();
    let text = match args.format.as_str() {
        "json" => json(&rules, docs_url(common).as_deref()),
        _ => table(&rules, common.style(&io::stdout()).color),
    };
    output::stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(Exit::Fine)
}

/// Where the pages of the rules are, as the configuration of the current folder has it. The list does not depend on
/// a configuration, and a broken one does not stop it.
fn docs_url(common: &Common) -> Option<String> {
    let here = Path::new("page.md");
    let mut session = Session::new(&Selection::default(), common).ok()?;
    session.look(here).ok()?;
    session.docs_url(here)
}

fn json(rules: &[&'static RuleInfo], docs_url: Option<&str>) -> String {
    let rules: Vec<_> = rules
        .iter()
        .map(|rule| {
            json!({
                "name": rule.name,
                "group": rule.group.name(),
                "level": rule.level.name(),
                "summary": rule.summary(),
                "url": docs_url.map(|base| rule.url(base)),
                "docs": rule.docs,
            })
        })
        .collect();
    format!("{:#}\n", json!({ "version": 1, "rules": rules }))
}

/// Group by group, a line a rule.
fn table(rules: &[&'static RuleInfo], color: bool) -> String {
    let (bold, reset) = if color {
        ("\x1b[1m", "\x1b[0m")
    } else {
        ("", "")
    };
    let wide = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    let mut text = String::new();
    let mut group = None;
    for rule in rules {
        if group.replace(rule.group) != Some(rule.group) {
            let gap = if text.is_empty() { "" } else { "\n" };
            text += &format!("{gap}{bold}{}{reset}\n", rule.group.name());
        }
        let line = format!(
            "  {:wide$}  {:7}  {}",
            rule.name,
            rule.level.name(),
            rule.summary()
        );
        text += line.trim_end();
        text.push('\n');
    }
    text
}
