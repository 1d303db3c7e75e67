//! The head of a sheet: title, formula, legend.

use std::sync::Arc;

use super::color::Color;
use super::equation::Equation;
use super::font;
use super::legend::{self, Entry, Legend, Sample};
use super::mark::{Anchor, Mark, Rect, Shape, Weight};
use super::picture::What;
use super::scene::Scene;
use super::sheet::Sheet;
use crate::words::{Message, say};

impl Sheet<'_> {
    /// Title, formula and legend at the top; gives the height that they take.
    pub(super) fn head(&self, inner: Rect, whole: Rect, marks: &mut Vec<Mark>) -> f64 {
        let sizes = &self.sizes;
        let (mut top, mut head) = (inner.top, Vec::new());
        let equation = self.equation(inner.width());
        if !self.scene.title.is_empty() {
            let title = font::fit(&self.scene.title, sizes.title, Weight::Semibold, inner.width());
            let at = [inner.left, top + 0.85 * sizes.title];
            let room = inner.width() - font::width(&title, sizes.title, Weight::Semibold) - 2.0 * sizes.title;
            head.push(self.writing().text(title, at, sizes.title, Anchor::Start, Weight::Semibold, true));
            let beside = equation.as_ref().is_some_and(|(equation, size)| equation.width * size <= room);
            if beside && let Some((equation, size)) = &equation {
                head.push(self.place(equation, *size, [inner.right - equation.width * size, at[1]]));
            }
            top += 1.45 * sizes.title;
            if !beside && let Some((equation, size)) = &equation {
                top += equation.height * size;
                head.push(self.place(equation, *size, [inner.left, top]));
                top += equation.depth * size + 0.3 * sizes.text;
            }
        }
        let mut entries = self.scene.legend.clone();
        if matches!(self.what, What::Landscape | What::All) {
            entries.extend(self.places());
        }
        let more = |count: usize| Message::new("figure-more").with("count", count).say(self.language);
        let legend = Legend::new(&entries, inner.width(), legend::most_rows(whole, sizes), sizes, more);
        head.extend(legend.marks([inner.left, top], self.theme, sizes));
        marks.push(Mark::Group { name: "head", clip: None, marks: head });
        top + legend.height() - inner.top
    }

    /// Legend entries for what else has a symbol in the landscape.
    fn places(&self) -> Vec<Entry> {
        let Scene { shown, tracks, batch, .. } = self.scene;
        let place = |key: &'static str, shape: Shape, color: Color| Entry {
            name: say(self.language, key),
            note: String::new(),
            color,
            sample: Sample::Place(shape),
        };
        let (start, saddle) = (self.theme.start_fill, self.theme.start_fill);
        let mut places = Vec::new();
        if shown.paths && !tracks.paths.is_empty() {
            places.push(place("figure-start", Shape::Diamond, start));
        }
        if shown.minima && !tracks.minima.is_empty() {
            places.push(place("figure-minimum", Shape::Star, self.theme.minimum));
        }
        if shown.saddles && !tracks.saddles.is_empty() {
            places.push(place("figure-saddle", Shape::Cross, saddle));
        }
        if let Some(seeds) = self.scene.seeds {
            let name = Message::new("figure-seeds").with("count", seeds).say(self.language);
            places.push(Entry { name, note: String::new(), color: self.theme.dim, sample: Sample::Dots });
        }
        if let Some(batch) = batch {
            let name = Message::new("figure-batch").with("step", batch.step).say(self.language);
            let (note, color) = (String::new(), self.theme.batch);
            places.push(Entry { name, note, color, sample: Sample::Batch });
            if batch.minimum.is_some() {
                places.push(place("figure-batch-minimum", Shape::Star, self.theme.background));
            }
        }
        places
    }

    /// The formula at a size at which it fits, unless that would be too small to read.
    fn equation(&self, width: f64) -> Option<(Arc<Equation>, f64)> {
        let equation = Equation::new(self.scene.formula.as_deref()?, false)?;
        let size = (1.1 * self.sizes.text).min(width / equation.width.max(1e-9));
        let readable = size >= 0.75 * self.sizes.text && equation.height + equation.depth < 4.0;
        readable.then(|| (Arc::new(equation), size))
    }
}
