//! What can be taken out of the window, and put in again over the clipboard.

use std::fs;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Choices, Edit, Export, File, Look, Origin, Play, Product};
use thalweg::experiment::{Experiment, Preset, Trace};
use thalweg::figure::{Format, Mode, Options, Subject, What, render};
use thalweg::words::Language;

use super::support::*;

/// An empty folder.
fn folder(name: &str) -> PathBuf {
    let folder = temporary(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("a temporary folder can be made");
    folder
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("readable").file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

fn small(format: Format) -> Choices {
    Choices { format, size: [320, 200], ..Choices::new(Language::En) }
}

/// Writes a product and waits for it.
fn written(stage: &mut Stage, product: Product, path: &Path) {
    ask(stage, Action::Export(Export::To(product, path.to_owned())));
    wait(stage, |model| model.export.work.is_none());
    assert_eq!(notice(stage).as_deref(), Some("app-export-done"));
}

fn notice(stage: &Stage) -> Option<String> {
    model(stage).notice.as_ref().map(|notice| notice.title.key.to_owned())
}

/// The SVG that `render` makes of a preset.
fn rendered(text: &str, options: &Options) -> String {
    let preset = Preset::read(text).expect("a preset");
    let experiment = Experiment::new(&preset).expect("a preset that runs");
    let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    render(&Subject { experiment: &experiment, traces: &traces, chance: None, view: &preset.view }, options).svg()
}

#[test]
fn a_figure_is_what_the_window_shows_and_can_be_made_again() {
    let mut stage = stage();
    let folder = folder("figure");
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    ask(&mut stage, Action::Play(Play::GoTo(33)));
    ask(&mut stage, Action::Look(Look::View(Some([-1.0, 3.0, -0.5, 1.0]))));
    ask(&mut stage, Action::Look(Look::Theme(thalweg::app::Appearance::Dark)));
    let choices = Choices { what: What::Landscape, language: Language::Ko, ..small(Format::Svg) };
    ask(&mut stage, Action::Export(Export::Choose(choices)));
    // The ending is added where there is none.
    written(&mut stage, Product::Figure(Format::Svg), &folder.join("a"));
    assert_eq!(names(&folder), ["a.svg", "a.svg.toml"]);
    let [svg, preset] = ["a.svg", "a.svg.toml"].map(|name| fs::read_to_string(folder.join(name)).expect("written"));
    let options =
        Options { size: [320, 200], theme: Mode::Dark, step: None, what: What::Landscape, language: Language::Ko };
    assert_eq!(svg, rendered(&preset, &options));
    assert!(svg.contains("240스텝 중 33"), "the step at the cursor");
}

#[test]
fn every_format_is_written_and_the_preset_only_where_it_is_wanted() {
    let mut stage = stage();
    let folder = folder("formats");
    ask(&mut stage, Action::Play(Play::GoTo(3)));
    for format in Format::ALL {
        ask(&mut stage, Action::Export(Export::Choose(Choices { with_preset: false, ..small(format) })));
        let path = folder.join(format!("a.{}", format.ending()));
        written(&mut stage, Product::Figure(format), &path);
        assert!(fs::metadata(path).expect("written").len() > 1000, "{format:?}");
    }
    // A person who gives another ending means that kind.
    written(&mut stage, Product::Figure(Format::Svg), &folder.join("b.PNG"));
    assert!(fs::read(folder.join("b.PNG")).expect("written").starts_with(b"\x89PNG"));
    assert_eq!(names(&folder), ["a.gif", "a.pdf", "a.png", "a.svg", "b.PNG"]);
}

#[test]
fn writing_can_be_stopped_and_leaves_nothing() {
    let mut stage = stage();
    let folder = folder("stopped");
    ask(&mut stage, Action::Play(Play::Last));
    ask(&mut stage, Action::Export(Export::Choose(Choices { size: [1200, 750], ..small(Format::Gif) })));
    let begin = |stage: &mut Stage| {
        let action = Action::Export(Export::To(Product::Figure(Format::Gif), folder.join("long.gif")));
        let ctx = stage.ctx.clone();
        stage.state_mut().ask(&ctx, vec![action]);
        stage.run_steps(2);
        assert!(model(stage).export.work.is_some());
    };
    begin(&mut stage);
    assert!(stage.query_by_label("Writing long.gif").is_some());
    stage.get_by_label("Stop").click();
    stage.run_steps(2);
    assert!(model(&stage).export.work.is_none());
    // Closing the window stops it as well.
    begin(&mut stage);
    stage.state_mut().finish();
    let began = std::time::Instant::now();
    while !names(&folder).is_empty() {
        assert!(began.elapsed().as_secs() < 60, "{:?}", names(&folder));
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
}

#[test]
fn the_trajectory_is_exported_with_and_without_state() {
    let mut stage = stage();
    let folder = folder("csv");
    written(&mut stage, Product::Trajectory { state: false }, &folder.join("plain"));
    written(&mut stage, Product::Trajectory { state: true }, &folder.join("state.csv"));
    let [plain, state] = ["plain.csv", "state.csv"].map(|name| fs::read_to_string(folder.join(name)).expect("written"));
    assert!(plain.starts_with("run,step,epoch,rate,loss,x,y,dx,dy\n"));
    assert!(state.starts_with("run,step,epoch,rate,loss,x,y,dx,dy,V_x,V_y\n"));
    let rows = 1 + model(&stage).experiment.runs.len() * 241;
    assert_eq!([plain.lines().count(), state.lines().count()], [rows; 2]);
}

#[test]
fn the_experiments_own_file_is_never_overwritten_by_an_export() {
    let mut stage = stage();
    let folder = folder("own");
    let own = folder.join("figure.svg.toml");
    ask(&mut stage, Action::File(File::SaveTo(own.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(own.clone()));
    let before = fs::read(&own).expect("saved");
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    for (product, path) in
        [(Product::Figure(Format::Svg), "figure.svg"), (Product::Trajectory { state: false }, "figure.svg.toml")]
    {
        ask(&mut stage, Action::Export(Export::To(product, folder.join(path))));
        assert_eq!(notice(&stage).as_deref(), Some("app-export-over-itself"));
        assert!(model(&stage).export.work.is_none());
    }
    assert_eq!(fs::read(&own).expect("there"), before);
    let nowhere = folder.join("no/such/folder.svg");
    ask(&mut stage, Action::Export(Export::To(Product::Figure(Format::Svg), nowhere)));
    wait(&mut stage, |model| model.export.work.is_none());
    assert_eq!(notice(&stage).as_deref(), Some("files-cannot-write"));
}

#[test]
fn the_dialog_shows_the_figure_and_says_what_cannot_be_made() {
    let mut stage = stage();
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![Action::Play(Play::Toggle)]);
    stage.key_press_modifiers(Modifiers::COMMAND, Key::E);
    stage.run_steps(3);
    assert!(model(&stage).export.open && !model(&stage).player.playing);
    assert!(stage.query_by_role_and_label(Role::Image, "The figure as it will be").is_some());
    stage.get_by_label("GIF").click();
    stage.run_steps(3);
    assert_eq!(model(&stage).export.choices.format, Format::Gif);
    let enabled = |stage: &Stage| !stage.get_by_role_and_label(Role::Button, "Export…").accesskit_node().is_disabled();
    assert!(enabled(&stage));
    let choices = Choices { size: [3000, 3000], ..model(&stage).export.choices };
    ask(&mut stage, Action::Export(Export::Choose(choices)));
    assert!(!enabled(&stage));
    assert!(stage.query_by_label_contains("A GIF has at most").is_some());
    // Behind the dialog no key does anything.
    stage.key_press(Key::End);
    stage.run_steps(3);
    assert_ne!(model(&stage).player.step, model(&stage).steps());
    stage.key_press(Key::Escape);
    stage.run_steps(3);
    assert!(!model(&stage).export.open);
}

/// What was given to the clipboard in the frame after an action.
fn copied(stage: &mut Stage, export: Export) -> Option<OutputCommand> {
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![Action::Export(export)]);
    for _ in 0..2000 {
        stage.step();
        let commands = &stage.output().platform_output.commands;
        let copy =
            commands.iter().find(|command| matches!(command, OutputCommand::CopyText(_) | OutputCommand::CopyImage(_)));
        if let Some(copy) = copy {
            return Some(copy.clone());
        }
        std::thread::sleep(std::time::Duration::from_millis(5));
    }
    None
}

#[test]
fn the_figure_is_copied_as_a_picture() {
    let mut stage = stage();
    ask(&mut stage, Action::Export(Export::Choose(small(Format::Svg))));
    match copied(&mut stage, Export::CopyFigure) {
        Some(OutputCommand::CopyImage(image)) => assert_eq!(image.size, [320, 200]),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_preset_goes_over_the_clipboard_and_back() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    let preset = model(&stage).document.preset.clone();
    let Some(OutputCommand::CopyText(text)) = copied(&mut stage, Export::CopyPreset) else { panic!("no text") };
    ask(&mut stage, Action::File(File::OpenLesson("4-local-global")));
    stage.event(Event::Paste(text.clone()));
    stage.run_ok();
    assert_eq!(model(&stage).document.preset, preset);
    assert_eq!(model(&stage).document.origin, Origin::New);
    assert!(model(&stage).document.edited(), "no file has it");
    // Nothing is lost: it is a change as any other.
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).document.origin, Origin::Lesson("4-local-global"));
    let before = model(&stage).document.clone();
    stage.event(Event::Paste(text.replace("alpha0", "alpa0")));
    stage.run_ok();
    assert_eq!(model(&stage).document, before);
    let lines: Vec<_> = model(&stage).notice.iter().flat_map(|notice| &notice.lines).collect();
    assert!(lines.first().is_some_and(|line| line.line_column.is_some()), "{lines:?}");
}

#[test]
fn a_clipboard_without_text_is_said() {
    let mut stage = stage();
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![Action::Export(Export::Paste)]);
    stage.run_steps(12);
    assert_eq!(notice(&stage).as_deref(), Some("app-paste-nothing"));
}

#[test]
fn the_preset_beside_a_figure_overwrites_nothing_but_that_of_the_same_figure() {
    let mut stage = stage();
    let folder = folder("beside");
    let (figure, beside) = (folder.join("a.svg"), folder.join("a.svg.toml"));
    let product = Product::Figure(Format::Svg);
    ask(&mut stage, Action::Export(Export::Choose(small(Format::Svg))));
    fs::write(&beside, "format = 1 # of somebody else").expect("writable");
    ask(&mut stage, Action::Export(Export::To(product, figure.clone())));
    wait(&mut stage, |model| model.export.work.is_none());
    assert_eq!(notice(&stage).as_deref(), Some("app-export-beside-taken"));
    assert_eq!(names(&folder), ["a.svg.toml"]);
    assert_eq!(fs::read_to_string(&beside).expect("there"), "format = 1 # of somebody else");
    fs::remove_file(&beside).expect("removable");
    written(&mut stage, product, &figure);
    // The same figure again.
    ask(&mut stage, Action::Edit(Edit::Rate { run: 0, alpha0: 0.05 }));
    let before = fs::read_to_string(&beside).expect("there");
    written(&mut stage, product, &figure);
    assert_ne!(fs::read_to_string(&beside).expect("there"), before);
}
