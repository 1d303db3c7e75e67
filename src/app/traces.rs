//! What the runs left, each trace with what it was recorded of: beside another run it would be a wrong picture.

use std::borrow::Borrow;
use std::sync::Arc;

use crate::experiment::preset::{ProblemSource, RunSource};
use crate::experiment::{Preset, Trace};

/// One slot for each run, in the order of the experiment's runs.
#[derive(Default)]
pub struct Traces {
    slots: Vec<Option<Slot>>,
}

#[derive(Clone)]
struct Slot {
    trace: Arc<Trace>,
    /// What it was recorded of: a run of a preset.
    preset: Arc<Preset>,
    run: usize,
    /// Whether it is the run's, not one that stands in until the run's is recorded.
    own: bool,
}

impl Traces {
    /// Those that a preset's runs left, all of them.
    pub fn of(preset: &Arc<Preset>, traces: impl IntoIterator<Item = Arc<Trace>>) -> Traces {
        let slot = |(run, trace)| Some(Slot { trace, preset: Arc::clone(preset), run, own: true });
        Traces { slots: traces.into_iter().enumerate().map(slot).collect() }
    }

    /// What is shown of a preset's runs until they are recorded: where a run goes the way of one that is here, that one's
    /// trace; else one of the same rule, whose place it has; else none.
    pub fn until_recorded(&self, preset: &Preset) -> Traces {
        let mut left: Vec<Option<&Slot>> = self.slots.iter().map(Option::as_ref).collect();
        let mut slots: Vec<Option<Slot>> = vec![None; preset.runs.len()];
        // Several runs may go one way.
        for (run, slot) in slots.iter_mut().enumerate() {
            if let Some(at) = nearest(run, &self.slots, |slot| slot.is_of(preset, run)) {
                *slot = self.slots[at].clone().map(|slot| Slot { own: true, ..slot });
                left[at] = None;
            }
        }
        for (run, slot) in slots.iter_mut().enumerate().filter(|(_, slot)| slot.is_none()) {
            if let Some(at) = nearest(run, &left, |slot| slot.resembles(preset, run)) {
                *slot = left[at].take().map(|slot| Slot { own: false, ..slot.clone() });
            }
        }
        Traces { slots }
    }

    /// How many runs there is something to show of.
    pub fn len(&self) -> usize {
        self.slots.iter().flatten().count()
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What is drawn of a run: its trace, or one that stands in until it is recorded.
    pub fn shown(&self, run: usize) -> Option<&Arc<Trace>> {
        Some(&self.slots.get(run)?.as_ref()?.trace)
    }

    /// The trace of a run; `None` until it is recorded.
    pub fn own(&self, run: usize) -> Option<&Arc<Trace>> {
        Some(&self.slots.get(run)?.as_ref().filter(|slot| slot.own)?.trace)
    }

    /// What is drawn of each run.
    pub fn iter(&self) -> impl Iterator<Item = Option<&Arc<Trace>>> {
        self.slots.iter().map(|slot| slot.as_ref().map(|slot| &slot.trace))
    }

    /// The traces of all runs; `None` until all are recorded.
    pub fn all(&self) -> Option<Vec<&Trace>> {
        let own = |slot: &Option<Slot>| slot.as_ref().is_some_and(|slot| slot.own);
        self.slots.iter().all(own).then(|| self.iter().flatten().map(Arc::as_ref).collect())
    }

    /// Whether the same traces are shown of the same runs.
    pub fn same(&self, other: &Traces) -> bool {
        let pairs = || self.iter().map(|trace| trace.map(Arc::as_ptr)).zip(other.iter());
        self.slots.len() == other.slots.len() && pairs().all(|(one, other)| one == other.map(Arc::as_ptr))
    }
}

impl Slot {
    /// Whether a preset's run goes the way of this trace, whatever it is called and however it looks.
    fn is_of(&self, preset: &Preset, run: usize) -> bool {
        let ProblemSource { function, parameters, view: _ } = &self.preset.problem;
        let problem = &preset.problem;
        (function, parameters) == (&problem.function, &problem.parameters)
            && self.preset.training == preset.training
            && self.preset.view.coordinates == preset.view.coordinates
            && same_path(&self.preset.runs[self.run], &preset.runs[run])
    }

    /// Whether this trace is near enough to stand in: of the same rule, on the same function, in the same plane.
    fn resembles(&self, preset: &Preset, run: usize) -> bool {
        self.preset.problem.function == preset.problem.function
            && self.preset.view.coordinates == preset.view.coordinates
            && self.preset.runs[self.run].rule == preset.runs[run].rule
    }
}

fn same_path(a: &RunSource, b: &RunSource) -> bool {
    let RunSource { name: _, rule, parameters, rate, warmup, start, color: _, visible: _ } = a;
    *rule == b.rule && *parameters == b.parameters && *rate == b.rate && *warmup == b.warmup && *start == b.start
}

/// The first place whose slot fits, a run's own before the others.
fn nearest<S: Borrow<Slot>>(run: usize, slots: &[Option<S>], fits: impl Fn(&Slot) -> bool) -> Option<usize> {
    let fits = |at: &usize| slots[*at].as_ref().is_some_and(|slot| fits(slot.borrow()));
    std::iter::once(run).filter(|run| *run < slots.len()).chain(0..slots.len()).find(fits)
}
