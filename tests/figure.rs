//! What the pictures promise: the same bytes, real text, room for everything, colors that can be read.

use proptest::prelude::*;
use resvg::usvg::roxmltree::Document;
use thalweg::catalog;
use thalweg::experiment::preset::Hue;
use thalweg::experiment::{Experiment, Preset, Trace};
use thalweg::figure::chart::{Range, Series};
use thalweg::figure::contours::levels;
use thalweg::figure::equation::Equation;
use thalweg::figure::font;
use thalweg::figure::mark::{Mark, Shape, Weight};
use thalweg::figure::number;
use thalweg::figure::samples::{Plane, Samples, Shade, Spread};
use thalweg::figure::scale::{Axis, Tick};
use thalweg::figure::{Color, Mode, Options, Picture, Theme, What, heat, png, render};
use thalweg::words::Language;

const SMALL: Options =
    Options { size: [800, 500], theme: Mode::Light, step: None, what: What::All, language: Language::En };

fn picture(preset: &str, options: &Options) -> Picture {
    let preset = Preset::read(preset).expect("the test's preset is right");
    let experiment = Experiment::new(&preset).expect("the test's preset is right");
    let traces: Vec<Trace> = experiment.runs.iter().map(|plan| Trace::record(plan, experiment.pair)).collect();
    let traces: Vec<Option<&Trace>> = traces.iter().map(Some).collect();
    render(&experiment, &traces, &preset.view, options)
}

fn built_in(id: &str) -> &'static str {
    catalog::preset(id).expect("a built-in preset")
}

/// A preset on a typed surface.
fn typed(formula: &str, coordinates: &str, start: &str, rest: &str) -> String {
    format!(
        "format = 1\ntitle = \"A <b>typed</b> & \\\"quoted\\\" title \\u0007\\u202e\"\n[problem]\nformula = '{formula}'\n\
         coordinates = {coordinates}\n{rest}\n[training]\nstart = {start}\nsteps = 50\n\
         [[runs]]\noptimizer = \"gradient-descent\"\nalpha0 = 0.1\n[[runs]]\noptimizer = \"adam\"\nalpha0 = 0.1\n"
    )
}

/// The words of a document, in its order.
fn words(svg: &str) -> Vec<String> {
    let document = Document::parse(svg).expect("an SVG file is XML");
    let texts = document.descendants().filter(|node| node.has_tag_name("text"));
    texts.filter_map(|node| node.text().map(str::to_owned)).collect()
}

#[test]
fn every_preset_has_a_figure_in_both_themes_and_languages() {
    for (id, text) in catalog::presets() {
        for (theme, language) in [(Mode::Light, Language::En), (Mode::Dark, Language::Ko)] {
            let svg = picture(text, &Options { theme, language, ..SMALL }).svg();
            let title = Preset::read(text).expect("built in").title.expect("a lesson has a title");
            assert!(words(&svg).iter().any(|word| word == title.get(language)), "{id}: the title is text");
            assert!(!words(&svg).iter().any(|word| word.contains("figure-")), "{id}: every sentence is there");
            assert!(svg.contains("class=\"paths\"") && svg.contains("class=\"contours\""), "{id}");
        }
    }
}

#[test]
fn a_preset_gives_the_same_bytes_every_time() {
    let preset = built_in("4-local-global");
    assert_eq!(picture(preset, &SMALL).svg(), picture(preset, &SMALL).svg());
    assert_eq!(picture(preset, &SMALL).png().unwrap(), picture(preset, &SMALL).png().unwrap());
}

#[test]
fn text_stays_text_and_the_legend_names_every_visible_run() {
    let preset = built_in("1-momentum-zigzag");
    let words = words(&picture(preset, &SMALL).svg());
    for name in ["Gradient descent", "Momentum", "α₀ = 0.0768", "Loss", "Learning rate α", "step 240 of 240", "20"]
    {
        assert!(words.iter().any(|word| word == name), "{name} is not in {words:?}");
    }
    assert!(!words.iter().any(|word| word == "Momentum, too much"), "a hidden run is not drawn");
}

