//! What `act` asks for in its turn: the model alone is not enough for it.

use std::path::PathBuf;

use eframe::egui::ColorImage;

use super::action::Purpose;
use super::exporting::{Job, Shown};
use crate::figure::Options;

/// What `act` cannot do itself.
pub enum Request {
    Errand(Errand),
    /// Something to write that may take long.
    Export(Box<Job>),
    CopyImage(ColorImage),
    CopyText(String),
    Paste,
    Screenshot,
}

/// What asks a person, touches the disk or takes a moment; done on a thread of its own.
pub enum Errand {
    /// `title` is the dialog's, in the reader's language.
    Ask {
        purpose: Purpose,
        title: String,
        suggested: PathBuf,
    },
    Read(PathBuf),
    /// A file that was opened before and may be gone.
    ReadRecent(PathBuf),
    Write {
        path: PathBuf,
        text: String,
    },
    /// The data of a preset's text that no file has.
    ReadData(String),
    /// The figure for the clipboard.
    Draw(Box<Shown>, Options),
}
