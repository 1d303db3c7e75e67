//! How the window looks.

use crate::app::action::{Appearance, Topic};
use crate::export::results::Column;
use crate::figure::Mode;
use crate::formula::latex::Writing;
use crate::words::{Language, Message};

/// How the window looks; nothing of the experiment.
#[derive(Clone, Debug, PartialEq)]
pub struct LookState {
    pub language: Language,
    pub appearance: Appearance,
    /// How the names of rules and schedules are written in equations.
    pub notation: Writing,
    /// What the desktop said; `None` where it is silent.
    pub desktop_dark: Option<bool>,
    /// The run whose card is unfolded.
    pub selected: usize,
    /// The run that is being given another name.
    pub renaming: Option<Renaming>,
    pub left: bool,
    pub right: bool,
    /// Whether the table of results is shown, and the column it is sorted by, with whether downwards.
    pub results: bool,
    pub sort: Option<(Column, bool)>,
    /// Whether nothing but the landscape is shown.
    pub alone: bool,
    /// How large everything is: 1 as the desktop has it.
    pub zoom: f32,
    /// What the landscape shows where it differs from the preset.
    pub view: Option<[f64; 4]>,
    /// What it shows of a problem that names no view.
    pub home: Option<[f64; 4]>,
    /// The help that is open.
    pub help: Option<Topic>,
    pub plots: PlotsLook,
}

/// What the plots show.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PlotsLook {
    /// The steps shown, from and to, within those that there are; all where there is nothing.
    pub span: Option<[f64; 2]>,
    /// The values shown, from and to, of each plot; all where there is nothing.
    pub values: [Option<[f64; 2]>; 3],
    /// Plots of which only the title is seen.
    pub folded: [bool; 3],
    /// Whether the picture of the data is folded, where there are data.
    pub data_folded: bool,
}

impl PlotsLook {
    pub fn zoomed(&self) -> bool {
        self.span.is_some() || self.values.iter().any(Option::is_some)
    }

    /// All steps and values again.
    pub fn whole(self) -> PlotsLook {
        PlotsLook { span: None, values: [None; 3], ..self }
    }
}

/// A run's name while it is typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Renaming {
    pub run: usize,
    pub text: String,
    /// Why the run cannot be called that, once that was asked for.
    pub wrong: Option<Message>,
}

impl LookState {
    /// Whether the window is light or dark; a desktop that does not say has a light one.
    pub fn mode(&self) -> Mode {
        match self.appearance {
            Appearance::Light => Mode::Light,
            Appearance::Dark => Mode::Dark,
            Appearance::System if self.desktop_dark == Some(true) => Mode::Dark,
            Appearance::System => Mode::Light,
        }
    }
}
