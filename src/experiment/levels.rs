//! Lowest and highest value of a quantity over equal stretches of steps: what a plot needs of a run of any length.

/// The most stretches that are kept: one for the start and one for each of 2,048 steps.
pub const MOST: usize = 2_049;

/// The lowest and the highest value in each of at most [`MOST`] stretches of equal width.
///
/// The width is 1 while the steps fit, so that an ordinary run is exact, and doubles whenever they no longer do. No
/// value is lost: each lies between the low and the high of its stretch.
#[derive(Clone, Debug, PartialEq)]
pub struct Levels {
    first: u64,
    width: u64,
    low: Vec<f64>,
    high: Vec<f64>,
    open: Open,
}

/// The stretch that is being filled.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Open {
    count: u64,
    low: f64,
    high: f64,
}

impl Open {
    const EMPTY: Open = Open { count: 0, low: f64::INFINITY, high: f64::NEG_INFINITY };
}

impl Levels {
    /// Nothing yet; the first value will be that of step `first`.
    pub fn new(first: u64) -> Levels {
        Levels { first, width: 1, low: Vec::new(), high: Vec::new(), open: Open::EMPTY }
    }

    /// Adds the value of the next step. A step where the quantity does not exist is given as NaN.
    #[inline]
    pub fn push(&mut self, value: f64) {
        // Comparisons with NaN are false, so that a missing value changes nothing.
        if value < self.open.low {
            self.open.low = value;
        }
        if value > self.open.high {
            self.open.high = value;
        }
        self.open.count += 1;
        if self.open.count == self.width {
            self.close();
        }
    }

    /// Ends the last stretch, which may be shorter than the others.
    pub fn finish(mut self) -> Levels {
        if self.open.count > 0 {
            self.close();
        }
        self.low.shrink_to_fit();
        self.high.shrink_to_fit();
        self
    }

    /// The first step that has a value: 0, or 1 for what a step does.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// Steps in a stretch.
    pub fn width(&self) -> u64 {
        self.width
    }

    /// Stretches.
    pub fn len(&self) -> usize {
        self.low.len()
    }

    pub fn is_empty(&self) -> bool {
        self.low.is_empty()
    }

    /// The first step of a stretch.
    pub fn step(&self, stretch: usize) -> u64 {
        self.first + stretch as u64 * self.width
    }

    /// The stretch that holds a step; it may lie past the last.
    pub fn stretch(&self, step: u64) -> usize {
        (step.saturating_sub(self.first) / self.width) as usize
    }

    /// Lowest and highest value of a stretch; `None` where no step of it has one.
    pub fn range(&self, stretch: usize) -> Option<[f64; 2]> {
        let (low, high) = (*self.low.get(stretch)?, *self.high.get(stretch)?);
        (low <= high).then_some([low, high])
    }

    /// Each stretch that has values: its first step, lowest and highest.
    pub fn iter(&self) -> impl Iterator<Item = (u64, [f64; 2])> {
        (0..self.len()).filter_map(|stretch| Some((self.step(stretch), self.range(stretch)?)))
    }

    /// Bytes kept on the heap.
    pub fn bytes(&self) -> usize {
        (self.low.capacity() + self.high.capacity()) * size_of::<f64>()
    }

    fn close(&mut self) {
        self.low.push(self.open.low);
        self.high.push(self.open.high);
        self.open = Open::EMPTY;
        if self.low.len() > MOST {
            self.fold();
        }
    }

    /// Makes one stretch of every two. There is an even number of them here: one more than [`MOST`].
    fn fold(&mut self) {
        let half = self.low.len() / 2;
        for i in 0..half {
            self.low[i] = self.low[2 * i].min(self.low[2 * i + 1]);
            self.high[i] = self.high[2 * i].max(self.high[2 * i + 1]);
        }
        self.low.truncate(half);
        self.high.truncate(half);
        self.width *= 2;
    }
}
