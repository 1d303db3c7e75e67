//! Documents say what was collected and checked before they were written: `tests/fixtures/catalog.toml`.

use std::collections::BTreeMap;
use std::fs;

use serde::Deserialize;
use thalweg::catalog::{Default, Document, Parameter, RateRange, Scale, Stationary, optimizer, schedule, surface};

use super::recording::fixtures;

#[derive(Deserialize)]
struct Reference {
    optimizers: BTreeMap<String, Entry>,
    schedules: BTreeMap<String, Entry>,
    surfaces: BTreeMap<String, Entry>,
}

#[derive(Deserialize)]
struct Entry {
    text: String,
    parameters: Vec<Number>,
    rate: Option<RateRange>,
    #[serde(default)]
    also_draw: Vec<String>,
    view: Option<[f64; 4]>,
    start: Option<Vec<f64>>,
    log_color: Option<bool>,
    best_known: Option<f64>,
    #[serde(default)]
    stationary: Vec<Stationary>,
}

/// A parameter without its words.
#[derive(Deserialize, PartialEq, Debug)]
struct Number {
    name: String,
    default: Default,
    range: [f64; 2],
    scale: Scale,
    #[serde(default)]
    integer: bool,
}

fn reference() -> Reference {
    let text = fs::read_to_string(fixtures().join("catalog.toml")).expect("part of the repository");
    toml_edit::de::from_str(&text).expect("as it was written")
}

fn assert_same(document: &Document, entry: &Entry) {
    let id = &document.id;
    assert_eq!(document.text, entry.text, "{id}");
    let number = |parameter: &Parameter| {
        let Parameter { name, default, range, scale, integer, min: _, max: _, meaning: _ } = parameter.clone();
        Number { name, default, range, scale, integer }
    };
    assert_eq!(document.parameters.iter().map(number).collect::<Vec<_>>(), entry.parameters, "{id}");
}

#[test]
fn optimizers_have_the_texts_and_numbers_that_were_checked() {
    let entries = reference().optimizers;
    assert_eq!(entries.len(), 53);
    for (id, entry) in entries {
        let optimizer = optimizer(&id).unwrap_or_else(|| panic!("no `{id}`"));
        assert_same(&optimizer.document, &entry);
        assert_eq!(Some(optimizer.rate), entry.rate, "{id}");
        assert_eq!(optimizer.also_draw, entry.also_draw, "{id}");
    }
}

#[test]
fn schedules_have_the_texts_and_numbers_that_were_checked() {
    let entries = reference().schedules;
    assert_eq!(entries.len(), 18);
    for (id, entry) in entries {
        let schedule = schedule(&id).unwrap_or_else(|| panic!("no `{id}`"));
        assert_same(&schedule.document, &entry);
    }
}

#[test]
fn surfaces_have_the_texts_numbers_and_stationary_points_that_were_checked() {
    let entries = reference().surfaces;
    assert_eq!(entries.len(), 29);
    for (id, entry) in entries {
        let surface = surface(&id).unwrap_or_else(|| panic!("no `{id}`"));
        assert_same(&surface.document, &entry);
        assert_eq!(Some(surface.view), entry.view, "{id}");
        assert_eq!(Some(&surface.start), entry.start.as_ref(), "{id}");
        assert_eq!(Some(surface.log_color), entry.log_color, "{id}");
        assert_eq!(surface.best_known, entry.best_known, "{id}");
        for point in &entry.stationary {
            assert!(surface.stationary.contains(point), "{id}: {point:?} is missing");
        }
    }
}
