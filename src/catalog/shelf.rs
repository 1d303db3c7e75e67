//! Embedded documents of one kind, each read once, when it is first asked for.

use std::sync::OnceLock;

use super::Document;
use crate::words::Fault;

/// A kind of entry, seen as the document that it has.
pub(super) trait Entry {
    fn document(&self) -> &Document;
}

pub(super) struct Shelf<T: 'static> {
    texts: &'static [(&'static str, &'static str)],
    read: fn(&str, &str) -> Result<T, Vec<Fault>>,
    entries: OnceLock<Vec<OnceLock<T>>>,
    sorted: OnceLock<Vec<&'static T>>,
}

impl<T: Entry> Shelf<T> {
    pub(super) const fn new(
        texts: &'static [(&'static str, &'static str)],
        read: fn(&str, &str) -> Result<T, Vec<Fault>>,
    ) -> Shelf<T> {
        Shelf { texts, read, entries: OnceLock::new(), sorted: OnceLock::new() }
    }

    /// In the order of the file names.
    pub(super) fn ids(&self) -> impl Iterator<Item = &'static str> {
        self.texts.iter().map(|(id, _)| *id)
    }

    pub(super) fn get(&'static self, id: &str) -> Option<&'static T> {
        let place = self.texts.binary_search_by(|(name, _)| (*name).cmp(id)).ok()?;
        let entries = self.entries.get_or_init(|| self.texts.iter().map(|_| OnceLock::new()).collect());
        Some(entries[place].get_or_init(|| {
            (self.read)(id, self.texts[place].1)
                .unwrap_or_else(|faults| panic!("a test reads every embedded document; {id}: {faults:?}"))
        }))
    }

    /// By the documents' `order`, then by id.
    pub(super) fn all(&'static self) -> &'static [&'static T] {
        self.sorted.get_or_init(|| {
            let mut all: Vec<&'static T> = self.ids().filter_map(|id| self.get(id)).collect();
            // The sort is stable and the ids are in order already.
            all.sort_by_key(|entry| entry.document().order);
            all
        })
    }
}
