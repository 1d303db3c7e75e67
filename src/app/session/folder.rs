//! Where the program keeps its state.

use std::env;
use std::path::PathBuf;

/// `$XDG_STATE_HOME/thalweg`, or what the system has instead; `None` where a person has no folder at all.
pub fn folder() -> Option<PathBuf> {
    // A relative path there is to be ignored, says the XDG Base Directory Specification.
    let given = env::var_os("XDG_STATE_HOME").map(PathBuf::from).filter(|path| path.is_absolute());
    given.or_else(system).map(|folder| folder.join("thalweg"))
}

#[cfg(target_os = "windows")]
fn system() -> Option<PathBuf> {
    env::var_os("LOCALAPPDATA").map(PathBuf::from)
}

#[cfg(target_os = "macos")]
fn system() -> Option<PathBuf> {
    env::home_dir().map(|home| home.join("Library/Application Support"))
}

#[cfg(not(any(target_os = "windows", target_os = "macos")))]
fn system() -> Option<PathBuf> {
    env::home_dir().map(|home| home.join(".local/state"))
}
