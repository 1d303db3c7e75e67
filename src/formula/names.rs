//! Names and their one canonical spelling.

/// Greek letters and the names that stand for them. `ε` is `eps`, as texts on optimizers write it.
const GREEK: [(char, &str); 59] = [
    ('α', "alpha"),
    ('β', "beta"),
    ('γ', "gamma"),
    ('δ', "delta"),
    ('ε', "eps"),
    ('ϵ', "eps"),
    ('ζ', "zeta"),
    ('η', "eta"),
    ('θ', "theta"),
    ('ϑ', "theta"),
    ('ι', "iota"),
    ('κ', "kappa"),
    ('ϰ', "kappa"),
    ('λ', "lambda"),
    ('μ', "mu"),
    ('\u{b5}', "mu"),
    ('ν', "nu"),
    ('ξ', "xi"),
    ('ο', "omicron"),
    ('π', "pi"),
    ('ϖ', "pi"),
    ('ρ', "rho"),
    ('ϱ', "rho"),
    ('σ', "sigma"),
    ('ς', "sigma"),
    ('τ', "tau"),
    ('υ', "upsilon"),
    ('φ', "phi"),
    ('ϕ', "phi"),
    ('χ', "chi"),
    ('ψ', "psi"),
    ('ω', "omega"),
    ('Α', "Alpha"),
    ('Β', "Beta"),
    ('Γ', "Gamma"),
    ('Δ', "Delta"),
    ('\u{2206}', "Delta"),
    ('Ε', "Epsilon"),
    ('Ζ', "Zeta"),
    ('Η', "Eta"),
    ('Θ', "Theta"),
    ('ϴ', "Theta"),
    ('Ι', "Iota"),
    ('Κ', "Kappa"),
    ('Λ', "Lambda"),
    ('Μ', "Mu"),
    ('Ν', "Nu"),
    ('Ξ', "Xi"),
    ('Ο', "Omicron"),
    ('Π', "Pi"),
    ('Ρ', "Rho"),
    ('Σ', "Sigma"),
    ('Τ', "Tau"),
    ('Υ', "Upsilon"),
    ('Φ', "Phi"),
    ('Χ', "Chi"),
    ('Ψ', "Psi"),
    ('Ω', "Omega"),
    ('\u{2126}', "Omega"),
];

fn greek(c: char) -> Option<&'static str> {
    if c.is_ascii() {
        return None;
    }
    GREEK.iter().find(|(letter, _)| *letter == c).map(|(_, name)| *name)
}

/// The name of a Greek letter, by what LaTeX calls it.
pub(super) fn letter(command: &str) -> Option<&'static str> {
    GREEK.iter().find(|(_, name)| *name == command).map(|(_, name)| *name)
}

/// The digit that a subscript digit stands for.
fn subscript(c: char) -> Option<char> {
    let digit = (c as u32).checked_sub('₀' as u32).filter(|digit| *digit < 10)?;
    char::from_digit(digit, 10)
}

/// What an accent over a letter stands for: `m̂` is `m_hat`.
fn accent(c: char) -> Option<&'static str> {
    match c {
        '\u{302}' => Some("_hat"),
        '\u{303}' => Some("_tilde"),
        '\u{304}' => Some("_bar"),
        _ => None,
    }
}

/// Whether a name may begin with it: an ASCII or Greek letter.
pub(super) fn begins_name(c: char) -> bool {
    c.is_ascii_alphabetic() || greek(c).is_some()
}

/// Whether a name may go on with it.
pub(super) fn continues_name(c: char) -> bool {
    begins_name(c) || c.is_ascii_digit() || c == '_' || subscript(c).is_some() || accent(c).is_some()
}

/// Whether the text is a name of the language, in whatever spelling.
pub fn is_name(text: &str) -> bool {
    text.chars().next().is_some_and(begins_name) && text.chars().all(continues_name)
}

/// The one spelling that stands for all spellings of a name: `β₂`, `beta_2` and `beta2` are
/// `beta2`; `ε`, `ϵ` and `epsilon` are `eps`; `V_dW` stays.
///
/// The canonical name of a canonical name is itself.
pub fn canonical(name: &str) -> String {
    let mut spelled = String::with_capacity(name.len());
    for c in name.chars() {
        if let Some(accent) = accent(c) {
            spelled.push_str(accent);
            continue;
        }
        match (greek(c), subscript(c)) {
            (Some(letter), _) => spelled.push_str(letter),
            (None, Some(digit)) => spelled.push(digit),
            (None, None) => spelled.push(c),
        }
        // As soon as it is spelled, so that no new `epsilon` can come about behind.
        if spelled.ends_with("epsilon") {
            spelled.truncate(spelled.len() - "ilon".len());
        }
    }
    join_trailing_digits(spelled)
}

/// Drops each `_` among the digits at the end: `beta_2` is `beta2`, `w_1_2` is `w12`.
fn join_trailing_digits(name: String) -> String {
    if !name.ends_with(|c: char| c.is_ascii_digit()) {
        return name;
    }
    let stem = name.trim_end_matches(|c: char| c.is_ascii_digit() || c == '_').len();
    let digits = name[stem..].replace('_', "");
    format!("{}{digits}", &name[..stem])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_spellings_of_a_name_are_one() {
        for (spellings, name) in [
            (&["β₂", "beta_2", "beta2", "β_2", "beta₂"][..], "beta2"),
            (&["ε", "ϵ", "eps", "epsilon"], "eps"),
            (&["φ", "ϕ", "phi"], "phi"),
            (&["θ", "ϑ", "theta"], "theta"),
            (&["ε_0", "epsilon0", "eps_0"], "eps0"),
            (&["V_dW"], "V_dW"),
            (&["m_hat", "m\u{302}"], "m_hat"),
            (&["Ω", "\u{2126}"], "Omega"),
            (&["w_1_2", "w1_2"], "w12"),
        ] {
            for spelling in spellings {
                assert_eq!(canonical(spelling), name, "{spelling}");
                assert_eq!(canonical(&canonical(spelling)), name, "{spelling} twice");
            }
        }
    }

    #[test]
    fn only_letters_begin_a_name() {
        for good in ["x", "β₂", "V_dW", "x_"] {
            assert!(is_name(good), "{good}");
        }
        for bad in ["", "2x", "_x", "₂", "x y", "x-y", "값", "x²"] {
            assert!(!is_name(bad), "{bad}");
        }
    }
}