#[test]
fn a_legend_without_room_says_how_many_runs_it_leaves_out() {
    let many = (1..=64).map(|i| format!("[[runs]]\nname = \"Run number {i}\"\noptimizer = \"adam\"\n"));
    let one = typed("f = x^2 + y^2", "[\"x\", \"y\"]", "[1.0, 2.0]", "");
    let runs = one.find("[[runs]]").expect("there are runs");
    let words = words(&picture(&(one[..runs].to_owned() + &many.collect::<String>()), &SMALL).svg());
    let shown = words.iter().filter(|word| word.starts_with("Run number")).count();
    assert!(shown > 10 && words.contains(&format!("and {} more", 64 + 1 + 1 - shown)), "{shown}: {words:?}");
}

#[test]
fn each_part_can_be_drawn_alone() {
    let has = |what, class: &str| {
        let svg = picture(built_in("2-rmsprop-path"), &Options { what, ..SMALL }).svg();
        svg.contains(&format!("class=\"{class}\""))
    };
    assert!(has(What::Landscape, "contours") && !has(What::Landscape, "series"));
    assert!(!has(What::Loss, "contours") && has(What::Loss, "series"));
    assert!(!has(What::Rate, "contours") && has(What::Rate, "series"));
}

#[test]
fn a_title_cannot_break_the_file() {
    let svg = picture(&typed("f = x^2 + y^2", "[\"x\", \"y\"]", "[1.0, 2.0]", ""), &SMALL).svg();
    assert!(words(&svg).iter().any(|word| word == "A <b>typed</b> & \"quoted\" title "), "{:?}", words(&svg));
}

#[test]
fn one_coordinate_is_a_curve_and_three_are_a_plane() {
    let curve = picture(&typed("f = x^4 - x", "[\"x\"]", "[1.5]", "view = [-2.0, 2.0]"), &SMALL);
    assert!(!curve.svg().contains("<image") && curve.svg().contains("class=\"surface\""));
    let plane = picture(&typed("f = x^2 + 2*y^2 + z^4", "[\"x\", \"y\", \"z\"]", "[1.0, 1.0, 1.0]", ""), &SMALL);
    assert!(plane.svg().contains("<image"));
}

#[test]
fn a_diverged_run_says_so_and_leaves_by_an_arrow() {
    let text = typed("f = 50*x^2 + y^2", "[\"x\", \"y\"]", "[0.5, 0.5]", "view = [-2.0, 2.0, -2.0, 2.0]");
    let picture = picture(&text.replace("steps = 50", "steps = 2000"), &SMALL);
    assert!(words(&picture.svg()).iter().any(|word| word.contains("diverged at step")));
    let ends = picture.marks.iter().find_map(|mark| match mark {
        Mark::Group { name: "ends", marks, .. } => Some(marks),
        _ => None,
    });
    assert!(ends.expect("ends").iter().any(|mark| matches!(mark, Mark::Polygon { .. })), "an arrow");
}

