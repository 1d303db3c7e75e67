//! The columns of a file: which one is fitted, and by which others.

use eframe::egui::{ComboBox, PopupCloseBehavior, ScrollArea, Ui};

use super::LABEL;
use super::source::edit;
use crate::app::action::{Action, DataEdit};
use crate::app::model::Model;
use crate::app::style::ROW;
use crate::app::widgets::label_cell;
use crate::experiment::data::{Table, column_names, is_label, said};
use crate::experiment::preset::Columns;
use crate::words::{Message, say};

/// The greatest height of a list of columns.
const HEIGHT: f32 = 300.0;

/// The columns that a table has, and those that are read.
struct Chosen<'a> {
    table: &'a Table,
    /// What each column of the table is called in formulas.
    names: Vec<String>,
    /// The columns that are read, in their order, the target last.
    read: Vec<usize>,
}

/// Shows the choice of the target and of the inputs.
pub fn show(ui: &mut Ui, model: &Model, columns: Option<&Columns>, actions: &mut Vec<Action>) {
    let Some(table) = model.document.loaded.read() else { return };
    let chosen = Chosen::of(table, columns);
    let Some((&target, inputs)) = chosen.read.split_last() else { return };
    if let Some(new) = pick_target(ui, model, &chosen, target) {
        // The two change places, so that as many columns are read as before.
        let read = |i: usize| if i == new { target } else { i };
        let inputs = inputs.iter().map(|&i| read(i)).collect();
        actions.push(chosen.edit(inputs, new));
    }
    if let Some(inputs) = pick_inputs(ui, model, &chosen, (target, inputs)) {
        actions.push(chosen.edit(inputs, target));
    }
}

impl Chosen<'_> {
    fn of<'a>(table: &'a Table, columns: Option<&Columns>) -> Chosen<'a> {
        let mut names = column_names(&table.headers);
        let place = |header: &str| table.headers.iter().position(|own| own == header);
        let read = match columns {
            None => (0..table.headers.len()).collect(),
            Some(columns) => columns.headers().into_iter().filter_map(place).collect(),
        };
        if let Some(Columns::Named(pairs)) = columns {
            for (name, header) in pairs {
                if let Some(i) = place(header) {
                    names[i].clone_from(name);
                }
            }
        }
        Chosen { table, names, read }
    }

    fn edit(&self, mut read: Vec<usize>, target: usize) -> Action {
        read.push(target);
        let pairs = read.iter().map(|&i| (self.names[i].clone(), self.table.headers[i].clone())).collect();
        let labels = is_label(&self.table.columns[target]);
        edit(DataEdit::Columns { columns: said(pairs), labels })
    }

    /// What a list says of a column: its header, and its name where that is another.
    fn title(&self, i: usize) -> String {
        let (name, header) = (&self.names[i], &self.table.headers[i]);
        if name == header { header.clone() } else { format!("{header} ({name})") }
    }
}

/// The column that is fitted; another one that was chosen.
fn pick_target(ui: &mut Ui, model: &Model, chosen: &Chosen, target: usize) -> Option<usize> {
    let name = say(model.language(), "app-target-column");
    let mut new = None;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        label_cell(ui, &name, LABEL).on_hover_text(say(model.language(), "app-target-column-tip"));
        let combo = ComboBox::from_id_salt("target column").width(ui.available_width()).truncate();
        let combo = combo.selected_text(chosen.title(target)).show_ui(ui, |ui| {
            ScrollArea::vertical().max_height(HEIGHT).show_rows(ui, ROW, chosen.names.len(), |ui, rows| {
                for i in rows {
                    if ui.selectable_label(i == target, chosen.title(i)).clicked() && i != target {
                        new = Some(i);
                    }
                }
            });
        });
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    });
    new
}

/// The columns by which it is fitted; others that were chosen. One at least stays.
fn pick_inputs(ui: &mut Ui, model: &Model, chosen: &Chosen, (target, inputs): (usize, &[usize])) -> Option<Vec<usize>> {
    let (language, all) = (model.language(), chosen.names.len() - 1);
    let name = say(language, "app-input-columns");
    let mut new = None;
    ui.horizontal(|ui| {
        ui.set_min_height(ROW);
        label_cell(ui, &name, LABEL).on_hover_text(say(language, "app-input-columns-tip"));
        let count = Message::new("app-input-count").with("count", inputs.len() as u64).with("all", all as u64);
        let text = if let [only] = inputs { chosen.title(*only) } else { count.say(language) };
        let combo = ComboBox::from_id_salt("input columns").width(ui.available_width()).truncate();
        let combo = combo.close_behavior(PopupCloseBehavior::CloseOnClickOutside).selected_text(text);
        let combo = combo.show_ui(ui, |ui| {
            let others: Vec<usize> = (0..chosen.names.len()).filter(|&i| i != target).collect();
            ScrollArea::vertical().max_height(HEIGHT).show_rows(ui, ROW, others.len(), |ui, rows| {
                for &i in &others[rows] {
                    let mut on = inputs.contains(&i);
                    let last = inputs == [i];
                    if ui.add_enabled_ui(!last, |ui| ui.checkbox(&mut on, chosen.title(i))).inner.changed() {
                        let kept = |other: &&usize| if **other == i { on } else { inputs.contains(other) };
                        new = Some(others.iter().filter(kept).copied().collect());
                    }
                }
            });
        });
        ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    });
    new
}
