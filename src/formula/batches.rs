//! Which examples each step sees: known for any step without drawing those before it.

use std::sync::{Arc, Mutex, PoisonError};

use super::examples::Examples;
use super::random::{Purpose, uniform, words};

/// How examples are dealt out to steps. Cheap to clone; clones share the order of the epoch drawn last.
///
/// Without replacement an epoch goes through all `N` examples in the order of epoch `n`,
/// `np.argsort(np.random.Philox(key=seed, counter=[0, n, 0, 0]).random_raw(N), kind="stable")`: each step takes the
/// next `B` of them, the last step of the epoch what is left. With replacement step `t` takes the examples
/// `floor(N·u)`, `u` the uniform numbers of `np.random.Philox(key=seed, counter=[0, t, 0, 0]).random_raw(B)`.
#[derive(Clone, Debug)]
pub struct Batches {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    examples: Examples,
    dealt: Dealt,
    seed: u64,
    /// The order drawn last: the runs of an experiment mostly are in the same epoch, and a million examples take
    /// some milliseconds to put in order.
    latest: Mutex<Option<Order>>,
}

/// The order of all examples in an epoch.
#[derive(Clone, Debug)]
pub(super) struct Order {
    epoch: u64,
    examples: Arc<[u32]>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dealt {
    /// All examples at every step, as they stand.
    All,
    /// So many at a step, every example once an epoch.
    Shuffled(usize),
    /// So many at a step, each drawn from all.
    Drawn(usize),
}

impl Batches {
    /// All examples at every step.
    pub fn full(examples: &Examples) -> Batches {
        Batches::new(examples, None, false, 0)
    }

    /// `size` examples at a step; `None`, or without replacement as many as there are, for all of them, as they stand.
    ///
    /// # Panics
    /// If `size` is 0.
    pub fn new(examples: &Examples, size: Option<usize>, replacement: bool, seed: u64) -> Batches {
        assert_ne!(size, Some(0), "a batch has at least one example");
        let dealt = match size {
            Some(size) if replacement => Dealt::Drawn(size),
            Some(size) if size < examples.len() => Dealt::Shuffled(size),
            _ => Dealt::All,
        };
        Batches::of(examples, dealt, seed)
    }

    fn of(examples: &Examples, dealt: Dealt, seed: u64) -> Batches {
        let inner = Inner { examples: examples.clone(), dealt, seed, latest: Mutex::new(None) };
        Batches { inner: Arc::new(inner) }
    }

    /// The same examples dealt out by another seed.
    pub(super) fn with_seed(&self, seed: u64) -> Batches {
        Batches::of(&self.inner.examples, self.inner.dealt, seed)
    }

    /// How many examples a step sees, where not all of them as they stand; and whether each is drawn from all.
    pub fn dealt(&self) -> Option<(usize, bool)> {
        match self.inner.dealt {
            Dealt::All => None,
            Dealt::Shuffled(size) => Some((size, false)),
            Dealt::Drawn(size) => Some((size, true)),
        }
    }

    /// The examples of all steps.
    pub fn examples(&self) -> &Examples {
        &self.inner.examples
    }

    /// Whether a step sees other examples than all of them.
    pub fn are_mini(&self) -> bool {
        self.inner.dealt != Dealt::All
    }

    /// The most examples that a step sees.
    pub fn size(&self) -> usize {
        match self.inner.dealt {
            Dealt::All => self.examples().len(),
            Dealt::Shuffled(size) | Dealt::Drawn(size) => size,
        }
    }

    /// ⌈examples / batch⌉, at least 1.
    pub fn steps_per_epoch(&self) -> u64 {
        match self.inner.dealt {
            Dealt::All => 1,
            Dealt::Shuffled(size) | Dealt::Drawn(size) => self.examples().len().div_ceil(size).max(1) as u64,
        }
    }

    /// The examples of step `t`, from 1.
    pub fn indices(&self, t: u64) -> Vec<u32> {
        let mut indices = Vec::new();
        self.deal(t, &mut None, &mut indices);
        indices
    }

    /// Writes the examples of step `t`. `order` is kept from call to call: the epoch in hand.
    pub(super) fn deal(&self, t: u64, order: &mut Option<Order>, indices: &mut Vec<u32>) {
        let count = self.examples().len();
        indices.clear();
        match self.inner.dealt {
            Dealt::All => indices.extend(0..count as u32),
            Dealt::Drawn(_) if count == 0 => {}
            Dealt::Drawn(size) => {
                let draw = |word| ((count as f64 * uniform(word)) as u32).min(count as u32 - 1);
                indices.extend(words(self.inner.seed, t, Purpose::Order).take(size).map(draw));
            }
            Dealt::Shuffled(size) => {
                let (epoch, place) = ((t - 1) / self.steps_per_epoch(), (t - 1) % self.steps_per_epoch());
                if order.as_ref().is_none_or(|order| order.epoch != epoch + 1) {
                    *order = Some(self.order(epoch + 1));
                }
                let order = order.as_ref().map_or(&[][..], |order| &order.examples);
                let start = place as usize * size;
                indices.extend_from_slice(&order[start..count.min(start + size)]);
            }
        }
    }

    /// The order of all examples in an epoch, from 1.
    fn order(&self, epoch: u64) -> Order {
        // Nothing can panic while the lock is held; a poisoned one would still hold a whole order.
        let latest = || self.inner.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(order) = &*latest()
            && order.epoch == epoch
        {
            return order.clone();
        }
        let words = words(self.inner.seed, epoch, Purpose::Order).take(self.examples().len());
        let order = Order { epoch, examples: argsort(&words.collect::<Vec<u64>>()).into() };
        *latest() = Some(order.clone());
        order
    }
}

/// The positions of random words in ascending order, of equal ones the first first.
///
/// Their leading bits spread the words over buckets of a few, which is several times as fast as comparing them all.
fn argsort(words: &[u64]) -> Vec<u32> {
    let bits = (words.len() / 4).max(2).ilog2();
    let bucket = |word: u64| (word >> (64 - bits)) as usize;
    let mut ends = vec![0; 1 << bits];
    words.iter().for_each(|&word| ends[bucket(word)] += 1);
    let mut before = 0;
    for end in &mut ends {
        (before, *end) = (before + *end, before);
    }
    let mut sorted = vec![(0, 0); words.len()];
    for (&word, position) in words.iter().zip(0..) {
        let end: &mut usize = &mut ends[bucket(word)];
        sorted[*end] = (word, position);
        *end += 1;
    }
    let mut start = 0;
    for end in ends {
        sorted[start..end].sort_unstable();
        start = end;
    }
    sorted.into_iter().map(|(_, position)| position).collect()
}
