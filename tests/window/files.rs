//! Opening and saving lose nothing.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable;
use thalweg::app::{Action, Edit, File, Origin, Play, Purpose};
use thalweg::experiment::Preset;

use super::support::*;

#[test]
fn what_is_saved_reads_back_the_same() {
    let mut stage = stage();
    let file = temporary("saved.toml");
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    ask(&mut stage, Action::Edit(Edit::Schedule { run: 1, id: "inverse-time".to_owned() }));
    assert!(model(&stage).document.edited());
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    assert!(!model(&stage).document.edited());
    let text = std::fs::read_to_string(&file).expect("the file was written");
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
    let saved = path(&stage, 0);
    ask(&mut stage, Action::File(File::OpenLesson("4-local-global")));
    ask(&mut stage, Action::File(File::OpenPath(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    assert_eq!(path(&stage, 0), saved);
}

#[test]
fn without_a_dialog_of_the_desktop_the_window_asks_for_a_path() {
    let mut stage = stage();
    let file = temporary("typed.toml");
    let purpose = Purpose::Save;
    ask(&mut stage, Action::File(File::AskHere(purpose)));
    ask(&mut stage, Action::File(File::TypePath(file.with_extension("").display().to_string())));
    stage.get_by_role_and_label(Role::Button, "Save").click();
    stage.run_steps(3);
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    assert!(model(&stage).dialog.is_none());
    assert!(Path::new(&file).is_file());
}

#[test]
fn a_file_with_faults_changes_nothing_and_says_where() {
    let mut stage = stage();
    let before = model(&stage).document.preset.clone();
    let file = temporary("faulty.toml");
    let text = "format = 1\n[problem]\nsurface = \"ravin\"\n[[runs]]\noptimizer = \"momentum\"\nalpa0 = 1\n";
    std::fs::write(&file, text).expect("a temporary file can be written");
    ask(&mut stage, Action::File(File::OpenPath(file)));
    wait(&mut stage, |model| model.notice.is_some());
    assert_eq!(model(&stage).document.preset, before);
    let lines: Vec<_> = model(&stage).notice.iter().flat_map(|notice| &notice.lines).collect();
    assert!(lines.iter().any(|line| line.line_column == Some((6, 1))), "{lines:?}");
    stage.get_by_label("Dismiss").click();
    stage.run_ok();
    assert!(model(&stage).notice.is_none());
}

#[test]
fn a_missing_file_is_said_and_nothing_is_lost() {
    let mut stage = stage();
    ask(&mut stage, Action::File(File::OpenPath(temporary("nowhere/none.toml"))));
    wait(&mut stage, |model| model.notice.is_some());
    ask(&mut stage, Action::File(File::SaveTo(temporary("nowhere/none.toml"))));
    wait(&mut stage, |model| model.notice.as_ref().is_some_and(|notice| notice.title.key == "files-cannot-write"));
    assert_eq!(model(&stage).document.origin, Origin::Lesson("1-momentum-zigzag"));
}

#[test]
fn opening_another_lesson_loses_no_change() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    let changed = path(&stage, 0);
    ask(&mut stage, Action::File(File::OpenLesson("4-local-global")));
    ask(&mut stage, Action::Play(Play::First));
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).document.origin, Origin::Lesson("1-momentum-zigzag"));
    assert!(model(&stage).document.edited());
    assert_eq!(path(&stage, 0), changed);
}

#[test]
fn new_and_revert_can_be_undone() {
    let mut stage = stage();
    ask(&mut stage, rate(0.05));
    let changed = model(&stage).document.clone();
    ask(&mut stage, Action::File(File::Revert));
    assert!(!model(&stage).document.edited());
    ask(&mut stage, Action::Undo);
    assert!(model(&stage).document == changed);
    ask(&mut stage, Action::File(File::New));
    assert_eq!(model(&stage).document.origin, Origin::New);
    assert!(!model(&stage).document.edited() && model(&stage).traces.len() == 1);
    ask(&mut stage, Action::Undo);
    assert!(model(&stage).document == changed);
}

#[test]
fn a_preset_dropped_on_the_window_opens() {
    let mut stage = stage();
    let file = temporary("dropped.toml");
    std::fs::write(&file, thalweg::catalog::preset("4-local-global").expect("a lesson")).expect("a temporary file");
    stage.input_mut().dropped_files.push(Arc::new(Dropped(file.clone())));
    stage.step();
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
}

#[test]
fn data_are_found_again_wherever_the_preset_is_saved() {
    let home = temporary("data");
    let elsewhere = temporary("elsewhere");
    for folder in [&home, &elsewhere] {
        std::fs::create_dir_all(folder).expect("a temporary folder can be made");
    }
    std::fs::write(home.join("points.csv"), "u,v\n0,1\n1,3\n2,4\n").expect("writable");
    let text = "[problem]\nexample_loss = \"least-squares\" # squares\ndata = { csv = \"points.csv\" }\n[training]\n\
                start = [0, 0]\nbatch = 1\n[[runs]]\noptimizer = \"gradient-descent\"\n";
    let file = home.join("points.toml");
    std::fs::write(&file, text).expect("writable");
    let mut stage = stage();
    ask(&mut stage, Action::File(File::OpenPath(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    let problem = &model(&stage).experiment.problem;
    assert_eq!(problem.data.as_ref().map(|data| data.len()), Some(3));
    assert!(!model(&stage).document.edited());
    ask(&mut stage, Action::Edit(Edit::Steps(40)));
    assert_eq!(model(&stage).experiment.runs[0].steps, 40);
    let of = |file: &Path| std::fs::read_to_string(file).expect("the file was written");
    ask(&mut stage, Action::File(File::Save));
    wait(&mut stage, |model| !model.document.edited());
    assert_eq!(of(&file), text.replace("batch = 1\n", "batch = 1\nsteps = 40\n"));
    let other = elsewhere.join("points.toml");
    ask(&mut stage, Action::File(File::SaveTo(other.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(other.clone()));
    assert!(!model(&stage).document.edited());
    assert_eq!(
        Preset::read(&of(&other)).map(|preset| preset.csv().map(PathBuf::from)),
        Ok(Some(home.join("points.csv")))
    );
    ask(&mut stage, Action::File(File::OpenLesson("1-momentum-zigzag")));
    ask(&mut stage, Action::File(File::OpenPath(other.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(other.clone()));
    assert_eq!(model(&stage).experiment.problem.data.as_ref().map(|data| data.len()), Some(3));
    // Another surface has no batches.
    ask(&mut stage, Action::Edit(Edit::Surface("ravine".to_owned())));
    assert!(model(&stage).notice.is_none() && model(&stage).experiment.problem.data.is_none());
}
