//! A number for texts that stays the same forever.

/// FNV-1a, 64 bits (Fowler, Noll, Vo): small, and the same in every version, which the standard library's
/// hashes do not promise.
#[derive(Clone, Copy, Debug)]
pub(crate) struct TextHash(u64);

impl Default for TextHash {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl From<u64> for TextHash {
    /// Goes on from a number.
    fn from(value: u64) -> Self {
        Self(value)
    }
}

impl TextHash {
    /// Adds a text and an end that no text has.
    pub(crate) fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xFF]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }

    /// The number.
    pub(crate) fn value(self) -> u64 {
        self.0
    }
}
