//! Which examples a step sees: known for any step, and NumPy's.

use thalweg::formula::{Batches, Examples};

fn counted(examples: usize) -> Examples {
    Examples::new(vec![("i".to_owned(), (0..examples).map(|i| i as f64).collect())])
}

#[test]
fn the_examples_of_a_step_are_those_that_numpy_draws() {
    for line in include_str!("../fixtures/batches.txt").lines() {
        let numbers: Vec<u64> = line.split(' ').map(|number| number.parse().expect("a decimal number")).collect();
        let [seed, examples, batch, replacement, t, ref indices @ ..] = numbers[..] else { panic!("{line}") };
        let batches = Batches::new(&counted(examples as usize), Some(batch as usize), replacement == 1, seed);
        let found: Vec<u64> = batches.indices(t).into_iter().map(u64::from).collect();
        assert_eq!(found, indices, "seed {seed}, {batch} of {examples}, replacement {replacement}, step {t}");
    }
}

#[test]
fn an_epoch_sees_every_example_once_and_keeps_the_last_smaller_batch() {
    let batches = Batches::new(&counted(23), Some(5), false, 9);
    assert_eq!(batches.steps_per_epoch(), 5);
    for epoch in 0..4 {
        let steps: Vec<Vec<u32>> = (1..=5).map(|step| batches.indices(5 * epoch + step)).collect();
        assert_eq!(steps.iter().map(Vec::len).collect::<Vec<_>>(), [5, 5, 5, 5, 3]);
        let mut seen = steps.concat();
        seen.sort_unstable();
        assert!(seen.into_iter().eq(0..23));
    }
}

#[test]
fn epochs_and_seeds_have_orders_of_their_own() {
    let order = |seed, t| Batches::new(&counted(100), Some(50), false, seed).indices(t);
    assert_ne!(order(1, 1), order(1, 3));
    assert_ne!(order(1, 1), order(2, 1));
}

#[test]
fn a_full_batch_is_all_examples_as_they_stand() {
    for batches in [Batches::full(&counted(70)), Batches::new(&counted(70), Some(70), false, 3)] {
        assert!(!batches.are_mini());
        assert_eq!(batches.steps_per_epoch(), 1);
        assert!(batches.indices(12).into_iter().eq(0..70));
    }
}

#[test]
fn examples_can_be_drawn_more_often_than_there_are_any() {
    let batches = Batches::new(&counted(3), Some(8), true, 3);
    assert_eq!((batches.are_mini(), batches.steps_per_epoch()), (true, 1));
    let drawn = batches.indices(7);
    assert!(drawn.len() == 8 && drawn.iter().all(|&index| index < 3), "{drawn:?}");
}

#[test]
fn the_columns_of_chosen_examples_are_theirs() {
    let values: Vec<f64> = (0..130).map(f64::from).collect();
    let squares = values.iter().map(|value| value * value).collect();
    let examples = Examples::new(vec![("u".to_owned(), values), ("v".to_owned(), squares)]);
    let chosen = examples.chosen(&[129, 0, 64, 64]);
    assert_eq!((chosen.names(), chosen.len()), (&["u".to_owned(), "v".to_owned()][..], 4));
    assert_eq!(chosen.column(0).collect::<Vec<_>>(), [129.0, 0.0, 64.0, 64.0]);
    assert_eq!(chosen.column(1).collect::<Vec<_>>(), [16_641.0, 0.0, 4_096.0, 4_096.0]);
    assert_eq!(examples.column(0).len(), 130);
}
