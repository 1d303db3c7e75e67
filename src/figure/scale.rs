//! From values to pixels and back, and the ticks of an axis.

use super::number;
use crate::formula::elementary::{exp, ln, log10};

/// A range of values on a stretch of pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    pub from: f64,
    pub to: f64,
    /// Equal ratios are equally far apart; `from` and `to` are positive then.
    pub log: bool,
    /// Where `from` and `to` lie.
    pub pixels: [f64; 2],
}

/// A place on an axis that is marked.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    /// Empty for a minor tick.
    pub label: String,
}

impl Axis {
    /// A linear axis. A range that is empty or no range is widened to one that is.
    pub fn linear(from: f64, to: f64, pixels: [f64; 2]) -> Axis {
        let (from, to) = widen(from, to);
        Axis { from, to, log: false, pixels }
    }

    /// A logarithmic axis; both ends positive. An empty range is widened by a factor of 3 to both sides.
    pub fn log(from: f64, to: f64, pixels: [f64; 2]) -> Axis {
        let (from, to) = (from.min(to).max(f64::MIN_POSITIVE), to.max(from).max(f64::MIN_POSITIVE));
        let (from, to) = if to > from * 1.000_001 { (from, to) } else { (from / 3.0, (to * 3.0).min(f64::MAX)) };
        Axis { from: from.max(f64::MIN_POSITIVE), to, log: true, pixels }
    }

    /// The pixel of a value; not finite where the value has none.
    pub fn pixel(&self, value: f64) -> f64 {
        self.mapping()(value)
    }

    /// [`Axis::pixel`] for many values: what they share is computed once.
    pub fn mapping(&self) -> impl Fn(f64) -> f64 + use<> {
        let (log, start, length) = (self.log, self.pixels[0], self.pixels[1] - self.pixels[0]);
        // Halves, since a linear range may be wider than the largest number.
        let place = move |value: f64| if log { ln(value) } else { value / 2.0 };
        let from = place(self.from);
        let whole = place(self.to) - from;
        move |value| start + (place(value) - from) / whole * length
    }

    /// The value at a pixel.
    pub fn value(&self, pixel: f64) -> f64 {
        let share = (pixel - self.pixels[0]) / (self.pixels[1] - self.pixels[0]);
        if self.log {
            let (low, high) = (ln(self.from), ln(self.to));
            return exp(low + share * (high - low));
        }
        self.from * (1.0 - share) + self.to * share
    }

    fn length(&self) -> f64 {
        (self.pixels[1] - self.pixels[0]).abs()
    }

    /// Ticks in ascending order, labels at least about `spacing` pixels apart.
    pub fn ticks(&self, spacing: f64) -> Vec<Tick> {
        let room = (self.length() / spacing.max(1.0)).clamp(1.0, 50.0);
        if self.log { self.log_ticks(room) } else { self.linear_ticks(room, false) }
    }

    /// As [`Axis::ticks`], on whole numbers only.
    pub fn whole_ticks(&self, spacing: f64) -> Vec<Tick> {
        self.linear_ticks((self.length() / spacing.max(1.0)).clamp(1.0, 50.0), true)
    }

    fn linear_ticks(&self, room: f64, whole: bool) -> Vec<Tick> {
        let (mantissa, exponent) = nice(self.to / room - self.from / room);
        let (mantissa, exponent) = if whole && exponent < 0 { (1, 0) } else { (mantissa, exponent) };
        let step = power(mantissa, exponent);
        let (first, last) = ((self.from / step - 1e-9).ceil(), (self.to / step + 1e-9).floor());
        // Nearly equal ends of great size: no step between them can be told apart.
        if !(first.is_finite() && last.is_finite()) || last - first > 200.0 || self.from + step == self.from {
            return [self.from, self.to].map(|value| Tick { value, label: number::short(value, 6) }).into();
        }
        // From decimals, so that 3 · 0.1 is 0.3.
        let value = |count: f64| format!("{}e{exponent}", count * f64::from(mantissa)).parse().unwrap_or(count * step);
        let values = (0..=(last - first) as usize).map(|i| value(first + i as f64));
        let label = labeler(self.from.abs().max(self.to.abs()), step, whole);
        values.map(|value| Tick { value, label: label(value) }).collect()
    }

