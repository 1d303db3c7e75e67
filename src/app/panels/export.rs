//! The dialog for figures: what kind of file, how large, of what, and a look at it beforehand.

use eframe::egui::{Button, ComboBox, Frame, Grid, Id, Key, Margin, Modal, Modifiers, RichText, Ui, vec2};

use crate::app::action::{Action, Export};
use crate::app::exporting::{Choices, Product};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::views::preview::Preview;
use crate::app::widgets::{Track, number};
use crate::figure::{Format, Mode, SIDES, What};
use crate::words::{Language, say};

/// Sizes to choose from: wide, for a page, a slide, a screen, a thumbnail; square.
const SIZES: [[u32; 2]; 6] = [[1600, 1000], [2400, 1500], [1920, 1080], [1200, 750], [800, 500], [1200, 1200]];

/// Shows the dialog.
pub fn show(ui: &mut Ui, model: &Model, preview: &mut Preview, actions: &mut Vec<Action>) {
    let language = model.language();
    let before = model.export.choices;
    let mut choices = before;
    let frame = Frame::popup(ui.style()).inner_margin(Margin::same(18));
    let modal = Modal::new(Id::unique("export")).frame(frame).show(ui.ctx(), |ui| {
        ui.set_width(700.0_f32.min(ui.ctx().content_rect().width() - 80.0));
        ui.label(RichText::new(say(language, "app-export-figure-title")).font(semibold(15.0)));
        ui.add_space(6.0);
        ui.horizontal_top(|ui| {
            ui.vertical(|ui| fields(ui, language, &mut choices));
            ui.add_space(12.0);
            ui.vertical(|ui| preview.show(ui, model, vec2(ui.available_width(), 300.0)));
        });
        ui.add_space(8.0);
        let fault = wrong(&choices, model);
        let text = fault.clone().unwrap_or_else(|| say(language, about(choices.format)));
        ui.label(RichText::new(text).color(color(if fault.is_some() { theme(ui).error } else { theme(ui).dim })));
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            let done = ui.add_enabled(fault.is_none(), Button::new(say(language, "app-export-verb")));
            if ui.memory(|memory| memory.focused().is_none()) && model.dialog.is_none() {
                done.request_focus();
            }
            if done.clicked() {
                actions.push(Action::Export(Export::Ask(Product::Figure(choices.format))));
            }
            if ui.button(say(language, "app-cancel")).clicked() {
                actions.push(Action::Export(Export::Close));
            }
        });
    });
    if choices != before {
        actions.push(Action::Export(Export::Choose(choices)));
    }
    let escape = model.dialog.is_none() && ui.ctx().input_mut(|input| input.consume_key(Modifiers::NONE, Key::Escape));
    if escape || (modal.backdrop_response.clicked() && model.dialog.is_none()) {
        actions.push(Action::Export(Export::Close));
    }
}

/// Why such a figure cannot be made, if it cannot.
fn wrong(choices: &Choices, model: &Model) -> Option<String> {
    let options = choices.options(model.look.mode(), model.player.step).checked();
    let fault = options.and_then(|options| choices.format.checked(options.size)).err();
    fault.map(|message| message.say(model.language()))
}

/// What a kind of file is good for.
fn about(format: Format) -> &'static str {
    match format {
        Format::Svg => "app-export-about-svg",
        Format::Png => "app-export-about-png",
        Format::Pdf => "app-export-about-pdf",
        Format::Gif => "app-export-about-gif",
    }
}

fn fields(ui: &mut Ui, language: Language, choices: &mut Choices) {
    Grid::new("figure").num_columns(2).spacing([12.0, 8.0]).show(ui, |ui| {
        ui.label(say(language, "app-export-format"));
        ui.horizontal(|ui| {
            for format in Format::ALL {
                ui.selectable_value(&mut choices.format, format, format.ending().to_uppercase());
            }
        });
        ui.end_row();
        ui.label(say(language, "app-export-size"));
        size(ui, language, &mut choices.size);
        ui.end_row();
        let themes = [None, Some(Mode::Light), Some(Mode::Dark)];
        let name = |theme| match theme {
            None => "app-export-theme-shown",
            Some(Mode::Light) => "app-theme-light",
            Some(Mode::Dark) => "app-theme-dark",
        };
        choice(ui, language, "app-export-theme", &mut choices.theme, &themes, |theme| say(language, name(theme)));
        choice(ui, language, "app-export-what", &mut choices.what, &What::ALL, |what| say(language, named(what)));
        choice(ui, language, "app-export-language", &mut choices.language, &Language::ALL, |language| {
            language.own_name().to_owned()
        });
    });
    ui.add_space(4.0);
    ui.checkbox(&mut choices.with_preset, say(language, "app-export-with-preset"))
        .on_hover_text(say(language, "app-export-with-preset-tip"));
}

fn named(what: What) -> &'static str {
    match what {
        What::All => "app-export-all",
        What::Landscape => "app-landscape",
        What::Loss => "app-loss",
        What::Rate => "app-learning-rate",
        What::Step => "app-effective-step",
    }
}

/// Width and height, to be chosen or typed.
fn size(ui: &mut Ui, language: Language, size: &mut [u32; 2]) {
    ui.vertical(|ui| {
        let [width, height] = *size;
        let name = say(language, "app-export-size");
        let list = ComboBox::from_id_salt("size").selected_text(format!("{width} × {height}"));
        let list = list.show_ui(ui, |ui| {
            for preset in SIZES {
                ui.selectable_value(size, preset, format!("{} × {}", preset[0], preset[1]));
            }
        });
        ui.ctx().accesskit_node_builder(list.response.id, |node| node.set_label(name));
        ui.horizontal(|ui| {
            let limits = SIDES.map(f64::from);
            let track = Track { limits: limits.map(Some), integer: true, ..Track::linear(limits) };
            for (side, key) in size.iter_mut().zip(["app-export-width", "app-export-height"]) {
                if let (_, Some(new)) = number(ui, &say(language, key), &track, f64::from(*side), 70.0) {
                    *side = new as u32;
                }
            }
        });
    });
}

/// A row with a list to choose from.
fn choice<T: Copy + PartialEq>(
    ui: &mut Ui,
    language: Language,
    key: &'static str,
    value: &mut T,
    all: &[T],
    name: impl Fn(T) -> String,
) {
    let label = say(language, key);
    ui.label(&label);
    let list = ComboBox::from_id_salt(key).width(190.0).selected_text(name(*value));
    let list = list.show_ui(ui, |ui| {
        for other in all {
            ui.selectable_value(value, *other, name(*other));
        }
    });
    ui.ctx().accesskit_node_builder(list.response.id, |node| node.set_label(label));
    ui.end_row();
}
