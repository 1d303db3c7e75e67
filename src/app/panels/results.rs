//! The table of results: a line a run, sorted by any column, copied as CSV or Markdown.

use std::sync::Arc;

use eframe::egui::{
    Align, Align2, FontId, Galley, Id, Layout, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, TextEdit,
    Ui, WidgetInfo, accesskit, pos2, vec2,
};

use super::heading;
use crate::app::action::{Action, Copied, Edit, Look};
use crate::app::model::Model;
use crate::app::results::order;
use crate::app::style::{ROW, color, semibold, theme};
use crate::app::views::{run_color, symbol};
use crate::app::widgets::{Icon, elided, icon_button};
use crate::export::results::Column;
use crate::figure::theme::marker;
use crate::words::{Language, say};

/// Space between two columns.
const GAP: f32 = 18.0;
/// Width of a run's marker.
const MARKER: f32 = 20.0;
/// Widest that a run's name and the words for where it stands are shown.
const NAME: f32 = 220.0;
const WORDS: f32 = 300.0;

/// Shows the bar and the table.
pub fn show(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    bar(ui, model, actions);
    if model.results.lines.len() != model.experiment.runs.len() {
        ui.label(RichText::new(say(model.language(), "app-results-none")).color(color(theme(ui).dim)));
        return;
    }
    // While longer runs are under way, what is there is of those before.
    ui.scope(|ui| {
        ui.set_opacity(if model.recording.is_some() { 0.55 } else { 1.0 });
        table(ui, model, actions);
    });
}

fn bar(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    ui.horizontal(|ui| {
        heading(ui, &say(language, "app-results"));
        ui.add_space(10.0);
        target(ui, model, actions);
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if icon_button(ui, Icon::Remove, &say(language, "app-results-close"), ROW, true).clicked() {
                actions.push(Action::Look(Look::Results(false)));
            }
            for (key, copied) in [("app-copy-markdown", Copied::Markdown), ("app-copy-csv", Copied::Csv)] {
                if ui.button(say(language, key)).clicked() {
                    actions.push(Action::CopyResults(copied));
                }
            }
        });
    });
}

/// The loss whose first step is asked for; nothing is asked for while the field is empty.
fn target(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let language = model.language();
    let slot = Id::unique("typed target loss");
    let now = model.document.preset.view.target_loss;
    let shown = || now.map_or_else(String::new, crate::words::number);
    let typing = ui.memory(|memory| memory.has_focus(slot));
    let mut text = ui.data(|data| data.get_temp::<String>(slot)).filter(|_| typing).unwrap_or_else(shown);
    let label = ui.label(say(language, "app-target-loss"));
    let edit = TextEdit::singleline(&mut text).id(slot).hint_text("0.01").desired_width(76.0);
    let field = ui.add(edit).labelled_by(label.id).on_hover_text(say(language, "app-target-loss-tip"));
    let typed = parsed(&text);
    if let Some(target) = typed.filter(|target| field.changed() && *target != now) {
        actions.push(Action::Edit(Edit::TargetLoss(target)));
    }
    if typed.is_none() {
        ui.label(RichText::new(say(language, "app-target-loss-wrong")).size(12.0).color(color(theme(ui).error)));
    }
    ui.data_mut(|data| data.insert_temp(slot, text));
}

/// A finite number, or nothing at all; `None` for what is neither.
fn parsed(text: &str) -> Option<Option<f64>> {
    let text = text.trim().replace('−', "-");
    if text.is_empty() {
        return Some(None);
    }
    text.parse().ok().filter(|value: &f64| value.is_finite()).map(Some)
}

/// What the table says, put into words once.
struct Cells {
    count: u64,
    language: Language,
    columns: Vec<(Column, String, Vec<String>)>,
}

/// A column as it is laid out.
struct Laid<'a> {
    column: Column,
    title: &'a str,
    texts: &'a [String],
    cells: Vec<Arc<Galley>>,
    left: f32,
    width: f32,
}

fn cells(ui: &Ui, model: &Model) -> Arc<Cells> {
    let slot = Id::unique("cells of the results");
    let (count, language) = (model.results.count, model.language());
    let known = ui.data(|data| data.get_temp::<Arc<Cells>>(slot));
    if let Some(known) = known.filter(|known| (known.count, known.language) == (count, language)) {
        return known;
    }
    let lines = &model.results.lines;
    let target = lines.iter().find_map(|line| line.target);
    let texts = |column: Column| lines.iter().map(|line| column.cell(line, language).readable()).collect();
    let columns = Column::shown(target.is_some()).into_iter();
    let columns = columns.map(|column| (column, column.title(language, target), texts(column))).collect();
    let cells = Arc::new(Cells { count, language, columns });
    ui.data_mut(|data| data.insert_temp(slot, Arc::clone(&cells)));
    cells
}

fn table(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let cells = cells(ui, model);
    let columns = layout(ui, &cells);
    let width = columns.last().map_or(0.0, |last| last.left + last.width).max(ui.available_width());
    let order = order(model);
    ScrollArea::horizontal().id_salt("results across").show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_width(width);
        head(ui, model, &columns, actions);
        ScrollArea::vertical().id_salt("results").auto_shrink(false).show_rows(ui, ROW, order.len(), |ui, rows| {
            for line in &order[rows] {
                row(ui, model, *line, &columns, width, actions);
            }
        });
    });
}

