//! A figure laid out: title, formula, legend, the landscape, the charts beside it.

use std::sync::Arc;

use super::axes::{self, Frame, Writing};
use super::batch::Batch;
use super::chart::{Chart, Look, Quantity};
use super::curve;
use super::equation::Equation;
use super::font::CAP_HEIGHT;
use super::landscape::{self, Ground, Terrain, Tracks};
use super::mark::{Anchor, Mark, Point, Rect};
use super::picture::{Options, Picture, What};
use super::scene::{Charted, Scene};
use super::sizes::Sizes;
use super::theme::Theme;
use crate::words::{Language, Message, say};

/// What every part of a sheet is drawn with.
pub(super) struct Sheet<'a> {
    pub(super) scene: &'a Scene<'a>,
    pub(super) theme: &'static Theme,
    pub(super) sizes: Sizes,
    pub(super) what: What,
    pub(super) language: Language,
}

/// Lays a scene out.
pub fn lay_out(scene: &Scene, options: &Options) -> Picture {
    let [width, height] = options.size.map(f64::from);
    let theme = Theme::of(options.theme);
    // Text never gets smaller than can be read, however small the picture.
    let factor = (width / 1600.0).min(height / 1000.0).max(0.42);
    let sheet = Sheet { scene, theme, sizes: Sizes::at(factor), what: options.what, language: options.language };
    let whole = Rect::new(0.0, 0.0, width, height);
    let inner = whole.grow(-sheet.sizes.margin);
    let mut marks = Vec::new();
    let body = Rect { top: inner.top + sheet.head(inner, whole, &mut marks), ..inner };
    match options.what {
        What::Landscape => sheet.landscape(body, &mut marks),
        What::Loss => sheet.chart(Quantity::Loss, body, &mut marks),
        What::Rate => sheet.chart(Quantity::Rate, body, &mut marks),
        What::Step => sheet.chart(Quantity::EffectiveStep, body, &mut marks),
        What::All => sheet.all(body, &mut marks),
    }
    Picture { size: options.size, background: theme.background, title: scene.title.clone(), marks }
}

