//! What the pictures promise: the same bytes, real text, room for everything, colors that can be read.

mod batches;
mod files;
mod looks;
mod pictures;
mod scales;
mod seeds;

use resvg::usvg::roxmltree::Document;
use thalweg::catalog;
use thalweg::experiment::{Experiment, Preset, Trace};
use thalweg::figure::{Chance, Mode, Options, Picture, Subject, What, render};
use thalweg::words::Language;

const SMALL: Options =
    Options { size: [800, 500], theme: Mode::Light, step: None, what: What::All, language: Language::En };

fn picture(preset: &str, options: &Options) -> Picture {
    let preset = Preset::read(preset).expect("the test's preset is right");
    let experiment = Experiment::new(&preset).expect("the test's preset is right");
    let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    let chance = Chance::over(&experiment, traces.iter().copied().flatten(), &preset.view, &mut |_| Ok::<(), ()>(()));
    let chance = chance.expect("nothing stops it");
    let subject = Subject { experiment: &experiment, traces: &traces, chance: chance.as_ref(), view: &preset.view };
    render(&subject, options)
}

fn built_in(id: &str) -> &'static str {
    catalog::preset(id).expect("a built-in preset")
}

/// A preset on a typed surface.
fn typed(formula: &str, coordinates: &str, start: &str, rest: &str) -> String {
    format!(
        "format = 1\ntitle = \"A <b>typed</b> & \\\"quoted\\\" title \\u0007\\u202e\"\n[problem]\nformula = '{formula}'\n\
         coordinates = {coordinates}\n{rest}\n[training]\nstart = {start}\nsteps = 50\n\
         [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n[[runs]]\noptimizer = \"adam\"\nalpha0 = 0.1\n"
    )
}

/// The words of a document, in its order.
fn words(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("an SVG file is XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}
