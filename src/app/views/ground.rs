//! The surface under the paths: colors and contour lines, a coarse picture at once and a sharp one soon after.

use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use eframe::egui::Context;

use super::scene;
use crate::app::model::Model;
use crate::experiment::preset::Layer;
use crate::figure::axes::{self, Frame};
use crate::figure::labels::Occupied;
use crate::figure::landscape::{Ground, Terrain};
use crate::figure::mark::{Mark, Rect};
use crate::figure::samples::{Plane, Shade, Spread};
use crate::figure::subject;
use crate::figure::{Mode, Sizes, Theme};
use crate::formula::{Examples, Field};

/// Pixels of the screen for a cell of the sharp picture, and how many cells there are at most across and up.
const SHARP: f64 = 2.5;
const MOST: f64 = 1200.0;
/// Points of the window for a cell of the coarse picture.
const COARSE: f64 = 7.0;
/// Seconds that a picture may take: a surface that takes longer gets fewer cells.
const COARSE_TIME: f64 = 0.004;
const SHARP_TIME: f64 = 0.2;
/// Seconds that the coarsest picture may take in a frame: beyond, a worker makes that, too, and the sharp one of a surface
/// that slow takes so long.
const PATIENCE: f64 = 0.03;
const SLOW_TIME: f64 = 3.0;
/// Cells across and up of the coarsest picture.
const FEWEST: f64 = 16.0;
/// Seconds that an example takes before it is known better: the first picture of a large data set must not be the one
/// that tells.
const EXAMPLE_TIME: f64 = 1e-9;

/// Points at which the time for a value is measured.
const LOOK: usize = 64;

/// What the picture depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    formula: String,
    data: Option<Examples>,
    parameters: Vec<f64>,
    view: [f64; 4],
    plane: Plane,
    spread: Spread,
    floor: Option<f64>,
    size: [u32; 2],
    /// Pixels of the screen a point of the window.
    pixels: f32,
    mode: Mode,
}

/// The picture and how far it has come.
#[derive(Default)]
pub struct Keeper {
    key: Option<Key>,
    ground: Option<Ground>,
    lines: Vec<Mark>,
    /// What the labels of the lines keep clear of.
    covered: Vec<Rect>,
    sharp: bool,
    /// Whether not even a coarse picture of the key is there yet.
    missing: bool,
    /// The sharp picture in the making, and what it will be of.
    making: Option<(Key, mpsc::Receiver<Ground>)>,
    /// Seconds that the value at a point takes.
    pace: f64,
}

impl Keeper {
    /// The marks of the surface for this frame, in points from the frame's upper left corner. No label lies in a
    /// `covered` place or on the axes' numbers.
    pub fn marks(
        &mut self,
        ctx: &Context,
        model: &Model,
        frame: &Frame,
        covered: &[Rect],
        theme: &'static Theme,
    ) -> Vec<Mark> {
        let key = key(model, frame, theme, ctx.pixels_per_point());
        let field = &model.experiment.problem.field;
        let changed = match &self.key {
            Some(known) if *known == key && self.sharp => false,
            // A plane that moves through the surface keeps its picture until the next one is made.
            Some(known) if known.differs_in_depth_only(&key) => self.sharpen(ctx, field, &key),
            _ => {
                self.begin(ctx, field, key);
                true
            }
        };
        if changed || self.covered != covered {
            self.draw_lines(frame, covered, theme);
        }
        let clip = Some(frame.rect);
        let image = self.ground.as_ref().map(|ground| ground.image(frame));
        let lines = if super::landscape::shown(model, Layer::Contours) { self.lines.clone() } else { Vec::new() };
        vec![
            Mark::Group { name: "surface", clip, marks: image.into_iter().collect() },
            Mark::Group { name: "contours", clip, marks: lines },
        ]
    }

    /// How the picture's colors follow the values.
    pub fn shade(&self) -> Option<Shade> {
        self.ground.as_ref().map(|ground| ground.shade)
    }

    /// A coarse picture at once.
    fn begin(&mut self, ctx: &Context, field: &Field, key: Key) {
        if self.key.as_ref().is_none_or(|known| known.formula != key.formula || known.data != key.data) {
            // Over a large data set a look takes longer than it may.
            let guess = EXAMPLE_TIME * key.data.as_ref().map_or(0, Examples::len) as f64;
            self.pace = if guess * 3.0 * LOOK as f64 > COARSE_TIME { guess } else { pace(field, &key) };
        }
        self.missing = self.is_slow();
        if !self.missing {
            let cells = key.cells(COARSE, COARSE_TIME, self.pace);
            self.ground = Some(make(field, &key, cells));
        } else if !self.key.as_ref().is_some_and(|known| known.is_alike(&key)) {
            self.ground = None;
        }
        (self.key, self.sharp) = (Some(key), false);
        // Sharper next frame, if nothing has changed by then: a drag stays coarse.
        ctx.request_repaint();
    }

