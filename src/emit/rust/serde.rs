//! serde for `Answers`: a map from the nodes of questions to the words of answers.

use proc_macro2::TokenStream;
use quote::quote;

/// `Serialize` and `Deserialize`.
pub(super) fn answers() -> TokenStream {
    quote! {
        impl serde::Serialize for Answers {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                let words = |answer: Answer| (answer.question.node_id(), answer.label());
                serializer.collect_map(self.given().map(words))
            }
        }
        impl<'de> serde::Deserialize<'de> for Answers {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                use serde::de::{DeserializeSeed, Error, MapAccess, Unexpected, Visitor};
                struct Words<F>(F, &'static str);
                impl<'de, T, F: FnOnce(&str) -> Option<T>> Visitor<'de> for Words<F> {
                    type Value = T;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str(self.1)
                    }
                    fn visit_str<E: Error>(self, words: &str) -> Result<T, E> {
                        let wrong = || E::invalid_value(Unexpected::Str(words), &self.1);
                        (self.0)(words).ok_or_else(wrong)
                    }
                }
                impl<'de, T, F: FnOnce(&str) -> Option<T>> DeserializeSeed<'de> for Words<F> {
                    type Value = T;
                    fn deserialize<D: serde::Deserializer<'de>>(self, from: D) -> Result<T, D::Error> {
                        from.deserialize_str(self)
                    }
                }
                struct Given;
                impl<'de> Visitor<'de> for Given {
                    type Value = Answers;
                    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                        f.write_str("a map from nodes of questions to words of answers")
                    }
                    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Answers, A::Error> {
                        let mut answers = Answers::NONE;
                        let node = || Words(Question::from_node_id, "the node of a question");
                        while let Some(question) = map.next_key_seed(node())? {
                            let answer = Words(|words: &str| question.answer(words), "an answer to the question");
                            answers = answers.with(map.next_value_seed(answer)?);
                        }
                        Ok(answers)
                    }
                }
                deserializer.deserialize_map(Given)
            }
        }
    }
}
