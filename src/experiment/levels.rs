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
}

impl Levels {
    /// Of one value a step, the first that of step `first`; NaN for a step where the quantity does not exist.
    pub fn new(first: u64, values: impl IntoIterator<Item = f64>) -> Levels {
        let mut recorder = LevelsRecorder::new(first);
        values.into_iter().for_each(|value| recorder.push([value]));
        let [levels] = recorder.finish();
        levels
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
}

/// The width of the stretches after so many values.
pub fn width_after(values: u64) -> u64 {
    values.div_ceil(MOST as u64).next_power_of_two()
}

/// Gathers the levels of `K` quantities that have a value at the same steps; together they cost one counter and one
/// vector operation a step.
pub struct LevelsRecorder<const K: usize> {
    first: u64,
    width: u64,
    low: Vec<[f64; K]>,
    high: Vec<[f64; K]>,
    /// Steps in the stretch that is being filled, and its levels.
    count: u64,
    open_low: [f64; K],
    open_high: [f64; K],
}

impl<const K: usize> LevelsRecorder<K> {
    /// Nothing yet; the first values will be those of step `first`.
    pub fn new(first: u64) -> LevelsRecorder<K> {
        let (open_low, open_high) = ([f64::INFINITY; K], [f64::NEG_INFINITY; K]);
        LevelsRecorder { first, width: 1, low: Vec::new(), high: Vec::new(), count: 0, open_low, open_high }
    }

    /// Adds the values of the next step; NaN where a quantity does not exist at it.
    #[inline]
    pub fn push(&mut self, values: [f64; K]) {
        // Comparisons with NaN are false, so that a missing value changes nothing.
        for (k, value) in values.into_iter().enumerate() {
            self.open_low[k] = if value < self.open_low[k] { value } else { self.open_low[k] };
            self.open_high[k] = if value > self.open_high[k] { value } else { self.open_high[k] };
        }
        self.count += 1;
        if self.count == self.width {
            self.close();
        }
    }

    /// The levels of each quantity. The last stretch may be shorter than the others.
    pub fn finish(mut self) -> [Levels; K] {
        if self.count > 0 {
            self.close();
        }
        std::array::from_fn(|k| Levels {
            first: self.first,
            width: self.width,
            low: self.low.iter().map(|low| low[k]).collect(),
            high: self.high.iter().map(|high| high[k]).collect(),
        })
    }

    fn close(&mut self) {
        self.low.push(self.open_low);
        self.high.push(self.open_high);
        (self.count, self.open_low, self.open_high) = (0, [f64::INFINITY; K], [f64::NEG_INFINITY; K]);
        if self.low.len() > MOST {
            self.fold();
        }
    }

    /// Makes one stretch of every two. There is an even number of them here: one more than [`MOST`].
    fn fold(&mut self) {
        let half = self.low.len() / 2;
        for i in 0..half {
            self.low[i] = std::array::from_fn(|k| self.low[2 * i][k].min(self.low[2 * i + 1][k]));
            self.high[i] = std::array::from_fn(|k| self.high[2 * i][k].max(self.high[2 * i + 1][k]));
        }
        self.low.truncate(half);
        self.high.truncate(half);
        self.width *= 2;
    }
}
