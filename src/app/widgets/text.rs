//! A field for a formula, in which what is wrong is underlined.

use std::sync::Arc;

use eframe::egui::text::{LayoutJob, TextFormat};
use eframe::egui::{Color32, FontId, Galley, Id, ScrollArea, Stroke, TextBuffer, TextEdit, TextStyle, Ui};

use crate::app::style::{color, theme};
use crate::words::Span;

/// Characters that fit in a field; a text of more is refused long before.
const MOST: usize = 100_000;

/// The height of a field, in points, from which its text scrolls.
const HIGHEST: f32 = 240.0;

/// A text that is typed.
pub struct FormulaField<'a> {
    pub id: Id,
    /// What a screen reader says.
    pub name: &'a str,
    pub text: &'a str,
    /// The places of what is wrong.
    pub wrong: &'a [Span],
}

/// Shows the field; the new text, if it was changed.
pub fn formula_field(ui: &mut Ui, field: &FormulaField) -> Option<String> {
    let mut text = field.text.to_owned();
    let (ink, error) = (color(theme(ui).text), color(theme(ui).error));
    let font = TextStyle::Monospace.resolve(ui.style());
    let mut layouter = |ui: &Ui, text: &dyn TextBuffer, width: f32| -> Arc<Galley> {
        let mut job = underlined(text.as_str(), field.wrong, &font, ink, error);
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let edit = TextEdit::multiline(&mut text)
        .id(field.id)
        .desired_width(f32::INFINITY)
        .desired_rows(1)
        .char_limit(MOST)
        .layouter(&mut layouter);
    // A pasted program of a thousand lines must not push all else out of reach.
    let area = ScrollArea::vertical().id_salt(field.id).max_height(HIGHEST);
    let response = area.show(ui, |ui| ui.add(edit)).inner;
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(field.name));
    let changed = text != field.text;
    changed.then_some(text)
}

/// The text in one color, with a line under what is wrong.
fn underlined(text: &str, wrong: &[Span], font: &FontId, ink: Color32, error: Color32) -> LayoutJob {
    let plain = TextFormat { font_id: font.clone(), color: ink, ..TextFormat::default() };
    let marked = TextFormat { underline: Stroke::new(2.0, error), ..plain.clone() };
    let mut job = LayoutJob::default();
    let mut at = 0;
    for (start, end) in marks(text, wrong) {
        job.append(&text[at..start], 0.0, plain.clone());
        job.append(&text[start..end], 0.0, marked.clone());
        at = end;
    }
    job.append(&text[at..], 0.0, plain);
    job
}

/// The places in order, none over another, on whole characters; one at the end of a line is under its last character.
fn marks(text: &str, wrong: &[Span]) -> Vec<(usize, usize)> {
    let mut spans = wrong.to_vec();
    spans.sort_by_key(|span| (span.start, span.end));
    let mut marks: Vec<(usize, usize)> = Vec::new();
    for span in spans {
        let (mut start, mut end) = (text.floor_char_boundary(span.start), text.ceil_char_boundary(span.end));
        if text[start..end].trim().is_empty() {
            end = text[..start].trim_end().len();
            start = text.floor_char_boundary(end.saturating_sub(1));
        }
        let start = start.max(marks.last().map_or(0, |last| last.1));
        if start < end {
            marks.push((start, end));
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::marks;
    use crate::words::Span;

    #[test]
    fn marks_stay_inside_the_text_and_apart() {
        let spans = |ranges: &[(usize, usize)]| ranges.iter().map(|r| Span::new(r.0, r.1)).collect::<Vec<_>>();
        assert_eq!(marks("f = bta*x", &spans(&[(4, 7)])), [(4, 7)]);
        assert_eq!(marks("f = x +", &spans(&[(7, 7)])), [(6, 7)], "what is missing is shown where it would follow");
        assert_eq!(marks("f = β", &spans(&[(5, 90)])), [(4, 6)], "places of an older text may lie anywhere");
        assert_eq!(marks("abc", &spans(&[(0, 2), (1, 3)])), [(0, 2), (2, 3)]);
        assert!(marks("", &spans(&[(0, 1)])).is_empty());
    }
}
