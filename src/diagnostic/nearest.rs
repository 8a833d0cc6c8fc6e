//! The nearest known name: help for a name that was misspelt.

/// Returns the known name that differs least from what was written: only in case or spacing, or by a third of its letters at most.
pub(crate) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    let folded = fold(written);
    let most = (folded.len() / 3).max(1);
    known
        .into_iter()
        .map(|name| (distance(&folded, &fold(name)), name))
        .filter(|(distance, _)| *distance <= most)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name.to_owned())
}

fn fold(name: &str) -> Vec<char> {
    name.to_lowercase().chars().filter(|c| !matches!(c, ' ' | '-' | '_')).collect()
}

/// The number of letters to insert, delete, replace or swap with their neighbour (Damerau, optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut above: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let mut cost = (above[j] + usize::from(x != y)).min(above[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                cost = cost.min(before[j - 1] + 1);
            }
            row.push(cost);
        }
        before = std::mem::replace(&mut above, row);
    }
    above[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn finds_slips_of_the_pen() {
        let known = ["Totaal", "BZK", "titel", "published_at"];
        assert_eq!(nearest("totaal", known).as_deref(), Some("Totaal"));
        assert_eq!(nearest("Toatal", known).as_deref(), Some("Totaal"));
        assert_eq!(nearest("title", known).as_deref(), Some("titel"));
        assert_eq!(nearest("published-at", known).as_deref(), Some("published_at"));
        assert_eq!(nearest("fte", known), None);
    }
}
