//! The mini-batch of a step over the landscape: its own loss, and nothing where there is none.

use resvg::usvg::roxmltree::Document;
use thalweg::experiment::{Experiment, Preset};
use thalweg::figure::batch::Batch;
use thalweg::figure::contours::levels;
use thalweg::figure::samples::{Plane, Shade};
use thalweg::figure::{Options, What};

use super::{SMALL, built_in, picture, typed, words};

/// Every example is a round bowl about a center of its own; the layer is drawn.
const CLOUD: &str = r#"
[problem]
example_loss = "f = (x - cx)^2 + (y - cy)^2"
data = { columns = ["cx", "cy"], rows = [[3, 0], [-1, 1], [0, -2], [-2, 1], [1, 2], [-1, -2]] }
view = [-4, 4, -4, 4]
[training]
start = [3, 3]
steps = 9
batch = 2
[[runs]]
optimizer = "gradient-descent"
alpha0 = 0.1
[view]
layers = ["paths", "batch"]
"#;

fn experiment(text: &str) -> Experiment {
    Experiment::new(&Preset::read(text).expect("the preset is right")).expect("the preset is right")
}

#[test]
fn the_lines_of_a_batch_of_round_bowls_are_circles_about_the_mean_of_its_centers() {
    let experiment = experiment(CLOUD);
    let plane = Plane { across: 0, up: 1, through: vec![0.0, 0.0] };
    let shade = Shade { low: 4.0, high: 24.0, top: 24.0, unit: None };
    for step in 1..=9 {
        let batch = Batch::at(&experiment, step).expect("steps see batches");
        let examples = batch.field.examples().expect("it has data").clone();
        let mean = [0, 1].map(|c| examples.column(c).sum::<f64>() / 2.0);
        let rings = batch.rings(&plane, [-4.0, 4.0, -4.0, 4.0], &shade, [80, 80]);
        let minimum = rings.minimum.expect("the loss is quadratic");
        assert!((minimum[0] - mean[0]).hypot(minimum[1] - mean[1]) < 1e-12, "step {step}: {minimum:?}, {mean:?}");
        // The loss of the batch lies by the squared distance from its minimum above its lowest value.
        let heights: Vec<f64> = levels(&shade).iter().step_by(2).map(|level| level.value - shade.low).collect();
        assert!(!rings.lines.is_empty());
        for point in rings.lines.iter().flatten() {
            let height = (point[0] - mean[0]).powi(2) + (point[1] - mean[1]).powi(2);
            let off = heights.iter().map(|known| (known - height).abs()).fold(f64::INFINITY, f64::min);
            assert!(off < 0.02, "step {step}: {point:?} lies {height} above the minimum, none of {heights:?}");
        }
    }
}

#[test]
fn a_figure_says_which_lines_are_of_the_batch_and_of_which_step() {
    let drawn = |text: &str, step| picture(text, &Options { what: What::Landscape, step, ..SMALL }).svg();
    let dashed = |svg: &str| {
        let document = Document::parse(svg).expect("the figure is XML");
        let batch = document.descendants().find(|node| node.attribute("class") == Some("batch"));
        batch.map_or(0, |group| group.descendants().filter(|node| node.attribute("stroke-dasharray").is_some()).count())
    };
    let svg = drawn(CLOUD, Some(4));
    assert!(dashed(&svg) > 2);
    assert!(words(&svg).iter().any(|word| word == "mini-batch of step 4"), "{:?}", words(&svg));
    assert_ne!(svg, drawn(CLOUD, Some(5)));
    // At the start it is the batch that the first step will see.
    assert!(words(&drawn(CLOUD, Some(0))).iter().any(|word| word == "mini-batch of step 1"));
    for text in [CLOUD.replace("\"batch\"", "\"minima\""), CLOUD.replace("batch = 2", "batch = 6")] {
        let svg = drawn(&text, Some(4));
        assert!(dashed(&svg) == 0 && !words(&svg).iter().any(|word| word.contains("mini-batch")));
    }
    let surface = typed("f = x^2 + y^2", "[\"x\", \"y\"]", "[1.0, 2.0]", "") + "[view]\nlayers = [\"batch\"]\n";
    assert_eq!(dashed(&drawn(&surface, None)), 0, "a problem without data has no batches");
}

#[test]
fn of_one_coordinate_the_batch_has_a_curve_of_its_own() {
    let text = CLOUD.replace("(x - cx)^2 + (y - cy)^2", "(x - cx)^2 + 0*cy").replace("[3, 3]", "[3]");
    let text = text.replace("view = [-4, 4, -4, 4]", "view = [-4, 4]\ncoordinates = [\"x\"]");
    let svg = picture(&text, &Options { what: What::Landscape, ..SMALL }).svg();
    let document = Document::parse(&svg).expect("the figure is XML");
    let batch = document.descendants().find(|node| node.attribute("class") == Some("batch")).expect("it is drawn");
    assert!(batch.descendants().any(|node| node.attribute("stroke-dasharray").is_some()));
}

#[test]
fn the_loss_of_mini_batches_is_fainter_than_the_full_one_and_can_be_left_out() {
    let drawn = |text: &str| picture(text, &Options { what: What::Loss, ..SMALL }).svg();
    let opacities = |svg: &str| {
        let document = Document::parse(svg).expect("the figure is XML");
        let series =
            document.descendants().find(|node| node.attribute("class") == Some("series")).expect("it has lines");
        let lines = series.descendants().filter(|node| node.attribute("stroke").is_some());
        lines.map(|node| node.attribute("stroke-opacity").unwrap_or("1").to_owned()).collect::<Vec<_>>()
    };
    let both = drawn(CLOUD);
    assert_eq!(opacities(&both), ["0.4", "1"]);
    assert!(words(&both).iter().any(|word| word == "mini-batch"));
    let one = drawn(&(CLOUD.to_owned() + "batch_loss = false\n"));
    assert_eq!(opacities(&one), ["1"]);
    assert!(!words(&one).iter().any(|word| word == "mini-batch"));
}

#[test]
fn a_lesson_is_drawn_with_the_batch_of_any_step() {
    let text = built_in("3-rate-decay").replace("\"minima\"]", "\"minima\", \"batch\"]");
    for step in [0, 1, 17, 320] {
        let words = words(&picture(&text, &Options { step: Some(step), ..SMALL }).svg());
        let said = format!("mini-batch of step {}", step.max(1));
        assert!(words.contains(&said), "{said}: {words:?}");
        assert!(words.iter().any(|word| word == "its minimum"));
    }
}
