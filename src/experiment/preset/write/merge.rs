//! Puts new values into what stands in a file, changing only what says something else.

use std::cmp::Ordering;

use toml_edit::{Array, InlineTable, Item, Table, TableLike, Value};

use super::super::Color;

/// Makes `old` say what `new` says: keys that `new` has not are removed, new ones come to the end.
pub fn table(old: &mut dyn TableLike, new: InlineTable) {
    let names: Vec<String> = old.iter().map(|(name, _)| name.to_owned()).collect();
    for name in names {
        let empty = old.get(&name).and_then(Item::as_table_like).is_some_and(|table| table.is_empty());
        // An empty table of parameters says the same as none.
        let stays = new.contains_key(&name) || (empty && is_parameters(&name));
        if !stays {
            old.remove(&name);
        }
    }
    for (name, value) in new {
        put(old, &name, value);
    }
}

/// Makes the value under `key` say what `new` says.
pub fn put(table: &mut dyn TableLike, key: &str, new: Value) {
    match table.get_mut(key) {
        Some(old) => item(key, old, new),
        None => drop(table.insert(key, Item::Value(new))),
    }
}

fn item(key: &str, old: &mut Item, new: Value) {
    match (old, new) {
        (Item::Value(old), new) => value(key, old, new),
        (Item::Table(old), Value::InlineTable(new)) => {
            let names = names(&new);
            table(old, new);
            if is_ordered(key) && !in_order(old, &names) {
                sort(old, &names);
            }
        }
        (old, new) => *old = Item::Value(new),
    }
}

fn value(key: &str, old: &mut Value, new: Value) {
    match (old, new) {
        (Value::Array(old), Value::Array(new)) => array(key, old, new),
        (Value::InlineTable(old), Value::InlineTable(new)) => inline_table(key, old, new),
        (old, new) if says_the_same(key, old, &new) => {}
        (old, new) => {
            let decor = old.decor().clone();
            *old = in_the_spelling_of(old, new);
            *old.decor_mut() = decor;
        }
    }
}

/// A list keeps its elements' places, so that each keeps the comment beside it.
fn array(key: &str, old: &mut Array, new: Array) {
    while old.len() > new.len() {
        old.remove(old.len() - 1);
    }
    for (i, new) in new.into_iter().enumerate() {
        match old.get_mut(i) {
            Some(old) => value(key, old, new),
            None => push(old, undecorated(new)),
        }
    }
}

/// A new element stands in a line of its own where the last one does.
fn push(list: &mut Array, new: Value) {
    let before = list.iter().last().and_then(|last| last.decor().prefix()?.as_str().map(str::to_owned));
    // What stands before the line break is a comment on the element above.
    match before.as_deref().and_then(|before| before.rfind('\n').map(|newline| &before[newline..])) {
        Some(blanks) => list.push_formatted(new.decorated(blanks, "")),
        None => list.push(new),
    }
}

fn inline_table(key: &str, old: &mut InlineTable, new: InlineTable) {
    let names = names(&new);
    let before: Vec<String> = self::names(old);
    table(old, new);
    if is_ordered(key) && !in_order(old, &names) {
        old.sort_values_by(|a, _, b, _| place(&names, a.get()).cmp(&place(&names, b.get())));
    }
    // The blanks around values belong to their old places. Where there are comments they stay as they are.
    if self::names(old) != before && !old.to_string().contains(['#', '\n']) {
        old.fmt();
    }
}

fn says_the_same(key: &str, old: &Value, new: &Value) -> bool {
    match (old, new) {
        (Value::String(old), Value::String(new)) if key == "color" => {
            old.value() == new.value()
                || Color::parse(old.value()).is_some_and(|color| Color::parse(new.value()) == Some(color))
        }
        (Value::String(old), Value::String(new)) => old.value() == new.value(),
        (Value::Boolean(old), Value::Boolean(new)) => old.value() == new.value(),
        // TOML's own whole numbers keep digits that doubles lose: a seed.
        (Value::Integer(old), Value::Integer(new)) => old.value() == new.value(),
        _ => match (double(old), double(new)) {
            (Some(old), Some(new)) => old.to_bits() == new.to_bits(),
            _ => false,
        },
    }
}

/// A whole number stays one without a point where one stood before.
fn in_the_spelling_of(old: &Value, new: Value) -> Value {
    match (old, double(&new)) {
        (Value::Integer(_), Some(number)) if number.fract() == 0.0 && number.abs() < 1e15 && !new.is_integer() => {
            if number == 0.0 && number.is_sign_negative() {
                new
            } else {
                Value::from(number as i64)
            }
        }
        _ => undecorated(new),
    }
}

fn undecorated(mut value: Value) -> Value {
    value.decor_mut().clear();
    value
}

fn double(value: &Value) -> Option<f64> {
    value.as_float().or_else(|| value.as_integer().map(|number| number as f64))
}

fn is_parameters(key: &str) -> bool {
    key.ends_with("parameters")
}

/// The order of parameters is that of their sliders, and a built-in loss knows columns by their order; that of other
/// keys means nothing.
fn is_ordered(key: &str) -> bool {
    is_parameters(key) || key == "columns"
}

fn names(table: &InlineTable) -> Vec<String> {
    table.iter().map(|(name, _)| name.to_owned()).collect()
}

fn in_order(table: &dyn TableLike, names: &[String]) -> bool {
    table.iter().map(|(name, _)| name).eq(names.iter().map(String::as_str))
}

fn sort(table: &mut Table, names: &[String]) {
    table.sort_values_by(|a, _, b, _| -> Ordering { place(names, a.get()).cmp(&place(names, b.get())) });
}

fn place(names: &[String], name: &str) -> Option<usize> {
    names.iter().position(|other| other == name)
}
