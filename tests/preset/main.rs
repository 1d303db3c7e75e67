//! The preset file: read whole or not at all, every fault at its place, written back as it was.

mod any;
mod places;
mod reading;
mod writing;

use thalweg::experiment::Preset;
use thalweg::words::Language;

/// A file that uses every part of the format.
const WHOLE: &str = r##"# A hand-written file.
format = 1
title = "Momentum straightens the zigzag"
notes = """
Markdown with $\\LaTeX$.
"""

[problem]
surface = "ravine"
parameters = { k = 25.0 }

[training]
start = [-4.0, 1.5]
steps = 120
steps_per_epoch = 10
seed = 0
gradient_noise = 0.0

[[runs]]
name = "Gradient descent"
optimizer = "gradient-descent"
schedule = "constant"
alpha0 = 0.0768
color = "blue"
visible = true

[[runs]]
name = { en = "Momentum", ko = "모멘텀" }
optimizer = "momentum"
optimizer_parameters = { beta = 0.7 }
schedule = "inverse-time"
schedule_parameters = { r = 0.01 }
schedule_by = "epoch"
warmup = 0
alpha0 = 0.12
color = "#0072B2"

[[runs]]
rule = "theta = theta - alpha*g"
schedule_points = [[1, 0.1], [40, 0.02]]
schedule_points_join = "line"
start = [-4.0, 1.5]

[view]
step = 120
layers = ["contours", "paths", "minima"]
loss_scale = "log"
surface_scale = "auto"
"##;

/// A file of one run, with `problem` and `run` as the bodies of those sections.
fn small(problem: &str, run: &str) -> String {
    format!("[problem]\n{problem}\n[[runs]]\n{run}\n")
}

/// All that is wrong with `text`: what the place holds, and the sentence with its help.
fn faults(text: &str) -> Vec<(String, String)> {
    let Err(faults) = Preset::read(text) else { return Vec::new() };
    faults
        .iter()
        .map(|fault| {
            let span = fault.place.span.expect("a fault of a file has a range");
            let mut sentence = fault.message.say(Language::En);
            if let Some(help) = &fault.help {
                sentence = sentence + " " + &help.say(Language::En);
            }
            (text[span.start..span.end].to_owned(), sentence)
        })
        .collect()
}

/// The one fault of `text`.
fn fault(text: &str) -> (String, String) {
    let mut all = faults(text);
    assert_eq!(all.len(), 1, "{text}\n{all:#?}");
    all.remove(0)
}
