//! The last step to a file: JSON as it is written, and the checksum of its bytes.

use serde_json::Value;
use sha2::{Digest, Sha256};

/// Returns the SHA-256 of bytes, in hexadecimal digits.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    sha256_of([bytes])
}

/// Returns the SHA-256 of stretches of bytes, one behind the other.
pub(crate) fn sha256_of<'a>(stretches: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut digest = Sha256::new();
    stretches.into_iter().for_each(|bytes| digest.update(bytes));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Writes JSON for people too: indented, with a line end.
pub(crate) fn pretty(json: &Value) -> String {
    let mut text = serde_json::to_string_pretty(json).expect("a map of texts is JSON");
    text.push('\n');
    text
}
