//! How the window looks.

use crate::app::model::{Model, PlotsLook};
use crate::catalog;
use crate::export::results::Column;
use crate::formula::latex::Writing;
use crate::words::Language;

/// How the window looks; nothing of the experiment.
#[derive(Clone, Debug, PartialEq)]
pub enum Look {
    Language(Language),
    Theme(Appearance),
    /// How the names of rules and schedules are written in equations.
    Notation(Writing),
    /// The desktop is dark or light, as it says.
    Desktop {
        dark: bool,
    },
    /// Unfolds the card of a run.
    Select(usize),
    Rename(Rename),
    /// Shows or folds the panel on the left, on the right.
    LeftPanel(bool),
    RightPanel(bool),
    /// Shows only the landscape, or everything again.
    Alone(bool),
    /// How large everything is: 1 as the desktop has it.
    Zoom(f32),
    /// From and to of the two drawn coordinates; `None` is the preset's own.
    View(Option<[f64; 4]>),
    Plots(PlotsLook),
    DismissNotice,
    Help(Option<Topic>),
    /// Shows or closes the table of results.
    Results(bool),
    /// Sorts it by a column: up, then down, then as the runs are.
    Sort(Column),
}

/// What help is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Topic {
    /// The catalog, at the entry of this id.
    Catalog(&'static str),
    Formulas,
    Shortcuts,
    About,
    /// The text of a license that *About* names, by its place there.
    License(usize),
}

impl Topic {
    /// The catalog, at the rule of the selected run; with a rule of its own, at the first there is.
    pub fn of_catalog(model: &Model) -> Topic {
        let rule = model.experiment.runs.get(model.look.selected).and_then(|plan| plan.optimizer);
        Topic::Catalog(&rule.unwrap_or(catalog::optimizers()[0]).document.id)
    }
}

/// Giving a run another name, in its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rename {
    Begin(usize),
    /// What is typed so far.
    Type(String),
    Cancel,
}

/// Which theme the window has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Appearance {
    /// As the desktop has it.
    #[default]
    System,
    Light,
    Dark,
}
