//! A line of text that ends in an ellipsis where it has no more room.

use std::sync::Arc;

use eframe::egui::text::LayoutJob;
use eframe::egui::{Color32, FontId, Galley, Rect, Ui, pos2};

/// The text laid out in one line of at most `width` points.
pub fn elided(ui: &Ui, text: &str, font: FontId, ink: Color32, width: f32) -> Arc<Galley> {
    let mut job = LayoutJob::simple_singleline(text.to_owned(), font, ink);
    job.wrap.max_width = width.max(1.0);
    job.wrap.max_rows = 1;
    job.wrap.break_anywhere = true;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Paints a line at the left of a rectangle, centered in its height.
pub fn paint_elided(ui: &Ui, rect: Rect, text: &str, font: FontId, ink: Color32) -> Arc<Galley> {
    let galley = elided(ui, text, font, ink, rect.width());
    ui.painter().galley(pos2(rect.left(), rect.center().y - galley.size().y / 2.0), Arc::clone(&galley), ink);
    galley
}
