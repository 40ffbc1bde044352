//! The colours of Mermaid 12.3.0 where a chart says nothing: its theme `redux-color`, its look `neo`.

/// Links, their heads, and the dots of states.
pub(super) const LINE: &str = "#000000";
/// Text.
pub(super) const TEXT: &str = "#28253d";
/// Inside boxes.
pub(super) const FILL: &str = "#ffffff";
/// Around boxes.
pub(super) const BORDER: &str = "#28253d";
/// Inside and around groups that do not take turns.
pub(super) const CLUSTER_FILL: &str = "#f9f9fb";
pub(super) const CLUSTER_BORDER: &str = "#bdbccc";
/// Inside and around notes.
pub(super) const NOTE_FILL: &str = "#fff5ad";
pub(super) const NOTE_BORDER: &str = "#facc15";

/// What subgraphs of flowcharts, classes and entities take in turn: inside and around.
const TURNS: [(&str, &str); 12] = [
    ("#fdf4ff", "#e879f9"),
    ("#f0fdfa", "#2dd4bf"),
    ("#fff7ed", "#fb923c"),
    ("#ecfeff", "#22d3ee"),
    ("#f0fdf4", "#4ade80"),
    ("#f5f3ff", "#a78bfa"),
    ("#fef2f2", "#f87171"),
    ("#fefce8", "#facc15"),
    ("#eef2ff", "#818cf8"),
    ("#f7fee7", "#a3e635"),
    ("#f0f9ff", "#38bdf8"),
    ("#fff1f2", "#fb7185"),
];

/// The colours inside and around the thing of a number.
pub(super) fn turn(number: usize) -> (&'static str, &'static str) {
    TURNS[number % TURNS.len()]
}

#[cfg(test)]
mod tests {
    use super::turn;

    #[test]
    fn colours_take_turns() {
        assert_eq!(turn(0), turn(12));
        assert_ne!(turn(0), turn(11));
    }
}
