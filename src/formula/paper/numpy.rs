//! Functions as NumPy calls them.

/// The modules whose functions are those of the language.
pub fn is_module(name: &str) -> bool {
    matches!(name, "np" | "numpy" | "jnp" | "torch" | "math")
}

/// What the language calls a function of such a module.
pub fn function(name: &str) -> &str {
    match name {
        "maximum" => "max",
        "minimum" => "min",
        "where" => "if",
        "clip" => "clamp",
        "power" => "pow",
        "absolute" | "fabs" => "abs",
        "arcsin" => "asin",
        "arccos" => "acos",
        "arctan" => "atan",
        "arctan2" => "atan2",
        name => name,
    }
}
