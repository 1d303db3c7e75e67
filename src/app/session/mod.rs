//! The session: what the window shows, kept in the state folder so that neither closing nor a crash loses it.
//!
//! Each window has a place of its own, `session-1.toml`, `session-2.toml` and so on, and holds a lock on the file
//! beside it for as long as it lives; the system lets go of the lock however the window ends. A place that nobody
//! holds but that has a session is what a crash left. A window that is closed makes its session `last.toml`.

mod folder;
mod keeper;
mod kept;
mod place;
mod recent;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

use super::action::{Action, Notice};
use super::model::Model;
use crate::experiment::{self, Experiment, Preset};
use crate::words::Message;

use keeper::Keeper;
use place::Place;

pub use folder::folder;
pub use kept::Kept;
pub use recent::front;

/// A window's place in the state folder, held until the window ends.
pub struct Session {
    place: Place,
    keeper: Keeper,
    told: Option<Kept>,
    recent: Vec<PathBuf>,
}

/// What a window begins with.
pub struct Begun {
    pub session: Session,
    /// The session to go on with; `None` at the first start, or where a file is opened.
    pub kept: Option<Kept>,
    /// Files opened last, the newest first.
    pub recent: Vec<PathBuf>,
    /// What the person should read: there was a crash, or what was kept cannot be read.
    pub notice: Option<Notice>,
}

impl Session {
    /// Takes a place in `folder`. With `resume` that of a session that a crash left, if there is one, and what to go
    /// on with; else an empty one.
    ///
    /// # Errors
    /// A sentence that says why nothing can be kept there.
    pub fn begin(folder: &Path, resume: bool) -> Result<Begun, Message> {
        let failed = |error: std::io::Error| {
            let name = folder.display().to_string();
            Message::new("app-session-unkept").with("folder", name).with("reason", error.to_string())
        };
        fs::create_dir_all(folder).map_err(failed)?;
        let place = Place::take(folder, resume).map_err(failed)?;
        let recent = recent::read(folder);
        let mut begun = Begun {
            session: Session { keeper: Keeper::new(&place, folder), place, told: None, recent: recent.clone() },
            kept: None,
            recent,
            notice: None,
        };
        if resume {
            begun.resume(folder);
        }
        Ok(begun)
    }

    /// Keeps the model as it is now, within a second; called at every frame. What goes wrong is said to `answers`.
    pub fn note(&mut self, model: &Model, answers: &mpsc::Sender<Action>) {
        if self.told.as_ref().is_none_or(|told| !told.is_of(model)) {
            let now = Kept::of(model);
            self.keeper.keep(now.clone(), answers);
            self.told = Some(now);
        }
        if self.recent != model.recent {
            let before = std::mem::replace(&mut self.recent, model.recent.clone());
            self.keeper.recent(before, model.recent.clone(), answers);
        }
    }

    /// The window has ended. Closed by a person, its session, written to the end, is from now on the last one; else it
    /// stays where it is, to be found as after a crash.
    pub fn finish(self, closed: bool) {
        self.keeper.finish();
        if !closed {
            return;
        }
        // What cannot be renamed stays where it is and is found there.
        let _ = fs::rename(self.place.file(), last(self.place.folder()));
    }
}

impl Begun {
    /// Reads what to go on with: what a crash left in this place, else the session closed last.
    fn resume(&mut self, folder: &Path) {
        let own = self.session.place.file();
        let crashed = own.is_file();
        let file = if crashed { own } else { last(folder) };
        if !file.is_file() {
            return;
        }
        match read(&file) {
            Ok(kept) => {
                self.kept = Some(kept);
                if crashed {
                    let line = Message::new("app-session-crashed-line");
                    self.notice = Some(Notice::calm(Message::new("app-session-crashed")).with_line(line));
                }
            }
            Err(reason) => self.notice = Some(unreadable(&file, folder, reason)),
        }
    }
}

/// The session that was closed last.
fn last(folder: &Path) -> PathBuf {
    folder.join("last.toml")
}

/// A session that can be gone on with, and what its file holds now; else what is wrong with it.
fn read(file: &Path) -> Result<Kept, Notice> {
    let text = crate::files::read(file).map_err(Notice::new)?;
    let faulty = |faults| Notice::new(Message::new("app-session-unreadable")).with_faults(faults, &text);
    // The way to a file of data is an absolute one.
    let load = |preset: &mut Preset| crate::files::load(preset, Path::new(""));
    let mut kept = Kept::read(&text, load).map_err(faulty)?;
    if let Some(path) = kept.path() {
        let now = crate::files::read(path).ok();
        let mut saved = now.as_deref().and_then(|text| Preset::read(text).ok());
        if let (Some(saved), Some(folder)) = (&mut saved, path.parent()) {
            saved.csv_from(folder);
        }
        kept.put_saved(saved, now);
    }
    match experiment::open(&text, |_| kept.document.loaded.clone()) {
        // A text may be left half typed. What is saved can then be seen until it is complete.
        Err(faults) if !rests_on_saved(&kept) => Err(faulty(faults)),
        _ => Ok(kept),
    }
}

/// Whether what is saved can be run in place of a preset that cannot.
fn rests_on_saved(kept: &Kept) -> bool {
    let saved = kept.document.saved.as_ref();
    saved.is_some_and(|saved| {
        saved.runs.len() == kept.document.preset.runs.len() && Experiment::with(saved, &kept.document.loaded).is_ok()
    })
}

/// Puts a file that cannot be read aside under a free name, and says so.
fn unreadable(file: &Path, folder: &Path, reason: Notice) -> Notice {
    let mut names = (1_u32..).map(|number| folder.join(format!("unreadable-{number}.toml")));
    let aside = names.find(|name| !name.exists()).expect("a folder has fewer files than there are numbers");
    let aside = if fs::rename(file, &aside).is_ok() { aside } else { file.to_owned() };
    let mut notice = Notice::new(Message::new("app-session-unreadable").with("file", aside.display().to_string()));
    if reason.lines.is_empty() {
        notice = notice.with_line(reason.title);
    }
    notice.lines.extend(reason.lines);
    notice
}
