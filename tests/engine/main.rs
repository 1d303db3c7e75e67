//! What the engine promises: exact derivatives, branches that leave no trace, one meaning for one lane and for many.

mod averages;
mod batches;
mod branches;
mod derivatives;
mod expressions;
mod following;
mod lanes;
mod meaning;
mod random;
mod sampled;
mod steps;
mod support;
