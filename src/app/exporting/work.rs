//! The work itself, on a thread of its own.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::{self, JoinHandle};

use eframe::egui::ColorImage;

use super::Export;
use crate::app::action::Action;
use crate::app::chances;
use crate::app::model::Model;
use crate::app::recording::is_recorded;
use crate::app::traces::Traces;
use crate::experiment::{Experiment, Preset, Recorder, Trace};
use crate::export::code::{self, Framework};
use crate::export::csv;
use crate::export::figure::write;
use crate::figure::mark::Raster;
use crate::figure::{Chance, Format, Options, Subject, png, render};
use crate::files::{self, Output};
use crate::words::{Fault, Message};

/// Steps between two looks at whether the work is still wanted.
const SLICE: u64 = 50_000;

/// Work that goes on; dropping it cancels.
pub struct Exporting {
    /// Tells this work's reports from those of work that was canceled.
    pub number: u64,
    pub path: PathBuf,
    /// How much is done, 0 to 1.
    pub part: f64,
    canceled: Arc<AtomicBool>,
}

impl Drop for Exporting {
    fn drop(&mut self) {
        self.canceled.store(true, Ordering::Relaxed);
    }
}

/// What a figure or a trajectory is made from.
#[derive(Clone)]
pub struct Shown {
    pub experiment: Arc<Experiment>,
    /// None where they are still being recorded.
    pub traces: Option<Arc<Traces>>,
    /// What of them is chance; none where that is not shown, or not known yet.
    pub chance: Option<Arc<Chance>>,
    /// The preset as it is looked at: with the view and the step.
    pub preset: Preset,
    /// The text that it was read from, whose comments stay.
    pub text: Option<String>,
}

impl Shown {
    /// What the window shows, with the view and the step at which it does.
    pub fn of(model: &Model) -> Shown {
        let mut preset = model.document.preset.clone();
        preset.view.step = Some(model.player.step);
        if model.look.view.is_some() || model.experiment.problem.view.is_none() {
            let numbers = if model.experiment.problem.dim() == 1 { 2 } else { 4 };
            preset.problem.view = Some(model.view()[..numbers].to_vec());
        }
        let traces = is_recorded(model).then(|| Arc::clone(&model.traces));
        let (experiment, chance) = (Arc::clone(&model.experiment), chances::complete(model).cloned());
        Shown { experiment, traces, chance, preset, text: model.document.text.clone() }
    }
}

/// What a worker needs to know.
pub struct Job {
    pub number: u64,
    pub path: PathBuf,
    pub task: Task,
    canceled: Arc<AtomicBool>,
}

pub enum Task {
    /// With the preset beside it, where that is wanted.
    Figure {
        shown: Box<Shown>,
        format: Format,
        options: Options,
        beside: bool,
    },
    Trajectory {
        experiment: Arc<Experiment>,
        state: bool,
    },
    Script {
        experiment: Arc<Experiment>,
        framework: Framework,
    },
    Screenshot(Arc<ColorImage>),
}

/// Work on a file, and what a worker needs for it.
pub fn begin(number: u64, path: PathBuf, task: Task) -> (Exporting, Job) {
    let canceled = Arc::new(AtomicBool::new(false));
    let exporting = Exporting { number, path: path.clone(), part: 0.0, canceled: Arc::clone(&canceled) };
    (exporting, Job { number, path, task, canceled })
}

/// Why work ends before it is done.
enum Stop {
    Canceled,
    Failed(Message),
}

impl From<Message> for Stop {
    fn from(message: Message) -> Stop {
        Stop::Failed(message)
    }
}

/// Does a job on a thread of its own. `wake` is called after each report.
pub fn spawn(job: Job, answers: mpsc::Sender<Action>, wake: impl Fn() + Send + 'static) -> JoinHandle<()> {
    thread::spawn(move || {
        let number = job.number;
        let report = |export| {
            // Nobody listens any more when the window has closed.
            let _ = answers.send(Action::Export(export));
            wake();
        };
        let mut told = 0.0;
        let canceled = Arc::clone(&job.canceled);
        let mut at = |part: f64| {
            if canceled.load(Ordering::Relaxed) {
                return Err(Stop::Canceled);
            }
            if part > told + 0.01 {
                told = part;
                report(Export::Part { number, part });
            }
            Ok(())
        };
        match work(&job, &mut at) {
            Ok(()) => report(Export::Done { number, path: std::path::absolute(&job.path).unwrap_or(job.path) }),
            Err(Stop::Failed(message)) => report(Export::Failed { number, message }),
            Err(Stop::Canceled) => {}
        }
    })
}

type At<'a> = &'a mut dyn FnMut(f64) -> Result<(), Stop>;

