//! What the catalog promises: tests that loop over every document, so that a new one is held to the same.

mod contributing;
mod documents;
mod given;
mod own;
mod pages;
mod parity;
mod product;
mod recording;
mod reference;
mod schedules;
mod surfaces;
