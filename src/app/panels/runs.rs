//! A card a run: its equation, its rate, its parameters, its schedule. One is unfolded, the others are a line.

use eframe::egui::{
    Align, Color32, ComboBox, CornerRadius, FontId, Frame, Layout, Margin, Role, Sense, Stroke, StrokeKind, Ui,
    WidgetInfo, containers::menu::MenuButton, vec2,
};

use super::formula::{self, Shown};
use super::{heading, problem, schedule};
use crate::app::action::{Action, Edit, Look};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::texts::Slot;
use crate::app::views::run_color;
use crate::app::widgets::{Icon, Parameter, Track, icon_button, paint_elided, parameter, short, symbol};
use crate::catalog;
use crate::experiment::preset::MOST_RUNS;
use crate::experiment::{Plan, PlannedRate, Standing};
use crate::words::{Message, say};

/// Shows all cards.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        heading(ui, &say(language, "app-optimizers"));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_enabled_ui(model.experiment.runs.len() < MOST_RUNS, |ui| add(ui, model, actions));
        });
    });
    for (run, plan) in model.experiment.runs.iter().enumerate() {
        card(ui, model, run, plan, actions);
    }
}

fn add(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    MenuButton::new(say(language, "app-add")).ui(ui, |ui| {
        if let Some(id) = optimizers(ui, model, None) {
            actions.push(Action::Edit(Edit::AddRun { optimizer: id }));
            ui.close();
        }
    });
}

/// The list of rules by group; the one that was clicked.
fn optimizers(ui: &mut Ui, model: &Model, chosen: Option<&str>) -> Option<String> {
    let language = model.language();
    let mut group = "";
    let mut clicked = None;
    for optimizer in catalog::optimizers() {
        let document = &optimizer.document;
        let own = document.group.get(language);
        if own != group {
            problem::group_title(ui, own, group.is_empty());
            group = own;
        }
        let entry = ui.selectable_label(chosen == Some(document.id.as_str()), document.title.get(language));
        if entry.on_hover_text(document.description.get(language)).clicked() {
            clicked = Some(document.id.clone());
        }
    }
    clicked
}

fn card(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let open = model.look.selected == run;
    let ink = color(run_color(theme, plan));
    let stroke = if open { Stroke::new(2.0, ink) } else { Stroke::new(1.0, color(theme.border)) };
    let frame = Frame::new().fill(color(theme.card)).stroke(stroke).corner_radius(CornerRadius::same(6));
    frame.inner_margin(Margin::symmetric(10, 7)).show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.push_id(("run", run), |ui| {
            ui.spacing_mut().item_spacing.y = if open { 6.0 } else { 1.0 };
            header(ui, model, run, plan, actions);
            if open {
                body(ui, model, run, plan, actions);
            } else {
                summary(ui, model, plan);
            }
            standing(ui, model, run);
        });
    });
}

/// Color, name, buttons. The whole line unfolds the card.
fn header(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let theme = theme(ui);
    let name = plan.name.get(language);
    let ink = color(run_color(theme, plan));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        let width = ui.available_width() - 3.0 * 22.0 - 8.0;
        let (rect, _) = ui.allocate_exact_size(vec2(width, 22.0), Sense::hover());
        let title = ui.interact(rect, ui.make_persistent_id("title"), Sense::click());
        title.widget_info(|| WidgetInfo::selected(Role::Button, true, model.look.selected == run, name));
        let dot = eframe::egui::pos2(rect.left() + 6.0, rect.center().y);
        if plan.visible {
            ui.painter().circle_filled(dot, 6.0, ink);
        } else {
            ui.painter().circle_stroke(dot, 5.0, Stroke::new(1.5, ink));
        }
        let room = rect.with_min_x(rect.left() + 20.0);
        let elided = paint_elided(ui, room, name, semibold(13.5), color(theme.text)).elided;
        let title = if elided { title.on_hover_text(name) } else { title };
        if title.has_focus() {
            let stroke = Stroke::new(1.5, color(theme.accent));
            ui.painter().rect_stroke(rect.expand(2.0), 4.0, stroke, StrokeKind::Outside);
        }
        if title.clicked() {
            actions.push(Action::Look(Look::Select(run)));
        }
        buttons(ui, model, run, plan, actions);
    });
}

