//! `thalweg list KIND [FILTER]`

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};

use super::print;
use super::report::Failure;
use super::table::width;
use crate::catalog;
use crate::experiment::Preset;
use crate::export::page::{self, Filter, Page};
use crate::words::{Language, Text};

/// List what there is, one a line: the id, then the title
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    kind: Kind,
    /// Only those of which each of these words is a part: of id, title or group in English or Korean, of the class that
    /// it equals in a framework, of its authors or their year
    filter: Vec<String>,
    /// As JSON, for scripts: id, title and group in both languages, parameters, what it equals, source
    #[arg(long)]
    json: bool,
}

const EXAMPLES: &str = "\
Examples:
  thalweg list presets
  thalweg list optimizers adam
  thalweg list optimizers nesterov momentum
  thalweg list schedules CosineAnnealingLR
  thalweg list schedules --json";

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
    page: Option<Page>,
}

impl Entry {
    fn of(page: Page) -> Entry {
        let document = page.document();
        Entry { id: document.id.clone(), title: document.title.clone(), page: Some(page) }
    }

    fn json(&self) -> Value {
        let mut value = json!({ "id": self.id, "title": both(&self.title) });
        let Some(page) = self.page else { return value };
        let document = page.document();
        let equals = document.equals.iter().map(
            |equal| json!({ "framework": equal.framework, "call": equal.call, "when": equal.when.as_ref().map(both) }),
        );
        value["group"] = both(&document.group);
        value["text"] = json!(document.text);
        value["parameters"] = document.parameters.iter().map(parameter).collect();
        value["equals"] = equals.collect();
        value["source"] = json!(document.source);
        if let Page::Optimizer(optimizer) = page {
            value["rate"] = json!({ "default": optimizer.rate.default, "range": optimizer.rate.range });
        }
        value
    }
}

fn both(text: &Text) -> Value {
    json!({ "en": text.get(Language::En), "ko": text.get(Language::Ko) })
}

fn parameter(parameter: &catalog::Parameter) -> Value {
    let default = match &parameter.default {
        catalog::Default::Number(value) => json!(value),
        catalog::Default::Input(name) => json!(name),
    };
    json!({ "name": parameter.name, "default": default, "range": parameter.range, "meaning": both(&parameter.meaning) })
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let entries = entries(arguments.kind, &Filter::new(&arguments.filter));
    print(&if arguments.json { json(&entries) } else { lines(&entries) })
}

fn json(entries: &[Entry]) -> String {
    let list: Value = entries.iter().map(Entry::json).collect();
    format!("{list:#}\n")
}

fn lines(entries: &[Entry]) -> String {
    let column = entries.iter().map(|entry| width(&entry.id)).max().unwrap_or(0);
    let mut text = String::new();
    for Entry { id, title, .. } in entries {
        let title = title.get(Language::En);
        writeln!(text, "{id}{:blanks$}  {title}", "", blanks = column - width(id)).expect("a String takes all");
    }
    text
}

fn entries(kind: Kind, filter: &Filter) -> Vec<Entry> {
    let of = |kind: page::Kind| filter.pages(kind).into_iter().map(Entry::of).collect();
    match kind {
        Kind::Surfaces => of(page::Kind::Surfaces),
        Kind::Optimizers => of(page::Kind::Optimizers),
        Kind::Schedules => of(page::Kind::Schedules),
        Kind::Presets => {
            let presets = catalog::presets().iter().map(|(id, text)| preset(id, text));
            let words = |Entry { id, title, .. }: &Entry| {
                let titles = Language::ALL.map(|language| title.get(language)).join("\n");
                format!("{id}\n{titles}")
            };
            presets.filter(|entry| filter.takes(&words(entry))).collect()
        }
    }
}

fn preset(id: &str, text: &str) -> Entry {
    let title = Preset::read(text).ok().and_then(|preset| preset.title);
    Entry { id: id.to_owned(), title: title.unwrap_or_else(|| Text::Same(id.to_owned())), page: None }
}
