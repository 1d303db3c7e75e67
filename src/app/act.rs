//! The one place where the model changes.

use std::path::PathBuf;
use std::sync::Arc;

use crate::experiment::{self, Experiment, Known, Preset};
use crate::words::{Fault, Message};

use super::action::{Action, Edit, File, Look, Notice, Play, Purpose, Request};
use super::edit;
use super::model::{Document, Model, Origin, PathDialog, Player, SPEEDS};
use super::recording::{self, Recorded};

/// Does what was asked for; what needs a person or the disk comes back as a request.
pub fn act(model: &mut Model, action: Action) -> Option<Request> {
    match action {
        Action::Play(play) => act_play(model, play),
        Action::Edit(edit) => act_edit(model, &edit),
        Action::Settle => model.history.settle(),
        Action::Undo => {
            if let Some(document) = model.history.undo(&model.document) {
                put(model, document);
            }
        }
        Action::Redo => {
            if let Some(document) = model.history.redo(&model.document) {
                put(model, document);
            }
        }
        Action::File(file) => return act_file(model, file),
        Action::Look(look) => act_look(model, look),
        Action::Recorded(recorded) => act_recorded(model, recorded),
    }
    None
}

fn act_play(model: &mut Model, play: Play) {
    let (steps, per_epoch) = (model.steps(), model.experiment.steps_per_epoch);
    let player = &mut model.player;
    let step = match play {
        Play::First => 0,
        Play::Last => steps,
        Play::By(count) => player.step.saturating_add_signed(count),
        Play::ByEpoch(count) => player.step.saturating_add_signed(count.saturating_mul(per_epoch as i64)),
        Play::GoTo(step) => step,
        Play::Speed(speed) => {
            player.speed = speed.clamp(SPEEDS[0], SPEEDS[1]);
            return;
        }
        Play::Toggle => {
            if !player.playing && player.step >= steps {
                (player.step, player.part) = (0, 0.0);
            }
            player.playing = !player.playing;
            return;
        }
        Play::Passed(seconds) => {
            if player.playing {
                let passed = player.part + seconds.max(0.0) * player.speed;
                player.part = passed.fract();
                player.step = player.step.saturating_add(passed as u64).min(steps);
                player.playing = player.step < steps;
            }
            return;
        }
    };
    // A person who moves the cursor wants to look there.
    *player = Player { step: step.min(steps), part: 0.0, playing: false, ..*player };
}

fn act_edit(model: &mut Model, edit: &Edit) {
    let before = model.document.clone();
    edit::apply(edit, &mut model.document.preset);
    if model.document.preset == before.preset {
        return;
    }
    match edit {
        Edit::Surface(_) => model.look.view = None,
        Edit::AddRun { .. } => model.look.selected = model.document.preset.runs.len() - 1,
        Edit::DuplicateRun(run) => model.look.selected = run + 1,
        Edit::RemoveRun(run) if *run < model.look.selected => model.look.selected -= 1,
        _ => {}
    }
    let preset = before.preset.clone();
    model.history.note(before, edit.describe(), edit.target());
    follow(model, Some(&preset));
}

/// Puts another document in force, as undo and redo do.
fn put(model: &mut Model, document: Document) {
    let before = std::mem::replace(&mut model.document, document);
    if before.preset.problem.function != model.document.preset.problem.function {
        model.look.view = None;
    }
    follow(model, Some(&before.preset));
}

/// Resolves the preset and runs what changed against `before`; after a fault the last good state stays.
fn follow(model: &mut Model, before: Option<&Preset>) {
    match Experiment::new(&model.document.preset) {
        Ok(experiment) => {
            model.notice = None;
            put_experiment(model, experiment);
            recording::record(model, before);
        }
        Err(faults) => model.notice = Some(faulty(Message::new("app-notice-experiment"), faults)),
    }
    model.player.step = model.player.step.min(model.steps());
    model.look.selected = model.look.selected.min(model.experiment.runs.len().saturating_sub(1));
}

fn put_experiment(model: &mut Model, experiment: Experiment) {
    let (old, new) = (&model.experiment.problem, &experiment.problem);
    if old.formula.text() != new.formula.text() || old.coordinates != new.coordinates {
        // Paths over another surface would be wrong, however long the right ones take.
        model.traces = Arc::default();
    }
    if old.formula.text() != new.formula.text() || old.parameters != new.parameters {
        model.known = Known::new(new, []);
    }
    model.experiment = Arc::new(experiment);
    model.revision += 1;
}

fn faulty(title: Message, faults: Vec<Fault>) -> Notice {
    // The places are ways into the preset, whose text nobody looks at here.
    Notice::new(title)
        .with_faults(faults.into_iter().map(|fault| Fault { place: Default::default(), ..fault }).collect(), "")
}

fn act_file(model: &mut Model, file: File) -> Option<Request> {
    match file {
        File::Open => {
            let suggested = folder(model);
            return Some(Request::Ask { purpose: Purpose::Open, suggested });
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
        File::Written { path, text } => {
            let before = std::mem::replace(&mut model.document.origin, Origin::File(path));
            model.document.saved = Preset::read(&text).unwrap_or_else(|_| model.document.preset.clone());
            model.document.text = Some(text);
            model.history.saved(&model.document, &before);
            model.notice = None;
        }
        File::Failed(notice) => model.notice = Some(notice),
        File::AskHere(purpose) => {
            let suggested = match purpose {
                Purpose::Open => folder(model),
                Purpose::Save => folder(model).join(model.document.file_name()),
            };
            model.dialog = Some(PathDialog { purpose, path: suggested.display().to_string() });
        }
        File::TypePath(path) => {
            if let Some(dialog) = &mut model.dialog {
                dialog.path = path;
            }
        }
        File::CloseDialog => model.dialog = None,
    }
    None
}

fn ask_save(model: &Model) -> Request {
    Request::Ask { purpose: Purpose::Save, suggested: folder(model).join(model.document.file_name()) }
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
            let document = Document { saved: preset.clone(), origin, text: Some(text), preset };
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

fn act_look(model: &mut Model, look: Look) {
    match look {
        Look::Language(language) => model.look.language = language,
        Look::Desktop { dark } => model.look.desktop_dark = Some(dark),
        Look::Theme(appearance) => model.look.appearance = appearance,
        Look::Select(run) => model.look.selected = run.min(model.experiment.runs.len().saturating_sub(1)),
        Look::LeftPanel(shown) => model.look.left = shown,
        Look::RightPanel(shown) => model.look.right = shown,
        Look::View(view) => model.look.view = view,
        Look::DismissNotice => model.notice = None,
    }
}

fn act_recorded(model: &mut Model, recorded: Recorded) {
    let Some(recording) = &mut model.recording else { return };
    if recorded.number != recording.number {
        return; // Of an experiment that has changed since.
    }
    match recorded.traces {
        Some(traces) => {
            model.traces = Arc::new(traces);
            model.recording = None;
        }
        None => recording.part = recorded.part,
    }
}
