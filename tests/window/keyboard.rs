//! By keyboard alone: open an experiment, change β, play, save.

use eframe::egui::{Key, Modifiers};
use egui_kittest::kittest::NodeT;
use thalweg::app::{Action, File, Origin, Play};
use thalweg::experiment::Preset;

use super::support::*;

/// The name of what has the focus.
fn focused(stage: &Stage) -> String {
    let mut nodes = stage.root().children_recursive();
    nodes.find(|node| node.accesskit_node().is_focused()).map_or_else(String::new, |node| {
        let node = node.accesskit_node();
        format!("{:?} {}", node.role(), node.label().unwrap_or_default())
    })
}

/// Goes on with Tab until what is looked for has the focus.
fn tab_to(stage: &mut Stage, wanted: &str) {
    let mut seen = Vec::new();
    for _ in 0..400 {
        let now = focused(stage);
        if now == wanted {
            return;
        }
        seen.push(now);
        stage.key_press(Key::Tab);
        stage.run_steps(2);
    }
    panic!("Tab never comes to {wanted}: {seen:#?}");
}

fn press(stage: &mut Stage, modifiers: Modifiers, key: Key) {
    stage.key_press_modifiers(modifiers, key);
    stage.run_steps(3);
}

#[test]
fn open_change_play_and_save_go_by_keyboard_alone() {
    let mut stage = stage();
    tab_to(&mut stage, "Button Lessons");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    tab_to(&mut stage, "Button Momentum straightens the zigzag");
    press(&mut stage, Modifiers::NONE, Key::Enter);
    ask(&mut stage, Action::Play(Play::First));
    // Where it is kept; the dialog that asks for a place is the desktop's.
    let file = temporary("keyboard.toml");
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));

    press(&mut stage, Modifiers::NONE, Key::Num2);
    assert_eq!(model(&stage).look.selected, 1);
    tab_to(&mut stage, "Slider Momentum: β");
    let before = path(&stage, 1);
    press(&mut stage, Modifiers::NONE, Key::ArrowRight);
    assert_ne!(path(&stage, 1), before, "the arrows are the slider's");
    assert_eq!(model(&stage).player.step, 0);
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(model(&stage).player.playing, "Space plays: a slider has no use for it");
    press(&mut stage, Modifiers::NONE, Key::Space);
    assert!(!model(&stage).player.playing);
    assert!(model(&stage).document.edited());
    press(&mut stage, Modifiers::COMMAND, Key::S);
    wait(&mut stage, |model| !model.document.edited());
    let text = std::fs::read_to_string(&file).expect("the file was written");
    assert_eq!(Preset::read(&text).as_ref(), Ok(&model(&stage).document.preset));
}

#[test]
fn every_control_is_reached_by_tab() {
    let mut stage = stage();
    let mut reached = Vec::new();
    for _ in 0..400 {
        stage.key_press(Key::Tab);
        stage.run_steps(2);
        let now = focused(&stage);
        if reached.first() == Some(&now) {
            break;
        }
        reached.push(now);
    }
    for name in ["Button File", "Slider Timeline", "Button Play", "Slider Gradient descent: α₀", "ComboBox Surface"]
    {
        assert!(reached.iter().any(|reached| reached == name), "{name} is not among {reached:#?}");
    }
    assert!(reached.iter().all(|name| name.contains(' ') && !name.ends_with(' ')), "{reached:#?}");
}
