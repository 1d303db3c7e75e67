//! `thalweg render FILE --out F.(svg|png)`

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::progress::Progress;
use super::report::Failure;
use super::run::record;
use super::source::Source;
use crate::experiment::Trace;
use crate::figure::{self, Mode, Options, What};
use crate::words::{self, Message};

/// Draw the figure of an experiment
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The picture; its ending says which kind: .svg or .png
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The step at the cursor [default: the file's, else the last]
    #[arg(long, value_name = "N")]
    step: Option<u64>,
    /// Width and height in pixels
    #[arg(long, value_name = "WxH", default_value = "1600x1000", value_parser = size)]
    size: [u32; 2],
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    theme: Theme,
    /// What is drawn
    #[arg(long, value_enum, default_value_t = Figure::All)]
    figure: Figure,
    /// The language of what is written in it
    #[arg(long, value_enum, default_value_t = Language::En)]
    lang: Language,
}

const EXAMPLES: &str = "\
Examples:
  thalweg render 1-momentum-zigzag --out figure.svg
  thalweg render my.toml --out figure.png --size 2400x1500 --theme dark
  thalweg render my.toml --out loss.svg --figure loss --step 40 --lang ko";

#[derive(Clone, Copy, ValueEnum)]
enum Theme {
    Light,
    Dark,
}

#[derive(Clone, Copy, ValueEnum)]
enum Figure {
    Landscape,
    Loss,
    Rate,
    All,
}

#[derive(Clone, Copy, ValueEnum)]
enum Language {
    En,
    Ko,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let draw = Kind::of(&arguments.out)?;
    let options = options(arguments).checked()?;
    let (preset, experiment) = arguments.source.open(&[])?;
    // First, so that a signal never meets a file that has been begun.
    let mut progress = Progress::begin();
    let mut output = arguments.source.output(&arguments.out)?;
    let traces = record(&experiment, &mut progress)?;
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    let picture = figure::render(&experiment, &traces, &preset.view, &options);
    let bytes = match draw {
        Kind::Svg => picture.svg().into_bytes(),
        Kind::Png => picture.png()?,
    };
    // A signal while it was drawn leaves nothing either.
    progress.at("", 1, 1)?;
    output.write(&bytes)?;
    output.finish()?;
    Ok(())
}

fn options(arguments: &Arguments) -> Options {
    let theme = match arguments.theme {
        Theme::Light => Mode::Light,
        Theme::Dark => Mode::Dark,
    };
    let what = match arguments.figure {
        Figure::Landscape => What::Landscape,
        Figure::Loss => What::Loss,
        Figure::Rate => What::Rate,
        Figure::All => What::All,
    };
    let language = match arguments.lang {
        Language::En => words::Language::En,
        Language::Ko => words::Language::Ko,
    };
    Options { size: arguments.size, theme, step: arguments.step, what, language }
}

enum Kind {
    Svg,
    Png,
}

impl Kind {
    fn of(path: &Path) -> Result<Kind, Failure> {
        let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
        match ending.as_deref() {
            Some("svg") => Ok(Kind::Svg),
            Some("png") => Ok(Kind::Png),
            _ => Err(Message::new("cli-picture-kind").with("file", path.display().to_string()).into()),
        }
    }
}

/// `1600x1000`
fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once(['x', 'X', '×']);
    let parsed = sides.and_then(|(width, height)| Some([width.trim().parse().ok()?, height.trim().parse().ok()?]));
    parsed.ok_or_else(|| words::say(words::Language::En, "cli-size"))
}
