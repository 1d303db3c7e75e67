//! The contour lines of the mini-batch at the cursor: found at once where that is quick, else by a worker.

use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Instant;

use eframe::egui::{Context, FontId, Rect, Role, Sense, Ui, Vec2, WidgetInfo, vec2};

use super::landscape::shown;
use super::paint::line;
use super::scene;
use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::Experiment;
use crate::experiment::preset::Layer;
use crate::figure::axes::Frame;
use crate::figure::batch::{Batch, Rings, stroke};
use crate::figure::mark::{self, Mark};
use crate::figure::samples::{Plane, Shade};
use crate::figure::{Sizes, Theme};
use crate::words::Message;

/// Points of the window for a cell.
const CELL: f64 = 9.0;
/// Losses of examples for which cells are made larger, and the fewest cells across and up.
const LOSSES: f64 = 1_000_000.0;
const FEWEST: f64 = 24.0;
/// A batch of fewer examples takes as long as one of so many.
const LANES: f64 = 64.0;
/// Seconds that finding the lines may take in a frame, and that a loss takes before it is known better.
const AT_ONCE: f64 = 0.004;
const PACE: f64 = 2e-9;

/// What the lines depend on.
#[derive(Clone)]
struct Key {
    experiment: Arc<Experiment>,
    step: u64,
    plane: Plane,
    view: [f64; 4],
    shade: Shade,
    cells: [usize; 2],
}

/// The lines, and the seconds that finding them took.
type Found = (Option<Rings>, f64);

/// The lines that were found last, and those that a worker looks for.
#[derive(Default)]
pub struct Keeper {
    found: Option<(Key, Found)>,
    making: Option<(Key, mpsc::Receiver<Found>)>,
}

impl Keeper {
    /// The lines for this frame, in points from the frame's upper left corner; `shade` is that of the full loss.
    pub fn marks(&mut self, ctx: &Context, model: &Model, frame: &Frame, shade: Shade, theme: &Theme) -> Option<Mark> {
        if !(shown(model, Layer::Batch) && has_batches(model)) {
            *self = Keeper::default();
            return None;
        }
        self.follow(ctx, Key::of(model, frame, shade));
        let marks = self.rings()?.marks(frame, theme, &Sizes::window());
        Some(Mark::Group { name: "batch", clip: Some(frame.rect), marks })
    }

    /// The step whose batch is drawn.
    pub fn step(&self) -> Option<u64> {
        self.rings().map(|rings| rings.step)
    }

    fn rings(&self) -> Option<&Rings> {
        self.found.as_ref().and_then(|(_, (rings, _))| rings.as_ref())
    }

    /// Finds the lines, or has them found: one batch after the other, and always the newest.
    fn follow(&mut self, ctx: &Context, key: Key) {
        if let Some((of, answer)) = self.making.take() {
            match answer.try_recv() {
                Ok(found) => self.found = Some((of, found)),
                Err(mpsc::TryRecvError::Empty) => self.making = Some((of, answer)),
                Err(mpsc::TryRecvError::Disconnected) => {}
            }
        }
        // Lines of another problem would be wrong, however long the right ones take.
        self.found.take_if(|(of, _)| !of.is_alike(&key));
        if self.making.is_some() || self.found.as_ref().is_some_and(|(of, _)| of.same(&key)) {
            return;
        }
        let pace = self.found.as_ref().map_or(PACE, |(of, (_, seconds))| seconds / of.losses());
        if pace * key.losses() <= AT_ONCE {
            let found = key.find();
            self.found = Some((key, found));
            return;
        }
        let (send, receive) = mpsc::channel();
        let (of, ctx) = (key.clone(), ctx.clone());
        thread::spawn(move || {
            // Nobody listens any more when the window has closed.
            let _ = send.send(of.find());
            ctx.request_repaint();
        });
        self.making = Some((key, receive));
    }
}

impl Key {
    fn of(model: &Model, frame: &Frame, shade: Shade) -> Key {
        let experiment = Arc::clone(&model.experiment);
        let (across, up) = experiment.pair;
        let batch = (experiment.batch.unwrap_or(1) as f64).max(LANES);
        let size = [frame.rect.width(), frame.rect.height()].map(|side| side / CELL);
        let share = (LOSSES / (batch * size[0] * size[1])).sqrt().min(1.0);
        Key {
            step: model.player.step.max(1),
            plane: Plane { across, up, through: scene::through(model) },
            view: [frame.x.from, frame.x.to, frame.y.from, frame.y.to],
            shade,
            cells: size.map(|side| (side * share).max(FEWEST) as usize),
            experiment,
        }
    }

    fn same(&self, other: &Key) -> bool {
        let Key { experiment, step, plane, view, shade, cells } = self;
        Arc::ptr_eq(experiment, &other.experiment)
            && (step, plane, view, shade, cells) == (&other.step, &other.plane, &other.view, &other.shade, &other.cells)
    }

    /// Whether both are of one problem, whatever its numbers.
    fn is_alike(&self, other: &Key) -> bool {
        self.experiment.problem.is_alike(&other.experiment.problem)
    }

    /// How many losses of examples are found for the lines.
    fn losses(&self) -> f64 {
        let [columns, rows] = self.cells.map(|cells| (cells + 2) as f64);
        columns * rows * (self.experiment.batch.unwrap_or(1) as f64).max(LANES)
    }

    fn find(&self) -> Found {
        let began = Instant::now();
        let batch = Batch::at(&self.experiment, self.step);
        let rings = batch.map(|batch| batch.rings(&self.plane, self.view, &self.shade, self.cells));
        (rings, began.elapsed().as_secs_f64())
    }
}

/// Whether steps see mini-batches.
pub fn has_batches(model: &Model) -> bool {
    model.experiment.runs.first().is_some_and(|plan| plan.has_batches())
}

/// Width of the sample in the key, room after it, and room about all.
const SAMPLE: f32 = 26.0;
const GAP: f32 = 6.0;
const ROOM: Vec2 = vec2(8.0, 4.0);

/// Says under the switches what the dashed lines are; where, from the upper left corner of `rect`, as the switches are.
pub fn key(ui: &Ui, model: &Model, step: u64, rect: Rect, switches: &[mark::Rect]) -> mark::Rect {
    let (theme, sizes) = (theme(ui), Sizes::window());
    let text = Message::new("figure-batch").with("step", step).say(model.language());
    let galley = ui.painter().layout_no_wrap(text.clone(), FontId::proportional(11.5), color(theme.text));
    let left = switches.iter().map(|switch| switch.left).fold(f64::INFINITY, f64::min);
    let top = switches.iter().map(|switch| switch.bottom).fold(0.0, f64::max) + f64::from(GAP);
    let size = galley.size() + vec2(SAMPLE + GAP, 0.0) + 2.0 * ROOM;
    let place = Rect::from_min_size(rect.min + vec2(left as f32, top as f32), size);
    let response = ui.interact(place, eframe::egui::Id::unique("mini-batch key"), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    ui.painter().rect_filled(place, 6.0, color(theme.card.fade(0.9)));
    let from = place.left_center() + vec2(ROOM.x, 0.0);
    let ends = [from, from + vec2(SAMPLE, 0.0)].map(|end| [f64::from(end.x), f64::from(end.y)]);
    ui.painter().extend(line(&ends, stroke(theme, &sizes), Vec2::ZERO));
    let corner = from + vec2(SAMPLE + GAP, -galley.size().y / 2.0);
    ui.painter().galley(corner, galley, color(theme.text));
    mark::Rect::new(left, top, left + f64::from(size.x), top + f64::from(size.y))
}
