//! Changes of the experiment.

use crate::app::texts::Slot;
use crate::experiment::points::Points;
use crate::experiment::preset::{By, Color, Columns, Join, Layer, Scale, SurfaceScale};
use crate::figure::chart::Quantity;
use crate::words::Text;

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
    /// Of the surface's text, or of the loss's; runs start at 1 along it.
    AddCoordinate(String),
    RemoveCoordinate(String),
}
