//! Opening and saving: what changes in the model, and what is asked for outside of it.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::{chosen, closing, export, find_home, follow, look_anew, put, put_experiment, recording};
use crate::app::action::{File, Notice, Purpose};
use crate::app::history::History;
use crate::app::model::{Document, Model, Origin, PathDialog, SPEEDS};
use crate::app::request::Errand;
use crate::app::session::{self, Kept};
use crate::app::texts::Drafts;
use crate::experiment::data::Loaded;
use crate::experiment::{self, Experiment, Preset};
use crate::words::{Message, say};

/// Opening, saving, and the window's own dialog.
pub fn act(model: &mut Model, file: File) -> Option<Errand> {
    match file {
        File::New => open(model, Origin::New, Document::NEW.to_owned(), Loaded::default()),
        File::Open => {
            let suggested = folder(model);
            let title = say(model.language(), "app-dialog-open");
            return Some(Errand::Ask { purpose: Purpose::Open, title, suggested });
        }
        File::OpenPath(path) => {
            model.dialog = None;
            return Some(Errand::Read(path));
        }
        File::OpenRecent(path) => return Some(Errand::ReadRecent(path)),
        File::Gone(path) => gone(model, &path),
        File::OpenLesson(id) => {
            if let Some(text) = crate::catalog::preset(id) {
                open(model, Origin::Lesson(id), text.to_owned(), Loaded::default());
                model.player.playing = model.notice.is_none();
            }
        }
        File::Save => return Some(save(model)),
        File::SaveAs => return Some(ask_save(model)),
        File::SaveTo(path) => {
            model.dialog = None;
            return Some(write(model, path));
        }
        File::Revert => revert(model),
        File::Read { origin, text, loaded } => open(model, origin, text, loaded),
        File::Data { path, text, loaded, texts } => open_data(model, &path, text, loaded, texts),
        File::Written { path, text } => written(model, path, text),
        File::Failed(notice) => {
            model.notice = Some(notice);
            closing::keep_open(model);
        }
        File::AskHere(purpose) => model.dialog = Some(dialog(model, purpose)),
        File::TypePath(path) => {
            if let Some(dialog) = &mut model.dialog {
                dialog.path = path;
            }
        }
        File::CloseDialog => {
            model.dialog = None;
            closing::keep_open(model);
        }
        File::Restore(kept) => restore(model, *kept),
        File::Recent(files) => model.recent = files,
        File::Leave(leave) => return closing::act(model, leave),
    }
    None
}

/// Asks for the document to be written where it is from; that of no file, where a person says.
pub(super) fn save(model: &Model) -> Errand {
    match &model.document.origin {
        Origin::File(path) => write(model, path.clone()),
        Origin::Lesson(_) | Origin::New => ask_save(model),
    }
}

/// A file opened before is not there any more.
fn gone(model: &mut Model, path: &Path) {
    model.recent.retain(|other| other != path);
    model.notice = Some(Notice::new(Message::new("app-recent-gone").with("file", path.display().to_string())));
}

/// Puts the document as it is saved in force.
pub(super) fn revert(model: &mut Model) {
    let Some(saved) = model.document.saved.clone() else { return };
    if model.document.edited() {
        let before = model.document.clone();
        put(model, Document { preset: saved, drafts: Drafts::default(), ..before.clone() });
        model.history.note(before, Message::new("app-edit-revert"), None);
    }
}

/// Goes on with the session from before, at rest.
fn restore(model: &mut Model, kept: Kept) {
    let Kept { document, step, speed, looping, language, appearance, notation, panels, results, zoom } = kept;
    let shown = [Some(&document.preset), document.saved.as_ref()];
    let resolved = |preset: &Preset| Some((preset.clone(), Experiment::with(preset, &document.loaded).ok()?));
    let runnable = shown.into_iter().flatten().find_map(resolved);
    let Some((preset, experiment)) = runnable else { return };
    model.document = Document { preset: preset.clone(), ..document.clone() };
    show(model, experiment);
    if preset != document.preset {
        // A text was left half typed.
        model.document = document;
        follow(model);
    }
    model.player.step = step.min(model.steps());
    (model.player.speed, model.player.looping) = (speed.clamp(SPEEDS[0], SPEEDS[1]), looping);
    (model.look.language, model.look.appearance, model.look.notation) = (language, appearance, notation);
    [model.look.left, model.look.right] = panels;
    model.look.results = results;
    model.look.zoom = zoom;
    model.history = History::default();
}