    fn log_ticks(&self, room: f64) -> Vec<Tick> {
        let (low, high) = (decade(self.from), decade(self.to));
        let decades = log10(self.to) - log10(self.from);
        if decades < 0.7 {
            return Axis { log: false, ..*self }.linear_ticks(room, false);
        }
        let every = match (decades / room).ceil().max(1.0) as i32 {
            every @ 1..=3 => every,
            every => nice_step(f64::from(every)) as i32,
        };
        let labeled: &[u32] = match room / decades {
            r if r >= 9.0 => &[1, 2, 3, 5],
            r if r >= 3.0 && decades < 2.5 => &[1, 2, 5],
            _ => &[1],
        };
        let minor = every == 1 && decades <= 8.0;
        let mut marked = Vec::new();
        for exponent in low..=high {
            for mantissa in 1..=if minor { 9 } else { 1 } {
                let value = power(mantissa, exponent);
                let shown = labeled.contains(&mantissa) && exponent.rem_euclid(every) == 0;
                if within(value, self.from, self.to) && (shown || minor) {
                    marked.push((value, shown.then_some((mantissa, exponent))));
                }
            }
        }
        // Where 2 and 5 are labeled too, plain numbers read better than 2×10⁻¹, as long as all of them are short.
        let short = |exponent: i32| (-4..5).contains(&exponent);
        let plain = labeled.len() > 1 && marked.iter().filter_map(|tick| tick.1).all(|(_, exponent)| short(exponent));
        let label = |shown: Option<(u32, i32)>| match shown {
            Some((mantissa, exponent)) if plain => number::grouped(power(mantissa, exponent), places(exponent)),
            Some((mantissa, exponent)) => log_label(mantissa, exponent),
            None => String::new(),
        };
        marked.into_iter().map(|(value, shown)| Tick { value, label: label(shown) }).collect()
    }
}

/// The step of 1, 2 or 5 times a power of ten that is at least `rough`.
pub fn nice_step(rough: f64) -> f64 {
    let (mantissa, exponent) = nice(rough);
    power(mantissa, exponent)
}

/// [`nice_step`] as 1, 2 or 5 and the power of ten.
fn nice(rough: f64) -> (u32, i32) {
    if !(rough.is_finite() && rough > 0.0) {
        return (1, 0);
    }
    let exponent = decade(rough);
    let mantissa = [1, 2, 5].into_iter().find(|&m| power(m, exponent) >= rough * 0.999_999);
    mantissa.map_or((1, exponent + 1), |mantissa| (mantissa, exponent))
}

/// The exponent of the largest power of ten that is not above a positive number.
pub fn decade(value: f64) -> i32 {
    let guess = log10(value).floor() as i32;
    // log10 may be off by a rounding unit at a power itself.
    if power(1, guess + 1) <= value {
        guess + 1
    } else if power(1, guess) > value {
        guess - 1
    } else {
        guess
    }
}

/// The double nearest to `mantissa` times ten to the `exponent`: read from its decimal form, which no table of powers
/// and no `powi` gives to the last bit.
pub fn power(mantissa: u32, exponent: i32) -> f64 {
    format!("{mantissa}e{exponent}").parse().expect("digits, e, and a whole number")
}

fn within(value: f64, from: f64, to: f64) -> bool {
    value >= from * (1.0 - 1e-9) && value <= to * (1.0 + 1e-9)
}

fn widen(from: f64, to: f64) -> (f64, f64) {
    if !(from.is_finite() && to.is_finite()) {
        return (0.0, 1.0);
    }
    let (from, to) = if from <= to { (from, to) } else { (to, from) };
    let least = from.abs().max(to.abs()) * 1e-12;
    if to - from > least {
        return (from, to);
    }
    let half = if from == 0.0 { 1.0 } else { from.abs() * 0.1 };
    ((from - half).max(f64::MIN), (to + half).min(f64::MAX))
}

/// How the ticks of one axis are written, all in one way: with as many places as the step needs, or with powers of ten.
fn labeler(largest: f64, step: f64, whole: bool) -> impl Fn(f64) -> String {
    let exponent = decade(step);
    let plain = largest < if whole { 1e9 } else { 1e6 } && exponent >= -4;
    let group = largest >= 1e4;
    let digits = (decade(largest.max(step)) - exponent + 1).clamp(1, 17) as usize;
    move |value| match (plain, group) {
        (true, true) => number::grouped(value, places(exponent)),
        (true, false) => number::fixed(value, places(exponent)),
        (false, _) => number::scientific(value, digits),
    }
}

/// The decimal places of a power of ten.
fn places(exponent: i32) -> usize {
    exponent.min(0).unsigned_abs() as usize
}

fn log_label(mantissa: u32, exponent: i32) -> String {
    if mantissa == 1 {
        number::power_of_ten(exponent)
    } else {
        format!("{mantissa}×{}", number::power_of_ten(exponent))
    }
}
