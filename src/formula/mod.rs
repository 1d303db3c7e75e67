//! The formula language: text → checked formula → compiled form → value, gradient, LaTeX.

mod check;
mod checked;
mod derive;
pub mod elementary;
mod expression;
mod faults;
mod field;
mod functions;
mod graph;
mod inputs;
mod lexer;
mod lower;
mod names;
mod operand;
mod operation;
mod parser;
mod program;
pub mod random;
mod ranks;
mod stepper;
mod strangers;
pub mod syntax;
mod tape;
mod token;
mod walk;
mod walks;

pub use checked::{Formula, Rank, State};
pub use field::Field;
pub use inputs::is_reserved;
pub use lower::{Rate, Recipe};
pub use names::{canonical, is_name};
pub use program::{Isa, isas};
pub use stepper::{StateColumn, Stepper};
pub use syntax::Kind;
pub use walk::{Taken, Walk};
pub use walks::Walks;
