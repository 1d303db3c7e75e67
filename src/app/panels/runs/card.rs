//! A run's card: its equation, its rate, its parameters, its schedule; folded, what they come to.

use eframe::egui::{
    ComboBox, CornerRadius, FontId, Frame, Margin, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, Ui,
    WidgetInfo, vec2,
};

use super::{header, optimizers, standing, words};
use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::panels::formula::{self, Shown};
use crate::app::panels::{schedule, start};
use crate::app::style::{color, theme};
use crate::app::texts::Slot;
use crate::app::views::run_color;
use crate::app::widgets::{Parameter, Track, paint_elided, parameter, pick, short, symbol};
use crate::experiment::Plan;
use crate::words::{Message, say};

/// Shows the card; where it is, and the head by which it can be moved.
pub fn show(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) -> (Rect, Response) {
    let theme = theme(ui);
    let open = model.look.selected == run;
    let ink = color(run_color(theme, plan));
    let stroke = if open { Stroke::new(2.0, ink) } else { Stroke::new(1.0, color(theme.border)) };
    let frame = Frame::new().fill(color(theme.card)).stroke(stroke).corner_radius(CornerRadius::same(6));
    let card = frame.inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.push_id(("run", run), |ui| {
            ui.spacing_mut().item_spacing.y = if open { 6.0 } else { 1.0 };
            let head = header::show(ui, model, run, plan, actions);
            if open {
                body(ui, model, run, plan, actions);
            } else {
                summary(ui, model, plan);
            }
            standing::show(ui, model, run);
            head
        })
    });
    (card.response.rect, card.inner.inner)
}

fn body(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    rule(ui, model, run, plan, actions);
    let language = model.language();
    let owner = plan.name.get(language);
    let name = Message::new("app-text-rule").with("run", owner).say(language);
    let (formula, parameters) = (&plan.rule, &plan.parameters);
    let shown = Shown { slot: Slot::Rule(run), name: &name, owner, formula, parameters };
    formula::show(ui, model, &shown, actions);
    rate(ui, model, run, plan, actions);
    let document = plan.optimizer.map(|optimizer| &optimizer.document);
    let change = |name: &str, value| Edit::RuleParameter { run, name: name.to_owned(), value };
    formula::parameters(ui, language, &shown, document, &change, actions);
    schedule::show(ui, model, run, plan, actions);
    start::of_run(ui, model, run, plan, actions);
    standing::twin(ui, model, run);
}

fn rule(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let chosen = plan.optimizer.map(|optimizer| &optimizer.document);
    let title =
        chosen.map_or_else(|| say(language, "app-typed-rule"), |document| document.title.get(language).to_owned());
    let combo = ComboBox::from_id_salt("rule")
        .width(ui.available_width())
        .height(f32::INFINITY)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .selected_text(title);
    let combo = combo.show_ui(ui, |ui| {
        let id = chosen.map(|document| document.id.as_str());
        if let Some(new) = pick(ui, language, &optimizers(language, &words()), id) {
            if id != Some(new.as_str()) {
                actions.push(Action::Edit(Edit::Optimizer { run, id: new }));
            }
            ui.close();
        }
    });
    let name = Message::new("app-rule-of").with("run", plan.name.get(language)).say(language);
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    if let Some(document) = chosen {
        combo.response.on_hover_text(document.description.get(language));
    }
}

/// The first rate, on a logarithmic slider; nothing where points give the rates, or where nothing reads it.
fn rate(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let Some(value) = plan.alpha0() else { return };
    let language = model.language();
    let described = plan.optimizer.map(|optimizer| optimizer.rate);
    let range = described.map_or([1e-4, 1.0], |rate| rate.range);
    let name = format!("{}: {}", plan.name.get(language), symbol("alpha0"));
    let row = Parameter {
        name: &name,
        label: &say(language, "app-rate"),
        tip: &say(language, "app-rate-tip"),
        track: Track::log(range),
        value,
        default: described.map(|rate| rate.default),
    };
    if let Some(alpha0) = parameter(ui, &row) {
        actions.push(Action::Edit(Edit::Rate { run, alpha0 }));
    }
}

/// What a folded card says: `α₀ 0.02  β₂ 0.999  Cosine`.
fn summary(ui: &mut Ui, model: &Model, plan: &Plan) {
    let mut parts = Vec::new();
    if let Some(alpha0) = plan.alpha0() {
        parts.push(format!("{} {}", symbol("alpha0"), short(alpha0)));
    }
    parts.extend(plan.parameters.iter().map(|(name, value)| format!("{} {}", symbol(name), short(*value))));
    if !schedule::is_constant(plan) {
        parts.push(schedule::title(plan, model.language()));
    }
    let text = parts.join("   ");
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 15.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let room = rect.with_min_x(rect.left() + super::INDENT);
    paint_elided(ui, room, &text, FontId::proportional(11.5), color(theme(ui).dim));
}
