//! What a figure is of: a problem seen in a view, and its runs up to a step.

use super::batch::Batch;
use super::chart::Series;
use super::landscape::Tracks;
use super::legend::Entry;
use super::samples::{Plane, Spread, Surface};
use crate::words::Language;

/// A figure's subject, in data and words, before it is laid out.
pub struct Scene<'a> {
    pub title: String,
    /// The surface as LaTeX.
    pub formula: Option<String>,
    pub surface: &'a Surface<'a>,
    /// The point that the plane goes through has a number for each coordinate of the surface.
    pub plane: Plane,
    /// LaTeX of the names of the drawn coordinates; one where the problem has one.
    pub names: Vec<String>,
    /// The drawn coordinates as they are typed; the same one twice where the problem has one.
    pub coordinates: [String; 2],
    /// From, to across; from, to up (for one coordinate only the first two count).
    pub view: [f64; 4],
    /// The lowest known value in the view.
    pub floor: Option<f64>,
    pub spread: Spread,
    pub shown: Shown,
    pub tracks: Tracks,
    /// How many seeds the clouds and bands are of.
    pub seeds: Option<u64>,
    /// The mini-batch of the step at the cursor, where it is drawn.
    pub batch: Option<Batch>,
    /// An entry for each run.
    pub legend: Vec<Entry>,
    pub language: Language,
    /// What is charted, in the order of [`Quantity::ALL`](super::chart::Quantity::ALL).
    pub charts: [Charted; 3],
    pub steps: u64,
    /// The step at the cursor.
    pub cursor: u64,
}

/// The lines of a chart.
#[derive(Clone, Debug)]
pub struct Charted {
    pub series: Vec<Series>,
    /// Whether the loss of mini-batches is among them, and bands over seeds.
    pub batches: bool,
    pub band: bool,
    /// Whether it is logarithmic; `None` where it may choose.
    pub log: Option<bool>,
}

/// Which layers are drawn over the colors of the landscape.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    pub contours: bool,
    pub paths: bool,
    pub minima: bool,
    pub saddles: bool,
}
