//! From an experiment and what its runs left to the subject of a figure.

use super::batch::Batch;
use super::chart::{Quantity, Series};
use super::color::Color;
use super::landscape::Tracks;
use super::legend::{Entry, Sample};
use super::lines::FAINT;
use super::mark::Shape;
use super::number;
use super::path::Path;
use super::picture::Options;
use super::samples::{Plane, Spread, Surface};
use super::scene::{Charted, Scene, Shown};
use super::theme::{Theme, marker};
use crate::catalog::StationaryKind;
use crate::experiment::preset::{self, Layer, SurfaceScale};
use crate::experiment::{Experiment, Known, Levels, PathPoint, Plan, PlannedRate, Problem, Trace};
use crate::formula::latex;
use crate::words::{Language, Message, say};

/// The runs of an experiment that are drawn: visible, and with a trace.
struct Drawn<'a> {
    experiment: &'a Experiment,
    runs: Vec<(usize, &'a Plan, &'a Trace)>,
    theme: &'static Theme,
    cursor: u64,
}

/// The subject of a figure. `traces` are those of the experiment's runs, in their order; one that is missing is not
/// drawn. `surface` evaluates the experiment's problem.
pub fn scene<'a>(
    experiment: &Experiment,
    traces: &[Option<&Trace>],
    view: &preset::View,
    surface: &'a Surface<'a>,
    options: &Options,
) -> Scene<'a> {
    let cursor = options.cursor(view, experiment);
    let known = traces.iter().zip(&experiment.runs).filter_map(|(trace, plan)| Some((plan, (*trace)?)));
    let runs = known.enumerate().map(|(i, (plan, trace))| (i, plan, trace)).collect();
    let drawn = Drawn { experiment, runs, theme: Theme::of(options.theme), cursor };
    drawn.scene(view, surface, options.language)
}

impl Drawn<'_> {
    fn scene<'a>(&self, view: &preset::View, surface: &'a Surface<'a>, language: Language) -> Scene<'a> {
        let problem = &self.experiment.problem;
        let known = Known::new(problem, self.runs.iter().map(|(_, _, trace)| *trace));
        let tracks = Tracks {
            paths: self.each(path),
            minima: known.minima.iter().map(|minimum| self.pair(&minimum.point)).collect(),
            lowest: known.lowest(),
            saddles: saddles(problem).map(|point| self.pair(point)).collect(),
        };
        let shown_view = self.view(&tracks);
        Scene {
            title: self.experiment.title.as_ref().map(|title| title.get(language).to_owned()).unwrap_or_default(),
            formula: formula(problem),
            surface,
            plane: self.plane(),
            names: self.names(),
            coordinates: <[usize; 2]>::from(self.experiment.pair).map(|i| problem.coordinates[i].clone()),
            view: shown_view,
            floor: floor(&known, problem, shown_view),
            spread: spread(problem, view.surface_scale),
            shown: shown(view),
            tracks,
            batch: has(view, Layer::Batch).then(|| Batch::at(self.experiment, self.cursor)).flatten(),
            legend: self.each(|run| entry(run, language)),
            language,
            charts: Quantity::ALL.map(|quantity| self.charted(view, quantity)),
            steps: self.experiment.steps,
            cursor: self.cursor,
        }
    }

    fn charted(&self, view: &preset::View, quantity: Quantity) -> Charted {
        let under =
            if quantity == Quantity::Loss && shows_batches(view) { self.each(batch_losses) } else { Vec::new() };
        let under: Vec<Series> = under.into_iter().flatten().collect();
        Charted {
            batches: !under.is_empty(),
            series: under.into_iter().chain(self.each(|run| series(run, quantity)).into_iter().flatten()).collect(),
            log: scale(view, quantity).map(|scale| scale == preset::Scale::Log),
        }
    }

    fn each<T>(&self, draw: impl Fn(&RunLook) -> T) -> Vec<T> {
        let visible = self.runs.iter().filter(|(_, plan, _)| plan.visible);
        visible
            .map(|&(i, plan, trace)| {
                let (color, shape) = (self.theme.run(plan.color), marker(i));
                draw(&RunLook { plan, trace, color, shape, cursor: self.cursor })
            })
            .collect()
    }

    /// The two drawn coordinates of a point.
    fn pair(&self, point: &[f64]) -> [f64; 2] {
        let (across, up) = self.experiment.pair;
        [point[across], point[up]]
    }

    /// LaTeX of the names of the drawn coordinates; one where they are the same.
    fn names(&self) -> Vec<String> {
        let (across, up) = self.experiment.pair;
        let name = |i: usize| latex::name(&self.experiment.problem.coordinates[i]);
        if across == up { vec![name(across)] } else { vec![name(across), name(up)] }
    }

    /// The plane goes through the first visible run's point at the cursor.
    fn plane(&self) -> Plane {
        let (across, up) = self.experiment.pair;
        let current = self.runs.iter().find(|(_, plan, _)| plan.visible).or(self.runs.first());
        let through = current.and_then(|(_, _, trace)| trace.at(self.cursor.min(trace.last?))).map(|row| row.point);
        let start = || self.experiment.runs.first().map(|plan| plan.start.clone());
        let through = through.or_else(start).unwrap_or_else(|| vec![0.0; self.experiment.problem.dim()]);
        Plane { across, up, through }
    }

    /// The problem's view, or what holds the paths and minima.
    fn view(&self, tracks: &Tracks) -> [f64; 4] {
        match self.experiment.problem.view.as_deref() {
            Some(&[left, right]) => [left, right, 0.0, 1.0],
            Some(&[left, right, bottom, top]) => [left, right, bottom, top],
            _ => around(tracks),
        }
    }
}

