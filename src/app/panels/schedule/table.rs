//! The rates of the first epochs, in numbers.

use eframe::egui::{CollapsingHeader, Grid, Id, RichText, Ui};

use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::{Plan, Rates};
use crate::words::{Message, grouped, number, say};

/// Epochs in the table.
const MOST: u64 = 8;

/// An epoch, its first step, and the rate of that; `None` where the run ended before.
type Row = (u64, u64, Option<f64>);

/// Shows the table, folded at first.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan) {
    let language = model.language();
    let title = RichText::new(say(language, "app-rate-table")).size(12.0).color(color(theme(ui).dim));
    let header = CollapsingHeader::new(title).id_salt("rates").show(ui, |ui| {
        Grid::new("rates").num_columns(3).spacing([18.0, 2.0]).show(ui, |ui| {
            for key in ["app-rate-table-epoch", "app-rate-table-step", "app-rate-table-rate"] {
                ui.label(RichText::new(say(language, key)).size(11.5).color(color(theme(ui).dim)));
            }
            ui.end_row();
            for (epoch, step, rate) in rows(ui, model, run, plan) {
                let rate = rate.map_or_else(|| "–".to_owned(), shown);
                for text in [grouped(epoch), grouped(step), rate] {
                    ui.label(RichText::new(text).size(12.0));
                }
                ui.end_row();
            }
        });
    });
    let name = Message::new("app-rate-table-of").with("run", plan.name.get(language)).say(language);
    ui.ctx().accesskit_node_builder(header.header_response.id, |node| node.set_label(name));
}

/// To seven digits, which is more than a person compares.
fn shown(rate: f64) -> String {
    let rounded: f64 = format!("{rate:.6e}").parse().unwrap_or(rate);
    number(rounded).replace('-', "−")
}

fn rows(ui: &Ui, model: &Model, run: usize, plan: &Plan) -> Vec<Row> {
    let slot = Id::unique(("rates of the first epochs", run));
    let kept = ui.data(|data| data.get_temp::<(u64, bool, Vec<Row>)>(slot));
    let of = (model.revision, model.recording.is_some());
    if let Some((.., rows)) = kept.filter(|kept| (kept.0, kept.1) == of) {
        return rows;
    }
    let epochs = plan.epoch(plan.steps).min(MOST);
    let mut rates = Rates::of(plan, false);
    let trace = model.traces.own(run);
    let rows: Vec<Row> = (1..=epochs)
        .map(|epoch| {
            let step = 1 + (epoch - 1) * plan.steps_per_epoch;
            let rate = match rates.as_mut().filter(|rates| !rates.remember()) {
                Some(rates) => Some(rates.at(step)),
                None => trace.and_then(|trace| trace.at(step)).and_then(|row| row.rate),
            };
            (epoch, step, rate)
        })
        .collect();
    ui.data_mut(|data| data.insert_temp(slot, (of.0, of.1, rows.clone())));
    rows
}
