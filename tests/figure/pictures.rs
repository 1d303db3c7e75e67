//! What a figure shows, and where.

use resvg::usvg::roxmltree::Document;
use thalweg::catalog;
use thalweg::experiment::Preset;
use thalweg::figure::chart::{Look, Series};
use thalweg::figure::mark::{Mark, Shape};
use thalweg::figure::range::Range;
use thalweg::figure::{Color, Mode, Options, What, font, png};
use thalweg::words::Language;

use super::{SMALL, built_in, picture, typed, words};

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
    assert!(!has(What::Step, "contours") && has(What::Step, "series"));
}

#[test]
fn effective_steps_are_told_apart_by_solid_and_dashed_lines() {
    let drawn = |text: &str| picture(text, &Options { what: What::Step, ..SMALL }).svg();
    let two = drawn(built_in("2-rmsprop-path"));
    assert!(two.contains("stroke-dasharray"));
    for name in ["Effective step |Δθ| / |g|", "x", "y"] {
        assert!(words(&two).iter().any(|word| word == name), "{name} is not in {:?}", words(&two));
    }
    // Of one coordinate there is one line, which needs no name.
    let one = drawn(&typed("f = u^2", "[\"u\"]", "[1.0]", ""));
    assert!(!one.contains("stroke-dasharray") && !words(&one).iter().any(|word| word == "u"));
}

#[test]
fn a_step_without_a_gradient_is_a_gap_in_its_line() {
    let text = typed("f = x^2 + 0*y", "[\"x\", \"y\"]", "[1.0, 2.0]", "");
    let svg = picture(&text, &Options { what: What::Step, ..SMALL }).svg();
    let lines = Document::parse(&svg).expect("the figure is XML");
    let series = lines.descendants().find(|node| node.attribute("class") == Some("series")).expect("it has lines");
    let dashed = |node: &resvg::usvg::roxmltree::Node| node.attribute("stroke-dasharray").is_some();
    assert!(series.descendants().any(|node| node.is_element() && !dashed(&node)), "x has its line");
    assert!(!series.descendants().any(|node| dashed(&node)), "y has no gradient anywhere");
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
fn a_run_that_crosses_the_view_from_far_away_is_drawn_and_leaves_where_it_went_out_last() {
    // x falls by a fiftieth a step while y jumps to and fro, twenty thousand times as far each time.
    let text = typed("f = x^2 + 1e6*y^2", "[\"x\", \"y\"]", "[2.0, 1.0]", "view = [-1.0, 3.0, -1.0, 2.0]");
    let text = text.replace("steps = 50", "steps = 30").replace("alpha0 = 0.1", "alpha0 = 0.01");
    let text = text.split("[[runs]]\noptimizer = \"adam\"").next().expect("the first run");
    let picture = picture(text, &SMALL);
    let group = |wanted: &str| {
        picture.marks.iter().find_map(|mark| match mark {
            Mark::Group { name, marks, .. } if *name == wanted => Some(marks),
            _ => None,
        })
    };
    // The whole way is behind the cursor: a casing and a line for each crossing.
    let strokes = group("paths").expect("paths").iter().filter(|mark| matches!(mark, Mark::Polyline { .. })).count();
    assert_eq!(strokes, 2 * 30);
    let Some(Mark::Polygon { points, .. }) = group("ends").expect("ends").first() else { panic!("an arrow") };
    let Some(Mark::Symbol { at: start, .. }) = group("starts").expect("starts").first() else { panic!("a start") };
    // It began at x = 2, a quarter of the view from its right, and went out at about 2·0.98³⁰ = 1.09.
    assert!(points[0][0] < start[0] - 20.0, "{points:?} {start:?}");
}

#[test]
fn a_start_is_shown_where_the_surface_has_no_value() {
    let text = typed("f = sqrt(x) + y^2", "[\"x\", \"y\"]", "[-1.0, 1.0]", "view = [-2.0, 2.0, -2.0, 2.0]");
    let starts = picture(&text, &SMALL).marks.into_iter().find_map(|mark| match mark {
        Mark::Group { name: "starts", marks, .. } => Some(marks),
        _ => None,
    });
    assert_eq!(starts.map(|marks| marks.len()), Some(1));
}

#[test]
fn a_run_far_away_is_cut_off_at_the_frame() {
    let text = typed("f = 50*x^2 + y^2 + x*y", "[\"x\", \"y\"]", "[0.5, 0.5]", "view = [-2.0, 2.0, -2.0, 2.0]");
    let text = text.replace("alpha0 = 0.1", "alpha0 = 10.0").replace("adam", "momentum");
    for size in [[160, 100], [800, 500], [1600, 1000]] {
        let svg = picture(&text, &Options { size, ..SMALL }).svg();
        let drawn: String = svg.lines().filter(|line| !line.contains("base64")).collect();
        let numbers = drawn.split(|c: char| !(c.is_ascii_digit() || c == '.')).filter(|number| number.len() < 300);
        let largest = numbers.filter_map(|number| number.parse::<f64>().ok()).fold(0.0, f64::max);
        assert!(largest < 1e5, "{size:?}: {largest}");
        png::draw(&svg, size).expect("drawn");
    }
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
fn a_run_on_its_way_to_infinity_leaves_the_others_to_be_seen() {
    let color = Color { r: 0, g: 0, b: 0, a: 255 };
    let series = |rate: f64| Series {
        color,
        shape: Shape::Circle,
        look: Look::Solid,
        values: (0..240).map(|step| (f64::from(step), 30.0 * rate.powi(step))).map(|(t, f)| [t, f, f]).collect(),
        now: None,
        diverged: false,
    };
    let range = Range::of_losses(&[series(2.0), series(0.9)], None);
    assert!(range.log && range.to < 1e6 && range.from < 1e-8, "{range:?}");
}

#[test]
fn where_all_runs_diverge_their_losses_are_shown_to_the_end() {
    let series = |last: f64, diverged: bool| Series {
        color: Color::hex(0),
        shape: Shape::Circle,
        look: Look::Solid,
        values: vec![[0.0, 1.0, 1.0], [1.0, last, last]],
        now: None,
        diverged,
    };
    let to = |runs: &[Series]| Range::of_losses(runs, None).to;
    assert!(to(&[series(1e200, true), series(1e50, false)]) >= 1e200);
    assert!(to(&[series(1e200, true), series(0.1, false)]) < 1e6, "the other one is not squeezed flat");
}
