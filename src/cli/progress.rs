//! Long work: how far it is, on a terminal, and a clean stop when it is asked for.

use std::io::{IsTerminal, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use signal_hook::consts;

use super::report::Failure;
use crate::words::visible_line;

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
    /// From here on the signals that ask for an end no longer end the program, but the work at its next [`Progress::at`]: nothing
    /// half-written stays behind.
    pub fn begin() -> Progress {
        let stop = Arc::new(AtomicUsize::new(0));
        for signal in signals() {
            // Where the signal cannot be had it ends the program as ever.
            let _ = signal_hook::flag::register_usize(signal, Arc::clone(&stop), signal as usize);
        }
        let on_terminal = std::io::stderr().is_terminal();
        Progress { on_terminal, next: Instant::now() + AT_FIRST, shown: false, stop }
    }

    /// Shows that `done` of `all` steps of `what` are done.
    ///
    /// # Errors
    /// [`Failure::Interrupted`] after such a signal.
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
            let what = visible_line(what);
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

/// What asks for an end: Ctrl-C, a timeout or a shutdown, a terminal that closes.
#[cfg(unix)]
fn signals() -> Vec<i32> {
    // What was started with `nohup` goes on when its terminal closes.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let ignored = status.lines().find_map(|line| u64::from_str_radix(line.strip_prefix("SigIgn:")?.trim(), 16).ok());
    let hangup = ignored.unwrap_or(0) >> (consts::SIGHUP - 1) & 1 == 0;
    [consts::SIGINT, consts::SIGTERM].into_iter().chain(hangup.then_some(consts::SIGHUP)).collect()
}

#[cfg(not(unix))]
fn signals() -> Vec<i32> {
    vec![consts::SIGINT, consts::SIGTERM]
}
