//! Rules about pie charts.

mod duplicate_slice;

use crate::lint::{PieView, Rule};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<PieView<'a>>] = &[&duplicate_slice::DuplicateSlice];
