//! How much work an analysis may still do.

/// A count of arrows that may still be followed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget(Option<usize>);

impl Budget {
    /// As much as it takes.
    pub const UNLIMITED: Self = Self(None);

    /// That much.
    pub const fn of(work: usize) -> Self {
        Self(Some(work))
    }

    /// Takes some of it; `None` where there is less.
    #[must_use]
    pub fn spend(&mut self, work: usize) -> Option<()> {
        if let Some(left) = &mut self.0 {
            *left = left.checked_sub(work)?;
        }
        Some(())
    }
}
