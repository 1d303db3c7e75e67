//! One row of a panel: a name, a slider, the number.

use eframe::egui::{Align, DragValue, Label, Layout, Response, RichText, Sense, TextWrapMode, Ui, UiBuilder, vec2};

use super::scale::{Track, short};
use super::slider::{Turn, slider};
use crate::app::style::ROW;
use crate::words::{grouped, ungrouped};

/// A number that a person can turn.
pub struct Parameter<'a> {
    /// What a screen reader says: `Momentum: β`.
    pub name: &'a str,
    /// What stands before the slider: `β`.
    pub label: &'a str,
    /// A sentence on what it does.
    pub tip: &'a str,
    pub track: Track,
    pub value: f64,
    pub default: Option<f64>,
}

const NUMBER: f32 = 62.0;
const LABEL: f32 = 88.0;
/// Width of a digit of a number in a field, and of what stands between groups of them.
const DIGIT: f32 = 8.3;
const SEPARATOR: f32 = 4.0;

/// Shows the row; the new value, if it was changed.
pub fn parameter(ui: &mut Ui, parameter: &Parameter) -> Option<f64> {
    let Parameter { name, label, tip, track, value, default } = *parameter;
    ui.horizontal(|ui| {
        let words = label_cell(ui, label, LABEL);
        // A large count is read in groups or not at all; the rail gives way.
        let field = if track.integer && value >= 0.0 { count_width(value as u64).max(NUMBER) } else { NUMBER };
        let width = (ui.available_width() - field - ui.spacing().item_spacing.x).max(40.0);
        let (rail, turn) = slider(ui, name, &track, value, width);
        let (number, typed) = number(ui, name, &track, value, field);
        if !tip.is_empty() {
            words.on_hover_text(tip);
            rail.on_hover_text(tip);
            number.on_hover_text(tip);
        }
        match turn {
            Some(Turn::To(new)) => Some(new),
            Some(Turn::Default) => default,
            None => typed,
        }
    })
    .inner
}

/// A label of a fixed width, so that what follows stands in a column.
pub fn label_cell(ui: &mut Ui, label: &str, width: f32) -> Response {
    ui.allocate_ui_with_layout(vec2(width, ROW), Layout::left_to_right(Align::Center), |ui| {
        ui.set_min_width(width);
        ui.add(Label::new(RichText::new(label)).wrap_mode(TextWrapMode::Truncate).selectable(false))
    })
    .inner
}

/// The number alone: drag it, or click and type; it may leave the slider's range.
pub fn number(ui: &mut Ui, name: &str, track: &Track, value: f64, width: f32) -> (Response, Option<f64>) {
    let mut new = value;
    let [low, high] = track.limits;
    let range = low.unwrap_or(f64::MIN)..=high.unwrap_or(f64::MAX);
    let speed =
        if track.integer { 0.25 } else { (value.abs() / 200.0).max((track.range[1] - track.range[0]) / 2000.0) };
    // Whole numbers to their last digit where they have room.
    let fits = |value: f64| track.integer && value >= 0.0 && count_width(value as u64) <= width;
    let whole = |value: f64| fits(value).then(|| grouped(value as u64));
    let drag = DragValue::new(&mut new)
        .speed(speed)
        .range(range)
        .clamp_existing_to_range(false)
        .update_while_editing(false)
        .custom_formatter(|value, _| whole(value).unwrap_or_else(|| short(value)))
        .custom_parser(|text| typed(text, track.integer));
    let response = fixed(ui, name, width, drag);
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_label(name));
    // What a screen reader sets has no limits yet.
    let new = track.limited(new);
    let changed = response.changed() && new != value;
    (response, changed.then_some(new))
}

/// Width of a field for a count, its digits in groups.
pub fn count_width(count: u64) -> f32 {
    let text = grouped(count);
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    16.0 + digits as f32 * DIGIT + (text.len() - digits) as f32 * SEPARATOR
}

/// A finite number, its minus as either sign; a whole one may have its digits in groups.
fn typed(text: &str, integer: bool) -> Option<f64> {
    let count = ungrouped(text).filter(|_| integer).map(|count| count as f64);
    count.or_else(|| text.trim().replace('−', "-").parse().ok()).filter(|value: &f64| value.is_finite())
}

/// A field that keeps its place in the panel: a text longer than the field reaches over what is left of it.
fn fixed(ui: &mut Ui, name: &str, width: f32, field: DragValue) -> Response {
    let size = vec2(width, ui.spacing().interact_size.y - 2.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let layout = Layout::right_to_left(Align::Center).with_main_justify(true).with_cross_justify(true);
    ui.new_child(UiBuilder::new().id_salt(("number", name)).max_rect(rect).layout(layout)).add(field)
}
