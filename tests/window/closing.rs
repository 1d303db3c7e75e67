//! Nothing that is not saved goes without being asked for.

use std::fs;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Closing, File, Leave, Origin};
use thalweg::experiment::Preset;

use super::support::*;

#[test]
fn closing_asks_about_changes_only() {
    let mut stage = stage();
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    assert_eq!(model(&stage).closing, Some(Closing::Free));
    ask(&mut stage, Action::File(File::Leave(Leave::Cancel)));
    ask(&mut stage, rate(0.05));
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    assert_eq!(model(&stage).closing, Some(Closing::Asked));
    stage.get_by_role_and_label(Role::Button, "Cancel").click();
    stage.run_ok();
    assert_eq!(model(&stage).closing, None);
    assert!(model(&stage).document.edited());
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    stage.get_by_role_and_label(Role::Button, "Discard").click();
    stage.run_ok();
    assert_eq!(model(&stage).closing, Some(Closing::Free));
    assert!(!model(&stage).document.edited(), "the session will not bring it back");
}

#[test]
fn saving_before_closing_waits_for_the_file() {
    let mut stage = stage();
    let file = temporary("leaving.toml");
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    ask(&mut stage, rate(0.05));
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    stage.get_by_role_and_label(Role::Button, "Save").click();
    stage.step();
    wait(&mut stage, |model| model.closing == Some(Closing::Free));
    let text = fs::read_to_string(&file).expect("it was saved");
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
}

#[test]
fn a_window_whose_changes_cannot_be_saved_stays_open() {
    let mut stage = stage();
    let file = folder("gone").join("none.toml");
    fs::create_dir_all(file.parent().expect("a folder")).expect("a temporary folder");
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    fs::remove_dir_all(file.parent().expect("a folder")).expect("it is there");
    ask(&mut stage, rate(0.05));
    ask(&mut stage, Action::File(File::Leave(Leave::Save)));
    wait(&mut stage, |model| model.notice.is_some());
    assert_eq!(model(&stage).closing, None);
    ask(&mut stage, Action::File(File::Leave(Leave::Save)));
    ask(&mut stage, Action::File(File::CloseDialog));
    assert_eq!(model(&stage).closing, None, "a dialog canceled is no answer");
}
