//! What the table of results says, found on a worker thread: one at a time, and always of what is newest.

use std::sync::{Arc, mpsc};
use std::thread;

use super::action::{Action, Copied};
use super::model::Model;
use super::recording::is_recorded;
use super::traces::Traces;
use crate::experiment::{Experiment, Known};
use crate::export::results::{Line, sorted};

/// What is known of the runs' results.
#[derive(Default)]
pub struct Results {
    /// A line a run. While new ones are found, those of before.
    pub lines: Vec<Line>,
    /// Counts the times that lines were found: what is made of them may be kept until this differs.
    pub count: u64,
    /// What the lines are of.
    of: Option<Source>,
    /// What a worker looks at.
    working: Option<Source>,
    /// Begun by `act`, and set going by the window, which knows how to be woken.
    job: Option<Job>,
    /// Asked for before the lines were there.
    pub wanted: Option<Copied>,
}

/// What lines are found from.
#[derive(Clone)]
struct Source {
    experiment: Arc<Experiment>,
    traces: Arc<Traces>,
    target: Option<f64>,
}

/// What a worker needs to know.
pub struct Job(Source);

/// What a worker found.
pub struct Found {
    pub lines: Vec<Line>,
    /// The minima, those that the runs led to among them.
    pub known: Known,
}

impl Source {
    fn of(model: &Model) -> Source {
        Source {
            experiment: Arc::clone(&model.experiment),
            traces: Arc::clone(&model.traces),
            target: model.document.preset.view.target_loss,
        }
    }

    fn same(&self, other: &Source) -> bool {
        Arc::ptr_eq(&self.experiment, &other.experiment)
            && Arc::ptr_eq(&self.traces, &other.traces)
            && self.target == other.target
    }
}

impl Results {
    /// Whether the lines are of what is shown.
    pub fn current(model: &Model) -> bool {
        let Results { of, .. } = &model.results;
        model.recording.is_none() && of.as_ref().is_some_and(|of| of.same(&Source::of(model)))
    }

    /// Whether no worker is busy.
    pub fn is_done(&self) -> bool {
        self.working.is_none()
    }

    /// Takes the work that was begun, if any.
    pub fn take_job(&mut self) -> Option<Job> {
        self.job.take()
    }
}

/// Begins to look at the newest traces, unless a worker is still busy with others: then when it has done.
pub fn follow(model: &mut Model) {
    if is_recorded(model) && model.results.working.is_none() && !Results::current(model) {
        let source = Source::of(model);
        model.results.job = Some(Job(source.clone()));
        model.results.working = Some(source);
    }
}

/// The lines in the order in which they are shown.
pub fn order(model: &Model) -> Vec<usize> {
    let lines = &model.results.lines;
    match model.look.sort {
        Some((column, descending)) => sorted(lines, column, descending, model.language()),
        None => (0..lines.len()).collect(),
    }
}

/// A worker has found this.
pub fn put(model: &mut Model, found: Found) {
    let Some(of) = model.results.working.take() else { return };
    let now = Source::of(model);
    // What was found of an older state still says more than nothing, as long as it is of the same runs.
    if of.experiment.runs.len() == now.experiment.runs.len() {
        model.results.lines = found.lines;
        model.results.count += 1;
    }
    if Arc::ptr_eq(&of.experiment, &now.experiment)
        && Arc::ptr_eq(&of.traces, &now.traces)
        && model.known != found.known
    {
        model.known = found.known;
        model.revision += 1;
    }
    model.results.of = Some(of);
}

/// Does a job on a thread of its own. `wake` is called when it is done.
pub fn spawn(Job(source): Job, answers: mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        let Source { experiment, traces, target } = &source;
        let traces = traces.all().unwrap_or_default();
        let known = Known::new(&experiment.problem, traces.iter().copied());
        let line = |(run, trace)| Line::of(experiment, run, trace, &known, *target);
        let lines = traces.into_iter().enumerate().map(line).collect();
        // Nobody listens any more when the window has closed.
        let _ = answers.send(Action::Found(Found { lines, known }));
        wake();
    });
}
