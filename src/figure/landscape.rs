//! The landscape: colors and contour lines of the surface, the runs' paths over it, start, ends and minima.

use std::sync::Arc;

use super::axes::{self, Frame};
use super::batch::Rings;
use super::chance::Cloud;
use super::contours::{self, Contour};
use super::ends;
use super::geometry::{clip, lengths, simplify};
use super::heat;
use super::labels::{Labels, Occupied};
use super::mark::{Mark, Point, Raster, Rect, Stroke};
use super::path::{self, Path};
use super::samples::{Plane, Samples, Shade, Spread, Surface};
use super::sizes::Sizes;
use super::theme::Theme;

/// What does not change while runs move: made once for a view, then kept.
#[derive(Clone, Debug)]
pub struct Ground {
    pub view: [f64; 4],
    pub image: Arc<Raster>,
    /// How values become shares of its colors.
    pub shade: Shade,
    pub contours: Vec<Contour>,
}

/// Which ground to make.
#[derive(Clone, Debug)]
pub struct Terrain<'a> {
    pub plane: &'a Plane,
    /// From, to across; from, to up.
    pub view: [f64; 4],
    /// The lowest value known in the view.
    pub floor: Option<f64>,
    pub spread: Spread,
    /// Cells across and up: one for every three or four pixels is enough.
    pub cells: [usize; 2],
}

impl Ground {
    pub fn new(surface: &Surface, terrain: &Terrain, theme: &Theme) -> Ground {
        let &Terrain { plane, view, floor, spread, cells: [columns, rows] } = terrain;
        let samples = Samples::take(surface, plane, view, columns, rows);
        let shade = Shade::new(&samples, floor, spread);
        let shares: Vec<f64> = samples.values.iter().copied().map(shade.mapping()).collect();
        let image = Arc::new(heat::raster(&samples, &shares, theme));
        let contours = contours::contours(&samples, &shares, &shade, &contours::levels(&shade));
        Ground { view, image, shade, contours }
    }

    /// The colors of the surface.
    pub fn image(&self, frame: &Frame) -> Mark {
        let image = Arc::clone(&self.image);
        let [left, top] = frame.pixel([self.view[0], self.view[3]]);
        let [right, bottom] = frame.pixel([self.view[1], self.view[2]]);
        // The outermost cells lie outside the view, so that smoothing has something to lean on at the frame.
        let cell = [(right - left) / (image.width - 2) as f64, (bottom - top) / (image.height - 2) as f64];
        let rect = Rect::new(left - cell[0], top - cell[1], right + cell[0], bottom + cell[1]);
        Mark::Image { rect, image }
    }

    /// The contour lines with their labels; labels keep clear of what is `occupied`.
    pub fn lines(&self, frame: &Frame, occupied: Occupied, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let mut labels = Labels::new(frame.rect, theme, sizes, occupied);
        let (mut lines, mut texts) = (Vec::new(), Vec::new());
        for contour in &self.contours {
            let color = if contour.level.major { theme.contour_major } else { theme.contour };
            let stroke = Stroke::new(sizes.contour, color);
            for part in pixel_lines(&contour.lines, frame, sizes) {
                let labeled = if contour.level.major { labels.place(&part, &contour.label) } else { None };
                let parts = match labeled {
                    Some((text, parts)) => {
                        texts.push(text);
                        parts
                    }
                    None => vec![part],
                };
                lines.extend(parts.into_iter().map(|points| Mark::Polyline { points, stroke }));
            }
        }
        lines.extend(texts);
        lines
    }
}

/// The longest lines first, since they have the most room for a label; specks of a few pixels are left out.
pub(super) fn pixel_lines(lines: &[Vec<[f64; 2]>], frame: &Frame, sizes: &Sizes) -> Vec<Vec<Point>> {
    let pixels = |line: &Vec<[f64; 2]>| line.iter().map(|&point| frame.pixel(point)).collect::<Vec<_>>();
    let parts = lines.iter().flat_map(|line| join(clip(&pixels(line), frame.rect)));
    let length = |part: &Vec<Point>| lengths(part).last().copied().unwrap_or(0.0);
    let mut parts: Vec<(f64, Vec<Point>)> = parts.map(|part| (length(&part), simplify(&part, 0.12))).collect();
    parts.retain(|(length, _)| *length > 0.6 * sizes.contour_label);
    parts.sort_by(|a, b| b.0.total_cmp(&a.0));
    parts.into_iter().map(|(_, part)| part).collect()
}

/// A ring that the frame cuts begins somewhere inside: its last part goes on in its first.
fn join(mut parts: Vec<Vec<Point>>) -> Vec<Vec<Point>> {
    if parts.len() > 1 && parts[0].first() == parts[parts.len() - 1].last() {
        let mut whole = parts.pop().expect("there are two");
        whole.extend(parts[0].iter().skip(1));
        parts[0] = whole;
    }
    parts
}

