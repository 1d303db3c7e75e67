//! What a panel, a key or a finished piece of background work can ask for.

use std::path::PathBuf;

use crate::catalog;
use crate::experiment::data::Loaded;
use crate::experiment::points::Points;
use crate::experiment::preset::{By, Color, Columns, Join, Layer, Scale, SurfaceScale};
use crate::export::results::Column;
use crate::figure::chart::Quantity;
use crate::formula::latex::Writing;
use crate::words::{Language, Text};

use super::chances::Reported;
use super::exporting::Product;
use super::model::{Model, Origin, PlotsLook};
use super::preparing::Prepared;
use super::recording::Recorded;
use super::results::Found;
use super::session::Kept;
use super::texts::Slot;

pub use super::exporting::Export;
pub use super::notice::{Notice, NoticeLine};

/// One wish. [`super::act::act`] is the one place where it comes true.
pub enum Action {
    Play(Play),
    /// Changes the experiment; can be undone.
    Edit(Edit),
    /// What follows is a new change, even of the same value: the pointer let go, a field was left.
    Settle,
    Undo,
    Redo,
    File(File),
    Export(Export),
    Look(Look),
    /// Background work has this to show.
    Recorded(Recorded),
    Found(Found),
    Chances(Reported),
    Prepared(Prepared),
    /// Copies the table of results as it is shown.
    CopyResults(Copied),
}

/// The cursor through the steps.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Play {
    /// Play, pause; at the end, play again from the start.
    Toggle,
    First,
    Last,
    /// So many steps on or back.
    By(i64),
    /// So many epochs on or back.
    ByEpoch(i64),
    GoTo(u64),
    /// Steps a second.
    Speed(f64),
    /// Whether playing starts over at the end.
    Loop(bool),
    /// So many seconds have passed while playing.
    Passed(f64),
}

/// A change of the experiment. Runs are counted from 0.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    Surface(String),
    SurfaceParameter {
        name: String,
        value: f64,
    },
    /// Where the runs start that have no start of their own.
    Start(Vec<f64>),
    /// All runs start here: those that had a start of their own as well.
    StartAll(Vec<f64>),
    /// A start of the run's own; without one it starts with the others.
    OwnStart {
        run: usize,
        start: Option<Vec<f64>>,
    },
    /// The names of the two coordinates that are drawn.
    Coordinates([String; 2]),
    SurfaceScale(SurfaceScale),
    Data(DataEdit),
    Steps(u64),
    StepsPerEpoch(u64),
    GradientNoise(f64),
    Seed(u64),
    /// Over how many seeds the runs are shown.
    Seeds(u64),
    /// With a rule of the catalog, or with one of its own.
    AddRun {
        optimizer: Option<String>,
    },
    DuplicateRun(usize),
    /// The run by one of its conventions, the first of which is 0, beside it.
    AddTwin {
        run: usize,
        convention: usize,
    },
    RemoveRun(usize),
    /// To the place that it then has.
    MoveRun {
        from: usize,
        to: usize,
    },
    /// `None` is the rule's title. A name that another run has changes nothing.
    Rename {
        run: usize,
        name: Option<Text>,
    },
    Color {
        run: usize,
        color: Color,
    },
    /// All runs get the schedule of this one, or the rate that it starts from.
    SameSchedule(usize),
    SameRate(usize),
    /// The loss whose first step the table of results gives.
    TargetLoss(Option<f64>),
    Optimizer {
        run: usize,
        id: String,
    },
    Visible {
        run: usize,
        visible: bool,
    },
    Rate {
        run: usize,
        alpha0: f64,
    },
    RuleParameter {
        run: usize,
        name: String,
        value: f64,
    },
    Schedule {
        run: usize,
        id: String,
    },
    ScheduleParameter {
        run: usize,
        name: String,
        value: f64,
    },
    /// Steps over which the rate first rises; 0 for none.
    Warmup {
        run: usize,
        steps: u64,
    },
    /// The rate is set by hand.
    Points {
        run: usize,
        points: Points,
        join: Join,
        change: PointsChange,
    },
    ScheduleBy {
        run: usize,
        by: By,
    },
    Layer {
        layer: Layer,
        shown: bool,
    },
    /// Whether the plot of the loss shows that of mini-batches too.
    BatchLoss(bool),
    /// A plot becomes linear or logarithmic.
    PlotScale {
        plot: Quantity,
        scale: Scale,
    },
    Text {
        slot: Slot,
        change: TextChange,
    },
}

/// A change of a problem over data.
#[derive(Clone, Debug, PartialEq)]
pub enum DataEdit {
    /// The problem becomes one over what the generator with this id makes.
    Generator(String),
    /// A number that the generator goes by.
    Parameter {
        name: String,
        value: f64,
    },
    Examples(u64),
    /// That of the generator.
    Seed(u64),
    /// The id of a built-in loss, or the text that goes with the data, which have so many columns.
    Loss {
        loss: String,
        columns: usize,
    },
    /// Which columns of a file are read, the last of which is fitted; and whether that is of labels from 0 to 1.
    Columns {
        columns: Columns,
        labels: bool,
    },
    /// Whether the columns of a file are brought to one scale.
    Standardize(bool),
    /// Examples a step; `None` for all.
    Batch(Option<u64>),
    Replacement(bool),
}

/// What became of points that set a rate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PointsChange {
    /// They trace the schedule that was there.
    Begin,
    /// The point at this place went elsewhere.
    Move(usize),
    Add,
    Remove,
    Join,
    /// The rate was turned from a step on.
    Turn,
}

/// A change of a text that the experiment has of its own.
#[derive(Clone, Debug, PartialEq)]
pub enum TextChange {
    /// The catalog's text becomes the experiment's own.
    Own,
    /// What is written in the field, right or not.
    Write(String),
    /// With the value 1.
    AddParameter(String),
    RemoveParameter(String),
}

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

/// As what the table of results is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Every number exact.
    Csv,
    /// Numbers as a person reads them.
    Markdown,
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
