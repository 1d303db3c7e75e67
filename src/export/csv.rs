//! The trajectory as CSV: one block of rows a run, in the order of the preset.

use std::fmt::Write as _;

use crate::experiment::{Diverged, Experiment, Plan, Row, Rows};
use crate::words::Language;

/// Characters that are handed on at once.
const CHUNK: usize = 1 << 16;

/// Writes the trajectories of all runs. `put` gets the text piece by piece, with the run (from 0) and the step that it has
/// come to, and ends the work with what it returns as an error.
///
/// # Errors
/// What `put` returned.
pub fn write<E>(
    experiment: &Experiment,
    state: bool,
    put: &mut dyn FnMut(&str, usize, u64) -> Result<(), E>,
) -> Result<(), E> {
    let table = Table::new(experiment, state);
    let header = table.header();
    table.write(experiment, header, put)
}

/// Writes the trajectories of one of several seeds, with a column for the seed before all others. The header comes with
/// the `first` of them.
///
/// # Errors
/// What `put` returned.
pub fn write_seed<E>(
    experiment: &Experiment,
    state: bool,
    first: bool,
    put: &mut dyn FnMut(&str, usize, u64) -> Result<(), E>,
) -> Result<(), E> {
    let table = Table::of_seed(experiment, state);
    let header = if first { table.header() } else { String::new() };
    table.write(experiment, header, put)
}

/// Columns before the coordinates.
const FIRST: [&str; 5] = ["run", "step", "epoch", "rate", "loss"];
/// Before them, where there are runs of several seeds.
const SEED: &str = "seed";

/// The columns of an experiment's trajectory.
pub struct Table {
    dim: usize,
    names: Vec<String>,
    /// How many columns there are before those of the states.
    fixed: usize,
    /// The seed of all lines, where it has a column.
    seed: Option<u64>,
    /// For each run, the column of each of its numbers of state.
    states: Vec<Vec<usize>>,
}

impl Table {
    /// The columns; with those of the rules' states if `state` is set. Runs share a state's column by its name.
    pub fn new(experiment: &Experiment, state: bool) -> Table {
        Table::with(experiment, state, None)
    }

    /// The same for one of several seeds, which gets a column of its own before all others.
    pub fn of_seed(experiment: &Experiment, state: bool) -> Table {
        Table::with(experiment, state, Some(experiment.seed))
    }

    fn with(experiment: &Experiment, state: bool, seed: Option<u64>) -> Table {
        let coordinates = &experiment.problem.coordinates;
        let first = seed.map(|_| SEED).into_iter().chain(FIRST);
        let mut names: Vec<String> = first.map(str::to_owned).collect();
        names.extend(coordinates.iter().cloned());
        names.extend(coordinates.iter().map(|name| format!("d{name}")));
        let fixed = names.len();
        let mut states = Vec::new();
        for plan in &experiment.runs {
            let own = if state { plan.state_columns(coordinates) } else { Vec::new() };
            let mut columns = Vec::with_capacity(own.len());
            for name in own {
                let place = column(&mut names, fixed, &columns, name);
                columns.push(place);
            }
            states.push(columns);
        }
        Table { dim: coordinates.len(), names, fixed, seed, states }
    }

    /// Writes the lines of all runs behind a text.
    fn write<E>(
        &self,
        experiment: &Experiment,
        mut text: String,
        put: &mut dyn FnMut(&str, usize, u64) -> Result<(), E>,
    ) -> Result<(), E> {
        for (run, plan) in experiment.runs.iter().enumerate() {
            let mut lines = self.lines(run, plan);
            while let Some(step) = lines.next_into(&mut text) {
                if text.len() >= CHUNK {
                    put(&text, run, step)?;
                    text.clear();
                }
            }
        }
        put(&text, experiment.runs.len().saturating_sub(1), experiment.steps)
    }

    /// The first line.
    pub fn header(&self) -> String {
        let names: Vec<String> = self.names.iter().map(|name| quoted(name)).collect();
        names.join(",") + "\n"
    }

    /// The lines of one run, computed as they are asked for.
    pub fn lines<'a>(&'a self, run: usize, plan: &Plan) -> Lines<'a> {
        let name = quoted(plan.name.get(Language::En));
        let name = self.seed.map_or(name.clone(), |seed| format!("{seed},{name}"));
        Lines { table: self, name, run, rows: Rows::new(plan) }
    }
}

/// The lines of one run.
pub struct Lines<'a> {
    table: &'a Table,
    /// How each line begins.
    name: String,
    run: usize,
    rows: Rows,
}

impl Lines<'_> {
    /// Appends the next line to `text` and says which step it is of; `None` after the last.
    pub fn next_into(&mut self, text: &mut String) -> Option<u64> {
        let row = self.rows.next()?;
        self.table.push(text, &self.name, self.run, &row);
        Some(row.t)
    }

    /// Where the run diverged, once the lines have come to an end.
    pub fn diverged(&self) -> Option<Diverged> {
        self.rows.diverged()
    }
}

impl Table {
    fn push(&self, text: &mut String, name: &str, run: usize, row: &Row) {
        let Row { t, epoch, loss, point, rate, gradient, states, .. } = row;
        write!(text, "{name},{t},{epoch},").expect("a String takes all");
        if let Some(rate) = rate {
            push_number(text, *rate);
        }
        text.push(',');
        push_number(text, *loss);
        let gradient = (0..self.dim).map(|c| gradient.get(c));
        for number in point.iter().map(Some).chain(gradient) {
            text.push(',');
            number.inspect(|number| push_number(text, **number));
        }
        let columns = &self.states[run];
        for column in self.fixed..self.names.len() {
            text.push(',');
            if let Some(place) = columns.iter().position(|own| *own == column) {
                push_number(text, states[place]);
            }
        }
        text.push('\n');
    }
}

/// The place of the column of that name among the states', which is added if there is none yet. A state that is called
/// like one of the `fixed` columns, or like one that the run itself has `taken` (`V` along `x`, and a number `V_x`), gets
/// a `_` behind its name.
fn column(names: &mut Vec<String>, fixed: usize, taken: &[usize], mut name: String) -> usize {
    while names[..fixed].contains(&name) || taken.iter().any(|place| names[*place] == name) {
        name.push('_');
    }
    if let Some(place) = names[fixed..].iter().position(|other| *other == name) {
        return fixed + place;
    }
    names.push(name);
    names.len() - 1
}

/// The shortest decimal that reads back to the same double: `120`, `0.1`, `1e-8`, `-0`.
fn push_number(text: &mut String, number: f64) {
    write!(text, "{number:?}").expect("a String takes all");
    if text.ends_with(".0") {
        text.truncate(text.len() - 2);
    }
}

/// That decimal alone.
pub(super) fn shortest(number: f64) -> String {
    let mut text = String::new();
    push_number(&mut text, number);
    text
}

/// A field, in quotes where it needs them (RFC 4180).
pub(super) fn quoted(field: &str) -> String {
    if field.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}
