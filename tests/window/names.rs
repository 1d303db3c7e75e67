//! Everything has a name, a glyph and both languages.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use eframe::egui::accesskit::Role;
use eframe::egui::{FontId, Key};
use egui_kittest::kittest::{AccessKitNode, NodeT, Queryable};
use thalweg::app::{Action, DataEdit, Edit, Export, File, Look, Play, Purpose, Rename, Topic};
use thalweg::experiment::data::GENERATORS;
use thalweg::export::code::Framework;

use super::support::*;

/// The names of what can be used, and a panic for what has none.
fn controls(stage: &Stage) -> Vec<String> {
    let roles = [
        Role::Button,
        Role::CheckBox,
        Role::RadioButton,
        Role::ComboBox,
        Role::Slider,
        Role::SpinButton,
        Role::TextInput,
        Role::Link,
        Role::ColumnHeader,
        Role::Row,
        Role::Cell,
    ];
    let mut names = Vec::new();
    for node in stage.root().children_recursive() {
        let node = node.accesskit_node();
        if roles.contains(&node.role()) {
            let name = node.label().unwrap_or_default();
            assert!(!name.trim().is_empty(), "a {:?} without a name: {:?}", node.role(), node.bounding_box());
            assert!(has_value(&node), "{:?} {name} says no value", node.role());
            names.push(name);
        }
    }
    names
}

/// Whether a control whose role has a value says it.
fn has_value(node: &AccessKitNode) -> bool {
    match node.role() {
        Role::Slider | Role::SpinButton => node.numeric_value().is_some(),
        Role::CheckBox | Role::RadioButton => node.toggled().is_some(),
        Role::ComboBox | Role::TextInput => node.value().is_some(),
        _ => true,
    }
}

#[test]
fn every_control_has_a_name() {
    let mut stage = stage();
    for lesson in thalweg::catalog::presets() {
        ask(&mut stage, Action::File(File::OpenLesson(lesson.0)));
        ask(&mut stage, Action::Play(Play::First));
        for run in 0..model(&stage).experiment.runs.len() {
            ask(&mut stage, Action::Look(Look::Select(run)));
            assert!(controls(&stage).len() > 20);
        }
    }
    for generator in &GENERATORS {
        ask(&mut stage, Action::Edit(Edit::Data(DataEdit::Generator(generator.id.to_owned()))));
        ask(&mut stage, Action::Edit(Edit::Data(DataEdit::Batch(Some(8)))));
        assert!(controls(&stage).iter().any(|name| name == "Batch size"));
    }
    let table = temporary("names-of-controls.csv");
    std::fs::write(&table, "u,w,v\n1,2,3\n2,1,4\n").expect("a temporary file can be written");
    ask(&mut stage, Action::File(File::OpenPath(table)));
    wait(&mut stage, |model| model.experiment.problem.coordinates.len() == 3 && model.document.loaded.path().is_some());
    for list in ["Surface", "Loss", "Target", "Inputs"] {
        stage.get_by_role_and_label(Role::ComboBox, list).click();
        stage.run_ok();
        controls(&stage);
        stage.key_press(Key::Escape);
        stage.run_ok();
    }
    for menu in ["File", "Edit", "View", "Lessons", "Help", "+ Add"] {
        stage.get_by_label(menu).click();
        stage.run_ok();
        controls(&stage);
        stage.key_press(Key::Escape);
        stage.run_ok();
    }
    for topic in [
        Topic::Catalog("adam"),
        Topic::Catalog("cosine"),
        Topic::Catalog("himmelblau"),
        Topic::Formulas,
        Topic::Shortcuts,
        Topic::About,
        Topic::License(0),
    ] {
        ask(&mut stage, Action::Look(Look::Help(Some(topic))));
        controls(&stage);
    }
    ask(&mut stage, Action::Look(Look::Help(None)));
    ask(&mut stage, Action::Look(Look::Results(true)));
    wait(&mut stage, |model| model.results.is_done());
    controls(&stage);
    ask(&mut stage, Action::Look(Look::Rename(Rename::Begin(0))));
    controls(&stage);
    for opens in ["More for ", "Color of "] {
        stage.get_all_by_label_contains(opens).next().expect("of the first run").click();
        stage.run_ok();
        controls(&stage);
        stage.key_press(Key::Escape);
        stage.run_ok();
    }
    ask(&mut stage, Action::Export(Export::Open));
    controls(&stage);
    ask(&mut stage, Action::Export(Export::Close));
    ask(&mut stage, Action::Export(Export::Code(Framework::Keras)));
    controls(&stage);
    ask(&mut stage, Action::Export(Export::CloseCode));
    ask(&mut stage, Action::File(File::AskHere(Purpose::Open)));
    controls(&stage);
}

#[test]
fn the_language_is_switched_while_running() {
    let mut stage = stage();
    // A number has its slider beside it where the words leave room for it: the two have one name.
    let named = |stage: &Stage| {
        let mut names = controls(stage);
        names.dedup();
        names
    };
    let english = named(&stage);
    stage.get_by_label("한국어").click();
    stage.run_ok();
    let korean = named(&stage);
    assert_eq!(english.len(), korean.len(), "{english:?} {korean:?}");
    assert!(stage.query_by_label("재생").is_some());
    assert!(korean.iter().all(|name| !name.starts_with("app-")), "{korean:?}");
}

/// The texts of all files in a folder of the project.
fn texts_in(folder: &str) -> Vec<String> {
    let mut texts = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() { folders.push(path) } else { texts.extend(fs::read_to_string(path)) }
        }
    }
    texts
}

#[test]
fn the_fonts_have_every_character_that_is_needed() {
    let stage = stage();
    let others = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ←↑→↓↔⇒⇐−×·÷±≤≥≠≈∞√∂∇∑∏∫‖⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ₀₁₂₃₄₅₆₇₈₉½¼…–—“”‘’•°";
    let spoken: Vec<String> = ["assets/locales", "assets/catalog", "presets"].into_iter().flat_map(texts_in).collect();
    assert!(spoken.len() > 100, "the words, the catalog, the lessons");
    let spoken: BTreeSet<char> = spoken.iter().flat_map(|text| text.chars()).filter(|c| !c.is_control()).collect();
    let needed: BTreeSet<char> = ('가'..='힣').chain(others.chars()).chain(' '..='~').chain(spoken).collect();
    assert!(needed.len() > 11_172);
    let semibold = FontId::new(13.0, eframe::egui::FontFamily::Name("semibold".into()));
    for font in [FontId::proportional(13.0), semibold] {
        let lacking: String =
            stage.ctx.fonts_mut(|fonts| needed.iter().filter(|c| !fonts.has_glyph(&font, **c)).collect());
        assert!(lacking.is_empty(), "{font:?} lacks {lacking}");
    }
}
