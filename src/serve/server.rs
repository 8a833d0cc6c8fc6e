//! The server: sockets of this machine alone, HTTP/1.1 on them, and bounds on what a client may cost.

use std::io;
use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::service::TowerToHyperService;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Semaphore;
use tokio::time::{Sleep, sleep};

use super::events;
use super::routes;
use super::shared::{STREAMS, Shared};

/// The most connections at once: all streams, and room for everything else.
const CONNECTIONS: usize = STREAMS + 256;
/// A client that does not finish its head in this time is left.
const HEAD: Duration = Duration::from_secs(10);
/// A client that takes nothing for this time is left.
const STALL: Duration = Duration::from_secs(30);
/// The most bytes of the head of a request.
const MOST_HEAD: usize = 16 * 1024;
/// How many ports behind the wished one are tried.
const MORE_PORTS: u16 = 50;

/// Listens on a port of this machine, under both its addresses where it has both; 0 is any port.
pub(super) fn listen(port: u16) -> io::Result<(u16, Vec<TcpListener>)> {
    let mut tries = 0;
    loop {
        let four = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let own = four.local_addr()?.port();
        match TcpListener::bind((Ipv6Addr::LOCALHOST, own)) {
            Ok(six) => return Ok((own, vec![four, six])),
            // `localhost` may lead to that address, so it must not be someone else's.
            Err(error) if error.kind() == io::ErrorKind::AddrInUse && port == 0 && tries < MORE_PORTS => tries += 1,
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => return Err(error),
            // A machine without IPv6.
            Err(_) => return Ok((own, vec![four])),
        }
    }
}

/// Listens on a port, or on the next one that is free.
pub(super) fn listen_near(port: u16) -> io::Result<(u16, Vec<TcpListener>)> {
    let mut last = None;
    for port in port..=port.saturating_add(MORE_PORTS) {
        match listen(port) {
            Err(error) if error.kind() == io::ErrorKind::AddrInUse => last = Some(error),
            found => return found,
        }
    }
    Err(last.unwrap_or_else(|| io::ErrorKind::AddrInUse.into()))
}

/// Makes what runs the server.
pub(super) fn runtime() -> io::Result<Runtime> {
    raise_limit();
    Builder::new_current_thread().enable_all().max_blocking_threads(4).build()
}

/// A stream is an open file, and many systems allow 1,024 of those unless one asks.
#[cfg(unix)]
fn raise_limit() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    let wanted = u64::try_from(2 * CONNECTIONS).unwrap_or(u64::MAX);
    if limit.current.is_some_and(|current| current < wanted) {
        limit.current = Some(limit.maximum.map_or(wanted, |most| most.min(wanted)));
        // With fewer open files there are fewer streams; that is all.
        let _ = setrlimit(Resource::Nofile, limit);
    }
}

#[cfg(not(unix))]
fn raise_limit() {}

/// Serves until the user ends it.
pub(super) fn run(runtime: &Runtime, listeners: Vec<TcpListener>, shared: &Arc<Shared>) -> io::Result<()> {
    runtime.block_on(async {
        tokio::spawn(events::tell_of_long_builds(shared.clone()));
        let room = Arc::new(Semaphore::new(CONNECTIONS));
        for listener in listeners {
            listener.set_nonblocking(true)?;
            tokio::spawn(accept(tokio::net::TcpListener::from_std(listener)?, shared.clone(), room.clone()));
        }
        ended().await
    })
}

/// Waits for the user, or the system, to end the program.
#[cfg(unix)]
async fn ended() -> io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        pressed = tokio::signal::ctrl_c() => pressed,
        _ = terminated.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn ended() -> io::Result<()> {
    tokio::signal::ctrl_c().await
}

async fn accept(listener: tokio::net::TcpListener, shared: Arc<Shared>, room: Arc<Semaphore>) {
    let router = routes::router(shared);
    loop {
        // Who comes when it is full waits in the queue of the system.
        let Ok(permit) = room.clone().acquire_owned().await else { return };
        let (stream, from) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(_) => {
                // Too many open files, most likely: some will be closed.
                sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        if !is_here(from) {
            continue;
        }
        let _ = stream.set_nodelay(true);
        let service = TowerToHyperService::new(router.clone());
        let io = TokioIo::new(Patient { stream, stalled: None });
        tokio::spawn(async move {
            let _permit = permit;
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(HEAD)
                .max_buf_size(MOST_HEAD)
                .serve_connection(io, service);
            // A client that goes away is no mistake.
            let _ = connection.await;
        });
    }
}

/// The sockets are bound to this machine; this is so whatever the system makes of that.
fn is_here(from: SocketAddr) -> bool {
    from.ip().to_canonical().is_loopback()
}

/// A connection that is given up when the other side takes nothing for a while.
struct Patient {
    stream: TcpStream,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl Patient {
    fn judge<T>(&mut self, cx: &mut Context<'_>, written: Poll<io::Result<T>>) -> Poll<io::Result<T>> {
        if written.is_ready() {
            self.stalled = None;
            return written;
        }
        let stalled = self.stalled.get_or_insert_with(|| Box::pin(sleep(STALL)));
        stalled.as_mut().poll(cx).map(|()| Err(io::ErrorKind::TimedOut.into()))
    }
}

impl AsyncRead for Patient {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buffer: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buffer)
    }
}

impl AsyncWrite for Patient {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(cx, bytes);
        self.judge(cx, written)
    }

    fn poll_write_vectored(mut self: Pin<&mut Self>, cx: &mut Context<'_>, parts: &[io::IoSlice<'_>]) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(cx, parts);
        self.judge(cx, written)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
