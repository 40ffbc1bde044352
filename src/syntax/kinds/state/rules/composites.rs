//! The rules about composite states.

use crate::diagnostic::{RuleInfo, declare_rule};

/// The rules of this file.
pub(super) static RULES: &[&RuleInfo] =
    &[&UNCLOSED_COMPOSITE, &DESCRIBED_COMPOSITE, &STRAY_DIVIDER];

declare_rule! {
    /// A composite state without its `}`.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Open {
    ///         Read --> Write
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Open {
    ///         Read --> Write
    ///     }
    /// ```
    pub(in crate::syntax::kinds::state) UNCLOSED_COMPOSITE = "unclosed-composite", Syntax, Error
}

declare_rule! {
    /// A composite state with more than one description.
    ///
    /// A state without states in it shows further texts below its label. A composite state has
    /// a title and no room for more.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of the chart.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Door open" as Open {
    ///         Read --> Write
    ///     }
    ///     Open : somebody is in
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state "Door open" as Open {
    ///         Read --> Write
    ///     }
    ///     note right of Open : somebody is in
    /// ```
    pub(in crate::syntax::kinds::state) DESCRIBED_COMPOSITE = "described-composite", Syntax, Error
}

declare_rule! {
    /// A line of dashes that divides nothing.
    ///
    /// Two dashes on a line divide a composite state into regions. Outside one they mean nothing.
    ///
    /// ## Why it is bad
    ///
    /// Mermaid draws nothing of a chart that it cannot read.
    ///
    /// ## Fails
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     Read --> Write
    ///     --
    ///     Lock --> Unlock
    /// ```
    ///
    /// ## Passes
    ///
    /// ```mermaid
    /// stateDiagram-v2
    ///     state Open {
    ///         Read --> Write
    ///         --
    ///         Lock --> Unlock
    ///     }
    /// ```
    pub(in crate::syntax::kinds::state) STRAY_DIVIDER = "stray-divider", Syntax, Error
}
