//! Opening and saving: what changes in the model, and what is asked for outside of it.

use std::path::PathBuf;

use super::{put_experiment, recording};
use crate::app::action::{File, Notice, Purpose, Request};
use crate::app::model::{Document, Model, Origin, PathDialog, SPEEDS};
use crate::app::texts::Drafts;
use crate::experiment::{self, Experiment, Preset};
use crate::words::{Message, say};

/// Opening, saving, and the window's own dialog.
pub fn act(model: &mut Model, file: File) -> Option<Request> {
    match file {
        File::Open => {
            let suggested = folder(model);
            let title = say(model.language(), "app-dialog-open");
            return Some(Request::Ask { purpose: Purpose::Open, title, suggested });
        }
        File::OpenPath(path) => {
            model.dialog = None;
            return Some(Request::Read(path));
        }
        File::OpenLesson(id) => {
            if let Some(text) = crate::catalog::preset(id) {
                open(model, Origin::Lesson(id), text.to_owned());
                model.player.playing = model.notice.is_none();
            }
        }
        File::Save => {
            return match &model.document.origin {
                Origin::File(path) => Some(write(model, path.clone())),
                Origin::Lesson(_) | Origin::New => Some(ask_save(model)),
            };
        }
        File::SaveAs => return Some(ask_save(model)),
        File::SaveTo(path) => {
            model.dialog = None;
            return Some(write(model, path));
        }
        File::Read { origin, text } => open(model, origin, text),
        File::Written { path, text } => written(model, path, text),
        File::Failed(notice) => model.notice = Some(notice),
        File::AskHere(purpose) => model.dialog = Some(dialog(model, purpose)),
        File::TypePath(path) => {
            if let Some(dialog) = &mut model.dialog {
                dialog.path = path;
            }
        }
        File::CloseDialog => model.dialog = None,
    }
    None
}

/// The file on disk is now this document.
fn written(model: &mut Model, path: PathBuf, text: String) {
    let before = std::mem::replace(&mut model.document.origin, Origin::File(path));
    model.document.saved = Preset::read(&text).unwrap_or_else(|_| model.document.preset.clone());
    model.document.text = Some(text);
    model.history.saved(&model.document, &before);
    model.notice = None;
}

/// The window's own dialog, with the place that is likely meant.
fn dialog(model: &Model, purpose: Purpose) -> PathDialog {
    let suggested = match purpose {
        Purpose::Open => folder(model),
        Purpose::Save => folder(model).join(model.document.file_name()),
    };
    PathDialog { purpose, path: suggested.display().to_string() }
}

fn ask_save(model: &Model) -> Request {
    let title = say(model.language(), "app-dialog-save");
    Request::Ask { purpose: Purpose::Save, title, suggested: folder(model).join(model.document.file_name()) }
}

/// The folder of the open file; empty, which is the current one, for a lesson.
fn folder(model: &Model) -> PathBuf {
    match &model.document.origin {
        Origin::File(path) => path.parent().map(PathBuf::from).unwrap_or_default(),
        Origin::Lesson(_) | Origin::New => PathBuf::new(),
    }
}

fn write(model: &Model, path: PathBuf) -> Request {
    let text = model.document.preset.write(model.document.text.as_deref());
    Request::Write { path, text }
}

/// Opens a text whole or not at all: after a fault everything stays as it was, and the bar says why.
fn open(model: &mut Model, origin: Origin, text: String) {
    let name = match &origin {
        Origin::New => "-".to_owned(),
        Origin::Lesson(id) => (*id).to_owned(),
        Origin::File(path) => path.display().to_string(),
    };
    match experiment::open(&text) {
        Ok((preset, experiment)) => {
            // What was there can be had back: no question stands in the way of looking at another lesson.
            let document =
                Document { saved: preset.clone(), origin, text: Some(text), preset, drafts: Drafts::default() };
            let before = std::mem::replace(&mut model.document, document);
            model.history.note(before, Message::new("app-edit-open"), None);
            show(model, experiment);
        }
        Err(faults) => {
            let title = Message::new("app-notice-open").with("file", name);
            model.notice = Some(Notice::new(title).with_faults(faults, &text));
        }
    }
}

fn show(model: &mut Model, experiment: Experiment) {
    put_experiment(model, experiment);
    model.notice = None;
    model.look.view = None;
    model.look.selected = 0;
    model.player.playing = false;
    model.player.part = 0.0;
    model.player.step = model.document.preset.view.step.unwrap_or(0).min(model.experiment.steps);
    if let Some(speed) = model.document.preset.view.speed {
        model.player.speed = speed.clamp(SPEEDS[0], SPEEDS[1]);
    }
    recording::record(model, None);
}
