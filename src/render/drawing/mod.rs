//! Drawings: a [`picture::Picture`] as SVG, in whole units of which letters keep their size.

pub(crate) mod picture;

pub(crate) fn draw(_picture: &picture::Picture, _width: picture::Width, _id: &str) -> String {
    String::new()
}
pub(crate) fn stand_alone(_picture: &picture::Picture, _title: &str, _subtitle: &str, _description: &str, _source: &str) -> String {
    String::new()
}
