//! The window, used as a person uses it: by the names of its controls, without a screen.

mod batches;
mod catalog;
mod closing;
mod code;
mod csv;
mod data;
mod export;
mod files;
mod flow;
mod formula;
mod help;
mod keyboard;
mod landscape;
mod names;
mod plots;
mod random;
mod recording;
mod results;
mod room;
mod runs;
mod schedules;
mod seeds;
mod session;
mod support;
mod transport;
