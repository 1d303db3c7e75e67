//! The keys and values that a preset comes to, section by section in the order of a fresh file.

use toml_edit::{Array, InlineTable, Value};

use super::super::{
    Columns, DataSource, Function, Parameters, ProblemSource, Rate, Rule, RunSource, Schedule, Training, View, keys,
};
use crate::words::Text;

pub fn problem(problem: &ProblemSource) -> InlineTable {
    let ProblemSource { function, parameters, view } = problem;
    let mut draft = InlineTable::new();
    match function {
        Function::Catalog(id) => put(&mut draft, "surface", Some(string(id))),
        Function::Typed { formula, coordinates } => {
            put(&mut draft, "formula", Some(string(formula)));
            put(&mut draft, "coordinates", coordinates.as_ref().map(|names| strings(names)));
        }
        Function::Examples { loss, coordinates, data: source } => {
            put(&mut draft, "example_loss", Some(string(loss)));
            put(&mut draft, "coordinates", coordinates.as_ref().map(|names| strings(names)));
            put(&mut draft, "data", Some(Value::InlineTable(data(source))));
        }
    }
    put(&mut draft, "parameters", table(parameters));
    put(&mut draft, "view", view.as_ref().map(|ends| numbers(ends)));
    draft
}

fn data(source: &DataSource) -> InlineTable {
    let mut draft = InlineTable::new();
    match source {
        DataSource::Generated { generator, examples, seed, parameters } => {
            put(&mut draft, "generator", Some(string(generator)));
            put(&mut draft, "examples", examples.map(whole));
            put(&mut draft, "seed", seed.map(whole));
            for (name, value) in parameters {
                put(&mut draft, name, Some(number(*value)));
            }
        }
        DataSource::Csv { path, columns, standardize } => {
            put(&mut draft, "csv", Some(string(path)));
            put(&mut draft, "columns", columns.as_ref().map(chosen));
            put(&mut draft, "standardize", standardize.map(Value::from));
        }
        DataSource::Rows { columns, rows } => {
            put(&mut draft, "columns", Some(strings(columns)));
            put(&mut draft, "rows", Some(Value::Array(lines(rows))));
        }
    }
    draft
}

fn chosen(columns: &Columns) -> Value {
    match columns {
        Columns::Own(names) => strings(names),
        Columns::Named(names) => {
            let mut draft = InlineTable::new();
            for (name, header) in names {
                put(&mut draft, name, Some(string(header)));
            }
            Value::InlineTable(draft)
        }
    }
}

/// Each row in a line of its own.
fn lines(rows: &[Vec<f64>]) -> Array {
    let mut lines = Array::new();
    for row in rows {
        lines.push_formatted(numbers(row).decorated("\n  ", ""));
    }
    lines.set_trailing("\n");
    lines.set_trailing_comma(true);
    lines
}

pub fn training(training: &Training) -> InlineTable {
    let Training { start, steps, steps_per_epoch, seed, batch, replacement, gradient_noise } = training;
    let mut draft = InlineTable::new();
    put(&mut draft, "start", start.as_ref().map(|point| numbers(point)));
    put(&mut draft, "steps", steps.map(whole));
    put(&mut draft, "steps_per_epoch", steps_per_epoch.map(whole));
    put(&mut draft, "seed", seed.map(whole));
    put(&mut draft, "batch", batch.map(whole));
    put(&mut draft, "replacement", replacement.map(Value::from));
    put(&mut draft, "gradient_noise", gradient_noise.map(number));
    draft
}

pub fn run(run: &RunSource) -> InlineTable {
    let RunSource { name, rule, parameters, rate, warmup, start, color, visible } = run;
    let mut draft = InlineTable::new();
    put(&mut draft, "name", name.as_ref().map(words));
    match rule {
        Rule::Catalog(id) => put(&mut draft, "optimizer", Some(string(id))),
        Rule::Typed(text) => put(&mut draft, "rule", Some(string(text))),
    }
    put(&mut draft, "optimizer_parameters", table(parameters));
    put_rate(&mut draft, rate);
    put(&mut draft, "warmup", warmup.map(whole));
    put(&mut draft, "start", start.as_ref().map(|point| numbers(point)));
    put(&mut draft, "color", color.map(|color| Value::from(color.to_string())));
    put(&mut draft, "visible", visible.map(Value::from));
    draft
}

