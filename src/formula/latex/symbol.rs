//! Names as the field writes them: `V_dW` is `V_{dW}`, `m_hat` is `\hat{m}`, `beta2` is `\beta_2`.

/// A name in pieces.
pub(super) struct Symbol {
    nucleus: String,
    below: String,
    above: String,
}

/// A name as LaTeX.
pub fn name(name: &str) -> String {
    Symbol::of(name).latex()
}

impl Symbol {
    pub fn of(name: &str) -> Symbol {
        Symbol::headed(name, split_digits(name.split('_').next().unwrap_or_default()).0)
    }

    /// A name with other letters at its head, before any digit or `_`.
    pub fn headed(name: &str, stem: &str) -> Symbol {
        let mut pieces = name.split('_');
        let (_, digits) = split_digits(pieces.next().unwrap_or_default());
        let mut symbol = Symbol { nucleus: word(stem), below: digits.to_owned(), above: String::new() };
        for piece in pieces.filter(|piece| !piece.is_empty()) {
            symbol.add(piece);
        }
        symbol
    }

    /// Adds what stands behind a `_`.
    fn add(&mut self, piece: &str) {
        match piece {
            "hat" | "bar" | "tilde" => self.accent(piece),
            "star" => self.above("*"),
            "corrected" => self.above("\\text{corrected}"),
            _ => self.below(&subscript(piece)),
        }
    }

    /// Puts an accent over the letter: `hat`, `bar`, `tilde`.
    pub fn accent(&mut self, accent: &str) {
        self.nucleus = format!("\\{accent}{{{}}}", self.nucleus);
    }

    /// Adds LaTeX above.
    pub fn above(&mut self, latex: &str) {
        self.above.push_str(latex);
    }

    /// Adds LaTeX below, behind what is there.
    pub fn below(&mut self, latex: &str) {
        if !self.below.is_empty() {
            self.below.push(',');
        }
        self.below.push_str(latex);
    }

    /// Whether it already has something above, so that a power needs parentheses.
    pub fn has_superscript(&self) -> bool {
        !self.above.is_empty()
    }

    pub fn latex(&self) -> String {
        let mut latex = self.nucleus.clone();
        for (sign, script) in [('_', &self.below), ('^', &self.above)] {
            match script.len() {
                0 => {}
                1 => latex.extend([sign.to_string().as_str(), script]),
                _ => latex += &format!("{sign}{{{script}}}"),
            }
        }
        latex
    }
}

/// A word and the digits at its end.
fn split_digits(word: &str) -> (&str, &str) {
    let stem = word.trim_end_matches(|c: char| c.is_ascii_digit());
    word.split_at(stem.len())
}

/// A word before any `_`: a Greek letter, the `d…` of a gradient, a letter, or a whole word.
fn word(word: &str) -> String {
    if let Some(letter) = greek(word) {
        return letter;
    }
    if let Some(letter) = word.strip_prefix('d').and_then(greek) {
        return format!("d{letter}");
    }
    match word {
        "dim" => "\\dim".to_owned(),
        _ if word.len() == 1 => word.to_owned(),
        _ => format!("\\mathit{{{word}}}"),
    }
}

/// What stands below: a letter or two in italics (`V_{dW}`), a longer word upright (`g_{\text{last}}`).
fn subscript(piece: &str) -> String {
    let (stem, digits) = split_digits(piece);
    let stem = match stem {
        "inf" => "\\infty".to_owned(),
        "max" | "min" => format!("\\{stem}"),
        _ => match greek(stem).or_else(|| stem.strip_prefix('d').and_then(greek).map(|letter| format!("d{letter}"))) {
            Some(letter) => letter,
            None if stem.len() <= 2 => stem.to_owned(),
            None => format!("\\text{{{stem}}}"),
        },
    };
    stem + digits
}

/// Greek letters that LaTeX has a command for.
const LETTERS: [&str; 33] = [
    "alpha", "beta", "gamma", "delta", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi",
    "rho", "sigma", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi",
    "Sigma", "Upsilon", "Phi", "Psi", "Omega",
];

/// Greek letters that LaTeX has no command for, and the Latin ones that look like them.
const LATIN: [(&str, &str); 14] = [
    ("omicron", "o"),
    ("Alpha", "\\mathrm{A}"),
    ("Beta", "\\mathrm{B}"),
    ("Epsilon", "\\mathrm{E}"),
    ("Zeta", "\\mathrm{Z}"),
    ("Eta", "\\mathrm{H}"),
    ("Iota", "\\mathrm{I}"),
    ("Kappa", "\\mathrm{K}"),
    ("Mu", "\\mathrm{M}"),
    ("Nu", "\\mathrm{N}"),
    ("Omicron", "\\mathrm{O}"),
    ("Rho", "\\mathrm{P}"),
    ("Tau", "\\mathrm{T}"),
    ("Chi", "\\mathrm{X}"),
];

/// A Greek letter's LaTeX by its name.
fn greek(name: &str) -> Option<String> {
    if name == "eps" {
        return Some("\\epsilon".to_owned());
    }
    if let Some((_, latin)) = LATIN.iter().find(|(letter, _)| *letter == name) {
        return Some((*latin).to_owned());
    }
    LETTERS.contains(&name).then(|| format!("\\{name}"))
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn names_are_written_as_the_field_writes_them() {
        for (plain, latex) in [
            ("x", "x"),
            ("beta2", "\\beta_2"),
            ("alpha0", "\\alpha_0"),
            ("V_dW", "V_{dW}"),
            ("m_hat", "\\hat{m}"),
            ("m_hat_W", "\\hat{m}_W"),
            ("m1_hat", "\\hat{m}_1"),
            ("V_dW_corrected", "V_{dW}^{\\text{corrected}}"),
            ("g_last", "g_{\\text{last}}"),
            ("v_max", "v_{\\max}"),
            ("rho_inf", "\\rho_{\\infty}"),
            ("f_star", "f^*"),
            ("eps", "\\epsilon"),
            ("slow", "\\mathit{slow}"),
            ("dtheta", "d\\theta"),
            ("dW", "\\mathit{dW}"),
            ("V_dbeta", "V_{d\\beta}"),
            ("Beta", "\\mathrm{B}"),
        ] {
            assert_eq!(name(plain), latex, "{plain}");
        }
    }
}
