//! The `mermaidc` command; everything is in the library.

fn main() -> std::process::ExitCode {
    mermaidc::cli::main()
}
