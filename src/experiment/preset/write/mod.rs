//! From a preset to a file's text. A file that was there before keeps its comments, its order and the
//! spelling of its numbers; only what changed is changed.

mod draft;
mod merge;
mod runs;

use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

use super::Preset;
use crate::words::Text;

impl Preset {
    /// The text of the file. With the text that the preset was read from, that text with the changes in it.
    pub fn write(&self, before: Option<&str>) -> String {
        let document = before.and_then(|text| text.parse::<DocumentMut>().ok());
        if let Some(mut document) = document {
            self.put(document.as_table_mut());
            let text = document.to_string();
            // What was there before may be no preset at all. Nothing is written that cannot be read back.
            if Preset::read(&text).as_ref() == Ok(self) {
                return text;
            }
        }
        let mut document = DocumentMut::new();
        document.insert("format", Item::Value(Value::from(1)));
        self.put(document.as_table_mut());
        document.to_string()
    }

    fn put(&self, top: &mut Table) {
        let Preset { title, notes, problem, training, runs, view } = self;
        match title {
            Some(title) => merge::put(top, "title", draft::words(title)),
            None => drop(top.remove("title")),
        }
        match notes {
            // Long texts stand best in a section of their own, behind all others.
            Some(Text::Each { .. }) if !top.contains_key("notes") => {}
            Some(notes) => merge::put(top, "notes", draft::words(notes)),
            None => drop(top.remove("notes")),
        }
        section(top, "problem", draft::problem(problem));
        section(top, "training", draft::training(training));
        runs::put(top, runs);
        section(top, "view", draft::view(view));
        if let Some(notes @ Text::Each { .. }) = notes {
            section(top, "notes", draft::words(notes).as_inline_table().cloned().unwrap_or_default());
        }
    }
}

/// Puts `draft` into the section `name`, which is added if something is to stand in it.
fn section(top: &mut Table, name: &str, draft: InlineTable) {
    if let Some(old) = top.get_mut(name).and_then(Item::as_table_like_mut) {
        merge::table(old, draft);
        return;
    }
    top.remove(name);
    if draft.is_empty() {
        return;
    }
    let mut table = draft_table(draft);
    // Tables are written by position: a new one goes behind the problem, or to the end.
    let problem = top.get("problem").and_then(Item::as_table).filter(|_| name == "training");
    table.set_position(last_position(problem.unwrap_or(top)));
    top.insert(name, Item::Table(table));
}

/// A draft as a section with a header of its own.
fn draft_table(draft: InlineTable) -> Table {
    let mut table = Table::new();
    merge::table(&mut table, draft);
    table
}

/// The greatest position of `table` and all tables in it.
fn last_position(table: &Table) -> Option<isize> {
    let below = table.iter().filter_map(|(_, item)| match item {
        Item::Table(table) => last_position(table),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(last_position).max(),
        _ => None,
    });
    below.max().max(table.position())
}
