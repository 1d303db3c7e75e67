//! The files that a figure becomes.

use gif::{ColorOutput, DecodeOptions};
use resvg::usvg::roxmltree::Document;
use thalweg::catalog;
use thalweg::experiment::{Experiment, Preset, Trace};
use thalweg::export::figure::write;
use thalweg::figure::{Format, Mode, Options, Subject, Theme, png};
use thalweg::words::{Language, Message};

use super::{SMALL, built_in, picture};

#[test]
fn a_preset_gives_the_same_bytes_every_time() {
    let preset = built_in("4-local-global");
    assert_eq!(picture(preset, &SMALL).svg(), picture(preset, &SMALL).svg());
    assert_eq!(picture(preset, &SMALL).png().unwrap(), picture(preset, &SMALL).png().unwrap());
}

#[test]
fn any_size_in_range_works_and_no_other() {
    let preset = built_in("5-saddle-point");
    for size in [[16, 16], [16, 20_000], [20_000, 16], [300, 200], [600, 1200]] {
        let options = Options { size, ..SMALL }.checked().expect("in range");
        Document::parse(&picture(preset, &options).svg()).unwrap_or_else(|fault| panic!("{size:?}: {fault}"));
    }
    for size in [[15, 100], [100, 20_001], [0, 0]] {
        let fault = Options { size, ..SMALL }.checked().expect_err("out of range");
        assert!(fault.say(Language::En).contains("20000"), "{}", fault.say(Language::En));
    }
}

#[test]
fn a_png_has_the_size_asked_for_and_not_too_many_pixels() {
    let bytes = picture(built_in("1-momentum-zigzag"), &SMALL).png().expect("drawn");
    assert_eq!(&bytes[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(&bytes[16..24], [0, 0, 3, 32, 0, 0, 1, 244]);
    assert!(png::draw("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", [20_000, 20_000]).is_err());
}

/// The bytes of a built-in preset's figure, and the shares of the work that were told on the way.
fn written(id: &str, format: Format, options: &Options) -> (Vec<u8>, Vec<f64>) {
    let preset = Preset::read(built_in(id)).expect("built in");
    let experiment = Experiment::new(&preset).expect("built in");
    let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    let subject = Subject { experiment: &experiment, traces: &traces, chance: None, view: &preset.view };
    let (mut bytes, mut parts) = (Vec::new(), Vec::new());
    let done = write::<Message>(&subject, format, options, &mut |more, part| {
        bytes.extend_from_slice(more);
        parts.push(part);
        Ok(())
    });
    done.expect("drawn");
    (bytes, parts)
}

#[test]
fn a_page_holds_its_text_and_the_fonts_for_it() {
    for (id, _) in catalog::presets() {
        let (bytes, _) = written(id, Format::Pdf, &Options { language: Language::Ko, ..SMALL });
        assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{id}");
        let has = |words: &str| bytes.windows(words.len()).any(|window| window == words.as_bytes());
        for words in
            ["ThalwegSans-Regular", "ThalwegSans-SemiBold", "/FontFile3", "/ToUnicode", "/MediaBox [0 0 576 360]"]
        {
            assert!(has(words), "{id}: {words}");
        }
    }
}

#[test]
fn an_animation_goes_from_the_start_to_the_cursor_and_stays_there() {
    let options = Options { size: [320, 200], step: Some(40), ..SMALL };
    let (bytes, parts) = written("1-momentum-zigzag", Format::Gif, &options);
    assert!(parts.is_sorted() && parts.last() == Some(&1.0), "{parts:?}");
    let frames = frames(&bytes);
    assert_eq!(frames.len(), 41, "a frame a step");
    let (delays, last) = (&frames[..40], frames[40].0);
    assert!(delays.iter().all(|(delay, _)| (4..=25).contains(delay)) && last > 100);
    let last = picture(built_in("1-momentum-zigzag"), &options).svg();
    assert!(unlike(&frames[40].1, &last, options.size) < 3.0, "the last frame is the figure");
    let first = picture(built_in("1-momentum-zigzag"), &Options { step: Some(0), ..options }).svg();
    assert!(unlike(&frames[0].1, &first, options.size) < 3.0, "the first frame is the start");
    let background = Theme::of(Mode::Light).background;
    assert_eq!(frames[20].1[..3], [background.r, background.g, background.b], "the background is exact");
}

#[test]
fn an_animation_has_a_bounded_number_of_frames_however_long_the_run() {
    let options = Options { size: [64, 40], ..SMALL };
    let (bytes, _) = written("4-local-global", Format::Gif, &options);
    assert!((100..=121).contains(&frames(&bytes).len()));
    let (bytes, _) = written("4-local-global", Format::Gif, &Options { step: Some(0), ..options });
    assert_eq!(frames(&bytes).len(), 1);
    let large = Options { size: [4000, 4000], ..SMALL };
    let preset = Preset::read(built_in("4-local-global")).expect("built in");
    let experiment = Experiment::new(&preset).expect("built in");
    let subject = Subject { experiment: &experiment, traces: &[], chance: None, view: &preset.view };
    let fault = write::<Message>(&subject, Format::Gif, &large, &mut |_, _| Ok(())).expect_err("too large");
    assert!(fault.say(Language::En).contains("GIF"), "{}", fault.say(Language::En));
}

#[test]
fn what_stops_the_writing_of_a_figure_stops_it_at_once() {
    let preset = Preset::read(built_in("1-momentum-zigzag")).expect("built in");
    let experiment = Experiment::new(&preset).expect("built in");
    let subject = Subject { experiment: &experiment, traces: &[], chance: None, view: &preset.view };
    let mut asked = 0;
    let stopped = write::<Message>(&subject, Format::Gif, &SMALL, &mut |_, _| {
        asked += 1;
        if asked == 3 { Err(Message::new("app-cancel")) } else { Ok(()) }
    });
    assert!(stopped.is_err() && asked == 3);
}

/// The delay in hundredths of a second of every frame, and its pixels as a viewer shows them.
fn frames(bytes: &[u8]) -> Vec<(u16, Vec<u8>)> {
    let mut options = DecodeOptions::new();
    options.set_color_output(ColorOutput::RGBA);
    let mut decoder = options.read_info(bytes).expect("a GIF");
    let width = usize::from(decoder.width());
    let mut shown = vec![0; 4 * width * usize::from(decoder.height())];
    let mut frames = Vec::new();
    while let Some(frame) = decoder.read_next_frame().expect("a frame") {
        let [left, top, wide] = [frame.left, frame.top, frame.width].map(usize::from);
        for (i, pixel) in frame.buffer.chunks_exact(4).enumerate().filter(|(_, pixel)| pixel[3] != 0) {
            let at = 4 * ((top + i / wide) * width + left + i % wide);
            shown[at..at + 4].copy_from_slice(pixel);
        }
        frames.push((frame.delay, shown.clone()));
    }
    frames
}

/// How far pixels are on average from those of a document, of 255 levels.
fn unlike(rgba: &[u8], svg: &str, size: [u32; 2]) -> f64 {
    let drawn = png::draw(svg, size).expect("drawn");
    let drawn = resvg::tiny_skia::Pixmap::decode_png(&drawn).expect("a PNG");
    let differences = rgba.iter().zip(drawn.data()).map(|(a, b)| f64::from(a.abs_diff(*b)));
    differences.sum::<f64>() / rgba.len() as f64
}
