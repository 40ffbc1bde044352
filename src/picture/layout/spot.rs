//! Places and room as the layout of a part sees them: across the flow and along it.

/// A place: `u` across the flow, `v` along it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Spot {
    pub(super) u: f64,
    pub(super) v: f64,
}

impl Spot {
    pub(super) const fn new(u: f64, v: f64) -> Self {
        Self { u, v }
    }
}

/// Room inside the border of a frame: at its low and high side across the flow, and along it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Insets {
    pub(super) u: (f64, f64),
    pub(super) v: (f64, f64),
}
