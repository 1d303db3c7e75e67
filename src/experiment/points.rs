//! A learning rate set by hand: points of step and rate, and what can be done with them.

use super::plan::Plan;
use super::preset::Join;
use super::rates::Rates;
use super::trace::Trace;
use crate::formula::rate_of_points;

/// Step and rate, the steps ascending from 1 or later; at least one.
pub type Points = Vec<(u64, f64)>;

/// The most points that trace a schedule.
const MOST: usize = 12;
/// Steps at which a schedule is looked at to be traced.
const LOOKS: u64 = 2_048;
/// How far the traced rate may be off, as a part of it.
const CLOSE: f64 = 0.01;

/// The rate that points give at step `t`.
pub fn rate_at(points: &[(u64, f64)], join: Join, t: u64) -> f64 {
    rate_of_points(points, join == Join::Line, t)
}

/// The rate from step `t` on; what comes after it is dropped, what is before it stays. Where nothing changes at `t` no
/// point is added.
pub fn set_from(points: &[(u64, f64)], join: Join, t: u64, rate: f64) -> Points {
    let t = t.max(1);
    let mut kept: Points = points.iter().copied().take_while(|point| point.0 < t).collect();
    if kept.is_empty() && t > 1 {
        // Before the first point its rate holds.
        kept.extend(points.first().map(|first| (1, first.1)));
    }
    if let Some(&last) = kept.last() {
        let held = rate_at(points, join, t - 1);
        // On the straight way to the new point the rate would change before it.
        if join == Join::Line && last.0 < t - 1 && (held != last.1 || rate != last.1) {
            kept.push((t - 1, held));
        }
    }
    if kept.last().is_none_or(|last| last.1 != rate) {
        kept.push((t, rate));
    }
    kept
}

/// With one point more at step `t`, which leaves the rates as they are; the same points where there is one already.
pub fn with_point(points: &[(u64, f64)], join: Join, t: u64) -> Points {
    let t = t.max(1);
    let mut new = points.to_vec();
    if let Err(place) = points.binary_search_by_key(&t, |point| point.0) {
        new.insert(place, (t, rate_at(points, join, t)));
    }
    new
}

/// With one point elsewhere, but between its neighbors and within `steps`.
pub fn moved(points: &[(u64, f64)], index: usize, (step, rate): (u64, f64), steps: u64) -> Points {
    let mut new = points.to_vec();
    let least = index.checked_sub(1).and_then(|before| points.get(before)).map_or(1, |before| before.0 + 1);
    let most = points.get(index + 1).map_or(steps.max(least), |after| after.0 - 1);
    if let Some(point) = new.get_mut(index) {
        *point = (step.clamp(least, most.max(least)), rate);
    }
    new
}

/// Without a point; the last one stays.
pub fn without(points: &[(u64, f64)], index: usize) -> Points {
    let mut new = points.to_vec();
    if new.len() > 1 && index < new.len() {
        new.remove(index);
    }
    new
}

/// A few points that trace the rates of a plan, without its warm-up: each of their levels where they have few, exactly;
/// else a line that is nearly the same. `run` is what the plan left, which alone tells the rates of a schedule that
/// follows the loss.
pub fn by_hand(plan: &Plan, run: Option<&Trace>) -> (Points, Join) {
    let mut rates = Rates::of(plan, true);
    let samples = match (&mut rates, run) {
        (Some(rates), Some(run)) if rates.remember() => recorded(plan, run),
        (Some(rates), _) => rates.samples(LOOKS),
        (None, _) => Vec::new(),
    };
    trace(samples, |t| rates.as_mut().filter(|rates| !rates.remember()).map(|rates| rates.at(t)))
}

/// The rates that a run used, as many as its trace keeps.
fn recorded(plan: &Plan, run: &Trace) -> Points {
    let warmed = |t: u64| if t <= plan.warmup { t as f64 / plan.warmup as f64 } else { 1.0 };
    run.rate.iter().map(|(t, [low, _])| (t, low / warmed(t))).collect()
}

fn trace(mut samples: Points, mut rate: impl FnMut(u64) -> Option<f64>) -> (Points, Join) {
    samples.retain(|sample| sample.1.is_finite());
    let Some(&first) = samples.first() else { return (vec![(1, 0.0)], Join::Hold) };
    let mut levels = vec![(1, first.1)];
    for pair in samples.windows(2).filter(|pair| pair[0].1 != pair[1].1) {
        if levels.len() >= MOST {
            return (line(&samples), Join::Line);
        }
        levels.push((change(&mut rate, pair[0], pair[1]), pair[1].1));
    }
    (levels, Join::Hold)
}

/// The first step that has the rate of the second sample, where there is but one change between the two.
fn change(rate: &mut impl FnMut(u64) -> Option<f64>, from: (u64, f64), to: (u64, f64)) -> u64 {
    let (mut before, mut after) = (from.0, to.0);
    while after - before > 1 {
        let middle = before + (after - before) / 2;
        match rate(middle) {
            Some(rate) if rate == to.1 => after = middle,
            Some(_) => before = middle,
            None => break,
        }
    }
    after
}

/// Points added one after the other where the line is farthest off.
fn line(samples: &[(u64, f64)]) -> Points {
    let largest = samples.iter().map(|sample| sample.1.abs()).fold(0.0, f64::max);
    let mut kept = vec![0, samples.len() - 1];
    while kept.len() < MOST {
        let points: Points = kept.iter().map(|&i| samples[i]).collect();
        let off = |i: usize| {
            let (step, rate) = samples[i];
            (rate_at(&points, Join::Line, step) - rate).abs() / (rate.abs() + 0.02 * largest)
        };
        let worst = (0..samples.len()).max_by(|&a, &b| off(a).total_cmp(&off(b)));
        let Some(worst) = worst.filter(|&worst| off(worst) > CLOSE) else { break };
        let Err(place) = kept.binary_search(&worst) else { break };
        kept.insert(place, worst);
    }
    // The ends as they are; what is between them is no more than near.
    let ends = [kept[0], kept[kept.len() - 1]];
    let rounded = |rate: f64| format!("{rate:.3e}").parse().unwrap_or(rate);
    let point = |i: usize| if ends.contains(&i) { samples[i] } else { (samples[i].0, rounded(samples[i].1)) };
    kept.into_iter().map(point).collect()
}
