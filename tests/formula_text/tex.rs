//! LaTeX, as the sources of papers and this program itself write it, is read for what it means.

use thalweg::catalog::{self, Default, Optimizer};
use thalweg::formula::latex::{Writing, aligned};
use thalweg::formula::syntax::{Kind, Statement};
use thalweg::formula::{Formula, Rate, Recipe, Stepper, print};
use thalweg::words::Fault;

use crate::names;

/// The lines of a rule, headings apart, as the language spells them.
fn lines(rule: &Formula) -> Vec<String> {
    let spoken = rule.statements().iter().filter(|line| !matches!(line, Statement::Heading { .. }));
    spoken.map(print::statement).collect()
}

pub(super) fn read(kind: Kind, text: &str, parameters: &[String]) -> Result<Formula, Vec<Fault>> {
    match kind {
        Kind::Surface => Formula::surface(text, &names(&["x", "y"]), parameters),
        Kind::Rule => Formula::rule(text, parameters),
        Kind::Schedule => Formula::schedule(text, parameters),
    }
}

/// The lines of a text that is right.
fn meant(kind: Kind, text: &str) -> Vec<String> {
    let parameters = names(&["beta", "beta1", "beta2", "eps", "lambda", "mu", "d0"]);
    lines(&read(kind, text, &parameters).unwrap_or_else(|faults| panic!("{text}\n{faults:#?}")))
}

/// The points of 60 steps of an optimizer with this rule, at a falling rate, as bits.
fn path(optimizer: &Optimizer, rule: &Formula, surface: &str) -> Vec<u64> {
    let surface = Formula::surface(surface, &names(&["x", "y"]), &[]).expect("the test's surface is right");
    let schedule = Formula::schedule("alpha = alpha0/(1 + 0.01*t)", &[]).expect("the test's schedule is right");
    let value = |parameter: &catalog::Parameter| match parameter.default {
        Default::Number(value) => value,
        Default::Input(_) => 100.0,
    };
    let parameters: Vec<f64> = optimizer.document.parameters.iter().map(value).collect();
    let alpha0 = optimizer.rate.default;
    let recipe = Recipe {
        surface: &surface,
        surface_parameters: &[],
        batches: None,
        rule,
        rule_parameters: &parameters,
        rate: Rate::Schedule { formula: &schedule, parameters: &[], alpha0, by_step: false },
        warmup: 0,
        steps: 60,
        steps_per_epoch: 10,
        gradient_noise: 0.1,
        seed: 7,
    };
    let mut walk = Stepper::new(&recipe).unwrap_or_else(|faults| panic!("{faults:#?}")).walk(&[0.5, 2.0]);
    let mut bits = Vec::new();
    for _ in 0..60 {
        walk.step();
        bits.extend(walk.point().iter().map(|x| x.to_bits()));
    }
    bits
}

#[test]
fn what_the_catalog_writes_as_latex_is_read_as_the_same_rule() {
    let surfaces = ["f = (x^2 + y - 11)^2 + (x + y^2 - 7)^2", "f = 0.5*(x^2 + 10*y^2)"];
    let mut rules = 0;
    for optimizer in catalog::optimizers() {
        let (id, own) = (&optimizer.document.id, optimizer.formula());
        let paths = surfaces.map(|surface| (surface, path(optimizer, own, surface)));
        for writing in [Writing::Typed, Writing::Course, Writing::Paper] {
            let latex = aligned(own, writing);
            let rule =
                Formula::rule(&latex, own.parameters()).unwrap_or_else(|faults| panic!("{id}\n{latex}\n{faults:#?}"));
            for (surface, path_of_own) in &paths {
                let same = *path_of_own == path(optimizer, &rule, surface);
                assert!(same, "{id} in {writing:?}\n{latex}\n{}", print::document(rule.statements()));
            }
            rules += 1;
        }
    }
    assert_eq!(rules, 3 * 53);
}

#[test]
fn what_the_catalog_writes_as_latex_is_read_as_the_same_schedule_and_surface() {
    let schedules = catalog::schedules().iter().map(|schedule| (Kind::Schedule, schedule.formula()));
    let surfaces = catalog::surfaces().iter().map(|surface| (Kind::Surface, surface.formula()));
    for (kind, own) in schedules.chain(surfaces) {
        for writing in [Writing::Typed, Writing::Paper] {
            let latex = aligned(own, writing);
            let again = match kind {
                Kind::Surface => Formula::surface(&latex, own.coordinates(), own.parameters()),
                _ => Formula::schedule(&latex, own.parameters()),
            };
            let again = again.unwrap_or_else(|faults| panic!("{latex}\n{faults:#?}"));
            let printed = print::document(again.statements());
            let latex_again = aligned(&again, writing);
            assert_eq!(latex_again, latex, "{printed}");
        }
    }
}

