//! Marks and their legend as Graphviz draws them.

use graphviz_rust::dot_structures::{Attribute, Node as DotNode, NodeId};

use super::attributes::Attributes;
use super::{Writer, escape};
use crate::picture::marks::{Marks, On};

impl Writer<'_> {
    /// The attributes of a thing, with its mark.
    pub(super) fn marked(&self, on: &On, attributes: Vec<Attribute>) -> Vec<Attribute> {
        let mut attributes = Attributes(attributes);
        let Some(mark) = self.marks.of(on) else {
            if self.marks.fades {
                attributes.word("color", "#c4c4cc");
                attributes.word("fontcolor", "#85858f");
            }
            return attributes.0;
        };
        let (line, fill) = mark.tone.colours();
        attributes.word("color", line);
        attributes.word("penwidth", "2.5");
        if !matches!(on, On::Edge(_)) {
            attributes.word("fillcolor", fill);
            attributes.word("fontcolor", "#1d1b2a");
            if !mark.tone.dashes().is_empty() {
                attributes.word("style", "filled,dashed");
            }
        }
        if !mark.sign.is_empty() && !matches!(on, On::Cluster(_)) {
            attributes.put("xlabel", escape::value(&mark.sign));
        }
        attributes.0
    }
}

/// What the marks mean, as a node of its own.
pub(super) fn legend(marks: &Marks) -> impl Iterator<Item = DotNode> {
    let lines = marks.legend.iter();
    let lines: Vec<String> = lines
        .map(|(tone, sign, text)| format!("{sign}  {}: {text}", tone.name()))
        .collect();
    (!lines.is_empty())
        .then(|| {
            let mut attributes = Attributes::default();
            attributes.word("shape", "note");
            attributes.word("fillcolor", "#ffffff");
            attributes.put("label", escape::value(&lines.join("\n")));
            let id = NodeId(escape::name("mermaidc legend"), None);
            DotNode::new(id, attributes.0)
        })
        .into_iter()
}
