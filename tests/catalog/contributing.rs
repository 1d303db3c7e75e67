//! The walk of `CONTRIBUTING.md`, followed: its document is read, checked, run, drawn and exported.

use std::fs;
use std::path::Path;

use thalweg::catalog::{Optimizer, optimizer, optimizers};
use thalweg::experiment::data::Loaded;
use thalweg::experiment::{self, Experiment, Preset, Recorder, Trace};
use thalweg::export::csv;
use thalweg::figure::{Options, Subject, render};
use thalweg::formula::latex::{Writing, aligned};
use thalweg::words::Language;

/// The blocks of code of one kind, in the order of the page.
fn blocks(kind: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("CONTRIBUTING.md");
    let page = fs::read_to_string(path).expect("part of the repository");
    let mut blocks = Vec::new();
    let mut fences = page.split("```");
    while let (Some(_), Some(block)) = (fences.next(), fences.next()) {
        if let Some(code) = block.strip_prefix(kind).and_then(|rest| rest.strip_prefix('\n')) {
            blocks.push(code.to_owned());
        }
    }
    blocks
}

fn trial() -> (Preset, Experiment) {
    let opened = experiment::open(&blocks("toml")[1], |_| Loaded::default());
    let (preset, experiment, _) = opened.unwrap_or_else(|faults| panic!("{faults:?}"));
    (preset, experiment)
}

#[test]
fn the_document_of_the_walk_is_a_good_one_and_new() {
    let document = Optimizer::read("nudge", &blocks("toml")[0]).unwrap_or_else(|faults| panic!("{faults:?}"));
    assert_eq!(format!("{}\n", document.document.text), blocks("")[0]);
    assert!(optimizer("nudge").is_none());
    let group = |entry: &&&Optimizer| entry.document.group == document.document.group;
    let orders: Vec<u32> = optimizers().iter().filter(group).map(|entry| entry.document.order).collect();
    assert!(!orders.is_empty() && !orders.contains(&document.document.order), "{orders:?}");
    for language in [Language::En, Language::Ko] {
        assert!(!document.document.description.get(language).is_empty());
    }
    ratex_parser::parse(&aligned(document.formula(), Writing::Paper)).expect("an equation");
}

#[test]
fn the_trial_of_the_walk_runs_and_is_drawn_and_exported() {
    let (preset, experiment) = trial();
    let mut recorder = Recorder::new(&experiment.runs[0], experiment.pair);
    while !recorder.advance(u64::MAX) {}
    let trace: Trace = recorder.finish();
    assert!(trace.best.is_some_and(|best| best.loss < 0.1), "{:?}", trace.best);
    let subject = Subject { experiment: &experiment, traces: &[Some(&trace)], chance: None, view: &preset.view };
    let svg = render(&subject, &Options::default()).svg();
    assert!(svg.starts_with("<svg"));
    let mut table = String::new();
    let written: Result<(), ()> = csv::write(&experiment, true, &mut |text, _, _| {
        table.push_str(text);
        Ok(())
    });
    written.expect("a String takes all");
    assert_eq!(table.lines().next(), Some("run,step,epoch,rate,loss,x,y,dx,dy,V_x,V_y"));
    assert_eq!(table.lines().count(), 102);
    assert_eq!(
        experiment.runs[0].rule.text().trim_end(),
        Optimizer::read("nudge", &blocks("toml")[0]).expect("good").document.text
    );
}

#[test]
fn the_commands_of_the_walk_are_those_that_there_are() {
    let commands = blocks("sh");
    for line in commands[0].lines() {
        let words: Vec<&str> = line.split(' ').collect();
        assert_eq!(words[0], "thalweg");
        assert!(["check", "run", "render"].contains(&words[1]) && words[2] == "nudge-trial.toml", "{line}");
    }
    for file in ["requirements.txt", "record.py", "record_optimizers.py", "record_schedules.py", "katex.mjs"] {
        assert!(super::recording::fixtures().join(file).exists(), "{file}");
    }
}
