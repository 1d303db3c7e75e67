//! Where the examples come from: the numbers that generated ones go by, the columns of a file.

use std::collections::BTreeMap;

use eframe::egui::Ui;

use super::{of_document, table};
use crate::app::action::{Action, DataEdit, Edit};
use crate::app::model::Model;
use crate::app::panels::problem::seed_field;
use crate::app::widgets::{Parameter, Track, parameter};
use crate::experiment::data::{self, EXAMPLES, Generator};
use crate::experiment::preset::{DataSource, MOST_EXAMPLES};
use crate::words::{Language, Message, say};

/// Shows the rows.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    match of_document(model) {
        Some((_, DataSource::Generated { generator, examples, seed, parameters })) => {
            let Some(generator) = Generator::of(generator) else { return };
            for parameter in generator.parameters {
                actions.extend(turned(ui, parameter, parameters, language).map(edit));
            }
            actions.extend(count(ui, examples.unwrap_or(EXAMPLES), language).map(edit));
            let keys = ["app-data-seed", "app-data-seed-tip"];
            let typed = seed_field(ui, keys, seed.unwrap_or(0), language);
            actions.extend(typed.map(|seed| edit(DataEdit::Seed(seed))));
        }
        Some((_, DataSource::Csv { columns, standardize, .. })) => {
            table::show(ui, model, columns.as_ref(), actions);
            let mut on = *standardize == Some(true);
            let tip = say(language, "app-standardize-tip");
            if ui.checkbox(&mut on, say(language, "app-standardize")).on_hover_text(tip).changed() {
                actions.push(edit(DataEdit::Standardize(on)));
            }
        }
        Some((_, DataSource::Rows { .. })) | None => {}
    }
}

pub(super) fn edit(edit: DataEdit) -> Action {
    Action::Edit(Edit::Data(edit))
}

/// One number of the generator.
fn turned(ui: &mut Ui, of: &data::Parameter, given: &BTreeMap<String, f64>, language: Language) -> Option<DataEdit> {
    let [label, tip] = of.words.map(|key| say(language, key));
    let limit = |limit: f64| limit.is_finite().then_some(limit);
    let row = Parameter {
        name: &Message::new("app-data-of").with("name", label.as_str()).say(language),
        label: &label,
        tip: &tip,
        track: Track { limits: of.limits.map(limit), ..Track::linear(of.range) },
        value: given.get(of.name).copied().unwrap_or(of.default),
        default: Some(of.default),
    };
    parameter(ui, &row).map(|value| DataEdit::Parameter { name: of.name.to_owned(), value })
}

/// How many examples there are.
fn count(ui: &mut Ui, examples: u64, language: Language) -> Option<DataEdit> {
    let [label, tip] = ["app-examples", "app-examples-tip"].map(|key| say(language, key));
    let limits = [Some(1.0), Some(MOST_EXAMPLES as f64)];
    let row = Parameter {
        name: &label,
        label: &label,
        tip: &tip,
        track: Track { limits, ..Track::log([10.0, 10_000.0]).integer() },
        value: examples as f64,
        default: Some(EXAMPLES as f64),
    };
    parameter(ui, &row).map(|count| DataEdit::Examples(count as u64))
}
