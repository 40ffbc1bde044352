//! A client that follows a script.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use serde_json::{Value, json};

use crate::common::command;

/// How long an answer may take before the test fails: far longer than it does.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client with its server.
pub struct Client {
    server: Child,
    input: Option<ChildStdin>,
    inbox: Receiver<Value>,
    requests: i64,
    /// What is answered to the server's requests, by method.
    pub answers: HashMap<&'static str, Value>,
    /// What came that nobody waited for.
    pub seen: Vec<Value>,
    texts: HashMap<String, (i64, String)>,
}

/// A text without the marks `¦` in it, and where they stood, as lines and UTF-16 columns.
pub fn marked(text: &str) -> (String, Vec<Value>) {
    let mut marks = Vec::new();
    let (mut line, mut column) = (0, 0);
    for c in text.chars() {
        match c {
            '¦' => marks.push(json!({ "line": line, "character": column })),
            '\n' => (line, column) = (line + 1, 0),
            c => column += c.len_utf16(),
        }
    }
    (text.replace('¦', ""), marks)
}

impl Client {
    /// Starts a server in a folder; nothing is said yet.
    pub fn start(folder: &Path) -> Self {
        let mut server = command(folder, &["lsp"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("mermaidc runs");
        let output = server.stdout.take().expect("a pipe");
        let (sender, inbox) = channel();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            while let Some(message) = read(&mut output) {
                if sender.send(message).is_err() {
                    break;
                }
            }
        });
        Self {
            input: server.stdin.take(),
            server,
            inbox,
            requests: 0,
            answers: HashMap::new(),
            seen: Vec::new(),
            texts: HashMap::new(),
        }
    }

    /// Starts a server and introduces itself, with these capabilities.
    pub fn with(folder: &Path, capabilities: &Value) -> Self {
        let mut client = Self::start(folder);
        let params = json!({ "processId": null, "rootUri": null, "capabilities": capabilities });
        client.request("initialize", params);
        client.notify("initialized", json!({}));
        client
    }

    /// The same, of a client that can do nothing special, somewhere.
    pub fn new() -> Self {
        Self::with(&std::env::temp_dir(), &json!({}))
    }

    /// Writes bytes to the server.
    pub fn raw(&mut self, text: &str) {
        let input = self.input.as_mut().expect("an open pipe");
        input.write_all(text.as_bytes()).expect("the server reads");
        input.flush().expect("the server reads");
    }

