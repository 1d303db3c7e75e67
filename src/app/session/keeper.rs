//! Writes what is to be kept on a thread of its own, at most a few times a second.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use super::kept::Kept;
use super::place::Place;
use super::recent;
use crate::app::action::{Action, File, Notice};
use crate::files;
use crate::words::Message;

/// How long a change waits for others that belong with it, as those of a drag do.
const PATIENCE: Duration = Duration::from_millis(300);

/// What is to be written.
enum Task {
    Session(Box<Kept>),
    Recent { before: Vec<PathBuf>, after: Vec<PathBuf> },
}

type Said = mpsc::Sender<Action>;

/// The thread, and the way to it.
pub struct Keeper {
    tasks: mpsc::Sender<(Task, Said)>,
    thread: JoinHandle<()>,
}

impl Keeper {
    pub fn new(place: &Place, folder: &Path) -> Keeper {
        let (tasks, received) = mpsc::channel();
        let (file, folder) = (place.file(), folder.to_owned());
        Keeper { tasks, thread: thread::spawn(move || work(&received, &file, &folder)) }
    }

    /// Writes the session soon; what was to be written before and is not yet, is not.
    pub fn keep(&self, kept: Kept, said: &Said) {
        self.send(Task::Session(Box::new(kept)), said);
    }

    /// The list of recent files has become `after`.
    pub fn recent(&self, before: Vec<PathBuf>, after: Vec<PathBuf>, said: &Said) {
        self.send(Task::Recent { before, after }, said);
    }

    fn send(&self, task: Task, said: &Said) {
        // The thread ends only when the keeper does.
        let _ = self.tasks.send((task, said.clone()));
    }

    /// Waits until everything is written.
    pub fn finish(self) {
        drop(self.tasks);
        // Had the thread panicked, what it wrote last would still be there.
        let _ = self.thread.join();
    }
}

fn work(tasks: &mpsc::Receiver<(Task, Said)>, file: &Path, folder: &Path) {
    let mut complained = false;
    let mut complain = |result: Result<(), Message>, said: &Said| {
        if let (Err(message), false) = (result, complained) {
            complained = true;
            // Nobody listens any more when the window has closed.
            let _ = said.send(Action::File(File::Failed(Notice::new(message))));
        }
    };
    while let Ok(mut newest) = tasks.recv() {
        let began = Instant::now();
        let mut session = None;
        let closed = loop {
            match newest {
                (Task::Session(kept), said) => session = Some((kept, said)),
                (Task::Recent { before, after }, said) => complain(recent::write(folder, &before, after), &said),
            }
            match tasks.recv_timeout(PATIENCE.saturating_sub(began.elapsed())) {
                Ok(next) => newest = next,
                Err(reason) => break reason == RecvTimeoutError::Disconnected,
            }
        };
        if let Some((kept, said)) = session {
            complain(files::write(file, kept.write().as_bytes()), &said);
        }
        if closed {
            return;
        }
    }
}
