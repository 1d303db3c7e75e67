//! The colors of a surface, low to high.

use super::color::Color;
use super::mark::Raster;
use super::samples::Samples;
use super::theme::{Mode, Theme};

/// The color of a share from low (0) to high (1): the minimum draws the eye, and all stays calm enough for paths on it.
pub fn color(theme: &Theme, share: f64) -> Color {
    if share.is_nan() {
        return theme.undefined;
    }
    // The eye is to be drawn to what is low, so that most of the ramp is spent there.
    let tone = share.clamp(0.0, 1.0).sqrt();
    let blue = |t: f64| {
        let colorous::Color { r, g, b } = colorous::BLUES.eval_continuous(t);
        Color { r, g, b, a: 255 }
    };
    match theme.mode {
        Mode::Light => blue(0.03 + 0.38 * (1.0 - tone)),
        Mode::Dark => theme.background.mix(blue(0.99 - 0.25 * (1.0 - tone)), 0.30 + 0.42 * (1.0 - tone)),
    }
}

/// One pixel a cell, those outside the view too, the highest row first. There is a share for each of the samples.
pub fn raster(samples: &Samples, shares: &[f64], theme: &Theme) -> Raster {
    // A table, since a spline for each pixel would take longer than the surface itself.
    let table: Vec<Color> = (0..=1023).map(|i| color(theme, f64::from(i) / 1023.0)).collect();
    let (width, height) = (samples.columns + 2, samples.rows + 2);
    let mut rgba = Vec::with_capacity(width * height * 4);
    for &share in shares.chunks_exact(width).rev().flatten() {
        let entry = (share.clamp(0.0, 1.0) * 1023.0).round() as usize;
        let Color { r, g, b, a } = if share.is_nan() { theme.undefined } else { table[entry] };
        rgba.extend([r, g, b, a]);
    }
    Raster { width, height, rgba }
}