/// What a preset says of the axis of a chart.
pub fn scale(view: &preset::View, quantity: Quantity) -> Option<preset::Scale> {
    match quantity {
        Quantity::Loss => view.loss_scale,
        Quantity::Rate => view.rate_scale,
        Quantity::EffectiveStep => view.step_scale,
    }
}

/// The saddles that a surface's document lists, where the parameters are the documented ones.
pub fn saddles(problem: &Problem) -> impl Iterator<Item = &[f64]> {
    let listed = problem.surface.filter(|_| problem.at_defaults()).map_or(&[][..], |surface| &surface.stationary);
    let saddles = listed.iter().filter(|stationary| stationary.kind == StationaryKind::Saddle);
    saddles.map(|stationary| stationary.at.as_slice())
}

/// The layers of a preset that names none.
pub const LAYERS: [Layer; 3] = [Layer::Contours, Layer::Paths, Layer::Minima];

/// A run and how it looks.
pub struct RunLook<'a> {
    pub plan: &'a Plan,
    pub trace: &'a Trace,
    pub color: Color,
    pub shape: Shape,
    /// The step at the cursor.
    pub cursor: u64,
}

impl RunLook<'_> {
    /// The last step up to the cursor that the run has; `None` where the cursor lies after its end.
    fn now(&self) -> Option<u64> {
        self.trace.last.filter(|&last| self.cursor <= last).map(|_| self.cursor)
    }
}

/// The way of a run over the landscape.
pub fn path(run: &RunLook) -> Path {
    path_along(run, &run.trace.path)
}

/// The same along fewer of the path's points.
pub fn path_along(run: &RunLook, path: &[PathPoint]) -> Path {
    let points: Vec<[f64; 2]> = path.iter().map(|point| point.at).collect();
    let passed = path.partition_point(|point| point.step <= run.cursor);
    let (across, up) = run.trace.pair;
    // Every step of an ordinary run is a point of its path; only a long one is asked where it is between two.
    let exact = path.get(passed.wrapping_sub(1)).is_some_and(|point| point.step == run.cursor);
    let row = if exact { None } else { run.now().and_then(|step| run.trace.at(step)) };
    let now = row.map(|row| [row.point[across], row.point[up]]);
    let (every_step, own_start) = (run.trace.path_width == 1 && path.len() == run.trace.path.len(), run.plan.own_start);
    Path { points, passed, now, every_step, own_start, color: run.color, shape: run.shape }
}