fn layout<'a>(ui: &Ui, cells: &'a Cells) -> Vec<Laid<'a>> {
    let ink = color(theme(ui).text);
    let mut left = 0.0;
    let lay = |(column, title, texts): &'a (Column, String, Vec<String>)| {
        let (extra, most) = match column {
            Column::Run => (MARKER, NAME),
            Column::Standing => (0.0, WORDS),
            _ => (0.0, f32::INFINITY),
        };
        let cells: Vec<_> = texts.iter().map(|text| elided(ui, text, FontId::proportional(13.0), ink, most)).collect();
        let above = ui.painter().layout_no_wrap(title.clone(), semibold(12.0), ink).size().x + 14.0;
        let width = cells.iter().map(|cell| cell.size().x + extra).fold(above, f32::max);
        let laid = Laid { column: *column, title, texts, cells, left, width };
        left += width + GAP;
        laid
    };
    cells.columns.iter().map(lay).collect()
}

/// The titles; each sorts by its column: up, then down, then as the runs are.
fn head(ui: &mut Ui, model: &Model, columns: &[Laid], actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let (line, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    for Laid { column, title, left, width, .. } in columns {
        let rect = Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(*width, ROW));
        let response = ui.interact(rect, ui.make_persistent_id(("title", column.id())), Sense::click());
        let sort = model.look.sort.filter(|(by, _)| by == column).map(|(_, descending)| descending);
        response.widget_info(|| WidgetInfo::labeled(Role::ColumnHeader, true, *title));
        ui.ctx().accesskit_node_builder(response.id, |node| match sort {
            Some(true) => node.set_sort_direction(accesskit::SortDirection::Descending),
            Some(false) => node.set_sort_direction(accesskit::SortDirection::Ascending),
            None => {}
        });
        if response.has_focus() {
            let stroke = Stroke::new(1.5, color(theme.accent));
            ui.painter().rect_stroke(rect.expand2(vec2(4.0, 0.0)), 4.0, stroke, StrokeKind::Inside);
        }
        let ink = color(if sort.is_some() || response.hovered() { theme.accent } else { theme.dim });
        let mark = sort.map_or("", |descending| if descending { "↓" } else { "↑" });
        let (text, align, x) = match column.is_number() {
            true => (format!("{mark} {title}"), Align2::RIGHT_CENTER, rect.right()),
            false => (format!("{title} {mark}"), Align2::LEFT_CENTER, rect.left()),
        };
        ui.painter().text(pos2(x, rect.center().y), align, text.trim(), semibold(12.0), ink);
        if response.on_hover_text(say(model.language(), "app-results-sort")).clicked() {
            actions.push(Action::Look(Look::Sort(*column)));
        }
    }
    ui.painter().hline(line.x_range(), line.bottom(), Stroke::new(1.0, color(theme.border)));
}

/// A run's line; a click unfolds its card.
fn row(ui: &mut Ui, model: &Model, run: usize, columns: &[Laid], width: f32, actions: &mut Vec<Action>) {
    let theme = theme(ui);
    let (line, _) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
    let response = ui.interact(line, ui.make_persistent_id(("line", run)), Sense::click());
    let selected = model.look.selected == run;
    let plan = &model.experiment.runs[run];
    let name = plan.name.get(model.language());
    response.widget_info(|| WidgetInfo::selected(Role::Row, true, selected, name));
    if selected || response.hovered() {
        let ground = theme.accent.fade(if selected { 0.14 } else { 0.06 });
        ui.painter().rect_filled(line, 3.0, color(ground));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(line, 3.0, Stroke::new(1.5, color(theme.accent)), StrokeKind::Inside);
    }
    for laid in columns {
        cell(ui, model, run, laid, line);
    }
    if response.clicked() {
        actions.push(Action::Look(Look::Select(run)));
    }
}

fn cell(ui: &Ui, model: &Model, run: usize, laid: &Laid, line: Rect) {
    let Laid { column, title, texts, cells, left, width } = laid;
    let galley = &cells[run];
    let rect = Rect::from_min_size(pos2(line.left() + left, line.top()), vec2(*width, ROW));
    let response = ui.interact(rect, ui.make_persistent_id((column.id(), run)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Cell, true, *title));
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_value(texts[run].as_str()));
    let mut x = if column.is_number() { rect.right() - galley.size().x } else { rect.left() };
    if *column == Column::Run {
        let theme = theme(ui);
        let plan = &model.experiment.runs[run];
        let own = run_color(theme, plan);
        let edge = color(if theme.is_faint(own) { theme.axis } else { own });
        symbol(
            ui.painter(),
            pos2(x + 6.0, rect.center().y),
            marker(&model.experiment.runs, run),
            5.0,
            color(own),
            Stroke::new(1.0, edge),
        );
        x += MARKER;
    }
    let ink = color(theme(ui).text);
    ui.painter().galley(pos2(x, rect.center().y - galley.size().y / 2.0), Arc::clone(galley), ink);
    if galley.elided {
        response.on_hover_text(&texts[run]);
    }
}
