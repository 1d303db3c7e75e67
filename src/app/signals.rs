//! What asks the program to end: a shutdown, a terminal that closes, Ctrl-C in it.

use std::sync::mpsc;

use super::action::Action;

/// Sends the wish to end at such a signal, and calls `wake`. A second one ends the program at once.
#[cfg(unix)]
pub fn listen(answers: &mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    use std::sync::Arc;
    use std::sync::atomic::AtomicBool;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::flag::{register, register_conditional_shutdown};
    use signal_hook::iterator::Signals;

    use super::action::{File, Leave};

    let asked = Arc::new(AtomicBool::new(false));
    let known = [SIGHUP, SIGINT, SIGTERM];
    // Where a signal cannot be had it ends the program as ever. The order counts: the first one must not shut down.
    for signal in known {
        let _ = register_conditional_shutdown(signal, 128 + signal, Arc::clone(&asked));
        let _ = register(signal, Arc::clone(&asked));
    }
    let Ok(mut signals) = Signals::new(known) else { return };
    let answers = answers.clone();
    std::thread::spawn(move || {
        for _ in signals.forever() {
            // Nobody listens any more when the window has closed.
            let _ = answers.send(Action::File(File::Leave(Leave::End)));
            wake();
        }
    });
}

/// Other systems close the window themselves.
#[cfg(not(unix))]
pub fn listen(_answers: &mpsc::Sender<Action>, _wake: impl Fn() + Send + 'static) {}