fn work(job: &Job, at: At) -> Result<(), Stop> {
    // What cannot be written is said before anything is computed.
    if let Task::Figure { beside: true, .. } = &job.task {
        free_beside(&job.path)?;
    }
    let mut output = Output::create(&job.path)?;
    match &job.task {
        Task::Figure { shown, format, options, beside } => {
            figure(shown, *format, options, &mut output, at)?;
            if *beside {
                let path = files::preset_of(&job.path);
                let mut preset = shown.preset.clone();
                files::place_beside(&mut preset, &path);
                files::write(&path, preset.write(shown.text.as_deref()).as_bytes())?;
            }
        }
        Task::Trajectory { experiment, state } => {
            let all = (experiment.runs.len() as u64 * experiment.steps) as f64;
            csv::write::<Stop>(experiment, *state, &mut |text, run, step| {
                output.write(text.as_bytes())?;
                at((run as u64 * experiment.steps + step) as f64 / all)
            })?;
        }
        Task::Script { experiment, framework } => {
            output.write(code::script(experiment, *framework).map_err(first)?.as_bytes())?;
        }
        Task::Screenshot(image) => {
            output.write(&png::encode(&raster(image)))?;
        }
    }
    at(1.0)?;
    output.finish()?;
    Ok(())
}

/// The preset beside a figure takes the place of the one that was written with the same figure, and of nothing else:
/// nobody was asked about it.
fn free_beside(figure: &Path) -> Result<(), Message> {
    let path = files::preset_of(figure);
    let is_ours = || figure.exists() && files::read(&path).is_ok_and(|text| Preset::read(&text).is_ok());
    if !path.exists() || is_ours() {
        return Ok(());
    }
    Err(Message::new("app-export-beside-taken").with("file", path.display().to_string()))
}

/// What is said of a script that cannot be written.
fn first(faults: Vec<Fault>) -> Stop {
    let fault = faults.into_iter().next().expect("a script that cannot be written says why");
    Stop::Failed(fault.message)
}

fn figure(shown: &Shown, format: Format, options: &Options, output: &mut Output, at: At) -> Result<(), Stop> {
    with_subject(shown, at, |subject, at| {
        write::<Stop>(subject, format, options, &mut |bytes, part| {
            output.write(bytes)?;
            at(part)
        })
    })
}

/// Calls `draw` with what a figure is of, for which runs that have no trace yet are recorded.
fn with_subject<T>(shown: &Shown, at: At, draw: impl FnOnce(&Subject, At) -> Result<T, Stop>) -> Result<T, Stop> {
    let Shown { experiment, traces, chance, preset, text: _ } = shown;
    let mut seen = Experiment::clone(experiment);
    if let Some(view) = &preset.problem.view {
        seen.problem.view = Some(view.clone());
    }
    let recorded;
    let traces: Vec<&Trace> = match traces.as_ref().and_then(|traces| traces.all()) {
        Some(traces) => traces,
        None => {
            recorded = record(experiment, at)?;
            recorded.iter().collect()
        }
    };
    let each = traces.iter().copied();
    let chance = match chance {
        Some(chance) => Some(Chance::clone(chance)),
        None => Chance::over(experiment, each.clone(), &preset.view, &mut |_| at(0.0))?,
    };
    let traces: Vec<Option<&Trace>> = each.map(Some).collect();
    draw(&Subject { experiment: &seen, traces: &traces, chance: chance.as_ref(), view: &preset.view }, at)
}

fn record(experiment: &Experiment, at: At) -> Result<Vec<Trace>, Stop> {
    let mut traces = Vec::with_capacity(experiment.runs.len());
    for plan in &experiment.runs {
        let mut recorder = Recorder::new(plan, experiment.pair);
        while !recorder.advance(SLICE) {
            at(0.0)?;
        }
        traces.push(recorder.finish());
    }
    Ok(traces)
}

/// The figure in pixels, `scale` times as large as its size; for the clipboard, and for a look at it beforehand.
///
/// # Errors
/// A sentence that says why it cannot be drawn.
pub fn drawn(shown: &Shown, options: &Options, scale: f64) -> Result<ColorImage, Message> {
    let raster = with_subject(shown, &mut |_| Ok(()), |subject, _| Ok(render(subject, options).raster(scale)?));
    match raster {
        Ok(Raster { width, height, rgba }) => Ok(ColorImage::from_rgba_unmultiplied([width, height], &rgba)),
        Err(Stop::Failed(message)) => Err(message),
        Err(Stop::Canceled) => Ok(ColorImage::default()),
    }
}

fn raster(image: &ColorImage) -> Raster {
    let [width, height] = image.size;
    // What is behind the window does not belong to it.
    let opaque = image.pixels.iter().flat_map(|pixel| [pixel.r(), pixel.g(), pixel.b(), 255]);
    Raster { width, height, rgba: opaque.collect() }
}
