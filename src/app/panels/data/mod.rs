//! A problem over data: its loss, its examples, and how many of them a step sees.

mod batch;
pub mod offers;
mod source;
mod table;

pub use batch::show as batches;
pub use source::show as examples;

use eframe::egui::{ComboBox, Ui};

use super::formula;
use crate::app::action::{Action, DataEdit, Edit};
use crate::app::model::Model;
use crate::app::style::ROW;
use crate::app::texts::Slot;
use crate::app::widgets::label_cell;
use crate::experiment::data::{Generator, LOSSES, Proposal, loss_name};
use crate::experiment::preset::{DataSource, Function};
use crate::formula::Examples;
use crate::words::{Message, say};

/// Width of a title.
const LABEL: f32 = 88.0;

/// What the document asks for; `None` for a problem without data.
fn of_document(model: &Model) -> Option<(&str, &DataSource)> {
    match &model.document.preset.problem.function {
        Function::Examples { loss, data, .. } => Some((loss, data)),
        Function::Catalog(_) | Function::Typed { .. } => None,
    }
}

/// The choice of the loss of one example.
pub fn loss(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (Some((loss, source)), Some(data)) = (of_document(model), &model.experiment.problem.data) else { return };
    let language = model.language();
    let name = say(language, "app-loss-of-example");
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        label_cell(ui, &name, LABEL).on_hover_text(say(language, "app-loss-of-example-tip"));
        let combo = ComboBox::from_id_salt("loss of an example")
            .width(ui.available_width())
            .selected_text(say(language, loss_name(loss, source)))
            .show_ui(ui, |ui| losses(ui, model, (loss, source), data, actions));
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    });
}

fn losses(
    ui: &mut Ui,
    model: &Model,
    (chosen, source): (&str, &DataSource),
    data: &Examples,
    actions: &mut Vec<Action>,
) {
    let language = model.language();
    let columns = data.names().len();
    let fitting = match source {
        DataSource::Generated { generator, .. } => {
            Generator::of(generator).map(|generator| Proposal::of(generator).loss)
        }
        DataSource::Csv { .. } | DataSource::Rows { .. } => None,
    };
    let fitting = fitting.filter(|loss| !LOSSES.contains(loss));
    for loss in fitting.into_iter().chain(LOSSES) {
        let why_not = if fitting == Some(loss) { None } else { unfit(loss, data) };
        let title = say(language, loss_name(loss, source));
        let entry = ui.add_enabled_ui(why_not.is_none(), |ui| ui.selectable_label(chosen == loss, title)).inner;
        if entry.clicked() && chosen != loss {
            let loss = loss.to_owned();
            actions.push(Action::Edit(Edit::Data(DataEdit::Loss { loss, columns })));
        }
        if let Some(why_not) = why_not {
            entry.on_disabled_hover_text(why_not.say(language));
        }
    }
    let own = !LOSSES.contains(&chosen) && fitting != Some(chosen);
    if ui.selectable_label(own, say(language, "data-loss-own")).clicked() {
        formula::make_own(ui, Slot::Surface, actions);
    }
}

/// Why a built-in loss does not go with the data.
fn unfit(loss: &str, data: &Examples) -> Option<Message> {
    let columns = data.names().len();
    if columns < 2 {
        return Some(Message::new("data-loss-columns").with("id", loss));
    }
    let labels = || data.column(columns - 1).all(|label| (0.0..=1.0).contains(&label));
    (loss == "logistic" && !labels()).then(|| Message::new("app-loss-labels"))
}
