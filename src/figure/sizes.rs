//! Sizes, stroke widths and spacings of figures and of the plots in the window.

/// Sizes of a figure, in units of one pixel at 1600 × 1000: [`Sizes::at`] scales them to a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sizes {
    pub title: f64,
    pub text: f64,
    /// Tick labels and legend notes.
    pub small: f64,
    pub contour_label: f64,
    pub margin: f64,
    pub gap: f64,
    pub path: f64,
    pub casing: f64,
    pub contour: f64,
    pub hairline: f64,
    pub tick: f64,
    /// Radius of a step's dot, of a run's marker, of start and minimum.
    pub dot: f64,
    pub marker: f64,
    pub ring: f64,
}

impl Sizes {
    const BASE: Sizes = Sizes {
        title: 32.0,
        text: 24.0,
        small: 21.0,
        contour_label: 18.0,
        margin: 28.0,
        gap: 12.0,
        path: 3.6,
        casing: 2.0,
        contour: 1.5,
        hairline: 1.3,
        tick: 8.0,
        dot: 3.9,
        marker: 9.5,
        ring: 2.6,
    };

    /// The sizes of a picture `factor` times as large as 1600 × 1000.
    pub fn at(factor: f64) -> Sizes {
        let base = Sizes::BASE;
        Sizes {
            title: base.title * factor,
            text: base.text * factor,
            small: base.small * factor,
            contour_label: base.contour_label * factor,
            margin: base.margin * factor,
            gap: base.gap * factor,
            path: base.path * factor,
            casing: base.casing * factor,
            contour: base.contour * factor,
            hairline: base.hairline * factor,
            tick: base.tick * factor,
            dot: base.dot * factor,
            marker: base.marker * factor,
            ring: base.ring * factor,
        }
    }

    /// The sizes of the window's plots, in egui points: text of 11 to 13 as in the rest of the window.
    pub fn window() -> Sizes {
        Sizes { contour_label: 10.0, small: 11.0, text: 12.0, title: 13.0, ..Sizes::at(0.55) }
    }
}
