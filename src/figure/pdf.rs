//! A page: the picture's SVG as PDF. Lines stay lines, and text stays text, in fonts that the file brings along.

use svg2pdf::{ConversionOptions, PageOptions};

use super::png;
use crate::words::Message;

/// Pixels an inch: 1600 × 1000 are 16 × 10 inches, and the largest figure is the largest page that readers allow.
const PIXELS_AN_INCH: f32 = 100.0;

/// The page of a document that [`super::svg`] wrote.
pub fn draw(svg: &str) -> Result<Vec<u8>, Message> {
    let page = PageOptions { dpi: PIXELS_AN_INCH };
    let drawn = svg2pdf::to_pdf(&png::tree(svg)?, ConversionOptions::default(), page);
    drawn.map_err(|fault| png::not_drawn(&fault.to_string()))
}
