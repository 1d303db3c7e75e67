//! `--set KEY=VALUE`: one value of a file, changed in the file's text.

use toml_edit::{DocumentMut, InlineTable, Item, Table, TableLike, Value};

use super::super::looks::names;
use super::RunSource;
use super::read::run_alone;
use super::spot::Spot;
use crate::words::{Fault, Language, Message, Text, nearest};

/// The text of a preset with one value changed: `runs.1.alpha0=0.2`, `training.seed=7`,
/// `runs."Gradient descent".alpha0=0.2`. Values are TOML, a bare word is a text; runs and elements of
/// lists are numbered from 1. Sections that are missing are added.
///
/// Whether the key is one of the file's, and the value one that it takes, is seen when the text is read.
pub fn set(text: &str, assignment: &str) -> Result<String, Vec<Fault>> {
    change(text, assignment).map_err(|message| vec![Fault::new(message.with("argument", assignment))])
}

fn change(text: &str, assignment: &str) -> Result<String, Message> {
    let mut document: DocumentMut = text.parse().map_err(|_| Message::new("preset-set-no-file"))?;
    let (keys, value) = split(assignment)?;
    let value = parse_value(value)?;
    put(document.as_table_mut(), &keys, value)?;
    Ok(document.to_string())
}

/// A part of the key: a number stands for a run or an element only if it is not in quotes.
struct Part {
    name: String,
    quoted: bool,
}

impl Part {
    fn number(&self) -> Option<usize> {
        if self.quoted { None } else { self.name.parse().ok() }
    }
}

/// Splits at the dots and at the first `=`, outside of quotes.
fn split(assignment: &str) -> Result<(Vec<Part>, &str), Message> {
    let mut parts = vec![Part { name: String::new(), quoted: false }];
    let mut quote = None;
    for (at, character) in assignment.char_indices() {
        let part = parts.last_mut().expect("there is always a part that is being read");
        match (quote, character) {
            (Some(open), _) if open == character => quote = None,
            (Some(_), _) => part.name.push(character),
            (None, '"' | '\'') => {
                quote = Some(character);
                part.quoted = true;
            }
            (None, '.') => parts.push(Part { name: String::new(), quoted: false }),
            (None, '=') => {
                if parts.iter().any(|part| part.name.trim().is_empty()) {
                    return Err(Message::new("preset-set-key"));
                }
                for part in parts.iter_mut().filter(|part| !part.quoted) {
                    part.name = part.name.trim().to_owned();
                }
                return Ok((parts, &assignment[at + 1..]));
            }
            (None, _) => part.name.push(character),
        }
    }
    Err(Message::new("preset-set-key"))
}

/// A TOML value, or a text that starts as a word does (or as a color).
fn parse_value(text: &str) -> Result<Value, Message> {
    let text = text.trim();
    let word = text.starts_with(|first: char| first.is_alphabetic() || first == '#' || first == '_');
    match text.parse::<Value>() {
        Ok(mut value) if !text.starts_with('#') => {
            value.decor_mut().clear();
            Ok(value)
        }
        _ if word => Ok(Value::from(text)),
        _ => Err(Message::new("preset-set-value")),
    }
}

fn put(top: &mut Table, keys: &[Part], value: Value) -> Result<(), Message> {
    match keys {
        [runs, rest @ ..] if runs.name == "runs" && !rest.is_empty() => put_run(top, rest, value),
        [section, rest @ ..] if !rest.is_empty() => {
            let is_section = matches!(section.name.as_str(), "problem" | "training" | "view");
            let missing = if is_section { Item::Table(Table::new()) } else { Item::Value(InlineTable::new().into()) };
            let item = top.entry(&section.name).or_insert(missing);
            put_item(item, rest, value)
        }
        [key] => {
            put_value(top, &key.name, value);
            Ok(())
        }
        _ => Err(Message::new("preset-set-key")),
    }
}

