//! The landscape: the surface, the runs' paths over it, starts that can be dragged.

use eframe::egui::{Rect, Role, Sense, Ui, WidgetInfo};

use super::ground::Keeper;
use super::paint::{Images, Paint};
use super::trails::Trails;
use super::{batch, chips, curve, pointer, scene, starts};
use crate::app::action::Action;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::preset::Layer;
use crate::figure::axes::{self, Frame};
use crate::figure::landscape::Tracks;
use crate::figure::mark::{self, Mark};
use crate::figure::subject;
use crate::figure::{Sizes, Theme};
use crate::words::say;

/// What the view keeps between frames: pictures, nothing that the model does not say.
#[derive(Default)]
pub struct Landscape {
    ground: Keeper,
    batch: batch::Keeper,
    images: Images,
    trails: Trails,
    /// Where the switches were drawn last, from the upper left corner: no number is written under them.
    covered: Vec<mark::Rect>,
}

/// Whether a layer is drawn.
pub fn shown(model: &Model, layer: Layer) -> bool {
    subject::has(&model.document.preset.view, layer)
}

/// Whether the problem has one coordinate: then what is up is its value.
pub fn flat(model: &Model) -> bool {
    model.experiment.pair.0 == model.experiment.pair.1
}

impl Landscape {
    /// Fills what is left of `ui`.
    pub fn show(&mut self, ui: &mut Ui, model: &Model, actions: &mut Vec<Action>) {
        let rect = ui.available_rect_before_wrap();
        let ground = ui.interact(rect, ui.make_persistent_id("landscape"), Sense::click_and_drag());
        let name = say(model.language(), "app-landscape");
        ground.widget_info(|| WidgetInfo::labeled(Role::Image, true, &name));
        let frame = if flat(model) {
            curve::paint(ui, model, rect, &mut self.images, &mut self.trails)
        } else {
            let frame = frame(model, rect);
            self.paint(ui, model, rect, &frame);
            frame
        };
        pointer::navigate(ui, model, &ground, &frame, rect, actions);
        starts::show(ui, model, &frame, rect, actions);
        self.covered = chips::show(ui, model, rect, actions);
        let step = if flat(model) { curve::batch_step(model) } else { self.batch.step() };
        if let Some(step) = step {
            self.covered.push(batch::key(ui, model, step, rect, &self.covered));
        }
        pointer::reading(ui, model, &ground, &frame, rect);
    }

    fn paint(&mut self, ui: &Ui, model: &Model, rect: Rect, frame: &Frame) {
        let (theme, sizes) = (theme(ui), Sizes::window());
        let mut marks = self.ground.marks(ui.ctx(), model, frame, &self.covered, theme);
        if let Some(shade) = self.ground.shade() {
            marks.extend(self.batch.marks(ui.ctx(), model, frame, shade, theme));
        }
        marks.extend(tracks(model, theme, frame, &mut self.trails).marks(frame, theme, &sizes));
        let numbers = axes::inside(frame, &self.covered, theme, &sizes);
        marks.push(Mark::Group { name: "axes", clip: None, marks: numbers });
        let painter = ui.painter_at(rect);
        painter.rect_filled(rect, 0.0, color(theme.background));
        Paint { painter: &painter, origin: rect.min, images: &mut self.images }.marks(&marks);
        self.images.tidy();
    }
}

/// The axes, in points from the upper left corner of `rect`.
fn frame(model: &Model, rect: Rect) -> Frame {
    let inner = mark::Rect::new(0.0, 0.0, f64::from(rect.width().max(1.0)), f64::from(rect.height().max(1.0)));
    Frame::linear(inner, model.view())
}

/// The visible runs and the points of the surface, as far as their layers are drawn.
pub fn tracks(model: &Model, theme: &Theme, frame: &Frame, trails: &mut Trails) -> Tracks {
    let mut tracks = Tracks { clouds: scene::clouds(model, theme), ..Tracks::default() };
    if shown(model, Layer::Paths) {
        tracks.paths = scene::paths(model, theme, frame, trails);
    }
    if shown(model, Layer::Minima) {
        tracks.lowest = model.known.lowest();
        tracks.minima = scene::pairs(model, model.known.minima.iter().map(|minimum| &*minimum.point));
    }
    if shown(model, Layer::Saddles) {
        tracks.saddles = scene::pairs(model, subject::saddles(&model.experiment.problem));
    }
    tracks
}
