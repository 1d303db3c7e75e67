//! An animation: the figure at steps from the start to the one at the cursor, frame by frame.

use gif::{DisposalMethod, Encoder, Frame, Repeat};
use resvg::tiny_skia::Pixmap;

use super::format::Format;
use super::palette::{Palette, Sample};
use super::picture::{Options, Picture};
use super::png;
use crate::words::Message;

/// The most pixels of a frame. Viewers hold every frame; an animation of more would be a film.
pub const MOST_PIXELS: u64 = 4_000_000;
/// The most frames; a longer run takes several steps a frame.
const MOST_FRAMES: u64 = 121;
/// Frames drawn beforehand, to choose colors by.
const SAMPLES: usize = 5;
/// In hundredths of a second: about how long the whole lasts, the shortest and the longest time of a frame, how long the
/// last one stays. Viewers slow down what is shorter than 2.
const LASTING: u64 = 500;
const DELAYS: [u64; 2] = [4, 25];
const LAST: u16 = 250;

/// An animation that is being drawn. What is finished of it can be taken at any time, so that it never takes more memory
/// than two frames.
pub struct Animation {
    size: [u32; 2],
    steps: Vec<u64>,
    delay: u16,
    drawn: usize,
    stage: Stage,
}

enum Stage {
    Sampling(Sample),
    Writing(Box<Writer>),
    Done(Vec<u8>),
}

struct Writer {
    encoder: Encoder<Vec<u8>>,
    palette: Palette,
    /// The frame before.
    before: Option<Pixmap>,
}

impl Animation {
    /// An animation up to a step, of frames of the options' size.
    ///
    /// # Errors
    /// The frames have too many pixels.
    pub fn new(options: &Options, last: u64) -> Result<Animation, Message> {
        Format::Gif.checked(options.size)?;
        let frames = (last + 1).min(MOST_FRAMES);
        let step = |i| if frames == 1 { last } else { rounded(i * last, frames - 1) };
        let steps: Vec<u64> = (0..frames).map(step).collect();
        let delay = (LASTING / frames).clamp(DELAYS[0], DELAYS[1]) as u16;
        Ok(Animation { size: options.size, steps, delay, drawn: 0, stage: Stage::Sampling(Sample::default()) })
    }

    /// The step whose picture [`Animation::add`] needs next; `None` at the end.
    pub fn next(&self) -> Option<u64> {
        let samples = self.samples();
        match self.drawn.checked_sub(samples) {
            Some(frame) => self.steps.get(frame).copied(),
            None if samples == 1 => self.steps.last().copied(),
            None => self.steps.get(self.drawn * (self.steps.len() - 1) / (samples - 1)).copied(),
        }
    }

    /// How much is done, 0 to 1.
    pub fn part(&self) -> f64 {
        self.drawn as f64 / (self.steps.len() + self.samples()) as f64
    }

    /// Takes the picture at the step that [`Animation::next`] gave.
    pub fn add(&mut self, picture: &Picture) -> Result<(), Message> {
        let samples = self.samples();
        let pixels = png::pixels(&picture.svg(), self.size, 1.0)?;
        let frame = self.drawn.checked_sub(samples);
        self.drawn += 1;
        self.stage = match std::mem::replace(&mut self.stage, Stage::Done(Vec::new())) {
            Stage::Sampling(mut sample) => {
                sample.add(picture.background);
                sample.add_marks(&picture.marks);
                sample.add_pixels(pixels.data(), samples);
                if self.drawn < samples { Stage::Sampling(sample) } else { self.begin(sample.palette())? }
            }
            Stage::Writing(mut writer) => {
                let last = frame == Some(self.steps.len() - 1);
                writer.write(pixels, if last { LAST } else { self.delay })?;
                if last { Stage::Done(writer.encoder.into_inner().map_err(failed)?) } else { Stage::Writing(writer) }
            }
            done => done,
        };
        Ok(())
    }

    /// The bytes that have been written since this was called last.
    pub fn take(&mut self) -> Vec<u8> {
        match &mut self.stage {
            Stage::Sampling(_) => Vec::new(),
            Stage::Writing(writer) => std::mem::take(writer.encoder.get_mut()),
            Stage::Done(bytes) => std::mem::take(bytes),
        }
    }

    fn samples(&self) -> usize {
        SAMPLES.min(self.steps.len())
    }

    fn begin(&self, palette: Palette) -> Result<Stage, Message> {
        let [width, height] = self.size.map(|side| side as u16);
        let mut encoder = Encoder::new(Vec::new(), width, height, &padded(&palette)).map_err(failed)?;
        encoder.set_repeat(Repeat::Infinite).map_err(failed)?;
        Ok(Stage::Writing(Box::new(Writer { encoder, palette, before: None })))
    }
}

impl Writer {
    /// Writes what differs from the frame before; the rest shows through.
    fn write(&mut self, pixels: Pixmap, delay: u16) -> Result<(), Message> {
        let [left, top, width, height] = self.changed(&pixels);
        let unchanged = self.palette.unchanged();
        let row = pixels.width() as usize;
        let mut buffer = Vec::with_capacity(width * height);
        for y in top..top + height {
            for at in (y * row + left)..(y * row + left + width) {
                let now = rgb(&pixels, at);
                let same = self.before.as_ref().is_some_and(|before| rgb(before, at) == now);
                buffer.push(if same { unchanged } else { self.palette.nearest(now) });
            }
        }
        let [left, top, width, height] = [left, top, width, height].map(|side| side as u16);
        let frame = Frame {
            delay,
            dispose: DisposalMethod::Keep,
            transparent: Some(unchanged),
            top,
            left,
            width,
            height,
            buffer: buffer.into(),
            ..Frame::default()
        };
        self.before = Some(pixels);
        self.encoder.write_frame(&frame).map_err(failed)
    }

    /// Left, top, width and height of what differs from the frame before: at least a pixel, since a frame has one.
    fn changed(&self, now: &Pixmap) -> [usize; 4] {
        let (width, height) = (now.width() as usize, now.height() as usize);
        let Some(before) = &self.before else { return [0, 0, width, height] };
        let rows = before.data().chunks_exact(4 * width).zip(now.data().chunks_exact(4 * width));
        let mut bounds: Option<[usize; 4]> = None;
        for (y, (old, new)) in rows.enumerate().filter(|(_, (old, new))| old != new) {
            let differs = |x: &usize| old[4 * x..4 * x + 4] != new[4 * x..4 * x + 4];
            let (first, last) = ((0..width).find(differs).unwrap_or(0), (0..width).rfind(differs).unwrap_or(0));
            let [left, top, right, _] = bounds.unwrap_or([first, y, last, y]);
            bounds = Some([left.min(first), top, right.max(last), y]);
        }
        bounds.map_or([0, 0, 1, 1], |[left, top, right, bottom]| [left, top, right - left + 1, bottom - top + 1])
    }
}

fn rgb(pixels: &Pixmap, at: usize) -> [u8; 3] {
    let bytes = &pixels.data()[4 * at..];
    [bytes[0], bytes[1], bytes[2]]
}

/// The colors, with one more for “as before”.
fn padded(palette: &Palette) -> Vec<u8> {
    let mut bytes = palette.bytes();
    bytes.extend([0, 0, 0]);
    bytes
}

/// The quotient, rounded to the nearest whole number.
fn rounded(a: u64, b: u64) -> u64 {
    (a + b / 2) / b
}

fn failed(fault: impl std::fmt::Display) -> Message {
    png::not_drawn(&fault.to_string())
}
