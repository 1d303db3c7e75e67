//! Colors, sizes and spacings of figures and of the window, light and dark.

use super::color::Color;
use super::mark::Shape;
use crate::experiment::Plan;
use crate::experiment::preset::{self, Hue};

/// Which theme.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    #[default]
    Light,
    Dark,
}

/// The colors of a theme.
#[derive(Clone, Debug, PartialEq)]
pub struct Theme {
    pub mode: Mode,
    /// Behind everything.
    pub background: Color,
    /// Side panels and bars of the window.
    pub panel: Color,
    /// Cards, text fields, menus.
    pub card: Color,
    /// Hairlines between parts, frames of controls.
    pub border: Color,
    pub text: Color,
    /// Notes, tick labels, what is secondary.
    pub dim: Color,
    /// Selection, pressed switches, links.
    pub accent: Color,
    /// Text on `accent`.
    pub on_accent: Color,
    /// A sentence that says what is wrong, and the bar behind it.
    pub error: Color,
    pub error_ground: Color,
    /// A calm box that draws the eye, as behind an equation with its numbers put in.
    pub note: Color,
    /// Lines across a chart.
    pub grid: Color,
    /// Frame and ticks of a plot.
    pub axis: Color,
    /// Contour lines, those without and with a label, and the label.
    pub contour: Color,
    pub contour_major: Color,
    pub contour_label: Color,
    /// What belongs to a mini-batch: the contour lines of its loss.
    pub batch: Color,
    /// Where the surface has no finite value.
    pub undefined: Color,
    /// The ring about a marker.
    pub ring: Color,
    /// The outline and the fill of a start, and the fill of a minimum.
    pub start: Color,
    pub start_fill: Color,
    pub minimum: Color,
    /// The dashed line through the charts at the current step.
    pub cursor: Color,
    /// How opaque a path is after the cursor.
    pub future: f64,
}

impl Theme {
    pub fn of(mode: Mode) -> &'static Theme {
        match mode {
            Mode::Light => &LIGHT,
            Mode::Dark => &DARK,
        }
    }

    /// The color of a run.
    pub fn run(&self, color: preset::Color) -> Color {
        match color {
            preset::Color::Palette(hue) => self.hue(hue),
            preset::Color::Rgb([r, g, b]) => Color { r, g, b, a: 255 },
        }
    }

    /// Okabe and Ito's colors (Color Universal Design, 2008). In the dark theme black is white, and the darkest are
    /// lifted.
    pub fn hue(&self, hue: Hue) -> Color {
        let (light, dark) = match hue {
            Hue::Blue => (0x0072b2, 0x3d9be0),
            Hue::Vermilion => (0xd55e00, 0xf07a24),
            Hue::Green => (0x009e73, 0x1fbf93),
            Hue::Orange => (0xe69f00, 0xf0ad1e),
            Hue::SkyBlue => (0x56b4e9, 0x7cc8f2),
            Hue::Purple => (0xcc79a7, 0xd98fb8),
            Hue::Yellow => (0xf0e442, 0xf0e442),
            Hue::Black => (0x000000, 0xf2f4f7),
        };
        Color::hex(if self.mode == Mode::Light { light } else { dark })
    }

    /// Whether a line of this color is hardly seen on the background.
    pub fn is_faint(&self, color: Color) -> bool {
        color.contrast(self.background) < 1.8
    }

    /// The thin line about a path that keeps it apart from what it crosses; dark where the path itself is hardly
    /// seen on the ground (yellow on white).
    pub fn casing(&self, path: Color) -> Color {
        if self.is_faint(path) { self.text.fade(0.55) } else { self.background.fade(0.6) }
    }
}

/// The markers of runs, one for each color of the palette: a run keeps its color when others come and go, and so its
/// marker.
const MARKERS: [Shape; 8] = [
    Shape::Circle,
    Shape::Square,
    Shape::Triangle,
    Shape::Pentagon,
    Shape::TriangleDown,
    Shape::Cross,
    Shape::Plus,
    Shape::Hexagon,
];

/// The marker of a run among all. The first run of a color has the color's own; one whose color another run has, or
/// whose color is none of the palette, has the first of those that the fewest runs have.
pub fn marker(runs: &[Plan], run: usize) -> Shape {
    let mut used = [0; MARKERS.len()];
    let own = |plan: &Plan| Hue::ALL.iter().position(|hue| plan.color == preset::Color::Palette(*hue));
    let first =
        |(i, plan): (usize, &Plan)| own(plan).filter(|_| runs[..i].iter().all(|other| other.color != plan.color));
    let mut places: Vec<Option<usize>> = runs.iter().enumerate().map(first).collect();
    places.iter().flatten().for_each(|&at| used[at] += 1);
    for place in &mut places[..=run] {
        let at = place.unwrap_or_else(|| {
            let at = (0..MARKERS.len()).min_by_key(|&at| used[at]).unwrap_or(0);
            used[at] += 1;
            at
        });
        *place = Some(at);
    }
    MARKERS[places[run].unwrap_or(0)]
}

const LIGHT: Theme = Theme {
    mode: Mode::Light,
    background: Color::hex(0xffffff),
    panel: Color::hex(0xf7f8fa),
    card: Color::hex(0xffffff),
    border: Color::hex(0xd8dde4),
    text: Color::hex(0x1b222c),
    dim: Color::hex(0x5c6675),
    accent: Color::hex(0x2a68d4),
    on_accent: Color::hex(0xffffff),
    error: Color::hex(0xb3261e),
    error_ground: Color::hex(0xfdeceb),
    note: Color::hex(0xfff6eb),
    grid: Color::hex(0xe8ebf0),
    axis: Color::hex(0x9aa4b2),
    contour: Color::hex(0x4a6f9c).with_alpha(80),
    contour_major: Color::hex(0x35598a).with_alpha(150),
    contour_label: Color::hex(0x2c4a73),
    batch: Color::hex(0x1b222c).with_alpha(200),
    undefined: Color::hex(0xdfe2e6),
    ring: Color::hex(0xffffff),
    start: Color::hex(0x1b222c),
    start_fill: Color::hex(0xffffff),
    minimum: Color::hex(0xf5c542),
    cursor: Color::hex(0x1b222c),
    future: 0.28,
};

const DARK: Theme = Theme {
    mode: Mode::Dark,
    background: Color::hex(0x11151c),
    panel: Color::hex(0x171c25),
    card: Color::hex(0x1e2530),
    border: Color::hex(0x333d4b),
    text: Color::hex(0xe8ecf2),
    dim: Color::hex(0xa3aebd),
    accent: Color::hex(0x7aa9f7),
    on_accent: Color::hex(0x0d1420),
    error: Color::hex(0xff9b93),
    error_ground: Color::hex(0x3a1d1d),
    note: Color::hex(0x2a2418),
    grid: Color::hex(0x28303c),
    axis: Color::hex(0x66717f),
    contour: Color::hex(0x9fc3ee).with_alpha(60),
    contour_major: Color::hex(0xa9caf2).with_alpha(120),
    contour_label: Color::hex(0xc7dcf6),
    batch: Color::hex(0xf2f4f7).with_alpha(200),
    undefined: Color::hex(0x2b2f36),
    ring: Color::hex(0x0c1016),
    start: Color::hex(0x0c1016),
    start_fill: Color::hex(0xf2f4f7),
    minimum: Color::hex(0xf5c542),
    cursor: Color::hex(0xe8ecf2),
    future: 0.34,
};
