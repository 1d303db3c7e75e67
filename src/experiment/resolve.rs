//! From what a preset says to an experiment that can be stepped.

use super::data::{Data, Loaded};
use super::draft::{Draft, Shared, start_fault};
use super::parameters::Inputs;
use super::plan::Plan;
use super::preset::{Color, Function, Hue, Preset, Rate, Rule, RunSource};
use super::problem::{Problem, under};
use super::sampling::Sampling;
use crate::catalog;
use crate::words::{Fault, Language, Message, Text};

/// Steps of an experiment that does not say.
const STEPS: u64 = 200;

/// A preset resolved against the catalog: every formula checked, every default filled in, every step compiled.
#[derive(Clone)]
pub struct Experiment {
    pub title: Option<Text>,
    pub notes: Option<Text>,
    pub problem: Problem,
    /// 1 to 100,000,000.
    pub steps: u64,
    /// With data ⌈examples / batch⌉.
    pub steps_per_epoch: u64,
    /// Examples a step; `None` for all of them, and for a problem without data.
    pub batch: Option<u64>,
    pub seed: u64,
    /// σ of the normal number added to each component of the gradient; 0 for none.
    pub gradient_noise: f64,
    /// The coordinates that are drawn, the same one twice where there is one: what [`Trace`](super::Trace) takes.
    pub pair: (usize, usize),
    pub runs: Vec<Plan>,
}

impl Experiment {
    /// Resolves a preset that needs no file.
    ///
    /// # Errors
    /// As [`Experiment::with`].
    pub fn new(preset: &Preset) -> Result<Experiment, Vec<Fault>> {
        Experiment::with(preset, &Loaded::default())
    }

    /// Resolves a preset, with what was read of the file that its data come from.
    ///
    /// # Errors
    /// Everything that is wrong, of all runs at once; each place is the way to a value of the preset, with the range
    /// inside its text where that is a formula.
    pub fn with(preset: &Preset, loaded: &Loaded) -> Result<Experiment, Vec<Fault>> {
        let training = &preset.training;
        let mut faults = Vec::new();
        let data = keep(data(preset, loaded), &mut faults).flatten();
        let sampling = keep(Sampling::new(preset, data.as_ref()), &mut faults).unwrap_or_default();
        let (steps, steps_per_epoch) = (training.steps.unwrap_or(STEPS), sampling.steps_per_epoch);
        let inputs = Inputs { steps, epochs: steps.div_ceil(steps_per_epoch) };
        let problem = Problem::new(&preset.problem, inputs, data.as_ref()).map_err(|found| under(found, "problem"));
        let problem = keep(problem, &mut faults);
        let starts = problem.as_ref().and_then(|problem| keep(starts(preset, problem), &mut faults));
        let drawn = preset.view.coordinates.as_ref();
        let pair = problem.as_ref().and_then(|problem| keep(problem.pair(drawn), &mut faults));
        let (names, found) = names(&preset.runs);
        faults.extend(found);
        let drafts = each(&preset.runs, &mut faults, |run| Draft::new(run, inputs));
        let (Some(problem), Some(starts), Some(pair)) = (problem, starts, pair) else { return Err(faults) };
        if !faults.is_empty() {
            return Err(faults);
        }
        let (seed, gradient_noise) = (training.seed.unwrap_or(0), training.gradient_noise.unwrap_or(0.0));
        let batches = data.map(|data| sampling.batches(&data, seed));
        let batches = batches.as_ref();
        let shared = Shared { problem: &problem, inputs, steps_per_epoch, batches, seed, gradient_noise };
        let looks = names.into_iter().zip(colors(&preset.runs));
        let parts = preset.runs.iter().zip(drafts).zip(looks).zip(starts);
        let runs = each(parts, &mut faults, |(((run, draft), look), start)| draft.plan(run, look, start, shared));
        if !faults.is_empty() {
            return Err(faults);
        }
        let (title, notes) = (preset.title.clone(), preset.notes.clone());
        let batch = sampling.batch;
        Ok(Experiment { title, notes, problem, steps, steps_per_epoch, batch, seed, gradient_noise, pair, runs })
    }

