//! The table of results says what `run` says, sorted as it is asked for, and is copied as it is shown.

use eframe::egui::accesskit::{Role, SortDirection};
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, File, Look};
use thalweg::experiment::Trace;
use thalweg::export::results::{Cell, Column};
use thalweg::words::Language;

use super::support::*;

/// The first lesson with its table.
fn table() -> Stage {
    let mut stage = stage();
    stage.key_press(Key::T);
    stage.run_ok();
    settled(&mut stage);
    stage
}

/// Runs frames until the table is of what is shown.
fn settled(stage: &mut Stage) {
    wait(stage, |model| model.recording.is_none() && model.results.is_done());
}

/// The values of a column, from top to bottom.
fn column(stage: &Stage, title: &str) -> Vec<String> {
    let mut cells: Vec<_> = stage
        .root()
        .children_recursive()
        .filter(|node| node.accesskit_node().role() == Role::Cell)
        .filter(|node| node.accesskit_node().label().as_deref() == Some(title))
        .map(|node| (node.rect().top(), node.accesskit_node().value().unwrap_or_default()))
        .collect();
    cells.sort_by(|one, other| one.0.total_cmp(&other.0));
    cells.into_iter().map(|(_, value)| value).collect()
}

fn sort_by(stage: &mut Stage, title: &str) {
    stage.get_by_role_and_label(Role::ColumnHeader, title).click();
    stage.run_ok();
}

/// What a click on a button puts in the clipboard.
fn copied(stage: &mut Stage, button: &str) -> String {
    stage.get_by_label(button).click();
    for _ in 0..200 {
        stage.step();
        let commands = &stage.output().platform_output.commands;
        if let Some(OutputCommand::CopyText(text)) =
            commands.iter().find(|one| matches!(one, OutputCommand::CopyText(_)))
        {
            return text.clone();
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    panic!("nothing is copied");
}

/// Three runs on a bowl: α = 0.1 multiplies x by 0.9 a step; 2.5 diverges; one that walks in place.
const THREE: &str = r##"format = 1
[problem]
formula = "f = 0.5*x^2"
coordinates = ["x"]
[training]
start = [1.0]
steps = 4000
[[runs]]
name = "A | calm"
optimizer = "gradient-descent"
alpha0 = 0.1
[[runs]]
name = "B, wild"
optimizer = "gradient-descent"
alpha0 = 2.5
[[runs]]
name = "C"
optimizer = "gradient-descent"
alpha0 = 2.0
"##;

fn three() -> Stage {
    let mut stage = table();
    let file = temporary("three.toml");
    std::fs::write(&file, THREE).expect("a temporary file");
    ask(&mut stage, Action::File(File::OpenPath(file)));
    wait(&mut stage, |model| model.experiment.runs.len() == 3);
    settled(&mut stage);
    stage
}

#[test]
fn the_table_is_opened_from_the_menu_and_closed_again() {
    let mut stage = stage();
    stage.get_by_label("View").click();
    stage.run_ok();
    stage.get_by_label("Table of results").click();
    stage.run_ok();
    settled(&mut stage);
    assert_eq!(column(&stage, "Run").len(), 4);
    stage.get_by_label("Close the results").click();
    stage.run_ok();
    assert!(column(&stage, "Run").is_empty());
}

#[test]
fn every_number_is_that_of_its_run() {
    let mut stage = three();
    assert_eq!(column(&stage, "Run"), ["A | calm", "B, wild", "C"]);
    assert_eq!(column(&stage, "Rate α₀"), ["0.1", "2.5", "2"]);
    // C jumps between 1 and −1; B multiplies by −1.5 until ½x² is no double any more.
    assert_eq!(column(&stage, "Final loss")[2], "0.5");
    assert_eq!(column(&stage, "Best loss")[1], "0.5");
    assert_eq!(column(&stage, "at step")[1..], ["0", "0"]);
    assert_eq!(column(&stage, "To minimum")[2], "1");
    // x² = 1.5^2t is finite up to 2^1024.
    let last = (1024.0 / 1.5f64.log2() / 2.0).floor();
    assert_eq!(column(&stage, "Steps"), ["4,000", &last.to_string(), "4,000"]);
    let stands = column(&stage, "Where it stands");
    assert_eq!([stands[0].as_str(), &stands[2]], ["at a minimum", "cycling, period 2"]);
    assert!(stands[1].contains("α λ = 2.5 > 2 along x"), "{stands:?}");
    // What the card says, said of the same end.
    ask(&mut stage, Action::Play(thalweg::app::Play::Last));
    assert!(stage.get_all_by_label("cycling, period 2").count() >= 1);
}

#[test]
fn the_first_step_that_reaches_a_loss_is_exact_at_any_length() {
    let mut stage = three();
    assert!(column(&stage, "Steps to 1e-6").is_empty());
    stage.get_by_label("Steps to a loss of").focus();
    stage.run_ok();
    stage.event(Event::Text("0.0001".to_owned()));
    stage.run_ok();
    settled(&mut stage);
    // ½·0.9^2t ≤ 1e-4: t ≥ ln(2e-4)/(2 ln 0.9) = 40.4.
    assert_eq!(column(&stage, "Steps to 0.0001"), ["41", "–", "–"]);
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(Event::Text("1e-200".to_owned()));
    stage.run_ok();
    settled(&mut stage);
    // t ≥ ln(2e-200)/(2 ln 0.9) = 2182.1: 4,000 steps are kept in stretches of two.
    assert_eq!(column(&stage, "Steps to 10⁻²⁰⁰"), ["2,183", "–", "–"]);
    stage.event(Event::Text("x".to_owned()));
    stage.run_ok();
    assert!(stage.query_by_label("Write a number, such as 0.01.").is_some());
    assert_eq!(column(&stage, "Steps to 10⁻²⁰⁰")[0], "2,183");
    stage.key_press(Key::Escape);
    stage.run_ok();
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).document.preset.view.target_loss, None, "what was typed at once is one change");
    let plan = &model(&stage).experiment.runs[0];
    let trace = Trace::record(plan, (0, 0));
    for step in [0, 1, 500, 2047, 2048, 3000, 3001] {
        let loss = trace.at(step).expect("a row").loss;
        assert_eq!(trace.first_at_most(plan, loss), Some(step));
    }
}

