//! Texts that the experiment has of its own, and how they come from the catalog's.

use super::coordinates;
use crate::app::action::{Edit, TextChange};
use crate::app::model::Document;
use crate::app::texts::{Slot, add_parameter};
use crate::catalog::{self, Surface};
use crate::experiment::preset::{Function, Rate, Rule, Schedule, SurfaceScale};
use crate::experiment::{Experiment, PlannedRate, Preset, Problem};
use crate::formula::canonical;

/// Changes a text or its parameters. `experiment` is what the document's preset came to.
pub fn change(slot: Slot, change: &TextChange, document: &mut Document, experiment: &Experiment) {
    let preset = &mut document.preset;
    match change {
        TextChange::Own => own(slot, preset, experiment),
        TextChange::Write(text) => document.drafts.write(slot, text),
        TextChange::AddParameter(name) => match document.drafts.get(slot) {
            Some(_) => document.drafts.add(slot, name),
            None => {
                if let Some(parameters) = slot.parameters_mut(preset) {
                    add_parameter(parameters, name);
                }
            }
        },
        TextChange::RemoveParameter(name) => {
            if let Some(parameters) = slot.parameters_mut(preset) {
                parameters.retain(|(known, _)| canonical(known) != *name);
            }
        }
        TextChange::AddCoordinate(name) => coordinates::add(name, preset, &experiment.problem),
        TextChange::RemoveCoordinate(name) => coordinates::remove(name, preset, &experiment.problem),
    }
}

/// After any edit of what was `before`: drafts go where their runs went, and those that have become right come into
/// force.
pub fn settle(edit: &Edit, before: &Preset, document: &mut Document) {
    let done = document.preset.runs != before.runs;
    document.drafts.settle(done.then_some(edit), &mut document.preset, &document.loaded);
}

/// The catalog's text becomes the experiment's own; what it came to stays the same.
fn own(slot: Slot, preset: &mut Preset, experiment: &Experiment) {
    match slot {
        Slot::Surface => match &mut preset.problem.function {
            Function::Catalog(id) => {
                if let Some(surface) = catalog::surface(id) {
                    own_surface(surface, preset, &experiment.problem);
                }
            }
            Function::Examples { loss, coordinates, .. } => {
                experiment.problem.formula.text().clone_into(loss);
                *coordinates = Some(experiment.problem.coordinates.clone());
                preset.problem.parameters.clone_from(&experiment.problem.parameters);
            }
            Function::Typed { .. } => {}
        },
        Slot::Rule(run) => own_rule(run, preset, experiment),
        Slot::Schedule(run) => own_schedule(run, preset, experiment),
    }
}

fn own_surface(surface: &Surface, preset: &mut Preset, problem: &Problem) {
    let formula = surface.document.text.trim_end().to_owned();
    preset.problem.function = Function::Typed { formula, coordinates: Some(surface.coordinates.clone()) };
    preset.problem.parameters.clone_from(&problem.parameters);
    // What the document says of the surface, a text does not say.
    preset.problem.view.get_or_insert_with(|| surface.view.to_vec());
    preset.training.start.get_or_insert_with(|| surface.start.clone());
    if surface.log_color && matches!(preset.view.surface_scale, None | Some(SurfaceScale::Auto)) {
        preset.view.surface_scale = Some(SurfaceScale::Log);
    }
}

fn own_rule(run: usize, preset: &mut Preset, experiment: &Experiment) {
    let (Some(source), Some(plan)) = (preset.runs.get_mut(run), experiment.runs.get(run)) else { return };
    if !matches!(source.rule, Rule::Catalog(_)) {
        return;
    }
    source.rule = Rule::Typed(plan.rule.text().trim_end().to_owned());
    source.parameters.clone_from(&plan.parameters);
    if let Rate::Schedule { alpha0, .. } = &mut source.rate {
        // A typed rule has no rate of its own.
        *alpha0 = alpha0.or(plan.alpha0());
    }
}

fn own_schedule(run: usize, preset: &mut Preset, experiment: &Experiment) {
    let (Some(source), Some(plan)) = (preset.runs.get_mut(run), experiment.runs.get(run)) else { return };
    let PlannedRate::Schedule(planned) = &plan.rate else { return };
    if let Rate::Schedule { schedule, parameters, .. } = &mut source.rate
        && !matches!(schedule, Some(Schedule::Typed(_)))
    {
        *schedule = Some(Schedule::Typed(planned.formula.text().trim_end().to_owned()));
        parameters.clone_from(&planned.parameters);
    }
}
