//! The catalog: all entries by groups with a field that filters them, and beside them the page of one.

use std::cell::OnceCell;

use eframe::egui::{
    Button, CentralPanel, FontId, Frame, Hyperlink, Margin, Panel, Response, Role, ScrollArea, Sense, Ui, WidgetInfo,
    vec2,
};

use crate::app::action::{Action, Edit, Export, Look, Topic};
use crate::app::markdown::Markdown;
use crate::app::model::Model;
use crate::app::panels::about::copy_latex;
use crate::app::style::{ROW, color, semibold, theme};
use crate::app::views::equation;
use crate::app::views::miniature::Miniatures;
use crate::app::widgets::{Choice, keep_focus_in_sight, page_keys, paint_elided, pick_with};
use crate::experiment::preset::MOST_RUNS;
use crate::export::page::{Kind, Page};
use crate::words::{Language, Message, say};

/// Width of the list of entries, in points.
const LIST: f32 = 262.0;

/// The catalog as it is looked at.
#[derive(Default)]
pub struct Catalog {
    entries: OnceCell<Vec<Entry>>,
    head: Markdown,
    details: Markdown,
    miniatures: Miniatures,
}

/// An entry and what it is found by.
struct Entry {
    page: Page,
    words: String,
}

impl Entry {
    fn all() -> Vec<Entry> {
        let pages = Kind::ALL.into_iter().flat_map(Kind::pages);
        pages.map(|page| Entry { page, words: page.words() }).collect()
    }
}

/// Shows the list and the page of the entry with this id.
pub fn show(ui: &mut Ui, model: &Model, id: &'static str, catalog: &mut Catalog, actions: &mut Vec<Action>) {
    Panel::left("entries").resizable(false).exact_size(LIST).frame(Frame::NONE).show(ui, |ui| {
        list(ui, model.language(), id, catalog, actions);
    });
    let Some(page) = Page::find(id) else { return };
    CentralPanel::no_frame().frame(Frame::new().inner_margin(Margin { left: 14, ..Margin::ZERO })).show(ui, |ui| {
        ScrollArea::vertical().id_salt(("page", id)).auto_shrink(false).show(ui, |ui| {
            // Away from the bar that scrolls.
            Frame::new().inner_margin(Margin { right: 14, ..Margin::ZERO }).show(ui, |ui| {
                content(ui, model, &page, catalog, actions);
            });
            keep_focus_in_sight(ui);
            page_keys(ui);
        });
    });
}

fn list(ui: &mut Ui, language: Language, id: &str, catalog: &Catalog, actions: &mut Vec<Action>) {
    let entries = catalog.entries.get_or_init(Entry::all);
    let group = |page: &Page| format!("{} · {}", page.kind().title(language), page.document().group.get(language));
    let groups: Vec<String> = entries.iter().map(|entry| group(&entry.page)).collect();
    let choices: Vec<Choice> = entries
        .iter()
        .zip(&groups)
        .map(|(Entry { page, words }, group)| {
            let document = page.document();
            let [title, tip] = [&document.title, &document.description].map(|text| text.get(language));
            Choice { id: &document.id, group, title, also: words, tip }
        })
        .collect();
    ui.set_width(LIST - 10.0);
    let height = ui.available_height() - 2.0 * ROW;
    let page = pick_with(ui, language, &choices, Some(id), height, &line).as_deref().and_then(Page::find);
    if let Some(page) = page {
        actions.push(open(&page));
    }
}

/// Opens the page of an entry.
fn open(page: &Page) -> Action {
    Action::Look(Look::Help(Some(Topic::Catalog(&page.document().id))))
}

/// A title that the arrows find: a hundred of them would keep Tab from the page.
fn line(ui: &mut Ui, choice: &Choice, chosen: bool, marked: bool) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::CLICK);
    response.widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, chosen, choice.title));
    if !ui.is_rect_visible(rect) {
        return response;
    }
    let theme = theme(ui);
    let strength = match (chosen, response.hovered() || marked) {
        (true, _) => 0.18,
        (false, true) => 0.09,
        (false, false) => 0.0,
    };
    ui.painter().rect_filled(rect, 4.0, color(theme.accent.fade(strength)));
    let font = if chosen { semibold(13.0) } else { FontId::proportional(13.0) };
    paint_elided(ui, rect.shrink2(vec2(6.0, 3.0)), choice.title, font, color(theme.text));
    response
}

fn content(ui: &mut Ui, model: &Model, page: &Page, catalog: &mut Catalog, actions: &mut Vec<Action>) {
    let language = model.language();
    catalog.head.show(ui, &page.head(language));
    ui.add_space(4.0);
    equation::show(ui, &page.document().formula, model.look.notation, ui.available_width());
    ui.add_space(4.0);
    buttons(ui, model, page, actions);
    ui.add_space(4.0);
    catalog.miniatures.show(ui, page, language);
    ui.add_space(4.0);
    catalog.details.show(ui, &page.details(language));
    source(ui, page, language);
}

/// What can be done with the entry.
fn buttons(ui: &mut Ui, model: &Model, page: &Page, actions: &mut Vec<Action>) {
    let language = model.language();
    let id = || page.document().id.clone();
    let run = model.look.selected;
    ui.horizontal_wrapped(|ui| {
        let mut button = |ui: &mut Ui, text: String, enabled: bool, action: &dyn Fn() -> Action| {
            if ui.add_enabled(enabled, Button::new(text)).clicked() {
                actions.extend([Action::Settle, action()]);
            }
        };
        let name = model.experiment.runs.get(run).map_or_else(String::new, |plan| plan.name.get(language).to_owned());
        let for_run = || Message::new("app-catalog-use-for").with("run", name.clone()).say(language);
        match page {
            Page::Surface(_) => {
                button(ui, say(language, "app-catalog-use-surface"), true, &|| Action::Edit(Edit::Surface(id())))
            }
            Page::Optimizer(_) => {
                let room = model.experiment.runs.len() < MOST_RUNS;
                let add = || Action::Edit(Edit::AddRun { optimizer: Some(id()) });
                button(ui, say(language, "app-catalog-add"), room, &add);
                button(ui, for_run(), true, &|| Action::Edit(Edit::Optimizer { run, id: id() }));
            }
            Page::Schedule(_) => button(ui, for_run(), true, &|| Action::Edit(Edit::Schedule { run, id: id() })),
        }
        let latex = || copy_latex(model, &page.document().formula);
        button(ui, say(language, "app-copy-latex"), true, &latex);
        button(ui, say(language, "app-copy-page"), true, &|| {
            Action::Export(Export::CopyText { text: page.plain(language), done: "app-copied-page" })
        });
    });
}

/// Where the entry is from; papers that have an address can be opened.
fn source(ui: &mut Ui, page: &Page, language: Language) {
    let Some(pieces) = page.source(language) else { return };
    ui.add_space(8.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for piece in pieces {
            match piece.address {
                Some(address) => ui.add(Hyperlink::from_label_and_url(piece.words, address)),
                None => ui.label(piece.words),
            };
        }
    });
}
