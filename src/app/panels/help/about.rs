//! What the program is: its version, what it is built from, and the licenses of what it brings along.

use eframe::egui::{Grid, Link, RichText, Ui};

use crate::app::action::{Action, Look, Topic};
use crate::app::panels::heading;
use crate::app::style::semibold;
use crate::words::{Language, Message, say};

/// Names and texts of the licenses.
const LICENSES: [(&str, &str); 4] = [
    ("Thalweg: MIT", include_str!("../../../../LICENSE-MIT")),
    ("Thalweg: Apache 2.0", include_str!("../../../../LICENSE-APACHE")),
    ("Thalweg Sans: SIL Open Font License 1.1", include_str!("../../../../assets/fonts/OFL.txt")),
    ("KaTeX: SIL Open Font License 1.1", include_str!("../../../../assets/fonts/KaTeX-OFL.txt")),
];

/// Crates and their versions, as `build.rs` found them: `egui 0.37.2, …`.
const CRATES: &str = env!("THALWEG_CRATES");

/// Shows what the program is.
pub fn show(ui: &mut Ui, language: Language, actions: &mut Vec<Action>) {
    ui.label(RichText::new("Thalweg").font(semibold(22.0)));
    let version = Message::new("app-about-version").with("version", env!("CARGO_PKG_VERSION"));
    ui.label(version.with("build", env!("THALWEG_BUILD")).say(language));
    ui.label(say(language, "app-about-name"));
    ui.add_space(8.0);
    heading(ui, &say(language, "app-about-licenses"));
    ui.label(say(language, "app-about-own-license"));
    ui.label(say(language, "app-about-fonts"));
    for (which, (name, _)) in LICENSES.iter().enumerate() {
        if ui.add(Link::new(*name)).clicked() {
            actions.push(Action::Look(Look::Help(Some(Topic::License(which)))));
        }
    }
    ui.add_space(8.0);
    heading(ui, &say(language, "app-about-crates"));
    Grid::new("crates").num_columns(4).spacing([18.0, 4.0]).show(ui, |ui| {
        for (i, entry) in CRATES.split(", ").enumerate() {
            let (name, version) = entry.split_once(' ').unwrap_or((entry, ""));
            ui.label(name);
            ui.label(version);
            if i % 2 == 1 {
                ui.end_row();
            }
        }
    });
}

/// Shows the whole text of a license, in its own words.
pub fn license(ui: &mut Ui, which: usize) {
    let Some((name, text)) = LICENSES.get(which) else { return };
    ui.label(RichText::new(*name).font(semibold(13.0)));
    ui.label(*text);
}
