//! What a panel, a key or a finished piece of background work can ask for.

mod edit;
mod file;
mod look;

use super::chances::Reported;
use super::preparing::Prepared;
use super::recording::Recorded;
use super::results::Found;

pub use super::exporting::Export;
pub use super::notice::{Notice, NoticeLine};
pub use edit::{DataEdit, Edit, PointsChange, TextChange};
pub use file::{File, Leave, Purpose};
pub use look::{Appearance, Look, Rename, Topic};

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

/// As what the table of results is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// Every number exact.
    Csv,
    /// Numbers as a person reads them.
    Markdown,
}
