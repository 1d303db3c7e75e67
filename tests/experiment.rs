//! What an experiment promises: how a preset is resolved, how runs go on and end, what their traces keep.

use proptest::prelude::*;
use thalweg::experiment::preset::{Color, Hue};
use thalweg::experiment::{Experiment, Known, Levels, Plan, PlannedRate, Preset, Recorder, Row, Rows, Standing, Trace};
use thalweg::words::{Fault, Key, Language, Text};

fn preset(text: &str) -> Preset {
    Preset::read(&format!("format = 1\n{text}")).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn experiment(text: &str) -> Experiment {
    Experiment::new(&preset(text)).unwrap_or_else(|faults| panic!("{faults:#?}"))
}

fn faults(text: &str) -> Vec<Fault> {
    Experiment::new(&preset(text)).err().expect("this is wrong")
}

/// The way to a fault, as a person would write it: `runs/1/rule`.
fn way(fault: &Fault) -> String {
    let names: Vec<String> = fault
        .place
        .path
        .iter()
        .map(|key| match key {
            Key::Name(name) => name.clone(),
            Key::Index(index) => index.to_string(),
        })
        .collect();
    names.join("/")
}

/// One run on the ravine.
fn ravine(run: &str, steps: u64) -> String {
    format!("[problem]\nsurface = \"ravine\"\n[training]\nsteps = {steps}\n[[runs]]\n{run}\n")
}

/// Gradient descent on a typed surface.
fn descent(formula: &str, coordinates: &str, start: &str, alpha0: f64, steps: u64) -> String {
    format!(
        "[problem]\nformula = \"{formula}\"\ncoordinates = {coordinates}\n[training]\nstart = {start}\nsteps = {steps}\n\
         [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = {alpha0}\n"
    )
}

fn record(plan: &Plan) -> Trace {
    let pair = (0, 1.min(plan.start.len() - 1));
    Trace::record(plan, pair)
}

fn traces(experiment: &Experiment) -> Vec<Trace> {
    experiment.runs.iter().map(record).collect()
}

fn standing(text: &str, t: u64) -> Standing {
    let experiment = experiment(text);
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    Standing::of(&experiment, 0, &traces[0], &known, t)
}

/// The bits of a row, for which NaN equals itself and 0 is not −0.
fn bits(row: &Row) -> Vec<u64> {
    let Row { t, epoch, loss, point, rate, gradient, states } = row;
    let numbers = [&[*loss, rate.unwrap_or(-1.0)], point.as_slice(), gradient, states].concat();
    [*t, *epoch].into_iter().chain(numbers.into_iter().map(f64::to_bits)).collect()
}

// ---- resolving a preset ----

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

// ---- stepping ----

#[test]
fn rows_say_what_their_step_used() {
    let run =
        "optimizer = \"gradient-descent\"\nalpha0 = 0.1\nschedule = \"inverse-time\"\nschedule_parameters = { r = 1 }";
    let text = ravine(run, 4).replace("[training]\n", "[training]\nsteps_per_epoch = 2\n");
    let rows: Vec<Row> = Rows::new(&experiment(&text).runs[0]).collect();
    assert_eq!(rows.iter().map(|row| row.epoch).collect::<Vec<_>>(), [0, 1, 1, 2, 2]);
    assert_eq!(rows[0].loss, 0.5 * (16.0 + 25.0 * 2.25));
    assert_eq!((rows[0].rate, rows[0].gradient.len()), (None, 0));
    assert_eq!(rows[1].gradient, [-4.0, 37.5]);
    assert_eq!(rows[1].rate, Some(0.05));
    assert_eq!(rows[1].point, [-4.0 + 0.05 * 4.0, 1.5 - 0.05 * 37.5]);
    assert_eq!(rows[3].rate, Some(0.1 / 3.0));
}

#[test]
fn a_diverged_run_leaves_the_others_running() {
    let run = "optimizer = \"gradient-descent\"\nalpha0 = 0.12\n[[runs]]\noptimizer = \"momentum\"\nalpha0 = 0.12";
    let experiment = experiment(&ravine(run, 1_000));
    let traces = traces(&experiment);
    let diverged = traces[0].diverged.expect("0.12 is above 2/25");
    assert_eq!(traces[0].last, Some(diverged.step - 1));
    assert_eq!((traces[1].diverged, traces[1].last), (None, Some(1_000)));
    let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
    assert_eq!(rows.len() as u64, diverged.step);
    assert!(rows.iter().all(|row| row.loss.is_finite() && row.point.iter().all(|x| x.is_finite())));
    assert_eq!(traces[0].at(diverged.step), None);
}

#[test]
fn a_row_needs_a_finite_loss_at_its_point() {
    // ln x at 1/2 has slope 2: a step of rate 1 leads to -3/2, where there is no logarithm.
    let experiment = experiment(&descent("f = ln(x)", "[\"x\"]", "[0.5]", 1.0, 10));
    let trace = record(&experiment.runs[0]);
    assert_eq!((trace.last, trace.diverged.map(|diverged| diverged.step)), (Some(0), Some(1)));
    let mut rows = Rows::new(&experiment.runs[0]);
    assert_eq!(rows.by_ref().count(), 1);
    assert_eq!(rows.diverged(), trace.diverged);
}

#[test]
fn a_run_that_is_not_finite_at_its_start_has_no_rows() {
    let experiment = experiment(&descent("f = ln(x)", "[\"x\"]", "[-1.0]", 1.0, 10));
    let trace = record(&experiment.runs[0]);
    assert_eq!((trace.last, trace.diverged.map(|diverged| diverged.step)), (None, Some(0)));
    assert_eq!((trace.at(0), trace.best, trace.path.len()), (None, None, 0));
    assert_eq!(Rows::new(&experiment.runs[0]).count(), 0);
}

#[test]
fn a_loss_that_ends_at_the_last_step_is_seen_there() {
    let experiment = experiment(&descent("f = ln(x)", "[\"x\"]", "[0.5]", 1.0, 1));
    let trace = record(&experiment.runs[0]);
    assert_eq!((trace.last, trace.diverged.map(|diverged| diverged.step)), (Some(0), Some(1)));
}

#[test]
fn one_coordinate_and_a_thousand_run_alike() {
    let one = experiment(&descent("f = x^2", "[\"x\"]", "[1.0]", 0.1, 200));
    assert!(record(&one.runs[0]).best.expect("it ran").loss < 1e-15);

    let names: Vec<String> = (1..=1_000).map(|i| format!("\"x{i}\"")).collect();
    let terms: Vec<String> = (1..=1_000).map(|i| format!("x{i}^2")).collect();
    let starts = vec!["1.0"; 1_000].join(", ");
    let names = format!("[{}]", names.join(", "));
    let text = descent(&format!("f = {}", terms.join(" + ")), &names, &format!("[{starts}]"), 0.1, 200);
    let many = experiment(&text);
    let trace = record(&many.runs[0]);
    let (last, single) = (trace.at(200).expect("it ran"), record(&one.runs[0]).at(200).expect("it ran"));
    assert_eq!(last.point.len(), 1_000);
    assert_eq!(last.point[999], single.point[0]);
}

#[test]
fn a_lane_of_a_block_gives_the_bits_of_a_run_alone() {
    let experiment = experiment(&ravine("optimizer = \"adam\"", 100));
    let plan = &experiment.runs[0];
    let xs: Vec<f64> = (0..70).map(|i| -4.0 + 0.1 * f64::from(i)).collect();
    let mut many = plan.stepper().walk_many(&[&xs, &[1.5; 70]]);
    many.advance(100);
    for lane in [0, 63, 64, 69] {
        let mut alone = plan.clone();
        alone.start = vec![xs[lane], 1.5];
        let last = record(&alone).at(100).expect("it ran");
        assert_eq!([many.coordinate(0)[lane], many.coordinate(1)[lane]], last.point[..]);
    }
}

// ---- traces ----

#[test]
fn the_slices_in_which_a_run_is_recorded_leave_no_mark() {
    let experiment = experiment(&ravine("optimizer = \"adam\"", 5_000));
    let whole = record(&experiment.runs[0]);
    let mut recorder = Recorder::new(&experiment.runs[0], (0, 1));
    let mut slices = 0;
    while !recorder.advance(700) {
        slices += 1;
    }
    let sliced = recorder.finish();
    assert_eq!(slices, 7);
    assert_eq!((&sliced.loss, &sliced.path, sliced.best), (&whole.loss, &whole.path, whole.best));
}

#[test]
fn an_ordinary_run_is_kept_exactly() {
    let experiment = experiment(&ravine("optimizer = \"adam\"", 2_048));
    let (rows, trace) = (Rows::new(&experiment.runs[0]), record(&experiment.runs[0]));
    assert_eq!((trace.loss.width(), trace.rate.width(), trace.path_width), (1, 1, 1));
    for (i, row) in rows.enumerate() {
        assert_eq!(trace.loss.range(i), Some([row.loss; 2]));
        assert_eq!((trace.path[i].step, trace.path[i].at.as_slice()), (row.t, row.point.as_slice()));
    }
    assert_eq!(trace.path.len(), 2_049);
}

#[test]
fn a_long_path_keeps_its_extremes_in_the_order_of_time() {
    let run = "optimizer = \"gradient-descent\"\nalpha0 = 0.0768";
    let text = ravine(run, 10_000).replace("[training]\n", "[training]\ngradient_noise = 1.0\n");
    let experiment = experiment(&text);
    let trace = record(&experiment.runs[0]);
    let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
    assert!(trace.path.windows(2).all(|pair| pair[0].step < pair[1].step));
    assert!(trace.path.iter().all(|point| rows[point.step as usize].point == point.at));
    assert_eq!(trace.path.last().map(|point| point.step), Some(10_000));
    let width = trace.path_width as usize;
    for stretch in rows.chunks(width) {
        let steps = stretch[0].t..stretch[0].t + width as u64;
        let kept: Vec<[f64; 2]> =
            trace.path.iter().filter(|point| steps.contains(&point.step)).map(|point| point.at).collect();
        for c in 0..2 {
            let all = stretch.iter().map(|row| row.point[c]);
            let some = kept.iter().map(|at| at[c]);
            assert_eq!(some.clone().fold(f64::INFINITY, f64::min), all.clone().fold(f64::INFINITY, f64::min));
            assert_eq!(some.fold(f64::NEG_INFINITY, f64::max), all.fold(f64::NEG_INFINITY, f64::max));
        }
    }
}

#[test]
fn a_long_run_keeps_no_more_than_a_short_one() {
    let kept = |steps: u64| record(&experiment(&ravine("optimizer = \"adam\"", steps)).runs[0]).bytes();
    let (long, longer) = (kept(100_000), kept(400_000));
    assert!(long < 1 << 20, "{long}");
    assert!(longer < 1 << 20, "{longer}");
}

#[test]
fn levels_stay_few_over_a_hundred_million_steps() {
    // The stretches double in width, so that ten million values show what a hundred million would.
    let mut levels = Levels::new(0);
    for i in 0..10_000_000_u64 {
        levels.push(i as f64);
    }
    let levels = levels.finish();
    assert!(levels.len() <= 2_050 && levels.bytes() < 40_000);
    assert_eq!(levels.width(), 8_192);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn levels_cover_every_value(values in prop::collection::vec(-1e9..1e9f64, 1..12_000), first in 0..2_u64) {
        let mut levels = Levels::new(first);
        values.iter().for_each(|value| levels.push(*value));
        let levels = levels.finish();
        for (i, stretch) in values.chunks(levels.width() as usize).enumerate() {
            let low = stretch.iter().copied().fold(f64::INFINITY, f64::min);
            let high = stretch.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            prop_assert_eq!(levels.range(i), Some([low, high]));
            prop_assert_eq!(levels.stretch(levels.step(i)), i);
        }
        prop_assert_eq!(levels.len(), values.len().div_ceil(levels.width() as usize));
    }

    #[test]
    fn a_jump_gives_the_bits_of_the_run(jumps in prop::collection::vec(0..3_001_u64, 1..20), noisy in any::<bool>()) {
        let noise = if noisy { "gradient_noise = 0.3\nseed = 7\n" } else { "" };
        let text = ravine("optimizer = \"adam\"\nschedule = \"cosine\"", 3_000);
        let experiment = experiment(&text.replace("[training]\n", &format!("[training]\n{noise}")));
        let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
        let trace = record(&experiment.runs[0]);
        for t in jumps {
            for t in [t, t, t + 1, t.saturating_sub(1)] {
                let row = trace.at(t);
                prop_assert_eq!(row.as_ref().map(bits), rows.get(t as usize).map(bits));
            }
        }
    }
}

#[test]
fn best_loss_and_distance_are_those_of_the_rows() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.0768", 500)
        .replace("[training]\n", "[training]\ngradient_noise = 1.0\n");
    let experiment = experiment(&text);
    let rows: Vec<Row> = Rows::new(&experiment.runs[0]).collect();
    let trace = record(&experiment.runs[0]);
    let best = rows.iter().min_by(|a, b| a.loss.total_cmp(&b.loss)).expect("it ran");
    assert_eq!(trace.best.map(|best| (best.loss, best.step)), Some((best.loss, best.t)));
    let way: f64 = rows
        .windows(2)
        .map(|pair| (pair[1].point[0] - pair[0].point[0]).hypot(pair[1].point[1] - pair[0].point[1]))
        .sum();
    assert!((trace.distance - way).abs() < 1e-12 * way);
    let effective = (rows[9].point[0] - rows[8].point[0]).abs() / rows[9].gradient[0].abs();
    assert_eq!(trace.effective[0].range(8), Some([effective; 2]));
}

