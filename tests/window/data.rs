//! Problems over data: chosen like a surface, turned while it runs, and shown beside it.

use eframe::egui::accesskit::Role;
use eframe::egui::{Event, Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, DataEdit, Edit, File, Play};
use thalweg::experiment::data::GENERATORS;
use thalweg::experiment::preset::{DataSource, Function};
use thalweg::words::Language;

use super::support::*;

fn edit(edit: DataEdit) -> Action {
    Action::Edit(Edit::Data(edit))
}

/// The first lesson, its problem one over what a generator makes.
fn over(generator: &str) -> Stage {
    let mut stage = stage();
    ask(&mut stage, edit(DataEdit::Generator(generator.to_owned())));
    assert!(model(&stage).notice.is_none(), "{:?}", model(&stage).notice);
    stage
}

/// What a list says is chosen.
fn chosen(stage: &Stage, list: &str) -> String {
    stage.get_by_role_and_label(Role::ComboBox, list).accesskit_node().value().unwrap_or_default()
}

fn title(stage: &Stage) -> String {
    format!("{} over {}", chosen(stage, "Loss"), chosen(stage, "Surface"))
}

/// Chooses the loss that is called so.
fn choose_loss(stage: &mut Stage, loss: &str) {
    stage.get_by_role_and_label(Role::ComboBox, "Loss").click();
    stage.run_ok();
    stage.get_by_role_and_label(Role::Button, loss).click();
    stage.run_ok();
}

fn examples(stage: &Stage) -> usize {
    model(stage).experiment.problem.data.as_ref().map_or(0, |data| data.len())
}

/// Types a number into the field of this name.
fn type_number(stage: &mut Stage, name: &str, number: &str) {
    stage.get_by_role_and_label(Role::SpinButton, name).focus();
    stage.run_ok();
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(Event::Text(number.to_owned()));
    stage.key_press(Key::Enter);
    stage.run_ok();
}

fn undo_is_called(stage: &Stage) -> String {
    model(stage).history.next_undo().expect("something was changed").say(Language::En)
}

#[test]
fn data_are_chosen_from_the_list_of_surfaces_by_typing() {
    let mut stage = stage();
    stage.get_by_role_and_label(Role::ComboBox, "Surface").click();
    stage.run_ok();
    stage.event(Event::Text("outl".to_owned()));
    stage.run_ok();
    stage.key_press(Key::Enter);
    stage.run_ok();
    assert_eq!(title(&stage), "Huber loss over 200 examples of a line with outliers");
    assert_eq!(model(&stage).experiment.problem.coordinates, ["W", "b"]);
    assert_eq!(undo_is_called(&stage), "choose other data");
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).experiment.problem.surface.map(|s| s.document.id.as_str()), Some("ravine"));
}

#[test]
fn every_generator_comes_with_a_loss_that_fits_and_runs() {
    for generator in &GENERATORS {
        let mut stage = over(generator.id);
        wait(&mut stage, |model| model.recording.is_none());
        assert!(title(&stage).contains("over 200 examples of "), "{}", title(&stage));
        for (trace, plan) in model(&stage).traces.iter().flatten().zip(&model(&stage).experiment.runs) {
            assert!(trace.diverged.is_none(), "{} over {}", plan.name.get(Language::En), generator.id);
        }
        for parameter in generator.parameters {
            let name = format!("Data: {}", thalweg::words::say(Language::En, parameter.words[0]));
            let slider = stage.get_by_role_and_label(Role::Slider, &name);
            assert_eq!(slider.accesskit_node().numeric_value(), Some(parameter.default), "{name}");
        }
    }
}

#[test]
fn turning_the_data_turns_the_landscape_in_one_change() {
    let mut stage = over("line");
    let before = (path(&stage, 0), model(&stage).known.minima[0].point.clone());
    let ctx = stage.ctx.clone();
    let turned = |value| edit(DataEdit::Parameter { name: "slope".to_owned(), value });
    stage.state_mut().ask(&ctx, [2.5, 2.75, 3.0].map(turned).into());
    // W follows the slope, b does not.
    let after = &model(&stage).known.minima[0].point;
    assert!((after[0] - before.1[0] - 1.0).abs() < 1e-9 && (after[1] - before.1[1]).abs() < 1e-9, "{after:?}");
    assert!(path(&stage, 0) != before.0);
    assert_eq!(undo_is_called(&stage), "change slope");
    ask(&mut stage, Action::Undo);
    assert!((path(&stage, 0), model(&stage).known.minima[0].point.clone()) == before);
}