    pub fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(&format!("Content-Length: {}\r\n\r\n{text}", text.len()));
    }

    pub fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    /// Sends a request, and gives its number.
    pub fn ask(&mut self, method: &str, params: Value) -> i64 {
        self.requests += 1;
        let id = self.requests;
        self.send(&json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        id
    }

    /// The next message; what the server asks is answered.
    pub fn next(&mut self) -> Value {
        let message = self.inbox.recv_timeout(PATIENCE).expect("a message");
        if let (Some(id), Some(method)) = (message.get("id"), message["method"].as_str()) {
            let answer = self.answers.get(method).cloned().unwrap_or_default();
            let id = id.clone();
            self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": answer }));
        }
        message
    }

    /// The next message that a test is true of.
    pub fn wait(&mut self, is_it: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.seen.iter().position(&is_it) {
            return self.seen.remove(at);
        }
        loop {
            let message = self.next();
            if is_it(&message) {
                return message;
            }
            self.seen.push(message);
        }
    }

    /// The whole answer to a request.
    pub fn response(&mut self, id: i64) -> Value {
        self.wait(|message| message["id"] == json!(id) && message.get("method").is_none())
    }

    /// What is answered to a request.
    pub fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        let response = self.response(id);
        assert!(response.get("error").is_none(), "{method}: {response}");
        response["result"].clone()
    }

    /// Why a request is refused.
    pub fn refused(&mut self, method: &str, params: Value) -> String {
        let id = self.ask(method, params);
        let response = self.response(id);
        let message = response["error"]["message"].as_str();
        message
            .unwrap_or_else(|| panic!("{method}: {response}"))
            .to_owned()
    }

    /// What is answered about a document: with its address among the parameters.
    pub fn about(&mut self, uri: &str, method: &str, mut params: Value) -> Value {
        params["textDocument"] = json!({ "uri": uri });
        self.request(&format!("textDocument/{method}"), params)
    }

    /// Opens a document, and gives what is found in it.
    pub fn open(&mut self, uri: &str, language: &str, text: &str) -> Vec<Value> {
        self.texts.insert(uri.to_owned(), (1, text.to_owned()));
        let item = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
        self.notify("textDocument/didOpen", json!({ "textDocument": item }));
        self.found(uri, 1)
    }

    /// Changes a document, and gives what is found in it then.
    pub fn change(&mut self, uri: &str, changes: Value) -> Vec<Value> {
        let version = self.tell_change(uri, changes);
        self.found(uri, version)
    }

    /// Changes a document, and gives its new version.
    pub fn tell_change(&mut self, uri: &str, changes: Value) -> i64 {
        let (version, _) = self.texts.get_mut(uri).expect("an open document");
        *version += 1;
        let version = *version;
        let document = json!({ "uri": uri, "version": version });
        self.notify(
            "textDocument/didChange",
            json!({ "textDocument": document, "contentChanges": changes }),
        );
        version
    }

    /// What is published of a version of a document.
    pub fn found(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let message = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        message["params"]["diagnostics"]
            .as_array()
            .expect("a list")
            .clone()
    }

    /// Says goodbye; gives the exit code.
    pub fn leave(mut self) -> i32 {
        self.request("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.end()
    }

    /// Waits for the end of the server; gives its exit code.
    pub fn end(mut self) -> i32 {
        drop(self.input.take());
        let status = self.server.wait().expect("an end");
        status.code().unwrap_or(-1)
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        drop(self.input.take());
        let _ = self.server.wait();
    }
}

/// The next message of a server.
fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        if line == "\r\n" {
            break;
        }
        if let Some(number) = line.strip_prefix("Content-Length: ") {
            length = number.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    output.read_exact(&mut body).ok()?;
    Some(serde_json::from_slice(&body).expect("JSON"))
}

/// A finding as `line:column-line:column rule`, counted from 0.
pub fn place(finding: &Value) -> String {
    let code = finding["code"].as_str().unwrap_or("?");
    format!("{} {code}", range(&finding["range"]))
}

/// A range as `line:column-line:column`, counted from 0.
pub fn range(range: &Value) -> String {
    let end = |end: &Value| format!("{}:{}", end["line"], end["character"]);
    format!("{}-{}", end(&range["start"]), end(&range["end"]))
}

/// A text with the edits of a workspace edit made.
pub fn edited(text: &str, edit: &Value) -> String {
    let edits = match edit.get("documentChanges") {
        Some(changes) => changes[0]["edits"].clone(),
        None => edit["changes"]
            .as_object()
            .expect("changes")
            .values()
            .next()
            .expect("one")
            .clone(),
    };
    applied(text, edits.as_array().expect("a list"))
}

/// A text with edits made, whose columns are UTF-16 code units.
pub fn applied(text: &str, edits: &[Value]) -> String {
    let offset = |position: &Value| {
        let number = |key: &str| position[key].as_u64().expect("a number") as usize;
        let start: usize = text
            .split_inclusive('\n')
            .take(number("line"))
            .map(str::len)
            .sum();
        let mut left = number("character");
        let mut end = start;
        for c in text[start..].chars() {
            if left == 0 {
                break;
            }
            left -= c.len_utf16().min(left);
            end += c.len_utf8();
        }
        end
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .iter()
        .map(|edit| {
            let range = &edit["range"];
            let text = edit["newText"].as_str().expect("a text");
            (offset(&range["start"]), offset(&range["end"]), text)
        })
        .collect();
    edits.sort_by_key(|edit| (edit.0, edit.1));
    let mut text = text.to_owned();
    for (start, end, with) in edits.into_iter().rev() {
        text.replace_range(start..end, with);
    }
    text
}
