//! Tables of data: opened as experiments, their columns chosen; what is wrong with them is said, and nothing is lost.

use std::sync::Arc;

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, File};
use thalweg::experiment::preset::{Columns, DataSource, Function, Rate};
use thalweg::words::Language;

use super::support::*;

/// Opens a table as a drop on the window does.
fn open(stage: &mut Stage, name: &str, text: &str) {
    let path = temporary(name);
    std::fs::write(&path, text).expect("a temporary file can be written");
    let before = model(stage).notice.clone();
    ask(stage, Action::File(File::OpenPath(path)));
    wait(stage, |model| model.notice.is_some() && model.notice != before && model.recording.is_none());
}

/// A window with a table open.
fn over(name: &str, text: &str) -> Stage {
    let mut stage = stage();
    open(&mut stage, name, text);
    stage
}

fn said(stage: &Stage) -> Vec<String> {
    let notice = model(stage).notice.as_ref().expect("something is said");
    let lines = notice.lines.iter().map(|line| line.message.say(Language::En));
    std::iter::once(notice.title.say(Language::En)).chain(lines).collect()
}

fn columns(stage: &Stage) -> Vec<String> {
    match &model(stage).document.preset.problem.function {
        Function::Examples { data: DataSource::Csv { columns: Some(columns), .. }, .. } => match columns {
            Columns::Own(names) => names.clone(),
            Columns::Named(pairs) => pairs.iter().map(|(name, header)| format!("{name} = {header}")).collect(),
        },
        function => panic!("{function:?}"),
    }
}

fn chosen(stage: &Stage, list: &str) -> String {
    stage.get_by_role_and_label(Role::ComboBox, list).accesskit_node().value().unwrap_or_default()
}

fn pick(stage: &mut Stage, list: &str, role: Role, entry: &str) {
    stage.get_by_role_and_label(Role::ComboBox, list).click();
    stage.run_ok();
    stage.get_by_role_and_label(role, entry).click();
    stage.run_ok();
    stage.key_press(Key::Escape);
    stage.run_ok();
    wait(stage, |model| model.recording.is_none());
}

const HEIGHTS: &str = "\"Height (cm)\",Age,Weight\n170,30,70\n180,40,81\n160,25,58\n175,51,77\n";

#[test]
fn a_table_opens_as_an_experiment_whose_last_column_is_fitted() {
    let stage = over("heights.csv", HEIGHTS);
    assert_eq!(columns(&stage), ["Height_cm = Height (cm)", "Age = Age", "Weight = Weight"]);
    assert_eq!(chosen(&stage, "Surface"), "4 examples from heights.csv");
    assert_eq!((chosen(&stage, "Loss"), chosen(&stage, "Target")), ("Least squares".into(), "Weight".into()));
    assert_eq!(
        said(&stage),
        [
            "Weight is fitted by 2 other columns, by least squares over 4 examples. The rate of gradient descent goes by \
             the size of the inputs.",
            "In formulas columns have names: “Height (cm)” → Height_cm."
        ]
    );
    assert!(!model(&stage).notice.as_ref().is_some_and(|notice| notice.wrong));
    // 2(1 + mean of h² + mean of a²) = 2(1 + 29381.25 + 1431.5) = 61627.5, whose inverse is 1.62…e-5.
    let Rate::Schedule { alpha0, .. } = &model(&stage).document.preset.runs[0].rate else { panic!("a rate") };
    assert_eq!(*alpha0, Some(1e-5));
    assert!(model(&stage).traces.iter().flatten().all(|trace| trace.diverged.is_none()), "no rate explodes at once");
    let trace = trace(&stage, 0);
    assert!(trace.at(200).expect("it ran").loss < 0.1 * trace.at(0).expect("it ran").loss);
}

#[test]
fn labels_in_the_last_column_get_the_logistic_loss() {
    let stage = over("labels.csv", "p,q,l\n1,2,0\n2,1,1\n3,5,1\n0,1,0\n");
    assert_eq!(chosen(&stage, "Loss"), "Logistic loss");
    assert!(said(&stage)[0].contains("nothing but 0 and 1"), "{:?}", said(&stage));
}

#[test]
fn names_that_mean_something_else_in_formulas_are_given_others() {
    let stage = over("names.csv", "b,W1,exp,f,u u,u_u\n1,2,3,4,5,6\n2,1,1,0,7,1\n");
    assert!(!model(&stage).notice.as_ref().is_some_and(|notice| notice.wrong), "{:?}", said(&stage));
    assert_eq!(columns(&stage).len(), 6);
    let loaded = &model(&stage).experiment.problem;
    assert_eq!(loaded.coordinates, ["W1", "W2", "W3", "W4", "W5", "b"]);
}

#[test]
fn a_table_is_dropped_on_the_window() {
    let mut stage = stage();
    let path = temporary("table-dropped.csv");
    std::fs::write(&path, "u,v\n1,2\n2,3\n").expect("a temporary file can be written");
    stage.input_mut().dropped_files.push(Arc::new(Dropped(path)));
    stage.step();
    wait(&mut stage, |model| model.experiment.problem.data.is_some());
    assert_eq!(chosen(&stage, "Surface"), "2 examples from table-dropped.csv");
    ask(&mut stage, Action::Undo);
    assert!(model(&stage).experiment.problem.data.is_none(), "what was there can be had back");
}

