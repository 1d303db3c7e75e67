//! Reading, writing and asking for a place, none of which may hold up a frame or lose what was there.

use std::fs;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::words::Message;

use super::action::{Action, File, Notice, Purpose, Request};
use super::model::Origin;

/// No preset is longer; a device or a film opened by mistake must not fill the memory.
const LONGEST: u64 = 16 * 1024 * 1024;

/// A person cannot open and cancel a dialog in this time: the desktop has none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Carries out a request; what came of it arrives as an action. `wake` is called when it has.
pub fn carry_out(request: Request, answers: &mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    let answers = answers.clone();
    thread::spawn(move || {
        let answer = match request {
            Request::Ask { purpose, suggested } => ask(purpose, &suggested),
            Request::Read(path) => Some(read(path)),
            Request::Write { path, text } => Some(write(path, text)),
        };
        if let Some(answer) = answer {
            // Nobody listens any more when the window has closed.
            let _ = answers.send(Action::File(answer));
        }
        wake();
    });
}

/// Asks through the desktop's own dialog; `None` if the person canceled.
fn ask(purpose: Purpose, suggested: &Path) -> Option<File> {
    let mut dialog = rfd::FileDialog::new().add_filter("TOML", &["toml"]);
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
        None if asked.elapsed() < AT_ONCE => Some(File::AskHere(purpose)),
        chosen => chosen,
    }
}

/// Reads a preset file whole.
pub fn read(path: PathBuf) -> File {
    match read_text(&path) {
        Ok(text) => File::Read { origin: Origin::File(path), text },
        Err(error) => failed("app-notice-read", &path, &error),
    }
}

fn read_text(path: &Path) -> io::Result<String> {
    // A folder opens on Linux and a pipe blocks: only regular files are presets.
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::other("not a regular file"));
    }
    let mut text = String::new();
    let read = fs::File::open(path)?.take(LONGEST + 1).read_to_string(&mut text)?;
    if read as u64 > LONGEST {
        return Err(io::Error::other("longer than 16 MiB"));
    }
    Ok(text)
}

/// Writes a file whole or not at all: beside the old one first, which it then replaces.
pub fn write(path: PathBuf, text: String) -> File {
    match write_text(&path, &text) {
        Ok(()) => File::Written { path, text },
        Err(error) => failed("app-notice-write", &path, &error),
    }
}

fn write_text(path: &Path, text: &str) -> io::Result<()> {
    // Through a link its target is replaced, not the link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::Builder::new().permissions(permissions(&path)).tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(&path)?;
    Ok(())
}

/// Those of the file that is replaced, else what any new file gets.
#[cfg(unix)]
fn permissions(path: &Path) -> fs::Permissions {
    use std::os::unix::fs::PermissionsExt;
    fs::metadata(path).map_or_else(|_| fs::Permissions::from_mode(0o644), |found| found.permissions())
}

#[cfg(not(unix))]
fn permissions(path: &Path) -> fs::Permissions {
    fs::metadata(path)
        .or_else(|_| fs::metadata("."))
        .map(|found| found.permissions())
        .expect("the current folder exists")
}

/// The bar for a file that could not be read or written.
pub fn failed(key: &'static str, path: &Path, error: &io::Error) -> File {
    let message = Message::new(key).with("file", path.display().to_string()).with("reason", reason(error).as_str());
    File::Failed(Notice::new(message))
}

/// What the system says, without its number.
fn reason(error: &io::Error) -> String {
    let text = error.to_string();
    text.split(" (os error").next().unwrap_or_default().to_owned()
}
