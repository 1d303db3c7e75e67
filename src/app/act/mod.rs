//! The one place where the model changes.

mod chosen;
mod closing;
mod coordinates;
mod export;
mod files;
mod runs;
mod texts;

use std::sync::Arc;

use crate::experiment::preset::Function;
use crate::experiment::{Experiment, Known};
use crate::export::results::{to_csv, to_markdown};
use crate::words::{Fault, Message};

use super::action::{Action, Copied, Edit, Look, Notice, Play, TextChange};
use super::chances;
use super::edit;
use super::model::{Document, LARGE, Model, Player, SPEEDS, ZOOMS};
use super::preparing;
use super::recording::{self, Recorded};
use super::request::Request;
use super::results::{self, Results};
use super::views::scene;

/// Does what was asked for; what needs a person or the disk comes back as a request.
pub fn act(model: &mut Model, action: Action) -> Option<Request> {
    let request = change(model, action);
    results::follow(model);
    chances::follow(model);
    request
}

fn change(model: &mut Model, action: Action) -> Option<Request> {
    match action {
        Action::Play(play) => act_play(model, play),
        Action::Edit(Edit::Rename { run, name }) => runs::put_name(model, run, name),
        Action::Edit(edit) => act_edit(model, &edit),
        // A rate that is turned while playing is one recording, however often the hand lets go.
        Action::Settle if model.player.playing && model.history.is_open(edit::TURNED) => {}
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
        Action::File(file) => return files::act(model, file).map(Request::Errand),
        Action::Export(export) => return export::act(model, export),
        Action::Look(look) => act_look(model, look),
        Action::Recorded(recorded) => act_recorded(model, recorded),
        Action::Found(found) => {
            results::put(model, found);
            return model.results.wanted.take().and_then(|copied| copy_results(model, copied));
        }
        Action::Chances(reported) => chances::put(model, reported),
        Action::Prepared(prepared) if preparing::put(model, &prepared) => resolve(model),
        Action::Prepared(_) => follow(model),
        Action::CopyResults(copied) => return copy_results(model, copied),
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
        Play::Loop(looping) => {
            player.looping = looping;
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
                let reached = player.step.saturating_add(passed as u64);
                // The end is seen for as long as any other step.
                player.step = if player.looping { reached % (steps + 1) } else { reached.min(steps) };
                player.playing = player.looping || player.step < steps;
            }
            return;
        }
    };
    // A person who moves the cursor wants to look there.
    *player = Player { step: step.min(steps), part: 0.0, playing: false, ..*player };
}

fn act_edit(model: &mut Model, edit: &Edit) {
    let before = model.document.clone();
    match edit {
        Edit::Text { slot, change } => texts::change(*slot, change, &mut model.document, &model.experiment),
        _ => edit::apply(edit, &mut model.document.preset),
    }
    texts::settle(edit, &before.preset, &mut model.document);
    if model.document.preset == before.preset && model.document.drafts == before.drafts {
        return;
    }
    match edit {
        Edit::Surface(_) | Edit::Coordinates(_) => look_anew(model),
        Edit::Text { change: TextChange::AddCoordinate(_) | TextChange::RemoveCoordinate(_), .. } => look_anew(model),
        Edit::Data(edit) if edit.is_another_problem() => look_anew(model),
        _ => runs::select(model, edit),
    }
    model.history.note(before, edit.describe(), edit.target());
    follow(model);
}

/// Puts another document in force, as undo and redo do.
fn put(model: &mut Model, document: Document) {
    let before = std::mem::replace(&mut model.document, document);
    let functions = [&before.preset, &model.document.preset].map(|preset| &preset.problem.function);
    let drawn = [&before.preset, &model.document.preset].map(|preset| &preset.view.coordinates);
    // Another experiment was opened in between.
    let opened = [&before, &model.document].map(|of| (&of.origin, &of.text, of.loaded.path()));
    if !same_place(functions[0], functions[1]) || drawn[0] != drawn[1] || opened[0] != opened[1] {
        look_anew(model);
    }
    follow(model);
}

/// Whether two problems are looked at from the same place: a text while it is typed, examples while they are turned.
fn same_place(one: &Function, other: &Function) -> bool {
    match (one, other) {
        (Function::Typed { coordinates, .. }, Function::Typed { coordinates: others, .. }) => coordinates == others,
        (Function::Examples { loss, coordinates, .. }, Function::Examples { loss: other, coordinates: others, .. }) => {
            loss == other && coordinates == others
        }
        _ => one == other,
    }
}

