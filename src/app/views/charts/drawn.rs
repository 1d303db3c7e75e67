//! A plot as it was drawn last: while runs, view and size stay, its lines are not drawn again.

use std::sync::Arc;

use eframe::egui::epaint::{Mesh, Tessellator};
use eframe::egui::{Context, Id, Rect, Vec2};

use super::{coordinates, mark_rect, span};
use crate::app::chances;
use crate::app::model::Model;
use crate::app::traces::Traces;
use crate::app::views::paint;
use crate::app::views::scene;
use crate::experiment::Experiment;
use crate::experiment::preset::Scale;
use crate::figure::axes::Frame;
use crate::figure::chart::{Chart, Look, Quantity, Series};
use crate::figure::mark::Mark;
use crate::figure::range::Range;
use crate::figure::series::{self, Line};
use crate::figure::{Chance, Mode, Sizes, Theme};

/// What of the window a plot depends on.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub quantity: Quantity,
    /// The frame, in points of the window.
    pub inner: Rect,
    /// The name of its axis of steps.
    pub across: String,
    /// What it shows, whatever its lines do.
    pub held: Option<Range>,
    pub ppp: f32,
    pub mode: Mode,
}

/// What of the model a plot depends on, beside the cursor.
struct Of {
    traces: Arc<Traces>,
    experiment: Arc<Experiment>,
    span: Option<[f64; 2]>,
    values: Option<[f64; 2]>,
    batch: bool,
    chance: Option<Arc<Chance>>,
    scale: Option<Scale>,
}

/// A plot, ready to be painted at any cursor.
pub struct Drawn {
    of: Of,
    pub wanted: Wanted,
    /// With the cursor and the values there.
    pub chart: Chart,
    pub frame: Frame,
    /// The run of each series, and what of it.
    pub lines: Vec<(usize, Line)>,
    /// All lines as before the cursor, and as after it.
    pub past: Arc<Mesh>,
    pub future: Arc<Mesh>,
    /// Under the lines and above them.
    pub behind: Vec<Mark>,
    pub axes: Vec<Mark>,
}

/// Stretches of a series that a plot beside the landscape can tell apart: about one a point, of a lowest and a highest
/// value each.
const STRETCHES: usize = 350;

impl Drawn {
    /// The plot that is kept in `slot`, drawn anew if it is of something else.
    pub fn kept<'a>(
        slot: &'a mut Option<Drawn>,
        ctx: &Context,
        model: &Model,
        wanted: Wanted,
        theme: &'static Theme,
    ) -> &'a mut Drawn {
        let good = slot.take().filter(|drawn| drawn.wanted == wanted && drawn.of.is(model, wanted.quantity));
        slot.insert(good.unwrap_or_else(|| Drawn::new(ctx, model, wanted, theme)))
    }

    fn new(ctx: &Context, model: &Model, wanted: Wanted, theme: &'static Theme) -> Drawn {
        let of = Of::now(model, wanted.quantity);
        let plotted = scene::plotted(model, theme, wanted.quantity);
        let lines = plotted.iter().map(|plotted| (plotted.run, plotted.line)).collect();
        let series: Vec<Series> = plotted.into_iter().map(|plotted| plotted.series).collect();
        let log = of.scale.map(|scale| scale == Scale::Log);
        let mut range = wanted.held.unwrap_or_else(|| wanted.quantity.range(&series, log));
        if let Some([from, to]) = of.values {
            range = Range { from, to, ..range };
        }
        ctx.data_mut(|data| data.insert_temp(Id::unique(("plot is logarithmic", wanted.quantity)), range.log));
        let names = coordinates(model);
        let both = wanted.quantity == Quantity::EffectiveStep && names.len() > 1;
        let mut chart = Chart {
            title: String::new(),
            note: String::new(),
            across: wanted.across.clone(),
            key: Vec::new(),
            steps: model.steps(),
            span: of.span,
            cursor: None,
            range,
            hold: wanted.quantity.holds(),
            series: series.into_iter().map(|series| coarse(series, of.span)).collect(),
        };
        let (frame, sizes) = (chart.frame(mark_rect(wanted.inner)), Sizes::window());
        let [past, future] = chart.whole_lines(&frame, theme, &sizes).map(|lines| Arc::new(mesh(ctx, &lines)));
        let behind = chart.grid(&frame, theme, &sizes);
        let mut axes = chart.axes(&frame, theme, &sizes);
        axes.extend(chart.titles(frame.rect, theme, &sizes));
        // It stands in the row of the title, which has no place in the frame.
        chart.key = if both { names.into_iter().zip([Look::Solid, Look::Dashed]).collect() } else { Vec::new() };
        Drawn { of, wanted, chart, frame, lines, past, future, behind, axes }
    }

    /// Brings the cursor, and the values there, to where the model has it.
    pub fn move_to(&mut self, model: &Model, theme: &Theme) {
        let cursor = Some(model.player.step);
        if self.chart.cursor == cursor {
            return;
        }
        self.chart.cursor = cursor;
        let now = scene::visible(model, theme, |i, run| (i, series::now(run, self.wanted.quantity)));
        for (series, (run, line)) in self.chart.series.iter_mut().zip(&self.lines) {
            let now = now.iter().find(|(i, _)| i == run).map_or([None; 2], |(_, now)| *now);
            series.now = match line {
                Line::Whole => now[0],
                Line::Along(axis) => now[*axis],
                Line::Batch | Line::Band | Line::Median => None,
            };
        }
    }
}