#[test]
fn rules_of_papers_are_read_from_their_latex() {
    let adam = ["m = beta1*m + (1 - beta1)*g", "v = beta2*v + (1 - beta2)*g^2"];
    let blog = r"$$m_t = \beta_1 m_{t-1} + (1 - \beta_1) g_t$$
$$v_t = \beta_2 v_{t-1} + (1 - \beta_2) g^2_t$$
$$\hat m_t = \frac{m_t}{1-\beta_1^t}, \quad \widehat{v_t} = \dfrac{v_t}{1-\beta^t_2}$$
$$\theta_{t+1} = \theta_t - \alpha \frac{\hat m_t}{\sqrt{\hat v_t}+\varepsilon}$$";
    let read = meant(Kind::Rule, blog);
    assert_eq!(read[..2], adam);
    assert_eq!(read[2..4], ["m_hat = m/(1 - beta1^t)", "v_hat = v/(1 - beta2^t)"]);
    assert_eq!(read[4], "theta = theta - alpha*(m_hat/(sqrt(v_hat) + eps))");

    let documentation = r"\begin{aligned}
    &\rule{110mm}{0.4pt} \\
    &\textbf{input} : \gamma \text{ (lr)}, \beta_1, \beta_2 \text{ (betas)},
        \theta_0 \text{ (params)}, f(\theta) \text{ (objective)} \\
    &\textbf{initialize} : m_0 \leftarrow 0 \text{ (first moment)}, v_0 \leftarrow 0 \\[-1.ex]
    &\textbf{for} \: t=1 \: \textbf{to} \: \ldots \: \textbf{do} \\
    &\hspace{5mm}g_t \leftarrow \nabla_{\theta} f_t (\theta_{t-1}) \\
    &\hspace{5mm}m_t \leftarrow \beta_1 m_{t-1} + (1 - \beta_1) g_t \\
    &\hspace{5mm}v_t \leftarrow \beta_2 v_{t-1} + (1-\beta_2) g^2_t \\
    &\hspace{5mm}\theta_t \leftarrow \theta_{t-1} - \alpha m_t/
            \big(\sqrt{v_t} + \epsilon \big) \\
    &\bf{return} \: \theta_t \\[-1.ex]
\end{aligned}";
    let read = meant(Kind::Rule, documentation);
    assert_eq!(read[..2], adam);
    assert_eq!(read[2..], ["theta = theta - alpha*m/(sqrt(v) + eps)"]);
}

#[test]
fn new_values_may_be_those_at_t_plus_1() {
    for (text, rule) in [
        ("v_{t+1} = β v_t + g_t\nθ_{t+1} = θ_t − α v_{t+1}", ["v = beta*v + g", "theta = theta - alpha*v"]),
        (
            r"v_{t+1} = \beta v_t + g_{t+1} \\ \theta_{t+1} = \theta_t - \alpha v_{t+1}",
            ["v = beta*v + g", "theta = theta - alpha*v"],
        ),
        ("vₜ₊₁ = β vₜ + gₜ\nθₜ₊₁ = θₜ − α vₜ₊₁", ["v = beta*v + g", "theta = theta - alpha*v"]),
        (r"v_{t+1} = \mu v_t + g_{t+1} \\ p_{t+1} = p_t - \alpha v_{t+1}", ["v = mu*v + g", "theta = theta - alpha*v"]),
        (
            r"v_{t+1} = \mu v_t - \alpha \nabla f(\theta_t + \mu v_t), \; \theta_{t+1} = \theta_t + v_{t+1}",
            ["v = mu*v - alpha*grad(theta + mu*v)", "theta = theta + v"],
        ),
        (
            r"m_{k+1} = \beta m_k + (1-\beta) g_k \\ x_{k+1} = x_k - \alpha_k \frac{m_{k+1}}{1-\beta^{k+1}}",
            ["m = beta*m + (1 - beta)*g", "theta = theta - alpha*(m/(1 - beta^t))"],
        ),
    ] {
        assert_eq!(meant(Kind::Rule, text), rule, "{text}");
    }
}

