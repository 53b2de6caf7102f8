"""A real browser, driven through a pipe by Chromium's DevTools protocol: nothing but chromium is needed."""
import fcntl
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    @staticmethod
    def found():
        program = shutil.which("chromium") or shutil.which("chromium-browser")
        return Browser(program) if program else None

    def __init__(self, program):
        self.profile = tempfile.mkdtemp()
        theirs_in, self.out = os.pipe()
        self.input, theirs_out = os.pipe()
        theirs = [fcntl.fcntl(theirs_in, fcntl.F_DUPFD, 10), fcntl.fcntl(theirs_out, fcntl.F_DUPFD, 10)]

        def prepare():  # it speaks through the descriptors 3 and 4
            os.dup2(theirs[0], 3)
            os.dup2(theirs[1], 4)

        self.process = subprocess.Popen(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
             "--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio",
             "--remote-debugging-pipe", f"--user-data-dir={self.profile}", "about:blank"],
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=prepare, close_fds=False)
        for descriptor in (theirs_in, theirs_out, *theirs):
            os.close(descriptor)
        self.rest, self.number, self.events = b"", 0, []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = None
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network"):
            self.ask(f"{domain}.enable")
        # What holds must hold without the policy of the page too, which is a second lock.
        self.ask("Page.setBypassCSP", enabled=True)

    def receive(self):
        while b"\0" not in self.rest:
            part = os.read(self.input, 1 << 20)
            if not part:
                raise EOFError("the browser has ended")
            self.rest += part
        message, self.rest = self.rest.split(b"\0", 1)
        return json.loads(message)

    def ask(self, method, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if getattr(self, "session", None):
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.out, data):]
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']}")
                return answer["result"]
            self.events.append(answer)
            if answer.get("method") == "Page.javascriptDialogOpening":  # nothing goes on before it is answered
                self.number += 1
                closing = {"id": self.number, "method": "Page.handleJavaScriptDialog", "params": {"accept": True},
                           "sessionId": self.session}
                os.write(self.out, json.dumps(closing).encode() + b"\0")
                self.number -= 1

    def open(self, path, expression, width=1200):
        """Opens a file; what an expression gives there, and the addresses asked for and the dialogs shown meanwhile."""
        self.events = []
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=900, deviceScaleFactor=1, mobile=width < 600)
        self.ask("Page.navigate", url=path.absolute().as_uri())
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive())
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        asked = [e["params"]["request"]["url"] for e in self.events if e.get("method") == "Network.requestWillBeSent"]
        dialogs = [e for e in self.events if e.get("method") == "Page.javascriptDialogOpening"]
        return result["result"]["value"], asked, dialogs

    def close(self):
        os.close(self.out)
        os.close(self.input)
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.profile, ignore_errors=True)
