//! Runs keep their comments: each is put into the section that it stood in before, wherever it now stands.

use toml_edit::{Array, ArrayOfTables, InlineTable, Item, Table, TableLike, Value};

use super::super::RunSource;
use super::super::read::run_alone;
use super::super::spot::Spot;
use super::{draft, draft_table, merge};

pub fn put(top: &mut Table, runs: &[RunSource]) {
    let drafts = runs.iter().map(draft::run);
    match top.get_mut("runs") {
        Some(Item::ArrayOfTables(old)) => {
            let places = matches(&before(old.iter().map(|table| table as &dyn TableLike)), runs);
            *old = tables(old, drafts, &places);
        }
        Some(Item::Value(Value::Array(old))) => {
            let old_runs = old.iter().map(|value| value.as_inline_table().map(|table| table as &dyn TableLike));
            let Some(old_runs) = old_runs.collect::<Option<Vec<_>>>() else {
                top.insert("runs", Item::ArrayOfTables(fresh(drafts)));
                return;
            };
            let places = matches(&before(old_runs.into_iter()), runs);
            inline(old, drafts, &places);
        }
        _ => drop(top.insert("runs", Item::ArrayOfTables(fresh(drafts)))),
    }
}

fn fresh(drafts: impl Iterator<Item = InlineTable>) -> ArrayOfTables {
    drafts.map(draft_table).collect()
}

/// The runs that stand in the file, as far as they can be read.
fn before<'a>(tables: impl Iterator<Item = &'a dyn TableLike>) -> Vec<RunSource> {
    tables.map(|table| run_alone(&Spot::of(table))).collect()
}

/// For each of `new`, which of `old` it is: the same in everything, else of the same name, else of the
/// same rule, else at the same place.
fn matches(old: &[RunSource], new: &[RunSource]) -> Vec<Option<usize>> {
    let mut places: Vec<Option<usize>> = vec![None; new.len()];
    let alike: [fn(&RunSource, &RunSource) -> bool; 3] =
        [|a, b| a == b, |a, b| a.name.is_some() && a.name == b.name, |a, b| a.rule == b.rule];
    for alike in alike {
        for i in 0..new.len() {
            let free = |j: &usize| !places.contains(&Some(*j));
            if places[i].is_none() {
                places[i] = (0..old.len()).filter(free).find(|j| alike(&old[*j], &new[i]));
            }
        }
    }
    for i in 0..new.len().min(old.len()) {
        if places[i].is_none() && !places.contains(&Some(i)) {
            places[i] = Some(i);
        }
    }
    places
}

fn tables(old: &ArrayOfTables, drafts: impl Iterator<Item = InlineTable>, places: &[Option<usize>]) -> ArrayOfTables {
    let first = old.iter().filter_map(Table::position).min();
    let as_it_was = keeps_order(places);
    let mut tables: Vec<Table> = (drafts.zip(places))
        .map(|(draft, place)| match place.and_then(|place| old.get(place)) {
            Some(table) => {
                let mut table = table.clone();
                merge::table(&mut table, draft);
                table
            }
            None => draft_table(draft),
        })
        .collect();
    if !as_it_was {
        // Tables are written by position; one without follows the one before it.
        tables.iter_mut().for_each(forget_position);
        if let Some(table) = tables.first_mut() {
            table.set_position(first);
        }
    }
    tables.into_iter().collect()
}

/// Whether the old ones stand in their old order and all new ones behind them.
fn keeps_order(places: &[Option<usize>]) -> bool {
    let old = places.iter().take_while(|place| place.is_some()).count();
    places[..old].is_sorted() && places[old..].iter().all(Option::is_none)
}

fn forget_position(table: &mut Table) {
    table.set_position(None);
    for (_, item) in table.iter_mut() {
        if let Item::Table(table) = item {
            forget_position(table);
        }
    }
}

fn inline(old: &mut Array, drafts: impl Iterator<Item = InlineTable>, places: &[Option<usize>]) {
    let values: Vec<Value> = (drafts.zip(places))
        .map(|(draft, place)| match place.and_then(|place| old.get(place)).and_then(Value::as_inline_table) {
            Some(table) => {
                let mut table = table.clone();
                merge::table(&mut table, draft);
                Value::InlineTable(table)
            }
            None => Value::InlineTable(draft),
        })
        .collect();
    old.clear();
    values.into_iter().for_each(|value| old.push_formatted(value));
}
