//! The data of a problem, and what each run at the cursor makes of them.

use std::sync::Arc;

use eframe::egui::{Align, Id, Layout, Rect, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::{BELOW, LEFT, mark_rect};
use crate::app::action::{Action, Look};
use crate::app::model::{Model, PlotsLook};
use crate::app::style::{color, semibold, theme};
use crate::app::views::paint::{Images, Paint};
use crate::app::views::scene;
use crate::app::widgets::{Icon, icon_button};
use crate::experiment::Experiment;
use crate::figure::data::{Fitted, Sketch};
use crate::figure::{Sizes, Theme};
use crate::words::{Message, say};

/// What share of the height the plot has, beside the others that are unfolded.
const SHARE: f32 = 1.2;
/// The height of the sentence in its place.
const SENTENCE: f32 = 34.0;

/// The picture of the data; drawn up once for an experiment.
#[derive(Default)]
pub struct DataPlot {
    of: Option<Arc<Experiment>>,
    sketch: Option<Sketch>,
}

/// The room that the plot takes.
#[derive(Clone, Copy, Default)]
pub struct Room {
    /// Rows of titles.
    pub titles: f32,
    /// Its share of the height that is left.
    pub share: f32,
    /// Its height beyond that.
    pub fixed: f32,
}

impl DataPlot {
    /// The room that it takes for the model; none for a problem without data.
    pub fn room(&mut self, model: &Model) -> Room {
        if !self.of.as_ref().is_some_and(|of| Arc::ptr_eq(of, &model.experiment)) {
            self.sketch = Sketch::new(&model.experiment);
            self.of = Some(Arc::clone(&model.experiment));
        }
        match (&model.experiment.problem.data, &self.sketch) {
            (None, _) => Room::default(),
            (Some(_), _) if model.look.plots.data_folded => Room { titles: 1.0, ..Room::default() },
            (Some(_), None) => Room { titles: 1.0, share: 0.0, fixed: SENTENCE },
            (Some(_), Some(_)) => Room { titles: 1.0, share: SHARE, fixed: BELOW[0] },
        }
    }

    /// Shows title and plot, which has this height with what stands below its frame.
    pub fn show(&self, ui: &mut Ui, model: &Model, height: f32, images: &mut Images, actions: &mut Vec<Action>) {
        if model.experiment.problem.data.is_none() {
            return;
        }
        self.title(ui, model, actions);
        match &self.sketch {
            _ if model.look.plots.data_folded => {}
            Some(sketch) => plot(ui, model, sketch, height, images),
            None => {
                let dim = color(theme(ui).dim);
                ui.label(RichText::new(say(model.language(), "app-data-not-drawn")).size(12.0).color(dim));
            }
        }
    }

    /// Folds the plot, names it, and says how many of the examples are drawn where that is not all.
    fn title(&self, ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
        let (language, look) = (model.language(), model.look.plots);
        let (folded, name) = (look.data_folded, say(language, "app-data"));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let (icon, key) =
                if folded { (Icon::Folded, "app-unfold-plot") } else { (Icon::Unfolded, "app-fold-plot") };
            let label = Message::new(key).with("name", name.as_str()).say(language);
            if icon_button(ui, icon, &label, 18.0, true).clicked() {
                actions.push(Action::Look(Look::Plots(PlotsLook { data_folded: !folded, ..look })));
            }
            ui.label(RichText::new(&name).font(semibold(13.0))).on_hover_text(say(language, "app-data-tip"));
            let every = self.sketch.as_ref().map_or(1, |sketch| sketch.every);
            if !folded && every > 1 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let note = Message::new("figure-data-every").with("count", every as u64).say(language);
                    ui.label(RichText::new(note).size(11.5).color(color(theme(ui).dim)));
                });
            }
        });
    }
}

fn plot(ui: &mut Ui, model: &Model, sketch: &Sketch, height: f32, images: &mut Images) {
    let (theme, sizes, language) = (theme(ui), Sizes::window(), model.language());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let corner = pos2(rect.left() + LEFT, rect.top() + 4.0);
    let inner = Rect::from_min_max(corner, pos2(rect.right() - 8.0, rect.bottom() - BELOW[0]));
    if !inner.is_positive() {
        return;
    }
    let [across, up] = sketch.names(language);
    let message = Message::new("app-data-picture").with("up", up).with("across", across);
    let said = message.with("step", model.player.step).say(language);
    let response = ui.interact(inner, Id::unique("data"), Sense::hover()).union(response);
    response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
    let batch = Sketch::batch(&model.experiment, model.player.step);
    let frame = sketch.frame(mark_rect(inner));
    let marks = sketch.marks(&runs(model, theme), batch.as_ref(), &frame, (theme, &sizes), language);
    let painter = ui.painter_at(rect.expand(8.0));
    painter.rect_filled(inner, 0.0, color(theme.background));
    Paint { painter: &painter, origin: pos2(0.0, 0.0), images }.marks(&marks);
}

/// The visible runs that have come as far as the cursor.
fn runs(model: &Model, theme: &Theme) -> Vec<Fitted> {
    let fitted = scene::visible(model, theme, |_, run| {
        let row = run.trace.at(run.cursor)?;
        Some(Fitted { color: run.color, shape: run.shape, point: row.point })
    });
    fitted.into_iter().flatten().collect()
}
