//! The experiment as a script, from the window.

use std::fs;

use eframe::egui::{Key, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Export, Product};
use thalweg::experiment::Experiment;
use thalweg::export::code::{Framework, script};

use super::support::*;

/// What `thalweg code` writes of the first lesson.
fn expected(framework: Framework) -> String {
    let (_, text) = thalweg::catalog::presets()[0];
    let preset = thalweg::experiment::Preset::read(text).expect("built in");
    script(&Experiment::new(&preset).expect("built in"), framework).expect("can be written")
}

fn press(stage: &mut Stage, label: &str) {
    stage.get_by_label(label).click();
    stage.run_ok();
}

fn open(stage: &mut Stage) {
    press(stage, "File");
    press(stage, "Export code…");
    until(stage, |stage| !stage.get_by_label("Save…").accesskit_node().is_disabled());
}

#[test]
fn a_script_is_what_the_command_line_writes() {
    let mut stage = stage();
    open(&mut stage);
    for framework in Framework::ALL {
        press(&mut stage, framework.title());
        until(&mut stage, |stage| !stage.get_by_label("Copy").accesskit_node().is_disabled());
        stage.get_by_label("Copy").click();
        let copied = (0..20).find_map(|_| {
            stage.step();
            stage.output().platform_output.commands.iter().find_map(|command| match command {
                OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        });
        assert_eq!(copied.as_deref(), Some(expected(framework).as_str()));
        let path = temporary(&format!("{}.py", framework.title()));
        ask(&mut stage, Action::Export(Export::To(Product::Script(framework), path.clone())));
        wait(&mut stage, |model| model.export.work.is_none());
        assert_eq!(fs::read_to_string(&path).expect("written"), expected(framework));
        assert!(!model(&stage).export.code, "the dialog has done its work");
        open(&mut stage);
    }
    // Without an ending it is a script all the same.
    let path = temporary("script");
    ask(&mut stage, Action::Export(Export::To(Product::Script(Framework::NumPy), path.clone())));
    wait(&mut stage, |model| model.export.work.is_none());
    assert!(path.with_extension("py").exists());
}

#[test]
fn the_dialog_shows_the_first_lines_and_goes_with_escape() {
    let mut stage = stage();
    ask(&mut stage, Action::Export(Export::Code(Framework::NumPy)));
    until(&mut stage, |stage| stage.query_by_label("import numpy as np").is_some());
    ask(&mut stage, Action::Export(Export::Code(Framework::PyTorch)));
    until(&mut stage, |stage| stage.query_by_label("import torch").is_some());
    stage.key_press(Key::Escape);
    stage.run_ok();
    assert!(!model(&stage).export.code);
}
