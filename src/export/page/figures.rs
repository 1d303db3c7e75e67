//! The figures of an entry's page, described: a surface, a rule at work on two of them, a schedule's curve.

use super::Page;
use crate::catalog::Surface;
use crate::experiment::data::Loaded;
use crate::experiment::{self, Experiment, Preset, Recorder, Trace};
use crate::figure::{Options, Picture, Subject, What, render};
use crate::words::Language;

/// A figure of a page, before it is drawn.
pub struct Figure {
    /// Of its file, beside the page.
    pub name: String,
    pub title: String,
    pub what: What,
    /// The text of the preset that it is of.
    preset: String,
}

/// What a figure is drawn from.
pub struct Recorded {
    pub preset: Preset,
    pub experiment: Experiment,
    /// Those of the experiment's runs, in their order.
    pub traces: Vec<Trace>,
}

/// The surfaces on which rules are shown: the same valley along the axes and across them.
const VALLEYS: [&str; 2] = ["ravine", "ravine-rotated"];

pub(super) fn figures(page: &Page, language: Language) -> Vec<Figure> {
    let id = &page.document().id;
    let title = page.document().title.get(language).to_owned();
    let run = |optimizer: &str| format!("[[runs]]\noptimizer = \"{optimizer}\"\n");
    match page {
        Page::Surface(_) => {
            let preset = format!("{}{}visible = false\n", problem(id, 1), run("gradient-descent"));
            vec![Figure { name: format!("{id}.svg"), title, what: What::Landscape, preset }]
        }
        Page::Optimizer(_) => {
            let valleys = VALLEYS.iter().filter_map(|valley| crate::catalog::surface(valley));
            let drawn = valleys.map(|Surface { document, .. }| Figure {
                name: format!("{id}-{}.svg", document.id),
                title: format!("{title}: {}", document.title.get(language)),
                what: What::Landscape,
                preset: problem(&document.id, 200) + &run(id),
            });
            drawn.collect()
        }
        Page::Schedule(_) => {
            let run = run("gradient-descent") + &format!("alpha0 = 0.1\nschedule = \"{id}\"\n");
            let preset = problem("bowl", 240) + &run + "[view]\nrate_scale = \"linear\"\n";
            vec![Figure { name: format!("{id}.svg"), title, what: What::Rate, preset }]
        }
    }
}

fn problem(surface: &str, steps: u32) -> String {
    format!("format = 1\n[problem]\nsurface = \"{surface}\"\n[training]\nsteps = {steps}\n")
}

impl Figure {
    /// Runs what it is of.
    pub fn record(&self) -> Recorded {
        let opened = experiment::open(&self.preset, |_| Loaded::default());
        let (preset, experiment, _) = opened.expect("made of ids of the catalog; a test makes all of them");
        let trace = |plan| {
            let mut recorder = Recorder::new(plan, experiment.pair);
            while !recorder.advance(u64::MAX) {}
            recorder.finish()
        };
        let traces = experiment.runs.iter().map(trace).collect();
        Recorded { preset, experiment, traces }
    }
}

impl Recorded {
    pub fn picture(&self, options: &Options) -> Picture {
        let traces: Vec<Option<&Trace>> = self.traces.iter().map(Some).collect();
        let (experiment, view) = (&self.experiment, &self.preset.view);
        render(&Subject { experiment, traces: &traces, chance: None, view }, options)
    }
}
