//! The plots beside the landscape: loss, learning rate and effective steps, with one cursor through all of them.

mod data;
mod drawn;
mod hand;
mod hover;
mod legend;
mod navigate;

pub use navigate::drag_cursor;

use eframe::egui::{Align, Id, Layout, Rect, Response, RichText, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit};
use eframe::egui::{pos2, vec2};

use super::paint::{Images, Paint};
use crate::app::action::{Action, Edit, Look};
use crate::app::chances;
use crate::app::model::{Model, PlotsLook};
use crate::app::style::{color, semibold, theme};
use crate::app::widgets::{Icon, icon_button, symbol};
use crate::experiment::preset::Scale;
use crate::figure::chart::Quantity;
use crate::figure::mark::{self, Weight};
use crate::figure::range::Range;
use crate::figure::series;
use crate::figure::{Sizes, Theme, font};
use crate::words::{Language, Message, grouped, say};

use data::DataPlot;
use drawn::{Drawn, Wanted};

/// What the view keeps between frames: pictures, nothing that the model does not say.
#[derive(Default)]
pub struct Charts {
    images: Images,
    drawn: [Option<Drawn>; 3],
    data: DataPlot,
    /// The rates shown while a point is held: an axis that followed it would run away from the hand.
    held: Option<Range>,
}

/// What share of the height a plot has, beside the others that are unfolded.
const SHARES: [f32; 3] = [1.3, 1.0, 1.0];
/// No plot is lower; where there is less room the panel scrolls.
const LOWEST: f32 = 92.0;
/// Room for the numbers left of a plot; fixed, so that the plots stand under each other and nothing jumps.
const LEFT: f32 = 46.0;
/// And for those below it, with and without the word for them.
const BELOW: [f32; 2] = [34.0, 20.0];

impl Charts {
    /// Shows the plots in what is left of `ui`.
    pub fn show(&mut self, ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
        legend::show(ui, model, &mut self.images, actions);
        let folded = model.look.plots.folded;
        let spacing = ui.spacing().item_spacing.y;
        let data = self.data.room(model);
        let titles = (3.0 + data.titles) * (ui.spacing().interact_size.y + spacing);
        let open = (0..3).filter(|&i| !folded[i]).count() as f32 + f32::from(u8::from(data.fixed > 0.0));
        let shares = (0..3).filter(|&i| !folded[i]).map(|i| SHARES[i]).sum::<f32>() + data.share;
        let room = ui.available_height() - titles - open * spacing - (BELOW[0] - BELOW[1]) - data.fixed - 1.0;
        let last = (0..3).rfind(|&i| !folded[i]);
        eframe::egui::ScrollArea::vertical().show(ui, |ui| {
            let height = (room * data.share / shares).max(LOWEST) + data.fixed;
            self.data.show(ui, model, height, &mut self.images, actions);
            for (i, quantity) in Quantity::ALL.into_iter().enumerate() {
                let below = BELOW[usize::from(last != Some(i))];
                let height = (room * SHARES[i] / shares).max(LOWEST) + below - BELOW[1];
                self.plot(ui, model, quantity, [height, below], actions);
            }
        });
    }

    /// A plot with its title; `height` is that of the plot, and of what stands below its frame.
    fn plot(
        &mut self,
        ui: &mut Ui,
        model: &Model,
        quantity: Quantity,
        [height, below]: [f32; 2],
        actions: &mut Vec<Action>,
    ) {
        let (theme, index) = (theme(ui), quantity as usize);
        let folded = model.look.plots.folded[index];
        let row = title(ui, model, quantity, actions);
        if folded {
            return;
        }
        let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let inner = Rect::from_min_max(
            pos2(rect.left() + LEFT, rect.top() + 4.0),
            pos2(rect.right() - right_room(model), rect.bottom() - below),
        );
        if !inner.is_positive() {
            return;
        }
        let name = say(model.language(), name(quantity));
        let response = ui.interact(inner.expand2(vec2(6.0, 0.0)), Id::unique(("plot", &name)), Sense::click_and_drag());
        describe(ui, model, &response, &name);
        let across = if below == BELOW[0] { say(model.language(), "app-step-axis") } else { String::new() };
        let held = self.held.filter(|_| quantity == Quantity::Rate);
        let wanted = Wanted { quantity, inner, across, held, ppp: ui.pixels_per_point(), mode: theme.mode };
        let drawn = Drawn::kept(&mut self.drawn[index], ui.ctx(), model, wanted, theme);
        drawn.move_to(model, theme);
        paint(ui, drawn, &mut self.images, theme, [rect, row]);
        if response.has_focus() {
            let stroke = Stroke::new(1.5, color(theme.accent));
            ui.painter().rect_stroke(inner.expand(2.0), 3.0, stroke, StrokeKind::Outside);
        }
        let [taken, held] = hand::show(ui, model, drawn, &response, actions);
        if quantity == Quantity::Rate {
            self.held = held.then_some(drawn.chart.range);
        }
        if !taken {
            navigate::show(ui, model, drawn, &response, actions);
            hover::show(model, drawn, &response);
        }
    }
}

