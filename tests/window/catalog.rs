//! The catalog in the window: found by typing, read, used.

use std::time::Duration;

use eframe::egui::accesskit::Role;
use eframe::egui::{Key, Modifiers, OutputCommand, ViewportId};
use egui_kittest::kittest::{NodeT, Queryable};
use thalweg::app::{Action, Edit, Look, Slot, TextChange, Topic};
use thalweg::experiment::preset::Function;
use thalweg::export::page::{Filter, Kind, Page};
use thalweg::formula::latex::{Writing, aligned};
use thalweg::words::Language;

use super::support::*;

fn open(stage: &mut Stage, id: &str) {
    let id = &Page::find(id).expect("an entry").document().id;
    ask(stage, Action::Look(Look::Help(Some(Topic::Catalog(id)))));
}

fn shown(stage: &Stage) -> &'static str {
    match model(stage).look.help {
        Some(Topic::Catalog(id)) => id,
        other => panic!("{other:?}"),
    }
}

fn press(stage: &mut Stage, label: &str) {
    stage.get_by_label(label).click();
    stage.run_ok();
}

/// All that is written in the window, in the order of the window.
fn written(stage: &Stage) -> String {
    let texts = stage.root().children_recursive().filter_map(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    });
    texts.collect::<Vec<_>>().join("\n")
}

/// Words without what Markdown, equations and line breaks do to them.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// What was given to the clipboard by a click on a button.
fn copied(stage: &mut Stage, label: &str) -> String {
    stage.get_by_label(label).click();
    for _ in 0..20 {
        stage.step();
        for command in &stage.output().platform_output.commands {
            if let OutputCommand::CopyText(text) = command {
                return text.clone();
            }
        }
    }
    panic!("nothing was copied")
}

#[test]
fn every_page_says_in_both_languages_what_show_says() {
    let mut stage = stage();
    for language in Language::ALL {
        ask(&mut stage, Action::Look(Look::Language(language)));
        for page in Kind::ALL.into_iter().flat_map(Kind::pages) {
            let document = page.document();
            open(&mut stage, &document.id);
            let seen = plain(&written(&stage));
            let equals = document.equals.iter().map(|equal| equal.call.as_str());
            let meanings = document.parameters.iter().map(|parameter| parameter.meaning.get(language));
            let texts = [&document.title, &document.group, &document.description].map(|text| text.get(language));
            let source = page.source(language).into_iter().flatten().map(|piece| piece.words).collect::<Vec<_>>();
            let others = document.note.iter().map(|note| note.get(language)).chain([document.text.as_str()]);
            let others = others.chain(source.iter().map(String::as_str));
            for text in texts.into_iter().chain(equals).chain(meanings).chain(others) {
                assert!(seen.contains(&plain(text)), "{}: {text}\n{}", document.id, written(&stage));
            }
        }
    }
}

#[test]
fn a_page_is_found_by_typing_what_list_finds() {
    let mut stage = stage();
    stage.key_press_modifiers(Modifiers::COMMAND, Key::F);
    stage.run_ok();
    assert_eq!(shown(&stage), "gradient-descent", "the rule of the selected run");
    for (typed, id) in
        [("Kingma 2014 infinity", None), ("CosineAnnealingLR", Some("cosine")), ("바나나", Some("rosenbrock"))]
    {
        let found: Vec<Page> = Kind::ALL.into_iter().flat_map(|kind| Filter::new(&[typed]).pages(kind)).collect();
        assert_eq!(found.first().map(|page| page.document().id.as_str()), id, "{typed}");
        let Some(id) = id else { continue };
        stage.get_by_label("Type to filter").type_text(typed);
        stage.run_ok();
        stage.key_press(Key::Enter);
        stage.run_ok();
        assert_eq!(shown(&stage), id);
        stage.key_press_modifiers(Modifiers::COMMAND, Key::A);
        stage.key_press(Key::Backspace);
        stage.run_ok();
    }
    stage.key_press(Key::Escape);
    stage.run_ok();
    assert_eq!(model(&stage).look.help, None);
}

#[test]
fn what_a_page_is_about_is_used_from_there() {
    let mut stage = stage();
    let runs = model(&stage).experiment.runs.len();
    open(&mut stage, "adam");
    press(&mut stage, "Add as a run");
    assert_eq!(model(&stage).experiment.runs.len(), runs + 1);
    assert_eq!(model(&stage).experiment.runs[runs].optimizer.expect("of the catalog").document.id, "adam");
    ask(&mut stage, Action::Look(Look::Select(0)));
    open(&mut stage, "rmsprop");
    press(&mut stage, "Use for Gradient descent");
    assert_eq!(model(&stage).experiment.runs[0].optimizer.expect("of the catalog").document.id, "rmsprop");
    open(&mut stage, "rosenbrock");
    press(&mut stage, "Use this surface");
    assert_eq!(model(&stage).experiment.problem.surface.expect("of the catalog").document.id, "rosenbrock");
    // Each is a change of its own.
    ask(&mut stage, Action::Undo);
    ask(&mut stage, Action::Undo);
    assert_eq!(model(&stage).experiment.runs[0].optimizer.expect("of the catalog").document.id, "gradient-descent");
    assert!(!matches!(model(&stage).document.preset.problem.function, Function::Typed { .. }));
}

#[test]
fn a_page_is_copied_as_show_prints_it() {
    let mut stage = stage();
    for (language, label) in [(Language::En, "Copy as text"), (Language::Ko, "글로 복사")] {
        ask(&mut stage, Action::Look(Look::Language(language)));
        for id in ["nadam", "himmelblau", "one-cycle"] {
            open(&mut stage, id);
            assert_eq!(copied(&mut stage, label), Page::find(id).expect("an entry").plain(language));
        }
    }
}

