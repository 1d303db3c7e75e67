//! The window: what it knows (`model`), what can be asked for (`action`), where it happens (`act`), and what is seen.

mod act;
mod action;
mod bench;
mod desktop;
mod edit;
mod files;
mod history;
mod keys;
mod markdown;
mod model;
mod panels;
mod recording;
mod start;
mod style;
mod views;
mod widgets;
mod window;

pub use action::{Action, Appearance, Edit, File, Look, Play, Purpose};
pub use model::{Model, Origin};
pub use start::{Options, run};
pub use window::Window;
