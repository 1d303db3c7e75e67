//! The choice of a surface: the catalog by groups, each with a small picture and its formula, and a field that filters.

use eframe::egui::{
    Color32, ComboBox, FontId, PopupCloseBehavior, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo,
    pos2, vec2,
};

use super::data::offers::{self, Offer};
use super::formula;
use crate::app::action::{Action, DataEdit, Edit, File};
use crate::app::model::Model;
use crate::app::style::{color, semibold, theme};
use crate::app::texts::Slot;
use crate::app::views::{equation, thumbnail};
use crate::app::widgets::{Choice, paint_elided, pick_with};
use crate::catalog::{self, Surface};
use crate::experiment::data;
use crate::experiment::preset::{DataSource, Function};
use crate::export::page::Page;
use crate::figure::Theme;
use crate::formula::latex;
use crate::words::{Language, say};

/// The list's width, its greatest height, and the height of an entry.
const WIDTH: f32 = 420.0;
const HEIGHT: f32 = 540.0;
const ENTRY: f32 = 50.0;
/// A picture's width and height.
const PICTURE: [f32; 2] = [56.0, 42.0];

/// Shows the chosen surface; a click opens the list.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let problem = &model.experiment.problem;
    let chosen = problem.surface;
    let (title, whole) = match (chosen, &problem.data, &model.document.preset.problem.function) {
        (Some(surface), ..) => {
            let document = &surface.document;
            (document.title.get(language).to_owned(), document.description.get(language).to_owned())
        }
        // The loss has a row of its own below.
        (None, Some(examples), Function::Examples { loss, data, .. }) => {
            let count = examples.len();
            (data::examples_of(data, count, language), data::title(loss, data, count, language))
        }
        _ => (say(language, "app-typed-surface"), String::new()),
    };
    let combo = ComboBox::from_id_salt("surface")
        .width(ui.available_width())
        .height(2.0 * HEIGHT)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .selected_text(title)
        .truncate()
        .show_ui(ui, |ui| list(ui, model, actions));
    let name = say(language, "app-surface");
    ui.ctx().accesskit_node_builder(combo.response.id, |node| node.set_label(name));
    if combo.inner.is_none() && !whole.is_empty() {
        combo.response.on_hover_text(whole);
    }
}

/// The entry that is in force; `None` for what is no entry.
fn chosen(model: &Model) -> Option<String> {
    match &model.document.preset.problem.function {
        Function::Catalog(id) => Some(id.clone()),
        Function::Examples { data: DataSource::Generated { generator, .. }, .. } => Some(offers::id(generator)),
        Function::Typed { .. } | Function::Examples { .. } => None,
    }
}

fn list(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    ui.set_width(WIDTH);
    let (language, chosen) = (model.language(), chosen(model));
    let others: Vec<String> = catalog::surfaces().iter().map(|surface| also(surface)).collect();
    let surface = |i: usize| {
        let document = &catalog::surfaces()[i].document;
        let [group, title, tip] =
            [&document.group, &document.title, &document.description].map(|text| text.get(language));
        Choice { id: &document.id, group, title, also: &others[i], tip }
    };
    let offers = offers::offers(language);
    let surfaces = (0..others.len()).map(surface);
    let choices: Vec<Choice> = surfaces.chain(offers.iter().map(Offer::choice)).collect();
    if let Some(id) = pick_with(ui, language, &choices, chosen.as_deref(), HEIGHT, &entry) {
        if offers::is_file(&id) {
            actions.push(Action::File(File::Open));
        } else if chosen.as_ref() != Some(&id) {
            actions.push(Action::Edit(match offers::generator(&id) {
                Some(generator) => Edit::Data(DataEdit::Generator(generator.id.to_owned())),
                None => Edit::Surface(id),
            }));
        }
        ui.close();
    } else if own_entry(ui, language, matches!(model.document.preset.problem.function, Function::Typed { .. })) {
        formula::make_own(ui, Slot::Surface, actions);
        ui.close();
    }
}

