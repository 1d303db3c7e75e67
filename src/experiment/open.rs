//! From a file's text to an experiment, or to everything that is wrong with the file.

use super::data::Loaded;
use super::preset::{Preset, Reading, locate};
use super::resolve::Experiment;
use crate::words::{Fault, Key, Place};

/// Reads a preset file and resolves it. `load` reads the file that the preset's data come from, if they come from one,
/// and may say the way to it anew.
///
/// # Errors
/// Everything that is wrong, of the file as of its formulas, ids and numbers, in the order of the file. The places are
/// ranges of `text`.
pub fn open(text: &str, load: impl FnOnce(&mut Preset) -> Loaded) -> Result<(Preset, Experiment, Loaded), Vec<Fault>> {
    let Reading { mut preset, mut faults, spoiled } = Reading::of(text);
    let loaded = preset.as_mut().map(load).unwrap_or_default();
    let resolved = preset.as_ref().map(|preset| Experiment::with(preset, &loaded));
    match (preset, resolved) {
        (Some(preset), Some(Ok(experiment))) if faults.is_empty() => return Ok((preset, experiment, loaded)),
        (_, Some(Err(found))) => {
            // What follows from a value that could not be read has been said of that value.
            let own = |fault: &Fault| !spoiled.iter().any(|path| on_one_way(path, &fault.place.path));
            faults.extend(found.into_iter().filter(own).map(|fault| in_file(text, fault)));
        }
        _ => {}
    }
    faults.sort_by_key(|fault| fault.place.span.map(|span| span.start));
    Err(faults)
}

/// The fault with its place as a range of the file.
fn in_file(text: &str, mut fault: Fault) -> Fault {
    let span = locate(text, &fault.place);
    fault.place = Place { path: Vec::new(), span: Some(span) };
    fault
}

/// Whether one way leads to or through the other's value.
fn on_one_way(one: &[Key], other: &[Key]) -> bool {
    let shared = one.len().min(other.len());
    one[..shared] == other[..shared]
}
