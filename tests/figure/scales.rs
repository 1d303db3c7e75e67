//! Axes, numbers and levels.

use proptest::prelude::*;
use thalweg::experiment::{Experiment, Known, Preset, Trace};
use thalweg::figure::contours::levels;
use thalweg::figure::number;
use thalweg::figure::samples::{Plane, Samples, Shade, Spread};
use thalweg::figure::scale::{Axis, Tick};
use thalweg::figure::subject;

use super::typed;

#[test]
fn numbers_are_written_as_people_write_them() {
    for (value, text) in [
        (0.0, "0"),
        (-2.5, "−2.5"),
        (0.12, "0.12"),
        (3e-7, "3×10⁻⁷"),
        (1e9, "10⁹"),
        (-1e-12, "−10⁻¹²"),
        (1000.0, "1000"),
    ] {
        assert_eq!(number::short(value, 3), text);
    }
    assert_eq!(number::fixed(-0.001, 2), "0.00");
}

#[test]
fn logarithmic_axes_have_powers_of_ten() {
    let labels = |from, to| -> Vec<String> {
        let ticks = Axis::log(from, to, [0.0, 400.0]).ticks(60.0);
        ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    };
    assert_eq!(labels(1e-4, 1e2), ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²"]);
    assert_eq!(labels(1e-36, 1e2), ["10⁻³⁰", "10⁻²⁰", "10⁻¹⁰", "10⁰"]);
    assert_eq!(labels(1.0, 30.0), ["1", "2", "5", "10", "20"]);
}

fn check(ticks: &[Tick], axis: Axis) {
    assert!(!ticks.is_empty() && ticks.len() <= 1000);
    assert!(ticks.windows(2).all(|pair| pair[0].value < pair[1].value), "{ticks:?} ascend");
    let room = 1e-6 * (axis.to / 2.0 - axis.from / 2.0) * 2.0 + axis.from.abs().max(axis.to.abs()) * 1e-9;
    assert!(
        ticks.iter().all(|tick| tick.value >= axis.from - room && tick.value <= axis.to + room),
        "{ticks:?} in {axis:?}"
    );
}

proptest! {
    #[test]
    fn ticks_ascend_within_their_axis_and_labels_differ(
        middle in -1e6..1e6_f64, exponent in -8..9_i32, spacing in 20.0..300.0_f64,
    ) {
        let half = 10.0_f64.powi(exponent);
        let axis = Axis::linear(middle - half, middle + half, [0.0, 600.0]);
        let ticks = axis.ticks(spacing);
        check(&ticks, axis);
        prop_assert!(ticks.len() as f64 <= 600.0 / spacing + 2.0);
        prop_assert!(ticks.windows(2).all(|pair| pair[0].label != pair[1].label), "{:?}", ticks);
    }

    #[test]
    fn logarithmic_ticks_ascend_within_their_axis(low in -300..290_i32, decades in 0.01..10.0_f64) {
        let from = 10.0_f64.powi(low);
        let axis = Axis::log(from, from * 10.0_f64.powf(decades), [500.0, 0.0]);
        check(&axis.ticks(50.0), axis);
    }

    #[test]
    fn axes_go_to_pixels_and_back(from in -1e3..1e3_f64, size in 1e-3..1e6_f64, share in 0.0..1.0_f64) {
        let axis = Axis::linear(from, from + size, [40.0, 900.0]);
        let value = from + share * size;
        prop_assert!((axis.value(axis.pixel(value)) - value).abs() <= 1e-9 * (from.abs() + size));
    }

    #[test]
    fn contour_levels_ascend_within_the_surface(
        scale in -6..7_i32, offset in -1e3..1e3_f64, bend in 0.1..4.0_f64, log in any::<bool>(),
    ) {
        let size = 10.0_f64.powi(scale);
        let surface = move |points: &[&[f64]], values: &mut [f64]| {
            for (i, value) in values.iter_mut().enumerate() {
                *value = offset + size * (points[0][i].powi(2) + bend * points[1][i].powi(2));
            }
        };
        let plane = Plane { across: 0, up: 1, through: vec![0.0, 0.0] };
        let samples = Samples::take(&surface, &plane, [-3.0, 3.0, -2.0, 2.0], 40, 30);
        let shade = Shade::new(&samples, None, if log { Spread::Log } else { Spread::Linear });
        let levels = levels(&shade);
        prop_assert!((3..=45).contains(&levels.len()), "{} levels", levels.len());
        prop_assert!(levels.windows(2).all(|pair| pair[0].value < pair[1].value));
        prop_assert!(levels.iter().all(|level| level.value > shade.low && level.value < shade.top));
        prop_assert!(levels.iter().any(|level| level.major));
    }
}

#[test]
fn the_numbers_of_an_axis_are_written_in_one_way() {
    let labels = |ticks: Vec<Tick>| -> Vec<String> {
        ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    };
    let log = |from, to| labels(Axis::log(from, to, [0.0, 400.0]).ticks(40.0));
    assert_eq!(log(5e-6, 0.02), ["10⁻⁵", "10⁻⁴", "10⁻³", "10⁻²"]);
    assert_eq!(log(2e-6, 3e-5), ["2×10⁻⁶", "5×10⁻⁶", "10⁻⁵", "2×10⁻⁵"]);
    assert_eq!(log(0.0009, 0.02), ["0.001", "0.002", "0.005", "0.01", "0.02"]);
    let linear = |from, to| labels(Axis::linear(from, to, [0.0, 400.0]).ticks(80.0));
    assert_eq!(linear(0.0, 5e-4), ["0.0000", "0.0001", "0.0002", "0.0003", "0.0004", "0.0005"]);
    assert_eq!(linear(0.0, 2e-4), ["0", "5×10⁻⁵", "10⁻⁴", "1.5×10⁻⁴", "2×10⁻⁴"]);
    assert_eq!(linear(0.0, 1.2e6), ["0", "5×10⁵", "10⁶"]);
    let steps = |steps| labels(Axis::linear(0.0, steps, [0.0, 400.0]).whole_ticks(100.0));
    assert_eq!(steps(8000.0), ["0", "2000", "4000", "6000", "8000"]);
    assert_eq!(steps(20_000.0), ["0", "5,000", "10,000", "15,000", "20,000"]);
    assert_eq!(steps(1e8), ["0", "50,000,000", "100,000,000"]);
}

#[test]
fn the_lowest_minimum_in_view_is_found_whichever_coordinate_lies_across() {
    let text = typed("f = (x - 3)^2 + y^2", "[\"x\", \"y\"]", "[3.5, 0.5]", "");
    let of = |text: &str, view| {
        let experiment = Experiment::new(&Preset::read(text).expect("it is right")).expect("it is right");
        let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
        let known = Known::new(&experiment.problem, &traces);
        subject::floor(&known, &experiment, view).is_some()
    };
    let (across, up) = ([2.0, 4.0, -1.0, 1.0], [-1.0, 1.0, 2.0, 4.0]);
    assert_eq!([of(&text, across), of(&text, up)], [true, false]);
    let turned = text + "[view]\ncoordinates = [\"y\", \"x\"]\n";
    assert_eq!([of(&turned, across), of(&turned, up)], [false, true]);
}
