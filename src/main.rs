//! Arguments in, exit status out.

use std::process::ExitCode;

/// Memory of one frame serves the next: glibc trims its heap under every frame's meshes, and half of the frame went into page faults.
#[global_allocator]
static GLOBAL: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    thalweg::cli::main()
}
