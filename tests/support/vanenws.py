# SPDX-License-Identifier: GPL-3.0-or-later
"""The US weather service with the alerts that a test wants."""

import datetime
import http.server
import json
import threading
import urllib.error
import urllib.request


class Nws:
    """The simulator's weather service, but for the alerts."""

    def __init__(self, endpoints):
        self.alerts = []
        upstream = next(e.split("=", 1)[1] for e in endpoints.split() if e.startswith("nws="))
        owner = self

        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                if self.path.startswith("/alerts/active"):
                    self.answer(200, json.dumps({"type": "FeatureCollection", "features": owner.alerts}).encode())
                    return
                try:
                    with urllib.request.urlopen(upstream + self.path, timeout=60) as reply:
                        self.answer(reply.status, reply.read())
                except urllib.error.HTTPError as error:
                    self.answer(error.code, error.read())
                except OSError:
                    # The test has ended before what it had under way.
                    self.close_connection = True

            def answer(self, status, body):
                self.send_response(status)
                self.send_header("Content-Type", "application/geo+json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_arguments):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.thread = threading.Thread(target=self.server.serve_forever)
        self.thread.start()
        self.endpoints = endpoints.replace(f"nws={upstream}", f"nws=http://127.0.0.1:{self.server.server_port}")

    def warn(self, *events, severity="Severe", hours=6):
        now = datetime.datetime.now(datetime.timezone.utc).replace(microsecond=0)
        self.alerts = [
            {"type": "Feature", "geometry": None, "properties": {
                "id": f"urn:oid:test.{event.replace(' ', '')}", "references": [], "areaDesc": "Seattle",
                "sent": (now - datetime.timedelta(hours=1)).isoformat(), "effective": now.isoformat(),
                "onset": now.isoformat(), "expires": (now + datetime.timedelta(hours=hours)).isoformat(),
                "ends": (now + datetime.timedelta(hours=hours)).isoformat(), "status": "Actual",
                "messageType": "Alert", "severity": severity, "certainty": "Likely", "urgency": "Expected",
                "event": event, "headline": f"{event} for <b>everybody</b> & all", "description": "Stay inside.",
                "senderName": "NWS", "parameters": {},
            }} for event in events
        ]

    def stop(self):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()


def make_country(n):
    """As the National Weather Service sends them: of each severity some, one a test, one cancelled."""
    severities = ("Minor", "Extreme", "Moderate", "Unknown", "Severe")
    features = []
    for i in range(n):
        features.append({"properties": {
            "id": f"urn:{i}", "areaDesc": f"County {i}", "sent": "2026-01-01T00:00:00Z", "status": "Actual",
            "messageType": "Alert", "severity": severities[i % 5], "event": f"Event {i}", "ends": None,
            "expires": "2099-01-01T00:00:00Z", "onset": "2026-01-01T00:00:00Z", "headline": f"Headline {i}",
            "description": "* WHAT...Something.\n\n* WHERE...Everywhere. " * 100, "parameters": {}}})
    features[0]["properties"]["status"] = "Test"
    features[1]["properties"]["messageType"] = "Cancel"
    return json.dumps({"features": features})
