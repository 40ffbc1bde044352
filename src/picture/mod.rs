//! Drawings: charts as shapes, texts and lines with coordinates.
pub mod geometry;
pub mod layout;
