//! Things with an id, and what is told of each: how terms, named figures, claims and schemas are laid beside each other.

use std::collections::BTreeMap;

use super::changes::{Became, FactChange, ItemChange};

/// Something that is told: a text, or a list of texts.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Fact {
    /// Which, as in [`FactChange::fact`].
    pub(super) name: String,
    /// Its texts; none when nothing is told.
    pub(super) values: Vec<String>,
}

impl Fact {
    /// One text; an empty one tells nothing.
    pub(super) fn text(name: impl Into<String>, value: impl Into<String>) -> Self {
        Fact::list(name, [value.into()])
    }

    /// A list of texts.
    pub(super) fn list(name: impl Into<String>, values: impl IntoIterator<Item = String>) -> Self {
        Fact { name: name.into(), values: values.into_iter().filter(|value| !value.is_empty()).collect() }
    }
}

/// Something of a list.
pub(super) struct Item {
    /// Its id, which no other of its list has.
    pub(super) id: String,
    /// What a reader calls it; may be empty.
    pub(super) title: String,
    /// What is told of it.
    pub(super) facts: Vec<Fact>,
}

/// Returns the facts that differ, in order of the new ones; then those that are told no more.
pub(super) fn changes(old: &[Fact], new: &[Fact]) -> Vec<FactChange> {
    let by_name =
        |facts: &[Fact]| -> BTreeMap<String, Vec<String>> { facts.iter().map(|fact| (fact.name.clone(), fact.values.clone())).collect() };
    let (before, after) = (by_name(old), by_name(new));
    let nothing = Vec::new();
    let gone = old.iter().filter(|fact| !after.contains_key(&fact.name));
    let change = |fact: &Fact| {
        let (was, is) = (before.get(&fact.name).unwrap_or(&nothing), after.get(&fact.name).unwrap_or(&nothing));
        if was == is {
            return None;
        }
        let without = |values: &[String], others: &[String]| values.iter().filter(|value| !others.contains(value)).cloned().collect();
        let (mut left, mut right): (Vec<String>, Vec<String>) = (without(was, is), without(is, was));
        // The same texts in another order, or one of them more than once.
        if left.is_empty() && right.is_empty() {
            (left, right) = (was.clone(), is.clone());
        }
        Some(FactChange { fact: fact.name.clone(), old: left, new: right })
    };
    let found: Vec<FactChange> = new.iter().chain(gone).filter_map(change).collect();
    // Of a part that only one side has (`measures.fte.unit`), the list of parts (`measures`) tells.
    let is_told = |change: &FactChange| {
        let Some((list, rest)) = change.fact.split_once('.') else { return false };
        let part = rest.split('.').next().unwrap_or_default().to_owned();
        found.iter().any(|other| other.fact == list && other.old.contains(&part) != other.new.contains(&part))
    };
    found.iter().filter(|change| !is_told(change)).cloned().collect()
}

/// Returns what became of the items of a list.
pub(super) fn items(old: &[Item], new: &[Item]) -> Vec<ItemChange> {
    let before: BTreeMap<&str, &Item> = old.iter().map(|item| (item.id.as_str(), item)).collect();
    let after: BTreeMap<&str, &Item> = new.iter().map(|item| (item.id.as_str(), item)).collect();
    let mut found = Vec::new();
    for item in new {
        let (id, title) = (item.id.clone(), item.title.clone());
        match before.get(item.id.as_str()) {
            None => found.push(ItemChange { id, title, became: Became::Added, facts: changes(&[], &item.facts) }),
            Some(was) => {
                let facts = changes(&was.facts, &item.facts);
                if !facts.is_empty() {
                    found.push(ItemChange { id, title, became: Became::Changed, facts });
                }
            }
        }
    }
    for item in old.iter().filter(|item| !after.contains_key(item.id.as_str())) {
        let facts = changes(&item.facts, &[]);
        found.push(ItemChange { id: item.id.clone(), title: item.title.clone(), became: Became::Gone, facts });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, values: &[&str]) -> Fact {
        Fact::list(name, values.iter().map(|value| (*value).to_owned()))
    }

    #[test]
    fn of_a_list_only_what_differs_is_told() {
        let found = changes(&[list("keywords", &["a", "b"])], &[list("keywords", &["b", "c"])]);
        let told = FactChange { fact: "keywords".into(), old: vec!["a".into()], new: vec!["c".into()] };
        assert_eq!(found, [told]);
        let turned = changes(&[list("codes", &["a", "b"])], &[list("codes", &["b", "a"])]);
        assert_eq!(turned[0].old, ["a", "b"]);
        assert_eq!(turned[0].new, ["b", "a"]);
    }

    #[test]
    fn what_is_empty_and_what_is_missing_are_the_same() {
        assert_eq!(changes(&[Fact::text("note", "")], &[]), []);
        assert_eq!(changes(&[], &[Fact::text("note", "")]), []);
        assert_eq!(changes(&[Fact::text("note", "a")], &[])[0].old, ["a"]);
    }

    #[test]
    fn of_a_part_that_is_new_only_its_name_is_told() {
        let old = [list("measures", &["a"]), Fact::text("measures.a.unit", "fte")];
        let new = [list("measures", &["a", "b"]), Fact::text("measures.a.unit", "percent"), Fact::text("measures.b.unit", "fte")];
        let found = changes(&old, &new);
        let told: Vec<&str> = found.iter().map(|change| change.fact.as_str()).collect();
        assert_eq!(told, ["measures", "measures.a.unit"]);
    }

    #[test]
    fn items_are_new_changed_or_gone() {
        let item = |id: &str, text: &str| Item { id: id.into(), title: id.into(), facts: vec![Fact::text("name", text)] };
        let found = items(&[item("a", "1"), item("b", "1"), item("c", "1")], &[item("d", "1"), item("b", "2"), item("a", "1")]);
        let told: Vec<(&str, Became)> = found.iter().map(|item| (item.id.as_str(), item.became)).collect();
        assert_eq!(told, [("d", Became::Added), ("b", Became::Changed), ("c", Became::Gone)]);
    }
}
