//! Every embedded document reads, says what it must in both languages, and agrees with its own formula.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use thalweg::catalog::{
    self, Default, Document, Optimizer, Parameter, Scale, Schedule, Surface, optimizers, presets, schedules, surfaces,
};
use thalweg::experiment::Preset;
use thalweg::words::{Fault, Key, Language, Text};

fn documents() -> impl Iterator<Item = &'static Document> {
    let surfaces = surfaces().iter().map(|surface| &surface.document);
    let optimizers = optimizers().iter().map(|optimizer| &optimizer.document);
    surfaces.chain(optimizers).chain(schedules().iter().map(|schedule| &schedule.document))
}

#[test]
fn every_file_of_the_folders_is_an_entry() {
    let files = |folder: &str| {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let entries = fs::read_dir(folder).expect("the folder is part of the repository");
        let names = entries.map(|entry| entry.expect("readable").file_name().into_string().expect("ASCII"));
        names.map(|name| name.strip_suffix(".toml").expect("only documents stand here").to_owned()).collect()
    };
    let ids = |documents: Vec<&Document>| documents.into_iter().map(|document| document.id.clone()).collect();
    let expected: [(&str, BTreeSet<String>); 4] = [
        ("assets/catalog/surfaces", ids(surfaces().iter().map(|entry| &entry.document).collect())),
        ("assets/catalog/optimizers", ids(optimizers().iter().map(|entry| &entry.document).collect())),
        ("assets/catalog/schedules", ids(schedules().iter().map(|entry| &entry.document).collect())),
        ("presets", presets().iter().map(|(id, _)| (*id).to_owned()).collect()),
    ];
    for (folder, ids) in expected {
        let files: BTreeSet<String> = files(folder);
        assert_eq!(files, ids, "{folder}");
    }
}

#[test]
fn entries_are_found_by_their_ids() {
    for document in documents() {
        let found = [
            catalog::surface(&document.id).map(|surface| &surface.document.id),
            catalog::optimizer(&document.id).map(|optimizer| &optimizer.document.id),
            catalog::schedule(&document.id).map(|schedule| &schedule.document.id),
        ];
        assert_eq!(found.into_iter().flatten().collect::<Vec<_>>(), [&document.id]);
    }
    assert!(catalog::surface("no-such-surface").is_none());
    assert!(catalog::preset("no-such-preset").is_none());
}

#[test]
fn ids_are_unique_over_everything_and_easy_to_type() {
    let mut seen = BTreeSet::new();
    let ids = documents().map(|document| document.id.as_str()).chain(presets().iter().map(|(id, _)| *id));
    for id in ids {
        assert!(seen.insert(id), "`{id}` stands twice");
        let plain = |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-';
        assert!(id.chars().all(plain), "`{id}` has more than small letters, digits and hyphens");
    }
}

#[test]
fn the_groups_of_a_list_stay_together_and_have_one_name_in_each_language() {
    let lists: [Vec<&Document>; 3] = [
        surfaces().iter().map(|entry| &entry.document).collect(),
        optimizers().iter().map(|entry| &entry.document).collect(),
        schedules().iter().map(|entry| &entry.document).collect(),
    ];
    let mut korean = BTreeMap::new();
    for list in lists {
        let mut groups: Vec<&Text> = list.iter().map(|document| &document.group).collect();
        groups.dedup();
        let mut orders: Vec<u32> = list.iter().map(|document| document.order).collect();
        orders.dedup();
        assert_eq!(orders.len(), list.len(), "two documents of one place");
        let names: BTreeSet<&str> = groups.iter().map(|group| group.get(Language::En)).collect();
        assert_eq!(groups.len(), names.len(), "a group stands in two places: {groups:?}");
        for group in groups {
            let name = korean.entry(group.get(Language::En)).or_insert(group.get(Language::Ko));
            assert_eq!(*name, group.get(Language::Ko));
        }
    }
}

fn is_korean(text: &str) -> bool {
    text.chars().any(|letter| ('가'..='힣').contains(&letter))
}

/// A sentence or name in both languages, the Korean one in Korean.
fn assert_both(text: &Text, place: &str) {
    let Text::Each { en, ko } = text else { panic!("{place} is given in one language only") };
    assert!(!en.trim().is_empty() && !is_korean(en), "{place}: {en}");
    assert!(is_korean(ko), "{place}: {ko}");
}

#[test]
fn every_document_speaks_both_languages() {
    for document in documents() {
        let id = &document.id;
        assert_both(&document.description, &format!("{id}, description"));
        assert_both(&document.group, &format!("{id}, group"));
        // A title may be a name that is the same in both: Adam.
        assert!(matches!(document.title, Text::Each { .. }), "{id}, title");
        for text in document.note.iter().chain(document.equals.iter().filter_map(|equal| equal.when.as_ref())) {
            assert_both(text, &format!("{id}, note"));
        }
        for parameter in &document.parameters {
            assert_both(&parameter.meaning, &format!("{id}, {}", parameter.name));
        }
    }
}

