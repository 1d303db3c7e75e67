//! The window goes on where it was: neither closing nor a crash loses what it shows.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use egui_kittest::kittest::Queryable;
use thalweg::app::{
    Action, Begun, Closing, Document, Edit, File, Leave, Look, Model, Origin, Play, Session, Slot, TextChange,
};
use thalweg::experiment::Preset;
use thalweg::formula::latex::Writing;
use thalweg::words::Language;

use super::support::*;

/// A window as `thalweg` alone opens it.
fn opened(folder: &Path) -> Stage {
    let Begun { session, kept, recent, notice } = Session::begin(folder, true).expect("a folder that can be written");
    let mut stage = stage();
    ask(&mut stage, Action::File(File::Recent(recent)));
    if let Some(kept) = kept {
        ask(&mut stage, Action::File(File::Restore(Box::new(kept))));
    }
    if let Some(notice) = notice {
        ask(&mut stage, Action::File(File::Failed(notice)));
    }
    stage.state_mut().keep(session);
    stage.step();
    stage
}

/// Ends the window as a crash would, when its session is written. How long that took.
fn crashed(stage: Stage, file: &Path) -> Duration {
    let began = Instant::now();
    let shown = model(&stage).document.preset.clone();
    let language = format!("language = \"{}\"", model(&stage).look.language.code());
    let drafts: Vec<_> = model(&stage).document.drafts.iter().map(|draft| draft.added.clone()).collect();
    let written = || {
        let text = fs::read_to_string(file).ok().filter(|text| text.contains(&language))?;
        let preset = Preset::read(&text).ok()?;
        let complete = drafts.iter().all(|added| text.contains(&format!("added = {added:?}")));
        Some(preset == shown && complete && text.matches("added = ").count() == drafts.len())
    };
    while written() != Some(true) {
        assert!(began.elapsed() < Duration::from_secs(20), "never written");
        std::thread::sleep(Duration::from_millis(10));
    }
    began.elapsed()
}

/// Whether two documents say the same, are from the same place and have the same changes.
fn same(one: &Document, other: &Document) -> bool {
    (&one.preset, &one.origin, &one.saved) == (&other.preset, &other.origin, &other.saved)
}

fn notice(model: &Model) -> Option<&str> {
    model.notice.as_ref().map(|notice| notice.title.key)
}

#[test]
fn a_crash_loses_nothing_and_is_said() {
    let folder = folder("crash");
    let mut stage = opened(&folder);
    assert!(notice(model(&stage)).is_none(), "the first start has nothing to say");
    ask(&mut stage, rate(0.05));
    ask(&mut stage, Action::Play(Play::GoTo(77)));
    ask(&mut stage, Action::Play(Play::Speed(50.0)));
    ask(&mut stage, Action::Look(Look::Language(Language::Ko)));
    stage.step();
    let (document, moved) = (model(&stage).document.clone(), path(&stage, 0));
    assert!(crashed(stage, &folder.join("session-1.toml")) < Duration::from_secs(2));
    let mut stage = opened(&folder);
    assert_eq!(notice(model(&stage)), Some("app-session-crashed"));
    assert!(same(&model(&stage).document, &document));
    assert!(model(&stage).document.edited());
    assert_eq!(path(&stage, 0), moved);
    assert_eq!((model(&stage).player.step, model(&stage).player.speed), (77, 50.0));
    assert_eq!(model(&stage).look.language, Language::Ko);
    assert!(!model(&stage).player.playing && model(&stage).history.next_undo().is_none());
    ask(&mut stage, Action::Look(Look::DismissNotice));
    assert!(notice(model(&stage)).is_none());
}

/// The first lesson with a formula of its own that is half typed.
fn half_typed(stage: &mut Stage) {
    let text = |change| Action::Edit(Edit::Text { slot: Slot::Surface, change });
    ask(stage, text(TextChange::Own));
    ask(stage, text(TextChange::Write("f = x^2 +\n\n  \"q\"*b".to_owned())));
    ask(stage, text(TextChange::AddParameter("b".to_owned())));
}

