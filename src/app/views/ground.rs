//! The surface under the paths: colors and contour lines, a coarse picture at once and a sharp one soon after.

use std::sync::mpsc;
use std::thread;

use eframe::egui::Context;

use crate::app::model::Model;
use crate::experiment::preset::Layer;
use crate::figure::axes::Frame;
use crate::figure::labels::Occupied;
use crate::figure::landscape::{Ground, Terrain};
use crate::figure::mark::{Mark, Rect};
use crate::figure::samples::{Plane, Spread};
use crate::figure::subject;
use crate::figure::{Mode, Sizes, Theme};
use crate::formula::Field;

/// Points of the window for a cell of the coarse and of the sharp picture.
const COARSE: f64 = 7.0;
const SHARP: f64 = 2.5;

/// What the picture depends on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    formula: String,
    parameters: Vec<f64>,
    view: [f64; 4],
    plane: Plane,
    spread: Spread,
    floor: Option<f64>,
    size: [u32; 2],
    mode: Mode,
}

/// The picture and how far it has come.
#[derive(Default)]
pub struct Keeper {
    key: Option<Key>,
    ground: Option<Ground>,
    lines: Vec<Mark>,
    sharp: bool,
    /// The sharp picture in the making, and what it will be of.
    making: Option<(Key, mpsc::Receiver<Ground>)>,
}

impl Keeper {
    /// The marks of the surface for this frame, in points from the frame's upper left corner.
    pub fn marks(&mut self, ctx: &Context, model: &Model, frame: &Frame, theme: &'static Theme) -> Vec<Mark> {
        let key = key(model, frame, theme);
        if self.key.as_ref() != Some(&key) {
            self.put(make(&model.experiment.problem.field, &key, COARSE), frame, theme, false);
            self.key = Some(key);
            // Next frame, if nothing has changed by then: a drag stays coarse.
            ctx.request_repaint();
        } else if !self.sharp {
            self.sharpen(ctx, model, &key, frame, theme);
        }
        let clip = Some(frame.rect);
        let image = self.ground.as_ref().map(|ground| ground.image(frame));
        let lines = if super::landscape::shown(model, Layer::Contours) { self.lines.clone() } else { Vec::new() };
        vec![
            Mark::Group { name: "surface", clip, marks: image.into_iter().collect() },
            Mark::Group { name: "contours", clip, marks: lines },
        ]
    }

    /// Asks a worker for the sharp picture, or takes it if it is there.
    fn sharpen(&mut self, ctx: &Context, model: &Model, key: &Key, frame: &Frame, theme: &'static Theme) {
        if let Some((of, made)) = &self.making
            && of == key
        {
            if let Ok(ground) = made.try_recv() {
                self.making = None;
                self.put(ground, frame, theme, true);
            }
            return;
        }
        let (send, receive) = mpsc::channel();
        let (field, of, ctx) = (model.experiment.problem.field.clone(), key.clone(), ctx.clone());
        thread::spawn(move || {
            // The window may have closed, or wants another picture by now.
            let _ = send.send(make(&field, &of, SHARP));
            ctx.request_repaint();
        });
        self.making = Some((key.clone(), receive));
    }

    fn put(&mut self, ground: Ground, frame: &Frame, theme: &Theme, sharp: bool) {
        let sizes = Sizes::window();
        self.lines = ground.lines(frame, Occupied::new(sizes.contour_label), theme, &sizes);
        self.ground = Some(ground);
        self.sharp = sharp;
    }
}

fn key(model: &Model, frame: &Frame, theme: &Theme) -> Key {
    let problem = &model.experiment.problem;
    let (across, up) = model.experiment.pair;
    let through = match problem.dim() {
        2 => vec![0.0; 2],
        _ => model.start().unwrap_or_else(|| vec![0.0; problem.dim()]),
    };
    let Rect { right, bottom, .. } = frame.rect;
    let view = [frame.x.from, frame.x.to, frame.y.from, frame.y.to];
    Key {
        formula: problem.formula.text().to_owned(),
        parameters: problem.parameters.iter().map(|(_, value)| *value).collect(),
        view,
        plane: Plane { across, up, through },
        spread: subject::spread(problem, model.document.preset.view.surface_scale),
        floor: subject::floor(&model.known, problem, view),
        size: [right as u32, bottom as u32],
        mode: theme.mode,
    }
}

fn make(field: &Field, key: &Key, points: f64) -> Ground {
    let cells = key.size.map(|side| ((f64::from(side) / points) as usize).clamp(16, 600));
    let surface = |points: &[&[f64]], out: &mut [f64]| field.values(points, out);
    let terrain = Terrain { plane: &key.plane, view: key.view, floor: key.floor, spread: key.spread, cells };
    Ground::new(&surface, &terrain, Theme::of(key.mode))
}
