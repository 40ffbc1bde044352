//! The frames of namespaces.

use super::texts;
use crate::model::class::{ClassDiagram, NamespaceIndex};
use crate::picture::drawing::{Boxed, Drawing};
use crate::picture::group::Group;
use crate::picture::style::Css;

/// Adds the namespaces in which something stands, and says which group each of the chart is drawn as, or what
/// stands for it. Where the configuration of the chart says that they stand side by side, each has its full
/// name, and those that nobody wrote are left out.
pub(super) fn add<N: Boxed>(chart: &ClassDiagram, drawing: &mut Drawing<N>) -> Vec<Option<usize>> {
    let config = chart.frame.config.get("class");
    let nested = config.and_then(|class| class.get("hierarchicalNamespaces")?.as_bool());
    let nested = nested != Some(false);
    let used = used(chart, nested);
    let mut places = vec![None; chart.namespaces.len()];
    // An outer namespace stands before those in it.
    for (i, namespace) in chart.namespaces.iter().enumerate() {
        let around = namespace
            .parent
            .and_then(|parent| places[parent.0 as usize]);
        if !used[i] || (!nested && namespace.implied) {
            places[i] = around;
            continue;
        }
        let id = chart.namespace_id(NamespaceIndex(i as u32));
        let title = match nested {
            true => texts::shown(&namespace.label),
            false => texts::shown(&lines(&id)),
        };
        let group = Group::plain(title, Css::default(), around.filter(|_| nested));
        places[i] = Some(drawing.group(id, group, None));
    }
    places
}

/// A full name, broken after a dot where it is long.
fn lines(name: &str) -> String {
    const LONG: usize = 20;
    let (mut text, mut line) = (String::new(), 0);
    for piece in name.split_inclusive('.') {
        let long = piece.chars().count();
        if line > 0 && line + long > LONG {
            text.push('\n');
            line = 0;
        }
        text.push_str(piece);
        line += long;
    }
    text
}

/// Whether something stands in each namespace; where they are nested, also in one inside it.
fn used(chart: &ClassDiagram, nested: bool) -> Vec<bool> {
    let mut used = vec![false; chart.namespaces.len()];
    let classes = chart.classes.iter().map(|class| class.namespace);
    let notes = chart.notes.iter().map(|note| note.namespace);
    for mut at in classes.chain(notes) {
        while let Some(NamespaceIndex(i)) = at {
            if std::mem::replace(&mut used[i as usize], true) {
                break;
            }
            let namespace = &chart.namespaces[i as usize];
            at = namespace.parent.filter(|_| nested || namespace.implied);
        }
    }
    used
}
