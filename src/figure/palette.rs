//! The few colors of an animation: those that its marks have, exactly, and the best others for what lies between.

use std::collections::{HashMap, HashSet};

use color_quant::NeuQuant;

use super::mark::Mark;

/// Red, green, blue.
pub type Rgb = [u8; 3];

/// The most colors: one place of 256 stands for “as before”.
pub const MOST: usize = 255;
/// The most that are taken over from marks; the others are for the surface and the edges of lines.
const EXACT: usize = 96;
/// Pixels that the other colors are chosen by.
const SAMPLE: usize = 400_000;

/// The colors, and for those of pixels already met the place of the nearest.
pub struct Palette {
    colors: Vec<Rgb>,
    known: HashMap<Rgb, u8>,
}

/// What a palette is chosen by.
#[derive(Default)]
pub struct Sample {
    exact: Vec<Rgb>,
    seen: HashSet<Rgb>,
    /// Four bytes a pixel.
    pixels: Vec<u8>,
}

impl Sample {
    /// Adds the colors that these marks are drawn in.
    pub fn add_marks(&mut self, marks: &[Mark]) {
        for mark in marks {
            match mark {
                Mark::Polyline { stroke, .. } => self.add(stroke.color),
                Mark::Polygon { fill, .. } | Mark::Band { fill, .. } => self.add(*fill),
                Mark::Symbol { fill, ring, .. } => [*fill, ring.color].into_iter().for_each(|color| self.add(color)),
                Mark::Text(text) => self.add(text.color),
                Mark::Equation { color, .. } => self.add(*color),
                Mark::Group { marks, .. } => self.add_marks(marks),
                Mark::Image { .. } => {}
            }
        }
    }

    /// Adds a color that must stay as it is; one that lets through what lies under it has no color of its own.
    pub fn add(&mut self, color: super::Color) {
        let rgb = [color.r, color.g, color.b];
        if color.a == 255 && self.exact.len() < EXACT && self.seen.insert(rgb) {
            self.exact.push(rgb);
        }
    }

    /// Adds an evenly spaced part of the pixels of a picture, one of `pictures`.
    pub fn add_pixels(&mut self, rgba: &[u8], pictures: usize) {
        let every = (rgba.len() / 4 * pictures).div_ceil(SAMPLE).max(1);
        // No divisor of a width, or it would take columns.
        let every = if every > 1 { every | 1 } else { every };
        rgba.chunks_exact(4).step_by(every).for_each(|pixel| self.pixels.extend_from_slice(pixel));
    }

    /// Chooses the colors.
    pub fn palette(self) -> Palette {
        let Sample { exact: mut colors, mut seen, pixels } = self;
        let others = pixels.chunks_exact(4).filter(|pixel| !seen.contains(&pixel[..3]));
        let others: Vec<u8> = others.flatten().copied().collect();
        let distinct: Vec<Rgb> = in_order(&others, &mut seen);
        let room = MOST - colors.len();
        if distinct.len() <= room {
            colors.extend(distinct);
        } else {
            let chosen = NeuQuant::new(1, room, &others).color_map_rgb();
            colors.extend(chosen.as_chunks::<3>().0);
        }
        let known = colors.iter().enumerate().rev().map(|(place, rgb)| (*rgb, place as u8)).collect();
        Palette { colors, known }
    }
}

/// Each color once, in the order in which they come.
fn in_order(pixels: &[u8], seen: &mut HashSet<Rgb>) -> Vec<Rgb> {
    let colors = pixels.chunks_exact(4).map(|pixel| [pixel[0], pixel[1], pixel[2]]);
    colors.filter(|rgb| seen.insert(*rgb)).collect()
}

impl Palette {
    /// Red, green and blue of all colors, one after the other.
    pub fn bytes(&self) -> Vec<u8> {
        self.colors.as_flattened().to_vec()
    }

    /// The place that stands for no color.
    pub fn unchanged(&self) -> u8 {
        self.colors.len() as u8
    }

    /// The place of the color nearest to that of a pixel.
    pub fn nearest(&mut self, rgb: Rgb) -> u8 {
        let Palette { colors, known } = self;
        *known.entry(rgb).or_insert_with(|| {
            let places = (0..colors.len()).min_by_key(|place| distance(colors[*place], rgb));
            places.unwrap_or(0) as u8
        })
    }
}

/// How different two colors look: eyes see green best, and blue least.
fn distance(a: Rgb, b: Rgb) -> u32 {
    let difference = |i: usize| u32::from(a[i].abs_diff(b[i])).pow(2);
    3 * difference(0) + 6 * difference(1) + 2 * difference(2)
}
