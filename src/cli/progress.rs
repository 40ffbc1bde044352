//! How far a long run is.

use std::io::{self, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::args::Common;
use super::output;

/// Says on a terminal how far a long run is.
pub(super) struct Progress {
    total: usize,
    done: AtomicUsize,
    began: Instant,
    shown: Mutex<Instant>,
    watched: bool,
}

impl Progress {
    pub(super) fn new(total: usize, common: &Common) -> Self {
        Self::from(Instant::now(), total, !common.quiet && output::is_watched())
    }

    fn from(began: Instant, total: usize, watched: bool) -> Self {
        Self {
            total,
            done: AtomicUsize::new(0),
            began,
            shown: Mutex::new(began),
            watched,
        }
    }

    /// What to show of a file that was checked; mostly nothing.
    fn line(&self, now: Instant) -> Option<String> {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        if !self.watched || now.duration_since(self.began) < Duration::from_secs(1) {
            return None;
        }
        // Whoever finds the lock taken leaves the word to the other.
        let mut shown = self.shown.try_lock().ok()?;
        if now.duration_since(*shown) <= Duration::from_millis(100) {
            return None;
        }
        *shown = now;
        Some(format!("\r\x1b[Kchecked {done} of {} files", self.total))
    }

    pub(super) fn step(&self) {
        if let Some(line) = self.line(Instant::now()) {
            let _ = io::stderr().lock().write_all(line.as_bytes());
        }
    }

    pub(super) fn end(&self) {
        if self.watched && self.began.elapsed() > Duration::from_secs(1) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_long_runs_on_a_terminal_are_reported() {
        let began = Instant::now();
        let at = |millis| began + Duration::from_millis(millis);
        let hidden = Progress::from(began, 3, false);
        assert_eq!(hidden.line(at(5000)), None);
        let shown = Progress::from(began, 9, true);
        assert_eq!(shown.line(at(900)), None, "a quick run");
        let line = "\r\x1b[Kchecked 2 of 9 files";
        assert_eq!(shown.line(at(1100)).as_deref(), Some(line));
        assert_eq!(shown.line(at(1150)), None, "not so often");
        assert!(
            shown
                .line(at(1300))
                .is_some_and(|line| line.contains(" 4 of 9 "))
        );
    }
}
