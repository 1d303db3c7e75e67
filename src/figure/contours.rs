//! Contour lines: at which values, and where.

use contour::ContourBuilder;

use super::number;
use super::samples::{Samples, Shade};
use super::scale::{decade, nice_step, power};

/// The line of one value.
#[derive(Clone, Debug, PartialEq)]
pub struct Contour {
    pub level: Level,
    /// The value with so many digits that it is none of another line.
    pub label: String,
    /// Open or closed (first point = last) lines, in the coordinates of the view.
    pub lines: Vec<Vec<[f64; 2]>>,
}

/// A value that gets a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Level {
    pub value: f64,
    /// Drawn stronger, and labeled where there is room.
    pub major: bool,
}

/// About how many lines a surface gets.
const LINES: f64 = 14.0;

/// Values in ascending order, strictly between the lowest and the highest of the surface: equal steps, or, where the
/// shade is logarithmic, steps that grow with the height above the minimum.
pub fn levels(shade: &Shade) -> Vec<Level> {
    let mut levels = if shade.unit.is_some() { log_levels(shade) } else { linear_levels(shade) };
    levels.retain(|level| level.value > shade.low && level.value < shade.top);
    levels.dedup_by(|next, level| next.value <= level.value);
    levels
}

fn linear_levels(shade: &Shade) -> Vec<Level> {
    let step = nice_step(shade.high / LINES - shade.low / LINES);
    let (first, last) = ((shade.low / step).floor(), (shade.top / step).ceil());
    // Where steep corners rise far above the rest, lines there would only be ink.
    let last = last.min(first + 2.0 * LINES);
    if !(first.is_finite() && last.is_finite()) || shade.low + step == shade.low {
        return Vec::new();
    }
    let level = |i: f64| Level { value: i * step, major: i.rem_euclid(2.0) == 0.0 };
    let even = (0..=(last - first) as usize).map(|i| level(first + i as f64));
    // Equal steps leave the floor of a bowl empty: a few lines more show where it goes down there.
    let bottom = (first + 1.0) * step;
    let near = [0.1, 0.25, 0.5].map(|part| Level { value: shade.low + part * step, major: false });
    let below = near.into_iter().filter(|level| level.value < bottom - 0.25 * step && level.value > first * step);
    let mut levels: Vec<Level> = even.chain(below).collect();
    levels.sort_by(|a, b| a.value.total_cmp(&b.value));
    levels
}

fn log_levels(shade: &Shade) -> Vec<Level> {
    let unit = shade.unit.unwrap_or(1.0);
    let (low, high) = (decade(unit), decade(shade.top - shade.low));
    let decades = f64::from(high - low + 1);
    let every = (decades / LINES).ceil().max(1.0) as i32;
    let mantissas: &[u32] = match LINES / decades {
        per if per >= 2.6 => &[1, 2, 5],
        per if per >= 1.5 => &[1, 3],
        _ => &[1],
    };
    let mut levels = Vec::new();
    for exponent in (low..=high).filter(|exponent| exponent.rem_euclid(every) == 0) {
        for &mantissa in mantissas {
            // Near a minimum other than 0 the height above it is nice instead of the value: it tells lines apart there.
            let height = power(mantissa, exponent);
            let value = if shade.low.abs() < 0.05 * height { height } else { shade.low + height };
            levels.push(Level { value, major: mantissa == 1 });
        }
    }
    levels
}

/// The lines of all `levels`. They are found on the samples' shares: between two cells a line is straight where a
/// logarithmic surface is.
pub fn contours(samples: &Samples, shares: &[f64], shade: &Shade, levels: &[Level]) -> Vec<Contour> {
    let share = shade.mapping();
    let thresholds: Vec<f64> = levels.iter().map(|level| share(level.value)).collect();
    let (columns, rows) = (samples.columns + 2, samples.rows + 2);
    let Ok(found) = ContourBuilder::new(columns, rows, true).lines(shares, &thresholds) else {
        return Vec::new();
    };
    let rings = found.into_iter().map(|line| line.into_inner().0);
    let places =
        |ring: &[[f64; 2]]| open(ring, columns, rows).into_iter().map(|line| to_view(samples, &line)).collect();
    rings
        .zip(levels)
        .map(|(rings, &level)| {
            let rings = rings.0.iter().map(|ring| ring.0.iter().map(|at| [at.x, at.y]).collect::<Vec<_>>());
            let label = number::short(level.value, number::digits(level.value, apart(levels, level.value), 3));
            Contour { level, label, lines: rings.flat_map(|ring: Vec<[f64; 2]>| -> Vec<_> { places(&ring) }).collect() }
        })
        .collect()
}

/// How far a level is from the nearest other one.
fn apart(levels: &[Level], value: f64) -> f64 {
    let distances = levels.iter().map(|level| (level.value - value).abs());
    distances.filter(|distance| *distance > 0.0).fold(f64::INFINITY, f64::min)
}

fn to_view(samples: &Samples, line: &[[f64; 2]]) -> Vec<[f64; 2]> {
    line.iter().map(|&place| samples.place(place)).collect()
}

/// Rings are closed along the border of the grid and about places without a value; what runs there is no contour.
/// Takes it out, and leaves lines.
fn open(ring: &[[f64; 2]], columns: usize, rows: usize) -> Vec<Vec<[f64; 2]>> {
    let (right, top) = (columns as f64 - 0.5, rows as f64 - 0.5);
    let kept = |[x, y]: [f64; 2]| (0.5..=right).contains(&x) && (0.5..=top).contains(&y);
    let Some(gap) = ring.iter().position(|&place| !kept(place)) else {
        return vec![ring.to_vec()];
    };
    // A ring's last point repeats its first; start at the gap, so that no line is cut by where the ring began.
    let around = ring[gap..ring.len() - 1].iter().chain(&ring[..gap]).copied();
    let mut lines = vec![Vec::new()];
    for place in around {
        if kept(place) {
            lines.last_mut().expect("there is one from the start").push(place);
        } else if lines.last().is_some_and(|line| !line.is_empty()) {
            lines.push(Vec::new());
        }
    }
    lines.retain(|line| line.len() > 1);
    lines
}
