//! The menu of what is seen, and how.

use eframe::egui::Ui;

use super::entry;
use crate::app::action::{Action, Appearance, Look};
use crate::app::keys;
use crate::app::model::{Model, ZOOMS};
use crate::app::views::scene;
use crate::formula::latex::Writing;
use crate::words::{Message, say};

/// Shows the entries.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let themes = [
        ("app-theme-system", Appearance::System),
        ("app-theme-light", Appearance::Light),
        ("app-theme-dark", Appearance::Dark),
    ];
    for (key, appearance) in themes {
        if ui.radio(model.look.appearance == appearance, say(language, key)).clicked() {
            actions.push(Action::Look(Look::Theme(appearance)));
            ui.close();
        }
    }
    ui.separator();
    notations(ui, model, actions);
    ui.separator();
    let (mut left, mut right) = (model.look.left, model.look.right);
    if ui.checkbox(&mut left, say(language, "app-left-panel")).clicked() {
        actions.push(Action::Look(Look::LeftPanel(left)));
    }
    if ui.checkbox(&mut right, say(language, "app-right-panel")).clicked() {
        actions.push(Action::Look(Look::RightPanel(right)));
    }
    let mut results = model.look.results;
    if ui.checkbox(&mut results, say(language, "app-results-panel")).clicked() {
        actions.push(Action::Look(Look::Results(results)));
    }
    if entry(ui, say(language, "app-only-landscape"), Some(&keys::ALONE), true) {
        actions.push(Action::Look(Look::Alone(true)));
    }
    ui.separator();
    zoom(ui, model, actions);
    ui.separator();
    if entry(ui, say(language, "app-fit"), None, model.look.view.is_some()) {
        actions.push(Action::Look(Look::View(None)));
    }
    if entry(ui, say(language, "app-fit-paths"), None, true) {
        actions.push(Action::Look(Look::View(Some(scene::whole(model)))));
    }
}

/// How equations write the names of rules and schedules.
fn notations(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let notations = [
        ("app-notation-typed", Writing::Typed),
        ("app-notation-course", Writing::Course),
        ("app-notation-paper", Writing::Paper),
    ];
    for (key, notation) in notations {
        let radio = ui.radio(model.look.notation == notation, say(model.language(), key));
        if radio.on_hover_text(say(model.language(), "app-notation-tip")).clicked() {
            actions.push(Action::Look(Look::Notation(notation)));
            ui.close();
        }
    }
}

/// How large everything is.
fn zoom(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, now) = (model.language(), model.look.zoom);
    let entries = [
        ("app-zoom-in", &keys::LARGER, now + 0.1, now < ZOOMS[1]),
        ("app-zoom-out", &keys::SMALLER, now - 0.1, now > ZOOMS[0]),
    ];
    for (key, shortcut, zoom, enabled) in entries {
        if entry(ui, say(language, key), Some(shortcut), enabled) {
            actions.push(Action::Look(Look::Zoom(zoom)));
        }
    }
    let percent = Message::new("app-zoom-now").with("percent", f64::from((now * 100.0).round()));
    if entry(ui, percent.say(language), Some(&keys::ONE), now != 1.0) {
        actions.push(Action::Look(Look::Zoom(1.0)));
    }
}