#[test]
fn signs_and_functions_of_latex_have_their_meaning() {
    for (latex, meaning) in [
        (r"\left( 1 - \beta \right) \cdot g_t", "(1 - beta)*g"),
        (r"\operatorname{sign}(g_t) \odot \lvert g_t \rvert", "sign(g)*abs(g)"),
        (r"\text{sgn}\left(g_t\right) |g_t| \times 2", "sign(g)*abs(g)*2"),
        (r"\mathrm{sign}(g_t) \, \max\{|g_t|, 10^{-8}\}", "sign(g)*max(abs(g), 1e-8)"),
        (r"\min\bigl(1, \tfrac{1}{\lVert g_t \rVert_2}\bigr) \, g_t", "min(1, 1/norm(g))*g"),
        (r"\frac{\langle g_t, g_t \rangle}{\|g_t\|^2} g_t", "dot(g, g)/norm(g)^2*g"),
        (r"\frac{\partial f}{\partial \theta}", "g"),
        (r"\nabla_\theta J(\theta_{t-1}; x^{(i)}; y^{(i)})", "grad(theta)"),
        (r"e^{-\lambda t} \, g_t^{2}", "exp(-lambda*t)*g^2"),
        (r"2.5 \cdot 10^{-3} g_t", "0.0025*g"),
        (r"\sqrt[3]{g_{t,i}}", "pow(g, 1/3)"),
        (
            r"\begin{cases} g_t, & \text{if } t = 1 \\ \tanh^2(g_t) & \text{otherwise} \end{cases}",
            "if(t == 1, g, tanh(g)^2)",
        ),
    ] {
        let text = format!(r"\theta_t = \theta_{{t-1}} - {latex}");
        let meaning = meant(Kind::Rule, &format!("theta = theta - ({meaning})"));
        let read = meant(Kind::Rule, &text);
        assert_eq!(
            read.last().map(|line| line.replace(['(', ')'], "")),
            meaning.last().map(|line| line.replace(['(', ')'], "")),
            "{latex}"
        );
    }
    assert_eq!(
        meant(Kind::Surface, r"f(x, y) &= (1 - x)^{2} + 100 \, (y - x^{2})^{2}"),
        ["f = (1 - x)^2 + 100*(y - x^2)^2"]
    );
    assert_eq!(
        meant(Kind::Schedule, r"\alpha_t = \frac{\alpha_0}{2} \bigl(1 + \cos(\pi t / T)\bigr)"),
        ["alpha = alpha0/2*(1 + cos(pi*t/T))"]
    );
}

#[test]
fn what_stands_around_an_equation_changes_nothing() {
    for text in [
        r"\theta_t = \theta_{t-1} - \alpha g_t.",
        r"$\theta_t = \theta_{t-1} - \alpha g_t.$ ",
        r"\[ \theta_t = \theta_{t-1} - \alpha g_t. \]",
        "\\theta_t = \\theta_{t-1}\n  - \\alpha g_t, % the step",
        r"\begin{equation}\label{sgd} \theta_t = \theta_{t-1} \\ &\quad - \alpha \, g_t \tag{1} \end{equation}",
    ] {
        assert_eq!(meant(Kind::Rule, text), ["theta = theta - alpha*g"], "{text}");
    }
    let mixed = r"V_dW = \beta V_dW + dW, W = W - \alpha V_dW";
    assert_eq!(meant(Kind::Rule, mixed), ["V_dW = beta*V_dW + g", "theta = theta - alpha*V_dW"]);
}

#[test]
fn a_gradient_at_the_next_point_is_taken_there() {
    let text = r"\theta_t = \theta_{t-1} - \alpha m_{t-1} \\ g_t = \nabla f(\theta_t) \\ m_t = \beta m_{t-1} + g_t";
    let rule = ["theta = theta - alpha*m", "g = grad(theta)", "m = beta*m + g"];
    assert_eq!(meant(Kind::Rule, text), rule);
}

#[test]
fn what_papers_leave_out_before_the_first_step_is_added() {
    let text = r"r_t = \max(r_{t-1}, \lVert \theta_{t-1} - \theta_0 \rVert) \\ d_t = d_{t-1} + r_t \\ \theta_t = \theta_{t-1} - d_t g_t";
    let rule =
        ["init theta0 = theta", "init d = d0", "r = max(r, norm(theta - theta0))", "d = d + r", "theta = theta - d*g"];
    assert_eq!(meant(Kind::Rule, text), rule);
    let text = r"v_0 = \lVert g_1 \rVert, m_0 = 0 \\ v_t = v_{t-1} + g_t^2 \\ \theta_t = \theta_{t-1} - \alpha v_t";
    assert_eq!(meant(Kind::Rule, text)[0], "init v = norm(g)");
}

#[test]
fn one_w_and_its_gradient_are_the_point_and_two_names_are_coordinates() {
    let one = r"$V_{dW} := \beta V_{dW} + (1-\beta)dW$, $W := W - \alpha V_{dW}$";
    assert_eq!(meant(Kind::Rule, one), ["V_dW = beta*V_dW + (1 - beta)*g", "theta = theta - alpha*V_dW"]);
    let two = r"W := W - \alpha \, dW, \quad b := b - \alpha \frac{\partial J}{\partial b}";
    let read = Formula::rule(two, &[]).expect("a rule by name");
    assert_eq!(read.coordinates(), ["W", "b"]);
}