    /// Asks a worker for the sharp picture, or takes it if it is there; says whether it did.
    fn sharpen(&mut self, ctx: &Context, field: &Field, key: &Key) -> bool {
        let mut changed = false;
        if let Some((of, made)) = self.making.take_if(|(of, _)| of.differs_in_depth_only(key)) {
            match made.try_recv() {
                Ok(ground) => {
                    let coarse = std::mem::take(&mut self.missing);
                    (self.key, self.ground, self.sharp, changed) = (Some(of), Some(ground), !coarse, true);
                }
                Err(mpsc::TryRecvError::Empty) => {
                    self.making = Some((of, made));
                    return false;
                }
                Err(mpsc::TryRecvError::Disconnected) => {}
            }
        }
        if self.is_busy() {
            return changed;
        }
        if !self.sharp || self.key.as_ref() != Some(key) {
            let (send, receive) = mpsc::channel();
            let sharp = SHARP / f64::from(key.pixels);
            let cells = match (self.missing, self.is_slow()) {
                (true, _) => key.cells(COARSE, COARSE_TIME, self.pace),
                (false, true) => key.cells(sharp, SLOW_TIME, self.pace),
                (false, false) => key.cells(sharp, SHARP_TIME, self.pace),
            };
            let (field, of, ctx) = (field.clone(), key.clone(), ctx.clone());
            thread::spawn(move || {
                // The window may have closed, or wants another picture by now.
                let _ = send.send(make(&field, &of, cells));
                ctx.request_repaint();
            });
            self.making = Some((key.clone(), receive));
        }
        changed
    }

    /// Whether not even the coarsest picture is made in a frame.
    fn is_slow(&self) -> bool {
        self.pace * (FEWEST + 2.0) * (FEWEST + 2.0) > PATIENCE
    }

    /// Whether a worker still makes a picture of a slow surface that nobody wants any more: one at a time is enough.
    fn is_busy(&mut self) -> bool {
        let slow = self.is_slow();
        let still = |made: &mpsc::Receiver<Ground>| matches!(made.try_recv(), Err(mpsc::TryRecvError::Empty));
        slow && self.making.take_if(|(_, made)| !still(made)).is_none() && self.making.is_some()
    }

    fn draw_lines(&mut self, frame: &Frame, covered: &[Rect], theme: &Theme) {
        let sizes = Sizes::window();
        let mut occupied = Occupied::new(sizes.contour_label);
        let numbers = axes::inside_rooms(frame, covered, &sizes);
        numbers.iter().chain(covered).for_each(|&place| occupied.close(place));
        self.covered = covered.to_vec();
        self.lines = self.ground.as_ref().map_or_else(Vec::new, |ground| ground.lines(frame, occupied, theme, &sizes));
    }
}

impl Key {
    /// Whether both are of one surface, wherever it is looked at from.
    fn is_alike(&self, other: &Key) -> bool {
        (&self.formula, &self.data, &self.parameters) == (&other.formula, &other.data, &other.parameters)
    }

    /// Whether all is the same but where the drawn plane goes through the other coordinates.
    fn differs_in_depth_only(&self, other: &Key) -> bool {
        let plane = Plane { through: other.plane.through.clone(), ..self.plane.clone() };
        *other == Key { plane, ..self.clone() }
    }

    /// A cell for so many points of the window, or fewer cells where so many would take longer than `time`; `pace` is
    /// the time for one.
    fn cells(&self, points: f64, time: f64, pace: f64) -> [usize; 2] {
        let cells = self.size.map(|side| (f64::from(side) / points).clamp(FEWEST, MOST));
        let share = (time / (pace * cells[0] * cells[1])).sqrt().min(1.0);
        cells.map(|side| (side * share).max(FEWEST) as usize)
    }
}

fn key(model: &Model, frame: &Frame, theme: &Theme, pixels: f32) -> Key {
    let problem = &model.experiment.problem;
    let (across, up) = model.experiment.pair;
    let Rect { right, bottom, .. } = frame.rect;
    let view = [frame.x.from, frame.x.to, frame.y.from, frame.y.to];
    Key {
        formula: problem.formula.text().to_owned(),
        data: problem.data.clone(),
        parameters: problem.parameters.iter().map(|(_, value)| *value).collect(),
        view,
        plane: Plane { across, up, through: scene::through(model) },
        spread: subject::spread(problem, model.document.preset.view.surface_scale),
        floor: subject::floor(&model.known, &model.experiment, view),
        size: [right as u32, bottom as u32],
        pixels,
        mode: theme.mode,
    }
}

/// Seconds that a value of the surface takes: the shortest of a few looks, since others use the machine too.
fn pace(field: &Field, key: &Key) -> f64 {
    let columns: Vec<Vec<f64>> = key.plane.through.iter().map(|&value| vec![value; LOOK]).collect();
    let points: Vec<&[f64]> = columns.iter().map(Vec::as_slice).collect();
    let mut values = [0.0; LOOK];
    let look = |_| {
        let began = Instant::now();
        field.values(&points, &mut values);
        began.elapsed().as_secs_f64() / LOOK as f64
    };
    (0..3).map(look).fold(f64::INFINITY, f64::min)
}

fn make(field: &Field, key: &Key, cells: [usize; 2]) -> Ground {
    let surface = |points: &[&[f64]], out: &mut [f64]| field.values(points, out);
    let terrain = Terrain { plane: &key.plane, view: key.view, floor: key.floor, spread: key.spread, cells };
    Ground::new(&surface, &terrain, Theme::of(key.mode))
}
