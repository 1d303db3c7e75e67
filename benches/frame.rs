//! What a frame costs: logic, ui and tessellation, without painting, of the app's own window without a desktop.
//!
//! Prints the median of each kind of frame, as `frame playing 3.1 ms`, and the memory in use after all of them. Eight
//! runs of a million steps play, and their cursor is dragged; eight of 2,000 are recorded anew in every frame; over data
//! the cursor goes on with the lines of each step's mini-batch.

use std::fs;
use std::time::{Duration, Instant};

use eframe::egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use thalweg::app::{Action, Edit, File, Look, Model, Play, Topic, Window};
use thalweg::experiment::preset::Layer;
use thalweg::words::Language;

/// As the program has it.
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FRAMES: usize = 300;
const LONG: u64 = 1_000_000;

/// A window and the time that it believes in.
struct Stage {
    ctx: Context,
    window: Window,
    time: f64,
}

impl Stage {
    /// Eight runs of 2,000 steps.
    fn new() -> Stage {
        let ctx = Context::default();
        let mut window = Window::new(&ctx, Model::first(Language::En));
        let more = ["adam", "rmsprop", "nesterov", "adagrad"].map(|id| Edit::AddRun { optimizer: Some(id.to_owned()) });
        let shown = (0..8).map(|run| Edit::Visible { run, visible: true });
        let edits = more.into_iter().chain(shown).chain([Edit::Steps(2_000), Edit::StepsPerEpoch(20)]);
        window.ask(&ctx, edits.map(Action::Edit).collect());
        assert_eq!(window.model.experiment.runs.len(), 8);
        Stage { ctx, window, time: 0.0 }
    }

    fn ask(&mut self, action: Action) {
        let ctx = self.ctx.clone();
        self.window.ask(&ctx, vec![action]);
    }

    /// One frame.
    fn frame(&mut self, events: Vec<Event>) {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { time: Some(self.time), screen_rect, events, ..RawInput::default() };
        let window = &mut self.window;
        let ctx = self.ctx.clone();
        let mut output = self.ctx.run_ui(input, |ui| {
            window.logic(&ctx);
            window.ui(ui);
        });
        // Nobody paints.
        output.textures_delta.clear();
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(shapes);
    }

    /// Frames in each of which `what` is asked for first.
    fn measure(&mut self, name: &str, mut what: impl FnMut(&mut Stage, usize)) {
        let mut times = Vec::with_capacity(FRAMES);
        for i in 0..FRAMES + 20 {
            let began = Instant::now();
            what(self, i);
            times.push(began.elapsed().as_secs_f64() * 1e3);
        }
        // The first ones warm up.
        let times = &mut times[20..];
        times.sort_by(f64::total_cmp);
        println!("frame {name} {:.1} ms", times[FRAMES / 2]);
    }

    /// Frames until the worker threads have nothing more to say.
    fn settle(&mut self) {
        let began = Instant::now();
        while self.window.model.recording.is_some() || began.elapsed() < Duration::from_millis(300) {
            std::thread::sleep(Duration::from_millis(5));
            self.frame(Vec::new());
        }
    }
}

fn main() {
    let mut stage = Stage::new();
    stage.measure_first();
    stage.ask(Action::Edit(Edit::Steps(LONG)));
    stage.settle();
    stage.measure("idle", |stage, _| stage.frame(Vec::new()));
    // The paths of the page play.
    stage.ask(Action::Look(Look::Help(Some(Topic::Catalog("adam")))));
    stage.settle();
    stage.measure("page", |stage, _| stage.frame(Vec::new()));
    stage.ask(Action::Look(Look::Help(None)));
    stage.ask(Action::Play(Play::First));
    stage.ask(Action::Play(Play::Speed(100_000.0)));
    stage.ask(Action::Play(Play::Toggle));
    stage.measure("playing", |stage, _| stage.frame(Vec::new()));
    assert!(stage.window.model.player.playing, "the runs are long enough to play through the measurement");
    stage.ask(Action::Play(Play::Toggle));
    stage.measure("dragging", |stage, i| {
        // To and fro over all steps, as a hand does on the timeline.
        let part = (i as f64 * 0.05).sin().abs();
        stage.ask(Action::Play(Play::GoTo((part * LONG as f64) as u64)));
        stage.frame(Vec::new());
    });
    stage.ask(Action::Edit(Edit::Steps(2_000)));
    stage.settle();
    stage.ask(Action::Play(Play::Last));
    turn(&mut stage);
    batches(&mut stage);
    if let Some(megabytes) = resident() {
        println!("resident {megabytes:.0} MB");
    }
}

impl Stage {
    fn measure_first(&mut self) {
        let began = Instant::now();
        self.frame(Vec::new());
        println!("frame first {:.1} ms", began.elapsed().as_secs_f64() * 1e3);
    }
}

/// A slider of the surface is turned, then the start goes round: every frame records all runs anew, and shows them.
fn turn(stage: &mut Stage) {
    let held = |pressed| {
        let (button, modifiers) = (PointerButton::Primary, Modifiers::NONE);
        vec![Event::PointerButton { pos: pos2(5.0, 5.0), button, pressed, modifiers }]
    };
    stage.frame(held(true));
    let mut change = |name: &str, edit: &dyn Fn(f64) -> Edit| {
        stage.measure(name, |stage, i| {
            let before = stage.window.model.traces.clone();
            stage.ask(Action::Edit(edit(i as f64 * 0.05)));
            stage.frame(Vec::new());
            let model = &stage.window.model;
            assert!(model.recording.is_none() && !std::sync::Arc::ptr_eq(&before, &model.traces), "in the same frame");
        });
    };
    change("slider", &|turn| Edit::SurfaceParameter { name: "k".to_owned(), value: 20.0 + 5.0 * turn.sin() });
    change("start", &|turn| Edit::Start(vec![-3.0 + turn.cos(), 1.0 + turn.sin()]));
    stage.frame(held(false));
}

/// Over data, the contour lines of each step's own mini-batch are drawn anew in every frame.
fn batches(stage: &mut Stage) {
    stage.ask(Action::File(File::OpenLesson("3-rate-decay")));
    stage.ask(Action::Edit(Edit::Layer { layer: Layer::Batch, shown: true }));
    stage.settle();
    let steps = stage.window.model.steps();
    stage.measure("mini-batch", |stage, i| {
        stage.ask(Action::Play(Play::GoTo(i as u64 % steps)));
        stage.frame(Vec::new());
    });
}

/// Megabytes of memory in use; `None` where the system does not say.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
