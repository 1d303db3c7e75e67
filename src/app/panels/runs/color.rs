//! A run's marker in its card, which opens the choice of its color.

use eframe::egui::{
    Color32, Popup, PopupCloseBehavior, RichText, Role, Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2,
};

use crate::app::action::{Action, Edit};
use crate::app::model::Model;
use crate::app::style::{ROW, color, theme};
use crate::app::views::{run_color, symbol};
use crate::experiment::Plan;
use crate::experiment::preset::{Color, Hue};
use crate::figure::theme::marker;
use crate::words::{Language, Message, say};

/// Shows the run's marker as it is in the landscape; a click opens the choice.
pub fn button(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let language = model.language();
    let (rect, response) = ui.allocate_exact_size(vec2(super::INDENT, ROW), Sense::click());
    let name = Message::new("app-run-color").with("run", plan.name.get(language)).say(language);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(words(plan.color, language)));
    let own = run_color(theme, plan);
    let ink = color(own);
    let edge = if theme.is_faint(own) { color(theme.axis) } else { ink };
    let (fill, ring) =
        if plan.visible { (ink, Stroke::new(1.0, edge)) } else { (Color32::TRANSPARENT, Stroke::new(1.5, edge)) };
    let center = rect.center() - vec2(3.0, 0.0);
    if response.hovered() || response.has_focus() {
        ui.painter().circle_filled(center, 10.0, color(theme.accent.fade(0.14)));
    }
    if response.has_focus() {
        ui.painter().circle_stroke(center, 10.0, Stroke::new(1.5, color(theme.accent)));
    }
    symbol(ui.painter(), center, marker(&model.experiment.runs, run), 6.0, fill, ring);
    let response = response.on_hover_text(&name);
    let popup = Popup::from_toggle_button_response(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside);
    popup.show(|ui| choice(ui, language, run, plan, actions));
}

/// What a color is called: its name in the palette, or `#rrggbb`.
fn words(color: Color, language: Language) -> String {
    match color {
        Color::Palette(hue) => say(language, key(hue)),
        Color::Rgb(_) => color.to_string(),
    }
}

fn key(hue: Hue) -> &'static str {
    match hue {
        Hue::Blue => "app-color-blue",
        Hue::Vermilion => "app-color-vermilion",
        Hue::Green => "app-color-green",
        Hue::Orange => "app-color-orange",
        Hue::SkyBlue => "app-color-sky-blue",
        Hue::Purple => "app-color-purple",
        Hue::Yellow => "app-color-yellow",
        Hue::Black => "app-color-black",
    }
}

fn choice(ui: &mut Ui, language: Language, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    ui.set_width(216.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 3.0;
        for hue in Hue::ALL {
            if swatch(ui, language, hue, plan.color == Color::Palette(hue)) {
                actions.push(Action::Edit(Edit::Color { run, color: Color::Palette(hue) }));
                ui.close();
            }
        }
    });
    ui.add_space(2.0);
    typed(ui, language, run, plan, actions);
}

fn swatch(ui: &mut Ui, language: Language, hue: Hue, chosen: bool) -> bool {
    let theme = theme(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(24.0, 24.0), Sense::click());
    let name = say(language, key(hue));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, chosen, &name));
    let ink = theme.hue(hue);
    let edge = Stroke::new(1.0, color(theme.border));
    ui.painter().rect(rect.shrink(3.0), 4.0, color(ink), edge, StrokeKind::Inside);
    if chosen || response.hovered() || response.has_focus() {
        let stroke = Stroke::new(if chosen { 2.0 } else { 1.5 }, color(if chosen { theme.text } else { theme.accent }));
        ui.painter().rect_stroke(rect.shrink(1.0), 5.0, stroke, StrokeKind::Inside);
    }
    response.on_hover_text(name).clicked()
}

/// A color as red, green and blue.
fn typed(ui: &mut Ui, language: Language, run: usize, plan: &Plan, actions: &mut Vec<Action>) {
    let slot = ui.scope_id().with("typed color");
    let pass = ui.ctx().cumulative_pass_nr();
    let given = match plan.color {
        Color::Rgb(_) => plan.color.to_string(),
        Color::Palette(_) => String::new(),
    };
    // What is typed lasts as long as the choice is open.
    let kept = ui.data(|data| data.get_temp::<(u64, String)>(slot)).filter(|(last, _)| last + 1 >= pass);
    let mut text = kept.map_or(given, |(_, text)| text);
    let label = ui.label(say(language, "app-color-typed"));
    let field = ui.add(TextEdit::singleline(&mut text).hint_text("#0072b2").desired_width(f32::INFINITY));
    let changed = field.labelled_by(label.id).changed();
    let parsed = Color::parse(text.trim());
    if let Some(color) = parsed.filter(|color| changed && *color != plan.color) {
        actions.push(Action::Edit(Edit::Color { run, color }));
    }
    if parsed.is_none() && !text.trim().is_empty() {
        let wrong = RichText::new(say(language, "app-color-wrong")).size(12.0).color(color(theme(ui).error));
        ui.label(wrong);
    }
    ui.data_mut(|data| data.insert_temp(slot, (pass, text)));
}
