//! A small picture of a schedule: its rate over all steps, from its own compiled formula.

use std::collections::HashMap;
use std::sync::Arc;

use eframe::egui::{Id, Rect, Shape, Stroke, StrokeKind, Ui, mutex::Mutex, pos2};

use crate::app::model::Model;
use crate::app::style::{color, theme};
use crate::experiment::Rates;
use crate::experiment::points::rate_at;
use crate::experiment::preset::{By, Join, Rate, Schedule};

/// Places across a picture at which the rate is taken.
const PLACES: u64 = 92;
/// Curves that are kept; a slider that is dragged makes many.
const MOST: usize = 256;

/// What a curve depends on.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Key {
    schedule: String,
    /// The bits of the parameters, which are no numbers to compare where they are NaN.
    numbers: Vec<u64>,
    by_step: bool,
    steps: u64,
    steps_per_epoch: u64,
}

/// Rates, each as a part of the largest; nothing where there are none.
type Curve = Arc<Vec<f32>>;

/// Paints the curve into `rect`, on a card of its own.
pub fn paint(ui: &Ui, model: &Model, rate: &Rate, rect: Rect) {
    let theme = theme(ui);
    ui.painter().rect(rect, 3.0, color(theme.background), Stroke::new(1.0, color(theme.border)), StrokeKind::Inside);
    let inner = rect.shrink(3.0);
    let curve = curve(ui, model, rate);
    let last = curve.len().saturating_sub(1).max(1) as f32;
    let at = |(i, part): (usize, &f32)| {
        pos2(inner.left() + inner.width() * i as f32 / last, inner.bottom() - inner.height() * part)
    };
    let points: Vec<_> = curve.iter().enumerate().map(at).collect();
    ui.painter().add(Shape::line(points, Stroke::new(1.4, color(theme.accent))));
}

fn curve(ui: &Ui, model: &Model, rate: &Rate) -> Curve {
    let (steps, steps_per_epoch) = (model.steps(), model.experiment.steps_per_epoch);
    let (schedule, parameters, by) = match rate {
        // Points are their own curve, and there may be thousands of them.
        Rate::Points { points, join } => return by_hand(points, join.unwrap_or_default(), steps),
        Rate::Schedule { schedule, parameters, by, .. } => (schedule, parameters, by),
    };
    let schedule = match schedule {
        Some(Schedule::Catalog(id)) => id.clone(),
        Some(Schedule::Typed(text)) => {
            format!("= {text} {:?}", parameters.iter().map(|(name, _)| name).collect::<Vec<_>>())
        }
        None => String::new(),
    };
    let numbers = parameters.iter().map(|(_, value)| value.to_bits()).collect();
    let key = Key { schedule, numbers, by_step: *by == Some(By::Step), steps, steps_per_epoch };
    let slot = Id::unique("curves of schedules");
    let shelf = ui.data_mut(|data| Arc::clone(data.get_temp_mut_or_default::<Arc<Mutex<HashMap<Key, Curve>>>>(slot)));
    let mut shelf = shelf.lock();
    if shelf.len() > MOST {
        shelf.clear();
    }
    let rates = || Rates::new(rate, steps, steps_per_epoch).map(|mut rates| rates.samples(PLACES)).unwrap_or_default();
    let curve = shelf.entry(key).or_insert_with(|| parts(rates().into_iter().map(|(_, rate)| rate).collect()));
    Arc::clone(curve)
}

fn by_hand(points: &[(u64, f64)], join: Join, steps: u64) -> Curve {
    let place = |i: u64| 1 + (u128::from(i) * u128::from(steps.saturating_sub(1)) / u128::from(PLACES - 1)) as u64;
    parts((0..PLACES).map(|i| rate_at(points, join, place(i))).collect())
}

fn parts(rates: Vec<f64>) -> Curve {
    let largest = rates.iter().copied().filter(|rate| rate.is_finite()).fold(0.0, f64::max);
    let part = |rate: &f64| if largest > 0.0 { (rate / largest).clamp(0.0, 1.0) as f32 } else { 0.0 };
    Arc::new(rates.iter().filter(|rate| rate.is_finite()).map(part).collect())
}
