//! What others take from an experiment: bytes, made without touching the disk.

pub mod code;
pub mod csv;
pub mod figure;
pub mod page;
pub mod results;