/// What a chart shows of a run: a series for each drawn coordinate where it has a value for each, else one.
pub fn series(run: &RunLook, quantity: Quantity) -> Vec<Series> {
    let Trace { loss, rate, effective, pair, .. } = run.trace;
    let levels = match quantity {
        Quantity::Loss => vec![loss],
        Quantity::Rate => vec![rate],
        Quantity::EffectiveStep if pair.0 == pair.1 => vec![&effective[0]],
        Quantity::EffectiveStep => vec![&effective[0], &effective[1]],
    };
    let drawn = levels.into_iter().zip(now(run, quantity)).enumerate();
    let gaps = quantity == Quantity::EffectiveStep;
    let (color, shape, diverged) = (run.color, run.shape, run.trace.diverged.is_some());
    drawn
        .map(|(i, (levels, now))| Series {
            color,
            shape,
            dashed: i > 0,
            values: values(run, levels, gaps),
            now,
            diverged,
        })
        .collect()
}

/// The loss that a run saw of its mini-batches, faint; `None` where it sees all of it.
pub fn batch_losses(run: &RunLook) -> Option<Series> {
    let values = values(run, run.trace.batch_loss.as_ref()?, false);
    let (color, diverged) = (run.color.fade(FAINT), run.trace.diverged.is_some());
    Some(Series { color, shape: run.shape, dashed: false, values, now: None, diverged })
}

/// Whether the loss of mini-batches is shown where there is one.
pub fn shows_batches(view: &preset::View) -> bool {
    view.batch_loss.unwrap_or(true)
}

/// The values at the cursor, one for each of [`series`].
pub fn now(run: &RunLook, quantity: Quantity) -> [Option<f64>; 2] {
    let row = || run.now().and_then(|step| run.trace.at(step));
    match quantity {
        Quantity::Loss => [row().map(|row| row.loss), None],
        Quantity::Rate => [row().and_then(|row| row.rate), None],
        Quantity::EffectiveStep => {
            let steps = run.now().and_then(|step| run.trace.effective_at(step)).unwrap_or([f64::NAN; 2]);
            steps.map(|step| Some(step).filter(|step| step.is_finite()))
        }
    }
}

/// Without values there is a gap where `gaps` says so; else the line goes on to the next.
fn values(run: &RunLook, levels: &Levels, gaps: bool) -> Vec<[f64; 3]> {
    // A stretch of steps ends with its last: the line reaches the end of the run.
    let last = run.trace.last.unwrap_or(0);
    let step = |stretch: usize| (levels.step(stretch) + levels.width() - 1).min(last.max(levels.step(stretch))) as f64;
    let value = |stretch: usize| match levels.range(stretch) {
        Some([low, high]) => Some([step(stretch), low, high]),
        None => gaps.then_some([step(stretch), f64::NAN, f64::NAN]),
    };
    (0..levels.len()).filter_map(value).collect()
}

fn entry(run: &RunLook, language: Language) -> Entry {
    let name = run.plan.name.get(language).to_owned();
    let mut notes = Vec::new();
    if let Some(optimizer) = run.plan.optimizer {
        let title = optimizer.document.title.get(language);
        let (one, other) = (name.to_lowercase(), title.to_lowercase());
        if !one.contains(&other) && !other.contains(&one) {
            notes.push(title.to_owned());
        }
    }
    match &run.plan.rate {
        PlannedRate::Points { .. } => notes.push(format!("α {}", say(language, "figure-points"))),
        PlannedRate::Schedule(planned) => {
            notes.extend(planned.alpha0.map(|alpha0| format!("α₀ = {}", number::short(alpha0, 4))));
            let schedule = planned.schedule.filter(|schedule| schedule.document.id != "constant");
            notes.extend(schedule.map(|schedule| schedule.document.title.get(language).to_lowercase()));
        }
    }
    if let Some(diverged) = run.trace.diverged {
        notes.push(Message::new("figure-diverged").with("step", diverged.step).say(language));
    }
    Entry { name, note: notes.join(" · "), color: run.color, sample: Sample::Run(run.shape) }
}