#[test]
fn surfaces_that_are_hard_to_draw_are_drawn() {
    for formula in
        ["f = 1", "f = ln(x)", "f = 1/(x*y)", "f = exp(exp(x^2))", "f = 0/0", "f = -x^2 - y^2", "f = 1e300*x"]
    {
        let text = typed(formula, "[\"x\", \"y\"]", "[1.0, 1.0]", "view = [-3.0, 3.0, -3.0, 3.0]");
        Document::parse(&picture(&text, &SMALL).svg()).unwrap_or_else(|fault| panic!("{formula}: {fault}"));
    }
    for view in ["[-1e308, 1e308, -1e308, 1e308]", "[1.0, 1.0000000001, 0.0, 1e-300]"] {
        let text = typed("f = x^2 + y^2", "[\"x\", \"y\"]", "[1.0, 1.0]", &format!("view = {view}"));
        Document::parse(&picture(&text, &SMALL).svg()).unwrap_or_else(|fault| panic!("{view}: {fault}"));
    }
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

#[test]
fn nothing_is_written_outside_the_picture() {
    let long = typed("f = x^2 + y^2", "[\"x\", \"y\"]", "[1.0, 1.0]", "view = [-1e9, 1e9, -1e-9, 1e-9]");
    let long = long.replace("steps = 50", "steps = 100000");
    for text in catalog::presets().iter().map(|(_, text)| *text).chain([long.as_str()]) {
        let picture = picture(text, &Options { language: Language::Ko, ..SMALL });
        let mut texts = Vec::new();
        gather(&picture.marks, &mut texts);
        for (left, right, text) in texts {
            assert!(left >= 0.0 && right <= 800.0, "“{text}” lies at {left} … {right}");
        }
    }
}

/// From, to and words of each level text.
fn gather(marks: &[Mark], texts: &mut Vec<(f64, f64, String)>) {
    use thalweg::figure::mark::Anchor::{End, Middle, Start};
    for mark in marks {
        match mark {
            Mark::Group { marks, .. } => gather(marks, texts),
            Mark::Text(text) if text.angle == 0.0 => {
                let width = font::width(&text.text, text.size, text.weight);
                let share = match text.anchor {
                    Start => 0.0,
                    Middle => 0.5,
                    End => 1.0,
                };
                let left = text.at[0] - share * width;
                texts.push((left, left + width, text.text.clone()));
            }
            _ => {}
        }
    }
}

#[test]
fn text_can_be_read_in_both_themes() {
    for mode in [Mode::Light, Mode::Dark] {
        let theme = Theme::of(mode);
        for ground in [theme.background, theme.panel, theme.card, theme.note] {
            for text in [theme.text, theme.dim, theme.accent, theme.error] {
                let contrast = text.contrast(ground);
                assert!(contrast >= 4.5, "{mode:?}: {} on {} is {contrast:.2}", text.css(), ground.css());
            }
        }
        assert!(theme.on_accent.contrast(theme.accent) >= 4.5 && theme.error.contrast(theme.error_ground) >= 4.5);
        for share in 0..=20 {
            let ground = heat::color(theme, f64::from(share) / 20.0);
            let contrast = theme.contour_label.contrast(ground);
            assert!(contrast >= 4.5, "{mode:?}: a label on {} is {contrast:.2}", ground.css());
        }
    }
}

#[test]
fn the_palette_is_told_apart_in_both_themes() {
    for mode in [Mode::Light, Mode::Dark] {
        let colors: Vec<Color> = Hue::ALL.iter().map(|&hue| Theme::of(mode).hue(hue)).collect();
        for (i, one) in colors.iter().enumerate() {
            assert!(colors[i + 1..].iter().all(|other| other != one));
        }
    }
}

#[test]
fn the_bundled_fonts_have_what_figures_say() {
    for weight in [Weight::Regular, Weight::Semibold] {
        let em = 1000.0;
        for text in ["αβ₀⁻²×−∞…·", "손실 학습률 뷁", "step 63 of 120"] {
            assert!(text.chars().all(|c| font::width(&c.to_string(), em, weight) > 0.0));
        }
        let digits: Vec<f64> = ('0'..='9').map(|c| font::width(&c.to_string(), em, weight)).collect();
        assert!(digits.windows(2).all(|pair| pair[0] == pair[1]), "digits are of one width");
    }
    let cut = font::fit("Momentum", 10.0, Weight::Regular, 30.0);
    assert!(cut.starts_with("Mo") && cut.ends_with('…') && font::width(&cut, 10.0, Weight::Regular) <= 30.0);
}

#[test]
fn an_equation_is_outlines_and_its_parts_are_found_by_color() {
    let equation = Equation::new(r"f = \frac{\textcolor{#00002a}{a}}{\sqrt{x}} + b", true).expect("LaTeX");
    let part = equation.bounds_of(Color::hex(0x2a)).expect("the numerator has its color");
    assert!(part.left > 0.0 && part.right < equation.width && part.bottom < 0.0, "{part:?}");
    assert!(equation.pieces.len() >= 7 && equation.depth > 0.3);
    assert_eq!(Equation::new(r"\frac{", false), None);
}

#[test]
fn numbers_are_written_as_people_write_them() {
    for (value, text) in [
        (0.0, "0"),
        (-2.5, "−2.5"),
        (0.12, "0.12"),
        (3e-7, "3×10⁻⁷"),
        (1e9, "10⁹"),
        (-1e-12, "−10⁻¹²"),
        (1000.0, "1000"),
    ] {
        assert_eq!(number::short(value, 3), text);
    }
    assert_eq!(number::fixed(-0.001, 2), "0.00");
}

#[test]
fn logarithmic_axes_have_powers_of_ten() {
    let labels = |from, to| -> Vec<String> {
        let ticks = Axis::log(from, to, [0.0, 400.0]).ticks(60.0);
        ticks.into_iter().map(|tick| tick.label).filter(|label| !label.is_empty()).collect()
    };
    assert_eq!(labels(1e-4, 1e2), ["10⁻⁴", "10⁻³", "10⁻²", "10⁻¹", "10⁰", "10¹", "10²"]);
    assert_eq!(labels(1e-36, 1e2), ["10⁻³⁰", "10⁻²⁰", "10⁻¹⁰", "10⁰"]);
    assert_eq!(labels(1.0, 30.0), ["1", "2", "5", "10", "20"]);
}

fn check(ticks: &[Tick], axis: Axis) {
    assert!(!ticks.is_empty() && ticks.len() <= 1000);
    assert!(ticks.windows(2).all(|pair| pair[0].value < pair[1].value), "{ticks:?} ascend");
    let room = 1e-6 * (axis.to / 2.0 - axis.from / 2.0) * 2.0 + axis.from.abs().max(axis.to.abs()) * 1e-9;
    assert!(
        ticks.iter().all(|tick| tick.value >= axis.from - room && tick.value <= axis.to + room),
        "{ticks:?} in {axis:?}"
    );
}

proptest! {
    #[test]
    fn ticks_ascend_within_their_axis_and_labels_differ(
        middle in -1e6..1e6_f64, exponent in -8..9_i32, spacing in 20.0..300.0_f64,
    ) {
        let half = 10.0_f64.powi(exponent);
        let axis = Axis::linear(middle - half, middle + half, [0.0, 600.0]);
        let ticks = axis.ticks(spacing);
        check(&ticks, axis);
        prop_assert!(ticks.len() as f64 <= 600.0 / spacing + 2.0);
        prop_assert!(ticks.windows(2).all(|pair| pair[0].label != pair[1].label), "{:?}", ticks);
    }

    #[test]
    fn logarithmic_ticks_ascend_within_their_axis(low in -300..290_i32, decades in 0.01..10.0_f64) {
        let from = 10.0_f64.powi(low);
        let axis = Axis::log(from, from * 10.0_f64.powf(decades), [500.0, 0.0]);
        check(&axis.ticks(50.0), axis);
    }

    #[test]
    fn axes_go_to_pixels_and_back(from in -1e3..1e3_f64, size in 1e-3..1e6_f64, share in 0.0..1.0_f64) {
        let axis = Axis::linear(from, from + size, [40.0, 900.0]);
        let value = from + share * size;
        prop_assert!((axis.value(axis.pixel(value)) - value).abs() <= 1e-9 * (from.abs() + size));
    }

    #[test]
    fn contour_levels_ascend_within_the_surface(
        scale in -6..7_i32, offset in -1e3..1e3_f64, bend in 0.1..4.0_f64, log in any::<bool>(),
    ) {
        let size = 10.0_f64.powi(scale);
        let surface = move |points: &[&[f64]], values: &mut [f64]| {
            for (i, value) in values.iter_mut().enumerate() {
                *value = offset + size * (points[0][i].powi(2) + bend * points[1][i].powi(2));
            }
        };
        let plane = Plane { across: 0, up: 1, through: vec![0.0, 0.0] };
        let samples = Samples::take(&surface, &plane, [-3.0, 3.0, -2.0, 2.0], 40, 30);
        let shade = Shade::new(&samples, None, if log { Spread::Log } else { Spread::Linear });
        let levels = levels(&shade);
        prop_assert!((3..=45).contains(&levels.len()), "{} levels", levels.len());
        prop_assert!(levels.windows(2).all(|pair| pair[0].value < pair[1].value));
        prop_assert!(levels.iter().all(|level| level.value > shade.low && level.value < shade.top));
        prop_assert!(levels.iter().any(|level| level.major));
    }
}

#[test]
fn a_run_on_its_way_to_infinity_leaves_the_others_to_be_seen() {
    let color = Color { r: 0, g: 0, b: 0, a: 255 };
    let series = |rate: f64| Series {
        color,
        shape: Shape::Circle,
        values: (0..240).map(|step| (f64::from(step), 30.0 * rate.powi(step))).map(|(t, f)| [t, f, f]).collect(),
        now: None,
        diverged: false,
    };
    let range = Range::of_losses(&[series(2.0), series(0.9)], None);
    assert!(range.log && range.to < 1e6 && range.from < 1e-8, "{range:?}");
}