fn name(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Loss => "app-loss",
        Quantity::Rate => "app-learning-rate",
        Quantity::EffectiveStep => "app-effective-step",
    }
}

/// The width from which a title stands beside its key without being shortened.
const ROOMY: f32 = 340.0;

fn shown_name(ui: &Ui, language: Language, quantity: Quantity) -> String {
    let short = quantity == Quantity::EffectiveStep && ui.max_rect().width() < ROOMY;
    say(language, if short { "app-effective-step-short" } else { name(quantity) })
}

/// Folds the plot, names it, switches its scale; the rectangle in which its key has room.
fn title(ui: &mut Ui, model: &Model, quantity: Quantity, actions: &mut Vec<Action>) -> Rect {
    let (language, look) = (model.language(), model.look.plots);
    let folded = look.folded[quantity as usize];
    let name = say(language, name(quantity));
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (icon, key) = if folded { (Icon::Folded, "app-unfold-plot") } else { (Icon::Unfolded, "app-fold-plot") };
        let label = Message::new(key).with("name", name.as_str()).say(language);
        if icon_button(ui, icon, &label, 18.0, true).clicked() {
            let mut plots = look;
            plots.folded[quantity as usize] = !folded;
            actions.push(Action::Look(Look::Plots(plots)));
        }
        let title = ui.label(RichText::new(shown_name(ui, language, quantity)).font(semibold(13.0)));
        let tip = match quantity {
            Quantity::Loss => "app-plot-tip",
            Quantity::Rate => "app-rate-plot-tip",
            Quantity::EffectiveStep => "app-effective-step-tip",
        };
        let title = title.on_hover_text(say(language, tip)).rect;
        let mut end = ui.max_rect().right();
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            if !folded {
                end = scale(ui, model, quantity, &name, actions).left();
                if quantity == Quantity::Loss && model.traces.iter().any(|trace| trace.batch_loss.is_some()) {
                    batches(ui, model, actions);
                }
                if quantity == Quantity::Loss {
                    seeds(ui, model);
                }
            }
        });
        Rect::from_x_y_ranges(title.right()..=end, title.y_range())
    });
    row.inner
}

/// Shows and hides the loss of mini-batches, where there is one.
fn batches(ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
    let (language, shown) = (model.language(), series::shows_batches(&model.document.preset.view));
    let text = RichText::new(say(language, "figure-batch-loss")).size(11.5);
    if ui.selectable_label(shown, text).on_hover_text(say(language, "app-batch-loss-tip")).clicked() {
        actions.push(Action::Edit(Edit::BatchLoss(!shown)));
    }
}

/// Says over how many seeds the band is, and how far that is.
fn seeds(ui: &mut Ui, model: &Model) {
    let Some(wanted) = chances::wanted(model) else { return };
    let done = chances::chance(model).map_or(0, |chance| chance.seeds);
    let key = if done == wanted { "app-seeds-done" } else { "app-seeds-coming" };
    let say = |key| Message::new(key).with("count", wanted).with("done", done.min(wanted)).say(model.language());
    let dim = color(theme(ui).dim);
    ui.label(RichText::new(say(key)).size(11.5).color(dim)).on_hover_text(say("app-seeds-band-tip"));
}

