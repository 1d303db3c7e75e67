//! What a picture is made of. The SVG writer and the window draw the same marks.

use std::sync::Arc;

use super::Color;
use super::equation::Equation;
use crate::formula::elementary::{atan2, cos, sin};

/// A place in the picture: pixels right and down from its upper left corner.
pub type Point = [f64; 2];

/// An upright rectangle in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rect {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

impl Rect {
    pub const fn new(left: f64, top: f64, right: f64, bottom: f64) -> Rect {
        Rect { left, top, right, bottom }
    }

    pub fn width(self) -> f64 {
        self.right - self.left
    }

    pub fn height(self) -> f64 {
        self.bottom - self.top
    }

    pub fn center(self) -> Point {
        [(self.left + self.right) / 2.0, (self.top + self.bottom) / 2.0]
    }

    pub fn contains(self, [x, y]: Point) -> bool {
        x >= self.left && x <= self.right && y >= self.top && y <= self.bottom
    }

    /// Larger by `by` on every side (smaller where negative, but never turned inside out).
    pub fn grow(self, by: f64) -> Rect {
        let [x, y] = self.center();
        let (half_width, half_height) = (self.width() / 2.0 + by, self.height() / 2.0 + by);
        let (half_width, half_height) = (half_width.max(0.0), half_height.max(0.0));
        Rect::new(x - half_width, y - half_height, x + half_width, y + half_height)
    }

    pub fn meets(self, other: Rect) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// How a line is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stroke {
    pub width: f64,
    pub color: Color,
    /// Lengths of dash and gap.
    pub dash: Option<[f64; 2]>,
}

impl Stroke {
    pub const fn new(width: f64, color: Color) -> Stroke {
        Stroke { width, color, dash: None }
    }
}

/// The shape of a symbol. Each run has one, so that runs differ by more than color.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Shape {
    Circle,
    Square,
    Triangle,
    TriangleDown,
    Pentagon,
    Hexagon,
    Cross,
    Plus,
    Diamond,
    Star,
}

/// Where a text's `at` lies along its line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Weight {
    Regular,
    Semibold,
}

/// A line of text.
#[derive(Clone, Debug, PartialEq)]
pub struct Text {
    pub text: String,
    /// On the baseline.
    pub at: Point,
    /// The font size in pixels.
    pub size: f64,
    pub anchor: Anchor,
    pub weight: Weight,
    pub color: Color,
    /// Degrees clockwise about `at`.
    pub angle: f64,
    /// An outline behind the letters, where they lie on something busy.
    pub halo: Option<Stroke>,
}

/// A picture of colors, rows from the top.
#[derive(Clone, Debug, PartialEq)]
pub struct Raster {
    pub width: usize,
    pub height: usize,
    /// Four bytes a pixel: red, green, blue, opacity.
    pub rgba: Vec<u8>,
}

/// One thing drawn.
#[derive(Clone, Debug)]
pub enum Mark {
    Image {
        rect: Rect,
        image: Arc<Raster>,
    },
    Polyline {
        points: Vec<Point>,
        stroke: Stroke,
    },
    /// What lies between two lines whose points stand over each other, from left to right.
    Band {
        upper: Vec<Point>,
        lower: Vec<Point>,
        fill: Color,
    },
    /// A closed, filled, convex polygon.
    Polygon {
        points: Vec<Point>,
        fill: Color,
        stroke: Option<Stroke>,
    },
    Symbol {
        at: Point,
        shape: Shape,
        radius: f64,
        fill: Color,
        ring: Stroke,
    },
    Text(Text),
    Equation {
        /// The left end of the baseline.
        at: Point,
        /// Pixels an em.
        size: f64,
        /// The color of what has none of its own.
        color: Color,
        equation: Arc<Equation>,
    },
    /// Marks that belong together under a name, cut off at `clip`.
    Group {
        name: &'static str,
        clip: Option<Rect>,
        marks: Vec<Mark>,
    },
}

impl Mark {
    /// A filled rectangle.
    pub fn rect(rect: Rect, fill: Color, stroke: Option<Stroke>) -> Mark {
        let Rect { left, top, right, bottom } = rect;
        Mark::Polygon { points: vec![[left, top], [right, top], [right, bottom], [left, bottom]], fill, stroke }
    }

    /// A straight line.
    pub fn line(from: Point, to: Point, stroke: Stroke) -> Mark {
        Mark::Polyline { points: vec![from, to], stroke }
    }
}

impl Shape {
    /// The corners of the shape about the origin, all shapes of like area at one radius; none for the circle.
    pub fn corners(self, radius: f64) -> Vec<Point> {
        match self {
            Shape::Circle => Vec::new(),
            Shape::Square => regular(4, 1.22, 45.0, radius),
            Shape::Diamond => regular(4, 1.3, 0.0, radius),
            Shape::Triangle => regular(3, 1.42, 0.0, radius),
            Shape::TriangleDown => regular(3, 1.42, 180.0, radius),
            Shape::Pentagon => regular(5, 1.16, 0.0, radius),
            Shape::Hexagon => regular(6, 1.12, 30.0, radius),
            Shape::Plus => plus(radius, 0.0),
            Shape::Cross => plus(radius, 45.0),
            Shape::Star => star(radius),
        }
    }
}

/// The point at `distance` from the origin, `degrees` clockwise from straight up.
fn polar(distance: f64, degrees: f64) -> Point {
    let (sin, cos) = (sin(degrees.to_radians()), cos(degrees.to_radians()));
    [distance * sin, -distance * cos]
}

fn regular(sides: usize, factor: f64, turn: f64, radius: f64) -> Vec<Point> {
    (0..sides).map(|i| polar(radius * factor, turn + 360.0 * i as f64 / sides as f64)).collect()
}

fn plus(radius: f64, turn: f64) -> Vec<Point> {
    // Arms as long as 1.25 radii and 0.84 radii wide: two corners an arm, one between arms.
    let (reach, half) = (1.25 * radius, 0.42 * radius);
    let (tip, tip_angle) = ((reach * reach + half * half).sqrt(), atan2(half, reach).to_degrees());
    let notch = half * std::f64::consts::SQRT_2;
    (0..4)
        .flat_map(|i| {
            let turn = turn + 90.0 * f64::from(i);
            [polar(tip, turn - tip_angle), polar(tip, turn + tip_angle), polar(notch, turn + 45.0)]
        })
        .collect()
}

fn star(radius: f64) -> Vec<Point> {
    (0..10).map(|i| polar(if i % 2 == 0 { 1.5 } else { 0.66 } * radius, 36.0 * f64::from(i))).collect()
}
