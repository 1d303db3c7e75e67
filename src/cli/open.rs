//! `thalweg open FILE`, and `thalweg` alone: the window.

use clap::{Args, ValueEnum};

use super::report::Failure;
use crate::app::{self, Appearance, Options};
use crate::words;

/// Open the window, on a preset or as it was last
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// A preset file, the id of a built-in preset, or - for the standard input
    #[arg(value_name = "FILE")]
    file: Option<String>,
    #[command(flatten)]
    look: Look,
}

const EXAMPLES: &str = "\
Examples:
  thalweg open 5-saddle-point
  thalweg open my.toml --theme dark --lang ko";

/// How the window looks.
#[derive(Args)]
pub struct Look {
    /// [default: the desktop's]
    #[arg(long, value_enum)]
    theme: Option<Theme>,
    /// [default: the desktop's]
    #[arg(long, value_enum)]
    lang: Option<Language>,
    /// Play so many frames, print what they cost, and end
    #[arg(long, value_name = "N")]
    bench_frames: Option<u64>,
}

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    Ko,
}

impl Look {
    /// Whether anything is said.
    pub fn is_given(&self) -> bool {
        self.theme.is_some() || self.lang.is_some() || self.bench_frames.is_some()
    }
}

/// `before` is what stands before the command; what stands after it wins.
pub fn run(arguments: Arguments, before: Look) -> Result<(), Failure> {
    let Arguments { file, look } = arguments;
    let look = Look {
        theme: look.theme.or(before.theme),
        lang: look.lang.or(before.lang),
        bench_frames: look.bench_frames.or(before.bench_frames),
    };
    window(file, &look)
}

/// Shows the window until it is closed.
pub fn window(file: Option<String>, look: &Look) -> Result<(), Failure> {
    let theme = look.theme.map(|theme| match theme {
        Theme::Light => Appearance::Light,
        Theme::Dark => Appearance::Dark,
    });
    let language = look.lang.map(|language| match language {
        Language::En => words::Language::En,
        Language::Ko => words::Language::Ko,
    });
    app::run(Options { file, theme, language, bench_frames: look.bench_frames })?;
    Ok(())
}
