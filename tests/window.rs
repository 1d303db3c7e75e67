//! The window, used as a person uses it: by the names of its controls, without a screen.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use eframe::egui::accesskit::Role;
use eframe::egui::{FontId, Key, Modifiers, ViewportId, vec2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, File, Look, Model, Origin, Play, Window};
use thalweg::experiment::Preset;
use thalweg::words::Language;

type Stage = Harness<'static, Window>;

/// The window with the first lesson, at rest.
fn stage() -> Stage {
    let mut stage = Harness::builder()
        .with_size(vec2(1440.0, 900.0))
        .with_max_steps(200)
        .build_eframe(|creation| Window::new(&creation.egui_ctx, Model::first(Language::En)));
    ask(&mut stage, Action::Play(Play::First));
    stage.run_ok();
    stage
}

fn ask(stage: &mut Stage, action: Action) {
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![action]);
    stage.run_ok();
}

fn model(stage: &Stage) -> &Model {
    &stage.state().model
}

/// Runs frames until what a worker thread does has arrived.
fn wait(stage: &mut Stage, done: impl Fn(&Model) -> bool) {
    let began = Instant::now();
    while !done(model(stage)) {
        assert!(began.elapsed() < Duration::from_secs(60), "nothing arrived");
        std::thread::sleep(Duration::from_millis(5));
        stage.step();
    }
    stage.run_ok();
}

/// The points of a run's path.
fn path(stage: &Stage, run: usize) -> Vec<[f64; 2]> {
    model(stage).traces[run].path.iter().map(|point| point.at).collect()
}

fn temporary(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("thalweg-window-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a temporary folder can be made");
    folder.join(name)
}

#[test]
fn the_first_start_plays_the_first_lesson() {
    let model = Model::first(Language::En);
    assert!(model.player.playing && model.player.step == 0);
    assert_eq!(model.document.origin, Origin::Lesson("1-momentum-zigzag"));
    assert!(model.steps() as f64 / model.player.speed >= 10.0, "something moves for ten seconds");
}

#[test]
fn a_lesson_is_chosen_from_the_menu_and_plays_to_its_end() {
    let mut stage = stage();
    stage.get_by_label("Lessons").click();
    stage.run_ok();
    stage.get_by_label("Leaving a saddle point").click();
    stage.run_steps(3);
    assert_eq!(model(&stage).document.origin, Origin::Lesson("5-saddle-point"));
    assert!(model(&stage).player.playing);
    ask(&mut stage, Action::Play(Play::Speed(2_000.0)));
    stage.run_steps(100);
    assert_eq!(model(&stage).player.step, model(&stage).steps());
    assert!(!model(&stage).player.playing, "at the end it stops");
    stage.get_by_label("Play").click();
    stage.run_steps(2);
    assert!(model(&stage).player.step < model(&stage).steps(), "play again starts over");
}

#[test]
fn a_slider_bends_the_path_and_undo_straightens_it() {
    let mut stage = stage();
    stage.get_by_label("Momentum").click();
    stage.run_ok();
    let before = path(&stage, 1);
    let slider = stage.get_by_role_and_label(Role::Slider, "Momentum: β");
    slider.set_value_accesskit(0.5);
    stage.run_ok();
    let after = path(&stage, 1);
    assert_ne!(before, after);
    assert_eq!(model(&stage).document.preset.runs[1].parameters, [("beta".to_owned(), 0.5)]);
    assert_eq!(path(&stage, 0).len(), before.len(), "the other run is as it was");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 1), before);
    stage.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 1), after);
}

#[test]
fn a_drag_of_many_frames_is_one_change() {
    let mut stage = stage();
    let rect = stage.get_by_role_and_label(Role::Slider, "Gradient descent: α₀").rect();
    let before = path(&stage, 0);
    stage.drag_at(rect.center());
    stage.step();
    let mut seen = Vec::new();
    for i in 1..=10 {
        stage.hover_at(rect.center() - vec2(2.0 * i as f32, 0.0));
        stage.step();
        seen.push(path(&stage, 0));
    }
    stage.drop_at(rect.center() - vec2(20.0, 0.0));
    stage.run_ok();
    seen.dedup();
    assert!(seen.len() > 5, "the path bends while the hand moves");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    stage.run_ok();
    assert_eq!(path(&stage, 0), before);
    assert!(!model(&stage).document.edited());
}

