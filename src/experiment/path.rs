//! The path of a run in the plane of two coordinates, thinned so that it looks the same at any size of a picture.

use super::levels::MOST;

/// A point of the path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PathPoint {
    pub step: u64,
    /// The two drawn coordinates.
    pub at: [f64; 2],
}

/// The points of one stretch of steps that are kept.
#[derive(Clone, Copy)]
struct Stretch {
    first: PathPoint,
    left: PathPoint,
    right: PathPoint,
    bottom: PathPoint,
    top: PathPoint,
}

impl Stretch {
    fn new(point: PathPoint) -> Stretch {
        Stretch { first: point, left: point, right: point, bottom: point, top: point }
    }

    #[inline]
    fn add(&mut self, point: PathPoint) {
        if point.at[0] < self.left.at[0] {
            self.left = point;
        }
        if point.at[0] > self.right.at[0] {
            self.right = point;
        }
        if point.at[1] < self.bottom.at[1] {
            self.bottom = point;
        }
        if point.at[1] > self.top.at[1] {
            self.top = point;
        }
    }

    /// Takes in the stretch that follows. Its own first point matters only as far as it is an extreme.
    fn merge(&mut self, next: &Stretch) {
        for point in [next.left, next.right, next.bottom, next.top] {
            self.add(point);
        }
    }

    /// The kept points in the order of time, each once.
    fn write(&self, path: &mut Vec<PathPoint>) {
        let mut points = [self.first, self.left, self.right, self.bottom, self.top];
        points.sort_by_key(|point| point.step);
        for point in points {
            if path.last().is_none_or(|last| last.step != point.step) {
                path.push(point);
            }
        }
    }
}

/// Gathers the path: of each stretch of steps the first point and the extremes in both coordinates.
///
/// Stretches are one step wide while they fit ([`MOST`]) and double in width whenever they no longer do, so that the
/// path of an ordinary run is exact.
pub struct PathRecorder {
    width: u64,
    stretches: Vec<Stretch>,
    /// Steps in the last stretch.
    count: u64,
    last: Option<PathPoint>,
}

impl PathRecorder {
    pub fn new() -> PathRecorder {
        PathRecorder { width: 1, stretches: Vec::new(), count: 1, last: None }
    }

    /// Adds the point of the next step.
    #[inline]
    pub fn push(&mut self, point: PathPoint) {
        self.last = Some(point);
        match self.stretches.last_mut() {
            Some(last) if self.count < self.width => {
                last.add(point);
                self.count += 1;
            }
            _ => {
                self.stretches.push(Stretch::new(point));
                self.count = 1;
            }
        }
        if self.stretches.len() > MOST && self.count == self.width {
            self.fold();
        }
    }

    /// The path in the order of time, and the width of the stretches it was made of. It ends where the run stands.
    pub fn finish(self) -> (Vec<PathPoint>, u64) {
        let mut path = Vec::with_capacity(if self.width == 1 { self.stretches.len() } else { 0 });
        for stretch in &self.stretches {
            stretch.write(&mut path);
        }
        if let Some(last) = self.last
            && path.last().is_some_and(|end| end.step < last.step)
        {
            path.push(last);
        }
        path.shrink_to_fit();
        (path, self.width)
    }

    /// Makes one stretch of every two. There is an even number of them here: one more than [`MOST`].
    fn fold(&mut self) {
        let half = self.stretches.len() / 2;
        for i in 0..half {
            let mut stretch = self.stretches[2 * i];
            stretch.merge(&self.stretches[2 * i + 1]);
            self.stretches[i] = stretch;
        }
        self.stretches.truncate(half);
        self.width *= 2;
        self.count = self.width;
    }
}
