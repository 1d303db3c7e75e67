//! From an experiment and what its runs left to the subject of a figure.

use super::Subject;
use super::batch::Batch;
use super::chance::{Chance, Cloud};
use super::chart::Quantity;
use super::color::Color;
use super::landscape::Tracks;
use super::legend::{Entry, Sample};
use super::mark::Shape;
use super::number;
use super::path::Path;
use super::picture::Options;
use super::samples::{Plane, Spread, Surface};
use super::scene::{Charted, Scene, Shown};
use super::series::{self, Line};
use super::theme::{Theme, marker};
use crate::catalog::StationaryKind;
use crate::experiment::preset::{self, Layer, SurfaceScale};
use crate::experiment::{Experiment, Known, PathPoint, Plan, PlannedRate, Problem, Trace};
use crate::formula::latex;
use crate::words::{Language, Message, say};

/// The runs of an experiment that are drawn: visible, and with a trace.
struct Drawn<'a> {
    experiment: &'a Experiment,
    runs: Vec<(usize, &'a Plan, &'a Trace)>,
    chance: Option<&'a Chance>,
    theme: &'static Theme,
    cursor: u64,
}

/// The subject of a figure. `surface` evaluates the experiment's problem.
pub fn scene<'a>(of: &Subject, surface: &'a Surface<'a>, options: &Options) -> Scene<'a> {
    let &Subject { experiment, traces, chance, view } = of;
    let cursor = options.cursor(view, experiment);
    let all = experiment.runs.iter().zip(traces).enumerate();
    let runs = all.filter_map(|(i, (plan, trace))| Some((i, plan, (*trace)?))).collect();
    let drawn = Drawn { experiment, runs, chance, theme: Theme::of(options.theme), cursor };
    drawn.scene(view, surface, options.language)
}

impl Drawn<'_> {
    fn scene<'a>(&self, view: &preset::View, surface: &'a Surface<'a>, language: Language) -> Scene<'a> {
        let problem = &self.experiment.problem;
        let known = Known::new(problem, self.runs.iter().map(|(_, _, trace)| *trace));
        let tracks = Tracks {
            paths: self.each(path),
            clouds: self.clouds(),
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
            floor: floor(&known, self.experiment, shown_view),
            spread: spread(problem, view.surface_scale),
            shown: shown(view),
            tracks,
            seeds: self.chance.map(|chance| chance.seeds),
            batch: has(view, Layer::Batch).then(|| Batch::at(self.experiment, self.cursor)).flatten(),
            legend: self.each(|run| entry(run, language)),
            language,
            charts: Quantity::ALL.map(|quantity| self.charted(view, quantity)),
            steps: self.experiment.steps,
            cursor: self.cursor,
        }
    }

    fn charted(&self, view: &preset::View, quantity: Quantity) -> Charted {
        let looks: Vec<(usize, RunLook)> = self.looks().collect();
        let plotted = series::plotted(&looks, self.chance, view, quantity);
        let has = |line| plotted.iter().any(|plotted| plotted.line == line);
        Charted {
            batches: has(Line::Batch),
            band: has(Line::Band),
            series: plotted.into_iter().map(|plotted| plotted.series).collect(),
            log: series::scale(view, quantity).map(|scale| scale == preset::Scale::Log),
        }
    }

    fn each<T>(&self, draw: impl Fn(&RunLook) -> T) -> Vec<T> {
        self.looks().map(|(_, run)| draw(&run)).collect()
    }

    /// The visible runs, with their places in the experiment.
    fn looks(&self) -> impl Iterator<Item = (usize, RunLook<'_>)> {
        let visible = self.runs.iter().filter(|(_, plan, _)| plan.visible);
        visible.map(|&(i, plan, trace)| {
            (
                i,
                RunLook {
                    plan,
                    trace,
                    color: self.theme.run(plan.color),
                    shape: marker(&self.experiment.runs, i),
                    cursor: self.cursor,
                },
            )
        })
    }

    /// Where the visible runs ended, seed by seed.
    fn clouds(&self) -> Vec<Cloud> {
        let Some(chance) = self.chance else { return Vec::new() };
        self.looks().filter_map(|(run, look)| Some(chance.runs.get(run)?.cloud(&look))).collect()
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
            _ => tracks.around(),
        }
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
    pub(super) fn now(&self) -> Option<u64> {
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
    let steps = path.iter().zip(0..).take_while(|(point, step)| point.step == *step).count();
    let start = [across, up].map(|axis| run.plan.start[axis]);
    Path { start, points, passed, now, steps, own_start: run.plan.own_start, color: run.color, shape: run.shape }
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
pub fn floor(known: &Known, experiment: &Experiment, view: [f64; 4]) -> Option<f64> {
    let (across, up) = experiment.pair;
    let within = |value: f64, from: f64, to: f64| value >= from && value <= to;
    let inside = |p: &[f64]| within(p[across], view[0], view[1]) && within(p[up], view[2], view[3]);
    let minima = known.minima.iter().filter(|minimum| experiment.problem.dim() == 2 && inside(&minimum.point));
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
