//! Answers: files of the site, and short words when there is none. Each has the security headers of a publication, and is never kept by the browser.

use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::http::header::{ALLOW, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, LOCATION, RETRY_AFTER};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::response::Response;

use super::addition::Addition;
use super::shared::Shared;
use super::snapshot::{Snapshot, file_of, version};
use crate::diagnostic::Language;
use crate::headers;
use crate::html;
use crate::media::{is_page, media_type};
use crate::output::File;

const PLAIN: &str = "text/plain; charset=utf-8";

/// The bytes of a file that stand together, shared and not copied.
struct Held(File);

impl AsRef<[u8]> for Held {
    fn as_ref(&self) -> &[u8] {
        self.0.held().unwrap_or_default()
    }
}

/// The bytes of a file; only those of a file in pieces are copied.
fn body(file: &File) -> Bytes {
    match file.held() {
        Some(_) => Bytes::from_owner(Held(file.clone())),
        None => file.bytes().into_owned().into(),
    }
}

fn answer(status: StatusCode, media_type: &str, body: impl Into<Bytes>) -> Response {
    let body = body.into();
    let length = body.len();
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    headers.insert(CONTENT_TYPE, HeaderValue::from_str(media_type).expect("a media type is ASCII"));
    response
}

/// Puts the headers in that every answer has.
pub(super) fn secure(headers: &mut HeaderMap) {
    for (name, value) in headers::SECURITY {
        // A drawing has a policy of its own, and so has a page to search.
        headers.entry(HeaderName::from_static(name)).or_insert(HeaderValue::from_static(value));
    }
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
}

/// Short words.
pub(super) fn words(status: StatusCode, words: &str) -> Response {
    let mut response = answer(status, PLAIN, format!("{words}\n"));
    if status == StatusCode::METHOD_NOT_ALLOWED {
        response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    response
}

/// A value for the preview in the browser.
pub(super) fn json(value: &impl serde::Serialize) -> Response {
    let bytes = serde_json::to_vec(value).expect("keys are texts");
    answer(StatusCode::OK, "application/json; charset=utf-8", bytes)
}

/// A part of the preview itself.
pub(super) fn own(path: &str, text: &'static str) -> Response {
    answer(StatusCode::OK, media_type(path), Bytes::from_static(text.as_bytes()))
}

/// Another place. `path` is percent-encoded.
pub(super) fn elsewhere(status: StatusCode, path: &str) -> Response {
    let mut response = answer(status, PLAIN, Bytes::new());
    if let Ok(path) = HeaderValue::from_str(path) {
        response.headers_mut().insert(LOCATION, path);
    }
    response
}

/// A file of the site.
pub(super) fn file(shared: &Shared, snapshot: &Arc<Snapshot>, path: &str, file: &File) -> Response {
    if is_page(path) {
        let mut response = page(shared, snapshot, StatusCode::OK, path, &version(file), &file.bytes());
        if path.ends_with(headers::SEARCH_PAGE) {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::SEARCH_SECURITY_POLICY));
        }
        return response;
    }
    let mut response = answer(StatusCode::OK, media_type(path), body(file));
    if path.ends_with(".svg") {
        response.headers_mut().insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(headers::DRAWING_SECURITY_POLICY));
    }
    response
}

/// The page that says that nothing is at a path, or nothing any more.
pub(super) fn missing(shared: &Shared, snapshot: &Arc<Snapshot>, status: StatusCode, path: &str) -> Response {
    match snapshot.output.as_ref().and_then(|output| output.get("404.html")) {
        Some(found) => page(shared, snapshot, status, &file_of(path), "", &found.bytes()),
        None => words(status, pick(snapshot.language, "Deze pagina bestaat niet.", "There is no such page.")),
    }
}

/// What is shown as long as there is no good site: a page with nothing but the preview, which tells what is wrong and loads the site when that is mended.
pub(super) fn no_site(shared: &Shared, snapshot: &Arc<Snapshot>, path: &str, is_slow: bool) -> Response {
    let file = file_of(path);
    let (title, text) = match (snapshot.language, is_slow) {
        (Language::Dutch, false) => ("Er is nog geen site", "In de bestanden staan fouten. Deze pagina laadt vanzelf als ze weg zijn."),
        (Language::English, false) => {
            ("There is no site yet", "There are mistakes in the files. This page loads by itself when they are gone.")
        }
        (Language::Dutch, true) => ("De site wordt nog gemaakt", "Dat duurt lang. Deze pagina laadt vanzelf als de site klaar is."),
        (Language::English, true) => ("The site is still being made", "That takes long. This page loads by itself when the site is ready."),
    };
    if !is_page(&file) {
        return words(StatusCode::SERVICE_UNAVAILABLE, title);
    }
    let tag = snapshot.language.tag();
    let text = format!(
        "<!doctype html>\n<html lang=\"{tag}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title}</title>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{text}</p>\n</main>\n</body>\n</html>\n"
    );
    let mut response = page(shared, snapshot, StatusCode::SERVICE_UNAVAILABLE, &file, "", text.as_bytes());
    response.headers_mut().insert(RETRY_AFTER, HeaderValue::from_static("2"));
    response
}

fn page(shared: &Shared, snapshot: &Snapshot, status: StatusCode, path: &str, version: &str, bytes: &[u8]) -> Response {
    let addition = Addition {
        path,
        version,
        build: snapshot.build,
        base_url: &snapshot.base_url,
        mount: &html::encode(&snapshot.mount),
        language: snapshot.language,
        draft: shared.view(snapshot).draft(path),
    };
    answer(status, media_type("page.html"), addition.put_in(bytes))
}

pub(super) fn pick<T>(language: Language, dutch: T, english: T) -> T {
    match language {
        Language::Dutch => dutch,
        Language::English => english,
    }
}
