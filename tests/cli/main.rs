//! The command as its users meet it: options, files, fixes, exit codes, the README, the pages of the
//! rules, and the walls of the house.

#![allow(
    clippy::too_many_lines,
    reason = "a test may be one long list of cases"
)]

mod adoption;
mod architecture;
mod book;
mod common;
mod config_schema;
mod exit_codes;
mod files;
mod fixes;
mod formatting;
mod hosts;
mod html_report;
mod images;
mod in_place;
mod interrupted_fix;
#[cfg(feature = "lsp")]
mod lsp;
mod meaning_diff;
mod options;
mod packaging;
mod plain_english;
mod pre_commit;
mod readme;
mod robust;
mod rule_docs;
mod show_drawing;
mod skips;
mod watch;
