//! Five hundred things done at random: whatever a hand can do, in any order, nothing breaks and undo leads back.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, Pos2, Rect, Vec2, pos2};
use egui_kittest::kittest::NodeT;
use thalweg::app::{Action, Edit, File, Play};
use thalweg::words::say;

use super::support::*;

const ACTIONS: usize = 500;

/// What is typed into fields: right, wrong, half, foreign.
const TEXTS: &[&str] = &[
    "",
    "f = x^2 + 3*y^2",
    "f = x^4 - 3*x^2 + z",
    "f = 0.5*(x^2 + k*y^2) + sin(",
    "theta = theta - alpha*g",
    "V = beta*V + g\ntheta = theta - alpha*V",
    "alpha = alpha0/(1 + r*n)",
    "가나다 ∇½",
    "12",
    "-1e999",
    "((((((((",
];

const KEYS: &[Key] = &[
    Key::Space,
    Key::ArrowLeft,
    Key::ArrowRight,
    Key::Home,
    Key::End,
    Key::R,
    Key::Num1,
    Key::Num2,
    Key::Num9,
    Key::Tab,
    Key::Enter,
    Key::Delete,
    Key::Escape,
    Key::F11,
];

const LESSONS: &[&str] =
    &["1-momentum-zigzag", "2-rmsprop-path", "3-rate-decay", "5-saddle-point", "6-plateau-crossing"];

/// Not touched: what leaves the experiment (its changes are another experiment's), and what asks the desktop.
const LEFT_ALONE: [&str; 2] = ["app-menu-file", "app-menu-lessons"];

/// What can be used.
const ROLES: &[Role] = &[
    Role::Button,
    Role::CheckBox,
    Role::ComboBox,
    Role::RadioButton,
    Role::Slider,
    Role::SpinButton,
    Role::Tab,
    Role::TextInput,
    Role::MultilineTextInput,
    Role::MenuItem,
    Role::ListBoxOption,
    Role::ColumnHeader,
    Role::Row,
];

/// SplitMix64 (Steele, Lea & Flood 2014).
struct Dice(u64);

impl Dice {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        (self.next() % count as u64) as usize
    }

    /// From 0 to 1.
    fn part(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1u64 << 53) as f64
    }

    fn pick<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.below(of.len())]
    }

    fn point(&mut self, within: Rect) -> Pos2 {
        pos2(within.left() + self.part() as f32 * within.width(), within.top() + self.part() as f32 * within.height())
    }
}

/// Uses one control that can be seen, as a hand or a screen reader would; says which.
fn control(stage: &Stage, dice: &mut Dice) -> String {
    let left_alone = LEFT_ALONE.map(|key| say(model(stage).language(), key));
    let nodes: Vec<_> = stage
        .root()
        .children_recursive()
        .filter(|node| {
            let node = node.accesskit_node();
            let label = node.label().unwrap_or_default();
            ROLES.contains(&node.role()) && !node.is_disabled() && !left_alone.contains(&label)
        })
        .collect();
    let node = &nodes[dice.below(nodes.len())];
    let (role, label) = (node.accesskit_node().role(), node.accesskit_node().label().unwrap_or_default());
    match role {
        Role::Slider | Role::SpinButton => {
            let now = node.accesskit_node().numeric_value().unwrap_or(1.0);
            // Never far up: a run of a hundred million steps is another test's.
            let value = *dice.pick(&[now * 0.5, now * 1.3, now + 1.0, 0.0, -now, 7.0]);
            node.set_value_accesskit(value.clamp(-1e4, 1e4));
            format!("{role:?} {label} := {value}")
        }
        Role::TextInput | Role::MultilineTextInput => {
            let text = dice.pick(TEXTS);
            node.focus();
            stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
            stage.event(Event::Paste((*text).to_owned()));
            format!("{role:?} {label} := {text:?}")
        }
        _ => {
            match dice.below(8) {
                0 => node.click_secondary(),
                1 => node.click_modifiers(Modifiers::ALT),
                _ => node.click(),
            }
            format!("{role:?} {label}")
        }
    }
}

