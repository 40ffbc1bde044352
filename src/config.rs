//! `mermaidc.toml`: levels of rules, limits, overrides by path.
