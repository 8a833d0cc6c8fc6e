//! A preview that runs: the program is started on a project, and asked over sockets, byte by byte where that matters.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use serde_json::Value;

use super::project::Project;

/// After this something will never happen, also on a slow machine.
const NEVER: Duration = Duration::from_secs(60);

/// A running preview, which ends when this value goes.
pub(crate) struct Served {
    child: Child,
    pub(crate) port: u16,
    /// The path of the site.
    pub(crate) mount: String,
    lines: Arc<Mutex<Vec<String>>>,
}

/// What was answered.
#[derive(Clone, Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: BTreeMap<String, String>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// The page as it was made: without what the preview put in.
    pub(crate) fn without_addition(&self) -> Vec<u8> {
        let text = String::from_utf8(self.body.clone()).expect("a page is text");
        let start =
            ["<p class=\"kerncijfer-draft\"", "<link rel=\"stylesheet\" href=\"/.kerncijfer/"].iter().find_map(|start| text.rfind(start));
        let start = start.unwrap_or_else(|| panic!("no addition in {text}"));
        let end = start + text[start..].find("</script>").expect("the end of the addition") + "</script>".len();
        format!("{}{}", &text[..start], &text[end..]).into_bytes()
    }
}

impl Served {
    /// Starts a preview on any port and waits for its address.
    pub(crate) fn start(project: &Project, arguments: &[&str]) -> Self {
        Served::start_with(project, &[&["--port", "0"], arguments].concat(), &[])
    }

    /// Starts a preview with variables set.
    pub(crate) fn start_with(project: &Project, arguments: &[&str], variables: &[(&str, &str)]) -> Self {
        let mut command = project.command(&[&["serve"], arguments].concat());
        for name in ["KERNCIJFER_EDITOR", "VISUAL", "EDITOR"] {
            command.env_remove(name);
        }
        let mut child =
            command.envs(variables.iter().copied()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().expect("the program starts");
        let lines = Arc::new(Mutex::new(Vec::new()));
        let said = lines.clone();
        let stderr = child.stderr.take().expect("it was asked for");
        std::thread::spawn(move || {
            for line in BufReader::new(stderr).lines().map_while(Result::ok) {
                said.lock().expect("no thread fell").push(line);
            }
        });
        let mut served = Served { child, port: 0, mount: String::new(), lines };
        served.wait_for("an address", |served| {
            let lines = served.said();
            lines.lines().find_map(|line| line.split_once("http://localhost:").map(|(_, address)| address.to_owned())).is_some()
        });
        let said = served.said();
        let address = said.split_once("http://localhost:").expect("it is there").1.lines().next().expect("a line");
        let (port, mount) = address.split_once('/').expect("a path");
        (served.port, served.mount) = (port.parse().expect("a port"), format!("/{mount}"));
        served
    }

    /// Everything that was said at the terminal so far.
    pub(crate) fn said(&self) -> String {
        self.lines.lock().expect("no thread fell").join("\n")
    }

    /// Waits until something is so.
    pub(crate) fn wait_for(&self, what: &str, mut is_so: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !is_so(self) {
            assert!(start.elapsed() < NEVER, "waited in vain for {what}; it said:\n{}", self.said());
            std::thread::sleep(Duration::from_millis(15));
        }
    }

    /// Waits until a page holds words.
    pub(crate) fn wait_for_words(&self, path: &str, words: &str) {
        self.wait_for(&format!("{words:?} on {path}"), |served| served.get(path).text().contains(words));
    }

    /// Opens a connection.
    pub(crate) fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("it listens");
        stream.set_read_timeout(Some(NEVER)).expect("a timeout");
        stream
    }

    /// Sends bytes as they are and reads the answer.
    pub(crate) fn send(&self, bytes: &[u8]) -> Answer {
        let mut stream = self.connect();
        // It may be refused before all of it is read.
        let _ = stream.write_all(bytes);
        read_answer(&mut stream)
    }

    /// Asks for a path with a method and headers; `Host` is ours unless it is among them.
    pub(crate) fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut request = format!("{method} {path} HTTP/1.1\r\nConnection: close\r\n");
        if !headers.iter().any(|(name, _)| name.eq_ignore_ascii_case("host")) {
            request += &format!("Host: localhost:{}\r\n", self.port);
        }
        for (name, value) in headers {
            request += &format!("{name}: {value}\r\n");
        }
        self.send(format!("{request}\r\n").as_bytes())
    }

    pub(crate) fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    /// How a page stands.
    pub(crate) fn page(&self, path: &str) -> Value {
        self.get(&format!("/.kerncijfer/page?path={path}")).json()
    }

    /// Opens a stream of events.
    pub(crate) fn events(&self) -> Events {
        let mut stream = self.connect();
        write!(stream, "GET /.kerncijfer/events HTTP/1.1\r\nHost: localhost:{}\r\n\r\n", self.port).expect("it listens");
        Events { reader: BufReader::new(stream) }
    }

    /// The memory that the program has, in kilobytes.
    pub(crate) fn memory(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line for memory");
        line.split_whitespace().nth(1).expect("a number").parse().expect("a number")
    }

    /// Sends a signal and returns the exit code.
    #[cfg(unix)]
    pub(crate) fn end(mut self, signal: rustix::process::Signal) -> Option<i32> {
        rustix::process::kill_process(rustix::process::Pid::from_child(&self.child), signal).expect("it runs");
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A stream of events.
pub(crate) struct Events {
    reader: BufReader<TcpStream>,
}

impl Events {
    /// The number of the next build that it tells of.
    pub(crate) fn next_build(&mut self) -> u64 {
        loop {
            let mut line = String::new();
            let read = self.reader.read_line(&mut line).expect("the stream goes on");
            assert!(read > 0, "the stream ended");
            if let Some(build) = line.strip_prefix("data: {\"build\":") {
                return build.trim().trim_end_matches('}').parse().expect("a number");
            }
        }
    }

    /// The first line: the status.
    pub(crate) fn status(&mut self) -> u16 {
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("an answer");
        line.split(' ').nth(1).expect("a status").parse().expect("a number")
    }
}

/// Reads an answer to its end.
fn read_answer(stream: &mut TcpStream) -> Answer {
    let mut bytes = Vec::new();
    let mut part = [0; 65_536];
    loop {
        match stream.read(&mut part) {
            Ok(0) => break,
            Ok(read) => bytes.extend(&part[..read]),
            // What is refused half way is closed with a reset.
            Err(error) if error.kind() == ErrorKind::ConnectionReset => break,
            Err(error) => panic!("{error} behind {} bytes", bytes.len()),
        }
    }
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap_or_else(|| panic!("no head in {:?}", String::from_utf8_lossy(&bytes)));
    let head = String::from_utf8(bytes[..end].to_vec()).expect("a head is text");
    let mut lines = head.split("\r\n");
    let status = lines.next().and_then(|line| line.split(' ').nth(1)).and_then(|status| status.parse().ok()).expect("a status");
    let headers = lines.filter_map(|line| line.split_once(": ")).map(|(name, value)| (name.to_lowercase(), value.to_owned())).collect();
    Answer { status, headers, body: bytes[end + 4..].to_vec() }
}
