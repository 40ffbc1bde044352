//! Rules about flowcharts.

mod accidental_arrowhead;
mod accidental_callback;
mod bad_css;
mod broken_path;
mod comma_class;
mod conflicting_outcomes;
mod dead_end;
mod disconnected_chart;
mod duplicate_answer;
mod duplicate_edge;
mod empty_chart;
mod empty_subgraph;
mod endless_loop;
mod headless_link;
mod ignored_direction;
mod ignored_metadata;
mod ignored_statement;
mod incomplete_decision;
mod invalid_link_mix;
mod irrelevant_question;
mod isolated_node;
mod joined_ids;
mod joined_line;
mod label_not_text;
mod literal_newline;
mod lost_quotes;
mod low_contrast;
mod mergeable_rows;
mod merged_subgraph;
mod misplaced_mark;
mod missing_answer;
mod missing_direction;
mod mixed_answer_case;
mod nameless_subgraph;
mod newer_than_target;
mod no_exit;
mod node_with_link_id;
mod numeric_gap;
mod numeric_overlap;
mod phantom_node;
mod prefer_flowchart;
mod relabelled_node;
mod repeated_question;
mod self_loop;
mod several_entries;
mod shadowed_edge_id;
mod single_answer;
mod split_node;
mod stolen_member;
mod stray_comment;
mod subgraph_cycle;
mod swallowed_direction;
mod swallowed_line;
mod too_many_edges;
mod top_direction;
mod two_defaults;
mod undefined_class;
mod undrawn_link_style;
mod uneven_answers;
mod unlabelled_answers;
mod unlabelled_node;
mod unreachable_node;
mod unreachable_row;
mod unread_number;
mod unused_class;

pub(super) use duplicate_edge::INFO as DUPLICATE_EDGE;
pub(super) use ignored_statement::INFO as IGNORED_STATEMENT;
pub(super) use isolated_node::INFO as ISOLATED_NODE;
pub(in crate::lint) use newer_than_target::INFO as NEWER_THAN_TARGET;
pub(super) use no_exit::INFO as NO_EXIT;
pub(super) use phantom_node::INFO as PHANTOM_NODE;
pub(super) use relabelled_node::INFO as RELABELLED_NODE;
pub(super) use split_node::INFO as SPLIT_NODE;
pub(super) use stolen_member::INFO as STOLEN_MEMBER;
pub(super) use swallowed_line::INFO as SWALLOWED_LINE;
pub(super) use unreachable_node::INFO as UNREACHABLE_NODE;

use crate::lint::{FlowchartView, Rule};

/// The rules of this folder.
pub(super) static RULES: &[&dyn for<'a> Rule<FlowchartView<'a>>] = &[
    &swallowed_direction::SwallowedDirection,
    &swallowed_line::SwallowedLine,
    &stolen_member::StolenMember,
    &nameless_subgraph::NamelessSubgraph,
    &accidental_arrowhead::AccidentalArrowhead,
    &ignored_metadata::IgnoredMetadata,
    &label_not_text::LabelNotText,
    &lost_quotes::LostQuotes,
    &literal_newline::LiteralNewline,
    &broken_path::BrokenPath,
    &misplaced_mark::MisplacedMark,
    &newer_than_target::NewerThanTarget,
    &node_with_link_id::NodeWithLinkId,
    &ignored_statement::IgnoredStatement,
    &phantom_node::PhantomNode,
    &split_node::SplitNode,
    &joined_ids::JoinedIds,
    &unlabelled_node::UnlabelledNode,
    &comma_class::CommaClass,
    &relabelled_node::RelabelledNode,
    &merged_subgraph::MergedSubgraph,
    &accidental_callback::AccidentalCallback,
    &shadowed_edge_id::ShadowedEdgeId,
    &headless_link::HeadlessLink,
    &invalid_link_mix::InvalidLinkMix,
    &undrawn_link_style::UndrawnLinkStyle,
    &ignored_direction::IgnoredDirection,
    &top_direction::TopDirection,
    &bad_css::BadCss,
    &stray_comment::StrayComment,
    &empty_chart::EmptyChart,
    &joined_line::JoinedLine,
    &dead_end::DeadEnd,
    &no_exit::NoExit,
    &unreachable_node::UnreachableNode,
    &isolated_node::IsolatedNode,
    &duplicate_edge::DuplicateEdge,
    &empty_subgraph::EmptySubgraph,
    &subgraph_cycle::SubgraphCycle,
    &too_many_edges::TooManyEdges,
    &endless_loop::EndlessLoop,
    &self_loop::SelfLoop,
    &several_entries::SeveralEntries,
    &disconnected_chart::DisconnectedChart,
    &incomplete_decision::IncompleteDecision,
    &conflicting_outcomes::ConflictingOutcomes,
    &two_defaults::TwoDefaults,
    &missing_answer::MissingAnswer,
    &single_answer::SingleAnswer,
    &duplicate_answer::DuplicateAnswer,
    &uneven_answers::UnevenAnswers,
    &repeated_question::RepeatedQuestion,
    &unlabelled_answers::UnlabelledAnswers,
    &mixed_answer_case::MixedAnswerCase,
    &numeric_gap::NumericGap,
    &numeric_overlap::NumericOverlap,
    &unread_number::UnreadNumber,
    &unreachable_row::UnreachableRow,
    &irrelevant_question::IrrelevantQuestion,
    &mergeable_rows::MergeableRows,
    &undefined_class::UndefinedClass,
    &unused_class::UnusedClass,
    &prefer_flowchart::PreferFlowchart,
    &missing_direction::MissingDirection,
    &low_contrast::LowContrast,
];
