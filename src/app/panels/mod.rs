//! One file a panel. A panel reads the model and says what was asked for; it changes nothing itself.

pub mod about;
pub mod closing;
pub mod code;
mod coordinate;
pub mod data;
pub mod dialog;
pub mod drop;
pub mod export;
pub mod exporting;
pub mod formula;
pub mod help;
pub mod menu;
pub mod notes;
pub mod notice;
pub mod problem;
pub mod results;
pub mod runs;
pub mod schedule;
pub mod start;
pub mod surfaces;
mod timeline;
pub mod transport;

use eframe::egui::{RichText, Ui};

use crate::app::style::{color, theme};

/// The title of a part of a panel.
fn heading(ui: &mut Ui, text: &str) {
    let dim = color(theme(ui).dim);
    ui.label(RichText::new(text).font(crate::app::style::semibold(12.0)).color(dim));
}
