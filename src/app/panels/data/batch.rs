//! How many examples a step sees, and how they are drawn.

use eframe::egui::{Align, Button, Layout, RichText, Ui, vec2};

use super::{LABEL, of_document};
use crate::app::action::{Action, DataEdit, Edit};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::widgets::{Parameter, Track, label_cell, parameter};
use crate::experiment::data::EXAMPLES;
use crate::experiment::preset::{DataSource, MOST_EXAMPLES};
use crate::words::{Language, Message, grouped, say};

/// Examples a step when mini-batches are switched on, where there are more.
const FIRST: u64 = 8;

/// Shows the rows.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let Some((_, source)) = of_document(model) else { return };
    let language = model.language();
    let training = &model.document.preset.training;
    let examples = count(model, source);
    let mut mini = training.batch.is_some();
    let tip = say(language, "app-mini-batches-tip");
    if ui.checkbox(&mut mini, say(language, "app-mini-batches")).on_hover_text(tip).changed() {
        push(actions, DataEdit::Batch(mini.then_some(FIRST.min(examples))));
    }
    if let Some(batch) = training.batch {
        size(ui, language, batch, examples, actions);
        if batch > examples {
            too_large(ui, language, batch, examples, actions);
        }
        let mut replacement = training.replacement == Some(true);
        let tip = say(language, "app-replacement-tip");
        if ui.checkbox(&mut replacement, say(language, "app-replacement")).on_hover_text(tip).changed() {
            push(actions, DataEdit::Replacement(replacement));
        }
    }
    epoch(ui, model);
}

fn push(actions: &mut Vec<Action>, edit: DataEdit) {
    actions.push(Action::Edit(Edit::Data(edit)));
}

/// The examples that the document asks for, also where they are fewer than a batch.
fn count(model: &Model, source: &DataSource) -> u64 {
    match source {
        DataSource::Generated { examples, .. } => examples.unwrap_or(EXAMPLES),
        DataSource::Rows { rows, .. } => rows.len() as u64,
        DataSource::Csv { .. } => model.experiment.problem.data.as_ref().map_or(1, |data| data.len() as u64),
    }
}

/// Examples a step. More than there are can be typed, so that it can be said what is wrong with that.
fn size(ui: &mut Ui, language: Language, batch: u64, examples: u64, actions: &mut Vec<Action>) {
    let [label, tip] = ["app-batch", "app-batch-tip"].map(|key| say(language, key));
    let range = [1.0, examples.max(2) as f64];
    let row = Parameter {
        name: &label,
        label: &label,
        tip: &tip,
        track: Track { limits: [Some(1.0), Some(MOST_EXAMPLES as f64)], ..Track::log(range).integer() },
        value: batch as f64,
        default: Some(FIRST.min(examples) as f64),
    };
    if let Some(batch) = parameter(ui, &row) {
        push(actions, DataEdit::Batch(Some(batch as u64)));
    }
}

fn too_large(ui: &mut Ui, language: Language, batch: u64, examples: u64, actions: &mut Vec<Action>) {
    let sentence = Message::new("app-batch-too-large").with("batch", batch).with("examples", examples).say(language);
    ui.label(RichText::new(sentence).size(12.0).color(color(theme(ui).error)));
    if ui.add(Button::new(say(language, "app-batch-full")).small()).clicked() {
        actions.push(Action::Settle);
        push(actions, DataEdit::Batch(None));
    }
}

/// What follows from the batch: how many steps go once through the data.
fn epoch(ui: &mut Ui, model: &Model) {
    let language = model.language();
    let name = say(language, "app-per-epoch");
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        label_cell(ui, &name, LABEL);
        let size = vec2(ui.available_width(), ROW);
        let steps = grouped(model.experiment.steps_per_epoch);
        let value = ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
            ui.label(RichText::new(&steps).color(color(theme(ui).dim)))
        });
        ui.ctx().accesskit_node_builder(value.inner.id, |node| node.set_value(format!("{name}: {steps}")));
    })
    .response
    .on_hover_text(say(language, "app-per-epoch-data-tip"));
}