// ---- known minima ----

#[test]
fn listed_minima_follow_the_parameters() {
    let text = "[problem]\nsurface = \"rosenbrock\"\nparameters = { a = 1.5 }\n[[runs]]\noptimizer = \"adam\"\n";
    let known = Known::new(&experiment(text).problem, []);
    let (minimum, distance) = known.nearest(&[1.5, 2.25]).expect("it follows a");
    assert!(distance < 1e-12 && minimum.loss < 1e-24, "{minimum:?}");
}

#[test]
fn a_listed_minimum_that_is_none_any_more_is_dropped() {
    // With dimples of no depth the 121 minima are one.
    let text = "[problem]\nsurface = \"rastrigin\"\nparameters = { A = 0 }\n[[runs]]\noptimizer = \"adam\"\n";
    let known = Known::new(&experiment(text).problem, []);
    assert_eq!(known.minima.len(), 1);
}

#[test]
fn minima_of_a_typed_surface_are_found_from_where_the_runs_came_lowest() {
    let text = descent("f = (x - 2)^2 + 3*(y + 1)^2 + 5", "[\"x\", \"y\"]", "[0.0, 0.0]", 0.01, 30);
    let experiment = experiment(&text);
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    let (minimum, _) = known.nearest(&[0.0, 0.0]).expect("Newton finds it");
    assert_eq!((minimum.point.as_slice(), minimum.loss), (&[2.0, -1.0][..], 5.0));
    assert_eq!(known.best, Some(5.0));
}

