//! Which key asks for what: one table, which the keyboard and the list of shortcuts both read.

mod table;

use eframe::egui::{Context, Event, EventFilter, Key, KeyboardShortcut, LayerId};

use super::action::{Action, Export};
use super::model::Model;
use super::widgets::arrows_are_held;

pub use table::{
    ALONE, CATALOG, COPY, EXPORT, FORMULAS, GROUPS, LARGER, MOVE_DOWN, MOVE_UP, NEW, ONE, OPEN, PASTE, REDO, RENAME,
    SAVE, SAVE_AS, SCREENSHOT, SHORTCUTS, SMALLER, UNDO,
};

/// What a key can ask for.
pub struct Command {
    /// The key of its words.
    pub name: &'static str,
    /// Each of these asks for it.
    pub keys: &'static [KeyboardShortcut],
    /// What uses these keys itself while it has the focus.
    used_by: Used,
    /// What is asked for; the number says which of the keys was pressed.
    asks: fn(&Context, &Model, usize) -> Vec<Action>,
}

#[derive(Clone, Copy, PartialEq)]
enum Used {
    Nothing,
    TextField,
    /// And a text field.
    Slider,
    /// Any control that is pressed with it, and a text field.
    Button,
}

/// Commands that belong together, under a heading.
pub struct Group {
    /// The key of its words.
    pub name: &'static str,
    pub commands: &'static [Command],
}

impl Command {
    /// Its keys as a person reads them: `Home, R`; `1 – 9`.
    pub fn shown(&self, ctx: &Context) -> String {
        let shown: Vec<String> = self.keys.iter().map(|key| shown(ctx, key)).collect();
        match shown.as_slice() {
            [first, _, _, .., last] => format!("{first} – {last}"),
            _ => shown.join(", "),
        }
    }
}

/// A key as it is written on the keyboard.
pub fn shown(ctx: &Context, key: &KeyboardShortcut) -> String {
    let sign = match key.logical_key {
        Key::ArrowLeft => "←",
        Key::ArrowRight => "→",
        Key::ArrowUp => "↑",
        Key::ArrowDown => "↓",
        Key::Questionmark => "?",
        _ => return ctx.format_shortcut(key),
    };
    ctx.format_shortcut(key).replace(key.logical_key.name(), sign)
}

/// What the keys pressed in this frame ask for. Called after the controls have taken what they use themselves.
pub fn asked(ctx: &Context, model: &Model) -> Vec<Action> {
    if model.dialog.is_some() || model.closing.is_some() || behind_modal(ctx) {
        return Vec::new();
    }
    let typing = ctx.text_edit_focused();
    let slider = arrows_are_held(ctx);
    let button = !slider && ctx.memory(|memory| memory.focused()).is_some();
    let is_used = |by: Used| match by {
        Used::Nothing => false,
        Used::TextField => typing,
        Used::Slider => typing || slider,
        Used::Button => typing || button,
    };
    let free = || GROUPS.iter().flat_map(|group| group.commands).filter(|command| !is_used(command.used_by));
    let mut pressed: Vec<(&Command, usize)> = Vec::new();
    let mut pasted = Vec::new();
    ctx.input_mut(|input| {
        if !typing {
            pasted.extend(input.events.iter().filter_map(pasted_text));
        }
        // The longer combination first: Ctrl+S is part of Ctrl+Shift+S.
        for shifted in [true, false] {
            for command in free() {
                let keys = command.keys.iter().enumerate().filter(|(_, key)| key.modifiers.shift == shifted);
                pressed.extend(keys.filter(|(_, key)| input.consume_shortcut(key)).map(|(which, _)| (command, which)));
            }
        }
    });
    pressed.into_iter().flat_map(|(command, which)| (command.asks)(ctx, model, which)).chain(pasted).collect()
}

/// What is pasted while no field takes it.
fn pasted_text(event: &Event) -> Option<Action> {
    match event {
        Event::Paste(text) => Some(Action::Export(Export::Pasted(Some(text.clone())))),
        Event::PasteImage(_) => Some(Action::Export(Export::Pasted(None))),
        _ => None,
    }
}

/// Whether a dialog has to be answered before anything else.
pub fn behind_modal(ctx: &Context) -> bool {
    ctx.memory(|memory| !memory.is_above_modal_layer(LayerId::background()))
}

/// Arrows to the left and right move the cursor, not the focus; up and down are left for that.
pub fn keep_focus(ctx: &Context) {
    if ctx.text_edit_focused() || arrows_are_held(ctx) {
        return;
    }
    ctx.memory_mut(|memory| {
        if let Some(focused) = memory.focused() {
            memory.set_focus_lock_filter(focused, EventFilter { horizontal_arrows: true, ..EventFilter::default() });
        }
    });
}
