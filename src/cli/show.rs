//! `thalweg show ID`

use clap::{Args, ValueEnum};

use super::print;
use super::report::Failure;
use crate::catalog;
use crate::experiment;
use crate::experiment::Experiment;
use crate::experiment::data::Loaded;
use crate::export::page::Page;
use crate::formula::latex::{Writing, aligned};
use crate::words::{Fault, Language, Message, nearest};

/// Show an entry of the catalog, or a built-in preset as the file that it is
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of a surface, an optimizer, a schedule or a preset
    id: String,
    /// The formulas as LaTeX, an `aligned` block each, and nothing else
    #[arg(long)]
    latex: bool,
    /// How the names of a rule are written in LaTeX: `V_{dW}` as in courses, `m_t` as in papers, or as typed
    #[arg(long, value_enum, default_value_t = Notation::Course, requires = "latex")]
    notation: Notation,
}

const EXAMPLES: &str = "\
Examples:
  thalweg show adam
  thalweg show rosenbrock --latex
  thalweg show adam --latex --notation paper
  thalweg show 1-momentum-zigzag > my.toml";

#[derive(Clone, Copy, ValueEnum)]
enum Notation {
    Course,
    Paper,
    Typed,
}

impl From<Notation> for Writing {
    fn from(notation: Notation) -> Writing {
        match notation {
            Notation::Course => Writing::Course,
            Notation::Paper => Writing::Paper,
            Notation::Typed => Writing::Typed,
        }
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let (id, writing) = (arguments.id.as_str(), arguments.notation.into());
    if let Some(text) = catalog::preset(id) {
        return print(&if arguments.latex { preset_latex(id, text, writing)? } else { text.to_owned() });
    }
    let page = Page::find(id).ok_or_else(|| unknown(id))?;
    print(&match arguments.latex {
        true => aligned(&page.document().formula, writing) + "\n",
        false => page.plain(Language::En),
    })
}

/// The formulas of a preset, a blank line between them: its problem's, then each run's.
fn preset_latex(id: &str, text: &str, writing: Writing) -> Result<String, Failure> {
    let opened = experiment::open(text, |_| Loaded::default());
    let (_, Experiment { problem, runs, .. }, _) =
        opened.map_err(|faults| Failure::Faults { name: format!("{id}.toml"), text: text.to_owned(), faults })?;
    let mut shown: Vec<String> = vec![aligned(&problem.formula, writing)];
    for run in &runs {
        let rule = aligned(&run.rule, writing);
        if !shown.contains(&rule) {
            shown.push(rule);
        }
    }
    Ok(shown.join("\n\n") + "\n")
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
