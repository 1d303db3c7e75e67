//! A surface's values over a view, and how they become shares from low to high.

use crate::formula::elementary::ln;

/// A surface: fills the values at points given coordinate by coordinate, as `Field::values` does.
pub type Surface<'a> = dyn Fn(&[&[f64]], &mut [f64]) + 'a;

/// The plane that is drawn: which two coordinates lie along it, and the point that it goes through. A problem of two
/// coordinates is its own plane.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    pub across: usize,
    pub up: usize,
    pub through: Vec<f64>,
}

/// Values at the centers of cells. One row and column of cells lie outside the view on each side, so that what is
/// made between centers reaches the frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples {
    /// From, to across; from, to up.
    pub view: [f64; 4],
    /// Cells inside the view.
    pub columns: usize,
    pub rows: usize,
    /// `(rows + 2) · (columns + 2)` values, the lowest row first.
    pub values: Vec<f64>,
}

impl Samples {
    pub fn take(surface: &Surface, plane: &Plane, view: [f64; 4], columns: usize, rows: usize) -> Samples {
        let (columns, rows) = (columns.max(2), rows.max(2));
        let mut samples = Samples { view, columns, rows, values: vec![0.0; (columns + 2) * (rows + 2)] };
        let across: Vec<f64> = (0..columns + 2).map(|column| samples.place([column as f64 + 0.5, 0.0])[0]).collect();
        let fixed: Vec<Vec<f64>> = plane.through.iter().map(|&value| vec![value; columns + 2]).collect();
        for row in 0..rows + 2 {
            let up = vec![samples.place([0.0, row as f64 + 0.5])[1]; columns + 2];
            let mut points: Vec<&[f64]> = fixed.iter().map(Vec::as_slice).collect();
            points[plane.across] = &across;
            points[plane.up] = &up;
            surface(&points, &mut samples.values[row * (columns + 2)..(row + 1) * (columns + 2)]);
        }
        samples
    }

    /// The point of the view at a place counted in cells from the outer corner; cell centers lie at halves.
    pub fn place(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [left, right, bottom, top] = self.view;
        let between = |from: f64, to: f64, share: f64| from * (1.0 - share) + to * share;
        [between(left, right, (x - 1.0) / self.columns as f64), between(bottom, top, (y - 1.0) / self.rows as f64)]
    }

    /// A few thousand of the finite values, in ascending order.
    fn sorted(&self) -> Vec<f64> {
        let stride = (self.values.len() / 4096).max(1) | 1;
        let mut some: Vec<f64> = self.values.iter().step_by(stride).copied().filter(|v| v.is_finite()).collect();
        some.sort_by(f64::total_cmp);
        some
    }
}

/// Whether colors and levels follow the value or its logarithm above the minimum.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Spread {
    #[default]
    Auto,
    Linear,
    Log,
}

/// From values to shares: 0 at the lowest, 1 at the value above which few lie.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    pub low: f64,
    pub high: f64,
    /// The largest finite value.
    pub top: f64,
    /// Logarithmic above `low`, linear below this height over it.
    pub unit: Option<f64>,
}

impl Shade {
    /// Chooses a shade. `floor` is the lowest value known in the view, where one is; values below it win.
    pub fn new(samples: &Samples, floor: Option<f64>, spread: Spread) -> Shade {
        let sorted = samples.sorted();
        let (Some(&first), Some(&last)) = (sorted.first(), sorted.last()) else {
            return Shade { low: 0.0, high: 1.0, top: 0.0, unit: None };
        };
        let finite = samples.values.iter().copied().filter(|v| v.is_finite());
        let (low, top) = finite.fold((first, last), |(low, top), v| (low.min(v), top.max(v)));
        let low = floor.filter(|f| f.is_finite()).map_or(low, |f| low.min(f));
        let quantile = |share: f64| sorted[((sorted.len() - 1) as f64 * share) as usize];
        let above = |share: f64| quantile(share) - low;
        let log = match spread {
            Spread::Auto => above(0.9) > 40.0 * above(0.1),
            Spread::Linear => false,
            Spread::Log => true,
        };
        let high = if log { top } else { quantile(0.985) };
        let high = if high > low { high } else { top.max(low + low.abs().max(1.0) * 1e-9) };
        let unit = above(0.02).max((high - low) * 1e-7);
        Shade { low, high, top, unit: (log && unit > 0.0 && unit.is_finite()).then_some(unit) }
    }

    /// From a value to its share: NaN where the value is not finite; a little below 0 or above 1 at the most.
    pub fn mapping(&self) -> impl Fn(f64) -> f64 + use<> {
        let &Shade { low, unit, .. } = self;
        // Halves, since values may lie farther apart than the largest number.
        let above = move |value: f64| match unit {
            None => value / 2.0 - low / 2.0,
            Some(unit) => ln(1.0 + ((value - low) / unit).max(-0.5)),
        };
        let whole = above(self.high);
        move |value| if value.is_finite() { (above(value) / whole).clamp(-0.5, 4.0) } else { f64::NAN }
    }
}
