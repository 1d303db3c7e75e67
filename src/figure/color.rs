//! Colors as eight bits a channel, and how well one is seen on another.

use crate::formula::elementary::pow;

/// A color: red, green, blue, opacity (not premultiplied).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Color {
    pub r: u8,
    pub g: u8,
    pub b: u8,
    pub a: u8,
}

impl Color {
    /// An opaque color from `0xRRGGBB`.
    pub const fn hex(rgb: u32) -> Color {
        Color { r: (rgb >> 16) as u8, g: (rgb >> 8) as u8, b: rgb as u8, a: 255 }
    }

    /// The same color at an opacity from 0 to 255.
    pub const fn with_alpha(self, a: u8) -> Color {
        Color { a, ..self }
    }

    /// Reads `#0072b2`; nothing else is a color here.
    pub fn parse(text: &str) -> Option<Color> {
        let digits = text.strip_prefix('#')?;
        let plain = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
        if plain { u32::from_str_radix(digits, 16).ok().map(Color::hex) } else { None }
    }

    /// The same color at an opacity from 0 to 1.
    pub fn fade(self, opacity: f64) -> Color {
        Color { a: (f64::from(self.a) * opacity.clamp(0.0, 1.0)).round() as u8, ..self }
    }

    /// The opaque color between this one (0) and `other` (1).
    pub fn mix(self, other: Color, share: f64) -> Color {
        let channel = |a: u8, b: u8| (f64::from(a) + (f64::from(b) - f64::from(a)) * share).round() as u8;
        Color { r: channel(self.r, other.r), g: channel(self.g, other.g), b: channel(self.b, other.b), a: 255 }
    }

    /// This color as it looks when it lies on an opaque `ground`.
    pub fn over(self, ground: Color) -> Color {
        ground.mix(Color { a: 255, ..self }, f64::from(self.a) / 255.0)
    }

    /// `#0072b2`, without the opacity.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.r, self.g, self.b)
    }

    /// Relative luminance, 0 to 1 (WCAG 2.2).
    pub fn luminance(self) -> f64 {
        let linear = |channel: u8| {
            let c = f64::from(channel) / 255.0;
            if c <= 0.040_45 { c / 12.92 } else { pow((c + 0.055) / 1.055, 2.4) }
        };
        0.2126 * linear(self.r) + 0.7152 * linear(self.g) + 0.0722 * linear(self.b)
    }

    /// Contrast with another opaque color, 1 to 21 (WCAG 2.2).
    pub fn contrast(self, other: Color) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }
}