#[test]
fn a_problem_over_data_has_batches_in_place_of_noise() {
    let mut stage = over("line");
    assert!(stage.query_by_role_and_label(Role::Slider, "Gradient noise").is_none());
    assert!(stage.query_by_role_and_label(Role::Slider, "Steps / epoch").is_none());
    assert!(stage.query_by_label("Steps / epoch: 1").is_some());
    stage.get_by_label("Mini-batches").click();
    stage.run_ok();
    assert_eq!(model(&stage).experiment.batch, Some(8));
    assert!(stage.query_by_label("Steps / epoch: 25").is_some());
    type_number(&mut stage, "Batch size", "7");
    assert!(stage.query_by_label("Steps / epoch: 29").is_some(), "the last batch has 4 of 200");
    assert_eq!(undo_is_called(&stage), "change the batch size");
    let without = path(&stage, 0);
    stage.get_by_label("With replacement").click();
    stage.run_ok();
    assert_ne!(path(&stage, 0), without);
    assert!(stage.query_by_role_and_label(Role::SpinButton, "Seed").is_some());
    stage.get_by_label("Mini-batches").click();
    stage.run_ok();
    let training = &model(&stage).document.preset.training;
    assert_eq!((training.batch, training.replacement), (None, None));
    assert!(model(&stage).notice.is_none());
}

#[test]
fn a_batch_larger_than_the_data_is_said_and_all_examples_are_a_click_away() {
    let mut stage = over("line");
    ask(&mut stage, edit(DataEdit::Batch(Some(8))));
    let before = path(&stage, 0);
    type_number(&mut stage, "Examples", "5");
    let said = "A batch of 8 is more than all the examples, of which there are 5. What you see is the last state that can \
                be run.";
    assert!(stage.query_by_label(said).is_some());
    assert!(model(&stage).notice.is_none(), "it is said once");
    assert_eq!(path(&stage, 0), before);
    stage.get_by_label("Take all examples").click();
    stage.run_ok();
    assert!(stage.query_by_label(said).is_none());
    assert_eq!((model(&stage).experiment.batch, examples(&stage)), (None, 5));
}

#[test]
fn another_loss_keeps_what_goes_with_it() {
    let mut stage = over("line");
    ask(&mut stage, Action::Edit(Edit::Start(vec![-3.0, 1.0])));
    choose_loss(&mut stage, "Absolute error");
    assert_eq!(title(&stage), "Absolute error over 200 examples of a line");
    assert_eq!(model(&stage).start(), Some(vec![-3.0, 1.0]));
    stage.get_by_role_and_label(Role::ComboBox, "Loss").click();
    stage.run_ok();
    assert!(stage.get_by_label("Logistic loss").accesskit_node().is_disabled(), "v is no label");
    stage.get_by_role_and_label(Role::Button, "Huber loss").click();
    stage.run_ok();
    assert!(stage.query_by_role_and_label(Role::Slider, "Surface: δ").is_some());
    assert_eq!(undo_is_called(&stage), "choose another loss");
}

#[test]
fn a_loss_of_one_s_own_is_typed_and_what_is_wrong_is_underlined() {
    let mut stage = over("line");
    choose_loss(&mut stage, "Own loss");
    let field = "Surface: formula";
    assert!(stage.get_by_label(field).accesskit_node().is_focused());
    let before = path(&stage, 0);
    let paste = |stage: &mut Stage, text: &str| {
        stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.event(Event::Paste(text.to_owned()));
        stage.run_ok();
    };
    paste(&mut stage, "f = (W*u + b - w)^2");
    assert!(stage.query_all_by_label_contains("`w`").next().is_some(), "it is said under the field");
    assert_eq!(path(&stage, 0), before);
    paste(&mut stage, "f = (W*u + b - v)^4");
    assert_ne!(path(&stage, 0), before);
    assert_eq!(title(&stage), "Own loss over 200 examples of a line");
}

#[test]
fn the_cloud_gets_its_own_loss_back() {
    let mut stage = over("cloud");
    assert_eq!(title(&stage), "Mean of bowls over 200 examples of a cloud");
    let first = model(&stage).document.preset.problem.clone();
    ask(&mut stage, edit(DataEdit::Loss { loss: "least-squares".to_owned(), columns: 2 }));
    assert_eq!(model(&stage).experiment.problem.coordinates, ["W", "b"]);
    choose_loss(&mut stage, "Mean of bowls");
    assert_eq!(model(&stage).document.preset.problem, first);
}

#[test]
fn noise_and_epochs_of_a_surface_do_not_come_along() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::GradientNoise(0.5)));
    ask(&mut stage, Action::Edit(Edit::StepsPerEpoch(10)));
    ask(&mut stage, edit(DataEdit::Generator("blobs".to_owned())));
    assert!(model(&stage).notice.is_none(), "{:?}", model(&stage).notice);
    assert_eq!(model(&stage).experiment.problem.coordinates, ["W1", "W2", "b"]);
    ask(&mut stage, Action::Edit(Edit::Surface("ravine".to_owned())));
    assert!(model(&stage).notice.is_none(), "{:?}", model(&stage).notice);
}

