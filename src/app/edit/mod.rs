//! What an edit does to a preset, and what it is called.

mod data;
mod runs;

use crate::experiment::Preset;
use crate::experiment::preset::{Function, Join, Layer, Parameters, Rate, RunSource, Schedule, SurfaceScale};
use crate::figure::chart::Quantity;
use crate::figure::series;
use crate::figure::subject;
use crate::formula::canonical;
use crate::words::Message;

use super::action::{Edit, PointsChange, TextChange};
use super::widgets::symbol;

/// All layers, the lowest first.
const LAYERS: [Layer; 5] = [Layer::Contours, Layer::Paths, Layer::Minima, Layer::Saddles, Layer::Batch];

/// The target of a rate that is turned: all turns while playing are one change.
pub const TURNED: &str = "rate by hand";

/// Changes the preset. An edit of a run that is not there changes nothing.
pub fn apply(edit: &Edit, preset: &mut Preset) {
    match edit {
        Edit::Surface(id) => surface(preset, id),
        Edit::SurfaceParameter { name, value } => set(&mut preset.problem.parameters, name, *value),
        Edit::Start(point) => preset.training.start = Some(point.clone()),
        Edit::StartAll(point) => start_all(preset, point),
        Edit::Coordinates(names) => preset.view.coordinates = Some(names.clone()),
        Edit::SurfaceScale(scale) => {
            preset.view.surface_scale = (*scale != SurfaceScale::Auto).then_some(*scale);
        }
        Edit::Data(edit) => data::apply(edit, preset),
        Edit::Steps(steps) => preset.training.steps = Some(*steps),
        Edit::StepsPerEpoch(steps) => preset.training.steps_per_epoch = Some(*steps),
        Edit::GradientNoise(deviation) => {
            preset.training.gradient_noise = (*deviation != 0.0).then_some(*deviation);
        }
        Edit::Seed(seed) => preset.training.seed = Some(*seed),
        Edit::Seeds(count) => preset.view.seeds = (*count > 1).then_some(*count),
        Edit::AddRun { .. }
        | Edit::DuplicateRun(_)
        | Edit::AddTwin { .. }
        | Edit::RemoveRun(_)
        | Edit::MoveRun { .. }
        | Edit::Optimizer { .. }
        | Edit::Rename { .. }
        | Edit::Color { .. } => runs::relist(edit, &mut preset.runs),
        Edit::SameSchedule(run) => runs::same_schedule(&mut preset.runs, *run),
        Edit::SameRate(run) => runs::same_rate(&mut preset.runs, *run),
        Edit::TargetLoss(loss) => preset.view.target_loss = *loss,
        Edit::Layer { layer, shown } => layers(preset, *layer, *shown),
        Edit::BatchLoss(shown) => {
            preset.view.batch_loss = None;
            preset.view.batch_loss = (series::shows_batches(&preset.view) != *shown).then_some(*shown);
        }
        Edit::PlotScale { plot: Quantity::Loss, scale } => preset.view.loss_scale = Some(*scale),
        Edit::PlotScale { plot: Quantity::Rate, scale } => preset.view.rate_scale = Some(*scale),
        Edit::PlotScale { plot: Quantity::EffectiveStep, scale } => preset.view.step_scale = Some(*scale),
        // `act` does these: what is typed is more than the preset says.
        Edit::Text { .. } => {}
        Edit::Visible { run, .. }
        | Edit::OwnStart { run, .. }
        | Edit::Rate { run, .. }
        | Edit::RuleParameter { run, .. }
        | Edit::Schedule { run, .. }
        | Edit::ScheduleParameter { run, .. }
        | Edit::Warmup { run, .. }
        | Edit::Points { run, .. }
        | Edit::ScheduleBy { run, .. } => {
            if let Some(source) = preset.runs.get_mut(*run) {
                edit_run(edit, source);
            }
        }
    }
}

