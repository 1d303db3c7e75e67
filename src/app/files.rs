//! Reading, writing and asking for a place, none of which may hold up a frame or lose what was there.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::files;
use crate::words::Message;

use super::action::{Action, File, Notice, Purpose, Request};
use super::model::Origin;

/// A person cannot open and cancel a dialog in this time: the desktop has none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Carries out a request; what came of it arrives as an action. `wake` is called when it has.
pub fn carry_out(request: Request, answers: &mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    let answers = answers.clone();
    thread::spawn(move || {
        let answer = match request {
            Request::Ask { purpose, title, suggested } => ask(purpose, title, &suggested),
            Request::Read(path) => read(path),
            Request::ReadRecent(path) if !path.exists() => File::Gone(path),
            Request::ReadRecent(path) => read(path),
            Request::Write { path, text } => write(path, text),
        };
        // Nobody listens any more when the window has closed.
        let _ = answers.send(Action::File(answer));
        wake();
    });
}

/// Asks through the desktop's own dialog.
fn ask(purpose: Purpose, title: String, suggested: &Path) -> File {
    let mut dialog = rfd::FileDialog::new().set_title(title).add_filter("TOML", &["toml"]);
    let folder = if purpose == Purpose::Open { Some(suggested) } else { suggested.parent() };
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let asked = Instant::now();
    let chosen = match purpose {
        Purpose::Open => dialog.pick_file().map(File::OpenPath),
        Purpose::Save => {
            let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned());
            dialog.set_file_name(name.unwrap_or_default()).save_file().map(File::SaveTo)
        }
    };
    match chosen {
        Some(chosen) => chosen,
        None if asked.elapsed() < AT_ONCE => File::AskHere(purpose),
        None => File::CloseDialog,
    }
}

/// Reads a preset file whole.
pub fn read(path: PathBuf) -> File {
    match files::read(&path) {
        // The session and the list of recent files are read from other folders.
        Ok(text) => File::Read { origin: Origin::File(std::path::absolute(&path).unwrap_or(path)), text },
        Err(message) => File::Failed(Notice::new(message)),
    }
}

/// Writes a preset file whole or not at all.
pub fn write(path: PathBuf, text: String) -> File {
    match files::write(&path, text.as_bytes()) {
        Ok(()) => File::Written { path: std::path::absolute(&path).unwrap_or(path), text },
        Err(message) => File::Failed(Notice::new(message).with_line(Message::new("app-notice-unsaved"))),
    }
}