#[test]
fn without_a_minimum_there_is_no_distance() {
    let experiment = experiment(&descent("f = x + y", "[\"x\", \"y\"]", "[0.0, 0.0]", 0.01, 30));
    let traces = traces(&experiment);
    let known = Known::new(&experiment.problem, &traces);
    assert_eq!(known.nearest(&[0.0, 0.0]), None);
}

// ---- where a run stands ----

#[test]
fn a_diverged_run_says_when_and_on_a_quadratic_why() {
    let standing = standing(&ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.12", 1_000), 1_000);
    let Standing::Diverged { step, .. } = standing else { panic!("{standing:?}") };
    let words = standing.message().say(Language::En);
    assert_eq!(words, format!("diverged at step {step}: α λ = 3 > 2 along y"));
}

#[test]
fn a_divergence_is_not_explained_where_the_explanation_may_be_wrong() {
    let rosenbrock = "[problem]\nsurface = \"rosenbrock\"\n[training]\nsteps = 500\n\
                      [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n";
    assert!(matches!(standing(rosenbrock, 500), Standing::Diverged { instability: None, .. }));
    let heavy = ravine("optimizer = \"heavy-ball\"\nalpha0 = 0.5", 2_000);
    assert!(matches!(standing(&heavy, 2_000), Standing::Diverged { instability: None, .. }));
}

#[test]
fn before_its_divergence_a_run_climbs() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.12", 1_000);
    assert_eq!(standing(&text, 20), Standing::Climbing);
}

