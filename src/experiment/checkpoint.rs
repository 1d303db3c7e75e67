//! Saved states of a run at equal intervals, from which any step is a short replay.

/// What the saved states of one run may take, in bytes. A run of a million steps with two coordinates and two
/// states per coordinate then has a checkpoint every 256 steps.
const BUDGET: usize = 256 * 1024;

/// The fewest states that are kept, however large one is: a thousand coordinates pass the budget.
const FEWEST: usize = 64;

/// Steps between two checkpoints at first; short runs need no more of them. Steps over many examples take long to
/// replay: fewer of them then, so that there are at most about so many examples between two checkpoints.
const INTERVAL: u64 = 64;
const EXAMPLES: u64 = 1 << 18;

/// States at the steps 0, interval, 2·interval, …; the interval doubles when they no longer fit the budget.
#[derive(Clone, Debug)]
pub struct Checkpoints {
    interval: u64,
    /// Numbers in one state.
    length: usize,
    saved: Vec<f64>,
}

impl Checkpoints {
    /// For states of `length` numbers, and steps that see so many examples.
    pub fn new(length: usize, examples: usize) -> Checkpoints {
        let interval = (EXAMPLES / examples.max(1) as u64).clamp(1, INTERVAL);
        // A power of two: see `due`.
        Checkpoints { interval: 1 << interval.ilog2(), length, saved: Vec::new() }
    }

    /// Whether a state is wanted at this step.
    #[inline]
    pub fn due(&self, t: u64) -> bool {
        // The interval is a power of two; a division by a variable would cost more than all else that is recorded.
        t & (self.interval - 1) == 0
    }

    /// Keeps the state of step `t`, which is [`due`](Checkpoints::due) and comes after those kept before.
    pub fn push(&mut self, t: u64, state: &[f64]) {
        debug_assert_eq!(state.len(), self.length);
        let most = (BUDGET / (self.length.max(1) * size_of::<f64>())).max(FEWEST);
        if self.len() >= most {
            self.fold();
        }
        // After folding, every other step is due no longer.
        if self.due(t) {
            self.saved.extend_from_slice(state);
        }
    }

    /// The last state at or before step `t`, and its step.
    pub fn before(&self, t: u64) -> Option<(u64, &[f64])> {
        let last = self.len().checked_sub(1)?;
        let index = last.min((t / self.interval) as usize);
        let state = self.saved.get(index * self.length..(index + 1) * self.length)?;
        Some((index as u64 * self.interval, state))
    }

    /// All states, each with its step.
    pub fn iter(&self) -> impl Iterator<Item = (u64, &[f64])> {
        let steps = (0..).map(|i| i * self.interval);
        steps.zip(self.saved.chunks_exact(self.length.max(1)))
    }

    fn len(&self) -> usize {
        self.saved.len() / self.length.max(1)
    }

    /// Bytes kept on the heap.
    pub fn bytes(&self) -> usize {
        self.saved.capacity() * size_of::<f64>()
    }

    pub fn shrink(&mut self) {
        self.saved.shrink_to_fit();
    }

    /// Drops every other state.
    fn fold(&mut self) {
        let kept = self.len().div_ceil(2);
        for i in 0..kept {
            self.saved.copy_within(2 * i * self.length..(2 * i + 1) * self.length, i * self.length);
        }
        self.saved.truncate(kept * self.length);
        self.interval *= 2;
    }
}