#[test]
fn the_start_is_dragged_and_every_path_follows() {
    let mut stage = stage();
    let handle = stage.get_by_label("Start of the runs").rect().center();
    stage.drag_at(handle);
    stage.step();
    for i in 1..=8 {
        stage.hover_at(handle + vec2(10.0 * i as f32, 5.0 * i as f32));
        stage.step();
    }
    let start = model(&stage).document.preset.training.start.clone().expect("a start was set");
    assert!(start[0] > -4.0 && start[1] < 1.5, "{start:?}");
    for run in 0..model(&stage).traces.len() {
        assert_eq!(path(&stage, run)[0], [start[0], start[1]]);
    }
    stage.drop_at(handle + vec2(80.0, 40.0));
    stage.run_ok();
}

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
    let purpose = thalweg::app::Purpose::Save;
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
fn a_long_run_is_recorded_in_the_background() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(20_000)));
    assert!(model(&stage).recording.is_some());
    assert_eq!(model(&stage).traces[0].last, Some(240), "the last picture stays until then");
    wait(&mut stage, |model| model.recording.is_none());
    assert_eq!(model(&stage).traces[1].last, Some(20_000));
}

#[test]
fn a_diverged_run_says_so_in_its_card() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Steps(2_000)));
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.2 }));
    assert!(stage.query_by_label_contains("diverged at step").is_some());
}

#[test]
fn keys_move_the_cursor() {
    let mut stage = stage();
    let press = |stage: &mut Stage, modifiers: Modifiers, key: Key| {
        stage.key_press_modifiers(modifiers, key);
        stage.run_steps(2);
        model(stage).player.step
    };
    ask(&mut stage, Action::Edit(Edit::StepsPerEpoch(10)));
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::ArrowRight), 1);
    assert_eq!(press(&mut stage, Modifiers::SHIFT, Key::ArrowRight), 11);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::ArrowLeft), 10);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::End), 240);
    assert_eq!(press(&mut stage, Modifiers::NONE, Key::Home), 0);
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(model(&stage).player.playing);
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(!model(&stage).player.playing);
    press(&mut stage, Modifiers::NONE, Key::Num2);
    assert_eq!(model(&stage).look.selected, 1);
}

#[test]
fn at_rest_nothing_is_drawn() {
    let mut stage = stage();
    // The sharp picture of the surface comes from a worker thread.
    std::thread::sleep(Duration::from_millis(300));
    stage.run_ok();
    stage.step();
    let delay = stage.output().viewport_output[&ViewportId::ROOT].repaint_delay;
    assert_eq!(delay, Duration::MAX, "the next frame comes with the next event");
}

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
    ];
    let mut names = Vec::new();
    for node in stage.root().children_recursive() {
        let node = node.accesskit_node();
        if roles.contains(&node.role()) {
            let name = node.label().unwrap_or_default();
            assert!(!name.trim().is_empty(), "a {:?} without a name: {:?}", node.role(), node.bounding_box());
            names.push(name);
        }
    }
    names
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
    for menu in ["File", "Edit", "View", "Lessons", "+ Add"] {
        stage.get_by_label(menu).click();
        stage.run_ok();
        controls(&stage);
        stage.key_press(Key::Escape);
        stage.run_ok();
    }
    ask(&mut stage, Action::File(File::AskHere(thalweg::app::Purpose::Open)));
    controls(&stage);
}

#[test]
fn the_language_is_switched_while_running() {
    let mut stage = stage();
    let english = controls(&stage);
    stage.get_by_label("한국어").click();
    stage.run_ok();
    let korean = controls(&stage);
    assert_eq!(english.len(), korean.len());
    assert!(stage.query_by_label("재생").is_some());
    assert!(korean.iter().all(|name| !name.starts_with("app-")), "{korean:?}");
}

#[test]
fn the_fonts_have_every_character_that_is_needed() {
    let stage = stage();
    let others = "αβγδεζηθικλμνξοπρστυφχψωΓΔΘΛΞΠΣΦΨΩ←↑→↓↔⇒⇐−×·÷±≤≥≠≈∞√∂∇∑∏∫‖⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺ⁿ₀₁₂₃₄₅₆₇₈₉½¼…–—“”‘’•°";
    let needed: Vec<char> = ('가'..='힣').chain(others.chars()).chain(' '..='~').collect();
    assert!(needed.len() > 11_172);
    let semibold = FontId::new(13.0, eframe::egui::FontFamily::Name("semibold".into()));
    for font in [FontId::proportional(13.0), semibold] {
        let lacking: String =
            stage.ctx.fonts_mut(|fonts| needed.iter().filter(|c| !fonts.has_glyph(&font, **c)).collect());
        assert!(lacking.is_empty(), "{font:?} lacks {lacking}");
    }
}
