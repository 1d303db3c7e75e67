//! The plots beside the landscape: loss, learning rate and effective steps, with one cursor through all of them.

mod data;
mod drawn;
mod hand;
mod hover;
mod legend;
mod navigate;
mod title;

pub use navigate::drag_cursor;

use eframe::egui::{Id, Rect, Response, Sense, Stroke, StrokeKind, Ui, WidgetInfo, accesskit};
use eframe::egui::{pos2, vec2};

use super::paint::{Images, Paint};
use crate::app::action::Action;
use crate::app::model::{Model, PlotsLook};
use crate::app::style::{color, theme};
use crate::app::widgets::symbol;
use crate::figure::chart::Quantity;
use crate::figure::mark::{self, Weight};
use crate::figure::range::Range;
use crate::figure::{Sizes, Theme, font};
use crate::words::{grouped, say};

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
const LOWEST: f32 = 80.0;
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
        let scrolls = room / shares < LOWEST;
        eframe::egui::ScrollArea::vertical().show(ui, |ui| {
            if scrolls {
                // Beside the bar, not under it.
                ui.set_max_width(ui.available_width() - ui.spacing().scroll.bar_width);
            }
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
        let row = title::show(ui, model, quantity, actions);
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
