//! How a slider's rail stands for numbers.

/// How values are spread over a rail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spread {
    Linear,
    /// Even in the logarithm.
    Log,
    /// Even in the logarithm of 1 − value: 0.9, 0.99, 0.999 equally far apart.
    OneMinusLog,
}

/// A rail: what its ends stand for, and how what is between is spread.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Track {
    /// Finite, the first below the second.
    pub range: [f64; 2],
    pub spread: Spread,
    pub integer: bool,
    /// What a value may not pass, wherever the rail ends.
    pub limits: [Option<f64>; 2],
}

/// The part of a one-minus-log or log rail whose low end is 0 that stands for 0 alone.
const STOP: f64 = 0.03;
/// The smallest value beside 0 on such a log rail, as a part of its high end.
const SMALLEST: f64 = 1e-6;

impl Track {
    pub fn linear(range: [f64; 2]) -> Track {
        Track { range, spread: Spread::Linear, integer: false, limits: [None, None] }
    }

    pub fn log(range: [f64; 2]) -> Track {
        Track { spread: Spread::Log, ..Track::linear(range) }
    }

    /// For a number that nobody described: from 0 to twice the value, to 1 where it is a part of 1.
    pub fn around(value: f64) -> Track {
        Track::linear(match value {
            0.0 => [-1.0, 1.0],
            value if (0.5..1.0).contains(&value) => [0.0, 1.0],
            value if value > 0.0 => [0.0, (2.0 * value).min(f64::MAX)],
            value => [(2.0 * value).max(f64::MIN), 0.0],
        })
    }

    /// Whether a value can be turned on this rail: not beyond its ends, and, unless it is `held` just now, not so close
    /// to 0 that a pixel is more than the value.
    pub fn suits(&self, value: f64, held: bool) -> bool {
        let [low, high] = self.range;
        let far = low.abs().max(high.abs());
        (low..=high).contains(&value) && (held || value == 0.0 || value.abs() > far / 200.0)
    }

    pub fn integer(self) -> Track {
        Track { integer: true, ..self }
    }

    /// Where a value stands, 0 at the left end and 1 at the right; beyond the ends outside of that.
    pub fn part(&self, value: f64) -> f64 {
        let [low, high] = self.range;
        if self.spread != Spread::Linear && low == 0.0 && value <= 0.0 {
            return 0.0;
        }
        let [from, to] = self.ends();
        let part = (self.bend(value) - from) / (to - from);
        let part = if part.is_finite() { part } else { f64::from(u8::from(value > high)) };
        if self.has_stop() { STOP + (1.0 - STOP) * part } else { part }
    }

    /// The value at a part of the rail, rounded to what one pixel (`pixel` of the rail) can tell apart.
    pub fn value(&self, part: f64, pixel: f64) -> f64 {
        let exact = self.exact(part);
        if self.integer {
            return self.limited(exact);
        }
        let around = [self.exact((part - pixel).max(0.0)), self.exact((part + pixel).min(1.0))];
        let apart = (around[1] - around[0]).abs();
        self.limited(round_to(exact, apart / 2.0))
    }

    /// The value so many hundredths of the rail further on; whole numbers go by one at least.
    pub fn step(&self, value: f64, hundredths: f64) -> f64 {
        let moved = self.value((self.part(value) + hundredths / 100.0).clamp(0.0, 1.0), 0.002);
        if self.integer && moved == value {
            return self.limited(value + hundredths.signum());
        }
        moved
    }

    /// The nearest value that may be taken.
    pub fn limited(&self, value: f64) -> f64 {
        let value = if self.integer { value.round() } else { value };
        let [low, high] = self.limits;
        let value = low.map_or(value, |low| value.max(low));
        high.map_or(value, |high| value.min(high))
    }

    fn exact(&self, part: f64) -> f64 {
        let [low, high] = self.range;
        if part <= 0.0 || (self.has_stop() && part < STOP) {
            return low;
        }
        if part >= 1.0 {
            return high;
        }
        let part = if self.has_stop() { (part - STOP) / (1.0 - STOP) } else { part };
        let [from, to] = self.ends();
        self.unbend(from + (to - from) * part)
    }

    /// A log rail cannot reach 0: its left end then stands for 0 alone.
    fn has_stop(&self) -> bool {
        self.spread == Spread::Log && self.range[0] == 0.0
    }

