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
        let began = Instant::now();
        Self {
            total,
            done: AtomicUsize::new(0),
            began,
            shown: Mutex::new(began),
            watched: !common.quiet && output::is_watched(),
        }
    }

    pub(super) fn step(&self) {
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        let now = Instant::now();
        if !self.watched || now.duration_since(self.began) < Duration::from_secs(1) {
            return;
        }
        // Whoever finds the lock taken leaves the word to the other.
        if let Ok(mut shown) = self.shown.try_lock()
            && now.duration_since(*shown) > Duration::from_millis(100)
        {
            *shown = now;
            let _ = write!(
                io::stderr().lock(),
                "\r\x1b[Kchecked {done} of {} files",
                self.total
            );
        }
    }

    pub(super) fn end(&self) {
        if self.watched && self.began.elapsed() > Duration::from_secs(1) {
            let _ = write!(io::stderr().lock(), "\r\x1b[K");
        }
    }
}
