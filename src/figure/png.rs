//! Pixels: the picture's SVG drawn by resvg, and small rasters packed for a document or a texture.

use resvg::tiny_skia::{FillRule, Paint, PathBuilder, Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::color::Color;
use super::equation::{Equation, Segment};
use super::font;
use super::mark::Raster;
use crate::words::Message;

/// The most pixels of a PNG: a picture of 400 MB while it is drawn.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Draws a document that [`super::svg`] wrote, at its own size.
pub fn draw(svg: &str, [width, height]: [u32; 2]) -> Result<Vec<u8>, Message> {
    let too_large = || Message::new("figure-too-many-pixels").with("most", MOST_PIXELS as f64);
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(too_large());
    }
    let options = Options { fontdb: font::database(), font_family: font::FAMILY.to_owned(), ..Options::default() };
    let tree = Tree::from_str(svg, &options).map_err(|fault| drawing(&fault.to_string()))?;
    let mut pixels = Pixmap::new(width, height).ok_or_else(too_large)?;
    resvg::render(&tree, Transform::default(), &mut pixels.as_mut());
    pixels.encode_png().map_err(|fault| drawing(&fault.to_string()))
}

fn drawing(reason: &str) -> Message {
    Message::new("figure-not-drawn").with("reason", reason)
}

/// A raster as PNG.
pub fn encode(raster: &Raster) -> Vec<u8> {
    let Some(mut pixels) = Pixmap::new(raster.width as u32, raster.height as u32) else {
        return Vec::new();
    };
    for (pixel, rgba) in pixels.pixels_mut().iter_mut().zip(raster.rgba.chunks_exact(4)) {
        let &[r, g, b, a] = rgba else { continue };
        let premultiplied = |channel: u8| (u16::from(channel) * u16::from(a) / 255) as u8;
        let [r, g, b] = [r, g, b].map(premultiplied);
        *pixel = PremultipliedColorU8::from_rgba(r, g, b, a).unwrap_or(*pixel);
    }
    pixels.encode_png().unwrap_or_default()
}

/// An equation on a transparent ground, `size` pixels an em and half a pixel of room about it: a texture for the
/// window. Its origin (the left end of the baseline) is given in pixels from its upper left corner.
pub fn texture(equation: &Equation, size: f64, color: Color) -> (Raster, [f64; 2]) {
    let origin = [1.0, (equation.height * size).ceil() + 1.0];
    let width = (equation.width * size).ceil() as usize + 2;
    let height = (origin[1] + (equation.depth * size).ceil()) as usize + 1;
    let (width, height) = (width.clamp(1, 8192), height.clamp(1, 8192));
    let empty = || (Raster { width, height, rgba: vec![0; width * height * 4] }, origin);
    let Some(mut pixels) = Pixmap::new(width as u32, height as u32) else {
        return empty();
    };
    for piece in &equation.pieces {
        let mut path = PathBuilder::new();
        piece.outline.iter().for_each(|&step| push(&mut path, step, origin, size));
        let Color { r, g, b, a } = piece.color.unwrap_or(color);
        let mut paint = Paint { anti_alias: true, ..Paint::default() };
        paint.set_color_rgba8(r, g, b, a);
        if let Some(path) = path.finish() {
            pixels.fill_path(&path, &paint, FillRule::Winding, Transform::identity(), None);
        }
    }
    let plain = pixels.pixels().iter().map(|pixel| pixel.demultiply());
    let rgba = plain.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    (Raster { width, height, rgba }, origin)
}

fn push(path: &mut PathBuilder, step: Segment, origin: [f64; 2], size: f64) {
    let at = |[x, y]: [f64; 2]| ((origin[0] + x * size) as f32, (origin[1] + y * size) as f32);
    match step {
        Segment::Move(a) => path.move_to(at(a).0, at(a).1),
        Segment::Line(a) => path.line_to(at(a).0, at(a).1),
        Segment::Quad(a, b) => path.quad_to(at(a).0, at(a).1, at(b).0, at(b).1),
        Segment::Cubic(a, b, c) => path.cubic_to(at(a).0, at(a).1, at(b).0, at(b).1, at(c).0, at(c).1),
        Segment::Close => path.close(),
    }
}
