//! Names the run, the step and the value nearest to the pointer.

use eframe::egui::Response;

use super::coordinates;
use super::drawn::Drawn;
use crate::app::chances;
use crate::app::model::Model;
use crate::app::widgets::short;
use crate::experiment::{Levels, Trace};
use crate::figure::chart::{Look, Quantity};
use crate::figure::series::Line;
use crate::words::{Message, say};

/// How far a line may be from the pointer, in points.
const REACH: f64 = 12.0;

pub fn show(model: &Model, drawn: &Drawn, response: &Response) {
    let Some(pointer) = response.hover_pos().filter(|_| !response.dragged()) else { return };
    let at = [f64::from(pointer.x), f64::from(pointer.y)];
    if let Some(line) = nearest(drawn, at)
        && let Some(text) = describe(model, drawn, line, drawn.frame.x.value(at[0]))
    {
        response.clone().on_hover_text_at_pointer(text);
    }
}

/// The line that passes the pointer most closely.
fn nearest(drawn: &Drawn, at: [f64; 2]) -> Option<usize> {
    let step = drawn.frame.x.value(at[0]).round();
    let mut nearest: Option<(f64, usize)> = None;
    // Bands are told with their medians.
    for (i, series) in drawn.chart.series.iter().enumerate().filter(|(_, series)| series.look != Look::Band) {
        let index = series.values.partition_point(|value| value[0] < step);
        let Some([_, low, high]) = series.values.get(index) else { continue };
        let [low, high] = [low, high].map(|value| drawn.frame.y.pixel(*value));
        // Down the window values fall.
        let distance = (high - at[1]).max(at[1] - low).max(0.0);
        if distance < REACH && nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, i));
        }
    }
    nearest.map(|(_, line)| line)
}

fn describe(model: &Model, drawn: &Drawn, line: usize, step: f64) -> Option<String> {
    let (run, line) = *drawn.lines.get(line)?;
    let (language, plan, trace) = (model.language(), model.experiment.runs.get(run)?, model.traces.shown(run)?);
    let name = plan.name.get(language);
    let name = match line {
        Line::Whole | Line::Band | Line::Median => name.to_owned(),
        Line::Along(axis) => format!("{name}, {}", coordinates(model).get(axis)?),
        Line::Batch => format!("{name}, {}", say(language, "figure-batch-loss")),
    };
    if line == Line::Median {
        let chance = chances::chance(model)?;
        let losses = &chance.runs.get(run)?.losses;
        let after = losses.partition_point(|at| at[0] < step.round()).min(losses.len().checked_sub(1)?);
        let [at, low, median, high] = losses[after];
        let message = Message::new("app-hover-seeds").with("run", name).with("step", at as u64);
        let message = message.with("count", chance.seeds).with("median", short(median));
        return Some(message.with("low", short(low)).with("high", short(high)).say(language));
    }
    let levels = levels(trace, drawn.wanted.quantity, line)?;
    // A value of a whole step is seen left of the step's end.
    let step = if drawn.chart.hold { step.ceil() } else { step.round() };
    let stretch = levels.stretch((step.max(0.0) as u64).max(levels.first()));
    let [low, high] = levels.range(stretch)?;
    let from = levels.step(stretch);
    let message = if levels.width() == 1 {
        Message::new("app-hover").with("step", from).with("value", short(low))
    } else {
        let to = (from + levels.width() - 1).min(trace.last.unwrap_or(from));
        let message = Message::new("app-hover-stretch").with("from", from).with("to", to);
        message.with("low", short(low)).with("high", short(high))
    };
    Some(message.with("run", name).say(language))
}

fn levels(trace: &Trace, quantity: Quantity, line: Line) -> Option<&Levels> {
    match (quantity, line) {
        (Quantity::Loss, Line::Batch) => trace.batch_loss.as_ref(),
        (Quantity::Loss, _) => Some(&trace.loss),
        (Quantity::Rate, _) => Some(&trace.rate),
        (Quantity::EffectiveStep, Line::Along(1)) => Some(&trace.effective[1]),
        (Quantity::EffectiveStep, _) => Some(&trace.effective[0]),
    }
}