/// What a surface is found by: all that the catalog says, and its formula.
fn also(surface: &'static Surface) -> String {
    format!("{}\n{}", Page::Surface(surface).words(), surface.document.text)
}

/// The last entry, below all that scrolls: a formula of one's own; whether it was clicked.
fn own_entry(ui: &mut Ui, language: Language, chosen: bool) -> bool {
    ui.separator();
    let name = say(language, "app-surface-own");
    let (response, rect) = row(ui, 26.0, &name, chosen, false);
    paint_elided(ui, rect, &name, semibold(13.0), color(theme(ui).text));
    response.clicked()
}

/// A line of the list that can be clicked, and the room in it.
fn row(ui: &mut Ui, height: f32, name: &str, chosen: bool, marked: bool) -> (Response, Rect) {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, name));
    let theme = theme(ui);
    let fill = match (chosen, response.hovered() || marked || response.has_focus()) {
        (true, _) => theme.accent.fade(0.18),
        (false, true) => theme.accent.fade(0.09),
        (false, false) => theme.accent.fade(0.0),
    };
    ui.painter().rect_filled(rect, 5.0, color(fill));
    if marked || response.has_focus() {
        let stroke = Stroke::new(1.0, color(theme.accent));
        ui.painter().rect_stroke(rect, 5.0, stroke, StrokeKind::Inside);
    }
    (response, rect.shrink2(vec2(8.0, 4.0)))
}

/// Picture, title, and the formula where it is one line that has room, else the tip.
fn entry(ui: &mut Ui, choice: &Choice, chosen: bool, marked: bool) -> Response {
    let (response, rect) = row(ui, ENTRY, choice.title, chosen, marked);
    if ui.is_rect_visible(rect) {
        let theme = theme(ui);
        let surface = catalog::surface(choice.id);
        let small = Rect::from_min_size(rect.min, PICTURE.into());
        if let Some(generator) = offers::generator(choice.id) {
            offers::picture(ui.painter(), generator, small, theme);
        } else if offers::is_file(choice.id) {
            offers::picture_of_file(ui.painter(), small, theme);
        }
        picture(ui, surface, small, theme);
        let words = rect.with_min_x(rect.left() + PICTURE[0] + 10.0);
        let line = |top: f32, height: f32| Rect::from_min_size(words.min + vec2(0.0, top), vec2(words.width(), height));
        paint_elided(ui, line(1.0, 18.0), choice.title, semibold(13.0), color(theme.text));
        let written = surface.is_some_and(|surface| formula_line(ui, surface, line(20.0, 20.0), color(theme.dim)));
        if !written {
            paint_elided(ui, line(20.0, 18.0), choice.tip, FontId::proportional(11.5), color(theme.dim));
        }
    }
    response
}

fn picture(ui: &Ui, surface: Option<&'static Surface>, rect: Rect, theme: &Theme) {
    if let Some(texture) = surface.and_then(|surface| thumbnail::of(ui.ctx(), surface, theme.mode)) {
        let whole = Rect::from_min_max(pos2(0.0, 0.0), pos2(1.0, 1.0));
        ui.painter().image(texture, rect, whole, Color32::WHITE);
    }
    ui.painter().rect_stroke(rect, 2.0, Stroke::new(1.0, color(theme.border)), StrokeKind::Middle);
}

/// Paints the surface's formula; says whether it is one line and has room.
fn formula_line(ui: &Ui, surface: &'static Surface, rect: Rect, ink: Color32) -> bool {
    let lines = latex::lines(surface.formula(), &latex::Style::default());
    let [line] = lines.as_slice() else { return false };
    let sizes = [13.0, 11.5, 10.0];
    let drawn = sizes.into_iter().filter_map(|size| equation::drawn(ui.ctx(), &line.latex, false, size, ink));
    let Some(drawn) = drawn.into_iter().find(|drawn| drawn.width() <= rect.width()) else { return false };
    let [above, below] = drawn.extent();
    if above + below > 1.4 * rect.height() {
        return false;
    }
    drawn.paint(ui.painter(), pos2(rect.left(), rect.center().y + (above - below) / 2.0));
    true
}
