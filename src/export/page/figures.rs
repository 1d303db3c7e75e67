//! The figures of an entry's page: a surface, a rule at work on two of them, a schedule's curve.

use super::Page;
use crate::catalog::Surface;
use crate::experiment::data::Loaded;
use crate::experiment::{self, Recorder, Trace};
use crate::figure::{Options, What, render};
use crate::words::Language;

pub(super) struct Figure {
    /// Of the file, beside the page.
    pub name: String,
    pub title: String,
    pub svg: String,
}

/// Width and height in pixels.
const SIZE: [u32; 2] = [800, 500];

/// The surfaces on which rules are shown: the same valley along the axes and across them.
const VALLEYS: [&str; 2] = ["ravine", "ravine-rotated"];

pub(super) fn figures(page: &Page, language: Language) -> Vec<Figure> {
    let id = &page.document().id;
    let title = page.document().title.get(language).to_owned();
    let run = |optimizer: &str| format!("[[runs]]\noptimizer = \"{optimizer}\"\n");
    match page {
        Page::Surface(_) => {
            let text = format!("{}{}visible = false\n", problem(id, 1), run("gradient-descent"));
            vec![figure(format!("{id}.svg"), title, &text, What::Landscape, language)]
        }
        Page::Optimizer(_) => {
            let valleys = VALLEYS.iter().filter_map(|valley| crate::catalog::surface(valley));
            let drawn = valleys.map(|Surface { document, .. }| {
                let text = problem(&document.id, 200) + &run(id);
                let title = format!("{title}: {}", document.title.get(language));
                figure(format!("{id}-{}.svg", document.id), title, &text, What::Landscape, language)
            });
            drawn.collect()
        }
        Page::Schedule(_) => {
            let text =
                format!("{}{}alpha0 = 0.1\nschedule = \"{id}\"\n", problem("bowl", 240), run("gradient-descent"));
            vec![figure(format!("{id}.svg"), title, &text, What::Rate, language)]
        }
    }
}

fn problem(surface: &str, steps: u32) -> String {
    format!("format = 1\n[problem]\nsurface = \"{surface}\"\n[training]\nsteps = {steps}\n")
}

fn figure(name: String, title: String, preset: &str, what: What, language: Language) -> Figure {
    let opened = experiment::open(preset, |_| Loaded::default());
    let (preset, experiment, _) = opened.expect("made of ids of the catalog; a test makes all of them");
    let trace = |plan| {
        let mut recorder = Recorder::new(plan, experiment.pair);
        while !recorder.advance(u64::MAX) {}
        recorder.finish()
    };
    let traces: Vec<Trace> = experiment.runs.iter().map(trace).collect();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    let options = Options { size: SIZE, what, language, ..Options::default() };
    Figure { name, title, svg: render(&experiment, &traces, &preset.view, &options).svg() }
}
