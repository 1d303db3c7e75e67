//! The files opened last, shared by all windows.

use std::fs::File;
use std::path::{Path, PathBuf};

use toml_edit::{Array, DocumentMut, value};

use crate::files;
use crate::words::Message;

/// The most that are kept.
pub const MOST: usize = 10;

fn file(folder: &Path) -> PathBuf {
    folder.join("recent.toml")
}

/// The list, the newest first; empty where there is none that can be read: it is no loss.
pub fn read(folder: &Path) -> Vec<PathBuf> {
    let text = files::read(&file(folder)).ok();
    let document = text.and_then(|text| text.parse::<DocumentMut>().ok());
    let list = document.as_ref().and_then(|document| document.get("files")?.as_array());
    let paths = list.into_iter().flatten().filter_map(|path| path.as_str()).map(PathBuf::from);
    paths.filter(|path| path.is_absolute()).take(MOST).collect()
}

/// Writes the list as it is `after` a change in one window, with what other windows have put there since `before`.
///
/// # Errors
/// A sentence that says why it cannot be written.
pub fn write(folder: &Path, before: &[PathBuf], after: Vec<PathBuf>) -> Result<(), Message> {
    // Two windows that read and write in turns would lose one of their files; without locks that is all that is lost.
    let lock = File::options().create(true).truncate(false).write(true).open(folder.join("recent.lock"));
    let _held = lock.and_then(|lock| lock.lock().map(|()| lock));
    let others = read(folder).into_iter().filter(|path| !before.contains(path) && !after.contains(path));
    let all: Vec<PathBuf> = others.collect();
    // A path that TOML cannot hold could not be found again under another spelling.
    let list: Array = after.iter().chain(&all).filter_map(|path| path.to_str()).take(MOST).collect();
    let mut document = DocumentMut::new();
    document.insert("files", value(list));
    files::write(&file(folder), document.to_string().as_bytes())
}

/// Puts a path at the front.
pub fn front(list: &mut Vec<PathBuf>, path: &Path) {
    list.retain(|other| other != path);
    list.insert(0, path.to_owned());
    list.truncate(MOST);
}
