//! Closing the window: nothing that is not saved goes without being asked for.

use super::files;
use crate::app::action::{File, Leave};
use crate::app::model::{Closing, Model};
use crate::app::request::Errand;

/// What was asked for, or answered.
pub fn act(model: &mut Model, leave: Leave) -> Option<Errand> {
    match leave {
        Leave::Ask => model.closing = Some(next(model)),
        Leave::Save => {
            model.closing = Some(Closing::Saving);
            return Some(files::save(model));
        }
        Leave::Discard => {
            // The session must not bring back what was discarded.
            match &model.document.saved {
                Some(_) => files::revert(model),
                None => drop(files::act(model, File::New)),
            }
            model.closing = Some(Closing::Free);
        }
        Leave::Keep => model.closing = Some(Closing::Free),
        Leave::Cancel => model.closing = None,
        Leave::End => model.closing = Some(Closing::Ended),
    }
    None
}

/// The document was written. If the window waits for that, it may close, unless there was another change meanwhile. A
/// text that is not right yet cannot be written; it stays in the session.
pub fn saved(model: &mut Model) {
    if model.closing == Some(Closing::Saving) {
        model.closing = Some(if model.document.unsaved() { Closing::Asked } else { Closing::Free });
    }
}

/// It was not written, after all.
pub fn keep_open(model: &mut Model) {
    if model.closing == Some(Closing::Saving) {
        model.closing = None;
    }
}

fn next(model: &Model) -> Closing {
    if model.document.edited() { Closing::Asked } else { Closing::Free }
}
