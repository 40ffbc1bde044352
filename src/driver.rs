//! The pipeline in one place: text in, values out.