fn edit_run(edit: &Edit, source: &mut RunSource) {
    match edit {
        Edit::Visible { visible, .. } => source.visible = (!visible).then_some(false),
        Edit::OwnStart { start, .. } => source.start.clone_from(start),
        Edit::RuleParameter { name, value, .. } => set(&mut source.parameters, name, *value),
        Edit::Rate { alpha0: new, .. } => {
            if let Rate::Schedule { alpha0, .. } = &mut source.rate {
                *alpha0 = Some(*new);
            }
        }
        Edit::Schedule { id, .. } => {
            let (alpha0, by) = match &source.rate {
                Rate::Schedule { alpha0, by, .. } => (*alpha0, *by),
                // The rate that was set first is the one to start from.
                Rate::Points { points, .. } => (points.first().map(|point| point.1).filter(|&rate| rate > 0.0), None),
            };
            let schedule = (id != "constant").then(|| Schedule::Catalog(id.clone()));
            source.rate = Rate::Schedule { schedule, parameters: Vec::new(), by, alpha0 };
        }
        Edit::ScheduleParameter { name, value, .. } => {
            if let Rate::Schedule { parameters, .. } = &mut source.rate {
                set(parameters, name, *value);
            }
        }
        Edit::Warmup { steps, .. } => source.warmup = (*steps > 0).then_some(*steps),
        Edit::Points { points, join, .. } => {
            let join = (*join != Join::default()).then_some(*join);
            source.rate = Rate::Points { points: points.clone(), join };
        }
        Edit::ScheduleBy { by: new, .. } => {
            if let Rate::Schedule { by, .. } = &mut source.rate {
                *by = Some(*new);
            }
        }
        _ => {}
    }
}

/// Another surface has other coordinates, parameters and starts.
fn surface(preset: &mut Preset, id: &str) {
    forget_problem(preset);
    preset.problem.function = Function::Catalog(id.to_owned());
}

/// Forgets what belongs to a problem that another one takes the place of.
fn forget_problem(preset: &mut Preset) {
    if !matches!(preset.problem.function, Function::Catalog(_)) {
        // It was the text's.
        preset.view.surface_scale = None;
    }
    let training = &mut preset.training;
    (training.start, training.batch, training.replacement) = (None, None, None);
    preset.problem.parameters.clear();
    preset.problem.view = None;
    preset.view.coordinates = None;
    for run in &mut preset.runs {
        run.start = None;
    }
}

/// All runs start here, wherever they started before.
fn start_all(preset: &mut Preset, point: &[f64]) {
    preset.training.start = Some(point.to_vec());
    for run in &mut preset.runs {
        run.start = None;
    }
}

fn layers(preset: &mut Preset, layer: Layer, shown: bool) {
    let mut layers = preset.view.layers.clone().unwrap_or_else(|| subject::LAYERS.to_vec());
    layers.retain(|other| *other != layer);
    if shown {
        layers.push(layer);
        layers.sort_by_key(|layer| LAYERS.iter().position(|other| other == layer));
    }
    preset.view.layers = Some(layers);
}

fn set(parameters: &mut Parameters, name: &str, value: f64) {
    match parameters.iter_mut().find(|(known, _)| canonical(known) == name) {
        Some((_, known)) => *known = value,
        None => parameters.push((name.to_owned(), value)),
    }
}

impl Edit {
    /// What goes on being changed while the pointer is held; `None` for what is done at once.
    pub fn target(&self) -> Option<String> {
        match self {
            Edit::SurfaceParameter { name, .. } => Some(format!("surface {name}")),
            Edit::Start(_) => Some("start".to_owned()),
            Edit::OwnStart { run, start: Some(_) } => Some(format!("{run} start")),
            Edit::Data(edit) => edit.target(),
            Edit::Steps(_) => Some("steps".to_owned()),
            Edit::StepsPerEpoch(_) => Some("epoch".to_owned()),
            Edit::GradientNoise(_) => Some("noise".to_owned()),
            Edit::Seed(_) => Some("seed".to_owned()),
            Edit::Seeds(_) => Some("seeds".to_owned()),
            Edit::TargetLoss(_) => Some("target loss".to_owned()),
            Edit::Color { run, .. } => Some(format!("{run} color")),
            Edit::Rate { run, .. } => Some(format!("{run} rate")),
            Edit::RuleParameter { run, name, .. } => Some(format!("{run} rule {name}")),
            Edit::ScheduleParameter { run, name, .. } => Some(format!("{run} schedule {name}")),
            Edit::Warmup { run, .. } => Some(format!("{run} warmup")),
            Edit::Points { run, change: PointsChange::Move(point), .. } => Some(format!("{run} point {point}")),
            Edit::Points { run, change: PointsChange::Turn, .. } => Some(format!("{TURNED} {run}")),
            Edit::Text { slot, change: TextChange::Write(_) } => Some(format!("text {slot:?}")),
            _ => None,
        }
    }

