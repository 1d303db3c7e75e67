//! The marks of the data: the examples, the axes, the names.

use super::{Dot, Fitted, Sketch, dots};
use crate::experiment::Kind;
use crate::figure::axes::{self, Frame, Writing};
use crate::figure::font::CAP_HEIGHT;
use crate::figure::mark::{Anchor, Mark, Shape, Stroke, Text};
use crate::figure::scale::Tick;
use crate::figure::sizes::Sizes;
use crate::figure::theme::Theme;
use crate::formula::Examples;
use crate::words::Language;

impl Sketch {
    /// The examples, those of `batch` brought out, and the runs over them.
    pub fn marks(
        &self,
        runs: &[Fitted],
        batch: Option<&Examples>,
        frame: &Frame,
        (theme, sizes): (&Theme, &Sizes),
        language: Language,
    ) -> Vec<Mark> {
        let rect = frame.rect;
        let ticks = ticks(frame, sizes);
        let group = |name, clip, marks| Mark::Group { name, clip, marks };
        let mut marks = Vec::new();
        if let Kind::Against(_) = self.fit.kind {
            marks.push(group("equal", Some(rect), self.equal(frame, theme, sizes)));
            let clouds = runs.iter().map(|run| self.against(run, &self.drawn, frame, sizes, 0.5)).collect::<Vec<_>>();
            marks.push(group("examples", Some(rect), clouds.concat()));
            let batch = batch.into_iter().flat_map(|batch| runs.iter().map(move |run| (run, batch)));
            let batch = batch.flat_map(|(run, batch)| self.against(run, batch, frame, sizes, 1.0)).collect();
            marks.push(group("batch", Some(rect), batch));
        } else {
            let plain = self.dots.iter().map(|dot| dot.mark(frame, theme, sizes, false)).collect();
            marks.push(group("examples", Some(rect), plain));
            let batch = batch.map(|batch| dots(&self.fit, batch)).unwrap_or_default();
            let batch = batch.iter().map(|dot| dot.mark(frame, theme, sizes, true)).collect();
            marks.push(group("batch", Some(rect), batch));
            let fits = runs.iter().flat_map(|run| self.fitted(run, frame, theme, sizes)).collect();
            marks.push(group("fits", Some(rect), fits));
        }
        marks.push(group("axes", None, axes::outside(frame, &ticks[0], &ticks[1], theme, sizes)));
        marks.push(group("names", None, self.named(frame, theme, sizes, language)));
        marks
    }

    /// The names of the axes: across below the frame, up in its corner.
    fn named(&self, frame: &Frame, theme: &Theme, sizes: &Sizes, language: Language) -> Vec<Mark> {
        let (rect, writing) = (frame.rect, Writing { theme, sizes });
        let [across, up] = self.names(language);
        let below = rect.bottom + 1.5 * sizes.tick + 2.0 * CAP_HEIGHT * sizes.small + 0.75 * sizes.small;
        let corner = [rect.left + 0.6 * sizes.small, rect.top + 1.2 * sizes.small];
        let halo = Some(Stroke::new(3.0 * sizes.hairline, theme.background));
        let up = match writing.small(up, corner, Anchor::Start) {
            Mark::Text(text) => Mark::Text(Text { halo, ..text }),
            other => other,
        };
        vec![writing.small(across, [rect.center()[0], below], Anchor::Middle), up]
    }
}

/// Across and up; up there is room for few.
pub(super) fn ticks(frame: &Frame, sizes: &Sizes) -> [Vec<Tick>; 2] {
    [frame.x.ticks(axes::spacing_across(&frame.x, sizes)), frame.y.ticks(2.2 * sizes.small)]
}

impl Dot {
    /// Classes differ by shape and filling, since color is the runs'.
    fn mark(&self, frame: &Frame, theme: &Theme, sizes: &Sizes, bold: bool) -> Mark {
        let ink = if bold { theme.batch } else { theme.axis };
        let radius = if bold { 1.3 } else { 0.9 } * sizes.dot;
        let (shape, fill) = if self.one { (Shape::Triangle, ink) } else { (Shape::Circle, theme.background) };
        let ring = Stroke::new(if bold { 1.4 } else { 1.0 } * sizes.hairline, ink);
        Mark::Symbol { at: frame.pixel(self.at), shape, radius, fill, ring }
    }
}
