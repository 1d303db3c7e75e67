//! What a surface's document says of its shape is so.

use nalgebra::DMatrix;
use thalweg::catalog::{Default, StationaryKind, Surface, surfaces};
use thalweg::formula::Field;

/// The field at the parameters' defaults.
fn field(surface: &Surface) -> Field {
    let parameters = surface.document.parameters.iter().map(|parameter| match parameter.default {
        Default::Number(number) => number,
        Default::Input(_) => panic!("a surface has no inputs to follow"),
    });
    Field::new(surface.formula(), &parameters.collect::<Vec<_>>()).expect("a small surface")
}

/// Points spread over the view, none of them on a line of symmetry.
fn spread([left, right, bottom, top]: [f64; 4]) -> impl Iterator<Item = [f64; 2]> {
    let place = |from: f64, to: f64, part: usize| from + (to - from) * (part as f64 + 0.37) / 13.0;
    (0..13).flat_map(move |i| (0..13).map(move |j| [place(left, right, i), place(bottom, top, j)]))
}

#[test]
fn the_gradient_is_that_of_central_differences() {
    for surface in surfaces() {
        let field = field(surface);
        for point in spread(surface.view) {
            let mut gradient = [0.0; 2];
            let value = field.gradient(&point, &mut gradient);
            assert_eq!(value.to_bits(), field.value(&point).to_bits(), "{}", surface.document.id);
            for axis in 0..2 {
                let h = 1e-5 * (1.0 + point[axis].abs());
                let at = |offset: f64| {
                    let mut moved = point;
                    moved[axis] += offset;
                    field.value(&moved)
                };
                // Of the fourth order, so that steep surfaces need no special case.
                let difference = (8.0 * (at(h) - at(-h)) - (at(2.0 * h) - at(-2.0 * h))) / (12.0 * h);
                let scale = gradient[axis].abs().max(1.0) + value.abs() * 1e-4;
                let off = (difference - gradient[axis]).abs() / scale;
                assert!(off < 1e-7, "{} at {point:?}, axis {axis}: {off:e}", surface.document.id);
            }
        }
    }
}

#[test]
fn the_stationary_points_are_what_they_are_said_to_be() {
    for surface in surfaces() {
        let field = field(surface);
        let (corners, smooth): (Vec<_>, Vec<_>) =
            surface.stationary.iter().partition(|listed| listed.eigenvalues.is_empty());
        assert_eq!(corners.is_empty(), surface.smooth, "{}", surface.document.id);
        for corner in corners {
            assert_eq!(corner.kind, StationaryKind::Minimum);
            for step in 0..360 {
                let (sin, cos) = f64::from(step).to_radians().sin_cos();
                let near = [corner.at[0] + 1e-3 * cos, corner.at[1] + 1e-3 * sin];
                // Steep on all sides, as no point with a gradient is.
                assert!(field.value(&near) > corner.f + 1e-4, "{} at {near:?}", surface.document.id);
            }
        }
        for listed in smooth {
            let place = format!("{} at {:?}", surface.document.id, listed.at);
            let mut gradient = vec![0.0; field.dim()];
            let value = field.gradient(&listed.at, &mut gradient);
            assert!(gradient.iter().map(|g| g * g).sum::<f64>().sqrt() < 1e-8, "{place}: {gradient:?}");
            assert!((value - listed.f).abs() <= 1e-10 * listed.f.abs().max(1.0), "{place}: f = {value}");
            let hessian = DMatrix::from_row_slice(field.dim(), field.dim(), &field.hessian(&listed.at));
            let mut eigenvalues: Vec<f64> = hessian.symmetric_eigenvalues().iter().copied().collect();
            eigenvalues.sort_by(f64::total_cmp);
            for (found, said) in eigenvalues.iter().zip(&listed.eigenvalues) {
                assert!((found - said).abs() <= 1e-8 * said.abs().max(1.0), "{place}: {eigenvalues:?}");
            }
            assert_eq!(kind(&eigenvalues), listed.kind, "{place}");
        }
    }
}

fn kind(eigenvalues: &[f64]) -> StationaryKind {
    let largest = eigenvalues.iter().fold(1.0_f64, |largest, value| largest.max(value.abs()));
    let up = eigenvalues.iter().filter(|value| **value > 1e-8 * largest).count();
    let down = eigenvalues.iter().filter(|value| **value < -1e-8 * largest).count();
    match (up, down) {
        (up, 0) if up == eigenvalues.len() => StationaryKind::Minimum,
        (0, down) if down == eigenvalues.len() => StationaryKind::Maximum,
        (1.., 1..) => StationaryKind::Saddle,
        _ => StationaryKind::Degenerate,
    }
}

#[test]
fn start_and_best_minimum_lie_in_view_and_nothing_listed_is_lower() {
    for surface in surfaces() {
        let [left, right, bottom, top] = surface.view;
        let in_view = |point: &[f64]| (left..=right).contains(&point[0]) && (bottom..=top).contains(&point[1]);
        assert!(in_view(&surface.start), "{}", surface.document.id);
        let Some(best) = surface.best_known else { continue };
        let lowest = surface.stationary.iter().min_by(|a, b| a.f.total_cmp(&b.f)).expect("a minimum is listed");
        assert_eq!(lowest.f, best, "{}", surface.document.id);
        assert!(in_view(&lowest.at), "{}", surface.document.id);
        let field = field(surface);
        for point in spread(surface.view) {
            assert!(field.value(&point) >= best, "{} at {point:?}", surface.document.id);
        }
    }
}