    fn ends(&self) -> [f64; 2] {
        let [low, high] = self.range;
        let low = if self.has_stop() { high * SMALLEST } else { low };
        [self.bend(low), self.bend(high)]
    }

    fn bend(&self, value: f64) -> f64 {
        match self.spread {
            Spread::Linear => value,
            Spread::Log => value.ln(),
            Spread::OneMinusLog => -(1.0 - value).ln(),
        }
    }

    fn unbend(&self, bent: f64) -> f64 {
        match self.spread {
            Spread::Linear => bent,
            Spread::Log => bent.exp(),
            Spread::OneMinusLog => 1.0 - (-bent).exp(),
        }
    }
}

/// The number with the fewest digits within `slack` of `value`.
fn round_to(value: f64, slack: f64) -> f64 {
    if slack <= 0.0 || !value.is_finite() {
        return value;
    }
    let digits = -slack.log10().floor();
    // Through text: the shortest decimal is the one that a person would type.
    let decimals = digits.clamp(0.0, 17.0) as usize;
    if digits < 0.0 {
        let unit = 10f64.powf(-digits);
        return (value / unit).round() * unit;
    }
    format!("{value:.decimals$}").parse().unwrap_or(value)
}

/// The parts of a number that fit beside a slider: at most five digits that matter.
pub fn short(value: f64) -> String {
    let size = value.abs();
    if value == 0.0 || !value.is_finite() {
        return crate::words::number(value);
    }
    if !(1e-4..1e6).contains(&size) {
        let text = format!("{value:.2e}");
        let Some((digits, exponent)) = text.split_once('e') else { return text };
        let digits = if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { digits };
        return format!("{digits}e{exponent}").replace('-', "−");
    }
    let whole = size.log10().floor().max(0.0) as usize;
    let decimals = if size < 1.0 { 3 + (-size.log10()).floor() as usize } else { 4usize.saturating_sub(whole) };
    let text = format!("{value:.decimals$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    text.replace('-', "−")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nines_are_equally_far_apart_on_a_one_minus_log_rail() {
        let track = Track { spread: Spread::OneMinusLog, ..Track::linear([0.0, 0.9999]) };
        let parts = [0.9, 0.99, 0.999].map(|value| track.part(value));
        assert!((parts[1] - parts[0] - (parts[2] - parts[1])).abs() < 1e-12);
    }

    #[test]
    fn a_value_is_where_its_part_is() {
        let tracks = [
            Track::linear([-2.0, 3.0]),
            Track::log([1e-4, 10.0]),
            Track::log([0.0, 1.0]),
            Track { spread: Spread::OneMinusLog, ..Track::linear([0.0, 0.9999]) },
        ];
        for track in tracks {
            for part in [0.0, 0.1, 0.37, 0.5, 0.9, 1.0] {
                let value = track.exact(part);
                assert!((track.part(value) - part).abs() < 1e-9, "{track:?} {part} {value}");
            }
        }
    }

    #[test]
    fn a_rail_about_a_value_stays_while_it_is_turned() {
        let track = Track::around(2.0);
        assert_eq!(track.range, [0.0, 4.0]);
        assert!(track.suits(0.0, true) && track.suits(0.001, true) && track.suits(4.0, false));
        assert!(!track.suits(0.001, false) && !track.suits(-1.0, true) && !track.suits(5.0, false));
        for value in [0.0, 1e-8, 0.9, 1.0, -3.0, f64::MAX, f64::MIN] {
            assert!(Track::around(value).suits(value, false), "{value}");
        }
    }

    #[test]
    fn a_dragged_value_has_no_more_digits_than_a_pixel_tells_apart() {
        let track = Track::linear([0.0, 1.0]);
        assert_eq!(track.value(0.333_333, 0.01), 0.33);
        assert_eq!(Track::log([1e-4, 1.0]).value(0.5, 0.01), 0.01);
    }

    #[test]
    fn numbers_beside_sliders_stay_short() {
        let cases = [
            (0.0768, "0.0768"),
            (25.0, "25"),
            (1e-8, "1e−8"),
            (-9.0, "−9"),
            (0.999, "0.999"),
            (123456.789, "123457"),
            (1.23456789, "1.2346"),
        ];
        for (value, text) in cases {
            assert_eq!(short(value), text);
        }
    }
}
