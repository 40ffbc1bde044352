//! Mermaid in files of types that are not read, which a walk finds.

use std::collections::BTreeMap;
use std::path::Path;

use rayon::prelude::*;

use super::super::input::Target;
use crate::source::{foreign_charts, foreign_type};

/// Files beyond this length are data.
const LONGEST: u64 = 1 << 20;

/// How many charts seem to be in such files, by their extension.
pub(super) fn count(targets: &[Target]) -> BTreeMap<String, usize> {
    let foreign = targets.iter().filter_map(|target| {
        let path = target.path.as_deref()?;
        let extension = foreign_type(&path.file_name()?.to_string_lossy())?;
        Some((path, extension))
    });
    let foreign: Vec<(&Path, &str)> = foreign.collect();
    // Most runs find none, and starting threads takes longer than checking a page.
    if foreign.is_empty() {
        return BTreeMap::new();
    }
    let counts = foreign.par_iter().filter_map(|&(path, extension)| {
        if std::fs::metadata(path).ok()?.len() > LONGEST {
            return None;
        }
        let bytes = std::fs::read(path).ok()?;
        let count = foreign_charts(&String::from_utf8_lossy(&bytes));
        (count > 0).then_some((extension, count))
    });
    let counts: Vec<(&str, usize)> = counts.collect();
    let mut sums = BTreeMap::new();
    for (extension, count) in counts {
        *sums.entry(format!(".{extension}")).or_default() += count;
    }
    sums
}
