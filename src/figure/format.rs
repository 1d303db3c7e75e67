//! The kinds of file that a figure can be.

use std::path::Path;

use super::{gif, png};
use crate::words::Message;

/// A kind of file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// Vectors; text is text.
    #[default]
    Svg,
    /// Pixels.
    Png,
    /// Vectors, for print: text is text, its fonts are in the file.
    Pdf,
    /// Pixels that move: from the start to the step at the cursor.
    Gif,
}

impl Format {
    pub const ALL: [Format; 4] = [Format::Svg, Format::Png, Format::Pdf, Format::Gif];

    /// The ending of its files' names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Format::Svg => "svg",
            Format::Png => "png",
            Format::Pdf => "pdf",
            Format::Gif => "gif",
        }
    }

    /// Nothing, unless a picture of that width and height has more pixels than such a file may have.
    pub fn checked(self, size: [u32; 2]) -> Result<(), Message> {
        let (most, key) = match self {
            Format::Svg | Format::Pdf => return Ok(()),
            Format::Png => (png::MOST_PIXELS, "figure-too-many-pixels"),
            Format::Gif => (gif::MOST_PIXELS, "figure-too-many-pixels-gif"),
        };
        let [width, height] = size.map(u64::from);
        if width * height <= most { Ok(()) } else { Err(Message::new(key).with("most", most)) }
    }

    /// The kind that a file's ending says, however it is capitalized.
    pub fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.ending() == ending)
    }
}