    /// What the menu calls it: “change β”.
    pub fn describe(&self) -> Message {
        let change = |name: &str| Message::new("app-edit-parameter").with("name", symbol(name));
        match self {
            Edit::Surface(_) => Message::new("app-edit-surface"),
            Edit::SurfaceParameter { name, .. } => change(name),
            Edit::Start(_) | Edit::StartAll(_) => Message::new("app-edit-start"),
            Edit::OwnStart { start: Some(_), .. } => Message::new("app-edit-own-start"),
            Edit::OwnStart { start: None, .. } => Message::new("app-edit-common-start"),
            Edit::Coordinates(_) => Message::new("app-edit-coordinates"),
            Edit::SurfaceScale(_) => Message::new("app-edit-surface-scale"),
            Edit::Data(edit) => edit.describe(),
            Edit::Steps(_) => Message::new("app-edit-steps"),
            Edit::StepsPerEpoch(_) => Message::new("app-edit-epoch"),
            Edit::GradientNoise(_) => Message::new("app-edit-noise"),
            Edit::Seed(_) => Message::new("app-edit-seed"),
            Edit::Seeds(_) => Message::new("app-edit-seeds"),
            Edit::AddRun { .. } => Message::new("app-edit-add"),
            Edit::DuplicateRun(_) => Message::new("app-edit-duplicate"),
            Edit::AddTwin { .. } => Message::new("app-edit-twin"),
            Edit::RemoveRun(_) => Message::new("app-edit-remove"),
            Edit::MoveRun { .. } => Message::new("app-edit-move"),
            Edit::Rename { .. } => Message::new("app-edit-rename"),
            Edit::Color { .. } => Message::new("app-edit-color"),
            Edit::SameSchedule(_) => Message::new("app-edit-same-schedule"),
            Edit::SameRate(_) => Message::new("app-edit-same-rate"),
            Edit::TargetLoss(_) => Message::new("app-edit-target-loss"),
            Edit::Optimizer { .. } => Message::new("app-edit-rule"),
            Edit::Visible { .. } => Message::new("app-edit-visible"),
            Edit::Rate { .. } => change("alpha0"),
            Edit::RuleParameter { name, .. } | Edit::ScheduleParameter { name, .. } => change(name),
            Edit::Schedule { .. } => Message::new("app-edit-schedule"),
            Edit::ScheduleBy { .. } => Message::new("app-edit-schedule"),
            Edit::Warmup { .. } => Message::new("app-edit-warmup"),
            Edit::Points { change, .. } => Message::new(match change {
                PointsChange::Begin => "app-edit-by-hand",
                PointsChange::Move(_) => "app-edit-move-point",
                PointsChange::Add => "app-edit-add-point",
                PointsChange::Remove => "app-edit-remove-point",
                PointsChange::Join => "app-edit-join-points",
                PointsChange::Turn => "app-edit-turn-rate",
            }),
            Edit::Layer { .. } => Message::new("app-edit-layers"),
            Edit::BatchLoss(_) => Message::new("app-edit-batch-loss"),
            Edit::PlotScale { .. } => Message::new("app-edit-plot-scale"),
            Edit::Text { change, .. } => match change {
                TextChange::Own | TextChange::Write(_) => Message::new("app-edit-text"),
                TextChange::AddParameter(name) => Message::new("app-edit-add-parameter").with("name", symbol(name)),
                TextChange::RemoveParameter(name) => {
                    Message::new("app-edit-remove-parameter").with("name", symbol(name))
                }
                TextChange::AddCoordinate(name) => Message::new("app-edit-add-coordinate").with("name", symbol(name)),
                TextChange::RemoveCoordinate(name) => {
                    Message::new("app-edit-remove-coordinate").with("name", symbol(name))
                }
            },
        }
    }
}
