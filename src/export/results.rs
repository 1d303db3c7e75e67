//! The results of all runs as a table: the same columns on the terminal, in the window, as CSV and as Markdown.

use std::cmp::Ordering;

use super::csv;
use crate::experiment::{Experiment, Known, Standing, Summary, Trace};
use crate::figure::number;
use crate::words::{Language, Message, Text, grouped, say};

/// A run in the table.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub name: Text,
    /// The rate that its schedule starts from.
    pub alpha0: Option<f64>,
    pub summary: Summary,
    /// The loss that was asked for, and the first step that reaches it.
    pub target: Option<f64>,
    pub reached: Option<u64>,
}

impl Line {
    /// Of a run at its end. `trace` is the run's.
    ///
    /// # Panics
    /// If the experiment has no such run.
    pub fn of(experiment: &Experiment, run: usize, trace: &Trace, known: &Known, target: Option<f64>) -> Line {
        let plan = &experiment.runs[run];
        Line {
            name: plan.name.clone(),
            alpha0: plan.alpha0(),
            summary: Summary::of(experiment, run, trace, known),
            target,
            reached: target.and_then(|loss| trace.first_at_most(plan, loss)),
        }
    }

    fn diverged(&self) -> bool {
        matches!(self.summary.standing, Standing::Diverged { .. })
    }
}

/// A column of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Column {
    Run,
    Rate,
    Steps,
    Loss,
    Best,
    BestStep,
    Distance,
    /// The radius of wandering.
    Radius,
    /// The loss that was asked for: the same in all lines.
    Target,
    Reached,
    Standing,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// There is no such number.
    Nothing,
    Text(String),
    Count(u64),
    Number(f64),
}

/// In a cell that has no number.
const NOTHING: &str = "–";

impl Column {
    /// What is said of a run in few words.
    pub const SUMMARY: [Column; 8] = [
        Column::Run,
        Column::Steps,
        Column::Loss,
        Column::Best,
        Column::BestStep,
        Column::Distance,
        Column::Radius,
        Column::Standing,
    ];

    /// All that a person reads; whether a loss was asked for decides on one column.
    pub fn shown(target: bool) -> Vec<Column> {
        let mut columns = Column::SUMMARY.to_vec();
        columns.insert(1, Column::Rate);
        if target {
            columns.insert(columns.len() - 1, Column::Reached);
        }
        columns
    }

    /// The name in a CSV file.
    pub fn id(self) -> &'static str {
        match self {
            Column::Run => "run",
            Column::Rate => "alpha0",
            Column::Steps => "steps",
            Column::Loss => "final_loss",
            Column::Best => "best_loss",
            Column::BestStep => "best_step",
            Column::Distance => "distance",
            Column::Radius => "radius",
            Column::Target => "target_loss",
            Column::Reached => "steps_to_target",
            Column::Standing => "standing",
        }
    }

    /// The title over the column; `target` is the loss that was asked for.
    pub fn title(self, language: Language, target: Option<f64>) -> String {
        let key = match self {
            Column::Run => "run-table-run",
            Column::Rate => "run-table-rate",
            Column::Steps => "run-table-steps",
            Column::Loss => "run-table-loss",
            Column::Best => "run-table-best",
            Column::BestStep => "run-table-best-step",
            Column::Distance => "run-table-distance",
            Column::Radius => "run-table-radius",
            Column::Target => "run-table-target",
            Column::Reached => {
                let loss = target.map_or_else(|| NOTHING.to_owned(), |loss| number::short(loss, 6));
                return Message::new("run-table-reached").with("loss", loss).say(language);
            }
            Column::Standing => "run-table-standing",
        };
        say(language, key)
    }

    /// Whether numbers stand in it, to the right.
    pub fn is_number(self) -> bool {
        !matches!(self, Column::Run | Column::Standing)
    }

    /// What stands in it on a line.
    pub fn cell(self, line: &Line, language: Language) -> Cell {
        let Line { name, alpha0, summary, target, reached } = line;
        let number = |number: Option<f64>| number.map_or(Cell::Nothing, Cell::Number);
        let count = |count: Option<u64>| count.map_or(Cell::Nothing, Cell::Count);
        match self {
            Column::Run => Cell::Text(name.get(language).to_owned()),
            Column::Rate => number(*alpha0),
            Column::Steps => Cell::Count(summary.steps.unwrap_or(0)),
            Column::Loss => number(summary.loss),
            Column::Best => number(summary.best.map(|best| best.loss)),
            Column::BestStep => count(summary.best.map(|best| best.step)),
            Column::Distance => number(summary.distance),
            Column::Radius => number(summary.radius),
            Column::Target => number(*target),
            Column::Reached => count(*reached),
            Column::Standing => Cell::Text(summary.standing.message().say(language)),
        }
    }

    /// How two lines stand to each other when they are sorted by this column. Whatever the direction, runs that have
    /// no number come last, and before them those that diverged: their last numbers are no results.
    fn compare(self, lines: [&Line; 2], descending: bool, language: Language) -> Ordering {
        let cells = lines.map(|line| self.cell(line, language));
        let last = |i: usize| match &cells[i] {
            Cell::Nothing => 2,
            _ if self != Column::Run && lines[i].diverged() => 1,
            _ => 0,
        };
        let values = match &cells {
            [Cell::Count(one), Cell::Count(other)] => one.cmp(other),
            [Cell::Number(one), Cell::Number(other)] => one.total_cmp(other),
            [Cell::Text(one), Cell::Text(other)] => one.to_lowercase().cmp(&other.to_lowercase()),
            _ => Ordering::Equal,
        };
        last(0).cmp(&last(1)).then(if descending { values.reverse() } else { values })
    }
}

