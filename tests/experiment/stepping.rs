//! What a step is, and how a run ends.

use thalweg::experiment::{Row, Rows};

use crate::{descent, experiment, ravine, record, traces};

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
    for optimizer in thalweg::catalog::optimizers() {
        let run = format!("optimizer = \"{}\"\nalpha0 = 0.01\nschedule = \"cosine\"", optimizer.document.id);
        let text = ravine(&run, 100).replace("[training]\n", "[training]\ngradient_noise = 0.1\n");
        let plan = &experiment(&text).runs[0];
        let xs: Vec<f64> = (0..70).map(|i| -4.0 + 0.1 * f64::from(i)).collect();
        let mut many = plan.stepper().walk_many(&[&xs, &[1.5; 70]]);
        many.advance(100);
        let [x, y] = [many.coordinate(0), many.coordinate(1)];
        for lane in [0, 63, 64, 69] {
            let mut alone = plan.clone();
            alone.start = vec![xs[lane], 1.5];
            let last = record(&alone).at(100).expect("it ran");
            assert_eq!(last.point, [x[lane], y[lane]], "{}", optimizer.document.id);
        }
    }
}