fn put_rate(draft: &mut InlineTable, rate: &Rate) {
    match rate {
        Rate::Schedule { schedule, parameters, by, alpha0 } => {
            match schedule {
                None => {}
                Some(Schedule::Catalog(id)) => put(draft, "schedule", Some(string(id))),
                Some(Schedule::Typed(text)) => put(draft, "schedule_formula", Some(string(text))),
            }
            put(draft, "schedule_parameters", table(parameters));
            put(draft, "schedule_by", by.map(|by| Value::from(keys::word(keys::BY, &by))));
            put(draft, "alpha0", alpha0.map(number));
        }
        Rate::Points { points, join } => {
            let points = points.iter().map(|(step, rate)| Array::from_iter([whole(*step), number(*rate)]));
            put(draft, "schedule_points", Some(Value::from(Array::from_iter(points))));
            let join = join.map(|join| Value::from(keys::word(keys::JOIN, &join)));
            put(draft, "schedule_points_join", join);
        }
    }
}

pub fn view(view: &View) -> InlineTable {
    let View {
        step,
        layers,
        loss_scale,
        batch_loss,
        seeds,
        rate_scale,
        step_scale,
        surface_scale,
        coordinates,
        speed,
        target_loss,
    } = view;
    let mut draft = InlineTable::new();
    put(&mut draft, "step", step.map(whole));
    let words = |layers: &Vec<_>| layers.iter().map(|layer| keys::word(keys::LAYERS, layer)).collect();
    put(&mut draft, "layers", layers.as_ref().map(words).map(Value::Array));
    let scale = |scale: &Option<_>| scale.map(|scale| Value::from(keys::word(keys::SCALE, &scale)));
    put(&mut draft, "loss_scale", scale(loss_scale));
    put(&mut draft, "batch_loss", batch_loss.map(Value::from));
    put(&mut draft, "seeds", seeds.map(whole));
    put(&mut draft, "rate_scale", scale(rate_scale));
    put(&mut draft, "step_scale", scale(step_scale));
    let scale = surface_scale.map(|scale| Value::from(keys::word(keys::SURFACE_SCALE, &scale)));
    put(&mut draft, "surface_scale", scale);
    put(&mut draft, "coordinates", coordinates.as_ref().map(|names| strings(names)));
    put(&mut draft, "speed", speed.map(number));
    put(&mut draft, "target_loss", target_loss.map(number));
    draft
}

/// One text for all languages, or a table of one for each.
pub fn words(text: &Text) -> Value {
    match text {
        Text::Same(text) => string(text),
        Text::Each { en, ko } => {
            let mut each = InlineTable::new();
            put(&mut each, "en", Some(string(en)));
            put(&mut each, "ko", Some(string(ko)));
            Value::InlineTable(each)
        }
    }
}

/// The shortest text that reads back to the same double: `30.0`, `0.1`, `1e-8`.
pub fn number(number: f64) -> Value {
    format!("{number:?}").parse().unwrap_or_else(|_| Value::from(number))
}

fn whole(number: u64) -> Value {
    // The reader takes no greater one, since TOML has none.
    Value::from(i64::try_from(number).unwrap_or(i64::MAX))
}

fn string(text: &str) -> Value {
    Value::from(text)
}

fn strings(texts: &[String]) -> Value {
    Value::Array(texts.iter().map(String::as_str).collect())
}

fn numbers(values: &[f64]) -> Value {
    Value::Array(values.iter().map(|value| number(*value)).collect())
}

/// `{ beta = 0.9 }`; nothing where there are no parameters.
fn table(parameters: &Parameters) -> Option<Value> {
    let mut draft = InlineTable::new();
    for (name, value) in parameters {
        put(&mut draft, name, Some(number(*value)));
    }
    (!draft.is_empty()).then_some(Value::InlineTable(draft))
}

fn put(draft: &mut InlineTable, key: &str, value: Option<Value>) {
    if let Some(value) = value {
        draft.insert(key, value);
    }
}
