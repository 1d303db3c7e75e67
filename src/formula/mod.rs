//! The formula language: text → checked formula → compiled form → value, gradient, LaTeX.

mod check;
mod checked;
pub mod elementary;
mod expression;
mod faults;
mod functions;
mod inputs;
mod lexer;
mod names;
mod operand;
mod parser;
mod ranks;
mod strangers;
pub mod syntax;
mod token;

pub use checked::{Formula, Rank, State};
pub use inputs::is_reserved;
pub use names::{canonical, is_name};
pub use syntax::Kind;