#[test]
fn a_run_that_has_settled_is_at_a_minimum() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.05", 1_000);
    assert_eq!(standing(&text, 0), Standing::AtStart);
    assert_eq!(standing(&text, 5), Standing::Descending);
    assert_eq!(standing(&text, 1_000), Standing::AtMinimum);
}

#[test]
fn on_the_ridge_gradient_descent_ends_at_the_saddle() {
    let saddle = |y: &str| {
        format!(
            "[problem]\nsurface = \"bounded-saddle\"\n[training]\nstart = [1.5, {y}]\nsteps = 2000\n\
             [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.02\n"
        )
    };
    assert_eq!(standing(&saddle("0.0"), 2_000), Standing::AtSaddle);
    assert_eq!(standing(&saddle("1e-6"), 170), Standing::NearSaddle);
    assert_eq!(standing(&saddle("1e-6"), 2_000), Standing::AtMinimum);
}

#[test]
fn a_standstill_on_a_top_or_on_level_ground_is_no_minimum() {
    let still = |formula: &str| standing(&descent(formula, "[\"x\", \"y\"]", "[0.0, 0.0]", 0.1, 10), 10);
    assert_eq!(still("f = -x^2 - y^2"), Standing::AtMaximum);
    assert_eq!(still("f = x^4 + y^4"), Standing::AtFlatPoint);
    assert_eq!(still("f = x^2 + 0*y"), Standing::AtFlatPoint);
}

