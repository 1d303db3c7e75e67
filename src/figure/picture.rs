//! What a figure shows, at which size, and the files it becomes.

use super::color::Color;
use super::mark::{Mark, Raster};
use super::theme::Mode;
use super::{pdf, png, svg};
use crate::experiment::Experiment;
use crate::experiment::preset::View;
use crate::words::{Language, Message};

/// The smallest and the largest width and height of a figure in pixels.
pub const SIDES: [u32; 2] = [16, 20_000];

/// What a figure shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum What {
    Landscape,
    Loss,
    Rate,
    /// The effective step along each drawn coordinate.
    Step,
    #[default]
    All,
}

impl What {
    pub const ALL: [What; 5] = [What::All, What::Landscape, What::Loss, What::Rate, What::Step];
}

/// How a figure is made.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Options {
    /// Width and height in pixels.
    pub size: [u32; 2],
    pub theme: Mode,
    /// The step at the cursor; the last where there is none.
    pub step: Option<u64>,
    pub what: What,
    pub language: Language,
}

impl Default for Options {
    fn default() -> Options {
        Options { size: [1600, 1000], theme: Mode::Light, step: None, what: What::All, language: Language::En }
    }
}

impl Options {
    /// The options, unless a side is too short or too long.
    pub fn checked(self) -> Result<Options, Message> {
        let [least, most] = SIDES;
        if self.size.iter().all(|side| (least..=most).contains(side)) {
            return Ok(self);
        }
        Err(Message::new("figure-size").with("least", f64::from(least)).with("most", f64::from(most)))
    }

    /// The step at the cursor: the options', else that of the preset's view, else the last.
    pub fn cursor(&self, view: &View, experiment: &Experiment) -> u64 {
        self.step.or(view.step).unwrap_or(experiment.steps).min(experiment.steps)
    }
}

/// A figure, ready to be written.
#[derive(Clone, Debug)]
pub struct Picture {
    pub size: [u32; 2],
    pub background: Color,
    pub title: String,
    pub marks: Vec<Mark>,
}

impl Picture {
    /// The picture as an SVG document, in which text is text.
    pub fn svg(&self) -> String {
        svg::write(self)
    }

    /// The picture in pixels; a message where it has more of them than [`png::MOST_PIXELS`].
    pub fn png(&self) -> Result<Vec<u8>, Message> {
        png::draw(&self.svg(), self.size)
    }

    /// The picture's pixels, `scale` times as many on each side; a message where these are too many for a PNG.
    pub fn raster(&self, scale: f64) -> Result<Raster, Message> {
        png::raster(&self.svg(), self.size, scale)
    }

    /// The picture as a page, in which text is text.
    pub fn pdf(&self) -> Result<Vec<u8>, Message> {
        pdf::draw(&self.svg())
    }
}