#[test]
fn papers_are_a_click_away() {
    let mut stage = stage();
    open(&mut stage, "adam-l2");
    for number in ["1412.6980", "1711.05101"] {
        stage.get_by_label(&format!("arXiv:{number}")).click_accesskit();
        stage.step();
        let opened = |command: &OutputCommand| match command {
            OutputCommand::OpenUrl(open) => Some(open.url.clone()),
            _ => None,
        };
        let addresses: Vec<String> = stage.output().platform_output.commands.iter().filter_map(opened).collect();
        assert_eq!(addresses, [format!("https://arxiv.org/abs/{number}")]);
    }
}

/// The step that the paths of a page are at.
fn step_of(stage: &Stage) -> Option<u64> {
    let node = stage.query_by_label_contains("of 200")?;
    let node = node.accesskit_node();
    let label = node.label().or_else(|| node.value())?;
    label.split_whitespace().find_map(|word| word.parse().ok())
}

#[test]
fn the_rule_of_a_page_is_at_work_on_two_surfaces_until_it_is_held() {
    let mut stage = stage();
    open(&mut stage, "adam");
    for title in ["Adam: Ravine", "Adam: Ravine, turned"] {
        assert!(stage.query_by_role_and_label(Role::Image, title).is_some(), "{title}");
    }
    until(&mut stage, |stage| step_of(stage).is_some_and(|step| step > 3));
    press(&mut stage, "Hold the path");
    let held = step_of(&stage);
    let still = |stage: &Stage| stage.output().viewport_output[&ViewportId::ROOT].repaint_delay == Duration::MAX;
    stage.run_steps(30);
    assert!(step_of(&stage) == held && still(&stage), "what is held costs nothing");
    press(&mut stage, "Let the path go on");
    stage.run_steps(30);
    assert!(step_of(&stage) > held && !still(&stage));
    stage.key_press(Key::Escape);
    stage.run_ok();
    stage.run_steps(5);
    assert!(still(&stage), "a page that is closed costs nothing");
}

/// The equations that are drawn, as LaTeX.
fn drawn(stage: &Stage) -> Vec<String> {
    stage.query_all_by_role(Role::Image).filter_map(|node| node.accesskit_node().label()).collect()
}

#[test]
fn equations_are_written_as_courses_and_as_papers_do() {
    let mut stage = stage();
    ask(&mut stage, Action::Look(Look::Select(1)));
    let latex = |notation| aligned(&Page::find("momentum").expect("a rule").document().formula, notation);
    for (radio, notation, line) in [
        (
            "Names of courses: V_dW, S_dW",
            Writing::Course,
            r"V_{dW} \leftarrow \beta \, V_{dW} + (1 - \beta) \, \mathit{dW}",
        ),
        ("Names of papers: m_t, v_t", Writing::Paper, r"m_t = \beta \, m_{t-1} + (1 - \beta) \, g_t"),
        ("Names as written", Writing::Typed, r"V \leftarrow \beta \, V + (1 - \beta) \, g"),
    ] {
        press(&mut stage, "View");
        press(&mut stage, radio);
        assert_eq!(model(&stage).look.notation, notation);
        assert!(drawn(&stage).iter().any(|latex| latex == line), "in the card: {:?}", drawn(&stage));
        press(&mut stage, "More for Momentum");
        assert_eq!(copied(&mut stage, "Copy the rule as LaTeX"), latex(notation));
        stage.run_ok();
        open(&mut stage, "momentum");
        assert_eq!(drawn(&stage).iter().filter(|latex| *latex == line).count(), 2, "in the card and on the page");
        assert_eq!(copied(&mut stage, "Copy as LaTeX"), latex(notation));
        ask(&mut stage, Action::Look(Look::Help(None)));
    }
}

#[test]
fn a_run_and_a_surface_lead_to_their_pages() {
    let mut stage = stage();
    ask(&mut stage, Action::Edit(Edit::Schedule { run: 0, id: "cosine".to_owned() }));
    for (menu, entry, id) in [
        ("More for Gradient descent", "About this rule", "gradient-descent"),
        ("More for Gradient descent", "About this schedule", "cosine"),
        ("More about the surface", "About this surface", "ravine"),
    ] {
        press(&mut stage, menu);
        press(&mut stage, entry);
        assert_eq!(shown(&stage), id);
        ask(&mut stage, Action::Look(Look::Help(None)));
    }
    for (menu, entry, formula) in [
        ("More about the surface", "Copy the surface as LaTeX", model(&stage).experiment.problem.formula.clone()),
        (
            "More for Gradient descent",
            "Copy the schedule as LaTeX",
            Page::find("cosine").expect("known").document().formula.clone(),
        ),
    ] {
        press(&mut stage, menu);
        assert_eq!(copied(&mut stage, entry), aligned(&formula, Writing::Typed));
        stage.run_ok();
    }
    // A rule of one's own has no page.
    let own = TextChange::Own;
    ask(&mut stage, Action::Edit(Edit::Text { slot: Slot::Rule(0), change: own }));
    press(&mut stage, "More for Gradient descent");
    assert!(stage.get_by_label("About this rule").accesskit_node().is_disabled());
}

#[test]
fn a_rule_is_added_by_its_class_or_its_authors() {
    for (typed, id) in [("torch.optim.NAdam", "nadam"), ("duchi 2011", "adagrad")] {
        let mut stage = stage();
        press(&mut stage, "+ Add");
        stage.get_by_label("Type to filter").type_text(typed);
        stage.run_ok();
        stage.key_press(Key::Enter);
        stage.run_ok();
        let added = model(&stage).experiment.runs.last().and_then(|plan| plan.optimizer).expect("of the catalog");
        assert_eq!(added.document.id, id);
    }
}
