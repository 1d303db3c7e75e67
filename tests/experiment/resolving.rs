//! How a preset becomes an experiment: defaults, names, and all that can be wrong.

use thalweg::experiment::preset::{Color, Hue};
use thalweg::experiment::{Experiment, PlannedRate};
use thalweg::words::{Language, Text};

use crate::{experiment, faults, preset, ravine, way};

#[test]
fn what_a_preset_leaves_out_comes_from_the_catalog() {
    let experiment = experiment("[problem]\nsurface = \"ravine\"\n[[runs]]\noptimizer = \"adam\"\n");
    assert_eq!((experiment.steps, experiment.steps_per_epoch, experiment.seed), (200, 1, 0));
    assert_eq!(experiment.problem.parameters, [("k".to_owned(), 25.0)]);
    assert_eq!(experiment.problem.view.as_deref(), Some(&[-5.0, 5.0, -3.0, 3.0][..]));
    let run = &experiment.runs[0];
    assert_eq!(run.name.get(Language::En), "Adam");
    assert_eq!(run.start, [-4.0, 1.5]);
    assert!(run.visible);
    assert!(!run.noisy);
    let PlannedRate::Schedule(rate) = &run.rate else { panic!("a schedule") };
    assert_eq!((rate.schedule.expect("of the catalog").document.id.as_str(), rate.alpha0), ("constant", Some(0.05)));
    assert_eq!(run.state_columns(&experiment.problem.coordinates), ["m_x", "m_y", "v_x", "v_y"]);
}

#[test]
fn runs_of_one_rule_are_told_apart_by_name_and_color() {
    let runs = "[[runs]]\noptimizer = \"adam\"\n".repeat(2);
    let more = "[[runs]]\noptimizer = \"adam\"\nname = \"Adam 2\"\ncolor = \"blue\"\n";
    let experiment = experiment(&format!("[problem]\nsurface = \"ravine\"\n{runs}{more}"));
    let names: Vec<&str> = experiment.runs.iter().map(|run| run.name.get(Language::En)).collect();
    assert_eq!(names, ["Adam", "Adam 3", "Adam 2"]);
    let colors: Vec<Color> = experiment.runs.iter().map(|run| run.color).collect();
    assert_eq!(colors, [Hue::Vermilion, Hue::Green, Hue::Blue].map(Color::Palette));
}

#[test]
fn a_name_given_twice_in_memory_is_found() {
    let mut twice = preset(&ravine("optimizer = \"adam\"\n[[runs]]\noptimizer = \"rmsprop\"", 10));
    for run in &mut twice.runs {
        run.name = Some(Text::Same("one".to_owned()));
    }
    let faults = Experiment::new(&twice).err().expect("two runs have one name");
    assert_eq!(faults.iter().map(way).collect::<Vec<_>>(), ["runs/1/name"]);
}

#[test]
fn a_default_that_follows_the_epochs_is_their_number() {
    let cosine = |by: &str| {
        let run = format!("optimizer = \"adam\"\nschedule = \"cosine\"\nschedule_by = \"{by}\"");
        let text = ravine(&run, 25).replace("[training]\n", "[training]\nsteps_per_epoch = 10\n");
        let PlannedRate::Schedule(rate) = &experiment(&text).runs[0].rate else { panic!() };
        rate.parameters[0].1
    };
    assert_eq!(cosine("epoch"), 3.0);
    assert_eq!(cosine("step"), 25.0);
}

#[test]
fn an_unknown_id_names_the_nearest() {
    let text = "[problem]\nsurface = \"ravne\"\n[[runs]]\noptimizer = \"adma\"\nschedule = \"cosin\"\n";
    let faults = faults(text);
    let ways: Vec<String> = faults.iter().map(way).collect();
    assert_eq!(ways, ["problem/surface", "runs/0/optimizer", "runs/0/schedule"]);
    let helps: Vec<String> =
        faults.iter().map(|fault| fault.help.as_ref().expect("one is near").say(Language::En)).collect();
    assert_eq!(helps, ["Did you mean `ravine`?", "Did you mean `adam`?", "Did you mean `cosine`?"]);
}

