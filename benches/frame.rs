//! What a frame costs: logic, ui and tessellation, without painting, of the app's own window without a desktop.
//!
//! Prints the median of each kind of frame: `frame playing 3.1 ms`.

use std::time::Instant;

use eframe::egui::{Context, Event, Modifiers, PointerButton, Pos2, RawInput, Rect, pos2, vec2};
use thalweg::app::{Action, Edit, Model, Play, Window};
use thalweg::words::Language;

const FRAMES: usize = 300;

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
        Stage { ctx, window, time: 0.0 }
    }

    /// One frame; what it took in milliseconds.
    fn frame(&mut self, events: Vec<Event>) -> f64 {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, vec2(1440.0, 900.0)));
        let input = RawInput { time: Some(self.time), screen_rect, events, ..RawInput::default() };
        let began = Instant::now();
        let window = &mut self.window;
        let ctx = self.ctx.clone();
        let output = self.ctx.run_ui(input, |ui| {
            window.logic(&ctx);
            window.ui(ui);
        });
        let shapes = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        std::hint::black_box(shapes);
        began.elapsed().as_secs_f64() * 1e3
    }

    fn measure(&mut self, name: &str, mut frame: impl FnMut(&mut Stage, usize) -> f64) {
        for warm_up in 0..20 {
            frame(self, warm_up);
        }
        let mut times: Vec<f64> = (0..FRAMES).map(|i| frame(self, i)).collect();
        times.sort_by(f64::total_cmp);
        println!("frame {name} {:.1} ms", times[FRAMES / 2]);
    }
}

fn main() {
    let mut stage = Stage::new();
    let first = stage.frame(Vec::new());
    println!("frame first {first:.1} ms");
    stage.measure("idle", |stage, _| stage.frame(Vec::new()));
    let speed = Action::Play(Play::Speed(200.0));
    let context = stage.ctx.clone();
    stage.window.ask(&context, vec![Action::Play(Play::First), speed, Action::Play(Play::Toggle)]);
    stage.measure("playing", |stage, _| stage.frame(Vec::new()));
    assert!(stage.window.model.player.playing, "the runs are long enough to play through the measurement");
    stage.window.ask(&context, vec![Action::Play(Play::Toggle)]);
    drag(&mut stage);
}

/// The start goes round, so that every frame records all runs anew.
fn drag(stage: &mut Stage) {
    stage.measure("dragging", |stage, i| {
        let turn = i as f64 * 0.05;
        let start = vec![-3.0 + turn.cos(), 1.0 + turn.sin()];
        let context = stage.ctx.clone();
        let began = Instant::now();
        stage.window.ask(&context, vec![Action::Edit(Edit::Start(start))]);
        let acted = began.elapsed().as_secs_f64() * 1e3;
        acted
            + stage.frame(vec![Event::PointerButton {
                pos: pos2(5.0, 5.0),
                button: PointerButton::Primary,
                pressed: true,
                modifiers: Modifiers::NONE,
            }])
    });
}
