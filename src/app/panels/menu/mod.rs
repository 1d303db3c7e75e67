//! The bar at the top: menus, the title, the language.

mod view;

use eframe::egui::{
    Align, Align2, Button, KeyboardShortcut, Layout, MenuBar, RichText, Ui, containers::menu::MenuButton,
};

use crate::app::action::{Action, Export, File, Look, Topic};
use crate::app::exporting::Product;
use crate::app::keys;
use crate::app::model::{Model, Origin};
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::elided;
use crate::catalog;
use crate::experiment::Preset;
use crate::words::{Language, Message, say};

/// Shows the bar.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let bar = ui.available_rect_before_wrap();
    let mut taken = bar.left();
    let mut free = bar.right();
    MenuBar::new().ui(ui, |ui| {
        menu(ui, model, "app-menu-file", |ui| file(ui, model, actions));
        menu(ui, model, "app-menu-edit", |ui| edit(ui, model, actions));
        menu(ui, model, "app-menu-view", |ui| view::show(ui, model, actions));
        menu(ui, model, "app-menu-lessons", |ui| lessons(ui, model, actions));
        menu(ui, model, "app-menu-help", |ui| help(ui, model, actions));
        taken = ui.cursor().left();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            languages(ui, model, actions);
            free = ui.cursor().right();
        });
    });
    title(ui, model, bar, taken, free);
}

fn menu(ui: &mut Ui, model: &Model, key: &'static str, content: impl FnOnce(&mut Ui)) {
    MenuButton::new(say(model.language(), key)).ui(ui, |ui| {
        ui.set_min_width(210.0);
        content(ui);
    });
}

/// One entry; closes the menu when it is chosen.
fn entry(ui: &mut Ui, text: String, shortcut: Option<&KeyboardShortcut>, enabled: bool) -> bool {
    let mut button = Button::new(text);
    if let Some(shortcut) = shortcut {
        button = button.shortcut_text(keys::shown(ui.ctx(), shortcut));
    }
    let clicked = ui.add_enabled(enabled, button).clicked();
    if clicked {
        ui.close();
    }
    clicked
}

fn file(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    if entry(ui, say(language, "app-new"), Some(&keys::NEW), true) {
        actions.push(Action::File(File::New));
    }
    if entry(ui, say(language, "app-open"), Some(&keys::OPEN), true) {
        actions.push(Action::File(File::Open));
    }
    ui.menu_button(say(language, "app-recent"), |ui| recent(ui, model, actions));
    ui.separator();
    let entries = [("app-save", &keys::SAVE, File::Save), ("app-save-as", &keys::SAVE_AS, File::SaveAs)];
    for (key, shortcut, file) in entries {
        if entry(ui, say(language, key), Some(shortcut), true) {
            actions.push(Action::File(file));
        }
    }
    let revertible = model.document.edited() && model.document.saved.is_some();
    if entry(ui, say(language, "app-revert"), None, revertible) {
        actions.push(Action::File(File::Revert));
    }
    ui.separator();
    exports(ui, model, actions);
}

/// Files of what is shown; one at a time.
fn exports(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let free = model.export.work.is_none();
    if entry(ui, say(language, "app-export"), Some(&keys::EXPORT), free) {
        actions.push(Action::Export(Export::Open));
    }
    ui.add_enabled_ui(free, |ui| {
        ui.menu_button(say(language, "app-export-csv"), |ui| {
            for (key, state) in [("app-export-csv-points", false), ("app-export-csv-state", true)] {
                if entry(ui, say(language, key), None, true) {
                    actions.push(Action::Export(Export::Ask(Product::Trajectory { state })));
                }
            }
        });
    });
    if entry(ui, say(language, "app-code"), None, free) {
        actions.push(Action::Export(Export::Code(model.export.framework)));
    }
    if entry(ui, say(language, "app-screenshot"), Some(&keys::SCREENSHOT), free) {
        actions.push(Action::Export(Export::Screenshot));
    }
}

/// The files opened last.
fn recent(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    if model.recent.is_empty() {
        ui.add_enabled(false, Button::new(say(model.language(), "app-recent-none")));
    }
    for path in &model.recent {
        let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into());
        if ui.button(name).on_hover_text(path.display().to_string()).clicked() {
            actions.push(Action::File(File::OpenRecent(path.clone())));
            ui.close();
        }
    }
}

