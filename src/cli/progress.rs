//! Long work: how far it is, on a terminal, and a clean stop on Ctrl-C.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::report::Failure;

/// What is done sooner shows no progress.
const AT_FIRST: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(100);
const WIDTH: usize = 30;

pub struct Progress {
    on_terminal: bool,
    next: Instant,
    shown: bool,
    stop: Arc<AtomicBool>,
}

impl Progress {
    /// From here on Ctrl-C no longer ends the program, but the work at its next [`Progress::at`].
    pub fn begin() -> Progress {
        let stop = Arc::new(AtomicBool::new(false));
        // Where the signal cannot be had it ends the program as ever.
        let _ = signal_hook::flag::register(signal_hook::consts::SIGINT, Arc::clone(&stop));
        let on_terminal = std::io::stderr().is_terminal();
        Progress { on_terminal, next: Instant::now() + AT_FIRST, shown: false, stop }
    }

    /// Shows that `done` of `all` steps of `what` are done.
    ///
    /// # Errors
    /// [`Failure::Interrupted`] after Ctrl-C.
    pub fn at(&mut self, what: &str, done: u64, all: u64) -> Result<(), Failure> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Failure::Interrupted);
        }
        let now = Instant::now();
        if self.on_terminal && now >= self.next {
            self.next = now + BETWEEN;
            self.shown = true;
            let share = done as f64 / all.max(1) as f64;
            let full = (share * WIDTH as f64) as usize;
            let bar = "█".repeat(full) + &"░".repeat(WIDTH - full.min(WIDTH));
            // The cursor stays at the start of the line, which the next one overwrites.
            let _ = write!(std::io::stderr(), "\r\x1b[2K{bar} {:3.0} % {what}", 100.0 * share);
        }
        Ok(())
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[2K");
        }
    }
}
