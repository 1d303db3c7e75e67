//! The window: what it knows (`model`), what can be asked for (`action`), where it happens (`act`), and what is seen.

mod act;
mod action;
mod bench;
mod chances;
mod desktop;
mod edit;
mod exporting;
mod files;
mod history;
mod keys;
mod layout;
mod markdown;
mod model;
mod notice;
mod panels;
mod preparing;
mod recording;
mod request;
mod results;
mod session;
mod signals;
mod start;
mod style;
mod texts;
mod traces;
mod views;
mod widgets;
mod window;

pub use action::{
    Action, Appearance, Copied, DataEdit, Edit, Export, File, Leave, Look, Play, PointsChange, Purpose, Rename,
    TextChange, Topic,
};
pub use exporting::{Choices, Product};
pub use model::{Closing, Document, Model, Origin};
pub use session::{Begun, Session};
pub use start::{Options, run};
pub use texts::Slot;
pub use window::Window;
