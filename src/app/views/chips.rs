//! The switches over the landscape: which layers are drawn, and how its colors follow the values.

use eframe::egui::{
    Button, Rect, Response, RichText, TextWrapMode, Ui, UiBuilder, containers::menu::MenuButton, pos2, vec2,
};

use super::batch::has_batches;
use super::landscape::{flat, shown};
use crate::app::action::{Action, Edit, Look};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::preset::{Layer, SurfaceScale};
use crate::figure::mark;
use crate::words::say;

const LAYERS: [(Layer, &str); 5] = [
    (Layer::Contours, "app-layer-contours"),
    (Layer::Paths, "app-layer-paths"),
    (Layer::Minima, "app-layer-minima"),
    (Layer::Saddles, "app-layer-saddles"),
    (Layer::Batch, "app-layer-batch"),
];

const SCALES: [(SurfaceScale, &str); 3] = [
    (SurfaceScale::Auto, "app-surface-scale-auto"),
    (SurfaceScale::Linear, "app-surface-scale-linear"),
    (SurfaceScale::Log, "app-surface-scale-log"),
];

/// Shows the switches; where they are, from the upper left corner of `rect`.
pub fn show(ui: &mut Ui, model: &Model, rect: Rect, actions: &mut Vec<Action>) -> Vec<mark::Rect> {
    let place = Rect::from_min_max(rect.min + vec2(12.0, 10.0), pos2(rect.right() - 12.0, rect.top() + 60.0));
    let mut taken = Vec::new();
    ui.scope_builder(UiBuilder::new().max_rect(place), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            ui.spacing_mut().button_padding = vec2(10.0, 4.0);
            for (layer, key) in LAYERS.into_iter().filter(|(layer, _)| is_there(model, *layer)) {
                let on = shown(model, layer);
                let mut chip = chip(ui, &say(model.language(), key), on);
                if layer == Layer::Batch {
                    chip = chip.on_hover_text(say(model.language(), "app-layer-batch-tip"));
                }
                taken.push(chip.rect);
                if chip.clicked() {
                    actions.push(Action::Edit(Edit::Layer { layer, shown: !on }));
                }
            }
            if !flat(model) {
                taken.push(scale(ui, model, actions).rect);
            }
            if model.look.alone {
                let back = chip(ui, &say(model.language(), "app-show-all"), false);
                taken.push(back.rect);
                if back.clicked() {
                    actions.push(Action::Look(Look::Alone(false)));
                }
            }
        });
    });
    let inside = |taken: Rect| {
        let [from, to] = [taken.min - rect.min, taken.max - rect.min].map(|corner| [corner.x, corner.y].map(f64::from));
        mark::Rect::new(from[0], from[1], to[0], to[1])
    };
    taken.into_iter().map(inside).collect()
}

/// Whether there is anything of a layer to draw.
fn is_there(model: &Model, layer: Layer) -> bool {
    match layer {
        // A curve has no colors and no contour lines.
        Layer::Contours => !flat(model),
        Layer::Batch => has_batches(model),
        Layer::Paths | Layer::Minima | Layer::Saddles => true,
    }
}

fn chip(ui: &mut Ui, text: &str, on: bool) -> Response {
    let theme = theme(ui);
    let (fill, ink) = if on { (theme.accent, theme.on_accent) } else { (theme.card, theme.text) };
    let text = RichText::new(text).size(12.0).color(color(ink));
    let button = Button::new(text).fill(color(fill)).corner_radius(7).selected(on).wrap_mode(TextWrapMode::Extend);
    // Not in a scope of its own: that would not wrap into the next line.
    ui.visuals_mut().selection.bg_fill = color(fill);
    ui.add(button)
}

/// How colors and contour lines follow the values.
fn scale(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) -> Response {
    let language = model.language();
    let text = RichText::new(say(language, "app-surface-scale")).size(12.0);
    let button = Button::new(text).corner_radius(7).wrap_mode(TextWrapMode::Extend);
    let chosen = model.document.preset.view.surface_scale.unwrap_or(SurfaceScale::Auto);
    let (response, _) = MenuButton::from_button(button).ui(ui, |ui| {
        for (scale, key) in SCALES {
            if ui.radio(chosen == scale, say(language, key)).clicked() {
                actions.push(Action::Edit(Edit::SurfaceScale(scale)));
                ui.close();
            }
        }
    });
    response.on_hover_text(say(language, "app-surface-scale-tip"))
}