fn buttons(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let named = |key| Message::new(key).with("run", plan.name.get(language)).say(language);
    let (icon, key) = if plan.visible { (Icon::Shown, "app-hide-run") } else { (Icon::Hidden, "app-show-run") };
    let runs = model.experiment.runs.len();
    if icon_button(ui, icon, &named(key), 22.0, true).clicked() {
        actions.push(Action::Edit(Edit::Visible { run, visible: !plan.visible }));
    }
    if icon_button(ui, Icon::Duplicate, &named("app-duplicate-run"), 22.0, runs < MOST_RUNS).clicked() {
        actions.push(Action::Edit(Edit::DuplicateRun(run)));
    }
    if icon_button(ui, Icon::Remove, &named("app-remove-run"), 22.0, runs > 1).clicked() {
        actions.push(Action::Edit(Edit::RemoveRun(run)));
    }
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
}

fn rule(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let language = model.language();
    let chosen = plan.optimizer.map(|optimizer| &optimizer.document);
    let title =
        chosen.map_or_else(|| say(language, "app-typed-rule"), |document| document.title.get(language).to_owned());
    let combo = ComboBox::from_id_salt("rule").width(ui.available_width()).selected_text(title).show_ui(ui, |ui| {
        let id = chosen.map(|document| document.id.as_str());
        if let Some(new) = optimizers(ui, model, id)
            && id != Some(new.as_str())
        {
            actions.push(Action::Edit(Edit::Optimizer { run, id: new }));
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
    let Some(value) = alpha0(plan) else { return };
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

fn alpha0(plan: &Plan) -> Option<f64> {
    match &plan.rate {
        PlannedRate::Schedule(schedule) => schedule.alpha0,
        PlannedRate::Points { .. } => None,
    }
}

/// What a folded card says: `α₀ 0.02  β₂ 0.999  Cosine`.
fn summary(ui: &mut Ui, model: &Model, plan: &Plan) {
    let mut parts = Vec::new();
    if let Some(alpha0) = alpha0(plan) {
        parts.push(format!("{} {}", symbol("alpha0"), short(alpha0)));
    }
    parts.extend(plan.parameters.iter().map(|(name, value)| format!("{} {}", symbol(name), short(*value))));
    if !schedule::is_constant(plan) {
        parts.push(schedule::title(plan, model.language()));
    }
    line(ui, &parts.join("   "), color(theme(ui).dim));
}

/// Where a run stands at the cursor; one that diverges says so wherever the cursor is.
fn standing(ui: &mut Ui, model: &Model, run: usize) {
    let Some(trace) = model.traces.get(run) else { return };
    let step = trace.diverged.map_or(model.player.step, |diverged| diverged.step);
    let slot = ui.make_persistent_id("standing");
    let known = ui.data(|data| data.get_temp::<Judged>(slot)).filter(|known| known.revision == model.revision);
    let judged = match known {
        Some(known) if known.step == step || !is_turn(ui, model, run) => known,
        _ => {
            let standing = Standing::of(&model.experiment, run, trace, &model.known, step);
            let judged = Judged { revision: model.revision, step, words: standing.message() };
            ui.data_mut(|data| data.insert_temp(slot, judged.clone()));
            judged
        }
    };
    let ink = if trace.diverged.is_some() { theme(ui).error } else { theme(ui).dim };
    line(ui, &judged.words.say(model.language()), color(ink));
}

/// What was found of a run, and when.
#[derive(Clone)]
struct Judged {
    revision: u64,
    step: u64,
    words: Message,
}

/// While playing, the runs are judged in turn, one a frame: it takes Hessians at many points, and no one reads as fast.
fn is_turn(ui: &Ui, model: &Model, run: usize) -> bool {
    let frame = ui.ctx().cumulative_frame_nr() as usize;
    !model.player.playing || frame % model.experiment.runs.len() == run
}

/// A small line under the name.
fn line(ui: &mut Ui, text: &str, ink: Color32) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 15.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
    paint_elided(ui, rect.with_min_x(rect.left() + 20.0), text, FontId::proportional(11.5), ink);
}
