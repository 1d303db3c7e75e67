//! Where the runs are: a marker each, none hiding another, or an arrow where one has left the view.

use super::axes::Frame;
use super::geometry::{clip_segment, distance};
use super::mark::{Mark, Point, Rect, Stroke};
use super::path::Path;
use super::sizes::Sizes;
use super::theme::Theme;
use crate::formula::elementary::{cos, sin};

/// Where a run is.
#[derive(Clone, Copy, Debug)]
enum End {
    /// In the view.
    At(Point),
    /// Beyond it: a place in the view on its last way out, and where the way from there leaves it.
    Beyond { from: Point, edge: Point },
}

/// How near two markers come, in radii: then each is still seen for the most part.
const NEAR: f64 = 1.7;
/// How near two arrowheads come along an edge, in radii of a marker.
const ARROWS: f64 = 2.3;

/// The markers and arrows of all paths. Markers of runs at one place stand about it, each with a line to where the run
/// is.
pub fn marks(paths: &[Path], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let ends: Vec<(&Path, End)> = paths.iter().filter_map(|path| Some((path, end(path, frame)?))).collect();
    let mut marks = arrows(&ends, frame, theme, sizes);
    let inside = ends.iter().filter_map(|&(path, end)| match end {
        End::At(at) => Some((path, at)),
        End::Beyond { .. } => None,
    });
    let (inside, places): (Vec<&Path>, Vec<Point>) = inside.unzip();
    let moved = apart(&places, NEAR * sizes.marker, [1.0, 1.0]);
    let runs = || inside.iter().zip(places.iter().zip(&moved));
    let far = runs().filter(|(_, (place, at))| distance(**place, **at) > sizes.marker);
    marks.extend(far.map(|(path, (&place, &at))| Mark::line(place, at, Stroke::new(0.5 * sizes.path, path.color))));
    let (radius, ring) = (sizes.marker, Stroke::new(sizes.ring, theme.ring));
    marks.extend(runs().map(|(path, (_, &at))| Mark::Symbol { at, shape: path.shape, radius, fill: path.color, ring }));
    marks
}

/// Where a run is at the cursor, or was last while it was finite; of one beyond the view, where it went out last. `None`
/// if it was never in the view.
fn end(path: &Path, frame: &Frame) -> Option<End> {
    let passed = &path.points[..path.passed.min(path.points.len())];
    // From the end, since that is where the answer nearly always is.
    let mut back = path.now.iter().chain(passed.iter().rev()).map(|&point| frame.pixel(point));
    let last = back.find(|at| at[0].is_finite() && at[1].is_finite())?;
    if frame.rect.contains(last) {
        return Some(End::At(last));
    }
    let mut beyond = last;
    for at in back {
        if frame.rect.contains(at) {
            let (_, edge) = clip_segment(at, far(at, beyond), frame.rect)?;
            return Some(End::Beyond { from: at, edge });
        }
        // It may have come through the view without a step in it.
        if let Some((from, edge)) = clip_segment(at, beyond, frame.rect) {
            return Some(End::Beyond { from, edge });
        }
        beyond = at;
    }
    None
}

/// A point in the direction of `beyond` that is near enough to reckon with.
fn far(from: Point, beyond: Point) -> Point {
    let d = [beyond[0] - from[0], beyond[1] - from[1]];
    let size = d[0].abs().max(d[1].abs());
    // Huge values are scaled down first: their squares would overflow.
    let scale = if size > 1e6 { 1e6 / size } else { 1.0 };
    [from[0] + d[0] * scale, from[1] + d[1] * scale]
}

/// Arrowheads with their tips at the frame; those of one side stand beside each other.
fn arrows(ends: &[(&Path, End)], frame: &Frame, theme: &Theme, sizes: &Sizes) -> Vec<Mark> {
    let mut marks = Vec::new();
    for upright in [true, false] {
        let beyond = ends.iter().filter_map(|&(path, end)| match end {
            End::Beyond { from, edge } if is_upright(edge, frame.rect) == upright => Some((path, from, edge)),
            _ => None,
        });
        let beyond: Vec<(&Path, Point, Point)> = beyond.collect();
        let tips: Vec<Point> = beyond.iter().map(|(.., edge)| *edge).collect();
        let along = if upright { [0.0, 1.0] } else { [1.0, 0.0] };
        let tips = apart(&tips, ARROWS * sizes.marker, along);
        marks.extend(beyond.iter().zip(tips).map(|(&(path, from, edge), tip)| {
            // Moved as a whole: its direction is the run's.
            let from = [from[0] + tip[0] - edge[0], from[1] + tip[1] - edge[1]];
            arrow(path, from, tip, theme, sizes)
        }));
    }
    marks
}

/// Whether a place on the frame lies on its left or right side.
fn is_upright(at: Point, rect: Rect) -> bool {
    let across = (at[0] - rect.left).abs().min((at[0] - rect.right).abs());
    across <= (at[1] - rect.top).abs().min((at[1] - rect.bottom).abs())
}

fn arrow(path: &Path, from: Point, tip: Point, theme: &Theme, sizes: &Sizes) -> Mark {
    let length = distance(from, tip).max(1e-9);
    let along = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length];
    let (long, half) = (2.6 * sizes.marker, 1.05 * sizes.marker);
    let back = [tip[0] - long * along[0], tip[1] - long * along[1]];
    let side = |sign: f64| [back[0] - sign * half * along[1], back[1] + sign * half * along[0]];
    let ring = Stroke::new(0.6 * sizes.ring, theme.ring);
    Mark::Polygon { points: vec![tip, side(1.0), side(-1.0)], fill: path.color, stroke: Some(ring) }
}

/// Rounds of pushing after which few enough are too near each other.
const ROUNDS: usize = 40;

/// The same places, moved as little as it takes until none is much nearer to another than `least`, in the directions
/// that are `free`. Small changes of the places make small changes of the result: nothing jumps while runs move.
fn apart(places: &[Point], least: f64, free: [f64; 2]) -> Vec<Point> {
    let mut moved = places.to_vec();
    for _ in 0..ROUNDS {
        let mut near = false;
        for i in 1..moved.len() {
            for j in 0..i {
                let gap = distance(moved[i], moved[j]);
                if gap < least {
                    near |= gap < 0.98 * least;
                    let way = direction(moved[j], moved[i], (j, i), least, free);
                    let push = 0.5 * (least - gap);
                    moved[i] = [moved[i][0] + push * way[0], moved[i][1] + push * way[1]];
                    moved[j] = [moved[j][0] - push * way[0], moved[j][1] - push * way[1]];
                }
            }
        }
        if !near {
            break;
        }
    }
    moved
}

/// The direction from one place to another; where they are the same, one that depends on their numbers alone.
fn direction(from: Point, to: Point, (one, other): (usize, usize), size: f64, free: [f64; 2]) -> Point {
    /// Turns by which the directions of any few numbers differ (the golden angle).
    const TURN: f64 = 2.399_963_229_728_653;
    let own = |number: usize| {
        let angle = TURN * number as f64;
        [0.05 * size * cos(angle), 0.05 * size * sin(angle)]
    };
    let (start, end) = (own(one), own(other));
    let way = [free[0] * (to[0] - from[0] + end[0] - start[0]), free[1] * (to[1] - from[1] + end[1] - start[1])];
    let length = (way[0] * way[0] + way[1] * way[1]).sqrt();
    if length > 0.0 { [way[0] / length, way[1] / length] } else { free }
}
