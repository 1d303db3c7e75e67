//! The path of a run in the plane of two coordinates, thinned so that it looks the same at any size of a picture.

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

    /// The kept points in the order of time, each once.
    fn write(self, path: &mut Vec<PathPoint>) {
        let mut points = [self.first, self.left, self.right, self.bottom, self.top];
        points.sort_by_key(|point| point.step);
        for point in points {
            if path.last().is_none_or(|last| last.step != point.step) {
                path.push(point);
            }
        }
    }
}

/// Steps whose points are all kept. A run moves most in its first steps, however long it is: what they draw must not
/// depend on how many come after them.
const WHOLE: u64 = 4_096;
/// Stretches in every doubling of the steps after those; a power of two.
const STRETCHES: u64 = 256;

/// Gathers the path: the points of the first 4,096 steps, and then of each stretch of steps the first point and the
/// extremes in both coordinates. From one power of two to the next there are 256 stretches, so that a path of a
/// hundred million steps has less than 25,000 points.
pub struct PathRecorder {
    path: Vec<PathPoint>,
    /// The stretch that is not over yet, and the first step after it.
    open: Option<(Stretch, u64)>,
    last: Option<PathPoint>,
}

impl PathRecorder {
    pub fn new() -> PathRecorder {
        PathRecorder { path: Vec::new(), open: None, last: None }
    }

    /// Adds the point of the next step.
    #[inline]
    pub fn push(&mut self, point: PathPoint) {
        self.last = Some(point);
        match &mut self.open {
            _ if point.step < WHOLE => self.path.push(point),
            Some((stretch, end)) if point.step < *end => stretch.add(point),
            _ => self.begin(point),
        }
    }

    fn begin(&mut self, point: PathPoint) {
        if let Some((stretch, _)) = self.open.take() {
            stretch.write(&mut self.path);
        }
        let width = (1 << point.step.ilog2()) / STRETCHES;
        self.open = Some((Stretch::new(point), point.step + width));
    }

    /// The path in the order of time. It ends where the run stands.
    pub fn finish(mut self) -> Vec<PathPoint> {
        if let Some((stretch, _)) = self.open.take() {
            stretch.write(&mut self.path);
        }
        self.path.extend(self.last.filter(|last| self.path.last().is_some_and(|end| end.step < last.step)));
        self.path.shrink_to_fit();
        self.path
    }
}
