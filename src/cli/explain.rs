//! `mermaidc explain`.

use std::io;

use anyhow::Result;

use super::args::{self, Common};
use super::exit::Exit;
use super::output;
use crate::diagnostic::RuleInfo;

/// Explain a rule: what it finds, why, and charts that fail and pass
#[derive(clap::Args)]
pub(super) struct Args {
    /// The name of the rule, as findings show it in brackets
    #[arg(value_name = "RULE", value_parser = args::rule)]
    rule: &'static RuleInfo,
}

pub(super) fn run(args: &Args, common: &Common) -> Result<Exit> {
    let text = page(args.rule, common.style(&io::stdout()).color);
    output::stdout(|out| out.write_all(text.as_bytes()))?;
    Ok(Exit::Fine)
}

fn page(rule: &RuleInfo, color: bool) -> String {
    let paint = |code: &'static str| if color { code } else { "" };
    let (bold, cyan, dim, reset) = (
        paint("\x1b[1m"),
        paint("\x1b[36m"),
        paint("\x1b[2m"),
        paint("\x1b[0m"),
    );
    let mut text = format!(
        "{bold}{}{reset} {dim}({}, {} by default){reset}\n\n",
        rule.name,
        rule.group.name(),
        rule.level.name(),
    );
    let mut fenced = false;
    for line in rule.docs.trim().lines() {
        let line = line.strip_prefix(' ').unwrap_or(line);
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
            text += &format!("{dim}{line}{reset}\n");
        } else if fenced {
            text += &format!("{cyan}{line}{reset}\n");
        } else if line.starts_with('#') {
            let title = line.trim_start_matches('#').trim();
            text += &format!("{bold}{title}{reset}\n");
        } else {
            text += &inline(line, cyan, reset);
            text.push('\n');
        }
    }
    text
}

/// Code spans in colour; without one, as they stand.
fn inline(line: &str, cyan: &str, reset: &str) -> String {
    let mut text = String::with_capacity(line.len());
    for (i, part) in line.split('`').enumerate() {
        match i {
            0 => text += part,
            i if i % 2 == 1 => text += &format!("{cyan}`{part}"),
            _ => text += &format!("`{reset}{part}"),
        }
    }
    if line.matches('`').count() % 2 == 1 {
        text += reset;
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::driver;

    #[test]
    fn a_page_reads_well_with_and_without_colour() {
        let plain = page(&driver::INVALID_UTF8, false);
        assert!(
            plain.starts_with("invalid-utf8 (config, error by default)\n\nA file is not UTF-8.\n")
        );
        assert!(!plain.contains('\x1b') && !plain.contains("## "));
        let coloured = page(&driver::INVALID_UTF8, true);
        assert!(coloured.contains("\x1b[1mWhy it is bad\x1b[0m\n"));
        assert!(coloured.contains("\x1b[36m`iconv"));
    }
}