    /// The same experiment with another seed: other batches, other noise, whatever else is the same.
    pub fn with_seed(&self, seed: u64) -> Experiment {
        let runs = self.runs.iter().map(|plan| plan.with_seed(seed)).collect();
        Experiment { seed, runs, ..self.clone() }
    }

    /// Whether chance has a part in any of its runs.
    pub fn is_noisy(&self) -> bool {
        self.runs.iter().any(|plan| plan.noisy)
    }

    /// The epoch of step `t`: 0 at the start, then from 1.
    pub fn epoch(&self, t: u64) -> u64 {
        t.div_ceil(self.steps_per_epoch)
    }

    /// All epochs; the last may be shorter.
    pub fn epochs(&self) -> u64 {
        self.epoch(self.steps)
    }
}

/// The data set, where the problem has one.
fn data(preset: &Preset, loaded: &Loaded) -> Result<Option<Data>, Vec<Fault>> {
    let Function::Examples { data, .. } = &preset.problem.function else { return Ok(None) };
    loaded.data(data).map(Some).map_err(|found| under(under(found, "data"), "problem"))
}

/// What was resolved; what is wrong goes to `faults`.
fn keep<T>(resolved: Result<T, Vec<Fault>>, faults: &mut Vec<Fault>) -> Option<T> {
    resolved.map_err(|found| faults.extend(found)).ok()
}

/// Does the same for every run; what is wrong goes to `faults`, under the run's place.
fn each<S, T>(
    runs: impl IntoIterator<Item = S>,
    faults: &mut Vec<Fault>,
    resolve: impl Fn(S) -> Result<T, Vec<Fault>>,
) -> Vec<T> {
    let mut resolved = Vec::new();
    for (i, run) in runs.into_iter().enumerate() {
        match resolve(run) {
            Ok(run) => resolved.push(run),
            Err(found) => faults.extend(found.into_iter().map(|fault| fault.under(i).under("runs"))),
        }
    }
    resolved
}

/// Each run's start: its own, else the training's, else the surface's.
fn starts(preset: &Preset, problem: &Problem) -> Result<Vec<Vec<f64>>, Vec<Fault>> {
    let mut faults = Vec::new();
    let common = preset.training.start.as_deref();
    faults.extend(common.and_then(|start| start_fault(start, problem)).map(|fault| fault.under("training")));
    let common = common.or(problem.start());
    if common.is_none() && preset.runs.iter().any(|run| run.start.is_none()) {
        let help = Message::new("run-start-help").with("names", problem.coordinates.join(", "));
        faults.push(Fault::new(Message::new("run-start-missing")).help(help).under("training"));
    }
    let starts = each(&preset.runs, &mut faults, |run| match (&run.start, common) {
        (Some(own), _) => start_fault(own, problem).map_or_else(|| Ok(own.clone()), |fault| Err(vec![fault])),
        // A start that is missing or wrong for all is said once, above.
        (None, common) => Ok(common.unwrap_or_default().to_vec()),
    });
    if faults.is_empty() { Ok(starts) } else { Err(faults) }
}

/// The rate that a run starts from: its own, else its rule's; that of the first point, where points give it.
pub fn first_rate(run: &RunSource) -> Option<f64> {
    match &run.rate {
        Rate::Schedule { alpha0, .. } => alpha0.or_else(|| default_rate(run)),
        Rate::Points { points, .. } => points.first().map(|(_, rate)| *rate),
    }
}

/// The rate of a run's rule, where the run says none; a typed rule has none.
pub fn default_rate(run: &RunSource) -> Option<f64> {
    match &run.rule {
        Rule::Catalog(id) => catalog::optimizer(id).map(|optimizer| optimizer.rate.default),
        Rule::Typed(_) => None,
    }
}

/// A run's name and color.
pub type Look = (Text, Color);

/// What the runs of a preset are called, and their colors: their own, or what their places among the others give them.
pub fn looks(runs: &[RunSource]) -> Vec<Look> {
    names(runs).0.into_iter().zip(colors(runs)).collect()
}

