//! `thalweg show ID`

use std::fmt::Write as _;

use clap::Args;

use super::print;
use super::report::Failure;
use crate::catalog::{self, Default, Document, Optimizer, StationaryKind, Surface};
use crate::experiment;
use crate::experiment::Experiment;
use crate::experiment::data::Loaded;
use crate::formula::{Formula, latex};
use crate::words::{Fault, Language, Message, nearest, number, say};

/// Show an entry of the catalog, or a built-in preset as the file that it is
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of a surface, an optimizer, a schedule or a preset
    id: String,
    /// The formulas as LaTeX, one line each, and nothing else
    #[arg(long)]
    latex: bool,
}

const EXAMPLES: &str = "\
Examples:
  thalweg show adam
  thalweg show rosenbrock --latex
  thalweg show 1-momentum-zigzag > my.toml";

/// Of a line of words.
const WIDTH: usize = 96;

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let id = arguments.id.as_str();
    if let Some(text) = catalog::preset(id) {
        return print(&if arguments.latex { preset_latex(id, text)? } else { text.to_owned() });
    }
    let document = catalog::surface(id).map(|surface| &surface.document);
    let document = document.or_else(|| catalog::optimizer(id).map(|optimizer| &optimizer.document));
    let document = document.or_else(|| catalog::schedule(id).map(|schedule| &schedule.document));
    let Some(document) = document else { return Err(unknown(id)) };
    print(&if arguments.latex { lines(&document.formula) } else { entry(document) })
}

/// The formulas of a preset: its problem's, then each run's.
fn preset_latex(id: &str, text: &str) -> Result<String, Failure> {
    let opened = experiment::open(text, |_| Loaded::default());
    let (_, Experiment { problem, runs, .. }, _) =
        opened.map_err(|faults| Failure::Faults { name: format!("{id}.toml"), text: text.to_owned(), faults })?;
    let mut shown: Vec<String> = vec![lines(&problem.formula)];
    for run in &runs {
        let rule = lines(&run.rule);
        if !shown.contains(&rule) {
            shown.push(rule);
        }
    }
    Ok(shown.concat())
}

fn lines(formula: &Formula) -> String {
    latex::lines(formula, &latex::Style::default()).into_iter().map(|line| line.latex + "\n").collect()
}

fn unknown(id: &str) -> Failure {
    let presets = catalog::presets().iter().map(|(id, _)| *id);
    let ids = catalog::surface_ids().chain(catalog::optimizer_ids()).chain(catalog::schedule_ids()).chain(presets);
    let fault = Fault::new(Message::new("cli-unknown-id").with("id", id));
    Failure::Said(Box::new(match nearest(id, ids) {
        Some(near) => fault.help(Message::new("cli-did-you-mean").with("name", near)),
        None => fault.help(Message::new("cli-unknown-id-help")),
    }))
}

/// All that the catalog says of an entry.
fn entry(document: &Document) -> String {
    let mut text = String::new();
    let Document { id, order: _, group, title, description, source, equals, note, text: formula, .. } = document;
    let mut line = |words: &str| writeln!(text, "{words}").expect("a String takes all");
    line(&format!("{} ({id}, {})", title.get(Language::En), group.get(Language::En)));
    line("");
    wrapped(description.get(Language::En)).iter().for_each(|words| line(words));
    line("");
    formula.trim_end().lines().for_each(|words| line(&format!("  {words}")));
    parameters(document).iter().for_each(|words| line(words));
    if let Some(surface) = catalog::surface(id) {
        stationary(surface).iter().for_each(|words| line(words));
    }
    if !equals.is_empty() {
        line("");
    }
    for equal in equals {
        let when = equal.when.as_ref().map(|when| format!(" ({})", when.get(Language::En))).unwrap_or_default();
        line(&format!("{}: {}{when}", equal.framework, equal.call));
    }
    for more in note.iter().map(|note| note.get(Language::En)).chain(source.as_deref()) {
        line("");
        wrapped(more).iter().for_each(|words| line(words));
    }
    text
}

/// Lines of at most [`WIDTH`] characters, broken between words.
fn wrapped(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for paragraph in text.trim_end().lines() {
        lines.push(String::new());
        for word in paragraph.split(' ') {
            let line = lines.last_mut().expect("one was just added");
            if !line.is_empty() && line.chars().count() + 1 + word.chars().count() > WIDTH {
                lines.push(word.to_owned());
            } else {
                line.push_str(if line.is_empty() { "" } else { " " });
                line.push_str(word);
            }
        }
    }
    lines
}

/// Each parameter with its default and its meaning; of an optimizer the rate too.
fn parameters(document: &Document) -> Vec<String> {
    let rate = catalog::optimizer(&document.id)
        .map(|Optimizer { rate, .. }| ("alpha0".to_owned(), number(rate.default), say(Language::En, "cli-rate")));
    let given = document.parameters.iter().map(|parameter| {
        let default = match &parameter.default {
            Default::Number(value) => number(*value),
            Default::Input(name) => name.clone(),
        };
        (parameter.name.clone(), default, parameter.meaning.get(Language::En).to_owned())
    });
    let rows: Vec<_> = rate.into_iter().chain(given).collect();
    let names = rows.iter().map(|row| row.0.len() + row.1.len()).max().unwrap_or(0);
    let line = |(name, default, meaning): &(String, String, String)| {
        format!("  {name} = {default}{:blanks$}  {meaning}", "", blanks = names - name.len() - default.len())
    };
    let head = (!rows.is_empty()).then(String::new);
    head.into_iter().chain(rows.iter().map(line)).collect()
}

/// The listed points of a surface, with what they are and the value there.
fn stationary(surface: &Surface) -> Vec<String> {
    let line = |point: &catalog::Stationary| {
        let kind = match point.kind {
            StationaryKind::Minimum => "cli-minimum",
            StationaryKind::Saddle => "cli-saddle",
            StationaryKind::Maximum => "cli-maximum",
            StationaryKind::Degenerate => "cli-degenerate",
        };
        let at: Vec<String> = point.at.iter().map(|value| number(*value)).collect();
        format!("  {} ({}), f = {}", say(Language::En, kind), at.join(", "), number(point.f))
    };
    let head = (!surface.stationary.is_empty()).then(String::new);
    head.into_iter().chain(surface.stationary.iter().map(line)).collect()
}
