//! The table: every command with its keys, and what it asks for.

use eframe::egui::{Key, KeyboardShortcut, Modifiers};

use super::{Command, Group, Used};
use crate::app::action::{Action, Export, File, Look, Play, Rename, Topic};
use crate::app::model::Model;
use crate::app::panels::{runs, transport};

const SHIFT_COMMAND: Modifiers = Modifiers::COMMAND.plus(Modifiers::SHIFT);

const fn plain(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn command(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

pub const NEW: KeyboardShortcut = command(Key::N);
pub const OPEN: KeyboardShortcut = command(Key::O);
pub const SAVE: KeyboardShortcut = command(Key::S);
pub const SAVE_AS: KeyboardShortcut = KeyboardShortcut::new(SHIFT_COMMAND, Key::S);
pub const EXPORT: KeyboardShortcut = command(Key::E);
pub const SCREENSHOT: KeyboardShortcut = KeyboardShortcut::new(SHIFT_COMMAND, Key::P);
pub const COPY: KeyboardShortcut = KeyboardShortcut::new(SHIFT_COMMAND, Key::C);
pub const PASTE: KeyboardShortcut = command(Key::V);
pub const UNDO: KeyboardShortcut = command(Key::Z);
pub const REDO: KeyboardShortcut = KeyboardShortcut::new(SHIFT_COMMAND, Key::Z);
pub const ALONE: KeyboardShortcut = plain(Key::F11);
pub const LARGER: KeyboardShortcut = command(Key::Plus);
pub const SMALLER: KeyboardShortcut = command(Key::Minus);
pub const ONE: KeyboardShortcut = command(Key::Num0);
pub const RENAME: KeyboardShortcut = plain(Key::F2);
pub const MOVE_UP: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowUp);
pub const MOVE_DOWN: KeyboardShortcut = KeyboardShortcut::new(Modifiers::ALT, Key::ArrowDown);
pub const RESULTS: KeyboardShortcut = plain(Key::T);
pub const CATALOG: KeyboardShortcut = command(Key::F);
pub const FORMULAS: KeyboardShortcut = plain(Key::F1);
pub const SHORTCUTS: KeyboardShortcut = plain(Key::Questionmark);

/// All of them, as they are listed.
pub const GROUPS: &[Group] = &[
    Group { name: "app-menu-file", commands: FILE },
    Group { name: "app-menu-edit", commands: EDIT },
    Group { name: "app-keys-steps", commands: STEPS },
    Group { name: "app-optimizers", commands: RUNS },
    Group { name: "app-menu-view", commands: VIEW },
    Group { name: "app-menu-help", commands: HELP },
];

const FILE: &[Command] = &[
    Command { name: "app-new", keys: &[NEW], used_by: Used::Nothing, asks: |_, _, _| file(File::New) },
    Command { name: "app-open", keys: &[OPEN], used_by: Used::Nothing, asks: |_, _, _| file(File::Open) },
    Command { name: "app-save", keys: &[SAVE], used_by: Used::Nothing, asks: |_, _, _| file(File::Save) },
    Command { name: "app-save-as", keys: &[SAVE_AS], used_by: Used::Nothing, asks: |_, _, _| file(File::SaveAs) },
    Command { name: "app-export", keys: &[EXPORT], used_by: Used::Nothing, asks: |_, _, _| export(Export::Open) },
    Command {
        name: "app-screenshot",
        keys: &[SCREENSHOT],
        used_by: Used::Nothing,
        asks: |_, _, _| export(Export::Screenshot),
    },
];

const EDIT: &[Command] = &[
    Command { name: "app-undo", keys: &[UNDO], used_by: Used::TextField, asks: |_, _, _| vec![Action::Undo] },
    Command {
        name: "app-redo",
        keys: &[REDO, command(Key::Y)],
        used_by: Used::TextField,
        asks: |_, _, _| vec![Action::Redo],
    },
    Command {
        name: "app-copy-figure",
        keys: &[COPY],
        used_by: Used::TextField,
        asks: |_, _, _| export(Export::CopyFigure),
    },
    // On a desktop this arrives as the text itself, see `asked`.
    Command { name: "app-paste", keys: &[PASTE], used_by: Used::TextField, asks: |_, _, _| export(Export::Paste) },
];

const STEPS: &[Command] = &[
    Command {
        name: "app-key-play",
        keys: &[plain(Key::Space)],
        used_by: Used::Button,
        asks: |_, _, _| play(Play::Toggle),
    },
    Command {
        name: "app-key-step",
        keys: &[plain(Key::ArrowLeft), plain(Key::ArrowRight)],
        used_by: Used::Slider,
        asks: |_, _, which| play(Play::By(DIRECTIONS[which])),
    },
    Command {
        name: "app-key-epoch",
        keys: &[shift(Key::ArrowLeft), shift(Key::ArrowRight)],
        used_by: Used::Slider,
        asks: |_, _, which| play(Play::ByEpoch(DIRECTIONS[which])),
    },
    Command {
        name: "app-first",
        keys: &[plain(Key::Home), plain(Key::R)],
        used_by: Used::TextField,
        asks: |_, _, _| play(Play::First),
    },
    Command { name: "app-last", keys: &[plain(Key::End)], used_by: Used::TextField, asks: |_, _, _| play(Play::Last) },
    Command {
        name: "app-go-to",
        keys: &[plain(Key::G)],
        used_by: Used::TextField,
        asks: |ctx, _, _| {
            transport::focus_step(ctx);
            Vec::new()
        },
    },
    Command {
        name: "app-loop",
        keys: &[plain(Key::L)],
        used_by: Used::TextField,
        asks: |_, model, _| play(Play::Loop(!model.player.looping)),
    },
];

/// Of the run whose card has the focus, else of the one that is unfolded.
const RUNS: &[Command] = &[
    Command {
        name: "app-key-select",
        keys: &[
            plain(Key::Num1),
            plain(Key::Num2),
            plain(Key::Num3),
            plain(Key::Num4),
            plain(Key::Num5),
            plain(Key::Num6),
            plain(Key::Num7),
            plain(Key::Num8),
            plain(Key::Num9),
        ],
        used_by: Used::TextField,
        asks: |_, _, which| vec![Action::Look(Look::Select(which))],
    },
    Command {
        name: "app-rename",
        keys: &[RENAME],
        used_by: Used::TextField,
        asks: |ctx, model, _| vec![Action::Look(Look::Rename(Rename::Begin(runs::current(ctx, model))))],
    },
    Command {
        name: "app-key-move-run",
        keys: &[MOVE_UP, MOVE_DOWN],
        used_by: Used::TextField,
        asks: |ctx, model, which| runs::moved(ctx, model, DIRECTIONS[which]),
    },
];

const VIEW: &[Command] = &[
    Command {
        name: "app-results-panel",
        keys: &[RESULTS],
        used_by: Used::TextField,
        asks: |_, model, _| vec![Action::Look(Look::Results(!model.look.results))],
    },
    Command {
        name: "app-only-landscape",
        keys: &[ALONE],
        used_by: Used::Nothing,
        asks: |_, model, _| look(Look::Alone(!model.look.alone)),
    },
    Command {
        name: "app-zoom-in",
        // On many keyboards the plus is the equals sign with Shift.
        keys: &[LARGER, command(Key::Equals)],
        used_by: Used::Nothing,
        asks: |_, model, _| look(Look::Zoom(model.look.zoom + 0.1)),
    },
    Command {
        name: "app-zoom-out",
        keys: &[SMALLER],
        used_by: Used::Nothing,
        asks: |_, model, _| look(Look::Zoom(model.look.zoom - 0.1)),
    },
    Command { name: "app-zoom-one", keys: &[ONE], used_by: Used::Nothing, asks: |_, _, _| look(Look::Zoom(1.0)) },
];

const HELP: &[Command] = &[
    Command {
        name: "app-help-catalog",
        keys: &[CATALOG],
        used_by: Used::Nothing,
        asks: |_, model, _| match model.look.help {
            Some(Topic::Catalog(_)) => look(Look::Help(None)),
            _ => look(Look::Help(Some(Topic::of_catalog(model)))),
        },
    },
    Command {
        name: "app-help-formulas",
        keys: &[FORMULAS],
        used_by: Used::Nothing,
        asks: |_, model, _| help(model, Topic::Formulas),
    },
    Command {
        name: "app-help-shortcuts",
        keys: &[SHORTCUTS],
        used_by: Used::TextField,
        asks: |_, model, _| help(model, Topic::Shortcuts),
    },
];

const DIRECTIONS: [i64; 2] = [-1, 1];

fn file(file: File) -> Vec<Action> {
    vec![Action::File(file)]
}

fn export(export: Export) -> Vec<Action> {
    vec![Action::Export(export)]
}

fn play(play: Play) -> Vec<Action> {
    vec![Action::Play(play)]
}

/// Opens a help, or closes it where it is open.
fn help(model: &Model, topic: Topic) -> Vec<Action> {
    vec![Action::Look(Look::Help((model.look.help != Some(topic)).then_some(topic)))]
}

fn look(look: Look) -> Vec<Action> {
    vec![Action::Look(look)]
}
