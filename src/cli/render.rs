//! `thalweg render FILE --out F.(svg|png|pdf|gif)`

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::language::Language;
use super::progress::Progress;
use super::report::Failure;
use super::run::{eprint, record};
use super::source::Source;
use crate::experiment::{Preset, Trace};
use crate::export::figure::write;
use crate::figure::{Chance, Format, Mode, Options, Subject, What};
use crate::files;
use crate::words::{self, Message, say};

/// Draw the figure of an experiment
#[derive(Args)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    source: Source,
    /// The picture; its ending says which kind: .svg, .png, .pdf or .gif (an animation)
    #[arg(long, value_name = "FILE")]
    out: PathBuf,
    /// The step at the cursor, where an animation ends [default: the file's, else the last]
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
    /// Write the preset beside it, so that the picture can be made again: picture.svg.toml
    #[arg(long)]
    with_preset: bool,
}

/// Into how many parts the progress is divided.
const PARTS: f64 = 1000.0;

const EXAMPLES: &str = "\
Examples:
  thalweg render 1-momentum-zigzag --out figure.svg
  thalweg render my.toml --out figure.png --size 2400x1500 --theme dark
  thalweg render my.toml --out loss.pdf --figure loss --step 40 --lang ko --with-preset
  thalweg render my.toml --out descent.gif --size 800x500";

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
    /// The effective step |Δθ|/|g| along each drawn coordinate
    Step,
    All,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let unknown = || Message::new("cli-picture-kind").with("file", arguments.out.display().to_string());
    let format = Format::of(&arguments.out).ok_or_else(unknown)?;
    let options = options(arguments).checked()?;
    let text = arguments.source.text(&[])?;
    let (mut preset, experiment, _) = text.open()?;
    // First, so that a signal never meets a file that has been begun.
    let mut progress = Progress::begin();
    let mut output = arguments.source.output(&arguments.out)?;
    let beside = arguments.with_preset.then(|| arguments.source.output(&files::preset_of(&arguments.out)));
    let beside = beside.transpose()?;
    let traces = record(&experiment, &mut progress)?;
    let name = arguments.out.file_name().unwrap_or_default().to_string_lossy();
    let seeds = say(words::Language::En, "app-seeds");
    let chance = Chance::over(&experiment, &traces, &preset.view, &mut |part| {
        progress.at(&seeds, (PARTS * part) as u64, PARTS as u64)
    })?;
    let unheard = preset.view.seeds.is_some_and(|count| count > 1) && chance.is_none();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    let subject = Subject { experiment: &experiment, traces: &traces, chance: chance.as_ref(), view: &preset.view };
    write(&subject, format, &options, &mut |bytes, part| {
        progress.at(&name, (PARTS * part) as u64, PARTS as u64)?;
        output.write(bytes)?;
        Ok::<(), Failure>(())
    })?;
    preset.view.step = arguments.step.map(|_| options.cursor(&preset.view, &experiment)).or(preset.view.step);
    if let Some(mut beside) = beside {
        files::place_beside(&mut preset, &arguments.out);
        beside.write(Preset::write(&preset, Some(&text.text)).as_bytes())?;
        beside.finish()?;
    }
    output.finish()?;
    drop(progress);
    if unheard {
        eprint(&(say(words::Language::En, "cli-no-chance") + "\n"));
    }
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
        Figure::Step => What::Step,
        Figure::All => What::All,
    };
    Options { size: arguments.size, theme, step: arguments.step, what, language: arguments.lang.into() }
}

/// `1600x1000`
fn size(text: &str) -> Result<[u32; 2], String> {
    let sides = text.split_once(['x', 'X', '×']);
    let parsed = sides.and_then(|(width, height)| Some([width.trim().parse().ok()?, height.trim().parse().ok()?]));
    parsed.ok_or_else(|| words::say(words::Language::En, "cli-size"))
}
