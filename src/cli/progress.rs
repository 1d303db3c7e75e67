//! Long work: how far it is, on a terminal, and a clean stop when it is asked for.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};

use super::report::Failure;

/// What is done sooner shows no progress.
const AT_FIRST: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(100);
const WIDTH: usize = 30;

pub struct Progress {
    on_terminal: bool,
    next: Instant,
    shown: bool,
    /// The number of the signal that asked for an end, or 0.
    stop: Arc<AtomicUsize>,
}

impl Progress {
    /// From here on Ctrl-C and a request to terminate, as a timeout or a shutdown sends it, no longer end the program,
    /// but the work at its next [`Progress::at`]: nothing half-written stays behind.
    pub fn begin() -> Progress {
        let stop = Arc::new(AtomicUsize::new(0));
        for signal in [SIGINT, SIGTERM] {
            // Where the signal cannot be had it ends the program as ever.
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&stop), signal as usize);
        }
        let on_terminal = std::io::stderr().is_terminal();
        Progress { on_terminal, next: Instant::now() + AT_FIRST, shown: false, stop }
    }

    /// Shows that `done` of `all` steps of `what` are done.
    ///
    /// # Errors
    /// [`Failure::Interrupted`] after Ctrl-C or a request to terminate.
    pub fn at(&mut self, what: &str, done: u64, all: u64) -> Result<(), Failure> {
        let signal = self.stop.load(Ordering::Relaxed);
        if signal != 0 {
            return Err(Failure::Interrupted(signal as u8));
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
