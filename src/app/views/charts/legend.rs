//! The legend above the plots: which line is whose; a click hides or shows a run.

use eframe::egui::{FontId, Rect, RichText, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use crate::app::action::{Action, Edit, Look};
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::app::views::paint::{Images, Paint};
use crate::app::views::run_color;
use crate::app::widgets::{Icon, elided, icon_button};
use crate::experiment::Plan;
use crate::figure::mark::{Mark, Shape};
use crate::figure::theme::marker;
use crate::figure::{Sizes, mark};
use crate::words::{Message, say};

/// The widest a name gets, in points, and the room of the line before it.
const NAME: f32 = 170.0;
const SAMPLE: f32 = 26.0;
/// Height of an entry, and the most of the panel's height that all of them take, but two lines and a half at least: a
/// line that is cut off says that there are more.
const LINE: f32 = 20.0;
const MOST: f32 = 0.17;
const LEAST: f32 = 2.5 * LINE;

pub fn show(ui: &mut Ui, model: &Model, images: &mut Images, actions: &mut Vec<Action>) {
    let language = model.language();
    let most = (MOST * ui.available_height()).max(LEAST);
    ui.horizontal_top(|ui| {
        // Room that is kept for the button, so that nothing moves when it comes.
        let width = ui.available_width() - LINE - ui.spacing().item_spacing.x;
        ui.allocate_ui(vec2(width, LINE), |ui| {
            ui.set_width(width);
            let area = ScrollArea::vertical().id_salt("legend").max_height(most).min_scrolled_height(most);
            // Its bar stands at the edge, wherever the names end.
            area.auto_shrink([false, true]).show(ui, |ui| {
                ui.horizontal_wrapped(|ui| {
                    ui.spacing_mut().item_spacing = vec2(6.0, 0.0);
                    for (run, plan) in model.experiment.runs.iter().enumerate() {
                        entry(ui, model, run, plan, images, actions);
                    }
                });
            });
        });
        if model.look.plots.zoomed()
            && icon_button(ui, Icon::Fit, &say(language, "app-reset-zoom"), LINE, true).clicked()
        {
            actions.push(Action::Look(Look::Plots(model.look.plots.whole())));
        }
    });
    if model.experiment.runs.iter().all(|plan| !plan.visible) {
        ui.label(RichText::new(say(language, "app-all-hidden")).size(12.0).color(color(theme(ui).dim)));
    }
}

fn entry(ui: &mut Ui, model: &Model, run: usize, plan: &Plan, images: &mut Images, actions: &mut Vec<Action>) {
    let (theme, language) = (theme(ui), model.language());
    let name = plan.name.get(language);
    let ink = color(if plan.visible { theme.text } else { theme.dim });
    let galley = elided(ui, name, FontId::proportional(12.0), ink, NAME);
    let size = vec2(SAMPLE + galley.size().x + 4.0, LINE);
    let (rect, response) = ui.allocate_exact_size(size, Sense::click());
    let label = Message::new("app-legend-of").with("run", name).say(language);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, plan.visible, &label));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 4.0, color(theme.accent.fade(0.1)));
    }
    if response.has_focus() {
        ui.painter().rect_stroke(rect, 4.0, Stroke::new(1.5, color(theme.accent)), StrokeKind::Inside);
    }
    sample(ui, plan, marker(&model.experiment.runs, run), rect, images);
    let text = pos2(rect.left() + SAMPLE, rect.center().y - galley.size().y / 2.0);
    ui.painter().galley(text, galley.clone(), ink);
    if !plan.visible {
        let through = text.x..=text.x + galley.size().x;
        ui.painter().hline(through, rect.center().y, Stroke::new(1.0, ink));
    }
    let key = if plan.visible { "app-legend-hide-tip" } else { "app-legend-show-tip" };
    let tip = if galley.elided { format!("{name}\n{}", say(language, key)) } else { say(language, key) };
    if response.on_hover_text(tip).clicked() {
        actions.push(Action::Edit(Edit::Visible { run, visible: !plan.visible }));
    }
}

/// The run's line with its marker; hollow where it is hidden.
fn sample(ui: &Ui, plan: &Plan, shape: Shape, rect: Rect, images: &mut Images) {
    let (theme, sizes) = (theme(ui), Sizes::window());
    let ink = run_color(theme, plan);
    let ink = if plan.visible { ink } else { ink.fade(theme.future) };
    let [left, middle] = [rect.left() + 2.0, rect.center().y].map(f64::from);
    let right = left + f64::from(SAMPLE) - 6.0;
    let ring = mark::Stroke::new(0.7 * sizes.ring, theme.ring);
    let at = [(left + right) / 2.0, middle];
    let marks = [
        Mark::line([left, middle], [right, middle], mark::Stroke::new(0.85 * sizes.path, ink)),
        Mark::Symbol { at, shape, radius: 0.75 * sizes.marker, fill: ink, ring },
    ];
    Paint { painter: ui.painter(), origin: pos2(0.0, 0.0), images }.marks(&marks);
}
