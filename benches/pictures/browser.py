"""Pages in a Chromium without a window, for the scripts beside this one."""
import functools, http.server, json, os, queue, shutil, subprocess, tempfile, threading

BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
#: How long a page may take, in seconds.
PATIENCE = 120
#: What the script of a page does with what it found, for `found`.
SEND = "const send = (found) => fetch('/found', { method: 'POST', body: JSON.stringify(found) });"


def add_options(parser):
    """The options of every script that draws and looks."""
    parser.add_argument('--binary', default='mermaidc', help='draw with this mermaidc')
    parser.add_argument('--browser', help='look with this browser')


def program(said):
    """The browser that was said, or one that is installed."""
    found = said or next(filter(None, map(shutil.which, BROWSERS)), None)
    if found is None:
        raise SystemExit('There is no Chromium here: give one with `--browser PATH`.')
    return found


def command(browser, profile, *options):
    """The command that opens an address without a window."""
    # Chromium does not sandbox what root starts.
    flags = ['--no-sandbox'] if os.geteuid() == 0 else []
    return [browser, '--headless', '--disable-gpu', '--hide-scrollbars', *flags, f'--user-data-dir={profile}', *options]


def found(browser, folder):
    """What the script of `page.html` in a folder sends."""
    answers = queue.Queue()

    class Handler(http.server.SimpleHTTPRequestHandler):
        def do_POST(self):
            answers.put(json.loads(self.rfile.read(int(self.headers['Content-Length']))))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            pass

    with http.server.ThreadingHTTPServer(('127.0.0.1', 0), functools.partial(Handler, directory=folder)) as server, \
            tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f'http://127.0.0.1:{server.server_port}/page.html'
        process = subprocess.Popen(command(browser, profile, '--remote-debugging-port=0', address),
                                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            return answers.get(timeout=PATIENCE)
        finally:
            process.terminate()
            process.wait()
            server.shutdown()


def draw(binary, chart, svg, *options):
    """Draws a chart; whether it was drawn."""
    command = [binary, 'compile', '--quiet', '--no-config', chart, '--to', 'svg', '--annotate', *options, '-o', svg]
    return subprocess.run(command, capture_output=True).returncode == 0 and os.path.exists(svg)
