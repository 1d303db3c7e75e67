//! Controls that several panels use.

mod elided;
mod focus;
mod icon;
mod parameter;
mod picker;
mod scale;
mod slider;
mod symbol;
mod text;

pub use elided::{elided, paint_elided};
pub use focus::{keep_focus_in_sight, page_keys};
pub use icon::{Icon, icon_button, icon_switch};
pub use parameter::{Parameter, count_width, label_cell, number, parameter};
pub use picker::{Choice, pick, pick_with};
pub use scale::{Spread, Track, short};
pub use slider::{Turn, arrows_are_held, hold_arrows, slider};
pub use symbol::symbol;
pub use text::{FormulaField, formula_field};
