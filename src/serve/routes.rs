//! What is answered where: the site under its own path, the preview under `/.kerncijfer/`.

use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE, HeaderMap};
use axum::http::{HeaderValue, Method, StatusCode, Uri};
use axum::middleware::{self, Next};
use axum::response::Response;
use axum::routing::get;
use tokio::time::timeout;

use super::answer;
use super::events::Events;
use super::guard;
use super::path::{self, Asked, Refused};
use super::shared::Shared;
use super::snapshot::{Found, Snapshot, file_of};
use crate::hosting::{self, Led};
use crate::html;
use crate::preview::{Datasets, Figures, PageState, Standing};
use crate::source::Content;

/// How long a request waits for what is being made.
const WAIT: Duration = Duration::from_secs(10);
/// The least time between two starts of the editor.
const PAUSE: Duration = Duration::from_millis(300);

const SCRIPT: &str = include_str!("client/preview.js");
const STYLE: &str = include_str!("client/preview.css");

type Known = State<Arc<Shared>>;

/// Returns what answers requests.
pub(super) fn router(shared: Arc<Shared>) -> Router {
    Router::new()
        .route("/.kerncijfer/events", get(events))
        .route("/.kerncijfer/page", get(page))
        .route("/.kerncijfer/figures", get(figures))
        .route("/.kerncijfer/datasets", get(datasets))
        .route("/.kerncijfer/open", get(open))
        .route("/.kerncijfer/preview.js", get(async || answer::own("preview.js", SCRIPT)))
        .route("/.kerncijfer/preview.css", get(async || answer::own("preview.css", STYLE)))
        .fallback(site)
        .layer(middleware::from_fn_with_state(shared.clone(), guarded))
        .with_state(shared)
}

async fn guarded(State(shared): Known, request: Request, next: Next) -> Response {
    let mut response = match guard::refusal(request.method(), request.uri(), request.headers(), shared.port) {
        Some((status, why)) => answer::words(status, why),
        None => next.run(request).await,
    };
    answer::secure(response.headers_mut());
    response
}

async fn site(State(shared): Known, uri: Uri) -> Response {
    let now = shared.now();
    if uri.path() == "/" && now.mount != "/" {
        return answer::elsewhere(StatusCode::TEMPORARY_REDIRECT, &html::encode(&now.mount));
    }
    let path = match path::asked(uri.path(), &now.mount) {
        Ok(Asked::Site(path)) => path,
        Ok(Asked::Mount) => return answer::elsewhere(StatusCode::PERMANENT_REDIRECT, &html::encode(&now.mount)),
        Ok(Asked::Outside) => {
            let whole = until(&shared, |snapshot| !matches!(snapshot.find("404.html"), Found::NotYet)).await;
            return answer::missing(&shared, &whole.unwrap_or(now), StatusCode::NOT_FOUND, uri.path().trim_start_matches('/'));
        }
        Err(Refused::Bad) => return answer::words(StatusCode::BAD_REQUEST, "this is no address of a site"),
        Err(Refused::Long) => return answer::words(StatusCode::URI_TOO_LONG, "this address is too long"),
    };
    let Some(snapshot) = until(&shared, |snapshot| !matches!(snapshot.find(&path), Found::NotYet)).await else {
        return answer::no_site(&shared, &shared.now(), &path, true);
    };
    match snapshot.find(&path) {
        Found::File(name, file) => answer::file(&shared, &snapshot, &name, file),
        Found::Folder => {
            let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            answer::elsewhere(StatusCode::PERMANENT_REDIRECT, &format!("{}/{query}", uri.path()))
        }
        Found::NoSite => answer::no_site(&shared, &snapshot, &path, false),
        Found::Missing | Found::NotYet => match snapshot.judged.as_ref().and_then(|judged| hosting::led(&judged.site, &path)) {
            Some(Led::To(to)) => answer::elsewhere(StatusCode::MOVED_PERMANENTLY, &to),
            Some(Led::Nowhere) => answer::missing(&shared, &snapshot, StatusCode::GONE, &path),
            None => answer::missing(&shared, &snapshot, StatusCode::NOT_FOUND, &path),
        },
    }
}

/// Waits for a snapshot, within bounds.
async fn until(shared: &Shared, is_ready: impl FnMut(&Snapshot) -> bool) -> Option<Arc<Snapshot>> {
    let mut snapshots = shared.snapshot.subscribe();
    let mut is_ready = is_ready;
    let found = timeout(WAIT, snapshots.wait_for(|snapshot| is_ready(snapshot))).await;
    found.ok()?.ok().map(|snapshot| snapshot.clone())
}

/// Waits for the first build, within bounds.
async fn built(shared: &Shared) -> Arc<Snapshot> {
    until(shared, |snapshot| !snapshot.is_first()).await.unwrap_or_else(|| shared.now())
}