/// The file on disk is now this document.
fn written(model: &mut Model, path: PathBuf, text: String) {
    session::front(&mut model.recent, &path);
    let mut saved = Preset::read(&text).unwrap_or_else(|_| model.document.preset.clone());
    saved.csv_from(path.parent().unwrap_or(Path::new("")));
    let before = std::mem::replace(&mut model.document.origin, Origin::File(path));
    model.document.saved = Some(saved);
    model.document.text = Some(text);
    model.history.saved(&model.document, &before);
    model.notice = None;
    closing::saved(model);
}

/// The window's own dialog, with the place that is likely meant.
fn dialog(model: &Model, purpose: Purpose) -> PathDialog {
    let suggested = match purpose {
        Purpose::Open => folder(model),
        Purpose::Save => folder(model).join(model.document.file_name()),
        Purpose::Export(product) => export::suggested(model, product),
    };
    PathDialog { purpose, path: suggested.display().to_string() }
}

fn ask_save(model: &Model) -> Errand {
    let title = say(model.language(), "app-dialog-save");
    Errand::Ask { purpose: Purpose::Save, title, suggested: folder(model).join(model.document.file_name()) }
}

/// The folder of the open file; empty, which is the current one, for a lesson.
pub(super) fn folder(model: &Model) -> PathBuf {
    match &model.document.origin {
        Origin::File(path) => path.parent().map(PathBuf::from).unwrap_or_default(),
        Origin::Lesson(_) | Origin::New => PathBuf::new(),
    }
}

fn write(model: &Model, path: PathBuf) -> Errand {
    let before = model.document.text.as_deref();
    let mut preset = model.document.preset.clone();
    let folder = path.parent().unwrap_or(Path::new(""));
    let said = before.and_then(|text| Preset::read(text).ok()).and_then(|preset| preset.csv().map(str::to_owned));
    match said.filter(|said| preset.csv().is_some_and(|csv| folder.join(said) == Path::new(csv))) {
        // The file is still there where a person said it was.
        Some(said) => preset.set_csv(&said),
        None => preset.csv_to(folder),
    }
    Errand::Write { text: preset.write(before), path }
}

/// Opens what is on the clipboard. No file has it: it counts as a change that is not saved.
pub(super) fn paste(model: &mut Model, text: String, loaded: Loaded) {
    let name = say(model.language(), "app-clipboard");
    if open_named(model, name, Origin::New, text, loaded) {
        model.document.saved = None;
    }
}

/// Opens an experiment over a table that was read, and says what was chosen for it.
fn open_data(model: &mut Model, path: &Path, text: String, loaded: Loaded, texts: bool) {
    if open_named(model, path.display().to_string(), Origin::New, text, loaded) {
        session::front(&mut model.recent, path);
        // Nobody wrote it, so nothing of it has to survive.
        model.document.text = None;
        model.notice = Some(chosen::notice(model, texts));
    }
}

fn open(model: &mut Model, origin: Origin, text: String, loaded: Loaded) {
    let name = match &origin {
        Origin::New => "-".to_owned(),
        Origin::Lesson(id) => (*id).to_owned(),
        Origin::File(path) => path.display().to_string(),
    };
    open_named(model, name, origin, text, loaded);
}

/// Opens a text whole or not at all: after a fault everything stays as it was, and the bar says why. Says whether it is
/// open.
fn open_named(model: &mut Model, name: String, origin: Origin, text: String, loaded: Loaded) -> bool {
    let found = experiment::open(&text, |preset| {
        loaded.path().inspect(|path| preset.set_csv(path));
        loaded.clone()
    });
    match found {
        Ok((preset, experiment, loaded)) => {
            // What was there can be had back: no question stands in the way of looking at another lesson.
            if let Origin::File(path) = &origin {
                session::front(&mut model.recent, path);
            }
            let drafts = Drafts::default();
            let document = Document { saved: Some(preset.clone()), origin, text: Some(text), preset, drafts, loaded };
            let before = std::mem::replace(&mut model.document, document);
            model.history.note(before, Message::new("app-edit-open"), None);
            show(model, experiment);
            true
        }
        Err(faults) => {
            let title = Message::new("app-notice-open").with("file", name);
            model.notice = Some(Notice::new(title).with_faults(faults, &text));
            false
        }
    }
}

fn show(model: &mut Model, experiment: Experiment) {
    put_experiment(model, experiment);
    model.notice = None;
    look_anew(model);
    model.look.plots = model.look.plots.whole();
    model.look.selected = 0;
    model.look.renaming = None;
    model.player.playing = false;
    model.player.part = 0.0;
    model.player.step = model.document.preset.view.step.unwrap_or(0).min(model.experiment.steps);
    if let Some(speed) = model.document.preset.view.speed {
        model.player.speed = speed.clamp(SPEEDS[0], SPEEDS[1]);
    }
    // Nothing of another experiment stands in for this one's runs.
    model.traces = Arc::default();
    recording::record(model);
    find_home(model);
}
