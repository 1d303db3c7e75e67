//! Entries of a menu about a formula: its page in the catalog, and its LaTeX.

use eframe::egui::{Button, Ui};

use crate::app::action::{Action, Export, Look, Topic};
use crate::app::model::Model;
use crate::catalog::Document;
use crate::formula::Formula;
use crate::formula::latex::aligned;
use crate::words::say;

/// What a menu says of a formula: the keys of the words for its page, and for its LaTeX.
pub type Keys = [&'static str; 2];

/// Shows the entries; a formula of one's own has no page.
pub fn entries(
    ui: &mut Ui,
    model: &Model,
    document: Option<&'static Document>,
    formula: &Formula,
    [about, copy]: Keys,
    actions: &mut Vec<Action>,
) {
    let button = |ui: &mut Ui, key, enabled| {
        let clicked = ui.add_enabled(enabled, Button::new(say(model.language(), key))).clicked();
        if clicked {
            ui.close();
        }
        clicked
    };
    if button(ui, about, document.is_some()) {
        actions.extend(document.map(|document| Action::Look(Look::Help(Some(Topic::Catalog(&document.id))))));
    }
    if button(ui, copy, true) {
        actions.push(copy_latex(model, formula));
    }
}

/// Copies a formula as an `aligned` block, in the notation of the window.
pub fn copy_latex(model: &Model, formula: &Formula) -> Action {
    let text = aligned(formula, model.look.notation);
    Action::Export(Export::CopyText { text, done: "app-copied-latex" })
}
