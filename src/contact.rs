//! How a reader reaches someone: a mail address, or the address of a page.

/// A way to ask or tell something. Valid by construction.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Contact {
    /// A mail address.
    Mail(String),
    /// A full address of a page.
    Page(String),
}

impl Contact {
    /// Reads a mail address or the full address of a page; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        match text {
            _ if is_address(text) => Some(Contact::Page(text.to_owned())),
            _ if is_mail(text) => Some(Contact::Mail(text.to_owned())),
            _ => None,
        }
    }

    /// Returns what a link leads to.
    pub(crate) fn href(&self) -> String {
        match self {
            Contact::Mail(mail) => format!("mailto:{mail}"),
            Contact::Page(page) => page.clone(),
        }
    }

    /// Returns what a reader sees: the mail address, or the page without its scheme.
    pub(crate) fn shown(&self) -> &str {
        match self {
            Contact::Mail(mail) => mail,
            Contact::Page(page) => page.split_once("://").map_or(page.as_str(), |(_, rest)| rest).trim_end_matches('/'),
        }
    }
}

/// Is it a mail address, of the kind that bodies publish: `name@host.domain`? What mail itself allows beyond that is refused, as it is nearly always a slip.
pub(crate) fn is_mail(text: &str) -> bool {
    let Some((name, host)) = text.split_once('@') else { return false };
    let part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '%' | '+' | '-');
    !name.is_empty() && name.chars().all(part) && !name.starts_with('.') && !name.ends_with('.') && !name.contains("..") && is_host(host)
}

/// Is it a full web address, with a host that has a point in it?
pub(crate) fn is_address(text: &str) -> bool {
    let Some(rest) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else { return false };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let plain = |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}');
    is_host(host.split(':').next().unwrap_or_default())
        && host.split(':').skip(1).all(|port| port.bytes().all(|byte| byte.is_ascii_digit()))
        && rest.chars().all(plain)
}

fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mail_addresses_and_pages_are_told_apart_and_slips_are_refused() {
        assert_eq!(Contact::parse("vragen@voorbeeld.nl"), Some(Contact::Mail("vragen@voorbeeld.nl".into())));
        assert_eq!(Contact::parse("https://www.voorbeeld.nl/contact").unwrap().shown(), "www.voorbeeld.nl/contact");
        for wrong in [
            "vragen@voorbeeld",
            "vragen voorbeeld.nl",
            "vragen@@voorbeeld.nl",
            "a b@voorbeeld.nl",
            ".a@voorbeeld.nl",
            "a..b@voorbeeld.nl",
            "vragen@.nl",
            "vragen@voorbeeld.nl.",
            "mailto:vragen@voorbeeld.nl",
            "Vragen <vragen@voorbeeld.nl>",
            "www.voorbeeld.nl",
            "https://",
            "https://voorbeeld",
            "https://voorbeeld.nl/\"x",
            "https://a@voorbeeld.nl/",
            "ftp://voorbeeld.nl",
            "https://voorbeeld.nl:x/",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(Contact::parse(wrong), None, "{wrong}");
        }
    }
}
