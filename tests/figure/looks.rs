//! Colors, letters and equations.

use thalweg::experiment::preset::Hue;
use thalweg::figure::equation::Equation;
use thalweg::figure::mark::Weight;
use thalweg::figure::{Color, Mode, Theme, font, heat};

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