#[test]
fn a_column_sorts_up_down_and_back_and_what_diverged_comes_last() {
    let mut stage = three();
    sort_by(&mut stage, "Rate α₀");
    assert_eq!(column(&stage, "Run"), ["A | calm", "C", "B, wild"]);
    let header = stage.get_by_role_and_label(Role::ColumnHeader, "Rate α₀").accesskit_node();
    assert_eq!(header.sort_direction(), Some(SortDirection::Ascending));
    sort_by(&mut stage, "Rate α₀");
    assert_eq!(column(&stage, "Run"), ["C", "A | calm", "B, wild"]);
    sort_by(&mut stage, "Rate α₀");
    assert_eq!(column(&stage, "Run"), ["A | calm", "B, wild", "C"]);
    sort_by(&mut stage, "Run");
    sort_by(&mut stage, "Run");
    assert_eq!(column(&stage, "Run"), ["C", "B, wild", "A | calm"], "a name is a name");
    // Equal lines stay in the order of the runs.
    sort_by(&mut stage, "at step");
    assert_eq!(column(&stage, "Run"), ["C", "A | calm", "B, wild"]);
    stage.get_by_role_and_label(Role::Row, "A | calm").click();
    stage.run_ok();
    assert_eq!(model(&stage).look.selected, 0);
}

#[test]
fn what_is_copied_is_exact_as_csv_and_readable_as_markdown() {
    let mut stage = three();
    ask(&mut stage, Action::Edit(Edit::TargetLoss(Some(0.3))));
    sort_by(&mut stage, "Final loss");
    settled(&mut stage);
    let csv = copied(&mut stage, "Copy as CSV");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(
        lines[0],
        "run,alpha0,steps,final_loss,best_loss,best_step,distance,radius,target_loss,steps_to_target,standing"
    );
    assert!(lines[1].starts_with("A | calm,0.1,4000,"), "{csv}");
    assert_eq!(lines[2], "C,2,4000,0.5,0.5,0,1,1,0.3,,\"cycling, period 2\"");
    assert!(lines[3].starts_with("\"B, wild\",2.5,"), "{csv}");
    let Cell::Number(loss) = Column::Loss.cell(&model(&stage).results.lines[1], Language::En) else { panic!("a loss") };
    assert!(loss > 1e300 && lines[3].contains(&format!(",{loss:?},")), "{loss:?} in {csv}");
    let markdown = copied(&mut stage, "Copy as Markdown");
    let lines: Vec<&str> = markdown.lines().collect();
    assert_eq!(lines.len(), 5);
    assert!(lines[0].starts_with("| Run | Rate α₀ | Steps | Final loss |"), "{markdown}");
    assert_eq!(lines[1], "| :--- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | :--- |");
    assert!(lines[2].starts_with("| A \\| calm | 0.1 | 4,000 |"), "{markdown}");
    assert_eq!(lines[3], "| C | 2 | 4,000 | 0.5 | 0.5 | 0 | 1 | 1 | – | cycling, period 2 |");
    ask(&mut stage, Action::Look(Look::Language(Language::Ko)));
    assert_eq!(copied(&mut stage, "CSV로 복사"), csv, "a file is the same in every language");
    assert!(copied(&mut stage, "마크다운으로 복사").contains("| 실행 |"));
}

#[test]
fn a_copy_asked_for_while_runs_are_under_way_is_of_those() {
    let mut stage = three();
    ask(&mut stage, Action::Edit(Edit::Steps(50_000)));
    assert!(model(&stage).recording.is_some());
    let csv = copied(&mut stage, "Copy as CSV");
    assert!(csv.contains("A | calm,0.1,50000,"), "{csv}");
}

#[test]
fn the_minima_of_a_typed_surface_are_known_from_its_runs() {
    let stage = three();
    let known = &model(&stage).known;
    assert_eq!(known.minima.len(), 1);
    assert!(known.minima[0].point[0].abs() < 1e-9);
}
