//! Every sentence the program says, by key, in English and Korean.
//!
//! Other modules make a [`Message`]: a key and values. Only here does it become a sentence.

mod fault;
mod language;
mod message;
mod number;
mod place;
mod say;
mod visible;

pub use fault::{Fault, Key, Place, Span};
pub use language::{Language, Text};
pub use message::{Message, Value};
pub use number::{grouped, number, ungrouped};
pub use place::{line_column, nearest};
pub use say::say;
pub use visible::{visible, visible_line};
