//! The list of runs: which is selected after it has changed, and giving a run another name.

use super::act_edit;
use crate::app::action::{Edit, Rename};
use crate::app::model::{Model, Renaming};
use crate::app::texts::moved;
use crate::experiment::{looks, name_fault};
use crate::words::Text;

/// After an edit of the list the same run is selected, or the one that the edit made.
pub fn select(model: &mut Model, edit: &Edit) {
    let selected = &mut model.look.selected;
    match edit {
        Edit::AddRun { .. } | Edit::AddTwin { .. } => *selected = model.document.preset.runs.len() - 1,
        Edit::DuplicateRun(run) => *selected = run + 1,
        Edit::RemoveRun(run) if *run < *selected => *selected -= 1,
        Edit::MoveRun { from, to } => *selected = moved(*selected, *from, *to),
        _ => {}
    }
}

/// The name while it is typed.
pub fn rename(model: &mut Model, rename: Rename) {
    let language = model.language();
    match rename {
        Rename::Begin(run) => {
            let plan = model.experiment.runs.get(run);
            model.look.renaming =
                plan.map(|plan| Renaming { run, text: plan.name.get(language).to_owned(), wrong: None });
        }
        Rename::Type(text) => {
            if let Some(renaming) = &mut model.look.renaming {
                (renaming.text, renaming.wrong) = (text, None);
            }
        }
        Rename::Cancel => model.look.renaming = None,
    }
}

/// Gives a run a name, unless another run has it: then the field says so and stays.
pub fn put_name(model: &mut Model, run: usize, name: Option<Text>) {
    let runs = &model.document.preset.runs;
    if let Some(fault) = name.as_ref().and_then(|name| name_fault(&looks(runs), run, name)) {
        if let Some(renaming) = &mut model.look.renaming {
            renaming.wrong = Some(fault.message);
        }
        return;
    }
    model.look.renaming = None;
    let shown = model.experiment.runs.get(run).map(|plan| plan.name.get(model.language()));
    // Nothing was typed: a name in two languages stays one.
    if name.as_ref().map(|name| name.get(model.language())) != shown {
        act_edit(model, &Edit::Rename { run, name });
    }
}
