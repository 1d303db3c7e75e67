//! The preset that is edited, and the file that it is kept in.

use std::path::PathBuf;

use crate::app::texts::Drafts;
use crate::experiment::Preset;
use crate::experiment::data::Loaded;
use crate::words::{Language, Text};

/// The preset and the file that it is kept in.
#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub preset: Preset,
    pub origin: Origin,
    /// The text as it was read or written last: its comments and order survive saving.
    pub text: Option<String>,
    /// The preset as it is in the file; `None` if it is kept nowhere but here.
    pub saved: Option<Preset>,
    /// What is typed and not right yet.
    pub drafts: Drafts,
    /// What was read of the file that the data come from, whose way is an absolute one in the presets here.
    pub loaded: Loaded,
}

/// Where a preset came from.
#[derive(Clone, Debug, PartialEq)]
pub enum Origin {
    /// Nowhere: a new experiment, standard input. Saving asks for a place.
    New,
    /// A built-in preset, by its id. Saving asks for a place.
    Lesson(&'static str),
    File(PathBuf),
}

impl Document {
    /// A new experiment: the smallest there is.
    pub const NEW: &str =
        "format = 1\n\n[problem]\nsurface = \"ravine\"\n\n[[runs]]\noptimizer = \"gradient-descent\"\n";

    /// Whether it has anything that its file does not: a change, or a text that is not right yet.
    pub fn edited(&self) -> bool {
        self.unsaved() || !self.drafts.is_empty()
    }

    /// Whether there is anything that saving would put into the file.
    pub fn unsaved(&self) -> bool {
        self.saved.as_ref() != Some(&self.preset)
    }

    pub fn title(&self, language: Language) -> Option<&str> {
        self.preset.title.as_ref().map(|title: &Text| title.get(language))
    }

    /// The file's name, or what a new file would be called.
    pub fn file_name(&self) -> String {
        match &self.origin {
            Origin::New => "experiment.toml".to_owned(),
            Origin::Lesson(id) => format!("{id}.toml"),
            Origin::File(path) => path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned()),
        }
    }
}