#[test]
fn what_is_turned_is_written_into_the_preset() {
    let mut stage = over("outliers");
    type_number(&mut stage, "Data seed", "11");
    type_number(&mut stage, "Data: Share", "0.25");
    let Function::Examples { data: DataSource::Generated { seed, parameters, .. }, .. } =
        &model(&stage).document.preset.problem.function
    else {
        panic!("the problem is one over generated data");
    };
    assert_eq!((*seed, parameters["share"]), (Some(11), 0.25));
    let text = model(&stage).document.preset.write(None);
    ask(&mut stage, Action::File(File::OpenLesson("3-rate-decay")));
    assert_eq!(title(&stage), "Least squares over 64 examples from the preset");
    assert!(text.contains("share = 0.25"), "{text}");
}

/// What a screen reader says of the picture of the data, if there is one.
fn pictures(stage: &Stage) -> Vec<String> {
    let images = stage.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label());
    images.filter(|label| label.starts_with("Data: ")).collect()
}

#[test]
fn the_data_are_seen_beside_the_plots_and_follow_the_cursor() {
    let mut stage = stage();
    assert!(pictures(&stage).is_empty(), "a surface has none");
    ask(&mut stage, Action::File(File::OpenLesson("3-rate-decay")));
    ask(&mut stage, Action::Play(Play::GoTo(7)));
    assert_eq!(pictures(&stage), ["Data: v over u, and what each run makes of them at step 7"]);
    ask(&mut stage, Action::Play(Play::GoTo(8)));
    assert_eq!(pictures(&stage), ["Data: v over u, and what each run makes of them at step 8"]);
    stage.get_by_label("Fold the plot: Data").focus();
    stage.run_ok();
    stage.key_press(Key::Enter);
    stage.run_ok();
    assert!(pictures(&stage).is_empty());
    stage.get_by_label("Unfold the plot: Data").click();
    stage.run_ok();
    assert_eq!(pictures(&stage).len(), 1);
}

#[test]
fn a_loss_that_fits_nothing_says_so_in_place_of_the_picture() {
    let mut stage = over("line");
    assert_eq!(pictures(&stage).len(), 1);
    choose_loss(&mut stage, "Own loss");
    stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
    stage.event(Event::Paste("f = (W*u*v + b)^2".to_owned()));
    stage.run_ok();
    assert!(pictures(&stage).is_empty());
    let said = "What this loss makes of its data is no curve, boundary or place that could be drawn.";
    assert!(stage.query_by_label(said).is_some());
}

#[test]
fn many_examples_are_made_aside_and_the_last_picture_stays_meanwhile() {
    let mut stage = over("line");
    ask(&mut stage, Action::Edit(Edit::Steps(3)));
    let before = path(&stage, 0);
    let ctx = stage.ctx.clone();
    stage.state_mut().ask(&ctx, vec![edit(DataEdit::Examples(100_000))]);
    assert_eq!((examples(&stage), path(&stage, 0)), (200, before.clone()));
    // What is asked for meanwhile is done as well.
    stage.state_mut().ask(&ctx, vec![edit(DataEdit::Batch(Some(50)))]);
    wait(&mut stage, |model| model.experiment.batch == Some(50) && model.recording.is_none());
    assert_eq!((examples(&stage), model(&stage).experiment.steps_per_epoch), (100_000, 2000));
    wait(&mut stage, |model| model.results.is_done() && !model.known.minima.is_empty());
    // The slope of the line is 2: the deviation of the fitted one is 0.5/√(100,000·4/3) = 0.0014.
    assert!((model(&stage).known.minima[0].point[0] - 2.0).abs() < 0.007, "{:?}", model(&stage).known.minima);
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    wait(&mut stage, |model| model.recording.is_none() && model.experiment.batch.is_none());
    assert_eq!((examples(&stage), path(&stage, 0)), (200, before));
}

#[test]
fn what_cannot_be_made_of_many_examples_is_said() {
    let mut stage = over("line");
    ask(&mut stage, Action::Edit(Edit::Steps(3)));
    let ctx = stage.ctx.clone();
    let wrong = DataEdit::Parameter { name: "slope".to_owned(), value: 1e308 };
    stage.state_mut().ask(&ctx, vec![edit(DataEdit::Examples(100_000)), edit(wrong)]);
    wait(&mut stage, |model| model.notice.is_some());
    assert_eq!(examples(&stage), 200);
    for _ in 0..2 {
        ask(&mut stage, Action::Undo);
    }
    wait(&mut stage, |model| model.notice.is_none());
}
