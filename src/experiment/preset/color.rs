//! A run's color as the file gives it: a name of the palette, or `#rrggbb`.

use std::fmt;

/// The eight colors of Okabe and Ito, told apart by the color-blind as well. What they look like in
/// each theme stands in `figure/theme.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hue {
    Blue,
    Vermilion,
    Green,
    Orange,
    SkyBlue,
    Purple,
    Yellow,
    Black,
}

impl Hue {
    /// All of them, in the order in which runs without a color get them.
    pub const ALL: [Hue; 8] =
        [Hue::Blue, Hue::Vermilion, Hue::Green, Hue::Orange, Hue::SkyBlue, Hue::Purple, Hue::Yellow, Hue::Black];

    /// The name in the file.
    pub fn name(self) -> &'static str {
        match self {
            Hue::Blue => "blue",
            Hue::Vermilion => "vermilion",
            Hue::Green => "green",
            Hue::Orange => "orange",
            Hue::SkyBlue => "sky-blue",
            Hue::Purple => "purple",
            Hue::Yellow => "yellow",
            Hue::Black => "black",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Color {
    Palette(Hue),
    /// Red, green, blue.
    Rgb([u8; 3]),
}

impl Color {
    /// A palette name or `#rrggbb` in either case; `None` if it is neither.
    pub fn parse(text: &str) -> Option<Color> {
        if let Some(hue) = Hue::ALL.into_iter().find(|hue| hue.name() == text) {
            return Some(Color::Palette(hue));
        }
        let digits = text.strip_prefix('#')?;
        if digits.len() != 6 || !digits.bytes().all(|byte| byte.is_ascii_hexdigit()) {
            return None;
        }
        let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
        Some(Color::Rgb([red, green, blue]))
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Color::Palette(hue) => f.write_str(hue.name()),
            Color::Rgb([red, green, blue]) => write!(f, "#{red:02x}{green:02x}{blue:02x}"),
        }
    }
}
