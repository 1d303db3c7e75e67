//! Equations: the field's notation, and parts that can be found again in a drawing.

use ratex_layout::{LayoutOptions, layout, to_display_list};
use ratex_types::display_item::DisplayItem;
use thalweg::formula::latex::{Part, Style, What, color, line, lines, position};
use thalweg::formula::{Formula, Role};

use crate::{rule, schedule, surface};

fn latex(formula: &Formula) -> Vec<String> {
    lines(formula, &Style::default()).into_iter().map(|notation| notation.latex).collect()
}

/// The right side of `f = …`.
fn drawn(expression: &str) -> String {
    let latex = latex(&surface(&format!("f = {expression}"))).remove(0);
    latex.trim_start_matches("f(x, y) = ").to_owned()
}

#[test]
fn rules_are_written_as_papers_write_them() {
    let adam = "m = beta1*m + (1 - beta1)*g
v = β₂*v + (1 - β₂)*g^2
m_hat = m/(1 - beta1^t)
theta = theta - alpha*m_hat/(sqrt(v) + ε)";
    assert_eq!(
        latex(&rule(adam, &["beta1", "beta2", "eps"])),
        [
            r"m \leftarrow \beta_1 \, m + (1 - \beta_1) \, g",
            r"v \leftarrow \beta_2 \, v + (1 - \beta_2) \, g^{2}",
            r"\hat{m} = \frac{m}{1 - \beta_1^{t}}",
            r"\theta \leftarrow \theta - \frac{\alpha \, \hat{m}}{\sqrt{v} + \epsilon}",
        ]
    );
    let by_name = rule("Compute dW\nV_dW = beta*V_dW + dW, W = W - alpha*V_dW", &["beta"]);
    let expected = [r"V_{dW} \leftarrow \beta \, V_{dW} + \mathit{dW}", r"W \leftarrow W - \alpha \, V_{dW}"];
    assert_eq!(latex(&by_name), expected);
    let lookahead = rule("init s = 1\ns = s + 1\nd = grad(theta + s*g)\nd = 2*d\ntheta = theta - d", &[]);
    let expected = [
        r"s^{(0)} = 1",
        r"s \leftarrow s + 1",
        r"d = \nabla f(\theta + s \, g)",
        r"d \leftarrow 2 d",
        r"\theta \leftarrow \theta - d",
    ];
    assert_eq!(latex(&lookahead), expected);
    assert_eq!(latex(&schedule("alpha = alpha0/(1 + r*n)", &["r"])), [r"\alpha = \frac{\alpha_0}{1 + r \, n}"]);
}

#[test]
fn parentheses_stand_where_the_order_needs_them() {
    for (text, expected) in [
        ("(x + y)*2", r"(x + y) \cdot 2"),
        ("2*3*x", r"2 \cdot 3 \, x"),
        ("x*-y", r"x \, (-y)"),
        ("x - -y", r"x - (-y)"),
        ("(-x)^2", r"(-x)^{2}"),
        ("(x^2)^y", r"(x^{2})^{y}"),
        ("x^(y + 1)", r"x^{y + 1}"),
        ("x/(y + 1)*2", r"\frac{x}{y + 1} \cdot 2"),
        ("(x/y)^2", r"\left(\frac{x}{y}\right)^{2}"),
        ("x - (y - 1)", r"x - (y - 1)"),
        ("sin(x)^2", r"\sin^{2}(x)"),
        ("sin(x/2)", r"\sin\left(\frac{x}{2}\right)"),
        ("exp(-x^2)", r"e^{-x^{2}}"),
        ("exp(-x^2)^2", r"(e^{-x^{2}})^{2}"),
        ("exp(-(x^2)/2)", r"\exp\left(\frac{-x^{2}}{2}\right)"),
        ("abs(x)*floor(y)", r"|x| \, \lfloor y \rfloor"),
        ("1e-8*x", r"10^{-8} x"),
        ("(2.5e12)^2", r"(2.5 \cdot 10^{12})^{2}"),
        (
            "if(x > 0 and not y == 1, 1, if(x < 0, 2, 3))",
            r"\begin{cases} 1 & \text{if } x > 0 \land \lnot (y = 1) \\ 2 & \text{if } x < 0 \\ 3 & \text{otherwise} \end{cases}",
        ),
    ] {
        assert_eq!(drawn(text), expected, "{text}");
    }
}

#[test]
fn every_part_is_found_again_by_its_color_in_the_drawing() {
    let text = "m_hat = V_dW^2/(1 - beta2^t) + 1e-8*sin(f_star)^2\nV_dW = m_hat, theta = theta - m_hat";
    let formula = rule(text, &["beta2", "f_star"]);
    let notation = line(&formula, 0, &Style { marked: true, value: None }).expect("the first line is no heading");
    let written: Vec<_> = notation.parts.iter().map(|part| &text[part.span.start..part.span.end]).collect();
    assert_eq!(written, ["m_hat", "V_dW", "2", "1", "beta2", "t", "1e-8", "2", "f_star"]);
    let nodes = ratex_parser::parse(&notation.latex).expect("the library reads what is written");
    let drawing = to_display_list(&layout(&nodes, &LayoutOptions::default()));
    let byte = |level: f32| (level * 255.0).round() as u8;
    let mut found: Vec<usize> = Vec::new();
    for item in &drawing.items {
        if let DisplayItem::GlyphPath { color, .. } = item {
            found.extend(position([byte(color.r), byte(color.g), byte(color.b)]));
        }
    }
    for part in 0..notation.parts.len() {
        assert!(found.contains(&part), "part {part} is not in {}", notation.latex);
    }
    assert_eq!(position(color(70_000)), Some(70_000));
}

#[test]
fn marks_do_not_change_what_is_drawn() {
    let formula = rule("V_dW = beta2*V_dW + 1e-8*g^2, theta = theta - alpha*V_dW/(sqrt(V_dW) + beta2^t)", &["beta2"]);
    for statement in 0..2 {
        let size = |marked: bool| {
            let notation = line(&formula, statement, &Style { marked, value: None }).expect("it is no heading");
            let nodes = ratex_parser::parse(&notation.latex).expect("the library reads what is written");
            let drawing = to_display_list(&layout(&nodes, &LayoutOptions::default()));
            (drawing.items.len(), drawing.width, drawing.height, drawing.depth)
        };
        assert_eq!(size(true), size(false));
    }
}

#[test]
fn numbers_may_stand_in_place_of_names() {
    let formula = rule("V = beta*V + g^2\ntheta = theta - alpha*V", &["beta"]);
    let value = |part: &Part| match &part.what {
        What::Name { name, .. } if name == "g" => Some(-0.5),
        What::Name { name, .. } if name == "beta" => Some(0.9),
        What::Name { role: Role::State, .. } => Some(-1e-8),
        What::Target { role: Role::State, .. } => Some(2.0),
        _ => None,
    };
    let style = Style { marked: false, value: Some(&value) };
    let latex: Vec<_> = lines(&formula, &style).into_iter().map(|notation| notation.latex).collect();
    assert_eq!(
        latex,
        [r"2 \leftarrow 0.9 \, (-10^{-8}) + (-0.5)^{2}", r"\theta \leftarrow \theta - \alpha \, (-10^{-8})"]
    );
}
