//! The runs' paths as far as the window can show them: long ones are thinned once for a view, not in every frame.

use std::sync::Arc;

use crate::app::traces::Traces;
use crate::experiment::{PathPoint, Trace};
use crate::figure::axes::Frame;

/// The most points of a thinned path.
const MOST: usize = 2_500;
/// As many of them as are kept one by one, at the start: a run goes its way first, and wanders about its end.
const FIRST: usize = 1_000;
/// Points that a stretch of a path is thinned to: the first and the outermost.
const OUTERMOST: usize = 5;
/// Points of the window between which nothing can be told apart.
const APART: f64 = 0.4;

/// The thinned paths of all runs, in their order; `None` for one that is short enough to be drawn as it is.
#[derive(Default)]
pub struct Trails {
    traces: Arc<Traces>,
    frame: Option<Frame>,
    thinned: Vec<Option<Vec<PathPoint>>>,
}

impl Trails {
    /// Thins what has changed since the last call.
    pub fn follow(&mut self, traces: &Arc<Traces>, frame: &Frame) {
        let same_frame = self.frame == Some(*frame);
        let mut known: Vec<_> = std::mem::take(&mut self.thinned).into_iter().zip(self.traces.iter()).collect();
        let mut thin = |trace: Option<&Arc<Trace>>| {
            let trace = trace?;
            let kept = known.iter_mut().find(|(_, of)| same_frame && of.is_some_and(|of| Arc::ptr_eq(of, trace)));
            match kept {
                Some((points, _)) => points.take(),
                None => (trace.path.len() > MOST).then(|| thinned(&trace.path, frame)),
            }
        };
        self.thinned = traces.iter().map(&mut thin).collect();
        (self.traces, self.frame) = (Arc::clone(traces), Some(*frame));
    }

    /// The thinned path of a run.
    pub fn of(&self, run: usize) -> Option<&[PathPoint]> {
        self.thinned.get(run)?.as_deref()
    }
}

/// The path without points that lie on the one before; what is still too long keeps its first points, and of the others
/// the outline, stretch by stretch.
fn thinned(path: &[PathPoint], frame: &Frame) -> Vec<PathPoint> {
    let (across, up) = (frame.x.mapping(), frame.y.mapping());
    let mut kept: Vec<PathPoint> = Vec::new();
    let mut last = [f64::NAN; 2];
    for point in path {
        let at = [across(point.at[0]), up(point.at[1])];
        // The first one lies nowhere near the last.
        if !((at[0] - last[0]).abs() < APART && (at[1] - last[1]).abs() < APART) {
            kept.push(*point);
            last = at;
        }
    }
    if let Some(end) = path.last().filter(|end| kept.last() != Some(end)) {
        kept.push(*end);
    }
    if kept.len() <= MOST {
        return kept;
    }
    let rest = kept.split_off(FIRST);
    let stretch = rest.len().div_ceil((MOST - FIRST) / OUTERMOST);
    kept.extend(rest.chunks(stretch).flat_map(outermost));
    kept
}

/// The first point of a stretch and those farthest to each side, in the order of time.
fn outermost(stretch: &[PathPoint]) -> Vec<PathPoint> {
    let most = |value: &dyn Fn(&PathPoint) -> f64| {
        stretch.iter().copied().reduce(|most, point| if value(&point) > value(&most) { point } else { most })
    };
    let sides = [most(&|p| -p.at[0]), most(&|p| p.at[0]), most(&|p| -p.at[1]), most(&|p| p.at[1])];
    let mut points: Vec<PathPoint> = stretch.first().copied().into_iter().chain(sides.into_iter().flatten()).collect();
    points.sort_by_key(|point| point.step);
    points.dedup_by_key(|point| point.step);
    points
}

#[cfg(test)]
mod tests {
    use super::{MOST, thinned};
    use crate::experiment::PathPoint;
    use crate::figure::axes::Frame;
    use crate::figure::mark::Rect;

    #[test]
    fn a_long_path_keeps_its_outline_and_its_end() {
        let noise = |i: u64| ((i * 7919 % 1000) as f64 / 500.0 - 1.0, (i * 104_729 % 997) as f64 / 500.0 - 1.0);
        let path: Vec<PathPoint> = (0..10_000).map(|i| PathPoint { step: i, at: [noise(i).0, noise(i).1] }).collect();
        let frame = Frame::linear(Rect::new(0.0, 0.0, 700.0, 700.0), [-1.0, 1.0, -1.0, 1.0]);
        let kept = thinned(&path, &frame);
        let width = |path: &[PathPoint]| {
            let across = path.iter().map(|point| point.at[0]);
            across.clone().fold(f64::MIN, f64::max) - across.fold(f64::MAX, f64::min)
        };
        assert!(kept.len() <= MOST + 10 && width(&kept) == width(&path));
        assert!(kept.windows(2).all(|pair| pair[0].step < pair[1].step));
        assert_eq!(kept[..1_000], path[..1_000]);
    }
}