/// What is wrong with calling the run at `run` so: another run has the name. `looks` are those of all runs.
pub fn name_fault(looks: &[Look], run: usize, name: &Text) -> Option<Fault> {
    let first = looks.iter().enumerate().position(|(i, (other, _))| i != run && same(other, name))?;
    Some(taken_by(first, name))
}

/// Each run's name: its own, else its rule's title, numbered where that is taken. Own names that occur twice are
/// faults.
pub(super) fn names(runs: &[RunSource]) -> (Vec<Text>, Vec<Fault>) {
    let mut names: Vec<Text> = Vec::new();
    let mut faults = Vec::new();
    let own: Vec<Text> = runs.iter().filter_map(|run| run.name.clone()).collect();
    for (i, run) in runs.iter().enumerate() {
        let name = match &run.name {
            Some(name) => {
                if names.iter().any(|other| same(other, name)) {
                    faults.push(name_twice(&names, name).under("name").under(i).under("runs"));
                }
                name.clone()
            }
            None => free_name(&title(run), &[names.as_slice(), own.as_slice()].concat()),
        };
        names.push(name);
    }
    (names, faults)
}

/// The reader finds this too; a preset that was changed in memory comes here without being read.
fn name_twice(names: &[Text], name: &Text) -> Fault {
    taken_by(names.iter().position(|other| same(other, name)).unwrap_or(0), name)
}

fn taken_by(run: usize, name: &Text) -> Fault {
    Fault::new(Message::new("preset-same-name").with("run", run + 1).with("name", name.get(Language::En)))
}

/// Whether two names are one in either language.
fn same(one: &Text, other: &Text) -> bool {
    [Language::En, Language::Ko].into_iter().any(|language| one.get(language) == other.get(language))
}

fn title(run: &RunSource) -> Text {
    match &run.rule {
        Rule::Catalog(id) => match catalog::optimizer(id) {
            Some(optimizer) => optimizer.document.title.clone(),
            None => Text::Same(id.clone()),
        },
        Rule::Typed(_) => Text::Each {
            en: crate::words::say(Language::En, "run-typed-rule"),
            ko: crate::words::say(Language::Ko, "run-typed-rule"),
        },
    }
}

/// A name that is none of those, numbered where it is taken.
pub(super) fn free_name(title: &Text, taken: &[Text]) -> Text {
    free_from(1, title, taken)
}

fn free_from(first: usize, title: &Text, taken: &[Text]) -> Text {
    let free = |name: &Text| !taken.iter().any(|other| same(other, name));
    (first..).map(|count| numbered(title, count)).find(free).expect("one of more names than there are runs is free")
}

/// The name of a copy of a run with this name beside the runs that look so: the same with the next number.
pub fn copied_name(name: &Text, looks: &[Look]) -> Text {
    let taken: Vec<Text> = looks.iter().map(|(name, _)| name.clone()).collect();
    let bare = |name: &str| match name.rsplit_once(' ') {
        Some((bare, count)) if !bare.is_empty() && count.parse::<u32>().is_ok() => bare.to_owned(),
        _ => name.to_owned(),
    };
    let bare = match name {
        Text::Same(name) => Text::Same(bare(name)),
        Text::Each { en, ko } => Text::Each { en: bare(en), ko: bare(ko) },
    };
    free_from(2, &bare, &taken)
}

fn numbered(title: &Text, count: usize) -> Text {
    let with = |title: &str| if count == 1 { title.to_owned() } else { format!("{title} {count}") };
    match title {
        Text::Same(title) => Text::Same(with(title)),
        Text::Each { en, ko } => Text::Each { en: with(en), ko: with(ko) },
    }
}

/// Each run's color: its own, else the next of the palette that no run has chosen; the palette comes round again
/// where it is used up.
fn colors(runs: &[RunSource]) -> Vec<Color> {
    let chosen = |hue: &Hue| runs.iter().any(|run| run.color == Some(Color::Palette(*hue)));
    let free: Vec<Hue> = Hue::ALL.into_iter().filter(|hue| !chosen(hue)).collect();
    let mut next = free.into_iter().chain(Hue::ALL.into_iter().cycle());
    runs.iter()
        .map(|run| run.color.unwrap_or_else(|| Color::Palette(next.next().expect("the palette comes round again"))))
        .collect()
}
