//! What can be done with a run beside what its card's buttons do.

use eframe::egui::{Button, KeyboardShortcut, Ui};

use crate::app::action::{Action, Edit, Look, Rename};
use crate::app::keys;
use crate::app::model::Model;
use crate::app::panels::{about, schedule};
use crate::experiment::preset::MOST_RUNS;
use crate::experiment::{Plan, PlannedRate, conventions};
use crate::words::say;

/// Shows the entries of an open menu.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let last = model.experiment.runs.len() - 1;
    let move_to = |to: usize| Action::Edit(Edit::MoveRun { from: run, to });
    let mut entry = |ui: &mut Ui, key, tip, shortcut: Option<&KeyboardShortcut>, action: Option<Action>| {
        let mut button = Button::new(say(model.language(), key));
        if let Some(shortcut) = shortcut {
            button = button.shortcut_text(keys::shown(ui.ctx(), shortcut));
        }
        let response = ui.add_enabled(action.is_some(), button);
        let response = match tip {
            Some(tip) => response.on_hover_text(say(model.language(), tip)),
            None => response,
        };
        if response.clicked() {
            actions.extend(action);
            ui.close();
        }
    };
    entry(ui, "app-rename", None, Some(&keys::RENAME), Some(Action::Look(Look::Rename(Rename::Begin(run)))));
    entry(ui, "app-move-up", None, Some(&keys::MOVE_UP), run.checked_sub(1).map(move_to));
    entry(ui, "app-move-down", None, Some(&keys::MOVE_DOWN), (run < last).then(|| move_to(run + 1)));
    ui.separator();
    let others = last > 0;
    let rate = (others && plan.alpha0().is_some()).then_some(Action::Edit(Edit::SameRate(run)));
    entry(ui, "app-same-rate", Some("app-same-rate-tip"), None, rate);
    let schedule = others.then_some(Action::Edit(Edit::SameSchedule(run)));
    entry(ui, "app-same-schedule", Some("app-same-schedule-tip"), None, schedule);
    twins(ui, model, run, actions);
    ui.separator();
    let rule = plan.optimizer.map(|optimizer| &optimizer.document);
    about::entries(ui, model, rule, &plan.rule, ["app-about-rule", "app-copy-rule"], actions);
    if let PlannedRate::Schedule(planned) = &plan.rate {
        let keys = ["app-about-schedule", "app-copy-schedule"];
        about::entries(ui, model, schedule::document(plan), &planned.formula, keys, actions);
    }
}

/// The conventions by which the run can be compared with itself.
fn twins(ui: &mut Ui, model: &Model, run: usize, actions: &mut Vec<Action>) {
    let Some(source) = model.document.preset.runs.get(run) else { return };
    let (language, known) = (model.language(), conventions(source));
    if known.is_empty() {
        return;
    }
    ui.separator();
    ui.weak(say(language, "app-twin"));
    let room = model.experiment.runs.len() < MOST_RUNS;
    for (i, convention) in known.into_iter().enumerate() {
        let entry = ui.add_enabled(room, Button::new(convention.title.get(language)));
        if entry.on_hover_text(convention.differs.get(language)).clicked() {
            actions.push(Action::Edit(Edit::AddTwin { run, convention: i }));
            ui.close();
        }
    }
}
