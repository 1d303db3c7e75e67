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

/// The order of an epoch.
type Order = (u64, Arc<[u32]>);

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
        let inner = Inner { examples: examples.clone(), dealt, seed, latest: Mutex::new(None) };
        Batches { inner: Arc::new(inner) }
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
        let count = self.examples().len();
        match self.inner.dealt {
            Dealt::All => (0..count as u32).collect(),
            Dealt::Drawn(_) if count == 0 => Vec::new(),
            Dealt::Drawn(size) => {
                let draw = |word| ((count as f64 * uniform(word)) as u32).min(count as u32 - 1);
                words(self.inner.seed, t, Purpose::Order).take(size).map(draw).collect()
            }
            Dealt::Shuffled(size) => {
                let (epoch, place) = ((t - 1) / self.steps_per_epoch(), (t - 1) % self.steps_per_epoch());
                let (order, start) = (self.order(epoch + 1), place as usize * size);
                order[start..count.min(start + size)].to_vec()
            }
        }
    }

    /// The order of all examples in an epoch, from 1.
    fn order(&self, epoch: u64) -> Arc<[u32]> {
        // Nothing can panic while the lock is held; a poisoned one would still hold a whole order.
        let latest = || self.inner.latest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, order)) = &*latest()
            && *of == epoch
        {
            return Arc::clone(order);
        }
        let order = self.draw(epoch);
        *latest() = Some((epoch, Arc::clone(&order)));
        order
    }

    fn draw(&self, epoch: u64) -> Arc<[u32]> {
        let words = words(self.inner.seed, epoch, Purpose::Order);
        let mut keys: Vec<(u64, u32)> = words.zip(0..self.examples().len() as u32).collect();
        // Of equal words the first example comes first, as in a stable sort.
        keys.sort_unstable();
        keys.into_iter().map(|(_, example)| example).collect()
    }
}
