//! `--bench-frames`: plays, and says what it cost.

use std::fs;
use std::time::Instant;

use eframe::egui::{Context, Ui, ViewportCommand};

use super::action::{Action, Play};
use super::window::Window;

/// What is measured.
pub struct Bench {
    began: Instant,
    frames: u64,
    first: Option<Instant>,
    painted: u64,
}

impl Bench {
    /// `began` is when the program was started, as near as it knows.
    pub fn new(began: Instant, frames: u64) -> Bench {
        Bench { began, frames: frames.max(2), first: None, painted: 0 }
    }

    /// The app that plays a window for as long as the bench wants.
    pub fn around(self, window: Window) -> Benched {
        Benched { bench: self, window }
    }
}

/// A window that is measured.
pub struct Benched {
    bench: Bench,
    window: Window,
}

impl eframe::App for Benched {
    fn logic(&mut self, ctx: &Context, _: &mut eframe::Frame) {
        if !self.window.model.player.playing {
            self.window.ask(ctx, vec![Action::Play(Play::Toggle)]);
        }
        self.window.logic(ctx);
        self.count(ctx);
        ctx.request_repaint();
    }

    fn ui(&mut self, ui: &mut Ui, _: &mut eframe::Frame) {
        self.window.ui(ui);
    }
}

impl Benched {
    /// Called before each frame: those before it have been painted.
    fn count(&mut self, ctx: &Context) {
        let bench = &mut self.bench;
        if bench.painted == 1 {
            println!("first frame {:.0} ms", bench.began.elapsed().as_secs_f64() * 1e3);
            bench.first = Some(Instant::now());
        }
        if bench.painted == bench.frames {
            let seconds = bench.first.map_or(f64::NAN, |first| first.elapsed().as_secs_f64());
            println!("painted {:.1} frames/s", (bench.painted - 1) as f64 / seconds);
            if let Some(megabytes) = resident() {
                println!("resident {megabytes:.0} MB");
            }
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
        bench.painted += 1;
    }
}

/// Megabytes of memory in use; `None` where the system does not say.
fn resident() -> Option<f64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
