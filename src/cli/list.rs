//! `thalweg list KIND [FILTER]`

use std::fmt::Write as _;

use clap::{Args, ValueEnum};

use super::print;
use super::report::Failure;
use super::table::width;
use crate::catalog::{self, Document};
use crate::experiment::Preset;
use crate::words::{Language, Text};

/// List what there is, one a line: the id, then the title
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    kind: Kind,
    /// Only those whose id, title or group contains this
    filter: Option<String>,
}

const EXAMPLES: &str = "\
Examples:
  thalweg list presets
  thalweg list optimizers adam";

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Surfaces,
    Optimizers,
    Schedules,
    Presets,
}

struct Entry {
    id: String,
    title: Text,
    group: Option<Text>,
}

impl Entry {
    fn of(document: &Document) -> Entry {
        Entry { id: document.id.clone(), title: document.title.clone(), group: Some(document.group.clone()) }
    }

    /// Whether `filter`, in lower case, is a part of the id, or of title or group in either language.
    fn matches(&self, filter: &str) -> bool {
        let texts = std::iter::once(&self.title).chain(&self.group);
        let mut said = texts.flat_map(|text| [Language::En, Language::Ko].map(|language| text.get(language)));
        self.id.contains(filter) || said.any(|text| text.to_lowercase().contains(filter))
    }
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let filter = arguments.filter.as_deref().unwrap_or_default().to_lowercase();
    let mut entries = entries(arguments.kind);
    entries.retain(|entry| entry.matches(&filter));
    let column = entries.iter().map(|entry| width(&entry.id)).max().unwrap_or(0);
    let mut text = String::new();
    for Entry { id, title, .. } in &entries {
        let title = title.get(Language::En);
        writeln!(text, "{id}{:blanks$}  {title}", "", blanks = column - width(id)).expect("a String takes all");
    }
    print(&text)
}

fn entries(kind: Kind) -> Vec<Entry> {
    match kind {
        Kind::Surfaces => catalog::surfaces().iter().map(|surface| Entry::of(&surface.document)).collect(),
        Kind::Optimizers => catalog::optimizers().iter().map(|optimizer| Entry::of(&optimizer.document)).collect(),
        Kind::Schedules => catalog::schedules().iter().map(|schedule| Entry::of(&schedule.document)).collect(),
        Kind::Presets => catalog::presets().iter().map(|(id, text)| preset(id, text)).collect(),
    }
}

fn preset(id: &str, text: &str) -> Entry {
    let title = Preset::read(text).ok().and_then(|preset| preset.title);
    Entry { id: id.to_owned(), title: title.unwrap_or_else(|| Text::Same(id.to_owned())), group: None }
}
