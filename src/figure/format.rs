//! The kinds of file that a figure can be.

use std::path::Path;

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

    /// The kind that a file's ending says, however it is capitalized.
    pub fn of(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Format::ALL.into_iter().find(|format| format.ending() == ending)
    }
}
