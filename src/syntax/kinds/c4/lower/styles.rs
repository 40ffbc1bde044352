//! `UpdateElementStyle`, `UpdateRelStyle` and `UpdateLayoutConfig`.

use super::{Lowering, Value, bag};
use crate::model::c4::{StyleValue, Styles};
use crate::syntax::chars::is_space;

/// What the arguments of `UpdateElementStyle` set, after the alias.
const ELEMENT: [&str; 9] = [
    "bgColor",
    "fontColor",
    "borderColor",
    "shadowing",
    "shape",
    "sprite",
    "techn",
    "legendText",
    "legendSprite",
];

/// What the arguments of `UpdateRelStyle` set, after the ends: the last two are numbers.
const RELATION: [&str; 4] = ["textColor", "lineColor", "offsetX", "offsetY"];

impl Lowering<'_> {
    pub(super) fn element_style(&mut self, arguments: Vec<Value>) {
        let mut arguments = arguments.into_iter();
        let Some(Value::Text(alias)) = arguments.next() else {
            return;
        };
        let slots = ELEMENT.iter().zip(arguments);
        if let Some(at) = self.elements.first(&alias.text) {
            let element = &mut self.model.elements[at];
            for (slot, value) in slots {
                let (name, text) = bag::field(slot, value);
                if let Some(alias) = bag::set_element(element, &name, text) {
                    self.elements.rename(&element.id.text, &alias.text, at);
                    element.id = alias;
                }
            }
        } else if let Some(at) = self.boundaries.first(&alias.text) {
            let boundary = &mut self.model.boundaries[at];
            for (slot, value) in slots {
                let (name, text) = bag::field(slot, value);
                if let Some(alias) = bag::set_boundary(boundary, &name, text) {
                    self.boundaries.rename(&boundary.id.text, &alias.text, at);
                    boundary.id = alias;
                }
            }
        }
    }

    pub(super) fn relation_style(&mut self, arguments: Vec<Value>) {
        let mut arguments = arguments.into_iter();
        let (Some(Value::Text(from)), Some(Value::Text(to))) = (arguments.next(), arguments.next())
        else {
            return;
        };
        let Some(at) = self.relations.first(&(from.text, to.text)) else {
            return;
        };
        let relation = &mut self.model.relations[at];
        for (slot, value) in RELATION.iter().zip(arguments) {
            let (name, text) = bag::field(slot, value);
            match Styles::name(&name).filter(|_| slot.starts_with("offset")) {
                Some(name) => {
                    let number = match leading_integer(&text.text) {
                        Some(number) if number.is_finite() => StyleValue::Number(number),
                        _ => StyleValue::Nothing,
                    };
                    relation.details.styles.set(name, number);
                }
                None => bag::set_relation(relation, &name, text, &mut self.relations, at),
            }
        }
    }

    pub(super) fn layout(&mut self, arguments: Vec<Value>) {
        let mut numbers = arguments.into_iter().map(|value| match value {
            Value::Text(text) | Value::Named(_, text) => leading_integer(&text.text),
        });
        let row = |number: Option<Option<f64>>| number.flatten().filter(|number| *number >= 1.0);
        if let Some(shapes) = row(numbers.next()) {
            self.model.shapes_per_row = shapes;
        }
        if let Some(boundaries) = row(numbers.next()) {
            self.model.boundaries_per_row = boundaries;
        }
    }
}

/// `parseInt` of JavaScript.
fn leading_integer(text: &str) -> Option<f64> {
    let text = text.trim_start_matches(is_space);
    let (sign, digits) = match text.strip_prefix('-') {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let hex = digits
        .strip_prefix("0x")
        .or_else(|| digits.strip_prefix("0X"));
    let (digits, radix) = hex.map_or((digits, 10), |digits| (digits, 16));
    let len = digits.chars().take_while(|c| c.is_digit(radix)).count();
    let digits = &digits[..len];
    let value = match radix {
        10 => digits.parse().ok()?,
        _ if digits.is_empty() => return None,
        _ => digits
            .chars()
            .filter_map(|c| c.to_digit(16))
            .fold(0.0, |value, digit| value * 16.0 + f64::from(digit)),
    };
    Some(sign * value)
}

#[cfg(test)]
mod tests {
    use super::leading_integer;

    #[test]
    fn integers_begin_texts() {
        for (text, number) in [
            ("-10px", Some(-10.0)),
            ("+3.9", Some(3.0)),
            (" 0x1F", Some(31.0)),
            ("0x", None),
            ("red", None),
            ("", None),
        ] {
            assert_eq!(leading_integer(text), number, "{text}");
        }
    }
}