fn edit(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let named = |key, plain, change: Option<&Message>| match change {
        Some(change) => Message::new(key).with("change", change.say(language)).say(language),
        None => say(language, plain),
    };
    let (undo, redo) = (model.history.next_undo(), model.history.next_redo());
    if entry(ui, named("app-undo-change", "app-undo", undo), Some(&keys::UNDO), undo.is_some()) {
        actions.push(Action::Undo);
    }
    if entry(ui, named("app-redo-change", "app-redo", redo), Some(&keys::REDO), redo.is_some()) {
        actions.push(Action::Redo);
    }
    ui.separator();
    let entries = [
        ("app-copy-figure", Some(&keys::COPY), Export::CopyFigure),
        ("app-copy-preset", None, Export::CopyPreset),
        ("app-paste", Some(&keys::PASTE), Export::Paste),
    ];
    for (key, shortcut, export) in entries {
        if entry(ui, say(language, key), shortcut, true) {
            actions.push(Action::Export(export));
        }
    }
}

fn lessons(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    for (id, text) in catalog::presets() {
        let open = model.document.origin == Origin::Lesson(id);
        if ui.selectable_label(open, lesson_title(ui, id, text, model.language())).clicked() {
            actions.push(Action::File(File::OpenLesson(id)));
            ui.close();
        }
    }
}

/// A built-in preset's title; reading six files at every frame of an open menu would be wasted.
fn lesson_title(ui: &Ui, id: &'static str, text: &'static str, language: Language) -> String {
    let slot = eframe::egui::Id::unique(("lesson title", id, language));
    if let Some(title) = ui.data(|data| data.get_temp::<String>(slot)) {
        return title;
    }
    let title = Preset::read(text).ok().and_then(|preset| preset.title).map(|title| title.get(language).to_owned());
    let title = title.unwrap_or_else(|| id.to_owned());
    ui.data_mut(|data| data.insert_temp(slot, title.clone()));
    title
}

fn help(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let topics = [
        ("app-help-catalog", Some(&keys::CATALOG), Topic::of_catalog(model)),
        ("app-help-formulas", Some(&keys::FORMULAS), Topic::Formulas),
        ("app-help-shortcuts", Some(&keys::SHORTCUTS), Topic::Shortcuts),
        ("app-help-about", None, Topic::About),
    ];
    for (key, shortcut, topic) in topics {
        if entry(ui, say(model.language(), key), shortcut, true) {
            actions.push(Action::Look(Look::Help(Some(topic))));
        }
    }
}

fn languages(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    for language in Language::ALL.into_iter().rev() {
        let current = model.language() == language;
        let dim = color(theme(ui).dim);
        let text = RichText::new(language.own_name());
        let text = if current { text.font(semibold(13.0)) } else { text.color(dim) };
        if ui.add(Button::selectable(current, text)).clicked() {
            actions.push(Action::Look(Look::Language(language)));
        }
    }
}

/// The title in the middle of the window, shortened where the menus need its room.
fn title(ui: &Ui, model: &Model, bar: eframe::egui::Rect, taken: f32, free: f32) {
    let language = model.language();
    let title = model.document.title(language).map_or_else(|| model.document.file_name(), str::to_owned);
    let theme = theme(ui);
    let edited = if model.document.edited() { say(language, "app-edited") } else { String::new() };
    let edited = ui.painter().layout_no_wrap(edited, eframe::egui::FontId::proportional(11.5), color(theme.dim));
    let room = (free - taken - edited.size().x - 48.0).max(40.0);
    let galley = elided(ui, &title, semibold(14.0), color(theme.text), room);
    let width = galley.size().x;
    let middle = bar.center().x.clamp(
        taken + 16.0 + width / 2.0,
        (free - 28.0 - edited.size().x - width / 2.0).max(taken + 16.0 + width / 2.0),
    );
    let rect = Align2::CENTER_CENTER.anchor_size(eframe::egui::pos2(middle, ui.min_rect().center().y), galley.size());
    ui.painter().galley(rect.min, galley, color(theme.text));
    let at = eframe::egui::pos2(rect.right() + 12.0, rect.center().y - edited.size().y / 2.0);
    ui.painter().galley(at, edited, color(theme.dim));
}
