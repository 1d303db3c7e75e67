//! Which values a chart shows.

use super::chart::Series;
use super::scale::Axis;
use crate::formula::elementary::{exp, ln};

/// Which values a chart shows.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub from: f64,
    pub to: f64,
    pub log: bool,
}

impl Range {
    /// For losses: logarithmic unless `log` is `Some(false)` or a value is below 0. A run that diverges does not
    /// squeeze the others flat: the range ends a thousand times above where it began, unless all of them diverge.
    pub fn of_losses(series: &[Series], log: Option<bool>) -> Range {
        let start = |series: &Series| series.values.first().map_or(0.0, |value| value[2].abs());
        let highest = |series: &Series| series.values.iter().map(|value| value[2]).fold(f64::NEG_INFINITY, f64::max);
        // On its way to diverging, though the steps end before.
        let away = |series: &Series| highest(series) > 1e15 * start(series).max(1.0);
        let lows = || series.iter().flat_map(|series| series.values.iter().map(|v| v[1]));
        let low = lows().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
        // Where all of them do, nothing is squeezed on a logarithmic scale.
        let all = log != Some(false) && low >= 0.0 && series.iter().all(|series| series.diverged || away(series));
        let bound = |series: &Series| match start(series) {
            _ if all => f64::INFINITY,
            start if series.diverged => 1e3 * start.max(1e-300),
            start if away(series) => 1e3 * start.max(1.0),
            _ => f64::INFINITY,
        };
        let highs = series.iter().flat_map(|series| {
            let bound = bound(series);
            series.values.iter().map(move |v| v[2].min(bound))
        });
        let high = highs.filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
        let positive = lows().filter(|&v| v > 0.0).fold(f64::INFINITY, f64::min);
        if log != Some(false) && low >= 0.0 && high > 0.0 && positive <= high {
            // A run that halves its loss for ever would shrink all that is of interest; it leaves through the floor.
            let floor = if all { 0.0 } else { high * 1e-20 };
            return Range::padded_log(positive.max(floor), high);
        }
        Range::padded(low, high)
    }

    /// For rates: linear from 0, logarithmic where `log` says so or, where it does not say, where they vary by more than
    /// a factor of 100.
    pub fn of_rates(series: &[Series], log: Option<bool>) -> Range {
        let values = || series.iter().flat_map(|series| series.values.iter().flat_map(|v| [v[1], v[2]]));
        let high = values().filter(|v| v.is_finite()).fold(f64::NEG_INFINITY, f64::max);
        let low = values().filter(|v| v.is_finite()).fold(f64::INFINITY, f64::min);
        if log.unwrap_or(low > 0.0 && high > 100.0 * low) && high > 0.0 && low >= 0.0 {
            let positive = values().filter(|&v| v > 0.0).fold(f64::INFINITY, f64::min);
            // A rate that falls to nearly 0 at its end leaves through the floor.
            return Range::padded_log(positive.max(high * 1e-9), high);
        }
        if low >= 0.0 && high > 0.0 {
            return Range { from: 0.0, to: 1.12 * high, log: false };
        }
        Range::padded(low, high)
    }

    /// For effective steps: logarithmic unless `log` is `Some(false)`. A step that passes a zero of the gradient is many
    /// times as long as that is steep, and one of a run that has come to rest is rounding alone: what is more than a
    /// thousand times off a run's median leaves the chart.
    pub fn of_effective_steps(series: &[Series], log: Option<bool>) -> Range {
        let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
        for series in series {
            let mut values: Vec<f64> = series.values.iter().flat_map(|v| [v[1], v[2]]).filter(|&v| v > 0.0).collect();
            values.retain(|value| value.is_finite());
            if values.is_empty() {
                continue;
            }
            let middle = values.len() / 2;
            let median = *values.select_nth_unstable_by(middle, f64::total_cmp).1;
            low = low.min(values.iter().copied().fold(median, f64::min).max(median * 1e-3));
            high = high.max(values.iter().copied().fold(median, f64::max).min(median * 1e3));
        }
        if low > high || log == Some(false) {
            return Range { from: 0.0, to: if high > 0.0 { 1.12 * high } else { 1.0 }, log: false };
        }
        Range::padded_log(low, high)
    }

    fn padded(low: f64, high: f64) -> Range {
        if low > high {
            return Range { from: 0.0, to: 1.0, log: false };
        }
        let Axis { from, to, .. } = Axis::linear(low, high, [0.0, 1.0]);
        let room = 0.05 * (to / 2.0 - from / 2.0) * 2.0;
        Range { from: (from - room).max(f64::MIN), to: (to + room).min(f64::MAX), log: false }
    }

    fn padded_log(low: f64, high: f64) -> Range {
        let Axis { from, to, .. } = Axis::log(low, high, [0.0, 1.0]);
        let room = exp((ln(to) - ln(from)) * 0.05);
        Range { from: (from / room).max(f64::MIN_POSITIVE), to: (to * room).min(f64::MAX), log: true }
    }
}
