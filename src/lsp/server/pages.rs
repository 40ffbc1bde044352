//! What the server makes to be shown: files in a folder of its own, which goes with the session.

use std::path::PathBuf;

use tempfile::TempDir;

/// The folder, made when something is first put into it.
#[derive(Default)]
pub(super) struct Pages(Option<TempDir>);

impl Pages {
    /// Writes a page, and gives its place; `None` where nothing can be written.
    pub(super) fn put(&mut self, name: &str, text: &str) -> Option<PathBuf> {
        if self.0.is_none() {
            self.0 = tempfile::Builder::new().prefix("mermaidc-").tempdir().ok();
        }
        let path = self.0.as_ref()?.path().join(name);
        std::fs::write(&path, text).ok()?;
        Some(path)
    }
}
