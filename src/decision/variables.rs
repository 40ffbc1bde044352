//! What is asked for: one variable a question, unless a directive makes several one.

use super::evidence::Evidence;
use super::ids::{AnswerId, QuestionId, VariableId};
use super::model::{Choice, OTHERWISE, Question, Variable};
use super::numeric::numbers;

/// The variables of a decision, by their first question.
pub(super) fn variables(
    questions: &mut [Question],
    evidence: &Evidence<'_>,
    groups: &[Vec<usize>],
) -> Vec<Variable> {
    let mut variables: Vec<Variable> = Vec::new();
    let mut by_group: Vec<Option<VariableId>> = vec![None; groups.len()];
    for (at, question) in questions.iter_mut().enumerate() {
        let node = question.node.index();
        let group = groups.iter().position(|group| group.contains(&node));
        let known = group.and_then(|group| by_group[group]);
        let index = known.unwrap_or(VariableId::new(variables.len()));
        if let Some(group) = group {
            by_group[group] = Some(index);
        }
        if index.index() == variables.len() {
            variables.push(Variable {
                questions: Vec::new(),
                answers: Vec::new(),
                range: None,
                numbers: None,
            });
        }
        question.variable = index;
        variables[index.index()].questions.push(QuestionId::new(at));
    }
    for variable in &mut variables {
        let mut choices: Vec<Choice> = Vec::new();
        let mut by_key = foldhash::HashMap::default();
        for (place, &question) in variable.questions.iter().enumerate() {
            for (at, answer) in questions[question.index()].answers.iter().enumerate() {
                let key = (answer.is_else(), answer.key.as_str());
                let choice = *by_key.entry(key).or_insert_with(|| {
                    choices.push(Choice {
                        name: answer.name.clone(),
                        key: answer.key.clone(),
                        otherwise: answer.is_else(),
                        at: vec![None; variable.questions.len()],
                    });
                    choices.len() - 1
                });
                choices[choice].at[place] = Some(AnswerId::new(at));
            }
        }
        // Else last, and what a question does not name is its else.
        choices.sort_by_key(|choice| choice.otherwise);
        for (place, &question) in variable.questions.iter().enumerate() {
            let otherwise = questions[question.index()].last_else();
            for choice in &mut choices {
                choice.at[place] = choice.at[place].or(otherwise);
            }
        }
        variable.numbers = numbers(&choices);
        variable.answers = choices;
        variable.range = variable.questions.iter().find_map(|&question| {
            let node = questions[question.index()].node.index();
            let ranges = &evidence.overrides.ranges;
            ranges
                .iter()
                .rev()
                .find(|range| range.0 == node)
                .map(|range| range.1)
        });
    }
    debug_assert!(variables.iter().all(|v| {
        v.answers
            .iter()
            .all(|c| !c.otherwise || c.name == OTHERWISE)
    }));
    variables
}
