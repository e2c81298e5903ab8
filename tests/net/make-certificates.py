#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes two certificate authorities and the certificates of a few servers, for tests.

usage: make-certificates.py OPENSSL FOLDER
"""

import os
import subprocess
import sys

AUTHORITY = """[req]
distinguished_name = name
x509_extensions = authority
prompt = no
[name]
CN = {name}
[authority]
basicConstraints = critical, CA:TRUE
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
"""

SERVER = """[req]
distinguished_name = name
prompt = no
[name]
CN = test
[server]
basicConstraints = critical, CA:FALSE
extendedKeyUsage = serverAuth
subjectAltName = {names}
"""

openssl, folder = sys.argv[1:3]


def path(name):
    return os.path.join(folder, name)


def run(*arguments):
    subprocess.run([openssl, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def write(name, text):
    with open(path(name), "w", encoding="ascii") as file:
        file.write(text)


def make_key(name):
    run("ecparam", "-name", "prime256v1", "-genkey", "-noout", "-out", path(name + ".key"))


def make_authority(name):
    write(name + ".cnf", AUTHORITY.format(name=name))
    make_key(name)
    run("req", "-x509", "-new", "-key", path(name + ".key"), "-config", path(name + ".cnf"), "-days", "3650",
        "-out", path(name + ".pem"))


def make_server(name, authority, names):
    write(name + ".cnf", SERVER.format(names=names))
    make_key(name)
    run("req", "-new", "-key", path(name + ".key"), "-config", path(name + ".cnf"), "-out", path(name + ".csr"))
    run("x509", "-req", "-in", path(name + ".csr"), "-CA", path(authority + ".pem"), "-CAkey",
        path(authority + ".key"), "-CAcreateserial", "-days", "3650", "-extfile", path(name + ".cnf"),
        "-extensions", "server", "-out", path(name + ".crt"))
    # One file of both, as GTlsCertificate reads it.
    with open(path(name + ".pem"), "w", encoding="ascii") as file:
        for part in (".crt", ".key"):
            with open(path(name + part), encoding="ascii") as source:
                file.write(source.read())


os.makedirs(folder, exist_ok=True)
make_authority("authority")
make_authority("stranger")
make_server("good", "authority", "IP:127.0.0.1, DNS:localhost")
make_server("other-host", "authority", "DNS:other.example")
make_server("other-authority", "stranger", "IP:127.0.0.1, DNS:localhost")
