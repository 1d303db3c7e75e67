//! The coordinates of a problem that has a text of its own come and go, and with them a number of every start.

use crate::experiment::preset::{DEFAULT_COORDINATES, Function};
use crate::experiment::{Preset, Problem};

/// Where the runs start along a coordinate that is new.
const FIRST: f64 = 1.0;

/// Adds a coordinate. `problem` is what the preset last came to.
pub fn add(name: &str, preset: &mut Preset, problem: &Problem) {
    let Some(names) = names(&mut preset.problem.function, problem) else { return };
    names.push(name.to_owned());
    if names.len() == 2 {
        // It was of a curve.
        preset.problem.view = None;
    }
    starts(preset).for_each(|start| start.push(FIRST));
}

/// Removes a coordinate, unless it is the only one.
pub fn remove(name: &str, preset: &mut Preset, problem: &Problem) {
    let Some(names) = names(&mut preset.problem.function, problem) else { return };
    let Some(at) = names.iter().position(|known| known == name).filter(|_| names.len() > 1) else { return };
    let drawn = preset.view.coordinates.clone().unwrap_or_else(|| [names[0].clone(), names[1].clone()]);
    names.remove(at);
    let alone = names.len() == 1;
    starts(preset).filter(|start| at < start.len()).for_each(|start| {
        start.remove(at);
    });
    if let Some(drawn_at) = drawn.iter().position(|drawn| drawn == name) {
        preset.view.coordinates = None;
        // The other coordinate is seen from where to where it was, if it stays the only one.
        let view = preset.problem.view.take().filter(|_| alone);
        let other = 2 * (1 - drawn_at);
        preset.problem.view = view.and_then(|view| Some(view.get(other..other + 2)?.to_vec()));
    }
}

/// The names that a preset gives the coordinates of its text.
fn names<'a>(function: &'a mut Function, problem: &Problem) -> Option<&'a mut Vec<String>> {
    match function {
        Function::Catalog(_) => None,
        Function::Typed { coordinates, .. } => {
            Some(coordinates.get_or_insert_with(|| DEFAULT_COORDINATES.map(str::to_owned).to_vec()))
        }
        Function::Examples { coordinates, .. } => Some(coordinates.get_or_insert_with(|| problem.coordinates.clone())),
    }
}

fn starts(preset: &mut Preset) -> impl Iterator<Item = &mut Vec<f64>> {
    let own = preset.runs.iter_mut().filter_map(|run| run.start.as_mut());
    preset.training.start.iter_mut().chain(own)
}
