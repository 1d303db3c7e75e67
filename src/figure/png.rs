//! Pixels: the picture's SVG drawn by resvg, and small rasters packed for a document.

use resvg::tiny_skia::{Pixmap, PremultipliedColorU8, Transform};
use resvg::usvg::{Options, Tree};

use super::font;
use super::format::Format;
use super::mark::Raster;
use crate::words::Message;

/// The most pixels of a PNG: a picture of 400 MB while it is drawn.
pub const MOST_PIXELS: u64 = 100_000_000;

/// Draws a document that [`super::svg`] wrote, at its own size.
pub fn draw(svg: &str, size: [u32; 2]) -> Result<Vec<u8>, Message> {
    pixels(svg, size, 1.0)?.encode_png().map_err(|fault| not_drawn(&fault.to_string()))
}

/// The document's pixels, `scale` times as many on each side.
pub(super) fn pixels(svg: &str, size: [u32; 2], scale: f64) -> Result<Pixmap, Message> {
    let [width, height] = size.map(|side| (f64::from(side) * scale).round().max(1.0) as u32);
    Format::Png.checked([width, height])?;
    let tree = tree(svg)?;
    let mut pixels = Pixmap::new(width, height).ok_or_else(|| not_drawn("no memory"))?;
    resvg::render(&tree, Transform::from_scale(scale as f32, scale as f32), &mut pixels.as_mut());
    Ok(pixels)
}

/// The pixels of a document whose background is opaque, `scale` times as many on each side.
pub(super) fn raster(svg: &str, size: [u32; 2], scale: f64) -> Result<Raster, Message> {
    let pixels = pixels(svg, size, scale)?;
    let (width, height) = (pixels.width() as usize, pixels.height() as usize);
    Ok(Raster { width, height, rgba: pixels.take() })
}

/// The document as resvg and the PDF writer read it, with the program's own fonts and no others.
pub(super) fn tree(svg: &str) -> Result<Tree, Message> {
    let options = Options { fontdb: font::database(), font_family: font::FAMILY.to_owned(), ..Options::default() };
    Tree::from_str(svg, &options).map_err(|fault| not_drawn(&fault.to_string()))
}

pub(super) fn not_drawn(reason: &str) -> Message {
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
