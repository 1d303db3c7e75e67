//! The commands of LaTeX that a rule is written with.

use super::super::names;
use super::super::syntax::Operator;
use super::super::token::Token;

/// Letters and what else a name may be by itself: its name in this language.
pub fn letter(command: &str) -> Option<&'static str> {
    Some(match command {
        "varepsilon" | "epsilon" => "eps",
        "vartheta" => "theta",
        "varkappa" => "kappa",
        "varpi" => "pi",
        "varrho" => "rho",
        "varsigma" => "sigma",
        "varphi" => "phi",
        "ell" => "ell",
        "dim" => "dim",
        "infty" => "inf",
        letter => return names::letter(letter),
    })
}

/// What an accent adds to a name.
pub fn accent(command: &str) -> Option<&'static str> {
    Some(match command {
        "hat" | "widehat" => "_hat",
        "tilde" | "widetilde" => "_tilde",
        "bar" | "overline" => "_bar",
        _ => return None,
    })
}

/// Whether a command says in what letters its argument is set, and nothing more.
pub fn is_font(command: &str) -> bool {
    let kind = command.strip_prefix("math").or_else(|| command.strip_prefix("text")).unwrap_or_default();
    let kinds = ["it", "rm", "bf", "sf", "tt", "cal", "bb", "scr", "frak", "normal"];
    let others = ["text", "boldsymbol", "bm", "pmb", "vec", "emph", "operatorname", "mathop", "mbox"];
    kinds.contains(&kind) || others.contains(&command)
}

/// How many arguments a command has that changes nothing but the look; none for a command that means something.
pub fn looks(command: &str) -> Option<usize> {
    let spaces = [",", ";", ":", "!", ">", " ", "/", "quad", "qquad", "hfill", "strut"];
    let named = command.ends_with("space") || command.ends_with("style") || command.ends_with("limits");
    let classes = ["mathbin", "mathrel", "mathord", "mathopen", "mathclose", "mathstrut", "boxed", "middle"];
    let others = ["nonumber", "notag", "noindent", "hline", "bf", "it", "rm", "bfseries", "State", "STATE"];
    match command {
        "hspace" | "vspace" | "label" | "tag" | "phantom" | "color" | "textcolor" => Some(1),
        "rule" => Some(2),
        _ if named || [&spaces[..], &classes, &others].iter().any(|list| list.contains(&command)) => Some(0),
        _ => None,
    }
}

/// Whether a command makes the sign behind it larger, and whether it says on which side that stands.
pub fn size(command: &str) -> Option<Option<Side>> {
    let (base, side) = match command {
        "left" => return Some(Some(Side::Open)),
        "right" => return Some(Some(Side::Close)),
        _ if command.ends_with('l') => (&command[..command.len() - 1], Some(Side::Open)),
        _ if command.ends_with('r') => (&command[..command.len() - 1], Some(Side::Close)),
        _ => (command, None),
    };
    ["big", "Big", "bigg", "Bigg"].contains(&base).then_some(side)
}

/// The side of a fence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    Open,
    Close,
}

/// Signs around an operand, and the function that they stand for.
pub fn fence(command: &str) -> Option<(&'static str, Option<Side>)> {
    use Side::{Close, Open};
    Some(match command {
        "vert" | "mid" => ("abs", None),
        "lvert" => ("abs", Some(Open)),
        "rvert" => ("abs", Some(Close)),
        "|" | "Vert" | "parallel" => ("norm", None),
        "lVert" => ("norm", Some(Open)),
        "rVert" => ("norm", Some(Close)),
        "lfloor" => ("floor", Some(Open)),
        "rfloor" => ("floor", Some(Close)),
        "lceil" => ("ceil", Some(Open)),
        "rceil" => ("ceil", Some(Close)),
        "langle" => ("dot", Some(Open)),
        "rangle" => ("dot", Some(Close)),
        _ => return None,
    })
}

/// The sign that a command is.
pub fn sign(command: &str) -> Option<Token> {
    use Operator::*;
    Some(match command {
        "leftarrow" | "gets" | "coloneqq" | "coloneq" | "Leftarrow" | "triangleq" | "longleftarrow" => Token::Assign,
        "cdot" | "times" | "ast" | "odot" | "circ" | "bullet" => Token::Operator(Multiply),
        "div" | "oslash" => Token::Operator(Divide),
        "lt" => Token::Operator(Less),
        "gt" => Token::Operator(Greater),
        "le" | "leq" | "leqslant" => Token::Operator(LessEqual),
        "ge" | "geq" | "geqslant" => Token::Operator(GreaterEqual),
        "ne" | "neq" => Token::Operator(NotEqual),
        "land" | "wedge" => Token::Operator(And),
        "lor" | "vee" => Token::Operator(Or),
        "lnot" | "neg" => Token::Not,
        "{" | "lbrace" | "lbrack" | "lparen" => Token::Open,
        "}" | "rbrace" | "rbrack" | "rparen" => Token::Close,
        _ => return None,
    })
}

/// Whether LaTeX has a command for the name of this function.
pub fn is_function(command: &str) -> bool {
    const FUNCTIONS: [&str; 14] =
        ["exp", "ln", "log", "sin", "cos", "tan", "arcsin", "arccos", "arctan", "sinh", "cosh", "tanh", "max", "min"];
    FUNCTIONS.contains(&command)
}

/// What the language calls a function that LaTeX or a paper calls so.
pub fn function(name: &str) -> &str {
    match name {
        "sgn" => "sign",
        "ReLU" => "relu",
        "clip" => "clamp",
        "arcsin" => "asin",
        "arccos" => "acos",
        "arctan" => "atan",
        name => name,
    }
}

/// Environments whose lines are those of the text.
pub fn is_block(environment: &str) -> bool {
    let name = environment.trim_end_matches('*');
    let families = ["align", "gather", "multline", "equation", "eqnarray", "flalign", "displaymath", "algorithm"];
    families.iter().any(|family| name.starts_with(family)) || matches!(name, "split" | "array" | "math")
}

/// What to write instead of a command that is not understood.
pub fn instead(command: &str) -> Option<&'static str> {
    Some(match command {
        "sum" => "sum(v)",
        "top" | "intercal" => "dot(u, v)",
        "partial" => "grad(theta)",
        "lim" | "sup" => "max(u, v)",
        "inf" => "min(u, v)",
        "mathbb" => "mean(v)",
        _ => return None,
    })
}