/// The surface's lines and the values of its parameters, on one line; none for a long program.
fn formula(problem: &Problem) -> Option<String> {
    let lines = latex::lines(&problem.formula, &latex::Style::default());
    if lines.is_empty() || lines.len() > 2 || problem.parameters.len() > 4 {
        return None;
    }
    let value = |(name, value): &(String, f64)| format!("{} = {}", latex::name(name), latex::number(*value));
    let lines = lines.into_iter().map(|line| line.latex);
    Some(lines.chain(problem.parameters.iter().map(value)).collect::<Vec<_>>().join(r",\quad "))
}

/// The lowest minimum in view; only a problem of two coordinates shows all of itself there.
pub fn floor(known: &Known, problem: &Problem, view: [f64; 4]) -> Option<f64> {
    let inside = |p: &[f64]| p[0] >= view[0] && p[0] <= view[1] && p[1] >= view[2] && p[1] <= view[3];
    let minima = known.minima.iter().filter(|minimum| problem.dim() == 2 && inside(&minimum.point));
    minima.map(|minimum| minimum.loss).reduce(f64::min)
}

/// How colors follow values: as the preset says, else as the surface's document says, else as the values lie.
pub fn spread(problem: &Problem, scale: Option<SurfaceScale>) -> Spread {
    match scale {
        Some(SurfaceScale::Linear) => Spread::Linear,
        Some(SurfaceScale::Log) => Spread::Log,
        None | Some(SurfaceScale::Auto) if problem.surface.is_none() => Spread::Auto,
        None | Some(SurfaceScale::Auto) if problem.log_color => Spread::Log,
        None | Some(SurfaceScale::Auto) => Spread::Linear,
    }
}

/// Whether a layer is drawn.
pub fn has(view: &preset::View, layer: Layer) -> bool {
    view.layers.as_deref().unwrap_or(&LAYERS).contains(&layer)
}

fn shown(view: &preset::View) -> Shown {
    let has = |layer| has(view, layer);
    Shown {
        contours: has(Layer::Contours),
        paths: has(Layer::Paths),
        minima: has(Layer::Minima),
        saddles: has(Layer::Saddles),
    }
}

/// A view with some room about all starts, minima and points where runs are finite and not running away.
pub fn around(tracks: &Tracks) -> [f64; 4] {
    let starts = tracks.paths.iter().filter_map(|path| path.points.first());
    let first = bounds(starts.chain(&tracks.minima)).unwrap_or([-1.0, 1.0, -1.0, 1.0]);
    let size = (first[1] - first[0]).max(first[3] - first[2]).max(1.0);
    // A run that goes ten times as far as starts and minima lie apart would shrink all else to a dot.
    let near = |point: &&[f64; 2]| {
        let far = |value: f64, from: f64, to: f64| value < from - 10.0 * size || value > to + 10.0 * size;
        !far(point[0], first[0], first[1]) && !far(point[1], first[2], first[3])
    };
    let all = tracks.paths.iter().flat_map(|path| &path.points).chain(&tracks.minima).filter(near);
    let [left, right, bottom, top] = bounds(all).unwrap_or(first);
    let room = |from: f64, to: f64| if to > from { 0.15 * (to - from) } else { 0.5 * size };
    let (across, up) = (room(left, right), room(bottom, top));
    [left - across, right + across, bottom - up, top + up]
}

fn bounds<'a>(points: impl Iterator<Item = &'a [f64; 2]>) -> Option<[f64; 4]> {
    let finite = points.filter(|point| point[0].is_finite() && point[1].is_finite());
    finite.map(|&[x, y]| [x, x, y, y]).reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1]), a[2].min(b[2]), a[3].max(b[3])])
}