fn pointer(stage: &mut Stage, dice: &mut Dice) -> String {
    let within = Rect::from_min_max(pos2(0.0, 30.0), pos2(1440.0, 900.0));
    let (from, to) = (dice.point(within), dice.point(within));
    match dice.below(3) {
        0 => {
            let modifiers = *dice.pick(&[Modifiers::NONE, Modifiers::SHIFT, Modifiers::ALT, Modifiers::COMMAND]);
            stage.hover_at(from);
            let unit = eframe::egui::MouseWheelUnit::Point;
            let delta = Vec2::new(0.0, 200.0 * (dice.part() as f32 - 0.5));
            let phase = eframe::egui::TouchPhase::Move;
            let source = eframe::egui::MouseWheelSource::Unknown;
            stage.event(Event::MouseWheel { unit, delta, modifiers, phase, source });
            format!("wheel at {from}")
        }
        _ => {
            stage.hover_at(from);
            stage.drag_at(from);
            stage.step();
            for part in 1..=3 {
                stage.hover_at(from + (to - from) * (part as f32 / 3.0));
                stage.step();
            }
            stage.drop_at(to);
            format!("drag from {from} to {to}")
        }
    }
}

fn key(stage: &Stage, dice: &mut Dice) -> String {
    let key = *dice.pick(KEYS);
    let modifiers = *dice.pick(&[Modifiers::NONE, Modifiers::NONE, Modifiers::SHIFT]);
    match dice.below(6) {
        0 => stage.key_press_modifiers(Modifiers::COMMAND, Key::Z),
        1 => stage.key_press_modifiers(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z),
        _ => stage.key_press_modifiers(modifiers, key),
    }
    format!("key {key:?} {modifiers:?}")
}

/// What holds whatever was done.
fn sound(stage: &Stage, done: &[String]) {
    let model = model(stage);
    let last = &done[done.len().saturating_sub(5)..];
    assert!(model.player.step <= model.steps(), "{last:?}");
    assert!(model.look.selected < model.experiment.runs.len(), "{last:?}");
    assert!(model.view().iter().all(|end| end.is_finite()), "{last:?}");
    if model.recording.is_none() {
        assert_eq!(model.traces.len(), model.experiment.runs.len(), "{last:?}");
    }
}

/// Does something at random, and looks.
fn act(stage: &mut Stage, dice: &mut Dice, done: &mut Vec<String>) {
    done.push(match dice.below(10) {
        0..=5 => control(stage, dice),
        6 | 7 => pointer(stage, dice),
        _ => key(stage, dice),
    });
    stage.run_steps(2);
    sound(stage, done);
}

fn session(seed: u64) {
    let (mut stage, mut dice, mut done) = (stage(), Dice(seed), Vec::new());
    let first = model(&stage).document.clone();
    let paths: Vec<_> = (0..model(&stage).traces.len()).map(|run| path(&stage, run)).collect();
    while done.len() < ACTIONS {
        act(&mut stage, &mut dice, &mut done);
    }
    let count = (0..).find(|_| {
        ask(&mut stage, Action::Undo);
        model(&stage).history.next_undo().is_none()
    });
    assert!(count > Some(20), "something was changed: {count:?}");
    ask(&mut stage, Action::Play(Play::First));
    wait(&mut stage, |model| model.recording.is_none());
    assert_eq!(model(&stage).document.preset, first.preset);
    assert_eq!(model(&stage).document.drafts, first.drafts);
    let again: Vec<_> = (0..model(&stage).traces.len()).map(|run| path(&stage, run)).collect();
    assert_eq!(paths, again);
}

#[test]
fn five_hundred_random_actions_are_undone() {
    session(1);
}

#[test]
fn five_hundred_others_are_undone() {
    session(20_261_123);
}

/// Experiments follow one another and are long, so that most of what is done is done while runs are being recorded.
#[test]
fn random_actions_while_long_runs_are_recorded() {
    let (mut stage, mut dice, mut done) = (stage(), Dice(7), Vec::new());
    while done.len() < ACTIONS {
        if done.len() % 20 == 0 {
            let lesson = *dice.pick(LESSONS);
            ask(&mut stage, Action::File(File::OpenLesson(lesson)));
            ask(&mut stage, Action::Edit(Edit::Steps(*dice.pick(&[900, 60_000, 500_000]))));
            done.push(format!("{lesson} at length"));
        }
        act(&mut stage, &mut dice, &mut done);
    }
}