/// What moves: paths, starts, ends; and the minima.
#[derive(Clone, Debug, Default)]
pub struct Tracks {
    pub paths: Vec<Path>,
    /// Where runs ended, seed by seed.
    pub clouds: Vec<Cloud>,
    pub minima: Vec<[f64; 2]>,
    /// How many of the minima, from the first, are the lowest.
    pub lowest: usize,
    pub saddles: Vec<[f64; 2]>,
}

impl Tracks {
    /// The paths and their markers, cut off at the frame.
    pub fn marks(&self, frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
        let lines = self.paths.iter().flat_map(|path| path.line(frame, theme, sizes)).collect();
        let ends = ends::marks(&self.paths, frame, theme, sizes);
        let clip = Some(frame.rect);
        let minima = path::minima(&self.minima, self.lowest, frame, theme, sizes);
        vec![
            Mark::Group { name: "paths", clip, marks: lines },
            Mark::Group { name: "clouds", clip, marks: path::clouds(&self.clouds, frame, theme, sizes) },
            Mark::Group { name: "minima", clip: None, marks: minima },
            Mark::Group { name: "saddles", clip: None, marks: path::saddles(&self.saddles, frame, theme, sizes) },
            Mark::Group { name: "starts", clip: None, marks: path::starts(&self.paths, frame, theme, sizes) },
            Mark::Group { name: "ends", clip: None, marks: ends },
        ]
    }

    /// A view with some room about all starts, minima and points where runs are finite and not running away.
    pub fn around(&self) -> [f64; 4] {
        let starts = self.paths.iter().map(|path| &path.start);
        let first = bounds(starts.chain(&self.minima)).unwrap_or([-1.0, 1.0, -1.0, 1.0]);
        let size = (first[1] - first[0]).max(first[3] - first[2]).max(1.0);
        // A run that goes ten times as far as starts and minima lie apart would shrink all else to a dot.
        let near = |point: &&[f64; 2]| {
            let far = |value: f64, from: f64, to: f64| value < from - 10.0 * size || value > to + 10.0 * size;
            !far(point[0], first[0], first[1]) && !far(point[1], first[2], first[3])
        };
        let all = self.paths.iter().flat_map(|path| &path.points).chain(&self.minima).filter(near);
        let [left, right, bottom, top] = bounds(all).unwrap_or(first);
        let room = |from: f64, to: f64| if to > from { 0.15 * (to - from) } else { 0.5 * size };
        let (across, up) = (room(left, right), room(bottom, top));
        [left - across, right + across, bottom - up, top + up]
    }

    /// The cells that paths and markers lie in.
    pub fn occupied(&self, frame: &Frame, sizes: &Sizes) -> Occupied {
        let mut occupied = Occupied::new(sizes.contour_label);
        for path in &self.paths {
            let pixels: Vec<Point> = path.points.iter().map(|&point| frame.pixel(point)).collect();
            clip(&pixels, frame.rect).iter().for_each(|part| occupied.add(part));
        }
        let starts = self.paths.iter().map(|path| &path.start);
        for at in self.minima.iter().chain(&self.saddles).chain(starts).map(|&point| frame.pixel(point)) {
            if frame.rect.contains(at) {
                let near = [0.0, -2.0 * sizes.marker, 2.0 * sizes.marker];
                near.iter().for_each(|x| near.iter().for_each(|y| occupied.add_point([at[0] + x, at[1] + y])));
            }
        }
        occupied
    }
}

fn bounds<'a>(points: impl Iterator<Item = &'a [f64; 2]>) -> Option<[f64; 4]> {
    let finite = points.filter(|point| point[0].is_finite() && point[1].is_finite());
    finite.map(|&[x, y]| [x, x, y, y]).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].max(b[3])])
}

/// The whole landscape in a frame, with its axes outside.
pub fn marks(
    ground: &Ground,
    rings: Option<&Rings>,
    tracks: &Tracks,
    frame: &Frame,
    theme: &Theme,
    sizes: &Sizes,
) -> Vec<Mark> {
    let clip = Some(frame.rect);
    let occupied = tracks.occupied(frame, sizes);
    let x_ticks = frame.x.ticks(axes::spacing_across(&frame.x, sizes));
    let y_ticks = frame.y.ticks(axes::spacing_up(sizes));
    let mut marks = vec![
        Mark::Group { name: "surface", clip, marks: vec![ground.image(frame)] },
        Mark::Group { name: "contours", clip, marks: ground.lines(frame, occupied, theme, sizes) },
    ];
    let batch = |rings: &Rings| Mark::Group { name: "batch", clip, marks: rings.marks(frame, theme, sizes) };
    marks.extend(rings.map(batch));
    marks.extend(tracks.marks(frame, theme, sizes));
    marks.push(Mark::Group { name: "axes", clip: None, marks: axes::outside(frame, &x_ticks, &y_ticks, theme, sizes) });
    marks
}
