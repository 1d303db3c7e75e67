//! Labels on contour lines: where the line is straight, where nothing else is, upright.

use std::collections::HashSet;

use super::font;
use super::geometry::{distance, distance_to, lengths, point_at, stretch};
use super::mark::{Anchor, Mark, Point, Rect, Text, Weight};
use super::sizes::Sizes;
use super::theme::Theme;
use crate::formula::elementary::{atan2, cos, sin};

/// What labels keep clear of: cells of a coarse grid that something is drawn in.
#[derive(Clone, Debug, Default)]
pub struct Occupied {
    cell: f64,
    cells: HashSet<(i32, i32)>,
    /// Where no label may be at all.
    closed: Vec<Rect>,
}

impl Occupied {
    pub fn new(cell: f64) -> Occupied {
        Occupied { cell: cell.max(1.0), ..Occupied::default() }
    }

    /// Keeps labels out of a place altogether, as where numbers or controls stand.
    pub fn close(&mut self, rect: Rect) {
        self.closed.push(rect);
    }

    /// Marks the cells along a polyline whose points are finite and near the picture.
    pub fn add(&mut self, line: &[Point]) {
        for pair in line.windows(2) {
            let count = (distance(pair[0], pair[1]) / self.cell * 2.0).ceil().clamp(1.0, 10_000.0) as usize;
            for i in 0..=count {
                let share = i as f64 / count as f64;
                self.add_point([
                    pair[0][0] + share * (pair[1][0] - pair[0][0]),
                    pair[0][1] + share * (pair[1][1] - pair[0][1]),
                ]);
            }
        }
    }

    pub fn add_point(&mut self, at: Point) {
        self.cells.insert(self.key(at));
    }

    fn key(&self, at: Point) -> (i32, i32) {
        ((at[0] / self.cell).floor() as i32, (at[1] / self.cell).floor() as i32)
    }

    /// How many of the cells along a stretch, and their neighbors, are taken.
    fn count(&self, line: &[Point]) -> usize {
        let around = |(x, y): (i32, i32)| (-1..=1).flat_map(move |i| (-1..=1).map(move |j| (x + i, y + j)));
        let cells: HashSet<_> = line.iter().flat_map(|&at| around(self.key(at))).collect();
        cells.iter().filter(|cell| self.cells.contains(cell)).count()
    }
}

/// The labels placed so far, and how they look.
pub struct Labels<'a> {
    frame: Rect,
    theme: &'a Theme,
    size: f64,
    occupied: Occupied,
    /// Centers, half widths and texts.
    placed: Vec<(Point, f64, String)>,
}

/// A label on its line.
struct Place {
    /// Where along the line, and how much of the line it takes.
    center: f64,
    room: f64,
    at: Point,
    /// Degrees, upright.
    angle: f64,
    /// Lower is better.
    cost: f64,
}

impl<'a> Labels<'a> {
    pub fn new(frame: Rect, theme: &'a Theme, sizes: &Sizes, occupied: Occupied) -> Labels<'a> {
        Labels { frame, theme, size: sizes.contour_label, occupied, placed: Vec::new() }
    }

    /// Puts a label on a line (in pixels, inside the frame) if there is room, and gives the label and what is left of
    /// the line beside it.
    pub fn place(&mut self, line: &[Point], text: &str) -> Option<(Mark, Vec<Vec<Point>>)> {
        let lengths = lengths(line);
        let total = *lengths.last()?;
        let width = font::width(text, self.size, Weight::Regular);
        let room = width + 0.7 * self.size;
        if total < 3.2 * room {
            return None;
        }
        let count = ((total - room) / (self.size * 0.6)).ceil().min(400.0) as usize;
        let centers = (0..=count).map(|i| room / 2.0 + (total - room) * i as f64 / count.max(1) as f64);
        let places = centers.filter_map(|center| self.try_place(line, &lengths, (center, room), text));
        let best = places.min_by(|a, b| a.cost.total_cmp(&b.cost))?;
        self.placed.push((best.at, room / 2.0, text.to_owned()));
        let before = stretch(line, &lengths, 0.0, best.center - best.room / 2.0);
        let after = stretch(line, &lengths, best.center + best.room / 2.0, total);
        Some((self.mark(text, &best), vec![before, after]))
    }

    fn try_place(&self, line: &[Point], lengths: &[f64], (center, room): (f64, f64), text: &str) -> Option<Place> {
        let part = stretch(line, lengths, center - room / 2.0, center + room / 2.0);
        let (first, last) = (part[0], part[part.len() - 1]);
        let bend = part.iter().map(|&p| distance_to(p, first, last)).fold(0.0, f64::max);
        let at = [(first[0] + last[0]) / 2.0, (first[1] + last[1]) / 2.0];
        let inside = self.frame.grow(-0.8 * self.size);
        // One level needs its number once in a neighborhood, however many lines it has there.
        let clear = |other: &str| if other == text { 17.0 } else { 1.5 } * self.size;
        let apart = |placed: &(Point, f64, String)| {
            let (other, half, text) = placed;
            distance(at, *other) > half + room / 2.0 + clear(text)
        };
        if bend > 0.22 * self.size
            || !inside.contains(first)
            || !inside.contains(last)
            || !self.placed.iter().all(apart)
            || self.is_closed(first, last)
        {
            return None;
        }
        let taken = self.occupied.count(&[first, point_at(line, lengths, center), last]);
        let angle = upright(atan2(last[1] - first[1], last[0] - first[0]).to_degrees());
        // Level text reads best; a crossed path is worse than any angle; labels near the frame look cut.
        let cost = bend / self.size + angle.abs() / 90.0 + 1.5 * taken as f64;
        Some(Place { center, room, at, angle, cost })
    }

    /// Whether a text from one point to the other would reach into a closed place.
    fn is_closed(&self, first: Point, last: Point) -> bool {
        let text =
            Rect::new(first[0].min(last[0]), first[1].min(last[1]), first[0].max(last[0]), first[1].max(last[1]));
        let text = text.grow(0.7 * self.size);
        self.occupied.closed.iter().any(|closed| closed.meets(text))
    }

    fn mark(&self, text: &str, place: &Place) -> Mark {
        let (sin, cos) = (sin(place.angle.to_radians()), cos(place.angle.to_radians()));
        let drop = 0.5 * font::CAP_HEIGHT * self.size;
        Mark::Text(Text {
            text: text.to_owned(),
            at: [place.at[0] - sin * drop, place.at[1] + cos * drop],
            size: self.size,
            anchor: Anchor::Middle,
            weight: Weight::Regular,
            color: self.theme.contour_label,
            angle: place.angle,
            halo: None,
        })
    }
}

/// The same direction, turned so that text along it is not upside down.
fn upright(degrees: f64) -> f64 {
    if degrees > 90.0 {
        degrees - 180.0
    } else if degrees <= -90.0 {
        degrees + 180.0
    } else {
        degrees
    }
}