#[test]
fn what_is_wrong_with_a_table_is_said_and_nothing_is_lost() {
    let cases = [
        ("", "is empty. A CSV has a header, and below it rows of numbers."),
        ("u\n1\n", "has only one column; two or more are needed."),
        ("u,v\n", "has a header, but no rows below it."),
        ("u,v\n1,2\n2,abc\n", "line 3, column “v”: “abc” is no number."),
        ("u,v\n1,inf\n", "line 2, column “v”: “inf” is no finite number."),
        ("u,v\nNaN,1\n", "line 2, column “u”: “NaN” is no finite number."),
        ("u,v\n1,\n", "line 2, column “v”: the value is missing."),
        ("1,2\n3,4\n", "has no header: its first line is all numbers."),
    ];
    let mut stage = stage();
    let before = model(&stage).document.clone();
    for (i, (text, expected)) in cases.into_iter().enumerate() {
        open(&mut stage, &format!("bad{i}.csv"), text);
        let said = said(&stage);
        assert!(said[0].contains("was not opened. The experiment from before is still here."), "{said:?}");
        assert!(said[1].ends_with(expected), "{said:?}");
        assert!(model(&stage).document == before);
        stage.get_by_label("Dismiss").click();
        stage.run_ok();
        assert!(model(&stage).notice.is_none());
    }
}

#[test]
fn columns_are_chosen_and_standardized() {
    let mut stage = over("chosen.csv", HEIGHTS);
    pick(&mut stage, "Target", Role::Button, "Age");
    assert_eq!(columns(&stage), ["Height_cm = Height (cm)", "Weight = Weight", "Age = Age"]);
    pick(&mut stage, "Inputs", Role::CheckBox, "Height (cm) (Height_cm)");
    assert_eq!(columns(&stage), ["Weight", "Age"]);
    assert_eq!(model(&stage).experiment.problem.coordinates, ["W", "b"]);
    let minimum = |stage: &Stage| model(stage).known.minima[0].point.clone();
    let plain = minimum(&stage);
    stage.get_by_label("Standardize").click();
    stage.run_ok();
    // Of standardized columns the intercept is 0, and the slope the correlation.
    let found = minimum(&stage);
    assert!(found[1].abs() < 1e-12 && found[0].abs() <= 1.0 && found != plain, "{found:?}");
    for _ in 0..3 {
        ask(&mut stage, Action::Undo);
    }
    assert_eq!(columns(&stage).len(), 3);
    assert!(model(&stage).notice.as_ref().is_none_or(|notice| !notice.wrong));
}

#[test]
fn a_logistic_loss_gives_way_where_the_new_target_has_no_labels() {
    let mut stage = over("target.csv", "p,q,l\n1,2,0\n2,1,1\n3,5,1\n0,1,0\n");
    pick(&mut stage, "Target", Role::Button, "p");
    assert_eq!(chosen(&stage, "Loss"), "Least squares");
    assert!(model(&stage).notice.as_ref().is_none_or(|notice| !notice.wrong), "{:?}", said(&stage));
}

#[test]
fn a_file_is_an_entry_of_the_list_of_surfaces() {
    let mut stage = stage();
    stage.get_by_role_and_label(Role::ComboBox, "Surface").click();
    stage.run_ok();
    stage.event(Event::Text("csv".to_owned()));
    stage.run_ok();
    assert!(stage.query_by_label("A CSV file…").is_some());
}

#[test]
fn the_experiment_over_a_table_is_saved_and_opened_again() {
    let mut stage = over("saved.csv", HEIGHTS);
    let path = temporary("table-saved.toml");
    ask(&mut stage, Action::File(File::SaveTo(path.clone())));
    wait(&mut stage, |model| !model.document.edited() && model.document.text.is_some() && path.exists());
    let preset = model(&stage).document.preset.clone();
    let text = std::fs::read_to_string(&path).expect("it was written");
    assert!(text.contains("csv = \"saved.csv\""), "{text}");
    ask(&mut stage, Action::File(File::OpenLesson("1-momentum-zigzag")));
    ask(&mut stage, Action::File(File::OpenPath(path)));
    wait(&mut stage, |model| model.experiment.problem.data.is_some());
    assert_eq!(model(&stage).document.preset.problem, preset.problem);
}

#[test]
fn columns_of_texts_are_left_out_and_that_is_said() {
    let stage = over("texts.csv", "name,p,day,v,kind\nann,1,2024-01-01,2,a\nbob,2,2024-01-02,4,b\n");
    assert_eq!(columns(&stage), ["p", "v"]);
    assert_eq!(said(&stage)[1], "Columns without a single number were left out.");
    // One number makes it a column of numbers, in which a text is wrong.
    let mut stage = over("mixed.csv", "u,v,w\n1,2,3\n2,3,4\n");
    open(&mut stage, "mixed2.csv", "u,v,w\n1,2,3\nx,3,4\n");
    assert!(said(&stage)[1].ends_with("line 3, column “u”: “x” is no number."), "{:?}", said(&stage));
}
