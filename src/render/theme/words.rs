//! The words of the interface, as the program and as templates read them.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::sync::Arc;

use minijinja::Value;
use minijinja::value::Serde;
use serde::{Serialize, Serializer};

/// Words of the interface by key. What templates read is made once, not with each page, table and chart.
#[derive(Clone, Debug)]
pub(crate) struct Words {
    map: Arc<BTreeMap<String, String>>,
    value: Value,
}

impl Words {
    /// Makes them from what a theme says.
    pub(crate) fn new(map: BTreeMap<String, String>) -> Self {
        Words { value: Value::from(Serde(&map)), map: Arc::new(map) }
    }
}

impl Default for Words {
    fn default() -> Self {
        Words::new(BTreeMap::new())
    }
}

impl Deref for Words {
    type Target = BTreeMap<String, String>;

    fn deref(&self) -> &Self::Target {
        &self.map
    }
}

impl Eq for Words {}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.map == other.map
    }
}

impl Serialize for Words {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}
