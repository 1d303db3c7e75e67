//! Edits of a problem over data: its examples, its loss, its batches.

use crate::app::action::DataEdit;
use crate::app::widgets::symbol;
use crate::experiment::Preset;
use crate::experiment::data::{Generator, LOSSES, Proposal};
use crate::experiment::preset::{Columns, DataSource, Function};
use crate::words::Message;

/// Changes the preset. What does not go with its problem changes nothing.
pub fn apply(edit: &DataEdit, preset: &mut Preset) {
    match edit {
        DataEdit::Generator(id) => generator(preset, id),
        DataEdit::Loss { loss, columns } => self::loss(preset, loss, *columns),
        DataEdit::Batch(batch) => {
            preset.training.batch = *batch;
            if batch.is_none() {
                preset.training.replacement = None;
            }
        }
        DataEdit::Replacement(replacement) => preset.training.replacement = replacement.then_some(true),
        DataEdit::Columns { columns, labels } => choose(preset, columns, *labels),
        DataEdit::Standardize(standardize) => {
            if let Function::Examples { data: DataSource::Csv { standardize: of, .. }, .. } =
                &mut preset.problem.function
            {
                *of = standardize.then_some(true);
            }
        }
        DataEdit::Parameter { .. } | DataEdit::Examples(_) | DataEdit::Seed(_) => {
            if let Function::Examples { data, .. } = &mut preset.problem.function {
                examples(data, edit);
            }
        }
    }
}

/// A problem over what a generator makes, with the loss that goes with it.
fn generator(preset: &mut Preset, id: &str) {
    let Some(generator) = Generator::of(id) else { return };
    let proposal = Proposal::of(generator);
    super::forget_problem(preset);
    // Batches make the noise, and the epochs.
    (preset.training.gradient_noise, preset.training.steps_per_epoch) = (None, None);
    preset.problem = proposal.problem(generator);
    preset.training.start = Some(proposal.start.to_vec());
    preset.training.batch = proposal.batch;
}

/// Another loss of the same examples. Coordinates and starts stay where there are as many of them.
fn loss(preset: &mut Preset, new: &str, columns: usize) {
    let Function::Examples { loss, coordinates, data } = &mut preset.problem.function else { return };
    let proposal = match data {
        DataSource::Generated { generator, .. } => Generator::of(generator).map(Proposal::of),
        DataSource::Csv { .. } | DataSource::Rows { .. } => None,
    };
    let proposal = proposal.filter(|proposal| proposal.loss == new);
    if proposal.is_none() && !LOSSES.contains(&new) {
        return;
    }
    new.clone_into(loss);
    *coordinates = proposal.as_ref().and_then(Proposal::coordinates);
    preset.problem.parameters = proposal.as_ref().map(Proposal::parameters).unwrap_or_default();
    preset.view.coordinates = None;
    let dim = proposal.as_ref().map_or(columns, |proposal| proposal.start.len());
    if preset.training.start.as_ref().is_none_or(|start| start.len() != dim) {
        preset.problem.view = None;
        preset.training.start = Some(proposal.map_or_else(|| vec![0.0; dim], |proposal| proposal.start.to_vec()));
    }
    for run in &mut preset.runs {
        run.start = run.start.take().filter(|start| start.len() == dim);
    }
}

/// Other columns of a file. A built-in loss gets the coordinates that go with them.
fn choose(preset: &mut Preset, chosen: &Columns, labels: bool) {
    let Function::Examples { loss, coordinates, data: DataSource::Csv { columns, .. } } = &mut preset.problem.function
    else {
        return;
    };
    let same = columns.as_ref().is_some_and(|columns| columns.headers().len() == chosen.headers().len());
    *columns = Some(chosen.clone());
    if !LOSSES.contains(&loss.as_str()) {
        return;
    }
    if loss == "logistic" && !labels {
        "least-squares".clone_into(loss);
    }
    if !same {
        *coordinates = None;
        (preset.view.coordinates, preset.problem.view) = (None, None);
        preset.training.start = Some(vec![0.0; chosen.headers().len()]);
        preset.runs.iter_mut().for_each(|run| run.start = None);
    }
}

/// The numbers that generated examples go by.
fn examples(data: &mut DataSource, edit: &DataEdit) {
    let DataSource::Generated { examples, seed, parameters, .. } = data else { return };
    match edit {
        DataEdit::Parameter { name, value } => {
            parameters.insert(name.clone(), *value);
        }
        DataEdit::Examples(count) => *examples = Some(*count),
        DataEdit::Seed(new) => *seed = Some(*new),
        _ => {}
    }
}

impl DataEdit {
    /// As [`Edit::target`](super::Edit::target).
    pub(super) fn target(&self) -> Option<String> {
        match self {
            DataEdit::Parameter { name, .. } => Some(format!("data {name}")),
            DataEdit::Examples(_) => Some("examples".to_owned()),
            DataEdit::Seed(_) => Some("data seed".to_owned()),
            DataEdit::Batch(Some(_)) => Some("batch".to_owned()),
            _ => None,
        }
    }

    /// As [`Edit::describe`](super::Edit::describe).
    pub(super) fn describe(&self) -> Message {
        match self {
            DataEdit::Generator(_) => Message::new("app-edit-data"),
            DataEdit::Loss { .. } => Message::new("app-edit-loss"),
            DataEdit::Batch(_) => Message::new("app-edit-batch"),
            DataEdit::Replacement(_) => Message::new("app-edit-replacement"),
            DataEdit::Columns { .. } => Message::new("app-edit-columns"),
            DataEdit::Standardize(_) => Message::new("app-edit-standardize"),
            DataEdit::Parameter { name, .. } => Message::new("app-edit-parameter").with("name", symbol(name)),
            DataEdit::Examples(_) => Message::new("app-edit-examples"),
            DataEdit::Seed(_) => Message::new("app-edit-data-seed"),
        }
    }

    /// Whether the landscape then is one of other coordinates.
    pub fn is_another_problem(&self) -> bool {
        matches!(
            self,
            DataEdit::Generator(_) | DataEdit::Loss { .. } | DataEdit::Columns { .. } | DataEdit::Standardize(_)
        )
    }
}
