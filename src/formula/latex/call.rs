//! Calls and powers as LaTeX.

use crate::formula::strength::Strength;
use crate::formula::syntax::{Expr, Function, Id, Node};

use super::pieces::{Piece, parentheses_around};
use super::shape::Shape;

/// Adds the pieces of `base^exponent`; `sin(x)^2` is written `\sin^2(x)`.
pub(super) fn power(expr: &Expr, base: Id, exponent: Id, shapes: &[Shape], pieces: &mut Vec<Piece>) {
    let exponent = [Piece::Text("^{"), Piece::Node(exponent, Strength::Or), Piece::Text("}")];
    match &expr[base] {
        Node::Call(function, arguments) if is_trigonometric(*function) => {
            pieces.push(Piece::Text(name(*function)));
            pieces.extend(exponent);
            enclosed(parentheses_around(tallest(arguments, shapes)), arguments, pieces);
        }
        Node::Name(_) if shapes[base.index()].is_symbol() => {
            let [_, exponent, _] = exponent;
            pieces.extend([Piece::Base(base), exponent, Piece::BaseEnd]);
        }
        _ => {
            pieces.push(Piece::Node(base, Strength::Operand));
            pieces.extend(exponent);
        }
    }
}

/// Adds the pieces of a call.
pub(super) fn call(expr: &Expr, function: Function, arguments: &[Id], shapes: &[Shape], pieces: &mut Vec<Piece>) {
    let tallest = tallest(arguments, shapes);
    match function {
        Function::If => cases(expr, arguments, pieces),
        Function::Pow => power(expr, arguments[0], arguments[1], shapes, pieces),
        _ => match fences(function, tallest.tall) {
            Some(fences) => enclosed(fences, arguments, pieces),
            None => {
                pieces.push(Piece::Text(name(function)));
                enclosed(parentheses_around(tallest), arguments, pieces);
            }
        },
    }
}

/// The shape of the highest argument.
fn tallest(arguments: &[Id], shapes: &[Shape]) -> Shape {
    let shape = |argument: &Id| shapes[argument.index()];
    let first = shape(&arguments[0]);
    Shape { tall: arguments.iter().any(|argument| shape(argument).tall), ..first }
}

fn enclosed([open, close]: [&'static str; 2], arguments: &[Id], pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Text(open));
    for (index, argument) in arguments.iter().enumerate() {
        if index > 0 {
            pieces.push(Piece::Text(", "));
        }
        pieces.push(Piece::Node(*argument, Strength::Or));
    }
    pieces.push(Piece::Text(close));
}

/// The branches of an `if`; one in the last branch adds its own branches.
fn cases(expr: &Expr, arguments: &[Id], pieces: &mut Vec<Piece>) {
    pieces.push(Piece::Text("\\begin{cases} "));
    let mut rest = arguments;
    while let [condition, then, otherwise] = rest {
        pieces.push(Piece::Node(*then, Strength::Or));
        pieces.push(Piece::Text(" & \\text{if } "));
        pieces.push(Piece::Node(*condition, Strength::Or));
        pieces.push(Piece::Text(" \\\\ "));
        rest = match &expr[*otherwise] {
            Node::Call(Function::If, inner) => inner,
            _ => {
                pieces.push(Piece::Node(*otherwise, Strength::Or));
                &[]
            }
        };
    }
    pieces.push(Piece::Text(" & \\text{otherwise} \\end{cases}"));
}

fn is_trigonometric(function: Function) -> bool {
    use Function::{Cos, Cosh, Sin, Sinh, Tan, Tanh};
    matches!(function, Sin | Cos | Tan | Sinh | Cosh | Tanh)
}

/// The signs around the arguments of a function that is written without a name.
fn fences(function: Function, tall: bool) -> Option<[&'static str; 2]> {
    Some(match (function, tall) {
        (Function::Sqrt, _) => ["\\sqrt{", "}"],
        // A fraction would be unreadably small up there.
        (Function::Exp, false) => ["e^{", "}"],
        (Function::Abs, false) => ["|", "|"],
        (Function::Abs, true) => ["\\left|", "\\right|"],
        (Function::Floor, false) => ["\\lfloor ", " \\rfloor"],
        (Function::Floor, true) => ["\\left\\lfloor ", " \\right\\rfloor"],
        (Function::Ceil, false) => ["\\lceil ", " \\rceil"],
        (Function::Ceil, true) => ["\\left\\lceil ", " \\right\\rceil"],
        (Function::Norm, false) => ["\\lVert ", " \\rVert"],
        (Function::Norm, true) => ["\\left\\lVert ", " \\right\\rVert"],
        (Function::Dot, false) => ["\\langle ", " \\rangle"],
        (Function::Dot, true) => ["\\left\\langle ", " \\right\\rangle"],
        _ => return None,
    })
}

/// A function's name in an equation.
fn name(function: Function) -> &'static str {
    match function {
        Function::Exp => "\\exp",
        Function::Ln => "\\ln",
        Function::Log2 => "\\log_{2}",
        Function::Log10 => "\\log_{10}",
        Function::Sin => "\\sin",
        Function::Cos => "\\cos",
        Function::Tan => "\\tan",
        Function::Asin => "\\arcsin",
        Function::Acos => "\\arccos",
        Function::Atan => "\\arctan",
        Function::Sinh => "\\sinh",
        Function::Cosh => "\\cosh",
        Function::Tanh => "\\tanh",
        Function::Sign => "\\operatorname{sign}",
        Function::Round => "\\operatorname{round}",
        Function::Sigmoid => "\\operatorname{sigmoid}",
        Function::Softplus => "\\operatorname{softplus}",
        Function::Relu => "\\operatorname{ReLU}",
        Function::Min => "\\min",
        Function::Max => "\\max",
        Function::Atan2 => "\\operatorname{atan2}",
        Function::Mod => "\\operatorname{mod}",
        Function::Clamp => "\\operatorname{clamp}",
        Function::Sum => "\\operatorname{sum}",
        Function::Mean => "\\operatorname{mean}",
        Function::Grad => "\\nabla f",
        Function::Loss => "f",
        // Written by their signs alone (see `fences`, `power`, `cases`).
        Function::Sqrt | Function::Abs | Function::Floor | Function::Ceil => "",
        Function::Pow | Function::If | Function::Dot | Function::Norm => "",
    }
}
