//! The formula language: text → checked formula → compiled form → value, gradient, LaTeX.

pub mod syntax;