#[test]
fn a_text_that_is_half_typed_outlives_a_crash() {
    let folder = folder("draft");
    let mut stage = opened(&folder);
    half_typed(&mut stage);
    stage.step();
    let document = model(&stage).document.clone();
    assert!(!document.drafts.is_empty());
    crashed(stage, &folder.join("session-1.toml"));
    let stage = opened(&folder);
    assert_eq!(model(&stage).document.drafts, document.drafts, "with what is wrong with it");
    assert!(same(&model(&stage).document, &document));
}

#[test]
fn a_text_that_is_half_typed_is_asked_about_and_kept() {
    let folder = folder("draft-closed");
    let mut stage = opened(&folder);
    half_typed(&mut stage);
    let file = folder.join("mine.toml");
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    assert!(!model(&stage).document.unsaved() && model(&stage).document.edited());
    let drafts = model(&stage).document.drafts.clone();
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    stage.get_by_label("Close and keep it").click();
    stage.run_ok();
    assert_eq!(model(&stage).closing, Some(Closing::Free));
    stage.state_mut().finish();
    let mut stage = opened(&folder);
    assert!(notice(model(&stage)).is_none());
    assert_eq!(model(&stage).document.drafts, drafts);
    ask(&mut stage, Action::File(File::Leave(Leave::Ask)));
    stage.get_by_label("Discard").click();
    stage.run_ok();
    assert_eq!(model(&stage).closing, Some(Closing::Free));
    assert!(!model(&stage).document.edited() && model(&stage).document.drafts.is_empty());
}

#[test]
fn a_window_that_is_ended_from_outside_asks_nothing_and_loses_nothing() {
    let folder = folder("ended");
    let mut stage = opened(&folder);
    ask(&mut stage, rate(0.05));
    let document = model(&stage).document.clone();
    ask(&mut stage, Action::File(File::Leave(Leave::End)));
    assert_eq!(model(&stage).closing, Some(Closing::Ended));
    stage.state_mut().finish();
    let mut stage = opened(&folder);
    assert_eq!(notice(model(&stage)), Some("app-session-crashed"));
    assert!(same(&model(&stage).document, &document));
    // Without changes there is nothing to be told.
    ask(&mut stage, Action::File(File::OpenLesson("5-saddle-point")));
    ask(&mut stage, Action::File(File::Leave(Leave::End)));
    stage.state_mut().finish();
    let stage = opened(&folder);
    assert_eq!(notice(model(&stage)), None);
    assert_eq!(model(&stage).document.origin, Origin::Lesson("5-saddle-point"));
}

#[test]
fn a_window_that_was_closed_comes_back_without_a_word() {
    let folder = folder("closed");
    let mut stage = opened(&folder);
    ask(&mut stage, rate(0.05));
    ask(&mut stage, Action::Look(Look::Notation(Writing::Paper)));
    let document = model(&stage).document.clone();
    stage.state_mut().finish();
    assert!(!folder.join("session-1.toml").exists());
    let stage = opened(&folder);
    assert!(!folder.join("session-2.lock").exists(), "a place is used again");
    assert!(notice(model(&stage)).is_none());
    assert!(same(&model(&stage).document, &document));
    assert_eq!(model(&stage).look.notation, Writing::Paper);
}

#[test]
fn two_windows_keep_two_sessions() {
    let folder = folder("two");
    let (mut one, mut other) = (opened(&folder), opened(&folder));
    ask(&mut one, rate(0.05));
    ask(&mut other, rate(0.07));
    one.step();
    other.step();
    let presets = [model(&one).document.preset.clone(), model(&other).document.preset.clone()];
    crashed(one, &folder.join("session-1.toml"));
    crashed(other, &folder.join("session-2.toml"));
    let (one, other, third) = (opened(&folder), opened(&folder), opened(&folder));
    let again = [model(&one).document.preset.clone(), model(&other).document.preset.clone()];
    assert!(presets.iter().all(|preset| again.contains(preset)));
    assert!(notice(model(&third)).is_none(), "each is taken up once");
}

#[test]
fn a_file_opened_by_name_leaves_what_a_crash_left() {
    let folder = folder("named");
    let mut stage = opened(&folder);
    ask(&mut stage, rate(0.05));
    stage.step();
    crashed(stage, &folder.join("session-1.toml"));
    let begun = Session::begin(&folder, false).expect("a folder that can be written");
    assert!(begun.kept.is_none() && begun.notice.is_none());
    assert_eq!(notice(model(&opened(&folder))), Some("app-session-crashed"));
}

