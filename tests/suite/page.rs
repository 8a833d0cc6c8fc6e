//! Reads pages of the site as a program that uses them would: attributes and cells, found by the text around them.

/// A cell of a table on the page of a dataset.
#[derive(Debug, PartialEq)]
pub(crate) struct Cell {
    /// Its address.
    pub(crate) id: String,
    /// The number for machines; `None` when the cell has none.
    pub(crate) value: Option<String>,
    /// What the reader sees, without marker.
    pub(crate) shown: String,
}

/// The cells with an address of every table on a page.
pub(crate) fn cells(page: &str) -> Vec<Cell> {
    let mut cells = Vec::new();
    for part in page.split("<td id=\"").skip(1) {
        let (id, rest) = part.split_once('"').expect("an id ends");
        let content = between(rest, ">", "</td>");
        let content = content.split(" <span class=\"marker\">").next().unwrap_or_default();
        let (value, shown) = match content.strip_prefix("<data value=\"") {
            Some(data) => (Some(unescape(data.split('"').next().unwrap_or_default())), between(data, ">", "</data>")),
            None => (None, content),
        };
        cells.push(Cell { id: unescape(id), value, shown: unescape(shown) });
    }
    cells
}

/// What stands between the first `open` and the first `close` after it.
pub(crate) fn between<'a>(text: &'a str, open: &str, close: &str) -> &'a str {
    let (_, rest) = text.split_once(open).unwrap_or_else(|| panic!("no {open} in {text:.200}"));
    rest.split_once(close).unwrap_or_else(|| panic!("no {close} in {rest:.200}")).0
}

/// Undoes the escapes of the template engine.
pub(crate) fn unescape(text: &str) -> String {
    let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&#x2f;", "/"), ("&amp;", "&")];
    entities.iter().fold(text.to_owned(), |text, (entity, character)| text.replace(entity, character))
}

#[test]
fn cells_are_read_with_and_without_a_number() {
    let page = r#"<td id="eik-2023.n" class="number"><data value="-1.50">−1,5%</data> <span class="marker">(v)</span></td><td id="a.n" class="number status">onbekend</td>"#;
    let cell = |id: &str, value: Option<&str>, shown: &str| Cell { id: id.into(), value: value.map(str::to_owned), shown: shown.into() };
    assert_eq!(cells(page), [cell("eik-2023.n", Some("-1.50"), "−1,5%"), cell("a.n", None, "onbekend")]);
}
