//! The command line.

/// Runs the command on the arguments of the process.
#[must_use]
pub fn main() -> std::process::ExitCode {
    std::process::ExitCode::SUCCESS
}
