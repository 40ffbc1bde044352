//! `phantom-node` in class diagrams.

use foldhash::HashSet;

use super::names::{indexed, related};
use crate::diagnostic::{Diagnostic, Fix, RuleInfo};
use crate::lint::alike::is_slip;
use crate::lint::allow::nearest;
use crate::lint::rules::flowchart::PHANTOM_NODE;
use crate::lint::words::code;
use crate::lint::{ClassView, Findings, Rule};
use crate::model::class::{Class, Missed};

pub(super) struct PhantomNode;

impl Rule<ClassView<'_>> for PhantomNode {
    fn info(&self) -> &'static RuleInfo {
        &PHANTOM_NODE
    }

    fn check(&self, chart: &ClassView<'_>, out: &mut Findings) {
        let ids: HashSet<&str> = (chart.model.classes.iter())
            .map(|class| class.id.as_str())
            .collect();
        let missed = chart.model.missed.iter();
        for missed in missed.filter(|missed| !ids.contains(missed.name.text.as_str())) {
            out.about_id(&missed.name.text, without_class(chart, missed));
        }
        for (slip, meant) in slips(chart) {
            let message = format!(
                "{} is a different class from {}, which is declared",
                code(&slip.id),
                code(&meant.id)
            );
            let found = Diagnostic::new(&PHANTOM_NODE, slip.place.0, message)
                .annotate(meant.place.0, "declared here")
                .help(format!(
                    "If they are the same class, write {} in both places.",
                    code(&meant.id)
                ));
            out.about_id(&slip.id, found);
        }
    }
}

/// A style or a click for a class that is nowhere.
fn without_class(chart: &ClassView<'_>, missed: &Missed) -> Diagnostic {
    let (name, what) = (&missed.name.text, missed.what.keyword());
    let place = missed.name.place.0;
    let message = format!(
        "there is no class {}, so this `{what}` does nothing",
        code(name)
    );
    let found = Diagnostic::new(&PHANTOM_NODE, place, message);
    let ids = chart.model.classes.iter().map(|class| class.id.as_str());
    match nearest(name, ids) {
        Some(near) => {
            let found = found.help(format!("Did you mean {}?", code(near)));
            let certain = chart.source.slice(place) == name && is_word(near);
            let fix = certain.then(|| Fix::unsafe_(format!("Write `{near}`"), place, near));
            match fix {
                Some(fix) => found.fix(fix),
                None => found,
            }
        }
        None => found.help(format!(
            "Add {}, or remove this line.",
            code(&format!("class {name}"))
        )),
    }
}

fn is_word(name: &str) -> bool {
    name.chars().all(|c| c.is_alphanumeric() || c == '_')
}

/// Undeclared classes whose name looks like a slip for a declared one that is used.
fn slips<'a>(chart: &ClassView<'a>) -> Vec<(&'a Class, &'a Class)> {
    let related = related(chart.model);
    let of = |declared: bool| {
        let classes = indexed(chart.model);
        let classes =
            classes.filter(|(index, c)| c.declared == declared && related[index.0 as usize]);
        classes.map(|(_, class)| class).collect::<Vec<_>>()
    };
    let (declared, bare) = (of(true), of(false));
    // Comparing each with each is for charts that people write.
    if declared.len() < 2 || declared.len() * bare.len() > 100_000 {
        return Vec::new();
    }
    let meant = |slip: &Class| {
        let mut like = declared.iter().filter(|class| is_slip(&class.id, &slip.id));
        like.next().filter(|_| like.next().is_none()).copied()
    };
    let pairs = bare.into_iter();
    pairs
        .filter_map(|slip| Some((slip, meant(slip)?)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lint::testing::{fixed, found};

    #[test]
    fn statements_about_nothing() {
        let chart = "classDiagram\n    class Shape\n    style Shap fill:#eee\n    cssClass \"Shape,Pin\" big\n    click Ink href \"https://example.org\"\n    classDef big fill:#eee\n";
        assert_eq!(
            found(&PhantomNode, chart),
            [
                "3:11 there is no class `Shap`, so this `style` does nothing",
                "4:21 there is no class `Pin`, so this `cssClass` does nothing",
                "5:11 there is no class `Ink`, so this `click` does nothing",
            ]
        );
        assert!(fixed(&PhantomNode, chart).contains("style Shape fill"));
    }

    #[test]
    fn slips_of_declared_classes() {
        let chart = "classDiagram\n    class Customer\n    class Order\n    Customer --> Order\n    Custmer --> Invoice\n    Orders --> Order\n";
        assert_eq!(
            found(&PhantomNode, chart),
            ["5:5 `Custmer` is a different class from `Customer`, which is declared"]
        );
    }
}
