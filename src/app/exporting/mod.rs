//! Making files of what the window shows: figures, trajectories, screenshots.

mod work;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::ColorImage;

use crate::experiment::data::Loaded;
use crate::export::code::Framework;
use crate::figure::{Format, Mode, Options, What};
use crate::files;
use crate::words::{Language, Message};

pub use work::{Exporting, Job, Shown, Task, begin, drawn, spawn};

/// Making files of what is shown, and what goes over the clipboard.
pub enum Export {
    /// Shows the dialog for figures.
    Open,
    Close,
    Choose(Choices),
    /// Ask where it is to be written.
    Ask(Product),
    To(Product, PathBuf),
    /// A part of that work is done, 0 to 1.
    Part {
        number: u64,
        part: f64,
    },
    Done {
        number: u64,
        path: PathBuf,
    },
    Failed {
        number: u64,
        message: Message,
    },
    /// Stop writing; nothing is left of it.
    Cancel,
    Screenshot,
    /// What the window looked like.
    Screen(Arc<ColorImage>),
    CopyFigure,
    /// The figure for the clipboard.
    Drawn(Result<ColorImage, Message>),
    CopyPreset,
    /// Shows the dialog for scripts, for a framework.
    Code(Framework),
    CloseCode,
    CopyText {
        text: String,
        /// What is said then.
        done: &'static str,
    },
    Paste,
    /// What is on the clipboard, if that is a text.
    Pasted(Option<String>),
    /// The same, with what was read of the file that its data come from.
    PastedWith {
        text: String,
        loaded: Loaded,
    },
}

/// Making files of what is shown.
pub struct ExportState {
    /// Whether the dialog for figures is open.
    pub open: bool,
    pub choices: Choices,
    /// Whether the dialog for scripts is open, and the framework that it is for.
    pub code: bool,
    pub framework: Framework,
    /// What is being written.
    pub work: Option<Exporting>,
    /// How often something was written.
    pub count: u64,
    /// The picture of the window that is to be written.
    pub screen: Option<Arc<ColorImage>>,
}

impl ExportState {
    pub fn new(language: Language) -> ExportState {
        let (choices, framework) = (Choices::new(language), Framework::PyTorch);
        ExportState { open: false, choices, code: false, framework, work: None, count: 0, screen: None }
    }
}

/// What a figure is made with; the window keeps it from one to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choices {
    pub format: Format,
    /// Width and height in pixels.
    pub size: [u32; 2],
    /// `None` is that of the window.
    pub theme: Option<Mode>,
    pub what: What,
    pub language: Language,
    /// Whether the preset is written beside it.
    pub with_preset: bool,
}

impl Choices {
    pub fn new(language: Language) -> Choices {
        let Options { size, what, .. } = Options::default();
        Choices { format: Format::Svg, size, theme: None, what, language, with_preset: true }
    }

    /// The figure at a step, in a window that is light or dark.
    pub fn options(&self, window: Mode, step: u64) -> Options {
        let Choices { size, theme, what, language, format: _, with_preset: _ } = *self;
        Options { size, theme: theme.unwrap_or(window), step: Some(step), what, language }
    }
}

/// What is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Product {
    Figure(Format),
    Trajectory {
        /// With the rules' state.
        state: bool,
    },
    /// The experiment in Python.
    Script(Framework),
    Screenshot,
}

impl Product {
    /// The ending of its files' names, without the dot.
    pub fn ending(self) -> &'static str {
        match self {
            Product::Figure(format) => format.ending(),
            Product::Trajectory { .. } => "csv",
            Product::Script(_) => "py",
            Product::Screenshot => Format::Png.ending(),
        }
    }

    /// The key of what a dialog is called that asks for its place.
    pub fn title(self) -> &'static str {
        match self {
            Product::Figure(_) => "app-export-figure-title",
            Product::Trajectory { .. } => "app-export-csv-title",
            Product::Script(_) => "app-code-title",
            Product::Screenshot => "app-export-screenshot-title",
        }
    }

    /// The product that a person means by a path, and the whole path: a figure is of the kind that the ending says, and
    /// what has no ending of its own gets one.
    pub fn at(self, path: PathBuf) -> (Product, PathBuf) {
        let said = Format::of(&path);
        match (self, said) {
            (Product::Figure(_), Some(format)) => (Product::Figure(format), path),
            (Product::Trajectory { .. } | Product::Script(_), _) if path.extension().is_some() => (self, path),
            (Product::Screenshot, Some(Format::Png)) => (self, path),
            _ => {
                let mut name = path.into_os_string();
                name.push(".");
                name.push(self.ending());
                (self, PathBuf::from(name))
            }
        }
    }
}

/// Whether a file that is about to be written is the one that the experiment is kept in.
pub fn overwrites(product: Product, with_preset: bool, path: &Path, own: &Path) -> bool {
    let whole = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let beside = matches!(product, Product::Figure(_)) && with_preset;
    whole(path) == whole(own) || (beside && whole(&files::preset_of(path)) == whole(own))
}
