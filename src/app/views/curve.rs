//! A problem of one coordinate: its curve, with a ball for each run.

use eframe::egui::{Rect, Ui};

use super::batch::has_batches;
use super::landscape::{shown, tracks};
use super::paint::{Images, Paint};
use super::scene;
use super::trails::Trails;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::preset::Layer;
use crate::figure::Sizes;
use crate::figure::axes::Frame;
use crate::figure::batch::Batch;
use crate::figure::curve::Curve;
use crate::figure::mark;
use crate::figure::samples::Plane;

/// Room for the numbers below the curve, and above it for the switches.
const ROOM: [f64; 2] = [30.0, 52.0];

/// The step whose mini-batch has its curve beside that of the full loss.
pub fn batch_step(model: &Model) -> Option<u64> {
    (shown(model, Layer::Batch) && has_batches(model)).then(|| model.player.step.max(1))
}

/// Paints the curve; the frame that it is in.
pub fn paint(ui: &Ui, model: &Model, rect: Rect, images: &mut Images, trails: &mut Trails) -> Frame {
    let (theme, sizes) = (theme(ui), Sizes::window());
    let field = &model.experiment.problem.field;
    let surface = |points: &[&[f64]], out: &mut [f64]| field.values(points, out);
    let (across, up) = model.experiment.pair;
    let plane = Plane { across, up, through: scene::through(model) };
    let curve = Curve::new(&surface, &plane, model.view());
    let (width, height) = (f64::from(rect.width()), f64::from(rect.height()));
    let whole = mark::Rect::new(12.0, ROOM[1], width - 16.0, height - ROOM[0]);
    let inner = mark::Rect { left: whole.left + curve.left_room(whole, &sizes), ..whole };
    let painter = ui.painter_at(rect);
    painter.rect_filled(rect, 0.0, color(theme.background));
    let frame = curve.frame(inner);
    // On the curve a point is known by its coordinate alone.
    let across = Frame { y: frame.x, ..frame };
    let batch = batch_step(model).and_then(|step| Batch::at(&model.experiment, step));
    let marks = curve.marks(&tracks(model, theme, &across, trails), batch.as_ref(), inner, theme, &sizes);
    Paint { painter: &painter, origin: rect.min, images }.marks(&marks);
    frame
}
