//! Equations: the field's notation, and parts that can be found again in a drawing.

use ratex_layout::{LayoutOptions, layout, to_display_list};
use ratex_types::display_item::DisplayItem;
use thalweg::formula::latex::{Part, Style, What, Writing, aligned, broken, color, line, lines, position};
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
    let notation =
        line(&formula, 0, &Style { marked: true, ..Style::default() }).expect("the first line is no heading");
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
            let notation = line(&formula, statement, &Style { marked, ..Style::default() }).expect("it is no heading");
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
    let style = Style { value: Some(&value), ..Style::default() };
    let latex: Vec<_> = lines(&formula, &style).into_iter().map(|notation| notation.latex).collect();
    assert_eq!(
        latex,
        [r"2 \leftarrow 0.9 \, (-10^{-8}) + (-0.5)^{2}", r"\theta \leftarrow \theta - \alpha \, (-10^{-8})"]
    );
}

fn written(formula: &Formula, writing: Writing) -> Vec<String> {
    let style = Style { writing, ..Style::default() };
    lines(formula, &style).into_iter().map(|notation| notation.latex).collect()
}

#[test]
fn the_same_rule_is_written_as_courses_and_as_papers_do() {
    let adam = "m = beta1*m + (1 - beta1)*g
v = beta2*v + (1 - beta2)*g^2
m_hat = m/(1 - beta1^t)
theta = theta - alpha*m_hat/(sqrt(v) + eps)";
    let adam = rule(adam, &["beta1", "beta2", "eps"]);
    assert_eq!(
        written(&adam, Writing::Course),
        [
            r"V_{dW} \leftarrow \beta_1 \, V_{dW} + (1 - \beta_1) \, \mathit{dW}",
            r"S_{dW} \leftarrow \beta_2 \, S_{dW} + (1 - \beta_2) \, \mathit{dW}^{2}",
            r"\hat{V}_{dW} = \frac{V_{dW}}{1 - \beta_1^{t}}",
            r"W \leftarrow W - \frac{\alpha \, \hat{V}_{dW}}{\sqrt{S_{dW}} + \epsilon}",
        ]
    );
    assert_eq!(
        written(&adam, Writing::Paper),
        [
            r"m_t = \beta_1 \, m_{t-1} + (1 - \beta_1) \, g_t",
            r"v_t = \beta_2 \, v_{t-1} + (1 - \beta_2) \, g_t^{2}",
            r"\hat{m}_t = \frac{m_t}{1 - \beta_1^{t}}",
            r"\theta_t = \theta_{t-1} - \frac{\alpha_t \, \hat{m}_t}{\sqrt{v_t} + \epsilon}",
        ]
    );
    let momentum = rule("V = beta*V + (1 - beta)*g\ntheta = theta - alpha*V", &["beta"]);
    assert_eq!(written(&momentum, Writing::Course)[1], r"W \leftarrow W - \alpha \, V_{dW}");
    assert_eq!(written(&momentum, Writing::Paper)[0], r"m_t = \beta \, m_{t-1} + (1 - \beta) \, g_t");
}

#[test]
fn a_value_on_the_way_through_a_step_is_neither_the_old_one_nor_the_new_one() {
    let decayed =
        rule("g = g + lambda*theta\ntheta = theta - alpha*lambda*theta\ntheta = theta - alpha*g", &["lambda"]);
    assert_eq!(
        written(&decayed, Writing::Paper),
        [
            r"\tilde{g}_t = g_t + \lambda \, \theta_{t-1}",
            r"\tilde{\theta}_t = \theta_{t-1} - \alpha_t \, \lambda \, \theta_{t-1}",
            r"\theta_t = \tilde{\theta}_t - \alpha_t \, \tilde{g}_t",
        ]
    );
    let averaged = rule("init theta0 = theta\ninit z = theta + g\nz = z - g\ntheta = (theta0 + z)/2", &[]);
    assert_eq!(
        written(&averaged, Writing::Paper),
        [r"z_0 = \theta_0 + g_1", r"z_t = z_{t-1} - g_t", r"\theta_t = \frac{\theta_0 + z_t}{2}"]
    );
}

#[test]
fn rules_by_name_and_other_texts_keep_their_names_in_a_course() {
    let by_name = rule("V_dW = beta*V_dW + dW, W = W - alpha*V_dW", &["beta"]);
    assert_eq!(written(&by_name, Writing::Course), latex(&by_name));
    assert_eq!(
        written(&by_name, Writing::Paper),
        [r"V_{dW,t} = \beta \, V_{dW,t-1} + \mathit{dW}_t", r"W_t = W_{t-1} - \alpha_t \, V_{dW,t}"]
    );
    // A mean that is not one of squares, and a number that all coordinates share, are no S_{dW}.
    let other = rule("v = beta*v + g\nS = S + alpha^2\ntheta = theta - v/S", &["beta"]);
    assert_eq!(
        written(&other, Writing::Course)[..2],
        [r"v_{dW} \leftarrow \beta \, v_{dW} + \mathit{dW}", r"S \leftarrow S + \alpha^{2}"]
    );
    let falling = schedule("alpha = alpha0/(1 + r*n)", &["r"]);
    assert_eq!(written(&falling, Writing::Course), latex(&falling));
    assert_eq!(written(&falling, Writing::Paper), [r"\alpha_t = \frac{\alpha_0}{1 + r \, n}"]);
    let bowl = surface("f = x^2 + y^2");
    assert_eq!(written(&bowl, Writing::Paper), latex(&bowl));
}

#[test]
fn aligned_lines_stand_under_each_other() {
    let momentum = rule("V = beta*V + g\ntheta = theta - alpha*V", &["beta"]);
    let expected = r"\begin{aligned}
m_t &= \beta \, m_{t-1} + g_t \\
\theta_t &= \theta_{t-1} - \alpha_t \, m_t
\end{aligned}";
    assert_eq!(aligned(&momentum, Writing::Paper), expected);
    ratex_parser::parse(expected).expect("the library reads what is written");
}

/// Lines of at most so many characters.
fn broken_at(latex: &str, most: usize) -> Vec<String> {
    broken(latex, &|part| part.len() <= most)
}

#[test]
fn a_long_line_is_broken_in_front_of_a_sign() {
    assert_eq!(broken_at("f = a + b", 20), ["f = a + b"]);
    let parts = broken_at("f = aaaa + bbbb - cccc + dddd", 22);
    assert_eq!(parts, ["f = aaaa + bbbb - cccc", r"\qquad {}+ dddd"]);
    // The outermost sum first, then in brackets; never in what is stretched, a fraction or an exponent.
    let parts = broken_at(r"f = (a + b + c)^{2 - n} + \frac{p + q}{r - s}", 30);
    assert_eq!(parts, ["f = (a + b + c)^{2 - n}", r"\qquad {}+ \frac{p + q}{r - s}"]);
    assert_eq!(broken_at("f = (aaaa + bbbb + cccc)^2", 20), ["f = (aaaa + bbbb", r"\qquad {}+ cccc)^2"]);
    let whole = r"f = \left(aaaa + \frac{b}{c}\right)^2";
    assert_eq!(broken_at(whole, 12), [whole]);
    // What fits nowhere is left as it is, and what fits nearly nowhere comes to an end.
    assert_eq!(broken_at(&"x + ".repeat(100), 1).len(), 1);
    assert!(broken_at(&"x + ".repeat(100), 17).len() > 30);
}