fn scale(ui: &mut Ui, model: &Model, quantity: Quantity, name: &str, actions: &mut Vec<Action>) -> Rect {
    let language = model.language();
    let slot = Id::unique(("plot is logarithmic", quantity));
    // What the plot chose by itself when it was drawn last.
    let log = ui.data(|data| data.get_temp(slot)).unwrap_or(quantity != Quantity::Rate);
    let (key, next) = if log { ("app-log-scale", Scale::Linear) } else { ("app-linear-scale", Scale::Log) };
    let link = ui.link(RichText::new(say(language, key)).size(11.5));
    let label = format!("{name}: {}", say(language, key));
    link.widget_info(|| WidgetInfo::labeled(eframe::egui::Role::Link, true, &label));
    let link = link.on_hover_text(say(language, "app-plot-scale-tip"));
    if link.clicked() {
        let mut plots = model.look.plots;
        plots.values[quantity as usize] = None;
        actions.push(Action::Look(Look::Plots(plots)));
        actions.push(Action::Edit(Edit::PlotScale { plot: quantity, scale: next }));
    }
    link.rect
}

/// Paints a plot. What is right of the cursor shows the faded lines, what is left of it the others.
fn paint(ui: &Ui, drawn: &Drawn, images: &mut Images, theme: &'static Theme, [rect, row]: [Rect; 2]) {
    let (sizes, inner) = (Sizes::window(), drawn.wanted.inner);
    let painter = ui.painter_at(rect.expand(8.0).union(row));
    let mut paint = Paint { painter: &painter, origin: pos2(0.0, 0.0), images };
    paint.marks(&drawn.behind);
    let cursor =
        (drawn.frame.x.pixel(drawn.chart.cursor.unwrap_or(0) as f64) as f32).clamp(inner.left(), inner.right());
    let clip = ui.clip_rect().intersect(inner);
    for (mesh, part) in [(&drawn.future, inner.with_min_x(cursor)), (&drawn.past, inner.with_max_x(cursor))] {
        painter.with_clip_rect(part.intersect(clip)).add(eframe::egui::Shape::mesh(mesh.clone()));
    }
    paint.marks(&drawn.axes);
    paint.marks(&drawn.chart.now(&drawn.frame, theme, &sizes));
    let key = drawn.chart.key_width(&sizes);
    if f64::from(row.width()) > key + 8.0 {
        let baseline = f64::from(row.center().y) + 0.36 * sizes.small;
        paint.marks(&drawn.chart.key_marks([f64::from(row.right()) - 10.0, baseline], theme, &sizes));
    }
}

fn describe(ui: &Ui, model: &Model, response: &Response, name: &str) {
    response.widget_info(|| WidgetInfo::slider(true, model.player.step as f64, name));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_min_numeric_value(0.0);
        node.set_max_numeric_value(model.steps() as f64);
        node.remove_action(accesskit::Action::SetValue);
    });
}

/// Room right of a plot for the half of the longest number of a step that stands at its end.
fn right_room(model: &Model) -> f32 {
    let label = grouped(model.steps());
    (0.5 * font::width(&label, Sizes::window().small, Weight::Regular) as f32 - 6.0).max(8.0)
}

/// The frame of a plot as `figure` has it, in points of the window.
fn mark_rect(rect: Rect) -> mark::Rect {
    let [from, to] = [rect.min, rect.max].map(|corner| [corner.x, corner.y].map(f64::from));
    mark::Rect::new(from[0], from[1], to[0], to[1])
}

/// The steps shown, within those that there are.
pub(super) fn span(model: &Model) -> Option<[f64; 2]> {
    let PlotsLook { span, .. } = model.look.plots;
    let steps = model.steps() as f64;
    span.map(|[from, to]| [from.clamp(0.0, steps), to.clamp(0.0, steps)]).filter(|[from, to]| from < to)
}

/// The names of the drawn coordinates; one where the problem has one.
fn coordinates(model: &Model) -> Vec<String> {
    let (across, up) = model.experiment.pair;
    let name = |i: usize| symbol(&model.experiment.problem.coordinates[i]);
    if across == up { vec![name(across)] } else { vec![name(across), name(up)] }
}
