//! Lengths and distances that neither overflow nor vanish on the way.

/// ‖v‖.
#[inline]
pub fn norm(v: &[f64]) -> f64 {
    length(v.iter().copied())
}

/// ‖a − b‖.
#[inline]
pub fn distance(a: &[f64], b: &[f64]) -> f64 {
    length(a.iter().zip(b).map(|(a, b)| a - b))
}

#[inline]
fn length(v: impl Iterator<Item = f64> + Clone) -> f64 {
    let squares: f64 = v.clone().map(|x| x * x).sum();
    if (1e-280..1e280).contains(&squares) { squares.sqrt() } else { scaled(v) }
}

/// The same where the squares leave the range of a double, as they do long before a run's numbers do.
#[cold]
fn scaled(v: impl Iterator<Item = f64> + Clone) -> f64 {
    let largest = v.clone().fold(0.0, |largest: f64, x| largest.max(x.abs()));
    if largest == 0.0 || !largest.is_finite() {
        return largest;
    }
    largest * v.map(|x| (x / largest) * (x / largest)).sum::<f64>().sqrt()
}
