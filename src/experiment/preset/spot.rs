//! A value of the file with the way to it and its place: what the reader reads and `locate` looks for.

use toml_edit::{ArrayOfTables, Item, Table, TableLike, Value};

use crate::words::{Key, Span};

/// What stands at a spot. Inline tables and tables with a header are one kind here.
#[derive(Clone, Copy)]
pub enum Thing<'a> {
    Value(&'a Value),
    Table(&'a dyn TableLike),
    Tables(&'a ArrayOfTables),
}

#[derive(Clone)]
pub struct Spot<'a> {
    pub thing: Thing<'a>,
    /// The way from the top of the file.
    pub path: Vec<Key>,
    /// The value; of a table its header, or its braces and what is in them.
    pub span: Span,
    /// The key in front of the value, where there is one.
    pub key: Option<Span>,
}

impl<'a> Spot<'a> {
    /// The whole file.
    pub fn top(table: &'a Table) -> Spot<'a> {
        Spot { thing: Thing::Table(table), path: Vec::new(), span: Span::new(0, 0), key: None }
    }

    /// A section that stands alone.
    pub fn of(table: &'a dyn TableLike) -> Spot<'a> {
        Spot { thing: Thing::Table(table), path: Vec::new(), span: Span::new(0, 0), key: None }
    }

    pub fn table(&self) -> Option<&'a dyn TableLike> {
        match self.thing {
            Thing::Table(table) => Some(table),
            _ => None,
        }
    }

    /// What stands under `name` in this table.
    pub fn get(&self, name: &str) -> Option<Spot<'a>> {
        let (key, item) = self.table()?.get_key_value(name)?;
        let thing = match item {
            Item::None => return None,
            Item::Value(value) => of_value(value),
            Item::Table(table) => Thing::Table(table),
            Item::ArrayOfTables(tables) => Thing::Tables(tables),
        };
        let key = key.span().map(span);
        let place = match thing {
            // The range of a whole list of tables goes from its first to its last header.
            Thing::Tables(tables) => tables.get(0).and_then(Table::span),
            _ => item.span(),
        };
        let span = place.map(span).or(key).unwrap_or(self.span);
        Some(Spot { thing, path: self.way(Key::from(name)), span, key })
    }

    /// The keys of this table, in the order of the file.
    pub fn names(&self) -> Vec<&'a str> {
        self.table().map(|table| table.iter().map(|(name, _)| name).collect()).unwrap_or_default()
    }

    /// The elements of this list, `None` if it is none.
    pub fn elements(&self) -> Option<Vec<Spot<'a>>> {
        match self.thing {
            Thing::Value(Value::Array(array)) => Some(
                (array.iter().enumerate()).map(|(i, value)| self.element(i, of_value(value), value.span())).collect(),
            ),
            Thing::Tables(tables) => Some(
                (tables.iter().enumerate())
                    .map(|(i, table)| self.element(i, Thing::Table(table), table.span()))
                    .collect(),
            ),
            _ => None,
        }
    }

    /// What a sentence calls this value: the last name on the way, with the numbers from 1 that follow
    /// it (`start.2`).
    pub fn name(&self) -> String {
        let first = self.path.iter().rposition(|key| matches!(key, Key::Name(_))).unwrap_or(0);
        let parts = self.path[first..].iter().map(|key| match key {
            Key::Name(name) => name.clone(),
            Key::Index(index) => (index + 1).to_string(),
        });
        parts.collect::<Vec<_>>().join(".")
    }

    /// The value with its key in front, where both stand on one line; else the key alone.
    pub fn whole(&self, text: &str) -> Span {
        match self.key {
            Some(key) if matches!(self.thing, Thing::Value(_)) || self.span.start > key.start => {
                let all = key.to(self.span);
                if text[all.start..all.end].contains('\n') { key } else { all }
            }
            _ => self.span,
        }
    }

    /// The kind of what stands here, as the messages' selectors call it.
    pub fn kind(&self) -> &'static str {
        match self.thing {
            Thing::Table(_) => "table",
            Thing::Tables(_) | Thing::Value(Value::Array(_)) => "list",
            Thing::Value(Value::String(_)) => "text",
            Thing::Value(Value::Integer(_) | Value::Float(_)) => "number",
            Thing::Value(Value::Boolean(_)) => "flag",
            Thing::Value(Value::Datetime(_)) => "date",
            Thing::Value(Value::InlineTable(_)) => "table",
        }
    }

    fn element(&self, i: usize, thing: Thing<'a>, place: Option<std::ops::Range<usize>>) -> Spot<'a> {
        let span = place.map(span).unwrap_or(self.span);
        Spot { thing, path: self.way(Key::from(i)), span, key: None }
    }

    fn way(&self, key: Key) -> Vec<Key> {
        let mut path = self.path.clone();
        path.push(key);
        path
    }
}

fn of_value(value: &Value) -> Thing<'_> {
    match value {
        Value::InlineTable(table) => Thing::Table(table),
        _ => Thing::Value(value),
    }
}

fn span(range: std::ops::Range<usize>) -> Span {
    Span::new(range.start, range.end)
}
