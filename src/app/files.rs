//! Reading, writing and asking for a place, none of which may hold up a frame or lose what was there.

use std::path::{Path, PathBuf};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use crate::experiment::Preset;
use crate::experiment::data::{Loaded, Wanted, guess};
use crate::experiment::preset::Function;
use crate::files;
use crate::words::Message;

use super::action::{Action, Export, File, Notice, Purpose};
use super::exporting;
use super::model::Origin;
use super::request::Errand;

/// A person cannot open and cancel a dialog in this time: the desktop has none.
const AT_ONCE: Duration = Duration::from_millis(400);

/// Carries out what asks a person or touches the disk; what came of it arrives as an action. `wake` is called when it has.
pub fn carry_out(errand: Errand, answers: &mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    let answers = answers.clone();
    thread::spawn(move || {
        let answer = match errand {
            Errand::Ask { purpose, title, suggested } => ask(purpose, title, &suggested),
            Errand::Read(path) => Action::File(read(path)),
            Errand::ReadRecent(path) if !path.exists() => Action::File(File::Gone(path)),
            Errand::ReadRecent(path) => Action::File(read(path)),
            Errand::Write { path, text } => Action::File(write(path, text)),
            Errand::ReadData(text) => {
                let loaded = data(&text, &Origin::New);
                Action::Export(Export::PastedWith { text, loaded })
            }
            Errand::Draw(shown, options) => Action::Export(Export::Drawn(exporting::drawn(&shown, &options, 1.0))),
        };
        // Nobody listens any more when the window has closed.
        let _ = answers.send(answer);
        wake();
    });
}

/// Asks through the desktop's own dialog.
fn ask(purpose: Purpose, title: String, suggested: &Path) -> Action {
    let mut dialog = rfd::FileDialog::new().set_title(title);
    dialog = match purpose {
        Purpose::Open => dialog.add_filter("TOML, CSV", &["toml", "csv", "tsv"]),
        Purpose::Save => dialog.add_filter("TOML", &["toml"]),
        Purpose::Export(product) => dialog.add_filter(product.ending().to_uppercase(), &[product.ending()]),
    };
    let folder = if purpose == Purpose::Open { Some(suggested) } else { suggested.parent() };
    if let Some(folder) = folder.filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let asked = Instant::now();
    let chosen = if purpose == Purpose::Open {
        dialog.pick_file()
    } else {
        let name = suggested.file_name().map(|name| name.to_string_lossy().into_owned());
        dialog.set_file_name(name.unwrap_or_default()).save_file()
    };
    match chosen {
        Some(path) if replaces_unasked(purpose, &path) => Action::File(File::AskHere(purpose)),
        Some(path) => purpose.chosen(path),
        None if asked.elapsed() < AT_ONCE => Action::File(File::AskHere(purpose)),
        None => Action::File(File::CloseDialog),
    }
}

/// Whether a path to which an ending will be added is then that of a file about which the dialog has not asked.
fn replaces_unasked(purpose: Purpose, path: &Path) -> bool {
    let Purpose::Export(product) = purpose else { return false };
    let (_, whole) = product.at(path.to_owned());
    whole != path && whole.exists()
}

/// Reads a preset file whole, or a table of data.
pub fn read(path: PathBuf) -> File {
    if is_table(&path) {
        return table(path);
    }
    match files::read(&path) {
        // The session and the list of recent files are read from other folders.
        Ok(text) => with_data(Origin::File(std::path::absolute(&path).unwrap_or(path)), text),
        Err(message) => File::Failed(Notice::new(message)),
    }
}

/// Whether a file is one of rows of numbers, by its name.
fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ["csv", "tsv"].iter().any(|known| ending.eq_ignore_ascii_case(known)))
}

/// Reads a table, and makes an experiment over it.
fn table(path: PathBuf) -> File {
    let path = std::path::absolute(&path).unwrap_or(path);
    let whole = Wanted { path: path.display().to_string(), headers: None };
    let read = files::table(&whole);
    // Names and dates stand beside numbers in most tables.
    let (wanted, read, texts) = match read {
        Err(faults) if faults.iter().any(|fault| fault.message.key == "data-text") => {
            match files::table_without_texts(&whole.path) {
                Some((wanted, table)) => (wanted, Ok(table), true),
                None => (whole, Err(faults), false),
            }
        }
        read => (whole, read, false),
    };
    match read {
        Ok(table) => {
            let preset = guess(&wanted.path, &table);
            let loaded = Loaded::new(wanted, Ok(table));
            prepare(&preset, &loaded);
            File::Data { path, text: preset.write(None), loaded, texts }
        }
        Err(faults) => {
            let title = Message::new("app-notice-open").with("file", wanted.path);
            File::Failed(Notice::new(title).with_faults(faults, ""))
        }
    }
}

/// A preset's text together with what its data come from.
pub fn with_data(origin: Origin, text: String) -> File {
    let loaded = data(&text, &origin);
    File::Read { origin, text, loaded }
}

/// What the data of a preset's text come from. What is wrong with the text is said when it is opened.
fn data(text: &str, origin: &Origin) -> Loaded {
    let folder = match origin {
        Origin::File(path) => path.parent().map(Path::to_owned),
        Origin::New | Origin::Lesson(_) => std::env::current_dir().ok(),
    };
    let Ok(mut preset) = Preset::read(text) else { return Loaded::default() };
    let loaded = files::load(&mut preset, &folder.unwrap_or_default());
    prepare(&preset, &loaded);
    loaded
}

/// Brings the data into their form here, where no frame waits for it.
fn prepare(preset: &Preset, loaded: &Loaded) {
    if let Function::Examples { data, .. } = &preset.problem.function {
        loaded.prepare(data);
    }
}

/// Writes a preset file whole or not at all.
pub fn write(path: PathBuf, text: String) -> File {
    match files::write(&path, text.as_bytes()) {
        Ok(()) => File::Written { path: std::path::absolute(&path).unwrap_or(path), text },
        Err(message) => File::Failed(Notice::new(message).with_line(Message::new("app-notice-unsaved"))),
    }
}
