//! Runs on mini-batches: what their rows and traces keep of the full loss and of the batches'.

use proptest::prelude::*;
use thalweg::experiment::{Experiment, Recorder, Row, Rows};

use crate::{bits, experiment, record};

/// A line through noisy points, descended by one run.
fn line(examples: u64, training: &str, run: &str) -> Experiment {
    experiment(&format!(
        "[problem]\nexample_loss = \"least-squares\"\ncoordinates = [\"W\", \"b\"]\n\
         data = {{ generator = \"line\", examples = {examples}, seed = 3, slope = 2.0, intercept = -1.0, noise = 0.5 }}\n\
         [training]\nstart = [0, 0]\n{training}\n[[runs]]\n{run}\n"
    ))
}

fn rows(experiment: &Experiment) -> Vec<Row> {
    Rows::new(&experiment.runs[0]).collect()
}

#[test]
fn a_row_has_the_full_loss_and_what_its_step_saw_of_it() {
    let experiment = line(90, "steps = 60\nbatch = 8", "optimizer = \"momentum\"");
    let (plan, field) = (&experiment.runs[0], &experiment.problem.field);
    let rows = rows(&experiment);
    assert_eq!((rows[0].batch_loss, rows.len()), (None, 61));
    for pair in rows.windows(2) {
        let (before, row) = (&pair[0], &pair[1]);
        let seen = plan.batch_field(row.t).expect("the run is on batches");
        assert_eq!(seen.examples().map(|batch| batch.len()), Some(if row.t % 12 == 0 { 2 } else { 8 }));
        assert_eq!(row.batch_loss, Some(seen.value(&before.point)), "step {}", row.t);
        assert_eq!(row.loss, field.value(&row.point), "step {}", row.t);
        assert_eq!(row.epoch, (row.t - 1) / 12 + 1);
    }
    let trace = record(plan);
    let seen = trace.batch_loss.as_ref().expect("steps see batches");
    for row in &rows {
        assert_eq!(trace.loss.range(row.t as usize), Some([row.loss; 2]));
        if let Some(loss) = row.batch_loss {
            assert_eq!(seen.range(row.t as usize - 1), Some([loss; 2]));
        }
    }
    assert_eq!((seen.first(), seen.len(), trace.loss_every), (1, 60, 1));
}

#[test]
fn a_run_on_all_examples_has_one_loss() {
    let experiment = line(90, "steps = 40", "optimizer = \"adam\"");
    let (rows, trace) = (rows(&experiment), record(&experiment.runs[0]));
    assert!(trace.batch_loss.is_none() && experiment.runs[0].batch_field(1).is_none());
    assert!(rows.iter().all(|row| row.batch_loss.is_none()));
    for row in rows {
        assert_eq!(row.loss, experiment.problem.field.value(&row.point));
        assert_eq!(trace.loss.range(row.t as usize), Some([row.loss; 2]));
    }
}

#[test]
fn a_run_ends_at_the_same_step_however_it_is_looked_at() {
    let typed = |loss: &str, training: &str| {
        experiment(&format!(
            "[problem]\nexample_loss = \"{loss}\"\ncoordinates = [\"W\"]\ndata = {{ columns = [\"u\", \"v\"], rows = \
             [[1, 0], [2, 0], [3, 0], [-0.5, 0], [5, 1], [6, 0], [7, 0]] }}\n[training]\nstart = [1]\n{training}\n\
             [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.2\n"
        ))
    };
    for (loss, training) in [
        // Grows until it overflows.
        ("f = (W*u - v)^4", "steps = 500\nbatch = 2"),
        // One example has a wall that the others do not see: the full loss is the first to be no number.
        ("f = if(v > 0, ln(W), W*u)", "steps = 500\nbatch = 1"),
        ("f = if(v > 0, ln(W), 9*W*abs(u))", "steps = 1\nbatch = 6"),
        ("f = ln(W - 2*v)", "steps = 5\nbatch = 2"),
    ] {
        let experiment = typed(loss, training);
        let mut rows = Rows::new(&experiment.runs[0]);
        let last = rows.by_ref().last().map(|row| row.t);
        let trace = record(&experiment.runs[0]);
        assert_eq!((trace.last, trace.diverged), (last, rows.diverged()), "{loss}");
        assert!(trace.diverged.is_some(), "{loss}");
    }
}

#[test]
fn full_losses_over_very_many_examples_are_taken_now_and_then() {
    let experiment = line(1_000_000, "steps = 100000\nbatch = 4", "optimizer = \"gradient-descent\"");
    let mut recorder = Recorder::new(&experiment.runs[0], (0, 1));
    recorder.advance(130);
    let trace = recorder.finish();
    // 64 steps are as wide as a stretch of the plot is in the end.
    assert_eq!(trace.loss_every, 64);
    let taken: Vec<u64> = trace.loss.iter().map(|(step, _)| step).collect();
    assert_eq!(taken, [0, 64, 128]);
    assert_eq!(trace.batch_loss.map(|levels| levels.iter().count()), Some(129));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn a_jump_gives_the_bits_of_the_run_on_batches(
        jumps in prop::collection::vec(0..1_001_u64, 1..20), batch in 1..60_u64, replacement in any::<bool>(),
    ) {
        let training = format!("steps = 1000\nbatch = {batch}\nreplacement = {replacement}\nseed = 7");
        let experiment = line(60, &training, "optimizer = \"adam\"\nschedule = \"cosine\"");
        let (rows, trace) = (rows(&experiment), record(&experiment.runs[0]));
        for t in jumps {
            for t in [t, t + 1, t.saturating_sub(1)] {
                let row = trace.at(t);
                prop_assert_eq!(row.as_ref().map(bits), rows.get(t as usize).map(bits));
            }
        }
    }
}
