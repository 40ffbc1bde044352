//! Exit codes.

use std::process::ExitCode;

/// How a run ended. Where several hold, the first of trouble, findings and not compiled counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Exit {
    /// Nothing wrong.
    Fine,
    /// Every chart is of a kind that is not compiled yet.
    NotCompiled,
    /// Errors were found (or warnings where they are denied), or a chart has no such form.
    Findings,
    /// mermaidc could not do its work.
    Trouble,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Fine => 0,
            Exit::Findings => 1,
            Exit::Trouble => 2,
            Exit::NotCompiled => 3,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Exit;

    #[test]
    fn the_worse_counts() {
        let worst = [Exit::NotCompiled, Exit::Findings, Exit::Fine]
            .into_iter()
            .max();
        assert_eq!(worst, Some(Exit::Findings));
        assert_eq!(Exit::Findings.max(Exit::Trouble), Exit::Trouble);
    }
}
