//! Checking a source: what is wrong with its charts, with fixes that have been tried.

use super::findings::{Checked, find};
use super::safety;
use crate::config::Settings;
use crate::source::{Source, SourceKind};

/// Reads every chart of a source and checks it by the rules that are in force. What a finding's fix promises
/// has been tried.
///
/// Linear in the text for all rules but those whose documentation says otherwise.
#[must_use]
pub fn check(source: &Source, kind: SourceKind, settings: &Settings) -> Checked {
    let mut checked = find(source, kind, settings);
    safety::hold(source, kind, &mut checked);
    checked
}
