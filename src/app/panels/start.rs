//! Where runs start: a field for each coordinate, and which two of many coordinates are drawn.

use eframe::egui::{Align, ComboBox, Layout, RichText, ScrollArea, Ui, vec2};

use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::widgets::{Track, keep_focus_in_sight, label_cell, number, symbol};
use crate::experiment::Plan;
use crate::words::{Message, say};

/// Coordinates that stand in one row with their title; of more each has its name beside it.
const IN_A_ROW: usize = 3;
/// Rows of fields that are seen at once of a problem with many coordinates.
const ROWS: usize = 6;
/// Width of a title.
const LABEL: f32 = 88.0;

/// The start that the runs share, and the drawn coordinates of a problem that has more than two.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    if let Some(start) = model.start() {
        let (name, tip) = (say(language, "app-start"), say(language, "app-start-tip"));
        let title = |ui: &mut Ui| {
            label_cell(ui, &name, LABEL).on_hover_text(tip);
        };
        if let Some(start) = fields(ui, model, &name, &start, title) {
            actions.push(Action::Edit(Edit::Start(start)));
        }
    }
    if model.experiment.problem.dim() > 2 {
        drawn(ui, model, actions);
    }
}

/// Whether a run has a start of its own, and where.
pub fn of_run(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let name = Message::new("app-start-own-of").with("run", plan.name.get(language)).say(language);
    let mut own = plan.own_start;
    let title = |ui: &mut Ui| {
        let response =
            ui.allocate_ui(vec2(LABEL, ROW), |ui| ui.checkbox(&mut own, say(language, "app-start-own"))).inner;
        ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name.as_str()));
        response.on_hover_text(say(language, "app-start-own-tip"));
    };
    let moved = if plan.own_start {
        fields(ui, model, &name, &plan.start, title)
    } else {
        ui.horizontal(title);
        None
    };
    let start = match (own, moved) {
        (true, Some(point)) => Some(point),
        (true, None) if !plan.own_start => Some(plan.start.clone()),
        (false, _) if plan.own_start => None,
        _ => return,
    };
    actions.push(Action::Edit(Edit::OwnStart { run, start }));
}

/// A field for each coordinate of a point; the point with the one that was changed.
fn fields(ui: &mut Ui, model: &Model, name: &str, point: &[f64], title: impl FnOnce(&mut Ui)) -> Option<Vec<f64>> {
    let count = point.len();
    let mut changed = None;
    let mut cell = |ui: &mut Ui, i: usize, width: f32| {
        if let Some(value) = field(ui, model, name, i, point[i], width) {
            let mut new = point.to_vec();
            new[i] = value;
            changed = Some(new);
        }
    };
    if count <= IN_A_ROW {
        ui.horizontal(|ui| {
            title(ui);
            let room = ui.available_width() - ui.spacing().item_spacing.x * (count - 1) as f32;
            (0..count).for_each(|i| cell(ui, i, (room / count as f32).min(80.0)));
        });
        return changed;
    }
    ui.horizontal(title);
    let rows = count.div_ceil(2);
    let (height, gap) = (ui.spacing().interact_size.y, ui.spacing().item_spacing.y);
    let area = ScrollArea::vertical().id_salt(("fields", name)).max_height(ROWS as f32 * (height + gap));
    area.auto_shrink([false, true]).show_rows(ui, height, rows, |ui, range| {
        for row in range {
            ui.horizontal(|ui| {
                let room = (ui.available_width() - 3.0 * ui.spacing().item_spacing.x - 6.0) / 2.0;
                for i in 2 * row..count.min(2 * row + 2) {
                    let dim = color(theme(ui).dim);
                    let size = vec2(room * 0.4, height);
                    ui.allocate_ui_with_layout(size, Layout::right_to_left(Align::Center), |ui| {
                        ui.set_min_width(room * 0.4);
                        ui.label(RichText::new(symbol(&model.experiment.problem.coordinates[i])).color(dim));
                    });
                    cell(ui, i, room * 0.6);
                }
            });
        }
        keep_focus_in_sight(ui);
    });
    changed
}

/// One coordinate; what was typed or dragged to.
fn field(ui: &mut Ui, model: &Model, name: &str, i: usize, value: f64, width: f32) -> Option<f64> {
    let problem = &model.experiment.problem;
    let [left, right, bottom, top] = model.home_view();
    // As the drawn coordinates go: nobody says how far the others may be turned.
    let range = if model.experiment.pair.1 == i { [bottom, top] } else { [left, right] };
    let coordinate = symbol(&problem.coordinates[i]);
    let (response, typed) = number(ui, &format!("{name}: {coordinate}"), &Track::linear(range), value, width);
    response.on_hover_text(coordinate);
    typed
}

/// The choice of the two drawn coordinates.
fn drawn(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let (across, up) = model.experiment.pair;
    ui.horizontal(|ui| {
        label_cell(ui, &say(language, "app-drawn"), LABEL).on_hover_text(say(language, "app-drawn-tip"));
        let width = (ui.available_width() - ui.spacing().item_spacing.x) / 2.0;
        let one = coordinate(ui, model, "app-drawn-across", across, width);
        let other = coordinate(ui, model, "app-drawn-up", up, width);
        // Who asks for the coordinate that is drawn already wants the two the other way round.
        let pair = match (one, other) {
            (Some(one), _) => (one, if one == up { across } else { up }),
            (_, Some(other)) => (if other == across { up } else { across }, other),
            _ => return,
        };
        let name = |i: usize| model.experiment.problem.coordinates[i].clone();
        actions.push(Action::Edit(Edit::Coordinates([name(pair.0), name(pair.1)])));
    });
}

/// A list of the coordinates; another one that was chosen.
fn coordinate(ui: &mut Ui, model: &Model, key: &'static str, drawn: usize, width: f32) -> Option<usize> {
    let names = &model.experiment.problem.coordinates;
    let mut chosen = None;
    let combo = ComboBox::from_id_salt(key).width(width - 4.0).selected_text(symbol(&names[drawn])).show_ui(ui, |ui| {
        for (i, name) in names.iter().enumerate() {
            if ui.selectable_label(i == drawn, symbol(name)).clicked() && i != drawn {
                chosen = Some(i);
            }
        }
    });
    let name = say(model.language(), key);
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    chosen
}