#[test]
fn a_session_that_cannot_be_read_is_kept_aside() {
    let folder = folder("unreadable");
    fs::create_dir_all(&folder).expect("a temporary folder");
    for broken in [&b"format = 1\n[probl"[..], b"\xff\xfe", b"", b"#: step = -1\n\nformat = 1\n"] {
        fs::write(folder.join("last.toml"), broken).expect("a temporary file");
        let stage = opened(&folder);
        assert_eq!(notice(model(&stage)), Some("app-session-unreadable"));
        assert_eq!(model(&stage).document.origin, Origin::Lesson("1-momentum-zigzag"));
        stage_closed(stage);
        let aside = (1..10).map(|number| folder.join(format!("unreadable-{number}.toml")));
        let newest = aside.take_while(|file| file.exists()).last().expect("kept aside");
        assert_eq!(fs::read(newest).expect("a file"), broken);
    }
}

fn stage_closed(mut stage: Stage) {
    stage.state_mut().finish();
}

#[test]
fn what_cannot_be_run_yet_comes_back_as_well() {
    let folder = folder("typing");
    fs::create_dir_all(&folder).expect("a temporary folder");
    let lesson = thalweg::catalog::preset("1-momentum-zigzag").expect("a lesson");
    let half = lesson.replace("\"ravine\"", "\"ravin\"");
    let about = "#: lesson = \"1-momentum-zigzag\"\n\n";
    fs::write(folder.join("last.toml"), format!("{about}{half}")).expect("a temporary file");
    let stage = opened(&folder);
    assert_eq!(notice(model(&stage)), Some("app-notice-experiment"));
    assert_eq!(Preset::read(&half).as_ref(), Ok(&model(&stage).document.preset));
    assert_eq!(model(&stage).traces.len(), 4, "what is saved is seen meanwhile");
}

#[test]
fn the_session_of_a_file_knows_what_is_saved() {
    let folder = folder("of-file");
    let file = temporary("of-file.toml");
    let mut stage = opened(&folder);
    ask(&mut stage, Action::File(File::SaveTo(file.clone())));
    wait(&mut stage, |model| model.document.origin == Origin::File(file.clone()));
    ask(&mut stage, rate(0.05));
    stage.state_mut().finish();
    let mut stage = opened(&folder);
    assert_eq!(model(&stage).document.origin, Origin::File(file.clone()));
    assert!(model(&stage).document.edited());
    ask(&mut stage, Action::File(File::Revert));
    assert!(!model(&stage).document.edited());
    stage.state_mut().finish();
    fs::remove_file(&file).expect("it was saved");
    let stage = opened(&folder);
    assert!(model(&stage).document.edited(), "what is nowhere else is not saved");
}

#[test]
fn recent_files_are_shared_and_those_that_are_gone_are_dropped() {
    let folder = folder("recent");
    let files = [temporary("first.toml"), temporary("second.toml"), temporary("third.toml")];
    let (mut one, mut other) = (opened(&folder), opened(&folder));
    let save = |stage: &mut Stage, file: &PathBuf| {
        ask(stage, Action::File(File::SaveTo(file.clone())));
        wait(stage, |model| model.recent.first() == Some(file));
    };
    save(&mut one, &files[0]);
    save(&mut one, &files[1]);
    save(&mut other, &files[2]);
    one.state_mut().finish();
    other.state_mut().finish();
    let mut stage = opened(&folder);
    assert_eq!(model(&stage).recent, [files[2].clone(), files[1].clone(), files[0].clone()]);
    stage.get_by_label("File").click();
    stage.run_ok();
    stage.get_by_label_contains("Recent files").click();
    stage.run_ok();
    stage.get_by_label("second.toml").click();
    stage.step();
    wait(&mut stage, |model| model.document.origin == Origin::File(files[1].clone()));
    fs::remove_file(&files[0]).expect("it was saved");
    ask(&mut stage, Action::File(File::OpenRecent(files[0].clone())));
    wait(&mut stage, |model| model.notice.is_some());
    assert_eq!(notice(model(&stage)), Some("app-recent-gone"));
    stage.state_mut().finish();
    assert_eq!(model(&opened(&folder)).recent, [files[1].clone(), files[2].clone()]);
}
