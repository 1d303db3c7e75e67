//! The experiment over seeds, found on a worker thread: overtaken by whatever changes its runs.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use super::action::Action;
use super::model::Model;
use super::recording::is_recorded;
use super::traces::Traces;
use crate::experiment::{Experiment, Seeds};
use crate::figure::Chance;

/// The shortest time between two looks at what there is so far.
const BETWEEN: Duration = Duration::from_millis(120);

/// What is known of the runs over seeds.
#[derive(Default)]
pub struct Chances {
    /// What was found last, and of what.
    found: Option<(Source, Arc<Chance>)>,
    working: Option<Working>,
    /// Begun by `act`, and set going by the window, which knows how to be woken.
    job: Option<Job>,
    /// Counts the work that was begun.
    number: u64,
}

/// What is found depends on the runs alone, whatever they are called and however they look.
type Source = Arc<Traces>;

/// Work that goes on; dropping it cancels.
struct Working {
    /// Tells this work's reports from those of work that was canceled.
    number: u64,
    source: Source,
    count: u64,
    canceled: Arc<AtomicBool>,
}

impl Drop for Working {
    fn drop(&mut self) {
        self.canceled.store(true, Ordering::Relaxed);
    }
}

/// What a worker needs to know.
pub struct Job {
    number: u64,
    experiment: Arc<Experiment>,
    source: Source,
    count: u64,
    canceled: Arc<AtomicBool>,
}

/// What a worker has found so far.
pub struct Reported {
    number: u64,
    chance: Arc<Chance>,
}

impl Chances {
    /// Takes the work that was begun, if any.
    pub fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }

    /// Whether no worker is busy.
    pub fn is_done(&self) -> bool {
        self.working.is_none()
    }
}

/// How many seeds are to be shown; `None` for one, and where every seed gives the same runs.
pub fn wanted(model: &Model) -> Option<u64> {
    Chance::wanted(&model.experiment, &model.document.preset.view)
}

/// What was found of the runs that are shown, as far as it has come.
pub fn chance(model: &Model) -> Option<&Arc<Chance>> {
    wanted(model)?;
    let (source, chance) = model.chances.found.as_ref()?;
    source.same(&model.traces).then_some(chance)
}

/// The same, once it is of as many seeds as are wanted.
pub fn complete(model: &Model) -> Option<&Arc<Chance>> {
    chance(model).filter(|chance| Some(chance.seeds) == wanted(model))
}

/// Begins to run over seeds what is shown, unless that is done or going on.
pub fn follow(model: &mut Model) {
    let Some(count) = wanted(model) else {
        (model.chances.found, model.chances.working, model.chances.job) = (None, None, None);
        return;
    };
    if !is_recorded(model) {
        // What is about to change is not worth the work.
        (model.chances.working, model.chances.job) = (None, None);
        return;
    }
    let going = |working: &Working| working.source.same(&model.traces) && working.count == count;
    if complete(model).is_some() || model.chances.working.as_ref().is_some_and(going) {
        return;
    }
    let (experiment, source) = (Arc::clone(&model.experiment), Arc::clone(&model.traces));
    let (canceled, number) = (Arc::new(AtomicBool::new(false)), model.chances.number + 1);
    model.chances.number = number;
    model.chances.working = Some(Working { number, source: source.clone(), count, canceled: Arc::clone(&canceled) });
    model.chances.job = Some(Job { number, experiment, source, count, canceled });
}

/// A worker has found this.
pub fn put(model: &mut Model, Reported { number, chance }: Reported) {
    let Some(working) = model.chances.working.take_if(|working| working.number == number) else { return };
    let done = chance.seeds >= working.count;
    // The band of more seeds than are wanted now stays until there are as many of the new ones.
    let better = model
        .chances
        .found
        .as_ref()
        .is_none_or(|(of, before)| done || !of.same(&working.source) || chance.seeds >= before.seeds);
    if better {
        model.chances.found = Some((working.source.clone(), chance));
    }
    if !done {
        model.chances.working = Some(working);
    }
}

/// Does a job on a thread of its own. `wake` is called after each report.
pub fn spawn(job: Job, answers: mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        let Job { number, experiment, source, count, canceled } = job;
        let report = |seeds: &Seeds| {
            let chance = Arc::new(Chance::of(seeds, &experiment));
            // Nobody listens any more when the window has closed.
            let _ = answers.send(Action::Chances(Reported { number, chance }));
            wake();
        };
        let (mut told, mut at) = (0, Instant::now());
        let mut go_on = |seeds: &Seeds, _| {
            if canceled.load(Ordering::Relaxed) {
                return Err(());
            }
            if seeds.len() > told && at.elapsed() >= BETWEEN {
                (told, at) = (seeds.len(), Instant::now());
                report(seeds);
            }
            Ok(())
        };
        let traces = source.all().unwrap_or_default();
        if let Ok(seeds) = Seeds::over(&experiment, traces, count, &mut go_on) {
            report(&seeds);
        }
    });
}