async fn events(State(shared): Known, method: Method) -> Response {
    // Who asks for the head only needs no stream.
    let body = match method {
        Method::HEAD => Body::empty(),
        _ => match Events::open(&shared) {
            Some(events) => Body::new(events),
            None => return answer::words(StatusCode::SERVICE_UNAVAILABLE, "too many pages are open"),
        },
    };
    let mut response = Response::new(body);
    response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/event-stream; charset=utf-8"));
    response.headers_mut().insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// The path of a page that a request asks about.
fn asked_page(uri: &Uri) -> String {
    path::query(uri.query(), "path").map(|path| file_of(&path)).unwrap_or_default()
}

/// Makes an answer beside the thread that serves: it may take a while.
async fn made<T: serde::Serialize + Send + 'static>(make: impl FnOnce() -> T + Send + 'static) -> Response {
    match tokio::task::spawn_blocking(make).await {
        Ok(value) => answer::json(&value),
        Err(_) => answer::words(StatusCode::INTERNAL_SERVER_ERROR, "this answer could not be made"),
    }
}

async fn page(State(shared): Known, uri: Uri) -> Response {
    let path = asked_page(&uri);
    let ready = until(&shared, |snapshot| !snapshot.is_first() && !matches!(snapshot.find(&path), Found::NotYet)).await;
    let snapshot = ready.unwrap_or_else(|| shared.now());
    made(move || {
        let standing =
            Standing { build: snapshot.build, version: snapshot.version(&path), styles: snapshot.styles(), stale: snapshot.stale };
        PageState::new(shared.view(&snapshot), &path, standing)
    })
    .await
}

async fn figures(State(shared): Known, uri: Uri) -> Response {
    let path = asked_page(&uri);
    let snapshot = built(&shared).await;
    made(move || Figures::of_page(shared.view(&snapshot), &path)).await
}

async fn datasets(State(shared): Known, uri: Uri) -> Response {
    let path = asked_page(&uri);
    let snapshot = built(&shared).await;
    made(move || Datasets::for_page(shared.view(&snapshot), &path)).await
}

/// Starts the writer's editor at a place in one of the sources.
async fn open(State(shared): Known, method: Method, uri: Uri, headers: HeaderMap) -> Response {
    let refused = |why| answer::words(StatusCode::FORBIDDEN, why);
    // A header of one's own can be sent to another site with its leave only (Fetch, 4.8), and nobody gets ours.
    if headers.get("x-kerncijfer").is_none_or(|value| value != "open") {
        return refused("this is opened by the preview only");
    }
    let value = |name| path::query(uri.query(), name).unwrap_or_default();
    if !is_same(&value("key"), &shared.opener.key) {
        return refused("this is opened by the preview only");
    }
    let (file, line, column) = (value("file"), value("line").parse::<u32>(), value("column").parse::<u32>());
    let snapshot = shared.now();
    // Only what was read as an input of the site: no other file, whatever the path says.
    let is_source = matches!(snapshot.sources.get(&file), Some(Content::Text(_) | Content::NotUtf8 { .. }));
    let (true, Ok(line @ 1..), Ok(column @ 1..)) = (is_source, line, column) else {
        return answer::words(StatusCode::NOT_FOUND, "there is no such place");
    };
    let command = shared.opener.editor.command(&shared.opener.root.join(&file), line as usize, column as usize);
    let Some(command) = command else { return answer::words(StatusCode::NOT_FOUND, "no editor is known") };
    if method == Method::HEAD {
        return answer::words(StatusCode::OK, "");
    }
    {
        let mut opened = shared.opened.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        if opened.is_some_and(|last| last.elapsed() < PAUSE) {
            return answer::words(StatusCode::TOO_MANY_REQUESTS, "the editor was started just now");
        }
        *opened = Some(Instant::now());
    }
    match start(&command) {
        Ok(()) => answer::words(StatusCode::OK, "opened"),
        Err(_) => answer::words(StatusCode::INTERNAL_SERVER_ERROR, "the editor could not be started"),
    }
}

/// Starts a program with its arguments as they are: no shell reads them.
fn start(command: &[std::ffi::OsString]) -> std::io::Result<()> {
    let (program, arguments) = command.split_first().ok_or(std::io::ErrorKind::InvalidInput)?;
    let null = std::process::Stdio::null;
    let mut child = std::process::Command::new(program).args(arguments).stdin(null()).stdout(null()).stderr(null()).spawn()?;
    // Someone has to see it end, or the system keeps its name.
    std::thread::Builder::new().name("editor".to_owned()).spawn(move || child.wait())?;
    Ok(())
}

/// Compares two secrets in a time that tells nothing of where they differ.
fn is_same(one: &str, other: &str) -> bool {
    one.len() == other.len() && one.bytes().zip(other.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