#[test]
fn all_faults_of_all_runs_come_at_once_with_their_places() {
    let text = "[problem]\nformula = \"f = x^2 + q*y\"\n[[runs]]\noptimizer = \"adam\"\noptimizer_parameters = { beta3 = 0.9 }\n\
                [[runs]]\nrule = \"theta = theta - alpha*bta*g\"\noptimizer_parameters = { beta = 1 }\n\
                [[runs]]\noptimizer = \"momentum\"\nschedule_formula = \"alpha = alpha0*decay\"\n";
    let faults = faults(text);
    let ways: Vec<String> = faults.iter().map(way).collect();
    assert_eq!(
        ways,
        ["problem/formula", "runs/0/optimizer_parameters/beta3", "runs/1/rule", "runs/2/schedule_formula"]
    );
    let span = faults[2].place.span.expect("a place in the text");
    assert_eq!(&"theta = theta - alpha*bta*g"[span.start..span.end], "bta");
}

#[test]
fn a_typed_problem_needs_a_start_and_a_typed_rule_a_rate() {
    let text = "[problem]\nformula = \"f = x^2 + y^2\"\n[[runs]]\nrule = \"theta = theta - alpha*g\"\n";
    assert_eq!(faults(text).iter().map(way).collect::<Vec<_>>(), ["training", "runs/0"]);
    // A rate that nothing reads is not asked for.
    let still = text.replace("alpha*g", "0.1*g").replace("[[runs]]", "[training]\nstart = [1, 2]\n[[runs]]");
    experiment(&still);
}

#[test]
fn a_start_has_one_number_for_each_coordinate() {
    let text = "[problem]\nsurface = \"ravine\"\n[training]\nstart = [1]\n\
                [[runs]]\noptimizer = \"adam\"\n[[runs]]\noptimizer = \"adam\"\nstart = [1, 2, 3]\n";
    assert_eq!(faults(text).iter().map(way).collect::<Vec<_>>(), ["training/start", "runs/1/start"]);
}

#[test]
fn a_rule_by_name_needs_the_problems_number_of_coordinates() {
    let text = "[problem]\nformula = \"f = x^2 + y^2 + z^2\"\ncoordinates = [\"x\", \"y\", \"z\"]\n\
                [training]\nstart = [1, 2, 3]\n\
                [[runs]]\nrule = \"W = W - alpha*dW, b = b - alpha*db\"\nalpha0 = 0.1\n";
    assert_eq!(faults(text).iter().map(way).collect::<Vec<_>>(), ["runs/0/rule"]);
}

#[test]
fn a_parameter_may_lie_outside_its_slider_but_not_outside_its_limits() {
    let beyond = experiment(
        &ravine("optimizer = \"momentum\"\nalpha0 = 50.0", 1)
            .replace("[training]", "parameters = { k = 123456 }\n[training]"),
    );
    assert_eq!(beyond.problem.parameters[0].1, 123_456.0);
}

#[test]
fn a_view_suits_the_number_of_coordinates() {
    let text = "[problem]\nsurface = \"ravine\"\nview = [0, 1]\n[[runs]]\noptimizer = \"adam\"\n";
    assert_eq!(faults(text).iter().map(way).collect::<Vec<_>>(), ["problem/view"]);
    let text = ravine("optimizer = \"adam\"\n[view]\ncoordinates = [\"y\", \"z\"]", 10);
    assert_eq!(faults(&text).iter().map(way).collect::<Vec<_>>(), ["view/coordinates/1"]);
    let text = ravine("optimizer = \"adam\"\n[view]\ncoordinates = [\"y\", \"x\"]", 10);
    assert_eq!(experiment(&text).pair, (1, 0));
}