/// Resolves the preset and runs what changed, as soon as its data are at hand.
fn follow(model: &mut Model) {
    if !preparing::is_needed(model) {
        resolve(model);
    }
}

/// Resolves the preset and runs what changed; after a fault the last good state stays.
fn resolve(model: &mut Model) {
    match Experiment::with(&model.document.preset, &model.document.loaded) {
        Ok(experiment) => {
            model.notice = None;
            put_experiment(model, experiment);
            recording::record(model);
            find_home(model);
        }
        Err(mut faults) => {
            // The panel says it beside the batch, with what can be done.
            faults.retain(|fault| fault.message.key != "run-batch-too-large");
            model.notice = (!faults.is_empty()).then(|| faulty(Message::new("app-notice-experiment"), faults));
        }
    }
    model.player.step = model.player.step.min(model.steps());
    model.look.renaming = None;
    model.look.selected = model.look.selected.min(model.experiment.runs.len().saturating_sub(1));
}

fn put_experiment(model: &mut Model, experiment: Experiment) {
    let (old, new) = (&model.experiment.problem, &experiment.problem);
    let alike = old.is_alike(new);
    if !alike {
        // Paths over another surface would be wrong, however long the right ones take.
        model.traces = Arc::default();
    }
    if !alike || old.parameters != new.parameters {
        // Of a large data set the table of results finds them, on its thread.
        let known = if new.effort() > LARGE { Known::default() } else { Known::new(new, []) };
        // Those of a typed surface are found from its runs; until then those of before are near.
        if !(alike && known.minima.is_empty()) {
            model.known = known;
        }
    }
    model.experiment = Arc::new(experiment);
    model.revision += 1;
}

/// Something else is to be seen: what the view was of is gone.
fn look_anew(model: &mut Model) {
    (model.look.view, model.look.home) = (None, None);
}

/// Where the problem names no view, the first paths do; it stays while they bend.
fn find_home(model: &mut Model) {
    if model.look.home.is_none() && model.experiment.problem.view.is_none() && !model.traces.is_empty() {
        model.look.home = Some(scene::whole(model));
    }
}

fn faulty(title: Message, faults: Vec<Fault>) -> Notice {
    // The places are ways into the preset, whose text nobody looks at here.
    Notice::new(title)
        .with_faults(faults.into_iter().map(|fault| Fault { place: Default::default(), ..fault }).collect(), "")
}

fn act_look(model: &mut Model, look: Look) {
    match look {
        Look::Language(language) => model.look.language = language,
        Look::Desktop { dark } => model.look.desktop_dark = Some(dark),
        Look::Theme(appearance) => model.look.appearance = appearance,
        Look::Notation(notation) => model.look.notation = notation,
        Look::Select(run) => model.look.selected = run.min(model.experiment.runs.len().saturating_sub(1)),
        Look::Rename(rename) => runs::rename(model, rename),
        Look::LeftPanel(shown) => model.look.left = shown,
        Look::RightPanel(shown) => model.look.right = shown,
        Look::Alone(alone) => model.look.alone = alone,
        // To tenths, so that what was made larger and smaller as often is as it was.
        Look::Zoom(zoom) => model.look.zoom = ((10.0 * zoom).round() / 10.0).clamp(ZOOMS[0], ZOOMS[1]),
        Look::View(view) => model.look.view = view,
        Look::Plots(plots) => model.look.plots = plots,
        Look::DismissNotice => model.notice = None,
        Look::Results(shown) => model.look.results = shown,
        Look::Sort(column) => {
            model.look.sort = match model.look.sort {
                Some((by, false)) if by == column => Some((column, true)),
                Some((by, true)) if by == column => None,
                _ => Some((column, false)),
            };
        }
        Look::Help(topic) => model.look.help = topic,
    }
}

/// The table's text; as soon as it is there, if it is not there yet.
fn copy_results(model: &mut Model, copied: Copied) -> Option<Request> {
    if !Results::current(model) {
        model.results.wanted = Some(copied);
        return None;
    }
    let lines = &model.results.lines;
    let order = results::order(model);
    let lines = order.iter().map(|line| &lines[*line]);
    Some(Request::CopyText(match copied {
        Copied::Csv => to_csv(lines),
        Copied::Markdown => to_markdown(lines, model.language()),
    }))
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
            find_home(model);
        }
        None => recording.part = recorded.part,
    }
}