impl Of {
    fn now(model: &Model, quantity: Quantity) -> Of {
        Of {
            traces: Arc::clone(&model.traces),
            experiment: Arc::clone(&model.experiment),
            span: span(model),
            values: model.look.plots.values[quantity as usize],
            batch: series::shows_batches(&model.document.preset.view),
            chance: chances::chance(model).filter(|_| quantity == Quantity::Loss).cloned(),
            scale: series::scale(&model.document.preset.view, quantity),
        }
    }

    fn is(&self, model: &Model, quantity: Quantity) -> bool {
        let now = Of::now(model, quantity);
        Arc::ptr_eq(&self.traces, &now.traces)
            && Arc::ptr_eq(&self.experiment, &now.experiment)
            && self.chance.as_ref().map(Arc::as_ptr) == now.chance.as_ref().map(Arc::as_ptr)
            && (self.span, self.values, self.batch, self.scale) == (now.span, now.values, now.batch, now.scale)
    }
}

/// What of a series is seen: the steps in the span and those beside it, neighboring stretches joined until there are
/// few; the lowest and highest values stay.
fn coarse(series: Series, span: Option<[f64; 2]>) -> Series {
    let values = &series.values;
    let [first, last] = span.map_or([0, values.len()], |[from, to]| {
        let first = values.partition_point(|value| value[0] < from).saturating_sub(1);
        [first, (values.partition_point(|value| value[0] <= to) + 1).min(values.len())]
    });
    let seen = &values[first..last];
    let every = seen.len().div_ceil(STRETCHES);
    if every <= 1 {
        return Series { values: seen.to_vec(), ..series };
    }
    let join = |part: &[[f64; 3]]| {
        let joined = part.iter().copied().reduce(|a, b| [b[0], a[1].min(b[1]), a[2].max(b[2])]);
        joined.expect("a chunk has an element")
    };
    // The first stands alone: it is the start, which a logarithmic axis must not lose.
    let (first, rest) = seen.split_at(1);
    let values = first.iter().copied().chain(rest.chunks(every).map(join)).collect();
    Series { values, ..series }
}

/// Lines as triangles, which cost next to nothing to show again.
fn mesh(ctx: &Context, lines: &[Mark]) -> Mesh {
    let options = ctx.tessellation_options(|options| *options);
    let mut tessellator = Tessellator::new(ctx.pixels_per_point(), options, [1, 1], Vec::new());
    let mut mesh = Mesh::default();
    for line in lines {
        match line {
            Mark::Polyline { points, stroke } => {
                for shape in paint::line(points, *stroke, Vec2::ZERO) {
                    tessellator.tessellate_shape(shape, &mut mesh);
                }
            }
            Mark::Band { upper, lower, fill } => mesh.append(paint::band(upper, lower, *fill, Vec2::ZERO)),
            _ => {}
        }
    }
    mesh
}