#[test]
fn at_the_edge_of_stability_gradient_descent_cycles() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.08", 2_000);
    assert_eq!(standing(&text, 2_000), Standing::Cycling { period: 2 });
}

#[test]
fn with_noise_a_run_wanders_at_the_radius_of_theory() {
    let text = "[problem]\nformula = \"f = 0.5*(x^2 + y^2)\"\n\
                [training]\nstart = [0, 0]\nsteps = 20000\nsteps_per_epoch = 10000\ngradient_noise = 0.5\nseed = 1\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n";
    let Standing::Wandering { radius } = standing(text, 20_000) else { panic!() };
    // The variance of an axis is ασ²/(2λ − αλ²); there are two.
    let theory = f64::sqrt(2.0 * 0.1 * 0.25 / (2.0 - 0.1));
    assert!((radius / theory - 1.0).abs() < 0.1, "{radius} {theory}");
}

#[test]
fn a_noisy_descent_is_no_wandering() {
    let text = ravine("optimizer = \"gradient-descent\"\nalpha0 = 0.001", 200)
        .replace("[training]\n", "[training]\ngradient_noise = 0.1\n");
    assert_eq!(standing(&text, 200), Standing::Descending);
}

#[test]
fn level_ground_above_a_known_well_is_a_plateau() {
    let text = "[problem]\nformula = \"f = softplus(-4*x) + 1 - exp(-(x - 8)^2/2)\"\ncoordinates = [\"x\"]\n\
                [training]\nsteps = 500\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\nstart = [-2.0]\n\
                [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.5\nstart = [8.5]\n";
    assert_eq!(standing(text, 500), Standing::OnPlateau);
}

#[test]
fn every_standing_has_its_words_in_both_languages() {
    let all = [
        Standing::Diverged { step: 14, instability: None },
        Standing::AtStart,
        Standing::AtMinimum,
        Standing::AtSaddle,
        Standing::AtMaximum,
        Standing::AtFlatPoint,
        Standing::Cycling { period: 2 },
        Standing::Wandering { radius: 0.123_456 },
        Standing::OnPlateau,
        Standing::NearSaddle,
        Standing::Descending,
        Standing::Climbing,
    ];
    for standing in all {
        for language in [Language::En, Language::Ko] {
            assert!(!standing.message().say(language).starts_with("run-"), "{standing:?}");
        }
    }
    let words = Standing::Wandering { radius: 0.123_456 }.message().say(Language::En);
    assert_eq!(words, "wandering, radius 0.123");
}