fn put_run(top: &mut Table, keys: &[Part], value: Value) -> Result<(), Message> {
    let [run, rest @ ..] = keys else { return Err(Message::new("preset-set-key")) };
    match top.get_mut("runs") {
        Some(Item::ArrayOfTables(runs)) => {
            let index = find_run(run, runs.iter().map(|table| table as &dyn TableLike))?;
            let run = runs.get_mut(index).ok_or_else(|| Message::new("preset-set-key"))?;
            put_table(run, rest, value)
        }
        Some(Item::Value(Value::Array(runs))) => {
            let tables = runs.iter().filter_map(Value::as_inline_table);
            let index = find_run(run, tables.map(|table| table as &dyn TableLike))?;
            let run = runs.get_mut(index).ok_or_else(|| Message::new("preset-set-key"))?;
            put_element(run, rest, value)
        }
        _ => Err(Message::new("preset-set-no-runs")),
    }
}

/// The position of the run of that number or name, which is that of tables and legends if the file has none.
fn find_run<'a>(part: &Part, runs: impl Iterator<Item = &'a dyn TableLike>) -> Result<usize, Message> {
    let runs: Vec<RunSource> = runs.map(|table| run_alone(&Spot::of(table))).collect();
    if let Some(number) = part.number() {
        let count = Message::new("preset-set-run-number").with("number", number).with("runs", runs.len());
        return if (1..=runs.len()).contains(&number) { Ok(number - 1) } else { Err(count) };
    }
    let (names, _) = names(&runs);
    let said = |name: &Text| [Language::En, Language::Ko].iter().any(|language| name.get(*language) == part.name);
    if let Some(index) = names.iter().position(said) {
        return Ok(index);
    }
    let names: Vec<&str> = names.iter().map(|name| name.get(Language::En)).collect();
    let known = match nearest(&part.name, names.iter().copied()) {
        Some(near) => format!("“{near}”"),
        None => names.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", "),
    };
    Err(Message::new("preset-set-run-name").with("name", part.name.as_str()).with("runs", known))
}

fn put_item(item: &mut Item, keys: &[Part], value: Value) -> Result<(), Message> {
    match item {
        Item::Value(old) => put_element(old, keys, value),
        Item::Table(table) => put_table(table, keys, value),
        _ => Err(Message::new("preset-set-key")),
    }
}

fn put_table(table: &mut dyn TableLike, keys: &[Part], value: Value) -> Result<(), Message> {
    match keys {
        [] => Err(Message::new("preset-set-key")),
        [key] => {
            put_value(table, &key.name, value);
            Ok(())
        }
        [key, rest @ ..] => {
            let missing = Item::Value(InlineTable::new().into());
            put_item(table.entry(&key.name).or_insert(missing), rest, value)
        }
    }
}

/// Puts `value` into the list or the table `old`.
fn put_element(old: &mut Value, keys: &[Part], value: Value) -> Result<(), Message> {
    match (old, keys) {
        (old, []) => {
            replace(old, value);
            Ok(())
        }
        (Value::InlineTable(table), keys) => put_table(table, keys, value),
        (Value::Array(list), [key, rest @ ..]) => {
            let index = key.number().and_then(|number| number.checked_sub(1));
            match index.and_then(|index| list.get_mut(index)) {
                Some(element) => put_element(element, rest, value),
                None => Err(Message::new("preset-set-element").with("key", key.name.as_str())),
            }
        }
        (_, [key, ..]) => Err(Message::new("preset-set-inside").with("key", key.name.as_str())),
    }
}

/// Puts `value` under `key`, keeping the comment beside an old one.
fn put_value(table: &mut dyn TableLike, key: &str, value: Value) {
    match table.get_mut(key) {
        Some(Item::Value(old)) => replace(old, value),
        Some(item) => *item = Item::Value(value),
        None => drop(table.insert(key, Item::Value(value))),
    }
}

fn replace(old: &mut Value, mut value: Value) {
    *value.decor_mut() = old.decor().clone();
    *old = value;
}