impl Sheet<'_> {
    pub(super) fn writing(&self) -> Writing<'_> {
        Writing { theme: self.theme, sizes: &self.sizes }
    }

    pub(super) fn place(&self, equation: &Arc<Equation>, size: f64, at: Point) -> Mark {
        Mark::Equation { at, size, color: self.theme.text, equation: equation.clone() }
    }

    /// The landscape left, the loss and the rate under each other at its right; in a tall picture the charts below.
    fn all(&self, body: Rect, marks: &mut Vec<Mark>) {
        let sizes = &self.sizes;
        let (above, below) = (self.above(), self.below());
        if body.width() < 1.05 * body.height() {
            let middle = body.top + 0.62 * body.height();
            self.landscape(Rect { bottom: middle, ..body }, marks);
            let (center, gap) = (body.center()[0], 0.75 * sizes.margin);
            let row = Rect { top: middle + above, bottom: body.bottom - below, ..body };
            let halves = [Rect { right: center - gap, ..row }, Rect { left: center + gap, ..row }];
            let charts = [Quantity::Loss, Quantity::Rate].map(|quantity| self.chart_of(quantity));
            let rooms = [0, 1].map(|i| charts[i].left_room(halves[i], sizes));
            return self.charts(charts, halves, rooms, marks);
        }
        let column = body.left + 0.585 * body.width();
        self.landscape(Rect { right: column, ..body }, marks);
        let loss = Chart { across: String::new(), ..self.chart_of(Quantity::Loss) };
        let charts = [loss, self.chart_of(Quantity::Rate)];
        let right = Rect { left: column + 1.5 * sizes.margin, ..body };
        let height = (right.height() - 2.0 * above - below - 2.4 * sizes.small).max(1.0);
        let top = Rect { top: right.top + above, bottom: right.top + above + 0.6 * height, ..right };
        let bottom = Rect { top: right.bottom - below - 0.4 * height, bottom: right.bottom - below, ..right };
        // Under each other the frames begin at one line.
        let room = charts[0].left_room(top, sizes).max(charts[1].left_room(bottom, sizes));
        self.charts(charts, [top, bottom], [room; 2], marks);
    }

    fn charts(&self, charts: [Chart; 2], rects: [Rect; 2], rooms: [f64; 2], marks: &mut Vec<Mark>) {
        for ((chart, rect), room) in charts.into_iter().zip(rects).zip(rooms) {
            let rect = solid(Rect { left: rect.left + room, ..rect });
            let right = rect.right - chart.right_room(rect, &self.sizes);
            marks.extend(chart.marks(solid(Rect { right, ..rect }), self.theme, &self.sizes));
        }
    }

    /// One chart alone.
    fn chart(&self, quantity: Quantity, body: Rect, marks: &mut Vec<Mark>) {
        let chart = self.chart_of(quantity);
        let rect = Rect { top: body.top + self.above(), bottom: body.bottom - self.below(), ..body };
        let rect = solid(Rect { left: rect.left + chart.left_room(rect, &self.sizes), ..rect });
        let right = rect.right - chart.right_room(rect, &self.sizes);
        marks.extend(chart.marks(solid(Rect { right, ..rect }), self.theme, &self.sizes));
    }

    /// The room above a frame for its title, and below it for ticks and the axis' name.
    fn above(&self) -> f64 {
        1.6 * self.sizes.text
    }

    fn below(&self) -> f64 {
        1.5 * self.sizes.tick + 2.0 * CAP_HEIGHT * self.sizes.small + 0.95 * self.sizes.small
    }

    fn chart_of(&self, quantity: Quantity) -> Chart {
        let Charted { series, batches, band, log } = &self.scene.charts[quantity as usize];
        let range = quantity.range(series, *log);
        let title = match quantity {
            Quantity::Loss => "figure-loss",
            Quantity::Rate => "figure-rate",
            Quantity::EffectiveStep => "figure-effective-step",
        };
        let [one, other] = self.scene.coordinates.clone();
        let mut key = match quantity {
            Quantity::EffectiveStep if one != other => vec![(one, Look::Solid), (other, Look::Dashed)],
            _ => Vec::new(),
        };
        if *batches {
            key.push((say(self.language, "figure-batch-loss"), Look::Faint));
        }
        if let Some(seeds) = self.scene.seeds.filter(|_| *band) {
            key.push((Message::new("figure-band").with("count", seeds).say(self.language), Look::Band));
        }
        Chart {
            title: say(self.language, title),
            note: if range.log { say(self.language, "figure-log-scale") } else { String::new() },
            across: say(self.language, "figure-step"),
            key,
            steps: self.scene.steps,
            span: None,
            cursor: Some(self.scene.cursor),
            range,
            hold: quantity.holds(),
            series: series.clone(),
        }
    }

    /// The landscape with its axes, or the curve of a problem of one coordinate.
    fn landscape(&self, body: Rect, marks: &mut Vec<Mark>) {
        let (scene, sizes) = (self.scene, &self.sizes);
        let rect = Rect { top: body.top + self.above(), bottom: body.bottom - self.below(), ..body };
        let across = Frame::linear(solid(rect), scene.view).x;
        let ticks = across.ticks(axes::spacing_across(&across, sizes));
        let rect = Rect { right: rect.right - axes::right_room(&across, &ticks, sizes), ..rect };
        let tracks = Tracks {
            paths: if scene.shown.paths { scene.tracks.paths.clone() } else { Vec::new() },
            clouds: scene.tracks.clouds.clone(),
            minima: if scene.shown.minima { scene.tracks.minima.clone() } else { Vec::new() },
            lowest: scene.tracks.lowest,
            saddles: if scene.shown.saddles { scene.tracks.saddles.clone() } else { Vec::new() },
        };
        if scene.names.len() < 2 {
            let curve = curve::Curve::new(scene.surface, &scene.plane, scene.view);
            let rect = solid(Rect { left: rect.left + curve.left_room(rect, sizes), ..rect });
            marks.extend(curve.marks(&tracks, scene.batch.as_ref(), rect, self.theme, sizes));
            return self.names(rect, marks);
        }
        let y_ticks = Frame::linear(solid(rect), scene.view).y.ticks(axes::spacing_up(sizes));
        let rect = solid(Rect { left: rect.left + axes::widest(&y_ticks, sizes) + 2.2 * sizes.tick, ..rect });
        let frame = Frame::linear(rect, scene.view);
        let ground = self.ground(rect);
        let rings = |batch: &Batch| batch.rings(&scene.plane, scene.view, &ground.shade, self.cells(rect, 9.0));
        let rings = scene.batch.as_ref().map(rings);
        marks.extend(landscape::marks(&ground, rings.as_ref(), &tracks, &frame, self.theme, sizes));
        self.names(rect, marks);
    }

    /// A cell for every so many pixels at 1600 × 1000.
    fn cells(&self, rect: Rect, pixels: f64) -> [usize; 2] {
        let pixels = (pixels * self.sizes.hairline / 1.3).max(1.0);
        [rect.width(), rect.height()].map(|length| (length / pixels).round().clamp(16.0, 400.0) as usize)
    }

    fn ground(&self, rect: Rect) -> Ground {
        let &Scene { plane: ref through, view, floor, spread, shown, .. } = self.scene;
        // More cells would only make the file larger.
        let terrain = Terrain { plane: through, view, floor, spread, cells: self.cells(rect, 3.0) };
        let mut ground = Ground::new(self.scene.surface, &terrain, self.theme);
        if !shown.contours {
            ground.contours.clear();
        }
        ground
    }

    /// The names of the coordinates: across below the frame, up above its corner.
    fn names(&self, rect: Rect, marks: &mut Vec<Mark>) {
        let sizes = &self.sizes;
        let below = rect.bottom + 1.5 * sizes.tick + 2.0 * CAP_HEIGHT * sizes.small + 0.75 * sizes.small;
        let above = rect.top - 0.55 * sizes.text;
        let [across, up] = [0, 1].map(|i| self.scene.names.get(i).map_or("f", String::as_str));
        let mut names = Vec::new();
        if !self.scene.legend.is_empty() {
            names.push(self.writing().small(self.step(), [rect.right, above], Anchor::End));
        }
        names.extend(self.name(across, [rect.center()[0], below], 0.5));
        names.extend(self.name(up, [rect.left, above], 0.0));
        marks.push(Mark::Group { name: "names", clip: None, marks: names });
    }

    /// A coordinate's name, with the given share of its width left of `x`.
    fn name(&self, latex: &str, [x, y]: Point, share: f64) -> Option<Mark> {
        let equation = Equation::new(latex, false)?;
        let size = 1.2 * self.sizes.text;
        let at = [x - share * equation.width * size, y];
        Some(self.place(&Arc::new(equation), size, at))
    }

    /// “step 63 of 120”.
    fn step(&self) -> String {
        let message = Message::new("figure-step-of");
        message.with("step", self.scene.cursor).with("steps", self.scene.steps).say(self.language)
    }
}

/// The same rectangle, at least a pixel wide and high: a picture may be smaller than what stands about the frame.
fn solid(rect: Rect) -> Rect {
    Rect { right: rect.right.max(rect.left + 1.0), bottom: rect.bottom.max(rect.top + 1.0), ..rect }
}
