//! Names as they are written in a formula: `beta2` is β₂.

const GREEK: [(&str, &str); 23] = [
    ("alpha", "α"),
    ("beta", "β"),
    ("gamma", "γ"),
    ("delta", "δ"),
    ("eps", "ε"),
    ("epsilon", "ε"),
    ("zeta", "ζ"),
    ("eta", "η"),
    ("theta", "θ"),
    ("kappa", "κ"),
    ("lambda", "λ"),
    ("mu", "μ"),
    ("nu", "ν"),
    ("xi", "ξ"),
    ("pi", "π"),
    ("rho", "ρ"),
    ("sigma", "σ"),
    ("tau", "τ"),
    ("phi", "φ"),
    ("chi", "χ"),
    ("psi", "ψ"),
    ("omega", "ω"),
    ("Delta", "Δ"),
];

/// A canonical name as a person writes it: Greek letters, digits at the end lowered.
pub fn symbol(name: &str) -> String {
    let stem = name.trim_end_matches(|last: char| last.is_ascii_digit());
    let digits = &name[stem.len()..];
    // As the equation writes it: x_1 is x₁.
    let stem = stem.strip_suffix('_').filter(|stem| !stem.is_empty() && !digits.is_empty()).unwrap_or(stem);
    let letters = GREEK.iter().find(|(long, _)| *long == stem).map_or(stem, |(_, greek)| greek);
    let lowered =
        |digit: char| digit.to_digit(10).and_then(|digit| char::from_u32('₀' as u32 + digit)).unwrap_or(digit);
    letters.chars().chain(digits.chars().map(lowered)).collect()
}

#[cfg(test)]
mod tests {
    use super::symbol;

    #[test]
    fn names_are_written_as_in_a_formula() {
        let cases = [
            ("beta2", "β₂"),
            ("alpha0", "α₀"),
            ("eps", "ε"),
            ("k", "k"),
            ("decay", "decay"),
            ("x10", "x₁₀"),
            ("x_1", "x₁"),
        ];
        for (name, symbol_of) in cases {
            assert_eq!(symbol(name), symbol_of);
        }
    }
}
