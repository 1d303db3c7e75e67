//! Opening, saving, closing.

use std::path::PathBuf;

use super::{Action, Export, Notice};
use crate::app::exporting::Product;
use crate::app::model::Origin;
use crate::app::session::Kept;
use crate::experiment::data::Loaded;

/// Opening and saving. What has to be asked or touches the disk leaves `act` as a [`Request`].
#[derive(Clone, Debug, PartialEq)]
pub enum File {
    /// A small experiment of one run, to begin with.
    New,
    /// Ask which file to open.
    Open,
    OpenPath(PathBuf),
    /// One of the files opened last; it may be gone.
    OpenRecent(PathBuf),
    /// It is gone.
    Gone(PathBuf),
    /// A built-in preset, by its id.
    OpenLesson(&'static str),
    Save,
    /// Ask where to save.
    SaveAs,
    SaveTo(PathBuf),
    /// Back to what is saved; can be undone.
    Revert,
    /// A file was read: its text, where it is from, and what was read of the file that its data come from.
    Read {
        origin: Origin,
        text: String,
        loaded: Loaded,
    },
    /// A table was read: what an experiment over it says.
    Data {
        path: PathBuf,
        text: String,
        loaded: Loaded,
        /// Whether columns of texts were left out.
        texts: bool,
    },
    Written {
        path: PathBuf,
        text: String,
    },
    Failed(Notice),
    /// No dialog of the desktop's: ask in the window.
    AskHere(Purpose),
    /// The path typed so far into the window's own dialog.
    TypePath(String),
    CloseDialog,
    /// The session from before, at the start.
    Restore(Box<Kept>),
    /// The files opened last, at the start.
    Recent(Vec<PathBuf>),
    Leave(Leave),
}

/// Closing the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leave {
    /// Somebody wants to close it; with changes that are not saved, ask.
    Ask,
    /// Save, then close.
    Save,
    /// Close; texts that are not right yet stay in the session.
    Keep,
    Discard,
    Cancel,
    /// The program is asked to end, and nobody is there to be asked.
    End,
}

/// What a file dialog is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    Open,
    Save,
    Export(Product),
}

impl Purpose {
    /// What is asked for when a path has been chosen.
    pub fn chosen(self, path: PathBuf) -> Action {
        match self {
            Purpose::Open => Action::File(File::OpenPath(path)),
            Purpose::Save => Action::File(File::SaveTo(path)),
            Purpose::Export(product) => Action::Export(Export::To(product, path)),
        }
    }
}
