"""The AWS emulator of the sandbox: moto's server with its gaps closed, on a free port of the loopback interface.

    python emulator.py --port-file FILE

The port is in FILE as soon as the emulator answers, and FILE is gone when it has ended. SIGTERM ends it.
"""

import argparse
import os
import signal
import socket
import sys
import threading
import time
import urllib.error
import urllib.request

HOST = "127.0.0.1"
ANSWERS_WITHIN_SECONDS = 60


def main():
    arguments = argparse.ArgumentParser(description="The AWS emulator of the sandbox.")
    arguments.add_argument("--port-file", required=True, help="where the port is written once the emulator answers")
    port_file = arguments.parse_args().port_file

    # Ctrl-C in the terminal of the run that started it must not end it: it serves the next runs too.
    if os.getpgrp() != os.getpid():
        os.setsid()
    # The first thing: a stop that comes while moto is still being loaded must end this process too.
    stopped = threading.Event()
    for signum in (signal.SIGTERM, signal.SIGINT):
        signal.signal(signum, lambda *_: stopped.set())

    listener = socket.socket()
    listener.bind((HOST, 0))
    listener.listen(128)
    port = listener.getsockname()[1]
    # moto builds addresses of its own (of queues, for one) with this port.
    os.environ["MOTO_PORT"] = str(port)
    # Without this moto knows none of AWS's managed policies, and roles can't have them.
    os.environ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true"

    server = make_server(listener)
    threading.Thread(target=server.run, daemon=True).start()
    try:
        if wait_until_it_answers(port, stopped):
            write_atomically(port_file, f"{port}\n")
            stopped.wait()
    finally:
        remove_own(port_file, port)


def make_server(listener):
    from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
    from waitress.server import create_server

    import gaps  # noqa: F401

    app = DomainDispatcherApplication(create_backend_app)
    # Not moto's own development server: it closes each connection after one answer, and under load clients then
    # lose an answer now and again.
    return create_server(app, sockets=[listener], threads=16, ident=None)


def wait_until_it_answers(port, stopped):
    deadline = time.monotonic() + ANSWERS_WITHIN_SECONDS
    # A proxy of the environment has no business with the loopback interface.
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    while not stopped.is_set():
        try:
            with opener.open(f"http://{HOST}:{port}/moto-api/data.json", timeout=10):
                return True
        except (urllib.error.URLError, OSError) as problem:
            if time.monotonic() > deadline:
                sys.exit(f"The emulator does not answer on its own port: {problem}")
            stopped.wait(0.1)
    return False


def write_atomically(path, text):
    fresh = f"{path}.{os.getpid()}"
    with open(fresh, "w", encoding="ascii") as file:
        file.write(text)
    os.replace(fresh, path)


def remove_own(port_file, port):
    # Another emulator may have taken the file over.
    try:
        with open(port_file, encoding="ascii") as file:
            own = file.read().strip() == str(port)
    except FileNotFoundError:
        return
    if own:
        os.remove(port_file)


if __name__ == "__main__":
    main()
