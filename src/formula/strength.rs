//! How tightly operators bind.

use super::syntax::Operator;

/// What an operator takes as operands binds tighter than the operator: from loosest to tightest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Strength {
    Or,
    And,
    Not,
    Comparison,
    Sum,
    Product,
    Sign,
    Power,
    Operand,
}

impl Operator {
    pub(super) fn strength(self) -> Strength {
        match self {
            Operator::Or => Strength::Or,
            Operator::And => Strength::And,
            Operator::Add | Operator::Subtract => Strength::Sum,
            Operator::Multiply | Operator::Divide => Strength::Product,
            Operator::Power => Strength::Power,
            _ => Strength::Comparison,
        }
    }

    /// The weakest left and right operands that need no parentheses.
    pub(super) fn weakest_operands(self) -> (Strength, Strength) {
        match self.strength() {
            Strength::Power => (Strength::Operand, Strength::Sign),
            Strength::Comparison => (Strength::Sum, Strength::Sum),
            strength => (strength, strength.tighter()),
        }
    }
}

impl Strength {
    pub(super) fn tighter(self) -> Strength {
        match self {
            Strength::Or => Strength::And,
            Strength::And => Strength::Not,
            Strength::Not => Strength::Comparison,
            Strength::Comparison => Strength::Sum,
            Strength::Sum => Strength::Product,
            Strength::Product => Strength::Sign,
            Strength::Sign => Strength::Power,
            Strength::Power | Strength::Operand => Strength::Operand,
        }
    }
}
