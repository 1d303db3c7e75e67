//! Edits of the list of runs: every run that stays keeps its name and its color.

use crate::app::action::Edit;
use crate::catalog;
use crate::experiment::preset::{Rate, Rule, RunSource};
use crate::experiment::{Look, conventions, copied_name, default_rate, first_rate, looks, twin};

/// A rule of one's own begins as that of the catalog with this id.
const FIRST: &str = "gradient-descent";

/// Changes the list. Names and colors that come from a run's place among the others are written down where they would
/// change: nobody expects the third run to turn blue when the first is removed.
pub fn relist(edit: &Edit, runs: &mut Vec<RunSource>) {
    let before = looks(runs);
    // Where each run was; `None` for one that is to look as the edit says.
    let mut places: Vec<Option<usize>> = (0..runs.len()).map(Some).collect();
    let forget = |places: &mut [Option<usize>], run: usize| {
        if let Some(place) = places.get_mut(run) {
            *place = None;
        }
    };
    match edit {
        Edit::AddRun { optimizer } => {
            runs.push(optimizer.as_ref().map_or_else(own, |id| RunSource::new(Rule::Catalog(id.clone()))));
            places.push(None);
        }
        Edit::DuplicateRun(run) => {
            if let Some(source) = runs.get(*run).cloned() {
                // Without a color of its own it gets the next free one; a name of its own gets a number.
                let name = source.name.as_ref().map(|name| copied_name(name, &before));
                runs.insert(run + 1, RunSource { name, color: None, ..source });
                places.insert(run + 1, None);
            }
        }
        Edit::AddTwin { run, convention } => {
            let convention = runs.get(*run).and_then(|run| conventions(run).into_iter().nth(*convention));
            if let Some(convention) = convention {
                runs.push(twin(runs, *run, convention));
                places.push(None);
            }
        }
        Edit::RemoveRun(run) if *run < runs.len() && runs.len() > 1 => {
            runs.remove(*run);
            places.remove(*run);
        }
        Edit::MoveRun { from, to } if *from < runs.len() && *to < runs.len() => {
            let run = runs.remove(*from);
            runs.insert(*to, run);
            let place = places.remove(*from);
            places.insert(*to, place);
        }
        Edit::Optimizer { run, id } => {
            if let Some(source) = runs.get_mut(*run) {
                optimizer(source, id);
            }
            forget(&mut places, *run);
        }
        Edit::Rename { run, name } => {
            if let Some(source) = runs.get_mut(*run) {
                source.name.clone_from(name);
            }
            forget(&mut places, *run);
        }
        Edit::Color { run, color } => {
            if let Some(source) = runs.get_mut(*run) {
                source.color = Some(*color);
            }
            forget(&mut places, *run);
        }
        _ => {}
    }
    keep_looks(runs, &places, &before);
}

/// A run with a rule of its own, to be changed as one likes.
fn own() -> RunSource {
    let first = catalog::optimizer(FIRST);
    let text = first.map_or("theta = theta - alpha*g", |first| first.document.text.trim_end());
    let mut source = RunSource::new(Rule::Typed(text.to_owned()));
    // A typed rule has no rate of its own.
    let alpha0 = Some(first.map_or(0.01, |first| first.rate.default));
    source.rate = Rate::Schedule { schedule: None, parameters: Vec::new(), by: None, alpha0 };
    source
}

/// Color, start and whether it is shown belong to the place, not to the rule.
fn optimizer(source: &mut RunSource, id: &str) {
    source.rule = Rule::Catalog(id.to_owned());
    source.name = None;
    source.parameters.clear();
    if let Rate::Schedule { alpha0, .. } = &mut source.rate {
        // Another rule has another scale of rates: its own default is the better start.
        *alpha0 = None;
    }
}

fn keep_looks(runs: &mut [RunSource], places: &[Option<usize>], before: &[Look]) {
    // What is written down for one run may change what is left for the next.
    loop {
        let mut kept = true;
        for (i, (name, color)) in looks(runs).into_iter().enumerate() {
            let Some((old_name, old_color)) = places[i].and_then(|place| before.get(place)) else { continue };
            if name != *old_name {
                (runs[i].name, kept) = (Some(old_name.clone()), false);
            }
            if color != *old_color {
                (runs[i].color, kept) = (Some(*old_color), false);
            }
        }
        if kept {
            return;
        }
    }
}

/// Every other run gets the schedule of this one, each with the rate that it starts from.
pub fn same_schedule(runs: &mut [RunSource], run: usize) {
    let Some(source) = runs.get(run).cloned() else { return };
    for other in others(runs, run) {
        let kept = match &other.rate {
            Rate::Schedule { alpha0, .. } => *alpha0,
            Rate::Points { .. } => first_rate(other),
        };
        // A typed rule has no rate of its own, and its schedule may not have needed one.
        let first = kept.or_else(|| first_rate(&source).filter(|_| default_rate(other).is_none()));
        (other.rate, other.warmup) = (source.rate.clone(), source.warmup);
        if let Rate::Schedule { alpha0, .. } = &mut other.rate {
            *alpha0 = first;
        }
    }
}

/// Every other run that has a schedule starts from the rate of this one.
pub fn same_rate(runs: &mut [RunSource], run: usize) {
    let Some(rate) = runs.get(run).filter(|run| matches!(run.rate, Rate::Schedule { .. })).and_then(first_rate) else {
        return;
    };
    for other in others(runs, run) {
        if first_rate(other) != Some(rate)
            && let Rate::Schedule { alpha0, .. } = &mut other.rate
        {
            *alpha0 = Some(rate);
        }
    }
}

fn others(runs: &mut [RunSource], run: usize) -> impl Iterator<Item = &mut RunSource> {
    runs.iter_mut().enumerate().filter(move |(i, _)| *i != run).map(|(_, other)| other)
}