/// The places of the lines sorted by a column; equal lines stay as they are.
pub fn sorted(lines: &[Line], column: Column, descending: bool, language: Language) -> Vec<usize> {
    let mut places: Vec<usize> = (0..lines.len()).collect();
    places.sort_by(|a, b| column.compare([&lines[*a], &lines[*b]], descending, language));
    places
}

impl Cell {
    /// For a person: six digits that matter, counts in groups.
    pub fn readable(&self) -> String {
        match self {
            Cell::Nothing => NOTHING.to_owned(),
            Cell::Text(text) => text.clone(),
            Cell::Count(count) => grouped(*count),
            Cell::Number(value) => number::short(*value, 6),
        }
    }

    /// For a program: the shortest decimal that reads back to the same double; nothing where there is none.
    fn exact(&self) -> String {
        match self {
            Cell::Nothing => String::new(),
            Cell::Text(text) => csv::quoted(text),
            Cell::Count(count) => count.to_string(),
            Cell::Number(value) => csv::shortest(*value),
        }
    }
}

/// The table as CSV, the same in every language.
pub fn to_csv<'a>(lines: impl Iterator<Item = &'a Line> + Clone) -> String {
    let target = lines.clone().any(|line| line.target.is_some());
    let mut columns = Column::shown(target);
    if let Some(place) = columns.iter().position(|column| *column == Column::Reached) {
        columns.insert(place, Column::Target);
    }
    let row = |cells: Vec<String>| cells.join(",") + "\n";
    let head = row(columns.iter().map(|column| column.id().to_owned()).collect());
    let cells = |line| columns.iter().map(|column| column.cell(line, Language::En).exact()).collect();
    lines.fold(head, |text, line| text + &row(cells(line)))
}

/// The table as Markdown, numbers as a person reads them.
pub fn to_markdown<'a>(lines: impl Iterator<Item = &'a Line> + Clone, language: Language) -> String {
    let target = lines.clone().find_map(|line| line.target);
    let columns = Column::shown(target.is_some());
    let row = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = row(columns.iter().map(|column| cell(&column.title(language, target))).collect());
    let rule = columns.iter().map(|column| if column.is_number() { "---:" } else { ":---" }.to_owned()).collect();
    let cells = |line| columns.iter().map(|column| cell(&column.cell(line, language).readable())).collect();
    lines.fold(head + &row(rule), |text, line| text + &row(cells(line)))
}

/// A text that neither ends its cell nor its line.
fn cell(text: &str) -> String {
    text.replace('\\', "\\\\").replace('|', "\\|").replace(['\n', '\r'], " ")
}
