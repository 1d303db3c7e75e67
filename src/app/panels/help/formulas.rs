//! The formula language: the users' reference, with its headings beside it, and a field that leaves only the sections
//! in which a word stands.

use eframe::egui::{Align, Button, CentralPanel, Frame, Margin, Panel, ScrollArea, TextEdit, Ui};

use crate::app::markdown::Markdown;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::widgets::page_keys;
use crate::words::{Language, say};

const ENGLISH: &str = include_str!("../../../../docs/formula.md");
const KOREAN: &str = include_str!("../../../../docs/formula.ko.md");

/// Width of the list of headings, in points.
const HEADINGS: f32 = 168.0;

/// The reference as it is looked at.
#[derive(Default)]
pub struct Reference {
    language: Option<Language>,
    sections: Vec<Section>,
    search: String,
    /// The section to be scrolled to.
    wanted: Option<usize>,
}

struct Section {
    heading: String,
    text: &'static str,
    /// The same in small letters, to be searched.
    plain: String,
    view: Markdown,
}

impl Reference {
    fn read(&mut self, language: Language) {
        if self.language == Some(language) {
            return;
        }
        let text = match language {
            Language::En => ENGLISH,
            Language::Ko => KOREAN,
        };
        (self.language, self.sections) = (Some(language), sections(text));
    }
}

/// A section goes from a heading of the second level to the next; what stands before the first has that of the text.
fn sections(text: &'static str) -> Vec<Section> {
    let starts = text.match_indices("\n## ").map(|(at, _)| at + 1);
    let bounds: Vec<usize> = std::iter::once(0).chain(starts).chain([text.len()]).collect();
    let section = |bounds: &[usize]| {
        let text = &text[bounds[0]..bounds[1]];
        let heading = text.lines().next().unwrap_or_default().trim_start_matches('#').trim().to_owned();
        Section { heading, text, plain: text.to_lowercase(), view: Markdown::default() }
    };
    bounds.windows(2).map(section).collect()
}

/// Shows the reference.
pub fn show(ui: &mut Ui, model: &Model, reference: &mut Reference) {
    let language = model.language();
    reference.read(language);
    let Reference { sections, search, wanted, .. } = reference;
    let words = search.trim().to_lowercase();
    let found: Vec<usize> = (0..sections.len()).filter(|i| sections[*i].plain.contains(&words)).collect();
    Panel::left("headings").resizable(false).exact_size(HEADINGS).frame(Frame::NONE).show(ui, |ui| {
        let label = ui.label(say(language, "app-help-search"));
        ui.add(TextEdit::singleline(search).desired_width(HEADINGS - 20.0)).labelled_by(label.id);
        ui.add_space(6.0);
        for i in &found {
            if ui.add(Button::new(&sections[*i].heading).frame(false).wrap()).clicked() {
                *wanted = Some(*i);
            }
        }
        if found.is_empty() {
            ui.colored_label(color(theme(ui).dim), say(language, "app-help-not-found"));
        }
    });
    CentralPanel::no_frame().frame(Frame::new().inner_margin(Margin { left: 14, ..Margin::ZERO })).show(ui, |ui| {
        ScrollArea::vertical().id_salt("reference").auto_shrink(false).show(ui, |ui| {
            for i in found {
                let Section { text, view, .. } = &mut sections[i];
                // Away from the bar that scrolls.
                let inner = Frame::new().inner_margin(Margin { right: 14, ..Margin::ZERO });
                let shown = inner.show(ui, |ui| view.show(ui, text)).response;
                ui.add_space(10.0);
                if *wanted == Some(i) {
                    shown.scroll_to_me(Some(Align::TOP));
                    *wanted = None;
                }
            }
            page_keys(ui);
        });
    });
}
