//! Thalweg: watch optimizers go down a surface, and see why each goes where it goes.
//!
//! The modules stand in the order of dependence; each may use only those above it.
//! `ARCHITECTURE.md` has a line on each.

pub mod words;

pub mod formula;

pub mod catalog;

pub mod experiment;

pub mod figure;

pub mod export;

pub mod files;

pub mod app;

pub mod cli;
