//! Which key asks for what.

use eframe::egui::{Context, EventFilter, InputState, Key, KeyboardShortcut, LayerId, Modifiers};

use super::action::{Action, File, Look, Play};
use super::model::Model;
use super::panels::transport;
use super::widgets::slider_has_focus;

pub const NEW: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::N);
pub const OPEN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::O);
pub const SAVE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::S);
pub const SAVE_AS: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::S);
pub const UNDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Z);
pub const REDO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), Key::Z);
const REDO_TOO: KeyboardShortcut = KeyboardShortcut::new(Modifiers::COMMAND, Key::Y);
pub const WIDE: KeyboardShortcut = KeyboardShortcut::new(Modifiers::NONE, Key::F11);

/// What the keys pressed in this frame ask for. Called after the controls have taken what they use themselves.
pub fn asked(ctx: &Context, model: &Model) -> Vec<Action> {
    if model.dialog.is_some() || model.closing.is_some() || behind_modal(ctx) {
        return Vec::new();
    }
    // A text field uses every key, a slider its arrows, any other focused control Space.
    let typing = ctx.text_edit_focused();
    let slider = slider_has_focus(ctx);
    let button = !slider && ctx.memory(|memory| memory.focused()).is_some();
    if !typing && ctx.input_mut(|input| input.consume_key(Modifiers::NONE, Key::G)) {
        transport::focus_step(ctx);
    }
    ctx.input_mut(|input| {
        let mut actions = commands(input, model, typing);
        if !typing {
            actions.extend(cursor(input, model, slider, button));
            actions.extend(selection(input));
        }
        actions
    })
}

/// Whether a dialog has to be answered before anything else.
pub fn behind_modal(ctx: &Context) -> bool {
    ctx.memory(|memory| !memory.is_above_modal_layer(LayerId::background()))
}

/// Arrows to the left and right move the cursor, not the focus; up and down are left for that.
pub fn keep_focus(ctx: &Context) {
    if ctx.text_edit_focused() {
        return;
    }
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.set_focus_lock_filter(focused, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
        }
    });
}

fn commands(input: &mut InputState, model: &Model, typing: bool) -> Vec<Action> {
    let wide = model.look.left || model.look.right;
    // The longer combination first: Ctrl+S is part of Ctrl+Shift+S.
    let known = [
        (SAVE_AS, vec![Action::File(File::SaveAs)]),
        (SAVE, vec![Action::File(File::Save)]),
        (NEW, vec![Action::File(File::New)]),
        (OPEN, vec![Action::File(File::Open)]),
        (WIDE, vec![Action::Look(Look::LeftPanel(!wide)), Action::Look(Look::RightPanel(!wide))]),
    ];
    // A text field undoes what was typed in it.
    let undo = [(REDO, Action::Redo), (REDO_TOO, Action::Redo), (UNDO, Action::Undo)];
    let undo = undo.into_iter().filter(|_| !typing).map(|(shortcut, action)| (shortcut, vec![action]));
    let mut asked = Vec::new();
    for (shortcut, actions) in known.into_iter().chain(undo) {
        if input.consume_shortcut(&shortcut) {
            asked.extend(actions);
        }
    }
    asked
}

fn cursor(input: &mut InputState, model: &Model, slider: bool, button: bool) -> Vec<Action> {
    let known = [
        (Modifiers::SHIFT, Key::ArrowLeft, Play::ByEpoch(-1), slider),
        (Modifiers::SHIFT, Key::ArrowRight, Play::ByEpoch(1), slider),
        (Modifiers::NONE, Key::ArrowLeft, Play::By(-1), slider),
        (Modifiers::NONE, Key::ArrowRight, Play::By(1), slider),
        (Modifiers::NONE, Key::Space, Play::Toggle, button),
        (Modifiers::NONE, Key::Home, Play::First, false),
        (Modifiers::NONE, Key::R, Play::First, false),
        (Modifiers::NONE, Key::End, Play::Last, false),
        (Modifiers::NONE, Key::L, Play::Loop(!model.player.looping), false),
    ];
    let mut asked = Vec::new();
    for (modifiers, key, play, used) in known {
        if !used && input.consume_key(modifiers, key) {
            asked.push(Action::Play(play));
        }
    }
    asked
}

/// 1 to 9 unfold the card of a run.
fn selection(input: &mut InputState) -> Vec<Action> {
    const DIGITS: [Key; 9] =
        [Key::Num1, Key::Num2, Key::Num3, Key::Num4, Key::Num5, Key::Num6, Key::Num7, Key::Num8, Key::Num9];
    let pressed = |(run, key): (usize, &Key)| input.consume_key(Modifiers::NONE, *key).then_some(run);
    DIGITS.iter().enumerate().filter_map(pressed).map(|run| Action::Look(Look::Select(run))).collect()
}
