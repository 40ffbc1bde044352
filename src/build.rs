//! For build scripts: compile a chart into `OUT_DIR`.