#[test]
fn the_parameters_listed_are_those_of_the_formula_and_are_read() {
    for document in documents() {
        let listed: Vec<&str> = document.parameters.iter().map(|parameter| parameter.name.as_str()).collect();
        assert_eq!(document.formula.parameters(), listed, "{}: names stand in their canonical spelling", document.id);
        for name in listed {
            assert!(document.formula.reads(name), "{} never reads `{name}`", document.id);
        }
    }
}

#[test]
fn defaults_lie_on_their_sliders() {
    for document in documents() {
        for Parameter { name, default, range: [low, high], scale, .. } in &document.parameters {
            let place = format!("{}, {name}", document.id);
            match default {
                Default::Number(default) => assert!((low..=high).contains(&default), "{place}"),
                Default::Input(input) => assert!(["T", "N"].contains(&input.as_str()), "{place}"),
            }
            assert!(*scale != Scale::Log || *low > 0.0, "{place}");
            assert!(*scale != Scale::OneMinusLog || *high < 1.0, "{place}");
        }
    }
    for optimizer in optimizers() {
        let [low, high] = optimizer.rate.range;
        assert!(low > 0.0 && (low..=high).contains(&optimizer.rate.default), "{}", optimizer.document.id);
    }
}

#[test]
fn the_built_in_presets_read_and_speak_both_languages() {
    let ids: Vec<&str> = presets().iter().map(|(id, _)| *id).collect();
    let core = ["1-momentum-zigzag", "2-rmsprop-path", "3-rate-decay", "4-local-global", "5-saddle-point"];
    assert_eq!(ids[..5], core);
    assert_eq!(ids[5], "6-plateau-crossing");
    for (id, text) in presets() {
        let preset = Preset::read(text).unwrap_or_else(|faults| panic!("{id}: {faults:?}"));
        assert_both(preset.title.as_ref().expect("a title"), id);
        assert_both(preset.notes.as_ref().expect("a note"), id);
        assert!(preset.runs.iter().all(|run| run.name.is_some() && run.color.is_some()), "{id}");
    }
}

const CUBIC: &str = r#"
order = 999
group = { en = "Mine", ko = "내 것" }
title = "Cubic"
description = "A valley with a parameter."
text = """
f = x^2 + a*abs(y)^3
"""
[[parameters]]
name = "a"
default = 2
range = [0, 5]
meaning = "Steepness"
[surface]
coordinates = ["x", "y"]
view = [-1, 1, -1, 1]
start = [0.5, 0.5]
"#;

#[test]
fn a_new_document_needs_nothing_but_its_file() {
    let surface = Surface::read("cubic", CUBIC).expect("a good document");
    assert_eq!(surface.document.id, "cubic");
    assert_eq!(surface.document.text, "f = x^2 + a*abs(y)^3");
    assert_eq!(surface.document.parameters[0].default, Default::Number(2.0));
    assert_eq!(surface.document.parameters[0].scale, Scale::Linear);
    assert!(surface.smooth && !surface.log_color && surface.stationary.is_empty());
    assert_eq!(surface.formula().parameters(), ["a"]);
}

/// The ways to the faults, as `surface.start`.
fn ways(faults: Vec<Fault>) -> Vec<String> {
    let part = |key: &Key| match key {
        Key::Name(name) => name.clone(),
        Key::Index(index) => index.to_string(),
    };
    for fault in &faults {
        for language in [Language::En, Language::Ko] {
            let sentence = fault.message.say(language);
            assert!(!sentence.is_empty() && !sentence.contains("catalog-"), "no sentence for {:?}", fault.message);
        }
    }
    faults.iter().map(|fault| fault.place.path.iter().map(part).collect::<Vec<_>>().join(".")).collect()
}

#[test]
fn all_faults_of_a_document_are_told_at_once_each_with_its_place() {
    let spoiled = CUBIC
        .replace("a*abs(y)^3", "a*abs(z)^3")
        .replace("[0.5, 0.5]", "[0.5]")
        .replace("range = [0, 5]", "range = [5, 0]")
        .replace("view = [-1, 1,", "view = [1, -1,");
    let faults = Surface::read("cubic", &spoiled).expect_err("four faults");
    assert_eq!(ways(faults), ["surface.start", "surface.view", "parameters.0.range", "text"]);
}

#[test]
fn a_document_of_another_kind_or_with_unknown_keys_is_refused() {
    let faults = Optimizer::read("cubic", CUBIC).expect_err("a surface is no rule");
    assert_eq!(faults.len(), 1);
    assert_eq!(ways(Schedule::read("cubic", CUBIC).expect_err("no schedule either"))[0], "surface");
    let unknown = CUBIC.replace("order", "ordre");
    let faults = Surface::read("cubic", &unknown).expect_err("a key that nothing reads");
    let span = faults[0].place.span.expect("a place in the file");
    assert_eq!(&unknown[span.start..span.end], "ordre");
}
