//! The examples of a problem over data, and what each run makes of them: a curve, a boundary, a place.

mod draw;
mod fitted;

use super::axes::{self, Frame};
use super::color::Color;
use super::mark::{Rect, Shape};
use super::sizes::Sizes;
use crate::experiment::{Experiment, Fit, Kind};
use crate::formula::Examples;
use crate::words::{Language, Message};

/// Examples that are drawn of more, and the most of a batch that is shown among them.
const MOST: usize = 1000;
/// What the view shows beyond the data, as a share of their extent.
const ROOM: f64 = 0.06;

/// The data, and how runs are seen beside them.
#[derive(Clone, Debug)]
pub struct Sketch {
    fit: Fit,
    examples: Examples,
    /// Every so many of the examples are drawn.
    pub every: usize,
    /// From, to across; from, to up.
    view: [f64; 4],
    dots: Vec<Dot>,
    /// The examples that are drawn.
    drawn: Examples,
}

/// An example in the plane that is drawn.
#[derive(Clone, Copy, Debug)]
struct Dot {
    at: [f64; 2],
    /// Whether it is of the class 1.
    one: bool,
}

/// Where a run is at the cursor, and how it looks.
#[derive(Clone, Debug)]
pub struct Fitted {
    pub color: Color,
    pub shape: Shape,
    pub point: Vec<f64>,
}

impl Sketch {
    /// Of an experiment whose data can be drawn together with what its loss makes of them.
    pub fn new(experiment: &Experiment) -> Option<Sketch> {
        let fit = Fit::of(&experiment.problem)?;
        let examples = experiment.problem.data.clone()?;
        let every = examples.len().div_ceil(MOST).max(1);
        let indices: Vec<u32> = (0..examples.len() as u32).step_by(every).collect();
        let drawn = examples.chosen(&indices);
        let dots = dots(&fit, &drawn);
        let mut view = view(&fit, &examples);
        if let Kind::Place(_) = fit.kind {
            // Starts lie outside of the data, and the way from there is what is to be seen.
            for plan in &experiment.runs {
                let [x, y] = fit.place(&plan.start);
                view = [view[0].min(x), view[1].max(x), view[2].min(y), view[3].max(y)];
            }
        }
        let room = |from: f64, to: f64| if to > from { ROOM * (to - from) } else { 0.5 };
        let (across, up) = (room(view[0], view[1]), room(view[2], view[3]));
        let view = [view[0] - across, view[1] + across, view[2] - up, view[3] + up];
        Some(Sketch { fit, examples, every, view, dots, drawn })
    }

    /// The examples of one step's batch that the picture brings out; empty where it is no small part of all.
    pub fn batch(experiment: &Experiment, step: u64) -> Option<Examples> {
        let small = experiment.batch.is_some_and(|batch| batch <= MOST as u64);
        let field = experiment.runs.first().filter(|_| small)?.batch_field(step.clamp(1, experiment.steps))?;
        field.examples().cloned()
    }

    /// The axes in a frame of pixels.
    pub fn frame(&self, rect: Rect) -> Frame {
        Frame::linear(rect, self.view)
    }

    /// The width that the labels left of the frame take.
    pub fn left_room(&self, rect: Rect, sizes: &Sizes) -> f64 {
        axes::widest(&draw::ticks(&self.frame(rect), sizes)[1], sizes) + 2.2 * sizes.tick
    }

    /// What stands across and up, in words.
    pub fn names(&self, language: Language) -> [String; 2] {
        let name = |column: usize| self.examples.names()[column].clone();
        match self.fit.kind {
            Kind::Curve([across, up]) | Kind::Place([across, up]) | Kind::Boundary([across, up, _]) => {
                [name(across), name(up)]
            }
            Kind::Probability([across, label]) => {
                [name(across), Message::new("figure-data-probability").with("name", name(label)).say(language)]
            }
            Kind::Against(target) => {
                [name(target), Message::new("figure-data-predicted").with("name", name(target)).say(language)]
            }
        }
    }
}

/// The examples in the plane; where there is none, none.
fn dots(fit: &Fit, examples: &Examples) -> Vec<Dot> {
    let (across, up, class) = match fit.kind {
        Kind::Curve([across, up]) | Kind::Place([across, up]) => (across, up, None),
        Kind::Probability([across, up]) => (across, up, Some(up)),
        Kind::Boundary([across, up, label]) => (across, up, Some(label)),
        Kind::Against(_) => return Vec::new(),
    };
    let one: Vec<bool> = match class {
        Some(class) => examples.column(class).map(|label| label > 0.5).collect(),
        None => vec![false; examples.len()],
    };
    let places = examples.column(across).zip(examples.column(up));
    places.zip(one).map(|((u, v), one)| Dot { at: [u, v], one }).collect()
}

/// What holds all examples.
fn view(fit: &Fit, examples: &Examples) -> [f64; 4] {
    let extent = |column: usize| {
        let ends = [f64::INFINITY, f64::NEG_INFINITY];
        examples.column(column).fold(ends, |[from, to], value| [from.min(value), to.max(value)])
    };
    let both = |across, up| {
        let ([left, right], [bottom, top]) = (extent(across), extent(up));
        [left, right, bottom, top]
    };
    match fit.kind {
        Kind::Curve([across, up]) | Kind::Place([across, up]) | Kind::Boundary([across, up, _]) => both(across, up),
        Kind::Probability([across, _]) => {
            let [left, right] = extent(across);
            [left, right, 0.0, 1.0]
        }
        Kind::Against(target) => both(target, target),
    }
}
