//! A window's place in the state folder: a number that no other window has while it lives.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// The most windows that keep a session at once.
const MOST: usize = 64;

/// A place that is held.
pub struct Place {
    folder: PathBuf,
    number: usize,
    /// Locked for as long as it is open. It stays when the window ends: a lock on a file that another window is about
    /// to remove would hold nothing.
    _lock: File,
}

impl Place {
    /// With `crashed` the newest place that has a session though nobody holds it; else, or where there is none, the
    /// first that has no session.
    pub fn take(folder: &Path, crashed: bool) -> io::Result<Place> {
        let mut left: Option<(SystemTime, Place)> = None;
        let mut empty = None;
        for number in 1..=MOST {
            // Behind the last place there is no session; a new place is made only where none is free.
            let behind = !folder.join(lock(number)).exists();
            if behind && (left.is_some() || empty.is_some()) {
                break;
            }
            let Some(place) = Place::try_take(folder, number)? else { continue };
            match place.written() {
                // Held by nobody and not closed.
                Some(when) if crashed && left.as_ref().is_none_or(|(newest, _)| when > *newest) => {
                    left = Some((when, place));
                }
                None if empty.is_none() => empty = Some(place),
                _ => {}
            }
        }
        let place = left.map(|(_, place)| place).or(empty);
        place.ok_or_else(|| io::Error::other("too many windows"))
    }

    /// `None` if another window holds it.
    fn try_take(folder: &Path, number: usize) -> io::Result<Option<Place>> {
        let file = File::options().create(true).truncate(false).write(true).open(folder.join(lock(number)))?;
        match file.try_lock() {
            Ok(()) => Ok(Some(Place { folder: folder.to_owned(), number, _lock: file })),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(error)) => Err(error),
        }
    }

    /// When the session here was written.
    fn written(&self) -> Option<SystemTime> {
        let about = self.file().metadata().ok()?;
        Some(about.modified().unwrap_or(SystemTime::UNIX_EPOCH))
    }

    /// The session of this place.
    pub fn file(&self) -> PathBuf {
        self.folder.join(format!("session-{}.toml", self.number))
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }
}

fn lock(number: usize) -> String {
    format!("session-{number}.lock")
}
