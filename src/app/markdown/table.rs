//! Tables, their cells set in as many lines as the columns' widths ask for.

use eframe::egui::{Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::flow::{SIZE, Set};
use super::parse::Words;
use crate::app::style::{color, theme};

/// Space on each side of a column, and above and below a row.
const PAD: [f32; 2] = [5.0, 3.0];

/// Shows a table in the width that there is; the first row is the head.
pub fn show(ui: &mut Ui, rows: &[Vec<Words>]) {
    let widths = columns(ui, rows);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        rows.iter().enumerate().for_each(|(i, row)| show_row(ui, row, &widths, i == 0));
    });
}

fn show_row(ui: &mut Ui, row: &[Words], widths: &[f32], head: bool) {
    let inner = |column: usize| widths[column] - 2.0 * PAD[0];
    let cells: Vec<Set> =
        row.iter().enumerate().map(|(column, words)| Set::new(ui, words, SIZE, inner(column))).collect();
    let height = cells.iter().map(|set| set.height).fold(0.0, f32::max) + 2.0 * PAD[1];
    let (rect, response) = ui.allocate_exact_size(vec2(widths.iter().sum(), height), Sense::hover());
    let plain = || row.iter().map(Words::plain).collect::<Vec<_>>().join(", ");
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, plain()));
    let mut left = rect.left();
    for (set, width) in cells.iter().zip(widths) {
        set.paint(ui, eframe::egui::pos2(left + PAD[0], rect.top() + PAD[1]));
        left += width;
    }
    let theme = theme(ui);
    let line = Stroke::new(1.0, color(if head { theme.axis } else { theme.border }));
    ui.painter().hline(rect.x_range(), rect.bottom(), line);
}

/// As wide as their text where that fits; else what is left over the least that they need is shared out.
fn columns(ui: &Ui, rows: &[Vec<Words>]) -> Vec<f32> {
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut wanted = vec![[0.0f32; 2]; count];
    for row in rows {
        for (column, words) in row.iter().enumerate() {
            let widths = Set::widths(ui, words);
            (0..2).for_each(|i| wanted[column][i] = wanted[column][i].max(widths[i] + 2.0 * PAD[0]));
        }
    }
    let room = ui.available_width();
    let sum = |i: usize| wanted.iter().map(|widths| widths[i]).sum::<f32>();
    let (whole, least) = (sum(0), sum(1));
    if whole <= room {
        return wanted.iter().map(|widths| widths[0]).collect();
    }
    let share = ((room - least) / (whole - least).max(1.0)).clamp(0.0, 1.0);
    wanted.iter().map(|[natural, least]| least + share * (natural - least)).collect()
}
