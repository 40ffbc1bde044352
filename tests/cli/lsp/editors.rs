//! Clients that parse every answer into the protocol's types: pytest-lsp, with the capabilities of real editors.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::common::MERMAIDC;

#[test]
fn pytest_lsp_understands_every_answer() {
    let python = std::env::var("MERMAIDC_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let is_there = Command::new(&python)
        .args(["-c", "import pytest_lsp"])
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success());
    if !is_there {
        assert!(
            std::env::var_os("MERMAIDC_REQUIRE_TOOLS").is_none(),
            "pytest-lsp is missing: pip install pytest-lsp, or name a Python that has it in MERMAIDC_PYTHON"
        );
        // Past the test harness, which keeps what passing tests print.
        let _ = writeln!(std::io::stderr(), "skipped: no Python with pytest-lsp");
        return;
    }
    let output = Command::new(&python)
        .args(["-B", "-m", "pytest", "-q", "-p", "no:cacheprovider"])
        .args(["-o", "asyncio_default_fixture_loop_scope=function"])
        .arg("tests/cli/lsp/editors.py")
        .env("MERMAIDC", MERMAIDC)
        .output()
        .expect("Python runs");
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}");
    assert!(said.contains("12 passed"), "{said}");
}
