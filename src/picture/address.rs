//! Addresses that a click leads to.

/// Whether a URL leads somewhere and does not run anything, as browsers read it: spaces and control
/// characters in a scheme do not count.
pub(crate) fn is_harmless(url: &str) -> bool {
    let bare: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .take(16)
        .collect();
    let bare = bare.to_ascii_lowercase();
    !["javascript:", "data:", "vbscript:"]
        .iter()
        .any(|scheme| bare.starts_with(scheme))
}
