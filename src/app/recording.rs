//! Running the runs: at once where that is quick, else on a worker thread that can be overtaken.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread;

use crate::experiment::{Experiment, Preset, Recorder, Trace};

use super::model::Model;
use super::traces::Traces;

/// Steps of all runs together that fit in a frame without being noticed.
const AT_ONCE: u64 = 40_000;
/// Steps between two looks at whether the work is still wanted, where they are short.
const SLICE: u64 = 50_000;

/// Background work that goes on; dropping it cancels.
pub struct Recording {
    /// Tells this work's reports from those of work that was cancelled.
    pub number: u64,
    /// How much is done, 0 to 1.
    pub part: f64,
    /// Begun by `act`, and set going by the window, which knows how to be woken.
    pub job: Option<Job>,
    canceled: Arc<AtomicBool>,
}

/// What a worker needs to know.
pub struct Job {
    number: u64,
    experiment: Arc<Experiment>,
    preset: Arc<Preset>,
    /// Traces that are still good; the others are to be recorded.
    kept: Vec<Option<Arc<Trace>>>,
    canceled: Arc<AtomicBool>,
}

/// What a worker reports.
pub struct Recorded {
    pub number: u64,
    pub part: f64,
    /// All of them, when the work is done.
    pub traces: Option<Traces>,
}

impl Drop for Recording {
    fn drop(&mut self) {
        self.canceled.store(true, Ordering::Relaxed);
    }
}

/// Runs the model's experiment, which is its preset's: runs that go the way of one that was recorded keep its trace.
pub fn record(model: &mut Model) {
    model.recording = None;
    let preset = Arc::new(model.document.preset.clone());
    let experiment = &model.experiment;
    let shown = model.traces.until_recorded(&preset);
    let kept: Vec<Option<Arc<Trace>>> = (0..experiment.runs.len()).map(|run| shown.own(run).cloned()).collect();
    let missing = kept.iter().filter(|trace| trace.is_none()).count() as u64;
    if missing.saturating_mul(experiment.steps).saturating_mul(experiment.problem.effort()) <= AT_ONCE {
        let traces = kept.into_iter().zip(&experiment.runs);
        let record = |plan| Arc::new(Trace::record(plan, experiment.pair));
        let traces = traces.map(|(kept, plan)| kept.unwrap_or_else(|| record(plan)));
        model.traces = Arc::new(Traces::of(&preset, traces));
        return;
    }
    let canceled = Arc::new(AtomicBool::new(false));
    let number = model.revision;
    let job = Job { number, experiment: Arc::clone(experiment), preset, kept, canceled: Arc::clone(&canceled) };
    model.recording = Some(Recording { number, part: 0.0, job: Some(job), canceled });
    model.traces = Arc::new(shown);
}

/// Whether the traces are those of the experiment's runs, all of them.
pub fn is_recorded(model: &Model) -> bool {
    model.recording.is_none() && model.traces.len() == model.experiment.runs.len()
}

/// Does a job on a thread of its own. `wake` is called after each report.
pub fn spawn(job: Job, reports: mpsc::Sender<Recorded>, wake: impl Fn() + Send + 'static) {
    thread::spawn(move || {
        work(&job, &mut |recorded| {
            // Nobody listens any more when the window has closed.
            let _ = reports.send(recorded);
            wake();
        })
    });
}

fn work(job: &Job, report: &mut dyn FnMut(Recorded)) {
    let Job { number, experiment, preset, kept, canceled } = job;
    let missing = kept.iter().filter(|trace| trace.is_none()).count();
    let all = (missing as u64 * experiment.steps) as f64;
    let mut done = 0u64;
    let mut told = 0.0;
    let mut traces = Vec::with_capacity(kept.len());
    for (kept, plan) in kept.iter().zip(&experiment.runs) {
        if let Some(trace) = kept {
            traces.push(Arc::clone(trace));
            continue;
        }
        let mut recorder = Recorder::new(plan, experiment.pair);
        while !recorder.advance((SLICE / experiment.problem.effort()).max(1)) {
            if canceled.load(Ordering::Relaxed) {
                return;
            }
            let part = (done + recorder.steps_done()) as f64 / all;
            if part > told + 0.01 {
                told = part;
                report(Recorded { number: *number, part, traces: None });
            }
        }
        done += experiment.steps;
        traces.push(Arc::new(recorder.finish()));
    }
    if !canceled.load(Ordering::Relaxed) {
        report(Recorded { number: *number, part: 1.0, traces: Some(Traces::of(preset, traces)) });
    }
}
